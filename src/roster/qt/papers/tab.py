"""The papers of a training: which there are, one of them seen, its choices; saved and printed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from roster.base.words import label
from roster.papers.codes import TrainingPaper
from roster.papers.facts import WORKBOOKS, SetStyle
from roster.qt.kit.messages import sentence
from roster.qt.kit.save_dialog import PDF, WORKBOOK
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, WIDE, set_role
from roster.qt.papers.chooser import PaperList
from roster.qt.papers.dialog import PaperDialog
from roster.qt.papers.options import PaperOptions
from roster.qt.papers.pages import PaperPages
from roster.qt.papers.saving import (
    ask_where,
    run,
    save,
    send_to_printer,
)
from roster.qt.papers.work import (
    Shown,
    Wanted,
    draw,
    save_set,
    write_pdf,
    write_workbook,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QShowEvent

    from roster.papers.errors import PeopleLeftOut
    from roster.papers.folder import PaperFolder
    from roster.qt.kit.tasks import Task
    from roster.qt.kit.workspace import Workspace
    from roster.trainings.trainings import TrainingDetail

_LIST_WIDTH, _OPTIONS_WIDTH = 184, 228
_WAIT_MILLISECONDS = 120


class TrainingPapers(QWidget):
    """Draws a paper when it is looked at; keeps the choices of every training it has shown.

    Attributes:
        list: the papers.
        pages: the paper as it comes from the printer.
        options: the choices of the paper.
        larger, print, save_pdf, save_workbook, save_set: the buttons.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._training: TrainingDetail | None = None
        self._styles: dict[str, SetStyle] = {}
        self._paper = TrainingPaper.SIGN_IN
        self._is_stale = False
        self._task: Task | None = None
        theme = workspace.theme
        self.list = PaperList(theme, workspace.language)
        self.pages = PaperPages(workspace)
        self.options = PaperOptions()
        self.print = QPushButton(theme.icon("printer", "on_accent"), translate("Papers", "Print…"))
        self.larger = QToolButton()
        self.larger.setText(translate("Papers", "Larger"))
        self.save_pdf = QPushButton(theme.icon("save"), translate("Papers", "Save PDF…"))
        self.save_workbook = QPushButton(theme.icon("save"), translate("Papers", "Save Excel…"))
        self.save_set = QPushButton(
            theme.icon("folder-open"), translate("Papers", "Save all papers…")
        )
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MILLISECONDS)
        self._connect()
        self._lay_out()
        self.list.choose(self._paper)

    def show_training(self, training: TrainingDetail) -> None:
        """Take a training; the paper is drawn when it is looked at."""
        is_other = self._training is None or self._training.row.id != training.row.id
        self._training = training
        if is_other:
            self.options.show_style(self._style)
        self._draw_soon()

    def enlarge(self) -> None:
        """Show the current paper in nearly the whole window."""
        if self.pages.paper is not None:
            name = label(self._paper, self._workspace.language)
            dialog = PaperDialog(self._workspace, name, self)
            dialog.pages.show_paper(self.pages.paper, name, self.pages.page)
            dialog.open()

    def print_current(self) -> None:
        """Ask for a printer and print the current paper."""
        shown, wanted = self.pages.paper, self._wanted()
        if shown is not None and wanted is not None:
            send_to_printer(self._workspace, self, shown, partial(write_pdf, wanted))

    def save_current(self, *kinds: str) -> None:
        """Ask where to and save the current paper; unless told, of either kind it has."""
        own = (PDF, WORKBOOK) if self._paper in WORKBOOKS else (PDF,)
        if self._training is None or self.pages.paper is None:
            return
        name = f"{self._training.plan.title} {label(self._paper)}"
        path = ask_where(self._workspace, self, name, kinds or own)
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Save the current paper; a name that ends in ``.xlsx`` is a workbook."""
        wanted = self._wanted()
        if wanted is not None:
            write = write_workbook if path.suffix.lower() == ".xlsx" else write_pdf
            save(self._workspace, partial(write, wanted), path)

    def save_set_to(self, folder: Path) -> None:
        """Save all papers that say something into a new folder inside this one."""
        wanted = self._wanted()
        if wanted is not None:
            title = translate("Papers", "Saving all papers")
            run(self._workspace, partial(save_set, wanted, folder), self._on_set_saved, title)

    # drawing

    @property
    def _style(self) -> SetStyle:
        key = self._training.row.id if self._training else ""
        return self._styles.get(key, SetStyle())

    def _wanted(self) -> Wanted | None:
        if self._training is None:
            return None
        return Wanted(self._workspace.database, self._training.row.id, self._paper, self._style)

    def _on_style(self, style: SetStyle) -> None:
        if self._training is not None:
            self._styles[self._training.row.id] = style
            self._draw_soon()

    def _on_chosen(self, paper: TrainingPaper) -> None:
        self._paper = paper
        self.options.show_paper(paper)
        self._enable(can_save=False)
        self._draw_soon()

    def _draw_soon(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._wait.start()

    def _draw(self) -> None:
        wanted = self._wanted()
        if not self._is_stale or wanted is None:
            return
        self._is_stale = False
        if self._task is not None:
            self._task.cancel()
        self._task = run(self._workspace, partial(draw, wanted), self._on_drawn)

    def _on_drawn(self, shown: Shown) -> None:
        if shown.wanted != self._wanted():
            return  # another paper is wanted by now
        name = label(self._paper, self._workspace.language)
        self.list.show_waiting(shown.nothing)
        if shown.finished is not None:
            self.pages.show_paper(shown.finished, name)
            self._say_left_out(shown.left_out)
        elif shown.why is not None:
            title = translate("Papers", "Nothing to print yet")
            self.pages.say(title, sentence(shown.why, self._workspace.language))
        self._enable(can_save=shown.finished is not None)

    def _say_left_out(self, left_out: PeopleLeftOut | None) -> None:
        if left_out is not None:
            words = sentence(left_out, self._workspace.language)
            self._workspace.notices.show_notice(words, Tone.DUE)

    def _enable(self, *, can_save: bool) -> None:
        self.larger.setEnabled(can_save)
        self.print.setEnabled(can_save)
        self.save_pdf.setEnabled(can_save)
        self.save_workbook.setEnabled(can_save and self._paper in WORKBOOKS)
        self.save_workbook.setVisible(self._paper in WORKBOOKS)

    def _ask_folder(self) -> None:
        title = translate("Papers", "Where to put the folder with all papers")
        above = str(self._workspace.database.path.parent)
        folder = QFileDialog.getExistingDirectory(self, title, above)
        if folder:
            self.save_set_to(Path(folder))

    def _on_set_saved(self, saved: PaperFolder) -> None:
        words = translate("Papers", "All papers are in {folder}: {pdfs} PDF, {workbooks} Excel.")
        text = words.format(
            folder=saved.path.name, pdfs=len(saved.pdfs), workbooks=len(saved.workbooks)
        )
        self._workspace.notices.show_notice(
            text,
            undo=partial(_open_folder, saved.path),
            button=translate("Papers", "Open folder"),
        )
        self._say_left_out(saved.left_out)

    # making

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.turned.connect(self.pages.turn)
        self.list.opened.connect(self.enlarge)
        self.larger.clicked.connect(self.enlarge)
        self.options.changed.connect(self._on_style)
        self._wait.timeout.connect(self._draw)
        self.print.clicked.connect(self.print_current)
        self.save_pdf.clicked.connect(lambda: self.save_current(PDF))
        self.save_workbook.clicked.connect(lambda: self.save_current(WORKBOOK))
        self.save_set.clicked.connect(self._ask_folder)

    def _lay_out(self) -> None:
        theme = self._workspace.theme
        set_role(self.print, "primary")
        set_role(self.larger, "chip")
        self.list.setFixedWidth(theme.px(_LIST_WIDTH))
        self.options.setFixedWidth(theme.px(_OPTIONS_WIDTH))
        for button in (self.larger, self.save_workbook, self.save_pdf, self.print):
            self.pages.add_button(button)
        side = QVBoxLayout()
        side.setSpacing(NEAR)
        side.addWidget(self.save_set)
        side.addWidget(self.options, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GAP, 0, 0)
        row.setSpacing(WIDE)
        row.addWidget(self.list)
        row.addWidget(self.pages, 1)
        row.addLayout(side)

    # Qt overrides

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the list of papers."""
        super().focusInEvent(event)
        self.list.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what has changed since the last look."""
        super().showEvent(event)
        self._draw()


def _open_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
