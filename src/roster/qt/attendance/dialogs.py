"""What is done beside the grid: who just came, leave, makeup, decisions, scanner, pasted names."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from roster.attendance import completion, leave, makeup, sign_in, walk_ins
from roster.base.codes.trainings import Completion
from roster.base.errors import RosterError
from roster.base.files import written_whole
from roster.db.acts import Act
from roster.divisions.divisions import villages
from roster.qt.attendance.decision import DecisionDialog
from roster.qt.attendance.leave import LeaveDialog, LeavesDialog
from roster.qt.attendance.makeup import MakeupDialog
from roster.qt.attendance.paste import PasteDialog
from roster.qt.attendance.scan import ScanDialog, now
from roster.qt.attendance.sheet import WALK_IN
from roster.qt.attendance.words import leave_words
from roster.qt.kit.reading import read
from roster.qt.kit.save_dialog import ask_path
from roster.qt.kit.writing import write
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.trainings.people.walk_in import WalkInDialog
from roster.qt.trainings.people.walk_in_merging import ask_who

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog

    from roster.base.codes.trainings import Completion
    from roster.db.engine import Db
    from roster.qt.attendance.grid import MarkGrid
    from roster.qt.attendance.leave import LeaveWish
    from roster.qt.attendance.state import AttendanceState
    from roster.qt.kit.page import Page
    from roster.trainings.enrollments import EnrollmentRow


class AttendanceDesk(QObject):
    """The dialogs of the attendance page and the actions that open them for the current row."""

    def __init__(self, page: Page, grid: MarkGrid, state: AttendanceState) -> None:
        super().__init__(page)
        self._workspace = page.workspace
        self._grid = grid
        self._page = page
        self._state = state
        self._new = ""
        self.walk_in_action = self._action(
            translate("Attendance", "Somebody just came…"), "", self.walk_in
        )
        self.merge_action = self._action(
            translate("Attendance", "Merge with a person of the file…"), "Ctrl+M", self.merge
        )
        self.leave_action = self._action(
            translate("Attendance", "Grant leave…"), "F6", self.grant_leave
        )
        self.leaves_action = self._action(
            translate("Attendance", "Leave granted…"), "Shift+F6", self.show_leaves
        )
        self.makeup_action = self._action(
            translate("Attendance", "Makeup…"), "F7", self.show_makeup
        )
        self.decide_action = self._action(
            translate("Attendance", "Decide the outcome…"), "Ctrl+R", self.decide
        )
        state.changed.connect(self._allow)

    def _allow(self) -> None:
        """Allow what an open training takes, and what a closed one still does."""
        can_mark, is_closed = self._state.can_mark, self._state.is_closed
        for action in (self.walk_in_action, self.merge_action, self.leave_action):
            action.setEnabled(can_mark)
        for action in (self.leaves_action, self.makeup_action, self.decide_action):
            action.setEnabled(can_mark or is_closed)

    def show_menu(self, at: QPoint) -> None:
        """Show what can be done with the current row."""
        person = self._person()
        menu = QMenu(self._grid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if person is not None:
            menu.addActions([self.leave_action, self.makeup_action, self.decide_action])
            if person.provisional:
                menu.addAction(self.merge_action)
            menu.addSeparator()
        menu.addActions([self.walk_in_action, self.leaves_action])
        menu.popup(self._grid.viewport().mapToGlobal(at))

    # many at once

    def scan(self) -> None:
        """Open the desk at the door for the current half-day."""
        if self._state.sheet is None:
            return
        periods = self._state.sheet.periods
        dialog = ScanDialog(
            self._workspace, periods, self._current_period(), self._sign_in, self._page
        )
        self._open(dialog)

    def _sign_in(self, period_id: str, text: str) -> sign_in.Scan | None:
        """Sign in what was scanned; the next scan finds it done."""
        workspace = self._workspace
        try:
            with workspace.database.transaction(Act.SIGN_IN, by=workspace.clerk) as db:
                return sign_in.scan(db, self.training_id(), period_id, text, now())
        except RosterError as error:
            workspace.show_error(error)
            return None

    def paste(self) -> None:
        """Ask who the names on the clipboard are."""
        if self._state.sheet is None:
            return
        periods = self._state.sheet.periods
        dialog = PasteDialog(
            self._workspace, periods, self._current_period(), self._match, self._page
        )
        dialog.accepted.connect(lambda: self._sign_names(dialog))
        self._open(dialog)
        dialog.take(QGuiApplication.clipboard().text())

    def _match(self, text: str, done: Callable[[sign_in.NameMatches], None]) -> None:
        training_id = self.training_id()
        read(self._workspace, lambda db: sign_in.match_names(db, training_id, text), done)

    def _sign_names(self, dialog: PasteDialog) -> None:
        training_id, period_id = self.training_id(), dialog.period_id
        arrivals, away = dialog.arrivals, dialog.away
        said = translate("Attendance", "Signed in by the list: {count} people.")
        write(
            self._workspace,
            Act.SIGN_IN,
            lambda db: sign_in.sign_names(db, training_id, period_id, arrivals, away),
            done=lambda count: self._say(said.format(count=count)),
        )

    def _current_period(self) -> str:
        place = self._grid.place()
        return place[1] if place else ""

    # somebody just came

    def walk_in(self) -> None:
        """Ask who just came."""
        if self._state.sheet is None or not self.walk_in_action.isEnabled():
            return
        dialog = WalkInDialog(self._workspace, self._page)
        dialog.accepted.connect(lambda: self.add_walk_in(*dialog.choice))
        self._open(dialog)
        read(self._workspace, villages, dialog.show_villages)

    def add_walk_in(self, name: str, division_id: str) -> None:
        """Put somebody on the list and make the row current."""
        training_id = self.training_id()
        write(
            self._workspace,
            Act.WALK_IN,
            lambda db: walk_ins.add_walk_in(db, training_id, name, division_id),
            done=self._on_added,
        )

    def _on_added(self, enrollment_id: str) -> None:
        self._new = enrollment_id
        if self._grid.table.row_of(enrollment_id) is not None:
            self.go_to_new()

    def go_to_new(self) -> None:
        """Make the row current of who was just put on the list, now that the sheet has it."""
        enrollment_id, self._new = self._new, ""
        row = self._grid.table.row_of(enrollment_id) if enrollment_id else None
        if row is not None and self._state.sheet is not None:
            _row, at = self._grid.at(self._grid.currentIndex())
            self._grid.go_to(row, max(at, 0))
            person = self._state.sheet.person(enrollment_id)
            said = translate("Attendance", "On the list: {number} {name}.")
            words = said.format(number=person.number, name=person.name)
            self._workspace.notices.show_notice(words, undo=self._workspace.undo)

    def merge(self) -> None:
        """Ask who of the file the current row is."""
        person = self._person()
        if person is None or not person.provisional:
            return
        ask_who(self._workspace, person, self._grid)

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
        place = self._grid.place()
        dialog = LeaveDialog(
            person,
            blank,
            place[1] if place else "",
            leave_words(sheet.read),
            self._workspace.language,
            self._page,
        )
        dialog.accepted.connect(lambda: self._grant(person, dialog.wish))
        self._open(dialog)

    def _grant(self, person: EnrollmentRow, wish: LeaveWish) -> None:
        said = translate("Attendance", "Leave granted for {name}: {count} half-days.")
        words = said.format(name=person.name, count=len(wish.period_ids))
        write(
            self._workspace,
            Act.LEAVE,
            lambda db: leave.grant(
                db,
                person.id,
                wish.period_ids,
                wish.mark,
                wish.reason,
                approver=wish.approver,
                proof=wish.proof,
            ),
            done=lambda _: self._say(words),
        )

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

    # outcomes

    def decide(self) -> None:
        """Ask for the clerk's own word on the outcome of the current row."""
        person = self._person()
        if person is None or self._state.sheet is None:
            return
        every = completion.verdicts(self._state.sheet.now())
        verdict = next(v for v in every if v.enrollment.id == person.id)
        dialog = DecisionDialog(verdict, self._workspace.language, self._page)
        dialog.accepted.connect(lambda: self._decide(person, *dialog.choice))
        self._open(dialog)

    def _decide(self, person: EnrollmentRow, outcome: Completion | None, reason: str) -> None:
        clerk = self._workspace.clerk
        write(
            self._workspace,
            Act.DECIDE,
            lambda db: completion.decide(db, person.id, outcome, reason, clerk),
            done=lambda _: self._say(translate("Attendance", "Decided.")),
            reason=reason,
        )

    # parts

    def _action(self, text: str, keys: str, do: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(do)
        self._page.addAction(action)
        return action

    def _open(self, dialog: QDialog) -> None:
        """Open a dialog; the grid has the keyboard again when it is gone."""
        dialog.finished.connect(lambda _code: self._grid.setFocus())
        dialog.open()

    def _say(self, words: str) -> None:
        self._workspace.notices.show_notice(words, undo=self._workspace.undo)

    def training_id(self) -> str:
        """Return the training shown."""
        return self._state.sheet.read.training.row.id if self._state.sheet else ""

    def _person(self) -> EnrollmentRow | None:
        row_id = self._grid.current_id()
        return (
            self._state.sheet.person(row_id)
            if self._state.sheet and row_id not in {"", WALK_IN}
            else None
        )


def _save_proof(db: Db, leave_id: str, path: Path) -> None:
    proof = leave.proof(db, leave_id)
    if proof is not None:
        with written_whole(path, Path(proof.name).suffix) as unfinished:
            unfinished.write_bytes(proof.content)


def _nothing(_result: None) -> None:
    """Follow a proof that was saved by nothing: the clerk chose the place."""
