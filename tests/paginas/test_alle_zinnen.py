"""The page of all sentences: nothing that the rules can say is missing, and every case says what it is there for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import calculator
from calculator.oordeel.antwoord import antwoord
from calculator.paginas.alle_zinnen import _gezegd, alle_zinnen, gevallen, masker, uitspraken
from calculator.wet import open_punten
from calculator.wet.regelingen import REGELINGEN
from calculator.zelfcheck.link import lees
from calculator.zelfcheck.stand import geval_van
from calculator.zinnen import voor, zin

pytestmark = pytest.mark.slow

ROOT = Path(calculator.__file__).parent
#: Where the rules speak, and the words that make a finding, a step or a turn.
SPEAKING = ("wet/besluit.py", "wet/regeling_2021.py", "wet/regeling_2024.py", "oordeel/stappen.py", "oordeel/watals.py")
SAYING = {"ja", "nee", "nog_niet", "kan", "tussen", "Stap", "_Kans"}

#: What the page leaves out, for it is put together of parts that stand there: what is asked of whom.
COMPOSED = re.compile(r"vraagt na bij")


def pattern(node: ast.expr) -> str | None:
    """A regular expression for what a literal may turn out to be; None when it is no literal."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            re.escape(part.value) if isinstance(part, ast.Constant) and isinstance(part.value, str) else ".*"
            for part in node.values
        )
    return None


def literals(path: Path) -> Iterator[str]:
    """Every sentence in a module of rules: what a finding, a step or a turn is made with, and what stands in a table of them."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        found: list[ast.expr] = []
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING:
            found = [*node.args, *(word.value for word in node.keywords if word.arg == "als")]
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            names = [
                t.id
                for t in ([node.target] if isinstance(node, ast.AnnAssign) else node.targets)
                if isinstance(t, ast.Name)
            ]
            if any(name in ("uitleg", "hoe", "vroeger", "zin", "over") for name in names):
                found = [node.value]
            elif any(name in ("ZONDER_CERTIFICAAT", "_CERTIFICAAT", "_ADVIES", "_ONTHEFFING") for name in names):
                found = [part for part in ast.walk(node.value) if isinstance(part, ast.expr)]
        for one in found:
            for part in [one.body, one.orelse] if isinstance(one, ast.IfExp) else [one]:
                text = pattern(part)
                # A word is a code, not a sentence.
                if text and " " in text and not COMPOSED.search(text):
                    yield text


def readings(text: str) -> tuple[str, str]:
    """A literal as each reader gets it."""
    both = zin(text.replace(r"\[", "[").replace(r"\]", "]").replace(r"\|", "|"))
    return voor(both, "bestuurder"), voor(both, "organisatie")


SAID = [s.zin for s in uitspraken()]


def test_every_sentence_in_the_rules_is_on_the_page() -> None:
    said = " \n".join(SAID).lower()
    missing = [
        (name, text)
        for name in SPEAKING
        for text in literals(ROOT / name)
        if not re.search(readings(text)[0].lower(), said)
    ]
    assert missing == []


def test_every_condition_is_on_the_page() -> None:
    conditions = {s.zin for s in uitspraken() if s.soort == "Voorwaarde"}
    wanted = {c.zin for regime in REGELINGEN for c in regime.alle_voorwaarden}
    assert wanted - conditions == set()


def test_every_open_point_that_a_rule_names_is_on_the_page() -> None:
    """By the names that the modules of rules take from the list."""
    names = {
        alias.name
        for name in (*SPEAKING, "oordeel/letop.py")
        for node in ast.walk(ast.parse((ROOT / name).read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "calculator.wet.open_punten"
        for alias in node.names
    }
    said = " ".join(SAID)
    assert [name for name in sorted(names) if getattr(open_punten, name).vraag not in said] == []


def test_each_case_says_what_it_is_there_for() -> None:
    """Read back from its link, as a visitor opens it."""
    for said in uitspraken():
        stand, notice = lees(said.geval, "2026-09-01")
        assert "niet compleet" not in notice
        assert "veranderd" not in notice
        told = {(g.soort, masker(g.zin)) for g in _gezegd(antwoord(geval_van(stand)))}
        assert (said.soort, masker(said.zin)) in told, said.zin


def test_each_sentence_stands_once_and_has_an_hour_to_be_read() -> None:
    keys = [(s.soort, masker(s.zin), s.bron.voor(None).tekst if s.bron else "") for s in uitspraken()]
    assert len(set(keys)) == len(keys)
    assert 150 < len(keys) < 300
    assert len(gevallen()) < 1500
    page = alle_zinnen()
    assert page.count("Laat zien") == len(keys)
    assert all(s.soort for s in uitspraken())
