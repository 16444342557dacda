"""One person in two trainings at once (FEATURES.md row 22)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import aliased

from roster.base.codes.trainings import PartOfDay, TrainingState
from roster.db.models import Enrollment, Period, Trainee, Training
from roster.db.sql.parts import in_parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Executable
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
    meetings = (_Meeting(*values) for values in db.execute(_meetings(training_id)))
    found = sorted((meeting for meeting in meetings if not _are_apart(meeting)), key=_place)
    return tuple(
        Clash(
            enrollment_id=meeting.enrollment_id,
            trainee_id=meeting.trainee_id,
            name=meeting.name,
            other_training_id=meeting.other_training_id,
            other_title=meeting.other_title,
            date=meeting.date,
            part=PartOfDay(meeting.part),
        )
        for meeting in found
    )


def clash_counts(db: Session) -> Mapping[str, int]:
    """Return how many people of each training still to be held clash with another one.

    By training id; trainings without a clash are left out. First it is looked which trainings
    meet at all, then only at their lists.
    """
    others = _meeting_trainings(db)
    concerned = set(others).union(*others.values())
    lists: defaultdict[str, set[str]] = defaultdict(set)
    enrolled = select(Enrollment.training_id, Enrollment.trainee_id)
    for training_id, trainee_id in in_parts(db, enrolled, Enrollment.training_id, concerned):
        lists[training_id].add(trainee_id)
    people = {
        training_id: set().union(*(lists[training_id] & lists[other] for other in meeting))
        for training_id, meeting in others.items()
    }
    return {training_id: len(both) for training_id, both in people.items() if both}


def _meeting_trainings(db: Session) -> dict[str, set[str]]:
    """Return the trainings still to be held with those that are held at the same time."""
    columns = (Period.training_id, Period.date, Period.part, Period.starts, Period.ends)
    query = select(*columns, Training.state).join(Training).where(Training.state.in_(_HELD))
    halves: defaultdict[tuple[str, str], list[_Training]] = defaultdict(list)
    for training in (_Training(*values) for values in db.execute(query)):
        halves[training.date, training.part].append(training)
    others: defaultdict[str, set[str]] = defaultdict(set)
    pairs = (pair for classes in halves.values() for pair in permutations(classes, 2))
    for training, other in pairs:
        if training.state in _TO_COME and not _apart(
            training.starts, training.ends, other.starts, other.ends
        ):
            others[training.training_id].add(other.training_id)
    return others


class _Training(NamedTuple):
    """One half-day of a training and the state of the training; times are "HH:MM"."""

    training_id: str
    date: str
    part: str
    starts: str | None
    ends: str | None
    state: str


class _Meeting(NamedTuple):
    """A half-day of one person in two trainings, as the query has it; times are "HH:MM"."""

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


def _meetings(training_id: str) -> Executable:
    """Return the query of the half-days that a training has in common with another for somebody."""
    other_enrollment, other_training = aliased(Enrollment), aliased(Training)
    period, other_period = aliased(Period), aliased(Period)
    same_half_day = (
        (other_period.training_id == other_training.id)
        & (other_period.date == period.date)
        & (other_period.part == period.part)
    )
    return (
        select(
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
            Training.id == training_id,
            other_training.id != training_id,
            Training.state.in_(_HELD),
            other_training.state.in_(_HELD),
        )
    )


def _are_apart(meeting: _Meeting) -> bool:
    return _apart(meeting.starts, meeting.ends, meeting.other_starts, meeting.other_ends)


def _place(meeting: _Meeting) -> tuple[int, str, int, str]:
    return meeting.number, meeting.date, _PART_ORDER[PartOfDay(meeting.part)], meeting.other_title


def _apart(
    starts: str | None, ends: str | None, other_starts: str | None, other_ends: str | None
) -> bool:
    """Tell that one class ends before the other begins."""
    if ends and other_starts and ends <= other_starts:
        return True
    return bool(other_ends and starts and other_ends <= starts)
