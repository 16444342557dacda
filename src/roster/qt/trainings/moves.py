"""How a training goes on: opened, postponed, planned anew, cancelled, recorded, opened again."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from roster.attendance import completion, marks
from roster.db.acts import Act
from roster.qt.kit.asking import ask_and_write
from roster.qt.kit.reading import read
from roster.qt.kit.writing import write
from roster.qt.look.languages import translate
from roster.qt.trainings.clone import NewDaysDialog
from roster.qt.trainings.people.outcomes import OutcomesDialog
from roster.qt.trainings.texts import proposed_day
from roster.qt.trainings.to_come import open_or_ask
from roster.trainings import cloning, enrollments, trainings
from roster.trainings.errors import NobodyEnrolled, TrainingWithoutPeriods

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from roster.base.codes.trainings import TrainingState
    from roster.base.errors import RosterError
    from roster.db.engine import Db
    from roster.qt.kit.workspace import Workspace
    from roster.qt.trainings.editor import TrainingEditor
    from roster.qt.trainings.state import TrainingsState
    from roster.trainings.enrollments import EnrollmentRow
    from roster.trainings.trainings import TrainingRow


class TrainingMoves(QObject):
    """Takes the steps of the current training."""

    def __init__(
        self, workspace: Workspace, page: QWidget, editor: TrainingEditor, state: TrainingsState
    ) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._page = page
        self._editor = editor
        self._state = state
        steps = editor.steps
        for action, take in (
            (steps.start, self.open),
            (steps.outcomes, self.ask_outcomes),
            (steps.replan, self.ask_days),
            (steps.attendance, self.show_attendance),
        ):
            action.triggered.connect(state.when_read(take))
        editor.call_off_asked.connect(self.call_off)
        editor.reopen_asked.connect(self.reopen)

    def open(self) -> None:
        """Let the training begin; ask where its first day is still to come."""
        if self._state.training is not None:
            open_or_ask(self._editor.reason, self._state.training.row, self._open)

    def _open(self) -> None:
        text = translate("Trainings", "The training is open; attendance can be entered.")
        self._step(Act.OPEN, trainings.open_training, text)

    def call_off(self, state: TrainingState, reason: str) -> None:
        """Postpone or cancel the training."""
        step = partial(trainings.call_off, state=state, reason=reason)
        self._step(Act.CALL_OFF, step, reason=reason)

    def reopen(self, reason: str) -> None:
        """Open a closed training again."""
        text = translate("Trainings", "The training is open again.")
        step = partial(completion.reopen_training, reason=reason)
        self._step(Act.REOPEN, step, text, reason=reason)

    def show_attendance(self) -> None:
        """Go to the grid of the training."""
        if self._state.training_id:
            self._workspace.open_page("attendance", self._state.training_id)

    def ask_days(self) -> None:
        """Ask for new days of a postponed training; half-days already held stay."""
        training_id = self._state.training_id
        if not training_id:
            return
        read(
            self._workspace,
            lambda db: marks.attendance_sheet(db, training_id),
            partial(self._ask_days_after, training_id),
        )

    def _ask_days_after(self, training_id: str, sheet: marks.AttendanceSheet) -> None:
        held = {period_id for _, period_id in sheet.marks}
        plans = [period.plan for period in sheet.periods if period.id not in held]
        today = date.today()  # noqa: DTZ011 - the clerk's own day
        title = translate("Trainings", "Set new days")
        dialog = NewDaysDialog(title, title, plans, proposed_day(today), self._page)
        dialog.add_days()
        text = translate("Trainings", "Planned anew, on other days.")
        ask_and_write(
            self._workspace,
            dialog,
            Act.REPLAN,
            lambda: partial(cloning.replan, training_id=training_id, first_day=dialog.first_day),
            done=lambda _: self._say(text),
        )

    def ask_outcomes(self) -> None:
        """Ask how a training held above ended for each person."""
        if self._state.training is None:
            return
        training = self._state.training.row
        read(
            self._workspace,
            lambda db: enrollments.enrolled(db, training.id),
            partial(self._ask_outcomes_of, training),
        )

    def _ask_outcomes_of(self, training: TrainingRow, people: Sequence[EnrollmentRow]) -> None:
        if not people:
            error = NobodyEnrolled(training.title)
            self._workspace.show_error(error)
            self._show_what_misses(error)
            return
        dialog = OutcomesDialog(self._workspace, training, people, self._page)
        dialog.accepted.connect(lambda: self._record(training.id, dialog))
        dialog.open()

    def _record(self, training_id: str, dialog: OutcomesDialog) -> None:
        outcomes = dict(dialog.outcomes)
        text = translate("Trainings", "Recorded: {count} people. The training is closed.")
        step = partial(enrollments.record_outcomes, training_id=training_id, outcomes=outcomes)
        self._write(Act.OUTCOMES, step, text.format(count=len(outcomes)))

    def _step(
        self, act: Act, work: Callable[[Db, str], object], text: str = "", reason: str | None = None
    ) -> None:
        """Run ``work(db, training id)`` for the current training."""
        training_id = self._state.training_id
        if training_id:
            self._write(act, lambda db: work(db, training_id), text, reason)

    def _write(
        self, act: Act, work: Callable[[Db], object], text: str, reason: str | None = None
    ) -> None:
        """Run ``work(db)`` as one action and say what came of it."""

        def on_done(_result: object) -> None:
            if text:
                self._say(text)

        write(
            self._workspace,
            act,
            work,
            done=on_done,
            failed=self._show_what_misses,
            reason=reason,
        )

    def _say(self, text: str) -> None:
        self._workspace.notices.show_notice(text, undo=self._workspace.undo)

    def _show_what_misses(self, error: RosterError) -> None:
        """Bring the tab to the front where something is still to be done."""
        editor = self._editor
        if isinstance(error, TrainingWithoutPeriods):
            editor.show_tab(editor.timetable)
            editor.timetable.table.setFocus()
        elif isinstance(error, NobodyEnrolled):
            editor.show_tab(editor.people)
            editor.people.table.setFocus()
