"""The state of the trainings page: the current training, and what stays when there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from roster.qt.trainings.state import TrainingsState
from roster.trainings import trainings
from roster.trainings.members import read_training
from tests.builders import make_training, writing

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database


@pytest.fixture
def state(owner: QObject) -> TrainingsState:
    return TrainingsState(owner)


def test_what_listens_finds_the_training_already_there(
    state: TrainingsState, database: Database
) -> None:
    with writing(database) as db:
        training = make_training(db)
    with database.reading() as db:
        view = read_training(db, training)
    heard = []
    state.changed.connect(lambda: heard.append((state.training_id, len(state.clashes))))
    state.show(view)
    assert heard == [(training, 0)]
    assert state.training is view.training


def test_without_a_current_training_there_is_no_clash_and_no_id(
    qtbot: QtBot, state: TrainingsState, database: Database
) -> None:
    with writing(database) as db:
        training = make_training(db)
    with database.reading() as db:
        state.show(read_training(db, training))
    with qtbot.waitSignal(state.changed):
        state.show(None)
    assert (state.training, state.training_id, state.clashes) == (None, "", ())


def test_series_are_known_once_each_and_in_order(
    qtbot: QtBot, state: TrainingsState, database: Database
) -> None:
    with writing(database) as db:
        for series in ("乙班", "甲班", "乙班", None):
            training = make_training(db)
            plan = trainings.get_training(db, training).plan
            trainings.change_plan(db, training, replace(plan, series=series))
    with database.reading() as db, qtbot.assertNotEmitted(state.changed):
        state.know(trainings.list_trainings(db))
    assert state.series == ("乙班", "甲班")
