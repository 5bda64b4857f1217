"""Judges a case: the rules of each regime applied, the cost lines, and what is missing."""

from functools import reduce

from calculator.oordeel.ontbreekt import ontbreekt
from calculator.oordeel.oordelen import een_maatregel, kern_van, maatregelen_van, toetsingen_van
from calculator.oordeel.posten import posten as posten_van
from calculator.wet.model import Deel, Geval, Oordeel, PerMaatregel, Toetsing, Uitkomst
from calculator.wet.regelingen import verdeel


def beoordeel(geval: Geval) -> tuple[Uitkomst, ...]:
    """Judge a case: one outcome for each regime that has a measure, or for the one in force on the peildatum."""
    uitkomsten = []
    feiten = geval.feiten
    for regeling, indexen in verdeel(geval):
        vast = toetsingen_van(regeling, feiten)
        rijen: list[tuple[int | None, tuple[Toetsing, ...], Deel]] = []
        for index, maatregel in maatregelen_van(geval, regeling, indexen):
            eigen, deel = een_maatregel(regeling, vast, feiten, maatregel, index)
            rijen.append((index, eigen, deel))
        kern = kern_van(regeling, feiten, reduce(Deel.plus, (deel for _, _, deel in rijen)))
        posten = posten_van(regeling, geval, kern, [(i, vast + e, d) for i, e, d in rijen if i is not None])
        alle = vast + tuple(t for _, eigen, _ in rijen for t in eigen)
        per_maatregel = tuple(
            PerMaatregel(
                i, deel.minimaal, Oordeel(deel.top[0]), False if i is None else geval.maatregelen[i]["bruikleen"]
            )
            for i, _, deel in rijen
        )
        uitkomsten.append(
            Uitkomst(regeling, kern, alle, tuple(posten), ontbreekt(geval, regeling, vast, kern, rijen), per_maatregel)
        )
    return tuple(uitkomsten)
