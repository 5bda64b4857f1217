"""The coverage: nothing of the law or of the two documents is without something that carries it, and a hole shows."""

import re
from dataclasses import replace

import pytest

pytest.importorskip("markdown")  # not there inside Pyodide

from calculator.paginas import dekking_pagina
from calculator.paginas.dekking import DELEN, RIJEN, Rij, bestaande_doelen, doelen, fouten, plekken, regels, zonder_rij
from calculator.paginas.lessen import LESGEVALLEN
from calculator.paginas.noten import Hier
from calculator.wet import open_punten
from calculator.wet.bronnen import TEKST_2021, TEKST_2024

# The marks are in the pages, which are not there inside Pyodide.
pytestmark = pytest.mark.host
KEYS = [rij.sleutel for rij in RIJEN]


# --- nothing is missing ------------------------------------------------------------------------------------------


def test_no_faults() -> None:
    assert list(fouten()) == []


def test_every_row_has_a_sentence_of_its_own() -> None:
    assert len({rij.onderwerp for rij in RIJEN}) == len(RIJEN)
    assert all(rij.onderwerp.strip() == rij.onderwerp != "" for rij in RIJEN)


@pytest.mark.parametrize("number", range(1, 34))
def test_every_open_question_of_the_dossier_has_a_row(number: int) -> None:
    assert f"punt:O{number}" in KEYS


def test_every_published_open_point_has_a_row() -> None:
    assert {f"punt:{point.code}" for point in open_punten.ALLE} <= set(KEYS)


@pytest.mark.parametrize(
    "key",
    [
        *(f"2021:{lid}" for lid in TEKST_2021.leden if lid),
        *(f"2024:{lid}" for lid in TEKST_2024.leden if lid not in ("", "5")),
        *("2024:5:a", "2024:5:b", "besluit:x.3.1:1", "besluit:x.3.1:2"),
    ],
)
def test_every_lid_has_a_row_with_a_rule_and_an_example_or_a_page(key: str) -> None:
    (row,) = [rij for rij in RIJEN if rij.sleutel == key]
    kinds = {target.split(":")[0] for target in doelen(row)}
    assert kinds & {"regel", "kosten", "punt"}
    assert kinds & {"voorbeeld", "pagina"}


def test_every_sentence_of_the_two_documents_has_a_row() -> None:
    """Thirty-seven and thirty-four: counted in the documents."""
    assert [key for key in KEYS if key.startswith("CCV_2021:")] == [f"CCV_2021:{n}" for n in range(1, 38)]
    assert [key for key in KEYS if key.startswith("NOTA_2026:")] == [f"NOTA_2026:{n}" for n in range(1, 35)]


def test_a_mark_in_a_page_names_a_sentence_that_there_is() -> None:
    named = {key for key, _ in plekken() if key.split(":")[0] in ("CCV_2021", "NOTA_2026") and ":" in key}
    assert named <= {rij.sleutel for rij in RIJEN if not rij.niet}


def test_a_rule_of_one_regime_does_not_carry_a_lid_of_another() -> None:
    for row in RIJEN:
        year = row.sleutel.split(":")[0]
        if year in ("2021", "2024"):
            assert {t.split(":")[1] for t in doelen(row) if t.startswith(("regel", "kosten"))} == {year}


# --- a hole is a fault -------------------------------------------------------------------------------------------


def faults_of(row: Rij) -> list[str]:
    """What is wrong with one row besides the rest."""
    return [fault for fault in fouten((*RIJEN, row)) if fault.startswith(f"{row.sleutel}: ")]


def test_a_row_that_nothing_carries_is_a_fault() -> None:
    assert faults_of(Rij("X", "Iets")) == ["X: a row needs something that carries it, or a reason why it is left out"]


def test_a_row_that_is_carried_and_left_out_is_a_fault() -> None:
    assert len(faults_of(Rij("X", "Iets", ("begrip:pkvw",), "het niet hoort"))) == 1


def test_a_row_with_only_a_reason_is_none() -> None:
    assert faults_of(Rij("X", "Iets", niet="het niet hoort")) == []


@pytest.mark.parametrize(
    "target", ["regel:2024:bestaat_niet", "voorbeeld:niets", "punt:O99", "begrip:x", "weetje:x", "kosten:2020"]
)
def test_a_target_that_does_not_exist_is_a_fault(target: str) -> None:
    assert faults_of(Rij("X", "Iets", (target,))) == [f"X: {target} does not exist"]


@pytest.mark.parametrize("rule", regels())
def test_a_rule_in_no_row_is_a_fault(rule: str) -> None:
    assert rule in bestaande_doelen()
    without = tuple(replace(row, sleutel="X", erbij=()) if rule in doelen(row) else row for row in RIJEN)
    assert rule in zonder_rij(without)
    assert f"{rule}: this rule is in no row" in list(fouten(without))


# --- the page ----------------------------------------------------------------------------------------------------


def test_the_page_shows_a_hole_and_is_built() -> None:
    row = Rij("X", "Iets wat nergens staat")
    assert "| X | Iets wat nergens staat | Nog geen voorbeeld. |" in dekking_pagina.dekking_tabellen(
        (("Meer", (row,)),)
    )


def test_the_page_shows_every_row_once() -> None:
    page = dekking_pagina.dekking_tabellen()
    for title, rows in DELEN:
        assert f"## {title}\n" in page
        for row in rows:
            assert row.onderwerp in page
            assert row.niet in page
    lines = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith("| Plek")]
    assert len(lines) == len(RIJEN)
    assert all(line.count(" | ") == 2 for line in lines)


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Wie krijgt de bijdrage, en wie niet?", "wie-krijgt-de-bijdrage-en-wie-niet"),
        ("1. Vóór de eed", "1-voor-de-eed"),
    ],
)
def test_anchors_are_those_of_markdown(heading: str, anchor: str) -> None:
    assert dekking_pagina.anker(heading) == anchor


# --- the view for a screen in a room -----------------------------------------------------------------------------


def test_a_training_has_cases_enough() -> None:
    assert len(LESGEVALLEN) >= 14
    assert {v.regeling for v in LESGEVALLEN} == {"2021", "2024"}
    assert {v.oordeel for v in LESGEVALLEN} == {"ja", "nee", "nog_niet", "onbekend", "kan"}


@pytest.mark.parametrize("case", LESGEVALLEN, ids=lambda case: case.naam)
def test_every_case_has_its_steps_and_the_answer_comes_last(case: object) -> None:
    from calculator.paginas.presentatie import stappen  # a library of the build, which is not there inside Pyodide

    steps = stappen(Hier(), case)  # type: ignore[arg-type]
    headings = [heading for _, heading, _ in steps]
    assert headings[:2] == ["Het geval", "De vraag"]
    assert headings[2:] in (["Eén ding anders", "Het antwoord"], ["Het antwoord"])
    *before, answer = [text for _, _, text in steps]
    assert f"zelfcheck/#g=v;{case.naam}" in answer  # type: ignore[attr-defined]
    assert not any("Dan wordt het" in text for text in before)
    assert ("Dan wordt het" in answer) == ("Eén ding anders" in headings)


def test_the_presentation_is_plain_html() -> None:
    from calculator.paginas.presentatie import presentatie

    html = presentatie(Hier())
    assert html.split("<template")[0].count("<section") == len(LESGEVALLEN)
    assert html.count("<dialog") == 1
    assert not re.search(r"<script| style=| on\w+=|<input|<form", html)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
