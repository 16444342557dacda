from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.attendance import makeup, marks
from roster.base.codes.attendance import Mark
from roster.base.codes.trainings import PartOfDay, TrainingState
from roster.people.errors import DateUnreadable
from roster.trainings import enrollments, invitations, trainings
from roster.trainings.cloning import clone_training, free_day, replan, shifted, titled
from roster.trainings.errors import TrainingStateForbids
from roster.trainings.plans import PeriodPlan
from tests.builders import make_person, make_training, writing
from tests.classroom import mark_row

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.db.engine import Database

_days = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def make_run(db: Session, run: int, series: str | None = "村干部轮训", runs: int = 3) -> str:
    training = make_training(db, days=2, title=f"村干部轮训班（第{run}期）")
    plan = trainings.get_training(db, training).plan
    number = "河委组〔2026〕3号"
    trainings.change_plan(
        db, training, replace(plan, series=series, run=run, runs=runs, document_number=number)
    )
    return training


def test_a_clone_is_the_next_run_on_other_days(database: Database) -> None:
    with writing(database) as db:
        source = trainings.get_training(db, make_run(db, 1))
        clone = trainings.get_training(
            db, clone_training(db, source.row.id, first_day="2026-06-30")
        )
    assert clone.plan == replace(
        source.plan, title="村干部轮训班（第2期）", run=2, document_number=None
    )
    assert [period.plan.date for period in clone.periods] == ["2026-06-30"] * 2 + ["2026-07-01"] * 2
    assert [replace(p.plan, date="") for p in clone.periods] == [
        replace(p.plan, date="") for p in source.periods
    ]
    assert (clone.row.state, clone.row.enrolled) == (TrainingState.PLANNED, 0)


def test_a_clone_of_an_early_run_comes_after_all_runs_of_its_series(database: Database) -> None:
    with writing(database) as db:
        first = make_run(db, 1)
        make_run(db, 3)
        clone = trainings.get_training(db, clone_training(db, first, first_day="2026-06-30"))
    assert (clone.plan.run, clone.plan.runs) == (4, 4)


def test_a_run_without_a_series_counts_on(database: Database) -> None:
    with writing(database) as db:
        make_run(db, 7, series=None)
        source = make_run(db, 2, series=None)
        clone = trainings.get_training(db, clone_training(db, source, first_day="2026-06-30"))
    assert clone.plan.run == 3


def test_the_clone_of_a_training_of_no_series_begins_one_and_offers_makeup(
    database: Database,
) -> None:
    with writing(database) as db:
        person = make_person(db)
        source = make_training(db, title="村干部轮训班（第1期）")
        enrollments.enroll(db, source, [person])
        clone = clone_training(db, source, first_day="2026-06-30", with_people=True)
        plans = [trainings.get_training(db, each).plan for each in (source, clone)]
        for training, mark in ((source, Mark.ABSENT), (clone, Mark.PRESENT)):
            trainings.open_training(db, training)
            mark_row(db, training, mark, Mark.PRESENT)
        sheet = marks.attendance_sheet(db, source)
        found = makeup.chances(db, sheet.people[0].id, sheet.periods[0].id)
    assert [(plan.series, plan.run) for plan in plans] == [("村干部轮训班", 1), ("村干部轮训班", 2)]
    assert {chance.training_id for chance in found} == {clone}


def test_the_days_proposed_for_a_clone_are_working_days_without_a_training(
    database: Database,
) -> None:
    with writing(database) as db:
        source = trainings.get_training(db, make_training(db, days=2))  # 8 and 9 May 2026
        plans = [period.plan for period in source.periods]
        other = make_training(db)
        trainings.set_periods(db, other, [PeriodPlan("2026-05-12", PartOfDay.MORNING)])
        assert free_day(db, plans, "2026-05-08") == "2026-05-13"
        assert free_day(db, plans[:1], "2026-05-08") == "2026-05-11"
        assert free_day(db, [], "2026-05-09") == "2026-05-11"


def test_a_clone_with_people_has_them_in_their_order_and_no_notice(database: Database) -> None:
    with writing(database) as db:
        source = make_run(db, 1)
        enrollments.enroll(db, source, [make_person(db, name) for name in ("乙乙", "甲甲")])
        invitations.send_notice(db, source, "2026-05-01")
        clone = clone_training(db, source, first_day="2026-06-30", with_people=True, title="复训班")
        assert [person.name for person in enrollments.enrolled(db, clone)] == ["乙乙", "甲甲"]
        row = trainings.get_training(db, clone).row
    assert (row.title, row.notified_on) == ("复训班", None)


def test_a_training_without_half_days_is_cloned(database: Database) -> None:
    with writing(database) as db:
        clone = clone_training(db, make_training(db, days=0), first_day="2026-06-30")
        assert trainings.list_periods(db, clone) == ()


@pytest.mark.parametrize("day", ["2026-02-30", "2026-05", "明天", ""])
def test_a_first_day_that_is_no_day_is_refused(database: Database, day: str) -> None:
    with pytest.raises(DateUnreadable), writing(database) as db:
        clone_training(db, make_training(db), first_day=day)


@pytest.mark.parametrize(
    ("title", "run", "next_title"),
    [
        ("第1期村干部班", 2, "第2期村干部班"),
        ("村干部班（第 9 期）", 10, "村干部班（第 10 期）"),
        ("村干部班（第九期）", 10, "村干部班（第十期）"),
        ("村干部班（第十期）", 21, "村干部班（第二十一期）"),
        ("村干部班（第二十期）", 30, "村干部班（第三十期）"),
        ("村干部班（第一期）", 100, "村干部班（第100期）"),
        ("村干部班", 2, "村干部班（第2期）"),
    ],
)
def test_the_number_of_the_run_in_a_title_keeps_its_writing(
    title: str, run: int, next_title: str
) -> None:
    assert titled(title, run) == next_title


@given(st.lists(_days, min_size=1, max_size=8), _days)
def test_shifting_keeps_the_days_between(days: list[date], first: date) -> None:
    periods = [PeriodPlan(day.isoformat(), PartOfDay.MORNING) for day in days]
    moved = [date.fromisoformat(period.date) for period in shifted(periods, first.isoformat())]
    assert min(moved) == first
    assert {m - d for m, d in zip(moved, days, strict=True)} == {first - min(days)}


def half_days(db: Session, training: str) -> list[tuple[str, PartOfDay]]:
    return [(row.plan.date, row.plan.part) for row in trainings.list_periods(db, training)]


def test_a_postponed_training_is_planned_anew_on_other_days(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db, days=2)
        trainings.call_off(db, training, TrainingState.POSTPONED, "台风")
        replan(db, training, "2026-05-09")
        row = trainings.get_training(db, training).row
        assert (row.state, row.state_reason) == (TrainingState.PLANNED, None)
        assert half_days(db, training) == [
            ("2026-05-09", PartOfDay.MORNING),
            ("2026-05-09", PartOfDay.AFTERNOON),
            ("2026-05-10", PartOfDay.MORNING),
            ("2026-05-10", PartOfDay.AFTERNOON),
        ]


def test_half_days_held_before_a_training_was_postponed_stay(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        enrollments.enroll(db, training, [make_person(db)])
        trainings.open_training(db, training)
        sheet = marks.attendance_sheet(db, training)
        marks.set_marks(db, [(sheet.people[0].id, sheet.periods[0].id, Mark.PRESENT)])
        trainings.call_off(db, training, TrainingState.POSTPONED, "停电")
        replan(db, training, "2026-05-20")
        assert half_days(db, training) == [
            ("2026-05-08", PartOfDay.MORNING),
            ("2026-05-20", PartOfDay.AFTERNOON),
        ]
        assert len(marks.attendance_sheet(db, training).marks) == 1


def test_only_a_postponed_training_is_planned_anew(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        with pytest.raises(TrainingStateForbids):
            replan(db, training, "2026-05-20")
