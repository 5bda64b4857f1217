"""How long the rules themselves take: `python -m scripts.bench_rules`; the same file runs inside Pyodide (bench_rules.mjs)."""

import json
import statistics
import time
from collections.abc import Callable
from typing import Any

from calculator.geval.invoer import lees_geval
from calculator.geval.voorbeelden import PER_NAAM
from calculator.oordeel.beoordeling import beoordeel
from calculator.oordeel.watals import wendingen
from calculator.wet.model import Geval

SIZES = (1, 10, 100, 250, 500, 1000)


def case(measures: int) -> Geval:
    """Five measures of 2021, over and over: the cap, the list and the certificate all play a part."""
    facts: dict[str, Any] = dict(PER_NAAM["vijf-boven-maximum"].feiten)
    facts["maatregelen"] = [facts["maatregelen"][i % 5] for i in range(measures)]
    return lees_geval(facts)


def median(work: Callable[[], object], runs: int) -> float:
    """The median time of one call, in milliseconds."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def fit(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Slope (milliseconds a measure) and R² of the straight line through (number of measures, milliseconds)."""
    line = statistics.linear_regression([x for x, _ in points], [y for _, y in points])
    return line.slope, statistics.correlation([x for x, _ in points], [y for _, y in points]) ** 2


def measure() -> dict[str, float]:
    """All figures of this Python, in milliseconds."""
    cases = {size: case(size) for size in SIZES}
    points = [(float(size), median(lambda given=given: beoordeel(given), 5)) for size, given in cases.items()]  # type: ignore[misc]
    ordinary = lees_geval(dict(PER_NAAM["geen-certificaat"].feiten))
    outcome = beoordeel(ordinary)[0]
    slope, r2 = fit(points)
    return {
        "ten measures": median(lambda: beoordeel(cases[10]), 200),
        "a measure more": slope,
        "R2 of a straight line up to 1000 measures": r2,
        "wat als": median(lambda: wendingen(ordinary, outcome), 50),
    }


def report() -> str:
    """The figures as JSON text."""
    return json.dumps({name: round(value, 4) for name, value in measure().items()})


if __name__ == "__main__":
    print(report())
