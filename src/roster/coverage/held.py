"""What was held by a day, who was there and who completed it; only gatherings that teach count."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import Select, and_, func, or_, select

from roster.base.codes.attendance import ATTENDED
from roster.base.codes.trainings import TEACHING, Completion, Tier, TrainingState
from roster.db.models import Attendance, Enrollment, Makeup, Period, Training
from roster.people.positions import current_term

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _closed_by(db: Session, as_of: str) -> Select[str]:
    """Return a query of the trainings of the term that were over and closed by the day."""
    last_days = (
        select(Period.training_id, func.max(Period.date).label("last_day"))
        .group_by(Period.training_id)
        .subquery()
    )
    return (
        select(Training.id)
        .join(last_days, last_days.c.training_id == Training.id)
        .where(
            Training.state == TrainingState.CLOSED,
            Training.kind.in_(TEACHING),
            Training.term_id == current_term(db).id,
            last_days.c.last_day <= as_of,
        )
    )


def held_by(db: Session, as_of: str) -> Counter[bool]:
    """Count the trainings closed by a day (ISO), by whether an office above held them."""
    query = select(Training.held_above).where(Training.id.in_(_closed_by(db, as_of)))
    return Counter(db.scalars(query))


def last_days_to_come(db: Session, as_of: str) -> tuple[str, ...]:
    """Return the last days of the closed trainings that were not over by the day, in order."""
    last_day = func.max(Period.date)
    query = (
        select(last_day)
        .join(Training, Training.id == Period.training_id)
        .where(
            Training.state == TrainingState.CLOSED,
            Training.kind.in_(TEACHING),
            Training.term_id == current_term(db).id,
        )
        .group_by(Training.id)
        .having(last_day > as_of)
    )
    return tuple(sorted(db.scalars(query)))


def attended_by(db: Session, as_of: str) -> list[tuple[bool, str]]:
    """Return (held above, person) for everybody who was there, once a training.

    Of a training held above nobody has marks: who completed it was there.
    """
    marked = select(Attendance.enrollment_id).where(Attendance.mark.in_(ATTENDED))
    told = and_(Training.held_above, Enrollment.completion == Completion.COMPLETED)
    query = (
        select(Training.held_above, Enrollment.trainee_id)
        .join(Enrollment, Enrollment.training_id == Training.id)
        .where(Training.id.in_(_closed_by(db, as_of)), or_(Enrollment.id.in_(marked), told))
    )
    return [(row[0], row[1]) for row in db.execute(query)]


def completed_by(db: Session, as_of: str) -> list[tuple[Tier, str]]:
    """Return (tier, person) of every enrollment completed by the day.

    Who made up for something had completed the training only on the day of the makeup.
    """
    made_up_later = (
        select(Makeup.missed_enrollment_id)
        .join(Period, Period.id == Makeup.made_period_id)
        .where(Period.date > as_of)
    )
    query = (
        select(Training.tier, Enrollment.trainee_id)
        .join(Enrollment, Enrollment.training_id == Training.id)
        .where(
            Training.id.in_(_closed_by(db, as_of)),
            Enrollment.completion == Completion.COMPLETED,
            Enrollment.id.not_in(made_up_later),
        )
    )
    return [(Tier(row.tier), row.trainee_id) for row in db.execute(query)]
