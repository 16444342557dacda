"""How the attendance grid is drawn: signs, hollow boxes, a strong frame for the current cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from roster.base.codes.attendance import MARK_SIGNS, Mark
from roster.qt.attendance.columns import FIRST_MARK, TONES
from roster.qt.attendance.sheet import WALK_IN
from roster.qt.widgets.tables.view import CellDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QSizeF
    from PySide6.QtWidgets import QStyleOptionViewItem

    from roster.attendance.marks import MarkCell
    from roster.qt.attendance.sheet import MarkSheet
    from roster.qt.look.colours import Tone
    from roster.qt.look.theme import Theme
    from roster.qt.widgets.tables.model import Index
    from roster.qt.widgets.tables.view import TableView

_HOLLOW = 12
_GUESS = 21
_SIGN_SCALE = 1.2
CELL_MARGIN = 8
_LINES = {
    Mark.PRESENT: (((0.0, 0.55), (0.35, 0.9), (1.0, 0.15)),),
    Mark.SICK_LEAVE: (((0.0, 0.5), (1.0, 0.5)), ((0.5, 0.0), (0.5, 1.0))),
}
"""Signs that no font draws well, as lines in a square of side 1."""


class MarkDelegate(CellDelegate):
    """Draws without the style, which takes several times as long.

    A mark repaints two rows, or the whole grid when it scrolls, and each key has to be seen
    within one frame of the screen. A mark nobody has confirmed stands thin in a dashed box.
    """

    def __init__(self, theme: Theme, view: TableView) -> None:
        super().__init__(theme, view)
        self._sheet: MarkSheet | None = None
        self._day_starts: set[int] = set()
        self._behind = FIRST_MARK
        theme.changed.connect(self._take_look)
        self._take_look()

    def set_sheet(self, sheet: MarkSheet) -> None:
        """Draw the marks of this sheet."""
        self._sheet = sheet
        days = [period.plan.date for period in sheet.periods]
        self._behind = FIRST_MARK + len(days)
        self._day_starts = {FIRST_MARK + days.index(day) for day in set(days)} | {self._behind}

    def _take_look(self) -> None:
        """Make pens and fonts once, not for each cell."""
        theme = self._theme
        colours = theme.colours
        side = theme.px(_HOLLOW)
        self._side = side
        self._signs: dict[tuple[object, ...], QPixmap] = {}
        self._lines = {
            mark: [QPolygonF([QPointF(x * side, y * side) for x, y in line]) for line in lines]
            for mark, lines in _LINES.items()
        }
        self._text = theme.font()
        self._digits = theme.digits()
        self._metrics = QFontMetricsF(self._text)
        self._sign = theme.font(bold=True)
        self._sign.setPointSizeF(self._sign.pointSizeF() * _SIGN_SCALE)
        self._small = theme.font("note")
        tones = set(TONES.values())
        self._pens = {tone: self._pen(tone, 2) for tone in tones}
        self._thin = {tone: self._pen(tone, 1) for tone in tones}
        self._dashed = {tone: self._pen(tone, 1) for tone in tones}
        for pen in self._dashed.values():
            pen.setDashPattern([3, 3])
        self._plain = QPen(QColor(colours.text))
        self._quiet = QPen(QColor(colours.quiet))
        self._hollow = QPen(QColor(colours.border), 1.5)
        self._frame = QPen(QColor(colours.accent), 2.5)
        self._line = QColor(colours.hairline)
        self._row = QColor(colours.hover)

    def _pen(self, tone: Tone | None, width: int) -> QPen:
        plain = QColor(self._theme.colours.quiet)
        pen = QPen(plain if tone is None else self._theme.colour(tone), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen

    def _draw_text(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """Write who the row is about, the exam mark, the remark."""
        table = self._view.table
        column = table.columns[index.column()]
        is_new = table.id_at(index.row()) == WALK_IN
        inside = rect.adjusted(CELL_MARGIN, 0, -CELL_MARGIN, 0)
        text = self._metrics.elidedText(
            table.text_at(index.row(), index.column()),
            Qt.TextElideMode.ElideMiddle,
            inside.width(),
        )
        painter.setFont(self._digits if column.digits else self._text)
        is_quiet = is_new or index.column() >= self._behind
        painter.setPen(self._quiet if is_quiet and not column.digits else self._plain)
        painter.drawText(inside, column.align.value | Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_mark(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """Draw a sign: a picture made once, for most of a thousand people's cells say the same."""
        table = self._view.table
        row_id = table.id_at(index.row())
        if row_id == WALK_IN or self._sheet is None:
            return
        cell = self._sheet.cell(row_id, table.columns[index.column()].key)
        look = (cell.mark, cell.confirmed, cell.minutes_late) if cell else None
        ratio = painter.device().devicePixelRatioF()
        key = (look, rect.width(), rect.height(), ratio)
        sign = self._signs.get(key)
        if sign is None:
            sign = self._signs[key] = self._picture(cell, rect.size(), ratio)
        painter.drawPixmap(rect.topLeft(), sign)

    def _picture(self, cell: MarkCell | None, size: QSizeF, ratio: float) -> QPixmap:
        """Draw what a cell says."""
        picture = QPixmap((size * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(QPointF(0, 0), size)
        if cell is None:
            self._draw_blank(painter, rect)
        else:
            self._draw_sign(painter, rect, cell)
        painter.end()
        return picture

    def _draw_blank(self, painter: QPainter, rect: QRectF) -> None:
        box = QRectF(0, 0, self._side, self._side)
        box.moveCenter(rect.center())
        painter.setPen(self._hollow)
        painter.drawRoundedRect(box, 3, 3)

    def _draw_sign(self, painter: QPainter, rect: QRectF, cell: MarkCell) -> None:
        tone = TONES[cell.mark]
        if not cell.confirmed:
            self._draw_guess(painter, rect, tone)
        painter.setPen((self._pens if cell.confirmed else self._thin)[tone])
        if cell.mark in self._lines:
            half = QPointF(self._side, self._side) / 2
            for line in self._lines[cell.mark]:
                painter.drawPolyline(line.translated(rect.center() - half))
        else:
            painter.setFont(self._sign if cell.confirmed else self._text)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, MARK_SIGNS[cell.mark])
        self._draw_minutes(painter, rect, cell)

    def _draw_guess(self, painter: QPainter, rect: QRectF, tone: Tone | None) -> None:
        """Draw the box of a mark that nobody has confirmed."""
        side = self._theme.px(_GUESS)
        box = QRectF(0, 0, side, side)
        box.moveCenter(rect.center())
        painter.setPen(self._dashed[tone])
        painter.drawRoundedRect(box, 4, 4)

    def _draw_minutes(self, painter: QPainter, rect: QRectF, cell: MarkCell) -> None:
        if cell.minutes_late is not None:
            painter.setFont(self._small)
            place = rect.adjusted(rect.width() / 2 + self._side, 0, 0, 0)
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, side, str(cell.minutes_late))

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        current = self._view.currentIndex()
        column, rect = index.column(), QRectF(option.rect)
        if index.row() == current.row():
            painter.fillRect(rect, self._row)
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), self._line)
        if column in self._day_starts:
            painter.fillRect(QRectF(rect.x(), rect.y(), 1, rect.height()), self._line)
        if FIRST_MARK <= column < self._behind:
            self._draw_mark(painter, rect, index)
        else:
            self._draw_text(painter, rect, index)
        if index == current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._frame)
            painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
