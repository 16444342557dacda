"""What a workbook of people says, before anything is decided about it.

A :class:`Listing` is the result of reading one file: the people found, cell by cell normalised by
the domain rules, and the problems, each at its cell. Dates are ISO 8601 with reduced precision
(``1978``, ``1978-05`` or ``1978-05-12``). What comes by the hundred thousand is a msgspec struct,
which is made in a tenth of the time of a frozen dataclass (and never part of a circle, so the
garbage collector need not look at it).
"""

from __future__ import annotations

from collections.abc import ItemsView, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from roster.people.fields import with_further_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roster.people.problems import ProblemKind


class Outcome(StrEnum):
    """How the reading of a file ended."""

    IMPORT = "import"
    ERROR = "error"
    NOTHING_FOUND = "nothing_found"


class Problem(msgspec.Struct, frozen=True):
    """One problem at one cell; ``row`` is 1-based as the clerk sees it, ``column`` 1-based or 0.

    ``row`` is the one of the person. In forms the cell stands elsewhere: ``cell`` is its place.
    """

    sheet: str
    row: int
    column: int
    field: str
    kind: ProblemKind
    raw: str
    cell: tuple[int, int] | None = None


class Texts(Mapping[str, str]):
    """The texts of one row's cells by field, blank ones left out.

    All rows of a table share the names of the fields: a dictionary for each of 100,000 people
    would take four times the memory.
    """

    __slots__ = ("fields", "texts")

    def __init__(self, fields: Sequence[str], texts: Sequence[str]) -> None:
        self.fields = fields
        self.texts = texts

    def __getitem__(self, field: str) -> str:
        """Return a field's text.

        Raises:
            KeyError: its cell is blank, or no column holds it.
        """
        text = self.texts[self.fields.index(field)] if field in self.fields else ""
        if not text:
            raise KeyError(field)
        return text

    def __iter__(self) -> Iterator[str]:
        """Yield the fields whose cells are filled."""
        return (field for field, text in zip(self.fields, self.texts, strict=True) if text)

    def __len__(self) -> int:
        """Return how many cells are filled."""
        return sum(map(bool, self.texts))

    def items(self) -> ItemsView[str, str]:
        """Return fields with their texts without looking each up."""
        return _Pairs(self)


class _Pairs(ItemsView[str, str]):
    _mapping: Texts

    def __iter__(self) -> Iterator[tuple[str, str]]:
        pairs = zip(self._mapping.fields, self._mapping.texts, strict=True)
        return iter([pair for pair in pairs if pair[1]])


@with_further_fields
class ListedPerson(msgspec.Struct, frozen=True, gc=False):
    """One person as a list has them. ``None`` means: the list does not say (or says nonsense).

    ``village`` is the key of a unit: its 12-digit code, or its id when it has no code.
    ``posts`` are post codes of :mod:`roster.people.posts`. ``raw`` keeps the cell's text by field.
    The further fields of :mod:`roster.people.fields` stand behind these.
    """

    sheet: str
    row: int
    name: str
    gender: str | None = None
    birth: str | None = None
    ethnicity: str | None = None
    id_number: str | None = None
    phone: str | None = None
    second_phone: str | None = None
    village: str | None = None
    village_text: str | None = None
    education: str | None = None
    studying: bool = False
    political_status: str | None = None
    party_joined: str | None = None
    posts: tuple[str, ...] = ()
    newly_elected: bool | None = None
    veteran: bool | None = None
    tags: tuple[str, ...] | None = None
    note: str | None = None
    raw: Mapping[str, str] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the clerk said about how a workbook is to be read; the rest is found as ever.

    Attributes:
        fields: by sheet name and one-based column; ``None`` leaves the column out.
        bands: first and last row of the header by sheet name, one-based and inclusive; ``None``
            says that the sheet has no header.
        shown: sheets that are to be read although they are hidden or named like notes.
    """

    fields: Mapping[tuple[str, int], str | None] = field(default_factory=dict)
    bands: Mapping[str, tuple[int, int] | None] = field(default_factory=dict)
    shown: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether anything was said."""
        return bool(self.fields or self.bands or self.shown)

    def with_fields(self, sheet: str, fields: Mapping[int, str | None]) -> Corrections:
        """Return the same with other meanings of some columns of a sheet."""
        meanings = {(sheet, column): meaning for column, meaning in fields.items()}
        return replace(self, fields={**self.fields, **meanings})

    def with_band(self, sheet: str, band: tuple[int, int] | None) -> Corrections:
        """Return the same with another header of a sheet."""
        return replace(self, bands={**self.bands, sheet: band})

    def with_shown(self, sheet: str) -> Corrections:
        """Return the same with one more sheet read."""
        return replace(self, shown=self.shown | {sheet})


@dataclass(frozen=True, slots=True)
class UnderstoodColumn:
    """One column of a sheet: 1-based number, header words joined, field, and how sure (0-1)."""

    column: int
    header: str
    field: str | None
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class UnderstoodSheet:
    """How one sheet was read: header rows (1-based, inclusive) and its columns."""

    name: str
    header_first: int
    header_last: int
    columns: tuple[UnderstoodColumn, ...]
    rows_read: int
    rows_skipped: int


@dataclass(frozen=True, slots=True)
class Listing:
    """All that one file says.

    ``error`` names why nothing could be read (``password``, ``damaged``, ``not_a_spreadsheet``,
    ``too_large``) when ``outcome`` is ERROR. ``rows_skipped`` counts rows that hold something but
    no person (titles, totals, notes), so that rows in = people + skipped.
    """

    file: str
    sha256: str
    outcome: Outcome
    people: tuple[ListedPerson, ...] = ()
    problems: tuple[Problem, ...] = ()
    sheets: tuple[UnderstoodSheet, ...] = ()
    rows_skipped: int = 0
    error: str | None = None


def columns_at(listing: Listing, sheet: str, row: int) -> dict[str, int]:
    """Return the first column of each field, one-based, below the header next above a row."""
    above = [part for part in listing.sheets if part.name == sheet and part.header_last < row]
    nearest = max((part.header_last for part in above), default=0)
    found: dict[str, int] = {}
    for part in above:
        for column in part.columns if part.header_last == nearest else ():
            if column.field:
                found.setdefault(column.field, column.column)
    return found
