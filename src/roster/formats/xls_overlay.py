"""What python-calamine does not tell of a BIFF8 workbook, found in its records.

Error values, dates shown without a day, struck cells and hidden rows. Layout: MS-XLS; every
record is a kind and a length of two bytes each, and its data.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roster.formats.cells import CellError
from roster.formats.number_formats import Shown, date_of, is_plain_day, shown_by
from roster.formats.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOF, _EOF = 0x809, 0x0A
_DATE_MODE, _FONT, _FORMAT, _XF, _SHEET = 0x22, 0x31, 0x41E, 0xE0, 0x85
_ROW, _FORMULA, _NUMBER, _RK, _RKS, _ERROR = 0x208, 0x06, 0x203, 0x27E, 0xBD, 0x205
_CELLS = {_FORMULA, _NUMBER, _RK, _RKS, _ERROR, 0xFD, 0x204}  # the last two hold text
_BIFF8 = 0x600
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

    Records too short for their kind tell nothing; a workbook older than BIFF8 has no overlays.
    """
    records = _records(stream, 0)
    kind, begin = next(records, (0, b""))
    if kind != _BOF or begin[:2] != struct.pack("<H", _BIFF8):
        return []
    book = _Book()
    for kind, data in records:
        if kind == _EOF:
            break
        if len(data) >= _SHORTEST.get(kind, 0):
            book.take(kind, data)
    return [_overlay(stream, start, book) for start in book.sheets]


# Bytes that a record must have to be understood here.
_SHORTEST = {
    _DATE_MODE: 2,
    _FONT: 4,
    _FORMAT: 5,
    _XF: 4,
    _SHEET: 4,
    _ROW: 16,
    _FORMULA: 14,
    _NUMBER: 14,
    _RK: 10,
    _RKS: 6,
    _ERROR: 8,
    0xFD: 6,
    0x204: 6,
}


@dataclass(slots=True)
class _Book:
    since_1904: bool = False
    fonts: list[bool] = field(default_factory=list)  # struck through?
    codes: dict[int, str] = field(default_factory=dict)
    formats: list[tuple[int, int]] = field(default_factory=list)  # font, number format
    sheets: list[int] = field(default_factory=list)

    def take(self, kind: int, data: bytes) -> None:
        match kind:
            case 0x22:
                self.since_1904 = data[0] == 1
            case 0x31:
                self.fonts.append(bool(data[2] & _STRUCK))
            case 0x41E:
                self.codes[int.from_bytes(data[:2], "little")] = _text(data[2:])
            case 0xE0:
                self.formats.append(struct.unpack_from("<HH", data))
            case 0x85:
                self.sheets.append(int.from_bytes(data[:4], "little"))

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
    for kind, data in _records(stream, start):
        if kind == _EOF:
            break
        if kind not in _SHORTEST or len(data) < _SHORTEST[kind]:
            continue
        if kind == _ROW:
            if data[12] & _HIDDEN:
                hidden.add(int.from_bytes(data[:2], "little") + 1)
        elif kind in _CELLS:
            _take_cell(found, kind, data, book, dates, struck)
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
    if kind == _RKS:
        for place in range(4, len(data) - 7, 6):
            form, raw = struct.unpack_from("<HI", data, place)
            yield form, _rk(raw)
        return
    (form,) = struct.unpack_from("<H", data, 4)
    if kind == _RK:
        yield form, _rk(struct.unpack_from("<I", data, 6)[0])
    elif kind == _NUMBER or (kind == _FORMULA and data[12:14] != b"\xff\xff"):
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
    if kind == _ERROR and data[7] == 1:
        return _ERRORS.get(data[6])
    if kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
        return _ERRORS.get(data[8])
    return None


def _text(data: bytes) -> str:
    """Return a string with its length and a flag for 16-bit characters before it."""
    wide = data[2] & 1
    return data[3:].decode("utf-16-le" if wide else "latin-1", "replace")


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    place, end = start, len(stream)
    while place + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, place)
        place += 4
        yield kind, stream[place : place + length]
        place += length
