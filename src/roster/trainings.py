"""Trainings: planned, with half-days and an audience, people enrolled (DOMAIN.md section 4).

Class hours are integer quarter-hours. Unit and posts are snapshotted at enrollment: what a person
was then stays, whatever changes later.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import func, select

from roster.codes import (
    Completion,
    PartOfDay,
    Post,
    Tier,
    TrainingKind,
    TrainingState,
)
from roster.db.journal import insert_rows
from roster.db.models import Attendance, Enrollment, Period, Position, Trainee, Training
from roster.divisions import subtree
from roster.errors import (
    PeriodHasMarks,
    PeriodTaken,
    TrainingStateForbids,
    TrainingWithoutPeriods,
    UnknownTraining,
)
from roster.positions import current_term
from roster.trainees import PeopleFilter, find_people, people_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

HALF_DAY_QUARTER_HOURS = 16
"""Four class hours a half-day, the usual value; every period states its own (section 4.1)."""


@dataclass(frozen=True, slots=True)
class AudienceRule:
    """Who is meant; every part narrows, an empty part does not.

    ``posts``: holds one of these. ``without_posts``: holds none of these. ``newly_elected``: newly
    won one of ``posts``. ``tags``: has one of these. ``division_id``: belongs to this subtree.
    """

    posts: tuple[Post, ...] = ()
    without_posts: tuple[Post, ...] = ()
    newly_elected: bool = False
    tags: tuple[str, ...] = ()
    division_id: str | None = None


@dataclass(frozen=True, slots=True)
class CompletionRule:
    """When a training counts as completed (DOMAIN.md section 4.5); all integers, no rounding.

    Leave may reach ``leave_part``/``leave_whole`` of the hours but not exceed it. Official leave
    counts only if ``count_official``. ``late_per_absence`` late or early marks weigh as one
    half-day of absence (0: never).
    """

    leave_part: int = 1
    leave_whole: int = 7
    count_official: bool = False
    absences_allowed: int = 0
    late_per_absence: int = 3


@dataclass(frozen=True, slots=True)
class PeriodPlan:
    """One half-day to be held; ``quarter_hours`` are class hours times four."""

    date: str
    part: PartOfDay
    quarter_hours: int = HALF_DAY_QUARTER_HOURS
    subject: str | None = None
    lecturer: str | None = None
    lecturer_office: str | None = None


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """What the clerk decides about a training; ``held_above``: recorded here, run elsewhere."""

    title: str
    tier: Tier
    division_id: str
    organizer: str
    kind: TrainingKind = TrainingKind.TRAINING
    held_above: bool = False
    run: int | None = None
    implementer: str | None = None
    venue: str | None = None
    document_number: str | None = None
    audience: AudienceRule = field(default_factory=AudienceRule)
    completion: CompletionRule = field(default_factory=CompletionRule)


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One half-day of a training as it is kept."""

    id: str
    plan: PeriodPlan


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A training in lists; days are ISO dates, None while there are no periods.

    ``held_above``: run by an office above, only recorded here; it issues its own certificates.
    """

    id: str
    title: str
    tier: Tier
    kind: TrainingKind
    state: TrainingState
    held_above: bool
    first_day: str | None
    last_day: str | None
    periods: int
    quarter_hours: int
    enrolled: int
    completed: int


@dataclass(frozen=True, slots=True)
class TrainingDetail:
    """One training with all that belongs to it."""

    row: TrainingRow
    plan: TrainingPlan
    periods: tuple[PeriodRow, ...]


@dataclass(frozen=True, slots=True)
class EnrollmentRow:
    """One person of a training; ``number`` is the row number on the sheet."""

    id: str
    trainee_id: str
    number: int
    name: str
    initials: str
    unit_id: str
    unit_name: str
    posts: tuple[Post, ...]
    completion: Completion | None
    completion_reasons: tuple[str, ...]


# --- planning ------------------------------------------------------------------------------


def plan_training(db: Session, plan: TrainingPlan, periods: Iterable[PeriodPlan] = ()) -> str:
    """Add a training with its half-days and return its id.

    Raises:
        PeriodTaken: two half-days fall together.
    """
    training = Training(
        state=TrainingState.PLANNED,
        state_reason=None,
        term_id=current_term(db).id,
        **_plan_fields(plan),
    )
    db.add(training)
    db.flush()
    set_periods(db, training.id, tuple(periods))
    return training.id


def change_plan(db: Session, training_id: str, plan: TrainingPlan) -> None:
    """Replace what was decided about a training that is not closed.

    Raises:
        TrainingStateForbids
    """
    training = require_state(db, training_id, TrainingState.PLANNED, TrainingState.OPEN)
    for name, value in _plan_fields(plan).items():
        if getattr(training, name) != value:
            setattr(training, name, value)


def set_periods(db: Session, training_id: str, periods: Sequence[PeriodPlan]) -> None:
    """Make the half-days of a training be these; those that stay keep their marks.

    Raises:
        PeriodTaken: two half-days fall together.
        PeriodHasMarks: a half-day with marks would vanish.
    """
    training = require_state(db, training_id, TrainingState.PLANNED, TrainingState.OPEN)
    wanted = {(plan.date, plan.part): plan for plan in periods}
    if len(wanted) < len(periods):
        slots = [(plan.date, plan.part) for plan in periods]
        raise PeriodTaken(training.title, next(s[0] for s in slots if slots.count(s) > 1))
    for period in db.scalars(select(Period).where(Period.training_id == training_id)):
        plan = wanted.pop((period.date, PartOfDay(period.part)), None)
        if plan is None:
            _drop_period(db, training.title, period)
        else:
            _update(period, _period_fields(plan))
    db.add_all(Period(training_id=training_id, **_period_fields(p)) for p in wanted.values())
    db.flush()


def _drop_period(db: Session, title: str, period: Period) -> None:
    if db.scalar(select(Attendance.id).where(Attendance.period_id == period.id).limit(1)):
        raise PeriodHasMarks(title, period.date)
    period.deleted = True


def _update(row: Period, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def open_training(db: Session, training_id: str) -> None:
    """Start a training: from now on marks can be entered.

    Raises:
        TrainingWithoutPeriods, TrainingStateForbids
    """
    training = require_state(db, training_id, TrainingState.PLANNED, TrainingState.POSTPONED)
    require_periods(db, training_id)
    training.state, training.state_reason = TrainingState.OPEN, None


def call_off(db: Session, training_id: str, state: TrainingState, reason: str) -> None:
    """Postpone or cancel a training, with the reason.

    Raises:
        TrainingStateForbids: it is closed already.
    """
    training = require_state(
        db, training_id, TrainingState.PLANNED, TrainingState.OPEN, TrainingState.POSTPONED
    )
    training.state, training.state_reason = state, reason


def require_state(db: Session, training_id: str, *states: TrainingState) -> Training:
    """Return the training's entity if its state is one of these (for subject modules).

    Raises:
        UnknownTraining, TrainingStateForbids
    """
    training = db.get(Training, training_id)
    if training is None or training.deleted:
        raise UnknownTraining(training_id)
    if training.state not in states:
        raise TrainingStateForbids(training.title, str(training.state))
    return training


def require_periods(db: Session, training_id: str) -> tuple[PeriodRow, ...]:
    """Return the half-days of a training.

    Raises:
        TrainingWithoutPeriods: it has none.
    """
    periods = list_periods(db, training_id)
    if not periods:
        raise TrainingWithoutPeriods(get_training(db, training_id).plan.title)
    return periods


def _plan_fields(plan: TrainingPlan) -> dict[str, Any]:
    return {
        "title": plan.title,
        "tier": plan.tier,
        "kind": plan.kind,
        "held_above": plan.held_above,
        "division_id": plan.division_id,
        "run": plan.run,
        "organizer": plan.organizer,
        "implementer": plan.implementer,
        "venue": plan.venue,
        "document_number": plan.document_number,
        "audience": msgspec.to_builtins(plan.audience),
        "completion_rule": msgspec.to_builtins(plan.completion),
    }


def _period_fields(plan: PeriodPlan) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in PeriodPlan.__dataclass_fields__}


# --- reading -------------------------------------------------------------------------------


def list_trainings(db: Session) -> tuple[TrainingRow, ...]:
    """Return all trainings, the newest first, those without a date on top."""
    ids = db.scalars(select(Training.id)).all()
    rows = _rows(db, ids)
    return tuple(sorted(rows, key=lambda row: row.first_day or "9999", reverse=True))


def get_training(db: Session, training_id: str) -> TrainingDetail:
    """Return one training.

    Raises:
        UnknownTraining
    """
    training = require_state(db, training_id, *TrainingState)
    return TrainingDetail(
        row=_rows(db, [training_id])[0], plan=_plan(training), periods=list_periods(db, training_id)
    )


def find_training(db: Session, text: str) -> str:
    """Return the id of the training meant by its title, or by the beginning of its id.

    Raises:
        UnknownTraining: none or more than one fits.
    """
    query = select(Training.id).where(
        (Training.title == text) | Training.id.startswith(text, autoescape=True)
    )
    found = db.scalars(query).all()
    if len(found) != 1:
        raise UnknownTraining(text)
    return found[0]


def list_periods(db: Session, training_id: str) -> tuple[PeriodRow, ...]:
    """Return the half-days of a training in order of time."""
    order = list(PartOfDay)
    periods = db.scalars(select(Period).where(Period.training_id == training_id))
    rows = [
        PeriodRow(p.id, PeriodPlan(**{n: getattr(p, n) for n in PeriodPlan.__dataclass_fields__}))
        for p in periods
    ]
    return tuple(sorted(rows, key=lambda row: (row.plan.date, order.index(row.plan.part))))


def _plan(training: Training) -> TrainingPlan:
    names = set(TrainingPlan.__dataclass_fields__) - {"audience", "completion"}
    return TrainingPlan(
        **{name: getattr(training, name) for name in names},
        audience=msgspec.convert(training.audience, AudienceRule),
        completion=msgspec.convert(training.completion_rule, CompletionRule),
    )


def _rows(db: Session, ids: Sequence[str]) -> list[TrainingRow]:
    periods = _grouped(
        db,
        ids,
        Period,
        func.min(Period.date),
        func.max(Period.date),
        func.count(Period.id),
        func.sum(Period.quarter_hours),
    )
    done = func.count().filter(Enrollment.completion == Completion.COMPLETED)
    people = _grouped(db, ids, Enrollment, func.count(Enrollment.id), done)
    rows = []
    for t in db.scalars(select(Training).where(Training.id.in_(ids))):
        first, last, count, hours = periods.get(t.id, (None, None, 0, 0))
        enrolled, completed = people.get(t.id, (0, 0))
        rows.append(
            TrainingRow(
                t.id,
                t.title,
                Tier(t.tier),
                TrainingKind(t.kind),
                TrainingState(t.state),
                t.held_above,
                first,
                last,
                count,
                hours,
                enrolled,
                completed,
            )
        )
    return rows


def _grouped(
    db: Session,
    ids: Sequence[str],
    entity: type[Period | Enrollment],
    *figures: Any,  # noqa: ANN401
) -> dict[str, tuple[Any, ...]]:
    query = select(entity.training_id, *figures).where(entity.training_id.in_(ids))
    return {row[0]: tuple(row[1:]) for row in db.execute(query.group_by(entity.training_id))}


# --- audience and enrollment ---------------------------------------------------------------


def audience(db: Session, rule: AudienceRule) -> tuple[str, ...]:
    """Return the ids of the people a rule means, in the order of a sheet."""
    meant = set(db.scalars(_audience_query(rule)))
    return tuple(i for i in find_people(db, PeopleFilter()) if i in meant)


def _audience_query(rule: AudienceRule) -> Any:  # noqa: ANN401 - an SQL query
    query = select(Trainee.id)
    held = select(Position.trainee_id).where(Position.end.is_(None))
    if rule.posts:
        wanted = held.where(Position.post.in_(rule.posts))
        if rule.newly_elected:
            wanted = wanted.where(Position.newly_elected.is_(True))
        query = query.where(Trainee.id.in_(wanted))
    if rule.without_posts:
        query = query.where(~Trainee.id.in_(held.where(Position.post.in_(rule.without_posts))))
    if rule.division_id:
        query = query.where(Trainee.division_id.in_(subtree(rule.division_id)))
    if rule.tags:
        tag = func.json_each(Trainee.tags).table_valued("value")
        query = query.where(select(tag.c.value).where(tag.c.value.in_(rule.tags)).exists())
    return query


def enroll(db: Session, training_id: str, trainee_ids: Sequence[str]) -> int:
    """Enroll these people, those enrolled already left as they are; return how many are new.

    Unit and posts are written down as they are today.

    Raises:
        TrainingStateForbids: the training is closed or called off.
    """
    require_state(db, training_id, TrainingState.PLANNED, TrainingState.OPEN)
    present = set(
        db.scalars(select(Enrollment.trainee_id).where(Enrollment.training_id == training_id))
    )
    fresh = [trainee_id for trainee_id in trainee_ids if trainee_id not in present]
    last = db.scalar(
        select(func.max(Enrollment.number)).where(Enrollment.training_id == training_id)
    )
    people = people_rows(db, fresh)
    insert_rows(
        db,
        Enrollment,
        [
            {
                "training_id": training_id,
                "trainee_id": person.id,
                "number": number,
                "unit_id": person.facts.division_id,
                "unit_name": person.unit_name,
                "posts": [post.value for post in person.posts],
                "completion": None,
                "completion_reasons": [],
            }
            for number, person in enumerate(people, start=(last or 0) + 1)
        ],
    )
    return len(people)


def enroll_audience(db: Session, training_id: str) -> int:
    """Enroll everybody the training's audience rule means; return how many are new."""
    plan = get_training(db, training_id).plan
    return enroll(db, training_id, audience(db, plan.audience))


def withdraw(db: Session, enrollment_id: str) -> None:
    """Take a person out of a training that is not closed, with the marks."""
    enrollment = db.get_one(Enrollment, enrollment_id)
    require_state(db, enrollment.training_id, TrainingState.PLANNED, TrainingState.OPEN)
    for mark in db.scalars(select(Attendance).where(Attendance.enrollment_id == enrollment_id)):
        mark.deleted = True
    enrollment.deleted = True


def enrollments(db: Session, training_id: str) -> tuple[EnrollmentRow, ...]:
    """Return the people of a training in the order of the sheet."""
    query = (
        select(Enrollment, Trainee.name, Trainee.initials)
        .join(Trainee, Trainee.id == Enrollment.trainee_id)
        .where(Enrollment.training_id == training_id)
        .order_by(Enrollment.number)
    )
    return tuple(_enrollment_row(e, name, initials) for e, name, initials in db.execute(query))


def _enrollment_row(enrollment: Enrollment, name: str, initials: str) -> EnrollmentRow:
    return EnrollmentRow(
        id=enrollment.id,
        trainee_id=enrollment.trainee_id,
        number=enrollment.number,
        name=name,
        initials=initials,
        unit_id=enrollment.unit_id,
        unit_name=enrollment.unit_name,
        posts=tuple(Post(code) for code in enrollment.posts),
        completion=enrollment.completion,
        completion_reasons=tuple(enrollment.completion_reasons),
    )


@dataclass(frozen=True, slots=True)
class TrainingRecord:
    """One training in a person's record."""

    training_id: str
    title: str
    tier: Tier
    first_day: str | None
    unit_name: str
    quarter_hours: int
    completion: Completion | None


def record_of(db: Session, trainee_id: str) -> tuple[TrainingRecord, ...]:
    """Return the trainings a person was enrolled in, newest first, with the hours planned."""
    query = select(Enrollment).where(Enrollment.trainee_id == trainee_id)
    rows = {e.training_id: e for e in db.scalars(query)}
    trainings = sorted(_rows(db, list(rows)), key=lambda t: t.first_day or "", reverse=True)
    return tuple(
        TrainingRecord(
            t.id,
            t.title,
            t.tier,
            t.first_day,
            rows[t.id].unit_name,
            t.quarter_hours,
            rows[t.id].completion,
        )
        for t in trainings
    )
