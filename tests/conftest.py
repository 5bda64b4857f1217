"""Settings for all tests, those inside Pyodide too."""

import sys
from zlib import crc32

import pytest
from hypothesis import Phase, settings

# Inside Pyodide, which is slower, a few examples do: there the question is whether it works, not whether it is right.
inside = sys.platform == "emscripten"
phases = [phase for phase in Phase if not (inside and phase is Phase.shrink)]
settings.register_profile(
    "project", deadline=None, database=None, derandomize=True, max_examples=5 if inside else 30, phases=phases
)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--sample", type=int, default=1, metavar="N", help="one test in N, always the same ones")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    part = config.getoption("--sample")
    left_out = [item for item in items if crc32(item.nodeid.encode()) % part]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
