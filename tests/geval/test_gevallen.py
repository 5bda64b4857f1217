"""The case files: real and thought-out cases, each with the outcome that a careful lawyer expects."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from calculator.geval.invoer import lees_json
from calculator.oordeel.toets import toets_bestand

FOLDER = Path(__file__).parents[1] / "gevallen"
FILES = sorted(FOLDER.glob("*.json"))


def read(file: Path) -> Any:
    return lees_json(file.read_text(encoding="utf-8"))


def test_the_files_are_there() -> None:
    assert len(FILES) >= 197


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_case_comes_out_as_expected(file: Path) -> None:
    report = toets_bestand(file.name, read(file))
    assert report.goed, "\n".join(report.regels)


def test_the_names_of_the_files_are_their_ids() -> None:
    assert [read(file)["id"] for file in FILES] == [file.stem for file in FILES]


CASE = {
    "id": "X1",
    "titel": "Vijf",
    "feiten": {
        "peildatum": "2022-10-01", "ambt": "wethouder", "ambt_vanaf": "2022-01-01", "woning_is_woonadres": True, "pkvw": "geldig",
        "pkvw_afgegeven_op": "2022-01-01", "maatregelen": [{"soort": "kluis", "uitgevoerd_op": "2022-09-01", "bedrag": 150000}],
    },
    "verwacht": {"regeling": "2021", "oordeel": "ja", "vergoeding": {"minimaal": 150000, "maximaal": 150000}},
}  # fmt: skip


@pytest.mark.parametrize(
    ("key", "wrong", "word"),
    [
        ("oordeel", "nee", "oordeel"),
        ("vergoeding", {"minimaal": 150001, "maximaal": 150001}, "vergoeding"),
        ("eigen_kosten", {"minimaal": 1, "maximaal": 1}, "eigen_kosten"),
        ("vorm", "verstrekking", "vorm"),
        ("betaler", "provincie", "betaler"),
        ("regeling", "2024", "regeling"),
    ],
)
def test_a_difference_is_named(key: str, wrong: Any, word: str) -> None:
    assert toets_bestand("x", CASE).goed
    report = toets_bestand("x", {**CASE, "verwacht": {**CASE["verwacht"], key: wrong}})
    assert not report.goed
    assert any(line.strip().startswith(word) for line in report.regels[1:])


def test_what_is_also_acceptable_is_good() -> None:
    expected = {**CASE["verwacht"], "oordeel": "onbekend", "aanvaardbaar": ["onbekend", "ja"]}
    assert toets_bestand("x", {**CASE, "verwacht": expected}).goed


# --- the command line --------------------------------------------------------------------------------------------


def toets(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "calculator", "toets", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, cwd=FOLDER.parent.parent)


@pytest.mark.host
def test_command_line_on_the_folder() -> None:
    done = toets(str(FOLDER))
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert len(lines) == len(FILES) + 1
    assert lines[-1].startswith(f"{len(FILES)} van {len(FILES)}")


@pytest.mark.host
def test_command_line_says_which_case_differs(tmp_path: Path) -> None:
    good, wrong = tmp_path / "good.json", tmp_path / "wrong.json"
    good.write_text(json.dumps(CASE), encoding="utf-8")
    wrong.write_text(json.dumps({**CASE, "id": "X2", "verwacht": {"oordeel": "nee"}}), encoding="utf-8")
    done = toets(str(good), str(wrong))
    assert (done.returncode, done.stderr) == (1, "")
    assert [line.split()[0] for line in done.stdout.splitlines() if line[0] != " "] == ["goed", "ANDERS", "1"]
    assert "X2" in done.stdout
