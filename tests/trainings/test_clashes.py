from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from roster.attendance import completion, marks
from roster.base.codes.trainings import PartOfDay, TrainingState
from roster.trainings import enrollments, trainings
from roster.trainings.clashes import clash_counts, clashes
from tests.builders import make_person, make_training, writing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.db.engine import Database


def two_trainings(db: Session) -> tuple[str, str]:
    """Plan two trainings on the same day, with one person in both and one in each."""
    first, second = make_training(db, title="甲班"), make_training(db, title="乙班", days=2)
    both = make_person(db, "两边王")
    enrollments.enroll(db, first, [make_person(db, "单边李"), both])
    enrollments.enroll(db, second, [both, make_person(db, "单边赵")])
    return first, second


def give_times(db: Session, training: str, starts: str, ends: str) -> None:
    plans = [row.plan for row in trainings.list_periods(db, training)]
    plans[0] = replace(plans[0], starts=starts, ends=ends)
    trainings.set_periods(db, training, plans)


def test_who_is_expected_in_two_trainings_at_once_is_named(database: Database) -> None:
    with writing(database) as db:
        first, second = two_trainings(db)
        found = clashes(db, first)
    assert [(one.name, one.other_training_id, one.date, one.part) for one in found] == [
        ("两边王", second, "2026-05-08", PartOfDay.MORNING),
        ("两边王", second, "2026-05-08", PartOfDay.AFTERNOON),
    ]
    assert {one.other_title for one in found} == {"乙班"}


def test_both_trainings_tell_the_same_clash(database: Database) -> None:
    with writing(database) as db:
        first, second = two_trainings(db)
        there, back = clashes(db, first), clashes(db, second)
    assert {(c.trainee_id, c.date, c.part) for c in there} == {
        (c.trainee_id, c.date, c.part) for c in back
    }


@pytest.mark.parametrize("state", [TrainingState.POSTPONED, TrainingState.CANCELLED])
def test_trainings_called_off_clash_with_nothing(database: Database, state: TrainingState) -> None:
    with writing(database) as db:
        first, second = two_trainings(db)
        trainings.call_off(db, second, state, "台风")
        assert clashes(db, first) == ()
        assert clashes(db, second) == ()


def test_somebody_withdrawn_clashes_no_more(database: Database) -> None:
    with writing(database) as db:
        first, second = two_trainings(db)
        completion.withdraw(db, enrollments.enrolled(db, second)[0].id)
        assert clashes(db, first) == ()


def test_a_half_day_taken_out_clashes_no_more(database: Database) -> None:
    with writing(database) as db:
        first, second = two_trainings(db)
        trainings.set_periods(db, second, [trainings.list_periods(db, second)[2].plan])
        assert clashes(db, first) == ()


@pytest.mark.parametrize(
    ("starts", "ends", "clash"),
    [("10:00", "11:30", False), ("09:59", "11:30", True), ("07:00", "08:30", False)],
)
def test_classes_one_after_the_other_in_one_half_day_do_not_clash(
    database: Database, starts: str, ends: str, *, clash: bool
) -> None:
    with writing(database) as db:
        first, second = two_trainings(db)
        give_times(db, first, "08:30", "10:00")
        give_times(db, second, starts, ends)
        parts = {one.part for one in clashes(db, first)}
    assert (PartOfDay.MORNING in parts) is clash


def test_clashes_of_all_trainings_are_counted_by_persons(database: Database) -> None:
    with writing(database) as db:
        first, second = two_trainings(db)
        make_training(db, title="丙班")
        assert clash_counts(db) == {first: 1, second: 1}


def test_clashes_are_counted_for_trainings_still_to_be_held(database: Database) -> None:
    with writing(database) as db:
        first, second = two_trainings(db)
        trainings.open_training(db, second)
        marks.mark_all_present(db, second)
        completion.close_training(db, second)
        assert clash_counts(db) == {first: 1}


def test_classes_apart_in_one_half_day_are_not_counted(database: Database) -> None:
    with writing(database) as db:
        first, second = (make_training(db, title=title) for title in ("甲班", "乙班"))
        for training in (first, second):
            plans = [row.plan for row in trainings.list_periods(db, training)]
            trainings.set_periods(db, training, plans[:1])
        person = make_person(db, "两边王")
        for training in (first, second):
            enrollments.enroll(db, training, [person])
        give_times(db, first, "08:30", "10:00")
        assert clash_counts(db) == {first: 1, second: 1}
        give_times(db, second, "10:00", "11:30")
        assert clash_counts(db) == {}
