"""What a table lets those know who type on it, and where they go on after a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemDelegate, QTableView

from roster.qt.widgets.tables.model import TableModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget

_Hint = QAbstractItemDelegate.EndEditHint
_SIDEWAYS = {_Hint.EditNextItem: 1, _Hint.EditPreviousItem: -1}


class TypedTable(QTableView):
    """A view of a :class:`TableModel` that says which cell takes what is typed.

    Signals:
        typed: a sign was typed that goes neither into a cell nor into a field; in half width.
    """

    typed = Signal(str)

    @property
    def table(self) -> TableModel[Any]:
        """The model shown."""
        model = self.model()
        if not isinstance(model, TableModel):
            message = "the view has no TableModel yet"
            raise TypeError(message)
        return model

    def cell_for_typing(self) -> QModelIndex:
        """Return the cell that takes what is typed, if it can be edited."""
        return self.currentIndex()

    def is_sign(self, text: str) -> bool:
        """Tell whether a character (in half width) says something to the page on every cell."""
        del text
        return False

    def columns_as_shown(self) -> list[int]:
        """Return the columns from left to right, without those that are hidden."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(at) for at in range(header.count())]
        return [column for column in order if not self.isColumnHidden(column)]

    def cell_after(self, hint: _Hint) -> QModelIndex | None:
        """Return where the keyboard goes when a cell is left: down, or to the next to be edited."""
        if hint is _Hint.SubmitModelCache:
            here = self.currentIndex()
            below = here.siblingAtRow(here.row() + 1)
            return below if below.isValid() else here
        if hint in _SIDEWAYS:
            return next(self._cells_beside(_SIDEWAYS[hint]), self.currentIndex())
        return None

    def _cells_beside(self, step: int) -> Iterator[QModelIndex]:
        """Go through the cells that can be edited, on from the current one (-1: back)."""
        here, columns = self.currentIndex(), self.columns_as_shown()[::step]
        beside = columns[columns.index(here.column()) + 1 :]
        last = self.table.rowCount() if step > 0 else -1
        for row in range(here.row(), last, step):
            for column in beside if row == here.row() else columns:
                index = self.table.index(row, column)
                if index.flags() & Qt.ItemFlag.ItemIsEditable:
                    yield index

    # Qt overrides

    def closeEditor(self, editor: QWidget, hint: _Hint) -> None:
        """Go on as in a spreadsheet: down after Enter, to the next cell after Tab."""
        here, following = QPersistentModelIndex(self.currentIndex()), self.cell_after(hint)
        super().closeEditor(editor, hint if following is None else _Hint.NoHint)
        if following is not None and here.isValid() and here == self.currentIndex():
            self.setCurrentIndex(following)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
