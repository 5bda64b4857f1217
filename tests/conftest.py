"""Settings for all tests, those inside Pyodide too."""

import sys

from hypothesis import Phase, settings

# Inside Pyodide, which is slower, a few examples do: there the question is whether it works, not whether it is right.
inside = sys.platform == "emscripten"
phases = [phase for phase in Phase if not (inside and phase is Phase.shrink)]
settings.register_profile(
    "project", deadline=None, database=None, derandomize=True, max_examples=5 if inside else 30, phases=phases
)
settings.load_profile("project")
