"""Trainings: planned, with half-days and an audience (DOMAIN.md section 4).

Class hours are integer quarter-hours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import func, select

from roster.base.codes.trainings import Completion, Tier, TrainingKind, TrainingState
from roster.db.models import Enrollment, Period, Training
from roster.db.sql.parts import in_parts
from roster.people.positions import current_term
from roster.trainings.errors import UnknownTraining
from roster.trainings.periods import (
    PeriodRow,
    list_periods,
    require_over,
    require_periods,
    set_periods,
)
from roster.trainings.plans import (
    HALF_DAY_QUARTER_HOURS,
    AudienceRule,
    CompletionRule,
    PeriodPlan,
    TrainingPlan,
)
from roster.trainings.states import CHANGEABLE, call_off, require_state
from roster.trainings.texts import require_printable_plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

__all__ = [
    "HALF_DAY_QUARTER_HOURS",
    "AudienceRule",
    "CompletionRule",
    "PeriodPlan",
    "PeriodRow",
    "TrainingDetail",
    "TrainingPlan",
    "TrainingRow",
    "call_off",
    "change_plan",
    "find_training",
    "get_training",
    "list_periods",
    "list_trainings",
    "open_training",
    "plan_training",
    "require_over",
    "require_periods",
    "require_state",
    "set_periods",
    "training_rows",
]
"""One room for planning: what stands in the rooms below is offered here too."""

_PLAIN_FIELDS = frozenset(TrainingPlan.__dataclass_fields__) - {
    "audience",
    "branch_venues",
    "completion",
    "quotas",
}
"""The fields of a plan that its entity has under the same name and in the same form."""


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A training in lists; days are ISO dates, None while there are no periods.

    ``held_above``: run by an office above, only recorded here; it issues its own certificates.
    ``state_reason`` says why it was postponed, cancelled or opened again; ``notified_on`` is the
    day its notice went out.
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
    state_reason: str | None = None
    notified_on: str | None = None
    series: str | None = None
    run: int | None = None


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
        TextEmpty, TextTooLong, TextUnprintable: what no paper could print.
    """
    require_printable_plan(plan)
    training = Training(
        state=TrainingState.PLANNED,
        state_reason=None,
        notified_on=None,
        term_id=current_term(db).id,
        **_plan_fields(plan),
    )
    db.add(training)
    db.flush()
    set_periods(db, training.id, tuple(periods))
    return training.id


def change_plan(db: Session, training_id: str, plan: TrainingPlan) -> None:
    """Replace what was decided about a training that is neither closed nor cancelled.

    Raises:
        TrainingStateForbids
        TextEmpty, TextTooLong, TextUnprintable: what no paper could print.
    """
    training = require_state(db, training_id, *CHANGEABLE)
    require_printable_plan(plan, _plan(training))
    for name, value in _plan_fields(plan).items():
        if getattr(training, name) != value:
            setattr(training, name, value)


def open_training(db: Session, training_id: str) -> None:
    """Start a training: from now on marks can be entered.

    Raises:
        TrainingWithoutPeriods, TrainingStateForbids
    """
    training = require_state(db, training_id, TrainingState.PLANNED, TrainingState.POSTPONED)
    require_periods(db, training_id)
    training.state, training.state_reason = TrainingState.OPEN, None


def _plan_fields(plan: TrainingPlan) -> dict[str, Any]:
    return {
        **{name: getattr(plan, name) for name in _PLAIN_FIELDS},
        "branch_venues": list(plan.branch_venues),
        "quotas": {division_id: seats for division_id, seats in plan.quotas.items() if seats},
        "audience": msgspec.to_builtins(plan.audience),
        "completion_rule": msgspec.to_builtins(plan.completion),
    }


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


def _plan(training: Training) -> TrainingPlan:
    return TrainingPlan(
        **{name: getattr(training, name) for name in _PLAIN_FIELDS},
        branch_venues=tuple(training.branch_venues),
        quotas=training.quotas,
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
    for (t,) in in_parts(db, select(Training), Training.id, ids):
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
                t.state_reason,
                t.notified_on,
                t.series,
                t.run,
            )
        )
    return rows


def _grouped(
    db: Session,
    ids: Sequence[str],
    entity: type[Period | Enrollment],
    *figures: Any,  # noqa: ANN401
) -> dict[str, tuple[Any, ...]]:
    query = select(entity.training_id, *figures).group_by(entity.training_id)
    return {row[0]: tuple(row[1:]) for row in in_parts(db, query, entity.training_id, ids)}
