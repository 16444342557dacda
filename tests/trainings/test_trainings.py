from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from roster.attendance.marks import set_mark
from roster.base.codes.attendance import Mark
from roster.base.codes.people import Post
from roster.base.codes.trainings import PartOfDay, TrainingState
from roster.trainings import enrollments, trainings
from roster.trainings.errors import (
    PeriodHasMarks,
    PeriodTaken,
    TrainingStateForbids,
    TrainingWithoutPeriods,
    UnknownTraining,
)
from roster.trainings.trainings import AudienceRule, PeriodPlan
from tests.builders import make_person, make_training, village_ids, writing

if TYPE_CHECKING:
    from roster.db.engine import Database

MORNING = PeriodPlan("2026-05-08", PartOfDay.MORNING)


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


def test_all_that_is_decided_of_a_training_comes_back(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        plan = replace(
            trainings.get_training(db, training).plan,
            series="村干部轮训",
            run=2,
            runs=5,
            branch_venues=("罗勒村党群服务中心", "党校二楼"),
            class_teacher="李四",
            contact="王五 0758-8888888",
            quotas={village_ids(db)[0]: 3, village_ids(db)[1]: 0},
        )
        trainings.change_plan(db, training, plan)
    with database.reading() as db:
        detail = trainings.get_training(db, training)
    assert detail.plan == replace(plan, quotas={village_ids(db)[0]: 3})
    assert (detail.row.series, detail.row.run) == ("村干部轮训", 2)


def test_a_postponed_training_gets_new_days_and_is_opened(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        trainings.call_off(db, training, TrainingState.POSTPONED, "台风")
        assert trainings.get_training(db, training).row.state_reason == "台风"
        later = PeriodPlan("2026-05-20", PartOfDay.MORNING)
        trainings.set_periods(db, training, [later])
        trainings.open_training(db, training)
        row = trainings.get_training(db, training).row
    assert (row.state, row.state_reason, row.first_day) == (TrainingState.OPEN, None, "2026-05-20")


def test_a_cancelled_training_keeps_its_plan(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        trainings.call_off(db, training, TrainingState.CANCELLED, "台风")
        plan = trainings.get_training(db, training).plan
    with pytest.raises(TrainingStateForbids), writing(database) as db:
        trainings.change_plan(db, training, replace(plan, title="别的班"))
