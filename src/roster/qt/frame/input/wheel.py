"""The wheel scrolls; it changes a field only when the clerk went to that field by hand.

Qt lets any number, choice or day under the pointer take the wheel, so that rolling over a form
changes it. The event is caught at the window, before it is handed out: a filter of the whole
application would be called for every event of every widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDial,
    QSlider,
    QTabBar,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

FIELDS = (QAbstractSpinBox, QComboBox, QDial, QSlider, QTabBar)
"""What the wheel would change."""

_TABS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


class Wheel(QObject):
    """Watches every window of the application from when it first has the keyboard.

    Args:
        app: whose windows.
        window: the main one, with which it ends.
    """

    def __init__(self, app: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._held: QWidget | None = None
        self._is_tab = False
        app.focusWindowChanged.connect(self._watch)
        app.focusChanged.connect(self._on_focus)
        for each in app.allWindows():
            self._watch(each)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Hold the field that Tab came to; let one go that is left."""
        field = field_of(new)
        if new is not None and field is not self._held:
            self._held = field if self._is_tab else None
        self._is_tab = False

    def _roll(self, window: QWindow, event: QWheelEvent) -> bool:
        """Hand the wheel to what is around a field that nobody went to."""
        field = _field_at(window, event.position())
        if field is None or QApplication.activePopupWidget() is not None:
            return False
        if field is self._held and field is field_of(QApplication.focusWidget()):
            return False
        around = field.parentWidget()
        while around is not None and not _takes(around, event):
            around = None if around.isWindow() else around.parentWidget()
        return True

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note where the hand goes; let the wheel pass, or take it away from a field."""
        if not isinstance(watched, QWindow):
            return False
        if isinstance(event, QWheelEvent):
            return self._roll(watched, event)
        if isinstance(event, QKeyEvent):
            self._is_tab = event.type() == QEvent.Type.KeyPress and event.key() in _TABS
        elif event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._held = _field_at(watched, event.position())
        return False


def field_of(widget: QWidget | None) -> QWidget | None:
    """Return the field that a widget is, or is a part of."""
    found = None
    while widget is not None and not widget.isWindow():
        if isinstance(widget, FIELDS):
            found = widget
        widget = widget.parentWidget()
    return found


def _field_at(window: QWindow, at: QPointF) -> QWidget | None:
    top = QWidget.find(window.winId())
    return field_of(top.childAt(at.toPoint())) if top is not None else None


def _takes(widget: QWidget, event: QWheelEvent) -> bool:
    """Roll the wheel over another widget; tell whether it made use of it."""
    again = QWheelEvent(
        widget.mapFromGlobal(event.globalPosition()),
        event.globalPosition(),
        event.pixelDelta(),
        event.angleDelta(),
        event.buttons(),
        event.modifiers(),
        event.phase(),
        event.inverted(),
    )
    again.ignore()
    QApplication.sendEvent(widget, again)
    return again.isAccepted()
