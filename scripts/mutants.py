"""Change the rules one place at a time and see whether a test notices: `python -m scripts.mutants [--jobs N] [MODULE ...]`.

mutmut leaves out every decorated function, and here a rule is one; so this small stand-in does what it would: each mutant lives
in a process of its own, in which the changed module is imported instead of the real one and the quick tests run until one
fails. What survives must stand in tests/mutants.txt with the reason why no test can tell the difference.
"""

import argparse
import ast
import contextlib
import io
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

import hypothesis.strategies  # noqa: F401 - the slow imports once, here: each child has them
import pytest

from scripts.paths import ROOT

MODULES = (
    "wet.besluit", "wet.regeling_2021", "wet.regeling_2024", "wet.regelingen", "wet.tegenspraak",
    "oordeel.oordelen", "oordeel.posten", "oordeel.ontbreekt",
)  # fmt: skip
#: The quickest killers first: each file is collected only when those before it noticed nothing.
TESTS = (
    "oordeel/test_corners", "oordeel/test_unknown", "oordeel/test_steps", "wet/test_office", "wet/test_rules_2021", "wet/test_rules_2024", "geval/test_gevallen",
    "geval/test_voorbeelden", "oordeel/test_sweep", "oordeel/test_watals", "oordeel/test_properties", "geval/test_invoer", "zelfcheck/test_walk",
)  # fmt: skip
EXPLAINED = ROOT / "tests" / "mutants.txt"

SWAPS: dict[type, type] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add,
}  # fmt: skip
NAMES = {"NEE": "NOG_NIET", "NOG_NIET": "KAN", "KAN": "JA", "JA": "KAN", "min": "max", "max": "min"}
CALLS = {"ja": "nee", "nee": "nog_niet", "nog_niet": "nee", "kan": "ja"}


@dataclass(frozen=True)
class Mutant:
    """One change: which node of which module, and how the line reads before and after."""

    module: str
    number: int
    before: str
    after: str

    @property
    def name(self) -> str:
        """What tests/mutants.txt calls it; it moves along when lines are added above."""
        return f"{self.module}: {self.before} -> {self.after}"


class Change(ast.NodeTransformer):
    """Changes the one place with this number; counts the places on the way."""

    def __init__(self, number: int) -> None:
        """``number`` -1 only counts."""
        self.number, self.seen = number, -1
        self.where: ast.AST | None = None

    def here(self, node: ast.AST) -> bool:
        """True when this is the place."""
        self.seen += 1
        if self.seen == self.number:
            self.where = node
        return self.seen == self.number

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Only what a function does is changed: its body, without the docstring."""
        text = isinstance(node.body[0], ast.Expr) and isinstance(node.body[0].value, ast.Constant)
        node.body = [*node.body[:text], *(self.visit(statement) for statement in node.body[text:])]
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """Borders, equality, membership."""
        self.generic_visit(node)
        for place, operator in enumerate(node.ops):
            if self.here(node):
                node.ops[place] = SWAPS[type(operator)]()
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        """And becomes or."""
        self.generic_visit(node)
        if self.here(node):
            node.op = SWAPS[type(node.op)]()
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """Plus becomes minus."""
        self.generic_visit(node)
        if type(node.op) in SWAPS and self.here(node):
            node.op = SWAPS[type(node.op)]()
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        """Not becomes nothing."""
        self.generic_visit(node)
        return node.operand if isinstance(node.op, ast.Not) and self.here(node) else node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """Truth turns, a number grows."""
        if isinstance(node.value, bool | int) and self.here(node):
            return ast.copy_location(
                ast.Constant(not node.value if isinstance(node.value, bool) else node.value + 1), node
            )
        return node

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """One judgement becomes the next, the least becomes the most."""
        other = NAMES.get(node.id) or CALLS.get(node.id)
        return ast.copy_location(ast.Name(other, node.ctx), node) if other and self.here(node) else node


def source(module: str) -> str:
    """The text of a module of the package."""
    return (ROOT / "calculator" / f"{module.replace('.', '/')}.py").read_text("utf-8")


def changed(module: str, number: int) -> tuple[ast.Module, Change]:
    """The module with one place changed. Only what stands inside functions counts."""
    tree = ast.parse(source(module))
    change = Change(number)
    tree.body = [change.visit(node) if isinstance(node, ast.FunctionDef) else node for node in tree.body]
    return ast.fix_missing_locations(tree), change


def mutants(module: str) -> Iterator[Mutant]:
    """Every change of a module."""
    plain = ast.unparse(ast.parse(source(module))).splitlines()
    for number in range(changed(module, -1)[1].seen + 1):
        lines = ast.unparse(changed(module, number)[0]).splitlines()
        first = next(((a, b) for a, b in zip(plain, lines, strict=False) if a != b), ("", ""))
        yield Mutant(module, number, first[0].strip(), first[1].strip())


class Instead(MetaPathFinder, Loader):
    """Imports the changed module instead of the real one."""

    def __init__(self, mutant: Mutant) -> None:
        """For one mutant."""
        self.mutant = mutant

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """Only for the one module."""
        return ModuleSpec(fullname, self) if fullname == f"calculator.{self.mutant.module}" else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed code."""
        tree = changed(self.mutant.module, self.mutant.number)[0]
        exec(compile(tree, f"{self.mutant.module}.py", "exec"), module.__dict__)


def survives(mutant: Mutant) -> bool:
    """True when no test notices. In a child of its own: what was imported there is gone with it."""
    child = os.fork()
    if child == 0:
        code = 1
        with contextlib.suppress(BaseException), contextlib.redirect_stdout(io.StringIO()):
            sys.stderr = io.StringIO()
            sys.meta_path.insert(0, Instead(mutant))
            options = ["-x", "-q", "--no-header", "--assert=plain", "-m", "not host and not slow"]
            files = (str(ROOT / "tests" / f"{name}.py") for name in TESTS)
            code = int(any(pytest.main([*options, file]) for file in files))
        os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def main() -> None:
    """Try all, print the survivors that nobody explained, and explanations of what no longer survives."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("modules", nargs="*", default=MODULES)
    options = parser.parse_args()
    explained = {line.split(" # ")[0] for line in EXPLAINED.read_text("utf-8").splitlines() if " # " in line}
    if not survives(Mutant(MODULES[0], -1, "", "")):
        raise SystemExit("The quick tests fail without any change.")
    tried = [mutant for module in options.modules for mutant in mutants(module)]
    alive, new = 0, 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for mutant, lives in zip(tried, pool.map(survives, tried), strict=True):
            alive += lives
            if lives and mutant.name not in explained:
                new += 1
                print(f"  {mutant.name}", flush=True)  # at once: a run that is stopped halfway has found something too
    print(f"{len(tried)} mutants, {len(tried) - alive} killed, {alive} survive, {new} of these unexplained")
    raise SystemExit(bool(new))


if __name__ == "__main__":
    main()
