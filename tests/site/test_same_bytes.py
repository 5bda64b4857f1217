"""The same request gives the same bytes here and in the browser's Python, from the browser's archive alone."""

import ast
import json
import subprocess
import sys
from typing import Any

import pytest

from calculator.geval.voorbeelden import VOORBEELDEN
from calculator.zelfcheck.browser import handle
from scripts.engine.archive import COMMAND
from scripts.paths import NODE, ROOT, SITE, bundle, package

pytestmark = [pytest.mark.site, pytest.mark.host]


CASES = [json.dumps({"feiten": dict(example.feiten)}) for example in VOORBEELDEN]


def request(action: str, stand: object = None, question: str | None = None, **fields: str) -> str:
    return json.dumps(
        {
            "actie": action,
            "stand": stand,
            "velden": {name: [value] for name, value in fields.items()},
            "vandaag": "2026-11-22",
            "vraag": question,
        }
    )


def requests() -> list[str]:
    """The first question, wrong input, and for each example its check page and outcome for both readers."""
    asked = [request("begin"), request("antwoord", question="ambt"), "", "[]", "{", request("bestaat niet")]
    for example in VOORBEELDEN:
        opened = request("open", bestand=json.dumps({"feiten": dict(example.feiten)}))
        answer = json.loads(handle(opened))
        assert "stand" in answer, (example.naam, answer)
        stand = answer["stand"]
        asked += [opened, request("uitkomst", stand), request("lezer:organisatie", stand)]
        asked += [request("wijzig:" + name, stand) for name in stand["beantwoord"]]
    return asked


@pytest.fixture(scope="module")
def in_pyodide() -> dict[str, Any]:
    engine = next((SITE / "assets" / "engine").iterdir())
    ran = subprocess.run(
        [NODE, ROOT / "tests" / "site" / "answers.mjs", engine],
        input=json.dumps({"requests": requests(), "cases": CASES}),
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, Any] = json.loads(ran.stdout)
    return result


def test_archive_holds_the_whole_package_and_all_of_it_can_be_imported(in_pyodide: dict[str, Any]) -> None:
    here = {
        ".".join(path.relative_to(package().parent).with_suffix("").parts).removesuffix(".__init__")
        for path in bundle()
    }
    assert here - {f"calculator.{COMMAND}"} == {
        name for name in in_pyodide["imported"] if name.split(".")[0] == "calculator"
    }


def test_same_bytes(in_pyodide: dict[str, Any]) -> None:
    for asked, answer in zip(requests(), in_pyodide["answers"], strict=True):
        assert handle(asked) == answer


def test_the_command_line_judges_as_the_browser_does(in_pyodide: dict[str, Any]) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "calculator", "stroom"],
        input="\n".join(CASES),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert ran.stdout.splitlines() == in_pyodide["judged"]


def test_no_answer_is_a_failure_of_the_rules(in_pyodide: dict[str, Any]) -> None:
    assert [answer for answer in in_pyodide["answers"] if "rekenregels" in json.loads(answer).get("fout", "")] == []


def test_package_imports_the_standard_library_only() -> None:
    foreign = set()
    for path in bundle():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                foreign |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                foreign.add(node.module or "")
    roots = {name.split(".")[0] for name in foreign}
    assert roots - set(sys.stdlib_module_names) - {"calculator", ""} == set()


def test_wheel_installs_by_the_published_lock_file() -> None:
    folder = SITE / "pakket"
    if not (folder / "pyodide-lock.json").exists():
        pytest.skip("No lock file: pyodide-build needs Python 3.12 or newer")
    code = """
        import { readFileSync } from "node:fs";
        import { loadPyodide } from "pyodide";
        const folder = process.argv[1];
        const lockFileContents = readFileSync(`${folder}/pyodide-lock.json`, "utf8");
        const pyodide = await loadPyodide({ lockFileContents, packageBaseUrl: folder });
        await pyodide.loadPackage("veilig-wonen", { messageCallback: () => {}, checkIntegrity: true });
        console.log(pyodide.pyimport("calculator.zelfcheck.browser").handle("{}"));
    """
    command = [NODE, "--input-type=module", "-e", code, folder]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout.splitlines()[-1]) == json.loads(handle("{}"))
