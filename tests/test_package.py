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
BUILD_ONLY = {"glossary_links", "markdown_extension"}
NAMES = sorted(m.name for m in pkgutil.iter_modules(calculator.__path__))
RUN_TIME = [n for n in NAMES if n not in BUILD_ONLY | {"__main__"}]


def tree(name: str) -> ast.Module:
    return ast.parse((ROOT / "calculator" / f"{name}.py").read_text(encoding="utf-8"))


def imports(name: str) -> set[str]:
    """The modules of the package that a module imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: absolute imports only"
            if node.module == "calculator":
                found |= {alias.name for alias in node.names} & set(NAMES)
            elif node.module and node.module.startswith("calculator."):
                found.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("calculator.")}
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
        ("calculator.contract", {"browser", "fragment", "render", "render_uitkomst", "stand", "watals"}),
        ("calculator.browser", BUILD_ONLY | {"begrippen", "dekking", "fabels", "pagina", "presentatie", "weetjes"}),
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
@pytest.mark.parametrize("name", ["model", "bedrag", "datum"])
def test_the_ground_floor_imports_nothing_of_the_package(name: str) -> None:
    assert imports(name) == set()


@pytest.mark.host
def test_the_law_does_not_know_the_page() -> None:
    shown = {"render", "render_uitkomst", "browser", "stand", "markdown_extension", "contract", "woorden", "toets"}
    needs = {name: imports(name) for name in NAMES}

    def below(name: str) -> set[str]:
        return needs[name].union(*(below(other) for other in needs[name]))

    for name in ("regeling_2021", "regeling_2024", "regelingen", "beoordeling", "besluit", "feiten", "invoer"):
        assert not below(name) & shown, name


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
        if n in ("bedrag", "stand", "oordelen", "posten", "ontbreekt", "besluit")
        or n.startswith(("beoordeling", "regeling"))
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
        *(ROOT / "calculator").glob("*.py"),
        *(ROOT / "tests").rglob("*.py"),
        *(ROOT / "tests").rglob("*.json"),
    ]:
        text = file.read_text(encoding="utf-8")
        for word in ("/wo" + "rk/", "/ro" + "ot/", "pypi" + ".org", "npm" + "js"):
            assert word not in text, file
