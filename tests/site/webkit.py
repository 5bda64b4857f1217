"""WebKitGTK (Safari's engine) behind the few methods of Playwright that the walks use."""

import os
import shutil
import subprocess
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from glob import glob
from typing import Any

from scripts.browsers import Missing

INSTALL = "apt-get install webkit2gtk-driver xvfb xauth"
TIME_LIMIT = 20.0


class Locator:
    """The elements that a selector finds now."""

    def __init__(self, page: "Page", selector: str, index: int | None = None) -> None:
        self.page, self.selector, self.index = page, selector, index

    def all(self) -> list[Any]:
        found: list[Any] = self.page.driver.find_elements("css selector", self.selector)
        return found if self.index is None else found[self.index : self.index + 1]

    def one(self) -> Any:
        """The element, once it is there."""
        self.wait_for()
        return self.all()[0]

    @property
    def first(self) -> "Locator":
        return Locator(self.page, self.selector, 0)

    def wait_for(self) -> None:
        end = time.monotonic() + TIME_LIMIT
        while not self.all():
            if time.monotonic() > end:
                raise AssertionError(f"no {self.selector}")
            time.sleep(0.05)

    def count(self) -> int:
        return len(self.all())

    def click(self) -> None:
        element = self.one()
        self.page.driver.execute_script("arguments[0].scrollIntoView({ block: 'center' })", element)
        element.click()

    check = click

    def fill(self, value: str) -> None:
        element = self.one()
        element.clear()
        element.send_keys(value)

    def set_input_files(self, path: str) -> None:
        self.one().send_keys(path)

    def is_checked(self) -> bool:
        return bool(self.one().is_selected())

    def get_attribute(self, name: str) -> str | None:
        return self.evaluate(f"element => element.getAttribute({name!r})")  # type: ignore[no-any-return]

    def evaluate(self, function: str) -> Any:
        return self.page.driver.execute_script(f"return ({function})(arguments[0])", self.one())

    def evaluate_all(self, function: str) -> Any:
        return self.page.driver.execute_script(f"return ({function})([...arguments])", *self.all())

    def input_value(self) -> str:
        return str(self.evaluate("element => element.value"))

    def inner_html(self) -> str:
        return str(self.evaluate("element => element.innerHTML"))

    def text_content(self) -> str:
        return str(self.evaluate("element => element.textContent"))

    inner_text = text_content

    def all_inner_texts(self) -> list[str]:
        return [element.text for element in self.all()]


class Page:
    """A window of the browser."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def goto(self, address: str) -> None:
        self.driver.get(address)

    def locator(self, selector: str) -> Locator:
        return Locator(self, selector)

    def evaluate(self, expression: str) -> Any:
        return self.driver.execute_script(f"return ({expression})")

    def wait_for_timeout(self, milliseconds: float) -> None:
        time.sleep(milliseconds / 1000)

    def go_back(self) -> None:
        self.driver.back()

    def go_forward(self) -> None:
        self.driver.forward()

    def title(self) -> str:
        return str(self.driver.title)

    @property
    def url(self) -> str:
        return str(self.driver.current_url)


@contextmanager
def display() -> Iterator[str]:
    """A screen that nobody sees."""
    if not shutil.which("Xvfb"):
        raise Missing(f"no Xvfb here; {INSTALL}")
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        try:
            os.close(write)
            with os.fdopen(read) as number:
                yield f":{number.readline().strip()}"
        finally:
            server.terminate()


@contextmanager
def launch() -> Iterator[Page]:
    """Start the browser."""
    from selenium.webdriver.webkitgtk.options import Options
    from selenium.webdriver.webkitgtk.service import Service
    from selenium.webdriver.webkitgtk.webdriver import WebDriver

    driver_path = shutil.which("WebKitWebDriver")
    browsers = sorted(glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser") + glob("/usr/libexec/webkit2gtk-4.*/MiniBrowser"))
    if not driver_path or not browsers:
        raise Missing(f"no WebKitGTK here; {INSTALL}")
    options = Options()
    options.binary_location = browsers[-1]
    options.add_argument("--automation")
    with display() as screen:
        # No accessibility bus and no sandbox of its own: neither is there in a bare container.
        env = {**os.environ, "DISPLAY": screen, "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1", "GTK_A11Y": "none"}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # selenium's own, within itself
            driver = WebDriver(options=options, service=Service(executable_path=driver_path, env=env))
        try:
            yield Page(driver)
        finally:
            driver.quit()
