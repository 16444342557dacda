"""How far the attendance grid reaches: its widths, what of it is in a place, all of it as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from roster.qt.attendance.columns import FIRST_MARK, ROOMY
from roster.qt.attendance.drawing import CELL_MARGIN
from roster.qt.attendance.sheet import WALK_IN

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from roster.qt.attendance.sheet import MarkSheet
    from roster.qt.look.theme import Theme
    from roster.qt.widgets.tables.model import TableModel
    from roster.qt.widgets.tables.view import TableView

NAME = 1
"""The column of the names."""

_MOST_NAME = 190
_TWO_LINES = 48
_LEAST_WIDTH, _LEAST_OF_MANY, _MOST_WIDTH = 72, 54, 160
_POSTS, _POSTS_LEAST, _POSTS_OF_MANY = FIRST_MARK - 1, 200, 110


def fit_columns(grid: TableView, theme: Theme, sheet: MarkSheet | None) -> None:
    """Share the width: half-days of one width, posts what is left."""
    if sheet is None or grid.model() is None:
        return
    count = len(sheet.periods)
    px = theme.px
    is_roomy = count <= ROOMY
    least = px(_LEAST_WIDTH if is_roomy else _LEAST_OF_MANY)
    posts = px(_POSTS_LEAST if is_roomy else _POSTS_OF_MANY)
    grid.horizontalHeader().setMinimumHeight(0 if is_roomy else px(_TWO_LINES))
    grid.setColumnWidth(NAME, _name_width(grid, theme, sheet))
    last = FIRST_MARK + count
    others = (*range(_POSTS), *range(last, grid.table.columnCount()))
    room = grid.viewport().width() - sum(grid.columnWidth(column) for column in others)
    width = min(max((room - posts) // count, least), px(_MOST_WIDTH))
    for column in range(FIRST_MARK, last):
        grid.setColumnWidth(column, width)
    grid.setColumnWidth(_POSTS, max(room - width * count, posts))


def _name_width(grid: TableView, theme: Theme, sheet: MarkSheet) -> int:
    """Return the room for the longest name, as far as there is some."""
    width = theme.px(grid.table.columns[NAME].width)
    longest = max((person.name for person in sheet.people), key=len, default="")
    wanted = grid.fontMetrics().horizontalAdvance(longest) + 2 * CELL_MARGIN + 2
    return min(max(width, wanted), theme.px(_MOST_NAME))


def people_text(table: TableModel[Any]) -> str:
    """Return header and people as tab-separated text."""
    columns = range(table.columnCount())
    header = [column.header() for column in table.columns]
    rows = [
        [table.text_at(row, column) for column in columns]
        for row in range(table.rowCount())
        if table.id_at(row) != WALK_IN
    ]
    return "\n".join("\t".join(cells) for cells in [header, *rows])


def rows_in(grid: TableView, rect: QRect) -> range:
    """Return the rows that a place in the viewport touches."""
    first, last = grid.rowAt(rect.top()), grid.rowAt(rect.bottom())
    end = grid.table.rowCount() if last < 0 else last + 1
    return range(first, end) if first >= 0 else range(0)


def columns_in(grid: TableView, rect: QRect) -> range:
    """Return the columns that a place in the viewport touches."""
    first, last = grid.columnAt(rect.left()), grid.columnAt(rect.right())
    end = grid.table.columnCount() if last < 0 else last + 1
    return range(first, end) if first >= 0 else range(0)
