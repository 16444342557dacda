"""A training once more: the next run of a series, or the same class on other days."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from roster.base.codes.trainings import TrainingState
from roster.base.days import require_day
from roster.db.models import Attendance, Period, Training
from roster.trainings.enrollments import enroll, enrolled
from roster.trainings.periods import list_periods, set_periods
from roster.trainings.states import require_state
from roster.trainings.trainings import get_training, plan_training

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from roster.trainings.plans import PeriodPlan, TrainingPlan

_RUN_IN_TITLE = re.compile(r"(第\s*)([0-9]+|[一二三四五六七八九十]+)(\s*期)")
_HAN_DIGITS = "零一二三四五六七八九"


def clone_training(
    db: Session,
    training_id: str,
    *,
    first_day: str,
    with_people: bool = False,
    title: str | None = None,
) -> str:
    """Plan a training like another one, its half-days shifted so that they begin on a day.

    A run (期) becomes the next free one of its series, in the title too. Document number, notice
    and marks are not taken along; seats of units are.

    Args:
        db: the open file.
        training_id: of the training that is repeated.
        first_day: ISO date of the first half-day.
        with_people: enroll the same people, with unit and posts as they are today.
        title: replaces the title that follows from the old one.

    Raises:
        UnknownTraining
        DayUnreadable: the day is no full date.
    """
    source = get_training(db, training_id)
    plan = next_run(db, source.plan)
    if title is not None:
        plan = replace(plan, title=title)
    clone = plan_training(db, plan, shifted([row.plan for row in source.periods], first_day))
    if with_people:
        enroll(db, clone, [person.trainee_id for person in enrolled(db, training_id)])
    return clone


def shifted(periods: Iterable[PeriodPlan], first_day: str) -> tuple[PeriodPlan, ...]:
    """Return half-days moved by whole days so that the first of them falls on a day (ISO).

    Raises:
        DayUnreadable: the day is no full date.
    """
    periods = tuple(periods)
    begin = _day(first_day)
    if not periods:
        return ()
    move = begin - min(_day(period.date) for period in periods)
    return tuple(_moved(period, move) for period in periods)


def _moved(period: PeriodPlan, move: timedelta) -> PeriodPlan:
    return replace(period, date=(_day(period.date) + move).isoformat())


def _day(text: str) -> date:
    return date.fromisoformat(require_day(text))


def replan(db: Session, training_id: str, first_day: str) -> None:
    """Plan a postponed training anew: its half-days move so that they begin on a day (ISO).

    Half-days with marks have been held and stay where they are.

    Raises:
        TrainingStateForbids: it is not postponed.
        DayUnreadable: the day is no full date.
        PeriodTaken: a half-day would fall on one that was held.
    """
    training = require_state(db, training_id, TrainingState.POSTPONED)
    held = set(
        db.scalars(
            select(Attendance.period_id)
            .join(Period, Period.id == Attendance.period_id)
            .where(Period.training_id == training_id)
        )
    )
    rows = list_periods(db, training_id)
    stay = [row.plan for row in rows if row.id in held]
    move = shifted([row.plan for row in rows if row.id not in held], first_day)
    set_periods(db, training_id, [*stay, *move])
    training.state, training.state_reason = TrainingState.PLANNED, None


def next_run(db: Session, plan: TrainingPlan) -> TrainingPlan:
    """Return a plan as the run after all runs there are of its series, under its title."""
    plan = replace(plan, document_number=None)
    if plan.run is None and plan.series is None:
        return plan
    runs = select(func.max(Training.run)).where(Training.series == plan.series)
    last = (db.scalar(runs) if plan.series is not None else plan.run) or 0
    run = last + 1
    return replace(
        plan,
        run=run,
        runs=max(plan.runs, run) if plan.runs else None,
        title=titled(plan.title, run),
    )


def titled(title: str, run: int) -> str:
    """Return a title with the number of its run (第1期, 第一期) replaced, if it has one."""
    return _RUN_IN_TITLE.sub(
        lambda found: f"{found[1]}{run if found[2].isdigit() else _in_han(run)}{found[3]}", title
    )


def _in_han(number: int) -> str:
    """Return a number below 100 in Han digits, others in Arabic ones."""
    tens, ones = divmod(number, 10)
    if tens > 9:
        return str(number)
    ten = "十" if tens == 1 else f"{_HAN_DIGITS[tens]}十" if tens else ""
    return ten + (_HAN_DIGITS[ones] if ones else "")
