"""Where things are."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
CACHE = ROOT / ".cache"
RUNTIME = ROOT / "node_modules" / "pyodide"
NODE = ROOT / ".venv" / "bin" / "node"


def package() -> Path:
    """The folder of the package `calculator`."""
    spec = importlib.util.find_spec("calculator")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("The package calculator is not there.")
    return Path(next(iter(spec.submodule_search_locations)))
