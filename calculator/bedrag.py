"""Amounts of money: whole euro cents, including btw, read and written the Dutch way.

An amount is a plain ``int``. There are no floats anywhere in the package.
"""

import re

#: No cost of one home measure comes near this; more is a typing error. In cents.
HOOGSTE_BEDRAG = 100_000_000

_GETAL = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}|-{1,2}|–))?")
# Compiled on import, as all patterns here: what travels to the browser then needs no compiler of patterns.
_TEKENS = re.compile(r"(?i)eur(o)?|€|[\s\u00a0]")
_PUNT_ALS_KOMMA = re.compile(r"\d+\.\d{2}")


def toon(cents: int) -> str:
    """Write an amount in cents as a reader expects it: ``240000`` becomes ``€ 2.400``.

    The cents are left out when there are none. The space after the euro sign does not break.
    """
    euro, rest = divmod(abs(cents), 100)
    heel = f"{euro:,}".replace(",", ".")
    teken = "-" if cents < 0 else ""
    return f"€\u00a0{teken}{heel},{rest:02d}" if rest else f"€\u00a0{teken}{heel}"


def miljoen(cents: int) -> str:
    """Write an amount in cents in millions of euros: ``€ 2,5 miljoen``."""
    heel, rest = divmod(cents, 100_000_000)
    return f"€\u00a0{heel}" + (f",{rest // 10_000_000}" if rest else "") + " miljoen"


def lees(tekst: str) -> int:
    """Read an amount as people write it and return cents.

    Accepts ``2.400``, ``2400``, ``€ 1.250,50``, ``EUR 2.400,-`` and ``1250.50``.
    Raises ValueError when it is no amount, negative or above HOOGSTE_BEDRAG.
    """
    kaal = _TEKENS.sub("", tekst)
    if _PUNT_ALS_KOMMA.fullmatch(kaal):
        kaal = kaal.replace(".", ",")
    gevonden = _GETAL.fullmatch(kaal) if kaal.isascii() or "–" in kaal else None
    if gevonden is None or len(kaal) > 20:
        raise ValueError("geen bedrag")
    decimalen = gevonden[2] or ""
    cents = int(gevonden[1].replace(".", "")) * 100
    if decimalen.isdigit():
        cents += int(decimalen.ljust(2, "0"))
    if cents > HOOGSTE_BEDRAG:
        raise ValueError("te hoog bedrag")
    return cents
