"""A workbook made anew from the cells of a file whose format cannot carry marks."""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import suppress
from itertools import product
from typing import TYPE_CHECKING

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError, OverlappingRange

from roster.base.progress import Report, unwatched
from roster.lists.answering.cell_styles import MARK_COLOUR
from roster.lists.reading.cells import CellDate, CellError, FormulaWithoutValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from roster.lists.reading.cells import Cell, Place, Sheet

_LONGEST = 32_767  # UTF-16 units in a cell
_NARROWEST, _WIDEST = 6, 40  # characters
_A4 = 9  # of the paper sizes that Excel numbers
_LOOKED_AT = 200  # rows that tell how wide a column must be
_REPORT_EVERY = 1000
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]|^'|'$")
_OPTIONS = {
    "in_memory": True,  # no working files with personal data
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": True,
}


def write_anew(
    path: Path,
    sheets: Iterable[tuple[Sheet, Mapping[Place, str]]],
    author: str,
    report: Report = unwatched,
) -> int:
    """Write sheets with their marks and comments, and return how many cells are marked.

    Raises:
        OSError: the system does not let the file be written.
    """
    listed = list(sheets)
    try:
        _write(path, listed, author, report)
    except FileCreateError as error:
        raise error.args[0] from error  # the OSError that it was made of
    return sum(len(texts) for _, texts in listed)


def _write(
    path: Path, listed: Sequence[tuple[Sheet, Mapping[Place, str]]], author: str, report: Report
) -> None:
    total = sum(len(sheet.rows) for sheet, _ in listed)
    done = 0
    with xlsxwriter.Workbook(str(path), _OPTIONS) as book:
        formats = _Formats(book)
        names: set[str] = set()
        for sheet, texts in listed:
            page = book.add_worksheet(_fresh_name(sheet.name, names))
            for number, row in enumerate(sheet.rows):
                if number % _REPORT_EVERY == 0:
                    report(done + number, total)
                _write_row(page, sheet, row, texts, formats)
            _finish(page, sheet, texts, author, formats)
            done += len(sheet.rows)
        report(total, total)


class _Formats:
    """The few formats in use: marked or not, struck or not, wrapped or running on."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        colour = "#" + MARK_COLOUR[2:]
        self._known = {
            (marked, struck, wrapped): book.add_format(
                {"text_wrap": wrapped, "valign": "vcenter", "border": 1, "num_format": "@"}
                | ({"bg_color": colour} if marked else {})
                | ({"font_strikeout": True} if struck else {})
            )
            for marked, struck, wrapped in product((False, True), repeat=3)
        }

    def of(
        self, sheet: Sheet, texts: Mapping[Place, str], place: Place, *, wrapped: bool = True
    ) -> Format:
        """Return the format of a place."""
        return self._known[place in texts, place in sheet.struck, wrapped]


def _write_row(
    page: Worksheet,
    sheet: Sheet,
    row: tuple[int, tuple[Cell, ...]],
    texts: Mapping[Place, str],
    formats: _Formats,
) -> None:
    number, cells = row
    wrapped = not _is_title(cells)
    for column, cell in enumerate(cells, 1):
        if cell is not None:
            form = formats.of(sheet, texts, (number, column), wrapped=wrapped)
            _write_cell(page, number - 1, column - 1, cell, form)


def _write_cell(page: Worksheet, row: int, column: int, cell: Cell, form: Format) -> None:
    """Write a value as what it is; whatever is text stays text and never becomes a formula."""
    if isinstance(cell, bool):
        page.write_boolean(row, column, cell, form)
    elif isinstance(cell, (int, float)):
        page.write_number(row, column, cell, form)
    else:
        page.write_string(row, column, _text(cell)[:_LONGEST], form)


def _text(cell: Cell) -> str:
    match cell:
        case CellDate():
            return cell.iso
        case CellError():
            return cell.code
        case FormulaWithoutValue():
            return f"={cell.formula}"
    return str(cell)


def _finish(
    page: Worksheet,
    sheet: Sheet,
    texts: Mapping[Place, str],
    author: str,
    formats: _Formats,
) -> None:
    firsts = {(row, column) for row, column, *_ in sheet.merges}
    cells = _cells_at(sheet, firsts | texts.keys())
    for area in sheet.merges:
        _merge(page, area, cells.get(area[:2]), formats.of(sheet, texts, area[:2]))
    for row, column in texts.keys() - cells.keys():
        page.write_blank(row - 1, column - 1, None, formats.of(sheet, texts, (row, column)))
    for row, column in sheet.comments.keys() | texts.keys():
        lines = sheet.comments.get((row, column)), texts.get((row, column))
        options = {"author": author, "x_scale": 1.8}
        page.write_comment(row - 1, column - 1, "\n".join(filter(None, lines)), options)
    for row in sheet.hidden_rows:
        page.set_row(row - 1, None, None, {"hidden": True})
    for column, width in _widths(sheet).items():
        page.set_column(column, column, width)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    if sheet.hidden:
        page.hide()


def _cells_at(sheet: Sheet, places: AbstractSet[Place]) -> dict[Place, Cell]:
    """Return the filled ones of some places."""
    rows = {row for row, _ in places}
    return {
        (number, column): cell
        for number, cells in sheet.rows
        if number in rows
        for column, cell in enumerate(cells, 1)
        if cell is not None and (number, column) in places
    }


def _merge(page: Worksheet, area: tuple[int, int, int, int], cell: Cell, form: Format) -> None:
    """Merge cells that show the first one's value; areas that overlap others are left apart."""
    with suppress(OverlappingRange):
        page.merge_range(*(number - 1 for number in area), "", form)
        if cell is not None:
            _write_cell(page, area[0] - 1, area[1] - 1, cell, form)


def _widths(sheet: Sheet) -> dict[int, int]:
    """Return a width for each column, from 0, in characters, in which most cells fit one line."""
    longest: dict[int, list[int]] = defaultdict(list)
    rows = [cells for _, cells in sheet.rows[:_LOOKED_AT]]
    for cells in [cells for cells in rows if not _is_title(cells)] or rows:
        for column, cell in enumerate(cells):
            if cell is not None:
                longest[column].append(max(map(_width, _text(cell).splitlines()), default=0))
    return {
        column: min(max(sorted(found)[len(found) * 9 // 10] + 2, _NARROWEST), _WIDEST)
        for column, found in longest.items()
    }


def _is_title(cells: tuple[Cell, ...]) -> bool:
    """Tell whether a row has so few texts that they run on over the columns beside them."""
    return len(cells) - cells.count(None) <= 2


def _width(text: str) -> int:
    """Return how wide a text is in characters; a Han is as wide as two."""
    return sum(1 if sign.isascii() else 2 for sign in text)


def _fresh_name(wanted: str, taken: set[str]) -> str:
    """Return a name that a sheet may have and none has yet."""
    plain = _NOT_IN_NAMES.sub("", wanted)[:31] or "Sheet1"
    name, number = plain, 2
    while name.lower() in taken:
        name = f"{plain[:27]}({number})"
        number += 1
    taken.add(name.lower())
    return name
