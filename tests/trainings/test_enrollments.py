from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from roster.attendance import completion
from roster.base.codes.people import EndReason, Post
from roster.base.codes.trainings import Completion, Tier, TrainingState
from roster.people import positions, trainees
from roster.trainings import enrollments, invitations, trainings
from roster.trainings.errors import (
    NobodyEnrolled,
    NotHeldAbove,
    OutcomesMissing,
    TrainingStateForbids,
    UnknownEnrollment,
)
from tests.builders import make_person, make_training, village_ids, writing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.db.engine import Database


def test_somebody_named_twice_is_enrolled_and_called_once(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        first, second = make_person(db, "甲甲"), make_person(db, "乙乙")
        assert enrollments.enroll(db, training, [first, first]) == 1
        invitations.send_notice(db, training, "2026-05-01")
        assert invitations.call_more(db, training, [second, second]) == 1


def test_enrolling_twice_enrolls_once(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        people = [make_person(db, "甲甲"), make_person(db, "乙乙")]
        assert enrollments.enroll(db, training, people) == 2
        assert enrollments.enroll(db, training, people) == 0
        assert [row.number for row in enrollments.enrolled(db, training)] == [1, 2]


def test_division_and_posts_stay_as_they_were_at_enrollment(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        person = make_person(db, "张三", Post.SECRETARY)
        enrollments.enroll(db, training, [person])
        was = enrollments.enrolled(db, training)[0]
        held = positions.positions_of(db, person)[0]
        positions.end_position(db, held.id, "2026-06-01", EndReason.RESIGNED)
        trainees.correct(db, person, division_id=village_ids(db)[1])
        assert enrollments.enrolled(db, training)[0] == was
    assert was.posts == (Post.SECRETARY,)


def test_withdrawing_takes_the_marks_along(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        enrollments.enroll(db, training, [make_person(db)])
        completion.withdraw(db, enrollments.enrolled(db, training)[0].id)
        assert enrollments.enrolled(db, training) == ()


def test_a_withdrawn_person_is_not_withdrawn_again(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        enrollments.enroll(db, training, [make_person(db)])
        enrollment_id = enrollments.enrolled(db, training)[0].id
        completion.withdraw(db, enrollment_id)
    with pytest.raises(UnknownEnrollment), writing(database) as db:
        completion.withdraw(db, enrollment_id)


# --- trainings held above ------------------------------------------------------------------


def make_training_above(db: Session, *names: str, days: int = 1) -> tuple[str, list[str]]:
    training = make_training(db, days, tier=Tier.CITY)
    plan = trainings.get_training(db, training).plan
    trainings.change_plan(db, training, replace(plan, held_above=True))
    enrollments.enroll(db, training, [make_person(db, name) for name in names])
    return training, [person.id for person in enrollments.enrolled(db, training)]


def test_outcomes_of_a_training_held_above_are_recorded_without_marks(database: Database) -> None:
    with writing(database) as db:
        training, (first, second) = make_training_above(db, "甲甲", "乙乙")
        outcomes = {first: Completion.COMPLETED, second: Completion.MAKEUP_DUE}
        enrollments.record_outcomes(db, training, outcomes)
        people = enrollments.enrolled(db, training)
        row = trainings.get_training(db, training).row
    assert {person.id: person.completion for person in people} == outcomes
    assert (row.state, row.completed) == (TrainingState.CLOSED, 1)


def test_outcomes_are_recorded_for_everybody_or_for_nobody(database: Database) -> None:
    with writing(database) as db:
        training, (first, _second) = make_training_above(db, "甲甲", "乙乙")
    with pytest.raises(OutcomesMissing) as missing, writing(database) as db:
        enrollments.record_outcomes(db, training, {first: Completion.COMPLETED})
    assert missing.value.blank == 1
    with pytest.raises(UnknownEnrollment), writing(database) as db:
        enrollments.record_outcomes(db, training, {"nobody": Completion.COMPLETED})


def test_outcomes_of_a_training_held_here_are_refused(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        enrollments.enroll(db, training, [make_person(db)])
        person = enrollments.enrolled(db, training)[0].id
    with pytest.raises(NotHeldAbove), writing(database) as db:
        enrollments.record_outcomes(db, training, {person: Completion.COMPLETED})


def test_outcomes_of_nobody_are_refused(database: Database) -> None:
    with pytest.raises(NobodyEnrolled), writing(database) as db:
        training, _ = make_training_above(db)
        enrollments.record_outcomes(db, training, {})


def test_outcomes_are_recorded_once(database: Database) -> None:
    with writing(database) as db:
        training, (person,) = make_training_above(db, "甲甲")
        enrollments.record_outcomes(db, training, {person: Completion.COMPLETED})
    with pytest.raises(TrainingStateForbids), writing(database) as db:
        enrollments.record_outcomes(db, training, {person: Completion.NOT_COMPLETED})
