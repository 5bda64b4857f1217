"""Promises that hold for every case, tried on whole cases by hypothesis."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from calculator.geval.invoer import lees_geval
from calculator.oordeel.beoordeling import beoordeel as judge
from calculator.oordeel.contract import beoordeel
from calculator.oordeel.oordelen import kernen
from calculator.wet.feiten import FEITEN, MAATREGEL_FEITEN, Feit, Soort
from calculator.wet.model import NEE
from tests.strategies import (
    BORDERS,
    IN_ORDER_2024,
    JUDGEMENTS,
    Facts,
    answer,
    changed,
    facts_of,
    gevallen,
    is_consistent,
    is_open,
    values_of,
)

MAXIMUM = 240_000

Outcome = dict[str, Any]


def bounds(outcome: Outcome) -> tuple[int, int]:
    low, high = outcome["grenzen"].values()
    return JUDGEMENTS.index(low), JUDGEMENTS.index(high)


def within(inner: Outcome, outer: Outcome) -> None:
    """What is known more precisely lies inside what was said before; null money says nothing yet.

    The day of a measure decides under which regime it stands. When a measure joined this regime the two cannot be
    compared; when one left it, only the judgement can.
    """
    mine, before = ({line["maatregel"] for line in outcome["posten"]} for outcome in (inner, outer))
    if not mine <= before:
        return
    (low, high), (outer_low, outer_high) = bounds(inner), bounds(outer)
    assert outer_low <= low <= high <= outer_high, "judgement"
    least = [outcome["eigen_kosten"]["minimaal"] for outcome in (outer, inner) if outcome["eigen_kosten"]]
    assert least == sorted(least) or len(least) < 2, "what stays with the bestuurder for certain"
    if mine != before:
        return
    for key in ("vergoeding", "eigen_kosten"):
        if outer[key] is not None:
            assert inner[key] is not None, key
            assert outer[key]["minimaal"] <= inner[key]["minimaal"], key
            assert inner[key]["maximaal"] <= outer[key]["maximaal"], key
    if outer["betaler"] is not None:
        assert inner["betaler"] == outer["betaler"]


def what_matters(outcome: Outcome) -> tuple[Any, ...]:
    return tuple(json.dumps(outcome[key]) for key in ("grenzen", "vorm", "vergoeding", "eigen_kosten", "betaler"))


def name_of(fact: Feit, index: int | None) -> str:
    return fact.naam if index is None else f"maatregelen[{index}].{fact.naam}"


def open_ones(case: Facts) -> dict[str, tuple[Feit, int | None, Facts]]:
    """Every open fact of a case by its name in an answer, with the index and the facts of its measure."""
    return {
        name_of(fact, index): (fact, index, facts)
        for fact, index, facts in facts_of(case)
        if is_open(case, fact, index)
    }


# --- the answer itself -------------------------------------------------------------------------------------------


@given(gevallen())
def test_the_answer_is_whole_and_can_be_sent(case: Facts) -> None:
    text = json.dumps(beoordeel(case), ensure_ascii=False, allow_nan=False)
    read = json.loads(text.encode("utf-8"))
    assert read["peildatum"] == case["peildatum"]
    for outcome in read["uitkomsten"]:
        low, high = bounds(outcome)
        assert low <= high
        assert outcome["oordeel"] == (JUDGEMENTS[low] if low == high else "onbekend")
        assert (outcome["vorm"] is None) == (high == 0)
        assert outcome["vorm"] in (
            (None, "vergoeding") if outcome["regeling"] == "2021" else (None, "verstrekking", "bruikleen")
        )
        for key in ("vergoeding", "eigen_kosten"):
            money = outcome[key]
            assert money is None or 0 <= money["minimaal"] <= money["maximaal"]
        assert (outcome["vergoeding"] is None) == (outcome["regeling"] == "2024")
        for step in outcome["vervolgstappen"]:
            assert all(step[key] for key in ("wie", "wat"))
            # Who knows a fact is no law: such a step has no source, and then no certainty either.
            assert (step["bron"] is None) == (step["zekerheid"] is None)
        for condition in outcome["voorwaarden"]:
            assert all(condition[key] for key in ("naam", "zin", "bron"))
        assert len(set(outcome["ontbreekt"])) == len(outcome["ontbreekt"])


@given(gevallen())
@example(
    {
        **IN_ORDER_2024,
        "maatregelen": [{"soort": "kluis", "uitgevoerd_op": "2024-01-01", "in_advies": True, "bruikleen": None}],
    }
)
def test_who_knows_is_named_when_the_answer_is_open_and_only_then(case: Facts) -> None:
    for outcome in answer(case).values():
        to_ask = any(line["voor_rekening_van"] == "navragen" for line in outcome["posten"])
        if outcome["oordeel"] == "onbekend" or to_ask:
            assert outcome["navragen_bij"], "somebody knows"
        if outcome["oordeel"] == "nee":
            assert outcome["navragen_bij"], "after a refusal too there is somebody who knows what else holds"


@given(gevallen())
def test_judging_twice_gives_the_same(case: Facts) -> None:
    before = json.dumps(case, sort_keys=True)
    assert beoordeel(case) == beoordeel(case)
    assert json.dumps(case, sort_keys=True) == before


# --- money -------------------------------------------------------------------------------------------------------


@given(gevallen(1))
def test_every_euro_is_borne_once(case: Facts) -> None:
    for outcome in answer(case).values():
        lines = outcome["posten"]
        for index in {line["maatregel"] for line in lines}:
            parts = [line["bedrag"] for line in lines if line["maatregel"] == index]
            amount = case["maatregelen"][index].get("bedrag")
            assert parts == [None] if amount is None else sum(parts) == amount
            assert amount is None or amount == 0 or 0 not in parts
    known = {line["maatregel"] for outcome in answer(case).values() for line in outcome["posten"]}
    assert known == set(range(len(case["maatregelen"])))


@given(gevallen(1))
@example(
    {
        "peildatum": "2026-09-01",
        "ambt": "wethouder",
        "advies": "niet_aangevraagd",
        "maatregelen": [{"soort": "anders", "zelf_aangeschaft": True, "bedrag": 80_000, "uitgevoerd_op": None}],
    }
)
def test_no_euro_is_certain_twice(case: Facts) -> None:
    """Not even when its day is unknown, so that it stands under both regimes."""
    certain = 0
    for outcome in answer(case).values():
        certain += outcome["eigen_kosten"]["minimaal"] if outcome["eigen_kosten"] else 0
        certain += outcome["vergoeding"]["minimaal"] if outcome["vergoeding"] else 0
    assert certain <= sum(m.get("bedrag") or 0 for m in case["maatregelen"])


@given(gevallen(1))
def test_lines_and_totals_are_the_same_money(case: Facts) -> None:
    for outcome in answer(case).values():
        borne = dict.fromkeys(("organisatie", "bestuurder", "navragen"), 0)
        for line in outcome["posten"]:
            borne[line["voor_rekening_van"]] += line["bedrag"] or 0
        if outcome["eigen_kosten"]:
            assert outcome["eigen_kosten"]["minimaal"] == borne["bestuurder"]
            assert outcome["eigen_kosten"]["maximaal"] == borne["bestuurder"] + borne["navragen"]
        if outcome["vergoeding"]:
            stelsel = sum(
                line["bedrag"] or 0
                for line in outcome["posten"]
                if line["voor_rekening_van"] == "organisatie"
                and case["maatregelen"][line["maatregel"]].get("werkgeverskosten_stelsel") is True
            )
            assert outcome["vergoeding"]["minimaal"] == borne["organisatie"] - stelsel


@given(gevallen(1))
def test_the_reimbursement_exceeds_neither_the_maximum_nor_the_costs(case: Facts) -> None:
    outcome = answer(case).get("2021")
    assume(outcome is not None)
    assert outcome is not None
    money = outcome["vergoeding"]
    paid = case.get("eerder_vergoed_dit_adres", 0)
    back = case.get("vorige_woning_vergoed", 0) != 0 and "woonadres_sinds" in case
    left = max(0, MAXIMUM - (paid or 0))
    assert money["minimaal"] <= (0 if paid is None else left)
    assert money["maximaal"] <= (MAXIMUM if back else left)
    mine = {line["maatregel"] for line in outcome["posten"]}
    amounts = [case["maatregelen"][i].get("bedrag") for i in mine]
    assert money["minimaal"] <= sum(a or 0 for a in amounts)
    if None not in amounts:
        assert money["maximaal"] <= sum(amounts)
    if outcome["grenzen"]["maximaal"] == "nee":
        assert money == {"minimaal": 0, "maximaal": 0}


@given(gevallen(1), st.data())
def test_one_cent_more_cost_never_lowers_the_reimbursement(case: Facts, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(case["maatregelen"]) - 1))
    amount = case["maatregelen"][index].get("bedrag")
    assume(amount is not None and amount < 100_000_000)
    dearer = [{**m, "bedrag": amount + 1} if i == index else m for i, m in enumerate(case["maatregelen"])]
    before, after = answer(case), answer({**case, "maatregelen": dearer})
    for jaar, outcome in before.items():
        if outcome["vergoeding"]:
            for end in ("minimaal", "maximaal"):
                assert 0 <= after[jaar]["vergoeding"][end] - outcome["vergoeding"][end] <= 1
        if outcome["eigen_kosten"]:
            for end in ("minimaal", "maximaal"):
                assert after[jaar]["eigen_kosten"][end] - outcome["eigen_kosten"][end] in (0, 1) or amount == 0


@given(gevallen(2), st.randoms(use_true_random=False))
def test_the_order_of_measures_does_not_matter(case: Facts, random: Any) -> None:
    order = list(range(len(case["maatregelen"])))
    random.shuffle(order)
    before, after = answer(case), answer({**case, "maatregelen": [case["maatregelen"][i] for i in order]})
    assert before.keys() == after.keys()
    for jaar, outcome in before.items():
        other = after[jaar]
        assert what_matters(outcome) == what_matters(other)
        moved = {re.sub(r"\[(\d+)\]", lambda found: f"[{order[int(found[1])]}]", name) for name in other["ontbreekt"]}
        assert set(outcome["ontbreekt"]) == moved
        assert set(outcome["navragen_bij"]) == set(other["navragen_bij"])


# --- knowing less, knowing more ----------------------------------------------------------------------------------


def is_planned_for_a_regime_to_come(measure: Facts, today: str) -> bool:
    """Such a day can be given; when it is unknown nobody takes it into account, because nobody knew of that regime."""
    return today < BORDERS[-1] <= (measure.get("uitgevoerd_op") or "")


@given(gevallen(), st.data())
def test_forgetting_a_fact_only_opens_the_answer(case: Facts, data: st.DataObject) -> None:
    known = {
        name_of(fact, index): (fact, index)
        for fact, index, facts in facts_of(case)
        if fact.naam not in ("peildatum", "soort", "omschrijving") and not is_open(case, fact, index)
    }
    before = answer(case)
    for name in data.draw(st.lists(st.sampled_from(sorted(known)), min_size=1, max_size=4, unique=True)):
        fact, index = known[name]
        if index is not None and is_planned_for_a_regime_to_come(case["maatregelen"][index], case["peildatum"]):
            continue
        after = answer(changed(case, fact, index, None))
        for jaar in before.keys() & after.keys():
            within(before[jaar], after[jaar])


@given(gevallen(), st.data())
def test_answering_an_open_question_stays_within_the_bounds_shown(case: Facts, data: st.DataObject) -> None:
    open_facts = open_ones(case)
    assume(open_facts)
    before = answer(case)
    for name in data.draw(st.lists(st.sampled_from(sorted(open_facts)), min_size=1, max_size=3, unique=True)):
        fact, index, facts = open_facts[name]
        for value in data.draw(st.lists(st.sampled_from(values_of(fact, {**case, **facts})), min_size=1, max_size=4)):
            known = changed(case, fact, index, value)
            if is_consistent(known):
                after = answer(known)
                for jaar in before.keys() & after.keys():
                    within(after[jaar], before[jaar])


#: Every fact that can be unknown and that a rule reads.
CAN_BE_OPEN = [
    fact.naam
    for fact in (*FEITEN, *MAATREGEL_FEITEN)
    if fact.naam not in ("peildatum", "maatregelen", "soort", "omschrijving", "besteld_op", "betaald_op")
]


@pytest.mark.parametrize("name", CAN_BE_OPEN)
@settings(max_examples=10)
@given(case=gevallen(1))
def test_with_one_open_question_the_bounds_are_exactly_what_its_answers_give(name: str, case: Facts) -> None:
    for open_fact in open_ones(case).values():
        case = next(tries(case, *open_fact), case)
    assume(not open_ones(case))
    fact, index, facts = next(one for one in facts_of(case) if one[0].naam == name)
    forgotten = changed(case, fact, index, None)
    assume(is_consistent(forgotten))
    assert_exact(forgotten, fact, index, facts)


DAYS_OF_A_CASE = [
    fact.naam for fact in (*FEITEN, *MAATREGEL_FEITEN) if fact.soort is Soort.DATUM and fact.naam in CAN_BE_OPEN
]


@given(gevallen(1, 1), st.lists(st.sampled_from(DAYS_OF_A_CASE), min_size=1, max_size=3, unique=True), st.data())
def test_with_more_open_days_too(case: Facts, names: list[str], data: st.DataObject) -> None:
    """Days hang together: the appointment comes before the first day in office, the move after it."""
    certain = {"benoeming_vast_op": case.get("ambt_vanaf"), "vorige_woning_verstrekt": True, "vorige_woning_vergoed": 1}
    case = {**certain, **case}
    for fact, index, _ in facts_of(case):
        if fact.naam in names:
            case = changed(case, fact, index, None)
    assume(is_consistent(case))
    open_facts = open_ones(case)
    assert_exact(case, *open_facts[data.draw(st.sampled_from(sorted(open_facts)))])


def assert_exact(case: Facts, fact: Feit, index: int | None, facts: Facts) -> None:
    """The bounds reach exactly as far as the answers to this open question."""
    answers = [cores(known) for known in tries(case, fact, index, facts)]
    assume(answers)
    for jaar, core in cores(case).items():
        # A measure whose day puts it under another regime gives nothing under this one.
        ends = [(other[jaar].minimaal, other[jaar].maximaal) if jaar in other else (NEE, NEE) for other in answers]
        assert core.minimaal == min(least for least, _ in ends)
        assert core.maximaal == max(most for _, most in ends)


# --- what is missing ---------------------------------------------------------------------------------------------


def cores(case: Facts) -> dict[str, Any]:
    return dict(kernen(lees_geval(case)))


def missing(case: Facts) -> dict[str, set[str]]:
    return {jaar: set(outcome["ontbreekt"]) for jaar, outcome in answer(case).items()}


def tries(case: Facts, fact: Feit, index: int | None, facts: Facts) -> Iterator[Facts]:
    """The case with every value that this open fact could have."""
    for value in values_of(fact, {**case, **facts}):
        known = changed(case, fact, index, value)
        if is_consistent(known):
            yield known


@given(gevallen(), st.data())
def test_a_fact_that_changes_the_outcome_is_named(case: Facts, data: st.DataObject) -> None:
    open_facts = open_ones(case)
    assume(open_facts)
    now, named = cores(case), missing(case)
    for name in data.draw(st.lists(st.sampled_from(sorted(open_facts)), min_size=1, max_size=3, unique=True)):
        for known in tries(case, *open_facts[name]):
            for jaar, core in cores(known).items():
                if jaar in now and core != now[jaar]:
                    assert name in named[jaar]


@given(gevallen(), st.data())
def test_a_fact_that_changes_the_outcome_once_another_is_known_is_named(case: Facts, data: st.DataObject) -> None:
    open_facts = open_ones(case)
    assume(len(open_facts) > 1)
    named = missing(case)
    one, other = data.draw(st.lists(st.sampled_from(sorted(open_facts)), min_size=2, max_size=2, unique=True))
    for known in data.draw(st.lists(st.sampled_from([*tries(case, *open_facts[other])] or [case]), max_size=6)):
        now = cores(known)
        for both in tries(known, *open_facts[one]):
            for jaar, core in cores(both).items():
                if jaar in named and jaar in now and core != now[jaar]:
                    assert one in named[jaar]


@settings(max_examples=100)
@given(gevallen(0, 3))
def test_a_fact_that_is_named_can_change_the_outcome(case: Facts) -> None:
    open_facts = open_ones(case)
    assume(len(open_facts) < 15)
    for jaar, names in missing(case).items():
        assert names <= set(open_facts)
        for name in names:
            assert can_matter(case, jaar, name, open_facts), (jaar, name)


def can_matter(case: Facts, jaar: str, name: str, open_facts: dict[str, Any]) -> bool:
    """True when some answer changes the outcome of this regime, when the other questions are answered in some way.

    Tried: nothing else answered; all else answered as well as can be; and all but one or two, which get every answer.
    """
    others = [other for other in open_facts if other != name]
    if matters(case, jaar, name, open_facts):
        return True
    return any(
        matters(known, jaar, name, open_facts)
        for number in range(3)
        for free in combinations(others, number)
        for known in every(answered(case, jaar, [o for o in others if o not in free], open_facts), free, open_facts)
    )


def every(case: Facts, names: Sequence[str], open_facts: dict[str, Any]) -> Iterator[Facts]:
    """The case with every combination of answers to these questions."""
    if not names:
        yield case
        return
    for known in tries(case, *open_facts[names[0]]):
        yield from every(known, names[1:], open_facts)


def matters(case: Facts, jaar: str, name: str, open_facts: dict[str, Any]) -> bool:
    now = cores(case).get(jaar)
    known = [case, *tries(case, *open_facts[name])]
    return any(cores(one).get(jaar) != now or silent(one, jaar) for one in known)


def silent(case: Facts, jaar: str) -> bool:
    """Where the text is silent a fact may matter only once somebody has decided that: no trying shows it."""
    outcomes = [u for u in judge(lees_geval(case)) if u.regeling.jaar == jaar]
    return any(t.open and not t.ontbreekt for outcome in outcomes for t in outcome.toetsingen)


def answered(case: Facts, jaar: str, names: list[str], open_facts: dict[str, Any]) -> Facts:
    """The case with these questions answered one after the other, each as well as can be for this regime."""

    def judgement(known: Facts) -> tuple[int, int]:
        core = cores(known).get(jaar)
        return (core.minimaal, core.maximaal) if core else (-1, -1)

    for name in names:
        case = max([*tries(case, *open_facts[name])] or [case], key=judgement)
    return case
