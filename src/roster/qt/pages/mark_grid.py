"""The grid of the attendance page: keys, current cell, and how marks are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView

from roster.codes import Mark
from roster.qt.pages.mark_delegate import MarkDelegate
from roster.qt.pages.mark_jump import Jump
from roster.qt.pages.mark_sheet import FIRST_MARK, ROOMY
from roster.qt.table_view import TableView

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from roster.qt.pages.mark_sheet import MarkRow, MarkSheet
    from roster.qt.table_model import TableModel
    from roster.qt.theme import Theme

_KEYS: dict[int, Mark | None] = {
    Qt.Key.Key_Space: Mark.PRESENT,
    Qt.Key.Key_1: Mark.PRESENT,
    Qt.Key.Key_2: Mark.LATE,
    Qt.Key.Key_3: Mark.LEFT_EARLY,
    Qt.Key.Key_4: Mark.PERSONAL_LEAVE,
    Qt.Key.Key_5: Mark.SICK_LEAVE,
    Qt.Key.Key_6: Mark.OFFICIAL_LEAVE,
    Qt.Key.Key_0: Mark.ABSENT,
    Qt.Key.Key_Delete: None,
    Qt.Key.Key_Backspace: None,
}
_TWO_LINES = 48
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_LETTERS_STAY = 2_000  # milliseconds; a number stays until Enter, for its digits are marks too
_LEAST_WIDTH, _LEAST_OF_MANY, _MOST_WIDTH = 72, 54, 160
_POSTS, _POSTS_LEAST, _POSTS_OF_MANY = FIRST_MARK - 1, 236, 110


class MarkGrid(TableView):
    """People down, half-days across; the current cell is always that of a half-day.

    Signals:
        marked: a :class:`Mark`, or None to take one back, for the current cell.
        searched: what has been typed to find a row; empty when the search is over.
        moved: the current cell is another one.
    """

    marked = Signal(object)
    searched = Signal(str)
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._sheet: MarkSheet | None = None
        self._jump = Jump()
        self._forget = QTimer(self, singleShot=True, interval=_LETTERS_STAY)
        self._forget.timeout.connect(self._end_search)
        self._delegate = MarkDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setSectionsMovable(False)

    def set_sheet(self, sheet: MarkSheet, model: TableModel[MarkRow]) -> None:
        """Show a sheet; the current cell stays where it was if the sheet still has it."""
        place = (self.current_id(), self._current_period())
        self._sheet = sheet
        self._delegate.set_sheet(sheet)
        self.set_model(model)
        self._fit_columns()
        row = self.table.row_of(place[0]) if place[0] else 0
        at = [period.id for period in sheet.periods].index(place[1]) if self._has(place[1]) else 0
        self.go_to(row or 0, at)
        self.selectionModel().currentChanged.connect(self._on_moved)

    def go_to(self, row: int, period: int) -> None:
        """Make a cell current; both numbers count from 0."""
        index = self.table.index(row, FIRST_MARK + period)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def move_down(self) -> None:
        """Go to the same half-day of the next person; on the last row stay."""
        index = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if not index.isValid():
            return
        if self.visualRect(index).bottom() > self.viewport().height():
            self.scrollTo(index, self.ScrollHint.PositionAtCenter)  # those who follow come in view
        self.setCurrentIndex(index)

    def show_mark(self) -> None:
        """Draw the current cell anew because its mark is in the file."""
        index = self.currentIndex()
        self.table.dataChanged.emit(index, index)

    def place(self) -> tuple[str, str] | None:
        """Return enrollment and half-day of the current cell."""
        period = self._current_period()
        return (self.current_id(), period) if period else None

    def copied_text(self) -> str:
        """Return the whole grid as tab-separated text."""
        columns = range(self.table.columnCount())
        header = [column.header() for column in self.table.columns]
        rows = [
            [self.table.text_at(row, column) for column in columns]
            for row in range(self.table.rowCount())
        ]
        return "\n".join("\t".join(cells) for cells in [header, *rows])

    def _has(self, period_id: str) -> bool:
        return self._sheet is not None and any(p.id == period_id for p in self._sheet.periods)

    def _current_period(self) -> str:
        index = self.currentIndex()
        if not index.isValid() or index.column() < FIRST_MARK:
            return ""
        return self.table.columns[index.column()].key

    def _on_moved(self, now: QModelIndex, before: QModelIndex) -> None:
        for index in (now, before):
            if index.isValid():
                top = self.rowViewportPosition(index.row())
                self.viewport().update(0, top, self.viewport().width(), self.rowHeight(index.row()))
        self.moved.emit()

    def _fit_columns(self) -> None:
        """Share the width: half-days of one width, posts what is left."""
        if self._sheet is None or not self._sheet.periods:
            return
        count = len(self._sheet.periods)
        px = self._theme.px
        is_roomy = count <= ROOMY
        least = px(_LEAST_WIDTH if is_roomy else _LEAST_OF_MANY)
        posts = px(_POSTS_LEAST if is_roomy else _POSTS_OF_MANY)
        self.horizontalHeader().setMinimumHeight(0 if is_roomy else px(_TWO_LINES))
        fixed = sum(self.columnWidth(column) for column in range(_POSTS))
        room = self.viewport().width() - fixed
        width = min(max((room - posts) // count, least), px(_MOST_WIDTH))
        for column in range(FIRST_MARK, FIRST_MARK + count):
            self.setColumnWidth(column, width)
        self.setColumnWidth(_POSTS, max(room - width * count, posts))

    def _search(self) -> None:
        people = self._sheet.people if self._sheet else ()
        row = self._jump.find(people)
        if row is None and not self._jump.is_number:
            self._jump.start_anew()
            row = self._jump.find(people)
        self._show_found(row)
        if self._jump.is_number:
            self._forget.stop()
        else:
            self._forget.start()

    def _show_found(self, row: int | None) -> None:
        if row is not None:
            self.go_to(row, self.currentIndex().column() - FIRST_MARK)
        self.searched.emit(self._jump.text)

    def _end_search(self) -> None:
        self._forget.stop()
        if self._jump.text:
            self._jump.end()
            self.searched.emit("")

    def _on_enter(self) -> None:
        if self._jump.text and not self._jump.is_number and self._sheet is not None:
            self._show_found(self._jump.find(self._sheet.people, self.currentIndex().row()))
            self._forget.start()
        elif self._jump.text:
            self._end_search()
        else:
            self.move_down()

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark, search, or move."""
        is_plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if is_plain and event.text() and self._jump.takes(event.text()):
            self._search()
        elif is_plain and event.key() in _KEYS:
            self._end_search()
            self.marked.emit(_KEYS[event.key()])
        elif event.key() in _ENTER:
            self._on_enter()
        elif event.key() == Qt.Key.Key_Escape and self._jump.text:
            self._end_search()
        else:
            self._end_search()
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Stay in the columns of half-days."""
        index = super().moveCursor(action, modifiers)
        return index.siblingAtColumn(max(index.column(), FIRST_MARK)) if index.isValid() else index

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a name goes to that row and keeps the half-day."""
        self._end_search()
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() < FIRST_MARK:
            column = max(self.currentIndex().column(), FIRST_MARK)
            self.setCurrentIndex(index.siblingAtColumn(column))
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a cell without a mark says present."""
        place = self.place()
        index = self.indexAt(event.position().toPoint())
        if place and self._sheet and index == self.currentIndex():
            if self._sheet.mark(*place) is None:
                self.marked.emit(Mark.PRESENT)
        else:
            super().mouseDoubleClickEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._fit_columns()
