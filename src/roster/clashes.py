"""One person in two trainings at once (FEATURES.md row 22)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import aliased

from roster.codes import PartOfDay, TrainingState
from roster.db.models import Enrollment, Period, Trainee, Training

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement, Executable
    from sqlalchemy.orm import Session

_HELD = (TrainingState.PLANNED, TrainingState.OPEN, TrainingState.CLOSED)
_TO_COME = (TrainingState.PLANNED, TrainingState.OPEN)
_PART_ORDER = {part: place for place, part in enumerate(PartOfDay)}


@dataclass(frozen=True, slots=True)
class Clash:
    """A half-day at which somebody of a training is expected in another one as well."""

    enrollment_id: str
    trainee_id: str
    name: str
    other_training_id: str
    other_title: str
    date: str
    part: PartOfDay


def clashes(db: Session, training_id: str) -> tuple[Clash, ...]:
    """Return the half-days of a training that clash, in the order of its sheet and of time.

    Postponed and cancelled trainings clash with nothing. Two classes in one half-day do not clash
    where the clock times of both are known and one ends before the other begins.
    """
    found = sorted(_meetings(db, Training.id == training_id), key=_place)
    return tuple(
        Clash(
            enrollment_id=one.enrollment_id,
            trainee_id=one.trainee_id,
            name=one.name,
            other_training_id=one.other_training_id,
            other_title=one.other_title,
            date=one.date,
            part=PartOfDay(one.part),
        )
        for one in found
    )


def clash_counts(db: Session) -> Mapping[str, int]:
    """Return how many people of each training still to be held clash with another one.

    By training id; trainings without a clash are left out.
    """
    people: dict[str, set[str]] = {}
    for one in _meetings(db, Training.state.in_(_TO_COME)):
        people.setdefault(one.training_id, set()).add(one.trainee_id)
    return {training_id: len(trainees) for training_id, trainees in people.items()}


class _Meeting(NamedTuple):
    """A half-day of one person in two trainings, as the query has it; times are "HH:MM"."""

    training_id: str
    enrollment_id: str
    number: int
    trainee_id: str
    name: str
    other_training_id: str
    other_title: str
    date: str
    part: str
    starts: str | None
    ends: str | None
    other_starts: str | None
    other_ends: str | None


def _meetings(db: Session, wanted: ColumnElement[bool]) -> list[_Meeting]:
    """Return the half-days of the trainings wanted at which somebody is expected elsewhere, too."""
    meetings = (_Meeting(*values) for values in db.execute(_query(wanted)))
    return [one for one in meetings if not _apart(one)]


def _query(wanted: ColumnElement[bool]) -> Executable:
    """Return the query of the half-days that trainings have in common for somebody."""
    other_enrollment, other_training = aliased(Enrollment), aliased(Training)
    period, other_period = aliased(Period), aliased(Period)
    same_half_day = (
        (other_period.training_id == other_training.id)
        & (other_period.date == period.date)
        & (other_period.part == period.part)
    )
    return (
        select(
            Training.id,
            Enrollment.id,
            Enrollment.number,
            Enrollment.trainee_id,
            Trainee.name,
            other_training.id,
            other_training.title,
            period.date,
            period.part,
            period.starts,
            period.ends,
            other_period.starts,
            other_period.ends,
        )
        .join(Training, Training.id == Enrollment.training_id)
        .join(Trainee, Trainee.id == Enrollment.trainee_id)
        .join(period, period.training_id == Training.id)
        .join(other_enrollment, other_enrollment.trainee_id == Trainee.id)
        .join(other_training, other_training.id == other_enrollment.training_id)
        .join(other_period, same_half_day)
        .where(
            wanted,
            other_training.id != Training.id,
            Training.state.in_(_HELD),
            other_training.state.in_(_HELD),
        )
    )


def _place(one: _Meeting) -> tuple[int, str, int, str]:
    return one.number, one.date, _PART_ORDER[PartOfDay(one.part)], one.other_title


def _apart(one: _Meeting) -> bool:
    """Tell that one class ends before the other begins."""
    if one.ends and one.other_starts and one.ends <= one.other_starts:
        return True
    return bool(one.other_ends and one.starts and one.other_ends <= one.starts)
