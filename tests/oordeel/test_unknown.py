"""What becomes of a case in which something is unknown: bounds, reasons, steps and who bears what. Each found by a mutant."""

from typing import Any

import pytest

from calculator.geval.invoer import lees_geval
from calculator.oordeel.oordelen import grenzen, open_toetsingen, toets
from calculator.oordeel.werelden import mogelijke_waarden
from calculator.wet.bronnen import CCV_ADVIES
from calculator.wet.getallen import MAXIMUM_2021 as MAXIMUM
from calculator.wet.model import JA, KAN, NEE, NOG_NIET, ONBEKEND, Bevinding, Toetsing, ja, kan, nee, voorwaarde
from calculator.wet.regelingen import REGELINGEN
from tests.strategies import IN_ORDER_2021, IN_ORDER_2024, Facts, answer

OPEN_DAY = {"soort": "kluis", "uitgevoerd_op": None, "bedrag": 100_000, "in_advies": True}
PLANNED = {"soort": "anders", "bedrag": 100_000, "in_advies": True}


def outcome(base: Facts, **changed: Any) -> dict[str, Any]:
    """The outcome of the regime of these facts."""
    facts = {key: value for key, value in {**base, **changed}.items() if value is not ...}
    return answer(facts)["2021" if base is IN_ORDER_2021 else "2024"]


def bounds(*arguments: Any, **changed: Any) -> tuple[str, str]:
    return tuple(outcome(*arguments, **changed)["grenzen"].values())  # type: ignore[return-value]


def condition(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(row for row in found["voorwaarden"] if row["naam"] == name)


def applied(base: Facts, name: str, measure: Facts | None = None, **changed: Any) -> Toetsing:
    """A condition, applied to these facts (and to a measure that is still to come, changed in some facts)."""
    regime = REGELINGEN[0 if base is IN_ORDER_2021 else 1]
    facts = {**regime.voorbeeld, **lees_geval({**base, **changed}).feiten, **(measure or {})}
    unknown = frozenset(name for name, value in facts.items() if value is ONBEKEND)
    condition = next(v for v in (*regime.voorwaarden, *regime.maatregel_voorwaarden) if v.naam == name)
    return toets(condition, facts, unknown)


# --- reasons and steps -------------------------------------------------------------------------------------------


def test_what_is_not_met_says_who_mends_it_and_what_is_met_does_not() -> None:
    found = outcome(IN_ORDER_2024, advies="niet_aangevraagd")
    assert "vraagt een beveiligingsadvies aan" in condition(found, "advies_is_vastgesteld")["herstel"]
    assert applied(IN_ORDER_2024, "certificaat_is_geldig").stappen == ()


def test_a_fact_on_which_nothing_hangs_leaves_the_reason_and_the_steps() -> None:
    found = outcome(IN_ORDER_2024, ambt="voorzitter_waterschap", woning_ligging=None)
    assert condition(found, "woning_ligt_goed")["telt"] is False, "for a water board there is no condition of place"
    without = applied(IN_ORDER_2024, "certificaat_is_geldig", pkvw="geen", pkvw_afgegeven_op=None)
    assert without.uitleg
    assert without.stappen == without.voorwaarde.stappen


def test_a_fact_on_which_the_condition_hangs_leaves_neither() -> None:
    asked = applied(IN_ORDER_2024, "certificaat_is_geldig", pkvw=None)
    assert (asked.uitleg, asked.stappen) == ("", ())


def test_what_is_met_whatever_the_answer_needs_no_steps() -> None:
    same = applied(IN_ORDER_2024, "certificaat_is_geldig", pkvw_niet_te_vergen=None)
    assert (same.minimaal, same.stappen) == (JA, ())


def test_a_fact_beside_one_that_decides_does_not_decide_itself() -> None:
    found = applied(IN_ORDER_2024, "woning_ligt_goed", waarneming=None, woning_ligging=None)
    assert found.drempels == (("woning_ligging", NOG_NIET),)


def test_a_fact_decides_from_the_lowest_judgement_that_it_can_bring() -> None:
    found = applied(IN_ORDER_2024, "certificaat_is_geldig", pkvw=None, pkvw_afgegeven_op=None)
    assert dict(found.drempels)["pkvw"] == NOG_NIET
    place = applied(IN_ORDER_2024, "woning_ligt_goed", ambt=None, waarneming=None, woning_ligging=None)
    assert dict(place.drempels)["woning_ligging"] == NEE
    listed = applied(IN_ORDER_2024, "maatregel_staat_in_het_advies", {"in_advies": ONBEKEND}, advies=None)
    assert dict(listed.drempels) == {"in_advies": NEE, "advies": NEE}


@voorwaarde(CCV_ADVIES.bron())
def as_acting_as_possible(waarneming: str) -> Bevinding:
    """A judgement for each value, from low to high."""
    return {"geen": nee(), "benoemd": kan(), "als_volksvertegenwoordiger": ja()}[waarneming]


def test_the_bounds_reach_from_the_lowest_to_the_highest_value() -> None:
    facts = {**lees_geval(IN_ORDER_2024).feiten, "waarneming": ONBEKEND}
    assert grenzen(as_acting_as_possible, facts) == (NEE, JA)


# --- several facts that hang together ----------------------------------------------------------------------------


def test_the_day_may_lie_before_the_first_that_counts() -> None:
    assert bounds(IN_ORDER_2021, pkvw="geen", pkvw_afgegeven_op=..., maatregelen=[OPEN_DAY]) == ("nee", "nog_niet")
    early = {
        "peildatum": "2020-12-01",
        "benoeming_vast_op": ...,
        "ambt_vanaf": "2018-06-01",
        "pkvw_afgegeven_op": "2020-01-01",
    }
    assert bounds(IN_ORDER_2021, maatregelen=[OPEN_DAY], **early) == ("nee", "nog_niet")


def test_a_measure_that_may_be_a_loan_is_no_better_provided_before_the_appointment_is_certain() -> None:
    measure = {**PLANNED, "bruikleen": None}
    assert bounds(IN_ORDER_2024, ambt_vanaf=..., maatregelen=[measure]) == ("nog_niet", "nog_niet")
    of_some_day = {**OPEN_DAY, "bruikleen": None}
    assert bounds(IN_ORDER_2024, ambt_vanaf=..., maatregelen=[of_some_day]) == ("nee", "nog_niet")


def test_without_advice_a_measure_of_unknown_day_is_at_best_a_loan() -> None:
    measure = {**OPEN_DAY, "bruikleen": None}
    assert bounds(IN_ORDER_2024, advies="niet_aangevraagd", maatregelen=[measure])[1] == "kan"


# --- whether somebody is in office bounds the days ---------------------------------------------------------------

NO_DAYS: Facts = {"ambt_vanaf": ..., "benoeming_vast_op": ..., "ambt_tot_en_met": ...}


@pytest.mark.parametrize(
    ("now", "expected"), [("ja", ("ja", "ja")), ("nog_niet", ("nog_niet", "ja")), ("niet_meer", ("nee", "nee"))]
)
def test_who_is_in_office_needs_no_day_for_what_is_still_to_come(now: str, expected: tuple[str, str]) -> None:
    found = outcome(IN_ORDER_2024, in_functie=now, **NO_DAYS)
    assert tuple(found["grenzen"].values()) == expected
    assert set(found["ontbreekt"]) == ({"benoeming_vast_op"} if now == "nog_niet" else set())


def test_who_is_in_office_needs_a_day_for_what_was_done_before() -> None:
    done = {**PLANNED, "uitgevoerd_op": "2026-08-10"}
    found = outcome(IN_ORDER_2024, in_functie="ja", maatregelen=[done], **NO_DAYS)
    assert tuple(found["grenzen"].values()) == ("nee", "ja")
    assert {"ambt_vanaf", "benoeming_vast_op"} <= set(found["ontbreekt"])
    assert "ambt_tot_en_met" not in found["ontbreekt"]


def test_a_last_day_still_counts_for_what_is_planned() -> None:
    planned = {**PLANNED, "uitgevoerd_op": "2026-12-01"}
    found = outcome(IN_ORDER_2024, in_functie="ja", maatregelen=[planned], **NO_DAYS)
    assert tuple(found["grenzen"].values()) == ("nog_niet", "ja")
    assert found["ontbreekt"] == ["ambt_tot_en_met"]


def test_without_a_word_on_the_office_no_day_is_no_day() -> None:
    assert bounds(IN_ORDER_2024, **NO_DAYS) == ("nog_niet", "nog_niet")


# --- money -------------------------------------------------------------------------------------------------------


def bearer(base: Facts, measure: dict[str, Any], **changed: Any) -> str:
    (line,) = outcome(base, maatregelen=[measure], **changed)["posten"]
    bearer: str = line["voor_rekening_van"]
    return bearer


FELL_THROUGH = {"ambt_vanaf": ..., "benoeming_vast_op": "2026-06-01", "benoeming_niet_doorgegaan": True}
DELIVERED = {**PLANNED, "uitgevoerd_op": "2026-08-10"}


@pytest.mark.parametrize(
    ("measure", "changed", "expected"),
    [
        (DELIVERED, {}, "navragen"),  # who gives back what was already delivered, the text does not say
        ({**DELIVERED, "zelf_aangeschaft": True}, {}, "bestuurder"),
        (PLANNED, {}, "bestuurder"),
        ({**DELIVERED, "in_advies": False}, {"benoeming_niet_doorgegaan": None}, "navragen"),
        ({**DELIVERED, "in_advies": False}, {"benoeming_niet_doorgegaan": False}, "bestuurder"),
    ],
)
def test_who_bears_what_was_delivered_for_an_appointment_that_fell_through(
    measure: dict[str, Any], changed: Facts, expected: str
) -> None:
    assert bearer(IN_ORDER_2024, measure, **{**FELL_THROUGH, **changed}) == expected


def test_a_measure_that_is_not_on_the_list_is_own_cost_whatever_its_day_while_there_is_one_regime() -> None:
    assert bearer(IN_ORDER_2021, {**OPEN_DAY, "soort": "anders"}) == "bestuurder"


def test_only_a_loan_that_may_be_given_is_borne_by_the_organisation() -> None:
    loan = {**PLANNED, "bruikleen": True}
    assert bearer(IN_ORDER_2024, loan) == "organisatie"
    assert bearer(IN_ORDER_2024, loan, ambt_vanaf="2026-10-01", benoeming_vast_op="2026-06-01") == "navragen"
    moved = {"vorige_woning_verstrekt": True, "woonadres_sinds": "2026-07-01"}
    assert bounds(IN_ORDER_2024, maatregelen=[PLANNED], **moved) == (KAN.code, KAN.code)
    assert bearer(IN_ORDER_2024, PLANNED, **moved) == "navragen"


def test_a_full_maximum_may_be_free_again_for_who_was_perhaps_paid_elsewhere() -> None:
    measure = {**OPEN_DAY, "uitgevoerd_op": "2022-09-01"}
    full = {"eerder_vergoed_dit_adres": 240_000, "vorige_woning_vergoed": None, "woonadres_sinds": "2022-07-01"}
    assert outcome(IN_ORDER_2021, maatregelen=[measure], **full)["vergoeding"] == {"minimaal": 0, "maximaal": 100_000}


# --- cost lines --------------------------------------------------------------------------------------------------

#: Paid here before, and moved here in office after a claim elsewhere: what was paid here comes off (our reading; dossier 9).
RETURNED = {"eerder_vergoed_dit_adres": 100_000, "vorige_woning_vergoed": 1, "woonadres_sinds": "2022-07-01"}
DONE = {"soort": "kluis", "uitgevoerd_op": "2022-09-01", "bedrag": 150_000}


def test_a_move_and_a_first_day_that_are_both_unknown_may_be_in_either_order() -> None:
    """Also when the day of the appointment rules out the days on which anything else can be seen to turn."""
    unknown = {"ambt_vanaf": None, "benoeming_vast_op": "2012-09-01", "woonadres_sinds": None}
    again = outcome(IN_ORDER_2024, maatregelen=[PLANNED], vorige_woning_verstrekt=True, **unknown)
    assert again["grenzen"] == {"minimaal": "kan", "maximaal": "ja"}
    assert {"ambt_vanaf", "woonadres_sinds"} <= set(again["ontbreekt"])
    returned = {"eerder_vergoed_dit_adres": MAXIMUM, "vorige_woning_vergoed": 1, "maatregelen": [DONE]}
    assert outcome(IN_ORDER_2021, **returned, **unknown)["grenzen"] == {"minimaal": "nee", "maximaal": "ja"}


@pytest.mark.parametrize(
    ("measure", "form"),
    [
        (OPEN_DAY, "verstrekking"),
        ({**PLANNED, "werkgeverskosten_stelsel": None}, "verstrekking"),
        ({**PLANNED, "bruikleen": None}, "verstrekking"),
        ({**PLANNED, "bruikleen": None, "in_advies": False}, "bruikleen"),
        ({**OPEN_DAY, "bruikleen": True}, "bruikleen"),
    ],
)
def test_the_form_is_that_of_the_best_that_is_possible(measure: Facts, form: str) -> None:
    assert outcome(IN_ORDER_2024, maatregelen=[measure])["vorm"] == form


def lines(base: Facts, *measures: Facts, **changed: Any) -> list[tuple[int, int | None, str, str]]:
    """Measure, amount, bearer and the beginning of the reason of every cost line."""
    found = outcome(base, maatregelen=list(measures), **changed)["posten"]
    return [(p["maatregel"], p["bedrag"], p["voor_rekening_van"], p["waarom"]) for p in found]


def test_what_is_certain_fills_the_maximum_first_and_the_reason_fits_each_part() -> None:
    open_one = {**DONE, "uitgevoerd_op": "2022-06-20"}  # before the home was the woonadres
    moved = {"woonadres_sinds": "2022-07-01"}
    first, second, rest = lines(IN_ORDER_2021, open_one, DONE, **moved)
    assert first[:3] == (1, 150_000, "organisatie")
    assert second[:3] == (0, 90_000, "navragen")
    assert "U woont hier sinds" in second[3]
    assert rest[:3] == (0, 60_000, "bestuurder")
    assert "boven het maximum" in rest[3]


def test_parts_of_two_certain_measures_add_up() -> None:
    found = lines(IN_ORDER_2021, DONE, DONE, **RETURNED)
    assert [line[:3] for line in found] == [
        (0, 140_000, "organisatie"),
        (0, 10_000, "bestuurder"),
        (1, 150_000, "bestuurder"),
    ]


def test_who_may_have_been_paid_here_in_an_earlier_stay_is_told_that_the_rest_is_not_certain() -> None:
    (part,) = lines(IN_ORDER_2021, DONE, **{**RETURNED, "eerder_vergoed_dit_adres": MAXIMUM})
    assert part[1:3] == (150_000, "navragen")
    assert "vroeger verblijf" in part[3]
    (part,) = lines(IN_ORDER_2021, DONE, eerder_vergoed_dit_adres=None)
    assert part[1:3] == (150_000, "navragen")
    assert part[3].startswith("Nog niet bekend: wat u al kreeg")


def test_what_is_not_on_the_list_takes_nothing_of_the_maximum() -> None:
    unlisted = {**DONE, "soort": "anders", "uitgevoerd_op": "2022-08-31"}
    found = lines(IN_ORDER_2021, unlisted, DONE, pkvw="geen", pkvw_afgegeven_op=...)
    assert [line[:3] for line in found] == [(0, 150_000, "bestuurder"), (1, 150_000, "navragen")]
    assert "niet op de lijst" in found[0][3]
    assert "geen certificaat" in found[1][3]


@pytest.mark.parametrize(
    ("measure", "changed", "bearer", "reason"),
    [
        ({**PLANNED, "werkgeverskosten_stelsel": True}, {}, "organisatie", "De maatregel is aangewezen in het stelsel"),
        ({**PLANNED, "bruikleen": True}, {}, "organisatie", "Uw organisatie mag de maatregel uitlenen"),
        (PLANNED, {}, "organisatie", "De maatregel staat in het advies"),
        (PLANNED, {"pkvw": None}, "navragen", "Nog niet bekend: of de woning een PKVW-certificaat heeft."),
        ({**PLANNED, "in_advies": False}, {}, "bestuurder", "De maatregel staat niet in het advies"),
        (
            {**PLANNED, "in_advies": False, "zelf_aangeschaft": None},
            {},
            "bestuurder",
            "Niet voldaan: de maatregel staat in",
        ),
        (
            {**PLANNED, "in_advies": False, "werkgeverskosten_stelsel": None},
            {},
            "navragen",
            "Nog niet bekend: of de maatregel is aangewezen in het stelsel",
        ),
        (
            {**PLANNED, "bruikleen": True},
            {"ambt_vanaf": "2026-10-01", "benoeming_vast_op": "2026-06-01", "advies": "geweigerd"},
            "navragen",
            "Bruikleen is er vanaf de eerste dag",
        ),
        ({**PLANNED, "werkgeverskosten_stelsel": None}, {}, "organisatie", "Ook als de maatregel in het stelsel"),
        ({**PLANNED, "werkgeverskosten_stelsel": None}, {"ambt": None}, "navragen", "Nog niet bekend: uw ambt"),
        ({**PLANNED, "bruikleen": None}, {}, "organisatie", "De maatregel staat in het advies"),
        (
            {**PLANNED, "bruikleen": None},
            {"vorige_woning_verstrekt": True, "woonadres_sinds": "2026-07-01"},
            "navragen",
            "Na een verhuizing tijdens het ambt kunnen",
        ),
        (PLANNED, FELL_THROUGH, "bestuurder", "De benoeming ging niet door. Dan is er geen aanspraak."),
        (
            PLANNED,
            {"vorige_woning_verstrekt": True, "woonadres_sinds": None},
            "navragen",
            "Nog niet bekend: sinds wanneer",
        ),
        (DELIVERED, FELL_THROUGH, "navragen", "De tekst zegt niets over teruggeven of betalen."),
        ({**DELIVERED, "bruikleen": True}, {"ambt_tot_en_met": "2026-08-31"}, "navragen", "Bruikleen is er alleen"),
    ],
)
def test_a_cost_line_says_why(measure: Facts, changed: Facts, bearer: str, reason: str) -> None:
    ((_, _, by, why),) = lines(IN_ORDER_2024, measure, **changed)
    assert by == bearer
    assert why.startswith(reason)


def test_above_a_maximum_the_organisation_is_no_certain_bearer() -> None:
    ((_, amount, by, why),) = lines(IN_ORDER_2021, {**DONE, "bedrag": None, "werkgeverskosten_stelsel": None})
    assert (amount, by) == (None, "navragen")
    assert why.startswith("Nog niet bekend")


STELSEL, DEAR = {"werkgeverskosten_stelsel": None}, {**DONE, "bedrag": 300_000}
LATE = {"peildatum": "2024-03-01", "advies": "vastgesteld"}


@pytest.mark.parametrize(
    ("measures", "changed", "own"),
    [
        ([DEAR], {}, (60_000, 60_000)),
        ([{**DEAR, **STELSEL}], {}, (0, 300_000)),
        ([{**DEAR, "werkgeverskosten_stelsel": True}], {}, (0, 0)),
        ([{**DONE, **STELSEL}, DONE], {}, (0, 150_000)),
        # What is open takes its turn by day; the part that then comes above the maximum is as open as the rest.
        ([{**DEAR, **STELSEL, "uitgevoerd_op": "2022-08-01"}, {**DONE, "bedrag": 1_000}], {"pkvw": None}, (0, 301_000)),
        ([DEAR, {**DONE, **STELSEL}], {}, (60_000, 210_000)),  # above the maximum without the other too
        ([{**DEAR, "uitgevoerd_op": None, "in_advies": True}], LATE, (0, 300_000)),  # of 2024 it is provided
        ([{**DONE, "bedrag": 240_000}, {**DONE, "bedrag": 50_000, "uitgevoerd_op": None}], LATE, (0, 290_000)),
    ],
)
def test_above_the_maximum_is_only_what_certainly_belongs_under_it(
    measures: list[Facts], changed: Facts, own: tuple[int, int]
) -> None:
    found = outcome(IN_ORDER_2021, maatregelen=measures, **changed)
    assert (found["eigen_kosten"]["minimaal"], found["eigen_kosten"]["maximaal"]) == own
    certain = sum(line["bedrag"] for line in found["posten"] if line["voor_rekening_van"] == "bestuurder")
    assert certain == own[0]


@pytest.mark.parametrize("measure", [{}, {"soort": "anders"}, {"soort": "anders", **STELSEL}])
def test_of_an_unknown_amount_no_own_cost_is_said(measure: Facts) -> None:
    """Whether it may be reimbursed, stays with the bestuurder or must be asked."""
    found = outcome(IN_ORDER_2021, maatregelen=[DONE, {**DONE, "bedrag": None, **measure}])
    assert found["eigen_kosten"] is None


@pytest.mark.parametrize(
    ("office", "bearer"),
    [
        ("raadslid", "organisatie"),
        ("bestuurder_caribisch_nederland", "navragen"),
        ("ander_ambt", "navragen"),
        (None, "navragen"),
    ],
)
def test_who_bears_what_the_stelsel_names_hangs_on_the_office(office: str | None, bearer: str) -> None:
    ((_, _, by, why),) = lines(IN_ORDER_2024, {**PLANNED, "werkgeverskosten_stelsel": True}, ambt=office)
    assert by == bearer
    says = {"raadslid": "in het stelsel", "bestuurder_caribisch_nederland": "geldt niet voor dit ambt"}
    assert says.get(office or "", "is niet zeker") in why
    steps = outcome(IN_ORDER_2024, ambt=office, maatregelen=[{**PLANNED, "werkgeverskosten_stelsel": True}])
    paid = any("stelsel" in step["wat"] and "betaalt" in step["wat"] for step in steps["vervolgstappen"])
    assert paid == (office == "raadslid"), "only where the besluit certainly holds for the office"


def test_a_loan_is_asked_about_for_what_is_open_and_not_for_being_a_loan() -> None:
    ((_, _, by, why),) = lines(IN_ORDER_2024, {**PLANNED, "bruikleen": True}, waarneming="als_volksvertegenwoordiger")
    assert by == "navragen"
    assert why.startswith("U neemt het ambt waar.")


# --- what is missing ---------------------------------------------------------------------------------------------


def missing(base: Facts, **changed: Any) -> set[str]:
    return {name.removeprefix("maatregelen[0].") for name in outcome(base, **changed)["ontbreekt"]}


def test_a_fact_that_changes_only_the_money_is_missing() -> None:
    assert missing(IN_ORDER_2021, maatregelen=[DONE], eerder_vergoed_dit_adres=None) == {"eerder_vergoed_dit_adres"}
    not_advised = {**DELIVERED, "in_advies": False}
    assert missing(IN_ORDER_2024, maatregelen=[not_advised], **{**FELL_THROUGH, "benoeming_niet_doorgegaan": None}) == {
        "benoeming_niet_doorgegaan"
    }
    assert missing(IN_ORDER_2024, maatregelen=[{**DELIVERED, "zelf_aangeschaft": None}], **FELL_THROUGH) == {
        "zelf_aangeschaft"
    }


def test_a_fact_that_rules_out_an_answer_is_missing() -> None:
    # Who is in office did not see the appointment fall through.
    assert missing(IN_ORDER_2024, ambt_vanaf=None, benoeming_niet_doorgegaan=None, maatregelen=[PLANNED]) == {
        "ambt_vanaf",
        "benoeming_niet_doorgegaan",
    }


@pytest.mark.parametrize(("amount", "named"), [(0, set()), (1, {"werkgeverskosten_stelsel"})])
def test_who_pays_matters_when_there_is_something_to_pay(amount: int, named: set[str]) -> None:
    refused = {**PLANNED, "in_advies": False, "bedrag": amount, "werkgeverskosten_stelsel": None}
    assert missing(IN_ORDER_2024, maatregelen=[refused]) == named


LENT = {**PLANNED, "bedrag": 0, "bruikleen": True, "uitgevoerd_op": "2026-08-10"}
IN_DOUBT = {**PLANNED, "bedrag": 0, "in_advies": None}


@pytest.mark.parametrize(
    ("measures", "changed", "named"),
    [
        # The organisation pays under this regime or under the stelsel: only the judgement hangs on it.
        ([{**PLANNED, **STELSEL}], {}, {"werkgeverskosten_stelsel"}),
        ([{**PLANNED, **STELSEL, "bedrag": None}], {}, {"werkgeverskosten_stelsel"}),
        ([PLANNED, {**PLANNED, **STELSEL}], {}, set()),
        ([PLANNED, {**PLANNED, "bruikleen": None}], {}, set()),
        # Lent as the other is, on whatever day.
        ([LENT, {**LENT, "uitgevoerd_op": None}], {}, set()),
        ([IN_DOUBT, PLANNED], {}, set()),
        # After the last day it gets no further than 'nog niet': that decides when the other turns out to be 'nee'.
        (
            [{**IN_DOUBT, "uitgevoerd_op": "2026-08-10"}, {**IN_DOUBT, "uitgevoerd_op": "2026-12-01"}],
            {"ambt_tot_en_met": "2026-11-01"},
            {"in_advies", "maatregelen[1].in_advies"},
        ),
    ],
)
def test_what_another_measure_covers_is_not_asked(measures: list[Facts], changed: Facts, named: set[str]) -> None:
    assert missing(IN_ORDER_2024, maatregelen=measures, **changed) == named


FULL = {"soort": "kluis", "uitgevoerd_op": "2022-09-01", "bedrag": 240_000}
PLAN = {**FULL, "uitgevoerd_op": "2022-12-01"}


@pytest.mark.parametrize(
    ("first", "named"),
    [
        (FULL, set()),
        ({**FULL, "bedrag": 239_999}, {"maatregelen[1].uitgevoerd_op"}),  # a cent is left for the other
        ({**FULL, "uitgevoerd_op": "2022-05-01"}, {"maatregelen[1].uitgevoerd_op"}),  # too early: it takes nothing
        (PLAN, {"maatregelen[1].uitgevoerd_op"}),  # the other may come first
    ],
)
def test_what_a_full_maximum_hides_is_not_asked(first: Facts, named: set[str]) -> None:
    assert missing(IN_ORDER_2021, maatregelen=[first, OPEN_DAY]) == named
    in_doubt = {**OPEN_DAY, "werkgeverskosten_stelsel": None}
    assert "maatregelen[1].werkgeverskosten_stelsel" in missing(IN_ORDER_2021, maatregelen=[first, in_doubt])


@pytest.mark.parametrize(("amount", "named"), [(240_000, set()), (239_999, {"maatregelen[1].uitgevoerd_op"})])
def test_what_planned_measures_fill_is_hidden_from_one_that_comes_no_further(amount: int, named: set[str]) -> None:
    asked_for = {"pkvw": "aangevraagd", "pkvw_afgegeven_op": None}
    assert missing(IN_ORDER_2021, maatregelen=[{**PLAN, "bedrag": amount}, OPEN_DAY], **asked_for) == named


SMALL, EARLY = {**FULL, "bedrag": 1_000}, {**FULL, "uitgevoerd_op": "2022-06-10"}


@pytest.mark.parametrize(
    ("certificate", "others", "named"),
    [
        ("geldig", [FULL], set()),
        ("geldig", [SMALL], {"benoeming_vast_op"}),
        (
            "geldig",
            [SMALL, PLAN],
            {"benoeming_vast_op"},
        ),  # what is only planned fills nothing for one that counts today
        ("aangevraagd", [FULL], set()),
        ("aangevraagd", [SMALL, EARLY], {"benoeming_vast_op"}),  # both of them wait for the same answer
    ],
)
def test_what_the_others_fill_hides_a_fact_of_the_case(certificate: str, others: list[Facts], named: set[str]) -> None:
    facts: Facts = {"pkvw": certificate, "benoeming_vast_op": None}
    if certificate != "geldig":
        facts["pkvw_afgegeven_op"] = None
    assert missing(IN_ORDER_2021, maatregelen=[*others, EARLY], **facts) == named


@pytest.mark.parametrize(("amount", "named"), [(0, set()), (1, {"maatregelen[1].in_advies"})])
def test_a_judgement_that_moves_no_cost_is_not_asked_beside_one_as_good(amount: int, named: set[str]) -> None:
    doubtful = {**PLANNED, "in_advies": None, "bedrag": amount}
    assert missing(IN_ORDER_2024, maatregelen=[PLANNED, doubtful]) == named
    assert missing(IN_ORDER_2024, maatregelen=[doubtful]) == {"in_advies"}
    lent = {**PLANNED, "uitgevoerd_op": None, "bruikleen": True, "bedrag": amount}
    assert len(missing(IN_ORDER_2024, maatregelen=[PLANNED, lent])) == len(named)


def test_a_judgement_that_changes_the_form_is_asked() -> None:
    base = {**IN_ORDER_2024, "ambt_vanaf": "2026-10-01", "benoeming_vast_op": "2026-06-01"}
    base |= {"pkvw": "aangevraagd", "pkvw_afgegeven_op": None}
    lent, given = {**PLANNED, "bruikleen": True}, {**PLANNED, "in_advies": None, "bedrag": 0}
    assert bounds(base, maatregelen=[lent]) == ("nog_niet", "nog_niet")
    assert missing(base, maatregelen=[lent, given]) == {"maatregelen[1].in_advies"}


def test_a_day_on_which_another_condition_fails_asks_for_nothing_more() -> None:
    # On the day of the question the appointment is not certain: whatever the day of the certificate, it is not yet.
    early = {"peildatum": "2020-10-08", "pkvw_afgegeven_op": None, "maatregelen": [OPEN_DAY]}
    assert "pkvw_afgegeven_op" not in missing(IN_ORDER_2021, **early)


# --- the values that are tried -----------------------------------------------------------------------------------


def test_a_day_is_tried_in_every_regime_that_has_begun() -> None:
    late = outcome(IN_ORDER_2021, peildatum="2026-09-01", maatregelen=[{**OPEN_DAY, "in_advies": False}])
    period = condition(late, "uitgevoerd_in_de_periode")
    assert period["oordeel"] == "onbekend"
    first_day = {"peildatum": "2024-01-01", "ambt_vanaf": "2023-06-03", "pkvw_afgegeven_op": "2023-06-10"}
    assert bounds(IN_ORDER_2024, maatregelen=[OPEN_DAY], **first_day) == ("nee", "ja")


def test_no_day_is_tried_in_a_regime_that_has_yet_to_begin() -> None:
    facts = {**lees_geval(IN_ORDER_2021).feiten, "uitgevoerd_op": ONBEKEND}
    assert {day.year for day in mogelijke_waarden("uitgevoerd_op", facts) if day} <= set(range(2024))


def test_of_a_number_one_and_more_than_one_are_tried() -> None:
    assert mogelijke_waarden("aantal_gemeenten", lees_geval(IN_ORDER_2021).feiten) == (1, 2)


def test_a_measure_that_cannot_count_any_more_is_not_worth_a_question() -> None:
    lost = {"soort": "pkvw_eis", "in_advies": None}
    geval = lees_geval({**IN_ORDER_2024, "maatregelen": [lost, PLANNED]})
    assert open_toetsingen(geval) == ((JA, ()),)
    geval = lees_geval({**IN_ORDER_2024, "maatregelen": [{**lost, "soort": "anders"}, PLANNED]})
    assert [t.ontbreekt for t in open_toetsingen(geval)[0][1]] == [("in_advies",)]
