"""The walk through the self-check: which screen comes next, and what an answer does to the answers before it.

A Stand is all there is: the facts in the case format and which questions were answered. It lives in the page's memory,
travels to Python and back as JSON, and is nowhere kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from calculator import datum
from calculator.geval.invoer import MEESTE_MAATREGELEN, InvoerFout, feiten_van, lees_geval, lees_maatregel
from calculator.oordeel.contract import beoordeel
from calculator.oordeel.oordelen import basis_van, open_toetsingen
from calculator.oordeel.werelden import mogelijke_waarden
from calculator.wet.feiten import (
    AMBTSDAGEN,
    FEITEN,
    PER_NAAM,
    PER_NAAM_MAATREGEL,
    Feit,
    Soort,
    feit_van_pad,
    pad,
)
from calculator.wet.model import NEE, ONBEKEND, Geval
from calculator.wet.regelingen import EERSTE_PEILDATUM, REGELINGEN, regelingen_voor
from calculator.wet.tegenspraak import tegenspraken, tegenspraken_maatregel
from calculator.zelfcheck.velden import AntwoordFout, Velden, lees_antwoord

#: The screens in the order of asking, each with its questions: who you are, threat, your office, your home, your papers, what there is already.
SCHERMEN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ambt": ("ambt",),
        "concrete_dreiging": ("concrete_dreiging",),
        "functie": ("in_functie", "waarneming", "aantal_gemeenten"),
        "waarneming_langer_dan_30_dagen": ("waarneming_langer_dan_30_dagen",),
        "benoeming": ("benoeming_vast_op", "benoeming_niet_doorgegaan"),
        "woning": ("woning_is_woonadres", "woning_ligging", "woonadres_sinds"),
        "vorige_woning_verstrekt": ("vorige_woning_verstrekt",),
        "ambt_vanaf": ("ambt_vanaf",),
        "papieren": ("pkvw", "advies"),
        "pkvw_afgegeven_op": ("pkvw_afgegeven_op",),
        "pkvw_niet_te_vergen": ("pkvw_niet_te_vergen",),
        "advies_voor_deze_woning": ("advies_voor_deze_woning",),
        "maatregelen": ("maatregelen",),
        "ambt_tot_en_met": ("ambt_tot_en_met",),
        "vorige_woning_vergoed": ("vorige_woning_vergoed",),
        "eerder_vergoed_dit_adres": ("eerder_vergoed_dit_adres",),
    }
)
VOLGORDE = tuple(naam for namen in SCHERMEN.values() for naam in namen)
_SCHERM_VAN = MappingProxyType({naam: scherm for scherm, namen in SCHERMEN.items() for naam in namen})

#: What follows from being in office or not, so that it is asked only after that.
_NA_FUNCTIE = frozenset({*AMBTSDAGEN, "benoeming_niet_doorgegaan"})

LEZERS = ("bestuurder", "organisatie")
#: The two pages on a measure: what it is, and who takes care of it.
MAATREGEL_WAT = ("soort", "omschrijving", "uitgevoerd_op", "bedrag")
MAATREGEL_WIE = ("in_advies", "zelf_aangeschaft", "bruikleen")


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a visitor is: ``feiten`` in the case format (JSON values), ``beantwoord`` in order of asking.

    ``maanden`` names the days (as in an answer: ``pkvw_afgegeven_op``, ``maatregelen[0].uitgevoerd_op``) of which only the month was given;
    the facts then hold a day of that month, and it makes no difference which.
    """

    feiten: Mapping[str, Any]
    beantwoord: tuple[str, ...] = ()
    lezer: str = "bestuurder"
    maanden: tuple[str, ...] = ()

    def json(self) -> dict[str, Any]:
        """As it travels."""
        return {
            "feiten": dict(self.feiten),
            "beantwoord": list(self.beantwoord),
            "lezer": self.lezer,
            "maanden": list(self.maanden),
        }

    @property
    def maatregelen(self) -> list[dict[str, Any]]:
        """The measures given so far."""
        return list(self.feiten.get("maatregelen", []))

    @property
    def ambt(self) -> Any:
        """The office; None when it is not known yet."""
        return self.feiten.get("ambt")


def begin(vandaag: str) -> Stand:
    """A walk that starts today, ``vandaag`` as in ``2026-11-22``. Raises InvoerFout when no question can be asked that day."""
    stand = Stand({"peildatum": vandaag})
    lees_geval(stand.feiten)
    return stand


def uit_json(inhoud: Any) -> Stand:
    """The Stand as it came back from the page. Raises InvoerFout when it is no Stand."""
    if not isinstance(inhoud, dict) or not isinstance(inhoud.get("feiten"), dict):
        raise InvoerFout("stand", "verwacht wordt de stand van een zelfcheck.")
    beantwoord, maanden = inhoud.get("beantwoord", []), inhoud.get("maanden", [])
    lezer = inhoud.get("lezer", LEZERS[0])
    if not isinstance(beantwoord, list) or not isinstance(maanden, list) or lezer not in LEZERS:
        raise InvoerFout("stand", "verwacht wordt de stand van een zelfcheck.")
    asked = tuple(dict.fromkeys(naam for naam in beantwoord if naam in VOLGORDE))
    stand = Stand(inhoud["feiten"], asked, lezer)
    geval_van(stand)
    return replace(stand, maanden=tuple(waar for waar in maanden if isinstance(waar, str) and _is_dag(stand, waar)))


def uit_geval(inhoud: Any) -> Stand:
    """A case as a walk. Raises InvoerFout.

    One that tells which questions were answered is that walk. In any other every given key is answered, and a key that was left out has its
    usual value when it would be asked.
    """
    lees_geval(inhoud)
    feiten = dict(feiten_van(inhoud))
    if isinstance(inhoud.get("beantwoord"), list) and "feiten" in inhoud:
        return Stand(feiten, tuple(dict.fromkeys(naam for naam in inhoud["beantwoord"] if naam in VOLGORDE)))
    gegeven = {naam for naam in VOLGORDE if naam in feiten or naam == "maatregelen"}
    # Once it is said whether somebody is in office, a day that was left out is unknown, and not "no such day".
    onbekend = AMBTSDAGEN if feiten.get("in_functie") else ()
    while True:
        stand = Stand(feiten, tuple(naam for naam in VOLGORDE if naam in gegeven))
        gewoon = {n for n in _open_feiten(stand) if PER_NAAM[n].afwezig is not ONBEKEND and n not in onbekend}
        if gewoon <= gegeven:
            return _met_gewone_maatregelen(stand)
        gegeven |= gewoon


def _met_gewone_maatregelen(stand: Stand) -> Stand:
    """The same walk, with what a measure left out at its usual value: that is an answer in a case that came from elsewhere."""
    lijst = []
    for index, maatregel in enumerate(stand.maatregelen):
        gewoon = {n: PER_NAAM_MAATREGEL[n].afwezig for n in vraagt_wie(stand, index)}
        lijst.append({**{n: w for n, w in gewoon.items() if w is not ONBEKEND}, **maatregel})
    return replace(stand, feiten={**stand.feiten, "maatregelen": lijst}) if lijst else stand


def geval_van(stand: Stand) -> Geval:
    """The case of a walk: the one way to make it. What was not answered is unknown. Raises InvoerFout."""
    return lees_geval({"feiten": stand.feiten, "beantwoord": list(stand.beantwoord)})


# --- what to ask -------------------------------------------------------------------------------------------------


def _open_feiten(stand: Stand) -> tuple[str, ...]:
    """The facts of the case, not yet asked, that can still change an outcome or what must be done, in order."""
    if "ambt" not in stand.beantwoord:
        return ("ambt",)
    geval = geval_van(stand)
    namen = {"concrete_dreiging"}
    # What the regime of today gives is always told, whatever measures there are.
    toetsingen = open_toetsingen(Geval(geval.feiten)) + (open_toetsingen(geval) if geval.maatregelen else ())
    for maximaal, open_ in toetsingen:
        if maximaal > NEE:
            namen.update(naam for toetsing in open_ for naam in toetsing.ontbreekt)
            namen.add("aantal_gemeenten")
    bestaand = (r for r in REGELINGEN if r.begin <= geval.peildatum)
    if any(basis_van(regeling, geval.feiten).alle[1] > NEE for regeling in bestaand):
        namen.add("maatregelen")
    return tuple(n for n in VOLGORDE if n in namen and n not in stand.beantwoord and PER_NAAM[n].past(geval.feiten))


def open_vragen(stand: Stand) -> tuple[str, ...]:
    """What is still to be asked, in order: facts of the case, and pages on a measure (``maatregel-0-wie``).

    Who did not say whether they are in office is asked that before any day: it may make the days needless. So may the first day the other.
    """
    namen = _open_feiten(stand)
    if "in_functie" not in stand.beantwoord and not _NA_FUNCTIE.isdisjoint(namen):
        over = {"in_functie", *namen} - _NA_FUNCTIE
        namen = tuple(naam for naam in VOLGORDE if naam in over)
    elif "ambt_vanaf" in namen:
        # The first day in office often settles it.
        namen = tuple(naam for naam in namen if naam != "benoeming_vast_op")
    return (*namen, *_open_maatregelen(stand))


def _open_maatregelen(stand: Stand) -> Iterator[str]:
    """The pages on measures of which a question came up after they were filled in."""
    for index, maatregel in enumerate(stand.maatregelen):
        if any(naam not in maatregel for naam in vraagt_wie(stand, index)):
            yield f"maatregel-{index}-wie"


def scherm_van(stap: str) -> str:
    """The screen of a fact; a screen stays what it is."""
    return _SCHERM_VAN.get(stap, stap)


def getoond(stand: Stand, scherm: str, nog: Sequence[str]) -> tuple[str, ...]:
    """The questions on a screen for this visitor: those still to be asked (``nog``), or else those answered."""
    namen = SCHERMEN[scherm]
    return tuple(n for n in namen if n in nog) or tuple(n for n in namen if n in stand.beantwoord)


def vorige(stand: Stand, stap: str) -> str:
    """The screen before this one."""
    eerdere = list(dict.fromkeys(scherm_van(naam) for naam in stand.beantwoord))
    if stap in eerdere:
        eerdere = eerdere[: eerdere.index(stap)]
    return eerdere[-1] if eerdere else VOLGORDE[0]


def vraagt_wie(stand: Stand, index: int) -> tuple[str, ...]:
    """The facts of the second page on this measure; empty when there is nothing more to ask."""
    maatregel = lees_maatregel(stand.maatregelen[index], index)
    mogelijk = regelingen_voor(maatregel["uitgevoerd_op"], date.fromisoformat(stand.feiten["peildatum"]))
    namen: tuple[str, ...] = MAATREGEL_WIE if not all(r.vorm.geld for r in mogelijk) else ()
    if stand.feiten.get("advies") != "vastgesteld":
        namen = tuple(naam for naam in namen if naam != "in_advies")
    dreiging = stand.feiten.get("concrete_dreiging", False) is not False
    return (*namen, "werkgeverskosten_stelsel") if dreiging else namen


def op_pagina(stand: Stand, index: int, deel: str) -> tuple[str, ...]:
    """The facts on a page of this measure: of the second, those that are still to be asked, or else all."""
    if deel == "wat":
        return MAATREGEL_WAT
    alle = vraagt_wie(stand, index)
    return tuple(naam for naam in alle if naam not in stand.maatregelen[index]) or alle


# --- answers -----------------------------------------------------------------------------------------------------


def beantwoord(stand: Stand, namen: Sequence[str], velden: Velden) -> tuple[Stand, tuple[str, ...]]:
    """Take in the answers to the questions of a screen.

    Returns the new Stand and the facts whose answers became void, named as in an answer. Raises AntwoordFout for all fields at once.
    """
    feiten, maanden = dict(stand.feiten), [waar for waar in stand.maanden if waar not in namen]
    fouten: dict[str, str] = {}
    for naam in namen:
        try:
            antwoord = lees_antwoord(PER_NAAM[naam], velden)
        except AntwoordFout as fout:
            fouten |= fout.fouten
            continue
        feiten.pop(naam, None)
        if antwoord.waarde is not ONBEKEND:
            feiten[naam] = antwoord.waarde
        if antwoord.maand:
            maanden.append(naam)
    if fouten:
        raise AntwoordFout(fouten)
    if "peildatum" in namen and date.fromisoformat(feiten["peildatum"]) < EERSTE_PEILDATUM:
        eerste = datum.toon(EERSTE_PEILDATUM)
        raise AntwoordFout({"peildatum-waarde": f"Toen was er nog geen regeling. Kies een dag vanaf {eerste}."})
    nieuw = tuple(naam for naam in namen if naam not in stand.beantwoord and naam != "peildatum")
    verder = replace(stand, feiten=feiten, beantwoord=(*stand.beantwoord, *nieuw), maanden=tuple(maanden))
    verder, vervallen = _zonder_vervallen(_passende_dagen(verder), namen)
    for een, ander, zin in tegenspraken(_gelezen(verder)):
        veld = een if een in namen else ander
        andere = PER_NAAM[ander if veld == een else een]
        waarom = f"Dit past niet bij {andere.kort}: {zin}. Verbeter een van de twee."
        raise AntwoordFout({_veld(PER_NAAM[veld]): waarom})
    te_vaag = _te_vaag(verder)
    if nodig := [naam for naam in te_vaag if naam in namen]:
        raise AntwoordFout({f"{naam}-waarde": _DAG_NODIG for naam in nodig})
    return _zonder(verder, te_vaag), (*vervallen, *te_vaag)


_DAG_NODIG = "Een maand is hier niet genoeg: de dag maakt verschil. Vul ook de dag in, bijvoorbeeld 1 juli 2026."


def op_dag(stand: Stand, dag: str) -> tuple[Stand, tuple[str, ...]]:
    """The same walk for another day; what cannot be true on that day is void. Raises AntwoordFout when no rule was known that day."""
    return beantwoord(stand, ("peildatum",), {"peildatum-waarde": dag})


def _veld(feit: Feit) -> str:
    """The field that an error about this fact belongs to."""
    return feit.naam if feit.keuzes or feit.soort is Soort.LIJST else feit.naam + "-waarde"


def _gelezen(stand: Stand) -> dict[str, Any]:
    """What was answered, with days as days, as the contradictions need it; 'weet ik niet' is unknown."""
    uit: dict[str, Any] = {naam: PER_NAAM[naam].afwezig for naam in stand.beantwoord}
    for naam, waarde in stand.feiten.items():
        dag = isinstance(waarde, str) and PER_NAAM[naam].soort is Soort.DATUM
        uit[naam] = date.fromisoformat(waarde) if dag else ONBEKEND if waarde is None else waarde
    return uit


def _zonder(stand: Stand, weg: Sequence[str]) -> Stand:
    """The walk without these answers; of a measure only the day."""
    feiten = {naam: waarde for naam, waarde in stand.feiten.items() if naam not in weg}
    if any(waar not in PER_NAAM for waar in weg):
        lijst = [dict(maatregel) for maatregel in stand.maatregelen]
        for feit, index in map(feit_van_pad, weg):
            if index is not None:
                lijst[index][feit.naam] = None
        feiten["maatregelen"] = lijst
    over = tuple(naam for naam in stand.beantwoord if naam not in weg)
    maanden = tuple(waar for waar in stand.maanden if waar not in weg)
    return replace(stand, feiten=feiten, beantwoord=over, maanden=maanden)


def _zonder_vervallen(stand: Stand, nieuw: Sequence[str]) -> tuple[Stand, tuple[str, ...]]:
    """Without answers to questions that make no sense beside the new ones, or that these overtake."""
    weg: list[str] = []
    for feit in FEITEN:
        if feit.naam in stand.beantwoord and feit.naam not in nieuw and feit.uitgesloten(_gelezen(_zonder(stand, weg))):
            weg.append(feit.naam)
    while botsing := _ingehaald(_gelezen(_zonder(stand, weg)), nieuw):
        weg.append(botsing)
    return _zonder(stand, weg), tuple(weg)


def _ingehaald(gelezen: Mapping[str, Any], nieuw: Sequence[str]) -> str | None:
    """An answer that a new one on the office or on the day of the question overtakes: who left office has another last day to tell."""
    for een, ander, _ in tegenspraken(gelezen):
        if "in_functie" in nieuw and "in_functie" in (een, ander):
            return een if ander == "in_functie" else ander
        if "peildatum" in nieuw:
            return "in_functie" if "in_functie" in (een, ander) else een if een != "peildatum" else ander
    return None


# --- days of which only the month is known -----------------------------------------------------------------------


def _is_dag(stand: Stand, waar: str) -> bool:
    """True when this names a day that was given."""
    try:
        feit, index = feit_van_pad(waar)
        bron = stand.feiten if index is None else stand.maatregelen[index]
    except (KeyError, ValueError, IndexError):
        return False
    return feit.soort is Soort.DATUM and feit.naam != "peildatum" and isinstance(bron.get(feit.naam), str)


def _passende_dagen(stand: Stand) -> Stand:
    """A month stands for its first day, or for its last where the first cannot be."""
    botsend = {naam for een, ander, _ in tegenspraken(_gelezen(stand)) for naam in (een, ander)}
    feiten = {naam: _laatste_van(stand.feiten[naam]) for naam in stand.maanden if naam in botsend}
    return replace(stand, feiten={**stand.feiten, **feiten})


def _laatste_van(dag: str) -> str:
    eerste = date.fromisoformat(dag).replace(day=1)
    return ((eerste + 31 * datum.EEN_DAG).replace(day=1) - datum.EEN_DAG).isoformat()


def _te_vaag(stand: Stand) -> tuple[str, ...]:
    """Those of which the month is not enough: another day of it would give another answer."""
    return tuple(waar for waar in stand.maanden if len(_antwoorden(stand, waar)) != 1)


def _antwoorden(stand: Stand, waar: str) -> list[Any]:
    """The different answers that the days of this month give; days that cannot be are left out."""
    feit, index = feit_van_pad(waar)
    bron = stand.feiten if index is None else stand.maatregelen[index]
    eerste = date.fromisoformat(bron[feit.naam]).replace(day=1)
    dagen = {eerste, date.fromisoformat(_laatste_van(bron[feit.naam]))}
    geval = geval_van(stand)
    waarden = {**geval.feiten, **{f"dag {i}": m["uitgevoerd_op"] for i, m in enumerate(geval.maatregelen)}}
    if index is not None:
        waarden |= geval.maatregelen[index]
    keer = mogelijke_waarden(feit.naam, {**waarden, feit.naam: ONBEKEND})
    dagen |= {dag for dag in keer if isinstance(dag, date) and dag.replace(day=1) == eerste}
    uit: list[Any] = []
    for dag in sorted(dagen):
        feiten = dict(stand.feiten)
        if index is None:
            feiten[feit.naam] = dag.isoformat()
        else:
            lijst = stand.maatregelen
            lijst[index] = {**lijst[index], feit.naam: dag.isoformat()}
            feiten["maatregelen"] = lijst
        try:
            antwoord = beoordeel({"feiten": feiten, "beantwoord": list(stand.beantwoord)})
        except InvoerFout:
            continue
        if antwoord not in uit:
            uit.append(antwoord)
    return uit


# --- measures ----------------------------------------------------------------------------------------------------


def beantwoord_maatregel(stand: Stand, index: int, namen: tuple[str, ...], velden: Velden) -> Stand:
    """Take in (a page of) a measure; ``index`` may be one past the last. Raises AntwoordFout for all its fields at once."""
    lijst = stand.maatregelen
    maatregel = dict(lijst[index]) if index < len(lijst) else {}
    if index >= MEESTE_MAATREGELEN:
        raise AntwoordFout({"soort": f"Meer dan {MEESTE_MAATREGELEN} maatregelen kan de zelfcheck niet aan."})
    fouten: dict[str, str] = {}
    maanden = [waar for waar in stand.maanden if waar not in {pad(naam, index) for naam in namen}]
    for naam in namen:
        maatregel.pop(naam, None)
        try:
            antwoord = lees_antwoord(PER_NAAM_MAATREGEL[naam], velden)
        except AntwoordFout as fout:
            fouten |= fout.fouten
            continue
        if antwoord.waarde is not ONBEKEND:
            maatregel[naam] = antwoord.waarde
        if antwoord.maand:
            maanden.append(pad(naam, index))
    for een, ander, zin in tegenspraken_maatregel(maatregel):
        fouten.setdefault(een, f"Dit past niet bij {PER_NAAM_MAATREGEL[ander].kort}: {zin}.")
    if fouten:
        raise AntwoordFout(fouten)
    lijst[index : index + 1] = [maatregel]
    verder = replace(stand, feiten={**stand.feiten, "maatregelen": lijst}, maanden=tuple(maanden))
    te_vaag = _te_vaag(verder)
    if nodig := [naam for naam in namen if pad(naam, index) in te_vaag]:
        raise AntwoordFout({f"{naam}-waarde": _DAG_NODIG for naam in nodig})
    return _zonder(verder, te_vaag)


def zonder_maatregel(stand: Stand, index: int) -> Stand:
    """The walk without one measure."""
    lijst = stand.maatregelen
    maanden = []
    for waar in stand.maanden:
        feit, plaats = feit_van_pad(waar)
        if plaats != index:
            maanden.append(pad(feit.naam, plaats if plaats is None or plaats < index else plaats - 1))
    over = lijst[:index] + lijst[index + 1 :]
    return replace(stand, feiten={**stand.feiten, "maatregelen": over}, maanden=tuple(maanden))
