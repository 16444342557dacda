"""Verdicts computed by hand from the rules and their sources, without the program.

Hours are those of the half-days, in class hours; the sources stand in DOMAIN.md section 4.5.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest

from roster.attendance import makeup, marks
from roster.attendance.codes import RulePreset
from roster.attendance.completion import RULES, close_training, verdicts
from roster.base.codes.people import Post
from roster.base.codes.trainings import Completion, PartOfDay
from roster.certificates import certificates
from roster.coverage.records import record
from roster.trainings import enrollments, trainings
from roster.trainings.trainings import CompletionRule, PeriodPlan
from tests.attendance.test_completion import judged
from tests.builders import make_person, make_training, writing
from tests.classroom import A, E, L, O, P, X, mark_row

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.base.codes.attendance import Mark
    from roster.db.engine import Database

DONE, NOT, EXPELLED = Completion.COMPLETED, Completion.NOT_COMPLETED, Completion.EXPELLED
NATIONAL = RULES[RulePreset.NATIONAL]
CHAOHU = RULES[RulePreset.ONE_DAY]  # at most one day of leave, else no certificate
TIANHE = RULES[RulePreset.TWO_DAYS_EXPEL]  # two days of absence, or away for over 1/7: out
THREE_TIMES = RULES[RulePreset.THREE_ABSENCES]  # absent or gone early three times


class Case(NamedTuple):
    """Hours of the half-days, the marks of the first of them (the rest present), and what is so."""

    hours: tuple[float, ...]
    marks: tuple[Mark, ...]
    verdict: Completion
    credited: float | None = None
    rule: CompletionRule = NATIONAL


CASES = [
    Case((4,) * 7, (X,), DONE, 24),
    Case((4,) * 7, (X, X), EXPELLED, 20),
    Case((4,) * 6, (X,), NOT),
    Case((2, 3, 3, 3, 3), (X,), DONE, 12),
    Case((4.25, 4, 4, 4, 4, 4, 4), (X,), EXPELLED),
    Case((4.25, 4, 4, 4, 4, 4, 4), (P, X), DONE),
    Case((4, 4), (O,), DONE, 4),
    Case((4,) * 7, (O,) * 7, NOT),
    Case((4,) * 7, (L, L, E), NOT),
    Case((4,) * 7, (L,) * 5, DONE, rule=replace(NATIONAL, absences_allowed=1)),
    Case((4,) * 20, (X,) * 2, DONE, rule=CHAOHU),
    Case((4,) * 20, (X,) * 3, NOT, rule=CHAOHU),
    Case((4,) * 10, (A, X), EXPELLED, rule=TIANHE),
    Case((4,) * 10, (A,), DONE, rule=TIANHE),
    Case((4,) * 10, (X,), DONE, rule=TIANHE),
    Case((4,) * 40, (A,) * 4, EXPELLED, rule=TIANHE),
    Case((4,) * 40, (A,) * 3, DONE, rule=TIANHE),
    Case((4,) * 10, (L,) * 3, DONE, rule=THREE_TIMES),
    Case((4,) * 10, (E,) * 3, NOT, rule=THREE_TIMES),
    Case((4,) * 10, (A, E, E), NOT, rule=THREE_TIMES),
    Case((4,) * 10, (A, E), DONE, rule=THREE_TIMES),
]


@pytest.mark.parametrize("case", CASES)
def test_a_verdict_is_what_the_hand_computes(case: Case) -> None:
    rest = (P,) * (len(case.hours) - len(case.marks))
    hours = [int(own * 4) for own in case.hours]
    found = judged(*case.marks, *rest, hours=hours, rule=case.rule)
    assert found.completion is case.verdict
    if case.credited is not None:
        assert found.credited == case.credited * 4


def hold(db: Session, person: str, days: list[tuple[str, float]], *row: Mark) -> str:
    """Hold a training of one half-day a day for one person; it is not closed yet."""
    training = make_training(db)
    plan = trainings.get_training(db, training).plan
    trainings.change_plan(db, training, replace(plan, series="两委班子轮训"))
    periods = [PeriodPlan(day, PartOfDay.MORNING, int(hours * 4)) for day, hours in days]
    trainings.set_periods(db, training, periods)
    enrollments.enroll(db, training, [person])
    trainings.open_training(db, training)
    mark_row(db, training, *row)
    return training


def test_four_hours_missed_and_two_made_up_are_two_everywhere(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "张三", Post.COMMITTEE_MEMBER)
        first = hold(db, person, [(f"2026-05-1{n}", 4) for n in range(7)], A, *[P] * 6)
        second = hold(db, person, [("2026-06-10", 2)], P)
        close_training(db, first)
        sheet = marks.attendance_sheet(db, first)
        enrollment, missed = sheet.people[0].id, sheet.periods[0].id
        (chance,) = makeup.chances(db, enrollment, missed)
        makeup.link(db, enrollment, missed, chance.enrollment_id, chance.period_id)
        close_training(db, second)
        (verdict,) = verdicts(marks.attendance_sheet(db, first))
        (certificate,) = certificates.issue(db, first, "2026-06-11")
        hours = [year.quarter_hours for year in record(db, person).hours]
    assert verdict.completion is DONE
    assert (verdict.attended, verdict.made_up, verdict.credited) == (96, 8, 104)
    assert certificate.facts.quarter_hours == 104
    assert hours == [104]


def test_a_training_over_new_year_is_split_by_years(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "张三", Post.COMMITTEE_MEMBER)
        days = [("2026-12-30", 4.0), ("2026-12-31", 4.0), ("2027-01-01", 2.5)]
        close_training(db, hold(db, person, days, P, P, P))
        hours = {year.year: year.quarter_hours for year in record(db, person).hours}
    assert hours == {2026: 32, 2027: 10}
