"""Much at once, and long: days that pass while a tab stands open, a hand that presses on, and walks over a bad network."""

import os
import random
from contextlib import suppress
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Error

from calculator import datum
from calculator.geval.voorbeelden import PER_NAAM
from tests.site.host import Host
from tests.site.states import answers, ask
from tests.site.test_walk import given
from tests.site.walk import eventually, fill, forward, new_context, settled, step, walk

pytestmark = [pytest.mark.site, pytest.mark.host]

#: A walk to a whole outcome, with measures.
CASE = answers(PER_NAAM["alles-op-orde"].feiten)

# --- days --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("evening", "morning"),
    [
        pytest.param("2026-11-28T23:50", "2026-11-29T00:10", id="midnight", marks=pytest.mark.thorough),
        pytest.param("2026-12-31T23:50", "2027-01-01T00:10", id="New Year"),
        pytest.param("2026-12-30T09:00", "2027-01-02T09:00", id="days later", marks=pytest.mark.thorough),
    ],
)
def test_a_tab_left_open_says_of_which_day_it_speaks(page: Any, address: str, evening: str, morning: str) -> None:
    page.clock.set_fixed_time(datetime.fromisoformat(evening))
    page.goto(f"{address}zelfcheck/")
    settled(page)
    walk(page, CASE, until="papieren")
    page.clock.set_fixed_time(datetime.fromisoformat(morning))
    walk(page, CASE)
    begun, today = evening[:10], morning[:10]
    assert given(page)["peildatum"] == begun
    assert datum.toon(datum.lees_iso(begun)) in page.locator("#vw-app .vw-dag").inner_text()
    before = page.locator("#vw-app").inner_html()
    forward(page, "vandaag")
    eventually(page, lambda: page.locator("#vw-app").inner_html() != before)
    settled(page)
    if step(page) != "uitkomst":
        walk(page, CASE)
    assert given(page)["peildatum"] == today
    assert page.locator("#vw-app .vw-dag").count() == 0


@pytest.mark.parametrize("day", ["2101-01-01T12:00", "9999-12-31T12:00"])
def test_a_clock_past_all_rules_gets_a_sentence_on_the_clock(page: Any, watch: Any, address: str, day: str) -> None:
    page.clock.set_fixed_time(datetime.fromisoformat(day))
    page.goto(f"{address}zelfcheck/")
    page.locator("#vw-app input[type=radio]").first.check()
    page.locator("#vw-app button[name=actie]").first.click()
    eventually(page, lambda: "uw apparaat zegt" in page.locator("#vw-status").inner_text())
    said = page.locator("#vw-status").inner_text()
    assert datum.toon(datetime.fromisoformat(day).date()) in said
    assert "peildatum" not in said


# --- leaving -----------------------------------------------------------------------------------------------------


def asks_before_it_goes(page: Any) -> bool:
    """Whether the browser is told to ask; it does so itself only after a real press."""
    asked = "(() => { const event = new Event('beforeunload', { cancelable: true }); dispatchEvent(event); return event.defaultPrevented })()"
    return bool(page.evaluate(asked))


@pytest.mark.browsers("chromium")
def test_an_outcome_that_exists_nowhere_else_asks_before_it_goes(page: Any, address: str, tmp_path: Any) -> None:
    page.goto(f"{address}zelfcheck/")
    settled(page)
    assert not asks_before_it_goes(page)
    walk(page, CASE)
    assert asks_before_it_goes(page)
    # As a visitor meets it, who stays.
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.locator("#vw-kop").click()
    page.evaluate("setTimeout(() => location.assign('../begrippen/'))")
    eventually(page, lambda: asked == ["beforeunload"])
    assert step(page) == "uitkomst"
    # A letter is not the outcome; a file is.
    page.evaluate("document.querySelectorAll('#vw-app details').forEach((fold) => (fold.open = true))")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-vw=kopieer][data-vw-bron=vw-brief]").click()
    assert asks_before_it_goes(page)
    with page.expect_download() as saved:
        page.locator("[data-vw=bewaar][data-vw-bron=vw-geval]").click()
    assert not asks_before_it_goes(page)
    # Another answer makes another outcome.
    forward(page, "opnieuw")
    assert not asks_before_it_goes(page)
    fill(page, "ambt", "burgemeester")
    forward(page)
    assert asks_before_it_goes(page)
    # What was opened from a file is in that file.
    path = tmp_path / "case.json"
    path.write_bytes(saved.value.path().read_bytes())
    page.on("dialog", lambda dialog: None)
    page.evaluate("document.querySelector('#vw-app').removeAttribute('data-bezig')")
    page.goto("about:blank")
    page.goto(f"{address}zelfcheck/")
    page.locator("summary", has_text="bewaard").click()
    page.locator("#veld-bestand").set_input_files(path)
    eventually(page, lambda: step(page) not in ("ambt", "concrete_dreiging"))
    settled(page)
    assert not asks_before_it_goes(page)


# --- presses -----------------------------------------------------------------------------------------------------

PRESS = """
  (times) => new Promise((done) => {
    const press = () => {
      document.querySelector("#vw-app button[value=antwoord]")?.click();
      if (--times) setTimeout(press, times % 5); else done();
    };
    press();
  })
"""


@pytest.mark.parametrize("times", [200])
def test_a_hand_that_presses_on_skips_no_question(page: Any, address: str, times: int) -> None:
    page.goto(f"{address}zelfcheck/")
    fill(page, "ambt", "wethouder")
    page.evaluate(PRESS, times)
    settled(page)
    eventually(page, lambda: step(page) != "ambt")
    settled(page)
    # The second question has no answer yet: it says so, and nothing came after it.
    assert page.evaluate("history.state.depth") == 1
    assert page.locator("#vw-app h1").count() == 1
    assert page.locator("[data-vw=opnieuw-laden]").count() == 0
    walk(page, CASE)
    assert given(page)["ambt"] == "wethouder"


# --- walks -------------------------------------------------------------------------------------------------------

#: Walks in the thorough run, ten in one test: `WALKS=200 WALK_SEED=7 make test-thorough` are more and other ones.
WALKS, SEED = int(os.environ.get("WALKS", 40)), int(os.environ.get("WALK_SEED", 1))
IN_ONE = 10
#: How the walks are shared out; the slower an engine starts, the fewer.
SHARES = {"chromium": 0.4, "firefox": 0.4, "webkit": 0.2}
LOSS = 0.2
LANGUAGES = ("nl-NL", "en-US", "ar-EG", "tr-TR", "zh-CN")
SPARING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"

# Everything on the view is answered in one go, as `dice` say; a second time, after a fault, with what needs no reading.
ANSWER = """
  ([dice, again]) => {
    const draw = () => dice.shift() ?? 0;
    const groups = new Map();
    for (const radio of document.querySelectorAll("#vw-app form input[type=radio]")) {
      groups.set(radio.name, [...(groups.get(radio.name) ?? []), radio]);
    }
    for (const [name, radios] of groups) {
      let able = radios;
      if (again) able = radios.filter(({ value }) => value !== "wel");
      if (name === "maatregelen" && draw() < 0.7) able = radios.filter(({ value }) => value === "nee");
      (able.length ? able : radios).at(Math.floor(draw() * (able.length || radios.length)))?.click();
    }
    const texts = ["3 juni 2026", "1-3-2021", "2", "1.250,50", "mei 2022"];
    for (const field of document.querySelectorAll("#vw-app form input[type=text]")) {
      field.value = again ? "" : texts[Math.floor(draw() * texts.length)];
    }
    const onward = document.querySelector("#vw-app button[value=antwoord], #vw-app button[value=uitkomst]");
    onward?.click();
    return Boolean(onward);
  }
"""
LOOK = """
  (() => {
    const app = document.querySelector("#vw-app");
    return {
      there: Boolean(app && history.state?.vw), busy: app?.hasAttribute("aria-busy"), step: history.state?.vw,
      again: Boolean(document.querySelector("[data-vw=opnieuw-laden]")), fault: document.title.startsWith("Fout"),
    };
  })()
"""


def share(name: str) -> list[Any]:
    """The seeds of one engine; the first of Chromium is in every run."""
    tests = max(1, round(WALKS * SHARES[name] / IN_ONE))
    marks = [() if (name, i) == ("chromium", 0) else pytest.mark.thorough for i in range(tests)]
    return [
        pytest.param(name, SEED * 1000 + i, marks=mark, id=f"{name}-{SEED * 1000 + i}") for i, mark in enumerate(marks)
    ]


def patiently(page: Any, what: Any) -> None:
    """Do something over a network that drops requests, until it succeeds."""
    for attempt in range(20):
        try:
            what()
            return
        except Error:
            page.wait_for_timeout(50 * attempt)
    raise AssertionError("the network let nothing through")


def stroll(page: Any, address: str, dice: random.Random) -> None:
    """One walk to an outcome, with steps back, reloads and a network that drops one request in five."""

    def come_in() -> None:
        patiently(page, lambda: page.goto("about:blank"))
        patiently(page, lambda: page.goto(f"{address}zelfcheck/", wait_until="load"))

    come_in()
    trail: list[str] = []
    idle = 0
    for _ in range(3000):
        try:
            now = page.evaluate(LOOK)
        except Error:  # under way to another page
            page.wait_for_timeout(50)
            continue
        if not now["there"] or now["again"]:
            # A script that did not come, or an engine: once more, as the page itself offers.
            idle += 1
            if now["there"] and idle % 3:
                page.evaluate("document.querySelector('[data-vw=opnieuw-laden]')?.click()")
                page.wait_for_timeout(100)
            elif idle > 20 or not now["step"]:
                page.wait_for_timeout(100)
                if idle % 10 == 0:
                    come_in()
            continue
        if now["busy"]:
            page.wait_for_timeout(30)
            continue
        if now["step"] == "uitkomst":
            # As saved, with what was asked: a case of facts alone would be asked what is not there.
            saved = ask("open", bestand=page.locator("#vw-geval").text_content())["stand"]
            shown = " ".join(page.locator("#vw-app h1").inner_text().split())
            meant = ask("uitkomst", saved)
            page.evaluate(
                "(html) => { self.meant = new DOMParser().parseFromString(html, 'text/html').querySelector('h1') }",
                meant["html"],
            )
            there = "(() => { document.body.append(self.meant); const text = self.meant.innerText; self.meant.remove(); return text })()"
            assert shown == " ".join(page.evaluate(there).split()), trail
            return
        trail.append(f"{now['step']}{'!' if now['fault'] else ''}")
        chance = dice.random()
        with suppress(Error):  # on the way to another page
            if chance < 0.06 and len(trail) > 2:
                page.evaluate("history.back()")
            elif chance < 0.09:
                page.evaluate("history.forward()")
            elif chance < 0.1:
                page.evaluate("location.reload()")
            else:
                page.evaluate(ANSWER, [[dice.random() for _ in range(30)], now["fault"]])
        page.wait_for_timeout(20)
        if "zelfcheck" not in page.url:
            come_in()
    raise AssertionError(f"no outcome: {trail}")


@pytest.mark.parametrize(("name", "seed"), [case for name in SHARES for case in share(name)])
def test_every_walk_over_a_bad_network_reaches_a_whole_outcome(
    request: pytest.FixtureRequest, host: Host, name: str, seed: int
) -> None:
    dice = random.Random(seed)
    browser = request.getfixturevalue(name)
    context = new_context(browser, language=dice.choice(LANGUAGES))
    context.add_init_script(SPARING)
    if name == "webkit":
        host.first, context.served = context.scripts, True
    page = context.new_page()
    loss = random.Random(seed)
    host.drops = lambda: loss.random() < LOSS
    try:
        for _ in range(IN_ONE):
            stroll(page, host.address, dice)
    finally:
        host.first = []
        context.close()
