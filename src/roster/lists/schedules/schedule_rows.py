"""The rows of a pasted timetable or plan as plain texts, merged cells filled in.

Text comes as spreadsheets and chats give it: cells parted by tabs, bars, commas or wide gaps.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from roster.lists.reading.cells import CellDate, Sheet, Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roster.lists.reading.cells import Cell

_SERIALS = range(36526, 73051)  # days of the years 2000 to 2099 in a spreadsheet
_FIRST_SERIAL_DAY = 693594  # ordinal of 30 December 1899
_BARS = re.compile(r"\s*[|｜│]\s*")
_RULE = re.compile(r"[\s|:+\-—=]*")
_GAPS = re.compile(r"\t|\s{2,}|　+")
_SPACE = re.compile(r"\s+")
_LOST_ZERO = re.compile(r"\d{1,2}\.[123]")
_PARTED = 0.5  # of the lines must hold a sign for it to part cells


class Line(NamedTuple):
    """One row: its number in the source, its texts, and the columns whose last zero may be lost."""

    number: int
    cells: tuple[str, ...]
    doubtful: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """All that is said, each merged text once."""
        return " ".join(dict.fromkeys(filter(None, self.cells)))

    @property
    def filled(self) -> list[str]:
        """The different texts of the row, without empty ones."""
        return list(dict.fromkeys(filter(None, self.cells)))


def lines_of(source: str | Workbook) -> list[list[Line]]:
    """Return the rows of each visible sheet, or of a pasted text; empty rows left out."""
    if isinstance(source, str):
        return [_lines_of_text(source)]
    return [_lines_of_sheet(sheet, source) for sheet in source.sheets if not sheet.hidden]


# --- sheets --------------------------------------------------------------------------------


def _lines_of_sheet(sheet: Sheet, workbook: Workbook) -> list[Line]:
    rows = {number: list(cells) for number, cells in sheet.rows}
    for merge in sheet.merges:
        _fill(rows, merge)
    lines = []
    for number, cells in sorted(rows.items()):
        texts = tuple(_one_line(_text(cell)) for cell in cells)
        doubtful = frozenset(
            place
            for place, cell in enumerate(cells)
            if isinstance(cell, float)
            and not workbook.text_cells
            and _LOST_ZERO.fullmatch(texts[place])
        )
        if any(texts) and number not in sheet.hidden_rows:
            lines.append(Line(number, texts, doubtful))
    return lines


def _fill(rows: dict[int, list[Cell]], merge: tuple[int, int, int, int]) -> None:
    """Put the value of a merged cell into all the cells it covers."""
    first_row, first_column, last_row, last_column = merge
    top = rows.get(first_row, [])
    if len(top) < first_column or top[first_column - 1] is None:
        return
    value = top[first_column - 1]
    for number in range(first_row, min(last_row, max(rows)) + 1):
        cells = rows.get(number)
        if cells is not None:
            cells.extend([None] * (min(last_column, len(top) + 99) - len(cells)))
            width = min(last_column, len(cells))
            cells[first_column - 1 : width] = [value] * (width - first_column + 1)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _text(cell: Cell) -> str:
    if isinstance(cell, CellDate):
        return cell.iso
    if isinstance(cell, bool) or cell is None:
        return ""
    if isinstance(cell, int | float):
        return _number_text(cell)
    return cell if isinstance(cell, str) else ""


def _number_text(number: float) -> str:
    """Return a number as it was meant: a time of day, a date serial, or the number itself."""
    if 0 < number < 1:
        minutes = round(number * 24 * 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if number in _SERIALS:
        return date.fromordinal(_FIRST_SERIAL_DAY + int(number)).isoformat()
    return f"{number:g}"


# --- text ----------------------------------------------------------------------------------


def _lines_of_text(text: str) -> list[Line]:
    lines = []
    for number, cells in _parted(text):
        texts = tuple(_one_line(cell) for cell in cells)
        if any(texts):
            lines.append(Line(number, texts))
    return lines


def _parted(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of a text in cells, by the sign that parts most of its lines."""
    if "\t" in text:
        yield from _parted_by(text, "\t")
        return
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    lines = [(number, line) for number, line in lines if line]
    if _most(lines, _BARS):
        for number, line in lines:
            if not _RULE.fullmatch(line):
                yield number, _BARS.split(line.strip("|｜│ "))
    elif _most(lines, re.compile("[,，]")) and "," in text and "，" not in text:
        yield from _parted_by(text, ",")
    else:
        gaps = next((gap for gap in (_GAPS, _SPACE) if _most(lines, gap)), _GAPS)
        yield from ((number, gaps.split(line)) for number, line in lines)


def _parted_by(text: str, sign: str) -> Iterator[tuple[int, list[str]]]:
    """Yield rows as spreadsheets copy them: quotes around cells that hold line breaks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    reader = csv.reader(io.StringIO(lines), delimiter=sign)
    try:
        rows, number = [], 1
        for cells in reader:
            rows.append((number, cells))
            number = reader.line_num + 1
    except csv.Error:  # a quote that is never closed
        rows = [(number, line.split(sign)) for number, line in enumerate(lines.split("\n"), 1)]
    yield from rows


def _most(lines: list[tuple[int, str]], sign: re.Pattern[str]) -> bool:
    """Tell whether a sign stands in at least half of the lines."""
    return bool(lines) and sum(bool(sign.search(line)) for _, line in lines) >= _PARTED * len(lines)
