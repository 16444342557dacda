"""The import of a list: the sheet at the left, what was understood at the right, problems below."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QSplitter, QStackedWidget

from roster.db.acts import Act
from roster.lists.deciding.preview import write_preview
from roster.lists.listing import Corrections
from roster.qt.importing.answer import ImportAnswer
from roster.qt.importing.following import Following
from roster.qt.importing.memory import give_large_blocks_back
from roster.qt.importing.preparing import Preparing, tell_failure
from roster.qt.importing.rows.deciding import Deciding
from roster.qt.importing.rows.footer import ImportFooter
from roster.qt.importing.sheet.band import Edge
from roster.qt.importing.sheet.view import SheetPane
from roster.qt.importing.source import ImportSource
from roster.qt.importing.state import ImportState
from roster.qt.importing.turns import in_short_turns
from roster.qt.kit.commands import Command
from roster.qt.kit.page import Page
from roster.qt.look.colours import Tone
from roster.qt.look.languages import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.base.progress import Report
    from roster.lists.deciding import IntakeResult
    from roster.lists.deciding.preview import Instructions, Preview
    from roster.qt.importing.words import Judged
    from roster.qt.kit.workspace import Workspace


_BAND_KEYS = (
    ("Alt+Up", Edge.TOP, -1, QT_TRANSLATE_NOOP("Import", "Header begins one row higher")),
    ("Alt+Down", Edge.TOP, 1, QT_TRANSLATE_NOOP("Import", "Header begins one row lower")),
    ("Alt+Shift+Up", Edge.BOTTOM, -1, QT_TRANSLATE_NOOP("Import", "Header ends one row higher")),
    ("Alt+Shift+Down", Edge.BOTTOM, 1, QT_TRANSLATE_NOOP("Import", "Header ends one row lower")),
)


_QUESTIONS_BELOW, _MUCH_BELOW, _LITTLE_BELOW = (240, 340), (330, 250), (390, 190)
_LEAST_BELOW = 190  # pixels at 100 %: a few lines of problems


class ImportWizard(Page):
    """Reads a workbook, shows it, and writes it when the clerk says so.

    Attributes:
        state: what is shown; the parts of the page listen to it.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, translate("Import", "Import roster"))
        give_large_blocks_back()
        self.state = ImportState(self)
        self._create()
        self._connect()
        self._lay_out()

    @property
    def preview(self) -> Preview | None:
        """What is shown; ``None`` before a workbook was read."""
        return self.state.preview

    def open_file(self, path: Path) -> None:
        """Read a workbook and show it."""
        self.source.open_files([path])

    def show_item(self, item_id: str) -> None:
        """Read the workbook at a path; of several, parted by line breaks, one after the other."""
        self.source.open_files([Path(path) for path in item_id.splitlines()])

    def reload(self) -> None:
        """Decide anew about the rows after something was written."""
        self.instruct(self.state.instructions)

    def instruct(self, instructions: Instructions) -> None:
        """Prepare the preview anew by what the clerk says; the last word wins."""
        self.preparing.instruct(instructions)

    def import_rows(self) -> None:
        """Write the good rows."""
        preview = self.state.preview
        if preview is None or not preview.does_something:
            return
        self.footer.set_busy()
        self.workspace.run_task(
            partial(_write, self.workspace, preview),
            done=self._on_written,
            failed=self._on_not_written,
            cancelled=self.reload,
            title=translate("Import", "Importing"),
        )

    def declare_columns(self, sheet: str, fields: dict[int, str | None]) -> None:
        """Understand a sheet anew with some columns (from 1) taken for fields, or for none."""
        self._correct(self.state.instructions.corrections.with_fields(sheet, fields))

    def declare_band(self, sheet: str, band: tuple[int, int] | None) -> None:
        """Understand a sheet anew with these rows as its header; ``None``: without any."""
        self._correct(self.state.instructions.corrections.with_band(sheet, band))

    def read_sheet(self, sheet: str) -> None:
        """Understand a sheet that is passed over otherwise."""
        self._correct(self.state.instructions.corrections.with_shown(sheet))

    def read_afresh(self) -> None:
        """Take back all that was said about headers and columns, now or in an earlier import."""
        self._correct(Corrections())

    def _correct(self, corrections: Corrections) -> None:
        self.instruct(replace(self.state.instructions, corrections=corrections))

    def step(self, by: int) -> None:
        """Go to the next problem (1) or the one before (-1), round and round."""
        self.deciding.step(by)

    def _create(self) -> None:
        theme = self.workspace.theme
        self.source = ImportSource(self.workspace)
        self.start = self.source.face
        self._answer = ImportAnswer(self.workspace, self)
        self.preparing = Preparing(self.workspace, self.state)
        self.sheet = SheetPane(theme, self.workspace.language, self.state)
        self.footer = ImportFooter(self.workspace, self.state)  # says before the rows which group
        self.deciding = Deciding(self.workspace, self.state)
        self.rows, self.problems = self.deciding.rows, self.deciding.problems
        self._following = Following(self.sheet, self.deciding)
        self._faces = QStackedWidget()
        words = translate("Import", "Mark the problems in the list…")
        self._mark = self.add_button(words, "message-square-reply", self._on_mark)
        words = translate("Import", "Another workbook…")
        self._another = self.add_button(words, "folder-open", self._on_another)
        words = translate("Import", "Paste a table or names")
        self._paste = self._add_action(words, "Ctrl+V", self.source.paste)
        self._paste.setIcon(theme.icon("clipboard-paste"))
        self.start.add_link(self._paste)
        words = translate("Import", "Imports so far")
        self._imports = self._add_action(words, "", self._show_imports)
        self._imports.setIcon(theme.icon("history"))
        self.start.add_link(self._imports)
        for keys, edge, by, words in _BAND_KEYS:
            said = translate("Import", words)
            self._add_action(said, keys, partial(self.sheet.move_edge, edge, by))
        self._add_action(translate("Import", "Next problem"), "F8", self._on_next)
        self._add_action(translate("Import", "Problem before"), "Shift+F8", self._on_last)
        self._add_action(translate("Import", "Import the rows"), "Ctrl+Return", self.import_rows)

    def _add_action(self, words: str, keys: str, handler: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(handler)
        self.addAction(action)
        return action

    def _connect(self) -> None:
        self.preparing.prepared.connect(self._show)
        self.preparing.nobody_found.connect(self._ask_for_header)
        self.preparing.given_up.connect(self._ask_anew)
        self.source.begun.connect(self._forget)
        self.source.read.connect(self._on_read)
        self.sheet.columns_declared.connect(self.declare_columns)
        self.sheet.band_declared.connect(self.declare_band)
        self.sheet.sheet_wanted.connect(self.read_sheet)
        self.sheet.recall_refused.connect(self.read_afresh)
        self.deciding.instructed.connect(self.instruct)
        self.footer.group_chosen.connect(self.deciding.show_group)
        self.footer.import_asked.connect(self.import_rows)
        self.footer.next_asked.connect(self._on_next)
        self.handlers[Command.IMPORT] = self.start.choose

    def _lay_out(self) -> None:
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.addWidget(self.sheet)
        beside.addWidget(self.deciding)
        beside.setSizes([500, 640])
        self._halves = whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(beside)
        whole.addWidget(self.deciding.below)
        self.deciding.below.setMinimumHeight(self.workspace.theme.px(_LEAST_BELOW))
        whole.setStretchFactor(0, 3)
        whole.setStretchFactor(1, 2)
        for splitter in (beside, whole):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(12)
        self._faces.addWidget(self.start)
        self._faces.addWidget(whole)
        self.body.addWidget(self._faces, 1)
        self.body.addWidget(self.footer)
        self._forget()

    def _forget(self) -> None:
        self._paste.setEnabled(True)
        self._another.setEnabled(False)
        self._mark.setEnabled(False)
        self.state.forget()
        self.set_note("")
        self.footer.hide()
        self._faces.setCurrentWidget(self.start)

    # what comes back from tasks

    def _on_read(self, shown: Judged) -> None:
        self.state.instructions = shown.preview.instructions
        self._show(shown)
        self.footer.show()
        self._another.setEnabled(True)
        self._paste.setEnabled(False)  # what is shown is not to be lost by a slip
        self._faces.setCurrentIndex(1)
        self._halves.setSizes(_heights(shown))
        self.rows.setFocus()
        self.preparing.go_on()

    def _ask_for_header(self) -> None:
        """Let the clerk point at the header of a list in which nobody is found."""
        self.sheet.view.setFocus()
        words = translate(
            "Import",
            "No list of people was found. Point at its header: right click or menu key in its row.",
        )
        self.workspace.notices.show_notice(words, Tone.DUE)

    def _ask_anew(self) -> None:
        self._forget()
        self.start.ask_file()

    def _show(self, shown: Judged) -> None:
        preview = shown.preview
        self.set_note(_read_words(preview))
        self._another.setText(_another_words(self.source.waiting))
        self._mark.setEnabled(preview.path is not None and bool(preview.plan.listing.problems))
        self._following.is_held = True
        self.state.show(shown)
        self._following.is_held = False
        self.deciding.go_on()

    def _on_written(self, result: IntakeResult) -> None:
        self._ask_anew()
        said = translate("Import", "Imported: {new} new people, {changed} changed, {waiting} left.")
        words = said.format(new=result.new, changed=result.changed, waiting=result.waiting)
        if result.ended:
            ended = translate("Import", "{count} posts of people who left have ended.")
            words = f"{words} {ended.format(count=result.ended)}"
        self.workspace.notices.show_notice(words, undo=self.workspace.undo)
        if not self.source.open_next():
            self.workspace.open_page("people", "")

    def _on_not_written(self, error: Exception) -> None:
        self.reload()
        tell_failure(self.workspace, error)

    # what the clerk does

    def _show_imports(self) -> None:
        self.workspace.open_page("imports", "")

    def _on_mark(self) -> None:
        if self.state.preview is not None:
            self._answer.ask(self.state.preview, self.source.password)

    def _on_another(self) -> None:
        if not self.source.open_next():
            self.start.choose()

    def _on_next(self) -> None:
        self.step(1)

    def _on_last(self) -> None:
        self.step(-1)


@in_short_turns()
def _write(workspace: Workspace, preview: Preview, report: Report) -> IntakeResult:
    """Take the good rows in, as one action that can be undone."""
    clerk, reason = workspace.clerk, preview.provenance
    with workspace.database.transaction(Act.IMPORT, by=clerk, reason=reason) as db:
        return write_preview(db, preview, report)


def _read_words(preview: Preview) -> str:
    """Return the name of the file and how many people are in how many rows of it."""
    listing = preview.listing
    rows = listing.rows_skipped + sum(sheet.rows_read for sheet in listing.sheets)
    if not preview.is_whole:
        said = translate("Import", "{file} · the first {rows} rows; the others follow …")
        return said.format(file=listing.file, rows=rows)
    said = translate("Import", "{file} · {people} people in {rows} rows")
    return said.format(file=listing.file, people=len(listing.people), rows=rows)


def _heights(shown: Judged) -> tuple[int, int]:
    """Return how much room rows and what is below them have: a question with all its answers."""
    if shown.preview.plan.grey:
        return _QUESTIONS_BELOW
    return _MUCH_BELOW if shown.troubles else _LITTLE_BELOW


def _another_words(waiting: int) -> str:
    if waiting:
        return translate("Import", "Next workbook ({count} wait)").format(count=waiting)
    return translate("Import", "Another workbook…")
