"""Sheets as python-calamine gives them; only ever called in the reading process."""

from __future__ import annotations

import io
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from roster.lists.reading.cell_extras import Overlay
from roster.lists.reading.child.messages import Bundle, Merge, RawSheet, Reason, Refusal
from roster.lists.reading.columns import BUNDLE, bundled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def open_workbook(content: bytes) -> CalamineWorkbook:
    """Open a workbook of any kind that calamine knows.

    Raises:
        Refusal: damaged, or locked.
    """
    try:
        return load_workbook(io.BytesIO(content))
    except PasswordError as error:  # what can be unlocked has been unlocked before
        raise Refusal(Reason.LOCKED) from error
    except (CalamineError, OSError) as error:
        raise Refusal(Reason.DAMAGED) from error


def sheets_of(workbook: CalamineWorkbook, overlays: Sequence[Overlay]) -> Iterator[RawSheet]:
    """Yield the worksheets, the n-th with the n-th overlay if there are any.

    Raises:
        Refusal: a sheet is damaged.
    """
    for index, about in enumerate(workbook.sheets_metadata):
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = workbook.get_sheet_by_index(index)
        except (CalamineError, OSError) as error:
            raise Refusal(Reason.DAMAGED) from error
        over = overlays[index] if index < len(overlays) else Overlay()
        yield RawSheet(
            name=about.name,
            bundles=bundles_of(sheet, over),
            height=sheet.total_height,
            hidden=about.visible is not SheetVisibleEnum.Visible,
            merges=tuple(_merges(sheet)),
            hidden_rows=over.hidden_rows,
            struck=over.struck,
            comments=over.comments,
        )


def bundles_of(sheet: CalamineSheet, over: Overlay) -> Iterator[Bundle]:
    """Yield the rows from the sheet's first on, empty ones too, with the overlay laid over."""
    number = 1
    # calamine starts at the sheet's first row but at the first column that holds a value
    before: list[Any] = [None] * (sheet.start[1] if sheet.start else 0)
    remaining = sheet.iter_rows()
    while rows := list(islice(remaining, BUNDLE)):
        if before:
            rows = [before + row for row in rows]
        over.lay(number, rows)
        columns = zip_longest(*rows) if over.cells else zip(*rows, strict=True)
        yield range(number, number + len(rows)), list(columns)
        number += len(rows)
    yield from bundled(over.behind(number - 1))


def _merges(sheet: CalamineSheet) -> Iterator[Merge]:
    for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or ():
        yield first_row + 1, first_column + 1, last_row + 1, last_column + 1
