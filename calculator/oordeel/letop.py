"""What decides nothing but must be said: open points that a case touches beside its conditions."""

from collections.abc import Iterator
from datetime import date

from calculator.oordeel.oordelen import geleverd
from calculator.wet import besluit
from calculator.wet.model import JA, NEE, ONBEKEND, Bestuurslaag, Geval, OpenPunt, Uitkomst, Vorm
from calculator.wet.open_punten import (
    BEZWAAR,
    DEURSPION_PKVW,
    EIGENDOM,
    MEER_GEMEENTEN,
    ONTHEFFING_VERLOPEN,
    PUNT_NIET_DOORGEGAAN,
    TERMIJN_DECLAREREN,
    VOLKSVERTEGENWOORDIGERS,
    WONEN_BIJ_TWEE_GEMEENTEN,
)

#: Who sits in a representative body or its committees: outside this regime, inside the besluit (dossier O35).
VERTEGENWOORDIGERS = (*besluit.VOLKSVERTEGENWOORDIGERS, "commissielid")


def punten(geval: Geval, uitkomst: Uitkomst) -> tuple[OpenPunt, ...]:
    """The open points to mention with an outcome, each once. They never change it."""
    return tuple({punt.code: punt for punt in _punten(geval, uitkomst)}.values())


def _punten(geval: Geval, uitkomst: Uitkomst) -> Iterator[OpenPunt]:
    feiten, kern = geval.feiten, uitkomst.kern
    verstrekt = uitkomst.regeling.vorm is Vorm.VERSTREKKING
    for rij in uitkomst.per_maatregel:
        if rij.maatregel is None:
            continue
        maatregel = geval.maatregelen[rij.maatregel]
        if not verstrekt and maatregel["soort"] == "deurspion_of_video_intercom":
            yield DEURSPION_PKVW
        if verstrekt and (rij.maximaal > NEE or geleverd(maatregel)) and isinstance(feiten["ambt_tot_en_met"], date):
            yield EIGENDOM
        if verstrekt and geleverd(maatregel) and feiten["benoeming_niet_doorgegaan"] is True:
            yield PUNT_NIET_DOORGEGAAN
    if not verstrekt and kern.maximaal > NEE:
        yield from _declareren(geval, uitkomst)
    if (
        feiten["ambt"] == "burgemeester"
        and (feiten["aantal_gemeenten"] is ONBEKEND or feiten["aantal_gemeenten"] > 1)
        and kern.betaler
        and kern.maximaal > NEE
    ):
        yield MEER_GEMEENTEN
        if verstrekt:  # the old text has no lid on where the home lies
            yield WONEN_BIJ_TWEE_GEMEENTEN
    if (
        verstrekt
        and kern.minimaal == JA
        and feiten["woning_ligging"] == "buiten_met_ontheffing"
        and kern.betaler is not Bestuurslaag.WATERSCHAP
    ):
        yield ONTHEFFING_VERLOPEN
    if verstrekt and kern.maximaal > NEE:
        yield from _bij_voorwaarden(geval, uitkomst)
    if feiten["ambt"] in VERTEGENWOORDIGERS and kern.maximaal == NEE:
        yield VOLKSVERTEGENWOORDIGERS
    if feiten["advies"] == "geweigerd" and verstrekt and kern.maximaal > NEE:
        yield BEZWAAR


def _bij_voorwaarden(geval: Geval, uitkomst: Uitkomst) -> Iterator[OpenPunt]:
    """What the conditions bring along: a rule carries its own warning."""
    for toetsing in uitkomst.tellend():
        yield from toetsing.voorwaarde.letop(geval, toetsing)


def _declareren(geval: Geval, uitkomst: Uitkomst) -> Iterator[OpenPunt]:
    """What may stand in the way of a reimbursement that the conditions do not show."""
    feiten, peildatum = geval.feiten, geval.peildatum
    yield from _bij_voorwaarden(geval, uitkomst)
    if isinstance(feiten["ambt_tot_en_met"], date) and feiten["ambt_tot_en_met"] < peildatum:
        yield TERMIJN_DECLAREREN
