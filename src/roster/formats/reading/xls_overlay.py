"""What python-calamine does not tell of a BIFF8 workbook, found in its records.

Error values, dates shown without a day, struck cells and hidden rows.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roster.formats.cells import CellError
from roster.formats.reading import biff
from roster.formats.reading.number_formats import Shown, is_plain_day, shown_by
from roster.formats.reading.overlay import Overlay

if TYPE_CHECKING:
    from roster.formats.cells import Place

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
    return reading.overlay()


@dataclass(slots=True)
class _Reading:
    dates: dict[int, Shown]
    struck: set[int]
    found: Overlay
    hidden: set[int] = field(default_factory=set)
    struck_cells: set[Place] = field(default_factory=set)

    def take_cells(self, kind: int, data: bytes) -> None:
        row, column = (each + 1 for each in struct.unpack_from("<HH", data))
        if code := _error(kind, data):
            self.found.cells.setdefault(row, {})[column] = CellError(code)
        for each, form in enumerate(_forms(kind, data), column):
            if form in self.dates:
                self.found.dates.setdefault(each, {})[row] = self.dates[form]
            if form in self.struck:
                self.struck_cells.add((row, each))

    def overlay(self) -> Overlay:
        self.found.hidden_rows = frozenset(self.hidden)
        self.found.struck = frozenset(self.struck_cells)
        return self.found


def _forms(kind: int, data: bytes) -> list[int]:
    """Return the cell formats of the cells in a record."""
    if kind == biff.RKS:  # row, first column, format and number of each cell, last column
        cells = data[4 : 4 + (len(data) - 6) // 6 * 6]
        return [form for form, _ in struct.iter_unpack("<HI", cells)]
    return [int.from_bytes(data[4:6], "little")]


def _error(kind: int, data: bytes) -> str | None:
    if kind == biff.ERROR and data[7] == 1:
        return _ERRORS.get(data[6])
    if kind == biff.FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
        return _ERRORS.get(data[8])
    return None


def _text(data: bytes) -> str:
    """Return a string with its length and a flag for 16-bit characters before it."""
    wide = data[2] & 1
    return data[3:].decode("utf-16-le" if wide else "latin-1", "replace")
