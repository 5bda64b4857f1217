"""The letters: right article, right addressee, the next action, and nothing of a person or a home."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import __version__, datum
from calculator.geval.voorbeelden import PER_NAAM, VOORBEELDEN, Voorbeeld
from calculator.oordeel.antwoord import Antwoord
from calculator.wet.bronnen import ARTIKEL, GELEZEN
from calculator.wet.model import JA, NEE, Bestuurslaag
from calculator.wet.partijen import BESTUURDER as PARTIJ_BESTUURDER
from calculator.zelfcheck.antwoordbrief import antwoordbrief
from calculator.zelfcheck.brief import brief
from calculator.zelfcheck.briefdelen import niet_gedekt
from calculator.zelfcheck.brieven import brieven
from calculator.zelfcheck.conceptbesluit import besluiten
from calculator.zinnen import BESTUURDER, LEZERS, ORGANISATIE
from tests.outcome import answer_on
from tests.strategies import Facts, gevallen

EXAMPLES = pytest.mark.parametrize("voorbeeld", VOORBEELDEN, ids=lambda v: v.naam)
BODY = {
    Bestuurslaag.PROVINCIE: "gedeputeerde staten",
    Bestuurslaag.GEMEENTE: "college van burgemeester en wethouders",
    Bestuurslaag.WATERSCHAP: "dagelijks bestuur van het waterschap",
}


def every_letter(van: Antwoord) -> list[str]:
    return [b.tekst for lezer in LEZERS for b in brieven(van, lezer)]


@EXAMPLES
def test_a_letter_has_the_article_and_the_addressee_of_the_own_body(voorbeeld: Voorbeeld) -> None:
    van = answer_on(dict(voorbeeld.feiten))
    if niet_gedekt(van) or van.laag is None:
        assert "griffie" in brief(van) or "bestuur" in brief(van)
        return
    others = [number for body, number in ARTIKEL.items() if body is not van.laag]
    for text in every_letter(van):
        assert f"artikel {ARTIKEL[van.laag]}" in text
        assert not any(re.search(rf"artikel {number}\b", text) for number in others)
    assert BODY[van.laag] in brief(van).split("\n\n")[1]
    for text in besluiten(van):
        assert BODY[van.laag] in text.lower()
        assert "mandaat" in text


@EXAMPLES
def test_a_letter_says_what_it_is_and_on_what_it_rests(voorbeeld: Voorbeeld) -> None:
    van = answer_on(dict(voorbeeld.feiten))
    for text in every_letter(van):
        assert text.startswith("CONCEPT")
        assert datum.toon(van.geval.peildatum) in text
        assert f"versie {__version__}" in text
        assert GELEZEN in text
    for text in (*besluiten(van), antwoordbrief(van)):
        assert "geen besluit" in text


@EXAMPLES
def test_a_letter_asks_something_that_can_be_done_next(voorbeeld: Voorbeeld) -> None:
    van = answer_on(dict(voorbeeld.feiten))
    asked = [line for line in brief(van).split("\n") if re.match(r"\d\. ", line)]
    assert asked
    assert all("?" in line or "verzoek" in line or "declareer" in line for line in asked)
    assert "u moet" not in brief(van)
    told = re.findall(r"^\d\. U (.*)$", antwoordbrief(van), re.MULTILINE)
    own = [s for s in (van.eerst, *van.daarna) if s.wie is PARTIJ_BESTUURDER]
    assert len(told) <= len(own)


@settings(max_examples=150)
@given(gevallen(), st.sampled_from(["Kees Jansen, Dorpsstraat 1", "camera aan de achterdeur"]))
def test_no_letter_tells_of_a_person_or_a_home(case: Facts, secret: str) -> None:
    case = {**case, "maatregelen": [{**m, "omschrijving": secret} for m in case["maatregelen"]]}
    van = answer_on(case)
    days = {v for v in case.values() if isinstance(v, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", v)} - {
        case["peildatum"]
    }
    for text in every_letter(van):
        assert secret not in text
        for day in days:
            shown = datum.toon(datum.lees_iso(day))
            assert shown not in text.replace(GELEZEN, "") or "regeling" in text.split(shown)[0][-80:]
        assert not re.search(r"[Cc]amera|kluis|achterdeur|brievenbus", text)
        assert "None" not in text


@settings(max_examples=150)
@given(gevallen())
def test_aanspraak_is_said_only_with_a_yes(case: Facts) -> None:
    van = answer_on(case)
    if van.nu.uitkomst.kern.minimaal < JA:
        assert "Ik heb aanspraak" not in brief(van)
        assert "U hebt aanspraak op" not in antwoordbrief(van)
    if van.nu.uitkomst.kern.maximaal == NEE:
        assert "te verstrekken (" not in "".join(besluiten(van))


def test_two_municipalities_decide_each_for_itself() -> None:
    case = {**dict(PER_NAAM["alles-op-orde"].feiten), "ambt": "burgemeester", "aantal_gemeenten": 2}
    van = answer_on(case)
    assert len(besluiten(van)) == 2
    for text in besluiten(van):
        assert "3.2.16" in text
        assert "[1/2]" in text
    assert [b.code for b in brieven(van, ORGANISATIE)] == ["brief", "besluit", "besluit-2"]
    assert [b.code for b in brieven(van, BESTUURDER)] == ["brief"]


def test_old_costs_are_asked_about_and_not_claimed() -> None:
    text = brief(answer_on(dict(PER_NAAM["te-laat-gedeclareerd"].feiten)))
    assert "Neemt u deze kosten nog in behandeling?" in text
    assert text.index("in behandeling") < text.index("beveiligingsadvies")


def test_a_loan_is_a_request() -> None:
    text = brief(answer_on(dict(PER_NAAM["bruikleen"].feiten)))
    assert "verzoek" in text
    assert "lid 7" in text
    assert "certificaat (" not in text


def test_the_advice_is_never_attached() -> None:
    assert "stuur ik niet mee" in brief(answer_on(dict(PER_NAAM["alles-op-orde"].feiten)))
