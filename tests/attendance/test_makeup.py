from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.attendance import completion, makeup, marks
from roster.attendance.errors import MakeupImpossible, MakeupTaken
from roster.base.codes.people import Post
from roster.base.codes.trainings import Completion, Tier
from roster.certificates import certificates
from roster.coverage import coverage
from roster.db.history import undoing
from roster.trainings import enrollments, trainings
from roster.trainings.errors import UnknownEnrollment
from tests.builders import make_person, writing
from tests.classroom import A, L, P, X, begin_at, mark_row, sheet_of, training_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.base.codes.attendance import Mark
    from roster.db.engine import Database

SERIES = "2026年“两委”干部轮训"


class Runs:
    """Two runs of a series with one person, who missed the first half-day of the first."""

    def __init__(self, db: Session, *marks_of_second: Mark, tier: Tier = Tier.TOWNSHIP) -> None:
        person = make_person(db, "张甲", Post.SECRETARY, newly_elected=False)
        self.first = training_of(db, [person], series=SERIES, tier=tier)
        self.second = training_of(db, [person], series=SERIES, tier=tier)
        mark_row(db, self.first, A, P)
        mark_row(db, self.second, *marks_of_second)

    def missed(self, db: Session) -> tuple[str, str]:
        return self._cell(db, self.first, 0)

    def made(self, db: Session, half_day: int = 0) -> tuple[str, str]:
        return self._cell(db, self.second, half_day)

    def link(self, db: Session, half_day: int = 0) -> None:
        makeup.link(db, *self.missed(db), *self.made(db, half_day))

    def outcome(self, db: Session) -> Completion | None:
        return enrollments.enrolled(db, self.first)[0].completion

    def _cell(self, db: Session, training: str, half_day: int) -> tuple[str, str]:
        sheet = sheet_of(db, training)
        return sheet.people[0].id, sheet.periods[half_day].id


def test_what_was_missed_is_listed_with_what_makes_up_for_it(database: Database) -> None:
    with writing(database) as db:
        runs = Runs(db, P, L)
        before = makeup.missed(db, runs.first)
        runs.link(db)
        after = makeup.missed(db, runs.first)
    assert [(one.enrollment.name, one.mark, one.made_up) for one in before] == [("张甲", A, None)]
    made_up = after[0].made_up
    assert made_up is not None
    assert made_up.training_id == runs.second


def test_chances_are_half_days_attended_in_other_runs(database: Database) -> None:
    with writing(database) as db:
        runs = Runs(db, A, P)
        found = makeup.chances(db, *runs.missed(db))
    assert [(one.training_id, one.date, one.part.value) for one in found] == [
        (runs.second, "2026-05-08", "afternoon")
    ]


def test_the_same_subject_is_a_chance_in_any_training_and_comes_first(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db)
        one, other = training_of(db, [person]), training_of(db, [person])
        mark_row(db, one, A, P)
        mark_row(db, other, P, P)
        sheet = sheet_of(db, one)
        missed = (sheet.people[0].id, sheet.periods[0].id)
        assert makeup.chances(db, *missed) == ()
        begin_at(db, one, "08:30", "党建")
        begin_at(db, other, "08:30", "党建")
        assert [found.subject for found in makeup.chances(db, *missed)] == ["党建", "党建"]


def test_a_half_day_that_was_attended_needs_no_makeup(database: Database) -> None:
    with writing(database) as db:
        runs = Runs(db, P, P)
        person, _ = runs.missed(db)
        attended = sheet_of(db, runs.first).periods[1].id
    with pytest.raises(MakeupImpossible), database.reading() as db:
        makeup.chances(db, person, attended)
    with pytest.raises(UnknownEnrollment), database.reading() as db:
        makeup.chances(db, "nobody", attended)


def test_absence_stays_in_the_grid_and_the_verdict_counts_it_as_made_up(database: Database) -> None:
    with writing(database) as db:
        runs = Runs(db, P, P)
        runs.link(db)
        sheet = sheet_of(db, runs.first)
        verdict = completion.verdicts(sheet)[0]
    assert sheet.marks[sheet.people[0].id, sheet.periods[0].id] is A
    assert (verdict.is_completed, verdict.attended, verdict.made_up) == (True, 16, 16)


def test_a_closed_training_is_judged_anew_when_somebody_makes_up(database: Database) -> None:
    with writing(database) as db:
        runs = Runs(db, P, P)
        completion.close_training(db, runs.first)
        assert runs.outcome(db) is Completion.MAKEUP_DUE
        runs.link(db)
        assert runs.outcome(db) is Completion.COMPLETED
        assert makeup.unlink(db, *runs.missed(db))
        assert runs.outcome(db) is Completion.MAKEUP_DUE
        assert not makeup.unlink(db, *runs.missed(db))


def test_a_certificate_counts_hours_made_up_for(database: Database) -> None:
    with writing(database) as db:
        runs = Runs(db, P, P)
        completion.close_training(db, runs.first)
        runs.link(db)
        facts = certificates.issue(db, runs.first, "2026-06-01")[0].facts
    assert facts.quarter_hours == 32


def test_leave_is_made_up_for_too(database: Database) -> None:
    with writing(database) as db:
        runs = Runs(db, P, P)
        mark_row(db, runs.first, X)
        runs.link(db)
        assert completion.verdicts(sheet_of(db, runs.first))[0].is_completed


def test_one_half_day_makes_up_for_one(database: Database) -> None:
    with writing(database) as db:
        runs = Runs(db, P, P)
        mark_row(db, runs.first, A, A)
        runs.link(db)
        second = (runs.missed(db)[0], sheet_of(db, runs.first).periods[1].id)
        left = makeup.chances(db, *second)
        assert [(one.enrollment_id, one.period_id) for one in left] == [runs.made(db, 1)]
    with pytest.raises(MakeupTaken) as caught, writing(database) as db:
        makeup.link(db, *second, *runs.made(db))
    assert caught.value.name == "张甲"


def test_a_makeup_may_be_moved_to_another_half_day(database: Database) -> None:
    with writing(database) as db:
        runs = Runs(db, P, P)
        runs.link(db)
        runs.link(db, half_day=1)
        made_up = makeup.missed(db, runs.first)[0].made_up
        assert made_up is not None
        assert (made_up.enrollment_id, made_up.period_id) == runs.made(db, 1)


def test_a_half_day_missed_there_too_makes_up_for_nothing(database: Database) -> None:
    with writing(database) as db:
        runs = Runs(db, A, P)
    with pytest.raises(MakeupImpossible), writing(database) as db:
        runs.link(db)


def test_somebody_elses_half_day_makes_up_for_nothing(database: Database) -> None:
    with writing(database) as db:
        runs = Runs(db, P, P)
        enrollments.enroll(db, runs.second, [make_person(db, "李乙")])
        mark_row(db, runs.second, P, row=1)
        sheet = sheet_of(db, runs.second)
        other = (sheet.people[1].id, sheet.periods[0].id)
    with pytest.raises(MakeupImpossible), writing(database) as db:
        makeup.link(db, *runs.missed(db), *other)


def test_a_makeup_holds_only_as_long_as_the_mark_there(database: Database) -> None:
    with writing(database) as db:
        runs = Runs(db, P, P)
        completion.close_training(db, runs.first)
        runs.link(db)
        mark_row(db, runs.second, A)
        assert makeup.missed(db, runs.first)[0].made_up is None
        completion.close_training(db, runs.second)
        assert runs.outcome(db) is Completion.NOT_COMPLETED


def test_a_makeup_is_undone(database: Database) -> None:
    with writing(database) as db:
        runs = Runs(db, P, P)
        completion.close_training(db, runs.first)
    with writing(database, "link makeup") as db:
        runs.link(db)
    with writing(database) as db:
        undoing.undo(db)
    with writing(database) as db:
        assert runs.outcome(db) is Completion.MAKEUP_DUE
        assert makeup.missed(db, runs.first)[0].made_up is None
        runs.link(db)  # the place is free again


def test_without_a_run_to_come_nothing_is_due(database: Database) -> None:
    with writing(database) as db:
        runs = Runs(db, P, P)
        completion.close_training(db, runs.second)
        completion.close_training(db, runs.first)
        assert runs.outcome(db) is Completion.NOT_COMPLETED


def test_the_countys_requirement_is_met_by_makeup_from_its_own_day(database: Database) -> None:
    with writing(database) as db:
        runs = Runs(db, P, P, tier=Tier.COUNTY)
        rows = trainings.list_periods(db, runs.second)
        later = [trainings.PeriodPlan("2026-06-20", row.plan.part) for row in rows]
        marks.set_marks(db, [(runs.made(db)[0], row.id, None) for row in rows])
        trainings.set_periods(db, runs.second, later)
        mark_row(db, runs.second, P, P)
        completion.close_training(db, runs.first)
        assert trained(db, "2026-12-31") == 0
        runs.link(db)
        assert (trained(db, "2026-06-19"), trained(db, "2026-06-20")) == (0, 1)
        makeup.unlink(db, *runs.missed(db))
        completion.decide(db, runs.missed(db)[0], Completion.COMPLETED, "补交心得", "测试员")
        assert trained(db, "2026-06-19") == 1


def trained(db: Session, as_of: str) -> int:
    tiers = coverage.coverage_report(db, as_of).tiers
    return next(t.figure.trained for t in tiers if t.requirement.tier is Tier.COUNTY)


def test_whoever_is_withdrawn_where_they_made_up_has_missed_it_again(database: Database) -> None:
    with writing(database) as db:
        runs = Runs(db, P, P)
        completion.close_training(db, runs.first)
        runs.link(db)
        assert runs.outcome(db) is Completion.COMPLETED
        completion.withdraw(db, runs.made(db)[0])
        assert runs.outcome(db) is not Completion.COMPLETED
        assert makeup.missed(db, runs.first)[0].made_up is None
