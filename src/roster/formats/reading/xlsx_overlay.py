"""What python-calamine does not tell of a worksheet, found in its XML by a few quick searches.

Formulas without a stored value, error values, dates shown without a day, struck cells, hidden
rows and merges. The searches trust the way every spreadsheet program writes a sheet: each row and
cell begins with its reference, no prefixes, no comments. A sheet written otherwise, or one whose
rectangle is far larger than its cells (calamine would ask memory for all of it), is not for this
road but for :mod:`roster.formats.reading.xlsx_stream`.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from roster.formats.cells import CellError, FormulaWithoutValue
from roster.formats.reading.grid import LAST_COLUMN, LAST_ROW
from roster.formats.reading.overlay import Overlay
from roster.formats.reading.xlsx_parts import Book, area_of, column_number
from roster.formats.reading.xlsx_stream import number_or_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from roster.formats.cells import Cell, Place
    from roster.formats.reading.reader_wire import Merge

# Up to this many cells a rectangle is harmless however empty it is (32 bytes each).
_HARMLESS = 1_000_000
# Beyond that at least one cell in four must stand in the file.
_DENSITY = 4

_ODD_CELL = re.compile(rb'<c(?! r="[A-Z])[ >/]')
_ODD_ROW = re.compile(rb'<row(?! r="[0-9])[ >/]')
_ROW = re.compile(rb'<row r="([0-9]+)"')
_FAR_COLUMN = re.compile(rb'<c r="([A-Z]{2,})')
_COLUMN = re.compile(rb'<c r="([A-Z]+)')
_HIDDEN_ROW = re.compile(rb'<row r="([0-9]+)"[^>]*\shidden="(?:1|true)"')
_MERGE = re.compile(rb'<mergeCell [^>]*?ref="([^"]+)"')

_CELL = rb'<c r="([A-Z]+)([0-9]+)"'
_FORMULA = rb"<f(?:[^>]*/>|[^>]*>([^<]*)</f>)"
_VALUE = rb"\s*(?:<f(?:[^>]*/>|[^>]*>[^<]*</f>)\s*)?<v[^>]*>([^<]+)</v>"
_WITHOUT_VALUE = re.compile(
    _CELL + rb"([^>]*)>\s*" + _FORMULA + rb"\s*(<v[^>]*>\s*</v>|<v\s*/>)?\s*</c>"
)
_ERROR = re.compile(_CELL + rb'[^>]*\st="e"[^>]*>' + _VALUE)


def is_for_calamine(content: bytes) -> bool:
    """Tell whether calamine may read this sheet and :func:`overlay` can fill its gaps."""
    return _is_plainly_written(content) and _fits_a_rectangle(content)


def overlay(content: bytes, book: Book) -> Overlay:
    """Return what calamine leaves out of a sheet that is for it."""
    found = Overlay(merges=tuple(_merges(content)))
    if b' hidden="' in content:
        found.hidden_rows = frozenset(int(row) for row in _HIDDEN_ROW.findall(content))
    if b' t="e"' in content:
        _put(found, ((at, CellError(code)) for at, code in _errors(content)))
    if b"<f" in content:
        _put(found, _formulas_without_value(content))
    if unusual := frozenset(book.styles.dates) - book.styles.plain_days:
        _put(found, _dates(content, unusual, book))
    if book.styles.struck:
        found.struck = frozenset(_struck(content, book.styles.struck))
    return found


def _is_plainly_written(content: bytes) -> bool:
    return (
        b"<sheetData" in content
        and b"<!" not in content
        and not _ODD_CELL.search(content)
        and not _ODD_ROW.search(content)
    )


def _fits_a_rectangle(content: bytes) -> bool:
    """Tell whether calamine may hold all cells between the first and the last one."""
    height = max(map(int, _ROW.findall(content)), default=0)
    width = max(map(_width, set(_FAR_COLUMN.findall(content))), default=26)
    if height > LAST_ROW or width > LAST_COLUMN:
        return False
    most = max(_HARMLESS, _DENSITY * content.count(b"<c "))
    if width == 26 and height * width > most:
        width = max(map(_width, set(_COLUMN.findall(content))), default=0)
    return height * width <= most


def _width(letters: bytes) -> int:
    return column_number(letters.decode()) if len(letters) <= 3 else LAST_COLUMN + 1


def _merges(content: bytes) -> Iterator[Merge]:
    behind = content[max(content.rfind(b"</sheetData>"), 0) :]
    for reference in _MERGE.findall(behind):
        if area := area_of(reference.decode("ascii", "replace")):
            yield area


def _put(found: Overlay, cells: Iterable[tuple[Place, Cell]]) -> None:
    for (row, column), cell in cells:
        found.cells.setdefault(row, {})[column] = cell


def _errors(content: bytes) -> Iterator[tuple[Place, str]]:
    for letters, row, code in _ERROR.findall(content):
        yield _place(letters, row), html.unescape(code.decode("utf-8", "replace"))


def _formulas_without_value(content: bytes) -> Iterator[tuple[Place, Cell]]:
    for letters, row, attributes, formula, empty in _WITHOUT_VALUE.findall(content):
        # a text formula with an empty value has a value: the empty text
        if not (empty and b' t="str"' in attributes):
            text = html.unescape(formula.decode("utf-8", "replace"))
            yield _place(letters, row), FormulaWithoutValue(text)


def _dates(content: bytes, styles: frozenset[int], book: Book) -> Iterator[tuple[Place, Cell]]:
    pattern = re.compile(_CELL + _styled(styles) + rb"([^>]*)>" + _VALUE)
    known: dict[tuple[bytes, bytes], Cell] = {}  # dates of birth repeat
    for letters, row, before, style, behind, stored in pattern.findall(content):
        if (before or behind) and not _is_number(before + behind):
            continue
        cell = known.get((style, stored))
        if cell is None:
            cell = known[style, stored] = number_or_date(stored.decode(), int(style), book)
        yield _place(letters, row), cell


def _is_number(attributes: bytes) -> bool:
    return b' t="' not in attributes or b' t="n"' in attributes


def _struck(content: bytes, styles: frozenset[int]) -> Iterator[Place]:
    pattern = re.compile(_CELL + _styled(styles) + rb"[^>]*>(?=\s*<[vif])")
    for match in pattern.finditer(content):
        yield _place(match[1], match[2])


def _styled(styles: frozenset[int]) -> bytes:
    numbers = b"|".join(str(style).encode() for style in sorted(styles))
    return rb'((?:\s+(?!s=)[^\s=>]+="[^"]*")*)\s+s="(' + numbers + rb')"'


def _place(letters: bytes, row: bytes) -> Place:
    return int(row), _column(letters)


@lru_cache(maxsize=1_024)
def _column(letters: bytes) -> int:
    return column_number(letters.decode())
