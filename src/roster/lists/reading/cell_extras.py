"""What is laid over the cells of python-calamine, which does not tell everything."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from roster.lists.reading.number_formats import Shown, date_of, shown_date, words_shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.lists.reading.cells import Cell, Place
    from roster.lists.reading.child.messages import Merge


@dataclass(slots=True)
class Overlay:
    """Cells to put over those of calamine, and facts of the sheet.

    Attributes:
        cells: by row and column.
        dates: what of a date is shown, by column and row, where calamine may not know it.
        words: the codes of formats that show words, by column and row.
    """

    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    dates: dict[int, dict[int, Shown]] = field(default_factory=dict)
    words: dict[int, dict[int, str]] = field(default_factory=dict)
    since_1904: bool = False
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    struck: frozenset[Place] = frozenset()
    comments: tuple[tuple[int, int, str], ...] = ()

    def lay(self, first: int, rows: Sequence[list[Any]]) -> None:
        """Put the cells and dates over rows of which the first has the number ``first``."""
        for column, shown in self.dates.items():
            self._lay_dates(column - 1, shown, first, rows)
        for column, codes in self.words.items():
            _lay_words(column - 1, codes, first, rows)
        if self.cells:
            for number, row in enumerate(rows, first):
                if number in self.cells:
                    put(row, self.cells[number])

    def behind(self, last: int) -> list[tuple[int, Sequence[object]]]:
        """Return the rows after the last that calamine has."""
        numbers = sorted(number for number in self.cells if number > last)
        return [(number, put([], self.cells[number])) for number in numbers]

    def _lay_dates(
        self, place: int, shown: dict[int, Shown], first: int, rows: Sequence[list[Any]]
    ) -> None:
        for number, row in enumerate(rows, first):
            if number in shown and place < len(row):
                row[place] = _dated(row[place], shown[number], since_1904=self.since_1904)


def _lay_words(place: int, codes: dict[int, str], first: int, rows: Sequence[list[Any]]) -> None:
    for number, row in enumerate(rows, first):
        if number in codes and place < len(row) and isinstance(row[place], str | int | float):
            row[place] = words_shown(row[place], codes[number]) or row[place]


def put(row: list[Any], cells: dict[int, Cell]) -> list[Any]:
    """Return the row, made longer where needed, with the cells in their columns."""
    row.extend([None] * (max(cells) - len(row)))
    for column, cell in cells.items():
        row[column - 1] = cell
    return row


def _dated(value: object, shown: Shown, *, since_1904: bool) -> object:
    """Return a date as precise as it is shown; what is neither date nor number as it is."""
    if isinstance(value, dt.date):
        return _shown_date(value, shown)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return date_of(value, shown, since_1904=since_1904)
    return value


@lru_cache(maxsize=65_536)  # dates of birth repeat
def _shown_date(value: dt.date, shown: Shown) -> Cell:
    return shown_date(value.isoformat()[:10], shown)
