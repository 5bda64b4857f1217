"""'Wat als': every turn really makes the outcome better, and changes one fact only."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from calculator.beoordeling import beoordeel
from calculator.invoer import lees_geval
from calculator.model import JA, Geval
from calculator.tegenspraak import tegenspraken, tegenspraken_maatregel
from calculator.voorbeelden import VOORBEELDEN
from calculator.watals import Wending, gevolgen, gewend, pad_van, toon_waarde, wendingen
from tests.strategies import Facts, gevallen

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
