"""Every page of the built site, in both browsers."""

import random
import re
from pathlib import Path
from typing import Any

import pytest

from scripts import redirects
from scripts.build import faults
from scripts.markup import Page
from scripts.paths import ROOT, SITE

pytestmark = [pytest.mark.site, pytest.mark.host]

PAGES = redirects.pages(SITE)
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


def test_every_page_of_the_navigation_is_built() -> None:
    assert {"index.html", "zelfcheck/index.html", "regeling-2024/index.html", "regeling-2021/index.html"} <= set(PAGES)


@pytest.mark.parametrize("name", [*PAGES, "404.html"])
def test_policy_is_in_every_page_and_nothing_goes_against_it(name: str) -> None:
    text = (SITE / name).read_text("utf-8")
    assert text.count('http-equiv="Content-Security-Policy"') == 1
    assert text.index("Content-Security-Policy") < f"{text}<script".index("<script")
    assert '<meta name="referrer" content="no-referrer">' in text
    assert list(faults(Page(text))) == []
    assert 'lang="nl"' in text


@pytest.mark.parametrize(("old", "new"), redirects.MOVED.items(), ids=str)
def test_an_old_address_leads_to_the_new_place(chromium_page: Any, address: str, old: str, new: str) -> None:
    text = (SITE / old / "index.html").read_text("utf-8")
    assert text.count('http-equiv="Content-Security-Policy"') == 1
    assert "<script" not in text
    assert list(faults(Page(text))) == []
    chromium_page.goto(f"{address}{old}/")
    chromium_page.wait_for_url(f"{address}{new}")
    assert chromium_page.locator("h1").count() == 1


def test_only_the_self_check_fetches_the_engine() -> None:
    users = [name for name in PAGES if "data-vw-engine" in (SITE / name).read_text("utf-8")]
    assert users == ["zelfcheck/index.html"]


def test_pages_open_without_a_message_or_a_foreign_request(page: Any, watch: Any, address: str) -> None:
    headings = {}
    for name in PAGES:
        page.goto(address + name.removesuffix("index.html"))
        headings[name] = page.locator("h1").count()
        assert watch.left() == [], name
    assert {name: count for name, count in headings.items() if count != 1} == {}
    # Served whole from under the sub-path: no file was asked for above it.
    assert all(url.startswith(address) for url in watch.requests if url.startswith("http"))
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""]


def test_search_is_dutch_and_finds_a_page(page: Any, address: str) -> None:
    page.goto(address)
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("regeling")
    page.locator(".md-search-result__item").first.wait_for()
    assert "overeenkomende document" in page.locator(".md-search-result__meta").inner_text()


#: As the keyboard is tried too (test_theme). A sample for every change, every page at every width in the thorough run.
WIDTHS = (320, 360, 768, 1280)
SAMPLE = {
    ("index.html", 360),
    ("zelfcheck/index.html", 360),
    *((name, 1280) for name in random.Random(18).sample(PAGES, 6)),
}
LOOKS = [
    pytest.param(name, width, marks=() if (name, width) in SAMPLE else pytest.mark.thorough)
    for name in PAGES
    for width in WIDTHS
]


@pytest.mark.parametrize(("name", "width"), LOOKS)
def test_axe_finds_nothing(chromium_page: Any, address: str, name: str, width: int) -> None:
    page = chromium_page
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + name.removesuffix("index.html"))
    page.evaluate(AXE.read_text("utf-8"))
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.wait_for_timeout(300)  # the theme fades from one to the other
        found[scheme] = page.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))")
    assert found == {"light": [], "dark": []}


def test_no_host_of_a_registry_in_the_locks() -> None:
    files = [*(ROOT / "requirements").iterdir(), ROOT / "package-lock.json", ROOT / ".npmrc"]
    assert [
        path.name for path in files if re.search(r"https?://(?!github\.com/sponsors/)", Path(path).read_text("utf-8"))
    ] == []
