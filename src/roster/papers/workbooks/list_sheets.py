"""Lists as worksheets: title, notes, header, rows, lines below, set up to be printed on A4."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.base.files import written_whole
from roster.papers.workbooks.parts import (
    A4,
    GREATEST_HEIGHT,
    LINE_HEIGHT,
    MILLIMETRES_PER_INCH,
    ROW_MARGIN,
    new_workbook,
    rows_of_text,
    write_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from roster.base.progress import Report

_POINTS_PER_MILLIMETRE = 72 / MILLIMETRES_PER_INCH
_MARGINS = (13, 13, 15, 16)  # mm: left, right, top, bottom
_TITLE_HEIGHT, _KIND_HEIGHT, _HEADER_HEIGHT = 28, 32, 26  # points
_WIDER, _HIGHER = 1.1, 1.2  # texts of 12 points, where widths and heights are meant for less
_LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: header, width in characters, and how its cells look.

    ``is_number``: its digits are a number to sort by. A column without a header is a gap.
    """

    header: str
    width: float
    is_centred: bool = True
    is_name: bool = False
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One worksheet.

    Attributes:
        name: On its tab.
        title: Of the training.
        kind: What the list is.
        notes: Above the table, side by side.
        columns: Of the table.
        rows: The texts of the table; a row may be shorter than the columns.
        foot: Below the table, one line each.
        row_height: Of a row in mm; a row of more text is higher.
        is_wide: Whether the paper lies sideways.
    """

    name: str
    title: str
    kind: str
    notes: tuple[str, ...]
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] = ()
    row_height: float = 8.0
    is_wide: bool = False


class _Formats:
    """The cell formats of a workbook."""

    def __init__(self, workbook: Workbook) -> None:
        def make(**properties: object) -> Format:
            return workbook.add_format(
                {"num_format": "@", "valign": "vcenter", "text_wrap": True, **properties}
            )

        self.title = make(font_name="方正小标宋简体", font_size=18, align="center")
        self.kind = make(font_name="方正小标宋简体", font_size=22, align="center")
        self.note = make(font_name="仿宋", font_size=12)
        self.header = make(font_name="黑体", font_size=11, align="center", border=1)
        self.centred = make(font_name="仿宋", font_size=12, align="center", border=1)
        self.left = make(font_name="仿宋", font_size=12, border=1)
        self.name = make(font_name="楷体", font_size=14, align="center", border=1)
        self.number = make(font_name="仿宋", font_size=12, align="center", border=1, num_format="0")

    def of(self, column: ListColumn) -> Format:
        """Return the format of a column's cells."""
        if not column.header:
            return self.note
        if column.is_name:
            return self.name
        if column.is_number:
            return self.number
        return self.centred if column.is_centred else self.left


def write_list_sheets(path: Path, sheets: Sequence[ListSheet], report: Report) -> int:
    """Write a workbook of these worksheets and return how many they are.

    Raises:
        CellTextTooLong: a text longer than a cell can be; it is never cut.
        DiskFull, CannotWrite: as :func:`roster.base.files.written_whole`.
    """
    with written_whole(path, ".xlsx") as temporary, new_workbook(temporary) as workbook:
        formats = _Formats(workbook)
        names = _sheet_names(sheets)
        for done, (name, page) in enumerate(zip(names, sheets, strict=True), start=1):
            _write_page(workbook.add_worksheet(name), formats, page)
            report(done, len(sheets))
    return len(sheets)


def _sheet_names(sheets: Sequence[ListSheet]) -> list[str]:
    """Return names that a workbook takes: short, without some signs, each once."""
    names: list[str] = []
    taken: set[str] = set()
    for page in sheets:
        plain = page.name.translate(_NOT_IN_SHEET_NAMES).strip() or page.kind
        name, number = plain[:_LONGEST_SHEET_NAME], 2
        while name.lower() in taken:
            end = f"({number})"
            name, number = plain[: _LONGEST_SHEET_NAME - len(end)] + end, number + 1
        taken.add(name.lower())
        names.append(name)
    return names


def _write_page(sheet: Worksheet, formats: _Formats, page: ListSheet) -> None:
    header = 2 + len(page.notes[:1])
    _set_up(sheet, page, header)
    _write_across(sheet, 0, page, page.title, (formats.title, _TITLE_HEIGHT))
    _write_across(sheet, 1, page, page.kind, (formats.kind, _KIND_HEIGHT))
    if page.notes:
        note = "　　".join(page.notes)
        _write_across(sheet, 2, page, note, (formats.note, _height_across(page, note)))
    _write_header(sheet, formats, page, header)
    _write_rows(sheet, formats, page, header + 1)
    for number, text in enumerate(page.foot, start=header + 1 + len(page.rows)):
        _write_across(sheet, number, page, text, (formats.note, _height_across(page, text)))


def _set_up(sheet: Worksheet, page: ListSheet, header: int) -> None:
    sheet.set_paper(A4)
    if page.is_wide:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(*(margin / MILLIMETRES_PER_INCH for margin in _MARGINS))
    sheet.center_horizontally()
    sheet.repeat_rows(0, header)
    sheet.set_footer("&C第 &P 页 共 &N 页")
    sheet.freeze_panes(header + 1, 0)
    for number, column in enumerate(page.columns):
        sheet.set_column(number, number, column.width)


def _height_across(page: ListSheet, text: str) -> float:
    width = sum(column.width for column in page.columns) / _WIDER
    return LINE_HEIGHT * _HIGHER * rows_of_text(text, width) + ROW_MARGIN


def _write_across(
    sheet: Worksheet, row: int, page: ListSheet, text: str, look: tuple[Format, float]
) -> None:
    """Write a line over all columns; ``look`` is its format and its height in points."""
    style, height = look
    sheet.set_row(row, height)
    # merge_range would guess a formula from the text, so it merges empty cells
    sheet.merge_range(row, 0, row, len(page.columns) - 1, "", style)
    write_text(sheet, row, 0, text, style)


def _write_header(sheet: Worksheet, formats: _Formats, page: ListSheet, row: int) -> None:
    is_tall = any("\n" in column.header for column in page.columns)
    sheet.set_row(row, _HEADER_HEIGHT * (1.4 if is_tall else 1))
    for number, column in enumerate(page.columns):
        style = formats.header if column.header else formats.note
        write_text(sheet, row, number, column.header, style)


def _write_rows(sheet: Worksheet, formats: _Formats, page: ListSheet, first: int) -> None:
    styles = [formats.of(column) for column in page.columns]
    least = page.row_height * _POINTS_PER_MILLIMETRE
    for row, texts in enumerate(page.rows, start=first):
        lines = max(
            (_lines(text, column) for text, column in zip(texts, page.columns, strict=False)),
            default=1,
        )
        height = LINE_HEIGHT * _HIGHER * lines + ROW_MARGIN
        sheet.set_row(row, min(max(least, height), GREATEST_HEIGHT))
        for number, column in enumerate(page.columns):
            text = texts[number] if number < len(texts) else ""
            _write_cell(sheet, (row, number), text, column, styles[number])


def _lines(text: str, column: ListColumn) -> int:
    return rows_of_text(text, column.width / _WIDER)


def _write_cell(
    sheet: Worksheet, place: tuple[int, int], text: str, column: ListColumn, style: Format
) -> None:
    if not text:
        sheet.write_blank(*place, None, style)
    elif column.is_number:
        sheet.write_number(*place, int(text), style)
    else:
        write_text(sheet, *place, text, style)
