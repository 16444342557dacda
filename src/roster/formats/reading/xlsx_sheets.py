"""The worksheets of an xlsx file: calamine for speed, its gaps filled, a slow road for the odd."""

from __future__ import annotations

from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from roster.formats.reading.calamine_sheets import open_workbook, rows_of
from roster.formats.reading.reader_wire import RawSheet, Refusal
from roster.formats.reading.xlsx_overlay import is_for_calamine, overlay
from roster.formats.reading.xlsx_parts import Book, SheetPart, read_book, read_comments
from roster.formats.reading.xlsx_stream import read_sheet, read_strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roster.formats.reading.overlay import Overlay
    from roster.formats.reading.prescan import Parts


def xlsx_sheets(content: bytes, parts: Parts) -> Iterator[RawSheet]:
    """Yield the worksheets of a container that passed the pre-scan.

    Raises:
        Refusal: damaged.
    """
    book = read_book(parts)
    reader = _Reader(content, parts, book)
    for part in book.sheets:
        sheet = reader.sheet(part)
        if part.comments_part:
            sheet.comments = read_comments(parts.read(part.comments_part))
        yield sheet


class _Reader:
    """Keeps the opened workbook and the shared strings from one sheet to the next."""

    def __init__(self, content: bytes, parts: Parts, book: Book) -> None:
        self._content = content
        self._parts = parts
        self._book = book
        self._workbook: CalamineWorkbook | None = None
        self._strings: list[str] | None = None
        names = [sheet.name for sheet in book.sheets]
        self._names_differ = len(set(names)) == len(names)

    def sheet(self, part: SheetPart) -> RawSheet:
        xml = self._parts.read(part.part)
        if self._names_differ and is_for_calamine(xml) and (quick := self._quick(part.name)):
            return _covered(quick, overlay(xml, self._book), part)
        return read_sheet(xml, part, self._book, self._shared_strings())

    def _quick(self, name: str) -> CalamineSheet | None:
        """Return calamine's sheet; None for what it refuses and the slow road may still read."""
        try:
            if self._workbook is None:
                self._workbook = open_workbook(self._content)
            return self._workbook.get_sheet_by_name(name)
        except (CalamineError, Refusal, OSError):
            return None

    def _shared_strings(self) -> list[str]:
        if self._strings is None:
            part = self._book.strings_part
            self._strings = read_strings(self._parts.read(part)) if part else []
        return self._strings


def _covered(quick: CalamineSheet, found: Overlay, part: SheetPart) -> RawSheet:
    return RawSheet(
        name=part.name,
        rows=rows_of(quick, found.cells),
        height=quick.total_height,
        hidden=part.hidden,
        merges=found.merges,
        hidden_rows=found.hidden_rows,
        struck=found.struck,
    )
