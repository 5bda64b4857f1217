"""The reminders, read back with a library that others keep: right days, neutral titles, lines as RFC 5545 wants them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

icalendar = pytest.importorskip("icalendar")  # not there inside Pyodide

from calculator.geval.voorbeelden import PER_NAAM, VOORBEELDEN, Voorbeeld  # noqa: E402
from calculator.zelfcheck.kalender import _gevouwen, herinneringen, kalender, maanden_eerder  # noqa: E402
from calculator.zinnen import LEZERS  # noqa: E402
from tests.outcome import answer_on  # noqa: E402
from tests.strategies import Facts, gevallen  # noqa: E402

ORDER: Facts = dict(PER_NAAM["alles-op-orde"].feiten)


def events(facts: Facts, lezer: str = "bestuurder") -> dict[str, date]:
    """What a calendar makes of the file: title and day."""
    read = icalendar.Calendar.from_ical(kalender(answer_on(facts), lezer))
    return {str(event["SUMMARY"]): event.decoded("DTSTART") for event in read.walk("VEVENT")}


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN, ids=lambda v: v.naam)
@pytest.mark.parametrize("lezer", LEZERS)
def test_every_example_reads_back(voorbeeld: Voorbeeld, lezer: str) -> None:
    van = answer_on(dict(voorbeeld.feiten))
    read = icalendar.Calendar.from_ical(kalender(van, lezer))
    made = herinneringen(van, lezer)
    back = [(str(e["SUMMARY"]), e.decoded("DTSTART"), str(e["DESCRIPTION"])) for e in read.walk("VEVENT")]
    assert back == [(h.titel, h.dag, h.tekst) for h in made]
    assert read["VERSION"] == "2.0"
    uids = [str(e["UID"]) for e in read.walk("VEVENT")]
    assert len(set(uids)) == len(uids) > 0


@settings(max_examples=150)
@given(gevallen(), st.sampled_from(LEZERS))
def test_the_file_is_as_the_standard_wants_it(case: Facts, lezer: str) -> None:
    van = answer_on(case)
    text = kalender(van, lezer)
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    assert all(h.dag >= van.geval.peildatum for h in herinneringen(van, lezer))
    for title in (h.titel.lower() for h in herinneringen(van, lezer)):
        assert not any(word in title for word in ("beveilig", "adres", "dreig", "camera", "alarm", "woning"))


def test_the_days_of_the_certificate_and_of_the_office() -> None:
    facts = {**ORDER, "pkvw_afgegeven_op": "2020-05-31", "ambt_tot_en_met": "2026-12-31", "peildatum": "2026-09-01"}
    found = events(facts)
    assert found["Certificaat: afspraak maken voor een nieuwe keuring"] == date(2030, 2, 28)
    assert found["Laatste dag in het ambt"] == date(2026, 12, 31)
    assert found["Navragen hoe het staat"] == date(2026, 9, 29)


def test_what_is_past_needs_no_reminder() -> None:
    assert set(events({**ORDER, "pkvw_afgegeven_op": "2016-10-01"})) == {"Navragen hoe het staat"}


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(0, 30))
def test_months_before(day: date, months: int) -> None:
    earlier = maanden_eerder(day, months)
    assert (day.year * 12 + day.month) - (earlier.year * 12 + earlier.month) == months
    assert earlier.day == day.day or (earlier.day >= 28 and day.day > earlier.day)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_folding_keeps_every_sign_whole(text: str) -> None:
    parts = list(_gevouwen(text))
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == text
    assert all(len(part.encode()) <= 75 for part in parts)
