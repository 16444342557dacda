"""Fields for which no column was found, as chips that can be dragged onto one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from roster.qt.importing.words import field_words
from roster.qt.look.languages import translate
from roster.qt.look.theme import TIGHT, set_role
from roster.qt.widgets.flow import FlowLayout
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

WANTED = (
    "name",
    "village",
    "posts",
    "gender",
    "birth",
    "id_number",
    "phone",
    "education",
    "political_status",
)
"""Fields that a list of people usually has; the others are offered by the menu of a column."""


class FieldChip(QToolButton):
    """One field that can be carried to a column.

    Signals:
        carried: where on the screen the mouse holds it.
        put_down: where it let go.
    """

    carried = Signal(QPoint)
    put_down = Signal(QPoint)

    def __init__(self, field: str) -> None:
        super().__init__()
        self._begun: QPoint | None = None
        self._is_carried = False
        self.setText(field_words(field))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keyboard a column's menu has it
        self.setToolTip(
            translate("Import", "Drag onto a column, or click for the column of the current cell")
        )
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        set_role(self, "link")

    # Qt overrides

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where it may be picked up."""
        self._begun = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Be carried."""
        if self._begun is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        far = (event.position().toPoint() - self._begun).manhattanLength()
        if not self._is_carried and far >= QApplication.startDragDistance():
            self._is_carried = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._is_carried:
            self.carried.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Be put down, which is no click."""
        was_carried, self._is_carried, self._begun = self._is_carried, False, None
        if not was_carried:
            super().mouseReleaseEvent(event)
            return
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setDown(False)
        self.put_down.emit(event.globalPosition().toPoint())


class FieldChips(QWidget):
    """The wanted fields that are missing, on as many lines as they need.

    Signals:
        carried: where on the screen a chip is held.
        put_down: field, and where on the screen it was let go.
        clicked: field meant for the column of the current cell.
    """

    carried = Signal(QPoint)
    put_down = Signal(str, QPoint)
    clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(spacing=0)
        self._title = Label(translate("Import", "Not found yet:"))
        self._title.setContentsMargins(0, TIGHT, 0, TIGHT)
        set_role(self._title, "note")
        flow.addWidget(self._title)
        self._chips = {field: FieldChip(field) for field in WANTED}
        for field, chip in self._chips.items():
            chip.carried.connect(self.carried)
            chip.put_down.connect(partial(self.put_down.emit, field))
            chip.clicked.connect(partial(self._on_clicked, field))
            flow.addWidget(chip)
        self.setLayout(flow)

    def show_missing(self, found: set[str]) -> None:
        """Show the wanted fields that are not among those found."""
        missing = [field for field in WANTED if field not in found]
        for field, chip in self._chips.items():
            chip.setVisible(field in missing)
        self.setVisible(bool(missing))

    def _on_clicked(self, field: str) -> None:
        self.clicked.emit(field)
