"""Keys that are typed while what they are meant for is still being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class HeldKeys(QObject):
    """Keeps what is typed into a widget until it can be taken, then gives it in its order.

    Args:
        widget: what the keys are typed into.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._keys: list[QKeyEvent] = []
        self._is_holding = False
        widget.installEventFilter(self)

    def hold(self) -> None:
        """Keep every key from now on."""
        self._is_holding = True

    def give(self) -> None:
        """Let go, and give the keys that were kept."""
        self._is_holding = False
        keys, self._keys = self._keys, []
        for key in keys:
            QCoreApplication.postEvent(self._widget, key)

    # Qt overrides

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep a key while it cannot be taken."""
        if self._is_holding and isinstance(event, QKeyEvent) and event.type() in _KEYS:
            self._keys.append(event.clone())
            return True
        return False


_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
