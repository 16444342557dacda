"""The state of the trainings page: the current training, and what stays when there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from roster.base.codes.trainings import TrainingState
from roster.qt.trainings.state import TrainingsState
from roster.trainings import trainings
from roster.trainings.members import read_training
from tests.builders import make_training, writing

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.trainings.members import TrainingView


@pytest.fixture
def state(owner: QObject) -> TrainingsState:
    return TrainingsState(owner)


@pytest.fixture
def two(database: Database) -> tuple[TrainingView, TrainingView]:
    with writing(database) as db:
        ids = [make_training(db) for _ in range(2)]
    with database.reading() as db:
        return read_training(db, ids[0]), read_training(db, ids[1])


def show(state: TrainingsState, view: TrainingView) -> None:
    state.await_training(view.training.row.id)
    state.show(view)


def test_what_listens_finds_the_training_already_there(
    state: TrainingsState, two: tuple[TrainingView, TrainingView]
) -> None:
    heard = []
    state.changed.connect(lambda: heard.append((state.training_id, len(state.clashes))))
    show(state, two[0])
    assert heard == [(two[0].training.row.id, 0)]
    assert state.training is two[0].training


def test_without_a_current_training_there_is_no_clash_and_no_id(
    qtbot: QtBot, state: TrainingsState, two: tuple[TrainingView, TrainingView]
) -> None:
    show(state, two[0])
    with qtbot.waitSignal(state.changed):
        state.await_training("")
    assert (state.training, state.training_id, state.clashes) == (None, "", ())
    assert (state.plan, state.is_editable) == (None, False)


def test_the_training_before_stays_in_sight_while_another_is_awaited(
    qtbot: QtBot, state: TrainingsState, two: tuple[TrainingView, TrainingView]
) -> None:
    first, second = two
    show(state, first)
    with qtbot.assertNotEmitted(state.changed):
        state.await_training(second.training.row.id)
    assert (state.view, state.is_another_awaited) == (first, True)
    state.await_training(first.training.row.id)  # read anew, as after a change
    assert not state.is_another_awaited


def test_a_training_that_comes_after_another_was_chosen_is_passed_over(
    qtbot: QtBot, state: TrainingsState, two: tuple[TrainingView, TrainingView]
) -> None:
    first, second = two
    state.await_training(first.training.row.id)
    state.await_training(second.training.row.id)
    with qtbot.assertNotEmitted(state.changed):
        state.show(first)
    assert (state.view, state.awaited) == (None, second.training.row.id)


def test_only_a_training_other_than_the_last_one_is_another(
    state: TrainingsState, two: tuple[TrainingView, TrainingView]
) -> None:
    heard = []
    state.changed.connect(lambda: heard.append(state.view and state.is_another))
    for view in (two[0], two[0], two[1]):
        show(state, view)
    state.await_training("")  # as while the list is read anew
    show(state, two[1])
    assert heard == [True, False, True, None, False]


def test_what_is_asked_while_a_training_is_awaited_is_done_once_it_is_shown(
    state: TrainingsState, two: tuple[TrainingView, TrainingView]
) -> None:
    first, second = two
    done: list[str] = []
    step = state.when_read(lambda: done.append(state.training_id))
    show(state, first)
    step()
    state.await_training(second.training.row.id)
    step()
    assert done == [first.training.row.id]
    state.show(second)
    assert done == [first.training.row.id, second.training.row.id]
    show(state, first)
    assert len(done) == 2  # not once more


def test_what_is_asked_of_a_training_that_does_not_come_is_done_to_no_other(
    state: TrainingsState, two: tuple[TrainingView, TrainingView]
) -> None:
    done: list[str] = []
    step = state.when_read(lambda: done.append(state.training_id))
    for lose in (state.give_up, lambda: state.await_training("")):
        show(state, two[0])
        state.await_training(two[1].training.row.id)
        step()
        lose()
        show(state, two[0])
    assert done == []


def test_a_plan_written_last_is_newer_than_what_was_read(
    state: TrainingsState, two: tuple[TrainingView, TrainingView]
) -> None:
    show(state, two[0])
    assert state.plan is two[0].training.plan
    state.plan = replace(two[0].training.plan, venue="镇文化站")
    show(state, two[1])
    assert state.plan is two[1].training.plan


def test_only_a_training_not_yet_over_can_be_changed(
    state: TrainingsState, database: Database, two: tuple[TrainingView, TrainingView]
) -> None:
    training = two[0].training.row.id
    show(state, two[0])
    assert state.is_editable
    with writing(database) as db:
        trainings.call_off(db, training, TrainingState.CANCELLED, "台风")
    with database.reading() as db:
        show(state, read_training(db, training))
    assert not state.is_editable


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
