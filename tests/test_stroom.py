"""A stream of cases on the command line: JSON lines in, JSON lines out."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from calculator.geval.voorbeelden import VOORBEELDEN, als_geval
from calculator.oordeel.contract import beoordeel

pytestmark = pytest.mark.host


def stroom(*lines: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "calculator", "stroom"]
    root = Path(__file__).parent.parent
    return subprocess.run(command, input=b"\n".join(lines), capture_output=True, timeout=60, cwd=root)


def test_every_example_gives_its_answer_in_order() -> None:
    cases = [als_geval(example) for example in VOORBEELDEN]
    done = stroom(*(json.dumps(case).encode() for case in cases))
    assert (done.returncode, done.stderr) == (0, b"")
    assert [json.loads(line) for line in done.stdout.splitlines()] == [beoordeel(case) for case in cases]


def test_a_bad_line_is_answered_in_its_place() -> None:
    good = json.dumps({"peildatum": "2026-09-01", "ambt": "wethouder"}).encode()
    done = stroom(good, b"{", b"", b"\xff", b'{"peildatum": "2026-09-01", "leeftijd": 4}', good)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (2, b"")
    assert ["fout" in answer for answer in answers] == [False, True, True, True, False]
    assert "leeftijd" in answers[3]["fout"]


def test_nothing_in_nothing_out() -> None:
    done = stroom(b"", b"  ")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
