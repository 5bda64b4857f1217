"""Every view of the self-check, for who sees, hears or moves otherwise."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.site.states import Answer, outcomes, questions, show
from tests.site.test_pages import AXE
from tests.site.test_walk import NEW, OLD, change, given
from tests.site.walk import ONWARD, eventually, forward, new_context, says, settled, step, walk

pytestmark = [pytest.mark.site, pytest.mark.host]

WIDTHS = (320, 360, 768, 1280)

# A control in a sentence may be as low as its line.
SMALL = """
  [...document.querySelectorAll("#vw-app :is(button, input:not([type=hidden]), summary, .vw-fouten a)")]
    .filter((element) => element.checkVisibility())
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 24 || height < 24)
    .map(([element, { width, height }]) => `${element.outerHTML.slice(0, 80)} ${width} x ${height}`)
"""
# What sticks out, and fields that point at nothing or share a name.
LOOSE = """
  (() => {
    const app = document.getElementById("vw-app");
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    const found = ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `twice: ${id}`);
    for (const element of app.querySelectorAll("[aria-describedby], a[href^='#'], label[for]")) {
      const names = element.getAttribute("aria-describedby") ?? element.getAttribute("href")?.slice(1) ?? element.htmlFor;
      for (const id of names.split(" ")) if (!ids.includes(id)) found.push(`nowhere: ${id}`);
    }
    if (app.querySelectorAll("h1").length !== 1) found.push("not one h1");
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`${scrollWidth} wide in ${clientWidth}`);
    return found;
  })()
"""


@pytest.fixture(scope="module")
def views() -> dict[str, Answer]:
    return dict((*questions(), *outcomes()))


@pytest.fixture
def form(chromium: Any, address: str) -> Any:
    """The page of the self-check, to put views in."""
    context = new_context(chromium, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}zelfcheck/")
    yield page
    context.close()


def axe(page: Any, where: str = "document") -> list[Any]:
    found: list[Any] = page.evaluate(
        f"axe.run({where}).then(r => r.violations.map(v => [v.id, ...v.nodes.map(n => n.html.slice(0, 200))]))"
    )
    return found


@pytest.mark.thorough
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_view(form: Any, views: dict[str, Answer], width: int, scheme: str) -> None:
    form.set_viewport_size({"width": width, "height": 900})
    form.emulate_media(color_scheme=scheme)
    form.wait_for_timeout(300)  # the theme fades from one to the other
    form.evaluate(AXE.read_text("utf-8"))
    # The page around the view is the same each time: once is enough.
    where = "document" if (width, scheme) == (360, "light") else json.dumps("#vw-app")
    found = {}
    for name, view in views.items():
        show(form, view)
        if wrong := axe(form, where) + form.evaluate(SMALL) + form.evaluate(LOOSE):
            found[name] = wrong
    assert found == {}


@pytest.mark.thorough
def test_axe_finds_nothing_on_paper(form: Any, views: dict[str, Answer]) -> None:
    form.set_viewport_size({"width": 700, "height": 900})
    form.emulate_media(media="print")
    form.evaluate(AXE.read_text("utf-8"))
    found = {}
    for name, view in views.items():
        if view["stap"] == "uitkomst":
            show(form, view)
            if wrong := axe(form):
                found[name] = wrong
    assert found == {}


def test_views_stand_together(form: Any, views: dict[str, Answer]) -> None:
    """The quick part of the above, for every change, at the width of 400 % zoom."""
    form.set_viewport_size({"width": 320, "height": 640})
    found = {}
    for name, view in views.items():
        show(form, view)
        if wrong := form.evaluate(SMALL) + form.evaluate(LOOSE):
            found[name] = wrong
    assert found == {}


# --- keyboard and speech ------------------------------------------------------------------------------------------

FOCUSED = """
  (() => {
    const { id, tagName, type, name, value, checked } = document.activeElement;
    return { id, tagName, type, name, value, checked };
  })()
"""


def press_to_next(page: Any, answer: Callable[[str], str | None], presses: int = 80) -> None:
    """Answer what is on the page and go on, with Tab, arrows, Space and Enter alone."""
    for _ in range(presses):
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        wanted = answer(now["name"]) if now["tagName"] == "INPUT" else None
        if now["type"] == "radio" and wanted is not None:
            page.keyboard.press("Space")
            for _ in range(20):
                now = page.evaluate(FOCUSED)
                if now["value"] == wanted:
                    break
                page.keyboard.press("ArrowDown")
            assert (now["value"], now["checked"]) == (wanted, True)
        elif now["type"] == "text" and wanted is not None:
            page.keyboard.press("ControlOrMeta+a")
            page.keyboard.type(wanted)
        elif now["tagName"] == "BUTTON" and now["value"] in ONWARD:
            page.keyboard.press("Enter")
            settled(page)
            return
    raise AssertionError(f"no button to go on with: {page.evaluate(FOCUSED)}")


@pytest.mark.thorough
@pytest.mark.parametrize("width", WIDTHS)
def test_whole_walk_by_keyboard_alone(page: Any, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(f"{address}zelfcheck/")
    page.keyboard.press("Tab")
    assert "md-skip" in page.evaluate("document.activeElement.className")
    page.keyboard.press("Enter")
    queues = {name: list(value) if isinstance(value, list) else [value] * 9 for name, value in NEW.items()}
    asked: dict[tuple[str, int], str | None] = {}

    for number in range(40):
        # The same field is met more than once on a page: it keeps its answer there.
        def answer(name: str, number: int = number) -> str | None:
            if (name, number) not in asked:
                asked[name, number] = queues[name].pop(0) if queues.get(name) else None
            return asked[name, number]

        press_to_next(page, answer)
        # After each step focus is on the heading, and it is in sight, below the header of the page.
        assert page.evaluate("document.activeElement.id") == "vw-kop"
        top = page.evaluate("document.activeElement.getBoundingClientRect().top")
        header = page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom")
        assert header <= top < 500
        if step(page) == "uitkomst":
            break
    assert given(page)["maatregelen"][0]["bedrag"] == 90000


@pytest.mark.thorough
def test_error_summary_takes_focus_and_leads_to_the_field(page: Any, address: str) -> None:
    page.goto(f"{address}zelfcheck/")
    settled(page)
    walk(page, OLD, until="ambt_vanaf")
    page.locator("[name=ambt_vanaf][value=wel]").check()
    page.locator("[name=ambt_vanaf-waarde]").fill("31-2-2022")
    forward(page)
    assert page.title().startswith("Fout: ")
    assert page.evaluate("document.activeElement.id") == "vw-fouten"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "veld-ambt_vanaf-waarde"
    described = page.evaluate(
        "document.activeElement.getAttribute('aria-describedby').split(' ').map(id => document.getElementById(id).textContent)"
    )
    assert any("31-2-2022" in text for text in described)
    assert page.locator("#vw-fouten a").inner_text() in described[-1]
    # The way back works after a jump within the page too.
    forward(page, "vorige")
    eventually(page, lambda: step(page) != "ambt_vanaf")


@pytest.mark.thorough
@pytest.mark.browsers("chromium", "firefox")
def test_waiting_is_said_once_and_politely(page: Any, address: str) -> None:
    held: list[Any] = []
    page.route("**/assets/engine/**", lambda route: held.append(route))
    page.goto(f"{address}zelfcheck/")
    said = """
      (() => {
        const status = document.getElementById("vw-status");
        window.said = [];
        new MutationObserver(() => status.textContent && said.push(status.textContent)).observe(status, { childList: true });
        return status.getAttribute("role");
      })()
    """
    assert page.evaluate(said) == "status"
    page.locator("#vw-app [name=ambt][value=wethouder]").check()
    forward_button = page.locator("#vw-app button[name=actie]").first
    forward_button.click()
    page.locator("#vw-status:not(:empty)").wait_for()
    for route in held:
        route.continue_()
    settled(page)
    assert len(page.evaluate("said")) == 2
    assert says(page, "klaar")
    # How much there is already is for who looks: read aloud it would never stop.
    amount = page.locator("#vw-tekst-laden").evaluate("e => e.content.querySelector('[aria-hidden=true]')?.textContent")
    assert "MB" in amount
    assert step(page) == "concrete_dreiging"


@pytest.mark.thorough
def test_threat_is_met_with_whom_to_call(chromium_page: Any, address: str) -> None:
    page = chromium_page
    page.goto(f"{address}zelfcheck/")
    settled(page)
    walk(page, {"ambt": "wethouder", "concrete_dreiging": "ja"}, until="kaart")
    assert page.evaluate("document.activeElement.id") == "vw-kop"
    assert "112" in page.locator("#vw-app").inner_text()
    # One phone screen, with the numbers to tap and the way on.
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("scrollTo(0, 0)")
    for part in ("a[href='tel:112']", "a[href='tel:0900-8844']", ".vw-knop-hoofd"):
        box = page.locator(f"#vw-app {part}").bounding_box()
        assert box["y"] >= 0, part
        assert box["y"] + box["height"] <= 844, part
        assert box["x"] + box["width"] <= 390, part


@pytest.mark.thorough
def test_a_change_names_what_it_makes_void(chromium_page: Any, address: str) -> None:
    page = chromium_page
    page.goto(f"{address}zelfcheck/")
    settled(page)
    walk(page, NEW)
    change(page, "ambt")
    page.locator("#vw-app [name=ambt][value=voorzitter_waterschap]").check()
    forward(page)
    notice = page.locator("#vw-melding").inner_text()
    assert "of de woning in het gebied van uw ambt staat" in notice
    # Who hears the heading hears the notice.
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "vw-melding"


def test_nothing_moves_for_who_wants_no_motion(form: Any, views: dict[str, Answer]) -> None:
    show(form, views["uitkomst ja, bestuurder"])
    assert form.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert form.evaluate("document.querySelector('#vw-app').getAnimations({ subtree: true }).length") == 0


def test_language_of_the_page_is_set(form: Any, views: dict[str, Answer]) -> None:
    show(form, views["uitkomst ja, bestuurder"])
    assert form.evaluate("document.documentElement.lang") == "nl"
