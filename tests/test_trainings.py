from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster import enrollments, positions, trainees, trainings
from roster.attendance import set_mark
from roster.codes import EndReason, Mark, PartOfDay, Post, TrainingState
from roster.errors import (
    PeriodHasMarks,
    PeriodTaken,
    TrainingStateForbids,
    TrainingWithoutPeriods,
    UnknownTraining,
)
from roster.trainings import AudienceRule, PeriodPlan
from tests.builders import make_person, make_training, village_ids, writing

if TYPE_CHECKING:
    from roster.db.engine import Database

MORNING = PeriodPlan("2026-05-08", PartOfDay.MORNING)


def audience_names(database: Database, rule: AudienceRule) -> list[str]:
    with database.reading() as db:
        ids = enrollments.audience(db, rule)
        return [row.facts.name for row in trainees.people_rows(db, ids)]


def test_a_plan_comes_back_as_it_was_made(database: Database) -> None:
    rule = AudienceRule(posts=(Post.SECRETARY,), newly_elected=True)
    with writing(database) as db:
        training = make_training(db, days=2, audience=rule)
        detail = trainings.get_training(db, training)
    assert detail.plan.audience == rule
    assert [p.plan.part for p in detail.periods] == [PartOfDay.MORNING, PartOfDay.AFTERNOON] * 2
    assert (detail.row.first_day, detail.row.last_day) == ("2026-05-08", "2026-05-09")
    assert detail.row.quarter_hours == 4 * trainings.HALF_DAY_QUARTER_HOURS


def test_two_classes_in_one_half_day_are_refused(database: Database) -> None:
    with pytest.raises(PeriodTaken), writing(database) as db:
        trainings.set_periods(db, make_training(db), [MORNING, MORNING])


def test_changing_the_timetable_keeps_the_periods_that_stay(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db, days=1)
        kept = trainings.list_periods(db, training)[0].id
        longer = PeriodPlan("2026-05-08", PartOfDay.MORNING, quarter_hours=12, subject="党建")
        trainings.set_periods(db, training, [longer])
        periods = trainings.list_periods(db, training)
    assert [(p.id, p.plan) for p in periods] == [(kept, longer)]


def test_a_period_with_marks_is_not_taken_out(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        enrollments.enroll(db, training, [make_person(db)])
        trainings.open_training(db, training)
        person = enrollments.enrolled(db, training)[0]
        set_mark(db, person.id, trainings.list_periods(db, training)[0].id, Mark.PRESENT)
    with pytest.raises(PeriodHasMarks), writing(database) as db:
        trainings.set_periods(db, training, [])


def test_a_training_without_periods_is_not_opened(database: Database) -> None:
    with pytest.raises(TrainingWithoutPeriods), writing(database) as db:
        trainings.open_training(db, make_training(db, days=0))


def test_a_cancelled_training_keeps_its_reason_and_takes_nobody(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        trainings.call_off(db, training, TrainingState.CANCELLED, "台风")
    with pytest.raises(TrainingStateForbids), writing(database) as db:
        enrollments.enroll(db, training, [make_person(db)])


def test_an_unknown_training_is_named(database: Database) -> None:
    with pytest.raises(UnknownTraining), database.reading() as db:
        trainings.get_training(db, "nothing")


def test_the_audience_is_narrowed_by_every_part_of_the_rule(database: Database) -> None:
    with writing(database) as db:
        make_person(db, "书记甲", Post.SECRETARY, newly_elected=True)
        make_person(db, "书记乙", Post.SECRETARY, village=1, newly_elected=False)
        make_person(db, "委员丙", Post.COMMITTEE_MEMBER, village=1, tags=("优秀",))
        village = village_ids(db)[1]
    assert audience_names(database, AudienceRule()) == ["书记甲", "书记乙", "委员丙"]
    new = AudienceRule(posts=(Post.SECRETARY,), newly_elected=True)
    assert audience_names(database, new) == ["书记甲"]
    assert audience_names(database, AudienceRule(without_posts=(Post.SECRETARY,))) == ["委员丙"]
    assert audience_names(database, AudienceRule(division_id=village)) == ["书记乙", "委员丙"]
    assert audience_names(database, AudienceRule(tags=("优秀",))) == ["委员丙"]


def test_enrolling_twice_enrolls_once(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        people = [make_person(db, "甲甲"), make_person(db, "乙乙")]
        assert enrollments.enroll(db, training, people) == 2
        assert enrollments.enroll(db, training, people) == 0
        assert [row.number for row in enrollments.enrolled(db, training)] == [1, 2]


def test_unit_and_posts_stay_as_they_were_at_enrollment(database: Database) -> None:
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
        enrollments.withdraw(db, enrollments.enrolled(db, training)[0].id)
        assert enrollments.enrolled(db, training) == ()


def test_a_person_has_a_record_of_trainings(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db)
        training = make_training(db)
        enrollments.enroll(db, training, [person])
        record = enrollments.record_of(db, person)
    assert [(line.training_id, line.completion) for line in record] == [(training, None)]
