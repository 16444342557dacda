"""The import of a list: the sheet at the left, what was understood at the right, problems below."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QSplitter, QStackedWidget

from roster.base.errors import RosterError
from roster.db.acts import Act
from roster.lists.deciding.preview import Instructions, prepare, write_preview
from roster.lists.listing import Corrections
from roster.qt.importing.answer import ImportAnswer
from roster.qt.importing.memory import give_large_blocks_back
from roster.qt.importing.rows.deciding import Deciding
from roster.qt.importing.rows.footer import ImportFooter
from roster.qt.importing.sheet.band import Edge
from roster.qt.importing.sheet.view import SheetPane
from roster.qt.importing.source import ImportSource
from roster.qt.importing.turns import in_short_turns
from roster.qt.importing.words import Judged, judged
from roster.qt.kit.commands import Command
from roster.qt.kit.page import Page
from roster.qt.kit.reading import reading_job
from roster.qt.look.colours import Tone
from roster.qt.look.languages import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.base.progress import Report
    from roster.db.engine import Db
    from roster.lists.deciding import IntakeResult
    from roster.lists.deciding.preview import Preview
    from roster.qt.importing.rows.lists import Group
    from roster.qt.kit.tasks import Task
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
    """Reads a workbook, shows it, and writes it when the clerk says so."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, translate("Import", "Import roster"))
        give_large_blocks_back()
        self._preview: Preview | None = None
        self._preparing: Task | None = None
        self._is_following = False
        self._instructions = Instructions()
        self._before: Instructions | None = None
        self._create()
        self._connect()
        self._lay_out()

    @property
    def preview(self) -> Preview | None:
        """What is shown; ``None`` before a workbook was read."""
        return self._preview

    def open_file(self, path: Path) -> None:
        """Read a workbook and show it."""
        self.source.open_files([path])

    def show_item(self, item_id: str) -> None:
        """Read the workbook at a path; of several, parted by line breaks, one after the other."""
        self.source.open_files([Path(path) for path in item_id.splitlines()])

    def reload(self) -> None:
        """Decide anew about the rows after something was written."""
        self.instruct(self._instructions)

    def instruct(self, instructions: Instructions) -> None:
        """Prepare the preview anew by what the clerk says; the last word wins."""
        preview = self._preview
        if preview is None:
            return
        self._instructions = instructions
        if self._preparing is not None:
            self._preparing.cancel()
        self._preparing = self.workspace.run_task(
            self._judged(lambda db, report: prepare(db, preview, instructions, report)),
            done=self._on_prepared,
            failed=partial(self._on_not_prepared, instructions),
            cancelled=partial(self._take_back, instructions),
            title=translate("Import", "Understanding the list"),
        )

    def import_rows(self) -> None:
        """Write the good rows."""
        if self._preview is None or not self._preview.does_something:
            return
        self.footer.set_busy()
        self.workspace.run_task(
            partial(_write, self.workspace, self._preview),
            done=self._on_written,
            failed=self._on_not_written,
            cancelled=self.reload,
            title=translate("Import", "Importing"),
        )

    def declare_columns(self, sheet: str, fields: dict[int, str | None]) -> None:
        """Understand a sheet anew with some columns (from 1) taken for fields, or for none."""
        self._correct(self._instructions.corrections.with_fields(sheet, fields))

    def declare_band(self, sheet: str, band: tuple[int, int] | None) -> None:
        """Understand a sheet anew with these rows as its header; ``None``: without any."""
        self._correct(self._instructions.corrections.with_band(sheet, band))

    def read_sheet(self, sheet: str) -> None:
        """Understand a sheet that is passed over otherwise."""
        self._correct(self._instructions.corrections.with_shown(sheet))

    def read_afresh(self) -> None:
        """Take back all that was said about headers and columns, now or in an earlier import."""
        self._correct(Corrections())

    def _correct(self, corrections: Corrections) -> None:
        self.instruct(replace(self._instructions, corrections=corrections))

    def _judged(self, work: Callable[[Db, Report], Preview]) -> Callable[[Report], Judged]:
        return partial(judged, reading_job(self.workspace, work), self.workspace.language)

    def step(self, by: int) -> None:
        """Go to the next problem (1) or the one before (-1), round and round."""
        self.deciding.step(by)

    def _create(self) -> None:
        theme = self.workspace.theme
        self.source = ImportSource(self.workspace)
        self.start = self.source.face
        self._answer = ImportAnswer(self.workspace, self)
        self.sheet = SheetPane(theme, self.workspace.language)
        self.deciding = Deciding(self.workspace, lambda: self._instructions)
        self.rows, self.problems = self.deciding.rows, self.deciding.problems
        self.footer = ImportFooter(self.workspace)
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
        self.source.begun.connect(self._forget)
        self.source.read.connect(self._on_read)
        self.sheet.cell_chosen.connect(self._on_cell)
        self.sheet.columns_declared.connect(self.declare_columns)
        self.sheet.band_declared.connect(self.declare_band)
        self.sheet.sheet_wanted.connect(self.read_sheet)
        self.sheet.recall_refused.connect(self.read_afresh)
        self.deciding.instructed.connect(self.instruct)
        self.rows.current_changed.connect(self._on_row)
        self.problems.current_changed.connect(self._on_trouble)
        self.footer.group_chosen.connect(self._on_group)
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
        self._preview = None
        self._before = None
        self._instructions = Instructions()
        self.sheet.forget()
        self.deciding.forget()
        self.set_note("")
        self.footer.hide()
        self._faces.setCurrentWidget(self.start)

    # what comes back from tasks

    def _on_read(self, shown: Judged) -> None:
        self._instructions = shown.preview.instructions
        self._show(shown)
        self.footer.show()
        self._another.setEnabled(True)
        self._paste.setEnabled(False)  # what is shown is not to be lost by a slip
        self._faces.setCurrentIndex(1)
        self._halves.setSizes(_heights(shown))
        self.rows.setFocus()
        self._go_on_with(shown.preview)

    def _go_on_with(self, preview: Preview) -> None:
        """Prepare the rest of a long list, of which the first rows are shown."""
        if not preview.is_whole:
            self.instruct(self._instructions)
            return
        if self._before is None and not preview.listing.people:
            self._ask_for_header()
        self._before = preview.instructions

    def _ask_for_header(self) -> None:
        """Let the clerk point at the header of a list in which nobody is found."""
        self.sheet.view.setFocus()
        words = translate(
            "Import",
            "No list of people was found. Point at its header: right click or menu key in its row.",
        )
        self.workspace.notices.show_notice(words, Tone.DUE)

    def _on_prepared(self, shown: Judged) -> None:
        if self._preview is None or shown.preview.instructions != self._instructions:
            return
        self._show(shown)
        self._go_on_with(shown.preview)

    def _on_not_prepared(self, instructions: Instructions, error: Exception) -> None:
        self._take_back(instructions)
        self._say(error)

    def _take_back(self, instructions: Instructions) -> None:
        """Go back to what is shown, unless the clerk has said something newer meanwhile."""
        if self._preview is None or self._instructions is not instructions:
            return
        before = self._before
        if self._preview.is_whole:
            self._instructions = self._preview.instructions
        elif before is not None and before != instructions:
            self.instruct(before)
        else:  # the clerk does not want to wait for the rest
            self._forget()
            self.start.ask_file()

    def _show(self, shown: Judged) -> None:
        self._preview = preview = shown.preview
        self._is_following = True  # what is current stays where it is, left and right
        self.set_note(_read_words(preview))
        self._another.setText(_another_words(self.source.waiting))
        self._mark.setEnabled(preview.path is not None and bool(preview.plan.listing.problems))
        self.sheet.show_preview(preview, shown.troubles)
        self.footer.show_preview(preview, len(shown.troubles))
        self.deciding.show_preview(preview, shown.troubles, self.footer.group)
        self._is_following = False
        self.deciding.go_on()

    def _on_written(self, result: IntakeResult) -> None:
        self._forget()
        self.start.ask_file()
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
        self._say(error)

    def _say(self, error: Exception) -> None:
        if not isinstance(error, RosterError):
            raise error
        self.workspace.show_error(error)

    # what the clerk does

    def _show_imports(self) -> None:
        self.workspace.open_page("imports", "")

    def _on_mark(self) -> None:
        if self._preview is not None:
            self._answer.ask(self._preview, self.source.password)

    def _on_another(self) -> None:
        if not self.source.open_next():
            self.start.choose()

    def _on_group(self, group: Group | None) -> None:
        self.deciding.show_group(group)

    def _on_next(self) -> None:
        self.step(1)

    def _on_last(self) -> None:
        self.step(-1)

    def _on_cell(self, sheet: str, row: int) -> None:
        """Let the right follow the left."""
        if not self._is_following:
            self._follow_right(sheet, row)

    def _on_row(self, row_id: str) -> None:
        """Let the left follow the right."""
        if row_id and not self._is_following:
            sheet, row = self.deciding.row_lines.place_of(row_id)
            self._follow_left(sheet, row, 0)

    def _on_trouble(self, trouble_id: str) -> None:
        if trouble_id:
            trouble = self.deciding.problem_lines.trouble(trouble_id)
            self._follow_left(trouble.sheet, *trouble.where)
            self._follow_right(trouble.sheet, trouble.row)

    def _follow_left(self, sheet: str, row: int, column: int) -> None:
        self._is_following = True
        self.sheet.show_cell(sheet, row, column)
        self._is_following = False

    def _follow_right(self, sheet: str, row: int) -> None:
        self._is_following = True
        self.deciding.show_place(sheet, row)
        self._is_following = False


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
