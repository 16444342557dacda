"""Lists of names as text, whatever file they came in: for matching with the people of a class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.lists.errors import WorkbookTooLarge
from roster.lists.reading.cells import CellDate
from roster.lists.reading.workbook_reader import file_content, read_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from roster.lists.reading.cells import Cell

_LONGEST = 20_000_000  # bytes
_PLAIN = frozenset({".txt", ".md", ""})


def read_name_list(path: Path) -> str:
    """Return a file as text: lines as they stand, or the rows of all sheets with cells by tabs.

    Raises:
        FileMissing, WorkbookError
    """
    if path.suffix.lower() in _PLAIN:
        return _read_text(path)
    sheets = read_workbook(path).sheets
    rows = [cells for sheet in sheets if not sheet.hidden for _, cells in sheet.rows]
    return "\n".join("\t".join(map(_text, cells)) for cells in rows)


def _read_text(path: Path) -> str:
    content = file_content(path)
    if len(content) > _LONGEST:
        raise WorkbookTooLarge(path.name)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", errors="replace")


def _text(cell: Cell) -> str:
    """Return a cell on one line; what has no words says nothing."""
    if isinstance(cell, CellDate):
        return cell.iso
    return " ".join(str(cell).split()) if isinstance(cell, (str, int, float)) else ""
