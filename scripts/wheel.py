"""The wheel of the package, published with the site for other applications."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.paths import ROOT, RUNTIME, copy_bundle

# 1 January 2026: any fixed moment does, so that the same sources give the same bytes.
EPOCH = "1767225600"

#: What its metadata are read from.
BESIDE = ("pyproject.toml", "README.md", "LICENSE")


def build(target: Path) -> Path:
    """Build the wheel into a folder, without the network."""
    target.mkdir(parents=True, exist_ok=True)
    code = "import sys; from flit_core.buildapi import build_wheel; print(build_wheel(sys.argv[1]))"
    environment = os.environ | {"SOURCE_DATE_EPOCH": EPOCH}
    command = [sys.executable, "-c", code, str(target.resolve())]
    with tempfile.TemporaryDirectory() as folder:
        copy_bundle(Path(folder))
        for name in BESIDE:
            shutil.copy(ROOT / name, folder)
        made = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True)
    return target / made.stdout.strip()


def publish(target: Path) -> None:
    """Put the wheel with the site, and a lock file with its hash for any application on Pyodide."""
    wheel = build(target)
    command = Path(sys.executable).with_name("pyodide")
    if not command.exists():
        print("No pyodide-lock.json beside the wheel: pyodide-build needs Python 3.12 or newer.")
        return
    empty = target / "empty.json"
    empty.write_text(empty_lock(), "utf-8")
    output = target / "pyodide-lock.json"
    paths: list[str | Path] = ["--input", empty, "--output", output, "--base-path", target]
    subprocess.run([command, "lockfile", "add-wheels", *paths, wheel], check=True, stdout=subprocess.DEVNULL)
    empty.unlink()


def empty_lock() -> str:
    """A lock file of the runtime's own kind with no package in it."""
    info = json.loads((RUNTIME / "pyodide-lock.json").read_text("utf-8"))["info"]
    return json.dumps({"info": info, "packages": {}})
