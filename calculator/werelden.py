"""Which values an unknown fact could have beside the known ones: what 'weet ik niet' is tried with."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, product
from typing import Any

from calculator.bedrag import HOOGSTE_BEDRAG
from calculator.datum import EEN_DAG, LAATSTE, VROEGSTE, jaren_later
from calculator.feiten import PER_NAAM, PER_NAAM_MAATREGEL, Feit, Soort
from calculator.getallen import PKVW_JAREN
from calculator.regelingen import EERSTE_PEILDATUM, REGELINGEN
from calculator.tegenspraak import tegenspraken, tegenspraken_maatregel

_GRENZEN = frozenset(dag for r in REGELINGEN for dag in (r.begin, r.in_werking))

Waarden = Mapping[str, Any]


def _feit(naam: str) -> Feit:
    return PER_NAAM_MAATREGEL.get(naam) or PER_NAAM[naam]


def mogelijke_waarden(naam: str, waarden: Waarden, buren: Iterable[str] | None = None) -> tuple[Any, ...]:
    """Every value of a fact that can make a difference beside these other values of the case.

    For a day: every known day and border, the day before and after, and ten years from it; ``buren`` names the facts whose days
    count (default: all). For an amount: nothing, one cent, around each maximum, the highest. Values that contradict a
    known fact are left out.
    """
    feit = _feit(naam)
    dagen = waarden.values() if buren is None else [waarden[buur] for buur in buren]
    # Where a rule holds a day against other days of the case, the borders of the regimes play no part.
    met_grenzen = buren is None or not any(
        _feit(buur).soort is Soort.DATUM for buur in buren if buur not in (naam, "peildatum")
    )
    passend = tuple(w for w in _alle_waarden(feit, dagen, met_grenzen) if not strijdig({**waarden, naam: w}, naam))
    # Days elsewhere in the case can rule out every day near these: then all days of the case are tried.
    return passend if passend or buren is None else mogelijke_waarden(naam, waarden)


def _alle_waarden(feit: Feit, anderen: Iterable[Any], met_grenzen: bool) -> Iterator[Any]:
    if feit.soort is Soort.KEUZE:
        yield from (keuze.code for keuze in feit.keuzes)
    elif feit.soort is Soort.JA_NEE:
        yield from (True, False)
    elif feit.soort is Soort.AANTAL:
        yield from (1, 2)
    elif feit.soort is Soort.BEDRAG:
        maxima = [r.maximum for r in REGELINGEN if r.maximum]
        yield from sorted({0, 1, HOOGSTE_BEDRAG, *(m + d for m in maxima for d in (-1, 0))})
    elif feit.soort is Soort.DATUM:
        if feit.afwezig is None or feit.naam == "pkvw_afgegeven_op":
            yield None
        bekend = {dag for dag in anderen if isinstance(dag, date)}
        if met_grenzen and feit.naam in ("uitgevoerd_op", "peildatum"):
            bekend |= _GRENZEN
        if feit.naam == "pkvw_afgegeven_op":
            bekend |= {jaren_later(dag, -PKVW_JAREN) for dag in bekend}
        dagen = {dag + d * EEN_DAG for dag in bekend for d in (-1, 0, 1)} | {VROEGSTE}
        yield from sorted(dag for dag in dagen if VROEGSTE <= dag <= LAATSTE)


def strijdig(waarden: Waarden, naam: str) -> bool:
    """True when this fact contradicts another known fact, or is a day on which no question can be asked."""
    if naam == "peildatum" and waarden[naam] < EERSTE_PEILDATUM:
        return True
    bron = tegenspraken_maatregel(waarden) if naam in PER_NAAM_MAATREGEL else tegenspraken(waarden)
    return any(naam in paar[:2] for paar in bron)


def werelden(onbekend: Sequence[str], waarden: Waarden, buren: Iterable[str] | None) -> Iterator[dict[str, Any]]:
    """Every combination of values of the unknown facts that does not contradict itself; ``buren``: what they stand beside."""
    keuzes = [mogelijke_waarden(naam, waarden, buren) for naam in onbekend]
    for combinatie in product(*keuzes):
        wereld = dict(zip(onbekend, combinatie, strict=True))
        if len(wereld) < 2 or not _botst({**waarden, **wereld}, wereld):
            yield wereld


def _botst(waarden: Waarden, wereld: Waarden) -> bool:
    """True when two facts of this combination, or one of it and a known one, cannot be true together."""
    paren = chain(tegenspraken(waarden), tegenspraken_maatregel(waarden))
    return any(een in wereld or ander in wereld for een, ander, _ in paren)
