"""The coverage: nothing of the law or of the two documents is without a place, and a hole stops the build."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from calculator.paginas import dekking, dekking_pagina
from calculator.paginas.dekking import DELEN, RIJEN, Rij, fouten
from calculator.paginas.lessen import LESGEVALLEN
from calculator.paginas.noten import Hier
from calculator.paginas.presentatie import presentatie, stappen
from calculator.wet import open_punten
from calculator.wet.regelingen import REGELINGEN

ROOT = Path(__file__).parent.parent
CODES = [rij.code for rij in RIJEN]


# --- nothing is missing ------------------------------------------------------------------------------------------


def test_no_faults() -> None:
    assert list(fouten()) == []


def test_every_row_has_its_own_code_and_a_sentence() -> None:
    assert len(CODES) == len(set(CODES))
    assert all(rij.onderwerp.strip() == rij.onderwerp != "" for rij in RIJEN)


@pytest.mark.parametrize("number", range(1, 34))
def test_every_open_question_of_the_dossier_has_a_row(number: int) -> None:
    assert f"O{number}" in CODES


def test_every_published_open_point_has_a_row() -> None:
    assert {point.code for point in open_punten.ALLE} <= set(CODES)


@pytest.mark.parametrize("article", ["2.9", "3.9", "4.9"])
@pytest.mark.parametrize(
    ("year", "lids"),
    [("2021", ["1", "2", "3", "4", "5 en verder"]), ("2024", ["1", "2", "3", "4", "5 onder a", "5 onder b", "6", "7"])],
)
def test_every_lid_has_a_row(article: str, year: str, lids: list[str]) -> None:
    assert [code for code in CODES if code.startswith(f"{article} lid ") and code.endswith(f"({year})")] == [
        f"{article} lid {lid} ({year})" for lid in lids
    ]


@pytest.mark.parametrize("article", ["2.3.1", "3.3.1", "4.3.1"])
def test_both_lids_of_the_besluit_have_a_row(article: str) -> None:
    assert {f"{article} lid 1 Besluit", f"{article} lid 2 Besluit"} <= set(CODES)


def test_every_rule_is_a_target() -> None:
    rules = {f"regel {r.jaar} {v.naam}" for r in REGELINGEN for v in (*r.voorwaarden, *r.maatregel_voorwaarden)}
    assert len(rules) > 20
    assert rules <= {target for rij in RIJEN for target in rij.doelen}


# --- a hole is a fault -------------------------------------------------------------------------------------------


def test_a_row_without_a_target_is_a_fault() -> None:
    assert list(fouten((*RIJEN, Rij("X", "Iets", ())))) == ["X: a row needs targets, or a reason why it is not judged"]


def test_a_row_with_a_target_and_a_reason_is_a_fault() -> None:
    assert len(list(fouten((*RIJEN, Rij("X", "Iets", ("begrip pkvw",), "het niet hoort"))))) == 1


def test_a_row_with_only_a_reason_is_none() -> None:
    assert list(fouten((*RIJEN, Rij("X", "Iets", (), "het niet hoort")))) == []


@pytest.mark.parametrize(
    "target", ["regel 2024 bestaat_niet", "voorbeeld niets", "punt O99", "begrip x", "weetje x", "kosten 2020"]
)
def test_a_target_that_does_not_exist_is_a_fault(target: str) -> None:
    assert list(fouten((*RIJEN, Rij("X", "Iets", (target,))))) == [f"{target}: this target does not exist"]


@pytest.mark.parametrize("rule", sorted(t for t in dekking.bestaande_doelen() if t.startswith(("regel ", "kosten "))))
def test_a_rule_without_a_row_is_a_fault(rule: str) -> None:
    without = (replace(rij, doelen=tuple(t for t in rij.doelen if t != rule)) for rij in RIJEN)
    left = tuple(rij if rij.doelen or rij.niet else replace(rij, niet="niets over is") for rij in without)
    assert list(fouten(left)) == [f"{rule}: this rule has no row"]


# --- the page ----------------------------------------------------------------------------------------------------


@pytest.mark.host
def test_the_page_stops_the_build_at_a_hole() -> None:
    with pytest.raises(dekking_pagina.Gat, match="X: a row needs targets"):
        dekking_pagina.dekking_tabellen((*DELEN, ("Meer", (Rij("X", "Iets", ()),))))


@pytest.mark.host
def test_the_page_stops_the_build_at_a_heading_that_does_not_exist() -> None:
    row = Rij("X", "Iets", ("pagina regeling-2021.md#bestaat-niet",))
    with pytest.raises(dekking_pagina.Gat, match="this heading does not exist"):
        dekking_pagina.dekking_tabellen((*DELEN, ("Meer", (row,))))


@pytest.mark.host
def test_the_page_shows_every_row_once() -> None:
    page = dekking_pagina.dekking_tabellen()
    for title, rows in DELEN:
        assert f"## {title}\n" in page
        for row in rows:
            assert row.onderwerp in page
            assert row.niet in page
    lines = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith("| Plek")]
    assert len(lines) == len({(title, r.onderwerp, r.doelen, r.niet) for title, rows in DELEN for r in rows})
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
    steps = stappen(Hier(), case)  # type: ignore[arg-type]
    headings = [heading for _, heading, _ in steps]
    assert headings[:2] == ["Het geval", "De vraag"]
    assert headings[2:] in (["Eén ding anders", "Het antwoord"], ["Het antwoord"])
    *before, answer = [text for _, _, text in steps]
    assert f"zelfcheck/#g=v;{case.naam}" in answer  # type: ignore[attr-defined]
    assert not any("Dan wordt het" in text for text in before)
    assert ("Dan wordt het" in answer) == ("Eén ding anders" in headings)


def test_the_presentation_is_plain_html() -> None:
    html = presentatie(Hier())
    assert html.split("<template")[0].count("<section") == len(LESGEVALLEN)
    assert html.count("<dialog") == 1
    assert not re.search(r"<script| style=| on\w+=|<input|<form", html)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
