"""How the attendance grid is drawn: signs, hollow boxes, a strong frame for the current cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from roster.codes import Mark
from roster.labels import MARK_SIGNS
from roster.qt.pages.mark_sheet import FIRST_MARK, TONES
from roster.qt.table_view import CellDelegate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from roster.qt.colours import Tone
    from roster.qt.pages.mark_sheet import MarkSheet
    from roster.qt.table_model import Index
    from roster.qt.table_view import TableView
    from roster.qt.theme import Theme

_HOLLOW = 12
_SIGN_SCALE = 1.2
_MARGIN = 8
_TICK = ((0.0, 0.55), (0.35, 0.9), (1.0, 0.15))


class MarkDelegate(CellDelegate):
    """Draws without the style, which takes several times as long.

    A mark repaints two rows, or the whole grid when it scrolls, and each key has to be seen
    within one frame of the screen.
    """

    def __init__(self, theme: Theme, view: TableView) -> None:
        super().__init__(theme, view)
        self._sheet: MarkSheet | None = None
        self._day_starts: set[int] = set()
        theme.changed.connect(self._take_look)
        self._take_look()

    def set_sheet(self, sheet: MarkSheet) -> None:
        """Draw the marks of this sheet."""
        self._sheet = sheet
        days = [period.plan.date for period in sheet.periods]
        self._day_starts = {FIRST_MARK + days.index(day) for day in set(days)}

    def _take_look(self) -> None:
        """Make pens and fonts once, not for each cell."""
        theme = self._theme
        colours = theme.colours
        side = theme.px(_HOLLOW)
        self._side = side
        self._tick = QPolygonF([QPointF(x * side, y * side) for x, y in _TICK])
        self._text = theme.font()
        self._digits = theme.digits()
        self._metrics = QFontMetricsF(self._text)
        self._sign = theme.font(bold=True)
        self._sign.setPointSizeF(self._sign.pointSizeF() * _SIGN_SCALE)
        self._pens = {tone: self._pen(tone) for tone in set(TONES.values())}
        self._plain = QPen(QColor(colours.text))
        self._hollow = QPen(QColor(colours.border), 1.5)
        self._frame = QPen(QColor(colours.accent), 2.5)
        self._line = QColor(colours.hairline)
        self._row = QColor(colours.hover)

    def _pen(self, tone: Tone) -> QPen:
        pen = QPen(self._theme.colour(tone), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen

    def _draw_text(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """Write who the row is about; the number stands right."""
        is_number = index.column() == 0
        inside = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        text = self._metrics.elidedText(
            self._view.table.text_at(index.row(), index.column()),
            Qt.TextElideMode.ElideMiddle,
            inside.width(),
        )
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._digits if is_number else self._text)
        painter.setPen(self._plain)
        painter.drawText(inside, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_mark(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """Draw a sign; the tick and the hollow box are lines, as no font draws them well."""
        table = self._view.table
        period = table.columns[index.column()].key
        mark = self._sheet.mark(table.id_at(index.row()), period) if self._sheet else None
        side = self._side
        left, top = rect.center().x() - side / 2, rect.center().y() - side / 2
        if mark is None:
            painter.setPen(self._hollow)
            painter.drawRoundedRect(QRectF(left, top, side, side), 3, 3)
            return
        painter.setPen(self._pens[TONES[mark]])
        if mark is Mark.PRESENT:
            painter.drawPolyline(self._tick.translated(left, top))
        else:
            painter.setFont(self._sign)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, MARK_SIGNS[mark])

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        current = self._view.currentIndex()
        rect = QRectF(option.rect)
        if index.row() == current.row():
            painter.fillRect(rect, self._row)
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), self._line)
        if index.column() < FIRST_MARK:
            self._draw_text(painter, rect, index)
            return
        if index.column() in self._day_starts:
            painter.fillRect(QRectF(rect.x(), rect.y(), 1, rect.height()), self._line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_mark(painter, rect, index)
        if index == current:
            painter.setPen(self._frame)
            painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
