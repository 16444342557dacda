"""What a table lets those know who type on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTableView

from roster.qt.widgets.tables.model import TableModel

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex


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
