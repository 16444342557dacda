"""Where a training stands, and the steps it can take now, at the right of its tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from roster.base.codes.trainings import TrainingState
from roster.base.words import label
from roster.qt.look.colours import STATE_TONES
from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR, set_role, set_tone
from roster.qt.widgets.action_button import action_button
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from roster.base.words import Language
    from roster.qt.trainings.state import TrainingsState
    from roster.trainings.trainings import TrainingRow

_UNDER_WAY = {TrainingState.PLANNED, TrainingState.OPEN}
_CAN_OPEN = {TrainingState.PLANNED, TrainingState.POSTPONED}
_CAN_CALL_OFF = {TrainingState.PLANNED, TrainingState.OPEN, TrainingState.POSTPONED}


class TrainingSteps(QWidget):
    """State and buttons; an action that makes no sense now is not there.

    Attributes:
        attendance, start, outcomes, replan, reopen, postpone, cancel: the actions, to be connected.
    """

    def __init__(self, state: TrainingsState, language: Language) -> None:
        super().__init__()
        self._state = state
        self._language = language
        self._badge = Label()
        set_role(self._badge, "badge")
        self.attendance = self._action(translate("Trainings", "Attendance"), "Ctrl+Shift+T")
        self.start = self._action(translate("Trainings", "Open the training"), "Ctrl+Shift+O")
        self.outcomes = self._action(translate("Trainings", "Record outcomes…"), "Ctrl+Shift+U")
        self.replan = self._action(translate("Trainings", "Set new days…"), "Ctrl+Shift+R")
        self.reopen = self._action(translate("Trainings", "Open again…"), "Ctrl+Shift+B")
        self.postpone = self._action(translate("Trainings", "Postpone…"), "Ctrl+Shift+P")
        self.cancel = self._action(translate("Trainings", "Cancel the training…"), "Ctrl+Shift+X")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, NEAR // 2)
        row.setSpacing(NEAR)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        for action in self.all():
            row.addWidget(action_button(action))
        state.changed.connect(self._show)

    def all(self) -> tuple[QAction, ...]:
        """Return the actions in the order of their buttons."""
        return (
            self.start,
            self.attendance,
            self.outcomes,
            self.replan,
            self.reopen,
            self.postpone,
            self.cancel,
        )

    def _show(self) -> None:
        """Show the state of the training and what can be done; nothing where there is none."""
        if self._state.training is not None:
            self._show_steps(self._state.training.row)
            return
        for action in self.all():
            action.setVisible(False)

    def _show_steps(self, training: TrainingRow) -> None:
        state, is_above = training.state, training.held_above
        self._badge.setText(label(state, self._language))
        set_tone(self._badge, STATE_TONES[state])
        has_marks = state in {TrainingState.OPEN, TrainingState.CLOSED}
        # Attendance comes before the opening goes, so that it inherits the keyboard from it.
        self.attendance.setVisible(has_marks and not is_above)
        self.start.setVisible(state in _CAN_OPEN and not is_above)
        self.outcomes.setVisible(state in _UNDER_WAY and is_above)
        self.replan.setVisible(state is TrainingState.POSTPONED)
        self.reopen.setVisible(state is TrainingState.CLOSED)
        self.postpone.setVisible(state in _UNDER_WAY)
        self.cancel.setVisible(state in _CAN_CALL_OFF)

    def _action(self, text: str, keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        return action
