"""Attendance: a mark for each person and half-day, by keyboard, each in the file at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from roster.attendance.view import AttendanceView, read_view
from roster.qt.attendance.banner import HollowBanner
from roster.qt.attendance.bar import AttendanceBar
from roster.qt.attendance.columns import MarkModel
from roster.qt.attendance.dialogs.desk import AttendanceDesk
from roster.qt.attendance.grid import MarkGrid
from roster.qt.attendance.legend import MarkLegend
from roster.qt.attendance.marking import Marking
from roster.qt.attendance.state import AttendanceState
from roster.qt.attendance.steps import TrainingSteps
from roster.qt.attendance.words import rule_words, where_words
from roster.qt.kit.changes import Kind
from roster.qt.kit.commands import Command
from roster.qt.kit.held_keys import HeldKeys
from roster.qt.kit.page import Page
from roster.qt.kit.reading import read
from roster.qt.look.languages import translate
from roster.qt.look.theme import set_role
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.base.codes.attendance import Mark
    from roster.base.errors import RosterError
    from roster.qt.kit.workspace import Workspace


class AttendancePage(Page):
    """The grid of one training; what is solid on it is in the file."""

    listens_to = frozenset({Kind.TRAININGS, Kind.ATTENDANCE, Kind.PEOPLE})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, translate("Pages", "Attendance"))
        self.state = AttendanceState(self)
        self._own_writes = 0
        self._create()
        self._create_actions()
        self._connect()
        self._lay_out()
        self.state.show(AttendanceView())

    def _create(self) -> None:
        self.bar = AttendanceBar(self.state, self.workspace.language)
        self.grid = MarkGrid(self.workspace.theme)
        self.grid.setAccessibleName(translate("Attendance", "Attendance grid"))
        self._keys = HeldKeys(self.grid)
        self.marking = Marking(self.workspace, self.grid, self.state)
        self.steps = TrainingSteps(self.workspace, self.grid, self.state)
        self.reason = self.steps.reason
        self.here = Label()
        self.rule = Label()
        self._open_action = QAction(translate("Attendance", "Open the training"), self)
        self._to_trainings = QAction(translate("Attendance", "Go to trainings"), self)
        for label in (self.here, self.rule):
            set_role(label, "note")
        self.rule.setWordWrap(True)

    def _create_actions(self) -> None:
        self.desk = AttendanceDesk(self, self.grid, self.state)
        self.scan_action = self.add_button(
            translate("Attendance", "Scan at the door…"), "qr-code", self.desk.scan
        )
        self.paste_action = self.add_button(
            translate("Attendance", "Paste names…"), "clipboard-paste", self.desk.paste
        )
        self.reopen_action = self.add_button(
            translate("Attendance", "Open again…"), "undo-2", self.steps.ask_reason
        )
        self.close_action = self.add_button(
            translate("Attendance", "Check and close"),
            "circle-check",
            self.steps.close,
            is_primary=True,
        )
        self.all_action = self._action(
            translate("Attendance", "All present, this half-day"),
            "Ctrl+A",
            self.steps.mark_half_day,
        )
        self.whole_action = self._action(
            translate("Attendance", "All present, whole training"),
            "Ctrl+Shift+E",
            self.steps.mark_all_present,
        )
        self.repeat_action = self._action(
            translate("Attendance", "Whole row"), "=", self.marking.repeat
        )
        self.repeat_action.setShortcuts([QKeySequence("="), QKeySequence("＝")])
        self.late_action = self._action(
            translate("Attendance", "Came late by…"), "F4", self.marking.ask_late
        )
        self.next_hollow = self._action(
            translate("Attendance", "Next one"), "F8", self.steps.go_to_hollow
        )
        self.confirm_action = self._action(
            translate("Attendance", "Confirm all"),
            "Ctrl+Return",
            self.steps.confirm_all,
        )
        for action, keys in (
            (self.scan_action, "F9"),
            (self.paste_action, "Ctrl+V"),
            (self.close_action, "F12"),
        ):
            action.setShortcut(keys)
        self.banner = HollowBanner(self.state, self.next_hollow, self.confirm_action)
        actions = (self.repeat_action, self.all_action, self.whole_action)
        self.legend = MarkLegend(self.workspace.theme, self.workspace.language, actions)
        self.handlers[Command.NEW] = self.desk.walk_in

    def _action(self, text: str, keys: str, do: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(do)
        self.addAction(action)
        return action

    def _connect(self) -> None:
        self.bar.chosen.connect(self._on_chosen)
        self._open_action.triggered.connect(self.steps.open_training)
        self._to_trainings.triggered.connect(self._go_to_trainings)
        self.state.changed.connect(self._show_training)
        for say in (self.bar.show_tally, self.banner.show_count, self._say_where):
            self.marking.marked.connect(say)
        self.grid.moved.connect(self._say_where)
        self.grid.searched.connect(self.legend.show_search)
        self.grid.walk_in_asked.connect(self.desk.walk_in)
        self.grid.customContextMenuRequested.connect(self.desk.show_menu)
        self.legend.chosen.connect(self._on_legend)

    def _lay_out(self) -> None:
        parts = (
            self.bar,
            self.rule,
            self.reason,
            self.banner,
            self.here,
            self.grid,
            self.legend,
        )
        for part in parts:
            self.body.addWidget(part, 1 if part is self.grid else 0)
        self.land_on(self.grid)

    # reading

    def reload(self) -> None:
        """Read trainings and marks anew; the current cell stays."""
        if self.marking.is_writing:  # the grid knows its own mark already
            self._own_writes += 1
            return
        if self.state.sheet is None:  # what is typed now is meant for the sheet that comes
            self._keys.hold()
        wanted, shown = self.state.wanted, self.state.training_id
        read(
            self.workspace,
            lambda db: read_view(db, wanted, shown),
            partial(self._on_read, self._own_writes),
            failed=self._on_not_read,
        )

    def show_item(self, item_id: str) -> None:
        """Show the grid of a training."""
        self._on_chosen(item_id)

    def _on_read(self, writes_before: int, view: AttendanceView) -> None:
        """Show what was read, unless a key has written since: then it is older than the grid.

        Where one cell says another thing than before, as after an undo, the cursor goes there.
        """
        if writes_before != self._own_writes:
            self.reload()
            return
        before = self.state.sheet
        self.state.show(view)
        sheet = self.state.sheet
        if sheet is None:
            self._say_why_empty()
        changed = before and sheet and sheet.only_difference(before)
        if changed:
            self.grid.go_to(*changed)
        self.desk.go_to_new()
        self._keys.give()

    def _on_not_read(self, _error: RosterError) -> None:
        self._keys.give()

    def _show_training(self) -> None:
        """Show the training chosen: its grid, or why there is none yet."""
        for part in (
            self.close_action,
            self.all_action,
            self.whole_action,
            self.repeat_action,
            self.late_action,
            self.scan_action,
            self.paste_action,
            self.legend,
        ):
            part.setEnabled(self.state.can_mark)
        self.reopen_action.setVisible(self.state.is_closed)
        for action in (self.close_action, self.scan_action, self.paste_action):
            action.setVisible(not self.state.is_closed)
        self._show_sheet()
        self._say_where()

    def _show_sheet(self) -> None:
        sheet = self.state.sheet
        for part in (self.grid.horizontalHeader(), self.here, self.rule, self.legend):
            part.setVisible(sheet is not None)
        if sheet is None:
            self.grid.show_nothing()
            return
        self.rule.setText(rule_words(sheet.read))
        edit_exam = self.marking.write_exam if self.state.can_mark else None
        model = MarkModel(sheet, self.workspace.language, self.grid, edit_exam)
        model.edit_failed.connect(self.workspace.show_error)
        self.grid.set_sheet(sheet, model)

    def _say_why_empty(self) -> None:
        training = self.state.training
        action = self._to_trainings
        if training is None:
            title = translate("Attendance", "No training yet")
            words = translate("Attendance", "Plan a training first; its attendance is kept here.")
        elif not training.periods or not training.enrolled:
            title = translate("Attendance", "Timetable or people are missing")
            words = translate("Attendance", "Attendance needs half-days and people.")
        else:
            title = translate("Attendance", "The training is not open yet")
            words = translate("Attendance", "Once it is open, marks can be entered.")
            action = self._open_action
        self.grid.empty.say(title, words, action, icon="list-checks")

    def _say_where(self) -> None:
        """Say who and what the current cell is, and how the half-day stands."""
        place = self.grid.place()
        words = ""
        if self.state.sheet is not None and place is not None:
            words = where_words(self.state.sheet, *place, self.workspace.language)
        self.here.setText(words)

    def _on_legend(self, mark: Mark) -> None:
        self.marking.put(mark)
        self.grid.setFocus()

    def _go_to_trainings(self) -> None:
        self.workspace.open_page("trainings", self.state.training_id)

    def _on_chosen(self, training_id: str) -> None:
        """Show another training; a mark that is typed before it comes is meant for it."""
        self.state.await_training(training_id)
        self.reason.hide()
        self.reload()
        self.grid.setFocus()
