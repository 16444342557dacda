"""The form of a person waits for the person who was chosen, and keeps what is typed into it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from roster.qt.kit.commands import Command
from roster.qt.kit.tasks import run_at_once
from roster.qt.people.page import PeoplePage
from tests.builders import facts_of, make_person, writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from roster.base.progress import Report
    from roster.people.trainees import TraineeFacts
    from roster.qt.kit.tasks import RunTask
    from roster.qt.kit.workspace import Workspace

NAMES = ("李建国", "张䶮秋")


class Desk:
    """The people page beside the inspector; its tasks are done when the test lets them."""

    def __init__(self, qtbot: QtBot, workspace: Workspace) -> None:
        self._held: list[Callable[[], object]] = []
        self.page = PeoplePage(replace(workspace, run_task=cast("RunTask", self._hold)))
        self._window = window = QWidget()
        side_by_side = QHBoxLayout(window)
        side_by_side.addWidget(self.page)
        side_by_side.addWidget(self.page.person)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        self.work()

    def _hold(self, job: Callable[[Report], object], **ways: Any) -> None:  # noqa: ANN401 - all ways of a task
        self._held.append(partial(run_at_once, job, **ways))

    def work(self) -> None:
        """Do what was asked for, and what that asks for."""
        while self._held:
            self._held.pop(0)()

    def choose(self, row: int) -> None:
        """Click a row."""
        table = self.page.table
        at = table.visualRect(table.table.index(row, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def line(self, name: str) -> QLineEdit:
        """Return a field of the form."""
        field = self.page.person.form.fields[name]
        assert isinstance(field, QLineEdit)
        return field

    def type(self, name: str, text: str) -> None:
        """Click a field, and type behind what it holds; where it is off both go nowhere."""
        field = self.line(name)
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)
        if QApplication.focusWidget() is field:
            QTest.keyClicks(field, text)


@pytest.fixture
def ids(workspace: Workspace) -> list[str]:
    with writing(workspace.database) as db:
        return [make_person(db, name) for name in NAMES]


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, ids: list[str]) -> Desk:
    assert ids
    made = Desk(qtbot, workspace)
    made.choose(0)
    made.work()
    return made


def facts(workspace: Workspace, trainee_id: str) -> TraineeFacts:
    with workspace.database.reading() as db:
        return facts_of(db, trainee_id)


def test_the_form_takes_nothing_until_it_shows_who_was_chosen(
    desk: Desk, ids: list[str], workspace: Workspace
) -> None:
    desk.choose(1)
    desk.type("phone", "1")
    assert desk.page.state.trainee_id == ids[0]
    assert desk.line("phone").text() == ""
    desk.work()
    assert desk.line("name").text() == NAMES[1]
    desk.type("phone", "13800001234")
    QTest.keyClick(desk.line("phone"), Qt.Key.Key_Return)
    desk.work()
    assert [facts(workspace, each).phone for each in ids] == [None, "13800001234"]


def test_the_keyboard_waits_for_who_was_chosen(desk: Desk) -> None:
    desk.choose(1)
    desk.page.handlers[Command.EDIT]()
    assert QApplication.focusWidget() is not desk.line("name")
    desk.work()
    assert QApplication.focusWidget() is desk.line("name")
    assert desk.line("name").text() == NAMES[1]


def test_what_is_typed_while_a_fact_is_written_stays(
    desk: Desk, ids: list[str], workspace: Workspace
) -> None:
    desk.type("phone", "13800001234")
    desk.type("birth", "")
    desk.line("birth").clear()
    QTest.keyClicks(desk.line("birth"), "1966-3")
    desk.work()
    assert facts(workspace, ids[0]).phone == "13800001234"
    assert desk.line("birth").text() == "1966-3"
    QTest.keyClick(desk.line("birth"), Qt.Key.Key_Return)
    desk.work()
    assert facts(workspace, ids[0]).birth == "1966-03"
    assert desk.line("birth").text() == "1966.03"
