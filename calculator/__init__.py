"""The rules on preventive home security for decentral administrators (Regeling veilig wonen), as plain Python.

``beoordeel``: facts in, answer out; ``InvoerFout``: what it raises for bad input. Each room imports only from the rooms before it
(tests/test_package.py holds them to it): small words (``bedrag``, ``datum``, ``html``), ``wet`` (the law), ``geval`` (a case from
outside), ``oordeel`` (what the rules come to), ``zelfcheck`` (the walk and its outcome), ``paginas`` (what only a build needs).
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.3.0"

if TYPE_CHECKING:
    from calculator.geval.invoer import InvoerFout as InvoerFout
    from calculator.oordeel.contract import beoordeel as beoordeel


def __getattr__(name: str) -> Any:
    """The two names that others import from here, fetched when they are asked for: the rooms need this package first."""
    if name == "beoordeel":
        from calculator.oordeel.contract import beoordeel

        return beoordeel
    if name == "InvoerFout":
        from calculator.geval.invoer import InvoerFout

        return InvoerFout
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
