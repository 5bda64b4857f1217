"""Walk through the self-check as a visitor does, whatever the questions are."""

import time
from collections.abc import Callable
from typing import Any

Answers = dict[str, str | list[str]]

#: How long a test waits for what must come (seconds): on a busy machine ten are not enough, and nobody waits that long in vain.
PATIENCE = 60

ONWARD = ("antwoord", "uitkomst")


def new_context(browser: Any, language: str = "nl-NL", **options: Any) -> Any:
    """A fresh visitor of that browser, with the patience of the tests."""
    fresh = browser.new_context(locale=language, **options)
    fresh.set_default_timeout(PATIENCE * 1000)
    return fresh


def settled(page: Any) -> None:
    """Wait until the page is not waiting for the engine."""
    page.locator("#vw-app:not([aria-busy])").wait_for()


def eventually(page: Any, holds: Callable[[], bool]) -> None:
    """Wait until something holds; the page's own policy forbids the browser to wait for it in Firefox."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"it did not come to hold in {PATIENCE} seconds")
        page.wait_for_timeout(50)


def says(page: Any, name: str) -> bool:
    """Whether the status under the question says the sentence that the page has for this."""
    told = page.evaluate("document.querySelector('#vw-status p')?.textContent ?? ''")
    meant = page.evaluate(f"document.getElementById('vw-tekst-{name}').content.querySelector('p').textContent")
    return bool(meant) and told.startswith(meant.split(":")[0] if name == "geweigerd" else meant)


def choose(page: Any, which: int = 0) -> None:
    """Choose one of the answers and go on, without waiting."""
    page.locator("#vw-app input[type=radio]").nth(which).check()
    page.locator("#vw-app button[name=actie]").first.click()


def step(page: Any) -> str:
    """The name of the step that is shown."""
    return str(page.evaluate("history.state.vw"))


def fill(page: Any, name: str, value: str) -> None:
    """Answer one field, of whatever kind."""
    field = page.locator(f'#vw-app [name="{name}"]')
    kind = field.first.get_attribute("type") or "text"
    if kind in ("radio", "checkbox"):
        choice = page.locator(f'#vw-app [name="{name}"][value="{value}"]')
        assert choice.count(), f"{name} has no choice {value}"
        choice.check()
    elif field.first.evaluate("element => element.tagName") == "SELECT":
        field.select_option(value)
    else:
        field.fill(value)


def forward(page: Any, action: str | None = None) -> None:
    """Press the button that goes on, or the one with the given action."""
    buttons = page.locator("#vw-app button[name=actie]")
    values = buttons.evaluate_all("all => all.map(button => button.value)")
    wanted = action or next(value for value in ONWARD if value in values)
    page.locator(f'#vw-app button[name=actie][value="{wanted}"]').first.click()
    settled(page)


def walk(page: Any, answers: Answers, until: str = "uitkomst", limit: int = 80) -> list[str]:
    """Answer every question until the wanted step; return the steps passed.

    A field with a list of answers gets the next one each time it is asked. The key `actie:STEP` presses
    another button at that step.
    """
    queues = {name: list(value) if isinstance(value, list) else None for name, value in answers.items()}
    passed: list[str] = []

    def answer(name: str) -> str | None:
        queue = queues.get(name)
        if queue is not None:
            return queue.pop(0) if queue else None
        return str(answers[name]) if name in answers else None

    for _ in range(limit):
        settled(page)
        here = step(page)
        passed.append(here)
        if here == until:
            return passed
        fields = page.locator("#vw-app form [name]:not(button):not([type=hidden])")
        names = fields.evaluate_all("all => [...new Set(all.map(field => field.name))]")
        for name in names:
            value = answer(name)
            if value is not None:
                fill(page, name, value)
        heading = page.locator("#vw-kop").inner_html()
        forward(page, answer(f"actie:{here}"))
        if step(page) == here and page.locator("#vw-kop").inner_html() == heading and not answers.get(f"actie:{here}"):
            raise AssertionError(f"stuck at {here} {passed}: {page.locator('#vw-app, #vw-status').all_inner_texts()}")
    raise AssertionError(f"no {until} after {limit} steps: {passed}")
