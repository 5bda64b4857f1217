"""The site at its own address on a host like GitHub's, and on days to come."""

import gzip
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from calculator.wet.bronnen import OUD_VANAF, TE_OUD_VANAF
from scripts import check_host, host
from scripts.paths import ROOT, SITE
from scripts.serve import make_server
from tests.site import host as hosts
from tests.site.host import hosting
from tests.site.walk import eventually, step

pytestmark = [pytest.mark.site, pytest.mark.host]

DAY = timedelta(days=1)
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def home() -> Iterator[str]:
    """The site under the very path that it was built for: the page for a wrong address has whole links."""
    prefix = urlsplit(host.address(SITE)).path
    server = make_server(SITE, prefix)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{prefix}"
    server.shutdown()
    server.server_close()


# --- what the host answers ---------------------------------------------------------------------------------------


def answer(url: str, **headers: str) -> Any:
    try:
        return urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=30)
    except urllib.error.HTTPError as error:
        return error


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("assets/zelfcheck.js", "text/javascript; charset=utf-8"),
        ("assets/engine/*/pyodide.asm.wasm", "application/wasm"),
        ("site.webmanifest", "application/manifest+json"),
        ("assets/icons/favicon.svg", "image/svg+xml"),
        ("assets/icons/social-card.png", "image/png"),
        ("data/v1/regels.json", "application/json"),
        ("bom.cdx.json", "application/json"),
        ("pakket/*.whl", "application/octet-stream"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("sitemap.xml", "application/xml"),
    ],
)
def test_a_file_has_its_type_and_comes_whole(home: str, pattern: str, kind: str) -> None:
    (file,) = SITE.glob(pattern)
    response = answer(home + file.relative_to(SITE).as_posix(), **{"Accept-Encoding": "gzip"})
    content = response.read()
    assert response.status == 200
    assert response.headers["Content-Type"] == kind
    packed = response.headers["Content-Encoding"] == "gzip"
    assert (gzip.decompress(content) if packed else content) == file.read_bytes()


def test_a_host_is_told_what_it_does_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with hosting(tmp_path) as asked:
        assert check_host.main([asked.address]) == 0
        wasm = next(name for name in check_host.listed(asked.address) if name.endswith(".wasm"))
        asked.faults = {
            wasm: hosts.wrong_type,
            "begrippen/": lambda handler, folder: hosts.altered(handler, folder / "index.html"),
            "404.html": hosts.missing,
        }
        capsys.readouterr()
        assert check_host.main([asked.address]) == 1
        told = capsys.readouterr().out
        assert "comes as application/octet-stream" in told
        assert "begrippen/: not as it was built" in told
        assert "404.html: 404" in told
        asked.off = True
        assert check_host.main([asked.address]) == 2


def test_a_wrong_address_gives_the_page_for_it(home: str) -> None:
    response = answer(f"{home}er/is/niets")
    assert response.status == 404
    assert response.read() == (SITE / "404.html").read_bytes()


def test_a_wrong_address_leads_on(chromium_page: Any, home: str) -> None:
    page = chromium_page
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(f"{home}voor-bestuurders/verdwenen/pagina/")
    assert page.locator("h1").inner_text() == "Deze pagina is er niet"
    page.evaluate(AXE.read_text("utf-8"))
    assert page.evaluate("axe.run().then(r => r.violations.map(v => v.id))") == []
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("certificaat")
    page.locator(".md-search-result__item a").first.wait_for()
    for link in page.locator("article a[href^='/']").evaluate_all("all => all.map(link => link.href)"):
        assert answer(link).status == 200, link
    page.locator(".md-search-result__item a").first.click()
    page.wait_for_url(lambda url: "verdwenen" not in url)
    assert page.locator("h1").inner_text() != "Deze pagina is er niet"
    # The browser's own word on the wrong address, and nothing else.
    assert [message for message in messages if "404" not in message] == []


def test_what_others_show_with_a_link_is_a_picture_of_the_right_size(chromium_page: Any, home: str) -> None:
    page = chromium_page
    page.goto(home)
    for selector, size in (
        ("link[rel='apple-touch-icon']", [180, 180]),
        ("link[rel='icon'][sizes]", [32, 32]),
        ("meta[property='og:image']", [1200, 630]),
    ):
        found = page.locator(selector).first
        address = found.get_attribute("href") or found.get_attribute("content")
        path = urlsplit(address).path.removeprefix(urlsplit(host.address(SITE)).path)
        shown = page.evaluate(
            "url => new Promise((resolve, reject) => { const image = new Image(); image.onerror = reject;"
            "image.onload = () => resolve([image.naturalWidth, image.naturalHeight]); image.src = url; })",
            home + path,
        )
        assert shown == size, selector


# --- on days to come ---------------------------------------------------------------------------------------------


def on(page: Any, day: date) -> None:
    """The visitor's own day."""
    page.clock.set_fixed_time(f"{day.isoformat()}T12:00:00")


@pytest.mark.parametrize(("day", "shown"), [(OUD_VANAF - DAY, False), (OUD_VANAF, True)], ids=["before", "from"])
def test_after_half_a_year_every_page_says_that_the_law_was_not_checked(
    page: Any, address: str, day: date, shown: bool
) -> None:
    on(page, day)
    for name in ("", "begrippen/", "voor-organisaties/betalen/", "zelfcheck/"):
        page.goto(address + name)
        notice = page.locator("[data-vw-vanaf]")
        notice.wait_for(state="visible" if shown else "hidden")
        assert notice.count() == 1


@pytest.mark.parametrize(("day", "shown"), [(TE_OUD_VANAF - DAY, 0), (TE_OUD_VANAF, 1)], ids=["before", "from"])
def test_after_a_year_the_self_check_says_so_above_the_outcome(page: Any, address: str, day: date, shown: int) -> None:
    on(page, day)
    page.goto(f"{address}zelfcheck/#g=v;alles-op-orde")
    eventually(page, lambda: step(page) == "uitkomst")
    assert page.locator("#vw-app .vw-oud").count() == shown
    if shown:
        above = "document.querySelector('#vw-app .vw-oud').compareDocumentPosition(document.querySelector('[data-vlak=stappen]'))"
        assert page.evaluate(above) & 4  # what to do follows
