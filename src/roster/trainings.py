"""Trainings: planned, with half-days and an audience (DOMAIN.md section 4).

Class hours are integer quarter-hours.
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
from roster.db.models import Attendance, Enrollment, Period, Training
from roster.errors import (
    PeriodHasMarks,
    PeriodTaken,
    TrainingStateForbids,
    TrainingWithoutPeriods,
    UnknownTraining,
)
from roster.positions import current_term

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
    """One half-day to be held; ``quarter_hours`` are class hours times four.

    ``starts`` and ``ends`` are "HH:MM"; ``place`` is said where it is not the training's venue.
    """

    date: str
    part: PartOfDay
    quarter_hours: int = HALF_DAY_QUARTER_HOURS
    subject: str | None = None
    lecturer: str | None = None
    lecturer_office: str | None = None
    starts: str | None = None
    ends: str | None = None
    place: str | None = None


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
    rows = training_rows(db, ids)
    return tuple(sorted(rows, key=lambda row: row.first_day or "9999", reverse=True))


def get_training(db: Session, training_id: str) -> TrainingDetail:
    """Return one training.

    Raises:
        UnknownTraining
    """
    training = require_state(db, training_id, *TrainingState)
    return TrainingDetail(
        row=training_rows(db, [training_id])[0],
        plan=_plan(training),
        periods=list_periods(db, training_id),
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


def training_rows(db: Session, ids: Sequence[str]) -> list[TrainingRow]:
    """Return these trainings as rows, in no order (for subject modules)."""
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
