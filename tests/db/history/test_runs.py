"""Changes of one field that follow each other are one step of undo and redo."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.base.codes.people import Post
from roster.db.acts import Act
from roster.db.errors import NothingToUndo, UndoBlocked
from roster.db.history import journal, undoing
from roster.office import roster_file
from roster.people import trainees
from roster.trainings import trainings
from tests.builders import CLERK, make_database, make_person, make_training, writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from roster.db.engine import Database
    from roster.trainings.plans import TrainingPlan


@pytest.fixture
def training(database: Database) -> str:
    with writing(database, Act.PLAN) as db:
        return make_training(db)


def plan(database: Database, training: str) -> TrainingPlan:
    with database.reading() as db:
        return trainings.get_training(db, training).plan


def change(database: Database, training: str, by: str = CLERK, **values: object) -> None:
    with database.transaction(Act.CHANGE_PLAN, by=by) as db:
        before = trainings.get_training(db, training).plan
        trainings.change_plan(db, training, replace(before, **values))  # type: ignore[arg-type]  # fields of the plan


def turn(database: Database, do: Callable[..., str], *which: int) -> None:
    with database.transaction(Act.UNDO, by=CLERK) as db:
        do(db, *which)


@pytest.fixture
def person(database: Database) -> str:
    with writing(database, Act.REGISTER) as db:
        return make_person(db, "张甲")


def rename(database: Database, person: str, *names: str) -> list[int]:
    """Correct a name step by step; return the numbers of the actions."""
    actions = []
    for name in names:
        with database.transaction(Act.CORRECT, by=CLERK) as db:
            trainees.correct(db, person, name=name)
        with database.reading() as db:
            actions.append(journal.newest(db))
    return actions


def name_of(database: Database, person: str) -> str:
    """Return a person's name in a file that must be sound."""
    with database.reading() as db:
        assert roster_file.check_file(db).faults == ()
        return trainees.people_rows(db, [person])[0].facts.name


def test_a_number_turned_step_by_step_goes_back_and_comes_again_at_once(
    database: Database, training: str
) -> None:
    for run in (2, 3, 4, 5):
        change(database, training, run=run)
    turn(database, undoing.undo)
    assert plan(database, training).run is None
    turn(database, undoing.redo)
    assert plan(database, training).run == 5
    turn(database, undoing.undo)
    assert plan(database, training).run is None
    turn(database, undoing.undo)  # the training itself
    with pytest.raises(NothingToUndo):
        turn(database, undoing.undo)


def test_another_field_is_another_step(database: Database, training: str) -> None:
    change(database, training, run=2)
    change(database, training, runs=3)
    change(database, training, runs=4)
    turn(database, undoing.undo)
    assert (plan(database, training).run, plan(database, training).runs) == (2, None)


def test_another_row_is_another_step(database: Database, training: str) -> None:
    with writing(database, Act.PLAN) as db:
        other = make_training(db)
    change(database, other, run=2)
    change(database, training, run=2)
    turn(database, undoing.undo)
    assert (plan(database, training).run, plan(database, other).run) == (None, 2)


def test_another_clerk_is_another_step(database: Database, training: str) -> None:
    change(database, training, run=2)
    change(database, training, by="李干事", run=3)
    turn(database, undoing.undo)
    assert plan(database, training).run == 2


def test_each_tick_of_a_list_is_a_step_of_its_own(database: Database, training: str) -> None:
    rule = plan(database, training).audience
    for posts in ((Post.SECRETARY,), (Post.SECRETARY, Post.HEAD)):
        change(database, training, audience=replace(rule, posts=posts))
    turn(database, undoing.undo)
    assert plan(database, training).audience.posts == (Post.SECRETARY,)


def test_after_a_rest_it_is_another_step(
    database: Database, training: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(database, training, run=2)
    now = datetime.now(UTC) + timedelta(seconds=11)

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # always in UTC
            assert tz is UTC
            return now

    monkeypatch.setattr(journal, "datetime", Later)
    change(database, training, run=3)
    turn(database, undoing.undo)
    assert plan(database, training).run == 2


def test_marks_are_taken_back_one_by_one(database: Database) -> None:
    """Only forms that save as one types have runs."""
    with writing(database, Act.REGISTER) as db:
        person = make_person(db, "张甲")
    for name in ("张乙", "张丙"):
        with writing(database, Act.MARK) as db:
            trainees.correct(db, person, name=name)
    turn(database, undoing.undo)
    with database.reading() as db:
        assert trainees.people_rows(db, [person])[0].facts.name == "张乙"


@pytest.mark.parametrize("names", [("张乙",), ("张乙", "张丙"), ("张乙", "张丙", "张丁")])
def test_the_journal_says_which_actions_were_taken_back_together(
    database: Database, person: str, names: tuple[str, ...]
) -> None:
    rename(database, person, *names)
    for do, name in [
        (undoing.undo, "张甲"),
        (undoing.redo, names[-1]),
        (undoing.undo, "张甲"),
        (undoing.redo, names[-1]),
    ]:
        turn(database, do)
        assert name_of(database, person) == name


def test_after_a_step_was_taken_back_something_else_can_be_done(
    database: Database, person: str
) -> None:
    rename(database, person, "张乙", "张丙")
    turn(database, undoing.undo)
    rename(database, person, "张丁", "张戊")
    turn(database, undoing.undo)
    assert name_of(database, person) == "张甲"
    turn(database, undoing.redo)
    assert name_of(database, person) == "张戊"


def test_a_step_followed_by_something_else_is_taken_back_after_it(
    database: Database, person: str
) -> None:
    rename(database, person, "张乙", "张丙")
    with database.transaction(Act.CORRECT, by=CLERK) as db:
        trainees.correct(db, person, phone="13800000001")
    turn(database, undoing.undo)
    assert name_of(database, person) == "张丙"
    turn(database, undoing.undo)
    assert name_of(database, person) == "张甲"
    for _ in range(2):
        turn(database, undoing.redo)
    assert name_of(database, person) == "张丙"


def test_an_older_action_of_a_step_is_not_taken_back_below_the_newer(
    database: Database, person: str
) -> None:
    older, newer = rename(database, person, "张乙", "张丙")
    with pytest.raises(UndoBlocked) as blocked:
        turn(database, undoing.undo_action, older)
    assert [edit.sequence for edit in blocked.value.later] == [newer]
    assert name_of(database, person) == "张丙"


def test_what_was_taken_back_one_by_one_comes_again_one_by_one(
    database: Database, person: str
) -> None:
    """Though the actions could have been one step: they were not taken back as one."""
    _, _, newest = rename(database, person, "张乙", "张丙", "张丁")
    turn(database, undoing.undo_action, newest)
    assert name_of(database, person) == "张丙"
    turn(database, undoing.undo)
    assert name_of(database, person) == "张甲"
    turn(database, undoing.redo)
    assert name_of(database, person) == "张丙"
    turn(database, undoing.redo)
    assert name_of(database, person) == "张丁"


@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["run", "runs"]), st.integers(min_value=1, max_value=4)),
        max_size=8,
    )
)
def test_undo_until_nothing_is_left_and_redo_of_it_all_come_back_to_the_same(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    folder: Path = tmp_path_factory.mktemp("runs")
    database = make_database(folder)
    with writing(database, Act.PLAN) as db:
        training = make_training(db)
    first = plan(database, training)
    for name, value in steps:
        change(database, training, CLERK, **{name: value})
    last, turns = plan(database, training), 0
    while plan(database, training) != first:
        turn(database, undoing.undo)
        turns += 1
    with database.reading() as db:
        assert roster_file.check_file(db).faults == ()
    for _ in range(turns):
        turn(database, undoing.redo)
    assert plan(database, training) == last
    with database.reading() as db:
        assert roster_file.check_file(db).faults == ()
    database.close()
