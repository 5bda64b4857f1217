"""The rules on preventive home security for decentral administrators (Regeling veilig wonen), as plain Python.

Start at ``calculator.contract.beoordeel``: facts in, answer out. The law stands in ``regeling_2021`` and ``regeling_2024``.
"""

__version__ = "0.2.0"
