"""A table whose rows can be ticked: the space bar or a click does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal

from roster.qt.widgets.tables.model import HeldModel, Index, by_place
from roster.qt.widgets.tables.view import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from roster.qt.look.theme import Theme
    from roster.qt.widgets.tables.columns import Column

Row = TypeVar("Row")


class TickModel(HeldModel[Row]):
    """Rows at hand, the first column with a tick; ids are their places.

    Signals:
        ticked: other rows are ticked.
    """

    ticked = Signal()

    def __init__(self, columns: Sequence[Column[Row]], parent: QWidget | None = None) -> None:
        super().__init__(columns, parent)
        self._ticked: set[str] = set()

    def show_rows(self, rows: Sequence[Row], ticked: Sequence[Row] = ()) -> None:
        """Show other rows, some of them ticked."""
        self.beginResetModel()
        self._ticked = {str(at) for at, row in enumerate(rows) if row in ticked}
        self._take_rows(by_place(rows))
        self.endResetModel()
        self.ticked.emit()

    def ticked_rows(self) -> list[Row]:
        """Return the ticked rows in their order."""
        return [row for row_id, row in self.rows.items() if row_id in self._ticked]

    def tick(self, ids: Sequence[str], *, on: bool) -> None:
        """Tick rows, or take their ticks away."""
        self._ticked = self._ticked | set(ids) if on else self._ticked - set(ids)
        self.refresh(ids)
        self.ticked.emit()

    def is_ticked(self, row_id: str) -> bool:
        """Tell whether a row is ticked."""
        return row_id in self._ticked

    # Qt overrides

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one fact about a cell; the first of a row has the tick."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid() and index.column() == 0:
            is_on = self.is_ticked(self.id_at(index.row()))
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell."""
        flags = super().flags(index)
        is_first = index.isValid() and index.column() == 0
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_first else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick that was clicked."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return super().setData(index, value, role)
        self.tick([self.id_at(index.row())], on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class TickTable(TableView):
    """Shows a :class:`TickModel`; the space bar ticks all selected rows at once."""

    def __init__(self, theme: Theme, model: TickModel[Row]) -> None:
        super().__init__(theme)
        self._ticks = model
        self.set_model(model)
        self.opened.connect(self._on_opened)

    def _turn(self, ids: Sequence[str]) -> None:
        on = not all(self._ticks.is_ticked(row_id) for row_id in ids)
        self._ticks.tick(ids, on=on)

    def _on_opened(self, row_id: str) -> None:
        self._turn([row_id])

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the selected rows."""
        if event.key() == Qt.Key.Key_Space and self.selected_ids():
            self._turn(self.selected_ids())
        else:
            super().keyPressEvent(event)
