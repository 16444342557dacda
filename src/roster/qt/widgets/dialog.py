"""What every dialog has: Tab goes as one reads, and the button that does it comes before Cancel."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from roster.qt.look.theme import set_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QLayout, QPushButton


class Dialog(QDialog):
    """A dialog in which Tab goes as one reads; its buttons come last, Cancel the last of them."""

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard's way in order when all parts are there."""
        tab_as_read(self)
        super().showEvent(event)


def does_or_cancels(does: str) -> tuple[QDialogButtonBox, QPushButton]:
    """Return a row of buttons: the primary one, also returned alone, and Cancel."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    primary = buttons.addButton(does, QDialogButtonBox.ButtonRole.AcceptRole)
    set_role(primary, "primary")
    return buttons, primary


def tab_as_read(window: QWidget) -> None:
    """Let Tab go through a window in the order in which its parts stand."""
    stops = list(_stops(window))
    for here, following in pairwise(stops):
        QWidget.setTabOrder(here, following)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Go through what takes the keyboard as the layouts place it."""
    if isinstance(widget, QDialogButtonBox):
        yield from sorted(widget.buttons(), key=lambda each: _is_way_out(widget, each))
    elif (layout := widget.layout()) is not None:
        yield from _stops_in(layout)
    elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    else:
        yield from _stops_inside(widget)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is not None and (widget := item.widget()) is not None:
            yield from _stops(widget)
        elif item is not None and (inner := item.layout()) is not None:
            yield from _stops_in(inner)


def _stops_inside(widget: QWidget) -> Iterator[QWidget]:
    """Go through the parts of what has no layout, such as a splitter, as Qt does."""
    each = widget.nextInFocusChain()
    while each is not None and widget.isAncestorOf(each):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield each
        each = each.nextInFocusChain()


def _is_way_out(buttons: QDialogButtonBox, button: QWidget) -> bool:
    role = buttons.buttonRole(button)  # type: ignore[arg-type]  # one of its buttons
    return role is QDialogButtonBox.ButtonRole.RejectRole
