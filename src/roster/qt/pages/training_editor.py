"""One training on tabs: facts, timetable, people, papers; its state and the steps at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from roster.codes import TrainingState
from roster.labels import label
from roster.qt.languages import translate
from roster.qt.pages.reason_row import ReasonRow
from roster.qt.pages.training_facts import TrainingFacts
from roster.qt.pages.training_papers import TrainingPapers
from roster.qt.pages.training_people import TrainingPeople
from roster.qt.pages.training_texts import STATE_TONES
from roster.qt.pages.training_timetable import Timetable
from roster.qt.theme import NEAR, set_role, set_tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.enrollments import EnrollmentRow
    from roster.qt.pages.training_people import Members
    from roster.qt.workspace import Workspace
    from roster.trainings import PeriodPlan, TrainingDetail

_CHANGEABLE = {TrainingState.PLANNED, TrainingState.OPEN}
_CAN_OPEN = {TrainingState.PLANNED, TrainingState.POSTPONED}
_CAN_CALL_OFF = {TrainingState.PLANNED, TrainingState.OPEN, TrainingState.POSTPONED}


class TrainingEditor(QWidget):
    """Shows one training; what is changed goes out as signals or to ``keep_periods``.

    Signals:
        open_asked: the training is to begin.
        call_off_asked: state and reason: postponed or cancelled.
        attendance_asked: its grid is wanted.
    """

    open_asked = Signal()
    call_off_asked = Signal(object, str)
    attendance_asked = Signal()

    def __init__(
        self, workspace: Workspace, keep_periods: Callable[[Sequence[PeriodPlan]], bool]
    ) -> None:
        super().__init__()
        self._language = workspace.language
        self._shown = ""
        self.facts = TrainingFacts(workspace.language)
        self.timetable = Timetable(workspace.theme, workspace.language, keep_periods)
        self.people = TrainingPeople(workspace.theme, workspace.language)
        self.papers = TrainingPapers(workspace)
        self.reason = ReasonRow()
        self.tabs = QTabWidget()
        self._state = QLabel()
        set_role(self._state, "badge")
        self.start = QAction(translate("Trainings", "Open the training"), self)
        self.postpone = QAction(translate("Trainings", "Postpone…"), self)
        self.cancel = QAction(translate("Trainings", "Cancel the training…"), self)
        self.attendance = QAction(translate("Trainings", "Attendance"), self)
        self.start.triggered.connect(self.open_asked)
        self.postpone.triggered.connect(lambda: self._ask(TrainingState.POSTPONED))
        self.cancel.triggered.connect(lambda: self._ask(TrainingState.CANCELLED))
        self.attendance.triggered.connect(self.attendance_asked)
        self._lay_out()

    def show_training(
        self, training: TrainingDetail, people: Sequence[EnrollmentRow], members: Members
    ) -> None:
        """Show a training with its people."""
        state = training.row.state
        is_same = self._shown == training.row.id
        is_editable = state in _CHANGEABLE
        self._shown = training.row.id
        if not is_same:
            self.reason.hide()
        self.facts.show_plan(training.plan, same=is_same, editable=is_editable)
        self.timetable.show_periods(training.periods, editable=is_editable)
        self.people.show_members(members, training.plan.audience, editable=is_editable)
        self.papers.show_training(training, people)
        self._state.setText(label(state, self._language))
        set_tone(self._state, STATE_TONES[state])
        # Attendance comes before the opening goes, so that it inherits the keyboard from it.
        self.attendance.setVisible(state in {TrainingState.OPEN, TrainingState.CLOSED})
        self.start.setVisible(state in _CAN_OPEN)
        self.postpone.setVisible(state in _CHANGEABLE)
        self.cancel.setVisible(state in _CAN_CALL_OFF)

    def show_tab(self, widget: QWidget) -> None:
        """Bring one of the tabs to the front."""
        self.tabs.setCurrentWidget(widget)

    def _ask(self, state: TrainingState) -> None:
        if state is TrainingState.POSTPONED:
            question = translate("Trainings", "Why is it postponed?")
            step = translate("Trainings", "Postpone")
        else:
            question = translate("Trainings", "Why is it cancelled?")
            step = translate("Trainings", "Cancel the training")
        self.reason.ask(question, step, lambda reason: self.call_off_asked.emit(state, reason))

    def _lay_out(self) -> None:
        self.tabs.addTab(self.facts, translate("Trainings", "Facts"))
        self.tabs.addTab(self.timetable, translate("Trainings", "Timetable"))
        self.tabs.addTab(self.people, translate("Trainings", "People list"))
        self.tabs.addTab(self.papers, translate("Trainings", "Papers"))
        self.tabs.tabBar().setDrawBase(False)
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, 0, NEAR // 2)
        row.setSpacing(NEAR)
        row.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        for action in (self.start, self.attendance, self.postpone, self.cancel):
            row.addWidget(_button(action))
        self.tabs.setCornerWidget(corner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.reason)
        column.addWidget(self.tabs, 1)


def _button(action: QAction) -> QPushButton:
    button = QPushButton(action.text())
    button.clicked.connect(action.trigger)
    action.visibleChanged.connect(lambda: button.setVisible(action.isVisible()))
    return button
