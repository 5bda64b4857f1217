"""The site without internet: whole or not at all, one version at a time, and nothing else kept."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from calculator.wet.bronnen import GELEZEN
from scripts.paths import SITE
from tests.site import host as hosts
from tests.site.host import Host, hosting
from tests.site.test_faults import ENGINES, FIRST, NO_START, WORKERS, broken, several
from tests.site.test_walk import NEW
from tests.site.walk import eventually, step, walk

pytestmark = [pytest.mark.site, pytest.mark.host]

LIST: dict[str, Any] = json.loads((SITE / "offline.json").read_text("utf-8"))
#: What every visitor keeps, and what the button keeps.
FILES: dict[str, tuple[int, str]] = LIST["always"] | LIST["engines"][0]
ALL = LIST["always"] | {path: file for files in LIST["engines"] for path, file in files.items()}
LATER = {path for files in ENGINES[1:] for path in files.values()}
UPDATE = {"sw.js"}


def state(page: Any) -> str:
    return str(page.locator("#vw-bewaren").get_attribute("data-stand"))


def comes_to(page: Any, wanted: str) -> None:
    eventually(page, lambda: state(page) == wanted)


def install(page: Any, host: Host) -> None:
    """A visit to the self-check, up to an outcome; the rest goes by itself."""
    page.goto(f"{host.address}zelfcheck/")
    walk(page, NEW)
    comes_to(page, "klaar")


def press(page: Any, what: str) -> None:
    """On the page of the self-check the button is in a fold."""
    button = page.locator(f"button[data-vw={what}]")
    fold = page.locator("details:has(#vw-bewaren):not([open]) > summary")
    if fold.count():
        fold.click()
    button.click()


def kept(page: Any) -> dict[str, list[str]]:
    """The caches of this host with what is in them."""
    found: dict[str, list[str]] = page.evaluate(
        """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async name =>
           [name, (await (await caches.open(name)).keys()).map(request => request.url)])))"""
    )
    return found


@pytest.fixture(autouse=True)
def tolerant(watch: Any) -> None:
    # A server that is off is an error to the browser's update check, and so is a page that is not there.
    watch.allow("sw.js|404|ERR_EMPTY_RESPONSE|Failed to update a ServiceWorker|NS_ERROR")


def remembers(browser: Any) -> bool:
    """WebKitGTK's driver opens private windows only, in which a worker finds nothing that a page fetched or an attempt kept."""
    return str(browser.browser_type.name) != "webkit"


def test_one_visit_and_all_works_without_the_server(page: Any, host: Host, browser: Any) -> None:
    install(page, host)
    # A later engine is not for everyone.
    assert not LATER & set(host.asked)
    # What the page had already was not fetched a second time.
    assert not remembers(browser) or {path for path in host.asked if host.asked.count(path) > 1} <= UPDATE
    host.off = True
    for path in ("", "voor-trainers/gevallen/", "zelfcheck/"):
        page.goto(host.address + path)
        assert page.locator("h1").count() == 1
        assert GELEZEN in page.locator("footer").inner_text()
    walk(page, NEW)
    assert step(page) == "uitkomst"
    statuses = page.evaluate(
        "async addresses => Promise.all(addresses.map(async address => (await fetch(address)).status))",
        [host.address + path for path in FILES],
    )
    assert set(statuses) == {200}


def test_second_visit_asks_for_nothing_but_the_update_check(page: Any, host: Host) -> None:
    install(page, host)
    host.asked.clear()
    for path in ("zelfcheck/", "begrippen/"):
        page.goto(host.address + path)
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("regeling")
    page.locator(".md-search-result__item").first.wait_for()
    page.goto(f"{host.address}zelfcheck/")
    walk(page, NEW, until="papieren")
    assert set(host.asked) <= UPDATE


@several
@pytest.mark.thorough
def test_browser_in_which_the_first_engine_does_not_start_keeps_the_next(page: Any, host: Host, tmp_path: Path) -> None:
    broken(host, tmp_path, first=NO_START)
    install(page, host)
    names = {Path(path).name for path in LATER}
    assert names <= {Path(path).name for path in host.asked}
    host.off = True
    page.goto(f"{host.address}zelfcheck/")
    walk(page, NEW, until="papieren")


def test_page_that_is_not_there(chromium: Any, tmp_path: Path) -> None:
    # Under the address it was built for: the page for a wrong address has whole addresses.
    context = chromium.new_context()
    with hosting(tmp_path, "/veilig-wonen/") as host:
        page = context.new_page()
        install(page, host)
        host.off = True
        response = page.goto(f"{host.address}bestaat/niet")
        assert response.status == 404
        assert page.locator("h1").inner_text() == "Deze pagina is er niet"
        page.goto(f"{host.address}zelfcheck")
        assert page.url == f"{host.address}zelfcheck/"
    context.close()


def test_nothing_else_is_kept_and_all_of_it_can_go(page: Any, host: Host) -> None:
    page.goto(host.address)
    page.evaluate("caches.open('een ander op deze host')")
    install(page, host)
    ours = [name for name in kept(page) if name.startswith("veilig-wonen")]
    assert len(ours) == 1
    assert host.address in ours[0]
    assert sorted(kept(page)[ours[0]]) == sorted(host.address + path for path in [*FILES, "offline.json", "mist.json"])
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.evaluate("indexedDB.databases()") == []
    press(page, "haal-site-weg")
    comes_to(page, "weg")
    assert list(kept(page)) == ["een ander op deze host"]
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_button_with_progress_where_there_is_no_engine(page: Any, host: Host) -> None:
    page.goto(f"{host.address}voor-trainers/")
    comes_to(page, "niet")
    assert kept(page) == {}
    page.evaluate(
        """() => { self.said = []; new MutationObserver(() => self.said.push(document.querySelector('#vw-bewaren')
           .innerText)).observe(document.querySelector('#vw-bewaren'), { childList: true, subtree: true }) }"""
    )
    downloads: list[Any] = []
    page.on("download", lambda download: downloads.append(download))
    press(page, "bewaar-site")
    comes_to(page, "klaar")
    assert downloads == [], "the button that saves answers is another"
    said = page.evaluate("self.said")
    total = f"{sum(size for size, _ in ALL.values()) / 1e6:.1f}".replace(".", ",")
    assert any(re.search(rf"\d+,\d van {total} MB", text) for text in said)
    assert page.locator("#vw-bewaren [role=status]").inner_text().startswith("Deze site werkt nu ook zonder internet.")


def test_who_pressed_keep_before_the_lesson_gives_it_without_a_network(page: Any, host: Host) -> None:
    page.goto(f"{host.address}voor-trainers/")
    press(page, "bewaar-site")
    comes_to(page, "klaar")
    host.off = True
    page.locator("article a[href*='programma-15']").click()
    page.locator("[data-programma='15']").click()
    stage, onward = page.locator("#vw-podium"), page.locator("#vw-podium [data-doe=verder]")
    first = stage.inner_text()
    while onward.is_visible():
        page.keyboard.press("ArrowRight")
    dia, dias = (page.locator(f"#vw-podium [data-plek={place}]").inner_text() for place in ("dia", "dias"))
    assert dia == dias != "1"
    assert stage.inner_text() != first


def test_other_files_are_kept_small(page: Any, host: Host) -> None:
    """What a visitor of the self-check fetches on top of it is little."""
    assert page is not None
    assert sum(size for path, (size, _) in FILES.items() if "/engine/" not in path) < 6_000_000


@pytest.mark.parametrize(("spares", "until"), [(False, "papieren"), (True, "uitkomst")])
def test_nothing_is_kept_before_an_outcome_or_for_who_spares_data(
    page: Any, host: Host, spares: bool, until: str
) -> None:
    if spares:
        page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto(f"{host.address}zelfcheck/")
    walk(page, NEW, until=until)
    page.wait_for_timeout(300)
    assert state(page) == "niet"
    assert kept(page) == {}


@pytest.mark.parametrize(
    "lacking",
    [
        "Object.defineProperty(navigator, 'serviceWorker', { value: undefined })",
        "if (isSecureContext) ServiceWorkerContainer.prototype.register = async () => { throw new DOMException('', 'SecurityError') }",
        "if (isSecureContext) ServiceWorkerContainer.prototype.getRegistration = async () => { throw new DOMException('', 'SecurityError') }",
    ],
)
def test_private_window_keeps_nothing_and_works(page: Any, host: Host, lacking: str) -> None:
    page.add_init_script(lacking)
    page.goto(f"{host.address}zelfcheck/")
    eventually(page, lambda: state(page) in ("niet", "kan-niet"))
    if state(page) == "niet":
        press(page, "bewaar-site")
    comes_to(page, "kan-niet")
    walk(page, NEW, until="papieren")


# --- whole or not at all -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault",
    [
        hosts.altered,
        *(pytest.param(fault, marks=pytest.mark.thorough) for fault in (hosts.missing, hosts.cut_short, hosts.dropped)),
    ],
)
def test_version_that_did_not_come_in_whole_is_never_served(
    page: Any, host: Host, browser: Any, fault: hosts.Fault
) -> None:
    spoiled = "assets/presenteren.js"
    host.faults[spoiled] = fault
    page.goto(f"{host.address}zelfcheck/")
    page.locator("#vw-app[data-engine=klaar]").wait_for()
    press(page, "bewaar-site")
    comes_to(page, "mislukt")
    assert page.evaluate("navigator.serviceWorker.getRegistration().then(found => Boolean(found?.active))") is False
    host.faults.clear()
    host.asked.clear()
    press(page, "bewaar-site")
    comes_to(page, "klaar")
    # A second attempt goes on where the first came to nothing.
    assert not remembers(browser) or not set(FIRST.values()) & set(host.asked)
    [addresses] = kept(page).values()
    assert {host.address + path for path in FILES} <= set(addresses)
    host.off = True
    page.goto(f"{host.address}voor-trainers/gevallen/")
    assert page.locator("h1").count() == 1


def test_pages_that_come_otherwise_than_they_were_made_are_named_and_the_rest_is_kept(page: Any, host: Host) -> None:
    """As where someone between adds a tag to pages, or a host has addresses of its own."""

    def moved(handler: Any, _: Path) -> None:
        handler.send_response(301)
        handler.send_header("Location", f"{host.prefix}404")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    host.faults = {
        "begrippen/": lambda handler, folder: hosts.altered(handler, folder / "index.html"),
        "404.html": moved,
    }
    page.goto(f"{host.address}zelfcheck/")
    press(page, "bewaar-site")
    comes_to(page, "deels")
    eventually(page, lambda: "404.html, begrippen/" in page.locator("#vw-bewaren").inner_text())
    # Nothing is fetched again at a next visit.
    host.asked.clear()
    page.goto(f"{host.address}voor-trainers/")
    comes_to(page, "deels")
    assert set(host.asked) <= UPDATE
    host.faults.clear()
    press(page, "bewaar-site")
    comes_to(page, "klaar")
    host.off = True
    page.goto(f"{host.address}begrippen/")
    assert page.locator("h1").inner_text().startswith("Begrippen")


@pytest.mark.browsers("chromium")
def test_full_disk(page: Any, context: Any, host: Host) -> None:
    session = context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.address.rsplit("/", 2)[0], "quotaSize": 3_000_000})
    page.goto(f"{host.address}zelfcheck/")
    press(page, "bewaar-site")
    comes_to(page, "vol")
    assert kept(page) == {}
    walk(page, NEW, until="papieren")
    page.goto(f"{host.address}begrippen/")
    assert page.locator("h1").count() == 1


# --- one version at a time -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two versions: pages, script and style say which they are."""
    folder = tmp_path_factory.mktemp("versions")

    def marked(number: int) -> Any:
        def change(path: Path, data: bytes) -> bytes:
            if path.suffix == ".html":
                return data.replace(b'<html lang="nl"', b'<html lang="nl" data-page="%d"' % number, 1)
            if path.name == "bewaren.js":
                return data + b"\ndocument.documentElement.dataset.script = '%d';\n" % number
            if path.name == "style.css":
                return data + b"\n:root { --version: %d; }\n" % number
            return data + b"\n// %d" % number if path.name == WORKERS[0] and "engine" in path.parts else data

        return change

    return [hosts.version(folder / str(number), marked(number)) for number in (1, 2)]


def version_of(page: Any) -> str:
    """The version that everything on the page is of."""
    found = page.evaluate(
        """() => [document.documentElement.dataset.page, document.documentElement.dataset.script,
           getComputedStyle(document.documentElement).getPropertyValue('--version').trim()]"""
    )
    assert len(set(found)) == 1, found
    return str(found[0])


def test_newer_version_waits_and_never_mixes(page: Any, context: Any, host: Host, versions: list[Path]) -> None:
    host.publish(versions[0])
    install(page, host)
    host.publish(versions[1])
    # One file of the new version does not come in: the old one serves on.
    host.faults["begrippen/"] = hosts.missing
    page.goto(f"{host.address}zelfcheck/")
    eventually(page, lambda: "begrippen/" in host.asked[-30:])
    page.wait_for_timeout(300)
    page.goto(f"{host.address}begrippen/")
    assert version_of(page) == "1"
    assert page.locator("#vw-nieuw").inner_text() == ""
    host.faults.clear()
    page.goto(f"{host.address}zelfcheck/")
    walk(page, NEW, until="papieren")
    page.locator("#vw-nieuw button[data-vw=herlaad]").wait_for()
    other = context.new_page()
    other.goto(f"{host.address}begrippen/")
    assert (version_of(page), version_of(other)) == ("1", "1")
    # Answers under way: first a warning. Another page open: not yet.
    page.bring_to_front()
    press(page, "herlaad")
    assert page.locator("#vw-nieuw [data-vw=antwoorden]").is_visible()
    press(page, "herlaad")
    eventually(page, lambda: "ander tabblad" in page.locator("#vw-nieuw").inner_text())
    assert (version_of(page), step(page)) == ("1", "papieren")
    other.close()
    press(page, "herlaad")
    press(page, "herlaad")
    page.locator("html[data-page='2'][data-script='2']").wait_for(state="attached")
    assert version_of(page) == "2"
    host.off = True
    page.goto(f"{host.address}zelfcheck/")
    assert version_of(page) == "2"
    walk(page, NEW)
    assert len(kept(page)) == 1


@pytest.mark.thorough
def test_newer_version_comes_by_itself_at_a_next_visit(
    context: Any, page: Any, host: Host, versions: list[Path]
) -> None:
    host.publish(versions[0])
    install(page, host)
    host.publish(versions[1])
    host.asked.clear()
    page.goto(f"{host.address}begrippen/")
    page.locator("#vw-nieuw button").first.wait_for()
    press(page, "later")
    assert page.locator("#vw-nieuw").inner_text() == ""
    # Only what is new was fetched.
    assert [path for path in host.asked if path.endswith(".js") and "/engine/" in path]
    assert not [path for path in host.asked if path.endswith((".wasm", ".png"))]
    page.close()
    again = context.new_page()
    again.goto(f"{host.address}begrippen/")
    assert version_of(again) == "2"
    eventually(again, lambda: len(kept(again)) == 1)


# --- an app among the others ---------------------------------------------------------------------------------------


def test_manifest_stands_on_its_own() -> None:
    manifest = json.loads((SITE / "site.webmanifest").read_text("utf-8"))
    assert manifest["lang"] == "nl"
    addresses = [manifest["start_url"], manifest["scope"], *(icon["src"] for icon in manifest["icons"])]
    assert not [address for address in addresses if re.match(r"/|\w+:", address)]
    for icon in manifest["icons"]:
        with Image.open(SITE / icon["src"]) as image:
            assert icon["sizes"] == f"{image.width}x{image.height}"
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}


@pytest.mark.browsers("chromium")
def test_browser_would_install_it(page: Any, context: Any, host: Host) -> None:
    install(page, host)
    session = context.new_cdp_session(page)
    assert session.send("Page.getAppManifest")["errors"] == []
    errors = [error["errorId"] for error in session.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert set(errors) <= {"in-incognito"}
