"""What is to be known of a training before its tabs: why it stands as it does, who clashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout

from roster.base.codes.trainings import TrainingState
from roster.qt.look.colours import STATE_TONES, Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR, TIGHT, set_role, set_tone
from roster.qt.trainings.texts import clash_words
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from roster.base.words import Language
    from roster.qt.trainings.state import TrainingsState
    from roster.trainings.trainings import TrainingRow


class TrainingLines(QFrame):
    """Calm lines that are there only when they have something to say.

    Args:
        state: what is shown.
        show_clashes: opens the list of those who clash.
        language: of the words.
    """

    def __init__(self, state: TrainingsState, show_clashes: QAction, language: Language) -> None:
        super().__init__()
        self._state = state
        self._language = language
        self.reason, self.clash = Label(), Label()
        self._more = QToolButton()
        self._more.setText(show_clashes.text())
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._more.clicked.connect(show_clashes.trigger)
        set_role(self._more, "link")
        for label in (self.reason, self.clash):
            set_role(label, "note")
            label.setWordWrap(True)
        self.clash.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        set_tone(self.clash, Tone.DUE)
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addWidget(self.clash, 1)
        row.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.reason)
        column.addLayout(row)
        state.changed.connect(self._show)

    def _show(self) -> None:
        training, clashes = self._state.training, self._state.clashes
        if training is None:
            return
        row = training.row
        self.reason.setText(_reason_words(row))
        self.reason.setVisible(bool(row.state_reason))
        set_tone(self.reason, STATE_TONES[row.state])
        self.clash.setText(clash_words(clashes, self._language))
        for part in (self.clash, self._more):
            part.setVisible(bool(clashes))
        self.setVisible(bool(row.state_reason or clashes))


def _reason_words(row: TrainingRow) -> str:
    """Return why a training is postponed, cancelled or open again."""
    text = {
        TrainingState.POSTPONED: translate("Trainings", "Postponed: {reason}"),
        TrainingState.CANCELLED: translate("Trainings", "Cancelled: {reason}"),
    }.get(row.state, translate("Trainings", "Opened again: {reason}"))
    return text.format(reason=row.state_reason or "")
