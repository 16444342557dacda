"""Everybody present: the half-day of the cursor, or by its own name the whole training."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from roster.base import clock
from tests.qt.attendance.rooms import make_open_training, marks, open_page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.qt.attendance.page import AttendancePage
    from roster.qt.kit.workspace import Workspace


@pytest.fixture
def training(database: Database) -> str:
    return make_open_training(database)


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, training: str) -> AttendancePage:
    return open_page(qtbot, workspace, training)


def press_ctrl_a(page: AttendancePage) -> None:
    QTest.keyClick(page.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_a_fills_the_half_day_of_the_cursor_alone(page: AttendancePage, training: str) -> None:
    page.grid.go_to(1, 1)
    press_ctrl_a(page)
    assert marks(page, training) == [["", "present"]] * 3


def test_the_whole_training_is_filled_by_its_own_name(page: AttendancePage, training: str) -> None:
    assert page.whole_action.text() == "全班各半天全到"
    page.whole_action.trigger()
    assert marks(page, training) == [["present", "present"]] * 3


@pytest.mark.parametrize("whole", [False, True])
def test_a_half_day_to_come_is_filled_only_after_asking(
    page: AttendancePage, training: str, monkeypatch: pytest.MonkeyPatch, *, whole: bool
) -> None:
    monkeypatch.setattr(clock, "today", lambda: "2026-05-07")
    page.grid.go_to(0, 0)
    if whole:
        page.whole_action.trigger()
    else:
        press_ctrl_a(page)
    assert page.reason.isVisible()
    assert marks(page, training) == [["", ""]] * 3
    page.reason.confirm()
    assert marks(page, training) == [["present", "present" if whole else ""]] * 3


def test_nothing_is_filled_where_the_cursor_is_in_no_half_day(
    page: AttendancePage, training: str
) -> None:
    page.grid.setCurrentIndex(page.grid.table.index(0, 1))
    page.steps.mark_half_day()
    assert marks(page, training) == [["", ""]] * 3


def test_counters_say_what_they_count(page: AttendancePage) -> None:
    page.grid.go_to(0, 0)
    assert "全班" in [label.text() for label in page.bar.findChildren(QLabel)]
    assert "2026年5月8日上午：应到 3" in page.here.text()
