"""A person's trainings over the years, and a class on one page.

Class hours are integer quarter-hours. Hours of a year are those of the half-days that fall into
it, so a training over New Year is split (DOMAIN.md section 4.1); a half-day made up for counts
where it was attended.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from roster.attendance.completion import verdicts
from roster.attendance.marks import (
    MISSED,
    AttendanceSheet,
    Tally,
    attendance_sheet,
    period_tally,
    tally,
)
from roster.base.codes.attendance import ATTENDED, Mark
from roster.base.codes.certificates import CertificateState
from roster.base.codes.people import Gender, Post
from roster.base.codes.trainings import TEACHING, Completion, Tier, TrainingKind, TrainingState
from roster.coverage.coverage import percent_text
from roster.db.models import Attendance, Certificate, Enrollment, Period, Training
from roster.db.sql.parts import in_parts
from roster.people.errors import UnknownTrainee
from roster.people.trainees import people_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from roster.people.trainees import PersonRow
    from roster.trainings.enrollments import EnrollmentRow
    from roster.trainings.trainings import PeriodRow, TrainingDetail


@dataclass(frozen=True, slots=True)
class PersonTraining:
    """One training in a person's record, with unit and posts as they were then.

    ``planned`` are all its hours, ``attended`` those the person was there; of a training held
    above that was completed all count. ``number`` is that of the certificate in force;
    ``in_doubt``: nobody has decided yet whether it holds.
    """

    enrollment_id: str
    training_id: str
    title: str
    tier: Tier
    kind: TrainingKind
    state: TrainingState
    held_above: bool
    organizer: str
    unit_name: str
    posts: tuple[Post, ...]
    first_day: str | None
    last_day: str | None
    planned: int
    attended: int
    completion: Completion | None
    number: str | None
    in_doubt: bool


@dataclass(frozen=True, slots=True)
class YearHours:
    """The hours attended in one calendar year at one tier; only gatherings that teach count."""

    year: int
    tier: Tier
    quarter_hours: int


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person's trainings, the newest first, and the hours by year (newest first) and tier."""

    trainee_id: str
    name: str
    gender: Gender | None
    birth: str | None
    unit_name: str
    posts: tuple[Post, ...]
    trainings: tuple[PersonTraining, ...]
    hours: tuple[YearHours, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, counted."""

    part: int
    whole: int

    @property
    def percent(self) -> str:
        """The share in words, see :func:`roster.coverage.coverage.percent_text`."""
        return percent_text(self.part, self.whole)


@dataclass(frozen=True, slots=True)
class DivisionSummary:
    """The people of one unit in a class; ``outcomes`` only of a closed one."""

    unit_id: str
    unit_name: str
    tally: Tally
    outcomes: Mapping[Completion, int]


@dataclass(frozen=True, slots=True)
class TrainingSummary:
    """A class on one page.

    Attributes:
        training: The training with its half-days.
        tally: Persons by what they are on the whole.
        half_days: The same for each half-day, in order of time.
        persons: Who was ever there of those who are due (人数).
        person_half_days: Half-days attended of those that concern somebody; 人次 are persons once
            a training, never half-days.
        with_makeup: The same with half-days made up for elsewhere.
        outcomes: Persons by outcome; empty while the training is not closed.
        divisions: The same by unit, in the order of the sheet.
        attended: Hours attended by all persons together.
    """

    training: TrainingDetail
    tally: Tally
    half_days: tuple[tuple[PeriodRow, Tally], ...]
    persons: Share
    person_half_days: Share
    with_makeup: Share
    outcomes: Mapping[Completion, int]
    divisions: tuple[DivisionSummary, ...]
    attended: int


# --- a person ------------------------------------------------------------------------------


def record(db: Session, trainee_id: str) -> PersonRecord:
    """Return a person's trainings over the years; cancelled ones are left out.

    Raises:
        UnknownTrainee
    """
    found = records(db, [trainee_id])
    if not found:
        raise UnknownTrainee(trainee_id)
    return found[0]


def records(db: Session, trainee_ids: Sequence[str]) -> tuple[PersonRecord, ...]:
    """Return the records of people in this order; who is not in the file is left out."""
    query = (
        select(Enrollment, Training)
        .join(Training, Training.id == Enrollment.training_id)
        .where(Training.state != TrainingState.CANCELLED)
    )
    found = in_parts(db, query, Enrollment.trainee_id, trainee_ids)
    pairs = [(enrollment, training) for enrollment, training in found]
    known = _Told(
        periods=_periods_of(db, [training.id for _, training in pairs]),
        there=_half_days_attended(db, [enrollment.id for enrollment, _ in pairs]),
        numbers=_numbers(db, [enrollment.id for enrollment, _ in pairs]),
    )
    of_person: dict[str, list[tuple[Enrollment, Training]]] = {}
    for pair in pairs:
        of_person.setdefault(pair[0].trainee_id, []).append(pair)
    return tuple(
        _record(person, of_person.get(person.id, []), known)
        for person in people_rows(db, trainee_ids)
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of some enrollments: half-days of trainings, who was there, certificates."""

    periods: Mapping[str, list[Period]]
    there: set[tuple[str, str]]
    numbers: Mapping[str, tuple[str, bool]]


def _record(
    person: PersonRow, pairs: Sequence[tuple[Enrollment, Training]], known: _Told
) -> PersonRecord:
    lines: list[PersonTraining] = []
    hours: Counter[tuple[int, Tier]] = Counter()
    for enrollment, training in pairs:
        own = known.periods.get(training.id, [])
        all_count = _all_count(training, enrollment)
        attended = [p for p in own if all_count or (enrollment.id, p.id) in known.there]
        number = known.numbers.get(enrollment.id, (None, False))
        lines.append(_line(enrollment, training, own, attended, number))
        if training.kind in TEACHING:
            for period in attended:
                hours[int(period.date[:4]), Tier(training.tier)] += period.quarter_hours
    return PersonRecord(
        trainee_id=person.id,
        name=person.facts.name,
        gender=person.facts.gender,
        birth=person.facts.birth,
        unit_name=person.unit_name,
        posts=person.posts,
        trainings=tuple(sorted(lines, key=lambda line: line.first_day or "", reverse=True)),
        hours=_by_year_and_tier(hours),
    )


def _by_year_and_tier(hours: Mapping[tuple[int, Tier], int]) -> tuple[YearHours, ...]:
    order = list(Tier)
    lines = [YearHours(year, tier, sum_) for (year, tier), sum_ in hours.items()]
    return tuple(sorted(lines, key=lambda line: (-line.year, order.index(line.tier))))


def _all_count(training: Training, enrollment: Enrollment) -> bool:
    """Tell whether all half-days count though no mark says so: an office above said completed."""
    return bool(training.held_above) and enrollment.completion == Completion.COMPLETED


def _periods_of(db: Session, training_ids: Sequence[str]) -> dict[str, list[Period]]:
    found: dict[str, list[Period]] = {}
    query = select(Period).order_by(Period.date)
    for (period,) in in_parts(db, query, Period.training_id, training_ids):
        found.setdefault(period.training_id, []).append(period)
    return found


def _half_days_attended(db: Session, enrollment_ids: Sequence[str]) -> set[tuple[str, str]]:
    query = select(Attendance.enrollment_id, Attendance.period_id).where(
        Attendance.mark.in_(ATTENDED)
    )
    found = in_parts(db, query, Attendance.enrollment_id, enrollment_ids)
    return {(enrollment_id, period_id) for enrollment_id, period_id in found}


def _numbers(db: Session, enrollment_ids: Sequence[str]) -> dict[str, tuple[str, bool]]:
    """Return the number in force of each enrollment, and whether it is in doubt."""
    query = select(Certificate.enrollment_id, Certificate.number, Certificate.doubts).where(
        Certificate.state == CertificateState.VALID
    )
    found = in_parts(db, query, Certificate.enrollment_id, enrollment_ids)
    return {row[0]: (row[1], bool(row[2])) for row in found}


def _line(
    enrollment: Enrollment,
    training: Training,
    periods: Sequence[Period],
    attended: Sequence[Period],
    number: tuple[str | None, bool],
) -> PersonTraining:
    return PersonTraining(
        enrollment_id=enrollment.id,
        training_id=training.id,
        title=training.title,
        tier=Tier(training.tier),
        kind=TrainingKind(training.kind),
        state=TrainingState(training.state),
        held_above=training.held_above,
        organizer=training.organizer,
        unit_name=enrollment.unit_name,
        posts=tuple(map(Post, enrollment.posts)),
        first_day=periods[0].date if periods else None,
        last_day=periods[-1].date if periods else None,
        planned=_hours(periods),
        attended=_hours(attended),
        completion=enrollment.completion,
        number=number[0],
        in_doubt=number[1],
    )


def _hours(periods: Iterable[Period]) -> int:
    return sum(period.quarter_hours for period in periods)


# --- a class -------------------------------------------------------------------------------


def training_summary(db: Session, training_id: str) -> TrainingSummary:
    """Return a class on one page.

    Raises:
        UnknownTraining, TrainingWithoutPeriods
    """
    sheet = attendance_sheet(db, training_id)
    whole = tally(sheet)
    due = len(sheet.people) * len(sheet.periods)
    due -= sum(mark is Mark.NOT_COUNTED for mark in sheet.marks.values())
    there = sum(mark in ATTENDED for mark in sheet.marks.values())
    made_up = sum(sheet.marks.get(place) in MISSED for place in sheet.made_up)
    return TrainingSummary(
        training=sheet.training,
        tally=whole,
        half_days=tuple((period, period_tally(sheet, period.id)) for period in sheet.periods),
        persons=Share(whole.present, whole.due),
        person_half_days=Share(there, due),
        with_makeup=Share(there + made_up, due),
        outcomes=_outcomes(sheet.people),
        divisions=_divisions(sheet),
        attended=sum(verdict.attended for verdict in verdicts(sheet)),
    )


def _outcomes(people: Iterable[EnrollmentRow]) -> Mapping[Completion, int]:
    counts = Counter(person.completion for person in people)
    return {kind: counts[kind] for kind in Completion if counts[kind]}


def _divisions(sheet: AttendanceSheet) -> tuple[DivisionSummary, ...]:
    by_division: dict[str, list[EnrollmentRow]] = {}
    for person in sheet.people:
        by_division.setdefault(person.unit_id, []).append(person)
    return tuple(
        DivisionSummary(
            unit_id=unit_id,
            unit_name=people[0].unit_name,
            tally=tally(replace(sheet, people=tuple(people))),
            outcomes=_outcomes(people),
        )
        for unit_id, people in by_division.items()
    )
