"""The line above the attendance grid: which training, how it stands, how many are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from roster.base.words import label
from roster.qt.look.colours import STATE_TONES, Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, WIDE, set_role, set_tone
from roster.qt.widgets.tally_line import TallyLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.attendance.marks import Tally
    from roster.base.words import Language
    from roster.trainings.trainings import TrainingRow


class AttendanceBar(QWidget):
    """Chooses a training.

    Signals:
        chosen: the id of another training.
    """

    chosen = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(translate("Attendance", "Training"))
        self.chooser.setMinimumContentsLength(20)
        self.chooser.activated.connect(self._on_activated)
        self._state = QLabel()
        set_role(self._state, "badge")
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
        row.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(WIDE)
        row.addWidget(self.tally)

    def fill(self, rows: Sequence[TrainingRow], chosen: TrainingRow | None) -> None:
        """Offer trainings, one of them chosen."""
        self.chooser.clear()
        for row in rows:
            self.chooser.addItem(row.title, row.id)
        self.setVisible(chosen is not None)
        if chosen is not None:
            self.chooser.setCurrentIndex(self.chooser.findData(chosen.id))
            self._state.setText(label(chosen.state, self._language))
            set_tone(self._state, STATE_TONES[chosen.state])

    def show_tally(self, tally: Tally | None) -> None:
        """Show the counts of persons; without a grid there are none."""
        self.tally.setVisible(tally is not None)
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
