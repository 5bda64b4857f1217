"""The built site, served under a sub-path, and browsers that tolerate no message and no foreign request."""

import os
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from scripts import browsers
from scripts.paths import SITE
from tests.site.host import Host, hosting
from tests.site.walk import new_context

#: What Chromium shows in every run, Firefox shows in the thorough one; and WebKit all that it shows.
LATER_IN_FIREFOX = ("test_faults", "test_offline", "test_form", "test_theme", "test_time")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    left_out = [item for item in items if not able(item)]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)
    for item in items:
        if "webkit" in item.name or ("firefox" in item.name and item.path.stem in LATER_IN_FIREFOX):
            item.add_marker(pytest.mark.thorough)


def able(item: pytest.Item) -> bool:
    """Whether the driver of the browser can do what the test needs."""
    parameters = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    name = parameters.get("browser")
    needed = item.get_closest_marker("browsers")
    return not needed or name in (None, *needed.args)


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A host that does all that it should."""
    if not (SITE / "index.html").exists():
        pytest.fail("The site is not built: make build")
    with hosting(tmp_path_factory.mktemp("plain")) as running:
        yield running


@pytest.fixture(scope="session")
def address(plain: Host) -> str:
    """The address of the site, with a prefix that it was not built for."""
    return plain.address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        yield running


def started(playwright: Any, name: str) -> Iterator[Any]:
    """A browser; without one the tests are skipped, and fail where all must run."""
    try:
        running = browsers.launch(playwright, name)
    except browsers.Missing as missing:
        if os.environ.get("CI") == "true":
            pytest.fail(str(missing))
        pytest.skip(str(missing))
    yield running
    running.close()


@pytest.fixture(scope="session")
def chromium(playwright: Any) -> Iterator[Any]:
    yield from started(playwright, "chromium")


@pytest.fixture(scope="session")
def firefox(playwright: Any) -> Iterator[Any]:
    yield from started(playwright, "firefox")


@pytest.fixture(scope="session")
def webkit() -> Iterator[Any]:
    yield from started(None, "webkit")


@pytest.fixture(params=browsers.NAMES)
def browser(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def chromium_page(chromium: Any) -> Iterator[Any]:
    """One page for many looks where a fresh one adds nothing."""
    context = new_context(chromium)
    yield context.new_page()
    context.close()


class Watch:
    """What a page said and asked for; a test names beforehand what it expects."""

    def __init__(self, context: Any, host: str) -> None:
        # Firefox reports what was still on its way when the visitor left.
        self.allowed = [
            "NS_BINDING_ABORTED",
            "A ServiceWorker intercepted the request and encountered an unexpected error",
        ]
        self.faults: list[str] = []
        self.requests: list[str] = []
        self.host = host
        context.on("console", self.message)
        context.on("weberror", lambda error: self.faults.append(f"error: {error.error}"))
        context.on("request", self.request)

    def message(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.type}: {message.text} ({message.location})")

    def request(self, request: Any) -> None:
        self.requests.append(request.url)
        if urlsplit(request.url).scheme not in ("data", "blob") and urlsplit(request.url).netloc != self.host:
            self.faults.append(f"request to another host: {request.url}")

    def allow(self, pattern: str) -> None:
        self.allowed.append(pattern)

    def left(self) -> list[str]:
        return [fault for fault in self.faults if not any(re.search(allowed, fault) for allowed in self.allowed)]


@pytest.fixture
def context(browser: Any, plain: Host, steerable: Host) -> Iterator[Any]:
    fresh = new_context(browser, viewport={"width": 1100, "height": 900})
    if browser.browser_type.name == "webkit":
        # Its driver cannot run a script before those of the page; the hosts can.
        plain.first = steerable.first = fresh.scripts
        fresh.served = True
    yield fresh
    fresh.close()
    plain.first = steerable.first = []


@pytest.fixture
def watch(request: pytest.FixtureRequest, context: Any) -> Iterator[Watch]:
    own: Host | None = request.getfixturevalue("host") if "host" in request.fixturenames else None
    address: str = own.address if own else request.getfixturevalue("address")
    watching = Watch(context, urlsplit(address).netloc)
    yield watching
    assert watching.left() == []


@pytest.fixture
def page(context: Any, watch: Watch) -> Any:
    return context.new_page()


@pytest.fixture(scope="session")
def steerable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with hosting(tmp_path_factory.mktemp("host")) as running:
        yield running


@pytest.fixture
def host(steerable: Host) -> Host:
    """A host of which a test can change what it does; at first it does all that it should."""
    steerable.reset()
    return steerable
