"""From a training as it is kept to the papers of its class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.class_facts import ClassPerson, SheetPeriod, SignInSheet
from roster.posts import posts_on_paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.enrollments import EnrollmentRow
    from roster.trainings import PeriodRow, TrainingDetail


def sign_in_sheet(training: TrainingDetail, people: Sequence[EnrollmentRow]) -> SignInSheet:
    """Return the sign-in sheets of a training, one for each half-day."""
    return SignInSheet(
        title=training.plan.title,
        place=training.plan.venue or "",
        organizer=training.plan.organizer,
        periods=tuple(_period(period) for period in training.periods),
        people=tuple(
            ClassPerson(p.number, p.name, p.unit_name, posts_on_paper(p.posts)) for p in people
        ),
    )


def _period(period: PeriodRow) -> SheetPeriod:
    plan = period.plan
    return SheetPeriod(plan.date, plan.part, plan.subject or "", plan.lecturer or "")
