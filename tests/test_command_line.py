"""The command line in a bad world: pipes that close, full disks, no streams. It ends as documented, and never with a traceback."""

import json
import os
import random
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from calculator.__main__ import ANDERS, BUITEN, CODES, GOED, INVOER, MEESTE_BYTES
from calculator.geval.invoer import LANGSTE_BESTAND
from calculator.geval.voorbeelden import VOORBEELDEN, als_geval

pytestmark = pytest.mark.host

ROOT = Path(__file__).parent.parent
CASE = ROOT / "tests" / "gevallen" / "T01.json"
#: For the shell, wherever the clone is.
FILE, FOLDER = f"'{CASE}'", f"'{CASE.parent}'"
LINES = [json.dumps(als_geval(example)).encode() for example in VOORBEELDEN]


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A line for the shell, in which $P is the command."""
    return subprocess.run(
        ["sh", "-c", line.replace("$P", '"$PYTHON" -m calculator')],
        capture_output=True,
        timeout=120,
        cwd=ROOT,
        env={**os.environ, "PYTHON": sys.executable, **environment},
    )


def check(done: subprocess.CompletedProcess[bytes], code: int, sentences: int) -> None:
    said = done.stderr.decode("utf-8")
    assert (done.returncode, said.count("\n")) == (code, sentences), said
    assert "Traceback" not in said
    assert "Exception" not in said


@pytest.fixture
def line(tmp_path: Path) -> Path:
    """A file with the examples, one a line."""
    path = tmp_path / "cases with spaces.jsonl"
    path.write_bytes(b"\n".join(LINES))
    return path


@pytest.mark.parametrize(
    ("redirected", "sentences"),
    [
        (">/dev/full", 1),
        (">&-", 1),
        (">/dev/full 2>&1", 0),
        (">&- 2>&-", 0),
        (">/dev/full 2>&-", 0),
        (">&- 2>/dev/full", 0),
    ],
)
@pytest.mark.parametrize("command", [f"beoordeel {FILE}", f"toets {FILE}", "stroom", "--help"])
def test_output_that_goes_nowhere(command: str, redirected: str, sentences: int) -> None:
    check(shell(f"$P {command} < {FILE} {redirected}"), BUITEN, sentences)


@pytest.mark.parametrize("command", ["beoordeel -", "stroom", "toets -"])
def test_no_input(command: str) -> None:
    done = shell(f"$P {command} <&-")
    check(done, BUITEN, 1)
    assert done.stdout == b""


@pytest.mark.parametrize("command", ["beoordeel nowhere.json", "bereken", "toets nowhere"])
@pytest.mark.parametrize("redirected", ["2>&-", "2>/dev/full", "<&- >&- 2>&-"])
def test_a_sentence_that_goes_nowhere_is_not_written_elsewhere(command: str, redirected: str) -> None:
    done = shell(f"$P {command} {redirected}")
    check(done, INVOER, 0)
    assert done.stdout == b""


@pytest.mark.parametrize("command", [f"toets {FOLDER}", "stroom"])
def test_a_reader_that_has_had_enough(command: str, line: Path) -> None:
    """What `| head -1` does, once it has read its line."""
    read, write = os.pipe()
    with line.open("rb") as cases:
        running = subprocess.Popen(
            [sys.executable, "-m", "calculator", *shlex.split(command)],
            stdin=cases, stdout=write, stderr=subprocess.PIPE, cwd=ROOT,
        )  # fmt: skip
    os.close(write)
    assert os.read(read, 1)
    os.close(read)
    said = running.communicate(timeout=120)[1]
    # A short answer may all have gone into the pipe already.
    assert (running.returncode in (GOED, BUITEN), said) == (True, b"")
    assert command != "stroom" or running.returncode == BUITEN


def test_an_end_by_hand_is_quiet() -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "calculator", "stroom"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
        # Whoever runs the tests in the background has told all that they start to ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write(LINES[0] + b"\n")
    running.stdin.flush()
    assert running.stdout.readline()
    running.send_signal(signal.SIGINT)
    assert running.communicate(timeout=120) == (b"", b"")
    assert running.returncode == BUITEN


@pytest.mark.parametrize(
    ("console", "locale"),
    [("ascii", "C"), ("cp1252", "POSIX"), ("utf-16", "C.UTF-8"), ("latin-1:strict", "nl_NL.ISO-8859-1")],
)
def test_any_console_gets_the_same(console: str, locale: str) -> None:
    odd = shell(
        f"$P beoordeel {FILE}", PYTHONIOENCODING=console, LC_ALL=locale, PYTHONCOERCECLOCALE="0", PYTHONUTF8="0"
    )
    check(odd, GOED, 0)
    assert odd.stdout == shell(f"$P beoordeel {FILE}").stdout
    wrong = shell("$P beoordeel bestáát-niet", PYTHONIOENCODING=console, LC_ALL=locale)
    check(wrong, INVOER, 1)


@pytest.mark.parametrize("name", ["n" * 5000, "n" * 300, "/dev/zero", "a\\b:c*?", "."])
@pytest.mark.parametrize("command", ["beoordeel", "toets"])
def test_a_file_that_is_none(command: str, name: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "calculator", command, name],
        capture_output=True, timeout=120, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    check(done, INVOER, 1)


def test_a_case_that_differs_is_the_only_way_to_its_code(tmp_path: Path) -> None:
    case = json.loads(CASE.read_text("utf-8"))
    path = tmp_path / "differs.json"
    path.write_text(json.dumps({**case, "verwacht": {"oordeel": "bestaat niet"}}), "utf-8")
    check(shell(f"$P toets '{path}'"), ANDERS, 0)


def test_a_fault_of_the_package_is_a_sentence() -> None:
    code = (
        "import sys; from calculator import __main__ as m; m.beoordeel = lambda case: 1 / 0;"
        f"sys.exit(m.main(['beoordeel', {str(CASE)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=120, cwd=ROOT)
    check(done, BUITEN, 1)
    assert b"ZeroDivisionError" in done.stderr


def test_help_explains_every_code() -> None:
    done = shell("$P --help")
    check(done, GOED, 0)
    assert all(f"  {code}  {sentence}" in done.stdout.decode("utf-8") for code, sentence in CODES.items())


# --- much --------------------------------------------------------------------------------------------------------

PEAK = r"""
import re, sys
from calculator.__main__ import main
code = main(["stroom"])
print(re.search(r"VmHWM:\s+(\d+) kB", open("/proc/self/status").read())[1], file=sys.stderr)
sys.exit(code)
"""


def peak(lines: list[bytes], folder: Path) -> int:
    """How many bytes the command took at most, while each of the lines got an answer."""
    source, target = folder / "in", folder / "out"
    source.write_bytes(b"\n".join(lines))
    with source.open("rb") as cases, target.open("wb") as answers:
        done = subprocess.run(
            [sys.executable, "-c", PEAK], stdin=cases, stdout=answers, stderr=subprocess.PIPE, timeout=600, cwd=ROOT
        )
    assert target.read_bytes().count(b"\n") == len(lines)
    return int(done.stderr) * 1024


needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process stands in /proc")


@needs_proc
@pytest.mark.parametrize("number", [1_000, pytest.param(10_000, marks=pytest.mark.thorough)])
def test_many_cases_take_no_more_memory_than_few(number: int, tmp_path: Path) -> None:
    dice = random.Random(19)
    few = peak(LINES, tmp_path)
    assert peak(dice.choices(LINES, k=number), tmp_path) - few < 6_000_000


@needs_proc
def test_a_line_without_end_takes_no_memory_and_is_answered_in_its_place(tmp_path: Path) -> None:
    endless = b"[" * (30 * MEESTE_BYTES)
    short = peak([LINES[0]], tmp_path)
    assert peak([LINES[0], endless, LINES[0]], tmp_path) - short < 4 * MEESTE_BYTES
    answers = [json.loads(answer) for answer in (tmp_path / "out").read_bytes().splitlines()]
    assert ["fout" in answer for answer in answers] == [False, True, False]
    assert str(LANGSTE_BESTAND) in answers[1]["fout"]
