"""Two people in one row: each line of the cells belongs to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from roster.lists.understanding.cells.names import (
    LINES,
    LISTED,
    SPACES,
    is_broken,
    is_broken_surname,
    may_be_name,
    pieces_of,
)
from roster.lists.understanding.cells.text import text_of
from roster.lists.understanding.column_values import is_named

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator, Sequence

    from roster.lists.reading.cells import Cell, Row

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
    names = pieces_of(text, separator)
    count = len(names)
    for place in range(count):
        yield (
            number,
            tuple(
                names[place]
                if index == name
                else _shared(cell, (place, count), index, columns, separator)
                for index, cell in enumerate(cells)
            ),
        )


def _shared(
    cell: Cell,
    who: tuple[int, int],
    index: int,
    columns: SharedColumns,
    separator: re.Pattern[str],
) -> Cell:
    """Return the share of a person in a cell; ``who`` is the place among how many."""
    if index in columns.posts:
        return _post_of(cell, *who)
    if index in columns.telling:
        is_one = text_of(cell) and len(_pieces(text_of(cell), separator)) == 1
        return UNTOLD if is_one else _share(cell, *who, (separator,))
    return _share(cell, *who, (LINES, LISTED) if index in columns.single else (LINES,))


def _separator(text: str, cells: Sequence[Cell], telling: Sequence[int]) -> re.Pattern[str] | None:
    """Return what parts the names of a cell, or nothing when it holds one name."""
    for separator in (LINES, LISTED, SPACES) if not is_broken_surname(text) else ():
        names = pieces_of(text, separator)
        if len(names) < 2 or not all(map(may_be_name, names)):
            continue
        are_whole = all(map(is_named, names))
        if separator is SPACES and not are_whole:
            continue
        counts = {
            len(_pieces(text_of(cells[index]), separator))
            for index in telling
            if index < len(cells) and text_of(cells[index])
        }
        if len(names) in counts:
            return separator
        is_untold = not counts or (separator is not LISTED and not is_broken(text))
        if is_untold and are_whole:
            return separator
    return None


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
    shared = _share(cell, place, count, (LINES,))
    is_one = shared is not cell or len(_pieces(text_of(cell), LISTED)) < 2
    return shared if is_one else UNTOLD


def _pieces(text: str, separator: re.Pattern[str]) -> list[str]:
    return [piece for part in separator.split(text) if (piece := part.strip())]
