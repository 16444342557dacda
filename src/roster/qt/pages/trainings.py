"""Trainings: the list, and one of them below it with everything that is decided about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from roster import enrollments, trainings
from roster.codes import Act
from roster.divisions import office_unit
from roster.errors import RosterError, TrainingWithoutPeriods
from roster.qt.changes import Kind
from roster.qt.commands import Command
from roster.qt.languages import translate
from roster.qt.page import Page
from roster.qt.pages.training_editor import TrainingEditor
from roster.qt.pages.training_list import TrainingList
from roster.qt.pages.training_people import Members, read_members
from roster.qt.pages.training_texts import new_plan
from roster.qt.theme import GAP
from roster.qt.writing import write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.codes import TrainingState
    from roster.enrollments import EnrollmentRow
    from roster.progress import Report
    from roster.qt.workspace import Workspace
    from roster.trainings import AudienceRule, PeriodPlan, TrainingDetail, TrainingPlan

_SIZES = [210, 420]


class TrainingsPage(Page):
    """List and editor; each change is kept at once and can be undone."""

    listens_to = frozenset({Kind.TRAININGS, Kind.ATTENDANCE, Kind.PEOPLE, Kind.UNITS})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, translate("Pages", "Trainings"))
        self._training: TrainingDetail | None = None
        self._reading = 0
        self._is_new = False
        self.new_action = self.add_button(
            translate("Trainings", "New training"), "plus", self.add, is_primary=True
        )
        self.list = TrainingList(workspace.theme, workspace.language)
        self.editor = TrainingEditor(workspace, self.keep_periods)
        self.handlers = {Command.NEW: self.add, Command.PRINT: self._show_papers}
        self._connect()
        self._lay_out()

    def reload(self) -> None:
        """Read the list and the current training anew."""
        with self.workspace.database.reading() as db:
            rows = trainings.list_trainings(db)
        self.list.show_rows(rows)
        self.set_note(translate("Trainings", "{count} trainings").format(count=len(rows)))
        self._show_current(self.list.table.current_id())

    def show_item(self, item_id: str) -> None:
        """Make a training current."""
        self.list.choose(item_id)

    def add(self) -> None:
        """Plan a training with what can be guessed, and let the clerk say its title."""

        def plan(db: object) -> str:
            unit = office_unit(db)  # type: ignore[arg-type]  # the window does not know its type
            rows = trainings.list_trainings(db)  # type: ignore[arg-type]  # see above
            today = date.today()  # noqa: DTZ011 - the clerk's own day
            return trainings.plan_training(db, new_plan(unit, rows, today))  # type: ignore[arg-type]  # see above

        write(self.workspace, Act.PLAN, plan, done=self._on_added)

    def keep_periods(self, plans: Sequence[PeriodPlan]) -> bool:
        """Write the half-days of the current training; say why not when it cannot be."""
        return self._keep(lambda db, training: trainings.set_periods(db, training, plans))

    def _connect(self) -> None:
        editor = self.editor
        self.list.current_changed.connect(self._show_current)
        self.list.opened.connect(self._on_opened)
        editor.facts.changed.connect(self._keep_plan)
        editor.people.rule_changed.connect(self._keep_rule)
        editor.people.enroll_asked.connect(self._enroll)
        editor.people.withdraw_asked.connect(self._withdraw)
        editor.open_asked.connect(self._open)
        editor.call_off_asked.connect(self._call_off)
        editor.attendance_asked.connect(self._go_to_attendance)

    def _lay_out(self) -> None:
        self.addActions(
            [self.editor.start, self.editor.attendance, self.editor.postpone, self.editor.cancel]
        )
        self.list.table.empty.say(
            translate("Trainings", "No trainings yet"),
            translate("Trainings", "A training has a timetable, people, attendance and papers."),
            self.new_action,
            icon="presentation",
        )
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(GAP)
        splitter.addWidget(self.list)
        splitter.addWidget(self.editor)
        splitter.setSizes(_SIZES)
        splitter.setStretchFactor(1, 1)
        self.body.addWidget(splitter, 1)
        self.land_on(self.list.table)

    # reading the current training

    def _show_current(self, training_id: str) -> None:
        self.editor.setVisible(bool(training_id))
        if not training_id:
            self._training = None
            return
        self._reading += 1
        reading = self._reading

        def read(_report: Report) -> tuple[TrainingDetail, Sequence[EnrollmentRow], Members]:
            with self.workspace.database.reading() as db:
                training = trainings.get_training(db, training_id)
                people = enrollments.enrolled(db, training_id)
                return training, people, read_members(db, training_id, training.plan.audience)

        def show(found: tuple[TrainingDetail, Sequence[EnrollmentRow], Members]) -> None:
            if reading == self._reading:  # another one may be wanted by now
                self._training = found[0]
                self.editor.show_training(*found)
                self._start_new()

        self.workspace.run_task(read, done=show)

    def _start_new(self) -> None:
        """Begin a training that was just planned by its title."""
        if self._is_new:
            self._is_new = False
            self.editor.show_tab(self.editor.facts)
            self.editor.facts.start()

    def _on_opened(self, _training_id: str) -> None:
        self.editor.tabs.currentWidget().setFocus()
        self.editor.tabs.tabBar().setFocus()

    def _show_papers(self) -> None:
        if self._training is not None:
            self.editor.show_tab(self.editor.papers)

    # writing

    def _on_added(self, training_id: str) -> None:
        self._is_new = True
        self.list.choose(training_id)
        said = translate("Trainings", "A training is planned. Say its title, days and people.")
        self.workspace.notices.show_notice(said, undo=self.workspace.undo)

    def _keep(self, work: Callable[..., None]) -> bool:
        """Change the current training here and now, so that changes keep their order."""
        if self._training is None:
            return False
        workspace = self.workspace
        try:
            with workspace.database.transaction(Act.CHANGE_PLAN, by=workspace.clerk) as db:
                work(db, self._training.row.id)
        except RosterError as error:
            workspace.show_error(error)
            return False
        return True

    def _keep_plan(self, plan: TrainingPlan) -> None:
        if not self._keep(lambda db, training: trainings.change_plan(db, training, plan)):
            self.reload()

    def _keep_rule(self, rule: AudienceRule) -> None:
        if self._training is not None:
            self._keep_plan(replace(self._training.plan, audience=rule))

    def _enroll(self) -> None:
        if self._training is not None:
            training_id = self._training.row.id
            write(
                self.workspace,
                Act.ENROLL,
                lambda db: enrollments.enroll_audience(db, training_id),
                done=self._on_enrolled,
            )

    def _on_enrolled(self, count: int) -> None:
        said = translate("Trainings", "Enrolled: {count} people.").format(count=count)
        self.workspace.notices.show_notice(said, undo=self.workspace.undo)

    def _withdraw(self, enrollment_ids: Sequence[str]) -> None:
        def work(db: object) -> int:
            for enrollment_id in enrollment_ids:
                enrollments.withdraw(db, enrollment_id)  # type: ignore[arg-type]  # the window does not know its type
            return len(enrollment_ids)

        write(self.workspace, Act.WITHDRAW, work, done=self._on_withdrawn)

    def _on_withdrawn(self, count: int) -> None:
        said = translate("Trainings", "Taken out: {count} people.").format(count=count)
        self.workspace.notices.show_notice(said, undo=self.workspace.undo)

    def _open(self) -> None:
        if self._training is not None:
            training_id = self._training.row.id
            write(
                self.workspace,
                Act.OPEN,
                lambda db: trainings.open_training(db, training_id),
                done=self._on_open,
                failed=self._on_not_open,
            )

    def _on_open(self, _result: None) -> None:
        said = translate("Trainings", "The training is open; attendance can be entered.")
        self.workspace.notices.show_notice(said, undo=self.workspace.undo)

    def _on_not_open(self, error: RosterError) -> None:
        if isinstance(error, TrainingWithoutPeriods):
            self.editor.show_tab(self.editor.timetable)
            self.editor.timetable.add.setFocus()

    def _call_off(self, state: TrainingState, reason: str) -> None:
        if self._training is not None:
            training_id = self._training.row.id
            write(
                self.workspace,
                Act.CALL_OFF,
                lambda db: trainings.call_off(db, training_id, state, reason),
                reason=reason,
            )

    def _go_to_attendance(self) -> None:
        if self._training is not None:
            self.workspace.open_page("attendance", self._training.row.id)
