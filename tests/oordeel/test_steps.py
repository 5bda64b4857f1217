"""Who does what, in which order, and whom to ask: what a reader acts on."""

from typing import Any

import pytest

from tests.strategies import IN_ORDER_2021, IN_ORDER_2024, Facts, answer

TO_COME = {"soort": "kluis", "in_advies": True}
DONE_2021 = {"soort": "kluis", "uitgevoerd_op": "2022-09-01", "bedrag": 150_000}


def outcome(base: Facts, **changed: Any) -> dict[str, Any]:
    facts = {key: value for key, value in {**base, **changed}.items() if value is not ...}
    return answer(facts)["2021" if base is IN_ORDER_2021 else "2024"]


def steps(base: Facts, **changed: Any) -> list[str]:
    return [f"{step['wie']} {step['wat']}" for step in outcome(base, **changed)["vervolgstappen"]]


def place(found: list[str], part: str) -> int:
    """Where the only step with these words stands."""
    (index,) = [i for i, step in enumerate(found) if part in step]
    return index


def points(base: Facts, **changed: Any) -> set[str]:
    return {point["code"] for point in outcome(base, **changed)["let_op"]}


# --- order -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("base", [IN_ORDER_2021, IN_ORDER_2024], ids=["2021", "2024"])
def test_certainty_comes_first_then_the_advice_then_the_certificate(base: Facts) -> None:
    found = steps(
        base, ambt_vanaf=..., benoeming_vast_op=..., pkvw="geen", pkvw_afgegeven_op=..., advies="niet_aangevraagd", maatregelen=[TO_COME]
    )  # fmt: skip
    assert place(found, "wacht met maatregelen") == 0
    order = [place(found, part) for part in ("aan het PKVW voldoet", "keurt de woning")]
    if base is IN_ORDER_2024:  # the law names no order; the adviser sees what is missing for the certificate (O44)
        order = [
            place(found, part) for part in ("vraagt een beveiligingsadvies", "stelt het beveiligingsadvies")
        ] + order
    assert order == sorted(order)
    assert len(found) > 3


def test_works_follow_the_certificate() -> None:
    """Who has the works done first comes into what the text does not settle (O5)."""
    found = steps(IN_ORDER_2021, pkvw="geen", pkvw_afgegeven_op=..., maatregelen=[TO_COME])
    assert place(found, "keurt de woning") < place(found, "laat de maatregel uitvoeren")


def test_a_plan_for_later_does_not_make_the_appointment_certain_today() -> None:
    planned = {**TO_COME, "uitgevoerd_op": "2026-11-01"}
    days = {"benoeming_vast_op": "2026-09-02", "ambt_vanaf": "2026-10-01"}
    assert outcome(IN_ORDER_2024, maatregelen=[planned], **days)["oordeel"] == "nog_niet"
    assert (
        outcome(IN_ORDER_2024, maatregelen=[planned], **{**days, "benoeming_vast_op": "2026-09-01"})["oordeel"] == "ja"
    )


def test_a_plan_for_after_the_last_day_can_be_brought_forward() -> None:
    planned = {**TO_COME, "uitgevoerd_op": "2026-11-01"}
    for last, expected in (("2026-10-31", "nog_niet"), ("2026-11-01", "ja")):
        assert outcome(IN_ORDER_2024, ambt_tot_en_met=last, maatregelen=[planned])["oordeel"] == expected


# --- only what helps ---------------------------------------------------------------------------------------------


def test_what_cannot_be_cured_has_no_cure() -> None:
    early = outcome(IN_ORDER_2021, maatregelen=[{**DONE_2021, "uitgevoerd_op": "2020-10-07"}])
    assert early["oordeel"] == "nee"
    assert {row["herstel"] for row in early["voorwaarden"] if row["oordeel"] == "nee"} == {None}


def test_who_only_waits_for_the_certificate_need_do_nothing_to_the_home() -> None:
    for state in ("niveau_zonder_certificaat", "aangevraagd"):
        found = steps(IN_ORDER_2024, pkvw=state, pkvw_afgegeven_op=...)
        assert not any("aan het PKVW voldoet" in step for step in found)
        assert place(found, "keurt de woning") == 1


LOAN = "tijdelijk iets kan uitlenen (bruikleen, lid 7)"


@pytest.mark.parametrize(
    ("changed", "offered"),
    [
        ({"pkvw": "geen", "pkvw_afgegeven_op": ...}, True),
        ({"woning_ligging": "buiten_zonder_ontheffing"}, True),
        ({"ambt_tot_en_met": "2026-08-31"}, False),
        ({"ambt": "voorzitter_waterschap", "waarneming": "benoemd", "waarneming_langer_dan_30_dagen": False}, False),
        ({"maatregelen": [{**TO_COME, "werkgeverskosten_stelsel": True}]}, False),
        ({"maatregelen": [{"soort": "pkvw_eis"}]}, False),
        ({"maatregelen": [{"soort": "anders", "in_advies": False, "zelf_aangeschaft": True}]}, True),
        ({"maatregelen": [{"soort": "anders", "in_advies": False}]}, True),
        # Beside a measure that is provided the other one hears of it too (lid 7, "always").
        ({"maatregelen": [TO_COME, {"soort": "anders", "in_advies": False}]}, True),
        ({"maatregelen": [TO_COME]}, False),
    ],
)
def test_a_loan_is_offered_only_where_the_rules_allow_it(changed: Facts, offered: bool) -> None:
    assert any(LOAN in step for step in steps(IN_ORDER_2024, **changed)) == offered


def test_what_may_be_given_is_not_said_to_be_given() -> None:
    moved = {"vorige_woning_verstrekt": True, "woonadres_sinds": "2026-07-01"}
    found = steps(IN_ORDER_2024, maatregelen=[TO_COME], **moved)
    assert place(found, "of zij na de verhuizing opnieuw maatregelen geeft") == 0
    assert place(found, "beslist of er opnieuw maatregelen komen") == 1
    assert not any("zorgt voor de maatregelen" in step for step in found)
    assert points(IN_ORDER_2024, maatregelen=[TO_COME], **moved) == {"O22", "O40"}


def test_a_measure_that_can_only_be_lent_has_the_form_of_a_loan() -> None:
    maybe = {"soort": "anders", "in_advies": True, "bruikleen": None}
    away = outcome(IN_ORDER_2024, woning_ligging="buiten_zonder_ontheffing", maatregelen=[maybe])
    assert (away["grenzen"]["maximaal"], away["vorm"]) == ("kan", "bruikleen")
    assert outcome(IN_ORDER_2024, maatregelen=[maybe])["vorm"] == "verstrekking"


@pytest.mark.parametrize(
    ("measure", "to_order"),
    [
        ({}, True),
        ({"uitgevoerd_op": "2026-10-01"}, True),
        ({"uitgevoerd_op": "2026-08-10"}, False),
        ({"zelf_aangeschaft": True}, False),
    ],
)
def test_only_what_is_still_to_come_is_to_be_ordered(measure: Facts, to_order: bool) -> None:
    found = steps(IN_ORDER_2024, maatregelen=[{"soort": "anders", "in_advies": True, **measure}])
    assert any("bestelt niet zelf" in step for step in found) == to_order


def test_what_the_stelsel_pays_is_a_step_of_the_organisation() -> None:
    measure = {**DONE_2021, "soort": "anders", "werkgeverskosten_stelsel": True}
    found = outcome(IN_ORDER_2021, maatregelen=[measure])
    assert found["vervolgstappen"][0]["wat"].startswith("betaalt wat in het stelsel")
    assert "betaalt die zelf" not in str(found)


# --- whom to ask -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "changed", "asked"),
    [
        (IN_ORDER_2024, {"ambt": "raadslid", "concrete_dreiging": True}, ["de politie", "de raadsgriffie"]),
        (IN_ORDER_2024, {"ambt": "bestuurder_caribisch_nederland"}, ["het ministerie van BZK of het Ondersteuningsteam Weerbaar Bestuur"]),
        (IN_ORDER_2024, {"ambt": "voorzitter_waterschap", "waarneming": None}, ["de secretaris-directeur van uw waterschap"]),
        (IN_ORDER_2024, {"maatregelen": [{**TO_COME, "bruikleen": True}]}, ["uw gemeente"]),
        (IN_ORDER_2024, {"maatregelen": [TO_COME]}, []),
        (IN_ORDER_2024, {"ambt_vanaf": ..., "benoeming_vast_op": "2026-06-01", "benoeming_niet_doorgegaan": None}, ["de raadsgriffie", "de gemeentesecretaris"]),
        (IN_ORDER_2021, {"maatregelen": [{**DONE_2021, "uitgevoerd_op": "2022-06-30"}]}, ["uw gemeente"]),  # certificate after the works
    ],
)  # fmt: skip
def test_whom_to_ask(base: Facts, changed: Facts, asked: list[str]) -> None:
    assert outcome(base, **changed)["navragen_bij"] == asked


def test_caribbean_netherlands_have_their_own_reason_and_step() -> None:
    found = outcome(IN_ORDER_2024, ambt="bestuurder_caribisch_nederland")
    assert "Caribisch Nederland" in str(found["voorwaarden"])
    assert [step["wat"] for step in found["vervolgstappen"]] == [
        "vraagt het eigen bestuur welke regels in Caribisch Nederland gelden"
    ]


# --- what must be said beside it ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "changed", "said"),
    [
        (IN_ORDER_2021, {"pkvw": "geen", "pkvw_afgegeven_op": ..., "maatregelen": [DONE_2021]}, {"O5"}),
        (IN_ORDER_2021, {"pkvw": "geen", "pkvw_afgegeven_op": ..., "maatregelen": [TO_COME]}, set()),
        (IN_ORDER_2021, {"pkvw": "geen", "pkvw_afgegeven_op": ..., "pkvw_niet_te_vergen": True, "maatregelen": [TO_COME]}, {"O4"}),
        (IN_ORDER_2021, {"ambt_tot_en_met": "2022-09-30", "maatregelen": [DONE_2021]}, {"O8"}),
        (IN_ORDER_2021, {"ambt_tot_en_met": "2022-10-01", "maatregelen": [DONE_2021]}, set()),
        (IN_ORDER_2024, {"pkvw": "geen", "pkvw_afgegeven_op": ..., "pkvw_niet_te_vergen": None}, {"O1"}),
        (IN_ORDER_2024, {"maatregelen": [{**TO_COME, "uitgevoerd_op": "2026-06-09"}]}, set()),  # O5 is its finding now
        (IN_ORDER_2024, {"woonadres_sinds": "2026-07-01"}, {"O40"}),
        (IN_ORDER_2024, {"maatregelen": [{**TO_COME, "uitgevoerd_op": "2026-06-10"}]}, set()),
        (IN_ORDER_2024, {"woning_ligging": "buiten_met_ontheffing"}, {"O13"}),
        (IN_ORDER_2024, {"woning_ligging": "buiten_met_ontheffing", "ambt": "lid_db_waterschap"}, set()),
        (IN_ORDER_2024, {"ambt": "burgemeester", "aantal_gemeenten": 2}, {"O29", "O36"}),
        (IN_ORDER_2024, {"ambt_vanaf": ..., "benoeming_vast_op": "2026-06-01", "benoeming_niet_doorgegaan": True,
                         "maatregelen": [{**TO_COME, "uitgevoerd_op": "2026-08-01"}]}, {"W3"}),
        (IN_ORDER_2024, {"ambt_tot_en_met": "2026-08-31", "maatregelen": [{**TO_COME, "uitgevoerd_op": "2026-08-01"}]}, {"O19"}),
    ],
)  # fmt: skip
def test_what_to_mind(base: Facts, changed: Facts, said: set[str]) -> None:
    assert points(base, **changed) == said
