"""Nothing on the page moves while the engine loads."""

from typing import Any

import pytest

from tests.site.walk import new_context, settled, step

pytestmark = [pytest.mark.site, pytest.mark.host]

WATCH_SHIFTS = """
  window.shifts = [];
  const ours = ({ node }) => (node instanceof Element ? node : node?.parentElement)?.closest("article");
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) if (sources.some(ours)) shifts.push(value);
  }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_the_engine_loads(chromium: Any, address: str, width: int) -> None:
    context = new_context(chromium, viewport={"width": width, "height": 844})
    page = context.new_page()
    page.add_init_script(WATCH_SHIFTS)
    held: list[Any] = []
    page.route("**/assets/engine/**", lambda route: held.append(route))
    page.goto(f"{address}zelfcheck/")
    page.wait_for_timeout(700)  # what follows within half a second of a press counts as wanted
    assert sum(page.evaluate("shifts")) == 0
    # The line that says to wait has its place already.
    page.locator("#vw-app [name=ambt][value=wethouder]").check()
    page.locator("#vw-app button[name=actie]").first.click()
    page.locator("#vw-status:not(:empty)").wait_for()
    page.wait_for_timeout(700)
    assert sum(page.evaluate("shifts")) == 0
    for route in held:
        route.continue_()
    settled(page)
    assert step(page) == "concrete_dreiging"
    context.close()
