from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.qt.widgets.tables.columns import (
    Align,
    Column,
    date_column,
    mark_column,
    number_column,
    text_column,
)


class Line(NamedTuple):
    words: str | None = None
    number: int | None = None
    day: str | None = None


LINES = st.builds(
    Line,
    st.none() | st.text(max_size=3),
    st.none() | st.integers(-5, 5),
    st.none() | st.dates().map(lambda day: day.isoformat()),
)
WORDS: Column[Line] = text_column("words", str, lambda line: line.words, sort=True)
COUNT: Column[Line] = number_column("count", str, lambda line: line.number, sort=True)
DAY: Column[Line] = date_column("day", str, lambda line: line.day, sort=True)
SIGN: Column[Line] = mark_column("sign", str, lambda line: "✓" if line.number else "", 32)


@pytest.mark.parametrize("column", [WORDS, COUNT, DAY, SIGN])
def test_what_a_row_does_not_have_is_an_empty_cell(column: Column[Line]) -> None:
    assert column.text(Line()) == ""


def test_words_stand_left_numbers_right_and_signs_centred() -> None:
    aligned = [column.align for column in (WORDS, DAY, COUNT, SIGN)]
    assert aligned == [Align.LEFT, Align.LEFT, Align.RIGHT, Align.CENTRE]


def test_digits_of_numbers_and_dates_are_of_one_width() -> None:
    assert [column.digits for column in (WORDS, SIGN, COUNT, DAY)] == [False, False, True, True]


def test_none_of_a_number_is_a_number_and_nobody_is_not() -> None:
    assert COUNT.text(Line(number=0)) == "0"


def test_what_stands_for_a_number_is_shown_as_it_is() -> None:
    shares: Column[Line] = number_column("share", str, lambda line: f"{line.number}/4", show=hex)
    assert shares.text(Line(number=3)) == "3/4"


@pytest.mark.parametrize(
    ("iso", "shown"), [("1978", "1978"), ("1978-05", "1978.05"), ("2026-05-08", "2026.05.08")]
)
def test_a_date_is_shown_with_the_precision_it_has(iso: str, shown: str) -> None:
    assert DAY.text(Line(day=iso)) == shown


def test_a_moment_is_shown_by_the_clerks_clock() -> None:
    noon = datetime(2026, 5, 8, 12, 30).astimezone()
    assert DAY.text(Line(day=noon.astimezone(UTC).isoformat())) == "2026.05.08 12:30"


@given(lines=st.lists(LINES))
def test_rows_sort_by_what_a_column_shows(lines: list[Line]) -> None:
    assert WORDS.sort and COUNT.sort and DAY.sort  # noqa: PT018 - one fact: all three sort
    by_words = sorted(lines, key=WORDS.sort)  # type: ignore[arg-type]  # keys compare
    assert [line.words or "" for line in by_words] == sorted(line.words or "" for line in lines)
    by_day = sorted(lines, key=DAY.sort)  # type: ignore[arg-type]  # keys compare
    assert [line.day or "" for line in by_day] == sorted(line.day or "" for line in lines)
    by_count = [line.number for line in sorted(lines, key=COUNT.sort)]  # type: ignore[arg-type]  # keys compare
    there = sorted(count for count in by_count if count is not None)
    assert by_count == [*there, *[None] * (len(lines) - len(there))]
