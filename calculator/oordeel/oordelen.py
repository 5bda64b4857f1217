"""Applies the conditions of a regime to a case and adds up what follows. The only place that knows 'weet ik niet'.

A condition on an unknown fact is tried for every value the fact could have; it is the interval of what it then
becomes. Conditions combine by minimum, the measures of a regime by maximum; amounts follow from the ends.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any, NamedTuple

from calculator.bedrag import HOOGSTE_BEDRAG
from calculator.oordeel.werelden import Waarden, mogelijke_waarden, werelden
from calculator.wet.besluit import BUITEN_HET_BESLUIT
from calculator.wet.model import (
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
    Stap,
    Toetsing,
    Voorwaarde,
)
from calculator.wet.regelingen import regelingen_voor, verdeel
from calculator.zinnen import zin

Grenzen = tuple[Oordeel, Oordeel]

#: Facts of a measure on which several of its conditions hang together.
GEDEELD = ("bruikleen", "uitgevoerd_op")

#: Facts of a measure that by themselves say who bears its cost.
_DRAAGT = ("bruikleen", "werkgeverskosten_stelsel")

#: The rank of the forms in which measures are given, when judgements are equal.
VORMEN: tuple[str | None, ...] = (None, "bruikleen", "verstrekking", "vergoeding")


# --- one condition -----------------------------------------------------------------------------------------------


def toets(voorwaarde: Voorwaarde, waarden: Waarden, onbekend: frozenset[str], maatregel: int | None = None) -> Toetsing:
    """Apply a condition to the facts of a case (with those of one measure, whose index is ``maatregel``)."""
    if onbekend.isdisjoint(voorwaarde.feiten):
        return _toetsing(voorwaarde, voorwaarde.op(waarden), (), maatregel)
    namen = [naam for naam in voorwaarde.feiten if naam in onbekend]
    bekend = {naam: waarden[naam] for naam in voorwaarde.feiten}
    bevindingen = [
        (tuple([wereld[naam] for naam in namen]), voorwaarde.op({**bekend, **wereld}))
        for wereld in werelden(namen, waarden, voorwaarde.feiten)
    ]
    minimaal, maximaal = min([b.minimaal for _, b in bevindingen]), max([b.maximaal for _, b in bevindingen])
    drempels = tuple((n, d) for i, n in enumerate(namen) if (d := _drempel(i, bevindingen)) is not None)
    # What every world says, this one says: the reason, the source and the steps; else the steps are those of the condition in general.
    uitleggen, bronnen = ({getattr(b, veld) for _, b in bevindingen} for veld in ("uitleg", "bron"))
    # Open in every world, if on another point: then there is one to ask about, and nothing missing to ask for instead.
    punten = list(dict.fromkeys(b.punt for _, b in bevindingen))
    stappen = set() if drempels else {_stappen(voorwaarde, b) for _, b in bevindingen}
    gevonden = Bevinding(
        minimaal,
        maximaal,
        uitleggen.pop() if len(uitleggen) == 1 else "",
        punten[0] if len(punten) == 1 or not drempels else None,
        stappen.pop() if len(stappen) == 1 else None,
        bronnen.pop() if len(bronnen) == 1 else None,
        any(b.telt for _, b in bevindingen),
    )
    return _toetsing(voorwaarde, gevonden, drempels, maatregel)


def _toetsing(
    voorwaarde: Voorwaarde, b: Bevinding, drempels: tuple[tuple[str, Oordeel], ...], maatregel: int | None
) -> Toetsing:
    stappen = () if drempels else _stappen(voorwaarde, b)
    bron = b.bron or voorwaarde.bronnen[0]
    return Toetsing(
        voorwaarde, b.minimaal, b.maximaal, zin(b.uitleg), b.punt, drempels, maatregel, stappen, bron, b.telt
    )


def _stappen(voorwaarde: Voorwaarde, bevinding: Bevinding) -> tuple[Stap, ...]:
    """What is left to do: nothing where the condition is met, nor where it cannot be cured."""
    if bevinding.minimaal == JA or bevinding.maximaal == NEE:
        return ()
    return voorwaarde.stappen if bevinding.stappen is None else bevinding.stappen


def _drempel(plaats: int, bevindingen: Sequence[tuple[tuple[Any, ...], Bevinding]]) -> Oordeel | None:
    """The lowest judgement between which and a higher one the fact in this place decides, all else equal; None: none."""
    per_rest: dict[tuple[Any, ...], set[Grenzen]] = {}
    for wereld, bevinding in bevindingen:
        rest = wereld[:plaats] + wereld[plaats + 1 :]
        per_rest.setdefault(rest, set()).add((bevinding.minimaal, bevinding.maximaal))
    return min((min(min(paar) for paar in groep) for groep in per_rest.values() if len(groep) > 1), default=None)


# --- one measure -------------------------------------------------------------------------------------------------


def _onbekend(waarden: Waarden) -> frozenset[str]:
    return frozenset([naam for naam, waarde in waarden.items() if waarde is ONBEKEND])


def toetsingen_van(regeling: Regeling, waarden: Waarden) -> tuple[Toetsing, ...]:
    """The conditions that concern the case as a whole, applied."""
    onbekend = _onbekend(waarden)
    return tuple([toets(v, waarden, onbekend) for v in regeling.voorwaarden])


def grenzen(voorwaarde: Voorwaarde, waarden: Waarden) -> Grenzen:
    """Only the two ends of a condition: looking stops as soon as they cannot get wider."""
    onbekend = [naam for naam in voorwaarde.feiten if waarden[naam] is ONBEKEND]
    if not onbekend:
        bevinding = voorwaarde.op(waarden)
        return bevinding.minimaal, bevinding.maximaal
    bekend = {naam: waarden[naam] for naam in voorwaarde.feiten}
    laag, hoog = JA, NEE
    for wereld in werelden(onbekend, waarden, voorwaarde.feiten):
        bevinding = voorwaarde.op({**bekend, **wereld})
        laag, hoog = min(laag, bevinding.minimaal), max(hoog, bevinding.maximaal)
        if laag == NEE and hoog == JA:
            break
    return laag, hoog


class Basis(NamedTuple):
    """The minimum of the conditions that concern the case as a whole; a loan sets some of them aside (2024, lid 7)."""

    alle: Grenzen
    bij_bruikleen: Grenzen


def _minimum(delen: Iterable[tuple[Voorwaarde, Oordeel, Oordeel]]) -> Basis:
    laag, hoog, lening_laag, lening_hoog = JA, JA, JA, JA
    for voorwaarde, minimaal, maximaal in delen:
        laag, hoog = min(laag, minimaal), min(hoog, maximaal)
        if voorwaarde.ook_bij_bruikleen:
            lening_laag, lening_hoog = min(lening_laag, minimaal), min(lening_hoog, maximaal)
    return Basis((laag, hoog), (lening_laag, lening_hoog))


def basis_van(regeling: Regeling, feiten: Waarden) -> Basis:
    """What the case as a whole allows, without reasons."""
    return _minimum((v, *grenzen(v, feiten)) for v in regeling.voorwaarden)


def _grenzen_maatregel(regeling: Regeling, basis: Basis, feiten: Waarden, maatregel: Waarden) -> Grenzen:
    """The judgement on one measure: the minimum of its conditions and of those of the case.

    When the day or the loan is unknown, several conditions hang on it together; then each possibility is tried as a whole.
    """
    waarden = {**feiten, **maatregel}
    gedeeld = [naam for naam in GEDEELD if maatregel[naam] is ONBEKEND]
    apart = [v for v in regeling.maatregel_voorwaarden if not set(v.feiten).isdisjoint(gedeeld)]
    eigen = _minimum((v, *grenzen(v, waarden)) for v in regeling.maatregel_voorwaarden if v not in apart)
    laag, hoog = JA, NEE
    for wereld in werelden(gedeeld, waarden, None):
        anders = {**waarden, **wereld}
        welk = 1 if anders["bruikleen"] else 0
        minimaal, maximaal = NEE, NEE  # on a day of another regime this one gives nothing
        if regeling in regelingen_voor(anders["uitgevoerd_op"], feiten["peildatum"]):
            minimaal, maximaal = map(min, basis[welk], eigen[welk])
            for voorwaarde in apart:
                if laag == NEE and maximaal <= hoog:
                    break  # whatever else holds in this world, it shows nothing new
                if voorwaarde.ook_bij_bruikleen or not welk:
                    minimaal, maximaal = map(min, (minimaal, maximaal), grenzen(voorwaarde, anders))
        laag, hoog = min(laag, minimaal), max(hoog, maximaal)
    return laag, hoog


def geleverd(maatregel: Waarden) -> bool:
    """True when somebody else than the bestuurder may have brought this measure: it has a day and was not bought."""
    return maatregel["uitgevoerd_op"] is not None and maatregel["zelf_aangeschaft"] is not True


def _drager(regeling: Regeling, maatregel: Waarden, laag: Oordeel, hoog: Oordeel, feiten: Waarden) -> Drager:
    """Who bears the cost of a measure, apart from a maximum."""
    if maatregel["werkgeverskosten_stelsel"] is True:
        # The besluit says so of the offices that it covers.
        buiten = not set(_mogelijk("ambt", feiten)).isdisjoint(BUITEN_HET_BESLUIT)
        return Drager.NAVRAGEN if buiten else Drager.ORGANISATIE
    if hoog == NEE:
        # Who bears what was delivered or lent for an office that fell through or is over, the text does not say.
        weg = maatregel["bruikleen"] is not False or True in _mogelijk("benoeming_niet_doorgegaan", feiten)
        # Nor who bears what may have been placed on an advice though something else was not met.
        weg = weg or (maatregel["in_advies"] is not False and maatregel["soort"] != "pkvw_eis")
        teruggave = not regeling.vorm.geld and geleverd(maatregel) and weg
        return Drager.NAVRAGEN if teruggave or kan_weg(maatregel, feiten) else Drager.BESTUURDER
    if laag == JA or (laag == KAN and maatregel["bruikleen"] is True):
        return Drager.ORGANISATIE
    return Drager.NAVRAGEN


def kan_weg(maatregel: Waarden, feiten: Waarden) -> bool:
    """True when a measure may turn out to fall under another regime, or to be designated in the stelsel: what it costs here is then not certain."""
    elders = maatregel["uitgevoerd_op"] is ONBEKEND and len(regelingen_voor(ONBEKEND, feiten["peildatum"])) > 1
    return elders or maatregel["werkgeverskosten_stelsel"] is ONBEKEND


def _mogelijk(naam: str, feiten: Waarden) -> Sequence[Any]:
    """What a fact of the case can be: what it is, or every value that contradicts nothing."""
    return mogelijke_waarden(naam, feiten) if feiten[naam] is ONBEKEND else (feiten[naam],)


def _deel(
    regeling: Regeling, laag: Oordeel, hoog: Oordeel, maatregel: Waarden, feiten: Waarden, drager: Drager, lening: bool
) -> Deel:
    """What one measure contributes, from the bounds of its judgement. ``lening``: only lent it gets so far."""
    vorm = "bruikleen" if lening and not regeling.vorm.geld else regeling.vorm
    top = (int(hoog), int(laag), VORMEN.index(vorm))
    onbekend = int(maatregel["bedrag"] is ONBEKEND)
    bedrag = 0 if onbekend else maatregel["bedrag"]
    if regeling.vorm.geld and hoog > NEE:
        zeker = bedrag if laag == JA else 0
        los = bedrag if kan_weg(maatregel, feiten) else 0
        return Deel(
            laag, top, zeker=zeker, mogelijk=bedrag, totaal=bedrag, onbekend_mogelijk=onbekend, los=los, drager=drager
        )
    if drager is Drager.BESTUURDER:
        return Deel(laag, top, zelf=bedrag, onbekend_zelf=onbekend, drager=drager)
    if drager is Drager.NAVRAGEN:
        return Deel(laag, top, navragen=bedrag, onbekend_navragen=onbekend, drager=drager)
    return Deel(laag, top, drager=drager)


# --- one regime --------------------------------------------------------------------------------------------------


def ruimte_van(regeling: Regeling, feiten: Waarden) -> Bereik:
    """What is left of the maximum of this woonadres, in cents; unknown facts open it."""
    regel, maximum = regeling.ruimte, regeling.maximum
    assert regel is not None
    assert maximum is not None
    namen = regel.__code__.co_varnames[: regel.__code__.co_argcount]
    minimaal, maximaal = maximum, 0
    for wereld in werelden([naam for naam in namen if feiten[naam] is ONBEKEND], feiten, namen):
        ruimte = regel(*[wereld[naam] if naam in wereld else feiten[naam] for naam in namen])
        minimaal, maximaal = min(minimaal, ruimte.minimaal), max(maximaal, ruimte.maximaal)
        if minimaal == 0 and maximaal == maximum:
            break
    return Bereik(minimaal, maximaal)


def kern_van(regeling: Regeling, feiten: Waarden, som: Deel) -> Kern:
    """The judgement, the form and the money, from the sum over the measures."""
    minimaal, maximaal = som.minimaal, Oordeel(som.top[0])
    vergoeding = eigen = None
    if regeling.vorm.geld:
        ruimte = ruimte_van(regeling, feiten)
        hoogst = HOOGSTE_BEDRAG if som.onbekend_mogelijk else som.mogelijk
        vergoeding = Bereik(min(som.zeker, ruimte.minimaal), min(hoogst, ruimte.maximaal))
        if not (som.onbekend_mogelijk or som.onbekend_zelf or som.onbekend_navragen):
            eigen = Bereik(
                som.zelf + max(0, som.totaal - som.los - ruimte.maximaal),
                som.zelf + som.totaal - vergoeding.minimaal + som.navragen,
            )
    elif not (som.onbekend_zelf or som.onbekend_navragen):
        eigen = Bereik(som.zelf, som.zelf + som.navragen)
    vorm = VORMEN[som.top[2]] if maximaal > NEE else None
    return Kern(minimaal, maximaal, vorm, vergoeding, eigen, regeling.ambten.get(feiten["ambt"]))


def maatregelen_van(geval: Geval, regeling: Regeling, indexen: Sequence[int]) -> list[tuple[int | None, Waarden]]:
    """The measures to judge; when there are none, the one that stands for those still to come."""
    return [(i, geval.maatregelen[i]) for i in indexen] or [(None, regeling.voorbeeld)]


def een_maatregel(
    regeling: Regeling, vast: tuple[Toetsing, ...], feiten: Waarden, maatregel: Waarden, index: int | None
) -> tuple[tuple[Toetsing, ...], Deel]:
    """The conditions that concern one measure, applied, and what it contributes. ``vast``: those of the case."""
    eigen = toetsingen_maatregel(regeling, feiten, maatregel, index)
    if any(maatregel[naam] is ONBEKEND for naam in (*GEDEELD, *_DRAAGT)):
        basis = _minimum((t.voorwaarde, t.minimaal, t.maximaal) for t in vast)
        return eigen, deel_van(regeling, basis, feiten, maatregel)
    tellend = [t for t in (*vast, *eigen) if t.voorwaarde.ook_bij_bruikleen or not maatregel["bruikleen"]]
    laag, hoog = min([t.minimaal for t in tellend]), min([t.maximaal for t in tellend])
    drager = _drager(regeling, maatregel, laag, hoog, feiten)
    return eigen, _deel(regeling, laag, hoog, maatregel, feiten, drager, maatregel["bruikleen"])


def deel_van(regeling: Regeling, basis: Basis, feiten: Waarden, maatregel: Waarden) -> Deel:
    """What one measure contributes, without reasons."""
    # Above a maximum a cost comes back to the bestuurder: there it is certain only of what is reimbursed for certain.
    open_feiten = [naam for naam in _DRAAGT if maatregel[naam] is ONBEKEND and not regeling.vorm.geld]
    laag, hoog, gegeven = JA, NEE, NEE
    dragers = set()
    for wereld in werelden(open_feiten, {**feiten, **maatregel}, None):
        anders = {**maatregel, **wereld}
        grens = _grenzen_maatregel(regeling, basis, feiten, anders)
        dragers.add(_drager(regeling, anders, *grens, feiten))
        laag, hoog = min(laag, grens[0]), max(hoog, grens[1])
        gegeven = gegeven if anders["bruikleen"] else max(gegeven, grens[1])
    drager = dragers.pop() if len(dragers) == 1 else Drager.NAVRAGEN
    return _deel(regeling, laag, hoog, maatregel, feiten, drager, gegeven < hoog)


def toetsingen_maatregel(
    regeling: Regeling, feiten: Waarden, maatregel: Waarden, index: int | None
) -> tuple[Toetsing, ...]:
    """The conditions that concern one measure, applied."""
    waarden = {**feiten, **maatregel}
    onbekend = _onbekend(waarden)
    return tuple([toets(v, waarden, onbekend, index) for v in regeling.maatregel_voorwaarden])


def kernen(geval: Geval) -> tuple[tuple[str, Kern], ...]:
    """Only what an answer can change, per regime: the quick way to compare two cases."""
    uit = []
    for regeling, indexen in verdeel(geval):
        basis = basis_van(regeling, geval.feiten)
        delen = [deel_van(regeling, basis, geval.feiten, m) for _, m in maatregelen_van(geval, regeling, indexen)]
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
