"""Bad input: one clear Dutch sentence that names the key and what would be right, at every door, and never a traceback."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.geval.invoer import MEESTE_MAATREGELEN, InvoerFout, lees_geval, lees_json
from calculator.oordeel.contract import beoordeel
from calculator.oordeel.toets import toets_bestand
from calculator.wet.feiten import FEITEN, MAATREGEL_FEITEN
from calculator.zelfcheck import browser
from tests.strategies import IN_ORDER_2021, IN_ORDER_2024, gevallen

ROOT = Path(__file__).parents[2]
ORACLE = "De rekenregels gaven een fout"  # what the browser door says when a rule itself broke

MEASURE = {"soort": "kluis", "uitgevoerd_op": "2022-09-01", "bedrag": 150000}


def with_facts(**facts: Any) -> dict[str, Any]:
    return {**IN_ORDER_2021, **facts}


def without(name: str, **facts: Any) -> dict[str, Any]:
    return {k: v for k, v in IN_ORDER_2021.items() if k != name} | facts


def with_measure(**facts: Any) -> dict[str, Any]:
    return with_facts(maatregelen=[{**MEASURE, **facts}])


#: A name, the text of a case, and words that the sentence must have: the key and what would be right.
BAD_TEXT: list[tuple[str, str, tuple[str, ...]]] = [
    ("empty file", "", ("leeg", "feiten")),
    ("white space", " \n\t ", ("leeg",)),
    ("only a byte order mark", "\ufeff", ("JSON",)),
    ("broken", '{"feiten": {', ("JSON", "regel 1")),
    ("comma too many", '{"peildatum": "2024-01-01",}', ("JSON", "feiten")),
    ("two values", "{} {}", ("JSON",)),
    ("other text", "Geachte heer, mevrouw,", ("JSON", "feiten")),
    ("other script", "مرحبا بالعالم", ("JSON",)),
    ("HTML", "<!doctype html>", ("JSON",)),
    ("deep nesting", "[" * 100_000, ("JSON",)),
    ("deep and closed", "[" * 100_000 + "]" * 100_000, ("JSON",)),
    ("deep objects", '{"a":' * 50_000 + "1" + "}" * 50_000, ("JSON",)),
    ("NaN", '{"peildatum": "2024-01-01", "eerder_vergoed_dit_adres": NaN}', ("NaN", "centen")),
    ("Infinity", '{"peildatum": "2024-01-01", "eerder_vergoed_dit_adres": -Infinity}', ("-Infinity", "centen")),
    ("integer of 5000 digits", '{"peildatum": "2024-01-01", "eerder_vergoed_dit_adres": ' + "9" * 5000 + "}", ("JSON",)),
    (
        "integer of 4000 digits",
        '{"peildatum": "2024-01-01", "eerder_vergoed_dit_adres": ' + "9" * 4000 + "}",
        ("eerder_vergoed_dit_adres", "centen"),
    ),
    ("float of 4000 digits", '{"peildatum": "2024-01-01", "eerder_vergoed_dit_adres": 1e999}', ("eerder_vergoed_dit_adres", "centen")),
    ("key twice", '{"peildatum": "2024-01-01", "ambt": "wethouder", "ambt": "raadslid"}', ("ambt", "twee keer")),
    ("key twice in a measure", '{"maatregelen": [{"soort": "kluis", "soort": "ruiten"}]}', ("soort", "twee keer")),
    ("a lone surrogate as key", '{"peildatum": "2024-01-01", "\\ud800": 1}', ("bestaat niet",)),
    ("too large", " " * 10 + "[" + "0," * 600_000 + "0]", ("groot",)),
]  # fmt: skip

#: The same as values.
BAD_VALUES: list[tuple[str, Any, tuple[str, ...]]] = [
    ("a list", [], ("feiten", "lijst", "object")),
    ("a number", 5, ("feiten", "object")),
    ("a text", "ambt", ("feiten", "object")),
    ("null", None, ("feiten", "null", "object")),
    ("true", True, ("feiten", "true", "object")),
    ("an empty object", {}, ("peildatum", "ontbreekt", "2024-05-31")),
    ("feiten is a list", {"feiten": []}, ("feiten", "lijst", "object")),
    ("feiten is null", {"feiten": None}, ("feiten", "null", "object")),
    ("feiten in feiten", {"feiten": {"feiten": {}}}, ("feiten", "bestaat niet")),
    ("fact beside feiten", {"feiten": IN_ORDER_2024, "ambt": "raadslid"}, ("ambt", "naast")),
    ("no peildatum", {k: v for k, v in IN_ORDER_2024.items() if k != "peildatum"}, ("peildatum", "ontbreekt")),
    ("peildatum unknown", with_facts(peildatum=None), ("peildatum", "weet ik niet")),
    ("peildatum too early", with_facts(peildatum="2020-10-07"), ("peildatum", "2020-10-08")),
    ("peildatum absurd", with_facts(peildatum="9999-12-31"), ("peildatum", "2024-05-31")),
    ("unknown key", with_facts(adres="Dorpsstraat 1"), ("adres", "bestaat niet", "ambt")),
    ("unknown key in Arabic", with_facts(منصب=1), ("منصب", "bestaat niet")),
    ("misspelt key", with_facts(Ambt="wethouder"), ("Ambt", "bestaat niet", "ambt")),
    ("unknown office", with_facts(ambt="minister"), ("ambt", "minister", "wethouder")),
    ("office in capitals", with_facts(ambt="Wethouder"), ("ambt", "Wethouder", "wethouder")),
    ("office as list", with_facts(ambt=["wethouder"]), ("ambt", "wethouder")),
    ("yes as text", with_facts(woning_is_woonadres="ja"), ("woning_is_woonadres", "true of false")),
    ("yes as number", with_facts(woning_is_woonadres=1), ("woning_is_woonadres", "true of false")),
    ("impossible day", with_facts(ambt_vanaf="2022-02-30"), ("ambt_vanaf", "2022-02-30", "2024-05-31")),
    ("Dutch day", with_facts(ambt_vanaf="3-5-2022"), ("ambt_vanaf", "3-5-2022", "2024-05-31")),
    ("day with time", with_facts(ambt_vanaf="2022-06-15T00:00"), ("ambt_vanaf", "2024-05-31")),
    ("day as number", with_facts(ambt_vanaf=20220615), ("ambt_vanaf", "2024-05-31")),
    ("negative amount", with_facts(eerder_vergoed_dit_adres=-1), ("eerder_vergoed_dit_adres", "-1", "centen")),
    ("amount with cents", with_facts(eerder_vergoed_dit_adres=12.5), ("eerder_vergoed_dit_adres", "12.5", "centen")),
    ("whole float", with_facts(eerder_vergoed_dit_adres=240000.0), ("eerder_vergoed_dit_adres", "centen")),
    ("amount as text", with_facts(eerder_vergoed_dit_adres="2400"), ("eerder_vergoed_dit_adres", "centen")),
    ("true as amount", with_facts(eerder_vergoed_dit_adres=True), ("eerder_vergoed_dit_adres", "centen")),
    ("absurd amount", with_facts(eerder_vergoed_dit_adres=100_000_001), ("eerder_vergoed_dit_adres", "centen")),
    ("huge amount", with_facts(eerder_vergoed_dit_adres=10**40), ("eerder_vergoed_dit_adres", "centen")),
    ("no municipality", with_facts(aantal_gemeenten=0), ("aantal_gemeenten", "1 tot en met")),
    ("true municipalities", with_facts(aantal_gemeenten=True), ("aantal_gemeenten", "geheel getal")),
    ("measures is an object", with_facts(maatregelen={}), ("maatregelen", "lijst", "object")),
    ("measures is null", with_facts(maatregelen=None), ("maatregelen", "lijst")),
    ("measure is text", with_facts(maatregelen=["kluis"]), ("maatregelen[0]", "object")),
    ("second measure is null", with_facts(maatregelen=[MEASURE, None]), ("maatregelen[1]", "object", "null")),
    ("measure without kind", with_facts(maatregelen=[{"bedrag": 1}]), ("maatregelen[0].soort", "ontbreekt", "kluis")),
    ("kind unknown", with_measure(soort=None), ("maatregelen[0].soort", "weet ik niet")),
    ("unknown kind", with_measure(soort="hek"), ("maatregelen[0].soort", "hek", "kluis")),
    ("unknown key of a measure", with_measure(prijs=1), ("prijs", "bestaat niet", "bedrag")),
    ("case fact in a measure", with_measure(pkvw="geen"), ("pkvw", "bestaat niet")),
    ("negative cost", with_measure(bedrag=-1), ("maatregelen[0].bedrag", "-1", "centen")),
    ("cost too high", with_measure(bedrag=100_000_001), ("maatregelen[0].bedrag", "centen")),
    ("long description", with_measure(omschrijving="x" * 201), ("maatregelen[0].omschrijving", "200")),
    ("description as number", with_measure(omschrijving=5), ("maatregelen[0].omschrijving", "tekst")),
    ("description unknown", with_measure(omschrijving=None), ("maatregelen[0].omschrijving", "weet ik niet")),
    ("one measure too many", with_facts(maatregelen=[MEASURE] * (MEESTE_MAATREGELEN + 1)), ("maatregelen", str(MEESTE_MAATREGELEN))),
    ("unprintable text", with_facts(ambt="\u202e\x00\nraadslid\r\n"), ("ambt", "wethouder")),
    ("a very long text", with_facts(ambt="é" * 100_000), ("ambt", "…", "wethouder")),
    ("a lone surrogate", with_facts(ambt="\ud800"), ("ambt", "wethouder")),
    ("an object", with_facts(ambt={"a": [1] * 1000}), ("ambt", "wethouder")),
]  # fmt: skip

#: Two facts that cannot be true together, and a case with both.
CONTRADICTIONS: list[tuple[str, str, dict[str, Any]]] = [
    ("ambt_vanaf", "benoeming_vast_op", with_facts(ambt_vanaf="2022-05-31", benoeming_vast_op="2022-06-01")),
    ("ambt_tot_en_met", "ambt_vanaf", with_facts(ambt_tot_en_met="2022-06-14")),
    ("ambt_tot_en_met", "ambt_vanaf", {k: v for k, v in with_facts(ambt_tot_en_met="2022-06-14").items() if k != "ambt_vanaf"}),
    ("benoeming_niet_doorgegaan", "ambt_vanaf", with_facts(benoeming_niet_doorgegaan=True)),
    ("pkvw_afgegeven_op", "peildatum", with_facts(pkvw_afgegeven_op="2022-10-02")),
    ("pkvw_afgegeven_op", "pkvw", with_facts(pkvw="geen")),
    ("pkvw_afgegeven_op", "pkvw", with_facts(pkvw="niveau_zonder_certificaat")),
    ("woonadres_sinds", "woning_is_woonadres", with_facts(woonadres_sinds="2022-10-02")),
    ("ambt_vanaf", "in_functie", with_facts(in_functie="nog_niet")),
    ("ambt_vanaf", "in_functie", with_facts(in_functie="ja", ambt_vanaf="2022-10-02")),
    ("ambt_vanaf", "in_functie", with_facts(in_functie="niet_meer", ambt_vanaf="2022-10-01")),
    ("benoeming_vast_op", "in_functie", without("ambt_vanaf", in_functie="ja", benoeming_vast_op="2022-10-02")),
    ("benoeming_vast_op", "in_functie", without("ambt_vanaf", in_functie="niet_meer", benoeming_vast_op="2022-10-01")),
    ("ambt_tot_en_met", "in_functie", with_facts(in_functie="ja", ambt_tot_en_met="2022-09-30")),
    ("ambt_tot_en_met", "in_functie", without("ambt_vanaf", in_functie="nog_niet", ambt_vanaf=None, ambt_tot_en_met="2022-10-01")),
    ("ambt_tot_en_met", "in_functie", with_facts(in_functie="niet_meer", ambt_tot_en_met="2022-10-01")),
    ("benoeming_niet_doorgegaan", "in_functie", without("ambt_vanaf", in_functie="ja", benoeming_niet_doorgegaan=True)),
    ("bruikleen", "zelf_aangeschaft", with_measure(bruikleen=True, zelf_aangeschaft=True)),
    ("ambt_tot_en_met", "benoeming_vast_op", with_facts(ambt_vanaf=None, ambt_tot_en_met="2022-05-31")),
]  # fmt: skip

#: Unlucky, on the border of a contradiction, or odd; but a case.
GOOD: list[tuple[str, dict[str, Any]]] = [
    ("begun on the day on which it was certain", with_facts(ambt_vanaf="2022-06-01")),
    ("one day in office", with_facts(ambt_tot_en_met="2022-06-15")),
    ("certificate of today", with_facts(pkvw_afgegeven_op="2022-10-01")),
    ("moved in today", with_facts(woonadres_sinds="2022-10-01")),
    ("moving in tomorrow, not yet the woonadres", with_facts(woonadres_sinds="2022-10-02", woning_is_woonadres=False)),
    ("fell through before it began", with_facts(benoeming_niet_doorgegaan=True, ambt_vanaf="2022-10-02")),
    ("in office on the first day", with_facts(in_functie="ja", ambt_vanaf="2022-10-01")),
    ("in office on the last day", with_facts(in_functie="ja", ambt_tot_en_met="2022-10-01")),
    ("begins tomorrow", with_facts(in_functie="nog_niet", ambt_vanaf="2022-10-02")),
    ("stopped yesterday", with_facts(in_functie="niet_meer", ambt_tot_en_met="2022-09-30")),
    ("a commissaris with an ontheffing", with_facts(ambt="commissaris", woning_ligging="buiten_met_ontheffing")),
    ("a wethouder of three municipalities", with_facts(aantal_gemeenten=3)),
    ("text in another script", with_measure(omschrijving="جرس الباب 门铃 \U0001f6aa")),
    ("nothing known", {"peildatum": "2026-11-22"}),
    ("all unknown", {"peildatum": "2026-11-22", **{f.naam: None for f in FEITEN if f.naam not in ("peildatum", "maatregelen")}}),
    (
        "first day unknown between a certain and a last day",
        {"peildatum": "2022-10-01", "benoeming_vast_op": "2022-06-01", "ambt_vanaf": None, "ambt_tot_en_met": "2026-06-02"},
    ),
    (
        "no day known",
        {
            "peildatum": "2026-11-22", "ambt": "wethouder", "ambt_vanaf": None, "benoeming_vast_op": None, "ambt_tot_en_met": None,
            "maatregelen": [{"soort": "kluis", "uitgevoerd_op": None}],
        },
    ),
    ("ordered after it was realised", with_measure(besteld_op="2022-09-02")),
]  # fmt: skip


def check_sentence(sentence: str, words: tuple[str, ...]) -> None:
    assert sentence.endswith((".", "…")), sentence
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    assert ORACLE not in sentence
    assert len(sentence) < 900
    sentence.encode("utf-8")
    for word in words:
        assert word in sentence


def fault(case: Any) -> str:
    with pytest.raises(InvoerFout) as caught:
        beoordeel(case)
    return str(caught.value)


@pytest.mark.parametrize(("text", "words"), [pytest.param(t, w, id=name) for name, t, w in BAD_TEXT])
def test_bad_text(text: str, words: tuple[str, ...]) -> None:
    with pytest.raises(InvoerFout) as caught:
        beoordeel(lees_json(text))
    check_sentence(str(caught.value), words)
    check_sentence(json.loads(browser.beoordeel(text))["fout"], words)
    said = json.loads(browser.handle(text))["fout"]
    check_sentence(said, ())


@pytest.mark.parametrize(("value", "words"), [pytest.param(v, w, id=name) for name, v, w in BAD_VALUES])
def test_bad_value(value: Any, words: tuple[str, ...]) -> None:
    check_sentence(fault(value), words)
    check_sentence(json.loads(browser.beoordeel(json.dumps(value)))["fout"], words)
    request = {"actie": "uitkomst", "stand": {"feiten": value}}
    if isinstance(value, dict) and "feiten" not in value:
        check_sentence(json.loads(browser.handle(json.dumps(request)))["fout"], words)


@pytest.mark.parametrize(("one", "other", "case"), CONTRADICTIONS)
def test_contradiction_names_both_facts(one: str, other: str, case: dict[str, Any]) -> None:
    check_sentence(fault(case), (one, other))
    check_sentence(json.loads(browser.beoordeel(json.dumps({"feiten": case})))["fout"], (one, other))


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in GOOD])
def test_odd_but_a_case(case: dict[str, Any]) -> None:
    assert beoordeel(case)["uitkomsten"]
    assert "uitkomsten" in json.loads(browser.beoordeel(json.dumps({"feiten": case})))


def test_a_million_measures() -> None:
    many = [MEASURE] * 1_000_000
    check_sentence(fault(with_facts(maatregelen=many)), ("maatregelen", "1000000", str(MEESTE_MAATREGELEN)))
    text = '{"peildatum": "2022-10-01", "maatregelen": [' + "{}," * 999_999 + "{}]}"
    check_sentence(json.loads(browser.beoordeel(text))["fout"], ("groot",))


def test_as_many_measures_as_are_allowed() -> None:
    outcome = beoordeel(with_facts(maatregelen=[MEASURE] * MEESTE_MAATREGELEN))["uitkomsten"][0]
    assert outcome["vergoeding"] == {"minimaal": 240_000, "maximaal": 240_000}
    assert outcome["eigen_kosten"]["minimaal"] == 150_000 * MEESTE_MAATREGELEN - 240_000


def test_a_lone_surrogate_in_a_description_does_not_break_the_answer() -> None:
    text = json.dumps({"feiten": with_measure(omschrijving="slot \ud800 \udfff")})
    answer = browser.beoordeel(text)
    answer.encode("utf-8")
    walk = {"actie": "uitkomst", "stand": {"feiten": json.loads(text)["feiten"], "beantwoord": ["ambt", "maatregelen"]}}
    browser.handle(json.dumps(walk)).encode("utf-8")
    fields = {
        "soort": ["kluis"],
        "omschrijving-waarde": ["\ud800"],
        "uitgevoerd_op-waarde": ["\ud800"],
        "uitgevoerd_op": ["wel"],
    }
    typed = {"actie": "antwoord", "vraag": "maatregel-0-wat", "vandaag": "2026-11-22", "velden": fields}
    browser.handle(json.dumps(typed)).encode("utf-8")


def test_a_byte_order_mark_is_no_error() -> None:
    assert beoordeel(lees_json("\ufeff" + json.dumps(IN_ORDER_2024))) == beoordeel(IN_ORDER_2024)


# --- anything at all ---------------------------------------------------------------------------------------------

KEYS = st.sampled_from(
    [f.naam for f in (*FEITEN, *MAATREGEL_FEITEN)] + ["feiten", "verwacht", "stand", "actie", "velden"]
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from(["2022-09-01", "wethouder", "geldig", "kluis", "\ud800", "</script>", "begin", "antwoord"])
)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=6), inner, max_size=5),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_judged_or_refused(value: Any) -> None:
    try:
        answer = beoordeel(value)
    except InvoerFout as wrong:
        check_sentence(str(wrong), ())
    else:
        json.dumps(answer, ensure_ascii=False).encode("utf-8")
    said = browser.beoordeel(json.dumps(value))
    said.encode("utf-8")
    assert ORACLE not in said


@given(gevallen(1), st.data())
def test_one_wrong_value_in_a_good_case_is_refused_or_judged(case: dict[str, Any], data: st.DataObject) -> None:
    fact = data.draw(st.sampled_from((*FEITEN, *MAATREGEL_FEITEN)))
    value = data.draw(JSON)
    if fact in FEITEN:
        case = {**case, fact.naam: value}
    else:
        case = {**case, "maatregelen": [{**case["maatregelen"][0], fact.naam: value}, *case["maatregelen"][1:]]}
    try:
        beoordeel(case)
    except InvoerFout as wrong:
        check_sentence(str(wrong), ())


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "actie": st.sampled_from(
                ["begin", "antwoord", "toon", "vorige", "wijzig:pkvw", "controle", "uitkomst", "lezer:organisatie", "lezer:x",
                 "maatregel-wijzigen:0", "maatregel-wijzigen:٣", "maatregel-weg:0", "maatregel-weg:-1", "opnieuw", "open", "x:y:z"]
            ) | JSON,
            "vandaag": st.sampled_from(["2026-11-22", "2020-10-07", "vandaag"]) | JSON,
            "vraag": st.sampled_from(["ambt", "maatregelen", "pkvw", "maatregel-0-wat", "maatregel-1-wie", "peildatum", "aantal_gemeenten"]) | JSON,
            "velden": st.dictionaries(KEYS | KEYS.map(lambda k: k + "-waarde") | st.just("vraag"), st.lists(LEAVES, max_size=2)) | JSON,
            "stand": st.fixed_dictionaries(
                {"feiten": gevallen() | JSON}, optional={"beantwoord": st.lists(KEYS | JSON, max_size=6) | JSON, "lezer": JSON}
            ) | JSON,
        },
    )
)  # fmt: skip
def test_any_request_gets_a_page_or_a_sentence(request: dict[str, Any]) -> None:
    text = browser.handle(json.dumps(request))
    text.encode("utf-8")
    answer = json.loads(text)
    if "fout" in answer:
        check_sentence(answer["fout"], ())
    else:
        assert {"stand", "html", "titel", "focus", "stap"} <= set(answer)


@given(st.text(max_size=40))
def test_any_text_at_both_browser_doors(text: str) -> None:
    for door in (browser.handle, browser.beoordeel):
        check_sentence(json.loads(door(text))["fout"], ())


@given(JSON)
def test_any_case_file_is_compared_or_refused(value: Any) -> None:
    for inhoud in (
        value,
        {"feiten": IN_ORDER_2024, "verwacht": value},
        {"feiten": IN_ORDER_2024, "id": value, "titel": value, "verwacht": {"oordeel": "ja"}},
    ):
        try:
            report = toets_bestand("x.json", inhoud)
        except InvoerFout as wrong:
            check_sentence(str(wrong), ())
        else:
            assert report.regels
            "\n".join(report.regels).encode("utf-8")


@pytest.mark.parametrize(
    "expected",
    [
        None, [], {}, {"oordeel": None}, {"oordeel": "ja", "aanvaardbaar": "ja"}, {"oordeel": "ja", "aanvaardbaar": [{}]},
        {"oordeel": "nee", "aanvaardbaar": [1, None]},
    ],
)  # fmt: skip
def test_an_expectation_that_is_none_is_refused(expected: Any) -> None:
    with pytest.raises(InvoerFout) as caught:
        toets_bestand("x.json", {"feiten": IN_ORDER_2024, "verwacht": expected})
    check_sentence(str(caught.value), ("x.json", "verwacht"))


# --- the command line --------------------------------------------------------------------------------------------


def run(*arguments: str | bytes, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "calculator", *arguments], input=stdin, capture_output=True, timeout=60, cwd=ROOT
    )


def check_refused(done: subprocess.CompletedProcess[bytes], words: tuple[str, ...] = ()) -> None:
    assert done.stdout == b""
    said = done.stderr.decode("utf-8")
    assert done.returncode == 2, said
    assert said.endswith("\n")
    check_sentence(said[:-1], words)


#: A few of each kind: a process takes time. The doors in this process have had them all.
AT_THE_COMMAND_LINE = (
    "empty file", "broken", "deep nesting", "deep objects", "NaN", "integer of 5000 digits", "key twice", "a lone surrogate as key",
    "too large", "other script",
)  # fmt: skip


@pytest.mark.host
@pytest.mark.parametrize(
    ("text", "words"), [pytest.param(t, w, id=n) for n, t, w in BAD_TEXT if n in AT_THE_COMMAND_LINE]
)
def test_bad_text_at_the_command_line(text: str, words: tuple[str, ...]) -> None:
    check_refused(run("beoordeel", "-", stdin=text.encode("utf-8")), words)


@pytest.mark.host
@pytest.mark.parametrize(
    ("value", "words"),
    [
        pytest.param(v, w, id=n)
        for n, v, w in BAD_VALUES
        if n in ("a list", "unknown key in Arabic", "impossible day", "negative amount", "absurd amount", "unprintable text", "a lone surrogate")
    ],
)  # fmt: skip
def test_bad_value_at_the_command_line(value: Any, words: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "geval.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    check_refused(run("beoordeel", str(file)), words)


@pytest.mark.host
@pytest.mark.parametrize(("one", "other", "case"), CONTRADICTIONS[-2:])
def test_contradiction_at_the_command_line(one: str, other: str, case: dict[str, Any]) -> None:
    check_refused(run("beoordeel", "-", stdin=json.dumps({"feiten": case}).encode()), (one, other))


@pytest.mark.host
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), ("beoordeel", "toets")),
        (("bereken", "x"), ("beoordeel", "toets")),
        (("beoordeel",), ("beoordeel",)),
        (("beoordeel", "--snel", "x"), ("beoordeel",)),
        (("beoordeel", "bestaat-niet.json"), ("bestaat-niet.json",)),
        (("beoordeel", "calculator"), ("calculator",)),
        (("beoordeel", "a\nb"), ("bestand",)),
        (("beoordeel", b"\xff\xfe"), ("bestand",)),
        (("toets", "bestaat-niet"), ("bestaat-niet",)),
    ],
)
def test_wrong_use_at_the_command_line(arguments: tuple[Any, ...], words: tuple[str, ...]) -> None:
    check_refused(run(*arguments), words)


@pytest.mark.host
def test_a_folder_without_cases(tmp_path: Path) -> None:
    check_refused(run("toets", str(tmp_path)), ("gevallen", "JSON"))


@pytest.mark.host
def test_bytes_that_are_no_text() -> None:
    check_refused(run("beoordeel", "-", stdin=b"\xff\xfe\x00{"), ("UTF-8",))


@pytest.mark.host
@pytest.mark.parametrize("text", ["جرس الباب 门铃", "\ud800"])
def test_any_description_comes_through_the_command_line(text: str) -> None:
    done = run("beoordeel", "-", stdin=json.dumps({"feiten": with_measure(omschrijving=text)}).encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8"))["uitkomsten"]


@pytest.mark.host
@pytest.mark.parametrize(
    "content",
    [
        "[]",
        '{"feiten": {}}',
        '{"verwacht": {"oordeel": "ja", "aanvaardbaar": [{}]}, "feiten": {"peildatum": "2024-01-01"}}',
    ],
)
def test_a_bad_case_in_a_folder_names_its_file(content: str, tmp_path: Path) -> None:
    good = {"feiten": IN_ORDER_2024, "verwacht": {"oordeel": "ja"}}
    (tmp_path / "a.json").write_text(json.dumps(good), encoding="utf-8")
    (tmp_path / "b.json").write_text(content, encoding="utf-8")
    check_refused(run("toets", str(tmp_path)), ("b.json",))


@pytest.mark.host
def test_a_broken_file_in_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    check_refused(run("toets", str(tmp_path)), ("b.json", "JSON"))


@pytest.mark.host
def test_both_ways_of_giving_a_case_give_the_same_answer(tmp_path: Path) -> None:
    file = tmp_path / "geval.json"
    file.write_text(json.dumps({"feiten": IN_ORDER_2024, "verwacht": {}}), encoding="utf-8")
    from_file, from_input = run("beoordeel", str(file)), run("beoordeel", "-", stdin=json.dumps(IN_ORDER_2024).encode())
    assert from_file.returncode == from_input.returncode == 0
    assert from_file.stdout == from_input.stdout
    assert json.loads(from_file.stdout) == beoordeel(IN_ORDER_2024)


def test_a_case_is_whole_or_refused() -> None:
    for index in range(3):
        measures = [dict(MEASURE) for _ in range(3)]
        measures[index]["bedrag"] = -1
        with pytest.raises(InvoerFout, match=rf"maatregelen\[{index}\]\.bedrag"):
            lees_geval(with_facts(maatregelen=measures))
