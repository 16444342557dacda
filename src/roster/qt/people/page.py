"""The people page: everybody of the office, filtered, each with an inspector."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu

from roster.db.acts import Act
from roster.office import roster_file
from roster.people import positions, trainees
from roster.people.trainees import people_rows
from roster.qt.kit.asking import ask_and_write
from roster.qt.kit.changes import Kind
from roster.qt.kit.commands import Command
from roster.qt.kit.page import IN_DIVISION, Page
from roster.qt.kit.reading import read, read_now, reading_job
from roster.qt.kit.save_dialog import WORKBOOK, ask_path
from roster.qt.kit.writing import write
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.people.filter import FilterBar
from roster.qt.people.inspector import PersonInspector
from roster.qt.people.post_dialogs import AddPersonDialog
from roster.qt.people.state import PeopleState
from roster.qt.people.view import PeopleView, PersonView, columns, read_people, read_person
from roster.qt.widgets.tables.model import TableModel
from roster.qt.widgets.tables.view import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import QPoint

    from roster.base.codes.people import Post
    from roster.base.progress import Report
    from roster.db.engine import Db
    from roster.people.trainees import PersonRow, TraineeFacts
    from roster.qt.kit.workspace import Workspace


class PeoplePage(Page):
    """Table, filter bar and inspector of people."""

    listens_to = frozenset({Kind.PEOPLE, Kind.DIVISIONS, Kind.ATTENDANCE, Kind.CERTIFICATES})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, translate("People", "People"))
        language = workspace.language
        self.state = PeopleState(self)
        self._wanted_id = ""
        self._edits_next = False
        self.filter = FilterBar(self.state, workspace.theme, language)
        self.table = TableView(workspace.theme)
        self._model = TableModel(columns(language), self._fetch, parent=self)
        self.table.set_model(self._model)
        self.table.setAccessibleName(translate("People", "People"))
        self.person = PersonInspector(workspace, self.state)
        self.inspector = self.person
        self._create_actions()
        self._connect()
        self.body.addWidget(self.filter)
        self.body.addWidget(self.table, 1)
        self.land_on(self.table)

    def reload(self) -> None:
        """Read who is wanted, beside the window."""
        wanted = self.filter.wanted()
        read(self.workspace, lambda db: read_people(db, wanted), self._show)

    def show_item(self, item_id: str) -> None:
        """Choose a person, everybody of a unit, or everybody without an identity number."""
        if item_id == "without_id_number":
            self.filter.clear()
            self.filter.without_id.setChecked(True)
        elif item_id.startswith(IN_DIVISION):
            self.filter.clear()
            self.filter.start_text(item_id.removeprefix(IN_DIVISION))
        elif not self.table.show_id(item_id):
            self._wanted_id = item_id
            self.filter.clear()

    def add_person(self, facts: TraineeFacts, post: Post | None) -> None:
        """Add a person with a first post and choose the row."""
        work = partial(_register, facts, post)
        write(self.workspace, Act.REGISTER, work, done=self._on_added)

    def remove(self, trainee_ids: Sequence[str]) -> None:
        """Take people out who were registered by mistake."""
        work = partial(_remove, trainee_ids)
        write(self.workspace, Act.REMOVE, work, done=self._on_removed)

    def export(self, path: Path, *, reason: str = "") -> None:
        """Write the people shown into a workbook; with a reason in full, else masked."""
        ids = tuple(self._model.ids)
        self.workspace.run_task(
            reading_job(self.workspace, partial(_export, ids, path, masked=not reason)),
            done=partial(self._on_exported, path, reason),
            title=translate("People", "Exporting"),
        )

    def _create_actions(self) -> None:
        import_roster = self.add_button(
            translate("People", "Import roster"), "file-input", self._import
        )
        add = self.add_button(translate("People", "Add"), "plus", self._add, is_primary=True)
        self._show_all = QAction(translate("People", "Show all"), self)
        self._full = QAction(translate("People", "Export with full numbers…"), self)
        self._show_all.triggered.connect(self.filter.clear)
        self._full.triggered.connect(self._ask_full_export)
        self._imports = QAction(translate("People", "Imports so far…"), self)
        self._imports.triggered.connect(self._show_imports)
        self.addActions([self._show_all, self._full, self._imports])
        self.handlers |= {
            Command.NEW: self._add,
            Command.REMOVE: self._remove_selected,
            Command.FIND: self.filter.start_text,
            Command.IMPORT: self._import,
            Command.EXPORT: self._ask_export,
            Command.PRINT: self.person.open_record,
            Command.EDIT: self._edit,
        }
        self._teaching = (import_roster, add)

    def _connect(self) -> None:
        self.filter.changed.connect(self.reload)
        self.table.typing.field = self.filter.text
        self.table.current_changed.connect(self._on_current)
        self.table.opened.connect(self._on_opened)
        self.table.customContextMenuRequested.connect(self._on_menu)
        self._model.edit_failed.connect(self.workspace.show_error)

    def _show(self, view: PeopleView) -> None:
        self.state.show_people(view)
        count = f"{len(view.ids):,}"
        self.set_note(translate("People", "{count} people").format(count=count))
        self._teach()
        self.table.show_ids(view.ids)
        if self._wanted_id:
            self.table.show_id(self._wanted_id)
            self._wanted_id = ""
        self._on_current(self.table.current_id())

    def _teach(self) -> None:
        if self.filter.is_set():
            self.table.empty.say(
                translate("People", "Nobody fits"),
                translate("People", "No one in the file fits all filters at once."),
                self._show_all,
                icon="funnel",
            )
        else:
            self.table.empty.say(
                translate("People", "No people yet"),
                translate("People", "Import them from a roster, or add them one by one."),
                *self._teaching,
                icon="users",
            )

    def _fetch(self, ids: Sequence[str]) -> dict[str, PersonRow]:
        with read_now(self.workspace) as db:  # Qt waits for the cells that it paints
            return {person.id: person for person in people_rows(db, ids)}

    def _on_current(self, trainee_id: str) -> None:
        """Show who is current; the form takes nothing until it shows that person."""
        self.state.await_person(trainee_id)
        if trainee_id:
            read(
                self.workspace,
                lambda db: read_person(db, trainee_id),
                self._show_person,
                failed=lambda _error: self._show_person(None),
            )

    def _show_person(self, found: PersonView | None) -> None:
        self.state.show_person(found)
        if self._edits_next and not self.state.awaited:
            self._edit()

    def _on_opened(self, _trainee_id: str) -> None:
        self._edit()

    def _edit(self) -> None:
        """Put the cursor into the form, as soon as it shows who is current."""
        self._edits_next = bool(self.state.awaited)
        if not self._edits_next:
            self.person.form.fields["name"].setFocus()

    def _on_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self.actions())
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _import(self) -> None:
        self.workspace.open_page("import", "")

    def _show_imports(self) -> None:
        self.workspace.open_page("imports", "")

    def _add(self) -> None:
        if self.state.people is None:
            return
        home = self.filter.village.code
        dialog = AddPersonDialog(self.state.villages, home, self.workspace.language, self)
        ask_and_write(
            self.workspace,
            dialog,
            Act.REGISTER,
            lambda: partial(_register, *dialog.choice()),
            done=self._on_added,
        )

    def _on_added(self, trainee_id: str) -> None:
        self._wanted_id = trainee_id
        self.filter.clear()
        self.reload()
        said = translate("People", "Added.")
        self.workspace.notices.show_notice(said, undo=self.workspace.undo)

    def _remove_selected(self) -> None:
        chosen = self.table.selected_ids()
        if chosen:
            self.remove(chosen)

    def _on_removed(self, count: int) -> None:
        said = translate("People", "{count} people were taken out.").format(count=count)
        self.workspace.notices.show_notice(said, undo=self.workspace.undo)

    def _ask_export(self) -> None:
        path = self._ask_path()
        if path is not None:
            self.export(path)

    def _ask_full_export(self) -> None:
        title = translate("People", "Export with full numbers")
        words = translate("People", "Why are the full numbers needed? The reason is kept.")
        reason, is_given = QInputDialog.getText(self, title, words)
        path = self._ask_path() if is_given and reason.strip() else None
        if path is not None:
            self.export(path, reason=reason.strip())

    def _ask_path(self) -> Path | None:
        name = translate("People", "Roster {day}.xlsx").format(day=_today())
        title = translate("People", "Export people")
        return ask_path(self, title, self.workspace.database.path.with_name(name), (WORKBOOK,))

    def _on_exported(self, path: Path, reason: str, count: int) -> None:
        if reason:
            write(self.workspace, Act.EXPORT, roster_file.note_full_export, reason=reason)
        said = translate("People", "{count} people were written to {file}.")
        text = said.format(count=count, file=path.name)
        self.workspace.notices.show_notice(text, Tone.DONE)


def _export(ids: Sequence[str], path: Path, db: Db, report: Report, *, masked: bool) -> int:
    from roster.papers.roster_export import read_roster, write_list  # noqa: PLC0415 - XlsxWriter when needed

    return write_list(path, read_roster(db, ids), report, masked=masked)


def _register(facts: TraineeFacts, post: Post | None, db: Db) -> str:
    trainee_id = trainees.register(db, facts)
    if post is not None:
        positions.appoint(db, trainee_id, facts.division_id, post)
    return trainee_id


def _remove(trainee_ids: Sequence[str], db: Db) -> int:
    for trainee_id in trainee_ids:
        trainees.remove(db, trainee_id)
    return len(trainee_ids)


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()
