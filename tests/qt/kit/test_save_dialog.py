"""What is saved from the window, through its real dialogs, never goes over what must stay."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QMessageBox

from roster.attendance import completion, marks
from roster.base.codes.people import Post
from roster.base.errors import OutputIsRoster
from roster.certificates import certificates
from roster.papers.drawing.preview import page_count
from roster.papers.pdf.certificate import write_certificates
from roster.qt.certificates.page import CertificatesPage
from roster.qt.kit.commands import Command
from roster.qt.kit.save_dialog import PDF, WORKBOOK
from roster.qt.kit.settings import Settings
from roster.qt.papers.printing import print_pdf, printer_for
from roster.qt.papers.tab import TrainingPapers
from roster.qt.pictures import choose_first_row, settle
from tests.builders import make_database, make_person, writing
from tests.classroom import training_of
from tests.cli.test_outputs import TARGETS, state
from tests.papers.builders import a_certificate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from roster.qt.frame.program import Program

WAITING = 20  # milliseconds


class Hands:
    """Types a name into the dialog of files, presses Save, and agrees to replace what is there."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._seen: list[QFileDialog] = []
        self.asked_to_replace: list[str] = []
        self._is_resting = False
        self._wait()

    @property
    def was_asked(self) -> bool:
        """Whether a dialog of files came."""
        return bool(self._seen)

    def rest(self) -> None:
        """Stop looking for dialogs."""
        self._is_resting = True

    def _wait(self) -> None:
        """Look again soon; a timer that repeats would sleep while a box stands over the dialog."""
        if not self._is_resting:
            QTimer.singleShot(WAITING, self._look)

    def _look(self) -> None:
        self._wait()
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            self.asked_to_replace.append(box.text())
            box.button(QMessageBox.StandardButton.Yes).click()
        elif isinstance(box, QFileDialog) and box in self._seen:
            box.reject()  # it went into a folder instead
        elif isinstance(box, QFileDialog):
            self._save(box)

    def _save(self, box: QFileDialog) -> None:
        self._seen.append(box)
        field = box.findChild(QLineEdit, "fileNameEdit")
        buttons = box.findChild(QDialogButtonBox)
        assert isinstance(field, QLineEdit)
        assert isinstance(buttons, QDialogButtonBox)
        if len(self._seen) == 1:
            field.setText(self._name)
        QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.fixture
def window(program: Program, tmp_path: Path) -> Program:
    """Open the file of a township with a closed class and its certificates."""
    make_database(tmp_path, name="other.roster").close()
    database = make_database(tmp_path, name="own.roster")
    with writing(database) as db:
        people = [make_person(db, name, Post.SECRETARY, village=0) for name in ("甲甲", "乙乙")]
        training = training_of(db, people, title="第1期")
        marks.mark_all_present(db, training)
        completion.close_training(db, training)
        certificates.issue(db, training, "2026-05-20")
    database.close()
    program.start(database.path)
    settle(program)
    return program


def save(program: Program, kind: str) -> None:
    """Do what asks where to save."""
    page, _, paper = kind.partition(" ")
    program.window.open_page(page)
    settle(program)
    shown = program.window.page
    assert shown is not None
    if isinstance(shown, CertificatesPage):
        shown.save_pdf()
    elif paper:
        choose_first_row(shown)
        QTest.keySequence(program.window, "Ctrl+P")
        settle(program)
        (papers,) = program.window.findChildren(TrainingPapers)
        papers.save_current(WORKBOOK if "workbook" in paper else PDF)
    else:
        shown.handlers[Command.EXPORT]()
    settle(program)


SAVERS = {
    "people": ".xlsx",
    "coverage": ".xlsx",
    "certificates": ".pdf",
    "trainings paper": ".pdf",
    "trainings workbook": ".xlsx",
}
"""What can be saved, and how its file ends."""

OFTEN = {"own", "link_to_other_renamed", "fifo"}
CASES = [
    (kind, target) for kind in SAVERS for target in TARGETS if kind == "people" or target in OFTEN
]


@contextmanager
def hands(name: str) -> Iterator[Hands]:
    made = Hands(name)
    yield made
    made.rest()


def kept(folder: Path) -> dict[str, tuple[object, ...]]:
    """Return what a folder holds, without what an open roster changes as it is read."""
    return {name: said for name, said in state(folder).items() if not name.endswith("-shm")}


@pytest.mark.parametrize(("kind", "target"), CASES)
def test_nothing_is_saved_over_a_roster_or_what_is_no_file(
    window: Program, tmp_path: Path, kind: str, target: str
) -> None:
    path = TARGETS[target](tmp_path, SAVERS[kind])
    before = kept(tmp_path)
    with hands(str(path)) as made:
        save(window, kind)
    assert made.was_asked
    assert kept(tmp_path) == before
    said = window.window.notices.text
    assert said.endswith("。") or "folder" in target  # the dialog goes into a folder instead
    assert "什么也没有写" in said or "folder" in target


@pytest.mark.parametrize("kind", SAVERS)
def test_a_name_without_its_ending_gets_it_and_an_older_file_is_asked_about(
    window: Program, tmp_path: Path, kind: str
) -> None:
    whole = tmp_path / f"结果 2026.5{SAVERS[kind]}"
    for times in range(2):
        with hands(str(tmp_path / "结果 2026.5")) as made:
            save(window, kind)
        assert whole.name in window.window.notices.text
        assert len(made.asked_to_replace) == times
        assert whole.stat().st_size > 0
    assert not (tmp_path / "结果 2026.5").exists()


def test_a_pdf_printed_into_a_file_spares_a_roster(window: Program, tmp_path: Path) -> None:
    source = tmp_path / "source.pdf"
    write_certificates(source, [a_certificate()])
    printer = printer_for((842, 595))
    printer.setResolution(40)
    printer.setOutputFileName(str(tmp_path / "own.roster"))
    before = kept(tmp_path)
    with pytest.raises(OutputIsRoster):
        print_pdf(source, printer)
    assert kept(tmp_path) == before
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_pdf(source, printer) == page_count(tmp_path / "printed.pdf") == 1
    assert window.window.workspace is not None


def test_preferences_that_are_a_link_are_kept_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.json").write_text("{}")
    (tmp_path / "preferences.json").symlink_to("elsewhere.json")
    Settings(tmp_path).change(clerk="陈干事")
    assert (tmp_path / "preferences.json").is_symlink()
    assert Settings(tmp_path).preferences.clerk == "陈干事"


def test_preferences_never_go_over_a_roster(tmp_path: Path) -> None:
    make_database(tmp_path, name="preferences.roster").close()
    (tmp_path / "preferences.json").symlink_to("preferences.roster")
    before = state(tmp_path)
    Settings(tmp_path).change(clerk="陈干事")
    assert state(tmp_path) == before
