"""Makeup (补训): a missed half-day made up for by being there in another training.

The absence stays in the history; only the verdict counts it as made up, as long as the mark in
the other training stands (DOMAIN.md section 4.5: attend the same topic in another 期). One half-day
makes up for one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import aliased

from roster.attendance.completion import settle
from roster.attendance.errors import MakeupImpossible, MakeupTaken
from roster.attendance.marks import MISSED, Cell
from roster.base.codes.attendance import ATTENDED, Mark
from roster.base.codes.trainings import PartOfDay, TrainingState
from roster.db.models import Attendance, Enrollment, Makeup, Period, Trainee, Training
from roster.trainings.enrollments import EnrollmentRow, enrolled, require_enrollment
from roster.trainings.trainings import PeriodRow, list_periods, require_state

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_HELD = (TrainingState.OPEN, TrainingState.CLOSED)


@dataclass(frozen=True, slots=True)
class Chance:
    """A half-day somebody attended in another training that can make up for a missed one."""

    enrollment_id: str
    period_id: str
    training_id: str
    title: str
    date: str
    part: PartOfDay
    subject: str | None


@dataclass(frozen=True, slots=True)
class Missed:
    """A half-day that somebody missed; ``made_up`` is what makes up for it, if anything does."""

    enrollment: EnrollmentRow
    period: PeriodRow
    mark: Mark
    made_up: Chance | None


# --- reading -------------------------------------------------------------------------------


def missed(db: Session, training_id: str) -> tuple[Missed, ...]:
    """Return all half-days missed in a training, in the order of the sheet, then of time.

    Raises:
        UnknownTraining, TrainingStateForbids
    """
    require_state(db, training_id, *TrainingState)
    query = (
        select(Attendance.enrollment_id, Attendance.period_id, Attendance.mark)
        .join(Enrollment, Enrollment.id == Attendance.enrollment_id)
        .where(Enrollment.training_id == training_id, Attendance.mark.in_(MISSED))
    )
    marks = {(row.enrollment_id, row.period_id): Mark(row.mark) for row in db.execute(query)}
    made_up = _links(db, training_id)
    return tuple(
        Missed(person, period, marks[place], made_up.get(place))
        for person in enrolled(db, training_id)
        for period in list_periods(db, training_id)
        if (place := (person.id, period.id)) in marks
    )


def chances(db: Session, enrollment_id: str, period_id: str) -> tuple[Chance, ...]:
    """Return what can make up for a missed half-day, in order of time.

    Attended half-days of the same person in other trainings of the same series, or of the same
    subject in any, that do not make up for another one already. Those of the same subject first.

    Raises:
        UnknownEnrollment
        MakeupImpossible: the half-day is not of this training or was not missed.
    """
    enrollment, period = _missed_cell(db, enrollment_id, period_id)
    taken = _taken(db)
    found = [
        chance
        for chance in _attended_elsewhere(db, enrollment, period)
        if taken.get((chance.enrollment_id, chance.period_id)) in {None, (enrollment_id, period_id)}
    ]
    return tuple(sorted(found, key=lambda chance: _order(chance, period.subject)))


def _order(chance: Chance, subject: str | None) -> tuple[bool, str, int]:
    is_same = subject is not None and chance.subject == subject
    return not is_same, chance.date, list(PartOfDay).index(chance.part)


def _links(db: Session, training_id: str) -> dict[Cell, Chance]:
    """Return what makes up for the missed cells of a training and still stands."""
    missed_one = aliased(Enrollment)
    query = (
        select(Makeup.missed_enrollment_id, Makeup.missed_period_id, *_CHANCE)
        .join(missed_one, missed_one.id == Makeup.missed_enrollment_id)
        .join(
            Attendance,
            (Attendance.enrollment_id == Makeup.made_enrollment_id)
            & (Attendance.period_id == Makeup.made_period_id),
        )
        .join(Enrollment, Enrollment.id == Attendance.enrollment_id)
        .join(Period, Period.id == Attendance.period_id)
        .join(Training, Training.id == Enrollment.training_id)
        .where(missed_one.training_id == training_id, Attendance.mark.in_(ATTENDED))
    )
    return {(row[0], row[1]): _chance(*row[2:]) for row in db.execute(query)}


_CHANCE = (
    Attendance.enrollment_id,
    Attendance.period_id,
    Training.id,
    Training.title,
    Period.date,
    Period.part,
    Period.subject,
)


def _chance(
    enrollment_id: str,
    period_id: str,
    training_id: str,
    title: str,
    date: str,
    part: str,
    subject: str | None,
) -> Chance:
    return Chance(enrollment_id, period_id, training_id, title, date, PartOfDay(part), subject)


def _attended_elsewhere(db: Session, enrollment: Enrollment, period: Period) -> list[Chance]:
    training = db.get_one(Training, enrollment.training_id)
    fits = []
    if training.series is not None:
        fits.append(Training.series == training.series)
    if period.subject is not None:
        fits.append(Period.subject == period.subject)
    if not fits:
        return []
    query = (
        select(*_CHANCE)
        .join(Enrollment, Enrollment.id == Attendance.enrollment_id)
        .join(Period, Period.id == Attendance.period_id)
        .join(Training, Training.id == Enrollment.training_id)
        .where(
            Enrollment.trainee_id == enrollment.trainee_id,
            Training.id != training.id,
            Training.state.in_(_HELD),
            Attendance.mark.in_(ATTENDED),
            fits[0] if len(fits) == 1 else fits[0] | fits[1],
        )
    )
    return [_chance(*row) for row in db.execute(query)]


def _taken(db: Session) -> dict[Cell, Cell]:
    """Return the half-days that make up for others, with those."""
    query = select(
        Makeup.made_enrollment_id,
        Makeup.made_period_id,
        Makeup.missed_enrollment_id,
        Makeup.missed_period_id,
    ).join(Enrollment, Enrollment.id == Makeup.missed_enrollment_id)
    return {(row[0], row[1]): (row[2], row[3]) for row in db.execute(query)}


def _missed_cell(db: Session, enrollment_id: str, period_id: str) -> tuple[Enrollment, Period]:
    enrollment = require_enrollment(db, enrollment_id)
    mark = db.scalar(
        select(Attendance.mark).where(
            Attendance.enrollment_id == enrollment_id,
            Attendance.period_id == period_id,
            Attendance.mark.in_(MISSED),
        )
    )
    if mark is None:
        raise MakeupImpossible(_name(db, enrollment))
    return enrollment, db.get_one(Period, period_id)


def _name(db: Session, enrollment: Enrollment) -> str:
    return db.get_one(Trainee, enrollment.trainee_id).name


# --- writing -------------------------------------------------------------------------------


def link(
    db: Session,
    missed_enrollment_id: str,
    missed_period_id: str,
    made_enrollment_id: str,
    made_period_id: str,
) -> None:
    """Say that being there in one half-day makes up for another; an earlier word is replaced.

    Where the missed training is closed its outcome is judged anew at once.

    Raises:
        UnknownEnrollment, TrainingStateForbids
        MakeupImpossible: it is none of :func:`chances`.
        MakeupTaken: it makes up for another half-day already.
    """
    enrollment, period = _missed_cell(db, missed_enrollment_id, missed_period_id)
    require_state(db, enrollment.training_id, *_HELD)
    made = (made_enrollment_id, made_period_id)
    fitting = _attended_elsewhere(db, enrollment, period)
    chosen = [chance for chance in fitting if (chance.enrollment_id, chance.period_id) == made]
    if not chosen:
        raise MakeupImpossible(_name(db, enrollment))
    if _taken(db).get(made) not in {None, (missed_enrollment_id, missed_period_id)}:
        raise MakeupTaken(_name(db, enrollment), chosen[0].date)
    row = _entity(db, missed_enrollment_id, missed_period_id)
    if row is None:
        row = Makeup(missed_enrollment_id=missed_enrollment_id, missed_period_id=missed_period_id)
        db.add(row)
    row.made_enrollment_id, row.made_period_id = made
    settle(db, [missed_enrollment_id])


def unlink(db: Session, missed_enrollment_id: str, missed_period_id: str) -> bool:
    """Take back that a missed half-day was made up for; return whether it was.

    Raises:
        UnknownEnrollment, TrainingStateForbids
    """
    enrollment = require_enrollment(db, missed_enrollment_id)
    require_state(db, enrollment.training_id, *_HELD)
    row = _entity(db, missed_enrollment_id, missed_period_id)
    if row is None:
        return False
    row.deleted = True
    settle(db, [missed_enrollment_id])
    return True


def _entity(db: Session, enrollment_id: str, period_id: str) -> Makeup | None:
    return db.scalars(
        select(Makeup).where(
            Makeup.missed_enrollment_id == enrollment_id, Makeup.missed_period_id == period_id
        )
    ).one_or_none()
