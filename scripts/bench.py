"""Measure the self-check against a stock page: `python -m scripts.bench [--all] [--runs N]`.

The stock page loads Pyodide as released, its package installer and the same wheel. Both pages come from the
same server, in turn, each in a browser with an empty cache. Times are milliseconds from navigation.
"""

import argparse
import json
import platform
import shutil
import statistics
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from scripts import bench_rules, browsers
from scripts.paths import CACHE, NODE, ROOT, RUNTIME, SITE
from scripts.serve import Server, make_server

PREFIX = "/veilig-wonen/"
STOCK = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
REQUEST: dict[str, object] = {"actie": "toon", "stand": None, "velden": {}, "vandaag": "2026-11-22", "vraag": None}

# Notes when the page can take an answer, and when the engine can give one.
CLOCK = """
const seen = globalThis.seen = {};
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
  document.querySelector("#vw-app input[type=radio]").checked = true;
  const app = document.getElementById("vw-app");
  const start = performance.now();
  new MutationObserver(() => requestAnimationFrame(() => resolve(performance.now() - start))).observe(app, {
    childList: true,
  });
  app.querySelector("button[name=actie]").click();
})
"""
ASK = """
async (request) => {
  const start = performance.now();
  await ask(request);
  return performance.now() - start;
}
"""


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
    wheels = {
        "installer": next((CACHE / "bench").glob("micropip-*.whl")),
        "wheel": next((SITE / "pakket").glob("*.whl")),
    }
    for path in wheels.values():
        shutil.copy(path, target)
    (target / "wheels.json").write_text(json.dumps({role: path.name for role, path in wheels.items()}))
    engine = next((SITE / "assets" / "engine").iterdir())
    names = {"worker": "worker.js", "wasm": "pyodide.asm.wasm", "archive": "python.bin"}
    (target / "engine.json").write_text(
        json.dumps({role: f"../assets/engine/{engine.name}/{name}" for role, name in names.items()})
    )


def visit(playwright: Any, browser_name: str, line: Line, url: str, slowed: int) -> dict[str, float]:
    """Open one page in a fresh browser and note the times."""
    browser = browsers.launch(playwright, browser_name)
    page = browser.new_page()
    page.add_init_script(CLOCK)
    if slowed > 1:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    line.sent = 0
    page.goto(url, wait_until="commit", timeout=180_000)
    while not page.evaluate("globalThis.seen?.engine"):
        page.wait_for_timeout(100)
    seen: dict[str, float] = page.evaluate("seen")
    seen["bytes"] = line.sent
    if "bench/" in url:
        seen["answer"] = statistics.median(page.evaluate(ASK, json.dumps(REQUEST)) for _ in range(5))
    else:
        seen["answer"] = page.evaluate(PRESS)
    browser.close()
    return seen


def compare(playwright: Any, server: Server, line: Line, runs: int, browser: str, slowed: int = 1) -> None:
    """Measure both pages in turn and print medians, spread and ratio."""
    base = f"http://127.0.0.1:{server.server_port}{PREFIX}"
    stock, ours = (
        ("bench/stock.html", "zelfcheck/") if slowed == 1 else ("bench/stock-main.html", "bench/ours-main.html")
    )
    taken: dict[str, list[dict[str, float]]] = {"stock": [], "ours": []}
    for _ in range(runs):
        taken["stock"].append(visit(playwright, browser, line, base + stock, slowed))
        taken["ours"].append(visit(playwright, browser, line, base + ours, slowed))
    labels = {"question": "first question can be answered", "engine": "engine ready", "answer": "one answer"}
    for key, label in labels.items():
        print(row(label, *([visit.get(key) for visit in taken[name]] for name in ("ours", "stock"))))
    sent = [statistics.median(visit["bytes"] for visit in taken[name]) for name in ("ours", "stock")]
    print(f"  {'over the wire':32} {sent[0] / 1e6:.2f} MB{'':19} {sent[1] / 1e6:.2f} MB{'':18} {sent[0] / sent[1]:.2f}")


def row(label: str, ours: list[float | None], stock: list[float | None]) -> str:
    """One line of the table."""
    parts = [f"  {label:32}"]
    medians = []
    for values in (ours, stock):
        known = [value for value in values if value is not None]
        if known:
            medians.append(statistics.median(known))
            parts.append(f"{medians[-1]:7.0f} ms ({min(known):.0f} - {max(known):.0f})".ljust(27))
        else:
            parts.append(" " * 27)
    return " ".join(parts) + (f"{medians[0] / medians[1]:.2f}" if len(medians) == 2 else "")


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
    parser.add_argument("--all", action="store_true", help="slow lines, a slow processor and Firefox too")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    rules()
    make_pages()
    line = Line()
    server = make_server(SITE, PREFIX, wrap=over(line))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings: list[tuple[str, float | None, float, str, int]] = [("as it is", None, 0, "chromium", 1)]
    if options.all:
        settings += [
            ("processor slowed four times, both in the page's own thread", None, 0, "chromium", 4),
            ("9 Mbit/s, 60 ms", 9, 0.06, "chromium", 1),
            ("1.6 Mbit/s, 150 ms", 1.6, 0.15, "chromium", 1),
            ("as it is", None, 0, "firefox", 1),
        ]
    print(f"{platform.machine()}, {cores()} cores, {options.runs} runs each in turn; median (least - most), ratio")
    print(f"  {'':32} {'ours':27} {'stock':26} ratio")
    try:
        with sync_playwright() as playwright:
            for name, megabits, delay, browser, slowed in settings:
                print(f"{browser}, {name}", flush=True)
                line.set(megabits, delay)
                compare(playwright, server, line, options.runs, browser, slowed)
    finally:
        shutil.rmtree(SITE / "bench", ignore_errors=True)


def cores() -> int:
    """The processors of this machine."""
    return len(list(Path("/sys/devices/system/cpu").glob("cpu[0-9]*")))


if __name__ == "__main__":
    main()
