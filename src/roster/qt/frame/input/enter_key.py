"""Enter presses the button that has the keyboard, as the space bar does.

Qt does so in dialogs only. The key is caught before it is handed out: a field that takes Enter and
moves on to a button must not press that button with the same stroke.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class EnterKey(QObject):
    """Watches the keys of one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.winId()  # makes the handle where keys arrive
        window.windowHandle().installEventFilter(self)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press the button and take the key away, or let everything pass."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        button = self._window.focusWidget()
        is_meant = event.key() in _ENTER and QApplication.activePopupWidget() is None
        if not is_meant or event.isAutoRepeat() or not isinstance(button, QAbstractButton):
            return super().eventFilter(watched, event)
        button.click()
        return True
