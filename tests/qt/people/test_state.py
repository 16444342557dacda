"""The state of the people page: who is shown, and who only will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.qt.people.state import PeopleState
from roster.qt.people.view import PersonView, read_person
from tests.builders import make_person, writing

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database


@pytest.fixture
def state(owner: QObject) -> PeopleState:
    return PeopleState(owner)


@pytest.fixture
def two(database: Database) -> tuple[PersonView, PersonView]:
    with writing(database) as db:
        ids = [make_person(db, name) for name in ("张三", "李四")]
    with database.reading() as db:
        found = [read_person(db, trainee_id) for trainee_id in ids]
    assert found[0] is not None
    assert found[1] is not None
    return found[0], found[1]


def show(state: PeopleState, view: PersonView) -> None:
    state.await_person(view.person.id)
    state.show_person(view)


def test_who_is_shown_stays_in_sight_while_another_is_awaited(
    state: PeopleState, two: tuple[PersonView, PersonView]
) -> None:
    first, second = two
    show(state, first)
    assert (state.person, state.is_another_awaited) == (first, False)
    state.await_person(second.person.id)
    assert (state.person, state.is_another_awaited) == (first, True)
    state.await_person(first.person.id)  # read anew, as after a change
    assert not state.is_another_awaited


def test_who_comes_after_somebody_else_was_chosen_is_passed_over(
    qtbot: QtBot, state: PeopleState, two: tuple[PersonView, PersonView]
) -> None:
    first, second = two
    state.await_person(first.person.id)
    state.await_person(second.person.id)
    with qtbot.assertNotEmitted(state.changed):
        state.show_person(first)
    assert (state.person, state.awaited) == (None, second.person.id)


def test_who_is_gone_when_read_leaves_nobody_shown_and_nobody_awaited(
    state: PeopleState, two: tuple[PersonView, PersonView]
) -> None:
    show(state, two[0])
    state.await_person(two[1].person.id)
    state.show_person(None)
    assert (state.person, state.trainee_id, state.awaited) == (None, "", "")


def test_with_nobody_chosen_nobody_is_shown(
    state: PeopleState, two: tuple[PersonView, PersonView]
) -> None:
    show(state, two[0])
    state.await_person("")
    assert (state.person, state.is_another_awaited) == (None, False)


def test_what_listens_finds_the_person_already_there(
    state: PeopleState, two: tuple[PersonView, PersonView]
) -> None:
    state.await_person(two[0].person.id)
    heard = []
    state.changed.connect(lambda: heard.append((state.trainee_id, state.awaited)))
    state.show_person(two[0])
    assert heard == [(two[0].person.id, "")]
