"""The pages at the left: icon, word, count; only icons where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout

from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, LARGE_ICON, NEAR, TIGHT, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from roster.qt.kit.page import PageSpec
    from roster.qt.look.theme import Theme

_WIDE, _NARROW, _HEIGHT = 172, 56, 38
_BAR = 3
_DOT = 7


class Navigation(QFrame):
    """The column of pages.

    Signals:
        chosen: the key of the page to open.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, specs: Sequence[PageSpec], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._specs = tuple(specs)
        self._group = QButtonGroup(self)
        self._buttons = {spec.key: NavigationButton(theme, spec.icon, self) for spec in specs}
        self._is_narrow = False
        set_role(self, "side")
        self._lay_out()
        for key in self._buttons:
            self._follow(key)
        theme.changed.connect(self._take_width)
        self.retranslate()
        self._take_width()

    def retranslate(self) -> None:
        """Take the words of the language of the window."""
        for at, spec in enumerate(self._specs, start=1):
            self._buttons[spec.key].set_words(spec.words(), spec.keys or f"Ctrl+{at}")

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, or icons and words."""
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._take_width()

    def set_current(self, key: str) -> None:
        """Mark the page in front."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def set_badge(self, key: str, text: str, tone: Tone = Tone.QUIET) -> None:
        """Show a count beside a page; ``due`` and ``missing`` mean that something waits."""
        if key in self._buttons:
            self._buttons[key].set_badge(text, tone)

    def _follow(self, key: str) -> None:
        self._buttons[key].clicked.connect(lambda: self.chosen.emit(key))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(NEAR, NEAR, NEAR, NEAR)
        column.setSpacing(TIGHT // 2)
        column.addStretch(1)
        for at, spec in enumerate(self._specs):
            button = self._buttons[spec.key]
            self._group.addButton(button)
            if spec.keys:
                column.addWidget(button)
            else:
                column.insertWidget(at, button)

    def _take_width(self) -> None:
        wide = max((button.needed_width() for button in self._buttons.values()), default=0)
        width = _NARROW if self._is_narrow else max(self._theme.px(_WIDE), wide + 2 * NEAR)
        self.setFixedWidth(width)
        for button in self._buttons.values():
            button.set_narrow(narrow=self._is_narrow)


class NavigationButton(QAbstractButton):
    """One page; paints itself so that icon, word and count stand on one line."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._badge = ""
        self._tone = Tone.QUIET
        self._is_narrow = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.toggled.connect(self._describe)

    def set_words(self, words: str, keys: str) -> None:
        """Take a word and the key that opens the page."""
        self.setText(words)
        self.setToolTip(f"{words}  {keys}")
        self._describe()

    def set_badge(self, text: str, tone: Tone) -> None:
        """Take a count."""
        self._badge, self._tone = text, tone
        self._describe()
        self.update()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon only, or all."""
        self._is_narrow = narrow
        self.update()

    def needed_width(self) -> int:
        """Return the width in pixels at which nothing is cut."""
        metrics = self.fontMetrics()
        badge = metrics.horizontalAdvance(self._badge or "0000") + GAP
        return (
            GAP + LARGE_ICON + NEAR + metrics.horizontalAdvance(self.text()) + NEAR + badge + NEAR
        )

    def _describe(self) -> None:
        """Say the page, what waits there and whether it is the one in front."""
        here = translate("Navigation", "current page") if self.isChecked() else ""
        self.setAccessibleName(" ".join(filter(None, (self.text(), self._badge, here))))

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Return a row of the height of the text scale."""
        return QSize(_NARROW - 2 * NEAR, self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw ground, bar, icon, word and count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        left = (self.width() - LARGE_ICON) // 2 if self._is_narrow else GAP
        place = QRect(left, (self.height() - LARGE_ICON) // 2, LARGE_ICON, LARGE_ICON)
        colours = self._theme.colours
        colour = colours.accent if self.isChecked() else colours.quiet
        self._theme.icons.draw(painter, place, self._icon, colour)
        if self._is_narrow:
            self._paint_dot(painter)
        else:
            self._paint_words(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        colours = self._theme.colours
        rect = self.rect().adjusted(1, 1, -1, -1)
        ground = colours.accent_soft if self.isChecked() else colours.pressed
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(rect, 6, 6)
        if self.isChecked():
            painter.setBrush(QColor(colours.accent))
            high = self.height() // 2
            painter.drawRoundedRect(QRect(1, (self.height() - high) // 2, _BAR, high), 1.5, 1.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(rect, 6, 6)

    def _paint_words(self, painter: QPainter) -> None:
        colours = self._theme.colours
        middle = Qt.AlignmentFlag.AlignVCenter
        rect = self.rect().adjusted(GAP + LARGE_ICON + NEAR, 0, -NEAR, 0)
        font = self._theme.font(bold=self.isChecked())
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if self.isChecked() else colours.text))
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._badge:
            self._paint_badge(painter, rect)

    def _paint_badge(self, painter: QPainter, rect: QRect) -> None:
        painter.setFont(self._theme.font("note"))
        width = painter.fontMetrics().horizontalAdvance(self._badge) + NEAR + TIGHT
        height = painter.fontMetrics().height() + 2
        pill = QRect(rect.right() - width, (self.height() - height) // 2, width, height)
        if self._tone is not Tone.QUIET:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.ground(self._tone))
            painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(self._theme.colour(self._tone))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._badge)

    def _paint_dot(self, painter: QPainter) -> None:
        if self._badge and self._tone is not Tone.QUIET:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(self._tone))
            painter.drawEllipse(QRect(self.width() - _DOT - 4, 4, _DOT, _DOT))
