"""The line above the attendance grid: which training, how it stands, how many are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from roster.base.words import label
from roster.qt.look.colours import STATE_TONES, Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, WIDE, set_role, set_tone
from roster.qt.widgets.label import Label
from roster.qt.widgets.tally_line import TallyLine

if TYPE_CHECKING:
    from roster.base.words import Language
    from roster.qt.attendance.state import AttendanceState


class AttendanceBar(QWidget):
    """Chooses a training.

    Signals:
        chosen: the id of another training.
    """

    chosen = Signal(str)

    def __init__(self, state: AttendanceState, language: Language) -> None:
        super().__init__()
        self._state = state
        self._language = language
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(translate("Attendance", "Training"))
        self.chooser.setMinimumContentsLength(20)
        self.chooser.activated.connect(self._on_activated)
        self._badge = Label()
        set_role(self._badge, "badge")
        self._of_what = Label(translate("Attendance", "Whole training:"))
        set_role(self._of_what, "quiet")
        self.tally = TallyLine(
            (
                (translate("Attendance", "Expected"), None),
                (translate("Attendance", "Present"), Tone.DONE),
                (translate("Attendance", "Leave"), Tone.ACCENT),
                (translate("Attendance", "Absent"), Tone.MISSING),
                (translate("Attendance", "Not entered"), Tone.DUE),
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.chooser, 1)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(WIDE)
        row.addWidget(self._of_what)
        row.addWidget(self.tally)
        state.changed.connect(self._show)

    def _show(self) -> None:
        """Offer the trainings, the one shown chosen, and say how it stands."""
        chosen = self._state.training
        self.chooser.clear()
        for row in self._state.view.trainings:
            self.chooser.addItem(row.title, row.id)
        self.setVisible(chosen is not None)
        if chosen is not None:
            self.chooser.setCurrentIndex(self.chooser.findData(chosen.id))
            self._badge.setText(label(chosen.state, self._language))
            set_tone(self._badge, STATE_TONES[chosen.state])
        self.show_tally()

    def show_tally(self) -> None:
        """Show the counts of persons; without a grid there are none."""
        tally = self._state.sheet.tally if self._state.sheet else None
        for part in (self._of_what, self.tally):
            part.setVisible(tally is not None)
        if tally is not None:
            self.tally.show_numbers(
                tally.due, tally.present, tally.leave, tally.absent, tally.blank
            )

    def choose(self, training_id: str) -> None:
        """Choose a training as a click does, if it is offered."""
        at = self.chooser.findData(training_id)
        if at >= 0:
            self.chooser.setCurrentIndex(at)
            self.chosen.emit(training_id)

    def _on_activated(self, at: int) -> None:
        self.chosen.emit(str(self.chooser.itemData(at)))
