"""When the law text was not checked for long, the pages and the outcome say so. The day is the visitor's own."""

import json
from datetime import timedelta

import pytest

from calculator.geval.voorbeelden import PER_NAAM
from calculator.wet.bronnen import GECONTROLEERD_TOT, OUD_VANAF, TE_OUD_VANAF
from calculator.zelfcheck import browser
from calculator.zelfcheck import uitkomst as weergave
from calculator.zelfcheck.stand import VOLGORDE

DAY = timedelta(days=1)


def outcome(vandaag: object) -> str:
    feiten = dict(PER_NAAM["alles-op-orde"].feiten)
    stand = {"feiten": feiten, "beantwoord": list(VOLGORDE), "lezer": "bestuurder"}
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
