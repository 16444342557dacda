"""The papers of a training: the sign-in sheets, seen before they are saved or printed."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from roster.class_papers import sign_in_sheet
from roster.documents.preview import page_count
from roster.documents.sign_in_sheet import write_sign_in_sheets
from roster.errors import RosterError
from roster.files import written_whole
from roster.qt.fields import heading, note
from roster.qt.languages import translate
from roster.qt.messages import sentence
from roster.qt.paper_preview import PaperPreview
from roster.qt.printing import choose_printer, print_pdf
from roster.qt.theme import GAP, NEAR, WIDE, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtPrintSupport import QPrinter

    from roster.enrollments import EnrollmentRow
    from roster.progress import Report
    from roster.qt.workspace import Workspace
    from roster.trainings import TrainingDetail

_A4 = (595.0, 842.0)
_SIDE_WIDTH = 220
_WIDEST = 680
_BAR = 16  # room for the scroll bar


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF in memory and its number of pages."""

    content: bytes
    pages: int


class TrainingPapers(QWidget):
    """Draws the sheets when the tab is seen, not before."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._training: TrainingDetail | None = None
        self._people: Sequence[EnrollmentRow] = ()
        self._paper: Paper | None = None
        self._page = 1
        self._is_stale = False
        theme = workspace.theme
        self._about = note()
        self.pages = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        set_role(self.pages, "quiet")
        self.back, self.on = QToolButton(), QToolButton()
        self.back.setIcon(theme.icon("chevron-left"))
        self.on.setIcon(theme.icon("chevron-right"))
        self.back.setAccessibleName(translate("Trainings", "Page before"))
        self.on.setAccessibleName(translate("Trainings", "Next page"))
        self.save = QPushButton(theme.icon("save"), translate("Trainings", "Save PDF…"))
        self.print = QPushButton(theme.icon("printer"), translate("Trainings", "Print…"))
        self.preview = PaperPreview(workspace, _A4)
        self._scroll = QScrollArea()
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))
        self.save.clicked.connect(self._ask_path)
        self.print.clicked.connect(self._print)
        self._lay_out()
        self._show_page()

    def show_training(self, training: TrainingDetail, people: Sequence[EnrollmentRow]) -> None:
        """Take a training; its papers are drawn when they are looked at."""
        self._training, self._people = training, people
        self._is_stale = True
        if self.isVisible():
            self._draw()

    def save_to(self, path: Path) -> None:
        """Save what is shown as a PDF file."""
        if self._paper is None:
            return
        try:
            with written_whole(path) as unfinished:
                unfinished.write_bytes(self._paper.content)
        except RosterError as error:
            self._workspace.show_error(error)
            return
        said = translate("Trainings", "Saved as {file}.").format(file=path.name)
        self._workspace.notices.show_notice(said)

    def _draw(self) -> None:
        if not self._is_stale or self._training is None:
            return
        self._is_stale = False
        self._workspace.run_task(
            partial(_drawn, self._training, tuple(self._people)),
            done=self._on_drawn,
            failed=self._on_failed,
        )

    def _on_drawn(self, paper: Paper) -> None:
        self._paper = paper
        self._page = min(self._page, paper.pages)
        self._show_page()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, RosterError):
            raise error
        self._paper = None
        self._show_page()
        title = translate("Trainings", "No sign-in sheet yet")
        self.preview.say(title, sentence(error, self._workspace.language), "file-text")

    def _turn(self, step: int) -> None:
        self._page += step
        self._show_page()

    def _show_page(self) -> None:
        pages = self._paper.pages if self._paper else 0
        said = translate("Trainings", "Page {page} of {pages}")
        self.pages.setText(said.format(page=self._page, pages=pages) if pages else "")
        self.back.setEnabled(pages > 0 and self._page > 1)
        self.on.setEnabled(self._page < pages)
        for button in (self.save, self.print):
            button.setEnabled(pages > 0)
        if self._paper is not None:
            name = translate("Trainings", "Sign-in sheet") + " " + self.pages.text()
            self.preview.show_paper(partial(_put, self._paper.content), name, self._page)

    def _ask_path(self) -> None:
        if self._training is None:
            return
        words = translate("Trainings", "Sign-in sheet")
        proposed = Path.home() / f"{self._training.plan.title} {words}.pdf"
        path, _kind = QFileDialog.getSaveFileName(self, self.save.text(), str(proposed), "*.pdf")
        if path:
            self.save_to(Path(path))

    def _print(self) -> None:
        printer = choose_printer(self, landscape=False)
        if printer is not None and self._paper is not None:
            title = translate("Trainings", "Printing")
            self._workspace.run_task(partial(_printed, self._paper, printer), title=title)

    def _fit(self) -> None:
        width = min(self._scroll.viewport().width() - _BAR, _WIDEST)
        self.preview.setFixedSize(width, round(width * _A4[1] / _A4[0]))

    def _lay_out(self) -> None:
        self._about.setText(
            translate("Trainings", "One set of pages for each half-day, A4, three blank rows.")
        )
        turn = QHBoxLayout()
        turn.addWidget(self.back)
        turn.addWidget(self.pages, 1)
        turn.addWidget(self.on)
        side = QVBoxLayout()
        side.setSpacing(NEAR)
        side.addWidget(heading(translate("Trainings", "Sign-in sheet")))
        side.addWidget(self._about)
        side.addSpacing(GAP)
        side.addLayout(turn)
        side.addSpacing(GAP)
        side.addWidget(self.save)
        side.addWidget(self.print)
        side.addStretch(1)
        left = QWidget()
        left.setLayout(side)
        left.setFixedWidth(self._workspace.theme.px(_SIDE_WIDTH))
        side.setContentsMargins(0, 0, 0, 0)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scroll.setWidget(self.preview)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GAP, 0, 0)
        row.setSpacing(WIDE)
        row.addWidget(left)
        row.addWidget(self._scroll, 1)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what has changed since the last look."""
        super().showEvent(event)
        self._fit()
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page as wide as there is room."""
        super().resizeEvent(event)
        self._fit()


def _drawn(training: TrainingDetail, people: Sequence[EnrollmentRow], report: Report) -> Paper:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "sheet.pdf"
        write_sign_in_sheets(path, sign_in_sheet(training, people), report)
        return Paper(path.read_bytes(), page_count(path))


def _put(content: bytes, path: Path) -> None:
    path.write_bytes(content)


def _printed(paper: Paper, printer: QPrinter, report: Report) -> int:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "sheet.pdf"
        path.write_bytes(paper.content)
        return print_pdf(path, printer, report)
