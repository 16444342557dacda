"""Sheets as python-calamine gives them; only ever called in the reading process."""

from __future__ import annotations

import datetime as dt
import io
from functools import lru_cache
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

from roster.formats.cells import Cell, CellDate
from roster.formats.reading.number_formats import number_cell
from roster.formats.reading.overlay import Overlay
from roster.formats.reading.reader_wire import (
    Merge,
    PackedRow,
    RawSheet,
    Reason,
    Refusal,
    packed_cell,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_DAY = 86_400


def open_workbook(content: bytes) -> CalamineWorkbook:
    """Open a workbook of any kind that calamine knows.

    Raises:
        Refusal: damaged, or protected by a password.
    """
    try:
        return load_workbook(io.BytesIO(content))
    except PasswordError as error:
        raise Refusal(Reason.PASSWORD) from error
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
            rows=rows_of(sheet, over.cells),
            height=sheet.total_height,
            hidden=about.visible is not SheetVisibleEnum.Visible,
            merges=tuple(_merges(sheet)),
            hidden_rows=over.hidden_rows,
            struck=over.struck,
        )


def rows_of(sheet: CalamineSheet, over: Mapping[int, Mapping[int, Cell]]) -> Iterator[PackedRow]:
    """Yield the rows that hold a value; cells in ``over`` (by row and column) win."""
    number = 0
    # calamine starts at the sheet's first row but at the first column that holds a value
    before: list[object] = [None] * (sheet.start[1] if sheet.start else 0)
    for number, values in enumerate(sheet.iter_rows(), 1):
        # the innermost loop of every import: a table by type costs half of a chain of conditions
        cells = before + [
            (value or None) if value.__class__ is str else _BY_TYPE[value.__class__](value)
            for value in values
        ]
        if number in over:
            _put(cells, over[number])
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            yield number, tuple(cells)
    for behind in sorted(row for row in over if row > number):
        yield behind, tuple(_put([], over[behind]))


def _put(cells: list[object], over: Mapping[int, Cell]) -> list[object]:
    cells.extend([None] * (max(over) - len(cells)))
    for column, cell in over.items():
        cells[column - 1] = packed_cell(cell)
    return cells


@lru_cache(maxsize=65_536)  # dates of birth repeat
def _date(value: dt.date) -> object:
    return packed_cell(CellDate(value.isoformat()[:10]))


def _time(value: dt.time) -> Cell:
    return number_cell((value.hour * 3_600 + value.minute * 60 + value.second) / _DAY)


def _duration(value: dt.timedelta) -> Cell:
    return number_cell(value.total_seconds() / _DAY)


def _same(value: int) -> Cell:
    return value


_BY_TYPE: dict[type, Callable[[Any], object]] = {
    float: number_cell,
    int: _same,
    bool: _same,
    dt.date: _date,
    dt.datetime: _date,
    dt.time: _time,
    dt.timedelta: _duration,
}


def _merges(sheet: CalamineSheet) -> Iterator[Merge]:
    for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or ():
        yield first_row + 1, first_column + 1, last_row + 1, last_column + 1
