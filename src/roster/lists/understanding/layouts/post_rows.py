"""Rows whose cells are posts with the names of their holders below: 村 | 书记 | 主任 | 委员."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from roster.lists.understanding.cells.names import are_like_names
from roster.lists.understanding.headers.words import match_word
from roster.lists.understanding.layouts.post_holders import names_holders

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from roster.lists.reading.cells import Cell, Row

_LOOKED_BELOW = 5


def rows_of_holders(rows: Sequence[Row], words: Iterable[str]) -> list[int]:
    """Return the rows whose cells are posts with names below them; ``words`` are all texts."""
    titles = set(filter(names_holders, words))
    found = []
    for place, (number, cells) in enumerate(rows):
        if titles.isdisjoint(cells):
            continue
        below = _rows_below(rows, place)
        next_row: Sequence[Cell] = below[0] if below else ()
        held = [
            column
            for column, cell in enumerate(cells)
            if cell in titles and column < len(next_row) and next_row[column] not in titles
            if _holds_names(below, column)
        ]
        if len(held) > 1 or (held and _has_village(cells)):
            found.append(number)
    return found


def _rows_below(rows: Sequence[Row], place: int) -> list[Sequence[Cell]]:
    """Return the next rows, up to a blank one."""
    below = rows[place + 1 : place + 1 + _LOOKED_BELOW]
    gaps = [
        at for at, (row, following) in enumerate(pairwise(below), 1) if following[0] - row[0] > 1
    ]
    return [cells for _, cells in below[: gaps[0] if gaps else None]]


def _has_village(cells: Iterable[Cell]) -> bool:
    return any(match_word(str(cell)).field == "village" for cell in cells if cell)


def _holds_names(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    texts = [str(cells[column]) for cells in rows if column < len(cells) and cells[column]]
    named = [text for text in texts if are_like_names(text)]
    return bool(named) and len(named) * 2 >= len(texts)
