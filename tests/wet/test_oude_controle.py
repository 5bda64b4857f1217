"""Honest dates: which versions were read, and since when a reading is old. The day is the visitor's own."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

pytest.importorskip("markdown")  # not there inside Pyodide

from calculator.geval.voorbeelden import PER_NAAM
from calculator.paginas.markdown_extension import BOUWDAG, bouwdag
from calculator.wet.bronnen import (
    BRONNEN_GEZIEN,
    GECONTROLEERD_TOT,
    NIEUWSTE_STUK,
    OUD_VANAF,
    TE_OUD_VANAF,
    TEKST_REGELING,
)
from calculator.zelfcheck import browser
from calculator.zelfcheck import uitkomst as weergave
from calculator.zelfcheck.stand import uit_geval

pytestmark = pytest.mark.host

DAY = timedelta(days=1)
ROOT = Path(__file__).parents[2]
WETSVERSIE = ROOT / "calculator" / "wetsversie.json"


def outcome(vandaag: object) -> str:
    stand = uit_geval({"feiten": dict(PER_NAAM["alles-op-orde"].feiten)}).json()
    answer = json.loads(browser.handle(json.dumps({"actie": "uitkomst", "stand": stand, "vandaag": vandaag})))
    assert answer["stap"] == "uitkomst"
    return str(answer["html"])


def test_half_a_year_and_a_year() -> None:
    assert 182 <= (OUD_VANAF - GECONTROLEERD_TOT).days <= 184
    assert 365 <= (TE_OUD_VANAF - GECONTROLEERD_TOT).days <= 366


def test_the_outcome_says_it_first_from_that_day_on() -> None:
    assert "vw-oud" not in outcome((TE_OUD_VANAF - DAY).isoformat())
    html = outcome(TE_OUD_VANAF.isoformat())
    assert html.index("</h1>") < html.index("vw-oud") < html.index('data-vlak="stappen"')


@pytest.mark.parametrize("vandaag", [None, "", "morgen", 20271122])
def test_without_a_day_nothing_is_said(vandaag: object) -> None:
    assert "vw-oud" not in outcome(vandaag)


def test_the_notice_of_the_pages_waits_for_its_day() -> None:
    notice = weergave.oud()
    assert " hidden" in notice
    assert f'data-vw-vanaf="{OUD_VANAF.isoformat()}"' in notice
    # One line; what it says is true on that day and ever after.
    assert len(re.sub("<[^>]+>", " ", notice).split()) <= 12


def test_what_was_read_is_what_the_law_watch_compares_with() -> None:
    stored = {law["naam"]: law["versie"] for law in json.loads(WETSVERSIE.read_text("utf-8"))}
    read = {seen.bron: seen.versie.isoformat() for seen in BRONNEN_GEZIEN}
    for name, version in stored.items():
        assert version.startswith(read[name]), name
    assert GECONTROLEERD_TOT >= TEKST_REGELING


def test_a_clock_is_wrong_that_is_before_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BOUWDAG, "2026-11-29")
    assert bouwdag().isoformat() == "2026-11-28"
    monkeypatch.setenv(BOUWDAG, "")
    assert bouwdag() == NIEUWSTE_STUK


def test_nowhere_checked_up_to() -> None:
    """Nobody read the law live: which version was read is said, and not up to which day it was checked."""
    for folder, kind in (("docs", "*.md"), ("calculator", "*.py"), (".", "README.md")):
        for file in (ROOT / folder).rglob(kind) if folder != "." else [ROOT / kind]:
            assert not re.search(r"gecontroleerd tot en met|checked (up to|until)", file.read_text("utf-8"), re.I), file
