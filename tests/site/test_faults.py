"""Whatever goes wrong: a true sentence, a way on, and the answers stay. Never a half outcome, never an old one as new."""

import re
from pathlib import Path
from queue import Queue
from threading import Event
from typing import Any

import pytest

from scripts import offline
from scripts.paths import SITE
from tests.site import host as hosts
from tests.site.host import Host
from tests.site.test_walk import NEW, change
from tests.site.walk import Answers, choose, eventually, forward, says, settled, step, walk

pytestmark = [pytest.mark.site, pytest.mark.host]


# What a visitor gets first, and what the page goes on with where that fails; the last is Pyodide.
ENGINES = offline.engines(SITE)
FIRST, LAST = ENGINES[0], ENGINES[-1]
ENGINE = {path for files in ENGINES for path in files.values()}
WORKERS = [Path(files["worker"]).name for files in ENGINES]
several = pytest.mark.skipif(len(ENGINES) < 2, reason="there is one engine: nothing to go on with")
FAULTS = {
    "missing": hosts.missing,
    "other content": hosts.other_content,
    "cut short": hosts.cut_short,
    "altered": hosts.altered,
    "no answer": hosts.no_answer,
    "dropped": hosts.dropped,
}
# One of each in every run, all of them in the thorough one.
QUICK = {("worker", "missing"), ("wasm", "cut short"), ("archive", "altered"), ("archive", "dropped")}


def some(files: dict[str, str], quick: set[tuple[str, str]]) -> list[Any]:
    """Every file with every fault."""
    pairs = [(role, fault) for role in files for fault in FAULTS]
    return [pytest.param(*pair, marks=() if pair in quick else pytest.mark.thorough) for pair in pairs]


# These tests are not about keeping the site; a visitor who has to spare data starts none of it.
SPARING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


@pytest.fixture
def page(context: Any, watch: Any) -> Any:
    context.add_init_script(SPARING)
    # A file that does not come in is an error to the browser.
    watch.allow("assets/engine|404|ERR_|CORS|NetworkError")
    return context.new_page()


def open_page(page: Any, host: Host) -> str:
    page.goto(f"{host.address}zelfcheck/")
    return step(page)


def wait_until_it_says(page: Any, name: str) -> None:
    eventually(page, lambda: says(page, name))


def still_there(page: Any, first: str, chosen: int = 0) -> None:
    """The question and the answer are as the visitor left them, and there is a way on without the rules."""
    assert step(page) == first
    assert page.locator("#vw-app input[type=radio]").nth(chosen).is_checked()
    assert page.locator("#vw-status a[href='../zelfcheck-op-papier/']").is_visible()
    assert page.locator("#vw-status a[href*='hoe-de-zelfcheck-rekent']").is_visible()


def retry(page: Any) -> None:
    page.locator("[data-vw=opnieuw-laden]").click()


def goes_on(page: Any, first: str) -> None:
    settled(page)
    eventually(page, lambda: step(page) != first)
    assert page.locator("[data-vw=opnieuw-laden]").count() == 0


def worker_of(page: Any) -> Any:
    """The thread of the engine, and not that of the theme's search."""
    return next(worker for worker in page.workers if worker.url.startswith("blob:"))


def broken(host: Host, folder: Path, first: dict[str, str], last: dict[str, str] | None = None) -> None:
    """Publish a version in which the thread of every engine but the last does something else, and that of the last too."""
    names = dict.fromkeys(WORKERS[:-1], first) | {WORKERS[-1]: last if last or len(WORKERS) > 1 else first}

    def change(path: Path, data: bytes) -> bytes:
        for old, new in (names.get(path.name) or {}).items() if "engine" in path.parts else ():
            assert data.count(old.encode()) == 1, f"{path.name} no longer says {old}"
            data = data.replace(old.encode(), new.encode())
        return data

    host.publish(hosts.version(folder / "broken", change))


# Where the threads can be led astray.
START = "ask = await start(data.module, data.packed);"
ASK = "ask(data.request)"
IMPORT = 'return pyodide.pyimport("calculator.zelfcheck.browser").handle;'
NO_START = {START: 'throw new Error("no start");'}


def first_do(code: str) -> dict[str, str]:
    """Do `code` before a request is answered; in it, %s is whether the visitor's answer is 'nee'."""
    chosen = """data.request.includes('["nee"]')"""
    return {ASK: f"((() => {{ {code % chosen} }})(), {ASK})"}


def asks_for_the_next(host: Host) -> bool:
    """Whatever the folder of this version is called."""
    later = {Path(path).name for files in ENGINES[1:] for path in files.values()}
    return bool(later & {Path(path).name for path in host.asked})


def python(code: str, when: str = '["nee"]') -> dict[str, str]:
    """For Pyodide: Python does `code` when a request has something in it, before it answers."""
    lines = f"""
from calculator.zelfcheck import browser
def handle(request):
    if {when!r} in request:
        {code}
    return browser.handle(request)
handle"""
    return {IMPORT: f"return pyodide.runPython(`{lines}`);"}


# --- the network ---------------------------------------------------------------------------------------------------


@several
@pytest.mark.parametrize(("role", "fault"), some(FIRST, {("worker", "missing"), ("wasm", "altered")}))
def test_fault_of_the_first_engine_is_not_even_seen(page: Any, host: Host, role: str, fault: str) -> None:
    host.faults[FIRST[role]] = FAULTS[fault]
    first = open_page(page, host)
    choose(page)
    goes_on(page, first)
    assert asks_for_the_next(host)


@pytest.mark.parametrize(("role", "fault"), some(LAST, QUICK))
def test_fault_of_all_shows_itself_and_a_retry_goes_on(page: Any, host: Host, role: str, fault: str) -> None:
    host.faults = {files["wasm"]: FAULTS[fault] for files in ENGINES[:-1]} | {LAST[role]: FAULTS[fault]}
    once_more = FIRST["wasm"] if len(ENGINES) > 1 else LAST[role]
    first = open_page(page, host)
    choose(page)
    page.locator("[data-vw=opnieuw-laden]").wait_for()
    assert says(page, "storing")
    still_there(page, first)
    host.faults.clear()
    host.asked.clear()
    retry(page)
    goes_on(page, first)
    # What came in right is not asked for again.
    assert set(host.asked) & ENGINE <= {once_more}


@pytest.mark.parametrize(
    "fault",
    ["dropped", "altered", *(pytest.param(name, marks=pytest.mark.thorough) for name in ("no answer", "missing"))],
)
def test_fault_that_passes_is_not_even_seen(page: Any, host: Host, fault: str) -> None:
    path = FIRST["wasm"]
    host.faults[path] = hosts.once(host, path, FAULTS[fault])
    first = open_page(page, host)
    choose(page)
    goes_on(page, first)
    assert not asks_for_the_next(host)


def test_wrong_type_does_no_harm(page: Any, host: Host) -> None:
    host.faults |= dict.fromkeys(ENGINE, hosts.wrong_type)
    first = open_page(page, host)
    choose(page)
    goes_on(page, first)


@pytest.mark.browsers("chromium", "firefox")
def test_blocked_by_an_extension(page: Any, host: Host) -> None:
    page.route("**/assets/engine/**", lambda route: route.abort("blockedbyclient"))
    first = open_page(page, host)
    choose(page)
    page.locator("[data-vw=opnieuw-laden]").wait_for()
    assert says(page, "storing")
    still_there(page, first)


@pytest.mark.browsers("chromium")
def test_without_a_connection_it_waits_and_goes_on_by_itself(page: Any, context: Any, host: Host) -> None:
    go: Queue[None] = Queue()

    def hold(handler: Any, file: Path) -> None:
        go.get()
        hosts.dropped(handler, file)

    host.faults[FIRST["wasm"]] = hold
    first = open_page(page, host)
    choose(page)
    wait_until_it_says(page, "laden")
    context.set_offline(True)
    go.put(None)
    wait_until_it_says(page, "wachten")
    still_there(page, first)
    host.faults.clear()
    context.set_offline(False)
    goes_on(page, first)


@pytest.mark.browsers("chromium")
def test_slow_is_not_failing_and_silence_is(page: Any, host: Host) -> None:
    more: Queue[int] = Queue()

    def trickle(handler: Any, file: Path) -> None:
        body = file.read_bytes()
        handler.send_response(200)
        handler.send_header("Content-Type", "application/wasm")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        sent = 0
        while size := more.get():
            handler.wfile.write(body[sent : sent + size])
            sent += size

    host.faults[FIRST["wasm"]] = trickle
    page.clock.install()
    first = open_page(page, host)
    choose(page)
    wait_until_it_says(page, "laden")
    for _ in range(8):
        before = page.locator("#vw-status").text_content()
        more.put(300_000)
        eventually(page, lambda before=before: page.locator("#vw-status").text_content() != before)
        # Together this is more than five minutes.
        page.clock.fast_forward(40_000)
        wait_until_it_says(page, "traag")
        still_there(page, first)
    page.clock.fast_forward(46_000)
    wait_until_it_says(page, "storing")
    still_there(page, first)
    # The connection that fell silent is still open; once more is a new one.
    host.faults.clear()
    retry(page)
    goes_on(page, first)
    more.put(0)


@pytest.mark.browsers("chromium", "firefox")
def test_a_browser_that_wrongly_says_it_is_offline_is_not_believed(page: Any, host: Host) -> None:
    """As behind some private networks: nothing ever says that there is a connection again."""
    page.add_init_script("Object.defineProperty(navigator, 'onLine', { value: false })")
    host.faults[FIRST["wasm"]] = hosts.dropped
    page.clock.install()
    first = open_page(page, host)
    choose(page)
    wait_until_it_says(page, "wachten")
    still_there(page, first)
    asked = host.asked.count(FIRST["wasm"])
    page.clock.fast_forward(11_000)
    eventually(page, lambda: host.asked.count(FIRST["wasm"]) > asked)
    wait_until_it_says(page, "wachten")
    host.faults.clear()
    retry(page)
    goes_on(page, first)


# --- the browser ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lacking",
    [
        "delete self.Worker",
        "self.Worker = class { constructor() { throw new DOMException('no', 'SecurityError') } }",
        "delete self.WebAssembly",
        "Object.defineProperty(crypto, 'subtle', { value: undefined })",
    ],
)
def test_browser_that_cannot(page: Any, watch: Any, host: Host, lacking: str) -> None:
    watch.allow("Worker|SecurityError|DOMException|no")  # the theme's search needs one too
    page.add_init_script(lacking)
    first = open_page(page, host)
    choose(page)
    wait_until_it_says(page, "kan-niet")
    still_there(page, first)
    retry(page)
    wait_until_it_says(page, "kan-niet")
    still_there(page, first)


REFUSING = "async () => { throw new WebAssembly.CompileError('refused') }"


@pytest.mark.parametrize(
    ("refused", "fetched"),
    [(f"WebAssembly.compile = {REFUSING}", False), (f"const all = WebAssembly.compile; WebAssembly.compile = data => data.length > 8 ? ({REFUSING})() : all.call(WebAssembly, data)", True)],
    ids=["all", "only the engine"],
)  # fmt: skip
def test_where_no_program_may_be_compiled_another_browser_is_named(
    page: Any, host: Host, refused: str, fetched: bool
) -> None:
    page.add_init_script(refused)
    first = open_page(page, host)
    choose(page)
    wait_until_it_says(page, "kan-niet")
    still_there(page, first)
    assert "andere browser" in page.locator("#vw-status").inner_text()
    assert bool(set(host.asked) & ENGINE) == fetched


@pytest.mark.browsers("chromium", "firefox")
def test_a_host_that_forbids_it_is_named_before_anything_large_is_fetched(page: Any, watch: Any, host: Host) -> None:
    watch.allow("Content Security Policy|Content-Security-Policy|WebAssembly|wasm|blocked")

    def second_policy(handler: Any, folder: Path) -> None:
        handler.send_response(200)
        body = (folder / "index.html").read_bytes()
        handler.send_header("Content-Type", "text/html; charset=utf-8")
        handler.send_header("Content-Length", str(len(body)))
        handler.send_header("Content-Security-Policy", "script-src 'self' 'unsafe-inline' blob:")
        handler.end_headers()
        handler.wfile.write(body)

    host.faults["zelfcheck/"] = second_policy
    first = open_page(page, host)
    choose(page)
    wait_until_it_says(page, "host")
    still_there(page, first)
    assert not set(host.asked) & ENGINE
    host.faults.clear()
    page.reload()
    choose(page)
    goes_on(page, first)


def test_a_page_without_https_says_so(page: Any, host: Host) -> None:
    page.add_init_script("Object.defineProperty(self, 'isSecureContext', { value: false })")
    first = open_page(page, host)
    choose(page)
    assert page.locator("#vw-niet-binnen").count() == 0
    wait_until_it_says(page, "onveilig")
    still_there(page, first)
    assert "https://" in page.locator("#vw-status").inner_text()


def test_a_script_that_does_not_come_in_is_told(page: Any, watch: Any, host: Host) -> None:
    watch.allow("assets/zelfcheck.js")
    host.faults["assets/zelfcheck.js"] = hosts.missing
    page.goto(f"{host.address}zelfcheck/")
    word = page.locator("#vw-niet-binnen")
    assert not word.is_visible()
    word.wait_for(state="visible")
    assert page.locator("#vw-niet-binnen a[href='../zelfcheck-op-papier/']").is_visible()


#: Where each thing that the page can say of its engine is reached.
STATES = {
    "laden": "test_without_a_connection_it_waits_and_goes_on_by_itself",
    "traag": "test_slow_is_not_failing_and_silence_is",
    "wachten": "test_a_browser_that_wrongly_says_it_is_offline_is_not_believed",
    "oud": "test_deploy_before_the_engine_is_in",
    "storing": "test_fault_of_all_shows_itself_and_a_retry_goes_on",
    "geweigerd": "test_clock_before_there_was_a_rule",
    "kan-niet": "test_where_no_program_may_be_compiled_another_browser_is_named",
    "host": "test_a_host_that_forbids_it_is_named_before_anything_large_is_fetched",
    "onveilig": "test_a_page_without_https_says_so",
    "klaar": "goes_on",
}


def test_every_state_is_reached() -> None:
    text = (SITE / "zelfcheck/index.html").read_text("utf-8")
    texts = dict(re.findall(r'<template id="vw-tekst-([\w-]+)">(.*?)</template>', text, re.DOTALL))
    assert set(texts) == set(STATES)
    assert set(STATES.values()) <= set(globals())
    # A way out: it goes on by itself, or there is something to press; and paper always.
    for name, inside in texts.items():
        assert name in ("laden", "klaar") or "zelfcheck-op-papier" in inside, name
        assert name in ("laden", "klaar", "traag") or "opnieuw-laden" in inside, name


def test_out_of_memory(page: Any, host: Host, tmp_path: Path) -> None:
    full = 'throw new RangeError("Out of memory");'
    broken(host, tmp_path, first={START: full}, last={START: full})
    first = open_page(page, host)
    choose(page)
    wait_until_it_says(page, "storing")
    still_there(page, first)


def test_clock_before_there_was_a_rule(page: Any, host: Host) -> None:
    page.clock.set_fixed_time("1970-01-02T12:00:00")
    first = open_page(page, host)
    assert page.locator("[data-vw-voor]").is_visible()
    choose(page)
    wait_until_it_says(page, "geweigerd")
    assert "2 januari 1970" in page.locator("#vw-status").inner_text()
    assert not asks_for_the_next(host)
    still_there(page, first)
    page.clock.set_fixed_time("2026-12-01T12:00:00")
    retry(page)
    goes_on(page, first)


def test_clock_far_ahead(page: Any, host: Host) -> None:
    page.clock.set_fixed_time("2040-06-01T12:00:00")
    open_page(page, host)
    assert page.locator("[data-vw-voor]").is_hidden()
    assert page.locator("[data-vw-vanaf]").first.is_visible()
    walk(page, NEW)
    assert page.locator("#vw-app .vw-oud").is_visible()


# --- the engine ----------------------------------------------------------------------------------------------------


@several
def test_engine_that_stops_hands_over(page: Any, host: Host, tmp_path: Path) -> None:
    broken(host, tmp_path, first=first_do("if (%s) throw new WebAssembly.RuntimeError('unreachable')"))
    first = open_page(page, host)
    choose(page)
    goes_on(page, first)
    assert not asks_for_the_next(host)
    second = step(page)
    page.locator("#vw-app input[value=nee]").check()
    forward(page)
    goes_on(page, second)
    assert asks_for_the_next(host)
    page.go_back()
    eventually(page, lambda: step(page) == second)
    settled(page)
    assert page.locator("#vw-app input[value=nee]").is_checked()


@several
@pytest.mark.parametrize("action", ["fragment", "lezer:organisatie"])
def test_engine_that_stops_hands_over_whatever_is_asked(page: Any, host: Host, tmp_path: Path, action: str) -> None:
    """As a request that the first engine was not made for: the next goes on with the answers that there are."""
    stops = f"if (JSON.parse(data.request).actie === '{action}') throw new WebAssembly.RuntimeError('unreachable');"
    broken(host, tmp_path, first={ASK: f"((() => {{ {stops} }})(), {ASK})"})
    page.goto(f"{host.address}zelfcheck/#g=v;alles-op-orde")
    eventually(page, lambda: step(page) == "uitkomst")
    assert asks_for_the_next(host) == (action == "fragment")
    settled(page)
    forward(page, "lezer:organisatie")
    assert page.locator("#vw-app button[value='lezer:bestuurder']").count() == 1
    assert asks_for_the_next(host)


@pytest.mark.browsers("chromium", "webkit")
@pytest.mark.parametrize(
    ("changes", "limit"),
    [
        ({"first": first_do("while (%s);")}, 11_000),
        ({"first": NO_START, "last": python("while True: pass")}, 11_000),
        ({"first": NO_START, "last": python("raise MemoryError")}, 0),
    ],
    ids=["engine hangs", "Python hangs", "Python raises"],
)
def test_engine_that_hangs_or_raises(page: Any, host: Host, tmp_path: Path, changes: Any, limit: int) -> None:
    broken(host, tmp_path, **changes)
    page.clock.install()
    first = open_page(page, host)
    choose(page)
    goes_on(page, first)
    second = step(page)
    page.locator("#vw-app input[value=nee]").check()
    page.locator("#vw-app button[name=actie]").first.click()
    page.wait_for_timeout(200)
    page.clock.fast_forward(limit)
    wait_until_it_says(page, "storing")
    assert step(page) == second
    assert page.locator("#vw-app input[value=nee]").is_checked()
    # The visitor chooses otherwise; once more means with that.
    page.locator("#vw-app input[value=ja]").check()
    retry(page)
    goes_on(page, second)
    page.go_back()
    eventually(page, lambda: step(page) == second)
    settled(page)
    assert page.locator("#vw-app input[value=ja]").is_checked()


@pytest.mark.browsers("chromium")
def test_killed_worker(page: Any, host: Host) -> None:
    page.clock.install()
    open_page(page, host)
    answers: Answers = {**NEW}
    walk(page, answers, until="pkvw_afgegeven_op")
    worker_of(page).evaluate("self.close()")
    host.off = True
    page.locator("[name=pkvw_afgegeven_op][value=wel]").check()
    page.locator("[name=pkvw_afgegeven_op-waarde]").fill("3 juni 2026")
    page.locator("#vw-app button[name=actie]").first.click()
    page.wait_for_timeout(200)
    page.clock.fast_forward(11_000)
    wait_until_it_says(page, "storing")
    assert step(page) == "pkvw_afgegeven_op"
    assert page.locator("[name=pkvw_afgegeven_op-waarde]").input_value() == "3 juni 2026"
    # All of the engine is in the page already: no network is needed for a new one.
    retry(page)
    goes_on(page, "pkvw_afgegeven_op")
    walk(page, answers)


def test_old_outcome_is_not_shown_as_new(page: Any, host: Host, tmp_path: Path) -> None:
    broken(host, tmp_path, first=NO_START, last=python("1/0", "lezer:organisatie"))
    open_page(page, host)
    walk(page, NEW)
    before = page.locator("#vw-app").inner_html()
    page.locator("#vw-app button[value='lezer:organisatie']").click()
    wait_until_it_says(page, "storing")
    assert page.locator("#vw-app").inner_html() == before
    assert page.locator("#vw-app").get_attribute("aria-busy") is None
    box = page.locator("#vw-status").bounding_box()
    assert 0 <= box["y"] < 900, "the sentence is in sight"


# --- another version -----------------------------------------------------------------------------------------------


def next_version(path: Path, data: bytes) -> bytes:
    """All of the engine gets another name."""
    return data + b"\n// next" if path.name == WORKERS[0] and "engine" in path.parts else data


def test_deploy_before_the_engine_is_in(page: Any, host: Host, tmp_path: Path) -> None:
    gone = Event()

    def missing_by_then(handler: Any, file: Path) -> None:
        gone.wait()
        hosts.missing(handler, file)

    host.faults |= dict.fromkeys(ENGINE, missing_by_then)
    first = open_page(page, host)
    choose(page)
    host.publish(hosts.version(tmp_path / "next", next_version))
    gone.set()
    wait_until_it_says(page, "oud")
    still_there(page, first)
    assert "Herlaad" in page.locator("#vw-status").inner_text()
    page.reload()
    choose(page)
    goes_on(page, first)


@pytest.mark.thorough
def test_two_tabs_with_two_versions(page: Any, context: Any, host: Host, tmp_path: Path) -> None:
    open_page(page, host)
    walk(page, NEW, until="papieren")
    host.publish(hosts.version(tmp_path / "next", next_version))
    other = context.new_page()
    open_page(other, host)
    other.reload()  # the browser may keep a page for ten minutes
    walk(other, NEW, until="papieren")
    engine = "document.querySelector('template.vw-engine').innerHTML"
    assert page.evaluate(engine) != other.evaluate(engine)
    for one in (page, other):
        one.bring_to_front()
        walk(one, NEW)
        assert step(one) == "uitkomst"
    change(page, "ambt")
    assert step(page) == "ambt"
