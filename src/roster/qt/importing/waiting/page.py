"""Rows of imported lists that could not be taken: put right, decided, taken or dropped here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSplitter

from roster.db.acts import Act
from roster.lists.deciding import drop_waiting, take_waiting
from roster.lists.deciding.codes import Verdict
from roster.qt.importing.rows.card import RowCard
from roster.qt.importing.waiting.form import InboxForm
from roster.qt.importing.waiting.view import (
    Draft,
    InboxView,
    WaitingLine,
    inbox_columns,
    read_inbox,
)
from roster.qt.kit.changes import Kind
from roster.qt.kit.commands import Command
from roster.qt.kit.page import Page
from roster.qt.kit.reading import read
from roster.qt.kit.writing import write
from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR
from roster.qt.widgets.choice_chip import ChoiceChip
from roster.qt.widgets.reason_row import ReasonRow
from roster.qt.widgets.tables.model import HeldModel
from roster.qt.widgets.tables.view import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.db.engine import Db
    from roster.lists.deciding import Answer, IntakeResult, RowKey, Take
    from roster.qt.kit.workspace import Workspace


class InboxPage(Page):
    """Table of what waits, the question about the current row below, its fields in the inspector.

    What the clerk types is kept until the row is taken.
    """

    listens_to = frozenset({Kind.WAITING, Kind.PEOPLE, Kind.DIVISIONS})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, translate("Inbox", "Waiting rows"))
        self._view = InboxView()
        self._drafts: dict[str, Draft] = {}
        self._create()
        self._create_actions()
        self._connect()
        self._lay_out()

    def reload(self) -> None:
        """Read what waits beside the window."""
        drafts = dict(self._drafts)
        read(self.workspace, lambda db: read_inbox(db, drafts), self._show)

    def show_item(self, item_id: str) -> None:
        """Choose a row, or show the rows of a file."""
        if not self.table.show_id(item_id):
            self.file.choose(item_id)

    def take_ready(self) -> None:
        """Take every row shown that can be taken."""
        self._take([line.take() for line in self._shown() if line.is_ready])

    def drop(self, waiting_ids: Sequence[str], reason: str) -> None:
        """Drop rows that nobody needs; they do not come back with the same list."""
        work = partial(_drop, waiting_ids, reason)
        write(self.workspace, Act.DROP_WAITING, work, done=self._on_dropped, reason=reason)

    def _create(self) -> None:
        theme, language = self.workspace.theme, self.workspace.language
        self.file = ChoiceChip(translate("Inbox", "From"))
        self.table = TableView(theme)
        self._model = HeldModel(inbox_columns(language), self)
        self.table.set_model(self._model)
        self.table.setAccessibleName(translate("Inbox", "Waiting rows"))
        self.table.empty.say(
            translate("Inbox", "Nothing waits"),
            translate(
                "Inbox", "Rows of a list that cannot be imported at once will wait here for you."
            ),
            icon="inbox",
        )
        self.card = RowCard(theme, language)
        self.why = ReasonRow()
        self.form = InboxForm(language)
        self.inspector = self.form

    def _create_actions(self) -> None:
        self._drop_action = self.add_button(
            translate("Inbox", "Drop…"), "trash-2", self._ask_reason
        )
        self._take_action = self.add_button(
            translate("Inbox", "Take"), "check", self.take_ready, is_primary=True
        )
        self._take_action.setShortcut(QKeySequence("Ctrl+Return"))
        self._take_one = QAction(translate("Inbox", "Take this row"), self)
        self._take_one.triggered.connect(self._take_current)
        self.addAction(self._take_one)
        self.handlers |= {
            Command.EDIT: self.form.start,
            Command.REMOVE: self._ask_reason,
        }

    def _connect(self) -> None:
        self.file.chosen.connect(self._show_lines)
        self.table.current_changed.connect(self._show_current)
        self.table.opened.connect(self._take_current)
        self.table.typed.connect(self.card.take)
        self.card.answered.connect(self._on_answered)
        self.form.amended.connect(self._on_amended)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(NEAR)
        filters.addWidget(self.file)
        filters.addStretch(1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.card)
        split.setSizes([290, 310])
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        self.body.addLayout(filters)
        self.body.addWidget(self.why)
        self.body.addWidget(split, 1)
        self.land_on(self.table)

    # showing

    def _show(self, view: InboxView) -> None:
        self._view = view
        here = {line.waiting.id for line in view.lines}
        self._drafts = {i: draft for i, draft in self._drafts.items() if i in here}
        self.form.set_villages(view.villages)
        files = view.files()
        self.file.set_choices([(file, f"{file}　{count}") for file, count in files.items()])
        self.file.setVisible(len(files) > 1)
        text = translate("Inbox", "{rows} rows of {files} lists")
        is_empty = not view.lines
        self.set_note("" if is_empty else text.format(rows=len(view.lines), files=len(files)))
        self.card.setVisible(not is_empty)
        self._show_lines()

    def _show_lines(self) -> None:
        at = max(self.table.currentIndex().row(), 0)
        self._model.set_rows({line.waiting.id: line for line in self._shown()})
        if self._model.ids and not self.table.current_id():
            self.table.selectRow(min(at, len(self._model.ids) - 1))
        self._enable()
        self._show_current()

    def _shown(self) -> list[WaitingLine]:
        file = self.file.code
        return [line for line in self._view.lines if file in {"", line.waiting.file}]

    def _current(self) -> WaitingLine | None:
        return self._model.rows.get(self.table.current_id())

    def _show_current(self) -> None:
        line = self._current()
        draft = self._drafts.get(line.waiting.id, {}) if line else {}
        self.form.show_line(line, draft)
        row = line.planned if line else None
        self.card.show_row(row, self._view.division_names, answered=False)

    def _enable(self) -> None:
        ready = sum(line.is_ready for line in self._shown())
        text = translate("Inbox", "Take {count} rows").format(count=ready)
        self._take_action.setText(text)
        self._take_action.setEnabled(ready > 0)
        self._drop_action.setEnabled(bool(self._model.ids))

    # what the clerk does

    def _on_amended(self, waiting_id: str, field: str, text: str) -> None:
        draft = self._drafts.get(waiting_id, {})
        self._drafts = {**self._drafts, waiting_id: {**draft, field: text}}
        self.reload()

    def _on_answered(self, _key: RowKey, answer: Answer) -> None:
        """Take the row as whom the clerk says it is; one that is left waiting is passed over."""
        line = self._current()
        if line is None:
            return
        if answer.verdict is Verdict.WAITS:
            following = (self.table.currentIndex().row() + 1) % max(len(self._model.ids), 1)
            self.table.selectRow(following)
        else:
            self._take([line.take(answer)])

    def _take_current(self) -> None:
        line = self._current()
        if line is None:
            return
        if line.is_ready:
            self._take([line.take()])
        elif self.card.can_choose:
            self.card.choices.setFocus()
        else:
            self.form.start()

    def _take(self, takes: Sequence[Take]) -> None:
        if takes:
            work = partial(_take, takes)
            write(self.workspace, Act.TAKE_WAITING, work, done=self._on_taken)

    def _on_taken(self, result: IntakeResult) -> None:
        text = translate("Inbox", "Taken: {new} new people, {changed} changed, {waiting} left.")
        words = text.format(
            new=result.new, changed=result.changed + result.same, waiting=result.waiting
        )
        self.workspace.notices.show_notice(words, undo=self.workspace.undo)
        self.table.setFocus()

    def _ask_reason(self) -> None:
        chosen = self.table.selected_ids()
        if chosen:
            question = translate("Inbox", "Why are {count} rows not needed?")
            self.why.ask(
                question.format(count=len(chosen)),
                translate("Inbox", "Drop"),
                partial(self.drop, chosen),
            )

    def _on_dropped(self, count: int) -> None:
        text = translate("Inbox", "{count} rows were dropped.").format(count=count)
        self.workspace.notices.show_notice(text, undo=self.workspace.undo)
        self.table.setFocus()


def _take(takes: Sequence[Take], db: Db) -> IntakeResult:
    return take_waiting(db, takes)


def _drop(waiting_ids: Sequence[str], reason: str, db: Db) -> int:
    drop_waiting(db, waiting_ids, reason)
    return len(waiting_ids)
