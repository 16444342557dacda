"""What the clerk pastes: a table copied from a spreadsheet, or names copied from a chat.

A table is taken from the clipboard's HTML where there is one: only there are merged cells (a
village over its people) and line breaks inside cells still told; the text beside it has the same
words in flat rows. Names without a table become a small table with a header, so that both go the
same road as a file.
"""

from __future__ import annotations

import codecs
import hashlib
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from roster.base.progress import Report, unwatched
from roster.lists.errors import NothingToPaste, WorkbookError, WorkbookTooLarge
from roster.lists.reading.cells import Sheet, Workbook
from roster.lists.reading.workbook_reader import read_content
from roster.lists.understanding.headers.band import find_bands
from roster.lists.understanding.layouts.chat_names import listed_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.lists.reading.cells import Row

PASTED = "粘贴的内容"
"""What stands for the name of the file."""

_LONGEST = 20_000_000  # characters


@dataclass(frozen=True, slots=True)
class Paste:
    """What was pasted, as a workbook; ``only_names``: nothing in it tells the village."""

    workbook: Workbook
    only_names: bool


def read_paste(text: str, html: str | None = None, report: Report = unwatched) -> Paste:
    """Return what a clipboard holds, as plain text and perhaps as HTML.

    Raises:
        NothingToPaste: neither a table nor names.
        WorkbookTooLarge: longer than any list.
    """
    if len(text) + len(html or "") > _LONGEST:
        raise WorkbookTooLarge(PASTED)
    flat = _flat_table(text, report)
    rich = _read(html.encode("utf-16"), report) if html and "<t" in html.lower() else None
    if rich and _is_table(rich) and 2 * _filled(rich) >= _filled(flat):
        return Paste(rich, only_names=False)
    names = listed_names(text)
    if flat and not (names and _are_bare(names) and not find_bands(flat.sheets[0])):
        return Paste(flat, only_names=False)
    if not names:
        raise NothingToPaste
    return _paste_of(names, text)


def pasted_content(
    text: str, html: str | None = None, report: Report = unwatched
) -> str | Workbook:
    """Return a pasted timetable or plan as its readers take it: the HTML's table, or the text.

    Raises:
        WorkbookTooLarge: longer than any list.
    """
    if len(text) + len(html or "") > _LONGEST:
        raise WorkbookTooLarge(PASTED)
    rich = _read(html.encode("utf-16"), report) if html and "<t" in html.lower() else None
    return rich if rich and _is_table(rich) else text


def with_village(workbook: Workbook, village: str) -> Workbook:
    """Return pasted names with their village, the name of the unit that the clerk chose.

    Args:
        workbook: of a :class:`Paste` of names only.
        village: goes to everybody.
    """
    sheet = workbook.sheets[0]
    header, *people = sheet.rows
    rows = (header, *((number, (village, *cells[1:])) for number, cells in people))
    return replace(workbook, sheets=(replace(sheet, rows=rows),))


def _flat_table(text: str, report: Report) -> Workbook | None:
    """Return the table a text is: cells parted by tabs, or lines of commas below a header."""
    if not any(mark in text for mark in "\t,;|"):
        return None
    # the mark at the beginning keeps the first words from being taken for another kind of file
    table = _read(codecs.BOM_UTF8 + text.encode(errors="replace"), report)
    if table and _is_table(table) and ("\t" in text or find_bands(table.sheets[0])):
        return table
    return None


def _read(content: bytes, report: Report) -> Workbook | None:
    """Read a table as a file is read, by the process that takes strange content."""
    with suppress(WorkbookError):
        return read_content(PASTED, content, report=report)
    return None


def _is_table(workbook: Workbook) -> bool:
    return any(len(cells) > 1 for sheet in workbook.sheets for _, cells in sheet.rows)


def _filled(workbook: Workbook | None) -> int:
    sheets = workbook.sheets if workbook else ()
    return sum(cell is not None for sheet in sheets for _, cells in sheet.rows for cell in cells)


def _are_bare(table: Sequence[tuple[str | None, ...]]) -> bool:
    """Tell names with nothing beside them: cells of a sheet may hold them too."""
    return len(table[0]) == 2 and not any(row[0] for row in table[1:])


def _paste_of(table: Sequence[tuple[str | None, ...]], text: str) -> Paste:
    rows: list[Row] = list(enumerate(table, 1))
    digest = hashlib.sha256(text.encode(errors="replace")).hexdigest()
    sheet = Sheet(name="", hidden=False, rows=tuple(rows))
    workbook = Workbook(PASTED, digest, "text", (sheet,), text_cells=True)
    return Paste(workbook, only_names=not any(village for village, *_ in table[1:]))
