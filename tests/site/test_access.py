"""Every view of the self-check, for who sees, hears or moves otherwise."""

import json
from typing import Any

import pytest

from tests.site.states import Answer, outcomes, questions, show
from tests.site.test_pages import AXE

pytestmark = [pytest.mark.site, pytest.mark.host]

WIDTHS = (320, 390, 1280)

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
    context = chromium.new_context(locale="nl-NL", reduced_motion="reduce")
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
    where = "document" if (width, scheme) == (390, "light") else json.dumps("#vw-app")
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
