"""The pane at the right that shows what the current row is about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from roster.qt.look.theme import set_role

_LEAST_WIDTH = 260


class Inspector(QFrame):
    """Holds the inspector of each page; shows that of the page in front."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "inspector")
        self.setMinimumWidth(_LEAST_WIDTH)
        self._stack = QStackedWidget()
        self._places: dict[QWidget, QScrollArea] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(self._stack)

    @property
    def has_content(self) -> bool:
        """Whether the page in front has something to show here."""
        return self._stack.currentWidget() is not None

    def show_widget(self, widget: QWidget | None) -> None:
        """Show the inspector of a page, or nothing."""
        if widget is None:
            return
        if widget not in self._places:
            self._places[widget] = _scrolled(widget)
            self._stack.addWidget(self._places[widget])
        self._stack.setCurrentWidget(self._places[widget])

    def drop(self, widget: QWidget) -> None:
        """Let go of the inspector of a page that is thrown away."""
        place = self._places.pop(widget, None)
        if place is not None:
            self._stack.removeWidget(place)
            place.deleteLater()


def _scrolled(widget: QWidget) -> QScrollArea:
    """Let a high inspector scroll where the window is low or the text large."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from field to field inside
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area
