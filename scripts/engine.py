"""The engine: the three files that bring Python up in the page, made from Pyodide and the package."""

import hashlib
import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from scripts.paths import CACHE, NODE, ROOT, RUNTIME, package
from scripts.wheel import empty_lock


@dataclass(frozen=True)
class File:
    """One file of the engine, as the page asks for it and checks it."""

    role: str
    name: str
    size: int
    sha256: str


def digest(*parts: bytes) -> str:
    """The SHA-256 of the parts, with their lengths between them."""
    total = hashlib.sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()


def make_archive() -> bytes:
    """The trimmed library with the package; made anew only when something it is made from changed."""
    folder = package()
    sources = [
        *sorted(path for path in folder.rglob("*.py")),
        *(ROOT / "scripts" / name for name in ("archive.py", "archive.mjs", "pyodide_node.mjs")),
        RUNTIME / "package.json",
    ]
    key = digest(*(part for path in sources for part in (path.name.encode(), path.read_bytes())))
    made = CACHE / "archive" / f"{key}.bin"
    if not made.exists():
        shutil.rmtree(made.parent, ignore_errors=True)
        made.parent.mkdir(parents=True)
        subprocess.run([NODE, ROOT / "scripts" / "archive.mjs", folder, made], check=True)
    return made.read_bytes()


def make_worker() -> bytes:
    """Pyodide's two scripts and our worker as one script.

    One file can be checked as a whole before it runs: a module that imports others by address could not
    know what it gets.
    """
    module = cut(RUNTIME / "pyodide.asm.mjs", "export default _createPyodideModule;", "")
    loader = cut(RUNTIME / "pyodide.mjs", "export{dt as loadPyodide,U as version};", "return dt;")
    ours = (ROOT / "docs" / "assets" / "worker.js").read_text("utf-8")
    text = f"{module}\nconst loadPyodide=(()=>{{{loader}}})(),EMPTY_LOCK={json.dumps(empty_lock())};\n{ours}"
    return text.encode()


def cut(path: Path, end: str, instead: str) -> str:
    """A script of the runtime with its export replaced; stops when a new version exports otherwise."""
    lines = path.read_text("utf-8").split("\n//# sourceMappingURL")[0]
    if lines.count(end) != 1:
        raise SystemExit(f"{path.name} does not export as expected: {end}")
    return lines.replace(end, f"{instead}\n")


def make(target: Path) -> tuple[str, tuple[File, ...]]:
    """Write the engine under a name that follows from its content; return that name and its files."""
    contents = {
        "worker": ("worker.js", make_worker()),
        "wasm": ("pyodide.asm.wasm", (RUNTIME / "pyodide.asm.wasm").read_bytes()),
        "archive": ("python.bin", make_archive()),
    }
    files = tuple(
        File(role, name, len(data), hashlib.sha256(data).hexdigest()) for role, (name, data) in contents.items()
    )
    version = digest(*(file.sha256.encode() for file in files))[:16]
    folder = target / version
    folder.mkdir(parents=True)
    for name, data in contents.values():
        (folder / name).write_bytes(data)
    return version, files
