"""For other systems: the open data, its schemas and the lines that show how to call the package."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tests.strategies import Facts, gevallen, lattice

pytestmark = pytest.mark.host

ROOT = Path(__file__).parent.parent


def test_the_ten_lines_for_another_system_run() -> None:
    page = (ROOT / "docs" / "verantwoording" / "voor-andere-systemen.md").read_text("utf-8")
    (lines,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len([line for line in lines.splitlines() if line]) <= 10
    ast.parse(lines)
    done = subprocess.run([sys.executable, "-c", lines], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("2024 ")
    assert "pkvw" in done.stdout


def test_open_data_is_complete_and_the_same_each_time(tmp_path: Path) -> None:
    from calculator.geval.voorbeelden import VOORBEELDEN
    from calculator.paginas.markdown_extension import vul_in
    from calculator.wet.regelingen import REGELINGEN
    from scripts import open_data

    for folder in ("one", "two"):
        open_data.publish(tmp_path / folder)
    files = {
        folder: {file.name: file.read_bytes() for file in (tmp_path / folder / "data" / "v1").iterdir()}
        for folder in ("one", "two")
    }
    assert files["one"] == files["two"]
    page = vul_in("open-data")[0]
    assert set(re.findall(r"data/v1/([\w.-]+)", page)) == set(files["one"])
    rules = json.loads(files["one"]["regels.json"])
    for regime, shown in zip(REGELINGEN, rules["regelingen"], strict=True):
        names = [v.naam for v in (*regime.voorwaarden, *regime.maatregel_voorwaarden)]
        assert [rule["naam"] for rule in shown["voorwaarden"]] == names
        for rule in shown["voorwaarden"]:
            assert rule["zin"].endswith(".")
            assert rule["feiten"]
            assert all(set(source) == {"algemeen", "provincie", "gemeente", "waterschap"} for source in rule["bronnen"])
    examples = json.loads(files["one"]["voorbeelden.json"])["voorbeelden"]
    assert [example["id"] for example in examples] == [example.naam for example in VOORBEELDEN]
    for example in examples:
        verdicts = {u["regeling"]: u["oordeel"] for u in example["antwoord"]["uitkomsten"]}
        assert verdicts[example["verwacht"]["regeling"]] == example["verwacht"]["oordeel"]


def test_the_published_schemas_hold_for_every_case_and_its_answer() -> None:
    """Read by a program that knows nothing of ours: the examples, and all whole cases of the tests."""
    from jsonschema import Draft202012Validator

    from calculator.oordeel.contract import beoordeel
    from scripts import open_data

    published = open_data.files()
    for name in ("schema-geval.json", "schema-antwoord.json"):
        Draft202012Validator.check_schema(published[name])
    case_schema = Draft202012Validator(published["schema-geval.json"])
    answer_schema = Draft202012Validator(published["schema-antwoord.json"])
    answers = {example["id"]: example.pop("antwoord") for example in published["voorbeelden.json"]["voorbeelden"]}
    cases = {example["id"]: example for example in published["voorbeelden.json"]["voorbeelden"]}
    for example in cases.values():
        del example["verhaal"]
    for file in sorted((ROOT / "tests" / "gevallen").glob("*.json")):
        cases[file.name] = json.loads(file.read_text("utf-8"))
        answers[file.name] = beoordeel(cases[file.name])
    for name, case in cases.items():
        assert list(case_schema.iter_errors(case)) == [], name
        assert list(answer_schema.iter_errors(answers[name])) == [], name


@pytest.mark.parametrize(
    "change",
    [
        {"ambt": "koning"},
        {"ambt_vanaf": "1-1-2024"},
        {"bedrag": 100},
        {"woning_is_woonadres": "ja"},
        {"peildatum": None},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_published_schema_refuses_what_the_program_refuses(change: dict[str, Any]) -> None:
    from jsonschema import Draft202012Validator, FormatChecker

    from calculator.geval.invoer import InvoerFout
    from calculator.geval.schema import invoer_schema
    from calculator.oordeel.contract import beoordeel

    case = {"peildatum": "2026-09-01", "ambt": "wethouder", **change}
    with pytest.raises(InvoerFout):
        beoordeel(case)
    checker = Draft202012Validator(invoer_schema(), format_checker=FormatChecker())
    assert not checker.is_valid({"feiten": case})
    assert not checker.is_valid(case)


@given(gevallen() | lattice())
def test_the_answer_on_any_case_is_as_published(case: Facts) -> None:
    """Every key that is written is in the schema, though others may come: what is not told there nobody can rely on."""
    from jsonschema import Draft202012Validator

    from calculator.geval.schema import uitvoer_schema
    from calculator.oordeel.contract import beoordeel

    schema, answer = uitvoer_schema(), beoordeel(case)
    assert list(Draft202012Validator(schema).iter_errors(answer)) == []
    undocumented(answer, schema, schema["$defs"])


def undocumented(value: Any, schema: dict[str, Any], defs: dict[str, Any]) -> None:
    """Fails on a key of an object that its schema does not tell."""
    if "$ref" in schema:
        schema = defs[schema["$ref"].rpartition("/")[2]]
    schema = next((option for option in schema.get("anyOf", ()) if option.get("type") == "object"), schema)
    if isinstance(value, dict) and "properties" in schema:
        assert set(value) == set(schema["properties"]), set(value) ^ set(schema["properties"])
        for key, part in value.items():
            undocumented(part, schema["properties"][key], defs)
    elif isinstance(value, list) and "items" in schema:
        for part in value:
            undocumented(part, schema["items"], defs)
