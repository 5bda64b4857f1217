"""Corners of the rules that mutation testing found no other test to hold: borders, reasons and steps."""

from datetime import date, timedelta

import pytest

from calculator.wet import besluit, regeling_2021, regeling_2024
from calculator.wet.model import NEE, NOG_NIET, ONBEKEND, Bereik
from calculator.wet.tegenspraak import VAN_GEVAL, VAN_MAATREGEL, tegenspraken

DAY = date(2026, 9, 1)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("ambt", "waarneming", "said"),
    [
        ("burgemeester", "benoemd", True),
        ("voorzitter_waterschap", "benoemd", True),
        ("wethouder", "benoemd", False),
        ("burgemeester", "geen", False),
        ("voorzitter_waterschap", "geen", False),
        ("wethouder", "geen", False),
    ],
)
def test_who_acts_in_an_office_is_told_that_the_same_provisions_hold(ambt: str, waarneming: str, said: bool) -> None:
    assert bool(besluit.ambt_valt_eronder(ambt, waarneming, True).uitleg) == said


def test_a_measure_of_today_is_done() -> None:
    certain = {"benoeming_vast_op": AFTER, "ambt_vanaf": AFTER, "ambt_tot_en_met": None}
    assert besluit.tijdens_ambt(DAY, DAY, **certain).maximaal == NEE
    assert besluit.tijdens_ambt(AFTER, DAY, None, None, None).maximaal == NOG_NIET


def test_only_who_was_paid_elsewhere_and_moved_in_office_may_start_anew() -> None:
    full = regeling_2021.MAXIMUM
    moved, stayed = (AFTER, DAY), (BEFORE, DAY)
    assert regeling_2021.ruimte(full, 1, *moved) == Bereik(0, full)
    assert regeling_2021.ruimte(full - 1, 1, *moved) == Bereik(1, 1)
    assert regeling_2021.ruimte(full, 0, *moved) == Bereik(0, 0)
    assert regeling_2021.ruimte(full, 1, *stayed) == Bereik(0, 0)


@pytest.mark.parametrize("pkvw", ["aangevraagd", "niveau_zonder_certificaat"])
def test_who_is_nearly_there_only_waits_for_the_certificate(pkvw: str) -> None:
    found = regeling_2024.certificaat_is_geldig.regel(pkvw, None, False, None, DAY)
    assert found.stappen is not None
    assert found.stappen == regeling_2024.BIJNA_EEN_CERTIFICAAT[pkvw]
    assert regeling_2024.PKVW_HALEN not in found.stappen


@pytest.mark.parametrize("pkvw", ["geen", "verklaring"])
def test_who_has_nothing_yet_takes_all_steps(pkvw: str) -> None:
    assert regeling_2024.certificaat_is_geldig.regel(pkvw, None, False, None, DAY).stappen is None


@pytest.mark.parametrize(
    ("ligging", "said"), [("buiten_ontheffing_verlopen", "verlopen"), ("buiten_zonder_ontheffing", "zonder")]
)
def test_the_reason_fits_the_exemption(ligging: str, said: str) -> None:
    assert said in regeling_2024.woning_ligt_goed.regel("wethouder", "geen", ligging, True, None, DAY).uitleg


@pytest.mark.parametrize(
    ("facts", "clash"),
    [
        ({"ambt_vanaf": DAY, "benoeming_vast_op": DAY}, False),
        ({"ambt_vanaf": DAY, "benoeming_vast_op": AFTER}, True),
        ({"ambt_vanaf": BEFORE, "ambt_tot_en_met": BEFORE}, False),
        ({"ambt_tot_en_met": DAY, "ambt_vanaf": BEFORE, "benoeming_vast_op": BEFORE}, False),
        ({"ambt_vanaf": ONBEKEND, "ambt_tot_en_met": DAY, "benoeming_vast_op": DAY}, False),
        ({"ambt_vanaf": ONBEKEND, "ambt_tot_en_met": DAY, "benoeming_vast_op": AFTER}, True),
        ({"ambt_vanaf": ONBEKEND, "ambt_tot_en_met": DAY, "peildatum": DAY, "benoeming_niet_doorgegaan": True}, True),
        (
            {"ambt_vanaf": ONBEKEND, "ambt_tot_en_met": AFTER, "peildatum": DAY, "benoeming_niet_doorgegaan": True},
            False,
        ),
        ({"ambt_vanaf": DAY, "peildatum": DAY, "benoeming_niet_doorgegaan": True}, True),
        ({"ambt_vanaf": AFTER, "peildatum": DAY, "benoeming_niet_doorgegaan": True}, False),
        ({"woonadres_sinds": AFTER, "peildatum": DAY, "woning_is_woonadres": True}, True),
        ({"woonadres_sinds": AFTER, "peildatum": DAY, "woning_is_woonadres": False}, False),
        ({"woonadres_sinds": DAY, "peildatum": DAY, "woning_is_woonadres": True}, False),
        ({"pkvw": "geldig", "pkvw_afgegeven_op": None}, True),
        ({"pkvw": "geldig"}, False),
        ({"pkvw": "geen", "pkvw_afgegeven_op": None}, False),
    ],
)
def test_facts_clash_from_the_very_day(facts: dict[str, object], clash: bool) -> None:
    assert bool(list(tegenspraken(facts))) == clash


def test_a_last_day_without_a_first_clashes_once_it_has_come() -> None:
    facts = {"ambt_vanaf": None, "peildatum": DAY, "ambt_tot_en_met": DAY}
    assert [clash[:2] for clash in tegenspraken(facts)] == [("ambt_tot_en_met", "ambt_vanaf")]
    assert not list(tegenspraken({**facts, "ambt_tot_en_met": AFTER}))


def test_every_clash_has_a_sentence_that_names_what_clashes() -> None:
    assert all(len(t.zin.split()) > 4 for t in VAN_GEVAL + VAN_MAATREGEL)


@pytest.mark.parametrize(("waarneming", "hint"), [("benoemd", True), ("geen", False)])
def test_who_acts_is_told_to_choose_that_office(waarneming: str, hint: bool) -> None:
    assert ("Kies dan dat ambt" in besluit.ambt_valt_eronder("raadslid", waarneming, False).uitleg) == hint


@pytest.mark.parametrize(
    ("certain", "start", "said"),
    [
        (AFTER, None, "Dat staat vast vanaf"),
        (DAY, None, "Dat stond vast vanaf"),
        (None, AFTER, "De eerste dag is"),
        (None, DAY, "De eerste dag was"),
        (None, None, "Die staat nu nog steeds niet vast."),
    ],
)
def test_the_day_of_certainty_is_told_in_the_right_tense(certain: date | None, start: date | None, said: str) -> None:
    assert said in besluit.tijdens_ambt(BEFORE, DAY, certain, start, None).uitleg
