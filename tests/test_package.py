"""The package as a whole: standard library only, imports in one direction, frozen values, no floats for money."""

import ast
import dataclasses
import importlib
import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from types import ModuleType

import pytest

import calculator

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "calculator"
#: From the first to the last: a room may lean on those before it only. "" holds the small words.
ROOMS = ("", "wet", "geval", "oordeel", "zelfcheck", "paginas")
#: What runs at build time only; everything before it travels to the browser.
BUILD_ROOM = ROOMS[-1]
DOORS = {"__init__", "__main__", "contract", "invoer"}
NAMES = sorted(m.name.removeprefix("calculator.") for m in pkgutil.walk_packages(calculator.__path__, "calculator."))
NAMES = [name for name in NAMES if name not in ROOMS]
RUN_TIME = [n for n in NAMES if not n.startswith(BUILD_ROOM) and n != "__main__"]


def room(name: str) -> str:
    return name.rpartition(".")[0]


def tree(name: str) -> ast.Module:
    return ast.parse((PACKAGE / f"{name.replace('.', '/')}.py").read_text(encoding="utf-8"))


def imports(name: str) -> set[str]:
    """The modules of the package that a module imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: absolute imports only"
            source = (node.module or "").removeprefix("calculator").removeprefix(".")
            if (node.module or "").split(".")[0] == "calculator":
                named = {f"{source}.{alias.name}".removeprefix(".") for alias in node.names}
                found |= (named | {source}) & set(NAMES)
        elif isinstance(node, ast.Import):
            found |= {alias.name.removeprefix("calculator.") for alias in node.names} & set(NAMES)
    return found


# --- what it needs -----------------------------------------------------------------------------------------------


@pytest.mark.host
def test_standard_library_only_at_run_time() -> None:
    code = (
        "import importlib, json, sys; before = set(sys.modules)\n"
        f"for name in {[*RUN_TIME, '__main__']!r}: importlib.import_module('calculator.' + name)\n"
        "print(json.dumps(sorted({m.split('.')[0] for m in set(sys.modules) - before})))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, encoding="utf-8", timeout=60, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stdout))
    assert "calculator" in loaded
    assert loaded - {"calculator"} <= sys.stdlib_module_names


@pytest.mark.host
@pytest.mark.parametrize(
    ("door", "unneeded"),
    [
        ("calculator", set(NAMES)),
        ("calculator.oordeel.contract", {n for n in NAMES if room(n) in ("zelfcheck", BUILD_ROOM)}),
        ("calculator.zelfcheck.browser", {n for n in NAMES if room(n) == BUILD_ROOM}),
    ],
)
def test_importing_it_pulls_in_no_module_that_it_does_not_need(door: str, unneeded: set[str]) -> None:
    code = f"import json, sys, {door}; print(json.dumps([*sys.modules]))"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, check=True, timeout=60, cwd=ROOT)
    assert not {f"calculator.{name}" for name in unneeded} & set(json.loads(done.stdout))


@pytest.mark.host
def test_no_rule_reads_a_clock_or_a_file_or_the_network() -> None:
    forbidden = {"time", "random", "os", "socket", "urllib", "http", "subprocess", "threading", "locale"}
    for name in RUN_TIME:
        used = {
            alias.name.split(".")[0] if isinstance(node, ast.Import) else (node.module or "").split(".")[0]
            for node in ast.walk(tree(name))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        assert not used & forbidden, name
        calls = {node.attr for node in ast.walk(tree(name)) if isinstance(node, ast.Attribute)}
        assert not calls & {"today", "now", "utcnow", "fromtimestamp"}, name


# --- one way -----------------------------------------------------------------------------------------------------


@pytest.mark.host
def test_imports_make_no_circle() -> None:
    order = list(TopologicalSorter({name: imports(name) for name in NAMES}).static_order())
    assert set(order) == set(NAMES)


@pytest.mark.host
@pytest.mark.parametrize("name", [n for n in NAMES if n not in DOORS])
def test_a_room_leans_only_on_the_rooms_before_it(name: str) -> None:
    allowed = ROOMS[: ROOMS.index(room(name)) + 1]
    assert {other for other in imports(name) if room(other) not in allowed or other in DOORS} == set()


@pytest.mark.host
def test_every_module_stands_in_a_room() -> None:
    assert {room(name) for name in NAMES} == set(ROOMS)
    assert {n for n in NAMES if room(n) == "" and n not in DOORS} == {"bedrag", "datum", "html", "zinnen"}


@pytest.mark.host
def test_what_travels_is_the_package_without_the_build_room() -> None:
    from scripts import paths

    travels = {path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".") for path in paths.bundle()}
    assert paths.BUILD_ROOM == BUILD_ROOM
    assert {n for n in travels if not n.endswith("__init__")} == {*RUN_TIME, "__main__"}


@pytest.mark.host
@pytest.mark.parametrize("name", ["bedrag", "datum", "html", "zinnen"])
def test_the_ground_floor_imports_nothing_of_the_package(name: str) -> None:
    assert imports(name) == set()


# --- frozen ------------------------------------------------------------------------------------------------------

MODULES = [importlib.import_module(f"calculator.{name}") for name in RUN_TIME]


def dataclasses_of(module: ModuleType) -> Iterator[type]:
    for value in vars(module).values():
        if isinstance(value, type) and dataclasses.is_dataclass(value) and value.__module__ == module.__name__:
            yield value


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_dataclass_is_frozen(module: ModuleType) -> None:
    for cls in dataclasses_of(module):
        assert cls.__dataclass_params__.frozen, cls  # type: ignore[attr-defined]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_no_module_holds_a_list_dict_or_set(module: ModuleType) -> None:
    values = {name: value for name, value in vars(module).items() if not name.startswith("__")}
    assert [name for name, value in values.items() if isinstance(value, list | dict | set | bytearray)] == []


# --- money -------------------------------------------------------------------------------------------------------


@pytest.mark.host
@pytest.mark.parametrize(
    "name",
    [
        n
        for n in RUN_TIME
        if n in ("bedrag", "zelfcheck.stand", "wet.besluit") or n.startswith(("oordeel.", "wet.regeling"))
    ],
)
def test_no_floats_for_money(name: str) -> None:
    for node in ast.walk(tree(name)):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), ast.unparse(node)
        assert not isinstance(node, ast.Div), name
        assert not (isinstance(node, ast.Name) and node.id in ("float", "round")), name


# --- to read -----------------------------------------------------------------------------------------------------


@pytest.mark.host
@pytest.mark.parametrize("name", NAMES)
def test_what_is_public_has_a_docstring(name: str) -> None:
    module = tree(name)
    assert ast.get_docstring(module)
    definitions = [module, *(n for n in module.body if isinstance(n, ast.ClassDef) and not n.name.startswith("_"))]
    for owner in definitions:
        for node in owner.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{name}.{node.name}"


@pytest.mark.host
def test_no_path_or_host_of_a_workplace_in_the_package() -> None:
    for file in [
        *PACKAGE.rglob("*.py"),
        *(ROOT / "tests").rglob("*.py"),
        *(ROOT / "tests").rglob("*.json"),
    ]:
        text = file.read_text(encoding="utf-8")
        for word in ("/wo" + "rk/", "/ro" + "ot/", "pypi" + ".org", "npm" + "js"):
            assert word not in text, file
