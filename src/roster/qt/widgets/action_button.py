"""A button that is the face of an action: same words, icon and key; grey and gone with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


def action_button(action: QAction) -> QPushButton:
    """Return a button that triggers an action; its tip names the key."""
    button = QPushButton(action.icon(), "")
    button.clicked.connect(action.trigger)
    action.changed.connect(partial(_follow, button, action))
    action.visibleChanged.connect(partial(_appear, button, action))
    _follow(button, action)
    return button


def _follow(button: QPushButton, action: QAction) -> None:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button.setText(action.text())
    button.setToolTip(f"{action.text().rstrip('….')}  {keys}".rstrip())
    button.setEnabled(action.isEnabled())


def _appear(button: QPushButton, action: QAction) -> None:
    button.setVisible(action.isVisible())
