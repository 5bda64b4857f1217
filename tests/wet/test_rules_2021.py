"""Each rule of the regime of 2021, called directly: both sides of every day and every amount."""

from datetime import date
from typing import Any

import pytest

from calculator.wet import regeling_2021 as regime
from calculator.wet.model import JA, NEE, NOG_NIET, Bereik, Oordeel, Voorwaarde
from calculator.wet.open_punten import (
    CERTIFICAAT_NA_UITVOERING,
    LATER_DECLAREREN,
    PUNT_WOONADRES_BIJ_UITVOERING,
    TERUG_NAAR_OUD_ADRES,
    VERHUISD_VOOR_AMBT,
)

Ends = tuple[Oordeel, Oordeel]
YES, NO, NOT_YET, SILENT = (JA, JA), (NEE, NEE), (NOG_NIET, NOG_NIET), (NEE, JA)

IN_OFFICE = {
    "uitgevoerd_op": date(2022, 9, 1),
    "peildatum": date(2022, 10, 1),
    "benoeming_vast_op": date(2022, 6, 1),
    "ambt_vanaf": date(2022, 6, 15),
    "ambt_tot_en_met": None,
}


def ends(rule: Voorwaarde, **facts: Any) -> Ends:
    found = rule.regel(**facts)
    return found.minimaal, found.maximaal


def test_the_regime_has_the_amount_and_days_of_the_law() -> None:
    assert regime.MAXIMUM == 240_000
    assert date(2020, 10, 8) == regime.EERSTE_DAG
    assert date(2021, 1, 1) == regime.IN_WERKING
    assert date(2023, 12, 31) == regime.LAATSTE_DAG
    assert len(regime.BASISMAATREGELEN) == 5


@pytest.mark.parametrize(("day", "expected"), [(date(2020, 12, 31), NOT_YET), (date(2021, 1, 1), YES)])
def test_in_force(day: date, expected: Ends) -> None:
    assert ends(regime.regeling_in_werking, peildatum=day) == expected


def test_appointment_that_falls_through_ends_the_claim() -> None:
    assert ends(regime.benoeming_gaat_door, benoeming_niet_doorgegaan=True) == NO
    assert ends(regime.benoeming_gaat_door, benoeming_niet_doorgegaan=False) == YES


def test_only_the_home_at_the_woonadres() -> None:
    assert ends(regime.woning_is_het_woonadres, woning_is_woonadres=True) == YES
    assert ends(regime.woning_is_het_woonadres, woning_is_woonadres=False) == NO


HERE_ALL_ALONG = {"vorige_woning_vergoed": 0, "woonadres_sinds": None, "ambt_vanaf": date(2022, 6, 15)}
MOVED_IN_OFFICE = {
    "vorige_woning_vergoed": 1,
    "woonadres_sinds": date(2022, 8, 1),
    "ambt_vanaf": date(2022, 6, 15),
}


@pytest.mark.parametrize(
    ("paid", "left", "expected"),
    [
        (0, 240_000, YES),
        (1, 239_999, YES),
        (239_999, 1, YES),
        (240_000, 0, NO),
        (240_001, 0, NO),
        (100_000_000, 0, NO),
    ],
)
def test_what_is_left_of_the_maximum(paid: int, left: int, expected: Ends) -> None:
    assert regime.ruimte(paid, **HERE_ALL_ALONG) == Bereik(left, left)
    assert ends(regime.maximum_nog_niet_bereikt, eerder_vergoed_dit_adres=paid, **HERE_ALL_ALONG) == expected


@pytest.mark.parametrize(("paid", "left"), [(0, 240_000), (1, 239_999), (239_999, 1), (240_000, 0), (240_001, 0)])
def test_who_may_have_come_back_to_an_address_may_have_the_whole_amount_again(paid: int, left: int) -> None:
    """What was paid for the new address since the move comes off (our reading of lid 1 and 3); all of it: perhaps an earlier stay (O18)."""
    assert regime.ruimte(paid, **MOVED_IN_OFFICE) == Bereik(left, left or 240_000)
    found = regime.maximum_nog_niet_bereikt.regel(paid, **MOVED_IN_OFFICE)
    assert (found.minimaal, found.maximaal) == (SILENT if left == 0 else YES)
    assert found.punt is (TERUG_NAAR_OUD_ADRES if left == 0 else None)


@pytest.mark.parametrize(
    ("paid", "since", "start", "expected"),
    [
        (0, date(2022, 6, 14), date(2022, 6, 15), YES),
        (0, None, None, YES),
        (1, date(2022, 6, 14), date(2022, 6, 15), SILENT),
        (1, date(2022, 6, 15), date(2022, 6, 15), YES),
        (1, date(2022, 6, 16), date(2022, 6, 15), YES),
        (240_000, None, date(2022, 6, 15), SILENT),
        (240_000, date(2022, 6, 16), None, SILENT),
    ],
)
def test_moving_gives_a_new_claim_only_in_office(
    paid: int, since: date | None, start: date | None, expected: Ends
) -> None:
    found = regime.nieuwe_aanspraak_na_verhuizing.regel(paid, since, start)
    assert (found.minimaal, found.maximaal) == expected
    assert found.punt is (VERHUISD_VOOR_AMBT if expected == SILENT else None)


@pytest.mark.parametrize(("day", "expected"), [(date(2023, 12, 31), YES), (date(2024, 1, 1), SILENT)])
def test_asked_while_the_regime_lasts(day: date, expected: Ends) -> None:
    found = regime.op_tijd_gevraagd.regel(day)
    assert (found.minimaal, found.maximaal) == expected
    assert found.punt is (LATER_DECLAREREN if expected == SILENT else None)


@pytest.mark.parametrize(
    ("day", "asked", "expected"),
    [
        (date(2020, 10, 7), date(2022, 1, 1), NO),
        (date(2020, 10, 8), date(2022, 1, 1), YES),
        (date(2020, 10, 9), date(2022, 1, 1), YES),
        (date(2023, 12, 31), date(2023, 12, 31), YES),
        (date(2023, 12, 31), date(2023, 12, 30), NOT_YET),
        (date(2023, 12, 31), date(2024, 1, 2), YES),
        (date(2024, 1, 1), date(2024, 1, 2), NO),
        (None, date(2022, 1, 1), NOT_YET),
    ],
)
def test_realised_in_the_period(day: date | None, asked: date, expected: Ends) -> None:
    assert ends(regime.uitgevoerd_in_de_periode, uitgevoerd_op=day, peildatum=asked) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, YES),
        ({"uitgevoerd_op": date(2022, 6, 1)}, YES),  # on the day on which it was certain
        ({"uitgevoerd_op": date(2022, 5, 31)}, NO),
        ({"uitgevoerd_op": date(2022, 6, 14)}, YES),  # certain, not yet begun
        ({"uitgevoerd_op": date(2022, 6, 15), "benoeming_vast_op": None}, YES),
        ({"uitgevoerd_op": date(2022, 6, 14), "benoeming_vast_op": None}, NO),
        ({"ambt_vanaf": None}, YES),
        ({"ambt_vanaf": None, "benoeming_vast_op": None}, NO),
        ({"ambt_tot_en_met": date(2022, 9, 1)}, YES),  # the last day is in office
        ({"ambt_tot_en_met": date(2022, 8, 31)}, NO),
        ({"uitgevoerd_op": None, "ambt_vanaf": None, "benoeming_vast_op": None}, NOT_YET),
        ({"uitgevoerd_op": None, "peildatum": date(2022, 5, 31)}, NOT_YET),
        ({"uitgevoerd_op": None, "peildatum": date(2022, 6, 1)}, YES),
        ({"uitgevoerd_op": None, "ambt_tot_en_met": date(2022, 9, 30)}, NO),
        ({"uitgevoerd_op": None, "ambt_tot_en_met": date(2022, 10, 1)}, YES),
        ({"uitgevoerd_op": date(2022, 10, 2), "benoeming_vast_op": None, "ambt_vanaf": date(2022, 10, 3)}, NOT_YET),
    ],
)
def test_realised_in_office_or_when_that_was_certain(changed: dict[str, Any], expected: Ends) -> None:
    assert ends(regime.uitgevoerd_tijdens_het_ambt, **{**IN_OFFICE, **changed}) == expected


@pytest.mark.parametrize(
    ("since", "day", "expected"),
    [
        (date(2022, 9, 1), date(2022, 8, 31), SILENT),
        (date(2022, 9, 1), date(2022, 9, 1), YES),
        (date(2022, 9, 1), date(2022, 9, 2), YES),
        (None, date(2022, 9, 1), YES),
        (date(2022, 9, 1), None, YES),
    ],
)
def test_living_there_when_it_was_realised(since: date | None, day: date | None, expected: Ends) -> None:
    found = regime.woonadres_bij_uitvoering.regel(since, day)
    assert (found.minimaal, found.maximaal) == expected
    assert found.punt is (PUNT_WOONADRES_BIJ_UITVOERING if expected == SILENT else None)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("brievenbus", YES),
        ("ruiten", YES),
        ("deurspion_of_video_intercom", YES),
        ("basisinstallatie", YES),
        ("kluis", YES),
        ("pkvw_eis", NO),
        ("anders", NO),
    ],
)
def test_closed_list_of_five(kind: str, expected: Ends) -> None:
    assert ends(regime.maatregel_staat_op_de_lijst, soort=kind) == expected


def test_what_the_stelsel_pays_is_not_paid_again() -> None:
    assert ends(regime.niet_in_het_stelsel, werkgeverskosten_stelsel=True) == NO
    assert ends(regime.niet_in_het_stelsel, werkgeverskosten_stelsel=False) == YES


@pytest.mark.parametrize(("cents", "expected"), [(0, NO), (1, YES), (240_001, YES)])
def test_only_own_cost(cents: int, expected: Ends) -> None:
    assert ends(regime.kosten_gemaakt, bedrag=cents, uitgevoerd_op=date(2022, 9, 1)) == expected


def test_what_is_not_yet_realised_may_still_cost_something() -> None:
    assert ends(regime.kosten_gemaakt, bedrag=0, uitgevoerd_op=None) == YES


CERTIFICATE = {
    "pkvw": "geldig",
    "pkvw_afgegeven_op": date(2022, 7, 1),
    "uitgevoerd_op": date(2022, 9, 1),
    "peildatum": date(2022, 10, 1),
}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, YES),
        *[({"pkvw": state}, NOT_YET) for state in ("aangevraagd", "niveau_zonder_certificaat", "verklaring", "geen")],
        ({"pkvw": "verlopen"}, (NOG_NIET, JA)),  # by its own word, though it was valid at the works
        ({"pkvw_afgegeven_op": date(2022, 9, 1)}, YES),
        ({"pkvw_afgegeven_op": date(2022, 9, 2)}, SILENT),  # after the works
        ({"pkvw_afgegeven_op": date(2022, 9, 2), "uitgevoerd_op": None}, YES),
        ({"pkvw_afgegeven_op": date(2012, 10, 2)}, YES),  # the last day of its ten years
        ({"pkvw_afgegeven_op": date(2012, 10, 1)}, (NOG_NIET, JA)),  # over on the day of the question, not at the works
        ({"pkvw_afgegeven_op": date(2012, 9, 2)}, (NOG_NIET, JA)),
        ({"pkvw_afgegeven_op": date(2012, 9, 1)}, NOT_YET),  # over at the works too
        ({"pkvw": "verlopen", "pkvw_afgegeven_op": date(2012, 9, 2)}, (NOG_NIET, JA)),
        ({"pkvw": "verlopen", "pkvw_afgegeven_op": date(2012, 9, 1)}, NOT_YET),
        ({"pkvw_afgegeven_op": date(2012, 10, 1), "uitgevoerd_op": None}, NOT_YET),
    ],
)  # fmt: skip
def test_certificate(changed: dict[str, Any], expected: Ends) -> None:
    found = regime.certificaat_is_geldig.regel(**{**CERTIFICATE, **changed})
    assert (found.minimaal, found.maximaal) == expected
    assert found.punt is (CERTIFICAAT_NA_UITVOERING if expected[0] != expected[1] else None)


def test_every_rule_is_tested_here() -> None:
    named = {
        "regeling_in_werking", "ambt_valt_onder_de_regeling", "benoeming_gaat_door", "woning_is_het_woonadres",
        "maximum_nog_niet_bereikt", "nieuwe_aanspraak_na_verhuizing", "op_tijd_gevraagd", "uitgevoerd_in_de_periode",
        "uitgevoerd_tijdens_het_ambt", "woonadres_bij_uitvoering", "maatregel_staat_op_de_lijst", "niet_in_het_stelsel",
        "kosten_gemaakt", "certificaat_is_geldig",
    }  # fmt: skip
    rules = regime.REGELING.voorwaarden + regime.REGELING.maatregel_voorwaarden
    assert {rule.naam for rule in rules} == named
