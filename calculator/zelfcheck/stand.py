"""The walk through the self-check: which question comes next, and what an answer does to the answers before it.

A Stand is all there is: the facts in the case format and which questions were answered. It lives in the page's memory,
travels to Python and back as JSON, and is nowhere kept.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from calculator import bedrag, datum
from calculator.geval.invoer import MEESTE_GEMEENTEN, MEESTE_MAATREGELEN, InvoerFout, kort, lees_geval, lees_maatregel
from calculator.oordeel.oordelen import open_toetsingen
from calculator.wet.feiten import EEN_WAARDE, FEITEN, PER_NAAM, PER_NAAM_MAATREGEL, Feit, Soort
from calculator.wet.model import NEE, ONBEKEND, Geval
from calculator.wet.regelingen import regelingen_voor
from calculator.wet.tegenspraak import tegenspraken, tegenspraken_maatregel

#: The order of asking: who you are, threat, what it is about, your office, your home, your papers.
VOLGORDE = (
    "ambt",
    "concrete_dreiging",
    "maatregelen",
    "waarneming",
    "waarneming_langer_dan_30_dagen",
    "ambt_vanaf",
    "benoeming_niet_doorgegaan",
    "benoeming_vast_op",
    "ambt_tot_en_met",
    "woning_is_woonadres",
    "woning_ligging",
    "vorige_woning_verstrekt",
    "vorige_woning_vergoed",
    "woonadres_sinds",
    "eerder_vergoed_dit_adres",
    "pkvw",
    "pkvw_afgegeven_op",
    "pkvw_niet_te_vergen",
    "advies",
    "aantal_gemeenten",
)

LEZERS = ("bestuurder", "organisatie")
WEET_NIET, GEEN, WEL = "weet_niet", "geen", "wel"


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a visitor is: ``feiten`` in the case format (JSON values), ``beantwoord`` in order of asking."""

    feiten: Mapping[str, Any]
    beantwoord: tuple[str, ...] = ()
    lezer: str = "bestuurder"

    def json(self) -> dict[str, Any]:
        """As it travels."""
        return {"feiten": dict(self.feiten), "beantwoord": list(self.beantwoord), "lezer": self.lezer}

    @property
    def maatregelen(self) -> list[dict[str, Any]]:
        """The measures given so far."""
        return list(self.feiten.get("maatregelen", []))


def begin(vandaag: str) -> Stand:
    """A walk that starts today, ``vandaag`` as in ``2026-11-22``. Raises InvoerFout when no question can be asked that day."""
    stand = Stand({"peildatum": vandaag})
    lees_geval(stand.feiten)
    return stand


def uit_json(inhoud: Any) -> Stand:
    """The Stand as it came back from the page. Raises InvoerFout when it is no Stand."""
    if not isinstance(inhoud, dict) or not isinstance(inhoud.get("feiten"), dict):
        raise InvoerFout("stand", "verwacht wordt de stand van een zelfcheck.")
    lees_geval({"feiten": inhoud["feiten"]})
    beantwoord = inhoud.get("beantwoord", [])
    lezer = inhoud.get("lezer", LEZERS[0])
    if not isinstance(beantwoord, list) or lezer not in LEZERS:
        raise InvoerFout("stand", "verwacht wordt de stand van een zelfcheck.")
    return Stand(inhoud["feiten"], tuple(dict.fromkeys(n for n in beantwoord if n in VOLGORDE)), lezer)


def uit_geval(inhoud: Any) -> Stand:
    """A saved case as a walk: every given key is answered, and a key left at its usual value when it would be asked. Raises InvoerFout."""
    geval = lees_geval(inhoud)
    feiten = dict(inhoud.get("feiten", inhoud))
    gegeven = {n for n in VOLGORDE if n in feiten or n == "maatregelen"}
    while True:
        stand = Stand(feiten, tuple(n for n in VOLGORDE if n in gegeven and past(PER_NAAM[n], geval.feiten)))
        gewoon = {n for n in open_vragen(stand) if PER_NAAM[n].afwezig is not ONBEKEND}
        if gewoon <= gegeven:
            return stand
        gegeven |= gewoon


def geval_van(stand: Stand) -> Geval:
    """The case so far: what was not yet answered is unknown."""
    geval = lees_geval(stand.feiten)
    open_feiten = {n: ONBEKEND for n in VOLGORDE if n not in stand.beantwoord and n != "maatregelen"}
    return Geval({**geval.feiten, **open_feiten}, geval.maatregelen)


def past(feit: Feit, feiten: Mapping[str, Any]) -> bool:
    """True when the question makes sense beside the known facts; who does not know of a certificate is not asked its day."""
    return feit.past(feiten)


def open_vragen(stand: Stand) -> tuple[str, ...]:
    """The questions not yet answered that can still change the outcome or what must be done, in order."""
    if "ambt" not in stand.beantwoord:
        return ("ambt",)
    geval = geval_van(stand)
    namen: set[str] = set()
    for maximaal, toetsingen in open_toetsingen(geval):
        if maximaal > NEE:
            namen.update(naam for t in toetsingen for naam in t.ontbreekt)
            namen.update(("maatregelen", "aantal_gemeenten"))
    namen.add("concrete_dreiging")
    return tuple(n for n in VOLGORDE if n in namen and n not in stand.beantwoord and past(PER_NAAM[n], geval.feiten))


def volgende(stand: Stand) -> str:
    """The next question, or ``controle`` when all is known."""
    return next(iter(open_vragen(stand)), "controle")


def vorige(stand: Stand, vraag: str) -> str:
    """The question before this one."""
    eerdere = list(stand.beantwoord)
    if vraag in eerdere:
        eerdere = eerdere[: eerdere.index(vraag)]
    return eerdere[-1] if eerdere else VOLGORDE[0]


# --- answers -----------------------------------------------------------------------------------------------------


class AntwoordFout(ValueError):
    """What was typed does not fit. ``fouten``: field name to sentence."""

    def __init__(self, fouten: Mapping[str, str]) -> None:
        super().__init__("; ".join(fouten.values()))
        self.fouten = dict(fouten)


Velden = Mapping[str, str]

_ONZICHTBAAR = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_STREEPJE = re.compile("[\u2010-\u2015\u2212]")


def netjes(tekst: str) -> str:
    """Typed or pasted text with plain spaces and hyphens, and without what nobody sees (marks for direction, soft hyphens)."""
    return " ".join(_STREEPJE.sub("-", _ONZICHTBAAR.sub("", tekst)).split())


def lees_antwoord(feit: Feit, velden: Velden) -> Any:
    """The answer to one question as a JSON value of the case format; None for 'weet ik niet', ONBEKEND for 'not applicable'.

    Raises AntwoordFout with a sentence that says what would be right.
    """
    keuze, tekst = velden.get(feit.naam, "").strip(), netjes(velden.get(feit.naam + "-waarde", ""))
    if keuze == WEET_NIET and feit.weet_niet:
        return None
    if feit.soort in (Soort.KEUZE, Soort.JA_NEE):
        if keuze not in {k.code for k in feit.keuzes}:
            raise AntwoordFout({feit.naam: "Kies een antwoord."})
        return keuze == "ja" if feit.soort is Soort.JA_NEE else keuze
    if keuze == GEEN and feit.afwezig_label:
        return ONBEKEND
    return _lees_tekst(feit, keuze, tekst)


def _lees_tekst(feit: Feit, keuze: str, tekst: str) -> Any:
    veld = feit.naam + "-waarde"
    if not tekst:
        if _met_keuze(feit) and keuze != WEL:
            raise AntwoordFout({feit.naam: f"Kies een antwoord, of vul in: {feit.kort}."})
        raise AntwoordFout({veld: _LEEG[feit.soort]})
    try:
        if feit.soort is Soort.DATUM:
            return datum.lees(tekst).isoformat()
        if feit.soort is Soort.BEDRAG:
            return bedrag.lees(tekst)
        aantal = int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 5 else 0
        if not 1 <= aantal <= MEESTE_GEMEENTEN:
            raise ValueError
        return aantal
    except ValueError:
        raise AntwoordFout({veld: f"‘{kort(tekst)}’ {_FOUT[feit.soort]}"}) from None


_LEEG = MappingProxyType(
    {
        Soort.DATUM: "Vul een dag in, bijvoorbeeld 3 mei 2022.",
        Soort.BEDRAG: "Vul een bedrag in, bijvoorbeeld 1.250,50.",
        Soort.AANTAL: "Vul een aantal in, bijvoorbeeld 2.",
    }
)
_FOUT = MappingProxyType(
    {
        Soort.DATUM: "is geen dag die bestaat of die wij begrijpen. Schrijf bijvoorbeeld 3 mei 2022 of 3-5-2022, met het jaar in vier cijfers.",
        Soort.BEDRAG: f"is geen bedrag dat wij begrijpen. Schrijf bijvoorbeeld 1.250,50. Meer dan {bedrag.toon(bedrag.HOOGSTE_BEDRAG)} kan niet.",
        Soort.AANTAL: f"is geen aantal van 1 tot en met {MEESTE_GEMEENTEN}.",
    }
)


def _met_keuze(feit: Feit) -> bool:
    """True when a typed answer has radio buttons above it."""
    return bool(feit.afwezig_label or feit.weet_niet)


def beantwoord(stand: Stand, naam: str, velden: Velden) -> tuple[Stand, tuple[str, ...]]:
    """Take an answer in. Returns the new Stand and the facts whose answers became void. Raises AntwoordFout."""
    feit = PER_NAAM[naam]
    waarde = lees_antwoord(feit, velden)
    feiten = {k: v for k, v in stand.feiten.items() if k != naam}
    if waarde is not ONBEKEND:
        feiten[naam] = waarde
    vervallen = _vervallen(feiten, stand.beantwoord, naam)
    for weg in vervallen:
        feiten.pop(weg, None)
    for een, ander, zin in tegenspraken(_gelezen(feiten)):
        if naam in (een, ander):
            veld = naam + "-waarde" if feit.soort is Soort.DATUM else naam
            andere = PER_NAAM[ander if een == naam else een]
            raise AntwoordFout({veld: f"Dit past niet bij {andere.kort}: {zin}. Verbeter een van de twee."})
    overig = tuple(n for n in stand.beantwoord if n not in vervallen)
    return replace(stand, feiten=feiten, beantwoord=overig if naam in overig else (*overig, naam)), vervallen


def _gelezen(feiten: Mapping[str, Any]) -> dict[str, Any]:
    """The days among the facts as days, as the contradictions need them; None is 'weet ik niet' here."""
    uit: dict[str, Any] = {}
    for naam, waarde in feiten.items():
        dag = isinstance(waarde, str) and PER_NAAM[naam].soort is Soort.DATUM
        uit[naam] = date.fromisoformat(waarde) if dag else ONBEKEND if waarde is None else waarde
    return {"ambt_vanaf": None, **uit}


def _vervallen(feiten: Mapping[str, Any], beantwoord: tuple[str, ...], nieuw: str) -> tuple[str, ...]:
    """Answered facts whose question no longer makes sense after this answer."""
    weg: list[str] = []
    nu = dict(feiten)
    for feit in FEITEN:
        if feit.naam != nieuw and feit.naam in beantwoord and not _past_json(feit, nu, weg):
            weg.append(feit.naam)
            nu.pop(feit.naam, None)
    return tuple(weg)


def _past_json(feit: Feit, feiten: Mapping[str, Any], weg: list[str]) -> bool:
    for naam, waarden in feit.alleen_bij:
        waarde = feiten.get(naam, PER_NAAM[naam].afwezig if naam not in weg else ONBEKEND)
        if waarde is not None and waarde is not ONBEKEND and waarde not in waarden and EEN_WAARDE not in waarden:
            return False
    return True


# --- measures ----------------------------------------------------------------------------------------------------

#: The two pages on a measure: what it is, and (for a regime that provides) who takes care of it.
MAATREGEL_WAT = ("soort", "omschrijving", "uitgevoerd_op", "bedrag")
MAATREGEL_WIE = ("in_advies", "zelf_aangeschaft", "bruikleen")


def vraagt_wie(stand: Stand, index: int) -> tuple[str, ...]:
    """The facts of the second page on this measure; empty when there is nothing more to ask."""
    maatregel = lees_maatregel(stand.maatregelen[index], index)
    peildatum = date.fromisoformat(stand.feiten["peildatum"])
    namen = (
        MAATREGEL_WIE if not all(r.vorm.geld for r in regelingen_voor(maatregel["uitgevoerd_op"], peildatum)) else ()
    )
    dreiging = stand.feiten.get("concrete_dreiging", False) is not False
    return (*namen, "werkgeverskosten_stelsel") if dreiging else namen


def beantwoord_maatregel(stand: Stand, index: int, namen: tuple[str, ...], velden: Velden) -> Stand:
    """Take in (a page of) a measure; ``index`` may be one past the last. Raises AntwoordFout for all its fields at once."""
    lijst = stand.maatregelen
    maatregel = dict(lijst[index]) if index < len(lijst) else {}
    if index >= MEESTE_MAATREGELEN:
        raise AntwoordFout({"soort": f"Meer dan {MEESTE_MAATREGELEN} maatregelen kan de zelfcheck niet aan."})
    fouten: dict[str, str] = {}
    for naam in namen:
        feit = PER_NAAM_MAATREGEL[naam]
        maatregel.pop(naam, None)
        if feit.soort is Soort.TEKST:
            tekst = " ".join(velden.get(naam + "-waarde", "").split())[:200]
            if tekst:
                maatregel[naam] = tekst
            continue
        try:
            waarde = lees_antwoord(feit, velden)
        except AntwoordFout as fout:
            fouten |= fout.fouten
            continue
        if waarde is not ONBEKEND:
            maatregel[naam] = waarde
    for een, ander, zin in tegenspraken_maatregel(maatregel):
        fouten.setdefault(een, f"Dit past niet bij {PER_NAAM_MAATREGEL[ander].kort}: {zin}.")
    if fouten:
        raise AntwoordFout(fouten)
    lijst[index : index + 1] = [maatregel]
    return replace(stand, feiten={**stand.feiten, "maatregelen": lijst})


def zonder_maatregel(stand: Stand, index: int) -> Stand:
    """The walk without one measure."""
    lijst = stand.maatregelen
    return replace(stand, feiten={**stand.feiten, "maatregelen": lijst[:index] + lijst[index + 1 :]})
