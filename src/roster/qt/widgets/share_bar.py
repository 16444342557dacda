"""A bar that shows a part of a whole beside its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from roster.qt.look.theme import NEAR, TIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from roster.qt.look.theme import Theme

_BAR = 8


class ShareBar(QWidget):
    """Name at the left, numbers at the right, the bar below both."""

    def __init__(self, theme: Theme, name: str, part: int, whole: int, numbers: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._numbers = numbers
        self._share = part / whole if whole else 0.0
        self._is_done = whole > 0 and part >= whole
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{name} {numbers}")
        theme.changed.connect(self.updateGeometry)

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Return a line of text and the bar."""
        return QSize(240, self.fontMetrics().height() + TIGHT + _BAR + NEAR)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw name, numbers and bar."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QRect(0, 0, self.width(), self.fontMetrics().height())
        painter.setPen(QColor(colours.text))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, self._name)
        painter.setFont(self._theme.digits())
        painter.setPen(QColor(colours.quiet))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, self._numbers)
        self._paint_bar(painter, line.bottom() + TIGHT)

    def _paint_bar(self, painter: QPainter, top: int) -> None:
        colours = self._theme.colours
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.pressed))
        painter.drawRoundedRect(QRect(0, top, self.width(), _BAR), _BAR / 2, _BAR / 2)
        filled = round(self.width() * self._share)
        if filled:
            painter.setBrush(QColor(colours.done if self._is_done else colours.accent))
            rect = QRect(0, top, max(filled, _BAR), _BAR)
            painter.drawRoundedRect(rect, _BAR / 2, _BAR / 2)
