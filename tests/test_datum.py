"""Days: what is written can be read back, what is no day of the calendar is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.datum import (
    EEN_DAG,
    LAATSTE,
    MAANDEN,
    VROEGSTE,
    JaarOntbreekt,
    jaren_later,
    lees,
    lees_iso,
    lees_maand,
    toon,
    toon_maand,
)

DAYS = st.dates(VROEGSTE, LAATSTE)


@given(DAYS)
def test_what_is_written_can_be_read(day: date) -> None:
    assert lees(toon(day)) == day
    assert lees_iso(day.isoformat()) == lees(day.isoformat()) == day


@given(DAYS)
def test_every_way_of_writing_gives_the_same_day(day: date) -> None:
    month = MAANDEN[day.month - 1]
    for text in (
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day:02d}/{day.month:02d}/{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day} {day.month} {day.year}",
        f"  {day.day} {month.upper()} {day.year} ",
    ):
        assert lees(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 mei 2022", date(2022, 5, 3)),
        ("3 mrt 2022", date(2022, 3, 3)),
        ("3 maa 2022", date(2022, 3, 3)),
        ("8 okt. 2020", date(2020, 10, 8)),
        ("29 februari 2024", date(2024, 2, 29)),
        ("03/05/2022", date(2022, 5, 3)),
        ("1-7-26", date(2026, 7, 1)),
        ("1 jul '26", date(2026, 7, 1)),
        ("1 juli 98", date(1998, 7, 1)),
        ("1-1-40", VROEGSTE),
        ("31-12-39", date(2039, 12, 31)),
        ("1-1-1940", VROEGSTE),
        ("31-12-2100", LAATSTE),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: date) -> None:
    assert lees(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "", "gisteren", "29-2-2023", "31-4-2022", "32-1-2022", "0-1-2022", "1-13-2022", "2022-5-3", "20220503", "3-5-222", "3 ma 2022",
        "3 j 2022", "3 ju 2022", "31-12-1939", "1-1-2101", "0000-00-00", "2022-02-30", "３-５-２０２２", "٣-٥-٢٠٢٢", "3 mei", "mei 2022",
        "2022-05-03T00:00", "2022-05-03Z", "1" * 31, "\ud800", "3\x00mei 2022",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - date() itself refuses some of them
        lees(text)


@pytest.mark.parametrize(
    "text", ["3 mei 2022", "3-5-2022", "2022-5-3", " 2022-05-03", "2022-05-03 ", "2022-05-03\n", "٢٠٢٢-٠٥-٠٣"]
)
def test_the_case_format_knows_one_way_of_writing(text: str) -> None:
    with pytest.raises(ValueError, match="datum"):
        lees_iso(text)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        day = lees(text)
    except ValueError:
        return
    assert VROEGSTE <= day <= LAATSTE


@given(st.dates(date(1960, 1, 1), date(2080, 12, 31)), st.integers(-15, 15))
def test_years_later_is_the_same_day_of_another_year(day: date, years: int) -> None:
    later = jaren_later(day, years)
    assert later.year == day.year + years
    assert (later.month, later.day) == (day.month, day.day) or (day.month, day.day, later.month, later.day) == (
        2,
        29,
        3,
        1,
    )


def test_a_leap_day_becomes_the_first_of_march() -> None:
    assert jaren_later(date(2016, 2, 29), 10) == date(2026, 3, 1)
    assert jaren_later(date(2016, 2, 29), 8) == date(2024, 2, 29)


def test_one_day_is_one_day() -> None:
    assert date(2023, 12, 31) + EEN_DAG == date(2024, 1, 1)


@given(DAYS)
def test_a_month_is_no_day_and_is_read_as_a_month(day: date) -> None:
    first = day.replace(day=1)
    for text in (toon_maand(day), f"{day.month}-{day.year}", f"{day.month:02d}/{day.year}"):
        with pytest.raises(ValueError):  # noqa: PT011
            lees(text)
        assert lees_maand(text) == first


@pytest.mark.parametrize("text", ["", "juli", "13-2026", "3-5-2022", "3 mei 2022", "mei 1939", "2026", "\ud800"])
def test_what_is_no_month_is_none(text: str) -> None:
    assert lees_maand(text) is None


@pytest.mark.parametrize("text", ["1 juli", "1 jul.", "1-7", "01/07"])
def test_a_day_without_a_year_lacks_only_the_year(text: str) -> None:
    with pytest.raises(JaarOntbreekt) as lacking:
        lees(text)
    assert lacking.value.tekst == "1 juli"
