"""Columns of the tables of the window: words left, numbers right, dates in one form, signs centred.

The factories set what a kind of column has in common; pages name the rest. In all of them ``sort``
is a key for sorting all rows in memory, or True for what the column itself shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Generic, Literal, TypeAlias, TypedDict, TypeVar, Unpack

from PySide6.QtCore import Qt

from roster.base.dates import dotted

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.qt.look.colours import Tone

Row = TypeVar("Row")
Sort: TypeAlias = "Callable[[Row], object] | Literal[True] | None"


class Align(Enum):
    """Where a column's text and its header stand."""

    LEFT = Qt.AlignmentFlag.AlignLeft
    CENTRE = Qt.AlignmentFlag.AlignHCenter
    RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column, as a factory below makes it.

    Attributes:
        key: names the column in saved layouts and to whoever sorts.
        header: gives the header in the language of the window; called whenever it is shown.
        text: gives what a cell shows.
        width: pixels at 100 %.
        align: where text and header stand.
        sort: key for sorting all rows in memory.
        digits: whether digits are of one width.
        stretch: whether the column takes spare width.
        hidden: whether the column is off until the clerk chooses it.
        tone: status colour of a cell, beside its sign or word.
        tooltip: what the pointer shows; without it a text that is cut shows itself whole.
        spoken: what a screen reader says of a cell; without it the header and the text.
        edit: writes a new text for ``(id, text)``; raises a RosterError when it cannot be.
        edit_text: what the field of an edit begins with, where it is not the text shown.
        can_edit: whether the cell of a row can be edited; without it every one can.
    """

    key: str
    header: Callable[[], str]
    text: Callable[[Row], str]
    width: int
    align: Align = Align.LEFT
    sort: Callable[[Row], object] | None = None
    digits: bool = False
    stretch: bool = False
    hidden: bool = False
    tone: Callable[[Row], Tone | None] | None = None
    tooltip: Callable[[Row], str] | None = None
    spoken: Callable[[Row], str] | None = None
    edit: Callable[[str, str], None] | None = None
    edit_text: Callable[[Row], str] | None = None
    can_edit: Callable[[Row], bool] | None = None


def date_text(iso: str) -> str:
    """Return a day as ``2026.05.08``; a moment (UTC) as the clerk's clock showed it."""
    if "T" in iso:
        iso = datetime.fromisoformat(iso).astimezone().strftime("%Y-%m-%d %H:%M")
    return dotted(iso)


class Options(TypedDict, Generic[Row], total=False):
    """What any kind of column may have, as :class:`Column` says it."""

    stretch: bool
    hidden: bool
    tone: Callable[[Row], Tone | None] | None
    tooltip: Callable[[Row], str] | None
    spoken: Callable[[Row], str] | None
    edit: Callable[[str, str], None] | None
    edit_text: Callable[[Row], str] | None
    can_edit: Callable[[Row], bool] | None


def text_column(
    key: str,
    header: Callable[[], str],
    text: Callable[[Row], str | None],
    width: int = 100,
    *,
    sort: Sort[Row] = None,
    digits: bool = False,
    **options: Unpack[Options[Row]],
) -> Column[Row]:
    """Return a column of words; of ``digits`` where they are read one by one, as in phones."""

    def shown(row: Row) -> str:
        return text(row) or ""

    order = shown if sort is True else sort
    return Column(key, header, shown, width, sort=order, digits=digits, **options)


def number_column(
    key: str,
    header: Callable[[], str],
    value: Callable[[Row], int | str | None],
    width: int = 56,
    *,
    show: Callable[[int], str] = str,
    sort: Sort[Row] = None,
    **options: Unpack[Options[Row]],
) -> Column[Row]:
    """Return a column of numbers, or of what stands for one: a share, a sign.

    Rows without a number come last when it sorts.
    """

    def shown(row: Row) -> str:
        number = value(row)
        return show(number) if isinstance(number, int) else number or ""

    def order(row: Row) -> object:
        number = value(row)
        return number is None, number or 0

    chosen = order if sort is True else sort
    return Column(key, header, shown, width, Align.RIGHT, chosen, digits=True, **options)


def date_column(
    key: str,
    header: Callable[[], str],
    day: Callable[[Row], str | None],
    width: int = 88,
    *,
    show: Callable[[str], str] = date_text,
    sort: Sort[Row] = None,
    **options: Unpack[Options[Row]],
) -> Column[Row]:
    """Return a column of dates or moments, given as ISO 8601."""

    def iso(row: Row) -> str:
        return day(row) or ""

    def shown(row: Row) -> str:
        value = day(row)
        return show(value) if value else ""

    return Column(
        key, header, shown, width, sort=iso if sort is True else sort, digits=True, **options
    )


def mark_column(
    key: str,
    header: Callable[[], str],
    text: Callable[[Row], str],
    width: int,
    *,
    sort: Callable[[Row], object] | None = None,
    digits: bool = False,
    **options: Unpack[Options[Row]],
) -> Column[Row]:
    """Return a column of short signs: marks, ticks, keys."""
    return Column(key, header, text, width, Align.CENTRE, sort, digits=digits, **options)
