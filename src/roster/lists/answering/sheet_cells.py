"""Where the cells to be marked stand in the XML of a sheet, and their new formats."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from roster.lists.answering.xml_edit import (
    Edit,
    local,
    prefix,
    tag_at,
    walk,
    with_attribute,
)
from roster.lists.reading.xlsx.parts import area_of, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from roster.lists.reading.cells import Place

_MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*["']([A-Z0-9:$]+)["']""")
#: What follows a reference to old drawings in a worksheet (ECMA-376 part 1, section 18.3.1.99).
_AFTER_DRAWING = frozenset(
    {
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
        "AlternateContent",
    }
)


class Spot(NamedTuple):
    """A cell: where its tag stands (``is_there``) or would stand, and its format."""

    place: Place
    start: int
    base: int
    is_there: bool


@dataclass(slots=True)
class SheetCells:
    """The cells to be marked in one sheet.

    Attributes:
        content: the XML of the sheet.
        names: prefix of the element names.
        namespace: of the elements; told by the root.
        spots: the cells; those of rows that the sheet does not have are left out.
        drawing_id: reference to the old drawing that shows comments, if there is one.
        drawing_place: where such a reference has to stand.
    """

    content: bytes
    names: str = ""
    namespace: str = ""
    spots: list[Spot] = field(default_factory=list)
    drawing_id: str | None = None
    drawing_place: int = 0

    def edits(self, twins: Mapping[int, int]) -> list[Edit]:
        """Return the edits that give each cell the marked twin of its format."""
        return [self._edit(spot, twins[spot.base]) for spot in self.spots]

    def _edit(self, spot: Spot, style: int) -> Edit:
        if spot.is_there:
            tag = tag_at(self.content, spot.start)
            marked = with_attribute(tag, "s", str(style))
            return Edit(spot.start, spot.start + len(tag), marked)
        cell = f'<{self.names}c r="{reference(spot.place)}" s="{style}"/>'
        return Edit(spot.start, spot.start, cell.encode())


def reference(place: Place) -> str:
    """Return the name of a cell, such as AB12."""
    row, number = place
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def merged_areas(content: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Yield first row, first column, last row and last column of merged cells."""
    for match in _MERGE.finditer(content):
        area = area_of(match[1].decode())
        if area:
            yield area


def find_cells(content: bytes, places: Iterable[Place], look: Callable[[int], None]) -> SheetCells:
    """Return where the cells of these places stand.

    Raises:
        Refusal: the sheet is not well-formed.
    """
    search = _Search(content, places)
    walk(content, search.begin, search.finish, look)
    return search.found


class _Search:
    """Reads the sheet once; rows and cells without references follow those before them."""

    def __init__(self, content: bytes, places: Iterable[Place]) -> None:
        self.found = SheetCells(content)
        self._columns: dict[int, list[int]] = {}
        for row, column in sorted(set(places), reverse=True):
            self._columns.setdefault(row, []).append(column)
        self._wanted: list[int] = []  # columns to come in the open row, the next one last
        self._depth = self._row = self._column = 0
        self._row_format: int | None = None
        self._column_formats: list[tuple[int, int, int]] = []
        self._drawing_place: int | None = None

    def begin(self, name: str, attributes: Mapping[str, str], place: int) -> None:
        """Note an element that begins."""
        self._depth += 1
        kind = local(name)
        if kind == "c":
            if self._wanted:
                self._cell(attributes, place)
        elif kind == "row":
            self._begin_row(attributes, place)
        elif kind == "col":
            bounds = int(attributes.get("min", 0)), int(attributes.get("max", 0))
            self._column_formats.append((*bounds, int(attributes.get("style", 0))))
        elif self._depth == 1:
            self.found.names = prefix(name)
            key = "xmlns:" + self.found.names[:-1] if self.found.names else "xmlns"
            self.found.namespace = attributes.get(key, "")
        elif self._depth == 2:
            self._note_drawing(kind, attributes, place)

    def finish(self, name: str, place: int) -> None:
        """Note an element that ends."""
        self._depth -= 1
        if self._wanted and local(name) == "row":
            while self._wanted:
                self._add_missing(place)
        elif self._depth == 0:
            given = self._drawing_place
            self.found.drawing_place = place if given is None else given

    def _begin_row(self, attributes: Mapping[str, str], place: int) -> None:
        self._row = int(attributes.get("r") or self._row + 1)
        self._column = 0
        wanted = self._columns.pop(self._row, [])
        if wanted and not tag_at(self.found.content, place).endswith(b"/>"):
            self._wanted = wanted
            is_formatted = attributes.get("customFormat") in {"1", "true"}
            self._row_format = int(attributes.get("s", 0)) if is_formatted else None

    def _cell(self, attributes: Mapping[str, str], place: int) -> None:
        named = place_of(attributes.get("r", ""))
        self._column = named[1] if named else self._column + 1
        while self._wanted and self._wanted[-1] < self._column:
            self._add_missing(place)
        if self._wanted and self._wanted[-1] == self._column:
            at = (self._row, self._wanted.pop())
            self.found.spots.append(Spot(at, place, int(attributes.get("s", 0)), is_there=True))

    def _add_missing(self, place: int) -> None:
        column = self._wanted.pop()
        base = self._row_format
        if base is None:
            known = (s for first, last, s in self._column_formats if first <= column <= last)
            base = next(known, 0)
        self.found.spots.append(Spot((self._row, column), place, base, is_there=False))

    def _note_drawing(self, kind: str, attributes: Mapping[str, str], place: int) -> None:
        if kind == "legacyDrawing":
            ids = (value for key, value in attributes.items() if local(key) == "id")
            self.found.drawing_id = next(ids, None)
        elif kind in _AFTER_DRAWING and self._drawing_place is None:
            self._drawing_place = place
