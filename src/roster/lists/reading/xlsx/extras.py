"""What python-calamine does not tell of a worksheet, found in its XML by a few quick searches.

Formulas without a stored value, error values, dates shown without a day, struck cells, hidden
rows and merges. The searches trust the way every spreadsheet program writes a sheet: each row and
cell begins with its reference, no prefixes, no comments. A sheet written otherwise, or one whose
rectangle is far larger than its cells (calamine would ask memory for all of it), is not for this
road but for :mod:`roster.lists.reading.xlsx.stream`.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from roster.lists.reading.cell_extras import Overlay
from roster.lists.reading.cells import CellError, FormulaWithoutValue
from roster.lists.reading.grid import LAST_COLUMN, LAST_ROW
from roster.lists.reading.number_formats import number_of
from roster.lists.reading.xlsx.parts import Book, area_of, column_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from roster.lists.reading.cells import Cell, Place
    from roster.lists.reading.child.messages import Merge

_Meaning = TypeVar("_Meaning", bound=str)

# Up to this many cells a rectangle is harmless however empty it is (32 bytes each).
_HARMLESS = 4_194_304
# Beyond that at least one cell in four must stand in the file.
_DENSITY = 4

# One search each for what is odd (the group is empty) and what is far (it is not).
_ROWS = re.compile(rb'<row[\s/>](?:r="([0-9]{1,10})")?')
_FAR_CELLS = re.compile(rb'<c[\s/>](?!r="[A-Z][0-9])(?:r="([A-Z]{2,})[0-9])?')
_VALUED = re.compile(rb'<c r="([A-Z]+)([0-9]{1,10})"[^>]*>(?<!/>)')
_HIDDEN_ROW = re.compile(rb'<row r="([0-9]+)"[^>]*\shidden="(?:1|true)"')
_MERGE = re.compile(rb'<mergeCell [^>]*?ref="([^"]+)"')

_CELL = rb'<c r="([A-Z]+)([0-9]+)"'
_FORMULA = rb"<f(?:[^>]*/>|[^>]*>([^<]*)</f>)"
_VALUE = rb"\s*(?:<f(?:[^>]*/>|[^>]*>[^<]*</f>)\s*)?<v[^>]*>([^<]+)</v>"
_WITHOUT_VALUE = re.compile(
    _CELL + rb"([^>]*)>\s*" + _FORMULA + rb"\s*(<v[^>]*>\s*</v>|<v\s*/>)?\s*</c>"
)
_ERROR = re.compile(_CELL + rb'[^>]*\st="e"[^>]*>' + _VALUE)

_SHARED = re.compile(_CELL + rb'[^>]*\st="s"[^>]*>\s*<v>\s*([0-9]{1,9})\s*</v>')
_INLINE = re.compile(_CELL + rb"[^>]*>\s*<is>(.*?)</is>", re.DOTALL)
_STRIKE = re.compile(rb'<strike(?:\s+val="(?:1|true|on)")?\s*/?>')
_NEGATIVE = re.compile(_CELL + rb"([^>]*)>" + _VALUE.replace(rb"([^<]+)", rb"(-[^<]+)"))


def is_for_calamine(content: bytes) -> bool:
    """Tell whether calamine may read this sheet and :func:`overlay` can fill its gaps."""
    if b"<sheetData" not in content or _holds(content, b"<!", b"!"):
        return False
    rows, far = _ROWS.findall(content), set(_FAR_CELLS.findall(content))
    if b"" in rows or b"" in far:
        return False  # not written plainly
    height = max(map(int, rows), default=0)
    width = max(map(_width, far), default=26)
    if height > LAST_ROW or width > LAST_COLUMN:
        return False
    return height * width <= _HARMLESS or _fills_its_rectangle(content)


def overlay(content: bytes, book: Book, struck_strings: frozenset[int]) -> Overlay:
    """Return what calamine leaves out of a sheet that is for it."""
    found = Overlay(merges=tuple(_merges(content)), since_1904=book.since_1904)
    cells = content.find(b"<sheetData") + len(b"<sheetData")
    if _holds(content, b' hidden="', b"d", cells):
        found.hidden_rows = frozenset(int(row) for row in _HIDDEN_ROW.findall(content))
    if _holds(content, b' t="e"', b"#", cells):
        _put(found, ((at, CellError(code)) for at, code in _errors(content)))
    if _holds(content, b"<f", b"f", cells):
        _put(found, _formulas_without_value(content))
    if book.styles.dates and _holds(content, b"<v>-", b"-", cells):
        _put(found, _negative_numbers(content))
    if unusual := frozenset(book.styles.dates) - book.styles.plain_days:
        found.dates = _by_place(content, {style: book.styles.dates[style] for style in unusual})
    if book.styles.words:
        found.words = _by_place(content, book.styles.words)
    found.struck = frozenset(_struck(content, cells, book.styles.struck, struck_strings))
    return found


def _holds(content: bytes, word: bytes, rare: bytes, start: int = 0) -> bool:
    """Tell whether a word stands behind ``start``, looking for its rarest byte first.

    The search for one byte is ten times as quick as that for a word, and sheets are long.
    """
    end = content.rfind(b"</sheetData>")
    return content.find(rare, start, end) >= 0 and content.find(word, start, end) >= 0


def _fills_its_rectangle(content: bytes) -> bool:
    """Tell whether calamine may hold all cells between the first and the last with a value."""
    height = count = 0
    columns = set()
    for match in _VALUED.finditer(content):
        columns.add(match[1])
        height = max(height, int(match[2]))
        count += 1
    width = max(map(_width, columns), default=0)
    return height * width <= max(_HARMLESS, _DENSITY * count)


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


def _negative_numbers(content: bytes) -> Iterator[tuple[Place, Cell]]:
    """Yield what calamine takes for midnight where a date is to be shown."""
    for letters, row, attributes, stored in _NEGATIVE.findall(content):
        if b' t="' not in attributes or b' t="n"' in attributes:
            yield _place(letters, row), number_of(stored.decode("ascii", "replace"))


def _by_place(content: bytes, of_style: Mapping[int, _Meaning]) -> dict[int, dict[int, _Meaning]]:
    """Return what their formats mean for the cells that have one of them, by column and row."""
    by_letters: dict[bytes, dict[int, _Meaning]] = {}
    by_style = {str(style).encode(): meaning for style, meaning in of_style.items()}
    for letters, row, style in _cells_styled(frozenset(of_style)).findall(content):
        by_letters.setdefault(letters, {})[int(row)] = by_style[style]
    return {_column(letters): rows for letters, rows in by_letters.items()}


def _struck(
    content: bytes, cells: int, styles: frozenset[int], strings: frozenset[int]
) -> Iterator[Place]:
    """Yield the cells struck through by their format, or in part by that of their text."""
    if styles:
        for letters, row, _ in _cells_styled(styles).findall(content):
            yield _place(letters, row)
    if strings:
        for letters, row, index in _SHARED.findall(content):
            if int(index) in strings:
                yield _place(letters, row)
    if _holds(content, b"<strike", b"k", cells):
        for letters, row, text in _INLINE.findall(content):
            if _STRIKE.search(text):
                yield _place(letters, row)


def _cells_styled(styles: frozenset[int]) -> re.Pattern[bytes]:
    """Return the pattern of cells that have one of the formats and some content."""
    numbers = b"|".join(str(style).encode() for style in sorted(styles))
    before = rb'(?:\s+(?!s=)[^\s=>]+="[^"]*")*'
    return re.compile(_CELL + before + rb'\s+s="(' + numbers + rb')"[^>]*>(?=\s*<[vif])')


def _place(letters: bytes, row: bytes) -> Place:
    return int(row), _column(letters)


@lru_cache(maxsize=1_024)
def _column(letters: bytes) -> int:
    return column_number(letters.decode())
