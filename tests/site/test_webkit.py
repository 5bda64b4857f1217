"""The walks in WebKitGTK, Safari's engine."""

import os
from collections.abc import Iterator

import pytest

from scripts.browsers import Missing
from tests.site.test_walk import NEW, OLD, change_and_start_again, given, start
from tests.site.walk import Answers, eventually, settled, step, walk
from tests.site.webkit import Page, launch

pytestmark = [pytest.mark.site, pytest.mark.host, pytest.mark.thorough]


@pytest.fixture(scope="module")
def webkit() -> Iterator[Page]:
    try:
        with launch() as page:
            yield page
    except Missing as missing:
        if os.environ.get("CI") == "true":
            pytest.fail(str(missing))
        pytest.skip(str(missing))


@pytest.mark.parametrize(("answers", "year"), [(OLD, "2021"), (NEW, "2024")], ids=["2021", "2024"])
def test_walk_to_an_outcome(webkit: Page, address: str, answers: Answers, year: str) -> None:
    page = webkit
    start(page, address)
    assert "controle" in walk(page, answers)
    assert page.evaluate("document.getElementById('vw-app').dataset.engine") == "klaar"
    assert page.evaluate("document.activeElement.id") == "vw-kop"
    assert year in page.locator("#vw-app").inner_text()
    assert given(page)["maatregelen"][0]["uitgevoerd_op"] == ("2022-05-03" if year == "2021" else "2026-09-03")
    assert page.url == f"{address}zelfcheck/"
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_back_change_and_restart(webkit: Page, address: str) -> None:
    page = webkit
    start(page, address)
    walk(page, OLD, until="ambt_vanaf")
    page.go_back()
    eventually(page, lambda: step(page) != "ambt_vanaf")
    settled(page)
    page.go_forward()
    eventually(page, lambda: step(page) == "ambt_vanaf")
    settled(page)
    change_and_start_again(page)
