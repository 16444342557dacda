"""What python-calamine does not tell of a BIFF8 workbook, found in its records.

Error values, dates shown without a day, struck cells and hidden rows.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roster.formats.cells import CellError
from roster.formats.reading import biff
from roster.formats.reading.number_formats import Shown, date_of, is_plain_day, shown_by
from roster.formats.reading.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    found = Overlay()
    dates, struck = book.unusual_dates(), book.struck()
    hidden = set()
    for _, kind, data in biff.sheet_records(stream, start):
        if kind in biff.CELLS:
            _take_cell(found, kind, data, book, dates, struck)
        elif kind == biff.ROW and data[12] & _HIDDEN:
            hidden.add(int.from_bytes(data[:2], "little") + 1)
    found.hidden_rows = frozenset(hidden)
    return found


def _take_cell(
    found: Overlay, kind: int, data: bytes, book: _Book, dates: dict[int, Shown], struck: set[int]
) -> None:
    row, column = struct.unpack_from("<HH", data)
    if code := _error(kind, data):
        found.cells.setdefault(row + 1, {})[column + 1] = CellError(code)
        return
    for offset, (form, value) in enumerate(_numbers(kind, data)):
        place = row + 1, column + 1 + offset
        if value is not None and form in dates:
            cell = date_of(value, dates[form], since_1904=book.since_1904)
            found.cells.setdefault(place[0], {})[place[1]] = cell
        if form in struck:
            found.struck |= {place}


def _numbers(kind: int, data: bytes) -> Iterator[tuple[int, float | None]]:
    """Yield cell format and value of the cells in a record; text has no value here."""
    if kind == biff.RKS:
        for place in range(4, len(data) - 7, 6):
            form, raw = struct.unpack_from("<HI", data, place)
            yield form, _rk(raw)
        return
    (form,) = struct.unpack_from("<H", data, 4)
    if kind == biff.RK:
        yield form, _rk(struct.unpack_from("<I", data, 6)[0])
    elif kind == biff.NUMBER or (kind == biff.FORMULA and data[12:14] != b"\xff\xff"):
        yield form, struct.unpack_from("<d", data, 6)[0]
    else:
        yield form, None


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
    """Return a string with its length and a flag for 16-bit characters before it."""
    wide = data[2] & 1
    return data[3:].decode("utf-16-le" if wide else "latin-1", "replace")
