"""Measure the self-check against other pages with Python: `python -m scripts.bench [--quick] [--browser NAME] [--runs N]`.

The stock page loads Pyodide as released, its package installer and the same wheel; the page with MicroPython loads that alone, which
is the least that a page with any Python weighs. All come from the same server, in turn, each in a browser with an empty cache. Times
are milliseconds from navigation. The last thing printed is the table of the README.
"""

import argparse
import contextlib
import json
import os
import platform
import shutil
import signal
import statistics
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from scripts import bench_rules, browsers, offline
from scripts.paths import CACHE, NODE, ROOT, RUNTIME, SITE
from scripts.serve import Server, make_server

PREFIX = "/veilig-wonen/"
SLOWEST = 1.6
QUESTIONS = 6
MICRO = ROOT / "node_modules" / "@micropython" / "micropython-webassembly-pyscript"
STOCK = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
REQUEST: dict[str, object] = {"actie": "toon", "stand": None, "velden": {}, "vandaag": "2026-11-22", "vraag": None}

# Notes when the page can take an answer, and when the engine can give one.
CLOCK = """
const seen = globalThis.seen = { shift: 0 };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
const timer = setInterval(() => {
  const app = document.getElementById("vw-app");
  if (history.state?.vw && seen.question === undefined) seen.question = performance.now();
  if ((app ?? document.documentElement)?.dataset.engine === "klaar") {
    seen.engine = performance.now();
    clearInterval(timer);
  }
}, 4);
"""
# From the press of the button until the next question has the focus.
PRESS = """
() => new Promise((resolve) => {
  // The card with the numbers to call asks nothing.
  const choice = document.querySelector("#vw-app input[type=radio]");
  if (choice) choice.checked = true;
  const app = document.getElementById("vw-app");
  const start = performance.now();
  new MutationObserver(() => requestAnimationFrame(() => resolve(performance.now() - start))).observe(app, {
    childList: true,
  });
  app.querySelector("button[name=actie]").click();
})
"""
# The way back, until the earlier question is there.
BACK = PRESS.replace('querySelector("button[name=actie]")', 'querySelector("button[value=vorige]")')
# Who has an outcome gets the site kept, and not before; here that is said outright.
KEPT = """
(document.dispatchEvent(new CustomEvent("vw-uitkomst", { detail: { engines: 1 } })),
navigator.serviceWorker?.ready.then(() => new Promise((resolve) => setTimeout(resolve, 300))))
"""
ASK = """
async (request) => {
  const start = performance.now();
  await ask(request);
  return performance.now() - start;
}
"""


class Slowed:
    """Lets the processes of the pages of a browser run only one part in so many of the time, workers included.

    The browser's own throttle does not reach workers; this does, because it stops and starts whole processes.
    """

    SLICE = 0.002  # seconds

    def __init__(self, browser: Any, times: int) -> None:
        """From the pages that are open now. ``times`` 1: at full speed."""
        processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo") if times > 1 else {}
        self.pids = [p["id"] for p in processes.get("processInfo", ()) if p["type"] == "renderer"]
        self.times = times
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._run)

    def _signal(self, what: int) -> None:
        for pid in self.pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, what)

    def _run(self) -> None:
        start = time.monotonic()
        while self.pids and not self.over.wait(self.SLICE):
            self._signal(signal.SIGSTOP)
            # As long as it really ran, so often: on a busy machine a slice is longer than it should be.
            time.sleep((time.monotonic() - start) * (self.times - 1))
            start = time.monotonic()
            self._signal(signal.SIGCONT)

    def __enter__(self) -> None:
        """Begin."""
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        """Back to full speed."""
        self.over.set()
        self.thread.join()


class Line:
    """A line of so many bytes a second and so much delay, shared by all connections; counts what goes over it."""

    def __init__(self) -> None:
        """An unlimited line."""
        self.lock = threading.Lock()
        self.set(None, 0)

    def set(self, megabits: float | None, delay: float) -> None:
        """Change the speed and forget what was counted."""
        self.rate = megabits * 125_000 if megabits else None
        self.delay = delay
        self.free = 0.0
        self.sent = 0

    def send(self, write: Any, body: bytes) -> None:
        """Send a body no faster than the line goes."""
        self.sent += len(body)
        if self.rate is None:
            write(body)
            return
        for begin in range(0, len(body), 16_384):
            part = body[begin : begin + 16_384]
            with self.lock:
                self.free = max(self.free, time.monotonic()) + len(part) / self.rate
                wait = self.free - time.monotonic()
            time.sleep(max(0.0, wait))
            write(part)


def over(line: Line) -> Any:
    """What makes a handler send over the line."""

    def wrap(kind: type[BaseHTTPRequestHandler]) -> type[BaseHTTPRequestHandler]:
        class Slow(kind):  # type: ignore[valid-type, misc]
            def setup(self) -> None:
                super().setup()
                plain: Any = self.wfile.write  # type: ignore[has-type]
                self.wfile = Through(plain, line)

            def do_GET(self) -> None:
                time.sleep(line.delay)
                super().do_GET()

        return Slow

    return wrap


class Through:
    """A file to write to that sends over the line."""

    closed = False

    def __init__(self, plain: Any, line: Line) -> None:
        """Keep where the bytes go in the end."""
        self.plain, self.line = plain, line

    def write(self, body: bytes) -> None:
        """Send."""
        self.line.send(self.plain, body)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Nothing to close."""


def make_pages() -> None:
    """Put the pages to compare with next to the built site's address, in site/bench (removed afterwards)."""
    target = SITE / "bench"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(ROOT / "scripts" / "bench_pages", target)
    for name in STOCK:
        shutil.copy(RUNTIME / name, target)
    for name in ("micropython.mjs", "micropython.wasm"):
        shutil.copy(MICRO / name, target)
    wheels = {
        "installer": next((CACHE / "bench").glob("micropip-*.whl")),
        "wheel": next((SITE / "pakket").glob("*.whl")),
    }
    for path in wheels.values():
        shutil.copy(path, target)
    (target / "wheels.json").write_text(json.dumps({role: path.name for role, path in wheels.items()}))
    engines = offline.engines(SITE)
    for name, files in (("first", engines[0]), ("last", engines[-1])):
        (target / f"{name}.json").write_text(json.dumps({role: f"../{path}" for role, path in files.items()}))


def ready(page: Any, url: str) -> dict[str, float]:
    """Open a page and wait for its engine; the times that it noted."""
    page.goto(url, wait_until="commit", timeout=180_000)
    while not page.evaluate("globalThis.seen?.engine"):
        page.wait_for_timeout(100)
    seen: dict[str, float] = page.evaluate("seen")
    return seen


def opened(browser: Any, slowed: int) -> Any:
    """A page of a fresh profile: nothing is in its cache."""
    page = browser.new_context().new_page()
    page.add_init_script(CLOCK)
    if slowed > 1:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    return page


def visit(browser: Any, line: Line, url: str, slowed: int) -> dict[str, float]:
    """Open one page for the first time and note the times; our own page a second time too."""
    page = opened(browser, slowed)
    line.sent = 0
    seen = ready(page, url)
    seen["bytes"] = line.sent
    if "bench/" in url:
        seen["answer"] = statistics.median(page.evaluate(ASK, json.dumps(REQUEST)) for _ in range(5))
    else:
        seen["press"] = page.evaluate(PRESS)
        seen["shift"] = page.evaluate("seen.shift")
        # Only what the visitor waits for: keeping the site goes on behind the page.
        page.evaluate(KEPT)
        page.close()
        again = page.context.new_page()
        again.add_init_script(CLOCK)
        line.sent = 0
        seen["second"] = ready(again, url)["engine"]
        seen["second bytes"] = line.sent
    page.context.close()
    return seen


LABELS = {
    "question": "first question can be answered",
    "engine": "engine ready",
    "second": "engine ready, second visit",
    "press": "press to next question in focus",
    "answer": "one answer, without the page",
}


Visits = dict[str, list[dict[str, float]]]


def compare(browser: Any, server: Server, line: Line, runs: int, slowed: int = 1) -> Visits:
    """Measure the pages in turn, print medians, spread and ratio to stock, and give what was measured by page."""
    base = f"http://127.0.0.1:{server.server_port}{PREFIX}"
    stock = "bench/stock.html" if slowed == 1 else "bench/stock-main.html"
    own = "zelfcheck/" if slowed == 1 else "bench/ours-main.html"
    pages = {"ours": own, "Pyodide trimmed": "bench/last.html", "stock": stock, "MicroPython": "bench/micropython.html"}
    if slowed > 1:
        del pages["Pyodide trimmed"]
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in pages}
    for _ in range(runs):
        for name, path in pages.items():
            taken[name].append(visit(browser, line, base + path, slowed))
    for key, label in LABELS.items():
        row(label, {name: [seen[key] for seen in visits if key in seen] for name, visits in taken.items()}, " ms")
    row("over the wire", {name: [seen["bytes"] / 1e6 for seen in visits] for name, visits in taken.items()}, " MB")
    for key, label in {"second bytes": "fetched at the second visit (bytes)", "shift": "layout shift (CLS)"}.items():
        row(label, {"ours": [seen[key] for seen in taken["ours"] if key in seen]}, "")
    return taken


def table(measured: dict[str, Visits]) -> Iterator[str]:
    """The table of the README: how long until the engine is ready, and what came over the wire."""
    pages = ("ours", "Pyodide trimmed", "stock", "MicroPython")
    yield f"| engine ready, ms | {' | '.join(pages)} | ours / stock | second visit |"
    yield "|---" * (len(pages) + 3) + "|"
    for name, taken in measured.items():
        yield f"| {name} | {cells(taken, pages, 'engine', 1, 0)} | {cell(taken, 'ours', 'second', 1, 0)} |"
    name, taken = next(iter(measured.items()))
    yield f"| over the wire, MB | {cells(taken, pages, 'bytes', 1e6, 2)} | {cell(taken, 'ours', 'second bytes', 1e6, 2)} |"


def cells(taken: Visits, pages: Iterable[str], key: str, unit: float, digits: int) -> str:
    """One figure of each page, and the ratio of ours to stock."""
    medians = [statistics.median(seen[key] for seen in taken[page]) for page in ("ours", "stock")]
    return " | ".join([*(cell(taken, page, key, unit, digits) for page in pages), f"{medians[0] / medians[1]:.2f}"])


def cell(taken: Visits, page: str, key: str, unit: float, digits: int) -> str:
    """The median with the least and the most."""
    values = [seen[key] / unit for seen in taken.get(page, ()) if key in seen]
    if not values:
        return "–"
    least, middle, most = (f"{value:.{digits}f}" for value in (min(values), statistics.median(values), max(values)))
    return middle if least == most else f"{middle} ({least} - {most})"


def row(label: str, values: dict[str, list[float]], unit: str) -> None:
    """Print one line of the table."""
    medians = {name: statistics.median(known) for name, known in values.items() if known}
    if not medians:
        return
    digits = 2 if unit == " MB" else 0
    parts = [
        f"{name} {median:.{digits}f}{unit} ({min(values[name]):.{digits}f} - {max(values[name]):.{digits}f})"
        + (f" = {median / medians['stock']:.2f}" if "stock" in medians and name != "stock" else "")
        for name, median in medians.items()
    ]
    print(f"  {label:36} " + " | ".join(parts), flush=True)


def walk(browser: Any, server: Server, runs: int, slowed: int) -> None:
    """A visitor who takes four seconds for each question: the longest that any answer took."""
    waits = []
    for _ in range(runs):
        page = opened(browser, 1)
        page.goto(f"http://127.0.0.1:{server.server_port}{PREFIX}zelfcheck/", wait_until="commit", timeout=180_000)
        with Slowed(browser, slowed):
            page.wait_for_selector("#vw-app input[type=radio]", timeout=180_000)
            for _ in range(QUESTIONS):
                page.wait_for_timeout(4000)
                waits.append(page.evaluate(PRESS))
        page.context.close()
    print(
        f"  {'four seconds a question, worker slowed too' if slowed > 1 else 'four seconds a question':36} "
        f"median wait {statistics.median(waits):.0f} ms, longest {max(waits):.0f} ms ({len(waits)} answers)",
        flush=True,
    )


def memory(browser: Any, server: Server) -> None:
    """What the page holds after five and after fifty-five answers, once what is thrown away has been collected."""
    page = opened(browser, 1)
    ready(page, f"http://127.0.0.1:{server.server_port}{PREFIX}zelfcheck/")
    session = page.context.new_cdp_session(page)
    held = []
    for answers in (5, 50):
        for _ in range(answers):
            page.evaluate(PRESS)
            page.evaluate(BACK)
        session.send("HeapProfiler.collectGarbage")
        counted = session.send("Memory.getDOMCounters")
        used = session.send("Runtime.getHeapUsage")["usedSize"]
        held.append(f"{used / 1e6:.2f} MB, {counted['nodes']} nodes, {counted['jsEventListeners']} listeners")
    page.context.close()
    print(f"  {'the page after 5 and 55 answers':36} " + " | ".join(held), flush=True)


def rules() -> None:
    """Print what the rules themselves take, in this Python and in Pyodide (under Node)."""
    inside = subprocess.run([NODE, ROOT / "scripts" / "bench_rules.mjs"], capture_output=True, text=True, check=True)
    figures = {"here": bench_rules.measure(), "Pyodide": json.loads(inside.stdout)}
    print(f"  {'the rules, ms (median)':44}" + "".join(f"{where:>12}" for where in figures))
    for name in figures["here"]:
        print(f"  {name:44}" + "".join(f"{values[name]:12.3f}" for values in figures.values()))


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="no slow lines, slow processor and other browsers")
    parser.add_argument("--browser", choices=browsers.NAMES, default="chromium")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    rules()
    make_pages()
    line = Line()
    server = make_server(SITE, PREFIX, wrap=over(line))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings: list[tuple[str, float | None, float, str, int]] = [("as it is", None, 0, options.browser, 1)]
    if not options.quick:
        settings += [
            ("processor slowed four times, both in the page's own thread", None, 0, "chromium", 4),
            ("9 Mbit/s, 60 ms", 9, 0.06, "chromium", 1),
            ("1.6 Mbit/s, 150 ms", SLOWEST, 0.15, "chromium", 1),
            ("as it is", None, 0, "firefox", 1),
            ("as it is; the clock looks from when the page is read", None, 0, "webkit", 1),
        ]
    print(
        f"{platform.machine()}, {cores()} cores, {options.runs} runs each in turn; median (least - most) = ratio to stock"
    )
    measured: dict[str, Visits] = {}
    try:
        with sync_playwright() as playwright:
            for name, megabits, delay, kind, slowed in settings:
                print(f"{kind}, {name}", flush=True)
                line.set(megabits, delay)
                browser = browsers.launch(playwright, kind)
                measured[f"{kind.title()}, {name}"] = compare(browser, server, line, options.runs, slowed)
                if not options.quick and kind == "chromium" and megabits is None and slowed == 1:
                    memory(browser, server)
                if not options.quick and kind == "chromium" and megabits != SLOWEST:
                    walk(browser, server, 2, slowed)
                browser.close()
    finally:
        shutil.rmtree(SITE / "bench", ignore_errors=True)
    print("\n".join(("", *table(measured))))


def cores() -> int:
    """The processors of this machine."""
    return len(list(Path("/sys/devices/system/cpu").glob("cpu[0-9]*")))


if __name__ == "__main__":
    main()
