"""What an empty place says: what will be here, one sentence, one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from roster.qt.look.theme import GAP, NEAR, WIDE, set_role
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from roster.qt.look.theme import Theme

_PICTURE = 40


class EmptyState(QWidget):
    """Stands where rows will be; empty itself until it is told what to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = ""
        self._picture = Label(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = Label(alignment=Qt.AlignmentFlag.AlignCenter)
        self._sentence = Label(alignment=Qt.AlignmentFlag.AlignCenter)
        self._buttons = QHBoxLayout()
        set_role(self._title, "section")
        set_role(self._sentence, "quiet")
        self._sentence.setWordWrap(True)
        self._lay_out()
        theme.changed.connect(self._draw)

    def say(self, title: str, sentence: str, *actions: QAction, icon: str = "") -> None:
        """Say what will be here; the first action is the primary button."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._icon = icon
        self._draw()
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._buttons.addStretch(1)
        for at, action in enumerate(actions):
            self._buttons.addWidget(_button(action, is_primary=at == 0))
        self._buttons.addStretch(1)

    def _lay_out(self) -> None:
        self._buttons.setSpacing(NEAR)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(NEAR)
        column.addStretch(2)
        for widget in (self._picture, self._title, self._sentence):
            column.addWidget(widget)
        column.addSpacing(GAP)
        column.addLayout(self._buttons)
        column.addStretch(3)

    def _draw(self) -> None:
        self._picture.setVisible(bool(self._icon))
        if self._icon:
            size = QSize(_PICTURE, _PICTURE)
            picture = self._theme.icon(self._icon).pixmap(size, self.devicePixelRatioF())
            self._picture.setPixmap(picture)


def _button(action: QAction, *, is_primary: bool) -> QPushButton:
    button = QPushButton(action.text())
    button.setToolTip(action.toolTip())
    button.clicked.connect(action.trigger)
    if is_primary:
        set_role(button, "primary")
    return button
