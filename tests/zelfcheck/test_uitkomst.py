"""The outcome page: three layers in their order, few words, and no sentence that is untrue for the case."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.geval.voorbeelden import PER_NAAM, VOORBEELDEN, Voorbeeld
from calculator.oordeel.antwoord import Antwoord
from calculator.wet.model import JA, NEE, NOG_NIET, Drager
from calculator.zelfcheck import blad, uitkomst
from calculator.zelfcheck.briefdelen import niet_gedekt
from calculator.zelfcheck.tekst import tekst
from calculator.zinnen import BESTUURDER, LEZERS, ORGANISATIE
from tests.outcome import Parts, answer_on, parts_of
from tests.strategies import Facts, gevallen

ORDER = ("kop", "waarom", "stappen", "aankopen", "geld", "open", "let_op", "voorwaarden", "wat_als", "bronnen")
EXAMPLES = pytest.mark.parametrize("voorbeeld", VOORBEELDEN, ids=lambda v: v.naam)
READERS = pytest.mark.parametrize("lezer", LEZERS)

#: She bought a camera last week and was asked no more than this; all else is unknown.
CAMERA: Facts = {
    "peildatum": "2026-11-28", "ambt": "wethouder", "concrete_dreiging": False, "in_functie": "ja",
    "waarneming": "geen", "vorige_woning_verstrekt": None,
    "maatregelen": [
        {"soort": "camera", "uitgevoerd_op": "2026-11-21", "bedrag": 45000, "in_advies": False, "zelf_aangeschaft": True}
    ],
}  # fmt: skip
STATENLID: Facts = {"peildatum": "2026-09-01", "ambt": "statenlid", "concrete_dreiging": False}


def budget(van: Antwoord) -> int:
    """The most words that may be seen: section 1 of the design."""
    kern = van.nu.uitkomst.kern
    most = 120 if niet_gedekt(van) else 200 if kern.minimaal == kern.maximaal else 300
    return (
        most
        + 25 * len(van.geval.maatregelen)
        + 60 * (len({a.regeling.jaar for a in van.aankopen} | {van.nu.regeling.jaar}) > 1)
    )


@EXAMPLES
@READERS
def test_an_outcome_has_few_words(voorbeeld: Voorbeeld, lezer: str) -> None:
    van = answer_on(dict(voorbeeld.feiten))
    assert parts_of(van, lezer).words <= budget(van)


@EXAMPLES
@READERS
def test_the_parts_stand_in_the_order_of_reading(voorbeeld: Voorbeeld, lezer: str) -> None:
    html = uitkomst.html(answer_on(dict(voorbeeld.feiten)), lezer, meenemen="x", antwoorden="x")
    found = re.findall(r'data-vlak="(\w+)"', html)
    order = [*ORDER[:7], "meenemen", *ORDER[7:9], "antwoorden", "bronnen"]
    places = [order.index(part) for part in dict.fromkeys(found)]
    assert places == sorted(places)
    assert {"kop", "waarom", "stappen", "meenemen", "bronnen"} <= set(found)
    assert html.count("<h1") == 1
    assert "<fieldset" not in html
    assert "vw-knop-hoofd" not in html


@settings(max_examples=150)
@given(gevallen(), st.sampled_from(LEZERS))
def test_every_case_has_a_verdict_and_something_to_do(case: Facts, lezer: str) -> None:
    van = answer_on(case)
    parts = parts_of(van, lezer)
    assert parts.text["kop"].strip()
    assert len(parts.text["stappen"].split()) > 5
    assert len(van.daarna) <= 4
    assert "None" not in " ".join(parts.seen)
    assert not re.search(r"\s[,.;:]|\.\.|\[|\]|\|", " ".join(parts.text["stappen"].split()))


# --- what may not be said ----------------------------------------------------------------------------------------


def open_of(van: Antwoord) -> bool:
    """Whether anything is not settled: a judgement, a measure, an amount."""
    bounds = [(u.uitkomst.kern.minimaal, u.uitkomst.kern.maximaal) for u in (van.nu, *van.uitslagen)]
    bounds += [(a.minimaal, a.maximaal) for a in van.aankopen]
    return any(b != (JA, JA) for b in bounds) or any(
        p.drager is Drager.NAVRAGEN for a in van.aankopen for p in a.posten
    )


@settings(max_examples=200)
@given(gevallen(), st.sampled_from(LEZERS))
def test_no_sentence_says_more_than_the_case(case: Facts, lezer: str) -> None:
    van = answer_on(case)
    parts = parts_of(van, lezer)
    everything = " ".join(parts.text.values())
    if open_of(van):
        assert "alle voorwaarden is voldaan" not in parts.text["waarom"]
    assert "gecontroleerd tot" not in everything.lower()
    geld = parts.text.get("geld", "") + parts.text.get("aankopen", "")
    if not any(a.regeling.vorm.geld for a in van.aankopen):
        assert "een bedrag ontbreekt" not in geld
    if blad.alles_te_leen(van):
        assert not re.search(r"advies bepaalt|PKVW-certificaat te halen betaal", geld)
    if van.laag and van.laag.value == "waterschap":
        assert not re.search(
            "Gemeentewet|Provinciewet|ontheffing die", parts.text["bronnen"] + parts.text.get("wat_als", "")
        )


@settings(max_examples=200)
@given(gevallen())
def test_the_organisation_is_not_taken_for_the_bestuurder(case: Facts) -> None:
    parts = parts_of(answer_on(case), ORGANISATIE)
    for name, text in parts.text.items():
        if name not in ("bronnen", "antwoorden"):
            assert not re.search(r"\b([Uu]w|[Uu]|[Uu]zelf)\b", text), (name, text)


@settings(max_examples=200)
@given(gevallen())
def test_no_organisation_is_sent_to_itself(case: Facts) -> None:
    parts = parts_of(answer_on(case), ORGANISATIE)
    own = r"(de organisatie|de gemeente(?! waar)|de provincie|het waterschap|de (gemeente|provincie)secretaris|de secretaris)"
    for name in ("kop", "waarom", "stappen", "open", "let_op"):
        text = " ".join(parts.text.get(name, "").split())
        assert not re.search(rf"[Vv]raag (het )?(eerst )?(aan )?{own}\b", text), (name, text)


# --- the people of the design ----------------------------------------------------------------------------------------


@READERS
def test_who_bought_a_camera_reads_what_she_can_have_and_do_now(lezer: str) -> None:
    van = answer_on(CAMERA)
    parts = parts_of(van, lezer)
    assert "Nee" not in parts.text["kop"]
    assert "CCV" in parts.text["stappen"]
    assert "advies" in parts.text["stappen"]
    assert "Camera: € 450" in " ".join(parts.text["aankopen"].split()).replace(" :", ":")
    assert parts.words <= 325


@READERS
def test_who_is_not_covered_reads_whom_to_ask(lezer: str) -> None:
    parts = parts_of(answer_on(STATENLID), lezer)
    assert "Nee" in parts.text["kop"]
    assert "griffie" in parts.text["stappen"]
    assert parts.words <= 120
    assert "voorwaarden" in parts.text
    assert "certificaat" not in parts.text["voorwaarden"]


@READERS
def test_who_is_threatened_has_a_number_to_tap_above_all_else(lezer: str) -> None:
    html = uitkomst.html(answer_on({**dict(PER_NAAM["advies-loopt"].feiten), "concrete_dreiging": True}), lezer)
    assert html.index('href="tel:112"') < html.index("<h1")
    assert 'href="tel:0900-8844"' in html


def test_who_decides_is_one_line_with_its_certainty() -> None:
    for office, body in (
        ("wethouder", "college"),
        ("gedeputeerde", "Gedeputeerde staten"),
        ("lid_db_waterschap", "dagelijks bestuur"),
    ):
        parts = parts_of(answer_on({**dict(PER_NAAM["advies-loopt"].feiten), "ambt": office}), ORGANISATIE)
        assert body in parts.text["waarom"]
        assert "onze lezing" in parts.text["waarom"]


def test_several_municipalities_pay_together() -> None:
    case = {**dict(PER_NAAM["alles-op-orde"].feiten), "ambt": "burgemeester", "aantal_gemeenten": 2}
    parts = parts_of(answer_on(case), BESTUURDER)
    assert "uw gemeente betaalt" not in " ".join(parts.seen)
    assert "gemeenten" in parts.text["waarom"]


# --- sources, money, text ------------------------------------------------------------------------------------------


@EXAMPLES
def test_every_mark_has_its_source_in_the_list(voorbeeld: Voorbeeld) -> None:
    html = uitkomst.html(answer_on(dict(voorbeeld.feiten)), BESTUURDER)
    assert set(re.findall(r'href="#fn:(\d+)"', html)) == set(re.findall(r'id="fn:(\d+)"', html))
    marks = [int(n) for n in re.findall(r"<sup.*?</sup>", html) and re.findall(r'id="fnref:(\d+)"', html)]
    assert marks == sorted(marks), "numbered in the order of reading"


def test_a_table_comes_with_three_measures_or_two_bearers() -> None:
    for name, tables in (("alles-op-orde", 0), ("vijf-boven-maximum", 1), ("buiten-het-advies", 1)):
        html = uitkomst.html(answer_on(dict(PER_NAAM[name].feiten)), BESTUURDER)
        assert html.count("<table") == tables, name
        for header in re.findall(r'<th scope="row">(.*?)</th>', html):
            assert "<" not in header, "the row header is the name only"


@EXAMPLES
@READERS
def test_the_text_says_what_the_page_says(voorbeeld: Voorbeeld, lezer: str) -> None:
    van = answer_on(dict(voorbeeld.feiten))
    plain = tekst(van, lezer)
    assert blad.oordeel(van, lezer) in plain
    for een in (van.eerst, *van.daarna):
        assert blad.stap(van, een, lezer).tekst in plain
    assert "<" not in plain


# --- the command -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("als", ["tekst", "html", "brief", "besluit", "kalender"])
@READERS
@pytest.mark.host
def test_the_command_gives_each_form(als: str, lezer: str, tmp_path: Path) -> None:
    case = tmp_path / "geval.json"
    case.write_text(json.dumps({"feiten": dict(PER_NAAM["alles-op-orde"].feiten)}), "utf-8")
    command = [sys.executable, "-m", "calculator", "uitkomst", str(case), "--lezer", lezer, "--als", als]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout) > 100
    assert ('data-vlak="kop"' in done.stdout) == (als == "html")


def test_parts_counts_what_a_visitor_sees() -> None:
    html = (
        "<article><p>een twee<sup>1</sup></p><details><summary>drie</summary><p>niet</p></details><p>vier</p></article>"
    )
    assert Parts(html).words == 4


def test_a_verdict_that_can_still_come_true_is_no_no() -> None:
    for voorbeeld in VOORBEELDEN:
        van = answer_on(dict(voorbeeld.feiten))
        kern = van.nu.uitkomst.kern
        if kern.maximaal > NEE:
            assert not blad.oordeel(van, BESTUURDER).startswith("Nee")
        if kern.minimaal == kern.maximaal == NOG_NIET and not blad.alles_te_leen(van):
            assert blad.oordeel(van, BESTUURDER).startswith("Nog niet")


# --- what is said of days, changes and cost lines --------------------------------------------------------------------

BASE = PER_NAAM["alles-op-orde"].feiten


def words(reader: str = BESTUURDER, **changed: object) -> str:
    return tekst(answer_on({**BASE, "maatregelen": [], **changed}), reader)


def test_the_last_day_is_the_first_of_those_after_which_nothing_can_be_asked() -> None:
    both = words(pkvw_afgegeven_op="2017-01-15", ambt_tot_en_met="2027-03-31")
    assert "tot en met 14 januari 2027" in both
    assert "31 maart 2027" not in both
    assert "tot en met 1 december 2026" in words(advies="in_behandeling", ambt_tot_en_met="2026-12-01")
    far = words(pkvw_afgegeven_op="2018-01-15", ambt_tot_en_met="2029-03-31")
    assert "dit geldt tot en met 31 maart 2029" in far


def test_a_certificate_can_be_renewed_while_something_else_is_waited_for() -> None:
    assert "Het kan alleen" not in words(pkvw_afgegeven_op="2017-01-15", advies="in_behandeling")


def test_a_new_home_needs_an_advice_and_a_certificate_of_its_own() -> None:
    outside = words(woning_ligging="buiten_zonder_ontheffing")
    assert "verhuist (volgens ons met een nieuw advies en certificaat)" in outside


def test_what_comes_above_the_maximum_is_not_borne_for_another_reason() -> None:
    bought = [
        {"soort": "basisinstallatie", "uitgevoerd_op": "2022-09-01", "bedrag": 300_000},
        {"soort": "kluis", "uitgevoerd_op": "2022-10-01", "bedrag": 30_000},
    ]
    found = words(
        pkvw_afgegeven_op="2021-01-01", benoeming_vast_op="2020-05-20", ambt_vanaf="2020-06-01", maatregelen=bought
    )
    (safe,) = re.findall(r"Kluis.*", found)
    assert "boven het maximum" in safe


def test_what_the_stelsel_pays_is_paid_for_that_reason_and_said_once() -> None:
    camera = {"soort": "camera", "werkgeverskosten_stelsel": True, "bedrag": 50_000}
    found = words(ambt="raadslid", maatregelen=[camera])
    (line,) = re.findall(r"(?i)- camera.*", found)
    assert "aangewezen in het stelsel" in line
    assert len(re.findall(r"^\d\. .*stelsel", found, re.MULTILINE)) == 1


def test_the_organisation_finds_out_what_it_knows_itself() -> None:
    found = words(ORGANISATIE, benoeming_vast_op=None, ambt_vanaf=None, in_functie="nog_niet")
    assert "vraagt na bij de eigen organisatie" not in found
