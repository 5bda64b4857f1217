"""Changes of the law, played through on a copy of the package: three of one part, and one that copies a whole regime and builds the site.

What is played is what the page on changing a rule shows: a regime module, a line in the list of regimes, two cases. What
the new regime takes over cites the new text.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from calculator.wet import regeling_2024
from calculator.wet.bronnen import Tekst
from calculator.wet.overnemen import overgenomen

pytestmark = pytest.mark.host

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "verantwoording" / "een-regel-wijzigen.md"
SHOW = r"""
import json, re, sys
from calculator.oordeel.contract import beoordeel
from calculator.geval.invoer import lees_geval
from calculator.wet.regelingen import REGELINGEN
from calculator.oordeel.antwoord import antwoord
from calculator.zelfcheck.uitkomst import html
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
        assert "<" in html(antwoord(case), reader)
assert cited > 3
assert new.REGELING in REGELINGEN
print(*uitvoer_schema()["$defs"]["uitkomst"]["properties"]["regeling"]["enum"])
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
    with_regime(folder, exercise.module, exercise.code)


def with_regime(folder: Path, module: str, code: str) -> None:
    """The package with a module more, imported and listed."""
    shutil.copytree(ROOT / "calculator", folder / "calculator", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "calculator" / "wet" / f"{module}.py").write_text(code, "utf-8")
    known = folder / "calculator" / "wet" / "regelingen.py"
    text = known.read_text("utf-8")
    modules = sorted({*re.findall(r"(regeling_\d+)\.REGELING", text), module})
    text, imported = re.subn(
        r"from calculator.wet import regeling_.*", f"from calculator.wet import {', '.join(modules)}", text
    )
    regimes = ", ".join(f"{name}.REGELING" for name in modules)
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


# --- a regime more, and the whole site -----------------------------------------------------------------------------

#: What the copy of 2024 gets instead: a first day, a year and a title.
MADE_UP = (
    ("EERSTE_DAG = date(2024, 1, 1)", "EERSTE_DAG = date(2027, 2, 1)"),
    ('jaar="2024"', 'jaar="2027"'),
    ("de regeling sinds 2024", "de regeling van februari 2027"),
)
JUDGE = """
import json, sys
from calculator import beoordeel
from calculator.geval.schema import uitvoer_schema
from calculator.paginas.dekking import zonder_rij
from calculator.wet.regelingen import REGELINGEN
from calculator.zelfcheck.stand import MAATREGEL_WIE, begin, beantwoord_maatregel, vraagt_wie
from scripts.open_data import files
walk = begin("2027-03-01")
with_measure = beantwoord_maatregel(walk, 0, ("soort", "uitgevoerd_op"), {"soort": "kluis", "uitgevoerd_op": "wel", "uitgevoerd_op-waarde": "2-2-2027"})
print(json.dumps({
    "answers": [beoordeel(case) for case in json.load(sys.stdin)],
    "without": zonder_rij(),
    "asked": list(vraagt_wie(with_measure, 0)),
    "schema": uitvoer_schema(), "published": [r["regeling"] for r in files()["regels.json"]["regelingen"]],
}))
"""


def made_up_regime() -> str:
    code = Path(regeling_2024.__file__).read_text("utf-8")
    for old, new in MADE_UP:
        assert code.count(old) == 1, old
        code = code.replace(old, new)
    return code


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with a copy of the regime of 2024 as that of 2027, and its pages built."""
    folder = tmp_path_factory.mktemp("third")
    with_regime(folder, "regeling_2027", made_up_regime())
    for part in ("docs", "scripts"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("mkdocs.yml", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE"):
        shutil.copy(ROOT / file, folder / file)
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    for name in (".venv", "node_modules"):
        (folder / name).symlink_to(ROOT / name)
    # The whole site, on stock Pyodide: the snapshot has a test of its own.
    command = [sys.executable, "-m", "scripts.build"]
    environment = os.environ | {"ENGINE": "pyodide"}
    built = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=600)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


def words(folder: Path, page: str) -> str:
    """What a page says, as one line of text."""
    text = (folder / "site" / page / "index.html").read_text("utf-8")
    article = text[text.index("<article") : text.index("</article>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", article)).replace("¶", " ").split())


def test_a_regime_more_judges_its_own_days_and_leaves_the_others(changed: Path) -> None:
    facts = {
        "peildatum": "2027-03-01", "ambt": "wethouder", "ambt_vanaf": "2026-06-03", "woning_is_woonadres": True, "woning_ligging": "binnen",
        "pkvw": "geldig", "pkvw_afgegeven_op": "2026-06-10", "advies": "vastgesteld",
    }  # fmt: skip
    days = ["2023-12-31", "2024-01-01", "2027-01-31", "2027-02-01"]
    measures = [{"soort": "kluis", "in_advies": True, "uitgevoerd_op": day, "besteld_op": "2026-12-01"} for day in days]
    cases = [{**facts, "maatregelen": [measure]} for measure in measures]
    early = {**facts, "peildatum": "2027-01-31", "maatregelen": [measures[-1]]}
    done = subprocess.run(
        [sys.executable, "-c", JUDGE],
        cwd=changed,
        input=json.dumps([*cases, early, {**facts, "maatregelen": measures}]),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    got = [[(u["regeling"], u["oordeel"]) for u in answer["uitkomsten"]] for answer in found["answers"]]
    assert [g[0] for g in got[:4]] == [("2021", "nee"), ("2024", "nee"), ("2024", "ja"), ("2027", "ja")]
    assert got[4] == [("2027", "nog_niet")], "nobody can ask before the regime is there"
    assert [regime for regime, _ in got[5]] == ["2021", "2024", "2027"]
    # Who ordered under one regime that provides and got it under the next is not told of the border of 2024.
    assert found["answers"][3]["uitkomsten"][0]["let_op"] == []
    # What it lacks fails the tests of the project, and nothing else is wrong.
    assert len(found["without"]) > 10
    assert {target.split(":")[1] for target in found["without"]} == {"2027"}
    assert set(found["asked"]) >= {"zelf_aangeschaft", "bruikleen"}
    assert found["published"] == ["2021", "2024", "2027"]
    vorm = found["schema"]["$defs"]["uitkomst"]["properties"]["vorm"]["enum"]
    assert len(vorm) == len(set(vorm))


TITLE = "De regeling van februari 2027"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("regeling-2021", (f"1 februari 2027: {TITLE} begint.", "Van 1 januari 2024 tot en met 31 januari 2027", "Vanaf 1 februari 2027")),
        ("regeling-2024", ("klaar zijn van 1 januari 2024 tot en met 31 januari 2027.", TITLE, "Nog geen voorbeeld")),
        ("zelfcheck-op-papier", (TITLE, "Van 1 januari 2024 tot en met 31 januari 2027")),
        ("verantwoording/hoe-de-zelfcheck-rekent", (TITLE, "De maatregel is van 2027 of later, of moet nog komen.")),
        ("verantwoording/dekking", (f"{TITLE}: nog zonder plek", "Nog geen voorbeeld.")),
    ],
)  # fmt: skip
def test_the_pages_know_a_regime_more(changed: Path, page: str, said: tuple[str, ...]) -> None:
    text = words(changed, page)
    for sentence in said:
        assert sentence in text


NOTICE = (
    "Is een maatregel klaar op of na 1 februari 2027? Dan geldt de regeling van februari 2027. "
    "De uitleg op deze site gaat daar nog niet over. De zelfcheck rekent er wel mee."
)


def test_every_page_says_which_regime_it_does_not_tell_of(changed: Path) -> None:
    from calculator.paginas.pagina import nieuwe_regeling
    from scripts.redirects import MOVED

    pages = [path.parent.relative_to(changed / "site") for path in (changed / "site").rglob("index.html")]
    told = {str(page) for page in pages if str(page) not in MOVED}
    assert {".", "zelfcheck", "regeling-2024", "regeling-2021"} <= told
    assert [page for page in sorted(told) if NOTICE not in words(changed, page)] == []
    assert nieuwe_regeling() == ""


def test_the_page_shows_the_only_two_lines_that_change() -> None:
    shown = re.search(r"```python\n(from calculator.wet import .*)\n(REGELINGEN: .*)\n```", PAGE.read_text("utf-8"))
    assert shown
    known = (ROOT / "calculator" / "wet" / "regelingen.py").read_text("utf-8").splitlines()
    for line in shown.groups():
        assert re.sub(r", regeling_2027(\.REGELING)?", "", line) in known
