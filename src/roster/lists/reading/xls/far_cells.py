"""Stray cells far from the table of an old workbook, put out of sight before it is parsed.

python-calamine asks memory for the whole rectangle up to the farthest cell, half a gigabyte when
one cell stands in the last row and another in the last column.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from roster.lists.reading.xls import biff
from roster.lists.reading.xls.ole import overwritten

if TYPE_CHECKING:
    from collections.abc import Iterator

# A rectangle of so many cells is harmless (32 bytes each).
_HARMLESS = 4_194_304
# In a larger one the cells from this column on go: 64 columns of 65,536 rows are harmless.
_FIRST_FAR_COLUMN = 64
_DENSITY = 4  # unless one cell in four is there: then it is a large table
_IGNORED = b"\xff\x0f"  # no reader knows a record of this kind


def without_far_cells(content: bytes, stream: bytes) -> bytes:
    """Return the container with the far cells of its sheets made records of no meaning."""
    places = [place for start in biff.sheet_starts(stream) for place in _far_records(stream, start)]
    if not places:
        return content
    return overwritten(content, "workbook", dict.fromkeys(places, _IGNORED))


def _far_records(stream: bytes, start: int) -> Iterator[int]:
    """Yield where the records stand that make the rectangle of a sheet too large."""
    height = width = count = 0
    claims: list[int] = []
    for place, kind, data in biff.sheet_records(stream, start):
        if kind in biff.CELLS:
            row, first = struct.unpack_from("<HH", data)
            height, width = max(height, row + 1), max(width, _last_column(kind, data) + 1)
            count += width - first if kind == biff.RKS else 1
        elif kind == biff.DIMENSIONS and _claimed(data) > _HARMLESS:
            claims.append(place)
    yield from claims
    if height * width > max(_HARMLESS, _DENSITY * count):
        yield from _beyond_table(stream, start)


def _beyond_table(stream: bytes, start: int) -> Iterator[int]:
    dropped = False
    for place, kind, data in biff.sheet_records(stream, start):
        # the text that a formula gave stands in the next record and goes with it
        if kind in biff.CELLS:
            dropped = _last_column(kind, data) >= _FIRST_FAR_COLUMN
        elif kind != biff.FORMULA_TEXT:
            dropped = False
        if dropped:
            yield place


def _last_column(kind: int, data: bytes) -> int:
    place = len(data) - 2 if kind == biff.RKS else 2
    return int.from_bytes(data[place : place + 2], "little")


def _claimed(data: bytes) -> int:
    first_row, last_row, first_column, last_column = struct.unpack_from("<IIHH", data)
    height, width = max(last_row - first_row, 0), max(last_column - first_column, 0)
    return int(height * width)
