"""What was pasted is shown as it was understood, with its problems, before it is taken."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout

from roster.base.errors import RosterError
from roster.base.words import label
from roster.lists.read_pasted import pasted_content
from roster.lists.reading.workbook_reader import read_workbook
from roster.qt.kit.clipboard import copied
from roster.qt.kit.messages import sentence
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import APART, GAP, NEAR, TIGHT, set_role, set_tone
from roster.qt.widgets.dialog import Dialog
from roster.qt.widgets.dialog_size import give_size
from roster.qt.widgets.fields import note, number_field
from roster.qt.widgets.label import Label
from roster.qt.widgets.tables.columns import Column, number_column, text_column
from roster.qt.widgets.tables.rows import RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from roster.base.progress import Report
    from roster.base.words import Language
    from roster.lists.reading.cells import Workbook
    from roster.lists.schedules.timetable import PlanProblem
    from roster.qt.kit.workspace import Workspace
    from roster.qt.widgets.tables.view import TableView

_SIZE = (1240, 640)
_PROBLEMS_HEIGHT = 150
_FIRST_YEAR, _LAST_YEAR = 2000, 2099


class PastedDialog(Dialog):
    """Reads the clipboard when told to, and by Ctrl+V again; what is read depends on the kind.

    Kinds say what they read in ``read`` and what they take in their own properties.

    Args:
        workspace: the shared parts of the window.
        title: of the dialog.
        year: of days that name none.
        parent: the widget over which the dialog stands.

    Attributes:
        does: the button that takes what is shown.
        problems: the table of what was not understood.
    """

    def __init__(self, workspace: Workspace, title: str, year: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._workspace = workspace
        self._content: str | Workbook = ""
        self.year = number_field(_FIRST_YEAR, _LAST_YEAR, year)
        self.said = note()
        self.problems: RowsTable[PlanProblem] = RowsTable(
            workspace.theme, _problem_columns(workspace.language)
        )
        self.problems.setAccessibleName(translate("Trainings", "To be looked at"))
        self.problems.setFixedHeight(workspace.theme.px(_PROBLEMS_HEIGHT))
        self._understood, self._doubtful = Label(), Label()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.does = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.year.valueChanged.connect(self._read)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        for keys, do in (("Ctrl+V", self.paste), ("Ctrl+Return", self.does.click)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def read(self, content: str | Workbook, year: int) -> Sequence[PlanProblem]:
        """Read what was pasted and show it; return what was not understood."""
        raise NotImplementedError

    def paste(self) -> None:
        """Take what is on the clipboard: files, a table, or text."""
        self._say(translate("Trainings", "Reading what was pasted…"))
        self._workspace.run_task(_clipboard_reader(), done=self._take, failed=self._on_failed)

    def show_count(self, words: str, count: int) -> None:
        """Say over the table how much was understood, and let it be taken if it is anything."""
        self._understood.setText(f"{words} {count}")
        set_tone(self._understood, Tone.DONE if count else None)
        self.does.setEnabled(count > 0)

    def lay_out(self, table: TableView, *more: QWidget) -> None:
        """Put everything in its place, the kind's own table in the middle."""
        self._table = table
        for title in (self._understood, self._doubtful):
            set_role(title, "strong")
        set_role(self.does, "primary")
        top = QHBoxLayout()
        top.setSpacing(NEAR)
        year_words = translate("Trainings", "Year of days without one")
        self.year.setAccessibleName(year_words)
        top.addWidget(self.said, 1)
        top.addWidget(Label(year_words))
        top.addWidget(self.year)
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, APART, APART, GAP)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addLayout(_titled(self._understood, table), 1)
        column.addLayout(_titled(self._doubtful, self.problems))
        for widget in more:
            column.addWidget(widget)
        column.addWidget(self._buttons)
        self.does.setDefault(True)
        give_size(self, self._workspace.theme, *_SIZE)
        self._read()

    def _take(self, content: str | Workbook) -> None:
        self._content = content
        self._read()
        (self.does if self.does.isEnabled() else self._table).setFocus()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, RosterError):
            raise error
        self._content = ""
        self._read()
        self._say(sentence(error, self._workspace.language), Tone.MISSING)

    def _read(self) -> None:
        problems = self.read(self._content, self.year.value())
        self.problems.set_rows(problems)
        words = translate("Trainings", "To be looked at")
        self._doubtful.setText(f"{words} {len(problems)}")
        set_tone(self._doubtful, Tone.DUE if problems else None)
        for part in (self._doubtful, self.problems):
            part.setVisible(bool(problems))
        self._say(
            translate(
                "Trainings",
                "Copy the table or the lines of the chat, then press Ctrl+V here. Nothing is"
                " written before you say so.",
            )
        )

    def _say(self, text: str, tone: Tone | None = None) -> None:
        self.said.setText(text)
        set_tone(self.said, tone)


def _titled(title: QLabel, table: TableView) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(TIGHT)
    column.addWidget(title)
    column.addWidget(table, 1)
    return column


def _clipboard_reader() -> Callable[[Report], str | Workbook]:
    """Look at the clipboard here and now; return the reading of it, for a thread."""
    data = copied()
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files:
        return lambda report: read_workbook(files[0], report=report)
    return partial(pasted_content, data.text(), data.html() if data.hasHtml() else None)


def _problem_columns(language: Language) -> tuple[Column[PlanProblem], ...]:
    return (
        number_column("row", lambda: translate("Trainings", "Row"), lambda problem: problem.row),
        text_column(
            "kind",
            lambda: translate("Trainings", "What is wrong"),
            lambda problem: label(problem.kind, language),
            230,
            tone=lambda _problem: Tone.DUE,
        ),
        text_column(
            "text",
            lambda: translate("Trainings", "As it stands there"),
            lambda problem: problem.text,
            300,
            stretch=True,
        ),
    )
