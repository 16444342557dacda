"""What a spreadsheet says, whatever file it came in: workbooks, sheets and cells.

Pure data, shared by the reader (which fills it) and by the column recognition (which judges it).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Up to here a double holds every whole number; an identity number of 18 digits lies beyond.
LARGEST_EXACT = 2**53

WorkbookKind = Literal["xlsx", "xls", "ods", "csv", "html", "spreadsheetml", "text"]


@dataclass(frozen=True, slots=True)
class CellError:
    """An error value that the spreadsheet program stored, such as ``#REF!``."""

    code: str


@dataclass(frozen=True, slots=True)
class FormulaWithoutValue:
    """A formula whose result was never stored; ``formula`` has no leading equals sign.

    The formula is empty where the file does not repeat it (shared formulas).
    """

    formula: str


@dataclass(frozen=True, slots=True)
class CellDate:
    """A typed date, ISO 8601: ``1978-05-12``, or ``1978-05`` when it is shown without a day."""

    iso: str


#: Whole numbers that a double holds exactly are ``int``. Larger ones stay ``float``, so that
#: nobody mistakes a destroyed identity number for its digits.
Cell: TypeAlias = str | int | float | bool | CellError | FormulaWithoutValue | CellDate | None

#: One-based row number of the file, and the cells from column A on.
Row: TypeAlias = tuple[int, tuple[Cell, ...]]

#: One-based row and column.
Place: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; rows without any value are left out, empty cells at the end of a row are cut.

    Attributes:
        name: the sheet's name; empty for text and HTML files.
        hidden: hidden or very hidden.
        rows: in the order of their numbers.
        merges: first row, first column, last row, last column; one-based, inclusive.
        hidden_rows: rows hidden by hand or by a filter, where the format tells.
        struck: cells struck through, as a whole or in part, where the format tells.
        comments: the text of comments, answers in lines of their own, where the format tells.
    """

    name: str
    hidden: bool
    rows: tuple[Row, ...]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    struck: frozenset[Place] = frozenset()
    comments: Mapping[Place, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file of sheets.

    Attributes:
        file: name of the file without its folder.
        sha256: hexadecimal digest of the file's bytes.
        kind: what the content is, whatever the name ends in.
        sheets: in the order of the file.
        text_cells: every cell is text as somebody typed it (csv, tab-separated text, HTML).
    """

    file: str
    sha256: str
    kind: WorkbookKind
    sheets: tuple[Sheet, ...]
    text_cells: bool
