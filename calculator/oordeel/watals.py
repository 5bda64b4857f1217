"""'Wat als': which single answer would change the outcome. Found by asking the rules, never written by hand."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from calculator import bedrag, datum
from calculator.oordeel.oordelen import basis_van, deel_van, kernen
from calculator.oordeel.werelden import mogelijke_waarden
from calculator.wet.feiten import FEITEN, MAATREGEL_FEITEN, Feit, Soort, feit_van_pad, pad
from calculator.wet.model import ONBEKEND, Geval, Kern, Oordeel, PerMaatregel, Uitkomst

#: Facts that are the question itself, or that nobody would call an answer to change.
_VAST = frozenset(
    {
        "peildatum",
        "in_functie",
        "maatregelen",
        "omschrijving",
        "soort",
        "bedrag",
        "besteld_op",
        "betaald_op",
        "aantal_gemeenten",
    }
)
#: Answers that nobody would work towards, though they may look better than the present one.
_GEEN_DOEL = frozenset({("pkvw", "verlopen"), ("woning_ligging", "buiten_ontheffing_verlopen")})
#: Who can ask for an ontheffing need not move.
_LIEVER_NIET = ("binnen",)


class Wending(NamedTuple):
    """One changed answer and what the judgement then becomes. ``maatregel`` is the index of its measure, if any."""

    feit: Feit
    maatregel: int | None
    waarde: Any
    minimaal: Oordeel
    maximaal: Oordeel


class Gevolg(NamedTuple):
    """One open question, and per answer what the judgement then becomes."""

    feit: Feit
    maatregel: int | None
    antwoorden: tuple[tuple[str, Oordeel, Oordeel], ...]


def met(geval: Geval, naam: str, maatregel: int | None, waarde: Any) -> Geval:
    """The same case with one fact changed."""
    if maatregel is None:
        return Geval({**geval.feiten, naam: waarde}, geval.maatregelen)
    anders = {**geval.maatregelen[maatregel], naam: waarde}
    return Geval(geval.feiten, (*geval.maatregelen[:maatregel], anders, *geval.maatregelen[maatregel + 1 :]))


def gewend(geval: Geval, naam: str, maatregel: int | None, waarde: Any) -> Geval:
    """The case after somebody changed this fact: who gets a certificate, gets a new one."""
    anders = met(geval, naam, maatregel, waarde)
    if naam == "pkvw" and waarde == "geldig":
        return met(anders, "pkvw_afgegeven_op", None, geval.peildatum)
    return anders


def _waarden(geval: Geval, naam: str, maatregel: int | None) -> Mapping[str, Any]:
    return geval.feiten if maatregel is None else {**geval.feiten, **geval.maatregelen[maatregel]}


def _kern(geval: Geval, jaar: str) -> Kern | None:
    return dict(kernen(geval)).get(jaar)


def wendingen(geval: Geval, uitkomst: Uitkomst, hoogstens: int = 3) -> tuple[Wending, ...]:
    """The smallest single changes that make the outcome better; first those that somebody can bring about.

    For a settled 'nee' or 'nog niet' and for an open answer. Of a day only the nearest that helps.
    """
    nu = uitkomst.kern
    gevonden = list(_wendingen(geval, uitkomst, nu))
    gevonden.sort(key=lambda w: (w.feit.verandert is None, -w.minimaal, -w.maximaal))
    return tuple(gevonden[:hoogstens])


def _wendingen(geval: Geval, uitkomst: Uitkomst, nu: Kern) -> Iterator[Wending]:
    if nu.minimaal == Oordeel.JA:
        return
    indexen = sorted({t.maatregel for t in uitkomst.toetsingen if t.maatregel is not None})
    plekken: list[tuple[Feit, int | None]] = [(feit, None) for feit in FEITEN]
    # Many measures give the same turns; three are enough to show.
    plekken += [(feit, index) for index in indexen[:3] for feit in MAATREGEL_FEITEN]
    for feit, index in plekken:
        if feit.naam in _VAST:
            continue
        waarden = _waarden(geval, feit.naam, index)
        huidig = waarden[feit.naam]
        # A measure that is still to come is done by doing it: the steps say so.
        if huidig is ONBEKEND or (feit.naam == "uitgevoerd_op" and huidig is None):
            continue
        beter = []
        for waarde in mogelijke_waarden(feit.naam, waarden):
            if waarde == huidig or (feit.naam, waarde) in _GEEN_DOEL:
                continue
            kern = _kern(gewend(geval, feit.naam, index, waarde), uitkomst.regeling.jaar)
            # What opens a closed answer is better too: a certificate after the works gives 'nee' or 'ja', and not 'nog niet'.
            if kern and (kern.maximaal, kern.minimaal) > (nu.maximaal, nu.minimaal):
                beter.append((kern.minimaal, kern.maximaal, waarde))
        if beter:
            minimaal, maximaal, waarde = min(
                beter, key=lambda b: (-b[0], -b[1], b[2] in _LIEVER_NIET, _afstand(huidig, b[2], geval.peildatum))
            )
            yield Wending(feit, index, waarde, minimaal, maximaal)


def _afstand(een: Any, ander: Any, peildatum: date) -> int:
    """The days between an answer and another; from the day of the question when there was no day."""
    if not isinstance(ander, date):
        return 0
    return abs(((een if isinstance(een, date) else peildatum) - ander).days)


def gevolgen(geval: Geval, uitkomst: Uitkomst) -> tuple[Gevolg, ...]:
    """For every missing fact with a few answers: what each answer leads to."""
    uit = []
    for waar in uitkomst.ontbreekt:
        feit, index = feit_van_pad(waar)
        antwoorden = []
        for waarde in _antwoorden(geval, feit, index):
            delen = [*_grenzen(met(geval, feit.naam, index, waarde), uitkomst, index)]
            antwoorden.append((feit.label(waarde), max(d.minimaal for d in delen), max(d.maximaal for d in delen)))
        uit.append(Gevolg(feit, index, tuple(antwoorden)))
    return tuple(uit)


def _antwoorden(geval: Geval, feit: Feit, index: int | None) -> tuple[Any, ...]:
    if feit.soort not in (Soort.KEUZE, Soort.JA_NEE):
        return ()
    return mogelijke_waarden(feit.naam, _waarden(geval, feit.naam, index))


def _grenzen(geval: Geval, uitkomst: Uitkomst, index: int | None) -> Iterator[PerMaatregel]:
    """The judgement on each measure of an outcome, once the facts of the case (or of one measure) have changed."""
    regeling = uitkomst.regeling
    basis = basis_van(regeling, geval.feiten)
    for rij in uitkomst.per_maatregel:
        if index in (None, rij.maatregel):
            maatregel = regeling.voorbeeld if rij.maatregel is None else geval.maatregelen[rij.maatregel]
            deel = deel_van(regeling, basis, geval.feiten, maatregel)
            yield rij._replace(minimaal=deel.minimaal, maximaal=Oordeel(deel.top[0]))
        else:
            yield rij


def verandering(wending: Wending) -> str:
    """What it takes to change this answer, in a sentence."""
    if wending.waarde in _LIEVER_NIET:
        return "Daarvoor moet u verhuizen."
    return wending.feit.verandering if wending.feit.verandert else "Dit kunt u niet zelf veranderen."


def toon_waarde(feit: Feit, waarde: Any) -> str:
    """A value of a fact as a visitor reads it."""
    if waarde is ONBEKEND:
        return "Weet ik niet"
    if waarde is None:
        return feit.afwezig_label or "Niet van toepassing"
    if isinstance(waarde, date):
        return datum.toon(waarde)
    if feit.soort is Soort.BEDRAG:
        return bedrag.toon(waarde)
    if feit.soort in (Soort.KEUZE, Soort.JA_NEE):
        return feit.label(waarde)
    if feit.soort is Soort.AANTAL and waarde == feit.afwezig:
        return feit.afwezig_label
    return str(waarde)


def pad_van(wending: Wending) -> str:
    """The name of the changed fact, as in an answer."""
    return pad(wending.feit.naam, wending.maatregel)
