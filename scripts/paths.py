"""Where things are."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
CACHE = ROOT / ".cache"
RUNTIME = ROOT / "node_modules" / "pyodide"
NODE = ROOT / ".venv" / "bin" / "node"


#: The one room of the package that never travels: what only a build of the site needs.
BUILD_ROOM = "paginas"


def package() -> Path:
    """The folder of the package `calculator`."""
    spec = importlib.util.find_spec("calculator")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("The package calculator is not there.")
    return Path(next(iter(spec.submodule_search_locations)))


def bundle() -> list[Path]:
    """What travels to a browser and in the wheel: every module of the package but those of the build room."""
    folder = package()
    return [path for path in sorted(folder.rglob("*.py")) if BUILD_ROOM not in path.relative_to(folder).parts]


def copy_bundle(target: Path) -> Path:
    """The bundle as a package of its own, in a folder."""
    for path in bundle():
        copied = target / path.relative_to(package().parent)
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.write_bytes(path.read_bytes())
    return target / package().name
