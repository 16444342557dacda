"""The imports of this file: when, by whom, from which list, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from roster.db.acts import Act
from roster.lists.deciding import ImportRecord, edits_in_the_way, imports, undo_import
from roster.qt.importing.history.undo import BlockedDialog, UndoDialog
from roster.qt.kit.page import Page
from roster.qt.kit.reading import read
from roster.qt.kit.writing import write
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.widgets.tables.columns import Column, date_column, number_column, text_column
from roster.qt.widgets.tables.rows import RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.db.engine import Db
    from roster.db.errors import LaterEdit
    from roster.qt.kit.workspace import Workspace


class ImportsPage(Page):
    """One line for each import, newest first; Enter asks to take it back."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, translate("Imports", "Imports so far"))
        self.table: RowsTable[ImportRecord] = RowsTable(workspace.theme, _columns())
        self.table.setAccessibleName(translate("Imports", "Imports so far"))
        start = self.add_button(translate("Imports", "Import roster"), "file-input", self._import)
        self._undo = self.add_button(
            translate("Imports", "Undo this import…"), "undo-2", self._ask_current
        )
        self.table.empty.say(
            translate("Imports", "No imports yet"),
            translate("Imports", "Every list that was imported will stand here."),
            start,
            icon="history",
        )
        self.table.opened.connect(self._ask_current)
        self.table.current_changed.connect(self._enable)
        self.body.addWidget(self.table, 1)
        self.land_on(self.table)
        self._enable()

    def reload(self) -> None:
        """Read the imports beside the window."""
        read(self.workspace, imports, self._show)

    def undo(self, record: ImportRecord) -> None:
        """Take an import back, or say what stands in the way."""
        work = partial(_undo, record.sequence)
        write(self.workspace, Act.UNDO, work, done=partial(self._on_undone, record))

    def _show(self, records: tuple[ImportRecord, ...]) -> None:
        self.table.set_rows(records)
        if records and not self.table.current_id():
            self.table.selectRow(0)
        self._enable()

    def _current(self) -> ImportRecord | None:
        row_id = self.table.current_id()
        return self.table.row_of_id(row_id) if row_id else None

    def _enable(self) -> None:
        record = self._current()
        self._undo.setEnabled(record is not None and not record.is_undone)

    def _ask_current(self) -> None:
        """Look what stands in the way before anything is asked."""
        record = self._current()
        if record is None or record.is_undone:
            return
        read(
            self.workspace,
            lambda db: edits_in_the_way(db, record.sequence),
            partial(self._on_looked, record),
        )

    def _on_looked(self, record: ImportRecord, later: tuple[LaterEdit, ...]) -> None:
        if later:
            dialog = BlockedDialog(self.workspace, record, later, self)
            dialog.person_asked.connect(self._open_person)
            dialog.open()
            return
        asked = UndoDialog(record, self)
        asked.accepted.connect(partial(self.undo, record))
        asked.open()

    def _open_person(self, trainee_id: str) -> None:
        self.workspace.open_page("people", trainee_id)

    def _on_undone(self, record: ImportRecord, _action: str) -> None:
        text = translate("Imports", "The import of “{file}” was taken back.")
        self.workspace.notices.show_notice(text.format(file=record.file))

    def _import(self) -> None:
        self.workspace.open_page("import", "")


def _undo(sequence: int, db: Db) -> str:
    return undo_import(db, sequence)


def _columns() -> tuple[Column[ImportRecord], ...]:
    return (
        date_column(
            "at",
            lambda: translate("Imports", "When"),
            lambda record: record.at,
            156,
            sort=True,
        ),
        text_column(
            "clerk",
            lambda: translate("Imports", "Clerk"),
            lambda record: record.clerk,
            90,
            sort=True,
        ),
        text_column(
            "file",
            lambda: translate("Imports", "List"),
            lambda record: record.file,
            300,
            stretch=True,
            sort=True,
        ),
        _count("new", lambda: translate("Imports", "New people")),
        _count("changed", lambda: translate("Imports", "Changed")),
        _count("waiting", lambda: translate("Imports", "Left over")),
        _count("ended", lambda: translate("Imports", "Posts ended")),
        text_column(
            "state",
            lambda: translate("Imports", "State"),
            _state,
            tone=lambda record: Tone.QUIET if record.is_undone else Tone.DONE,
            sort=lambda record: record.is_undone,
        ),
    )


def _count(name: str, header: Callable[[], str]) -> Column[ImportRecord]:
    return number_column(
        name, header, lambda record: getattr(record, name), 84, show="{:,}".format, sort=True
    )


def _state(record: ImportRecord) -> str:
    if record.is_undone:
        return translate("Imports", "taken back")
    return "✓ " + translate("Imports", "in force")
