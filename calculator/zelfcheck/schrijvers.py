"""The writers by name: what a reader of an answer may get."""

from calculator.oordeel.antwoord import Antwoord
from calculator.zelfcheck.brieven import brieven
from calculator.zelfcheck.conceptbesluit import besluiten
from calculator.zelfcheck.kalender import kalender
from calculator.zelfcheck.scherm_uitkomst import meenemen
from calculator.zelfcheck.tekst import tekst
from calculator.zelfcheck.uitkomst import html

ALS = ("tekst", "html", "brief", "besluit", "kalender")

_GEEN_BESLUIT = "Er is geen concept-besluit: de regeling geldt niet voor dit ambt, of het ambt is niet bekend.\n"


def schrijf(antwoord: Antwoord, lezer: str, als: str) -> str:
    """The answer for this reader, in one of the forms of ``ALS``."""
    if als == "html":
        return html(antwoord, lezer, meenemen=meenemen(antwoord, lezer)) + "\n"
    if als == "brief":
        return brieven(antwoord, lezer)[0].tekst
    if als == "besluit":
        return "\n\n".join(besluiten(antwoord)) or _GEEN_BESLUIT
    return kalender(antwoord, lezer) if als == "kalender" else tekst(antwoord, lezer)
