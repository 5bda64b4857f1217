"""'Wat als': every turn is one that a person can still make or that may still come true, and gives what it says."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from calculator.geval.invoer import lees_geval
from calculator.geval.voorbeelden import VOORBEELDEN
from calculator.oordeel.beoordeling import beoordeel
from calculator.oordeel.watals import Wending, beslissend, met, pad_van, toon_waarde, wendingen
from calculator.wet.feiten import PER_NAAM
from calculator.wet.model import JA, KAN, NEE, ONBEKEND, Geval
from calculator.wet.tegenspraak import tegenspraken, tegenspraken_maatregel
from tests.strategies import IN_ORDER_2021, IN_ORDER_2024, Facts, gevallen

CASES = {e.naam: {"feiten": dict(e.feiten)} for e in VOORBEELDEN}
CASES |= {
    f.stem: json.loads(f.read_text(encoding="utf-8"))
    for f in sorted((Path(__file__).parents[1] / "gevallen").glob("*.json"))
}
OUTSIDE, EXPIRED = "buiten_zonder_ontheffing", "buiten_ontheffing_verlopen"


def turned(geval: Geval, turn: Wending) -> Geval:
    """The case after the turn: the one fact, and what changes with it."""
    other = met(geval, turn.feit.naam, turn.maatregel, turn.waarde)
    return Geval({**other.feiten, **turn.ook}, other.maatregelen)


def check_case(facts: Any) -> None:
    geval = lees_geval(facts)
    for outcome in beoordeel(geval):
        found = wendingen(geval, outcome)
        assert outcome.kern.minimaal < JA or found == ()
        assert len({(pad_van(t), t.waarde) for t in found}) == len(found)
        for turn in found:
            other = turned(geval, turn)
            assert not list(tegenspraken(other.feiten))
            assert not [clash for measure in other.maatregelen for clash in tegenspraken_maatregel(measure)]
            after = next(u.kern for u in beoordeel(other) if u.regeling is outcome.regeling)
            assert (after.minimaal, after.maximaal) == (turn.minimaal, turn.maximaal), "what it says is what comes out"
            assert (after.maximaal, after.minimaal) > (outcome.kern.maximaal, outcome.kern.minimaal)
            assert toon_waarde(turn.feit, turn.waarde)
            assert turn.hoe, "it says what it takes"


@pytest.mark.parametrize("name", CASES)
def test_every_turn_makes_the_outcome_better(name: str) -> None:
    check_case(CASES[name])


@given(gevallen())
def test_every_turn_of_any_case_makes_the_outcome_better(case: Facts) -> None:
    check_case(case)


def turns(base: Facts, **changed: Any) -> dict[str, Wending]:
    geval = lees_geval({key: value for key, value in {**base, **changed}.items() if value is not ...})
    return {pad_van(turn): turn for outcome in beoordeel(geval) for turn in wendingen(geval, outcome)}


@pytest.mark.parametrize(
    ("changed", "name", "value", "said"),
    [
        ({"pkvw": "geen", "pkvw_afgegeven_op": ...}, "pkvw", "geldig", "certificaat"),
        ({"pkvw_afgegeven_op": "2016-09-01"}, "pkvw", "geldig", "nieuw certificaat"),  # after ten years a new one
        ({"advies": "niet_aangevraagd"}, "advies", "vastgesteld", "CCV"),
        ({"advies": "in_behandeling"}, "advies", "vastgesteld", "nog vaststellen"),
        ({"ambt": "wethouder", "woning_ligging": OUTSIDE}, "woning_ligging", "buiten_met_ontheffing", "gemeenteraad"),
        ({"ambt": "burgemeester", "woning_ligging": EXPIRED}, "woning_ligging", "buiten_met_ontheffing", "commissaris"),
        ({"ambt": "gedeputeerde", "woning_ligging": OUTSIDE}, "woning_ligging", "buiten_met_ontheffing", "Provinciale"),
        ({"ambt": "commissaris", "woning_ligging": OUTSIDE}, "woning_ligging", "binnen", "verhuizing"),
        ({"ambt_vanaf": ..., "benoeming_vast_op": ...}, "benoeming_vast_op", date(2026, 9, 1), "vaststaat"),
        ({"maatregelen": [{"soort": "anders", "in_advies": False}]}, "maatregelen[0].in_advies", True, "adviseur"),
        ({"maatregelen": [{"soort": "anders", "in_advies": False}]}, "maatregelen[0].bruikleen", True, "uitlenen"),
    ],
)
def test_which_turn_is_proposed_and_what_it_takes(changed: Facts, name: str, value: object, said: str) -> None:
    turn = turns(IN_ORDER_2024, **changed)[name]
    assert turn.waarde == value
    assert said in turn.hoe


BOUGHT = {"soort": "camera", "zelf_aangeschaft": True, "in_advies": False, "uitgevoerd_op": "2026-08-01", "bedrag": 1}


@pytest.mark.parametrize(
    "changed",
    [
        {"maatregelen": [BOUGHT]},  # paid is paid
        {"ambt": "raadslid"},  # another office is another case
        {"ambt_tot_en_met": "2026-08-31"},  # a last day that has been
        {"vorige_woning_verstrekt": True, "woonadres_sinds": "2026-07-01"},  # who moved did move
        {"advies": "geweigerd"},
        {"ambt": "burgemeester", "waarneming": "benoemd", "woning_ligging": OUTSIDE},  # no ontheffing can exist (O11)
    ],
)
def test_what_nobody_can_change_is_not_proposed(changed: Facts) -> None:
    assert turns(IN_ORDER_2024, **changed) == {}


def test_an_old_claim_has_no_turn() -> None:
    """Nobody is sent to spend money on a claim that may not be taken any more (O6)."""
    case = {"peildatum": "2026-09-01", "pkvw": "geen", "pkvw_afgegeven_op": ...}
    case["maatregelen"] = [{"soort": "kluis", "uitgevoerd_op": "2022-09-01", "bedrag": 1}]
    assert turns(IN_ORDER_2021, **case) == {}


def test_an_answer_is_told_only_where_it_settles_the_judgement() -> None:
    geval = lees_geval({**IN_ORDER_2024, "advies": None})
    (outcome,) = beoordeel(geval)
    assert beslissend(geval, outcome, PER_NAAM["advies"], None) == (), "refused leaves it open"
    geval = lees_geval({**IN_ORDER_2024, "pkvw_niet_te_vergen": None})
    (outcome,) = beoordeel(geval)
    assert beslissend(geval, outcome, PER_NAAM["pkvw_niet_te_vergen"], None) == (), "both answers come to the same"
    geval = lees_geval(
        {
            **IN_ORDER_2024,
            "benoeming_niet_doorgegaan": None,
            "ambt_vanaf": "2026-10-01",
            "benoeming_vast_op": "2026-08-01",
        }
    )
    (outcome,) = beoordeel(geval)
    assert beslissend(geval, outcome, PER_NAAM["benoeming_niet_doorgegaan"], None) == (("Ja", NEE), ("Nee", JA))


def test_a_turn_may_open_what_was_closed() -> None:
    """A certificate after the works: the text is silent on it (O5), so 'nog niet' becomes open."""
    case = {"pkvw": "geen", "pkvw_afgegeven_op": ...}
    case["maatregelen"] = [{"soort": "kluis", "uitgevoerd_op": "2022-09-01", "bedrag": 150_000}]
    turn = turns(IN_ORDER_2021, **case)["pkvw"]
    assert (turn.minimaal, turn.maximaal) == (NEE, JA)


def test_a_loan_may_be_given_and_need_not() -> None:
    away = turns(IN_ORDER_2024, maatregelen=[{"soort": "anders", "in_advies": False}])
    assert away["maatregelen[0].bruikleen"].maximaal == KAN


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
