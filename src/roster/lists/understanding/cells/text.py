"""The text of a cell, as a person would read it aloud."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from roster.lists.reading.cells import CellDate, CellError, FormulaWithoutValue
from roster.people.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from roster.lists.reading.cells import Cell, Row

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_ANY_SPACE = re.compile(r"\s+")
#: Signs for "as above"; before compatibility forms are folded.
DITTO = frozenset(
    {
        "同上",
        "同",
        "仝上",
        "〃",
        "″",
        "〞",
        "＂",
        '"',
        "''",
        "′′",
        "々",
        "”",
        "“",
    }
)

#: Error values as files of text keep them.
ERROR_TEXTS: frozenset[Cell] = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"}
)


def dittos_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the texts that mean "as above", however they are spaced."""
    return frozenset(text for text in set(texts) if len(text) < 8 and squeezed(text) in DITTO)


def broken(cell: Cell) -> ProblemKind | None:
    """Return what is wrong with a cell that holds an error or a formula without value."""
    if isinstance(cell, CellError) or (cell.__class__ is str and cell in ERROR_TEXTS):
        return ProblemKind.CELL_ERROR
    return ProblemKind.FORMULA_WITHOUT_VALUE if isinstance(cell, FormulaWithoutValue) else None


def text_of(cell: Cell) -> str:
    """Return the cell's text without spaces around it; blank for errors and missing values."""
    if cell.__class__ is str:
        return _text(str(cell))
    if cell is None or isinstance(cell, (CellError, FormulaWithoutValue)):
        return ""
    if isinstance(cell, CellDate):
        return cell.iso
    if isinstance(cell, bool):
        return "是" if cell else "否"
    return str(cell)


def texts_of(cells: Iterable[Cell]) -> list[str]:
    """Return the texts of a column."""
    texts = [cell if isinstance(cell, str) else text_of(cell) for cell in cells]
    return texts if _is_clean(texts) else list(map(_text, texts))


def _is_clean(texts: list[str]) -> bool:
    """Tell whether no text holds spaces, hidden signs or errors; one look at all is quickest."""
    whole = "".join(texts)
    return (
        (whole.isascii() or not _INVISIBLE.search(whole))
        and whole.split(None, 1) in ([], [whole])
        and ERROR_TEXTS.isdisjoint(texts)
    )


def words_in(rows: Iterable[Row]) -> set[str]:
    """Return the different texts in the cells of rows, bare numbers left out."""
    cells: set[Cell] = set().union(*(cells for _, cells in rows))
    return {cell for cell in cells if isinstance(cell, str) and not cell.isdigit()}


@lru_cache(maxsize=8192)
def squeezed(text: str) -> str:
    """Return a text in compatibility form without any spaces and invisible signs."""
    return _ANY_SPACE.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))


def _text(text: str) -> str:
    """Return a text without invisible signs and spaces around it; blank for an error."""
    if text in ERROR_TEXTS:
        return ""
    return (text if text.isascii() else _INVISIBLE.sub("", text)).strip()
