"""The state of the attendance page: what is shown, and when its parts hear of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.attendance.view import read_view
from roster.base.codes.trainings import TrainingState
from roster.qt.attendance.state import AttendanceState
from roster.trainings import trainings
from tests.builders import writing
from tests.qt.attendance.rooms import make_open_training

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database


@pytest.fixture
def state(owner: QObject) -> AttendanceState:
    return AttendanceState(owner)


@pytest.fixture
def training(database: Database) -> str:
    return make_open_training(database)


def show(state: AttendanceState, database: Database, training: str) -> None:
    with database.reading() as db:
        view = read_view(db, training)
    state.show(view)


def test_what_listens_finds_the_new_sheet_already_there(
    state: AttendanceState, database: Database, training: str
) -> None:
    heard = []
    state.changed.connect(lambda: heard.append((state.training_id, state.can_mark)))
    show(state, database, training)
    assert heard == [(training, True)]


def test_while_another_training_is_awaited_nothing_takes_marks_and_nothing_is_told(
    qtbot: QtBot, state: AttendanceState, database: Database, training: str
) -> None:
    show(state, database, training)
    with qtbot.assertNotEmitted(state.changed):
        state.await_training("another")
    assert (state.wanted, state.can_mark) == ("another", False)
    assert state.training_id == training  # the grid of this one is still in sight


def test_a_training_that_is_not_there_is_no_longer_wanted(
    state: AttendanceState, database: Database, training: str
) -> None:
    state.await_training("gone")
    show(state, database, state.wanted)
    assert state.wanted == training


def test_a_training_called_off_and_shown_before_leaves_nothing_to_mark(
    state: AttendanceState, database: Database, training: str
) -> None:
    show(state, database, training)
    with writing(database) as db:
        trainings.call_off(db, training, TrainingState.CANCELLED, "台风")
    show(state, database, training)
    assert (state.training, state.sheet, state.can_mark) == (None, None, False)
