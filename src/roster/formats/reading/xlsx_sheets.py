"""The worksheets of an xlsx file: calamine for speed, its gaps filled, a slow road for the odd."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Generic, TypeVar

from python_calamine import CalamineError, CalamineSheet

from roster.formats.reading.calamine_sheets import bundles_of, open_workbook
from roster.formats.reading.reader_wire import RawSheet, Refusal
from roster.formats.reading.xlsx_overlay import is_for_calamine, overlay
from roster.formats.reading.xlsx_parts import Book, SheetPart, read_book, read_comments
from roster.formats.reading.xlsx_stream import read_sheet, read_strings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from roster.formats.reading.overlay import Overlay
    from roster.formats.reading.prescan import Parts

_Result = TypeVar("_Result")


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
    """Keeps the opened workbook and the shared strings from one sheet to the next.

    calamine leaves the interpreter to others while it parses, so it works in a thread of its own
    while the sheet is searched for what it does not tell.
    """

    def __init__(self, content: bytes, parts: Parts, book: Book) -> None:
        self._parts = parts
        self._book = book
        self._workbook = _Beside(lambda: open_workbook(content))
        self._strings: list[str] | None = None
        names = [sheet.name for sheet in book.sheets]
        self._names_differ = len(set(names)) == len(names)

    def sheet(self, part: SheetPart) -> RawSheet:
        xml = self._parts.read(part.part)
        # what calamine refuses the slow road may still read
        if self._names_differ and is_for_calamine(xml) and (workbook := self._workbook.result()):
            parsing = _Beside(lambda: workbook.get_sheet_by_name(part.name))
            over = overlay(xml, self._book)
            if quick := parsing.result():
                return _covered(quick, over, part)
        return read_sheet(xml, part, self._book, self._shared_strings())

    def _shared_strings(self) -> list[str]:
        if self._strings is None:
            part = self._book.strings_part
            self._strings = read_strings(self._parts.read(part)) if part else []
        return self._strings


class _Beside(Thread, Generic[_Result]):
    """Work of calamine in a thread; without a result when it fails."""

    def __init__(self, work: Callable[[], _Result]) -> None:
        super().__init__(daemon=True)
        self._work = work
        self._result: _Result | None = None
        try:
            self.start()
        except RuntimeError as error:  # no memory for its stack
            raise MemoryError from error

    def run(self) -> None:
        with suppress(CalamineError, Refusal, OSError):
            self._result = self._work()

    def result(self) -> _Result | None:
        """Wait for the work to end."""
        self.join()
        return self._result


def _covered(quick: CalamineSheet, found: Overlay, part: SheetPart) -> RawSheet:
    return RawSheet(
        name=part.name,
        bundles=bundles_of(quick, found),
        height=quick.total_height,
        hidden=part.hidden,
        merges=found.merges,
        hidden_rows=found.hidden_rows,
        struck=found.struck,
    )
