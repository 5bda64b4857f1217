"""What the theme does of its own accord: no key that nobody chose, no stop that nobody sees, at every width and letter size."""

import os
import random
import string
from collections.abc import Container, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

import pytest

from scripts import browsers, redirects
from scripts.paths import SITE
from tests.site.states import Answer, outcomes, questions, show
from tests.site.walk import eventually, new_context, settled, step

pytestmark = [pytest.mark.site, pytest.mark.host]

PAGES = [PurePosixPath(name).parent.as_posix() for name in redirects.pages(SITE)]
#: As a small phone, a phone, a tablet and a laptop have them.
WIDTHS = (320, 360, 768, 1280)
#: A few pages for every change; all of them in the thorough run.
SAMPLE = {".", "zelfcheck", *random.Random(19).sample(PAGES, 1)}

#: All widths of all pages take an hour.
EVERY = bool(os.environ.get("EVERY"))


def looks(names: Sequence[str], quick: Container[str]) -> list[Any]:
    """For every change some, in turn on a phone and a laptop; thoroughly each at two widths, and with EVERY=1 at each."""
    often = {name: (360, 1280)[place % 2] for place, name in enumerate(name for name in names if name in quick)}
    return [
        pytest.param(name, width, marks=() if often.get(name) == width else pytest.mark.thorough)
        for place, name in enumerate(names)
        for number, width in enumerate(WIDTHS)
        if EVERY or name in quick or number % 2 == place % 2
    ]


def address_of(address: str, name: str) -> str:
    return address if name == "." else f"{address}{name}/"


@pytest.fixture(scope="module")
def views() -> dict[str, Answer]:
    return dict((*questions(), *outcomes()))


@pytest.fixture
def visitor(chromium: Any) -> Iterator[Any]:
    """A page for who wants no motion: what slides in is there at once."""
    context = new_context(chromium, reduced_motion="reduce")
    yield context.new_page()
    context.close()


# --- keys --------------------------------------------------------------------------------------------------------

CHARACTERS = [*string.ascii_lowercase, *"NPFS", *string.digits, *".,/?;'[]-="]


@pytest.mark.parametrize("place", ["radio", "heading", "outcome", "page"])
def test_no_character_does_anything_outside_a_text_field(
    visitor: Any, address: str, views: dict[str, Answer], place: str
) -> None:
    visitor.goto(address + ("zelfcheck/" if place != "page" else "voor-bestuurders/pkvw/"))
    visitor.locator("button.md-header__button").first.wait_for(state="attached")
    if place == "outcome":
        show(visitor, views["uitkomst ja, bestuurder"])
    if place == "radio":
        visitor.locator("#vw-app input[type=radio]").first.check()
    elif place != "page":
        visitor.locator("#vw-kop").focus()
    look = "[location.href, scrollY, document.activeElement.outerHTML, document.querySelectorAll('.md-toggle:checked').length]"
    before = visitor.evaluate(look)
    for character in CHARACTERS:
        visitor.keyboard.press(character)
    assert visitor.evaluate(look) == before


def test_a_text_field_takes_every_character(visitor: Any, address: str) -> None:
    visitor.goto(address)
    field = visitor.locator(".md-search__input")
    field.click()
    visitor.keyboard.type("n.p,fs/")
    assert field.input_value() == "n.p,fs/"


VIEWS = ("papieren, fout", "kaart", "uitkomst twee regelingen, bestuurder")

# --- stops -------------------------------------------------------------------------------------------------------

# Where the focus is, and whether any corner of it, or its middle, can be seen: not beside the screen, not under something else.
STOP = """
  (() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const { left, right, top, bottom } = at.getBoundingClientRect();
    const [x, y] = [Math.min(Math.max((left + right) / 2, 0), innerWidth - 1), (top + bottom) / 2];
    const places = [[x, y], [left + 3, top + 3], [right - 3, top + 3], [left + 3, bottom - 3], [right - 3, bottom - 3]];
    const seen = places.some(([x, y]) => {
      const there = document.elementFromPoint(x, y);
      return there && (at.contains(there) || there.closest("label")?.control === at);
    });
    return [seen, at.outerHTML.slice(0, 100)];
  })()
"""


def stops(page: Any, key: str, limit: int) -> list[str]:
    """The stops that cannot be seen, on the way through the page."""
    unseen = []
    for _ in range(limit):
        page.keyboard.press(key)
        # The note of the source before it may still be going away.
        for _ in range(30):
            stop = page.evaluate(STOP)
            if stop is None or stop[0]:
                break
            page.wait_for_timeout(100)
        if stop is None:
            break
        if not stop[0]:
            unseen.append(stop[1])
    return unseen


@pytest.mark.parametrize(("name", "width"), looks(PAGES, SAMPLE))
def test_every_stop_of_the_keyboard_is_seen(visitor: Any, address: str, name: str, width: int) -> None:
    visitor.set_viewport_size({"width": width, "height": 640})
    visitor.goto(address_of(address, name))
    visitor.locator("button.md-header__button").first.wait_for(state="attached")
    assert stops(visitor, "Tab", 300) == []
    # And back, up the page, where the bar lies over what comes in sight.
    assert stops(visitor, "Shift+Tab", 300) == []


@pytest.mark.parametrize(("name", "width"), looks(VIEWS, VIEWS))
def test_every_stop_of_the_self_check_is_seen(
    visitor: Any, address: str, views: dict[str, Answer], name: str, width: int
) -> None:
    visitor.set_viewport_size({"width": width, "height": 640})
    visitor.goto(f"{address}zelfcheck/")
    visitor.locator("button.md-header__button").first.wait_for(state="attached")
    show(visitor, views[name])
    assert stops(visitor, "Tab", 300) == []
    assert stops(visitor, "Shift+Tab", 300) == []


INSIDE = "document.activeElement.closest('.md-sidebar--primary') !== null"
NAMED = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()"


@pytest.mark.parametrize("width", [320, 360, 768])
def test_the_menu_opens_leads_on_and_shuts_by_keys_alone(page: Any, address: str, width: int, browser: Any) -> None:
    page.set_viewport_size(
        {"width": max(width, 450) if browser.browser_type.name == "webkit" else width, "height": 640}
    )
    page.goto(f"{address}voor-organisaties/")
    menu = "document.querySelector('.md-sidebar--primary').inert"
    eventually(page, lambda: page.evaluate(menu))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(f"[document.activeElement.tagName, {NAMED}]") == ["BUTTON", "Menu"]
    expanded = "document.querySelector('button.md-header__button').getAttribute('aria-expanded')"
    assert page.evaluate(expanded) == "false"
    page.keyboard.press("Enter")
    eventually(page, lambda: not page.evaluate(menu))
    assert page.evaluate(expanded) == "true"
    assert page.evaluate(NAMED) == "Menu sluiten"
    assert page.evaluate("document.querySelector('.md-content').inert")
    # It opens where the visitor is; back is one step, and then another part.
    page.keyboard.press("Tab")
    assert page.evaluate(NAMED) == "Voor de organisatie"
    page.keyboard.press("Enter")
    assert page.evaluate(f"[document.activeElement.className.split(' ')[0], {NAMED}]") == [
        "md-nav__link",
        "Voor de organisatie",
    ]
    page.wait_for_timeout(400)  # the theme slides
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "false"
    page.keyboard.press("Space")
    page.wait_for_timeout(400)
    page.keyboard.press("Tab")
    assert page.evaluate(f"{INSIDE} && document.activeElement.href !== undefined")
    page.keyboard.press("Escape")
    assert page.evaluate(menu)
    assert page.evaluate(NAMED) == "Menu"
    assert not page.evaluate("document.querySelector('.md-content').inert")


def test_the_search_opens_by_its_button_on_a_phone(visitor: Any, address: str) -> None:
    visitor.set_viewport_size({"width": 360, "height": 640})
    visitor.goto(address)
    finder = visitor.get_by_role("button", name="Zoeken")
    finder.focus()
    visitor.keyboard.press("Enter")
    visitor.keyboard.type("certificaat")
    visitor.locator(".md-search-result__item").first.wait_for()
    visitor.keyboard.press("Escape")
    assert visitor.evaluate("document.querySelector('.md-search').inert")
    assert stops(visitor, "Tab", 40) == []


# --- letters -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def large(playwright: Any) -> Iterator[Any]:
    """A page of who has set letters of 32 px, on a phone."""
    with_letters = browsers.launch(playwright, "chromium", letters=32)
    page = new_context(with_letters, viewport={"width": 390, "height": 844}, reduced_motion="reduce").new_page()
    yield page
    with_letters.close()


WIDTH = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"


def test_no_page_is_wider_at_twice_the_letter_size(large: Any, address: str) -> None:
    wide = {}
    for name in PAGES:
        large.goto(address_of(address, name))
        found, there = large.evaluate(WIDTH)
        if found > there:
            wide[name] = found
    assert wide == {}


def test_no_view_is_wider_at_twice_the_letter_size(large: Any, address: str, views: dict[str, Answer]) -> None:
    large.goto(f"{address}zelfcheck/")
    wide = {}
    for name, view in views.items():
        show(large, view)
        found, there = large.evaluate(WIDTH)
        if found > there:
            wide[name] = found
    assert wide == {}


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_name_of_the_site_is_whole(visitor: Any, address: str, width: int) -> None:
    visitor.set_viewport_size({"width": width, "height": 844})
    visitor.goto(f"{address}begrippen/")
    assert visitor.evaluate(
        """() => {
          const name = document.querySelector(".md-header__topic .md-ellipsis");
          const bar = document.querySelector(".md-header").getBoundingClientRect();
          const { top, bottom } = name.getBoundingClientRect();
          return [name.textContent.trim(), name.scrollWidth <= name.clientWidth, bar.top <= top && bottom <= bar.bottom];
        }"""
    ) == ["Veilig wonen voor bestuurders", True, True]


def test_nothing_is_read_aloud_that_says_nothing(visitor: Any, address: str) -> None:
    for name in SAMPLE:
        visitor.goto(address_of(address, name))
        assert "¶" not in visitor.locator("body").inner_text()


def test_a_fold_has_one_mark(visitor: Any, address: str, views: dict[str, Answer]) -> None:
    visitor.goto(f"{address}zelfcheck/")
    show(visitor, views["uitkomst ja, bestuurder"])
    marks = """
      [...document.querySelectorAll("article summary")].map((fold) =>
        ["::before", "::after"].map((side) => getComputedStyle(fold, side)).map(({ content, maskImage }) =>
          content !== "none" && maskImage !== "none"))
    """
    found = visitor.evaluate(marks)
    assert found
    assert all(mark == [False, True] for mark in found)


# --- a system's own colours --------------------------------------------------------------------------------------

# The colour of each text in a drawing, and of the last box before it that it lies on.
ON_BOXES = """
  [...document.querySelectorAll("article svg text")].map((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const under = [...text.ownerSVGElement.querySelectorAll("rect")].filter((box) => {
      const place = box.getBoundingClientRect();
      return place.left <= x && x <= place.right && place.top <= y && y <= place.bottom;
    });
    const { fill, forcedColorAdjust } = getComputedStyle(text);
    const probe = document.body.appendChild(document.createElement("div"));
    probe.style.cssText = "forced-color-adjust: none; color: CanvasText; background-color: Canvas";
    const { color, backgroundColor } = getComputedStyle(probe);
    const numbers = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
    const found = [
      numbers(forcedColorAdjust === "none" ? fill : color),
      numbers(under.length ? getComputedStyle(under.at(-1)).fill : backgroundColor),
      text.textContent,
    ];
    probe.remove();
    return found;
  })
"""


def contrast(one: list[float], other: list[float]) -> float:
    """As WCAG reckons it."""

    def light(colour: list[float]) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in colour)]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawings_can_be_read_in_a_systems_own_colours(chromium: Any, address: str, scheme: str) -> None:
    context = new_context(chromium, forced_colors="active", color_scheme=scheme)
    page = context.new_page()
    drawn = 0
    for name in PAGES:
        if (
            "<svg"
            not in (SITE / name / "index.html").read_text("utf-8").partition("<article")[2].partition("</article>")[0]
        ):
            continue
        page.goto(address_of(address, name))
        texts = page.evaluate(ON_BOXES)
        drawn += len(texts)
        assert [(text, name) for ink, ground, text in texts if contrast(ink, ground) < 4.5] == []
    assert drawn
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_bears_what_stays_apart_in_a_systems_own_colours(
    chromium: Any, address: str, views: dict[str, Answer], scheme: str
) -> None:
    context = new_context(chromium, forced_colors="active", color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}zelfcheck/")
    show(page, views["uitkomst zes maatregelen, bestuurder"])
    settled(page)
    fills = page.evaluate("""
      [...document.querySelectorAll("#vw-app .vw-verdeling")].map((figure) =>
        [...figure.querySelectorAll("rect")].map((part) => getComputedStyle(part).fill))
    """)
    assert fills
    assert all(len(set(parts)) == len(parts) for parts in fills)
    assert step(page)
    context.close()
