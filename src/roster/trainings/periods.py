"""The half-days of a training: set, kept with their marks, listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from roster.base.codes.trainings import PartOfDay
from roster.base.days import require_day
from roster.db.models import Attendance, Period, Training
from roster.trainings.errors import (
    PeriodHasMarks,
    PeriodTaken,
    TrainingNotOver,
    TrainingWithoutPeriods,
)
from roster.trainings.plans import PeriodPlan
from roster.trainings.states import CHANGEABLE, require_state
from roster.trainings.texts import require_printable_half_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

_FIELDS = tuple(PeriodPlan.__dataclass_fields__)
_PART_ORDER = {part: place for place, part in enumerate(PartOfDay)}


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One half-day of a training as it is kept."""

    id: str
    plan: PeriodPlan


def set_periods(db: Session, training_id: str, periods: Sequence[PeriodPlan]) -> None:
    """Make the half-days of a training be these; those that stay keep their marks.

    Raises:
        PeriodTaken: two half-days fall together.
        PeriodHasMarks: a half-day with marks would vanish.
        TextTooLong, TextUnprintable: what no paper could print.
        DayUnreadable: one is on no day of the calendar.
        TrainingStateForbids: the training is closed or cancelled.
    """
    training = require_state(db, training_id, *CHANGEABLE)
    wanted = {(plan.date, plan.part): plan for plan in periods}
    if len(wanted) < len(periods):
        slots = [(plan.date, plan.part) for plan in periods]
        raise PeriodTaken(training.title, next(s[0] for s in slots if slots.count(s) > 1))
    for period in db.scalars(select(Period).where(Period.training_id == training_id)):
        plan = wanted.pop((period.date, PartOfDay(period.part)), None)
        if plan is None:
            _drop_period(db, training.title, period)
        else:
            require_printable_half_day(plan, _plan_of(period))
            _update(period, _period_fields(plan))
    for plan in wanted.values():
        require_printable_half_day(plan)
        require_day(plan.date)  # of those that stay one may be from an older version
        db.add(Period(training_id=training_id, **_period_fields(plan)))
    db.flush()


def _drop_period(db: Session, title: str, period: Period) -> None:
    if db.scalar(select(Attendance.id).where(Attendance.period_id == period.id).limit(1)):
        raise PeriodHasMarks(title, period.date)
    period.deleted = True


def _update(row: Period, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _period_fields(plan: PeriodPlan) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in _FIELDS}


def _plan_of(period: Period) -> PeriodPlan:
    return PeriodPlan(**{name: getattr(period, name) for name in _FIELDS})


def list_periods(db: Session, training_id: str) -> tuple[PeriodRow, ...]:
    """Return the half-days of a training in order of time."""
    periods = db.scalars(select(Period).where(Period.training_id == training_id))
    rows = [PeriodRow(period.id, _plan_of(period)) for period in periods]
    return tuple(sorted(rows, key=lambda row: (row.plan.date, _PART_ORDER[row.plan.part])))


def require_over(db: Session, training_id: str, today: str) -> None:
    """Refuse what makes sense only after the last half-day of a training.

    Raises:
        TrainingNotOver
    """
    rows = list_periods(db, training_id)
    if rows and rows[-1].plan.date > today:
        title = db.get_one(Training, training_id).title
        raise TrainingNotOver(title, rows[-1].plan.date, today)


def require_periods(db: Session, training_id: str) -> tuple[PeriodRow, ...]:
    """Return the half-days of a training.

    Raises:
        TrainingWithoutPeriods: it has none.
    """
    periods = list_periods(db, training_id)
    if not periods:
        raise TrainingWithoutPeriods(db.get_one(Training, training_id).title)
    return periods
