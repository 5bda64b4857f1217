"""Three changes of the law, played through on a copy of the package.

What is played is what the page on changing a rule shows: a regime module, a line in the list of regimes, two cases. What
the new regime takes over cites the new text.
"""

import json
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from calculator.wet import regeling_2024
from calculator.wet.bronnen import Tekst
from calculator.wet.overnemen import overgenomen

pytestmark = pytest.mark.host

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "verantwoording" / "een-regel-wijzigen.md"
SHOW = r"""
import json, re, sys
from calculator.oordeel.contract import beoordeel
from calculator.geval.invoer import lees_geval
from calculator.wet.regelingen import REGELINGEN
from calculator.zelfcheck.uitkomst import uitkomsten_html
from calculator.geval.schema import uitvoer_schema
module, *names = sys.argv[1:]
new = __import__(f"calculator.wet.{module}", fromlist=["TEKST"])
cited = 0
for name in names:
    raw = json.load(open(name, encoding="utf-8"))
    for answer in beoordeel(raw)["uitkomsten"]:
        if answer["regeling"] == new.REGELING.jaar:
            texts = re.findall(r"van de Regeling \(([^)]+)\)", json.dumps(answer, ensure_ascii=False))
            assert set(texts) == {new.TEKST.naam}, texts
            cited += len(texts)
    case = lees_geval(raw)
    for reader in ("bestuurder", "organisatie"):
        assert "<" in uitkomsten_html(case, reader)
assert cited > 3
assert new.REGELING in REGELINGEN
print(*uitvoer_schema()["properties"]["uitkomsten"]["items"]["properties"]["regeling"]["enum"])
"""


class Exercise(NamedTuple):
    """One change as the page shows it."""

    title: str
    module: str
    code: str
    cases: list[dict[str, Any]]


def exercises() -> list[Exercise]:
    found = []
    for part in PAGE.read_text("utf-8").split("\n### ")[1:]:
        blocks = dict(re.findall(r"```(python|json)\n(.*?)```", part, re.DOTALL))
        name = re.match(r"# calculator/wet/(\w+)\.py\n", blocks["python"])
        assert name, part[:80]
        found.append(Exercise(part.split("\n")[0], name[1], blocks["python"], json.loads(blocks["json"])))
    return found


EXERCISES = exercises() if PAGE.exists() else []


def changed_package(folder: Path, exercise: Exercise) -> None:
    """The package with one new module, and that module in the list of regimes: nothing else."""
    shutil.copytree(ROOT / "calculator", folder / "calculator", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "calculator" / "wet" / f"{exercise.module}.py").write_text(exercise.code, "utf-8")
    known = folder / "calculator" / "wet" / "regelingen.py"
    text = known.read_text("utf-8")
    modules = sorted({*re.findall(r"(regeling_\d+)\.REGELING", text), exercise.module})
    text, imported = re.subn(
        r"from calculator.wet import regeling_.*", f"from calculator.wet import {', '.join(modules)}", text
    )
    regimes = ", ".join(f"{module}.REGELING" for module in modules)
    text, listed = re.subn(r"(REGELINGEN: .* = )\(.*\)", rf"\1({regimes})", text)
    assert (imported, listed) == (1, 1)
    known.write_text(text, "utf-8")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, encoding="utf-8", timeout=60)


def test_the_page_has_three_exercises() -> None:
    assert len(EXERCISES) == 3


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.title)
def test_change_needs_a_regime_and_its_examples_only(exercise: Exercise, tmp_path: Path) -> None:
    changed_package(tmp_path, exercise)
    names = []
    for case in exercise.cases:
        file = tmp_path / f"{case['id']}.json"
        file.write_text(json.dumps(case), "utf-8")
        names.append(str(file))
    after = run(tmp_path, "-m", "calculator", "toets", *names)
    assert (after.returncode, after.stderr) == (0, ""), after.stdout
    before = run(ROOT, "-m", "calculator", "toets", *names)
    assert before.returncode == 1, "without the new regime one case comes out otherwise"
    assert [line.split()[0] for line in before.stdout.splitlines() if line[0] != " "][:2] == ["goed", "ANDERS"]
    shown = run(tmp_path, "-c", SHOW, exercise.module, *names)
    assert shown.returncode == 0, shown.stderr
    assert exercise.module.removeprefix("regeling_") in shown.stdout.split()


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.title)
def test_the_day_before_gives_the_answer_of_the_old_text(exercise: Exercise) -> None:
    assert [case["id"] for case in exercise.cases] == ["laatste-oude-dag", "eerste-nieuwe-dag"]


def test_a_lid_that_the_new_text_does_not_have_stops_the_program() -> None:
    shorter = Tekst("tekst sinds 2028", date(2028, 1, 1), ("", "1", "2", "3", "4", "5", "6"))
    with pytest.raises(KeyError, match="7"):
        overgenomen(regeling_2024.REGELING, shorter)
