"""What brings Python up in the page: an ordered list of engines, of which the page tries the next where one fails.

The last is Pyodide itself, which starts anywhere and answers anything. What may come before it is quicker and does less; each
has a folder here with one entry, `make`. Without such a folder, or with ENGINE=pyodide, Pyodide is the only one.
"""

import hashlib
import importlib
import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from scripts.paths import CACHE, NODE, RUNTIME, bundle, copy_bundle
from scripts.wheel import empty_lock

HERE = Path(__file__).parent
#: Folders here that make an engine from the archive, quickest first.
QUICKER = ("snapshot",)
#: Whose work a file is that the build makes, by its name: keys of scripts/bom.py, where `RUNTIME_PARTS` is all in the runtime.
CODE, PYODIDE, PYTHON, RUNTIME_PARTS = "code", "pyodide", "cpython", "runtime"
ORIGINS = {"worker.js": (CODE, PYODIDE), "python.bin": (CODE, PYTHON, PYODIDE)}


@dataclass(frozen=True)
class File:
    """One file of an engine, as the page asks for it and checks it."""

    role: str
    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 of the content, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def digest(*parts: bytes) -> str:
    """The SHA-256 of the parts, with their lengths between them."""
    total = hashlib.sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()


def made(name: str, sources: Iterable[Path], make: Callable[[Path], None]) -> Path:
    """A folder of the cache, filled anew only when something it is made from changed."""
    key = digest(*(part for path in sources for part in (path.name.encode(), path.read_bytes())))
    folder = CACHE / name / key
    if not folder.exists():
        shutil.rmtree(folder.parent, ignore_errors=True)
        fresh = folder.with_suffix(".new")
        fresh.mkdir(parents=True)
        make(fresh)
        fresh.rename(folder)
    return folder


def make_archive() -> Path:
    """The trimmed library with the package."""
    tools = (HERE / name for name in ("archive.py", "archive.mjs", "pyodide_node.mjs"))

    def make(target: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([NODE, HERE / "archive.mjs", copy_bundle(Path(folder)), target / "python.bin"], check=True)

    return made("archive", [*bundle(), *tools, RUNTIME / "package.json"], make) / "python.bin"


def worker(start: bytes) -> bytes:
    """The script of an engine's thread: what starts it, and the talk with the page that all engines share."""
    return start + b"\n" + (HERE / "messages.js").read_bytes()


def pyodide(archive: Path) -> list[File]:
    """Pyodide, with the archive instead of its own library.

    Its two scripts and ours are one file, which can be checked as a whole before it runs: a module that imports others by
    address could not know what it gets.
    """
    module = cut(RUNTIME / "pyodide.asm.mjs", "export default _createPyodideModule;", "")
    loader = cut(RUNTIME / "pyodide.mjs", "export{dt as loadPyodide,U as version};", "return dt;")
    ours = (HERE / "worker.js").read_text("utf-8")
    text = f"{module}\nconst loadPyodide=(()=>{{{loader}}})(),EMPTY_LOCK={json.dumps(empty_lock())};\n{ours}"
    return [
        File("worker", "worker.js", worker(text.encode())),
        File("wasm", "pyodide.asm.wasm", (RUNTIME / "pyodide.asm.wasm").read_bytes()),
        File("archive", "python.bin", archive.read_bytes()),
    ]


def cut(path: Path, end: str, instead: str) -> str:
    """A script of the runtime with its export replaced; stops when a new version exports otherwise."""
    lines = path.read_text("utf-8").split("\n//# sourceMappingURL")[0]
    if lines.count(end) != 1:
        raise SystemExit(f"{path.name} does not export as expected: {end}")
    return lines.replace(end, f"{instead}\n")


def quicker() -> list[ModuleType]:
    """The folders here that are there."""
    specs = {name: importlib.util.find_spec(f"{__name__}.{name}") for name in QUICKER}
    # A folder that is gone may have left some bytecode behind.
    return [importlib.import_module(f"{__name__}.{name}") for name, spec in specs.items() if spec and spec.origin]


def origins() -> dict[str, tuple[str, ...]]:
    """Whose work each file is that any engine makes."""
    return ORIGINS | {name: keys for folder in quicker() for name, keys in folder.ORIGINS.items()}


def engines() -> list[list[File]]:
    """The files of each engine, in the order in which the page tries them."""
    archive = make_archive()
    others = quicker() if os.environ.get("ENGINE") != "pyodide" else ()
    return [files for files in (*(folder.make(archive) for folder in others), pyodide(archive)) if files]


def publish(target: Path) -> tuple[str, list[list[File]]]:
    """Write the engines into a folder whose name follows from what is in it; return that name and their files."""
    all_engines = engines()
    files = [file for one in all_engines for file in one]
    version = digest(*(file.sha256.encode() for file in files))[:16]
    folder = target / version
    folder.mkdir(parents=True)
    for file in files:
        (folder / file.name).write_bytes(file.content)
    return version, all_engines
