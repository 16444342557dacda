"""Finding a row of the attendance grid by initials: candidates as an input method lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from roster.base.codes.attendance import Mark
from tests.qt.attendance.rooms import current_cell, make_open_training, marks, open_page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.qt.attendance.page import AttendancePage
    from roster.qt.kit.workspace import Workspace

KEY = Qt.Key
NAMES = ("张秋英", "李建国", "张清远", "赵群", "李佳佳", "陈敏")


@pytest.fixture
def training(database: Database) -> str:
    return make_open_training(database, names=NAMES)


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, training: str) -> AttendancePage:
    return open_page(qtbot, workspace, training)


def offered(page: AttendancePage) -> list[str]:
    """Return the names listed under the cell."""
    shown = page.grid.candidates
    return [line.split()[2] for line in shown.words()] if shown.isVisible() else []


def test_initials_of_several_list_them_and_the_cursor_stays(page: AttendancePage) -> None:
    QTest.keyClicks(page.grid, "zq")
    assert offered(page) == ["张秋英", "张清远", "赵群"]
    assert current_cell(page) == (0, 4)


def test_one_more_letter_narrows_and_the_only_one_is_gone_to_at_once(page: AttendancePage) -> None:
    QTest.keyClicks(page.grid, "zqy")
    assert offered(page) == ["张秋英", "张清远"]
    QTest.keyClick(page.grid, KEY.Key_Backspace)
    assert offered(page) == ["张秋英", "张清远", "赵群"]
    QTest.keyClick(page.grid, KEY.Key_Escape)
    QTest.keyClicks(page.grid, "cm")
    assert offered(page) == []
    assert current_cell(page) == (5, 4)


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ((KEY.Key_2,), 2),
        ((KEY.Key_Return,), 0),
        ((KEY.Key_Space,), 0),
        ((KEY.Key_Down, KEY.Key_Return), 2),
        ((KEY.Key_Down, KEY.Key_Down, KEY.Key_Up, KEY.Key_Enter), 2),
        ((KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Return), 3),
    ],
)
def test_digits_arrows_enter_and_space_pick(
    page: AttendancePage, training: str, keys: tuple[Qt.Key, ...], row: int
) -> None:
    QTest.keyClicks(page.grid, "zq")
    for key in keys:
        QTest.keyClick(page.grid, key)
    assert current_cell(page) == (row, 4)
    assert not any(mark for line in marks(page, training) for mark in line)
    QTest.keyClick(page.grid, KEY.Key_0)
    assert marks(page, training)[row] == [Mark.ABSENT, ""]


def test_a_digit_beyond_the_list_does_nothing(page: AttendancePage, training: str) -> None:
    QTest.keyClicks(page.grid, "zq9")
    assert offered(page) == ["张秋英", "张清远", "赵群"]
    assert not any(mark for line in marks(page, training) for mark in line)


def test_a_click_picks(page: AttendancePage) -> None:
    QTest.keyClicks(page.grid, "zq")
    shown = page.grid.candidates
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(20, shown.height() - 10))
    assert current_cell(page) == (3, 4)
    assert offered(page) == []


def test_the_list_stays_inside_the_grid(page: AttendancePage) -> None:
    page.grid.go_to(5, 1)
    QTest.keyClicks(page.grid, "zq")
    assert page.grid.rect().contains(page.grid.candidates.geometry())


def test_initials_of_nobody_are_shown_and_begin_anew(page: AttendancePage) -> None:
    shown: list[str] = []
    page.grid.searched.connect(shown.append)
    QTest.keyClicks(page.grid, "zx")
    assert shown == ["z", "x"]
    assert current_cell(page) == (0, 4)


def test_many_candidates_say_how_many_more_there_are(
    qtbot: QtBot, workspace: Workspace, database: Database
) -> None:
    names = [f"王{char}" for char in "一二三四五六七八九十百千"]
    page = open_page(qtbot, workspace, make_open_training(database, names=names))
    QTest.keyClicks(page.grid, "w")
    lines = page.grid.candidates.words()
    assert len(lines) == 10
    assert lines[-1] == "还有 3 人，接着输或按 ↓"
    for _ in range(9):
        QTest.keyClick(page.grid, KEY.Key_Down)
    QTest.keyClick(page.grid, KEY.Key_Return)
    assert current_cell(page) == (9, 4)
