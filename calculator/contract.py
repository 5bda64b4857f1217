"""The path of before 0.3.0, until the next version: use ``from calculator import beoordeel``."""

from calculator.oordeel.contract import beoordeel as beoordeel
