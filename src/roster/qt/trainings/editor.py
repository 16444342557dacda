"""One training on tabs: facts, timetable, people, papers; its state and the steps at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from roster.base.codes.trainings import TrainingState
from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR
from roster.qt.papers.tab import TrainingPapers
from roster.qt.trainings.facts import TrainingFacts
from roster.qt.trainings.lines import TrainingLines
from roster.qt.trainings.people.groups import TrainingGroups
from roster.qt.trainings.people.quotas import TrainingQuotas
from roster.qt.trainings.people.tab import TrainingPeople
from roster.qt.trainings.steps import TrainingSteps
from roster.qt.trainings.timetable.tab import Timetable
from roster.qt.widgets.reason_row import ReasonRow
from roster.trainings.states import CHANGEABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.qt.kit.workspace import Workspace
    from roster.qt.trainings.state import TrainingsState
    from roster.trainings.members import TrainingView
    from roster.trainings.trainings import PeriodPlan


class TrainingEditor(QWidget):
    """Shows one training; what is changed goes out as signals or to ``keep_periods``.

    Signals:
        call_off_asked: state and reason: postponed or cancelled.
        reopen_asked: why a closed training is to be open again.

    Attributes:
        steps: the actions that take the training further; the page connects them.
        show_clashes: the action that lists who is in two trainings at once.
    """

    call_off_asked = Signal(object, str)
    reopen_asked = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        state: TrainingsState,
        keep_periods: Callable[[Sequence[PeriodPlan]], bool],
    ) -> None:
        super().__init__()
        self._state = state
        self._language = workspace.language
        self._shown = ""
        self.steps = TrainingSteps(workspace.language)
        self.show_clashes = QAction(translate("Trainings", "Show clashes…"), self)
        self.show_clashes.setShortcut(QKeySequence("F4"))
        self.lines = TrainingLines(self.show_clashes, workspace.language)
        self.facts = TrainingFacts(workspace.language)
        self.timetable = Timetable(workspace.theme, workspace.language, keep_periods)
        self.people = TrainingPeople(workspace)
        self.quotas = TrainingQuotas(workspace)
        self.groups = TrainingGroups(workspace)
        self.papers = TrainingPapers(workspace)
        self.reason = ReasonRow()
        self.tabs = QTabWidget()
        self.steps.postpone.triggered.connect(lambda: self._ask(TrainingState.POSTPONED))
        self.steps.cancel.triggered.connect(lambda: self._ask(TrainingState.CANCELLED))
        self.steps.reopen.triggered.connect(self._ask_why_open)
        for tab in (self.timetable, self.people, self.groups):
            tab.wanted.connect(partial(self.show_tab, tab))
        self.tabs.currentChanged.connect(self._on_tab)
        self.tabs.tabBarClicked.connect(self._on_tab_clicked)
        self._lay_out()
        state.changed.connect(self._on_state)

    def _on_state(self) -> None:
        if self._state.view is not None:
            self._show(self._state.view)
        else:
            self._show_nothing()

    def _show(self, view: TrainingView) -> None:
        training, members, clashes = view.training, view.members, view.clashes
        is_same = self._shown == training.row.id
        is_editable = training.row.state in CHANGEABLE
        self._shown = training.row.id
        if not is_same:
            self.reason.hide()
        self.facts.show_training(training, self._state.series, same=is_same, editable=is_editable)
        self.timetable.show_periods(training.periods, editable=is_editable)
        self.people.show_members(training, members, editable=is_editable)
        self.quotas.show_quotas(training.row.id, members.quotas, editable=is_editable)
        self.groups.show_people(training, view.people, editable=is_editable)
        self.papers.show_training(training)
        self.lines.show_training(training.row, clashes)
        self.show_clashes.setVisible(bool(clashes))
        for tab in (self.groups, self.papers):
            self.tabs.setTabVisible(self.tabs.indexOf(tab), not training.row.held_above)
        self.steps.show_training(training.row)

    def _show_nothing(self) -> None:
        """Go away while there is no training."""
        self.hide()
        self.timetable.show_periods((), editable=False)
        self.show_clashes.setVisible(False)
        self.steps.show_nothing()

    def are_papers_in_front(self) -> bool:
        """Bring the papers to the front if there are any; tell whether they were there already."""
        if self.isHidden() or not self.tabs.isTabVisible(self.tabs.indexOf(self.papers)):
            return False
        if self.papers.isVisible():
            return True
        self.show_tab(self.papers)
        self.papers.setFocus()
        return False

    def show_tab(self, widget: QWidget) -> None:
        """Bring one of the tabs to the front."""
        self.tabs.setCurrentWidget(widget)

    def find_people(self) -> None:
        """Let the clerk look for people of the list, and for those to be put on it."""
        self.show_tab(self.people)
        self.people.start_adding()

    def _on_tab(self) -> None:
        """Let a timetable be pasted while its tab has the keyboard, too."""
        bar, paste = self.tabs.tabBar(), self.timetable.paste
        if self.tabs.currentWidget() is self.timetable:
            bar.addAction(paste)
        else:
            bar.removeAction(paste)

    def _on_tab_clicked(self, at: int) -> None:
        """Give the table of half-days the keyboard: a click leaves it with the list above."""
        if self.tabs.widget(at) is self.timetable:
            QTimer.singleShot(0, self.timetable.table, self.timetable.table.setFocus)

    def _ask(self, state: TrainingState) -> None:
        if state is TrainingState.POSTPONED:
            question = translate("Trainings", "Why is it postponed?")
            step = translate("Trainings", "Postpone")
        else:
            question = translate("Trainings", "Why is it cancelled?")
            step = translate("Trainings", "Cancel the training")
        self.reason.ask(question, step, lambda reason: self.call_off_asked.emit(state, reason))

    def _ask_why_open(self) -> None:
        question = translate("Trainings", "Why open it again?")
        step = translate("Trainings", "Open again")
        self.reason.ask(question, step, self.reopen_asked.emit)

    def _lay_out(self) -> None:
        self.tabs.addTab(self.facts, translate("Trainings", "Facts"))
        self.tabs.addTab(self.timetable, translate("Trainings", "Timetable"))
        self.tabs.addTab(self.people, translate("Trainings", "People list"))
        self.tabs.addTab(self.quotas, translate("Trainings", "Seats by unit"))
        self.tabs.addTab(self.groups, translate("Trainings", "Groups and seats"))
        self.tabs.addTab(self.papers, translate("Trainings", "Papers"))
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setCornerWidget(self.steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.reason)
        column.addWidget(self.lines)
        column.addWidget(self.tabs, 1)
