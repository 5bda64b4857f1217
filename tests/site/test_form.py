"""The form as it is used: to each judgement, with many measures, kept and opened again, and mistreated."""

import html
import json
import os
import random
import re
from contextlib import suppress
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Error

from calculator.geval.voorbeelden import PER_NAAM
from calculator.oordeel.contract import beoordeel
from tests.site.states import OUTCOMES, SIX, Answer, answers, ask, opened, show
from tests.site.test_walk import NEW, OLD, given
from tests.site.walk import eventually, fill, forward, new_context, settled, step, walk

pytestmark = [pytest.mark.site, pytest.mark.host]

CASES = {name: PER_NAAM[example].feiten for name, example in OUTCOMES.items()} | {"zes maatregelen": SIX}


def judgements(facts: Any) -> list[tuple[str, str]]:
    return [(outcome["regeling"], outcome["oordeel"]) for outcome in beoordeel({"feiten": dict(facts)})["uitkomsten"]]


def open_on(page: Any, address: str, day: str) -> None:
    """Open the self-check on another day."""
    page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T12:00:00"))
    page.goto(f"{address}zelfcheck/")
    settled(page)


def text(page: Any) -> str:
    return " ".join(page.locator("#vw-app").inner_text().split())


@pytest.mark.thorough
@pytest.mark.parametrize("name", CASES)
def test_walk_to_each_judgement(page: Any, address: str, name: str) -> None:
    facts = CASES[name]
    open_on(page, address, facts["peildatum"])
    walk(page, answers(facts))
    found = given(page)
    assert judgements(found) == judgements(facts)
    # What the page shows is what the rules make of it here.
    assert page.locator("#vw-kop").text_content() == heading(ask("uitkomst", opened(found)))
    assert [m["soort"] for m in found.get("maatregelen", [])] == [m["soort"] for m in facts["maatregelen"]]


def heading(answer: Answer) -> str:
    return html.unescape(
        re.sub(r"<[^>]+>", "", answer["html"].partition("<h1")[2].partition(">")[2].partition("</h1>")[0])
    )


@pytest.mark.thorough
def test_both_readers_print_and_copy(page: Any, address: str, browser: Any) -> None:
    open_on(page, address, SIX["peildatum"])
    walk(page, answers(SIX))
    forward(page, "lezer:organisatie")
    assert "De bestuurder krijgt" in text(page)
    assert "U krijgt" not in text(page)
    forward(page, "lezer:bestuurder")
    assert "U krijgt" in text(page)
    summary = page.locator("#vw-samenvatting").text_content()
    assert " ".join(page.locator("#vw-kop").text_content().replace("\xad", "").split()) in " ".join(summary.split())
    if browser.browser_type.name == "chromium":
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.locator("[data-vw=kopieer][data-vw-bron=vw-samenvatting]").click()
        eventually(page, lambda: any(page.locator("[data-vw=gedaan]").all_inner_texts()))
        assert page.evaluate("navigator.clipboard.readText()") == summary


@pytest.mark.thorough
def test_copying_that_is_not_allowed_shows_the_text(chromium: Any, address: str) -> None:
    context = new_context(chromium)
    page = context.new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(f"{address}zelfcheck/")
    show(page, ask("uitkomst", opened(SIX)))
    page.get_by_role("button", name="Kopieer een hele link").click()
    eventually(page, lambda: page.locator("#vw-link-heel").is_visible())
    assert page.locator("#vw-link-heel").inner_text().startswith(f"{address}zelfcheck/#g=2;")
    assert "zelf" in "".join(page.locator("[data-vw=gedaan]").all_inner_texts())
    context.close()


# --- kept and opened again ---------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_save_and_open_again(page: Any, address: str, tmp_path: Any) -> None:
    page.goto(f"{address}zelfcheck/")
    settled(page)
    walk(page, OLD)
    before = (given(page), text(page))
    # What is saved is this text (test_walk.test_save); not every browser here says when it has saved.
    path = tmp_path / "zelfcheck.json"
    path.write_text(page.locator("#vw-geval").text_content(), "utf-8")
    forward(page, "opnieuw")
    assert step(page) == "ambt"
    page.locator("summary", has_text="bewaarde").click()
    page.locator("#veld-bestand").set_input_files(path)
    eventually(page, lambda: step(page) == "uitkomst")
    settled(page)
    assert "geopend" in page.locator("#vw-melding").inner_text()
    page.locator("#vw-melding").evaluate("notice => notice.remove()")
    assert (given(page), text(page)) == before


@pytest.mark.thorough
def test_a_link_restores_the_answers_and_names_what_it_drops(page: Any, address: str) -> None:
    page.goto(f"{address}zelfcheck/")
    settled(page)
    walk(page, NEW)
    facts = given(page)
    link = page.locator("#vw-link-heel").text_content()
    page.goto("about:blank")
    page.goto(f"{address}zelfcheck/{link};kleur=blauw")
    eventually(page, lambda: step(page) == "uitkomst")
    settled(page)
    notice = page.locator("#vw-melding").inner_text()
    assert "uit de link" in notice
    assert "‘kleur’" in notice
    facts["maatregelen"][0].pop("omschrijving")
    assert given(page) == facts
    # What starts again keeps nothing, in the address neither.
    page.locator("#vw-app button[value=opnieuw]").first.click()
    assert page.url == f"{address}zelfcheck/"


# --- mistreated ---------------------------------------------------------------------------------------------------


def test_a_double_click_goes_one_step(page: Any, address: str) -> None:
    page.goto(f"{address}zelfcheck/")
    settled(page)
    fill(page, "ambt", "wethouder")
    page.locator("#vw-app button[value=antwoord]").dblclick()
    settled(page)
    eventually(page, lambda: step(page) != "ambt")
    page.wait_for_timeout(300)
    assert (step(page), page.evaluate("history.state.depth")) == ("concrete_dreiging", 1)


STRANGE = {
    "long": "9" * 10_000,
    "script": "<script>document.title = 'x'</script><img src=x onerror=\"document.title = 'x'\">",
    "right to left": "مرحبا \u202e 2022 שלום",
    "spaces": "\u00a0\u2003 \t 3 mei 2022 \u202f",
}


@pytest.mark.thorough
@pytest.mark.parametrize("kind", STRANGE)
def test_strange_text_is_shown_as_text(page: Any, address: str, kind: str) -> None:
    strange = STRANGE[kind]
    page.goto(f"{address}zelfcheck/")
    settled(page)
    walk(page, NEW, until="pkvw_afgegeven_op")
    page.locator("[name=pkvw_afgegeven_op][value=wel]").check()
    page.locator("[name=pkvw_afgegeven_op-waarde]").fill(strange)
    forward(page)
    if kind == "spaces":
        assert step(page) != "pkvw_afgegeven_op"
        return
    assert step(page) == "pkvw_afgegeven_op"
    assert page.locator("[name=pkvw_afgegeven_op-waarde]").input_value() == strange
    assert page.title().startswith("Fout: ")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    walk(page, {**NEW, "omschrijving-waarde": strange})
    assert given(page)["maatregelen"][0]["omschrijving"] == " ".join(strange[:200].split())
    assert page.locator("#vw-app :is(script, img)").count() == 0
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.thorough
def test_fields_filled_in_without_a_key_count(page: Any, address: str) -> None:
    """As a browser or a password manager does."""
    page.goto(f"{address}zelfcheck/")
    settled(page)
    walk(page, OLD, until="ambt_vanaf")
    page.evaluate("document.querySelector('[name=ambt_vanaf-waarde]').value = '1-3-2021'")
    forward(page)
    assert step(page) != "ambt_vanaf"
    walk(page, OLD)
    assert given(page)["ambt_vanaf"] == "2021-03-01"


TYPED = ("wethouder", "1-3-2021", "3 mei 2022", "€ 2.400", "-1", "31-2-2022", "<b>", "٣", "", "9" * 300)


#: Ten minutes are some 20 000: `CLICKS=20000 CLICK_SEED=7 make test-thorough`.
CLICKS, SEED = int(os.environ.get("CLICKS", 200)), int(os.environ.get("CLICK_SEED", 1))


# In one go: between looking and clicking the view may be another.
CLICK = """
  (place, text, times) => {
    const kinds = "input:not([type=hidden], [type=file]), button:not([data-vw=print], [data-vw=bewaar]), summary";
    const controls = [...document.querySelectorAll("#vw-app :is(" + kinds + ")")].filter((control) => control.checkVisibility());
    const control = controls[Math.floor(place * controls.length)];
    if (!control) return null;
    if (control.type === "text") control.value = text;
    else for (let i = 0; i < times; i++) if (control.isConnected) control.click();
    return [history.state.vw, control.outerHTML.slice(0, 80)];
  }
"""


# Also in one go: a step back may still be under way.
LOOK = """
  [document.querySelector("#vw-app:not([aria-busy])") !== null, document.querySelectorAll("#vw-app h1").length,
   document.getElementById("vw-status")?.textContent]
"""


@pytest.mark.thorough
def test_clicking_at_random_breaks_nothing(page: Any, address: str) -> None:
    """Whatever is clicked, in whatever order: no message on the console, one heading, never a failure of the rules."""
    choose = random.Random(SEED)
    page.goto(f"{address}zelfcheck/")
    settled(page)
    failed = [
        page.locator(f"#vw-tekst-{name}").evaluate("e => e.content.textContent") for name in ("storing", "geweigerd")
    ]
    done: list[Any] = []

    def ready() -> bool:
        # Going back far enough leaves the page; then it is opened again.
        if "zelfcheck" not in page.url:
            page.goto(f"{address}zelfcheck/")
        return bool(page.locator("#vw-app:not([aria-busy])").count())

    for _ in range(CLICKS):
        act = [choose.random(), choose.choice(TYPED), choose.choice((1, 1, 1, 2))]
        try:
            done.append(page.evaluate(f"({CLICK})(...{json.dumps(act)})"))
            if choose.random() < 0.1:
                page.evaluate(choose.choice(("history.back()", "history.back()", "history.forward()")))
        except Error:  # it had just left
            eventually(page, ready)
        if choose.random() < 0.7:
            eventually(page, ready)
            with suppress(Error):  # it leaves only now
                there, headings, status = page.evaluate(LOOK)
                assert not there or (headings == 1 and status not in failed), (SEED, done[-20:])
