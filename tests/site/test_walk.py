"""From the start page to the outcome, for both regimes, in every browser."""

import json
from typing import Any

import pytest

from tests.site.walk import Answers, eventually, forward, settled, step, walk

pytestmark = [pytest.mark.site, pytest.mark.host]


def exactly(name: str, value: str) -> Answers:
    """The choice for a day, amount or number, and its field."""
    return {name: "wel", f"{name}-waarde": value}


ORDINARY: Answers = {
    "ambt": "wethouder",
    "concrete_dreiging": "nee",
    "in_functie": "ja",
    "maatregelen": ["ja", "nee"],
    "waarneming": "geen",
    "ambt_tot_en_met": "geen",
    "woning_is_woonadres": "ja",
    "woning_ligging": "binnen",
    "woonadres_sinds": "geen",
    "pkvw": "geldig",
    "advies": "vastgesteld",
    "werkgeverskosten_stelsel": "nee",
}
OLD: Answers = {
    **ORDINARY,
    "soort": "kluis",
    **exactly("uitgevoerd_op", "3 mei 2022"),
    **exactly("bedrag", "1.250,50"),
    **exactly("ambt_vanaf", "1-3-2021"),
    **exactly("benoeming_vast_op", "1-2-2021"),
    **exactly("pkvw_afgegeven_op", "1-2-2022"),
    **exactly("eerder_vergoed_dit_adres", "0"),
    **exactly("vorige_woning_vergoed", "0"),
}
NEW: Answers = {
    **ORDINARY,
    "soort": "anders",
    "omschrijving-waarde": "camera",
    **exactly("uitgevoerd_op", "3-9-2026"),
    **exactly("bedrag", "€ 900"),
    **exactly("ambt_vanaf", "3 juni 2026"),
    **exactly("benoeming_vast_op", "20-5-2026"),
    **exactly("pkvw_afgegeven_op", "10-6-2026"),
    "in_advies": "ja",
    "zelf_aangeschaft": "nee",
    "bruikleen": "nee",
    "pkvw_niet_te_vergen": "nee",
    "vorige_woning_verstrekt": "nee",
}


def start(page: Any, address: str) -> None:
    """Go in by the start page, as a visitor does."""
    page.goto(address)
    page.locator("article a[href*='zelfcheck']").first.click()
    page.locator("#vw-app").wait_for()


def given(page: Any) -> dict[str, Any]:
    """The facts as the page would save them."""
    facts: dict[str, Any] = json.loads(page.locator("#vw-geval").text_content())["feiten"]
    return facts


@pytest.mark.parametrize(("answers", "year"), [(OLD, "2021"), (NEW, "2024")], ids=["2021", "2024"])
def test_walk_to_an_outcome(page: Any, address: str, answers: Answers, year: str) -> None:
    start(page, address)
    passed = walk(page, answers)
    assert "papieren" in passed
    assert page.evaluate("document.activeElement.id") == "vw-kop"
    assert year in page.locator("#vw-app").inner_text()
    assert page.url == f"{address}zelfcheck/"
    facts = given(page)
    assert facts["ambt"] == "wethouder"
    assert facts["maatregelen"][0]["uitgevoerd_op"] == ("2022-05-03" if year == "2021" else "2026-09-03")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def change(page: Any, name: str) -> None:
    """Go back to a question from the outcome, by the answers behind their fold."""
    page.evaluate("document.querySelectorAll('#vw-app details').forEach((fold) => (fold.open = true))")
    forward(page, f"wijzig:{name}")


@pytest.mark.browsers("chromium", "webkit")
def test_change_an_answer_and_start_again(page: Any, address: str) -> None:
    start(page, address)
    walk(page, OLD)
    change(page, "ambt")
    page.locator("#vw-app [name=ambt][value=burgemeester]").check()
    forward(page)
    walk(page, {**OLD, **exactly("aantal_gemeenten", "1")})
    assert given(page)["ambt"] == "burgemeester"
    page.locator("#vw-app button[value=opnieuw]").first.click()
    assert step(page) == "ambt"
    assert page.locator("#vw-app [name=ambt]:checked").count() == 0


@pytest.mark.browsers("chromium", "webkit")
def test_unknown_everywhere_still_gives_an_outcome(page: Any, address: str) -> None:
    start(page, address)
    unknown = {name: "weet_niet" for name in (*OLD, *NEW) if not name.endswith("-waarde")}
    walk(
        page,
        {
            **unknown,
            "ambt": "burgemeester",
            "in_functie": "ja",
            "maatregelen": "nee",
            "benoeming_niet_doorgegaan": "nee",
        }
        | exactly("aantal_gemeenten", "2"),
    )
    assert page.locator("#vw-app h1").count() == 1


def test_wrong_input_stays_and_is_named(page: Any, address: str) -> None:
    start(page, address)
    walk(page, OLD, until="ambt_vanaf")
    page.locator("[name=ambt_vanaf][value=wel]").check()
    page.locator("[name=ambt_vanaf-waarde]").fill('31-2-2022 <script>alert("x")</script>')
    forward(page)
    assert step(page) == "ambt_vanaf"
    assert page.locator("[name=ambt_vanaf-waarde]").input_value() == '31-2-2022 <script>alert("x")</script>'
    assert page.evaluate("document.activeElement.textContent").strip()
    assert page.title().startswith("Fout")


def test_save(chromium_page: Any, address: str) -> None:
    page = chromium_page
    start(page, address)
    walk(page, OLD)
    facts = given(page)
    with page.expect_download() as waiting:
        page.locator("[data-vw=bewaar][data-vw-bron=vw-geval]").click()
    saved = json.loads(waiting.value.path().read_text("utf-8"))
    assert saved["feiten"] == facts


def test_browser_back_keeps_the_answers(page: Any, address: str) -> None:
    start(page, address)
    walk(page, OLD, until="ambt_vanaf")
    page.go_back()
    eventually(page, lambda: step(page) != "ambt_vanaf")
    settled(page)
    page.go_forward()
    eventually(page, lambda: step(page) == "ambt_vanaf")
    settled(page)
    walk(page, OLD)
    assert given(page)["ambt_vanaf"] == "2021-03-01"
