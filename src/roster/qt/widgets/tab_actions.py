"""Actions of one tab of a page: they stand in the menu of the page and bring their tab to view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


class ActionTab(QWidget):
    """A tab with actions of its own.

    Signals:
        wanted: an action was asked for while another tab may be in front.
    """

    wanted = Signal()

    def add_action(self, words: str, keys: str, do: Callable[[], object]) -> QAction:
        """Add an action; its key works in the whole page once the page has it, too."""
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(self.wanted)
        action.triggered.connect(do)
        self.addAction(action)
        return action
