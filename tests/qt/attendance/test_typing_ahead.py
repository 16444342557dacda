"""Keys typed while the sheet they are meant for is still being read in another thread."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from roster.attendance.view import AttendanceView, read_view
from roster.base.codes.attendance import Mark
from roster.qt.attendance import page as attendance_page
from roster.qt.attendance.page import AttendancePage
from roster.qt.kit.tasks import TaskRunner
from tests.qt.attendance.rooms import make_open_training, marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database, Db
    from roster.qt.kit.workspace import Workspace

KEY = Qt.Key
OTHERS = ("黄秋雪", "梁志强", "陈大文")


@pytest.fixture
def runner(qapp: object) -> Iterator[TaskRunner]:
    assert qapp
    made = TaskRunner()
    yield made
    assert made.close()


@pytest.fixture
def trainings(database: Database) -> tuple[str, str]:
    return make_open_training(database), make_open_training(database, names=OTHERS)


@pytest.fixture
def page(
    qtbot: QtBot, workspace: Workspace, runner: TaskRunner, trainings: tuple[str, str]
) -> AttendancePage:
    made = AttendancePage(replace(workspace, run_task=runner.run))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.show_item(trainings[0])
    qtbot.waitUntil(lambda: not runner.running)
    return made


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Let what is read from now on come only when the gate is opened."""
    opened = threading.Event()

    def slow(db: Db, training_id: str, otherwise: str) -> AttendanceView:
        view = read_view(db, training_id, otherwise)
        assert opened.wait(10)
        return view

    monkeypatch.setattr(attendance_page, "read_view", slow)
    return opened


def at_rest(page: AttendancePage, runner: TaskRunner, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not runner.running and page.state.sheet is not None)
    QCoreApplication.sendPostedEvents(page.grid)


def test_marks_typed_before_another_training_is_read_go_into_that_training(
    page: AttendancePage,
    trainings: tuple[str, str],
    gate: threading.Event,
    runner: TaskRunner,
    qtbot: QtBot,
) -> None:
    page.show_item(trainings[1])
    for key in (KEY.Key_1, KEY.Key_0):
        QTest.keyClick(page.grid, key)
    gate.set()
    at_rest(page, runner, qtbot)
    assert marks(page, trainings[0])[0] == ["", ""]
    assert [row[0] for row in marks(page, trainings[1])][:2] == [Mark.PRESENT, Mark.ABSENT]


def test_a_mark_written_while_the_sheet_is_read_is_still_seen(
    page: AttendancePage,
    trainings: tuple[str, str],
    gate: threading.Event,
    runner: TaskRunner,
    qtbot: QtBot,
) -> None:
    page.reload()
    time.sleep(0.2)  # the older sheet is read by now, and waits at the gate
    QTest.keyClick(page.grid, KEY.Key_5)
    gate.set()
    at_rest(page, runner, qtbot)
    sheet = page.state.sheet
    assert sheet is not None
    shown = [[str(sheet.mark(p.id, h.id) or "") for h in sheet.periods] for p in sheet.people]
    assert shown == marks(page, trainings[0])
    assert shown[0] == [Mark.SICK_LEAVE, ""]
