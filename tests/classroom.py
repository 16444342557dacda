"""Builders of classes that run: opened, marked, one of a series."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from roster.attendance import marks as attendance
from roster.base.codes.attendance import Mark
from roster.trainings import enrollments, trainings
from tests.builders import make_person, make_training

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from roster.attendance.marks import AttendanceSheet
    from roster.trainings.trainings import CompletionRule

P, L, E, A = Mark.PRESENT, Mark.LATE, Mark.LEFT_EARLY, Mark.ABSENT
X, S, O, N = Mark.PERSONAL_LEAVE, Mark.SICK_LEAVE, Mark.OFFICIAL_LEAVE, Mark.NOT_COUNTED  # noqa: E741 - the sign of official leave


def open_class(
    db: Session,
    days: int = 1,
    people: int = 1,
    rule: CompletionRule | None = None,
    **plan: Any,  # noqa: ANN401 - any field of a plan
) -> str:
    """Open a training with invented people; ``plan`` are further fields of its plan."""
    chosen = [make_person(db, f"张{'甲乙丙丁'[n]}") for n in range(people)]
    return training_of(db, chosen, days, rule, **plan)


def training_of(
    db: Session,
    trainee_ids: Sequence[str],
    days: int = 1,
    rule: CompletionRule | None = None,
    **plan: Any,  # noqa: ANN401 - any field of a plan
) -> str:
    """Open a training with these people."""
    training = make_training(db, days, completion=rule)
    if plan:
        planned = trainings.get_training(db, training).plan
        trainings.change_plan(db, training, replace(planned, **plan))
    enrollments.enroll(db, training, trainee_ids)
    trainings.open_training(db, training)
    return training


def begin_at(db: Session, training: str, starts: str, subject: str | None = None) -> None:
    """Let every half-day of a training begin at a time, with a subject."""
    rows = trainings.list_periods(db, training)
    changed = [replace(row.plan, starts=starts, subject=subject) for row in rows]
    trainings.set_periods(db, training, changed)


def sheet_of(db: Session, training: str) -> AttendanceSheet:
    """Return the grid of a training."""
    return attendance.attendance_sheet(db, training)


def mark_row(db: Session, training: str, *marks: Mark | None, row: int = 0) -> None:
    """Enter one person's marks from the first half-day on."""
    sheet = sheet_of(db, training)
    cells = zip(sheet.periods, marks, strict=False)
    attendance.set_marks(db, [(sheet.people[row].id, p.id, mark) for p, mark in cells])


def row_of(db: Session, training: str, row: int = 0) -> list[Mark | None]:
    """Return one person's marks."""
    sheet = sheet_of(db, training)
    return [sheet.marks.get((sheet.people[row].id, period.id)) for period in sheet.periods]
