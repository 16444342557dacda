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
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from roster.trainings.plans import PeriodPlan, TrainingPlan

_RUN_IN_TITLE = re.compile(r"(第\s*)([0-9]+|[一二三四五六七八九十]+)(\s*期)")
_EMPTY_BRACKETS = re.compile(r"[（(]\s*[）)]")
_HELD = (TrainingState.PLANNED, TrainingState.OPEN, TrainingState.CLOSED)
_SATURDAY, _LOOKED_AHEAD = 5, 366
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

    A run (期) becomes the next free one of its series, in the title too. A training of no series
    begins one, so that what was missed in it can be made up for in the clone. Document number,
    notice and marks are not taken along; seats of units are.

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
    begun = with_series(source.plan)
    if begun != source.plan:
        row = db.get_one(Training, training_id)
        row.series, row.run = begun.series, begun.run
    plan = next_run(db, begun)
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


def free_day(db: Session, periods: Sequence[PeriodPlan], earliest: str) -> str:
    """Return the first working day (ISO) from which half-days fall on days without a training."""
    taken = set(
        db.scalars(
            select(Period.date)
            .join(Training, Training.id == Period.training_id)
            .where(Training.state.in_(_HELD), Period.date >= earliest)
        )
    )
    days = (_day(earliest) + timedelta(days=count) for count in range(_LOOKED_AHEAD))
    free = (
        day.isoformat()
        for day in days
        if day.weekday() < _SATURDAY
        and taken.isdisjoint(period.date for period in shifted(periods, day.isoformat()))
    )
    return next(free, earliest)


def with_series(plan: TrainingPlan) -> TrainingPlan:
    """Return a plan as a run of a series, which its title without the run's number names."""
    if plan.series is not None:
        return plan
    found = _RUN_IN_TITLE.search(plan.title)
    named = int(found[2]) if found and found[2].isdigit() else 1
    name = _EMPTY_BRACKETS.sub("", _RUN_IN_TITLE.sub("", plan.title)).strip()
    return replace(plan, series=name or plan.title, run=plan.run or named)


def next_run(db: Session, plan: TrainingPlan) -> TrainingPlan:
    """Return a plan as the run after all runs there are of its series, under its title."""
    runs = select(func.max(Training.run)).where(Training.series == plan.series)
    run = max(db.scalar(runs) or 0, plan.run or 0) + 1
    return replace(
        plan,
        document_number=None,
        run=run,
        runs=max(plan.runs, run) if plan.runs else None,
        title=titled(plan.title, run),
    )


def titled(title: str, run: int) -> str:
    """Return a title with the number of its run (第1期, 第一期) replaced, or with one behind it."""
    if not _RUN_IN_TITLE.search(title):
        return f"{title}（第{run}期）"
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
