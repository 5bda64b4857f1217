"""Settings for all tests, those inside Pyodide too."""

import sys

from hypothesis import settings

# Inside Pyodide, which is slower, a few examples do: there the question is whether it works, not whether it is right.
examples = 5 if sys.platform == "emscripten" else 100
settings.register_profile("project", deadline=None, database=None, derandomize=True, max_examples=examples)
settings.load_profile("project")
