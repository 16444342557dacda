"""SpreadsheetML 2003: one XML file that older systems export as .xls or .xml."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roster.lists.reading.cells import Cell, CellError, FormulaWithoutValue
from roster.lists.reading.child.messages import RawSheet, Reason, Refusal
from roster.lists.reading.grid import Grid
from roster.lists.reading.number_formats import Shown, number_of, shown_by_code, shown_date
from roster.lists.reading.xml_reading import attribute, events, local, named, whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_STARTS = frozenset({"Worksheet", "Row"})
# Named formats; every other name that says "Date" shows the day.
_SHOWN_BY_NAME: dict[str, Shown] = {"Medium Date": "day", "Long Date": "day"}


def spreadsheetml_sheets(content: bytes) -> Iterator[RawSheet]:
    """Yield the worksheets.

    Raises:
        Refusal: no well-formed XML, or no workbook.
    """
    reading: _Reading | None = None
    styles: dict[str, _Style] = {}
    found = False
    for event, name, element in events(content, _STARTS):
        if event == "start" and name == "Worksheet":
            reading, found = _Reading(attribute(element, "Name") or "", styles), True
        elif name == "Style":
            styles[attribute(element, "ID") or ""] = _style(element)
        elif reading is not None:
            reading.take(event, name, element)
            if name == "Worksheet":
                yield reading.grid.sheet(reading.name, hidden=reading.hidden)
                element.clear()
                reading = None
    if not found:
        raise Refusal(Reason.NOT_A_WORKBOOK)


@dataclass(frozen=True, slots=True)
class _Style:
    shown: Shown | None = None
    struck: bool = False


def _style(element: Element) -> _Style:
    codes = [attribute(each, "Format") or "" for each in named(element, "NumberFormat")]
    shown = next((_shown(code) for code in codes), None)
    struck = any(attribute(each, "StrikeThrough") == "1" for each in named(element, "Font"))
    return _Style(shown, struck)


def _shown(code: str) -> Shown | None:
    return "day" if "Date" in code else _SHOWN_BY_NAME.get(code) or shown_by_code(code)


@dataclass(slots=True)
class _Reading:
    name: str
    styles: dict[str, _Style]
    grid: Grid = field(default_factory=Grid)
    hidden: bool = False
    row: int = 0
    column: int = 0

    def take(self, event: str, name: str, element: Element) -> None:
        match event, name:
            case "start", "Row":
                self._begin_row(element)
            case "end", "Row":
                self.row += whole(attribute(element, "Span"), 0)
                element.clear()
            case "end", "Cell":
                self._add(element)
                element.clear()
            case "end", "Visible":
                self.hidden = (element.text or "").startswith("SheetHidden") or (
                    element.text == "SheetVeryHidden"
                )

    def _begin_row(self, element: Element) -> None:
        self.row = whole(attribute(element, "Index"), self.row + 1)
        self.column = 0
        if attribute(element, "Hidden") == "1":
            self.grid.hidden_rows.add(self.row)

    def _add(self, element: Element) -> None:
        self.column = whole(attribute(element, "Index"), self.column + 1)
        style = self.styles.get(attribute(element, "StyleID") or "", _Style())
        value = _value(element, style)
        self.grid.put(self.row, self.column, value)
        if style.struck and value is not None:
            self.grid.struck.add((self.row, self.column))
        for comment in named(element, "Comment"):
            self.grid.comments.append((self.row, self.column, _text(comment)))
        across = whole(attribute(element, "MergeAcross"), 0)
        down = whole(attribute(element, "MergeDown"), 0)
        self.grid.merge(self.row, self.column, down + 1, across + 1)
        self.column += across


def _value(element: Element, style: _Style) -> Cell:
    data = next((each for each in element if local(each.tag) == "Data"), None)
    text = _text(data) if data is not None else ""
    if data is None or not text:
        formula = attribute(element, "Formula")
        return FormulaWithoutValue(formula.removeprefix("=")) if formula and data is None else None
    match attribute(data, "Type"):
        case "Number":
            return number_of(text)
        case "DateTime":
            return shown_date(text[:10], style.shown or "day")
        case "Boolean":
            return text == "1"
        case "Error":
            return CellError(text)
    return text


def _text(element: Element) -> str:
    return "".join(element.itertext())
