"""A date of birth in two or three columns: 出生年 | 出生月, or 出生年月日 > 年 | 月 | 日."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from roster.lists.understanding.cells.text import texts_of
from roster.lists.understanding.headers.words import normalised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.lists.reading.cells import Cell
    from roster.lists.understanding.columns import Column

_PARTS = (
    frozenset({"年", "年份", "出生年", "出生年份", "生年"}),
    frozenset({"月", "月份", "出生月", "出生月份"}),
    frozenset({"日", "出生日"}),
)
_UNITS = "年月日"


def with_date_parts(columns: Sequence[Column]) -> list[Column]:
    """Give birth to each column of a year, month and day of birth that stand side by side."""
    decided = list(columns)
    for place, column in enumerate(columns):
        if "出生" not in normalised(column.header) or not _is_part(column, 0):
            continue
        for part, other in enumerate(columns[place : place + len(_PARTS)]):
            if not _is_part(other, part):
                break
            decided[place + part] = replace(other, field="birth", confidence=0.9, reason="parent")
    return decided


def joined_dates(columns: Sequence[Sequence[Cell]]) -> Sequence[Cell]:
    """Return the dates whose year, month and day stand in these columns."""
    if len(columns) < 2:
        return columns[0] if columns else ()
    texts = [texts_of(column) for column in columns]
    return ["".join(map(_with_unit, row, _UNITS)) for row in zip(*texts, strict=True)]


def _with_unit(text: str, unit: str) -> str:
    return f"{text.removesuffix(unit)}{unit}" if text else ""


def _is_part(column: Column, part: int) -> bool:
    return normalised(column.leaf) in _PARTS[part]
