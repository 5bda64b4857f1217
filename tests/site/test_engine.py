"""The self-check and its engine: waiting, failing, recovering."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.site.walk import eventually, forward, settled, step

pytestmark = [pytest.mark.site, pytest.mark.host]

ENGINE = "**/assets/engine/**"


def open_page(page: Any, address: str) -> None:
    page.goto(f"{address}zelfcheck/")


def text_of(page: Any, name: str) -> str:
    """What a template says, without white space."""
    script = f"document.getElementById('vw-tekst-{name}').content.textContent"
    return "".join(page.evaluate(script).split())


def status(page: Any) -> str:
    return "".join(page.locator("#vw-status").text_content().split())


def choose_first(page: Any) -> None:
    page.locator("#vw-app input[type=radio]").first.check()
    page.locator("#vw-app button[name=actie]").first.click()


def wait_for_step_after(page: Any, first: str) -> None:
    page.wait_for_selector("#vw-app:not([aria-busy])")
    assert step(page) != first


def test_first_question_is_answered_before_the_engine_is_there(page: Any, address: str) -> None:
    held: list[Any] = []
    page.route(ENGINE, lambda route: held.append(route))
    open_page(page, address)
    first = step(page)
    choose_first(page)
    page.locator("#vw-status:not(:empty)").wait_for()
    assert status(page) == text_of(page, "laden")
    # A second press while the first is under way changes nothing.
    page.locator("#vw-app button[name=actie]").first.click()
    for route in held:
        route.continue_()
    wait_for_step_after(page, first)
    assert page.evaluate("document.activeElement.id") != ""
    assert page.evaluate("history.state.depth") == 1


def cut_short(route: Any) -> None:
    body = route.fetch().body()
    route.fulfill(status=200, body=body[: len(body) // 2], content_type="application/octet-stream")


def alter_a_byte(route: Any) -> None:
    body = bytearray(route.fetch().body())
    body[len(body) // 2] ^= 1
    route.fulfill(status=200, body=bytes(body), content_type="application/wasm")


FAULTS: dict[str, Callable[[Any], None]] = {
    "blocked": lambda route: route.abort(),
    "missing": lambda route: route.fulfill(status=404, body="<h1>404</h1>", content_type="text/html"),
    "other content": lambda route: route.fulfill(status=200, body="<h1>Hallo</h1>", content_type="text/html"),
    "cut short": cut_short,
    "altered": alter_a_byte,
}


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        ("worker.js", "missing"),
        ("worker.js", "altered"),
        ("pyodide.asm.wasm", "blocked"),
        ("pyodide.asm.wasm", "altered"),
        ("pyodide.asm.wasm", "cut short"),
        ("python.bin", "other content"),
        ("python.bin", "altered"),
    ],
)
def test_fault_shows_itself_and_a_retry_goes_on(page: Any, watch: Any, address: str, file: str, fault: str) -> None:
    watch.allow("assets/engine")
    page.route(f"{ENGINE}/{file}", FAULTS[fault])
    open_page(page, address)
    first = step(page)
    choose_first(page)
    page.locator("[data-vw=opnieuw-laden]").wait_for()
    assert status(page) == text_of(page, "storing")
    assert step(page) == first
    assert page.locator("#vw-app input[type=radio]").first.is_checked()
    page.unroute(f"{ENGINE}/{file}")
    page.locator("[data-vw=opnieuw-laden]").click()
    wait_for_step_after(page, first)
    assert text_of(page, "storing") not in status(page)


def test_nothing_chosen_gives_an_error_in_focus_and_no_new_entry(page: Any, address: str) -> None:
    open_page(page, address)
    first = step(page)
    forward(page)
    assert step(page) == first
    assert page.evaluate("history.state.depth") == 0
    assert page.evaluate("document.activeElement !== document.body")


def test_back_forward_and_restart(page: Any, address: str) -> None:
    open_page(page, address)
    first = step(page)
    choose_first(page)
    wait_for_step_after(page, first)
    second = step(page)
    page.go_back()
    eventually(page, lambda: step(page) == first and page.locator("#vw-app input[type=radio]").count() > 0)
    settled(page)
    page.go_forward()
    eventually(page, lambda: step(page) == second)
    settled(page)
    assert page.url == f"{address}zelfcheck/"
