"""Two people in one row: each line of the cells belongs to one of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roster.formats.understanding.cell_text import text_of
from roster.formats.understanding.column_values import could_be_name, looks_like_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roster.formats.cells import Cell, Row

_LINES = re.compile(r"[\r\n]+")
_LISTED = re.compile(r"[、,，;；/\r\n]+")
#: Stands for what cannot be told apart, so that it is reported and never guessed.
UNTOLD = "?"


def people_in(row: Row, name: int, telling: Sequence[int]) -> Iterator[Row]:
    """Yield the row once for each person whose name stands in it.

    Args:
        row: number and cells.
        name: zero-based column of the name.
        telling: columns whose number of lines shows how many people there are (gender, identity
            number, telephone).
    """
    number, cells = row
    text = text_of(cells[name]) if name < len(cells) else ""
    separator = _separator(text, cells, telling)
    if separator is None:
        yield row
        return
    count = len(_pieces(text, separator))
    for place in range(count):
        yield (
            number,
            tuple(
                _share(cell, place, count, separator, index in telling or index == name)
                for index, cell in enumerate(cells)
            ),
        )


def name_parts(name: str) -> list[str]:
    """Return the names that a cell lists, or the text itself."""
    return _pieces(name, _LISTED) or [name]


def may_hold_several(name: Cell) -> bool:
    """Tell quickly whether a name cell is worth a closer look."""
    return name.__class__ is str and _LISTED.search(str(name).strip()) is not None


def _separator(text: str, cells: Sequence[Cell], telling: Sequence[int]) -> re.Pattern[str] | None:
    """Return what parts the names of a cell, or nothing when it holds one name."""
    for separator in (_LINES, _LISTED):
        names = _pieces(text, separator)
        if len(names) < 2 or not all(could_be_name(name) for name in names):
            continue
        counts = {
            len(_pieces(text_of(cells[index]), separator))
            for index in telling
            if index < len(cells) and text_of(cells[index])
        }
        if len(names) in counts:
            return separator
        if (not counts or counts == {1}) and _are_whole_names(names) and 1 not in counts:
            return separator
    return None


def _are_whole_names(names: Sequence[str]) -> bool:
    """Tell names of two people from one long name that was broken over two lines."""
    return all(looks_like_name(name) for name in names) and sum(map(len, names)) > 4


def _share(
    cell: Cell,
    place: int,
    count: int,
    separator: re.Pattern[str],
    listed: bool,  # noqa: FBT001 - a fact about the column
) -> Cell:
    if cell.__class__ is not str:
        return cell
    pieces = _pieces(str(cell), separator if listed else _LINES)
    if len(pieces) == count:
        return pieces[place]
    return cell if len(pieces) < 2 else UNTOLD


def _pieces(text: str, separator: re.Pattern[str]) -> list[str]:
    return [piece for part in separator.split(text) if (piece := part.strip())]
