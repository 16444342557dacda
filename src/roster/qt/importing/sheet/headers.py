"""Numbers of rows and letters of columns beside and above a sheet, with what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from roster.qt.importing.sheet.cells import SheetModel, column_letters
from roster.qt.importing.words import field_words
from roster.qt.look.colours import Tone
from roster.qt.look.theme import NEAR, TIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from roster.lists.listing import UnderstoodColumn
    from roster.qt.look.theme import Theme

_SURE = 0.8
"""Below it a column is marked for a second look."""

_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_GRIP_WIDTH, _GRIP_HEIGHT = 16, 4
_SIGN = 12
_EDGE = 24  # so near the end of the header, carrying a meaning brings more columns into view


class RowHeader(QHeaderView):
    """Numbers of rows; those of the header tinted between two grips, hidden ones marked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Draw one number."""
        model, row = self.model(), logical_index + 1
        if not rect.isValid() or not isinstance(model, SheetModel):
            return
        colours = self._theme.colours
        is_header, is_hidden = model.is_header(row), model.is_hidden(row)
        painter.save()
        painter.fillRect(rect, QColor(colours.accent_soft if is_header else colours.side))
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(colours.accent if is_header else colours.quiet))
        painter.drawText(rect.adjusted(_SIGN if is_hidden else 0, 0, 0, 0), _CENTRE, str(row))
        if is_hidden:
            self._draw_hidden_sign(painter, rect)
        if model.band is not None:
            self._draw_edges(painter, rect, row, model.band)
        painter.restore()

    def _draw_hidden_sign(self, painter: QPainter, rect: QRect) -> None:
        size = self._theme.px(_SIGN)
        place = QRect(rect.left() + 2, rect.center().y() - size // 2 + 1, size, size)
        self._theme.icons.draw(painter, place, "eye-off", self._theme.colours.due)

    def _draw_edges(self, painter: QPainter, rect: QRect, row: int, band: tuple[int, int]) -> None:
        accent = QColor(self._theme.colours.accent)
        grip = QRect(0, 0, _GRIP_WIDTH, _GRIP_HEIGHT)
        if row == band[0]:
            painter.fillRect(rect.left(), rect.top(), rect.width(), 2, accent)
            grip.moveCenter(QPoint(rect.center().x(), rect.top() + _GRIP_HEIGHT // 2))
            painter.fillRect(grip, accent)
        if row == band[1]:
            painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, accent)
            grip.moveCenter(QPoint(rect.center().x(), rect.bottom() - _GRIP_HEIGHT // 2 + 1))
            painter.fillRect(grip, accent)


class ColumnHeader(QHeaderView):
    """Letters of columns and what they mean; a meaning can be carried to another column.

    Signals:
        meaning_moved: one-based columns: whose meaning was picked up, and where it was put down.
    """

    meaning_moved = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._pressed: QPoint | None = None
        self._carried = -1
        self._target = -1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def aim(self, place: QPoint | None) -> int:
        """Frame the column below a place of the screen; return its number from 1, or 0."""
        local = QPoint(-1, -1) if place is None else self.viewport().mapFromGlobal(place)
        sheet = self.parentWidget()
        below = self.height() if sheet is None else sheet.height()
        is_inside = place is not None and 0 <= local.y() <= below and local.x() < self.width()
        self._target = self.logicalIndexAt(local.x()) if is_inside and local.x() >= 0 else -1
        if is_inside:
            self._scroll_at_edge(local.x())
        self.viewport().update()
        return self._target + 1

    def _scroll_at_edge(self, x: int) -> None:
        sheet = self.parentWidget()
        if isinstance(sheet, QTableView):
            bar = sheet.horizontalScrollBar()
            right = self.viewport().width() - _EDGE
            bar.setValue(bar.value() + (_EDGE if x > right else -_EDGE if x < _EDGE else 0))

    # Qt overrides

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a meaning may be picked up; near an edge a column is widened instead."""
        is_edge = self.viewport().cursor().shape() == Qt.CursorShape.SplitHCursor
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if is_left and not is_edge else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the meaning."""
        place = event.position().toPoint()
        if self._carried < 0 and self._is_picked_up(place) and self._pressed is not None:
            self._carried = self.logicalIndexAt(self._pressed)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._carried < 0:
            super().mouseMoveEvent(event)
            return
        self.aim(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the meaning down; where it was picked up, nothing happened."""
        carried, self._carried, self._pressed = self._carried, -1, None
        if carried < 0:
            super().mouseReleaseEvent(event)
            return
        self.unsetCursor()
        target = self.aim(event.globalPosition().toPoint())
        self.aim(None)
        self.setSectionsClickable(False)  # so that letting go is no click on the column
        super().mouseReleaseEvent(event)
        self.setSectionsClickable(True)
        if target and target != carried + 1:
            self.meaning_moved.emit(carried + 1, target)

    def _is_picked_up(self, place: QPoint) -> bool:
        if self._pressed is None:
            return False
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        understood = self._understood(self.logicalIndexAt(self._pressed))
        return far and understood is not None and understood.field is not None

    def _understood(self, section: int) -> UnderstoodColumn | None:
        model = self.model()
        return model.column(section + 1) if isinstance(model, SheetModel) else None

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Draw a letter and what the column means."""
        if not rect.isValid():
            return
        colours = self._theme.colours
        painter.save()
        painter.fillRect(rect, QColor(colours.side))
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        self._draw_words(painter, rect.adjusted(NEAR, 0, -TIGHT, 0), logical_index)
        if logical_index in {self._target, self._carried}:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _draw_words(self, painter: QPainter, rect: QRect, section: int) -> None:
        letters = column_letters(section + 1)
        painter.setPen(QColor(self._theme.colours.quiet))
        painter.setFont(self._theme.font("note"))
        painter.drawText(rect, _LEFT, letters)
        understood = self._understood(section)
        if understood is None or understood.field is None:
            return
        rest = rect.adjusted(painter.fontMetrics().horizontalAdvance(letters) + TIGHT + 2, 0, 0, 0)
        words = field_words(understood.field) + ("" if understood.confidence >= _SURE else " ?")
        tone = Tone.ACCENT if understood.confidence >= _SURE else Tone.DUE
        painter.setPen(self._theme.colour(tone))
        painter.setFont(self._theme.font(bold=True))
        cut = Qt.TextElideMode.ElideRight
        painter.drawText(rest, _LEFT, painter.fontMetrics().elidedText(words, cut, rest.width()))
