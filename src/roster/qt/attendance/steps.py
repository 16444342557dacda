"""What is done to a whole training from the attendance page, each as one action."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from roster.attendance import completion, marks
from roster.attendance.errors import AttendanceIncomplete, AttendanceUnconfirmed
from roster.base.clock import today
from roster.db.acts import Act
from roster.qt.attendance.words import closed_words, half_day_words
from roster.qt.kit.writing import write
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.trainings.to_come import is_to_come, open_or_ask
from roster.qt.widgets.fields import day_words
from roster.qt.widgets.reason_row import ReasonRow
from roster.trainings import trainings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.base.errors import RosterError
    from roster.db.engine import Db
    from roster.qt.attendance.grid import MarkGrid
    from roster.qt.attendance.state import AttendanceState
    from roster.qt.kit.workspace import Workspace

T = TypeVar("T")


class TrainingSteps(QObject):
    """Opens, closes and opens again; marks or confirms all cells that are left.

    Attributes:
        reason: the field that asks why a training is opened again.
    """

    def __init__(self, workspace: Workspace, grid: MarkGrid, state: AttendanceState) -> None:
        super().__init__(grid)
        self._workspace = workspace
        self._grid = grid
        self._state = state
        self.reason = ReasonRow()

    # many cells at once

    def mark_half_day(self) -> None:
        """Mark everybody present in the half-day of the cursor who has no mark in it yet."""
        sheet = self._state.sheet
        _row, at = self._grid.at(self._grid.currentIndex())
        if sheet is None or not 0 <= at < len(sheet.periods):
            said = translate("Attendance", "Go to a half-day first; nothing was marked.")
            self._workspace.notices.show_notice(said, Tone.DUE)
            return
        half_day = sheet.periods[at]
        if not is_to_come(half_day.plan.date):
            self._mark_present([half_day.id])
            return
        words = translate("Attendance", "{when} is still to come. Mark everybody present?")
        when = half_day_words(half_day, self._workspace.language)
        self._ask_whether(words.format(when=when), [half_day.id])

    def mark_all_present(self) -> None:
        """Mark everybody present in all half-days who has no mark yet; ask where some are ahead."""
        sheet = self._state.sheet
        if sheet is None or not (sheet.blanks or sheet.hollow):
            return
        every = [half_day.id for half_day in sheet.periods]
        ahead = sum(is_to_come(half_day.plan.date) for half_day in sheet.periods)
        if not ahead:
            self._mark_present(every)
            return
        words = translate(
            "Attendance",
            "{count} of {all} half-days are still to come. Mark everybody present in all of them?",
        )
        self._ask_whether(words.format(count=ahead, all=len(every)), every)

    def _ask_whether(self, question: str, period_ids: Sequence[str]) -> None:
        step = translate("Attendance", "Mark all the same")
        self.reason.ask_whether(question, step, partial(self._mark_present, period_ids))

    def _mark_present(self, period_ids: Sequence[str]) -> None:
        work = partial(marks.mark_all_present, period_ids=period_ids)
        self._step(Act.MARK, work, self._on_all_present)
        self._grid.setFocus()

    def _on_all_present(self, count: int) -> None:
        self._say(translate("Attendance", "Marked present: {count} cells.").format(count=count))

    def confirm_all(self) -> None:
        """Confirm every mark that is a guess."""
        if self._state.sheet is not None and self._state.sheet.hollow:
            self._step(Act.MARK, marks.confirm, self._on_confirmed)

    def _on_confirmed(self, count: int) -> None:
        self._say(translate("Attendance", "Confirmed: {count} cells.").format(count=count))
        self._grid.setFocus()  # the banner that had the keyboard is gone

    def go_to_hollow(self) -> None:
        """Go to the next mark that is a guess."""
        if self._state.sheet is not None:
            here = self._grid.at(self._grid.currentIndex())
            self._go_to(self._state.sheet.next_hollow(*here))

    # the training

    def open_training(self) -> None:
        """Open the training, so that it takes marks; ask where its first day is still to come."""
        if self._state.training is not None:
            do = partial(self._step, Act.OPEN, trainings.open_training)
            open_or_ask(self.reason, self._state.training, do)

    def close(self) -> None:
        """Close the training, or go to the cell that hinders it; ask about one to come."""
        sheet, training = self._state.sheet, self._state.training
        if sheet is None or training is None:
            return
        last_day = training.last_day or ""
        if sheet.blanks or sheet.hollow or last_day <= today():
            self._close(training.id)
            return
        question = translate("Attendance", "It is held until {day}. Close it all the same?")
        self.reason.ask_whether(
            question.format(day=day_words(last_day)),
            translate("Attendance", "Close all the same"),
            partial(self._close, training.id),
        )

    def _close(self, training_id: str) -> None:
        write(
            self._workspace,
            Act.CLOSE,
            lambda db: completion.close_training(db, training_id),
            done=self._on_closed,
            failed=self._on_not_closed,
        )

    def _on_closed(self, verdicts: tuple[completion.Verdict, ...]) -> None:
        self._say(closed_words(verdicts, self._workspace.language))
        self._grid.setFocus()  # the button that had the keyboard is gone

    def _on_not_closed(self, error: RosterError) -> None:
        if self._state.sheet is None:
            return
        if isinstance(error, AttendanceIncomplete):
            self._go_to(self._state.sheet.first_blank())
        elif isinstance(error, AttendanceUnconfirmed):
            self._go_to(self._state.sheet.next_hollow(-1, -1))

    def ask_reason(self) -> None:
        """Ask why the training is opened again, and open it."""
        question = translate("Attendance", "Why open it again?")
        self.reason.ask(question, translate("Attendance", "Open again"), self._reopen)

    def _reopen(self, reason: str) -> None:
        self._step(Act.REOPEN, partial(completion.reopen_training, reason=reason))
        self._grid.setFocus()

    # parts

    def _say(self, words: str) -> None:
        self._workspace.notices.show_notice(words, undo=self._workspace.undo)

    def _go_to(self, at: tuple[int, int] | None) -> None:
        """Give the keyboard to a cell of the grid, where there is one to go to."""
        if at is not None:
            self._grid.go_to(*at)
            self._grid.setFocus()

    def _step(
        self,
        act: Act,
        work: Callable[[Db, str], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[RosterError], None] | None = None,
    ) -> None:
        """Run ``work(db, training id)`` as one action."""
        training_id = self._state.training_id
        if training_id:
            write(self._workspace, act, lambda db: work(db, training_id), done=done, failed=failed)
