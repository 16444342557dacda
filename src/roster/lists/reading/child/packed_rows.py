"""A long workbook while it is only looked at: column by column, in a fifth of the memory.

A tuple for each row costs more than most of what it holds. Most columns repeat few values, which
are then kept once, with a place of two bytes for each row.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.lists.reading.cells import Cell, Row, Workbook

_SAMPLE = 1_000
_MOST_PLACES = 2**16
#: So many rows of each sheet are at hand as they came: titles and headers stand there.
_BEGINNING = 500


@dataclass(frozen=True, slots=True)
class _Repeated:
    """A column of few different values: each once, and for each row the place of its own."""

    values: list[Cell]
    places: array[int]

    def __getitem__(self, at: int) -> Cell:
        return self.values[self.places[at]]

    def whole(self) -> Sequence[Cell]:
        return list(map(self.values.__getitem__, self.places))


class PackedRows:
    """The rows of one sheet.

    Args:
        rows: in the order of their numbers; empty cells at the end of a row do not come back.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self._numbers = array("I", [number for number, _ in rows])
        columns = zip_longest(*(cells for _, cells in rows))
        self._columns = [_packed(column) for column in columns]

    def __len__(self) -> int:
        """Return how many rows hold anything."""
        return len(self._numbers)

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of the rows that hold anything, in their order."""
        return self._numbers

    @property
    def width(self) -> int:
        """How many columns the longest row has."""
        return len(self._columns)

    def cells(self, number: int) -> tuple[Cell, ...]:
        """Return the cells of a row, filled up to the width; none where nothing stands."""
        at = bisect_left(self._numbers, number)
        if at == len(self._numbers) or self._numbers[at] != number:
            return ()
        return tuple(column[at] for column in self._columns)

    def unpacked(self) -> tuple[Row, ...]:
        """Return the rows as they came."""
        if not self._columns:
            return tuple((number, ()) for number in self._numbers)
        columns = [c.whole() if isinstance(c, _Repeated) else c for c in self._columns]
        rows = zip(self._numbers, zip(*columns, strict=True), strict=True)
        return tuple((number, _without_end(cells)) for number, cells in rows)


@dataclass(frozen=True, slots=True)
class PackedWorkbook:
    """A workbook whose rows are packed.

    Attributes:
        beginning: the workbook with the first rows of each sheet only.
        rows: all rows, by the place of the sheet.
    """

    beginning: Workbook
    rows: tuple[PackedRows, ...]

    def __len__(self) -> int:
        """Return how many rows of all sheets hold anything."""
        return sum(map(len, self.rows))

    def unpacked(self) -> Workbook:
        """Return the workbook as it came."""
        pairs = zip(self.beginning.sheets, self.rows, strict=True)
        sheets = tuple(replace(sheet, rows=rows.unpacked()) for sheet, rows in pairs)
        return replace(self.beginning, sheets=sheets)


def packed(workbook: Workbook) -> PackedWorkbook:
    """Return a workbook with its rows packed."""
    sheets = (replace(sheet, rows=sheet.rows[:_BEGINNING]) for sheet in workbook.sheets)
    beginning = replace(workbook, sheets=tuple(sheets))
    return PackedWorkbook(beginning, tuple(PackedRows(sheet.rows) for sheet in workbook.sheets))


def _packed(column: Sequence[Cell]) -> Sequence[Cell] | _Repeated:
    """Return a column in the form that takes least; objects are told apart, for 1 equals True."""
    if len(set(map(id, column[:_SAMPLE]))) * 2 > len(column[:_SAMPLE]):
        return column
    values = dict(zip(map(id, column), column, strict=True))
    if len(values) > _MOST_PLACES:
        return column
    places = dict(zip(values, range(len(values)), strict=True))
    return _Repeated(list(values.values()), array("H", map(places.__getitem__, map(id, column))))


def _without_end(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    if cells[-1] is not None:
        return cells
    filled = next((at for at in range(len(cells), 0, -1) if cells[at - 1] is not None), 0)
    return cells[:filled]
