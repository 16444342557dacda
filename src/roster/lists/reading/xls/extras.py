"""What python-calamine does not tell of a BIFF8 workbook, found in its records.

Error values, dates shown without a day, struck cells, hidden rows and comments.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roster.lists.reading.cell_extras import Overlay
from roster.lists.reading.cells import CellError
from roster.lists.reading.number_formats import Shown, is_plain_day, number_cell, shown_by
from roster.lists.reading.xls import biff

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roster.lists.reading.cells import Place

_HIDDEN, _STRUCK = 0x20, 0x08

# MS-XLS section 2.5.10
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def xls_overlays(stream: bytes) -> list[Overlay]:
    """Return one overlay for each sheet of a workbook stream, in the order of the file.

    A workbook older than BIFF8 has no overlays.
    """
    book = _Book()
    for _, kind, data in biff.book_records(stream):
        book.take(kind, data)
    return [_overlay(stream, start, book) for start in biff.sheet_starts(stream)]


@dataclass(slots=True)
class _Book:
    since_1904: bool = False
    fonts: list[bool] = field(default_factory=list)  # struck through?
    codes: dict[int, str] = field(default_factory=dict)
    formats: list[tuple[int, int]] = field(default_factory=list)  # font, number format

    def take(self, kind: int, data: bytes) -> None:
        match kind:
            case biff.DATE_MODE:
                self.since_1904 = data[0] == 1
            case biff.FONT:
                self.fonts.append(bool(data[2] & _STRUCK))
            case biff.FORMAT:
                self.codes[int.from_bytes(data[:2], "little")] = _text(data[2:])
            case biff.XF:
                self.formats.append(struct.unpack_from("<HH", data))

    def unusual_dates(self) -> dict[int, Shown]:
        """Return the cell formats of dates that not every reader knows for full dates."""
        found: dict[int, Shown] = {}
        for index, (_, number) in enumerate(self.formats):
            code = self.codes.get(number)
            shown = shown_by(number, code)
            if shown and not is_plain_day(number, code):
                found[index] = shown
        return found

    def struck(self) -> set[int]:
        # no font has the index 4 (MS-XLS section 2.5.129)
        fonts = {index + (index >= 4) for index, struck in enumerate(self.fonts) if struck}
        return {index for index, (font, _) in enumerate(self.formats) if font in fonts}


def _overlay(stream: bytes, start: int, book: _Book) -> Overlay:
    reading = _Reading(book.unusual_dates(), book.struck(), Overlay(since_1904=book.since_1904))
    for _, kind, data in biff.sheet_records(stream, start):
        if kind in biff.CELLS:
            reading.take_cells(kind, data)
        elif kind == biff.ROW and data[12] & _HIDDEN:
            reading.hidden.add(int.from_bytes(data[:2], "little") + 1)
        else:
            reading.notes.take(kind, data)
    return reading.overlay()


@dataclass(slots=True)
class _Notes:
    """Comments: a note says at which cell an object stands, and the object's text comes apart."""

    objects: dict[int, Place] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    current: int = 0  # the last object
    missing: int = 0  # characters of its text that are still to come

    def take(self, kind: int, data: bytes) -> None:
        match kind:
            case biff.OBJECT:
                self.current = int.from_bytes(data[6:8], "little")
            case biff.TEXT_OBJECT:
                self.missing = int.from_bytes(data[10:12], "little")
            case biff.CONTINUE if self.missing:
                text = _characters(data)[: self.missing]
                self.texts[self.current] = self.texts.get(self.current, "") + text
                self.missing -= len(text)
            case biff.NOTE:
                row, column, _, number = struct.unpack_from("<HHHH", data)
                self.objects[number] = (row + 1, column + 1)

    def comments(self) -> Iterator[tuple[int, int, str]]:
        """Yield row, column and text of each comment."""
        for number, place in self.objects.items():
            if text := self.texts.get(number):
                yield *place, text


@dataclass(slots=True)
class _Reading:
    dates: dict[int, Shown]
    struck: set[int]
    found: Overlay
    hidden: set[int] = field(default_factory=set)
    struck_cells: set[Place] = field(default_factory=set)
    notes: _Notes = field(default_factory=_Notes)

    def take_cells(self, kind: int, data: bytes) -> None:
        row, column = (each + 1 for each in struct.unpack_from("<HH", data))
        if code := _error(kind, data):
            self.found.cells.setdefault(row, {})[column] = CellError(code)
        for each, (form, number) in enumerate(_numbers(kind, data), column):
            if number < 0:  # calamine takes it for midnight where a date is to be shown
                self.found.cells.setdefault(row, {})[each] = number_cell(number)
            elif form in self.dates:
                self.found.dates.setdefault(each, {})[row] = self.dates[form]
            if form in self.struck:
                self.struck_cells.add((row, each))

    def overlay(self) -> Overlay:
        self.found.hidden_rows = frozenset(self.hidden)
        self.found.struck = frozenset(self.struck_cells)
        self.found.comments = tuple(self.notes.comments())
        return self.found


def _numbers(kind: int, data: bytes) -> list[tuple[int, float]]:
    """Return cell format and number of the cells in a record; the number of a text is 0."""
    if kind == biff.RKS:  # row, first column, format and number of each cell, last column
        cells = data[4 : 4 + (len(data) - 6) // 6 * 6]
        return [(form, _rk(raw)) for form, raw in struct.iter_unpack("<HI", cells)]
    (form,) = struct.unpack_from("<H", data, 4)
    if kind == biff.RK:
        return [(form, _rk(struct.unpack_from("<I", data, 6)[0]))]
    if kind == biff.NUMBER or (kind == biff.FORMULA and data[12:14] != b"\xff\xff"):
        return [(form, struct.unpack_from("<d", data, 6)[0])]
    return [(form, 0.0)]


def _rk(raw: int) -> float:
    """Unpack a number of 30 bits: the head of a double or an integer, perhaps in hundredths."""
    if raw & 2:
        value = float((raw >> 2) - (1 << 30 if raw & 0x80000000 else 0))
    else:
        (value,) = struct.unpack("<d", struct.pack("<Q", (raw & 0xFFFFFFFC) << 32))
    return value / 100 if raw & 1 else value


def _error(kind: int, data: bytes) -> str | None:
    if kind == biff.ERROR and data[7] == 1:
        return _ERRORS.get(data[6])
    if kind == biff.FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
        return _ERRORS.get(data[8])
    return None


def _text(data: bytes) -> str:
    """Return a string with its length before it."""
    return _characters(data[2:])


def _characters(data: bytes) -> str:
    """Return characters with a flag for 16-bit ones before them."""
    wide = data[0] & 1
    return data[1:].decode("utf-16-le" if wide else "latin-1", "replace")
