"""Answers in a link: what goes in comes out, what is private stays out, and what is unknown is dropped aloud."""

import re

from hypothesis import given
from hypothesis import strategies as st

from calculator.geval.voorbeelden import VOORBEELDEN
from calculator.wet.feiten import PER_NAAM
from calculator.zelfcheck import link
from calculator.zelfcheck.stand import uit_geval
from tests.strategies import Facts, gevallen

TODAY = "2026-11-22"
DROPPED = "Niet overgenomen"


@given(gevallen())
def test_a_whole_link_gives_the_same_walk_back(case: Facts) -> None:
    walk = uit_geval({"feiten": case})
    back, notice = link.lees(link.maak(walk, True), TODAY)
    measures = [{k: v for k, v in m.items() if k != "omschrijving"} for m in case["maatregelen"]]
    asked = {name: value for name, value in case.items() if name in (*walk.beantwoord, "peildatum")}
    assert dict(back.feiten) == (
        {**asked, "maatregelen": measures} if measures else {k: asked[k] for k in asked if k != "maatregelen"}
    )
    assert set(back.beantwoord) == set(walk.beantwoord)
    assert DROPPED not in notice


@given(gevallen(measures_at_least=1))
def test_a_short_link_says_nothing_of_the_home(case: Facts) -> None:
    code = link.maak(uit_geval({"feiten": case}), False)
    names = {part.partition("=")[0] for part in code.split(";")[1:]}
    assert not names & {
        name for name in PER_NAAM if re.search("woning|woon|pkvw|advies|maatregelen|adres|dreiging", name)
    }
    assert not any("." in name for name in names)
    # No amount: a number is a day or a count of gemeenten.
    back, _ = link.lees(code, TODAY)
    assert back.maatregelen == []


@given(gevallen(), st.text(max_size=12), st.integers(0, 20))
def test_what_is_not_known_is_dropped_and_the_rest_stays(case: Facts, junk: str, place: int) -> None:
    code = link.maak(uit_geval({"feiten": case}), True)
    parts = code.split(";")
    place = min(1 + place, len(parts))
    unknown = f"onbekend{re.sub('[;=.]', '', junk)}=ja"
    back, notice = link.lees(";".join([*parts[:place], unknown, *parts[place:]]), TODAY)
    assert DROPPED in notice
    assert back == link.lees(code, TODAY)[0]


@given(st.text() | st.text(alphabet="1;=.?m0janeeambtpkvw-", max_size=60).map(lambda text: f"1;{text}"))
def test_no_text_stops_it(text: str) -> None:
    walk, notice = link.lees(text, TODAY)
    assert walk.feiten["peildatum"]
    assert notice


def test_a_code_of_another_version_begins_anew() -> None:
    for code in ("0;ambt=wethouder", "2;ambt=wethouder", "", "ambt=wethouder", "1;" + "x" * 30_000):
        walk, notice = link.lees(code, TODAY)
        assert (walk.beantwoord, "opnieuw" in notice) == ((), True)


def test_a_link_of_an_example_is_that_example() -> None:
    for example in VOORBEELDEN:
        walk, notice = link.lees(f"v;{example.naam}", TODAY)
        assert dict(walk.feiten) == dict(example.feiten)
        assert example.titel in notice
    assert "bestaat niet" in link.lees("v;bestaat-niet", TODAY)[1]
