"""Records of a BIFF8 workbook stream (MS-XLS): a kind and a length of two bytes each, and data."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

BOF, EOF = 0x809, 0x0A
DATE_MODE, FONT, FORMAT, XF, SHEET = 0x22, 0x31, 0x41E, 0xE0, 0x85
FILE_PASS = 0x2F
DIMENSIONS, ROW = 0x200, 0x208
FORMULA, FORMULA_TEXT, NUMBER, RK, RKS, ERROR = 0x06, 0x207, 0x203, 0x27E, 0xBD, 0x205
LABEL, SHARED_LABEL = 0x204, 0xFD
NOTE, OBJECT, TEXT_OBJECT, CONTINUE = 0x1C, 0x5D, 0x1B6, 0x3C
CELLS = {FORMULA, NUMBER, RK, RKS, ERROR, LABEL, SHARED_LABEL}

_BIFF8 = b"\x00\x06"
# Bytes that a record must have to be understood here.
_SHORTEST = {
    DATE_MODE: 2,
    FONT: 4,
    FORMAT: 5,
    XF: 4,
    SHEET: 4,
    DIMENSIONS: 12,
    ROW: 16,
    FORMULA: 14,
    NUMBER: 14,
    RK: 10,
    RKS: 6,
    ERROR: 8,
    LABEL: 6,
    NOTE: 8,
    OBJECT: 8,
    TEXT_OBJECT: 12,
    CONTINUE: 1,
    SHARED_LABEL: 6,
}


class Record(NamedTuple):
    """One record; ``place`` is where its kind stands in the stream."""

    place: int
    kind: int
    data: bytes


def book_records(stream: bytes) -> Iterator[Record]:
    """Yield the records about the whole workbook; none when it is older than BIFF8."""
    if stream[4:6] == _BIFF8:
        yield from sheet_records(stream, 0)


def sheet_records(stream: bytes, start: int) -> Iterator[Record]:
    """Yield the records between a BOF and its EOF, without those of charts inside.

    Records too short for their kind tell nothing and are left out.
    """
    depth = 0
    for record in _records(stream, start):
        if record.kind == BOF:
            depth += 1
        elif record.kind == EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1 and len(record.data) >= _SHORTEST.get(record.kind, 0):
            yield record


def is_locked(stream: bytes) -> bool:
    """Tell whether the contents of the records are encrypted."""
    return any(record.kind == FILE_PASS for record in book_records(stream))


def sheet_starts(stream: bytes) -> list[int]:
    """Return where the BOF of each sheet stands, in the order of the workbook."""
    return [
        int.from_bytes(record.data[:4], "little")
        for record in book_records(stream)
        if record.kind == SHEET
    ]


def _records(stream: bytes, start: int) -> Iterator[Record]:
    place, end = start, len(stream)
    while place + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, place)
        yield Record(place, kind, stream[place + 4 : place + 4 + length])
        place += 4 + length
