"""A date of birth in two or three columns."""

from __future__ import annotations

import pytest

from roster.lists.understanding.cells.date_parts import joined_dates, with_date_parts
from roster.lists.understanding.columns import Column


def columns(*levels: tuple[str, ...]) -> list[Column]:
    return [Column(index, words, None, 0.0, "unknown") for index, words in enumerate(levels)]


def fields(*levels: tuple[str, ...]) -> list[str | None]:
    return [column.field for column in with_date_parts(columns(*levels))]


@pytest.mark.parametrize(
    ("levels", "born"),
    [
        ([("出生年",), ("出生月",)], 2),
        ([("出生年月日", "年"), ("出生年月日", "月"), ("出生年月日", "日")], 3),
        ([("出生", "年份"), ("出生", "月份"), ("学历",)], 2),
        ([("出生", "年"), ("学历",), ("出生", "月")], 1),
        ([("入党", "年"), ("入党", "月")], 0),
        ([("出生", "月"), ("出生", "日")], 0),
    ],
)
def test_year_month_and_day_belong_together_side_by_side_from_the_year_on(
    levels: list[tuple[str, ...]], born: int
) -> None:
    assert fields(*levels) == ["birth"] * born + [None] * (len(levels) - born)


def test_what_stands_left_of_the_year_is_none_of_it() -> None:
    assert fields(("月",), ("出生年",), ("出生月",)) == [None, "birth", "birth"]


def test_a_part_is_written_with_its_division_once_and_a_blank_one_not_at_all() -> None:
    joined = joined_dates([["1978年", 1980, None], ["5", "6月", ""], ["12日", None, None]])
    assert joined == ["1978年5月12日", "1980年6月", ""]


def test_one_column_of_dates_is_left_as_it_is() -> None:
    assert joined_dates([["1978.05", 28600]]) == ["1978.05", 28600]
    assert joined_dates([]) == ()
