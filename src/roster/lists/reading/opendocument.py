"""OpenDocument spreadsheets (.ods), read from their one XML part.

Repeated cells and rows are counted, never spread out, so that "repeated a million times" costs
nothing unless there is a value to repeat.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roster.lists.reading.cells import Cell, CellError, FormulaWithoutValue
from roster.lists.reading.child.messages import RawSheet, Reason, Refusal
from roster.lists.reading.grid import WIDEST_TABLE, Grid
from roster.lists.reading.number_formats import Shown, number_of, shown_date
from roster.lists.reading.xml_reading import (
    attribute,
    attributes,
    events,
    local,
    named,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from roster.lists.reading.prescan import Parts

_STARTS = frozenset({"table", "table-row"})
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_ENDS = _STARTS | _CELLS | {"date-style", "style"}
_VALUED = {"value-type", "formula"}
# A value repeated more often than this is a filled background, not people.
_MOST_REPEATS = 1_000


def ods_sheets(parts: Parts) -> Iterator[RawSheet]:
    """Yield the sheets of a container that passed the pre-scan.

    Raises:
        Refusal: damaged, or encrypted.
    """
    if b"encryption-data" in parts.read("META-INF/manifest.xml"):
        raise Refusal(Reason.LOCKED)
    styles = _Styles()
    if "styles.xml" in parts:  # number formats are kept here or there
        for _, name, element in events(parts.read("styles.xml")):
            styles.take(name, element)
    yield from _tables(parts.read("content.xml"), styles)


def _tables(content: bytes, styles: _Styles) -> Iterator[RawSheet]:
    reading: _Reading | None = None
    depth = 0  # a table inside a cell or a chart is no sheet
    for event, name, element in events(content, _STARTS, _ENDS):
        if name == "table":
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                reading = _Reading(attribute(element, "name") or "", styles)
                reading.hidden = styles.is_hidden(attribute(element, "style-name"))
            elif event == "end" and depth == 0 and reading is not None:
                yield reading.grid.sheet(reading.name, hidden=reading.hidden)
                element.clear()
                reading = None
        elif reading is None:
            styles.take(name, element)
        elif depth == 1:
            reading.take(event, name, element)


@dataclass(slots=True)
class _Styles:
    """What the automatic styles say of dates, struck text and hidden sheets."""

    shown: dict[str, Shown] = field(default_factory=dict)  # by date style
    of_cell: dict[str, str] = field(default_factory=dict)  # cell style -> date style
    struck: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)

    def take(self, name: str, element: Element) -> None:
        key = attribute(element, "name") or ""
        if name == "date-style":
            self.shown[key] = _parts_shown({local(part.tag) for part in element})
        elif name == "style":
            self.of_cell[key] = attribute(element, "data-style-name") or ""
            for part in element:
                if (attribute(part, "text-line-through-style") or "none") != "none":
                    self.struck.add(key)
                if attribute(part, "display") == "false":
                    self.hidden.add(key)

    def shown_in(self, cell_style: str | None) -> Shown:
        return self.shown.get(self.of_cell.get(cell_style or "", ""), "day")

    def is_hidden(self, table_style: str | None) -> bool:
        return table_style in self.hidden


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with its attributes, and where it stands in its row how often."""

    element: Element
    facts: Mapping[str, str]
    column: int
    repeats: int


@dataclass(slots=True)
class _Reading:
    name: str
    styles: _Styles
    grid: Grid = field(default_factory=Grid)
    hidden: bool = False
    row: int = 0  # the last finished row
    column: int = 0
    cells: list[_Cell] = field(default_factory=list)

    def take(self, event: str, name: str, element: Element) -> None:
        if event == "start":
            self.column = 0
            self.cells.clear()
        elif name in _CELLS:
            facts = attributes(element)
            repeats = _count(facts, "number-columns-repeated")
            if len(element) or not _VALUED.isdisjoint(facts):
                self.cells.append(_Cell(element, facts, self.column + 1, repeats))
            self.column += repeats
        elif name == "table-row":
            self._end_row(element)

    def _end_row(self, element: Element) -> None:
        facts = attributes(element)
        repeats = _count(facts, "number-rows-repeated")
        hidden = facts.get("visibility", "visible") != "visible"
        # only rows with values are spread out; a repeat up to the last row is a background
        for row in range(self.row + 1, self.row + 1 + min(repeats, _MOST_REPEATS)):
            if hidden:
                self.grid.hidden_rows.add(row)
            for cell in self.cells:
                self._add(row, cell)
        self.row += repeats
        self.cells.clear()
        element.clear()

    def _add(self, row: int, cell: _Cell) -> None:
        style = cell.facts.get("style-name")
        value = _value(cell, self.styles)
        struck = value is not None and (
            style in self.styles.struck or (self.styles.struck and self._has_struck_span(cell))
        )
        for column in range(cell.column, cell.column + min(cell.repeats, WIDEST_TABLE)):
            self.grid.put(row, column, value)
            if struck:
                self.grid.struck.add((row, column))
        rows = _count(cell.facts, "number-rows-spanned")
        self.grid.merge(row, cell.column, rows, _count(cell.facts, "number-columns-spanned"))
        for note in cell.element:
            if local(note.tag) == "annotation":
                self.grid.comments.append((row, cell.column, _paragraphs(note)))

    def _has_struck_span(self, cell: _Cell) -> bool:
        return any(
            attribute(span, "style-name") in self.styles.struck
            for paragraph in cell.element
            if local(paragraph.tag) == "p"
            for span in named(paragraph, "span")
        )


def _parts_shown(parts: set[str]) -> Shown:
    if "day" in parts or not parts & {"year", "month"}:
        return "day"
    return "month" if "month" in parts else "year"


def _value(cell: _Cell, styles: _Styles) -> Cell:
    facts = cell.facts
    text = _paragraphs(cell.element)
    formula = facts.get("formula")
    match facts.get("value-type"):
        case "float" | "percentage" | "currency":
            return number_of(facts.get("value") or text)
        case "date":
            shown = styles.shown_in(facts.get("style-name"))
            return shown_date((facts.get("date-value") or text)[:10], shown)
        case "boolean":
            return facts.get("boolean-value") == "true"
        case "string" if formula and text.startswith(("#", "Err:")):
            return CellError(text)
        case None if formula and not text:
            return FormulaWithoutValue(formula.partition("=")[2])
    return text or None


def _paragraphs(element: Element) -> str:
    """Join the paragraphs of a cell; one that is struck or coloured in part is still one text."""
    return "\n".join(_text(part) for part in element if local(part.tag) == "p")


def _text(element: Element) -> str:
    if not len(element):
        return element.text or ""
    pieces = [element.text or ""]
    for part in element:
        match local(part.tag):
            case "s":
                pieces.append(" " * min(_count(attributes(part), "c"), 1_000))
            case "tab":
                pieces.append("\t")
            case "line-break":
                pieces.append("\n")
            case "annotation" | "note" | "ruby-text":
                pass
            case _:
                pieces.append(_text(part))
        pieces.append(part.tail or "")
    return "".join(pieces)


def _count(facts: Mapping[str, str], name: str) -> int:
    return max(whole(facts.get(name), 1), 1)
