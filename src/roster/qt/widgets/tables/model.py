"""One model for every table of the window.

The model knows the ids of all rows in their order and fetches the rows themselves page by page as
they are seen, so a table of 400,000 people opens as fast as one of ten.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from roster.base.errors import RosterError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from roster.qt.widgets.tables.columns import Column

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

_PAGE = 100
_KEPT_PAGES = 60
_NAMING = 2  # columns at the beginning that name a row
_ROOT = QModelIndex()

_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _PLAIN | Qt.ItemFlag.ItemIsEditable

TONE_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows over ids.

    Args:
        columns: what is shown.
        fetch: gives the rows of some ids, by id; called with at most 100 ids. A row that is not
            there any more is left out: it shows empty and nothing can be done with it.
        order: gives all ids sorted by ``(column key, descending)``; without it columns with a
            ``sort`` key are sorted in memory.

    Signals:
        edit_failed: an edit was refused; carries the RosterError.

    Attributes:
        is_read: rows were given, be it none; before that nothing says that there are none.
    """

    edit_failed = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Sequence[str]], Mapping[str, Row]],
        *,
        order: Callable[[str, bool], Sequence[str]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._order = order
        self._ids: Sequence[str] = ()
        self.is_read = False
        self._pages: OrderedDict[int, Mapping[str, Row]] = OrderedDict()
        self._rows_by_id: dict[str, int] | None = None

    @property
    def ids(self) -> Sequence[str]:
        """All ids in the order shown."""
        return self._ids

    def set_ids(self, ids: Sequence[str]) -> None:
        """Show other rows, or the same ones in another order."""
        self.beginResetModel()
        self._take_ids(ids)
        self.endResetModel()

    def refresh(self, ids: Sequence[str] | None = None) -> None:
        """Fetch rows again, all or some, because they were written to."""
        self._pages.clear()
        rows = range(len(self._ids)) if ids is None else [self.row_of(i) for i in ids]
        found = [row for row in rows if row is not None]
        if found:
            last = self.index(max(found), len(self.columns) - 1)
            self.dataChanged.emit(self.index(min(found), 0), last)

    def id_at(self, row: int) -> str:
        """Return the id of a row."""
        return self._ids[row]

    def row_of(self, row_id: str) -> int | None:
        """Return where an id stands, or ``None`` when it is not shown."""
        if self._rows_by_id is None:
            self._rows_by_id = {each: row for row, each in enumerate(self._ids)}
        return self._rows_by_id.get(row_id)

    def row_at(self, row: int) -> Row | None:
        """Return the data of a row, fetched with its neighbours when it was not seen yet.

        A row that is gone from the file meanwhile is ``None``.
        """
        page = row // _PAGE
        rows = self._pages.get(page)
        if rows is None:
            rows = self._fetch(self._ids[page * _PAGE : (page + 1) * _PAGE])
            self._pages[page] = rows
            if len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return rows.get(self._ids[row])

    def text_at(self, row: int, column: int) -> str:
        """Return what a cell shows."""
        found = self.row_at(row)
        return "" if found is None else self.columns[column].text(found)

    def column_of(self, key: str) -> int:
        """Return where the column ``key`` stands.

        Raises:
            KeyError: there is no such column.
        """
        for at, column in enumerate(self.columns):
            if column.key == key:
                return at
        raise KeyError(key)

    def can_sort(self, column: int) -> bool:
        """Tell whether the rows have an order by a column."""
        is_there = 0 <= column < len(self.columns)
        return is_there and (self._order is not None or self.columns[column].sort is not None)

    def _take_ids(self, ids: Sequence[str]) -> None:
        """Take other ids; call it while the model is being reset."""
        self._ids = ids
        self.is_read = True
        self._pages.clear()
        self._rows_by_id = None

    def _sorted_in_memory(self, key: Callable[[Row], object], *, descending: bool) -> list[str]:
        found = ((self.row_at(row), row_id) for row, row_id in enumerate(self._ids))
        rows = [(key(row), row_id) for row, row_id in found if row is not None]
        rows.sort(key=lambda pair: pair[0], reverse=descending)  # type: ignore[arg-type,return-value]  # keys of one column compare with each other
        return [row_id for _, row_id in rows]

    # Qt overrides

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one fact about a cell."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align.value | Qt.AlignmentFlag.AlignVCenter
        row = self.row_at(index.row())
        return None if row is None else self._cell(row, column, role)

    @staticmethod
    def _cell(row: Row, column: Column[Row], role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.EditRole:
            return (column.edit_text or column.text)(row)
        if role == TONE_ROLE:
            return column.tone(row) if column.tone else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tooltip(row) if column.tooltip else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.spoken(row) if column.spoken else f"{column.header()} {column.text(row)}"
        return row if role == ROW_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a header; it stands as its column stands. Rows are named by what begins them."""
        if orientation == Qt.Orientation.Vertical:
            is_text = role == Qt.ItemDataRole.DisplayRole and len(self.columns) >= _NAMING
            return (
                "  ".join(self.text_at(section, at) for at in range(_NAMING)) if is_text else None
            )
        if section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].header()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].align.value | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self.row_at(index.row())
        if row is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        column = self.columns[index.column()]
        is_editable = column.edit and (column.can_edit is None or column.can_edit(row))
        return _EDITABLE if is_editable else _PLAIN

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write a cell; the row changes only when the write succeeded."""
        edit = self.columns[index.column()].edit if index.isValid() else None
        if edit is None or role != Qt.ItemDataRole.EditRole or self.row_at(index.row()) is None:
            return False
        if value == self.data(index, role):
            return False
        row_id = self.id_at(index.row())
        try:
            edit(row_id, str(value))
        except RosterError as error:
            self.edit_failed.emit(error)
            return False
        self.refresh([row_id])
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; the ids come anew in their order."""
        if not self.can_sort(column):
            return
        wanted = self.columns[column]
        descending = order == Qt.SortOrder.DescendingOrder
        if self._order is not None:
            self.set_ids(self._order(wanted.key, descending))
        elif wanted.sort is not None:
            self.set_ids(self._sorted_in_memory(wanted.sort, descending=descending))


class HeldModel(TableModel[Row]):
    """Rows that are all at hand, and their ids; only together are they exchanged.

    While a model is reset Qt still asks for the rows of before, so whoever keeps the rows beside
    the model, and changes them first, answers for rows that are gone.
    """

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(columns, self._held, parent=parent)
        self._rows: Mapping[str, Row] = {}

    @property
    def rows(self) -> Mapping[str, Row]:
        """All rows by id, also those that are not shown."""
        return self._rows

    def set_rows(self, rows: Mapping[str, Row], ids: Sequence[str] | None = None) -> None:
        """Show other rows: all of them, or those with these ids in this order."""
        self.beginResetModel()
        self._take_rows(rows, ids)
        self.endResetModel()

    def put_row(self, row_id: str, row: Row) -> None:
        """Show another state of one row, until all come anew."""
        self._rows = {**self._rows, row_id: row}
        self.refresh([row_id])

    def _take_rows(self, rows: Mapping[str, Row], ids: Sequence[str] | None = None) -> None:
        """Take other rows; call it while the model is being reset."""
        self._rows = rows
        self._take_ids(list(rows) if ids is None else ids)

    def _held(self, _ids: Sequence[str]) -> Mapping[str, Row]:
        return self._rows


def by_place(rows: Sequence[Row]) -> dict[str, Row]:
    """Return rows by their places in the sequence, as ids of rows that have none."""
    return {str(place): row for place, row in enumerate(rows)}
