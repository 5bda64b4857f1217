"""What each reader may send or sign."""

from typing import NamedTuple

from calculator.oordeel.antwoord import Antwoord
from calculator.wet.partijen import ORGANISATIE
from calculator.zelfcheck import woorden
from calculator.zelfcheck.antwoordbrief import antwoordbrief
from calculator.zelfcheck.brief import brief
from calculator.zelfcheck.briefdelen import loket, niet_gedekt, persoon
from calculator.zelfcheck.conceptbesluit import besluiten
from calculator.zinnen import BESTUURDER as LEZER_BESTUURDER


class Brief(NamedTuple):
    """A text to send: what it is called on the page, a code for its place there, and the text itself."""

    code: str
    titel: str
    tekst: str


def brieven(antwoord: Antwoord, lezer: str) -> tuple[Brief, ...]:
    """What this reader may send or sign."""
    if lezer == LEZER_BESTUURDER:
        naam = loket(antwoord) if niet_gedekt(antwoord) else woorden.naam(antwoord, ORGANISATIE)
        return (Brief("brief", f"Brief aan {naam}", brief(antwoord)),)
    uit = [Brief("brief", f"Brief aan {persoon(antwoord)}", antwoordbrief(antwoord))]
    concepten = besluiten(antwoord)
    for nummer, tekst in enumerate(concepten, 1):
        staart = f" (gemeente {nummer})" if len(concepten) > 1 else ""
        uit.append(Brief("besluit" + (f"-{nummer}" if nummer > 1 else ""), f"Concept-besluit{staart}", tekst))
    return tuple(uit)
