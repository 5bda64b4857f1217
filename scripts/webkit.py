"""WebKitGTK (Safari's engine) behind the methods of Playwright that the tests and the benchmark use.

Its driver speaks WebDriver, so what that cannot do is not here: hearing of requests and messages, changing an answer on
its way, saving a file. A context is a browser of its own, started afresh; its pages are tabs.
"""

import os
import shutil
import subprocess
import time
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from glob import glob
from typing import Any

from playwright.sync_api import Error

INSTALL = "apt-get install webkit2gtk-driver xvfb xauth"
#: How long something is waited for (milliseconds).
TIME_LIMIT = 60_000
#: How often a browser is started before its absence is a fault, and how long one command may take (seconds).
ATTEMPTS, COMMAND_LIMIT = 3, 90
#: What is longer, or on no key, was not typed but pasted.
TYPED = 50
# A promise is waited for, and what goes wrong comes back with its text, which the driver itself leaves out.
RUN = """
const [find, argument, done] = arguments;
const found = () => {
  const all = [...document.querySelectorAll(find.selector)].filter((e) => e.textContent.includes(find.text));
  return find.index === null ? all : all.slice(find.index, find.index + 1);
};
(async () => {
  const value = %s;
  return typeof value === "function" ? value(...(find ? [found()] : []), argument) : value;
})().then((value) => done({ value }), (error) => done({ error: String(error) }));
"""
VISIBLE = "all => all.some((e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0)"
# As the WebDriver standard numbers them ("keyboard actions").
KEYS = {
    "Space": " ",
    "ArrowDown": "\ue015",
    "ArrowRight": "\ue014",
    "Enter": "\ue007",
    "Tab": "\ue004",
    "ControlOrMeta": "\ue009",
    "Escape": "\ue00c",
}
FIXED = """
{
  const Real = (globalThis.RealDate ??= Date);
  globalThis.Date = class extends Real {
    constructor(...parts) { super(...(parts.length ? parts : [%(now)d])); }
    static now() { return %(now)d; }
  };
}
"""


class Locator:
    """The elements that a selector finds by the time something is asked of them."""

    def __init__(self, page: "Page", selector: str, text: str = "", index: int | None = None) -> None:
        self.page, self.selector, self.text, self.index = page, selector, text, index

    def nth(self, index: int) -> "Locator":
        """One of them."""
        return Locator(self.page, self.selector, self.text, index)

    @property
    def first(self) -> "Locator":
        """The first."""
        return self.nth(0)

    def evaluate_all(self, function: str, argument: Any = None) -> Any:
        """What a function makes of all of them."""
        find = {"selector": self.selector, "text": self.text, "index": self.index}
        return self.page.run(function, argument, find)

    def evaluate(self, function: str, argument: Any = None) -> Any:
        """What a function makes of the first, once it is there."""
        self.wait_for("attached")
        return self.evaluate_all(f"([e], argument) => ({function})(e, argument)", argument)

    def wait_for(self, state: str = "visible", timeout: float = TIME_LIMIT) -> None:
        """Wait until one is there, and to be seen."""
        end = time.monotonic() + timeout / 1000
        while not self.evaluate_all(VISIBLE if state == "visible" else "all => all.length > 0"):
            if time.monotonic() > end:
                raise Error(f"not {state}: {self.selector}")
            time.sleep(0.02)

    def count(self) -> int:
        """How many there are."""
        return int(self.evaluate_all("all => all.length"))

    def is_visible(self) -> bool:
        """Whether it is to be seen now."""
        return bool(self.evaluate_all(VISIBLE))

    def is_hidden(self) -> bool:
        """Whether it is not."""
        return not self.is_visible()

    def element(self) -> Any:
        """The driver's own handle of it, in the middle of the window."""
        self.wait_for()
        return self.evaluate("e => { e.scrollIntoView({ block: 'center', behavior: 'instant' }); return e; }")

    def click(self) -> None:
        """Click with the mouse; once more where something moved in between."""
        from selenium.common.exceptions import ElementClickInterceptedException

        end = time.monotonic() + TIME_LIMIT / 1000
        while time.monotonic() < end:
            try:
                return self.element().click()  # type: ignore[no-any-return]
            except ElementClickInterceptedException:
                time.sleep(0.1)
        raise Error(f"something lies over {self.selector}")

    def dblclick(self) -> None:
        """Click twice."""
        from selenium.webdriver import ActionChains

        ActionChains(self.page.own()).double_click(self.element()).perform()

    def check(self) -> None:
        """Click what is not chosen yet."""
        for _ in range(3):
            if not self.is_checked():
                self.click()

    def fill(self, value: str) -> None:
        """Type in place of what was there, or paste."""
        element = self.element()
        element.clear()
        if not value:
            return
        if len(value) <= TYPED and value.isprintable():
            element.send_keys(value)
        else:
            self.evaluate("(e, text) => { e.focus(); document.execCommand('insertText', false, text); }", value)

    def press_sequentially(self, keys: str) -> None:
        """Type."""
        self.element().send_keys(keys)

    def set_input_files(self, path: Any) -> None:
        """Choose a file."""
        self.element().send_keys(str(path))

    def is_checked(self) -> bool:
        """Whether it is chosen."""
        return bool(self.evaluate("e => e.checked"))

    def get_attribute(self, name: str) -> str | None:
        """One of its attributes."""
        return self.evaluate("(e, name) => e.getAttribute(name)", name)  # type: ignore[no-any-return]

    def bounding_box(self) -> dict[str, float]:
        """Where it is in the window."""
        return self.evaluate("e => e.getBoundingClientRect().toJSON()")  # type: ignore[no-any-return]

    def input_value(self) -> str:
        """What is filled in."""
        return str(self.evaluate("e => e.value"))

    def inner_html(self) -> str:
        """The HTML within it."""
        return str(self.evaluate("e => e.innerHTML"))

    def text_content(self) -> str:
        """Its text."""
        return str(self.evaluate("e => e.textContent"))

    def inner_text(self) -> str:
        """Its text as it is shown."""
        return str(self.evaluate("e => e.innerText"))

    def all_inner_texts(self) -> list[str]:
        """The texts of all."""
        return list(self.evaluate_all("all => all.map((e) => e.innerText)"))


class Clock:
    """The clock of the pages."""

    def __init__(self, page: "Page") -> None:
        self.page = page

    def set_fixed_time(self, moment: datetime | str) -> None:
        """Let it stand still."""
        day = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        script = FIXED % {"now": day.timestamp() * 1000}
        self.page.add_init_script(script)
        self.page.run(f"() => {{ {script} }}")

    def install(self) -> None:
        """It cannot be moved; so it need not be held either."""

    def fast_forward(self, milliseconds: float) -> None:
        """Wait it out."""
        time.sleep(milliseconds / 1000)


class Keyboard:
    """The keys, for whatever has the focus."""

    def __init__(self, page: "Page") -> None:
        self.page = page

    def press(self, names: str) -> None:
        """Press a key, or several that are joined by a plus."""
        from selenium.webdriver import ActionChains

        actions = ActionChains(self.page.own())
        keys = [KEYS.get(name, name) for name in names.split("+")]
        for key in keys:
            actions.key_down(key)
        for key in reversed(keys):
            actions.key_up(key)
        actions.perform()

    def type(self, text: str) -> None:
        """Press one after the other."""
        from selenium.webdriver import ActionChains

        ActionChains(self.page.own()).send_keys(text).perform()


class Page:
    """A tab of the browser."""

    def __init__(self, context: "Context", handle: str) -> None:
        self.context, self.handle = context, handle
        self.clock = Clock(self)
        self.keyboard = Keyboard(self)

    def own(self) -> Any:
        """The driver, with this tab in front."""
        driver = self.context.driver
        if self.context.front != self.handle:
            driver.switch_to.window(self.handle)
            self.context.front = self.handle
        return driver

    bring_to_front = own

    def run(self, expression: str, argument: Any = None, find: Any = None) -> Any:
        """What an expression gives; a function is called, with what is found first."""
        from selenium.common.exceptions import WebDriverException

        try:
            result = self.own().execute_async_script(RUN % f"({expression})", find, argument)
        except WebDriverException as error:
            raise Error(f"{type(error).__name__}: {error.msg}") from error
        if "error" in result:
            raise Error(result["error"])
        return result.get("value")

    def evaluate(self, expression: str, argument: Any = None) -> Any:
        """What an expression gives in the page."""
        return self.run(expression, argument)

    def goto(self, address: str, **_: Any) -> None:
        """Go to an address."""
        self.own().get(address)
        if not self.context.served:
            for script in self.context.scripts:
                self.run(f"() => {{ {script} }}")

    def add_init_script(self, script: str) -> None:
        """Run a script in each page to come."""
        self.context.add_init_script(script)

    def locator(self, selector: str, has_text: str = "") -> Locator:
        """What a selector finds."""
        return Locator(self, selector, has_text)

    def wait_for_selector(self, selector: str, timeout: float = TIME_LIMIT) -> None:
        """Wait until it is to be seen."""
        self.locator(selector).wait_for(timeout=timeout)

    def wait_for_timeout(self, milliseconds: float) -> None:
        """Wait."""
        time.sleep(milliseconds / 1000)

    def set_viewport_size(self, size: dict[str, int]) -> None:
        """Make the window such that the page has this size."""
        driver = self.own()
        has = self.run("() => [outerWidth - innerWidth, outerHeight - innerHeight]")
        driver.set_window_size(size["width"] + has[0], size["height"] + has[1])

    def go_back(self) -> None:
        """Press back."""
        self.own().back()

    def go_forward(self) -> None:
        """Press forward."""
        self.own().forward()

    def reload(self) -> None:
        """Load it again."""
        self.own().refresh()

    def title(self) -> str:
        """The title."""
        return str(self.own().title)

    @property
    def url(self) -> str:
        """The address."""
        return str(self.own().current_url)

    def on(self, *_: Any) -> None:
        """It hears of nothing."""

    def close(self) -> None:
        """Close the tab, and not the browser with it."""
        if len(self.own().window_handles) == 1:
            self.context.spare = self.context.new_page()
        self.own().close()
        self.context.front = ""


class Context:
    """A browser that was never used before."""

    def __init__(self, screen: str) -> None:
        self.scripts: list[str] = []
        #: Whether the server puts these first in its pages; else they come when a page has been read.
        self.served = False
        self.front = ""
        self.spare: Page | None = None
        self.browser_process = ExitStack()
        self.driver = self.browser_process.enter_context(driver(screen))
        self.spare = Page(self, self.driver.current_window_handle)

    def new_page(self) -> Page:
        """A new tab, or one that was not used yet."""
        page, self.spare = self.spare, None
        if page:
            return page
        if not self.front:  # a tab that was closed cannot open another
            self.driver.switch_to.window(self.driver.window_handles[0])
        self.driver.switch_to.new_window("tab")
        self.front = self.driver.current_window_handle
        return Page(self, self.front)

    def add_init_script(self, script: str) -> None:
        """Run a script in each page to come."""
        self.scripts.append(script)

    def on(self, *_: Any) -> None:
        """It hears of nothing."""

    def set_default_timeout(self, _: float) -> None:
        """It is a minute."""

    def close(self) -> None:
        """Leave nothing."""
        self.browser_process.close()


class Kind:
    """Which browser it is."""

    name = "webkit"


class Browser:
    """What starts a browser for each context."""

    browser_type = Kind()

    def __init__(self) -> None:
        self.display = ExitStack()
        self.screen = self.display.enter_context(display())

    def new_context(self, viewport: dict[str, int] | None = None, **_: Any) -> Context:
        """A browser."""
        context = Context(self.screen)
        if viewport and context.spare:
            context.spare.set_viewport_size(viewport)
        return context

    def close(self) -> None:
        """Leave nothing."""
        self.display.close()


@contextmanager
def display() -> Iterator[str]:
    """A screen that nobody sees."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        try:
            os.close(write)
            with os.fdopen(read) as number:
                yield f":{number.readline().strip()}"
        finally:
            server.terminate()


def found() -> tuple[str | None, list[str]]:
    """The driver and the browsers on this machine."""
    browsers = glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser") + glob("/usr/libexec/webkit2gtk-4.*/MiniBrowser")
    return shutil.which("WebKitWebDriver"), sorted(browsers) if shutil.which("Xvfb") else []


@contextmanager
def driver(screen: str) -> Iterator[Any]:
    """Start the browser with its driver; again when nothing comes of it: now and then the driver waits for ever for its browser."""
    from selenium.webdriver import Remote
    from selenium.webdriver.remote.client_config import ClientConfig
    from selenium.webdriver.remote.file_detector import UselessFileDetector
    from selenium.webdriver.webkitgtk.options import Options
    from selenium.webdriver.webkitgtk.service import Service
    from urllib3.exceptions import TimeoutError as TookTooLong

    path, browsers = found()
    options = Options()
    options.binary_location = browsers[-1]
    options.add_argument("--automation")
    # No accessibility bus and no sandbox of its own: neither is there in a bare container.
    env = {**os.environ, "DISPLAY": screen, "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1", "GTK_A11Y": "none"}
    for attempt in range(ATTEMPTS):
        service = Service(executable_path=path, env=env)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # selenium's own, within itself
            service.start()
            try:
                limit = ClientConfig(service.service_url, timeout=COMMAND_LIMIT)
                # Not far away: a file is where it is, and need not be sent.
                running = Remote(
                    service.service_url, file_detector=UselessFileDetector(), options=options, client_config=limit
                )
                break
            except Exception as error:
                service.stop()
                if attempt == ATTEMPTS - 1 or not isinstance(error, TookTooLong):
                    raise
    try:
        yield running
    finally:
        with suppress(TookTooLong):
            running.quit()
        service.stop()
