"""'Wat als': every turn really makes the outcome better, and changes one fact only."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from calculator.geval.invoer import lees_geval
from calculator.geval.voorbeelden import VOORBEELDEN
from calculator.oordeel.beoordeling import beoordeel
from calculator.oordeel.watals import Wending, gevolgen, gewend, pad_van, toon_waarde, verandering, wendingen
from calculator.wet.feiten import PER_NAAM
from calculator.wet.model import JA, NEE, NOG_NIET, ONBEKEND, Geval
from calculator.wet.tegenspraak import tegenspraken, tegenspraken_maatregel
from tests.strategies import IN_ORDER_2021, IN_ORDER_2024, Facts, gevallen

CASES = {e.naam: {"feiten": dict(e.feiten)} for e in VOORBEELDEN}
CASES |= {
    f.stem: json.loads(f.read_text(encoding="utf-8"))
    for f in sorted((Path(__file__).parent / "gevallen").glob("*.json"))
}


def differences(one: Geval, other: Geval) -> list[str]:
    found = [n for n, v in one.feiten.items() if other.feiten[n] != v]
    for index, (a, b) in enumerate(zip(one.maatregelen, other.maatregelen, strict=True)):
        found += [f"maatregelen[{index}].{n}" for n, v in a.items() if b[n] != v]
    return found


def check_turn(geval: Geval, jaar: str, turn: Wending) -> None:
    before = next(u.kern for u in beoordeel(geval) if u.regeling.jaar == jaar)
    other = gewend(geval, turn.feit.naam, turn.maatregel, turn.waarde)
    # Who gets a certificate gets its day of issue with it: one act.
    assert set(differences(geval, other)) - {"pkvw_afgegeven_op"} <= {pad_van(turn)}
    assert pad_van(turn) in differences(geval, other)
    assert turn.feit.naam in ("pkvw", "pkvw_afgegeven_op") or len(differences(geval, other)) == 1
    assert not list(tegenspraken(other.feiten))
    for measure in other.maatregelen:
        assert not list(tegenspraken_maatregel(measure))
    after = next(u.kern for u in beoordeel(other) if u.regeling.jaar == jaar)
    assert (after.minimaal, after.maximaal) == (turn.minimaal, turn.maximaal), "what it says is what comes out"
    # The best that is possible gets better, or what is certain does.
    assert (after.maximaal, after.minimaal) > (before.maximaal, before.minimaal)
    assert toon_waarde(turn.feit, turn.waarde)


def check_case(facts: Any) -> None:
    geval = lees_geval(facts)
    for outcome in beoordeel(geval):
        turns = wendingen(geval, outcome)
        if outcome.kern.minimaal == JA:
            assert turns == ()
        assert len({pad_van(t) for t in turns}) == len(turns)
        for turn in turns:
            check_turn(geval, outcome.regeling.jaar, turn)
        changeable = [t.feit.verandert is not None for t in turns]
        assert changeable == sorted(changeable, reverse=True), "first what somebody can bring about"


@pytest.mark.parametrize("name", CASES)
def test_every_turn_makes_the_outcome_better(name: str) -> None:
    check_case(CASES[name])


@given(gevallen())
def test_every_turn_of_any_case_makes_the_outcome_better(case: Facts) -> None:
    check_case(case)


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("geen-certificaat", "pkvw"),
        ("advies-loopt", "advies"),
        ("ontheffing-verlopen", "woning_ligging"),
        ("alleen-buiten-het-advies", "maatregelen[0].in_advies"),
        ("raadslid-2021", "ambt"),
    ],
)
def test_the_turn_that_anybody_would_think_of_is_found(name: str, fact: str) -> None:
    geval = lees_geval(CASES[name])
    found = [pad_van(t) for outcome in beoordeel(geval) for t in wendingen(geval, outcome, 100)]
    assert fact in found


def test_no_turn_is_missed_for_who_misses_one_thing() -> None:
    """Without a certificate the answer 'geldig' alone settles it, when nothing else is missing."""
    geval = lees_geval(CASES["geen-certificaat"])
    (outcome,) = beoordeel(geval)
    best = max(wendingen(geval, outcome, 100), key=lambda t: (t.minimaal, t.maximaal))
    assert (best.feit.naam, best.waarde) == ("pkvw", "geldig")


@given(gevallen())
def test_what_follows_from_each_answer_stays_within_the_bounds(case: Facts) -> None:
    geval = lees_geval(case)
    for outcome in beoordeel(geval):
        for consequence in gevolgen(geval, outcome):
            for label, low, high in consequence.antwoorden:
                assert label
                assert outcome.kern.minimaal <= low <= high <= outcome.kern.maximaal


def turns(case: Facts) -> dict[str, Wending]:
    geval = lees_geval(case)
    return {pad_van(turn): turn for outcome in beoordeel(geval) for turn in wendingen(geval, outcome)}


WITHOUT_2021 = {"pkvw": "geen", "maatregelen": [{"soort": "kluis", "uitgevoerd_op": "2022-09-01", "bedrag": 150_000}]}


def test_a_certificate_after_the_works_is_proposed_though_the_text_is_silent_on_it() -> None:
    case = {key: value for key, value in {**IN_ORDER_2021, **WITHOUT_2021}.items() if key != "pkvw_afgegeven_op"}
    assert (turns(case)["pkvw"].waarde, turns(case)["pkvw"].maximaal) == ("geldig", JA)


@pytest.mark.parametrize(
    ("changed", "name", "value"),
    [
        (
            {"ambt": "wethouder", "woning_ligging": "buiten_zonder_ontheffing"},
            "woning_ligging",
            "buiten_met_ontheffing",
        ),
        ({"ambt": "commissaris", "woning_ligging": "buiten_zonder_ontheffing"}, "woning_ligging", "binnen"),
        # The nearest day that helps, from the day given or else from the day of the question.
        ({"ambt_vanaf": "2026-10-01", "benoeming_vast_op": "2026-09-15"}, "benoeming_vast_op", date(2026, 9, 1)),
        ({"ambt_vanaf": None, "benoeming_vast_op": "2026-09-15"}, "benoeming_vast_op", date(2026, 9, 1)),
    ],
)
def test_which_turn_is_proposed(changed: Facts, name: str, value: object) -> None:
    assert turns({**IN_ORDER_2024, **changed})[name].waarde == value


def test_who_is_not_yet_certain_sees_a_day_near_and_not_the_first_of_all_days() -> None:
    case = {key: value for key, value in IN_ORDER_2024.items() if key != "ambt_vanaf"}
    assert turns(case)["benoeming_vast_op"].waarde == date(2026, 9, 1)


def test_what_a_turn_takes() -> None:
    outside = turns({**IN_ORDER_2024, "woning_ligging": "buiten_zonder_ontheffing"})["woning_ligging"]
    assert "ontheffing" in verandering(outside)
    moved = turns({**IN_ORDER_2024, "ambt": "commissaris", "woning_ligging": "buiten_zonder_ontheffing"})
    assert verandering(moved["woning_ligging"]) == "Daarvoor moet u verhuizen."
    ended = turns({**IN_ORDER_2024, "ambt_tot_en_met": "2026-08-31"})["ambt_tot_en_met"]
    assert verandering(ended) == "Dit kunt u niet zelf veranderen."


def test_what_follows_from_an_answer_counts_the_measure_that_it_is_about() -> None:
    listed, unsure = ({"soort": "anders", "in_advies": advised, "bedrag": 1} for advised in (True, None))
    geval = lees_geval({**IN_ORDER_2024, "pkvw_niet_te_vergen": False, "advies": None, "maatregelen": [listed, unsure]})
    (outcome,) = beoordeel(geval)
    found = {g.feit.naam: {answer: ends for answer, *ends in g.antwoorden} for g in gevolgen(geval, outcome)}
    adopted, *others = found["advies"].values()
    assert adopted == [JA, JA]
    assert [NEE, NOG_NIET] in others
    assert all(ends[1] == NOG_NIET for ends in others)
    # The other measure keeps the outcome as open as it was, whatever the advice says of this one.
    assert found["in_advies"] == {"Ja": [NEE, JA], "Nee": [NEE, JA]}


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("ambt_vanaf", None, PER_NAAM["ambt_vanaf"].afwezig_label),
        ("ambt_vanaf", date(2026, 9, 1), "1 september 2026"),
        ("eerder_vergoed_dit_adres", 150_000, "€ 1.500"),
        ("pkvw", "verklaring", "Nee, alleen een PKVW-verklaring"),
        ("woning_is_woonadres", True, "Ja"),
        ("aantal_gemeenten", 1, PER_NAAM["aantal_gemeenten"].afwezig_label),
        ("aantal_gemeenten", 2, "2"),
        ("ambt", ONBEKEND, "Weet ik niet"),
    ],
)
def test_a_value_as_a_visitor_reads_it(name: str, value: object, shown: str) -> None:
    assert toon_waarde(PER_NAAM[name], value).replace("\xa0", " ").startswith(shown)
