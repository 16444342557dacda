"""A column of a table, and the columns of a table together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.lists.understanding.cells.text import squeezed
from roster.people.posts import body_of

if TYPE_CHECKING:
    from roster.people.posts import Body

#: All spaces go beside Han, all but one elsewhere.
_SPACES = re.compile(r"(?<=[\u4e00-\u9fff])\s+|\s+(?=[\u4e00-\u9fff])|(?<=\s)\s+")


def _unspaced(level: str) -> str:
    return _SPACES.sub("", level).strip()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: zero-based index, header words from top to bottom, field and how sure (0-1).

    ``reason`` is one of :class:`HeaderMatch`'s, ``values`` when the cells told, ``chosen`` when the
    clerk did, ``second`` when a surer column holds the field.
    """

    index: int
    levels: tuple[str, ...]
    field: str | None
    confidence: float
    reason: str

    @property
    def leaf(self) -> str:
        """The lowest header word, without spaces and breaks like :attr:`header`."""
        return _unspaced(self.levels[-1]) if self.levels else ""

    @property
    def header(self) -> str:
        """All header words as the clerk sees them."""
        return "-".join(map(_unspaced, self.levels))

    @property
    def body(self) -> Body | None:
        """The organisation that the header of a column of posts names."""
        bodies = (body_of(squeezed(level)) for level in reversed(self.levels))
        return next((body for body in bodies if body is not None), None)


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The columns of one table, by field where there is one.

    ``bodies`` is the column that names the organisation of each row's posts (党支部, 村委会).
    """

    columns: tuple[Column, ...]
    bodies: Column | None = None

    def of(self, field: str) -> tuple[Column, ...]:
        """Return the columns of a field from left to right."""
        return tuple(column for column in self.columns if column.field == field)

    def first(self, field: str) -> Column | None:
        """Return the leftmost column of a field."""
        return next(iter(self.of(field)), None)
