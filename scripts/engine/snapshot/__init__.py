"""The quick engine: CPython as it stood when it had imported the rules, as one WebAssembly module (bake.mjs)."""

import json
import subprocess
from pathlib import Path

from scripts.engine import CODE, PYODIDE, RUNTIME_PARTS, File, made, worker
from scripts.engine import HERE as ENGINE
from scripts.engine.snapshot import workload
from scripts.paths import NODE, RUNTIME

HERE = Path(__file__).parent
ORIGINS = {"snapshot-worker.js": (CODE,), "snapshot.wasm": (CODE, PYODIDE, RUNTIME_PARTS)}


def make(archive: Path) -> list[File]:
    """The files of the engine, from the archive with the library and the package."""
    tools = (
        *(HERE / name for name in ("workload.py", "bake.mjs", "loads.mjs", "placing.mjs", "wasm.mjs", "worker.js")),
        ENGINE / "pyodide_node.mjs",
    )

    def bake(target: Path) -> None:
        requests = target / "requests.json"
        requests.write_text(json.dumps(workload.asked()), "utf-8")
        subprocess.run([NODE, HERE / "bake.mjs", archive, requests, target], check=True)

    baked = made("snapshot", [archive, *tools, RUNTIME / "package.json"], bake)
    return [
        File("worker", "snapshot-worker.js", worker((HERE / "worker.js").read_bytes())),
        File("wasm", "snapshot.wasm", (baked / "snapshot.wasm").read_bytes()),
    ]
