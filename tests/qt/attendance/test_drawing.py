"""How the grid is drawn: in parts as at once, and without asking Python about each cell."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from roster.qt.attendance.columns import FIRST_MARK
from roster.qt.attendance.grid import MarkGrid
from tests.qt.attendance.rooms import make_open_training, open_page

if TYPE_CHECKING:
    from types import FrameType

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.qt.attendance.page import AttendancePage
    from roster.qt.kit.workspace import Workspace
    from roster.qt.look.theme import Theme

KEY = Qt.Key
_KEYS = (
    *(KEY.Key_1, KEY.Key_0, KEY.Key_Minus, KEY.Key_Delete, KEY.Key_Equal),
    *(KEY.Key_Down, KEY.Key_Up, KEY.Key_Left, KEY.Key_Right, KEY.Key_End, KEY.Key_Home),
    *(KEY.Key_PageDown, KEY.Key_PageUp),
)
_CALLS_A_CELL = 6


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, database: Database) -> AttendancePage:
    training = make_open_training(database, days=10, names=["张䶮秋"] * 40)
    return open_page(qtbot, workspace, training)


@given(keys=st.lists(st.sampled_from(_KEYS), min_size=1, max_size=12))
def test_what_keys_leave_on_the_screen_is_what_a_whole_repaint_shows(
    page: AttendancePage, keys: list[KEY]
) -> None:
    for key in keys:
        QTest.keyClick(page.grid, key)
        QApplication.processEvents()
    left = _on_screen(page)
    page.grid.viewport().repaint()
    assert left == _on_screen(page)


def test_a_grid_that_has_nothing_to_show_yet_draws_its_ground(qtbot: QtBot, theme: Theme) -> None:
    grid = MarkGrid(theme)
    qtbot.addWidget(grid)
    ground = grid.viewport().grab().toImage().pixelColor(5, 5)
    assert ground.name() == theme.colours.surface.lower()


def test_to_draw_the_grid_takes_few_calls_of_python_a_cell(page: AttendancePage) -> None:
    view = page.grid.viewport()
    view.repaint()  # signs and texts are made once
    calls = 0

    def count(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        view.repaint()
    finally:
        sys.setprofile(None)
    assert calls <= _CALLS_A_CELL * _cells_in_sight(page)


def _on_screen(page: AttendancePage) -> QImage:
    """Return what is on the screen where the grid is, as it was last drawn there."""
    view = page.grid.viewport()
    place = QRect(view.mapTo(page, QPoint()), view.size())
    return page.screen().grabWindow(page.winId()).copy(place).toImage()


def _cells_in_sight(page: AttendancePage) -> int:
    grid, last = page.grid, page.grid.viewport().rect().bottomRight() - QPoint(1, 1)
    columns = grid.columnAt(last.x())
    assert columns > FIRST_MARK
    return (grid.rowAt(last.y()) + 1) * (columns + 1)
