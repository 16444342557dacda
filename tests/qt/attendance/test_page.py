"""The attendance page with a real file: keys, marks that are in the file, counts, closing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from roster.attendance import marks as attendance
from roster.attendance.marks import MarkCell
from roster.base.codes.attendance import Mark
from roster.base.codes.trainings import TrainingState
from roster.db.acts import Act
from roster.db.history.undoing import undo
from roster.qt.attendance.columns import REMARK
from roster.qt.attendance.drawing import CELL_MARGIN
from roster.qt.attendance.jump import Jump
from roster.qt.attendance.page import AttendancePage
from roster.qt.attendance.sheet import MarkSheet
from roster.trainings import enrollments, trainings
from roster.trainings.enrollments import EnrollmentRow
from tests.builders import CLERK, make_person, make_training, writing
from tests.qt.attendance.rooms import current_cell as cell
from tests.qt.attendance.rooms import make_open_training, marks, open_page, read_sheet
from tests.qt.pictures import picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.qt.kit.workspace import Workspace

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def training(database: Database) -> str:
    return make_open_training(database)


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, training: str) -> AttendancePage:
    return open_page(qtbot, workspace, training)


def test_the_grid_shows_people_down_and_half_days_across(page: AttendancePage) -> None:
    assert picture(page.grid.table) == (
        "# | 姓名 | 村（社区） | 职务 | 5/8 上 | 5/8 下\n"
        "1 | 张䶮秋 | 圩镇社区 | 书记 |  | \n"
        "2 | 李建国 | 都权社区 | 书记 |  | \n"
        "3 | 单田芳 | 多宝村 | 书记 |  | \n"
        "＋ | 现场补报… |  |  |  | "
    )


@pytest.mark.parametrize(
    ("key", "mark"),
    [
        (KEY.Key_Space, Mark.PRESENT),
        (KEY.Key_1, Mark.PRESENT),
        (KEY.Key_2, Mark.LATE),
        (KEY.Key_3, Mark.LEFT_EARLY),
        (KEY.Key_4, Mark.PERSONAL_LEAVE),
        (KEY.Key_5, Mark.SICK_LEAVE),
        (KEY.Key_6, Mark.OFFICIAL_LEAVE),
        (KEY.Key_0, Mark.ABSENT),
        (KEY.Key_Minus, Mark.NOT_COUNTED),
    ],
)
def test_each_key_puts_its_mark_into_the_file_and_goes_down(
    page: AttendancePage, training: str, key: Qt.Key, mark: Mark
) -> None:
    QTest.keyClick(page.grid, key)
    assert marks(page, training)[0] == [mark, ""]
    assert cell(page) == (1, 4)


def test_delete_takes_a_mark_back_and_stays(page: AttendancePage, training: str) -> None:
    QTest.keyClick(page.grid, KEY.Key_1)
    QTest.keyClick(page.grid, KEY.Key_Up)
    QTest.keyClick(page.grid, KEY.Key_Delete)
    assert marks(page, training)[0] == ["", ""]
    assert cell(page) == (0, 4)


def test_arrows_never_leave_the_half_days(page: AttendancePage) -> None:
    for key in (KEY.Key_Left, KEY.Key_Left, KEY.Key_Home):
        QTest.keyClick(page.grid, key)
        assert cell(page) == (0, 4)
    QTest.keyClick(page.grid, KEY.Key_Right)
    assert cell(page) == (0, 5)


def test_counts_follow_each_mark(page: AttendancePage) -> None:
    for key in (KEY.Key_1, KEY.Key_5, KEY.Key_0):
        QTest.keyClick(page.grid, key)
    assert page.bar.tally.numbers == ("3", "1", "1", "1", "0")


def test_the_line_above_the_grid_names_person_and_half_day(page: AttendancePage) -> None:
    assert page.here.text() == (
        "1 张䶮秋 圩镇社区 书记  ·  2026年5月8日上午：应到 3，实到 0，请假 0，缺席 0，未录 3"
    )


def test_initials_find_a_row_and_a_digit_marks_it(page: AttendancePage, training: str) -> None:
    QTest.keyClicks(page.grid, "ljg")
    assert cell(page) == (1, 4)
    QTest.keyClick(page.grid, KEY.Key_2)
    assert marks(page, training)[1] == [Mark.LATE, ""]


def test_a_number_sign_makes_digits_a_row_number_until_enter(
    page: AttendancePage, training: str
) -> None:
    QTest.keyClicks(page.grid, "#3")
    assert cell(page) == (2, 4)
    assert marks(page, training)[2] == ["", ""]
    QTest.keyClick(page.grid, KEY.Key_Return)
    QTest.keyClick(page.grid, KEY.Key_1)
    assert marks(page, training)[2] == [Mark.PRESENT, ""]


def test_what_is_typed_to_find_is_shown(page: AttendancePage) -> None:
    shown: list[str] = []
    page.grid.searched.connect(shown.append)
    QTest.keyClicks(page.grid, "zy")
    QTest.keyClick(page.grid, KEY.Key_Escape)
    assert shown == ["z", "zy", ""]


def test_a_chip_of_the_legend_marks_the_current_cell(page: AttendancePage, training: str) -> None:
    chips = {chip.accessibleName(): chip for chip in page.legend.findChildren(QToolButton)}
    QTest.mouseClick(chips["病假"], Qt.MouseButton.LeftButton)
    assert marks(page, training)[0] == [Mark.SICK_LEAVE, ""]


def test_all_present_fills_the_blanks_only_and_offers_to_undo(
    page: AttendancePage, training: str
) -> None:
    QTest.keyClick(page.grid, KEY.Key_0)
    page.whole_action.trigger()
    assert marks(page, training) == [
        [Mark.ABSENT, Mark.PRESENT],
        [Mark.PRESENT, Mark.PRESENT],
        [Mark.PRESENT, Mark.PRESENT],
    ]
    assert page.workspace.notices.text == "已把 5 个空格记为出勤。"


def test_closing_with_blanks_says_how_many_and_goes_to_the_first(page: AttendancePage) -> None:
    QTest.keyClick(page.grid, KEY.Key_1)
    page.close_action.trigger()
    assert "5" in page.workspace.notices.text
    assert cell(page) == (1, 4)


def test_closing_says_how_many_completed_and_locks_the_grid(
    page: AttendancePage, training: str
) -> None:
    QTest.keyClick(page.grid, KEY.Key_0)
    page.whole_action.trigger()
    page.close_action.trigger()
    assert page.workspace.notices.text == "已结课：结业 2 人，未结业 1 人。"
    QTest.keyClick(page.grid, KEY.Key_1)
    assert marks(page, training)[0][0] == Mark.ABSENT


def test_the_current_cell_stays_in_sight_where_something_takes_room(
    qtbot: QtBot, workspace: Workspace, database: Database
) -> None:
    names = [f"王{char}" for char in "一二三四五六七八九十百千"]
    page = open_page(qtbot, workspace, make_open_training(database, names=names))
    page.grid.go_to(11, 0)
    page.resize(1100, 420)
    QApplication.processEvents()
    cell_rect = page.grid.visualRect(page.grid.currentIndex())
    assert page.grid.viewport().rect().contains(cell_rect)


def test_a_closed_training_opens_again_with_a_reason(page: AttendancePage, training: str) -> None:
    page.whole_action.trigger()
    page.close_action.trigger()
    page.reopen_action.trigger()
    assert page.reason.isVisible()
    page.reason.field.setText("漏录一人")
    page.reason.field.returnPressed.emit()
    with page.workspace.database.reading() as db:
        assert trainings.get_training(db, training).row.state is TrainingState.OPEN


def test_names_stay_in_sight_while_half_days_are_scrolled(
    qtbot: QtBot, workspace: Workspace, database: Database
) -> None:
    page = open_page(qtbot, workspace, make_open_training(database, days=10))
    names = page.grid.verticalHeader()
    assert not names.isVisible()
    QTest.keyClick(page.grid, Qt.Key.Key_End)
    assert page.grid.columnViewportPosition(1) < 0
    assert names.isVisible()
    current = page.grid.visualRect(page.grid.currentIndex())
    assert page.grid.viewport().rect().contains(current)
    assert page.grid.table.headerData(1, Qt.Orientation.Vertical) == "2  李建国"
    QTest.keyClick(page.grid, Qt.Key.Key_Home)
    page.grid.horizontalScrollBar().setValue(0)
    assert not names.isVisible()


def test_the_mouse_scrolls_away_from_the_current_cell(
    qtbot: QtBot, workspace: Workspace, database: Database
) -> None:
    page = open_page(qtbot, workspace, make_open_training(database, days=10))
    bar = page.grid.horizontalScrollBar()
    farthest = bar.maximum()
    for _ in range(2):  # the names take room at the first time
        bar.setValue(farthest)
        QApplication.processEvents()
    assert page.grid.verticalHeader().isVisible()
    assert bar.value() == farthest


def test_many_half_days_have_headers_of_two_lines(
    qtbot: QtBot, workspace: Workspace, database: Database
) -> None:
    make_open_training(database, days=5)
    page = AttendancePage(workspace)
    qtbot.addWidget(page)
    page.reload()
    assert page.grid.table.columns[4].header() == "5/8\n上"


def test_a_name_of_eleven_characters_is_seen_whole(
    qtbot: QtBot, workspace: Workspace, database: Database
) -> None:
    long = "古丽巴哈尔·阿卜杜热合"
    page = open_page(qtbot, workspace, make_open_training(database, names=("张䶮秋", long)))
    room = page.grid.columnWidth(1) - 2 * CELL_MARGIN
    assert page.grid.fontMetrics().horizontalAdvance(long) <= room


def test_a_planned_training_offers_to_be_opened(
    qtbot: QtBot, workspace: Workspace, database: Database
) -> None:
    with writing(database) as db:
        make_person(db)
        planned = make_training(db)
        enrollments.enroll_audience(db, planned)
    page = AttendancePage(workspace)
    qtbot.addWidget(page)
    page.reload()
    assert page.grid.table.rowCount() == 0
    assert not page.close_action.isEnabled()


def test_a_grid_goes_and_comes_again(
    page: AttendancePage, training: str, database: Database
) -> None:
    with writing(database) as db:
        planned = make_training(db, title="第3期")
    for width in (900, 800):
        page.show_item(planned)
        page.resize(width, 500)
        QApplication.processEvents()
        assert page.grid.table.rowCount() == 0
        assert page.grid.place() is None
        page.show_item(training)
        assert page.grid.place() is not None


def test_a_training_that_was_just_undone_can_be_chosen(
    page: AttendancePage, training: str, database: Database
) -> None:
    with writing(database) as db:
        planned = make_training(db, title="第3期")
    page.reload()
    page.marking.is_writing = True  # the page hears of nothing yet
    with database.transaction(Act.UNDO, by=CLERK) as db:
        undo(db)
    page.marking.is_writing = False
    page.show_item(planned)
    assert page.bar.chooser.currentData() == training


def test_without_trainings_the_page_says_what_to_do(qtbot: QtBot, workspace: Workspace) -> None:
    page = AttendancePage(workspace)
    qtbot.addWidget(page)
    page.reload()
    assert page.grid.table.rowCount() == 0
    assert page.bar.isHidden()


def test_a_write_elsewhere_keeps_the_current_cell(
    page: AttendancePage, database: Database, training: str
) -> None:
    page.grid.go_to(2, 1)
    with writing(database) as db:
        attendance.mark_all_present(db, training)
    assert cell(page) == (2, 5)
    assert "3 | 单田芳 | 多宝村 | 书记 | √ | √" in picture(page.grid.table)


@given(
    steps=st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 1), st.sampled_from([None, *Mark])),
        max_size=12,
    )
)
def test_counts_kept_up_equal_counts_made_anew(
    database: Database, steps: list[tuple[int, int, Mark | None]]
) -> None:
    with database.reading() as db:
        known = trainings.list_trainings(db)
    training = known[0].id if known else make_open_training(database)
    with database.reading() as db:
        sheet = attendance.attendance_sheet(db, training)
    kept = MarkSheet(sheet)
    for person, period, mark in steps:
        cell = None if mark is None else MarkCell(mark, confirmed=person > 0)
        kept.put(sheet.people[person].id, sheet.periods[period].id, cell)
    anew = MarkSheet(kept.now())
    assert kept.tally == anew.tally
    assert kept.hollow == anew.hollow
    assert kept.blanks == anew.blanks
    for half_day in sheet.periods:
        assert kept.half_day(half_day.id) == anew.half_day(half_day.id)


@given(
    readings=st.lists(st.lists(st.text("cz", min_size=1, max_size=3), max_size=3), max_size=6),
    typed=st.text("cz", min_size=1, max_size=3),
)
def test_letters_find_whoever_has_a_reading_that_begins_so(
    readings: list[list[str]], typed: str
) -> None:
    people = [_somebody(" ".join(each)) for each in readings]
    jump = Jump()
    assert all(jump.takes(letter) for letter in typed)
    wanted = [row for row, each in enumerate(readings) if any(r.startswith(typed) for r in each)]
    assert jump.find(people) == wanted


def _somebody(initials: str) -> EnrollmentRow:
    return EnrollmentRow("", "", 1, "", initials, "", "", (), None, ())


def test_a_surname_is_found_by_its_surname_reading(database: Database) -> None:
    training = make_open_training(database)
    with database.reading() as db:
        people = enrollments.enrolled(db, training)
    jump = Jump()
    assert jump.takes("s")
    assert jump.find(people) == [2]
    assert not jump.takes("5")


def _press_everywhere(page: AttendancePage) -> Iterator[str]:
    """Click each header, click and drag over each column; say after each what was pressed."""
    header, ground, table = page.grid.horizontalHeader(), page.grid.viewport(), page.grid.table
    names = page.grid.verticalHeader()
    names.show()  # as where the columns of numbers and names are scrolled away
    rows = [page.grid.rowViewportPosition(row) + 4 for row in (0, table.rowCount() - 1)]
    for column in range(table.columnCount()):
        at = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
        QTest.mouseClick(header.viewport(), LEFT, pos=QPoint(at, header.height() // 2))
        yield f"header {column}"
        for row in rows:
            QTest.mouseClick(ground, LEFT, pos=QPoint(at, row))
            yield f"cell {row}, {column}"
            page.grid.horizontalScrollBar().setValue(column)
            QTest.mouseClick(names.viewport(), LEFT, pos=QPoint(4, row))
            yield f"name {row} beside {column}"
        QTest.mousePress(ground, LEFT, pos=QPoint(page.grid.columnViewportPosition(4) + 4, rows[0]))
        QTest.mouseMove(ground, QPoint(at, rows[1]))
        QTest.mouseRelease(ground, LEFT, pos=QPoint(at, rows[1]))
        yield f"dragged to {column}"


def test_wherever_the_mouse_presses_the_cursor_is_on_a_mark(
    page: AttendancePage, training: str
) -> None:
    page.desk.add_walk_in("黄杏", read_sheet(page, training).people[1].unit_id)
    sheet = page.state.sheet
    assert sheet is not None
    assert page.grid.table.columns[-1].key == REMARK
    half_days = {period.id for period in sheet.periods}
    for pressed in _press_everywhere(page):
        key = page.grid.table.columns[cell(page)[1]].key
        assert key in half_days, pressed


def test_closing_a_training_to_come_asks_first(
    page: AttendancePage, database: Database, training: str
) -> None:
    with writing(database) as db:
        rows = trainings.list_periods(db, training)
        later = [replace(row.plan, date="2099-05-08") for row in rows]
        trainings.set_periods(db, training, later)
        attendance.mark_all_present(db, training)
    page.reload()
    page.steps.close()
    assert page.reason.isVisible()
    assert state_of(database, training) is TrainingState.OPEN
    QTest.keyClick(page.reason, KEY.Key_Escape)
    assert state_of(database, training) is TrainingState.OPEN
    page.steps.close()
    page.reason.confirm()
    assert state_of(database, training) is TrainingState.CLOSED


def state_of(database: Database, training: str) -> TrainingState:
    with database.reading() as db:
        return trainings.get_training(db, training).row.state
