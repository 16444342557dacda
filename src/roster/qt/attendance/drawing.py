"""How the attendance grid is drawn: signs, hollow boxes, a strong frame for the current cell."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
    QStaticText,
)

from roster.base.codes.attendance import MARK_SIGNS, Mark
from roster.qt.attendance.columns import FIRST_MARK, TONES
from roster.qt.attendance.sheet import WALK_IN
from roster.qt.widgets.tables.columns import Align, Column

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from roster.attendance.marks import MarkCell
    from roster.qt.attendance.sheet import MarkSheet
    from roster.qt.look.colours import Tone
    from roster.qt.look.theme import Theme
    from roster.qt.widgets.tables.view import TableView

_HOLLOW = 12
_GUESS = 21
_SIGN_SCALE = 1.2
CELL_MARGIN = 8
_KEPT_TEXTS = 4_000
_SHARES = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}
_LINES = {
    Mark.PRESENT: (((0.0, 0.55), (0.35, 0.9), (1.0, 0.15)),),
    Mark.SICK_LEAVE: (((0.0, 0.5), (1.0, 0.5)), ((0.5, 0.0), (0.5, 1.0))),
}
"""Signs that no font draws well, as lines in a square of side 1."""


class _Place(NamedTuple):
    """Where a column stands in the viewport."""

    at: int
    column: Column[Any]
    left: int
    width: int


class MarkDrawing:
    """Draws rows of the grid at once, past style and delegate, which ask Python about each cell.

    A mark repaints two rows, or the whole grid when it scrolls, and each key has to be seen
    within one frame of the screen. A mark nobody has confirmed stands thin in a dashed box.
    """

    def __init__(self, theme: Theme, view: TableView) -> None:
        self._theme = theme
        self._view = view
        self._sheet: MarkSheet | None = None
        self._day_starts: set[int] = set()
        self._behind = FIRST_MARK
        theme.changed.connect(self.take_look)
        self.take_look()

    def set_sheet(self, sheet: MarkSheet) -> None:
        """Draw the marks of this sheet."""
        self._sheet = sheet
        days = [period.plan.date for period in sheet.periods]
        self._behind = FIRST_MARK + len(days)
        self._day_starts = {FIRST_MARK + days.index(day) for day in set(days)} | {self._behind}

    def take_look(self) -> None:
        """Make pens and fonts once, not for each cell."""
        theme = self._theme
        colours = theme.colours
        side = theme.px(_HOLLOW)
        self._side = side
        self._signs: dict[tuple[object, ...], QPixmap] = {}
        self._texts: dict[tuple[str, bool, int], QStaticText] = {}
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

    def draw(self, painter: QPainter, rows: Collection[int], columns: Iterable[int]) -> None:
        """Draw the cells of these rows in these columns."""
        places = self._places(columns)
        if not rows or not places:
            return
        view = self._view
        height = view.rowHeight(next(iter(rows)))  # all rows are of one height
        tops = {row: view.rowViewportPosition(row) for row in rows}
        self._draw_lines(painter, tops, places, height)
        self._draw_marks(painter, tops, places, height)
        for digits in (False, True):
            self._draw_texts(painter, tops, places, height, digits=digits)
        self._draw_frame(painter)

    def _places(self, columns: Iterable[int]) -> list[_Place]:
        view, shown = self._view, self._view.table.columns
        return [
            _Place(at, shown[at], view.columnViewportPosition(at), view.columnWidth(at))
            for at in columns
            if not view.isColumnHidden(at)
        ]

    def _draw_lines(
        self, painter: QPainter, tops: Mapping[int, int], places: Sequence[_Place], height: int
    ) -> None:
        """Draw what stands behind the cells: the current row, lines between rows and days."""
        left, right = places[0].left, places[-1].left + places[-1].width
        current = self._view.currentIndex().row()
        days = [place.left for place in places if place.at in self._day_starts]
        for row, top in tops.items():
            if row == current:
                painter.fillRect(left, top, right - left, height, self._row)
            painter.fillRect(left, top + height - 1, right - left, 1, self._line)
            for day in days:
                painter.fillRect(day, top, 1, height, self._line)

    def _draw_marks(
        self, painter: QPainter, tops: Mapping[int, int], places: Sequence[_Place], height: int
    ) -> None:
        """Draw signs: pictures made once, for most of a thousand people's cells say the same."""
        sheet, table = self._sheet, self._view.table
        if sheet is None:
            return
        marks = [place for place in places if FIRST_MARK <= place.at < self._behind]
        ratio = painter.device().devicePixelRatioF()
        for row, top in tops.items():
            row_id = table.id_at(row)
            if row_id == WALK_IN:
                continue
            for place in marks:
                cell = sheet.cell(row_id, place.column.key)
                look = (cell.mark, cell.confirmed, cell.minutes_late) if cell else None
                key = (look, place.width, height, ratio)
                sign = self._signs.get(key)
                if sign is None:
                    size = QSizeF(place.width, height)
                    sign = self._signs[key] = self._picture(cell, size, ratio)
                painter.drawPixmap(place.left, top, sign)

    def _draw_texts(
        self,
        painter: QPainter,
        tops: Mapping[int, int],
        places: Sequence[_Place],
        height: int,
        *,
        digits: bool,
    ) -> None:
        """Write who the rows are about, the exam marks, the remarks."""
        meant = [
            place
            for place in places
            if place.column.digits is digits and not FIRST_MARK <= place.at < self._behind
        ]
        painter.setFont(self._digits if digits else self._text)
        table = self._view.table
        for row, top in tops.items():
            is_new = table.id_at(row) == WALK_IN
            for place in meant:
                is_quiet = is_new or place.at >= self._behind
                painter.setPen(self._quiet if is_quiet and not digits else self._plain)
                text = self._laid_out(table.text_at(row, place.at), place)
                painter.drawStaticText(_stand(text.size(), place, top, height), text)

    def _laid_out(self, text: str, place: _Place) -> QStaticText:
        """Return a text cut to its column; to lay it out costs ten times as much as to draw it."""
        digits, width = place.column.digits, place.width - 2 * CELL_MARGIN
        key = (text, digits, width)
        laid_out = self._texts.get(key)
        if laid_out is None:
            if len(self._texts) >= _KEPT_TEXTS:
                self._texts.clear()
            shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
            laid_out = self._texts[key] = QStaticText(shown)
            laid_out.setTextFormat(Qt.TextFormat.PlainText)
            laid_out.prepare(font=self._digits if digits else self._text)
        return laid_out

    def _draw_frame(self, painter: QPainter) -> None:
        """Draw the frame of the current cell; outside what is repainted it costs nothing."""
        current = self._view.currentIndex()
        if current.isValid():
            rect = QRectF(self._view.visualRect(current))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._frame)
            painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

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


def _stand(size: QSizeF, place: _Place, top: int, height: int) -> QPointF:
    """Return where a text begins in its cell."""
    room = place.width - 2 * CELL_MARGIN - size.width()
    left = place.left + CELL_MARGIN + room * _SHARES[place.column.align]
    return QPointF(left, top + math.ceil((height - size.height()) / 2))
