"""The engine: what brings Python up in the page, made from Pyodide and the package, in two sets of files.

`snapshot` is what a visitor gets: CPython as it stood when it had imported the rules. `whole` is Pyodide itself, for a browser
in which the snapshot does not start and a request that needs what the snapshot leaves out.
"""

import hashlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts import workload
from scripts.paths import CACHE, NODE, ROOT, RUNTIME, bundle, copy_bundle
from scripts.wheel import empty_lock

SCRIPTS = ROOT / "scripts"
ASSETS = ROOT / "docs" / "assets"


@dataclass(frozen=True)
class File:
    """One file of the engine, as the page asks for it and checks it."""

    set: str
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
    tools = (SCRIPTS / name for name in ("archive.py", "archive.mjs", "pyodide_node.mjs"))

    def make(target: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                [NODE, SCRIPTS / "archive.mjs", copy_bundle(Path(folder)), target / "python.bin"], check=True
            )

    return made("archive", [*bundle(), *tools, RUNTIME / "package.json"], make) / "python.bin"


def make_snapshot(archive: Path) -> Path:
    """The folder with the snapshot, and with the address in it of the function that answers."""
    tools = (SCRIPTS / name for name in ("workload.py", "snapshot.mjs", "wasm.mjs", "pyodide_node.mjs"))

    def make(target: Path) -> None:
        requests = target / "requests.json"
        requests.write_text(json.dumps(workload.pairs()), "utf-8")
        subprocess.run([NODE, SCRIPTS / "snapshot.mjs", archive, requests, target], check=True)

    return made("snapshot", [archive, *tools, ASSETS / "snapshot-worker.js", RUNTIME / "package.json"], make)


def make_worker() -> bytes:
    """Pyodide's two scripts and our worker as one script.

    One file can be checked as a whole before it runs: a module that imports others by address could not
    know what it gets.
    """
    module = cut(RUNTIME / "pyodide.asm.mjs", "export default _createPyodideModule;", "")
    loader = cut(RUNTIME / "pyodide.mjs", "export{dt as loadPyodide,U as version};", "return dt;")
    ours = (ASSETS / "worker.js").read_text("utf-8")
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
    archive = make_archive()
    snapshot = make_snapshot(archive)
    ours = (ASSETS / "snapshot-worker.js").read_text("utf-8")
    worker = f"const HANDLE = {(snapshot / 'handle').read_text('utf-8')};\n{ours}"
    contents = {
        ("snapshot", "worker", "snapshot-worker.js"): worker.encode(),
        ("snapshot", "wasm", "snapshot.wasm"): (snapshot / "snapshot.wasm").read_bytes(),
        ("whole", "worker", "worker.js"): make_worker(),
        ("whole", "wasm", "pyodide.asm.wasm"): (RUNTIME / "pyodide.asm.wasm").read_bytes(),
        ("whole", "archive", "python.bin"): archive.read_bytes(),
    }
    files = tuple(File(*names, len(data), hashlib.sha256(data).hexdigest()) for names, data in contents.items())
    version = digest(*(file.sha256.encode() for file in files))[:16]
    folder = target / version
    folder.mkdir(parents=True)
    for (_, _, name), data in contents.items():
        (folder / name).write_bytes(data)
    return version, files
