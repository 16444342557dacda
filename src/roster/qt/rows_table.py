"""Short tables whose rows are all at hand: history of a person, things to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from roster.qt.table_model import Column, TableModel
from roster.qt.table_view import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from roster.qt.theme import Theme

Row = TypeVar("Row")


class RowsTable(TableView, Generic[Row]):
    """A table over a tuple of rows; their ids are their places."""

    def __init__(
        self, theme: Theme, columns: Sequence[Column[Row]], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._rows: Sequence[Row] = ()
        self._model = TableModel(columns, self._fetch, parent=self)
        self.set_model(self._model)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows shown."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self._rows = rows
        self._model.set_ids([str(place) for place in range(len(rows))])

    def row_of_id(self, row_id: str) -> Row:
        """Return the row that ``opened`` or ``current_changed`` named."""
        return self._rows[int(row_id)]

    def _fetch(self, ids: Sequence[str]) -> list[Row]:
        return [self._rows[int(row_id)] for row_id in ids]
