"""A worksheet of an xlsx file, cell by cell.

Slower than python-calamine but with no rectangle: it holds only cells that have a value, so a
stray cell in the last corner costs nothing. It also reads what calamine refuses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roster.lists.reading.cells import Cell, CellError, FormulaWithoutValue
from roster.lists.reading.child.messages import RawSheet, Reason, Refusal
from roster.lists.reading.grid import Grid
from roster.lists.reading.number_formats import Shown, date_of, number_of, shown_date
from roster.lists.reading.xlsx.parts import TRUE, Book, SheetPart, area_of, column_number
from roster.lists.reading.xml_reading import attribute, events, local, named, whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# A character that XML may not hold, or that looks like such an escape (ECMA-376, ST_Xstring).
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Strings:
    """The shared strings of a workbook, and which of them are struck through, if only in part."""

    texts: list[str] = field(default_factory=list)
    struck: frozenset[int] = frozenset()


def read_strings(content: bytes) -> Strings:
    """Return the shared strings, without the pronunciation aids of East Asian writers."""
    texts: list[str] = []
    struck = set()
    for event, name, element in events(content, frozenset({"sst"})):
        if event == "start":
            root = element
        elif name == "si":
            if _has_struck_run(element):
                struck.add(len(texts))
            texts.append(_text_of(element))
            root.clear()
    return Strings(texts, frozenset(struck))


def read_sheet(content: bytes, sheet: SheetPart, book: Book, strings: Strings) -> RawSheet:
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
    strings: Strings
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
        if value is not None and (style in self.book.styles.struck or self._in_part(element)):
            self.grid.struck.add((self.row, self.column))

    def _in_part(self, element: Element) -> bool:
        """Tell whether some of a text is struck through."""
        if attribute(element, "t") == "s" and self.strings.struck:
            index = next((child.text for child in element if local(child.tag) == "v"), None)
            return whole(index, -1) in self.strings.struck
        return _has_struck_run(element)

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
                return _unescaped(stored)
            case "b":
                return stored.strip() in {"1", "true"}
            case "e":
                return CellError(stored)
            case "d":
                return _iso_date(stored, self.book.styles.dates.get(style, "day"))
        return _number_or_date(stored, style, self.book)

    def _shared(self, stored: str) -> str | None:
        index = whole(stored, -1)
        if not 0 <= index < len(self.strings.texts):
            raise Refusal(Reason.DAMAGED)
        return self.strings.texts[index] or None


def _number_or_date(stored: str, style: int, book: Book) -> Cell:
    """Return what a stored number means under its cell format; odd text stays text."""
    number = number_of(stored)
    shown = book.styles.dates.get(style)
    if shown is None or isinstance(number, str):
        return number
    return date_of(number, shown, since_1904=book.since_1904)


def _iso_date(stored: str, shown: Shown) -> Cell:
    """Return a date spelt out, as the strict form of the format has it; a time stays text."""
    day = stored[:10]
    return shown_date(day, shown) if _DAY.fullmatch(day) else stored


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _has_struck_run(element: Element) -> bool:
    return any((attribute(mark, "val") or "1") in TRUE for mark in named(element, "strike"))


def _text_of(element: Element) -> str:
    """Join the runs of a rich text; ``rPh`` holds a reading aid, not the text."""
    pieces = []
    for child in element:
        name = local(child.tag)
        if name == "t":
            pieces.append(_unescaped(child.text or ""))
        elif name == "r":
            pieces.append(_text_of(child))
    return "".join(pieces)
