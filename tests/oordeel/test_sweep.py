"""Every day from before the first regime to after the change, and the days around now: one regime each, no gap, no overlap."""

from datetime import date, timedelta
from typing import Any

import pytest

from calculator.geval.invoer import InvoerFout
from calculator.oordeel.contract import beoordeel
from calculator.wet.regelingen import REGELINGEN, laatste_dag, regeling_op
from tests.strategies import IN_ORDER_2021, IN_ORDER_2024

ONE = timedelta(1)


def days(first: date, last: date) -> list[date]:
    return [first + n * ONE for n in range((last - first).days + 1)]


SWEEP = days(date(2020, 9, 1), date(2024, 3, 1)) + days(date(2026, 9, 23), date(2027, 1, 21))


def expected_regime(day: date) -> str:
    return "2021" if day <= date(2023, 12, 31) else "2024"


def judged(case: dict[str, Any], day: date) -> list[dict[str, Any]]:
    measure = {"soort": "kluis", "uitgevoerd_op": day.isoformat(), "bedrag": 100_000, "in_advies": True}
    outcomes: list[dict[str, Any]] = beoordeel({**case, "maatregelen": [measure]})["uitkomsten"]
    return outcomes


def test_every_day_of_realisation_has_one_regime() -> None:
    case = {
        **IN_ORDER_2024,
        "benoeming_vast_op": "2018-05-22",
        "ambt_vanaf": "2018-05-29",
        "pkvw_afgegeven_op": "2018-06-01",
    }
    for day in SWEEP:
        outcomes = judged({**case, "peildatum": "2026-11-22"}, day)
        assert [u["regeling"] for u in outcomes] == [expected_regime(day)], day
        assert sum(line["bedrag"] for line in outcomes[0]["posten"]) == 100_000


def test_every_day_of_the_question_has_one_regime() -> None:
    case = {"ambt": "wethouder", "ambt_vanaf": "2018-05-29", "pkvw": "geldig", "pkvw_afgegeven_op": "2018-06-01"}
    case |= {"woning_is_woonadres": True, "woning_ligging": "binnen", "advies": "vastgesteld"}
    for day in SWEEP:
        facts = {**case, "peildatum": day.isoformat()}
        if day < date(2020, 10, 8):
            with pytest.raises(InvoerFout, match="peildatum"):
                beoordeel(facts)
            continue
        if day.day in (1, 8, 31) or day.month == 10:
            assert [u["regeling"] for u in beoordeel(facts)["uitkomsten"]] == [expected_regime(day)], day
        future = {**facts, "maatregelen": [{"soort": "kluis", "in_advies": True}]}
        assert [u["regeling"] for u in beoordeel(future)["uitkomsten"]] == [expected_regime(day)], day


def test_a_day_never_goes_back_to_an_older_regime() -> None:
    years = [regeling_op(day).jaar for day in days(date(2015, 1, 1), date(2030, 12, 31))]
    assert years == sorted(years)
    assert set(years) == {"2021", "2024"}


def test_regimes_touch_each_other() -> None:
    assert [r.jaar for r in REGELINGEN] == ["2021", "2024"]
    assert laatste_dag(REGELINGEN[0]) == date(2023, 12, 31)
    assert REGELINGEN[1].begin == date(2024, 1, 1)
    assert laatste_dag(REGELINGEN[1]) is None


@pytest.mark.parametrize(
    ("day", "regime", "judgement"),
    [
        (date(2020, 10, 7), "2021", "nee"),
        (date(2020, 10, 8), "2021", "ja"),
        (date(2020, 10, 9), "2021", "ja"),
        (date(2023, 12, 30), "2021", "ja"),
        (date(2023, 12, 31), "2021", "ja"),
    ],
)
def test_borders_of_the_regime_of_2021(day: date, regime: str, judgement: str) -> None:
    case = {**IN_ORDER_2021, "peildatum": "2023-12-31", "benoeming_vast_op": "2018-05-22", "ambt_vanaf": "2018-05-29"}
    outcomes = judged({**case, "pkvw_afgegeven_op": "2018-06-01"}, day)
    assert [(u["regeling"], u["oordeel"]) for u in outcomes] == [(regime, judgement)]


@pytest.mark.parametrize(
    ("day", "regime", "form"), [(date(2023, 12, 31), "2021", "vergoeding"), (date(2024, 1, 1), "2024", "verstrekking")]
)
def test_border_between_the_regimes(day: date, regime: str, form: str) -> None:
    case = {
        **IN_ORDER_2024,
        "benoeming_vast_op": "2018-05-22",
        "ambt_vanaf": "2018-05-29",
        "pkvw_afgegeven_op": "2018-06-01",
    }
    outcomes = judged(case, day)
    assert [(u["regeling"], u["vorm"]) for u in outcomes] == [(regime, form)]


@pytest.mark.parametrize("asked", ["2020-10-08", "2023-12-31", "2024-01-01", "2026-11-22"])
def test_an_unknown_day_leaves_every_regime_open_that_it_could_be(asked: str) -> None:
    case = {"peildatum": asked, "ambt": "wethouder", "maatregelen": [{"soort": "kluis", "uitgevoerd_op": None}]}
    regimes = [u["regeling"] for u in beoordeel(case)["uitkomsten"]]
    assert regimes == (["2021"] if asked < "2024-01-01" else ["2021", "2024"])
