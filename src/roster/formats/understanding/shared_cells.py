"""Two people in one row: each line of the cells belongs to one of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from roster.formats.understanding.cell_text import text_of
from roster.formats.understanding.column_values import could_be_name, looks_like_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from roster.formats.cells import Cell, Row

_LINES = re.compile(r"[\r\n]+")
_LISTED = re.compile(r"[、,，;；/\r\n]+")
_SPACES = re.compile(r"\s+")
_MAYBE_SEVERAL = re.compile(r"[、,，;；/\r\n]|\S{2}\s+\S{2}")
#: Stands for what cannot be told apart, so that it is reported and never guessed.
UNTOLD = "?"


class SharedColumns(NamedTuple):
    """How the cells of columns are shared by several people; zero-based.

    ``telling`` columns show by their number of lines how many people there are (gender, identity
    number, telephone). ``single`` ones hold one value for each person (birth, education); one
    person may hold several of ``posts``, so that 书记、主任 of two people cannot be told apart.
    """

    name: int
    telling: Sequence[int]
    single: Collection[int]
    posts: Collection[int]


def people_in(row: Row, columns: SharedColumns) -> Iterator[Row]:
    """Yield the row once for each person whose name stands in it."""
    name = columns.name
    number, cells = row
    text = text_of(cells[name]) if name < len(cells) else ""
    separator = _separator(text, cells, columns.telling)
    if separator is None:
        yield row
        return
    count = len(_pieces(text, separator))
    for place in range(count):
        yield (
            number,
            tuple(
                _share(cell, place, count, _separators(index, columns, separator))
                if index not in columns.posts
                else _post_of(cell, place, count)
                for index, cell in enumerate(cells)
            ),
        )


def _separators(
    index: int, columns: SharedColumns, separator: re.Pattern[str]
) -> tuple[re.Pattern[str], ...]:
    """Return what may part the values of a column, the likeliest first."""
    if index == columns.name or index in columns.telling:
        return (separator,)
    return (_LINES, _LISTED) if index in columns.single else (_LINES,)


def name_parts(name: str) -> list[str]:
    """Return the names that a cell lists, or the text itself."""
    pieces = _pieces(name, _LISTED)
    if len(pieces) == 1:
        spaced = _pieces(name, _SPACES)
        return spaced if len(spaced) > 1 and _are_whole_names(spaced, is_listed=False) else pieces
    return pieces or [name]


def may_hold_several(name: Cell) -> bool:
    """Tell quickly whether a name cell is worth a closer look."""
    return name.__class__ is str and _MAYBE_SEVERAL.search(str(name).strip()) is not None


def _separator(text: str, cells: Sequence[Cell], telling: Sequence[int]) -> re.Pattern[str] | None:
    """Return what parts the names of a cell, or nothing when it holds one name."""
    for separator in (_LINES, _LISTED, _SPACES):
        names = _pieces(text, separator)
        if len(names) < 2 or not all(could_be_name(name) for name in names):
            continue
        if separator is _SPACES and not _are_whole_names(names, is_listed=False):
            continue
        counts = {
            len(_pieces(text_of(cells[index]), separator))
            for index in telling
            if index < len(cells) and text_of(cells[index])
        }
        if len(names) in counts:
            return separator
        if not counts and _are_whole_names(names, is_listed=separator is _LISTED):
            return separator
    return None


def _are_whole_names(names: Sequence[str], *, is_listed: bool) -> bool:
    """Tell names of two people from one long name with a space or a break in it."""
    are_names = all(looks_like_name(name) for name in names)
    return are_names and (is_listed or sum(map(len, names)) > 4)


def _share(cell: Cell, place: int, count: int, separators: Sequence[re.Pattern[str]]) -> Cell:
    if cell.__class__ is not str:
        return cell
    for separator in separators:
        pieces = _pieces(str(cell), separator)
        if len(pieces) == count:
            return pieces[place]
        if len(pieces) > 1:
            return UNTOLD
    return cell


def _post_of(cell: Cell, place: int, count: int) -> Cell:
    """Share a cell of posts: one post is everybody's, of several on a line nobody knows whose."""
    shared = _share(cell, place, count, (_LINES,))
    is_one = shared is not cell or len(_pieces(text_of(cell), _LISTED)) < 2
    return shared if is_one else UNTOLD


def _pieces(text: str, separator: re.Pattern[str]) -> list[str]:
    return [piece for part in separator.split(text) if (piece := part.strip())]
