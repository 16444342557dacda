"""The worksheets of a BIFF workbook (.xls, .et)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.formats.reading import biff
from roster.formats.reading.calamine_sheets import open_workbook, sheets_of
from roster.formats.reading.ole import stream_of
from roster.formats.reading.xls_far_cells import without_far_cells
from roster.formats.reading.xls_overlay import xls_overlays

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from roster.formats.reading.reader_wire import RawSheet


def xls_sheets(content: bytes, decrypt: Callable[[], bytes]) -> Iterator[RawSheet]:
    """Yield the worksheets of a container that passed the check of its chains.

    Raises:
        Refusal: damaged, or protected by a password.
    """
    stream = stream_of(content, "workbook", "book")
    if biff.is_locked(stream):
        content = decrypt()
        stream = stream_of(content, "workbook", "book")
    workbook = open_workbook(without_far_cells(content, stream))
    return sheets_of(workbook, xls_overlays(stream))
