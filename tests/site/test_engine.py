"""The self-check and its engine: not waiting, and moving about."""

from typing import Any

import pytest

from calculator.zelfcheck.browser import handle
from tests.site.walk import choose, eventually, forward, says, settled, step

pytestmark = [pytest.mark.site, pytest.mark.host]

ENGINE = "**/assets/engine/**"


def open_page(page: Any, address: str) -> None:
    page.goto(f"{address}zelfcheck/")


def wait_for_step_after(page: Any, first: str) -> None:
    page.wait_for_selector("#vw-app:not([aria-busy])")
    assert step(page) != first


@pytest.mark.browsers("chromium", "firefox")
def test_first_question_is_answered_before_the_engine_is_there(page: Any, address: str) -> None:
    held: list[Any] = []
    page.route(ENGINE, lambda route: held.append(route))
    open_page(page, address)
    first = step(page)
    choose(page)
    page.locator("#vw-status:not(:empty)").wait_for()
    assert says(page, "laden")
    # A second press while the first is under way changes nothing.
    page.locator("#vw-app button[name=actie]").first.click()
    for route in held:
        route.continue_()
    wait_for_step_after(page, first)
    assert page.evaluate("document.activeElement.id") != ""
    assert page.evaluate("history.state.depth") == 1


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
    choose(page)
    wait_for_step_after(page, first)
    second = step(page)
    page.go_back()
    eventually(page, lambda: step(page) == first and page.locator("#vw-app input[type=radio]").count() > 0)
    settled(page)
    page.go_forward()
    eventually(page, lambda: step(page) == second)
    settled(page)
    assert page.url == f"{address}zelfcheck/"


# As the page itself does, with the first engine of its list; nothing is answered by a next one.
ASK = """
  async ([module, requests]) => {
    const { Engine } = await import(module);
    self.engine ??= new Engine(0);
    const answers = [];
    for (const request of requests) answers.push(await self.engine.ask(request));
    return answers;
  }
"""


@pytest.mark.thorough
def test_a_thousand_visitors_get_the_answers_of_cpython(page: Any, address: str) -> None:
    workload = pytest.importorskip("scripts.engine.snapshot.workload", reason="there is no snapshot to doubt")
    asked = list(dict.fromkeys(workload.strangers(4, 80)))[:1000]
    assert len(asked) == 1000
    open_page(page, address)
    for part in (asked[start : start + 50] for start in range(0, len(asked), 50)):
        assert page.evaluate(ASK, [f"{address}assets/engine.js", part]) == [handle(request) for request in part]
