"""The outcome on paper: whole, and on two sheets at most."""

import re
from typing import Any

import pytest

from calculator.geval.voorbeelden import PER_NAAM
from calculator.zelfcheck.stand import LEZERS
from tests.site.states import SIX, ask, opened, show
from tests.site.walk import new_context

pytestmark = [pytest.mark.site, pytest.mark.host]

# The width of A4 without its margins, in the pixels of print.
WIDTH = 711
HIDDEN = """
  [...document.querySelectorAll("body *")]
    .filter((element) => !element.closest("script, style, template, [hidden], pre"))
    .filter((element) => element.checkVisibility() && element.children.length === 0 && element.textContent.trim())
    .filter((element) => !element.closest("#vw-app, .vw-verborgen, .md-skip"))
    .map((element) => element.outerHTML.slice(0, 100))
"""
CUT_OFF = f"""
  [...document.querySelectorAll("#vw-app *")]
    .filter((element) => element.checkVisibility() && !element.closest(".vw-verborgen"))
    .filter((element) => element.getBoundingClientRect().right > {WIDTH} + 1)
    .map((element) => element.outerHTML.slice(0, 100))
"""


@pytest.fixture
def form(chromium: Any, address: str) -> Any:
    context = new_context(chromium, viewport={"width": WIDTH, "height": 1000})
    page = context.new_page()
    page.goto(f"{address}zelfcheck/")
    yield page
    context.close()


def sheets(page: Any) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.thorough
def test_every_outcome_fits_two_sheets(form: Any) -> None:
    found = {}
    for name, facts in {**{n: e.feiten for n, e in PER_NAAM.items()}, "zes maatregelen": SIX}.items():
        for reader in LEZERS:
            show(form, ask(f"lezer:{reader}", opened(facts)))
            if (number := sheets(form)) > 2:
                found[name, reader] = number
    assert found == {}


def test_nothing_is_cut_off_and_only_the_outcome_is_printed(form: Any) -> None:
    show(form, ask("uitkomst", opened(SIX)))
    assert sheets(form) == 2
    form.emulate_media(media="print")
    assert form.evaluate(CUT_OFF) == []
    assert form.evaluate(HIDDEN) == []
    assert not form.locator("#vw-app button").filter(visible=True).count()


def test_every_fold_is_open_while_printing(form: Any) -> None:
    show(form, ask("uitkomst", opened(SIX)))
    form.evaluate("for (const details of document.querySelectorAll('details')) details.open = false")
    open_now = "[...document.querySelectorAll('#vw-app details')].map(details => details.open)"
    form.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert all(form.evaluate(open_now))
    form.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not any(form.evaluate(open_now))
