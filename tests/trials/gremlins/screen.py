"""What a gremlin sees: the window that takes its hands, and what can be touched there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from roster.qt.frame.window import MainWindow

if TYPE_CHECKING:
    from random import Random

    from tests.trials.gremlins.action import Spot

_TOUCHED = (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMenuBar,
    QTabBar,
)
TURNED = (QAbstractSpinBox, QComboBox, QAbstractSlider)
"""What the wheel would change."""


def front() -> QWidget | None:
    """Return the window that takes mouse and keys: a menu, a dialog or the main window."""
    above = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    return above or _active() or main_window()


def main_window() -> MainWindow | None:
    """Return the main window, if it is there."""
    shown = (each for each in QApplication.topLevelWidgets() if each.isVisible())
    return next((each for each in shown if isinstance(each, MainWindow)), None)


def _active() -> QWidget | None:
    active = QApplication.activeWindow()
    return active if active is not None and active.isVisible() else None


def touchable(window: QWidget) -> list[QWidget]:
    """Return the visible, enabled things of a window that do something when touched."""
    found, waiting = [], [window]
    while waiting:
        for each in waiting.pop().children():
            if isinstance(each, QWidget) and each.isVisible() and not each.isWindow():
                waiting.append(each)
                if _is_touchable(each):
                    found.append(each)
    return found


def _is_touchable(widget: QWidget) -> bool:
    if not widget.isEnabled():
        return False
    return isinstance(widget, _TOUCHED) or widget.focusPolicy() is not Qt.FocusPolicy.NoFocus


def spot_on(chance: Random, widget: QWidget) -> Spot | None:
    """Return a random place on what is seen of a widget, in pixels of its window."""
    if isinstance(widget, QMenu):
        return _entry_of(chance, widget)
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        return _cell_of(chance, widget)
    return _spot_in(chance, widget, widget.visibleRegion().boundingRect())


def anywhere(chance: Random, window: QWidget) -> Spot:
    """Return a random place in a window."""
    return chance.randrange(max(window.width(), 1)), chance.randrange(max(window.height(), 1))


def widget_at(window: QWidget, spot: Spot) -> QWidget:
    """Return what stands at a place of a window."""
    return window.childAt(QPoint(*spot)) or window


def turned_by_wheel(widget: QWidget) -> QWidget | None:
    """Return the field around a widget that takes the wheel because the focus is in it."""
    each: QWidget | None = widget
    while each is not None:
        if isinstance(each, TURNED) and each.hasFocus():
            return each
        each = each.parentWidget()
    return None


def told(widget: QWidget) -> str:
    """Return what a widget is, for people."""
    if not isValid(widget):
        return "what is gone"
    parent = widget.parentWidget()
    inside = f" in {type(parent).__name__}" if parent is not None else ""
    name = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
    return f"{type(widget).__name__} “{name}”{inside} of {type(widget.window()).__name__}"


def _cell_of(chance: Random, view: QAbstractItemView) -> Spot | None:
    """Return a place on a row that is seen; on the empty rest where there is none."""
    area = view.viewport().visibleRegion().boundingRect()
    model = view.model()
    if model is not None and model.rowCount():
        last = view.visualRect(model.index(model.rowCount() - 1, 0)).bottom()
        area.setBottom(max(min(area.bottom(), last), area.top()))
    return _spot_in(chance, view.viewport(), area)


def _entry_of(chance: Random, menu: QMenu) -> Spot | None:
    actions = [each for each in menu.actions() if each.isEnabled() and not each.isSeparator()]
    if not actions:
        return None
    return _spot_in(chance, menu, menu.actionGeometry(chance.choice(actions)))


def _spot_in(chance: Random, widget: QWidget, area: QRect) -> Spot | None:
    if area.isEmpty():
        return None
    x = chance.randint(area.left(), area.right())
    y = chance.randint(area.top(), area.bottom())
    window = widget.window()
    spot = widget.mapTo(window, QPoint(x, y))
    return (spot.x(), spot.y()) if window.rect().contains(spot) else None
