"""What is to be known before marking: how many marks are guesses, what the rule means here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, TIGHT, set_role
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from roster.qt.attendance.state import AttendanceState


class HollowBanner(QFrame):
    """Says how many marks nobody has confirmed; away when there are none."""

    def __init__(self, state: AttendanceState, next_hollow: QAction, confirm_all: QAction) -> None:
        super().__init__()
        self._state = state
        self.words = Label()
        set_role(self, "notice", Tone.DUE)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, TIGHT, TIGHT, TIGHT)
        row.setSpacing(NEAR)
        row.addWidget(self.words, 1)
        for action in (next_hollow, confirm_all):
            enter = translate("Attendance", "Enter")
            keys = action.shortcut().toString().replace("Return", enter)
            button = QPushButton(f"{action.text()}  {keys}")
            button.setAccessibleName(action.text())
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(action.trigger)
            row.addWidget(button)
        self.hide()
        state.changed.connect(self.show_count)

    def show_count(self) -> None:
        """Say how many hollow cells there are to confirm."""
        sheet = self._state.sheet
        count = sheet.hollow if sheet and self._state.can_mark else 0
        said = translate(
            "Attendance",
            "{count} marks are only best guesses, drawn in a dashed box. Enter or space confirms.",
        )
        self.words.setText(said.format(count=count))
        self.setVisible(count > 0)
