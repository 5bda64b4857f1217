"""Which values an unknown fact could have beside the known ones: what 'weet ik niet' is tried with."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from calculator.bedrag import HOOGSTE_BEDRAG
from calculator.datum import EEN_DAG, LAATSTE, VROEGSTE, jaren_later
from calculator.wet.feiten import PER_NAAM, PER_NAAM_MAATREGEL, Feit, Soort
from calculator.wet.getallen import PKVW_JAREN
from calculator.wet.model import ONBEKEND
from calculator.wet.regelingen import REGELINGEN, regeling_op
from calculator.wet.tegenspraak import PER_FEIT, Tegenspraak

_BEDRAGEN = tuple(
    dict.fromkeys((0, HOOGSTE_BEDRAG, 1, *(r.maximum + d for r in REGELINGEN if r.maximum for d in (-1, 0))))
)
_GRENZEN = frozenset(dag for r in REGELINGEN for dag in (r.begin, r.in_werking))

Waarden = Mapping[str, Any]


def _feit(naam: str) -> Feit:
    return PER_NAAM_MAATREGEL.get(naam) or PER_NAAM[naam]


def mogelijke_waarden(naam: str, waarden: Waarden, buren: Iterable[str] | None = None) -> tuple[Any, ...]:
    """Every value of a fact that can make a difference beside these other values of the case.

    For a day: every known day and border, the day before and after, and ten years from it; ``buren`` names the facts whose days
    count (default: all). For an amount: nothing, the highest, one cent, around each maximum. Values that contradict a
    known fact are left out.
    """
    feit = _feit(naam)
    dagen = waarden.values() if buren is None else [waarden[buur] for buur in buren]
    # Where a rule holds a day against other days of the case, the borders of the regimes play no part.
    met_grenzen = buren is None or not any(
        _feit(buur).soort is Soort.DATUM for buur in buren if buur not in (naam, "peildatum")
    )
    past = _past(naam, waarden)
    passend = tuple([waarde for waarde in _alle_waarden(feit, dagen, met_grenzen) if past(waarde)])
    # Days elsewhere in the case can rule out every day near these: then all days of the case are tried.
    genoeg = buren is None or any(waarde is not None for waarde in passend)
    return passend if genoeg else mogelijke_waarden(naam, waarden)


def _alle_waarden(feit: Feit, anderen: Iterable[Any], met_grenzen: bool) -> Iterator[Any]:
    if feit.soort is Soort.KEUZE:
        yield from (keuze.code for keuze in feit.keuzes)
    elif feit.soort is Soort.JA_NEE:
        yield from (True, False)
    elif feit.soort is Soort.AANTAL:
        yield from (1, 2)
    elif feit.soort is Soort.BEDRAG:
        yield from _BEDRAGEN
    elif feit.soort is Soort.DATUM:
        if feit.afwezig is None or feit.naam == "pkvw_afgegeven_op":
            yield None
        bekend = {dag for dag in anderen if isinstance(dag, date)}
        if met_grenzen and feit.naam == "uitgevoerd_op":
            bekend |= _GRENZEN
        if feit.naam == "pkvw_afgegeven_op":
            bekend |= {jaren_later(dag, -PKVW_JAREN) for dag in bekend}
        dagen = {dag + d * EEN_DAG for dag in bekend for d in (-1, 0, 1)} | {VROEGSTE}
        yield from sorted(dag for dag in dagen if VROEGSTE <= dag <= LAATSTE)


def _past(naam: str, waarden: Waarden) -> Callable[[Any], bool]:
    """Whether a value contradicts no known fact, and is a day that somebody can ask about or plan for."""
    peildatum = waarden["peildatum"]
    bekend = [t for t in PER_FEIT.get(naam, ()) if all(waarden[n] is not ONBEKEND for n in t.feiten if n != naam)]
    nodig = {n: waarden[n] for t in bekend for n in t.feiten}

    def past(waarde: Any) -> bool:
        if naam == "uitgevoerd_op" and waarde and regeling_op(waarde).begin > peildatum:
            return False  # what comes under a regime that has yet to begin is not known on the day of the question
        return not any(t.botst({**nodig, naam: waarde}) for t in bekend)

    return past


def werelden(onbekend: Sequence[str], waarden: Waarden, buren: Iterable[str] | None) -> Iterator[dict[str, Any]]:
    """Every combination of values of the unknown facts that does not contradict itself; ``buren``: what they stand beside.

    One by one, the first fact turning fastest: who only looks for extremes need not see them all.
    """
    if buren is not None and len(onbekend) > 1:
        # A day that rules out days of one open fact is a day around which the others must be tried too.
        buren = {*buren, *(ander for naam in onbekend for t in PER_FEIT.get(naam, ()) for ander in t.feiten)}
    gevonden: Iterator[dict[str, Any]] = iter([{"peildatum": waarden["peildatum"]}])
    for plaats, naam in reversed([*enumerate(onbekend)]):
        samen = tuple(t for t in PER_FEIT.get(naam, ()) if set(t.paar) - {naam} <= set(onbekend[plaats + 1 :]))
        gevonden = _uitgebreid(gevonden, naam, mogelijke_waarden(naam, waarden, buren), samen)
    return gevonden


def _uitgebreid(
    eerder: Iterator[dict[str, Any]], naam: str, waarden: tuple[Any, ...], samen: tuple[Tegenspraak, ...]
) -> Iterator[dict[str, Any]]:
    """Each combination found so far with each value of one more fact."""
    for wereld in eerder:
        for waarde in waarden:
            nieuw = {**wereld, naam: waarde}
            if not samen or not any(t.botst(nieuw) for t in samen):
                yield nieuw
