"""The worksheets of an xlsx file: calamine for speed, its gaps filled, a slow road for the odd."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.lists.reading.calamine_sheets import bundles_of
from roster.lists.reading.calamine_thread import Beside, Parsed
from roster.lists.reading.child.messages import RawSheet, Reason, Refusal
from roster.lists.reading.xlsx.extras import is_for_calamine, overlay
from roster.lists.reading.xlsx.parts import Book, SheetPart, read_book, read_comments
from roster.lists.reading.xlsx.stream import Strings, read_sheet, read_strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineSheet

    from roster.lists.reading.cell_extras import Overlay
    from roster.lists.reading.prescan import Parts


def xlsx_sheets(parts: Parts, opened: Beside[Parsed], *, in_haste: bool) -> Iterator[RawSheet]:
    """Yield the worksheets of a container that passed the pre-scan.

    Args:
        parts: the container.
        opened: the same, on its way through calamine.
        in_haste: calamine began before the first sheet was looked at.

    Raises:
        Refusal: damaged, or not to be read in haste.
    """
    book = read_book(parts)
    reader = _Reader(parts, book, opened, in_haste=in_haste)
    for part in book.sheets:
        sheet = reader.sheet(part)
        sheet.comments = read_comments(parts, part)
        yield sheet


class _Reader:
    """Keeps the opened workbook and the shared strings from one sheet to the next."""

    def __init__(self, parts: Parts, book: Book, opened: Beside[Parsed], *, in_haste: bool) -> None:
        self._parts = parts
        self._book = book
        self._opened = opened
        self._in_haste = in_haste
        self._strings: Strings | None = None
        self._struck: frozenset[int] | None = None
        names = [sheet.name for sheet in book.sheets]
        self._names_differ = len(set(names)) == len(names)

    def sheet(self, part: SheetPart) -> RawSheet:
        xml = self._parts.read(part.part)
        if self._names_differ and is_for_calamine(xml):
            parsing = self._parsing(part.name)
            over = overlay(xml, self._book, self._struck_strings())
            if quick := parsing.result():
                return _covered(quick, over, part)
        elif self._in_haste and self._opened.is_alive():
            raise Refusal(Reason.NOT_IN_HASTE)  # calamine is at what may be too much for it
        # what calamine refuses the slow road may still read
        return read_sheet(xml, part, self._book, self._shared_strings())

    def _parsing(self, name: str) -> Beside[CalamineSheet | None]:
        def work() -> CalamineSheet | None:
            parsed = self._opened.result()
            if parsed is None:
                return None
            if parsed.first and parsed.first.name == name:
                return parsed.first
            return parsed.workbook.get_sheet_by_name(name)

        return Beside(work)

    def _shared_strings(self) -> Strings:
        if self._strings is None:
            part = self._book.strings_part
            self._strings = read_strings(self._parts.read(part)) if part else Strings()
        return self._strings

    def _struck_strings(self) -> frozenset[int]:
        part = self._book.strings_part
        if self._struck is None:
            has_any = part is not None and b"strike" in self._parts.read(part)
            self._struck = self._shared_strings().struck if has_any else frozenset()
        return self._struck


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
