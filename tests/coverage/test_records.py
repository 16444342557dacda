from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from roster.attendance import completion, makeup, marks
from roster.attendance.marks import Tally
from roster.base.codes.trainings import Completion, PartOfDay, Tier, TrainingKind, TrainingState
from roster.certificates import certificates
from roster.coverage import records
from roster.coverage.records import PersonRecord, Share, YearHours
from roster.people.errors import UnknownTrainee
from roster.trainings import enrollments, trainings
from roster.trainings.errors import TrainingWithoutPeriods
from roster.trainings.trainings import PeriodPlan
from tests.builders import make_person, make_training, writing
from tests.classroom import A, L, N, P, X, mark_row, open_class, sheet_of, training_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.db.engine import Database


def on_days(db: Session, training: str, *days: str, hours: int = 16) -> None:
    """Let a training have a morning on each of these days."""
    plans = [PeriodPlan(day, PartOfDay.MORNING, hours) for day in days]
    trainings.set_periods(db, training, plans)


def hours_of(record: PersonRecord, year: int) -> int:
    """Return the hours of a year over all tiers, in quarter-hours."""
    return sum(line.quarter_hours for line in record.hours if line.year == year)


def first_cell(db: Session, training: str) -> tuple[str, str]:
    sheet = sheet_of(db, training)
    return sheet.people[0].id, sheet.periods[0].id


def test_a_record_says_each_training_with_its_hours_and_number(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "张甲")
        training = training_of(db, [person], title="第一期")
        mark_row(db, training, P, L)
        completion.close_training(db, training)
        number = certificates.issue(db, training, "2026-05-20")[0].number
        record = records.record(db, person)
    (line,) = record.trainings
    assert (record.name, line.title, line.tier, line.number) == (
        "张甲",
        "第一期",
        Tier.TOWNSHIP,
        number,
    )
    assert (line.planned, line.attended, line.completion) == (32, 32, Completion.COMPLETED)
    assert (line.first_day, line.last_day, line.organizer) == (
        "2026-05-08",
        "2026-05-08",
        "中共河台镇委员会",
    )


def test_only_hours_attended_count(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db)
        mark_row(db, training_of(db, [person], days=2), P, X, A)
        record = records.record(db, person)
    assert record.trainings[0].attended == 16
    assert record.hours == (YearHours(2026, Tier.TOWNSHIP, 16),)


def test_a_training_over_new_year_is_split(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db)
        training = training_of(db, [person])
        on_days(db, training, "2026-12-31", "2027-01-01", "2027-01-02", hours=15)
        mark_row(db, training, P, P, P)
        record = records.record(db, person)
    assert record.hours == (
        YearHours(2027, Tier.TOWNSHIP, 30),
        YearHours(2026, Tier.TOWNSHIP, 15),
    )
    assert (hours_of(record, 2027), hours_of(record, 2025)) == (30, 0)


def test_hours_are_kept_apart_by_tier(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db)
        for tier in (Tier.TOWNSHIP, Tier.COUNTY):
            mark_row(db, training_of(db, [person], tier=tier), P, P)
        record = records.record(db, person)
    assert [line.tier for line in record.hours] == [Tier.COUNTY, Tier.TOWNSHIP]
    assert hours_of(record, 2026) == 64


def test_an_oath_is_listed_and_gives_no_hours(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db)
        mark_row(db, training_of(db, [person], kind=TrainingKind.OATH), P, P)
        record = records.record(db, person)
    assert (len(record.trainings), record.hours) == (1, ())


def test_a_cancelled_training_is_not_in_the_record(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db)
        training = training_of(db, [person])
        trainings.call_off(db, training, TrainingState.CANCELLED, "台风")
        assert records.record(db, person).trainings == ()


def test_what_an_office_above_said_was_completed_counts_in_full(database: Database) -> None:
    with writing(database) as db:
        one, two = make_person(db, "张甲"), make_person(db, "李乙")
        training = make_training(db, tier=Tier.CITY)
        plan = trainings.get_training(db, training).plan
        trainings.change_plan(db, training, replace(plan, held_above=True))
        enrollments.enroll(db, training, [one, two])
        people = [row.id for row in enrollments.enrolled(db, training)]
        said = zip(people, (Completion.COMPLETED, Completion.NOT_COMPLETED), strict=True)
        enrollments.record_outcomes(db, training, dict(said))
        found = [hours_of(records.record(db, person), 2026) for person in (one, two)]
    assert found == [32, 0]


def test_made_up_hours_count_once_where_they_were_attended(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db)
        first, second = (training_of(db, [person], series="轮训") for _ in range(2))
        mark_row(db, first, A, P)
        mark_row(db, second, P)
        makeup.link(db, *first_cell(db, first), *first_cell(db, second))
        assert hours_of(records.record(db, person), 2026) == 32


def test_posts_and_division_are_those_of_the_time(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db)
        training_of(db, [person])
        record = records.record(db, person)
    assert (record.trainings[0].unit_name, record.trainings[0].posts) == (record.unit_name, ())


def test_nobody_has_no_record(database: Database) -> None:
    with pytest.raises(UnknownTrainee), database.reading() as db:
        records.record(db, "nobody")


# --- a class -------------------------------------------------------------------------------


def test_a_class_is_counted_in_persons_and_in_half_days(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, people=4)
        mark_row(db, training, P, P, row=0)
        mark_row(db, training, L, A, row=1)
        mark_row(db, training, X, X, row=2)
        mark_row(db, training, N, P, row=3)
        found = records.training_summary(db, training)
    assert found.tally == Tally(due=4, present=3, leave=1, absent=0, blank=0)
    assert (found.persons, found.persons.percent) == (Share(3, 4), "75.0%")
    assert (found.person_half_days, found.person_half_days.percent) == (Share(4, 7), "57.1%")
    assert [tally.present for _, tally in found.half_days] == [2, 2]
    assert (found.attended, found.outcomes) == (64, {})


def test_both_rates_are_told_where_somebody_made_up(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db)
        first, second = (training_of(db, [person], series="轮训") for _ in range(2))
        mark_row(db, first, A, P)
        mark_row(db, second, P)
        makeup.link(db, *first_cell(db, first), *first_cell(db, second))
        found = records.training_summary(db, first)
        mark_row(db, first, P)  # it was a mistake: the person had been there
        mended = records.training_summary(db, first)
    assert (found.person_half_days, found.with_makeup) == (Share(1, 2), Share(2, 2))
    assert (mended.person_half_days, mended.with_makeup) == (Share(2, 2), Share(2, 2))


def test_a_closed_class_says_its_outcomes_by_division(database: Database) -> None:
    with writing(database) as db:
        people = [
            make_person(db, f"张{'甲乙丙'[n]}", village=village)
            for n, village in enumerate((0, 0, 1))
        ]
        training = training_of(db, people)
        mark_row(db, training, A, A, row=2)
        marks.mark_all_present(db, training)
        completion.close_training(db, training)
        found = records.training_summary(db, training)
    assert found.outcomes == {Completion.COMPLETED: 2, Completion.NOT_COMPLETED: 1}
    assert [division.tally.due for division in found.divisions] == [2, 1]
    assert found.divisions[1].outcomes == {Completion.NOT_COMPLETED: 1}


def test_a_class_without_half_days_has_no_summary(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db, days=0)
    with pytest.raises(TrainingWithoutPeriods), database.reading() as db:
        records.training_summary(db, training)
