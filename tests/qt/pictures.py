"""Tables as text, so that a test shows what a clerk sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QTableView


def picture(model: QAbstractItemModel) -> str:
    """Return header and rows, cells separated by bars."""
    columns = range(model.columnCount())
    header = [str(model.headerData(c, Qt.Orientation.Horizontal)) for c in columns]
    rows = [[str(model.index(r, c).data()) for c in columns] for r in range(model.rowCount())]
    return "\n".join(" | ".join(cells) for cells in [header, *rows])


def selected_rows(view: QTableView) -> list[int]:
    """Return the numbers of the selected rows."""
    return sorted(index.row() for index in view.selectionModel().selectedRows())
