"""The worksheets of a BIFF workbook (.xls, .et)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.lists.reading.calamine_sheets import open_workbook, sheets_of
from roster.lists.reading.xls import biff
from roster.lists.reading.xls.extras import xls_overlays
from roster.lists.reading.xls.far_cells import without_far_cells
from roster.lists.reading.xls.ole import stream_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from roster.lists.reading.child.messages import RawSheet


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
