"""The regimes in order of time, and which one holds on which day."""

from datetime import date
from typing import Any

from calculator.datum import EEN_DAG
from calculator.wet import regeling_2021, regeling_2024
from calculator.wet.model import ONBEKEND, Geval, Regeling

REGELINGEN: tuple[Regeling, ...] = (regeling_2021.REGELING, regeling_2024.REGELING)

#: Before this day no rule was known: a question is refused.
EERSTE_PEILDATUM = REGELINGEN[0].begin


def regeling_op(dag: date) -> Regeling:
    """The regime for a measure realised on a day. Earlier than the first regime: the first, where it does not count."""
    return next((r for r in reversed(REGELINGEN) if r.begin <= dag), REGELINGEN[0])


def laatste_dag(regeling: Regeling) -> date | None:
    """The day before the next regime begins; None for the present one."""
    volgende = REGELINGEN[REGELINGEN.index(regeling) + 1 :]
    return volgende[0].begin - EEN_DAG if volgende else None


def regelingen_voor(uitgevoerd_op: Any, peildatum: date) -> tuple[Regeling, ...]:
    """The regimes under which a measure may fall: one, or all up to the day of the question if its day is unknown."""
    if uitgevoerd_op is ONBEKEND:
        return tuple(r for r in REGELINGEN if r.begin <= peildatum)
    return (regeling_op(uitgevoerd_op or peildatum),)


def verdeel(geval: Geval) -> tuple[tuple[Regeling, tuple[int, ...]], ...]:
    """Each regime that has a measure with the indexes of its measures; without measures the one in force."""
    peildatum = geval.peildatum
    per_regeling: dict[str, list[int]] = {}
    for index, maatregel in enumerate(geval.maatregelen):
        for regeling in regelingen_voor(maatregel["uitgevoerd_op"], peildatum):
            per_regeling.setdefault(regeling.jaar, []).append(index)
    if not per_regeling:
        return ((regeling_op(peildatum), ()),)
    return tuple((r, tuple(per_regeling[r.jaar])) for r in REGELINGEN if r.jaar in per_regeling)
