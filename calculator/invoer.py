"""The path of before 0.3.0, until the next version: use ``from calculator import InvoerFout``."""

from calculator.geval.invoer import InvoerFout as InvoerFout
