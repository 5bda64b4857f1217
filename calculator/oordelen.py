"""Applies the conditions of a regime to a case and adds up what follows. The only place that knows 'weet ik niet'.

A condition on an unknown fact is tried for every value the fact could have; it is the interval of what it then
becomes. Conditions combine by minimum, the measures of a regime by maximum; amounts follow from the ends.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import Any

from calculator.bedrag import HOOGSTE_BEDRAG
from calculator.model import (
    JA,
    KAN,
    NEE,
    ONBEKEND,
    Bereik,
    Bevinding,
    Deel,
    Drager,
    Geval,
    Kern,
    Oordeel,
    Regeling,
    Toetsing,
    Voorwaarde,
)
from calculator.regelingen import regelingen_voor, verdeel
from calculator.werelden import Waarden, werelden

#: Facts of a measure on which several of its conditions hang together.
_GEDEELD = ("uitgevoerd_op", "bruikleen")

#: The rank of the forms in which measures are given, when judgements are equal.
_VORMEN: tuple[str | None, ...] = (None, "bruikleen", "verstrekking", "vergoeding")


# --- one condition -----------------------------------------------------------------------------------------------


def toets(voorwaarde: Voorwaarde, waarden: Waarden, onbekend: frozenset[str], maatregel: int | None = None) -> Toetsing:
    """Apply a condition to the facts of a case (with those of one measure, whose index is ``maatregel``)."""
    if onbekend.isdisjoint(voorwaarde.feiten):
        b = voorwaarde.op(waarden)
        stappen = () if b.minimaal == JA else voorwaarde.stappen if b.stappen is None else b.stappen
        return Toetsing(voorwaarde, b.minimaal, b.maximaal, b.uitleg, b.punt, (), maatregel, stappen)
    namen = [naam for naam in voorwaarde.feiten if naam in onbekend]
    bevindingen = [(w, voorwaarde.op({**waarden, **w})) for w in werelden(namen, waarden, voorwaarde.feiten)]
    minimaal, maximaal = _hull(b for _, b in bevindingen)
    drempels = tuple((n, d) for n in namen if (d := _drempel(n, bevindingen)) is not None)
    gelijk = len({(b.uitleg, b.punt) for _, b in bevindingen}) == 1
    uitleg, punt = (bevindingen[0][1].uitleg, bevindingen[0][1].punt) if gelijk else ("", None)
    stappen = () if minimaal == JA or drempels else voorwaarde.stappen
    return Toetsing(voorwaarde, minimaal, maximaal, uitleg, punt, drempels, maatregel, stappen)


def _drempel(naam: str, bevindingen: Sequence[tuple[Mapping[str, Any], Bevinding]]) -> Oordeel | None:
    """The lowest judgement between which and a higher one this fact decides, all else equal; None: it makes no difference."""
    per_rest: dict[tuple[Any, ...], set[tuple[Oordeel, Oordeel]]] = {}
    for wereld, bevinding in bevindingen:
        rest = tuple([waarde for ander, waarde in wereld.items() if ander != naam])
        per_rest.setdefault(rest, set()).add((bevinding.minimaal, bevinding.maximaal))
    return min((min(min(paar) for paar in groep) for groep in per_rest.values() if len(groep) > 1), default=None)


def _hull(bevindingen: Iterable[Bevinding]) -> tuple[Oordeel, Oordeel]:
    lijst = list(bevindingen)
    return min(b.minimaal for b in lijst), max(b.maximaal for b in lijst)


# --- one measure -------------------------------------------------------------------------------------------------


def _onbekend(waarden: Waarden) -> frozenset[str]:
    return frozenset([naam for naam, waarde in waarden.items() if waarde is ONBEKEND])


def toetsingen_van(regeling: Regeling, waarden: Waarden) -> tuple[Toetsing, ...]:
    """The conditions that concern the case as a whole, applied."""
    onbekend = _onbekend(waarden)
    return tuple([toets(v, waarden, onbekend) for v in regeling.voorwaarden])


def _grenzen(toetsingen: Sequence[Toetsing], bruikleen: bool) -> tuple[Oordeel, Oordeel]:
    """The judgement on one measure: the minimum of its conditions; a loan sets some of them aside (2024, lid 7)."""
    tellend = [t for t in toetsingen if t.voorwaarde.ook_bij_bruikleen] if bruikleen else toetsingen
    return min([t.minimaal for t in tellend]), min([t.maximaal for t in tellend])


def _grenzen_gesplitst(
    regeling: Regeling, vast: tuple[Toetsing, ...], feiten: Waarden, maatregel: Waarden
) -> tuple[Oordeel, Oordeel]:
    """The same when the day or the loan is unknown: several conditions hang on it, so it is tried as a whole."""
    laag, hoog = JA, NEE
    for wereld in werelden([n for n in _GEDEELD if maatregel[n] is ONBEKEND], {**feiten, **maatregel}, None):
        anders = {**maatregel, **wereld}
        minimaal = maximaal = NEE  # on a day of another regime this one gives nothing
        if regeling in regelingen_voor(anders["uitgevoerd_op"], feiten["peildatum"]):
            minimaal, maximaal = _grenzen(vast + _eigen(regeling, feiten, anders, None), anders["bruikleen"])
        laag, hoog = min(laag, minimaal), max(hoog, maximaal)
        if laag == NEE and hoog == JA:
            break
    return laag, hoog


def drager_van(regeling: Regeling, maatregel: Waarden, laag: Oordeel, hoog: Oordeel, feiten: Waarden) -> Drager:
    """Who bears the cost of a measure, apart from a maximum."""
    stelsel = maatregel["werkgeverskosten_stelsel"]
    if stelsel is True:
        return Drager.ORGANISATIE
    if hoog == NEE:
        geleverd = maatregel["uitgevoerd_op"] is not None and maatregel["zelf_aangeschaft"] is not True
        teruggave = regeling.maximum is None and geleverd and feiten["benoeming_niet_doorgegaan"] is not False
        # A measure of unknown day may fall under another regime: what it costs here is then not certain.
        elders = maatregel["uitgevoerd_op"] is ONBEKEND and len(regelingen_voor(ONBEKEND, feiten["peildatum"])) > 1
        return Drager.NAVRAGEN if stelsel is ONBEKEND or teruggave or elders else Drager.BESTUURDER
    if laag == JA or (laag == KAN and maatregel["bruikleen"] is True):
        return Drager.ORGANISATIE
    return Drager.NAVRAGEN


def _deel(regeling: Regeling, laag: Oordeel, hoog: Oordeel, maatregel: Waarden, feiten: Waarden) -> Deel:
    """What one measure contributes to the outcome, from the bounds of its judgement."""
    drager = drager_van(regeling, maatregel, laag, hoog, feiten)
    vorm = "bruikleen" if maatregel["bruikleen"] is True and regeling.maximum is None else regeling.vorm
    top = (int(hoog), int(laag), _VORMEN.index(vorm))
    onbekend = int(maatregel["bedrag"] is ONBEKEND)
    bedrag = 0 if onbekend else maatregel["bedrag"]
    if maatregel["werkgeverskosten_stelsel"] is True:
        return Deel(laag, top)
    if regeling.maximum is not None and hoog > NEE:
        zeker = bedrag if laag == JA else 0
        return Deel(laag, top, zeker=zeker, mogelijk=bedrag, totaal=bedrag, onbekend_mogelijk=onbekend)
    if drager is Drager.BESTUURDER:
        return Deel(laag, top, zelf=bedrag, onbekend_zelf=onbekend)
    if drager is Drager.NAVRAGEN:
        return Deel(laag, top, navragen=bedrag, onbekend_navragen=onbekend)
    return Deel(laag, top)


# --- one regime --------------------------------------------------------------------------------------------------


def _ruimte(regeling: Regeling, feiten: Waarden) -> Bereik:
    """What is left of the maximum of this woonadres, in cents; unknown facts open it."""
    regel = regeling.ruimte
    assert regel is not None
    namen = regel.__code__.co_varnames[: regel.__code__.co_argcount]
    onbekend = [naam for naam in namen if feiten[naam] is ONBEKEND]
    alle = [regel(*({**feiten, **wereld}[naam] for naam in namen)) for wereld in werelden(onbekend, feiten, namen)]
    return Bereik(min(r.minimaal for r in alle), max(r.maximaal for r in alle))


def kern_van(regeling: Regeling, feiten: Waarden, som: Deel) -> Kern:
    """The judgement, the form and the money, from the sum over the measures."""
    minimaal, maximaal = som.minimaal, Oordeel(som.top[0])
    vergoeding = eigen = None
    if regeling.maximum is not None:
        ruimte = _ruimte(regeling, feiten)
        hoogst = HOOGSTE_BEDRAG if som.onbekend_mogelijk else som.mogelijk
        vergoeding = Bereik(min(som.zeker, ruimte.minimaal), min(hoogst, ruimte.maximaal))
        if not (som.onbekend_mogelijk or som.onbekend_zelf or som.onbekend_navragen):
            eigen = Bereik(
                som.zelf + som.totaal - vergoeding.maximaal,
                som.zelf + som.totaal - vergoeding.minimaal + som.navragen,
            )
    elif not (som.onbekend_zelf or som.onbekend_navragen):
        eigen = Bereik(som.zelf, som.zelf + som.navragen)
    vorm = _VORMEN[som.top[2]] if maximaal > NEE else None
    return Kern(minimaal, maximaal, vorm, vergoeding, eigen, regeling.ambten.get(feiten["ambt"]))


def maatregelen_van(geval: Geval, regeling: Regeling, indexen: Sequence[int]) -> list[tuple[int | None, Waarden]]:
    """The measures to judge; when there are none, the one that stands for those still to come."""
    return [(i, geval.maatregelen[i]) for i in indexen] or [(None, regeling.voorbeeld)]


def een_maatregel(
    regeling: Regeling, vast: tuple[Toetsing, ...], feiten: Waarden, maatregel: Waarden, index: int | None
) -> tuple[tuple[Toetsing, ...], Deel]:
    """The conditions that concern one measure, applied, and what it contributes. ``vast``: those of the case."""
    eigen = _eigen(regeling, feiten, maatregel, index)
    if any(maatregel[naam] is ONBEKEND for naam in _GEDEELD):
        laag, hoog = _grenzen_gesplitst(regeling, vast, feiten, maatregel)
    else:
        laag, hoog = _grenzen(vast + eigen, maatregel["bruikleen"])
    return eigen, _deel(regeling, laag, hoog, maatregel, feiten)


def _eigen(regeling: Regeling, feiten: Waarden, maatregel: Waarden, index: int | None) -> tuple[Toetsing, ...]:
    waarden = {**feiten, **maatregel}
    onbekend = _onbekend(waarden)
    return tuple([toets(v, waarden, onbekend, index) for v in regeling.maatregel_voorwaarden])


def kernen(geval: Geval) -> tuple[tuple[str, Kern], ...]:
    """Only what an answer can change, per regime: the quick way to compare two cases."""
    uit = []
    for regeling, indexen in verdeel(geval):
        vast = toetsingen_van(regeling, geval.feiten)
        delen = [
            een_maatregel(regeling, vast, geval.feiten, m, i)[1] for i, m in maatregelen_van(geval, regeling, indexen)
        ]
        uit.append((regeling.jaar, kern_van(regeling, geval.feiten, reduce(Deel.plus, delen))))
    return tuple(uit)


def open_toetsingen(geval: Geval) -> tuple[tuple[Oordeel, tuple[Toetsing, ...]], ...]:
    """Per regime the best that is still possible and the conditions that hang on an unknown fact: what to ask next."""
    uit = []
    for regeling, indexen in verdeel(geval):
        vast = toetsingen_van(regeling, geval.feiten)
        rijen = [
            een_maatregel(regeling, vast, geval.feiten, m, i) for i, m in maatregelen_van(geval, regeling, indexen)
        ]
        # What leaves a measure that cannot count any more open is not worth a question.
        kansrijk = [eigen for eigen, deel in rijen if deel.top[0] > NEE]
        maximaal = Oordeel(max(deel.top[0] for _, deel in rijen))
        toetsingen = (*vast, *(t for eigen in kansrijk for t in eigen))
        uit.append((maximaal, tuple(t for t in toetsingen if t.ontbreekt)))
    return tuple(uit)
