"""The pane at the right that shows what the current row is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from roster.qt.theme import set_role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LEAST_WIDTH = 260


class Inspector(QFrame):
    """Holds the inspector of each page; shows that of the page in front."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "inspector")
        self.setMinimumWidth(_LEAST_WIDTH)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(self._stack)

    @property
    def has_content(self) -> bool:
        """Whether the page in front has something to show here."""
        return self._stack.currentWidget() is not None

    def show_widget(self, widget: QWidget | None) -> None:
        """Show the inspector of a page, or nothing."""
        if widget is not None and self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        if widget is not None:
            self._stack.setCurrentWidget(widget)

    def drop(self, widget: QWidget) -> None:
        """Let go of the inspector of a page that is thrown away."""
        self._stack.removeWidget(widget)
        widget.deleteLater()
