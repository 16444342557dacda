"""A worksheet of an xlsx file, cell by cell.

Slower than python-calamine but with no rectangle: it holds only cells that have a value, so a
stray cell in the last corner costs nothing. It also reads what calamine refuses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roster.formats.cells import Cell, CellDate, CellError, FormulaWithoutValue
from roster.formats.reading.grid import Grid
from roster.formats.reading.number_formats import date_of, number_of
from roster.formats.reading.reader_wire import RawSheet, Reason, Refusal
from roster.formats.reading.xlsx_parts import Book, SheetPart, area_of, column_number
from roster.formats.reading.xml_reading import attribute, events, local, whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def read_strings(content: bytes) -> list[str]:
    """Return the shared strings, without the pronunciation aids of East Asian writers."""
    strings = []
    for event, name, element in events(content, frozenset({"sst"})):
        if event == "start":
            root = element
        elif name == "si":
            strings.append(_text_of(element))
            root.clear()
    return strings


def read_sheet(content: bytes, sheet: SheetPart, book: Book, strings: list[str]) -> RawSheet:
    """Return all cells with a value.

    Raises:
        Refusal: no well-formed XML, or cells outside the largest possible sheet.
    """
    reading = _Reading(book, strings)
    table = None
    for event, name, element in events(content, frozenset({"row", "sheetData"})):
        if event == "start":
            if name == "row":
                reading.begin_row(element)
            else:
                table = element
        elif name == "c":
            reading.add_cell(element)
            element.clear()
        elif name == "row" and table is not None:
            table.clear()
        elif name == "mergeCell" and (area := area_of(attribute(element, "ref") or "")):
            reading.grid.merges.append(area)
    return reading.grid.sheet(sheet.name, hidden=sheet.hidden)


@dataclass(slots=True)
class _Reading:
    book: Book
    strings: list[str]
    grid: Grid = field(default_factory=Grid)
    row: int = 0
    column: int = 0

    def begin_row(self, element: Element) -> None:
        self.row = whole(attribute(element, "r"), self.row + 1)
        self.column = 0
        if (attribute(element, "hidden") or "0") in {"1", "true"}:
            self.grid.hidden_rows.add(self.row)

    def add_cell(self, element: Element) -> None:
        self._move_to(attribute(element, "r"))
        style = whole(attribute(element, "s"), 0)
        value = self._value(element, style)
        self.grid.put(self.row, self.column, value)
        if value is not None and style in self.book.styles.struck:
            self.grid.struck.add((self.row, self.column))

    def _move_to(self, reference: str | None) -> None:
        # the row of a cell is that of the row around it; a cell without reference follows the last
        letters = (reference or "").rstrip("0123456789")
        self.column = column_number(letters) if letters.isalpha() else self.column + 1

    def _value(self, element: Element, style: int) -> Cell:
        stored = formula = inline = None
        for child in element:
            match local(child.tag):
                case "v":
                    stored = child.text or ""
                case "f":
                    formula = child.text or ""
                case "is":
                    inline = _text_of(child)
        kind = attribute(element, "t") or "n"
        if inline is not None:
            return inline or None
        if formula is not None and not stored and kind != "str":
            return FormulaWithoutValue(formula)
        return self._typed(stored, kind, style) if stored else None

    def _typed(self, stored: str, kind: str, style: int) -> Cell:
        match kind:
            case "s":
                return self._shared(stored)
            case "str" | "inlineStr":
                return stored
            case "b":
                return stored.strip() in {"1", "true"}
            case "e":
                return CellError(stored)
            case "d":
                return CellDate(stored[:10])
        return _number_or_date(stored, style, self.book)

    def _shared(self, stored: str) -> str | None:
        index = whole(stored, -1)
        if not 0 <= index < len(self.strings):
            raise Refusal(Reason.DAMAGED)
        return self.strings[index] or None


def _number_or_date(stored: str, style: int, book: Book) -> Cell:
    """Return what a stored number means under its cell format; odd text stays text."""
    number = number_of(stored)
    shown = book.styles.dates.get(style)
    if shown is None or isinstance(number, str):
        return number
    return date_of(number, shown, since_1904=book.since_1904)


def _text_of(element: Element) -> str:
    """Join the runs of a rich text; ``rPh`` holds a reading aid, not the text."""
    pieces = []
    for child in element:
        name = local(child.tag)
        if name == "t":
            pieces.append(child.text or "")
        elif name == "r":
            pieces.append(_text_of(child))
    return "".join(pieces)
