"""Hands that type as Qt hears them, with and without an input method, and a room to type in."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import openpyxl
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import func, select

from roster.base.codes.people import Post
from roster.base.codes.trainings import PartOfDay
from roster.db.models import Action
from roster.divisions.divisions import villages
from roster.qt.attendance.page import AttendancePage
from roster.qt.importing.wizard import ImportWizard
from roster.qt.kit.page import Page
from roster.qt.pictures import settle
from roster.qt.trainings.page import TrainingsPage
from roster.qt.widgets.tables.view import TableView
from roster.trainings import enrollments, seating, trainings
from roster.trainings.trainings import CompletionRule, PeriodPlan
from tests.builders import make_person, make_training, village_ids, writing

if TYPE_CHECKING:
    from pathlib import Path

    from roster.db.engine import Database
    from roster.qt.frame.program import Program

KEY = Qt.Key
NAMES = ("张甲", "陈乙", "李丙")


# --- hands ----------------------------------------------------------------------------------


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def strike(
    text: str,
    key: int = 0,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    *,
    again: bool = False,
) -> None:
    """Send a key to what has the keyboard, as Qt does where no input method takes it."""
    code = key or ord(text.upper())
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(focus(), QKeyEvent(kind, code, held, text, again))


def keys(text: str) -> None:
    for char in text:
        strike(char)


def keypad(text: str) -> None:
    for char in text:
        strike(char, held=Qt.KeyboardModifier.KeypadModifier)


def repeated(text: str) -> None:
    """Hold a key down."""
    for at, char in enumerate(text):
        strike(char, again=at > 0)


def method(preedit: str, commit: str = "") -> None:
    """Send what an input method sends."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(focus(), event)


def commits(text: str) -> None:
    """Let the input method give signs one by one, as it does in full width."""
    for char in text:
        method("", char)


def pasted(text: str) -> None:
    """Let the input method give a whole text at once."""
    method("", text)


def composes(text: str) -> None:
    """Compose by letters, then take the proposal."""
    for letters in ("c", "ch", "che", "chen"):
        method(letters)
    method("", text)


def presses_escape_composing(_text: str) -> None:
    method("c")
    method("ch")
    strike("\x1b", KEY.Key_Escape)


def gives_up_composing(_text: str) -> None:
    """Let the input method take Esc for itself."""
    method("c")
    method("ch")
    method("")


def escapes_after_a_word(text: str) -> None:
    method("ch")
    method("", text)
    strike("\x1b", KEY.Key_Escape)


# --- the room --------------------------------------------------------------------------------


P = TypeVar("P", bound=Page)


class Room:
    """The window with a planned training, an open one with an exam, and a list to be imported."""

    def __init__(self, program: Program, database: Database, folder: Path) -> None:
        with writing(database) as db:
            people = [make_person(db, name, Post.HEAD) for name in NAMES]
            self.planned = make_training(db, title="计划中的班")
            trainings.set_periods(db, self.planned, [PeriodPlan("2026-05-08", PartOfDay.MORNING)])
            enrollments.enroll(db, self.planned, people)
            first = enrollments.enrolled(db, self.planned)[0].id
            seating.set_group(db, [first], "一组")
            seating.set_classroom(db, [first], "翠洲分课堂")
            rule = CompletionRule(exam_min_tenths=600)
            self.opened = make_training(db, title="在办的班", completion=rule)
            enrollments.enroll(db, self.opened, people)
            trainings.open_training(db, self.opened)
            self._list = write_list(folder, villages(db)[0].short_name)
        database.close()
        program.start(database.path)
        settle(program)
        assert program.window.workspace is not None
        self.program, self.database = program, program.window.workspace.database

    def open_page(self, key: str, item: str = "") -> None:
        self.program.window.open_page(key, item)
        settle(self.program)

    def changes(self) -> int:
        """Return how many actions are in the journal."""
        with self.database.reading() as db:
            return db.scalar(select(func.count()).select_from(Action)) or 0

    def page(self, kind: type[P]) -> P:
        """Return the page in front."""
        page = self.program.window.page
        assert isinstance(page, kind)
        return page

    def reload(self) -> None:
        """Let the rows come anew, as after a write."""
        self.page(Page).reload()
        settle(self.program)

    def notice(self) -> str:
        """Return what the window says."""
        assert self.program.window.workspace is not None
        return self.program.window.workspace.notices.text

    # tables

    def tab(self, name: str, table: str = "table") -> TableView:
        """Show a tab of the planned training."""
        self.open_page("trainings", self.planned)
        editor = self.page(TrainingsPage).editor
        tab = getattr(editor, name)
        editor.show_tab(tab)
        found = getattr(tab, table)
        assert isinstance(found, TableView)
        return found

    def grid(self) -> TableView:
        self.open_page("attendance", self.opened)
        return self.page(AttendancePage).grid

    def wizard(self) -> ImportWizard:
        page = self.program.window.page
        if not isinstance(page, ImportWizard) or page.preview is None:
            self.open_page("import", str(self._list))
        return self.page(ImportWizard)

    def list_rows(self) -> TableView:
        return self.wizard().rows

    def problems(self) -> TableView:
        self.wizard().deciding.below.setCurrentWidget(self.wizard().problems)
        return self.wizard().problems

    # what is kept

    def period(self) -> PeriodPlan:
        with self.database.reading() as db:
            return trainings.get_training(db, self.planned).periods[0].plan

    def person(self) -> enrollments.EnrollmentRow:
        with self.database.reading() as db:
            return enrollments.enrolled(db, self.planned)[0]

    def quota(self) -> int:
        with self.database.reading() as db:
            plan = trainings.get_training(db, self.planned).plan
            return int(plan.quotas.get(village_ids(db)[0], 0))

    def points(self) -> int | None:
        with self.database.reading() as db:
            return enrollments.enrolled(db, self.opened)[0].exam_tenths

    def understood(self, name: str) -> object:
        """Return what a list says of its first person: that is written when it is taken in."""
        preview = self.wizard().preview
        assert preview is not None
        return getattr(preview.plan.rows[0].person, name)

    def said_of_problem(self) -> str:
        preview = self.wizard().preview
        assert preview is not None
        said = preview.instructions.amendments
        return said[-1].text if said else ""


def write_list(folder: Path, village: str) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["村（社区）", "姓名", "出生年月", "职务", "身份证号码", "联系电话"])
    sheet.append([village, "赵一", "1978.05", "村委会委员", "", "1540000"])
    book.save(folder / "名单.xlsx")
    return folder / "名单.xlsx"


def press_enter(room: Room) -> None:
    settle(room.program)
    strike("\r", KEY.Key_Return)
    settle(room.program)
