"""Amounts: what is written can be read back, what is no amount is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.bedrag import HOOGSTE_BEDRAG, lees, toon

CENTS = st.integers(0, HOOGSTE_BEDRAG)


@pytest.mark.parametrize(
    ("cents", "text"),
    [
        (0, "€\u00a00"),
        (1, "€\u00a00,01"),
        (10, "€\u00a00,10"),
        (240000, "€\u00a02.400"),
        (239999, "€\u00a02.399,99"),
        (240001, "€\u00a02.400,01"),
        (99_900, "€\u00a0999"),
        (100_000, "€\u00a01.000"),
        (HOOGSTE_BEDRAG, "€\u00a01.000.000"),
    ],
)
def test_amount_is_written_the_dutch_way(cents: int, text: str) -> None:
    assert toon(cents) == text


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("2.400", 240000),
        ("2400", 240000),
        ("€ 1.250,50", 125050),
        ("€1250,5", 125050),
        ("EUR 2.400,-", 240000),
        ("euro 2.400,--", 240000),
        ("2.400,–", 240000),
        ("1250.50", 125050),
        ("2.40", 240),
        (" 12 ", 1200),
        ("€\u00a01.000.000", HOOGSTE_BEDRAG),
        ("1 250", 125000),
        ("0", 0),
        ("0,01", 1),
        ("007", 700),
    ],
)
def test_amount_is_read_as_people_write_it(text: str, cents: int) -> None:
    assert lees(text) == cents


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "€", "veel", "-5", "€ -5", "1,2,3", "12.50.00", "1,250.50", "1.2345", "1e5", "0x10", "１２", "٣٤",
        "²", "1_000", "NaN", "12,345", "1.000.000,01", "1000001", "9" * 21, "9" * 5000, "\ud800", "12\x00", "1..000", ",50", "½",
    ],
)  # fmt: skip
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="bedrag"):
        lees(text)


@given(CENTS)
def test_what_is_written_can_be_read(cents: int) -> None:
    assert lees(toon(cents)) == cents


@given(CENTS)
def test_plain_writing_can_be_read(cents: int) -> None:
    euros, rest = divmod(cents, 100)
    assert lees(f"{euros},{rest:02d}") == lees(f"{euros}.{rest:02d}") == cents
    assert lees(str(euros)) == cents - rest


@given(CENTS, CENTS)
def test_two_amounts_never_look_the_same(one: int, other: int) -> None:
    assert (toon(one) == toon(other)) == (one == other)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        cents = lees(text)
    except ValueError:
        return
    assert isinstance(cents, int)
    assert 0 <= cents <= HOOGSTE_BEDRAG
