"""Answers in a link: what goes in comes out, what is private stays out, and what is unknown is dropped aloud."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.geval.invoer import InvoerFout, lees_geval
from calculator.geval.schema import invoer_schema
from calculator.geval.voorbeelden import VOORBEELDEN
from calculator.wet.feiten import PER_NAAM
from calculator.wet.model import ONBEKEND
from calculator.zelfcheck import link
from calculator.zelfcheck.stand import Stand, geval_van, uit_geval
from tests.strategies import Facts, gevallen

TODAY = "2026-11-22"
DROPPED, CHANGED = "Niet overgenomen", "is veranderd nadat"


def bare(walk: Stand) -> Facts:
    """The facts of a walk as a link holds them: what was asked, without descriptions."""
    measures = [{k: v for k, v in m.items() if k != "omschrijving"} for m in walk.maatregelen]
    facts = {name: value for name, value in walk.feiten.items() if name in (*walk.beantwoord, "peildatum")}
    return {**{k: v for k, v in facts.items() if k != "maatregelen"}, **({"maatregelen": measures} if measures else {})}


@given(gevallen())
def test_a_whole_link_gives_the_same_walk_back(case: Facts) -> None:
    walk = uit_geval({"feiten": case})
    code = link.maak(walk, True)
    back, notice = link.lees(code, TODAY)
    assert (dict(back.feiten), back.beantwoord) == (bare(walk), walk.beantwoord)
    assert DROPPED not in notice
    assert CHANGED not in notice
    # Nothing that a mail program would break off, cut or translate.
    assert re.fullmatch(r"[\w;=.-]*\w", code, re.ASCII)


@given(gevallen())
def test_a_file_gives_the_same_walk_back(case: Facts) -> None:
    walk = uit_geval({"feiten": case})
    back, notice = link.open_bestand(link.bestand(walk))
    assert back.beantwoord == walk.beantwoord
    assert {"maatregelen": [], **back.feiten} == {"maatregelen": [], **walk.feiten}
    assert geval_van(back) == geval_van(walk)
    assert DROPPED not in notice
    assert CHANGED not in notice


@settings(max_examples=50)
@given(gevallen(measures_at_least=1), st.data())
def test_every_cut_of_a_link_is_noticed_and_gives_nothing_half(case: Facts, data: st.DataObject) -> None:
    walk = uit_geval({"feiten": case})
    code = link.maak(walk, True)
    cut = code[: data.draw(st.integers(0, len(code) - 1))]
    back, notice = link.lees(cut, TODAY)
    if back.beantwoord:  # only of the end mark something is missing
        assert (dict(back.feiten), back.beantwoord) == (bare(walk), walk.beantwoord)
        assert CHANGED in notice
    else:
        assert "niet compleet" in notice


@settings(max_examples=50)
@given(gevallen(measures_at_least=1), st.data())
def test_every_change_by_hand_is_noticed(case: Facts, data: st.DataObject) -> None:
    code = link.maak(uit_geval({"feiten": case}), True)
    place = data.draw(st.integers(2, len(code) - 1))
    other = data.draw(
        st.sampled_from("0123456789abcdefghijklmnopqrstuvwxyz;=").filter(lambda sign: sign != code[place])
    )
    _, notice = link.lees(code[:place] + other + code[place + 1 :], TODAY)
    assert CHANGED in notice or "niet compleet" in notice


def test_a_link_survives_what_mail_programs_do_to_it() -> None:
    code = link.maak(
        uit_geval({"feiten": {"peildatum": TODAY, "ambt": "wethouder", "pkvw": None, "advies": None}}), True
    )
    whole = link.lees(code, TODAY)
    assert link.lees(code.replace(";", "%3B").replace("=", "%3d"), TODAY) == whole


OLD = "1;peildatum=2026-05-01;ambt=wethouder;concrete_dreiging=nee;ambt_vanaf=2022-06-01;woning_is_woonadres=ja;pkvw=?;ambt_tot_en_met="


def test_an_old_link_opens_and_says_that_it_is_old() -> None:
    walk, notice = link.lees(f"{OLD};maatregelen=1;m0.soort=kluis;m0.bedrag=90000", TODAY)
    assert walk.feiten["peildatum"] == "2026-05-01"
    assert walk.feiten["pkvw"] is None
    assert walk.feiten["maatregelen"] == [{"soort": "kluis", "bedrag": 90000}]
    assert geval_van(walk).feiten["ambt_tot_en_met"] is None
    assert "oude link" in notice


def test_an_old_link_that_lacks_measures_gives_none_of_them() -> None:
    walk, notice = link.lees(f"{OLD};maatregelen=3;m0.soort=kluis;m0.bedrag=90", TODAY)
    assert walk.maatregelen == []
    assert "maatregelen" not in walk.beantwoord
    assert "de maatregelen" in notice


def test_an_old_link_that_lost_its_last_sign_does_not_answer_that_question() -> None:
    walk, _ = link.lees(OLD, TODAY)
    assert "ambt_tot_en_met" not in walk.beantwoord


@given(gevallen(measures_at_least=1))
def test_a_short_link_says_nothing_of_the_home(case: Facts) -> None:
    code = link.maak(uit_geval({"feiten": case}), False)
    names = {part.partition("=")[0] for part in code.split(";")[1:-1]}
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
    unknown = f"onbekend{re.sub('[;=.%]', '', junk)}=ja"
    back, notice = link.lees(";".join([*parts[:place], unknown, *parts[place:]]), TODAY)
    assert DROPPED in notice
    assert CHANGED in notice
    assert back == link.lees(code, TODAY)[0]


@given(
    st.text()
    | st.text(alphabet="1;=.?m0janeeambtpkvw-", max_size=60).map(lambda text: f"1;{text}")
    | st.text(alphabet="2;=.m0janeeambtpkvw-", max_size=60).map(lambda text: f"2;{text};einde=1.0")
)
def test_no_text_stops_it(text: str) -> None:
    walk, notice = link.lees(text, TODAY)
    assert walk.feiten["peildatum"]
    assert notice


def test_a_code_of_another_version_begins_anew() -> None:
    for code in (
        "0;ambt=wethouder",
        "2;ambt=wethouder",
        "3;ambt=wethouder;einde=2.0",
        "",
        "ambt=wethouder",
        "1;" + "x" * 300_000,
    ):
        walk, notice = link.lees(code, TODAY)
        assert (walk.beantwoord, "opnieuw" in notice) == ((), True)


def test_a_link_of_an_example_is_that_example() -> None:
    for example in VOORBEELDEN:
        walk, notice = link.lees(f"v;{example.naam}", TODAY)
        given_measures = walk.feiten["maatregelen"]
        assert {**walk.feiten, "maatregelen": 0} == {**example.feiten, "maatregelen": 0}
        assert all(
            mine.items() >= theirs.items()
            for mine, theirs in zip(given_measures, example.feiten["maatregelen"], strict=True)
        )
        assert example.titel in notice
    assert "bestaat niet" in link.lees("v;bestaat-niet", TODAY)[1]


# --- files -------------------------------------------------------------------------------------------------------


FILE: Facts = {
    "peildatum": TODAY,
    "ambt": "wethouder",
    "pkvw": "geen",
    "maatregelen": [{"soort": "kluis", "bedrag": 90000}],
}


def saved(**facts: object) -> dict[str, object]:
    return json.loads(link.bestand(uit_geval({"feiten": {**FILE, **facts}})))  # type: ignore[no-any-return]


def test_a_file_with_an_unknown_key_opens_and_says_what_was_left_out() -> None:
    for facts in (
        {**FILE, "kleur": "blauw"},
        {**FILE, "advies": "misschien"},
        {**FILE, "maatregelen": [{"soort": "kluis", "kleur": 1}]},
    ):
        walk, notice = link.open_bestand(json.dumps({"feiten": facts}))
        assert walk.feiten["ambt"] == "wethouder"
        assert DROPPED in notice
    assert "‘kleur’" in link.open_bestand(json.dumps({"feiten": {**FILE, "kleur": "blauw"}}))[1]


def test_a_file_that_was_changed_by_hand_says_so() -> None:
    whole = saved()
    assert CHANGED not in link.open_bestand(json.dumps(whole))[1]
    changed = {**whole, "feiten": {**whole["feiten"], "pkvw": "geldig"}}  # type: ignore[dict-item]
    assert CHANGED in link.open_bestand(json.dumps(changed))[1]
    assert CHANGED in link.open_bestand(json.dumps({k: v for k, v in whole.items() if k != "einde"}))[1]


def test_a_file_keeps_not_asked_and_not_applicable_apart() -> None:
    walk = Stand(
        {"peildatum": TODAY, "ambt": "wethouder", "in_functie": "ja"}, ("ambt", "in_functie", "woonadres_sinds")
    )
    back, _ = link.open_bestand(link.bestand(walk))
    facts = geval_van(back).feiten
    assert facts["woonadres_sinds"] is None  # did not move
    assert facts["ambt_vanaf"] is ONBEKEND  # was not asked
    assert lees_geval(json.loads(link.bestand(walk))) == geval_van(walk)  # at the command line too


@pytest.mark.parametrize(
    "wrong", [{"feiten": {"ambt": "wethouder"}}, {"feiten": []}, [], {"feiten": {**FILE, "maatregelen": 5}}]
)
def test_a_file_without_a_case_is_refused(wrong: object) -> None:
    with pytest.raises(InvoerFout):
        link.open_bestand(json.dumps(wrong))


@pytest.mark.host
def test_the_published_schema_takes_a_saved_walk() -> None:
    from jsonschema import Draft202012Validator

    schema = Draft202012Validator(invoer_schema())
    assert list(schema.iter_errors(saved())) == []
    assert list(schema.iter_errors({**saved(), "beantwoord": ["kleur"]})) != []
    with pytest.raises(InvoerFout, match="beantwoord"):
        lees_geval({**saved(), "beantwoord": ["kleur"]})
