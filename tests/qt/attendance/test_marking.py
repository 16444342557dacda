"""Marks beyond one key: hollow ones, how late, exam marks, what an undo does to the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from roster.attendance import leave
from roster.attendance import marks as attendance
from roster.base.codes.attendance import Mark
from roster.db.acts import Act
from roster.db.history import undoing
from roster.qt.attendance.columns import points, tenths_of
from roster.qt.attendance.dialogs.late import Lateness, read_lateness
from roster.trainings.trainings import CompletionRule
from tests.builders import CLERK, writing
from tests.qt.attendance.rooms import (
    current_cell,
    make_open_training,
    marks,
    open_page,
    read_sheet,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.qt.attendance.page import AttendancePage
    from roster.qt.kit.workspace import Workspace

KEY = Qt.Key


@pytest.fixture
def training(database: Database) -> str:
    return make_open_training(database)


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, training: str) -> AttendancePage:
    return open_page(qtbot, workspace, training)


@pytest.fixture
def on_leave(database: Database, training: str) -> None:
    """Grant the first two people leave for the morning."""
    with writing(database, Act.LEAVE) as db:
        sheet = attendance.attendance_sheet(db, training)
        for person in sheet.people[:2]:
            leave.grant(db, person.id, [sheet.periods[0].id], Mark.SICK_LEAVE, "住院")


def confirmed(page: AttendancePage, training: str) -> list[bool]:
    return [cell.confirmed for cell in read_sheet(page, training).cells.values()]


@pytest.mark.usefixtures("on_leave")
def test_leave_granted_stands_hollow_and_a_banner_says_how_many(page: AttendancePage) -> None:
    assert page.grid.table.text_at(0, 4) == "(＋)"
    assert page.banner.isVisible()
    assert page.banner.words.text().startswith("有 2 格是预填的")


@pytest.mark.usefixtures("on_leave")
@pytest.mark.parametrize("key", [KEY.Key_Space, KEY.Key_Return, KEY.Key_5])
def test_a_key_confirms_a_hollow_mark_and_goes_down(
    page: AttendancePage, training: str, key: Qt.Key
) -> None:
    QTest.keyClick(page.grid, key)
    assert marks(page, training)[0] == [Mark.SICK_LEAVE, ""]
    assert confirmed(page, training) == [True, False]
    assert current_cell(page) == (1, 4)
    assert page.grid.table.text_at(0, 4) == "＋"
    QTest.keyClick(page.grid, key)
    assert not page.banner.isVisible()


@pytest.mark.usefixtures("on_leave")
def test_another_mark_on_a_hollow_cell_says_what_happened_instead(
    page: AttendancePage, training: str
) -> None:
    QTest.keyClick(page.grid, KEY.Key_1)
    assert marks(page, training)[0] == [Mark.PRESENT, ""]
    assert confirmed(page, training) == [True, False]


@pytest.mark.usefixtures("on_leave")
def test_all_hollow_marks_are_confirmed_by_one_key(page: AttendancePage, training: str) -> None:
    page.confirm_action.trigger()
    assert confirmed(page, training) == [True, True]
    assert page.workspace.notices.text == "已确认 2 格。"


@pytest.mark.usefixtures("on_leave")
def test_f8_goes_to_the_next_hollow_mark(page: AttendancePage) -> None:
    page.next_hollow.trigger()
    assert current_cell(page) == (1, 4)
    page.next_hollow.trigger()
    assert current_cell(page) == (0, 4)


@pytest.mark.usefixtures("on_leave")
def test_closing_with_hollow_marks_goes_to_the_first_of_them(page: AttendancePage) -> None:
    with writing(page.workspace.database) as db:
        sheet = attendance.attendance_sheet(db, page.desk.training_id())
        blank = [(p.id, t.id) for p in sheet.people for t in sheet.periods]
        wanted = [place for place in blank if place not in sheet.marks]
        attendance.set_marks(db, [(*place, Mark.PRESENT) for place in wanted])
    page.grid.go_to(2, 1)
    page.close_action.trigger()
    assert "2" in page.workspace.notices.text
    assert current_cell(page) == (0, 4)


# a whole row


def test_the_mark_just_entered_holds_for_the_whole_row_and_the_cursor_goes_on(
    page: AttendancePage, training: str
) -> None:
    QTest.keyClick(page.grid, KEY.Key_0)
    QTest.keyClick(page.grid, KEY.Key_Equal)
    assert marks(page, training) == [[Mark.ABSENT, Mark.ABSENT], ["", ""], ["", ""]]
    assert current_cell(page) == (1, 4)
    assert page.grid.table.text_at(0, 5) == "×"


def test_elsewhere_the_mark_of_the_current_cell_holds_for_its_row(
    page: AttendancePage, training: str
) -> None:
    QTest.keyClicks(page.grid, "50")
    page.grid.go_to(0, 0)
    QTest.keyClick(page.grid, KEY.Key_Equal)
    assert marks(page, training) == [
        [Mark.SICK_LEAVE, Mark.SICK_LEAVE],
        [Mark.ABSENT, ""],
        ["", ""],
    ]


def test_a_whole_row_is_one_step_back(page: AttendancePage, training: str) -> None:
    QTest.keyClick(page.grid, KEY.Key_0)
    QTest.keyClick(page.grid, KEY.Key_Equal)
    with writing(page.workspace.database) as db:
        undoing.undo(db)
    assert marks(page, training)[0] == [Mark.ABSENT, ""]


def test_without_a_mark_there_is_nothing_to_hold_for_the_row(
    page: AttendancePage, training: str
) -> None:
    QTest.keyClick(page.grid, KEY.Key_Equal)
    assert marks(page, training)[0] == ["", ""]


# how late


def type_late(page: AttendancePage, text: str) -> None:
    field = page.marking.late.field
    QTest.keyClicks(field, text)
    QTest.keyClick(field, KEY.Key_Return)


@pytest.mark.parametrize("asked", [".", "F4"])
def test_after_late_a_point_or_f4_asks_how_late_for_that_person(
    page: AttendancePage, training: str, asked: str
) -> None:
    QTest.keyClick(page.grid, KEY.Key_2)
    assert current_cell(page) == (1, 4)
    if asked == ".":
        QTest.keyClicks(page.grid, asked)
    else:
        page.late_action.trigger()
    assert page.marking.late.isVisible()
    type_late(page, "15")
    cell = next(iter(read_sheet(page, training).cells.values()))
    assert (cell.mark, cell.minutes_late) == (Mark.LATE, 15)
    assert current_cell(page) == (1, 4)
    assert page.grid.table.text_at(0, 4) == "△15"


def test_how_late_makes_the_current_cell_late(page: AttendancePage, training: str) -> None:
    QTest.keyClicks(page.grid, ".")
    type_late(page, "8:45")
    cell = next(iter(read_sheet(page, training).cells.values()))
    assert (cell.mark, cell.arrived, cell.minutes_late) == (Mark.LATE, "08:45", None)


def test_what_cannot_be_read_is_marked_and_nothing_is_written(
    page: AttendancePage, training: str
) -> None:
    QTest.keyClicks(page.grid, ".")
    type_late(page, "late")
    assert page.marking.late.isVisible()
    assert page.marking.late.field.property("wrong") == "true"
    assert marks(page, training)[0] == ["", ""]
    QTest.keyClick(page.marking.late.field, KEY.Key_Escape)
    assert not page.marking.late.isVisible()


@pytest.mark.parametrize(
    ("text", "starts", "read"),
    [
        ("15", None, Lateness(None, 15)),
        ("15分钟", None, Lateness(None, 15)),
        ("120", None, Lateness(None, 120)),
        ("8:45", "08:30", Lateness("08:45", 15)),
        ("8：45", "08:30", Lateness("08:45", 15)),
        ("0845", "08:30", Lateness("08:45", 15)),
        ("845", None, Lateness("08:45", None)),
        ("8点45分", "08:30", Lateness("08:45", 15)),
        ("8:20", "08:30", Lateness("08:20", 0)),
        ("", "08:30", Lateness(None, None)),
        ("8:75", None, None),
        ("25:00", None, None),
        ("早上", None, None),
    ],
)
def test_minutes_and_times_are_read(text: str, starts: str | None, read: Lateness | None) -> None:
    assert read_lateness(text, starts) == read


# exam


@pytest.fixture
def exam_page(qtbot: QtBot, workspace: Workspace, database: Database) -> AttendancePage:
    rule = CompletionRule(exam_min_tenths=600)
    return open_page(qtbot, workspace, make_open_training(database, completion=rule))


def type_exam(page: AttendancePage, text: str) -> None:
    QTest.keyClick(page.grid, ord(text[0]))
    field = QApplication.focusWidget()
    assert field is not None
    assert field is not page.grid
    QTest.keyClicks(field, text[1:])
    QTest.keyClick(field, KEY.Key_Return)
    for _ in range(3):  # the field closes, then the cursor goes down
        QApplication.processEvents()


def test_digits_in_the_exam_column_are_an_exam_mark(exam_page: AttendancePage) -> None:
    page = exam_page
    assert page.grid.table.columns[6].header() == "考试"
    page.grid.go_to(0, 2)
    type_exam(page, "86")
    assert current_cell(page) == (1, 6)
    type_exam(page, "59.5")
    people = read_sheet(page, page.desk.training_id()).people
    assert [person.exam_tenths for person in people] == [860, 595, None]
    assert page.grid.table.text_at(1, 6) == "59.5"
    assert page.bar.tally.numbers == ("3", "0", "0", "0", "3")


def test_what_is_no_exam_mark_is_said(exam_page: AttendancePage) -> None:
    exam_page.grid.go_to(0, 2)
    type_exam(exam_page, "8x")
    assert exam_page.workspace.notices.text == "考试成绩要填数字，如 86 或 86.5。"


def test_closing_says_who_has_no_exam_mark(exam_page: AttendancePage) -> None:
    exam_page.whole_action.trigger()
    exam_page.close_action.trigger()
    said = "已结课：结业 0 人，未结业 3 人。 没有考试成绩 3 人"
    assert exam_page.workspace.notices.text == said


@given(st.integers(0, 9999))
def test_exam_marks_are_read_as_they_are_written(tenths: int) -> None:
    assert tenths_of(points(tenths)) == tenths


# undo


def undo(database: Database) -> None:
    with database.transaction(Act.UNDO, by=CLERK) as db:
        undoing.undo(db)


def test_an_undo_takes_the_mark_back_and_the_cursor_goes_there(
    page: AttendancePage, database: Database, training: str
) -> None:
    for key in (KEY.Key_1, KEY.Key_0, KEY.Key_2):
        QTest.keyClick(page.grid, key)
    page.grid.go_to(0, 1)
    for row in (2, 1, 0):
        undo(database)
        assert current_cell(page) == (row, 4)
        assert marks(page, training)[row] == ["", ""]
        assert page.grid.table.text_at(row, 4) == ""


def test_an_undo_brings_the_mark_of_before_back(
    page: AttendancePage, database: Database, training: str
) -> None:
    QTest.keyClick(page.grid, KEY.Key_0)
    QTest.keyClick(page.grid, KEY.Key_Up)
    QTest.keyClick(page.grid, KEY.Key_1)
    undo(database)
    assert marks(page, training)[0] == [Mark.ABSENT, ""]
    assert page.grid.table.text_at(0, 4) == "×"
