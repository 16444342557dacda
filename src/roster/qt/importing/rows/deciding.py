"""The right half of the import: the rows of a list, and everything that is decided about them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QTabWidget, QVBoxLayout, QWidget

from roster.lists.checking.amendments import Amendment
from roster.lists.checking.number_candidates import consent
from roster.lists.deciding import Answer, row_key
from roster.lists.deciding.codes import Verdict
from roster.qt.importing.numbers.dialog import NumberDesk
from roster.qt.importing.rows.card import RowCard
from roster.qt.importing.rows.findings import Beside, read_beside
from roster.qt.importing.rows.leavers import LeaversDialog
from roster.qt.importing.rows.lists import Group, RowsModel, TroublesModel, group_of
from roster.qt.importing.rows.rules import RulesDialog
from roster.qt.importing.rows.tools import ToolsBar
from roster.qt.kit.reading import reading_job
from roster.qt.look.languages import translate
from roster.qt.widgets.tables.view import TableView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QDialog

    from roster.lists.deciding import IntakeRow, RowKey
    from roster.lists.deciding.preview import Instructions, Preview
    from roster.qt.importing.state import ImportState
    from roster.qt.importing.words import Trouble
    from roster.qt.kit.tasks import Task
    from roster.qt.kit.workspace import Workspace
    from roster.qt.look.theme import Theme


class Deciding(QWidget):
    """Rows; the tools for many of them and what is decided about one stand in :attr:`below`.

    Args:
        workspace: what a page works with.
        state: what the page shows.

    Signals:
        instructed: the :class:`Instructions` with what the clerk says now.
    """

    instructed = Signal(object)

    def __init__(self, workspace: Workspace, state: ImportState) -> None:
        super().__init__()
        self._workspace = workspace
        self._state = state
        self._beside = Beside()
        self._looking: Task | None = None
        self._wants_next = False
        self._create()
        self._connect()
        self._lay_out()

    def _on_changed(self) -> None:
        if self._state.preview is None:
            self._forget()
        else:
            self._show_preview(self._state.preview, self._state.troubles)

    def _show_preview(self, preview: Preview, troubles: Sequence[Trouble]) -> None:
        """Show another plan, the rows of one group or all."""
        if not preview.is_whole:  # what was found beside the list belongs to what was before
            self._forget_beside()
        self.problem_lines.show_troubles(troubles)
        words = translate("Import", "Problems")
        self.below.setTabText(0, f"{words} {len(troubles)}" if troubles else words)
        self.show_group(self._state.group)
        self._show_card()
        self.tools.show_preview(preview, self._beside)
        if preview.is_whole:
            self._look_beside(preview)

    def _forget(self) -> None:
        """Let the list go."""
        self._forget_beside()
        self._wants_next = False
        self.row_lines.forget()
        self.problem_lines.show_troubles(())

    def _forget_beside(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self._beside = Beside()

    def go_on(self) -> None:
        """Go to the next row to be decided, after one was."""
        if not self._wants_next or self._state.preview is None:
            return
        self._wants_next = False
        rows = self._state.preview.plan.rows
        undecided = [str(at) for at, row in enumerate(rows) if group_of(row) is Group.UNDECIDED]
        shown = [row_id for row_id in undecided if self.row_lines.row_of(row_id) is not None]
        if shown:
            self.rows.show_id(shown[0])

    def show_group(self, group: Group | None) -> None:
        """Show the rows of a group; to decide, begin with the first."""
        if self._state.preview is None:
            return
        self.row_lines.show_preview(self._state.preview, group)
        if group is Group.UNDECIDED and not self.rows.current_id():
            self.rows.selectRow(0)

    def show_place(self, sheet: str, row: int) -> None:
        """Make the first person of a row of the file current."""
        self.rows.show_id(self.row_lines.id_of_place(sheet, row))

    def step(self, by: int) -> None:
        """Go to the next problem (1) or the one before (-1), round and round."""
        self.below.setCurrentWidget(self.problems)
        count = self.problem_lines.rowCount()
        if count:
            at = self.problems.currentIndex().row()
            self.problems.show_id(str((at + by) % count if at >= 0 or by > 0 else count - 1))

    # parts

    def _create(self) -> None:
        theme = self._workspace.theme
        self.tools = ToolsBar(self._workspace)
        self.row_lines = RowsModel(self._workspace.language, self._amend)
        self.card = RowCard(theme, self._workspace.language)
        self.rows = _RowsView(theme, self.row_lines, self.card)
        self.rows.setAccessibleName(translate("Import", "What was understood"))
        self.problem_lines = TroublesModel(self._amend_problem)
        self.problems = TableView(theme)
        self.problems.set_model(self.problem_lines)
        self.problems.setAccessibleName(translate("Import", "Problems"))
        self.problems.empty.say(
            translate("Import", "No problems"), translate("Import", "Every cell was understood.")
        )
        self.below = QTabWidget()
        self.below.addTab(self.problems, translate("Import", "Problems"))
        self.below.addTab(self.card, translate("Import", "This row"))

    def _connect(self) -> None:
        self._state.changed.connect(self._on_changed)
        self.rows.current_changed.connect(self._show_card)
        self.rows.typed.connect(self.card.take)
        self.rows.opened.connect(self._on_opened)
        self.rows.customContextMenuRequested.connect(self._on_menu)
        self.card.answered.connect(self._on_answered)
        self.tools.rules_asked.connect(self._ask_rules)
        self.tools.leavers_asked.connect(self._ask_leavers)
        self.tools.numbers_asked.connect(self._ask_numbers)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows, 1)
        self.below.setCornerWidget(self.tools)

    # one row

    def _current_row(self) -> IntakeRow | None:
        row_id = self.rows.current_id()
        return (
            self._state.preview.plan.rows[int(row_id)] if self._state.preview and row_id else None
        )

    def _show_card(self) -> None:
        """Show what is to be decided about the current row, in front if it is to be decided."""
        row, divisions = (
            self._current_row(),
            self._state.preview.division_names if self._state.preview else {},
        )
        answered = row is not None and row_key(row.person) in self._state.instructions.answers
        self.card.show_row(row, divisions, answered=answered)
        is_asked = row is not None and group_of(row) is Group.UNDECIDED
        if is_asked and not self.problems.hasFocus():
            self.below.setCurrentWidget(self.card)

    def _on_answered(self, key: RowKey, answer: Answer | None) -> None:
        self._wants_next = answer is not None
        self.instructed.emit(self._state.instructions.answered(key, answer))

    def _on_opened(self) -> None:
        """Go to the choices, or to the cell that keeps the row back."""
        if self.card.can_choose:
            self.below.setCurrentWidget(self.card)
            self.card.choices.setFocus()
        else:
            self.rows.edit_cell()

    def _on_menu(self, at: QPoint) -> None:
        """Let the clerk say of any row what was not asked."""
        row = self._current_row()
        if row is None:
            return
        key, menu = row_key(row.person), QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offer(menu, translate("Import", "Somebody new"), key, Answer(Verdict.IS_NEW))
        self._offer(menu, translate("Import", "Let it wait"), key, Answer(Verdict.WAITS))
        if key in self._state.instructions.answers:
            self._offer(menu, translate("Import", "Take my answer back and ask again"), key, None)
        menu.popup(self.rows.viewport().mapToGlobal(at))

    def _offer(self, menu: QMenu, words: str, key: RowKey, answer: Answer | None) -> None:
        menu.addAction(words).triggered.connect(lambda: self._on_answered(key, answer))

    def _amend(self, row_id: str, field: str, text: str) -> None:
        if self._state.preview is not None:
            person = self._state.preview.listing.people[int(row_id)]
            amendment = Amendment(person.sheet, person.row, person.name, field, text)
            self.instructed.emit(self._state.instructions.amended(amendment))

    def _amend_problem(self, trouble_id: str, text: str) -> None:
        trouble = self.problem_lines.trouble(trouble_id)
        self._amend(str(trouble.place), trouble.field, text)

    # many rows

    def _look_beside(self, preview: Preview) -> None:
        """Find out beside the window who is missing and which numbers are damaged."""
        if self._looking is not None:
            self._looking.cancel()
        work = reading_job(self._workspace, partial(read_beside, preview, self._beside))
        self._looking = self._workspace.run_task(work, done=partial(self._on_looked, preview))

    def _on_looked(self, preview: Preview, beside: Beside) -> None:
        """Say what was found, unless another preview is shown by now."""
        if preview is self._state.preview:
            self._beside = beside
            self.tools.show_preview(preview, beside)

    def _ask_rules(self) -> None:
        dialog = RulesDialog(self._state.instructions.rules, self._workspace.language, self)
        self._ask(dialog, lambda: replace(self._state.instructions, rules=dialog.rules()))

    def _ask_leavers(self) -> None:
        chosen = self._state.instructions.departures
        dialog = LeaversDialog(self._workspace, self._beside.leavers, chosen, self)
        self._ask(dialog, lambda: replace(self._state.instructions, departures=dialog.departures()))

    def _ask_numbers(self) -> None:
        damaged = self._beside.damaged
        dialog = NumberDesk(self._workspace, damaged, self._state.instructions.amendments, self)

        def instructions() -> Instructions:
            current = self._state.instructions
            offered = {consent(each, number) for each in damaged for number in each.candidates}
            others = tuple(each for each in current.amendments if each not in offered)
            return replace(current, amendments=others).amended(*dialog.amendments())

        self._ask(dialog, instructions)

    def _ask(self, dialog: QDialog, answer: Callable[[], Instructions]) -> None:
        """Show a dialog and take what it says when the clerk agrees."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.instructed.emit(answer()))
        dialog.open()


class _RowsView(TableView):
    """Takes the space bar for a digit where somebody asks; F2 finds the cell to be put right."""

    def __init__(self, theme: Theme, lines: RowsModel, card: RowCard) -> None:
        super().__init__(theme)
        self._lines = lines
        self._card = card
        self.set_model(lines)

    def is_sign(self, text: str) -> bool:
        """Tell whether a digit answers what is asked about the row."""
        return self._card.can_take(text)

    def edit_cell(self) -> None:
        """Edit the current cell or, where it cannot be, the one that keeps the row back."""
        index = self.currentIndex()
        if index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEditable:
            index = index.siblingAtColumn(self._lines.column_to_edit(index.row()))
            self.setCurrentIndex(index)
        if index.isValid():
            self.edit(index)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the row wait, where it is asked about, or edit."""
        if event.key() == Qt.Key.Key_Space:
            self.typed.emit(" ")
        elif event.key() == Qt.Key.Key_F2:
            self.edit_cell()
        else:
            super().keyPressEvent(event)
