"""Short tables whose rows are all at hand: history of a person, things to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from roster.qt.widgets.tables.model import HeldModel, by_place
from roster.qt.widgets.tables.view import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from roster.qt.look.theme import Theme
    from roster.qt.widgets.tables.columns import Column

Row = TypeVar("Row")


class RowsTable(TableView, Generic[Row]):
    """A table over a tuple of rows; their ids are their places."""

    def __init__(
        self, theme: Theme, columns: Sequence[Column[Row]], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._model = HeldModel(columns, self)
        self.set_model(self._model)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows shown."""
        return tuple(self._model.rows.values())

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self._model.set_rows(by_place(rows))

    def row_of_id(self, row_id: str) -> Row:
        """Return the row that ``opened`` or ``current_changed`` named."""
        return self._model.rows[row_id]
