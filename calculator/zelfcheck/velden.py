"""What was chosen or typed in the fields of a question, as a value of the case format."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from calculator import bedrag, datum
from calculator.geval.invoer import LANGSTE_TEKST, MEESTE_GEMEENTEN, kort
from calculator.wet.feiten import Feit, Soort
from calculator.wet.model import ONBEKEND

WEET_NIET, GEEN, WEL = "weet_niet", "geen", "wel"

Velden = Mapping[str, str]


class AntwoordFout(ValueError):
    """What was typed does not fit. ``fouten``: field name to sentence."""

    def __init__(self, fouten: Mapping[str, str]) -> None:
        super().__init__("; ".join(fouten.values()))
        self.fouten = dict(fouten)


class Antwoord(NamedTuple):
    """A JSON value of the case format: None for 'weet ik niet', ONBEKEND for 'not applicable'. ``maand``: of the day only the month was given."""

    waarde: Any
    maand: bool = False


_ONZICHTBAAR = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_STREEPJE = re.compile("[\u2010-\u2015\u2212]")
_KOMMA_BOVEN = re.compile("[\u2018\u2019\u02bc]")


def netjes(tekst: str) -> str:
    """Typed or pasted text with plain spaces, hyphens and apostrophes, and without what nobody sees (marks for direction, soft hyphens)."""
    return " ".join(_KOMMA_BOVEN.sub("'", _STREEPJE.sub("-", _ONZICHTBAAR.sub("", tekst))).split())


def lees_antwoord(feit: Feit, velden: Velden) -> Antwoord:
    """The answer to one question. Raises AntwoordFout with a sentence that says what would be right."""
    keuze, tekst = velden.get(feit.naam, "").strip(), velden.get(feit.naam + "-waarde", "")
    if feit.soort is Soort.TEKST:
        return Antwoord(" ".join(tekst.split())[:LANGSTE_TEKST] or ONBEKEND)
    if keuze == WEET_NIET and feit.weet_niet:
        return Antwoord(None)
    if feit.soort in (Soort.KEUZE, Soort.JA_NEE):
        if keuze not in {k.code for k in feit.keuzes}:
            raise AntwoordFout({feit.naam: "Kies een antwoord."})
        return Antwoord(keuze == "ja" if feit.soort is Soort.JA_NEE else keuze)
    if keuze == GEEN and feit.afwezig_label:
        return Antwoord(ONBEKEND)
    return _lees_tekst(feit, keuze, netjes(tekst))


def _lees_tekst(feit: Feit, keuze: str, tekst: str) -> Antwoord:
    veld = feit.naam + "-waarde"
    if not tekst:
        if met_keuze(feit) and keuze != WEL:
            raise AntwoordFout({feit.naam: f"Kies een antwoord, of vul in: {feit.kort}."})
        raise AntwoordFout({veld: _LEEG[feit.soort]})
    try:
        if feit.soort is Soort.DATUM:
            return _lees_dag(feit, tekst)
        if feit.soort is Soort.BEDRAG:
            return Antwoord(bedrag.lees(tekst))
        aantal = int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 5 else 0
        if not 1 <= aantal <= MEESTE_GEMEENTEN:
            raise ValueError
        return Antwoord(aantal)
    except datum.JaarOntbreekt as fout:
        zin = f"In welk jaar? Schrijf bijvoorbeeld {fout.tekst} 2026."
        raise AntwoordFout({veld: zin}) from None
    except ValueError:
        raise AntwoordFout({veld: f"‘{kort(tekst)}’ {_FOUT[feit.soort]}"}) from None


def _lees_dag(feit: Feit, tekst: str) -> Antwoord:
    maand = datum.lees_maand(tekst)
    if maand and feit.naam != "peildatum":
        return Antwoord(maand.isoformat(), maand=True)
    return Antwoord(datum.lees(tekst).isoformat())


_LEEG = MappingProxyType(
    {
        Soort.DATUM: "Vul een dag in, bijvoorbeeld 3 mei 2022.",
        Soort.BEDRAG: "Vul een bedrag in, bijvoorbeeld 1.250,50.",
        Soort.AANTAL: "Vul een aantal in, bijvoorbeeld 2.",
    }
)
_FOUT = MappingProxyType(
    {
        Soort.DATUM: "is geen dag die bestaat of die wij begrijpen. Schrijf bijvoorbeeld 3 mei 2022 of 3-5-2022.",
        Soort.BEDRAG: f"is geen bedrag dat wij begrijpen. Schrijf bijvoorbeeld 1.250,50. Meer dan {bedrag.toon(bedrag.HOOGSTE_BEDRAG)} kan niet.",
        Soort.AANTAL: f"is geen aantal van 1 tot en met {MEESTE_GEMEENTEN}.",
    }
)


def met_keuze(feit: Feit) -> bool:
    """True when a typed answer has radio buttons above it."""
    return bool(feit.afwezig_label or feit.weet_niet)
