"""The account of names: whoever is named in a sheet is a person of the list or a problem.

Each layout hands in what stood where it looked for names and was read as nobody. Of this, what
reads as somebody's name becomes a problem, whatever the layout; so nobody vanishes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from roster.lists.listing import Problem
from roster.lists.understanding.cells.names import names_within, opens_with_name
from roster.lists.understanding.cells.text import text_of
from roster.lists.understanding.rows.no_person import is_label, is_mark
from roster.people.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from roster.lists.reading.cells import Place, Row, Sheet


class LeftOver(NamedTuple):
    """What stands in a cell, or in part of it, where a name was looked for and none was read."""

    place: Place
    text: str

    @property
    def is_name_like(self) -> bool:
        """Whether somebody's name stands first, so that it shows a list as a name does."""
        return opens_with_name(self.text)


def in_column(rows: Iterable[Row], column: int) -> Iterator[LeftOver]:
    """Yield what stands in a column of these rows; zero-based."""
    for number, cells in rows:
        if column < len(cells):
            yield LeftOver((number, column + 1), text_of(cells[column]))


def unread_names(sheet: Sheet, left: Iterable[LeftOver]) -> list[Problem]:
    """Return a problem for each text with a name in it, save in lines of totals and signatures."""
    named = [each for each in left if names_within(each.text)]
    numbers = {each.place[0] for each in named}
    marked = {
        number
        for number, cells in sheet.rows
        if number in numbers and any(_is_mark(text) for text in map(text_of, cells) if text)
    }
    return [
        Problem(sheet.name, *place, "name", ProblemKind.NAME_UNREAD, text, cell=place)
        for place, text in named
        if place[0] not in marked
    ]


def _is_mark(text: str) -> bool:
    return is_mark(text) or is_label(text)
