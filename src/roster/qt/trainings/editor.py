"""One training on tabs: facts, timetable, people, papers; its state and the steps at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QTabWidget, QVBoxLayout, QWidget

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

if TYPE_CHECKING:
    from roster.qt.kit.workspace import Workspace
    from roster.qt.trainings.state import TrainingsState


class TrainingEditor(QWidget):
    """Shows the current training; its tabs write what they change or tell it by signals.

    Signals:
        call_off_asked: state and reason: postponed or cancelled.
        reopen_asked: why a closed training is to be open again.

    Attributes:
        steps: the actions that take the training further; the page connects them.
        show_clashes: the action that lists who is in two trainings at once.
    """

    call_off_asked = Signal(object, str)
    reopen_asked = Signal(str)

    def __init__(self, workspace: Workspace, state: TrainingsState) -> None:
        super().__init__()
        self._state = state
        self.show_clashes = QAction(translate("Trainings", "Show clashes…"), self)
        self.show_clashes.setShortcut(QKeySequence("Ctrl+Shift+H"))
        self.facts = TrainingFacts(state, workspace.language)
        self.timetable = Timetable(workspace, state)
        self.people = TrainingPeople(workspace, state)
        self.quotas = TrainingQuotas(workspace, state)
        self.groups = TrainingGroups(workspace, state)
        self.papers = TrainingPapers(workspace)
        self.lines = TrainingLines(state, self.show_clashes, workspace.language)
        self.steps = TrainingSteps(state, workspace.language)
        self.reason = ReasonRow()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(translate("Trainings", "Parts of the training"))
        for action, ask in (
            (self.steps.postpone, partial(self._ask, TrainingState.POSTPONED)),
            (self.steps.cancel, partial(self._ask, TrainingState.CANCELLED)),
            (self.steps.reopen, self._ask_why_open),
        ):
            action.triggered.connect(state.when_read(ask))
        for tab in (self.timetable, self.people, self.groups):
            tab.wanted.connect(partial(self.show_tab, tab))
        self.tabs.currentChanged.connect(self._on_tab)
        self.tabs.tabBarClicked.connect(self._on_tab_clicked)
        self._lay_out()
        state.changed.connect(self._show)

    def _show(self) -> None:
        """Show what is of no tab alone; go away while there is no training."""
        training = self._state.training
        self.show_clashes.setVisible(bool(self._state.clashes))
        if training is None:
            self.hide()
            return
        if self._state.is_another:
            self.reason.hide()
        self.papers.show_training(training)
        for tab in (self.groups, self.papers):
            self.tabs.setTabVisible(self.tabs.indexOf(tab), not training.row.held_above)

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

    def keep_typed(self) -> None:
        """Let the field that has the keyboard write what is typed in it, as if it were left."""
        field = QApplication.focusWidget()
        if field is not None and self.tabs.isAncestorOf(field):
            field.clearFocus()
            if field.isVisible():
                field.setFocus()

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
