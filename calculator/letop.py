"""What decides nothing but must be said: open points that a case touches beside its conditions."""

from collections.abc import Iterator
from datetime import date

from calculator.model import JA, NEE, ONBEKEND, Geval, OpenPunt, Uitkomst
from calculator.open_punten import (
    BESTELD_VOOR_2024,
    BEZWAAR,
    DEURSPION_PKVW,
    EIGENDOM,
    MEER_GEMEENTEN,
    ONTHEFFING_VERLOPEN,
)


def punten(geval: Geval, uitkomst: Uitkomst) -> tuple[OpenPunt, ...]:
    """The open points to mention with an outcome, each once. They never change it."""
    return tuple({punt.code: punt for punt in _punten(geval, uitkomst)}.values())


def _punten(geval: Geval, uitkomst: Uitkomst) -> Iterator[OpenPunt]:
    feiten, kern, begin = geval.feiten, uitkomst.kern, uitkomst.regeling.begin
    verstrekt = uitkomst.regeling.maximum is None
    for rij in uitkomst.per_maatregel:
        if rij.maatregel is None:
            continue
        maatregel = geval.maatregelen[rij.maatregel]
        eerder = (maatregel["besteld_op"], maatregel["betaald_op"])
        if verstrekt and any(isinstance(dag, date) and dag < begin for dag in eerder):
            yield BESTELD_VOOR_2024
        if not verstrekt and maatregel["soort"] == "deurspion_of_video_intercom":
            yield DEURSPION_PKVW
        if verstrekt and rij.maximaal > NEE and isinstance(feiten["ambt_tot_en_met"], date):
            yield EIGENDOM
    if (
        feiten["aantal_gemeenten"] is not ONBEKEND
        and feiten["aantal_gemeenten"] > 1
        and kern.betaler
        and kern.maximaal > NEE
    ):
        yield MEER_GEMEENTEN
    if verstrekt and kern.minimaal == JA and feiten["woning_ligging"] == "buiten_met_ontheffing":
        yield ONTHEFFING_VERLOPEN
    if feiten["advies"] == "geweigerd" and verstrekt:
        yield BEZWAAR
