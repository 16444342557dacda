"""Before an import is taken back: what will go, or which later edits stand in the way."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from roster.base.words import label
from roster.db.acts import Act
from roster.qt.look.languages import translate
from roster.qt.look.theme import APART, GAP, set_role
from roster.qt.widgets.dialog_size import give_size
from roster.qt.widgets.fields import day_words, note
from roster.qt.widgets.label import Label
from roster.qt.widgets.tables.columns import Column, date_column, text_column
from roster.qt.widgets.tables.rows import RowsTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from roster.base.words import Language
    from roster.db.errors import LaterEdit
    from roster.lists.deciding import ImportRecord
    from roster.qt.kit.workspace import Workspace

_WIDTH = 440
_SIZE = (720, 420)


class UndoDialog(QDialog):
    """Names what will go; Enter leaves everything as it is."""

    def __init__(self, record: ImportRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Imports", "Undo this import"))
        self.setMinimumWidth(_WIDTH)
        question = translate("Imports", "Take the import of “{file}” of {day} back?")
        title = Label(
            question.format(file=record.file, day=day_words(local_day(record.at))), wordWrap=True
        )
        set_role(title, "section")
        buttons = QDialogButtonBox()
        does = buttons.addButton(
            translate("Imports", "Undo this import"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        keeps = buttons.addButton(
            translate("Imports", "Keep it"), QDialogButtonBox.ButtonRole.RejectRole
        )
        set_role(does, "danger")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, APART, APART, GAP)
        column.setSpacing(GAP)
        column.addWidget(title)
        for words in what_goes(record):
            column.addWidget(Label(f"· {words}", wordWrap=True))
        column.addWidget(note(translate("Imports", "Everything done since stays as it is.")))
        column.addWidget(buttons)
        keeps.setDefault(True)
        keeps.setFocus()


class BlockedDialog(QDialog):
    """Lists the later edits that an import cannot be taken back under; Enter opens the person.

    Signals:
        person_asked: id of the person whom an edit was about.
    """

    person_asked = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        record: ImportRecord,
        later: tuple[LaterEdit, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Imports", "This import cannot be undone yet"))
        text = translate(
            "Imports",
            "What “{file}” brought was worked on later. Nothing was changed. Take these edits back"
            " first, or correct the people one by one.",
        )
        self.table: RowsTable[LaterEdit] = RowsTable(workspace.theme, _columns(workspace.language))
        self.table.setAccessibleName(translate("Imports", "Later edits"))
        self.table.set_rows(later)
        self.table.opened.connect(self._open)
        self._buttons = QDialogButtonBox()
        opens = self._buttons.addButton(
            translate("Imports", "Open the person"), QDialogButtonBox.ButtonRole.ActionRole
        )
        closes = self._buttons.addButton(QDialogButtonBox.StandardButton.Close)
        opens.clicked.connect(self._open)
        closes.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, APART, APART, GAP)
        column.setSpacing(GAP)
        column.addWidget(Label(text.format(file=record.file), wordWrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(self._buttons)
        opens.setDefault(True)
        give_size(self, workspace.theme, *_SIZE)
        self.table.selectRow(0)
        self.table.setFocus()

    def _open(self) -> None:
        row_id = self.table.current_id()
        people = self.table.row_of_id(row_id).trainee_ids if row_id else ()
        if people:
            self.accept()
            self.person_asked.emit(people[0])


def what_goes(record: ImportRecord) -> list[str]:
    """Return what taking an import back does, a sentence for each kind of thing it did."""
    effects = (
        (record.new, translate("Imports", "{count} new people leave the file with their posts.")),
        (record.changed, translate("Imports", "{count} people become again as they were.")),
        (record.waiting, translate("Imports", "{count} rows left over go.")),
        (record.ended, translate("Imports", "{count} ended posts are held again.")),
    )
    return [words.format(count=f"{count:,}") for count, words in effects if count]


def local_day(at: str) -> str:
    """Return the day of a moment of the journal (UTC, ISO 8601) by the clerk's calendar."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d")


def _columns(language: Language) -> tuple[Column[LaterEdit], ...]:
    return (
        date_column(
            "at", lambda: translate("Imports", "When"), lambda edit: local_day(edit.at), 110
        ),
        text_column("clerk", lambda: translate("Imports", "Clerk"), lambda edit: edit.clerk, 90),
        text_column(
            "action",
            lambda: translate("Imports", "What was done"),
            lambda edit: label(Act(edit.action), language),
            140,
        ),
        text_column(
            "people", lambda: translate("Imports", "About whom"), _people, 260, stretch=True
        ),
    )


def _people(edit: LaterEdit) -> str:
    return "、".join(edit.people)
