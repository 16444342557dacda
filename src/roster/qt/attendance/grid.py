"""The grid of the attendance page: keys, current cell, and where to go next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView

from roster.base.codes.attendance import Mark
from roster.qt.attendance.candidates import Candidates
from roster.qt.attendance.columns import EXAM, FIRST_MARK, REMARK
from roster.qt.attendance.drawing import MarkDrawing
from roster.qt.attendance.extent import NAME, columns_in, fit_columns, people_text, rows_in
from roster.qt.attendance.jump import Jump
from roster.qt.attendance.sheet import WALK_IN
from roster.qt.widgets.tables.cell_typing import half_width_key
from roster.qt.widgets.tables.model import HeldModel, TableModel
from roster.qt.widgets.tables.view import TableView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from roster.qt.attendance.sheet import MarkRow, MarkSheet
    from roster.qt.look.theme import Theme

_KEYS: dict[int, Mark | None] = {
    Qt.Key.Key_1: Mark.PRESENT,
    Qt.Key.Key_2: Mark.LATE,
    Qt.Key.Key_3: Mark.LEFT_EARLY,
    Qt.Key.Key_4: Mark.PERSONAL_LEAVE,
    Qt.Key.Key_5: Mark.SICK_LEAVE,
    Qt.Key.Key_6: Mark.OFFICIAL_LEAVE,
    Qt.Key.Key_0: Mark.ABSENT,
    Qt.Key.Key_Minus: Mark.NOT_COUNTED,
    Qt.Key.Key_Delete: None,
    Qt.Key.Key_Backspace: None,
}
_LATE_SIGNS = ".:：。"
_AHEAD = 3  # rows that follow stay in view
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_LETTERS_STAY = 2_000  # milliseconds; a number stays until Enter, for its digits are marks too
_NAMES_STAND = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MarkGrid(TableView):
    """People down, half-days across; the current cell is that of a half-day, or an exam mark.

    Signals:
        marked: a :class:`Mark`, or None to take one back, for the current cell.
        confirmed: the mark of the current cell is as it should be.
        late_asked: how late somebody was is to be said.
        walk_in_asked: somebody is to be added who just came.
        searched: what has been typed to find a row; empty when the search is over.
        moved: the current cell is another one.
    """

    marked = Signal(object)
    confirmed = Signal()
    late_asked = Signal()
    walk_in_asked = Signal()
    searched = Signal(str)
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._sheet: MarkSheet | None = None
        self._jump = Jump()
        self._forget = QTimer(self, singleShot=True, interval=_LETTERS_STAY)
        self._forget.timeout.connect(self._end_search)
        self.candidates = Candidates(theme, self)
        self.candidates.picked.connect(self._pick)
        self._drawing = MarkDrawing(theme, self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionsMovable(False)
        self.verticalHeader().setDefaultAlignment(_NAMES_STAND)
        self.horizontalScrollBar().valueChanged.connect(self._keep_names)
        # What is scrolled is moved on the screen instead of drawn again, and nothing behind is.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_sheet(self, sheet: MarkSheet, model: TableModel[MarkRow]) -> None:
        """Show a sheet; the current cell stays where it was if the sheet still has it."""
        person, key = self.current_id(), self._current_key()
        open_cell = self.typing.open_cell() if self.model() is not None else None
        self._end_search()
        self._sheet = None  # sizes change while the model is not there yet
        self.set_model(model)
        self._sheet = sheet
        self._drawing.set_sheet(sheet)
        fit_columns(self, self._theme, self._sheet)
        row = self.table.row_of(person) if person else None
        keys = [column.key for column in model.columns]
        column = keys.index(key) if key in keys else FIRST_MARK
        self.go_to(row or 0, column - FIRST_MARK)
        self.selectionModel().currentChanged.connect(self._on_moved)
        self.typing.open_again(open_cell)

    def show_nothing(self) -> None:
        """Show a grid without rows and columns."""
        self._end_search()
        self._sheet = None
        self.set_model(HeldModel[object]((), self))

    def go_to(self, row: int, period: int) -> None:
        """Make a cell current; both numbers count from 0."""
        index = self.table.index(row, FIRST_MARK + period)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def move_down(self) -> None:
        """Go to the same half-day of the next person; on the last one stay."""
        index = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if not index.isValid() or self.table.id_at(index.row()) == WALK_IN:
            return
        seen = self.viewport().height() // self._theme.row_height
        ahead = index.siblingAtRow(index.row() + min(_AHEAD, seen // 3))
        self.scrollTo(ahead if ahead.isValid() else index)
        self.setCurrentIndex(index)

    def show_mark(self, place: tuple[str, str]) -> None:
        """Draw a cell anew because its mark is in the file."""
        row = self.table.row_of(place[0])
        if row is not None:
            index = self.table.index(row, self.table.column_of(place[1]))
            self.table.dataChanged.emit(index, index)

    def cell_for_typing(self) -> QModelIndex:
        """Return no cell: marks, initials and the digits of exam marks are keys of the grid."""
        return QModelIndex()

    def place(self) -> tuple[str, str] | None:
        """Return enrollment and half-day of the current cell, none where it is no mark."""
        place = (self.current_id(), self._current_key())
        return place if self._sheet is not None and self._sheet.has(place) else None

    def at(self, index: QModelIndex) -> tuple[int, int]:
        """Return row and half-day of a cell, both from 0."""
        return index.row(), index.column() - FIRST_MARK

    def rect_of(self, place: tuple[str, str]) -> QRect:
        """Return where a cell is, seen from the grid."""
        row = self.table.row_of(place[0]) or 0
        rect = self.visualRect(self.table.index(row, self.table.column_of(place[1])))
        return rect.translated(self.viewport().pos())

    def copied_text(self) -> str:
        """Return the whole grid as tab-separated text."""
        return people_text(self.table)

    def _current_key(self) -> str:
        """Return the half-day of the current cell, or that it is an exam mark."""
        index = self.currentIndex()
        if not index.isValid() or index.column() < FIRST_MARK:
            return ""
        return self.table.columns[index.column()].key

    def _on_moved(self, now: QModelIndex, before: QModelIndex) -> None:
        for index in (now, before):
            if index.isValid():
                top = self.rowViewportPosition(index.row())
                self.viewport().update(0, top, self.viewport().width(), self.rowHeight(index.row()))
        self.scrollTo(now)  # the names may have taken its place just now
        self.moved.emit()

    def _keep_names(self) -> None:
        """Let number and name stand at the left while their columns are scrolled away."""
        self.verticalHeader().setVisible(self.columnViewportPosition(NAME) < 0)

    # finding a row

    def _search(self) -> None:
        people = self._sheet.people if self._sheet else ()
        rows = self._jump.find(people)
        if not rows and not self._jump.is_number:
            self._jump.start_anew()
            rows = self._jump.find(people)
        self._forget.stop()
        self.candidates.hide()
        if len(rows) == 1:
            self._go_to_row(rows[0])
            if not self._jump.is_number:
                self._forget.start()
        elif rows:
            cell = self.visualRect(self.currentIndex()).translated(self.viewport().pos())
            self.candidates.offer(people, rows, cell)
        self.searched.emit(self._jump.text)

    def _pick(self, row: int | None) -> None:
        if row is not None:
            self._end_search()
            self._go_to_row(row)

    def _go_to_row(self, row: int) -> None:
        self.go_to(row, max(self.currentIndex().column(), FIRST_MARK) - FIRST_MARK)

    def _end_search(self) -> None:
        self._forget.stop()
        self.candidates.hide()
        if self._jump.text:
            self._jump.end()
            self.searched.emit("")

    def _take_back_letter(self) -> None:
        self._jump.take_back()
        if self._jump.text:
            self._search()
        else:
            self._end_search()
            self.searched.emit("")

    # keys

    def _choose_candidate(self, event: QKeyEvent) -> bool:
        """Let digits, arrows, Enter and space pick, as an input method does."""
        key = event.key()
        if key in _STEPS:
            self.candidates.step(_STEPS[Qt.Key(key)])
        elif key in _ENTER or key == Qt.Key.Key_Space:
            self._pick(self.candidates.row)
        elif event.text().isdigit() and event.text().isascii():
            self._pick(self.candidates.row_of_digit(int(event.text())))
        elif key == Qt.Key.Key_Backspace:
            self._take_back_letter()
        else:
            return False
        return True

    def _on_enter(self) -> None:
        if self._jump.text:
            self._end_search()
        elif self.current_id() == WALK_IN:
            self.walk_in_asked.emit()
        elif self._is_hollow():
            self.confirmed.emit()
        else:
            self.move_down()

    def _on_space(self) -> None:
        self._end_search()
        if self._is_hollow():
            self.confirmed.emit()
        else:
            self.marked.emit(Mark.PRESENT)

    def _is_hollow(self) -> bool:
        place = self.place()
        cell = self._sheet.cell(*place) if self._sheet and place else None
        return cell is not None and not cell.confirmed

    def _on_plain(self, event: QKeyEvent) -> bool:
        """Take a key pressed without Ctrl and Alt; tell whether it has a meaning here."""
        event = half_width_key(event)
        text, key = event.text(), event.key()
        if text and self._jump.takes(text):
            self._search()
        elif key in _ENTER:
            self._on_enter()
        elif self._current_key() == EXAM and (text.isdigit() or key == Qt.Key.Key_F2):
            self._end_search()
            QTableView.keyPressEvent(self, event)  # opens the field
        elif key == Qt.Key.Key_Space:
            self._on_space()
        elif text and text in _LATE_SIGNS:
            self._end_search()
            self.late_asked.emit()
        elif key in _KEYS:
            self._end_search()
            self.marked.emit(_KEYS[Qt.Key(key)])
        else:
            return False
        return True

    def cell_after(self, hint: QAbstractItemDelegate.EndEditHint) -> QModelIndex | None:
        """Stay after Enter: whoever writes an exam mark goes down once it is in the file."""
        is_enter = hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache
        return self.currentIndex() if is_enter else super().cell_after(hint)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark, search, or move."""
        is_plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        is_choosing = is_plain and self.candidates.isVisible()
        if is_choosing and self._choose_candidate(half_width_key(event)):
            return
        if event.key() == Qt.Key.Key_Escape and self._jump.text:
            self._end_search()
        elif not (is_plain and self._on_plain(event)):
            self._end_search()
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Stay in the columns of half-days and exam marks."""
        index = super().moveCursor(action, modifiers)
        if not index.isValid():
            return index
        is_remark = self.table.columns[-1].key == REMARK
        last = self.table.columnCount() - (2 if is_remark else 1)
        return index.siblingAtColumn(min(max(index.column(), FIRST_MARK), last))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a name goes to that row and keeps the half-day."""
        self._end_search()
        index = self.indexAt(event.position().toPoint())
        is_mark = index.isValid() and index.column() >= FIRST_MARK
        if index.isValid() and not (is_mark and self.table.columns[index.column()].key != REMARK):
            column = max(self.currentIndex().column(), FIRST_MARK)
            self.setCurrentIndex(index.siblingAtColumn(column))
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Leave the cursor where the button went down: marks are not chosen by dragging."""
        if not event.buttons():
            super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a cell without a mark says present, on the last row adds somebody."""
        place = self.place()
        index = self.indexAt(event.position().toPoint())
        if self.current_id() == WALK_IN:
            self.walk_in_asked.emit()
        elif place and self._sheet and index == self.currentIndex():
            if self._sheet.mark(*place) is None:
                self.marked.emit(Mark.PRESENT)
        else:
            super().mouseDoubleClickEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, then the cells of the rows that are touched, each once."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.colours.surface))
        if self._sheet is not None:
            rects: Iterable[QRect] = event.region()  # type: ignore[assignment]  # its stub forgets so
            rows = [row for rect in rects for row in rows_in(self, rect)]
            self._drawing.draw(painter, dict.fromkeys(rows), columns_in(self, event.rect()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width, and keep the current cell in sight where a notice takes room."""
        super().resizeEvent(event)
        fit_columns(self, self._theme, self._sheet)
        if self.currentIndex().isValid() and event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())
