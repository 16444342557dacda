"""What is done beside the grid: who just came, leave, makeup, decisions, scanner, pasted names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from roster.attendance import completion, sign_in, walk_ins
from roster.base.errors import RosterError
from roster.db.acts import Act
from roster.divisions.divisions import villages
from roster.qt.attendance.dialogs.absences import AbsenceDialogs
from roster.qt.attendance.dialogs.decision import DecisionDialog
from roster.qt.attendance.dialogs.opening import GridDialogs
from roster.qt.attendance.dialogs.paste import PasteDialog
from roster.qt.attendance.dialogs.scan import ScanDialog, now
from roster.qt.kit.asking import ask_and_write
from roster.qt.kit.reading import read
from roster.qt.kit.writing import write
from roster.qt.look.languages import translate
from roster.qt.trainings.people.walk_in import WalkInDialog
from roster.qt.trainings.people.walk_in_merging import ask_who

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.base.codes.trainings import Completion
    from roster.db.engine import Db
    from roster.qt.attendance.grid import MarkGrid
    from roster.qt.attendance.state import AttendanceState
    from roster.qt.kit.page import Page


class AttendanceDesk(GridDialogs):
    """The dialogs of the attendance page and the actions that open them for the current row."""

    def __init__(self, page: Page, grid: MarkGrid, state: AttendanceState) -> None:
        super().__init__(page, grid, state)
        self._absences = AbsenceDialogs(page, grid, state)
        self._new = ""
        self.walk_in_action = self._action(
            translate("Attendance", "Somebody just came…"), "", self.walk_in
        )
        self.merge_action = self._action(
            translate("Attendance", "Merge with a person of the file…"), "Ctrl+M", self.merge
        )
        self.leave_action = self._action(
            translate("Attendance", "Grant leave…"), "Ctrl+L", self._absences.grant_leave
        )
        self.leaves_action = self._action(
            translate("Attendance", "Leave granted…"), "Ctrl+Shift+V", self._absences.show_leaves
        )
        self.makeup_action = self._action(
            translate("Attendance", "Makeup…"), "F7", self._absences.show_makeup
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

    # somebody just came

    def walk_in(self) -> None:
        """Ask who just came."""
        if self._state.sheet is None or not self.walk_in_action.isEnabled():
            return
        dialog = WalkInDialog(self._workspace, self._page)
        training_id = self.training_id()
        self._come_back_from(dialog)
        ask_and_write(
            self._workspace,
            dialog,
            Act.WALK_IN,
            lambda: partial(_add_walk_in, training_id, *dialog.choice),
            done=self._on_added,
        )
        read(self._workspace, villages, dialog.show_villages)

    def add_walk_in(self, name: str, division_id: str) -> None:
        """Put somebody on the list and make the row current."""
        work = partial(_add_walk_in, self.training_id(), name, division_id)
        write(self._workspace, Act.WALK_IN, work, done=self._on_added)

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

    # outcomes

    def decide(self) -> None:
        """Ask for the clerk's own word on the outcome of the current row."""
        person = self._person()
        if person is None or self._state.sheet is None:
            return
        every = completion.verdicts(self._state.sheet.now())
        verdict = next(v for v in every if v.enrollment.id == person.id)
        dialog = DecisionDialog(verdict, self._workspace.language, self._page)
        self._come_back_from(dialog)
        ask_and_write(
            self._workspace,
            dialog,
            Act.DECIDE,
            lambda: partial(_decide, person.id, *dialog.choice, self._workspace.clerk),
            done=lambda _: self._say(translate("Attendance", "Decided.")),
            reason=lambda: dialog.choice[1],
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


def _add_walk_in(training_id: str, name: str, division_id: str, db: Db) -> str:
    return walk_ins.add_walk_in(db, training_id, name, division_id)


def _decide(
    enrollment_id: str, outcome: Completion | None, reason: str, clerk: str, db: Db
) -> None:
    completion.decide(db, enrollment_id, outcome, reason, clerk)
