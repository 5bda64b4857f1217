"""The outcome in a browser: its order, what its buttons do, and that it fits."""

from typing import Any

import pytest
from icalendar import Calendar

from calculator.geval.voorbeelden import PER_NAAM
from calculator.zinnen import LEZERS
from tests.site.states import answers, ask, opened, show
from tests.site.walk import eventually, new_context, settled, walk

pytestmark = [pytest.mark.site, pytest.mark.host]

#: One for each verdict that a reader may get, and one with two regimes.
SHOWN = (
    "alles-op-orde",
    "geen-certificaat",
    "vve-werkt-niet-mee",
    "raadslid-bedreigd",
    "twee-regelingen",
    "buiten-de-lijst",
)
HEADINGS = (
    "Doe dit eerst",
    "Daarna",
    "Wat u al kocht",
    "Wat u noemde",
    "Dit staat nog open",
    "Let ook op",
    "Meenemen",
    "Bronnen",
)
TOO_WIDE = """
  [...document.querySelectorAll("#vw-app article *")]
    .filter((element) => element.checkVisibility() && !element.closest(".vw-verborgen, pre, svg"))
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => element.outerHTML.slice(0, 100))
"""


@pytest.fixture
def form(chromium: Any, address: str) -> Any:
    context = new_context(chromium, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}zelfcheck/")
    yield page
    context.close()


def shown(page: Any, name: str, lezer: str = "bestuurder") -> None:
    show(page, ask(f"lezer:{lezer}", opened(dict(PER_NAAM[name].feiten))))
    page.evaluate("for (const fold of document.querySelectorAll('#vw-app details')) fold.open = false")


@pytest.mark.parametrize("name", SHOWN)
def test_headings_are_read_in_the_order_of_the_design(form: Any, name: str) -> None:
    shown(form, name)
    first, *others = form.get_by_role("heading").all()
    while first.evaluate("heading => !heading.closest('article.vw-uitkomst')"):
        first, *others = others
    assert first.evaluate("heading => heading.tagName") == "H1"
    sizes = [float(h.evaluate("heading => parseFloat(getComputedStyle(heading).fontSize)")) for h in (first, *others)]
    assert sizes[0] == max(sizes) > max(sizes[1:])
    found = [h.inner_text() for h in others if h.inner_text() in HEADINGS]
    assert found == sorted(found, key=HEADINGS.index)
    assert {"Doe dit eerst", "Meenemen", "Bronnen"} <= set(found)


def test_at_a_threat_the_numbers_to_call_stay_in_sight(form: Any) -> None:
    settled(form)
    walk(form, answers(dict(PER_NAAM["raadslid-bedreigd"].feiten)))
    assert form.evaluate("document.activeElement.id") == "vw-kop"
    for number in form.locator("#vw-app .vw-uitkomst a[href^=tel]").all()[:2]:
        box = number.bounding_box()
        # Nothing of the theme lies over them.
        on_top = "({x, y}) => document.elementFromPoint(x, y)?.closest('a')?.getAttribute('href')"
        middle = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        assert form.evaluate(on_top, middle) == number.get_attribute("href")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_sticks_out(form: Any, width: int) -> None:
    form.set_viewport_size({"width": width, "height": 800})
    for name in SHOWN:
        for lezer in LEZERS:
            shown(form, name, lezer)
            assert form.evaluate(TOO_WIDE) == [], (name, lezer)


def test_the_letter_opens_from_the_step_and_copies_as_it_is(form: Any) -> None:
    shown(form, "alles-op-orde")
    form.context.grant_permissions(["clipboard-read", "clipboard-write"])
    letter = form.locator("#vw-brief")
    assert not letter.is_visible()
    form.get_by_role("link", name="Naar de brief").click()
    eventually(form, letter.is_visible)
    assert "#vw-brief" not in form.url
    form.get_by_role("button", name="Kopieer deze tekst").click()
    said = form.locator("details [data-vw=gedaan]").filter(has_text="gekopieerd")
    eventually(form, said.is_visible)
    assert form.evaluate("navigator.clipboard.readText()") == letter.text_content()
    # Another button: what this one said is over, so that nothing is heard twice.
    form.get_by_role("button", name="Kopieer de uitkomst als tekst").click()
    eventually(form, lambda: form.locator("[data-vw=gedaan]").filter(has_text="gekopieerd").count() == 1)


def test_the_reminders_are_saved_as_a_calendar(form: Any) -> None:
    shown(form, "alles-op-orde")
    with form.expect_download() as waiting:
        form.get_by_role("button", name="Zet herinneringen in de agenda").click()
    assert waiting.value.suggested_filename == "herinneringen.ics"
    text = waiting.value.path().read_bytes()
    assert b"\r\n" in text
    assert len(Calendar.from_ical(text).walk("VEVENT")) >= 2


def test_a_letter_is_printed_alone(form: Any) -> None:
    shown(form, "alles-op-orde", "organisatie")
    form.evaluate("window.print = () => {}")
    form.locator("summary", has_text="Concept-besluit").click()
    form.locator("details", has=form.locator("#vw-besluit")).get_by_role("button", name="Print alleen").click()
    form.evaluate("dispatchEvent(new Event('beforeprint'))")
    form.emulate_media(media="print")
    assert form.locator("#vw-besluit").is_visible()
    assert not form.locator("h1#vw-kop").is_visible()
    assert not form.locator("#vw-brief").is_visible()
    form.emulate_media(media="screen")
    form.evaluate("dispatchEvent(new Event('afterprint'))")
    assert form.locator("h1#vw-kop").is_visible()


def test_passing_on_is_offered_where_the_device_can(chromium: Any, address: str) -> None:
    for able in (True, False):
        context = new_context(chromium)
        page = context.new_page()
        can = "async (data) => { window.passed = data; }" if able else "undefined"
        page.add_init_script(f"Object.defineProperty(navigator, 'share', {{ value: {can}, configurable: true }})")
        page.goto(f"{address}zelfcheck/")
        shown(page, "alles-op-orde")
        button = page.get_by_role("button", name="Stuur door").first
        eventually(page, lambda button=button, able=able: button.is_visible() == able)
        if able:
            button.click()
            eventually(page, lambda page=page: bool(page.evaluate("window.passed?.text")))
            assert page.evaluate("window.passed.text") == page.locator("#vw-samenvatting").text_content()
        context.close()


def test_the_row_header_is_the_name_and_the_bar_is_not_read(form: Any) -> None:
    shown(form, "buiten-de-lijst")
    form.set_viewport_size({"width": 1280, "height": 900})
    assert form.get_by_role("rowheader", name="camera’s", exact=True).count() == 1
    assert form.locator(".vw-verdeling svg").get_attribute("aria-hidden") == "true"


def test_on_paper_the_organisation_can_sign(form: Any) -> None:
    shown(form, "alles-op-orde", "organisatie")
    form.emulate_media(media="print")
    box = form.locator(".vw-ondertekening").bounding_box()
    assert box["height"] > 40
    assert "Onderwerp" in form.locator("h1#vw-kop").inner_text()
    shown(form, "alles-op-orde", "bestuurder")
    assert form.locator(".vw-ondertekening").count() == 0
