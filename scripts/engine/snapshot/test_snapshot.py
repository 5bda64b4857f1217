"""The snapshot that a visitor's browser starts from: it answers as CPython does, or it stops; and it can call nothing else."""

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from calculator.zelfcheck.browser import handle
from scripts import engine
from scripts.engine.snapshot import HERE, workload
from scripts.paths import NODE, ROOT, SITE

pytestmark = [pytest.mark.site, pytest.mark.host]

SHIPPED = next((SITE / "assets" / "engine").glob("*/snapshot.wasm"))


def run(snapshot: Path, requests: list[str]) -> Any:
    """The answers, and how much memory there is after each."""
    command: list[str | Path] = [NODE, HERE / "test_ask.mjs", snapshot]
    ran = subprocess.run(command, input=json.dumps(requests), capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


def ask(snapshot: Path, requests: list[str]) -> list[str | None]:
    answers: list[str | None] = run(snapshot, requests)["answers"]
    return answers


def make(folder: Path, pairs: list[tuple[str, str]], unseen: list[str] | None = None, **environment: str) -> Path:
    """A snapshot cut to these requests."""
    requests = folder / "requests.json"
    requests.write_text(json.dumps({"requests": pairs, "unseen": workload.pairs(unseen or ())}), "utf-8")
    command: list[str | Path] = [NODE, HERE / "bake.mjs", engine.make_archive(), requests, folder]
    subprocess.run(command, cwd=folder, env=os.environ | environment, check=True, capture_output=True)
    return folder / "snapshot.wasm"


@pytest.mark.parametrize("visitors", [8, pytest.param(25, marks=pytest.mark.thorough)])
def test_it_answers_visitors_it_was_not_cut_to(visitors: int) -> None:
    asked = list(dict.fromkeys(workload.strangers(2, visitors)))
    assert ask(SHIPPED, asked) == [handle(request) for request in asked]


@pytest.mark.parametrize("part", [5, pytest.param(1, marks=pytest.mark.thorough)])
def test_it_opens_the_whole_cases_of_the_tests(part: int) -> None:
    """One in so many of them, with its outcome."""
    asked = []
    for path in sorted((ROOT / "tests" / "gevallen").glob("*.json"))[::part]:
        opened = workload.request("open", bestand=path.read_text("utf-8"))
        asked += [opened, workload.request("uitkomst", json.loads(handle(opened)).get("stand"))]
    assert ask(SHIPPED, asked) == [handle(request) for request in asked]


def test_fifty_answers_more_take_no_more_memory() -> None:
    asked = workload.strangers(3, 4)[:50]
    assert len(asked) == 50
    memory = run(SHIPPED, asked * 4)["memory"]
    assert memory[len(asked) - 1] == memory[-1]


def test_it_can_call_nothing_but_its_own_memory_and_table() -> None:
    assert run(SHIPPED, [])["callable"] == ["_PyEM_TrampolineCall_JS", "emscripten_resize_heap"]


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the whole unit suite asks of the rules; without the tests that say that they need more than the rules."""
    file = tmp_path_factory.mktemp("notes") / "notes.json"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "tests.recording",
        "--ignore=tests/site",
        "-m",
        "not host and not thorough",
    ]
    environment = os.environ | {"RECORDING": str(file), "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return json.loads(file.read_text("utf-8"))


@pytest.mark.thorough
def test_it_answers_all_that_the_unit_tests_ask(notes: Any) -> None:
    pairs = dict(notes["asked"])
    assert len(pairs) > 500
    assert dict(zip(pairs, ask(SHIPPED, list(pairs)), strict=True)) == pairs


@pytest.mark.thorough
def test_it_judges_the_cases_of_the_unit_tests_as_cpython_does(notes: Any) -> None:
    """As a visitor who opens each as a file and sees its outcome, with every word of it."""
    opened = [workload.request("open", bestand=case) for case in notes["cases"]]
    states = [json.loads(handle(request)).get("stand") for request in opened]
    asked = opened + [workload.request("uitkomst", state) for state in states if state]
    assert len(asked) - len(opened) > 500
    assert ask(SHIPPED, asked) == [handle(request) for request in asked]


@pytest.mark.thorough
def test_ten_thousand_requests_that_the_profile_has_not_seen_are_answered_as_cpython_does() -> None:
    known = set(workload.requests()) | set(workload.strangers(0, workload.VISITORS))
    unseen: dict[str, None] = {}
    for seed in itertools.count(1000):
        unseen |= dict.fromkeys(request for request in workload.strangers(seed, 50) if request not in known)
        if len(unseen) >= 10_000:
            break
    asked = list(unseen)[:10_000]
    answers = ask(SHIPPED, asked)
    assert answers.count(None) == 0
    assert answers == [handle(request) for request in asked]


def test_what_was_cut_away_stops_it_and_never_changes_an_answer(tmp_path: Path) -> None:
    asked = [*list(workload.odd())[:20], *list(workload.examples())[:60]]
    answers = ask(make(tmp_path, [("{}", handle("{}"))]), asked)
    assert None in answers
    assert all(answer in (None, handle(request)) for request, answer in zip(asked, answers, strict=True))


def test_a_snapshot_that_stops_at_more_than_one_in_a_thousand_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError, match="bake"):
        make(tmp_path, [("{}", handle("{}"))], list(workload.examples())[:20])
    assert not (tmp_path / "snapshot.wasm").exists()


@pytest.mark.thorough
def test_it_is_the_same_wherever_it_is_made(tmp_path: Path) -> None:
    pairs = [(request, handle(request)) for request in list(workload.examples())[:5]]
    made = []
    for name, language in (("here", "C"), ("elsewhere", "nl_NL.UTF-8")):
        folder = tmp_path / name
        folder.mkdir()
        made.append(make(folder, pairs, LANG=language, HOME=str(folder), TZ="Asia/Tokyo" if name == "here" else "UTC"))
    assert made[0].read_bytes() == made[1].read_bytes()


def test_a_wrong_expectation_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        make(tmp_path, [("{}", "something else")])
    assert not (tmp_path / "snapshot.wasm").exists()
