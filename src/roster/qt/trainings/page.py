"""Trainings: the list, and one of them below it with everything that is decided about it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QSplitter

from roster.db.acts import Act
from roster.qt.kit.changes import Kind
from roster.qt.kit.commands import Command
from roster.qt.kit.page import Page
from roster.qt.kit.reading import read
from roster.qt.kit.writing import write_now
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP
from roster.qt.trainings.editor import TrainingEditor
from roster.qt.trainings.moves import TrainingMoves
from roster.qt.trainings.new_training import TrainingDesk
from roster.qt.trainings.state import TrainingsState
from roster.qt.trainings.table import TrainingList
from roster.trainings import clashes, trainings
from roster.trainings.members import TrainingView, read_training

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.qt.kit.workspace import Workspace
    from roster.trainings.plans import AudienceRule, TrainingPlan
    from roster.trainings.trainings import TrainingRow

_LIST_HEIGHT = 200


class TrainingsPage(Page):
    """List and editor; each change is kept at once and can be undone."""

    listens_to = frozenset({Kind.TRAININGS, Kind.ATTENDANCE, Kind.PEOPLE, Kind.DIVISIONS})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, translate("Pages", "Trainings"))
        self.state = TrainingsState(self)
        self._new = ""
        self.list = TrainingList(workspace.theme, workspace.language)
        self.editor = TrainingEditor(workspace, self.state)
        self.desk = TrainingDesk(workspace, self, self.list, self.editor, self.state)
        self.moves = TrainingMoves(workspace, self, self.editor, self.state)
        self.handlers = {
            Command.NEW: self.desk.add,
            Command.PRINT: self.state.when_read(self._print_paper),
            Command.EXPORT: self.state.when_read(self._save_paper),
            Command.FIND: self.state.when_read(self.editor.find_people),
        }
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._is_parted = False
        self._connect()
        self._lay_out()
        self.state.await_training("")

    def reload(self) -> None:
        """Read the list and the current training anew."""
        read(self.workspace, trainings.list_trainings, self._show_list)

    def _show_list(self, rows: Sequence[TrainingRow]) -> None:
        self.state.know(rows)
        self.list.show_rows(rows)
        if not self._is_parted:
            height = min(_LIST_HEIGHT, self.list.maximumHeight())
            self._splitter.setSizes([height, self._splitter.height() - height])
        self.set_note(translate("Trainings", "{count} trainings").format(count=len(rows)))
        self._show_current(self.list.table.current_id())
        read(self.workspace, clashes.clash_counts, self.list.show_clashes)

    def show_item(self, item_id: str) -> None:
        """Make a training current."""
        self.list.choose(item_id)

    def _connect(self) -> None:
        editor = self.editor
        self._splitter.splitterMoved.connect(self._on_parted)
        self.list.current_changed.connect(self._show_current)
        self.list.opened.connect(self._on_opened)
        self.list.table.customContextMenuRequested.connect(self._show_menu)
        self.desk.planned.connect(self._on_planned)
        self.desk.wanted.connect(self.list.choose)
        editor.facts.changed.connect(self._keep_plan)
        editor.people.rule_changed.connect(self._keep_rule)
        editor.timetable.model.edit_failed.connect(self.workspace.show_error)

    def _lay_out(self) -> None:
        self.addActions(
            [
                *self.editor.steps.all(),
                self.editor.show_clashes,
                *self.editor.timetable.actions_of_table(),
                *self.editor.people.actions(),
                *self.editor.groups.actions(),
            ]
        )
        self.list.table.empty.say(
            translate("Trainings", "No trainings yet"),
            translate("Trainings", "A training has a timetable, people, attendance and papers."),
            self.desk.new_action,
            self.desk.paste_action,
            icon="presentation",
        )
        splitter = self._splitter
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(GAP)
        splitter.addWidget(self.list)
        splitter.addWidget(self.editor)
        splitter.setStretchFactor(1, 1)
        self.body.addWidget(splitter, 1)
        self.land_on(self.list.table)

    # reading

    def _show_current(self, training_id: str) -> None:
        if training_id != self.state.training_id:
            self.editor.keep_typed()
        self.state.await_training(training_id)
        if not training_id:
            return
        self.editor.show()
        read(
            self.workspace,
            lambda db: read_training(db, training_id),
            self._show,
            failed=lambda _error: self.state.give_up(),
        )

    def _show(self, found: TrainingView) -> None:
        self.state.show(found)
        if self._new == found.training.row.id:  # just planned: begin by its title
            self._new = ""
            self.editor.show_tab(self.editor.facts)
            self.editor.facts.start()

    def _on_parted(self) -> None:
        """Leave the heights as the clerk drew them."""
        self._is_parted = True

    def _on_opened(self, _training_id: str) -> None:
        self.editor.tabs.currentWidget().setFocus()
        self.editor.tabs.tabBar().setFocus()

    def _on_planned(self, training_id: str) -> None:
        self._new = training_id
        self.list.choose(training_id)

    def _print_paper(self) -> None:
        if self.editor.are_papers_in_front():
            self.editor.papers.print_current()

    def _save_paper(self) -> None:
        if self.editor.are_papers_in_front():
            self.editor.papers.save_current()

    def _show_menu(self, at: QPoint) -> None:
        """Show what can be done with the current training."""
        menu = QMenu(self.list.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.state.training is not None:
            menu.addActions(self.editor.steps.all())
            menu.addSeparator()
            menu.addActions([self.desk.clone_action, self.editor.show_clashes])
            menu.addSeparator()
        desk = self.desk
        menu.addActions([desk.new_action, desk.above_action, desk.paste_action])
        menu.popup(self.list.table.viewport().mapToGlobal(at))

    # writing

    def _keep_plan(self, plan: TrainingPlan) -> None:
        """Change the current training here and now, so that changes keep their order."""
        self.state.plan, training_id = plan, self.state.training_id
        work = partial(trainings.change_plan, training_id=training_id, plan=plan)
        if not write_now(self.workspace, Act.CHANGE_PLAN, work):
            self.reload()

    def _keep_rule(self, rule: AudienceRule) -> None:
        if self.state.plan is not None:
            self._keep_plan(replace(self.state.plan, audience=rule))
