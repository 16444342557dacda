"""A paper large in a dialog of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from roster.qt.look.theme import GAP
from roster.qt.papers.pages import PaperPages
from roster.qt.widgets.dialog import Dialog
from roster.qt.widgets.dialog_size import give_size

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from roster.qt.kit.workspace import Workspace

_SIZE = (980, 1200)  # as much as the window has


class PaperDialog(Dialog):
    """Shows a paper in nearly the whole window; Esc leaves it, and it is gone then.

    Attributes:
        pages: the paper.
    """

    def __init__(self, workspace: Workspace, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.pages = PaperPages(workspace)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self.pages)
        give_size(self, workspace.theme, *_SIZE)
        self.pages.room.setFocus()
