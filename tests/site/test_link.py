"""A link with answers: over a walk it asks first, half of it gives nothing, and the answers of another day offer today."""

from typing import Any

import pytest

from tests.site.test_walk import NEW, given, start
from tests.site.walk import eventually, forward, settled, step, walk

pytestmark = [pytest.mark.site, pytest.mark.host]

#: From before the end mark, made on another day.
OLD = (
    "#g=1;peildatum=2026-05-01;ambt=wethouder;concrete_dreiging=nee;ambt_vanaf=2022-06-01;woning_is_woonadres=ja;woning_ligging=binnen;"
    "pkvw=geldig;pkvw_afgegeven_op=2025-06-10;advies=vastgesteld"
)
REST = {"in_functie": "ja", "woonadres_sinds": "geen", "maatregelen": "nee"}


def visit(page: Any, address: str) -> None:
    """Open an address in a page that may be there already."""
    page.evaluate("address => { location.href = address }", address)
    page.wait_for_timeout(200)
    settled(page)


def test_a_link_over_a_walk_asks_first(page: Any, address: str) -> None:
    page.goto(f"{address}zelfcheck/")
    settled(page)
    walk(page, {"ambt": "burgemeester"}, until="concrete_dreiging")
    visit(page, f"{address}zelfcheck/{OLD}")
    eventually(page, lambda: step(page) == "vervangen")
    page.locator("#vw-app button", has_text="houd mijn antwoorden").click()
    eventually(page, lambda: step(page) == "concrete_dreiging")
    settled(page)
    visit(page, f"{address}zelfcheck/{OLD};")
    eventually(page, lambda: step(page) == "vervangen")
    forward(page, "fragment:ja")
    assert "oude link" in page.locator("#vw-melding").inner_text()
    walk(page, REST)
    assert given(page)["ambt"] == "wethouder"


def test_an_outcome_of_another_day_says_so_and_offers_today(page: Any, address: str) -> None:
    page.goto(f"{address}zelfcheck/{OLD}")
    eventually(page, lambda: step(page) != "ambt")
    settled(page)
    walk(page, REST)
    assert "1 mei 2026" in page.locator("#vw-app .vw-dag").inner_text()
    forward(page, "vandaag")
    eventually(page, lambda: page.locator("#vw-app .vw-dag").count() == 0)
    assert given(page)["peildatum"] != "2026-05-01"


def test_half_a_link_gives_nothing(page: Any, address: str) -> None:
    start(page, address)
    walk(page, NEW)
    link = page.locator("#vw-link-heel").text_content()
    page.goto("about:blank")
    page.goto(f"{address}zelfcheck/{link[: link.index(';m0.bedrag') + 13]}")
    eventually(page, lambda: page.locator("#vw-melding").count() == 1)
    assert "niet compleet" in page.locator("#vw-melding").inner_text()
    assert step(page) == "ambt"
    assert page.locator("#vw-app [name=ambt]:checked").count() == 0
