"""What is done to a whole training from the attendance page, each as one action."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from roster.attendance import completion, marks
from roster.attendance.errors import AttendanceIncomplete, AttendanceUnconfirmed
from roster.base.clock import today
from roster.db.acts import Act
from roster.qt.attendance.words import closed_words
from roster.qt.kit.writing import write
from roster.qt.look.languages import translate
from roster.qt.widgets.fields import day_words
from roster.qt.widgets.reason_row import ReasonRow
from roster.trainings import trainings

if TYPE_CHECKING:
    from collections.abc import Callable

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

    def mark_all_present(self) -> None:
        """Mark everybody present who has no mark yet, and confirm the guesses."""
        sheet = self._state.sheet
        if sheet is not None and (sheet.blanks or sheet.hollow):
            self._step(Act.MARK, marks.mark_all_present, self._on_all_present)

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
        """Open the training, so that it takes marks."""
        self._step(Act.OPEN, trainings.open_training)

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
