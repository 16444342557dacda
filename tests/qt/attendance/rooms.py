"""Parts of the tests of the attendance page: an open training, the page, what the file says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.attendance import marks as attendance
from roster.base.codes.people import Post
from roster.qt.attendance.page import AttendancePage
from roster.trainings import enrollments, trainings
from tests.builders import make_person, make_training, writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.qt.kit.workspace import Workspace
    from roster.trainings.trainings import CompletionRule

NAMES = ("张䶮秋", "李建国", "单田芳")


def make_open_training(
    database: Database,
    days: int = 1,
    names: Sequence[str] = NAMES,
    completion: CompletionRule | None = None,
) -> str:
    """Register these people, one a village, and open a training with all of them."""
    with writing(database) as db:
        for number, name in enumerate(names):
            make_person(db, name, Post.SECRETARY, village=number % 20)
        training = make_training(db, days, title="第2期", completion=completion)
        enrollments.enroll_audience(db, training)
        trainings.open_training(db, training)
    return training


def open_page(qtbot: QtBot, workspace: Workspace, training: str) -> AttendancePage:
    """Show the page with this training."""
    made = AttendancePage(workspace)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.show_item(training)
    return made


def read_sheet(page: AttendancePage, training: str) -> attendance.AttendanceSheet:
    """Return the grid as it is in the file."""
    with page.workspace.database.reading() as db:
        return attendance.attendance_sheet(db, training)


def marks(page: AttendancePage, training: str) -> list[list[str]]:
    """Return the marks as they are in the file, a row for each person."""
    sheet = read_sheet(page, training)
    return [
        [str(sheet.marks.get((person.id, period.id), "")) for period in sheet.periods]
        for person in sheet.people
    ]


def current_cell(page: AttendancePage) -> tuple[int, int]:
    """Return row and column of the current cell."""
    index = page.grid.currentIndex()
    return index.row(), index.column()
