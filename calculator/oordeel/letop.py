"""What decides nothing but must be said: open points that a case touches beside its conditions."""

from collections.abc import Iterator
from datetime import date

from calculator.oordeel.oordelen import geleverd
from calculator.wet.model import JA, KAN, NEE, NOG_NIET, ONBEKEND, Bestuurslaag, Geval, OpenPunt, Uitkomst
from calculator.wet.open_punten import (
    BESTELD_VOOR_2024,
    BEZWAAR,
    CERTIFICAAT_NA_UITVOERING,
    DEURSPION_PKVW,
    EIGENDOM,
    MEER_GEMEENTEN,
    ONTHEFFING_VERLOPEN,
    OPNIEUW_NA_VERHUIZING,
    PKVW_ABSOLUUT,
    PUNT_NIET_DOORGEGAAN,
    TERMIJN_DECLAREREN,
    UITZONDERING_2021,
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
    if (
        verstrekt
        and kern.minimaal == JA
        and feiten["woning_ligging"] == "buiten_met_ontheffing"
        and kern.betaler is not Bestuurslaag.WATERSCHAP
    ):
        yield ONTHEFFING_VERLOPEN
    if verstrekt and kern.maximaal > NEE:
        yield from _verstrekken(geval, uitkomst)
    if feiten["advies"] == "geweigerd" and verstrekt:
        yield BEZWAAR


def _verstrekken(geval: Geval, uitkomst: Uitkomst) -> Iterator[OpenPunt]:
    """What practice or the text leaves unsaid about the certificate and about moving."""
    feiten = geval.feiten
    for toetsing in uitkomst.tellend():
        if toetsing.voorwaarde.naam == "certificaat_is_geldig":
            if toetsing.minimaal < JA and feiten["pkvw_niet_te_vergen"] is not False:
                yield PKVW_ABSOLUUT
            dagen = [m["uitgevoerd_op"] for m in geval.maatregelen if isinstance(m["uitgevoerd_op"], date)]
            afgegeven = feiten["pkvw_afgegeven_op"]
            if isinstance(afgegeven, date) and any(uitkomst.regeling.begin <= dag < afgegeven for dag in dagen):
                yield CERTIFICAAT_NA_UITVOERING
        if toetsing.maximaal == KAN and toetsing.voorwaarde.naam == "eerste_keer_of_niet_verhuisd":
            yield OPNIEUW_NA_VERHUIZING


def _declareren(geval: Geval, uitkomst: Uitkomst) -> Iterator[OpenPunt]:
    """What may stand in the way of a reimbursement that the conditions do not show."""
    feiten, peildatum = geval.feiten, geval.peildatum
    for toetsing in uitkomst.tellend():
        if toetsing.voorwaarde.naam == "certificaat_is_geldig" and toetsing.maximaal == NOG_NIET:
            dag = toetsing.maatregel is not None and geval.maatregelen[toetsing.maatregel]["uitgevoerd_op"]
            if isinstance(dag, date) and dag <= peildatum:
                yield CERTIFICAAT_NA_UITVOERING
            if feiten["pkvw_niet_te_vergen"] is True:
                yield UITZONDERING_2021
    if isinstance(feiten["ambt_tot_en_met"], date) and feiten["ambt_tot_en_met"] < peildatum:
        yield TERMIJN_DECLAREREN
