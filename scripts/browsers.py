"""The browsers that the tests and the benchmark use: the machine's own, else Playwright's."""

import shutil
import subprocess
import sys
from typing import Any

from scripts import webkit

NAMES = ("chromium", "firefox", "webkit")
INSTALL = "apt-get install chromium firefox-esr, or: .venv/bin/playwright install chromium firefox"
QUIET = [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Missing(Exception):
    """No such browser here."""


def launch(playwright: Any, name: str, letters: int = 16) -> Any:
    """Start a browser without a window; Chromium for who has set letters of another size (pixels), too."""
    if name == "webkit":
        if not all(webkit.found()):
            raise Missing(f"no WebKitGTK here; {webkit.INSTALL}")
        return webkit.Browser()
    if name == "chromium":
        args = [*QUIET, f"--blink-settings=defaultFontSize={letters}"]
        return start(playwright.chromium, name, ("chromium", "chromium-browser"), args=args, chromium_sandbox=False)
    own = {"channel": "moz-firefox"}
    return start(playwright.firefox, name, ("firefox-esr", "firefox"), own)


def start(kind: Any, name: str, commands: tuple[str, ...], own: dict[str, Any] | None = None, **options: Any) -> Any:
    """Try the machine's browser, then Playwright's, then to install Playwright's."""
    path = next(filter(None, map(shutil.which, commands)), None)
    if path:
        return kind.launch(executable_path=path, **(own or {}), **options)
    try:
        return kind.launch(**options)
    except Exception as error:
        first = error
    subprocess.run([sys.executable, "-m", "playwright", "install", name], capture_output=True, check=False)
    try:
        return kind.launch(**options)
    except Exception:
        raise Missing(f"{name} is not here; {INSTALL}") from first
