"""Each rule of the regime of 2024, called directly: both sides of every day."""

from datetime import date
from typing import Any

import pytest

from calculator.geval.voorbeelden import PER_NAAM
from calculator.oordeel.contract import beoordeel
from calculator.wet import regeling_2024 as regime
from calculator.wet.model import JA, KAN, NEE, NOG_NIET, Oordeel, Voorwaarde, ja
from calculator.wet.open_punten import (
    BESTELD_VOOR_2024,
    CERTIFICAAT_NA_UITVOERING,
    PKVW_UITZONDERING,
    PUNT_ADVIES_GEWEIGERD,
    WAARNEMER_BUITEN,
    WOONPLEK,
    ZELF_AANGESCHAFT,
)

Ends = tuple[Oordeel, Oordeel]
YES, NO, NOT_YET, MAY, SILENT = (JA, JA), (NEE, NEE), (NOG_NIET, NOG_NIET), (KAN, KAN), (NEE, JA)


def ends(rule: Voorwaarde, **facts: Any) -> Ends:
    found = rule.regel(**facts)
    return found.minimaal, found.maximaal


def test_the_regime_has_the_day_of_the_law_and_no_amount() -> None:
    assert date(2024, 1, 1) == regime.EERSTE_DAG
    assert regime.REGELING.maximum is None


@pytest.mark.parametrize(("day", "expected"), [(date(2023, 12, 31), NOT_YET), (date(2024, 1, 1), YES)])
def test_in_force(day: date, expected: Ends) -> None:
    assert ends(regime.regeling_in_werking, peildatum=day) == expected


def test_appointment_that_falls_through_ends_the_claim() -> None:
    assert ends(regime.benoeming_gaat_door, benoeming_niet_doorgegaan=True) == NO
    assert ends(regime.benoeming_gaat_door, benoeming_niet_doorgegaan=False) == YES


def test_another_home_than_the_woonadres_is_not_settled() -> None:
    assert ends(regime.woning_is_de_woonplek, woning_is_woonadres=True) == YES
    found = regime.woning_is_de_woonplek.regel(False)
    assert (found.minimaal, found.maximaal, found.punt) == (*SILENT, WOONPLEK)


TO_COME: dict[str, Any] = {"woning_is_woonadres": True, "uitgevoerd_op": None, "peildatum": date(2026, 9, 1)}
INSIDE, EXEMPT, EXPIRED, OUTSIDE = (
    "binnen",
    "buiten_met_ontheffing",
    "buiten_ontheffing_verlopen",
    "buiten_zonder_ontheffing",
)


@pytest.mark.parametrize(
    ("ambt", "inside", "exempt", "expired", "outside"),
    [
        # An ontheffing or a move cures it for what is still to come (dossier 9, B11).
        ("wethouder", YES, YES, NOT_YET, NOT_YET),
        ("burgemeester", YES, YES, NOT_YET, NOT_YET),
        ("gedeputeerde", YES, YES, NOT_YET, NOT_YET),
        ("commissaris", YES, NO, NO, NO),  # lid 2 b of art. 2.9 names the gedeputeerde only
        ("voorzitter_waterschap", YES, YES, YES, YES),
        ("lid_db_waterschap", YES, YES, YES, YES),
    ],
)
def test_place_of_the_home(ambt: str, inside: Ends, exempt: Ends, expired: Ends, outside: Ends) -> None:
    for place, expected in ((INSIDE, inside), (EXEMPT, exempt), (EXPIRED, expired), (OUTSIDE, outside)):
        assert ends(regime.woning_ligt_goed, ambt=ambt, waarneming="geen", woning_ligging=place, **TO_COME) == expected


@pytest.mark.parametrize("ambt", ["burgemeester", "commissaris"])
@pytest.mark.parametrize("waarneming", ["benoemd", "als_volksvertegenwoordiger"])
def test_who_acts_in_the_office_can_have_no_ontheffing(ambt: str, waarneming: str) -> None:
    assert ends(regime.woning_ligt_goed, ambt=ambt, waarneming=waarneming, woning_ligging=INSIDE, **TO_COME) == YES
    for place in (EXEMPT, EXPIRED, OUTSIDE):
        found = regime.woning_ligt_goed.regel(ambt, waarneming, place, **TO_COME)
        assert (found.minimaal, found.maximaal, found.punt) == (*SILENT, WAARNEMER_BUITEN)


def test_for_a_second_home_there_is_no_ontheffing_to_ask() -> None:
    lives, elsewhere = (
        regime.woning_ligt_goed.regel("wethouder", "geen", OUTSIDE, **{**TO_COME, "woning_is_woonadres": home})
        for home in (True, False)
    )
    assert lives.stappen
    assert elsewhere == lives._replace(stappen=())


@pytest.mark.parametrize("waarneming", ["benoemd", "als_volksvertegenwoordiger"])
def test_a_wethouder_does_not_act(waarneming: str) -> None:
    assert (
        ends(regime.woning_ligt_goed, ambt="wethouder", waarneming=waarneming, woning_ligging=OUTSIDE, **TO_COME)
        == NOT_YET
    )


@pytest.mark.parametrize(("realised", "expected"), [("2026-09-01", SILENT), ("2026-09-02", NOT_YET)])
def test_what_was_provided_before_the_exemption_ended_is_not_settled(realised: str, expected: Ends) -> None:
    day = {**TO_COME, "uitgevoerd_op": date.fromisoformat(realised)}
    assert ends(regime.woning_ligt_goed, ambt="wethouder", waarneming="geen", woning_ligging=EXPIRED, **day) == expected


@pytest.mark.parametrize(("realised", "expected"), [("2026-09-01", NO), ("2026-09-02", NOT_YET)])
def test_what_was_done_outside_the_area_without_ontheffing_is_not_cured_by_one(realised: str, expected: Ends) -> None:
    day = {**TO_COME, "uitgevoerd_op": date.fromisoformat(realised)}
    assert ends(regime.woning_ligt_goed, ambt="wethouder", waarneming="geen", woning_ligging=OUTSIDE, **day) == expected


@pytest.mark.parametrize(
    ("ambt", "place", "word", "article"),
    [
        ("burgemeester", OUTSIDE, "gemeenteraad", "artikel 71 "),
        ("burgemeester", EXPIRED, "commissaris", "artikel 71 "),
        ("wethouder", OUTSIDE, "gemeenteraad", "artikel 36a "),
        ("gedeputeerde", EXPIRED, "provinciale staten", "artikel 35b "),
    ],
)
def test_who_may_grant_an_ontheffing_depends_on_office_and_turn(ambt: str, place: str, word: str, article: str) -> None:
    """Art. 71 and 36a Gemeentewet, 35b Provinciewet: never 'gemeenteraad of provinciale staten' for all."""
    (step,) = regime.woning_ligt_goed.regel(ambt, "geen", place, **TO_COME).stappen or ()
    assert word in step.wat
    assert step.bron
    assert step.bron.voor(None).tekst.startswith(article)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("vastgesteld", YES),
        ("in_behandeling", NOT_YET),
        ("niet_aangevraagd", NOT_YET),
        ("geweigerd", (NEE, NOG_NIET)),
    ],
)
def test_advice(state: str, expected: Ends) -> None:
    found = regime.advies_is_vastgesteld.regel(state, True)
    assert (found.minimaal, found.maximaal) == expected
    assert found.punt is (PUNT_ADVIES_GEWEIGERD if state == "geweigerd" else None)


def test_who_has_asked_for_advice_is_not_told_to_ask_again() -> None:
    asked = regime.advies_is_vastgesteld.regel("in_behandeling", True)
    assert asked.stappen is not None
    assert regime.ADVIES_VRAGEN not in asked.stappen
    assert regime.ADVIES_VRAGEN in regime.advies_is_vastgesteld.stappen


@pytest.mark.parametrize("state", ["vastgesteld", "in_behandeling"])
def test_an_advice_about_another_home_or_office_is_no_advice(state: str) -> None:
    """Lid 4 onder b: the risks in and around *the* home of *this* bestuurder (dossier O40)."""
    found = regime.advies_is_vastgesteld.regel(state, False)
    assert (found.minimaal, found.maximaal) == NOT_YET
    assert found.stappen is None, "all steps of an advice, from asking on"


IN_OFFICE = {
    "uitgevoerd_op": None,
    "peildatum": date(2026, 9, 1),
    "benoeming_vast_op": date(2026, 5, 20),
    "ambt_vanaf": date(2026, 6, 3),
    "ambt_tot_en_met": None,
}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, YES),
        ({"peildatum": date(2026, 5, 20)}, YES),
        ({"peildatum": date(2026, 5, 19)}, NOT_YET),
        ({"peildatum": date(2026, 6, 3), "benoeming_vast_op": None}, YES),
        ({"peildatum": date(2026, 6, 2), "benoeming_vast_op": None}, NOT_YET),
        ({"benoeming_vast_op": None, "ambt_vanaf": None}, NOT_YET),
        ({"ambt_tot_en_met": date(2026, 9, 1)}, YES),
        ({"ambt_tot_en_met": date(2026, 8, 31)}, NO),
        ({"uitgevoerd_op": date(2026, 5, 20)}, YES),
        ({"uitgevoerd_op": date(2026, 5, 19)}, NO),
        ({"uitgevoerd_op": date(2026, 8, 31), "ambt_tot_en_met": date(2026, 8, 31)}, YES),
        ({"uitgevoerd_op": date(2026, 8, 31), "ambt_tot_en_met": date(2026, 8, 30)}, NO),
    ],
)
def test_claim_in_office_or_when_that_was_certain(changed: dict[str, Any], expected: Ends) -> None:
    assert ends(regime.aanspraak_tijdens_het_ambt, **{**IN_OFFICE, **changed}) == expected


CERTIFICATE = {
    "pkvw": "geldig",
    "pkvw_afgegeven_op": date(2020, 1, 31),
    "pkvw_niet_te_vergen": False,
    "uitgevoerd_op": None,
    "peildatum": date(2026, 9, 1),
}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, YES),
        *[({"pkvw": state}, NOT_YET) for state in ("verlopen", "aangevraagd", "niveau_zonder_certificaat", "verklaring", "geen")],
        ({"pkvw_afgegeven_op": date(2016, 9, 2)}, YES),
        ({"pkvw_afgegeven_op": date(2016, 9, 1)}, NOT_YET),
        ({"pkvw_afgegeven_op": date(2026, 9, 1)}, YES),
        ({"pkvw_afgegeven_op": date(2016, 2, 29), "peildatum": date(2026, 2, 28)}, YES),
        ({"pkvw_afgegeven_op": date(2016, 2, 29), "peildatum": date(2026, 3, 1)}, NOT_YET),
        ({"uitgevoerd_op": date(2020, 1, 31)}, YES),
        ({"uitgevoerd_op": date(2020, 1, 30)}, SILENT),  # 'is afgegeven' names no moment (O5)
        ({"pkvw_niet_te_vergen": True}, YES),
        ({"pkvw_niet_te_vergen": True, "pkvw": "geen"}, (NOG_NIET, JA)),
        ({"pkvw_niet_te_vergen": True, "pkvw_afgegeven_op": date(2016, 9, 1)}, (NOG_NIET, JA)),
    ],
)  # fmt: skip
def test_certificate(changed: dict[str, Any], expected: Ends) -> None:
    found = regime.certificaat_is_geldig.regel(**{**CERTIFICATE, **changed})
    assert (found.minimaal, found.maximaal) == expected
    assert found.punt is {(NOG_NIET, JA): PKVW_UITZONDERING, SILENT: CERTIFICAAT_NA_UITVOERING}.get(expected)


@pytest.mark.parametrize(
    ("before", "since", "start", "expected"),
    [
        (False, date(2026, 7, 15), date(2026, 6, 3), YES),
        (True, date(2026, 6, 2), date(2026, 6, 3), YES),
        (True, date(2026, 6, 3), date(2026, 6, 3), MAY),
        (True, date(2026, 6, 4), date(2026, 6, 3), MAY),
        (True, date(2026, 6, 4), None, YES),
        (True, None, date(2026, 6, 3), YES),  # no such day: lived there already
    ],
)
def test_moving_in_office(before: bool, since: date | None, start: date | None, expected: Ends) -> None:
    rule = regime.eerste_keer_of_niet_verhuisd
    assert ends(rule, vorige_woning_verstrekt=before, woonadres_sinds=since, ambt_vanaf=start) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, MAY),
        ({"bruikleen": False}, YES),
        ({"peildatum": date(2026, 6, 3)}, MAY),
        ({"peildatum": date(2026, 6, 2)}, NOT_YET),
        ({"ambt_vanaf": None}, NOT_YET),
        ({"ambt_tot_en_met": date(2026, 9, 1)}, MAY),
        ({"ambt_tot_en_met": date(2026, 8, 31)}, NO),
        ({"uitgevoerd_op": date(2026, 8, 31), "ambt_tot_en_met": date(2026, 8, 31)}, NO),  # a loan ends with the office
        ({"uitgevoerd_op": date(2026, 8, 31), "ambt_tot_en_met": date(2026, 9, 1)}, MAY),
        ({"uitgevoerd_op": date(2026, 10, 1), "ambt_tot_en_met": date(2026, 9, 30)}, NO),
    ],
)
def test_loan(changed: dict[str, Any], expected: Ends) -> None:
    case = {"bruikleen": True, **{k: v for k, v in IN_OFFICE.items() if k != "benoeming_vast_op"}, **changed}
    assert ends(regime.verstrekking_of_bruikleen, **case) == expected


def test_a_loan_sets_aside_lid_1_2_4_and_5_and_nothing_else() -> None:
    rules = regime.REGELING.voorwaarden + regime.REGELING.maatregel_voorwaarden
    assert {rule.naam for rule in rules if not rule.ook_bij_bruikleen} == {
        "woning_is_de_woonplek",  # lid 1
        "maatregel_staat_in_het_advies",  # lid 1
        "woning_ligt_goed",  # lid 2
        "advies_is_vastgesteld",  # lid 4
        "aanspraak_tijdens_het_ambt",  # lid 5 a
        "certificaat_is_geldig",  # lid 5 b
    }


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2023, 12, 31), NO), (date(2024, 1, 1), YES), (date(2024, 1, 2), YES), (None, YES)]
)
def test_realised_since_2024(day: date | None, expected: Ends) -> None:
    assert ends(regime.uitgevoerd_in_de_periode, uitgevoerd_op=day) == expected


def test_what_the_stelsel_pays_is_not_provided_again() -> None:
    assert ends(regime.niet_in_het_stelsel, werkgeverskosten_stelsel=True) == NO
    assert ends(regime.niet_in_het_stelsel, werkgeverskosten_stelsel=False) == YES


@pytest.mark.parametrize(
    "kind", ["brievenbus", "ruiten", "deurspion_of_video_intercom", "basisinstallatie", "kluis", "anders"]
)
def test_there_is_no_list_of_measures(kind: str) -> None:
    assert ends(regime.geen_werk_voor_het_certificaat, soort=kind) == YES


def test_work_for_the_certificate_is_never_provided() -> None:
    assert ends(regime.geen_werk_voor_het_certificaat, soort="pkvw_eis") == NO


@pytest.mark.parametrize(
    ("listed", "advice", "bought", "expected"),
    [
        (True, "vastgesteld", False, YES),
        (True, "vastgesteld", True, SILENT),
        (False, "vastgesteld", False, NO),
        (False, "vastgesteld", True, NO),
        *[(listed, advice, False, NOT_YET) for listed in (True, False) for advice in ("in_behandeling", "niet_aangevraagd", "geweigerd")],
        *[(listed, advice, True, NO) for listed in (True, False) for advice in ("in_behandeling", "niet_aangevraagd", "geweigerd")],
    ],
)  # fmt: skip
def test_only_what_the_advice_lists(listed: bool, advice: str, bought: bool, expected: Ends) -> None:
    found = regime.maatregel_staat_in_het_advies.regel(listed, advice, bought, None, None, None)
    assert (found.minimaal, found.maximaal) == expected
    assert found.punt is (ZELF_AANGESCHAFT if expected == SILENT else None)


@pytest.mark.parametrize(
    ("done", "ordered", "paid", "expected"),
    [
        (date(2024, 1, 5), date(2023, 12, 31), None, SILENT),
        (date(2024, 1, 1), None, date(2023, 12, 31), SILENT),
        (None, date(2023, 12, 31), None, SILENT),
        (date(2024, 1, 5), date(2024, 1, 1), None, NO),
        (date(2024, 1, 5), None, None, NO),
        (date(2023, 12, 31), date(2023, 12, 1), None, NO),  # of the old regime: another condition says so
    ],
)
def test_ordered_or_paid_before_2024_and_placed_later_has_no_rule(
    done: date | None, ordered: date | None, paid: date | None, expected: Ends
) -> None:
    """No transitional rule was found (O7); what the organisation provides from the advice is no question."""
    rule = regime.maatregel_staat_in_het_advies.regel
    found = rule(False, "niet_aangevraagd", True, done, ordered, paid)
    assert (found.minimaal, found.maximaal) == expected
    assert found.punt is (BESTELD_VOOR_2024 if expected == SILENT else None)
    assert rule(True, "vastgesteld", False, done, ordered, paid) == ja()


def test_every_rule_is_tested_here() -> None:
    named = {
        "regeling_in_werking", "ambt_valt_onder_de_regeling", "woning_is_de_woonplek", "woning_ligt_goed", "advies_is_vastgesteld",
        "aanspraak_tijdens_het_ambt", "benoeming_gaat_door", "certificaat_is_geldig", "eerste_keer_of_niet_verhuisd",
        "verstrekking_of_bruikleen", "uitgevoerd_in_de_periode", "niet_in_het_stelsel", "geen_werk_voor_het_certificaat",
        "maatregel_staat_in_het_advies",
    }  # fmt: skip
    rules = regime.REGELING.voorwaarden + regime.REGELING.maatregel_voorwaarden
    assert {rule.naam for rule in rules} == named


def test_who_is_lent_a_measure_is_not_told_that_it_is_provided() -> None:
    steps = beoordeel({"feiten": dict(PER_NAAM["bruikleen"].feiten)})["uitkomsten"][0]["vervolgstappen"]
    assert steps
    assert not any("zorgt" in step["wat"] or "betaalt" in step["wat"] for step in steps)
    # Lid 7 says 'kunnen'; who decides is our reading (O43).
    assert {step["zekerheid"] for step in steps} <= {None, "afgeleid"}
