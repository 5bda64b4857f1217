"""Sentences for two readers: the bestuurder is addressed, the organisation reads about the bestuurder."""

from __future__ import annotations

import re

#: The two who read an answer.
LEZERS = BESTUURDER, ORGANISATIE = ("bestuurder", "organisatie")

_KEUZE = re.compile(r"\[([^|\[\]]*)\|([^|\[\]]*)\]")


class Zin(str):
    """A sentence as the bestuurder reads it; ``organisatie`` is how the organisation reads it."""

    organisatie: str

    def __new__(cls, bestuurder: str, organisatie: str) -> Zin:
        """Both ways of saying one thing."""
        nieuw = super().__new__(cls, bestuurder)
        nieuw.organisatie = organisatie
        return nieuw


def zin(tekst: str) -> str:
    """``[U hebt|De bestuurder heeft] een ambt``: the part before the bar for the bestuurder, the other for the organisation."""
    if isinstance(tekst, Zin) or "|" not in tekst:
        return tekst
    # Functions, and no templates: those need the parser of patterns when they are used.
    return Zin(_KEUZE.sub(lambda keuze: keuze[1], tekst), _KEUZE.sub(lambda keuze: keuze[2], tekst))


def voor(tekst: str, lezer: str) -> str:
    """A sentence as this reader reads it."""
    return tekst.organisatie if lezer == ORGANISATIE and isinstance(tekst, Zin) else tekst


def hoofdletter(tekst: str) -> str:
    """With a capital, for the start of a sentence."""
    return tekst[:1].upper() + tekst[1:]


def kleine_letter(tekst: str) -> str:
    """Without a capital, for inside a sentence; an abbreviation keeps its own."""
    return tekst if tekst[:2].isupper() else tekst[:1].lower() + tekst[1:]


def opsomming(delen: list[str] | tuple[str, ...], voegwoord: str = "en") -> str:
    """``a, b en c``."""
    *eerst, laatst = delen
    return f"{', '.join(eerst)} {voegwoord} {laatst}" if eerst else laatst
