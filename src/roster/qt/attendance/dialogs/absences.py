"""What is done about those who were away: leave for them, and what makes up for it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from roster.attendance import leave, makeup
from roster.base.files import written_whole
from roster.db.acts import Act
from roster.qt.attendance.dialogs.leave import LeaveDialog, LeavesDialog
from roster.qt.attendance.dialogs.makeup import MakeupDialog
from roster.qt.attendance.dialogs.opening import GridDialogs
from roster.qt.attendance.words import leave_words
from roster.qt.kit.asking import ask_and_write
from roster.qt.kit.reading import read
from roster.qt.kit.save_dialog import ask_path
from roster.qt.kit.writing import write
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.db.engine import Db
    from roster.qt.attendance.dialogs.leave import LeaveWish


class AbsenceDialogs(GridDialogs):
    """Grants leave and takes it back, saves its proof, links makeup to what was missed."""

    # leave

    def grant_leave(self) -> None:
        """Ask for how long the one of the current row is excused."""
        person = self._person()
        if person is None or self._state.sheet is None:
            return
        sheet = self._state.sheet
        blank = [p for p in sheet.periods if sheet.cell(person.id, p.id) is None]
        if not blank:
            said = translate("Attendance", "{name} has a mark in every half-day already.")
            words = said.format(name=person.name)
            self._workspace.notices.show_notice(words, Tone.DUE)
            return
        dialog = LeaveDialog(
            person,
            blank,
            self._current_period(),
            leave_words(sheet.read),
            self._workspace.language,
            self._page,
        )
        self._come_back_from(dialog)
        ask_and_write(
            self._workspace,
            dialog,
            Act.LEAVE,
            lambda: partial(_grant, person.id, dialog.wish),
            done=partial(self._say_granted, person.name),
        )

    def _say_granted(self, name: str, half_days: int) -> None:
        said = translate("Attendance", "Leave granted for {name}: {count} half-days.")
        self._say(said.format(name=name, count=half_days))

    def show_leaves(self) -> None:
        """Show what leave was granted."""
        if self._state.sheet is None:
            return
        dialog = LeavesDialog(self._workspace, self._page)
        dialog.withdrawn.connect(partial(self._withdraw, dialog))
        dialog.proof_asked.connect(self._save_proof)
        self._open(dialog)
        self._show_leaves(dialog)

    def _show_leaves(self, dialog: LeavesDialog) -> None:
        training_id = self.training_id()
        read(self._workspace, lambda db: leave.leaves(db, training_id), dialog.show_rows)

    def _withdraw(self, dialog: LeavesDialog, row: leave.LeaveRow) -> None:
        write(
            self._workspace,
            Act.END_LEAVE,
            lambda db: leave.withdraw(db, row.id),
            done=lambda _: self._show_leaves(dialog),
        )

    def _save_proof(self, row: leave.LeaveRow) -> None:
        title = translate("Leave", "Save the proof")
        proposed = Path.home() / (row.proof_name or "")
        path = ask_path(self._page, title, proposed)
        if path is None:
            return
        read(self._workspace, lambda db: _save_proof(db, row.id, path), _nothing)

    # makeup

    def show_makeup(self) -> None:
        """Show what was missed and what can make up for it, the current row first."""
        if self._state.sheet is None:
            return
        person = self._person()
        current = person.id if person else ""
        dialog = MakeupDialog(self._workspace, self._find_chances, self._page)
        dialog.linked.connect(partial(self._link, dialog))
        self._open(dialog)
        self._show_missed(partial(dialog.show_rows, current=current))

    def _show_missed(self, done: Callable[[tuple[makeup.Missed, ...]], None]) -> None:
        training_id = self.training_id()
        read(self._workspace, lambda db: makeup.missed(db, training_id), done)

    def _find_chances(
        self, missed: makeup.Missed, done: Callable[[tuple[makeup.Chance, ...]], None]
    ) -> None:
        place = missed.enrollment.id, missed.period.id
        read(self._workspace, lambda db: makeup.chances(db, *place), done)

    def _link(
        self, dialog: MakeupDialog, missed: makeup.Missed, chance: makeup.Chance | None
    ) -> None:
        place = (missed.enrollment.id, missed.period.id)
        made = (chance.enrollment_id, chance.period_id) if chance else None
        write(
            self._workspace,
            Act.MAKEUP,
            lambda db: makeup.link(db, *place, *made) if made else makeup.unlink(db, *place),
            done=lambda _: self._show_missed(dialog.show_rows),
        )


def _save_proof(db: Db, leave_id: str, path: Path) -> None:
    proof = leave.proof(db, leave_id)
    if proof is not None:
        with written_whole(path, Path(proof.name).suffix) as unfinished:
            unfinished.write_bytes(proof.content)


def _nothing(_result: None) -> None:
    """Follow a proof that was saved by nothing: the clerk chose the place."""


def _grant(enrollment_id: str, wish: LeaveWish, db: Db) -> int:
    """Grant leave and return for how many half-days."""
    leave.grant(
        db,
        enrollment_id,
        wish.period_ids,
        wish.mark,
        wish.reason,
        approver=wish.approver,
        proof=wish.proof,
    )
    return len(wish.period_ids)
