"""Whom and which half-day a command means: by the numbers on the sign-in sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from roster.cli.kit.words import both, label
from roster.trainings.errors import UnknownEnrollment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.trainings.enrollments import EnrollmentRow
    from roster.trainings.periods import PeriodRow

Row = Annotated[
    int,
    typer.Argument(
        metavar=both("行号", "ROW"), help=both("签到表上的行号", "row on the sign-in sheet")
    ),
]
HalfDay = Annotated[
    int, typer.Argument(metavar=both("第几个半天", "HALF-DAY"), help=both("从 1 数起", "from 1"))
]
HalfDays = Annotated[
    list[int],
    typer.Option("--half-day", help=both("第几个半天，可多次", "which half-day; may be repeated")),
]


def person_in(people: Sequence[EnrollmentRow], row: int) -> EnrollmentRow:
    """Return the person in a row of the sheet.

    Raises:
        UnknownEnrollment: there is no such row.
    """
    for person in people:
        if person.number == row:
            return person
    raise UnknownEnrollment(str(row))


def half_days(rows: Sequence[PeriodRow], numbers: Sequence[int]) -> list[str]:
    """Return the ids of half-days by their places in time, from 1.

    Raises:
        UnknownEnrollment: there are not so many.
    """
    for number in numbers:
        if not 0 < number <= len(rows):
            raise UnknownEnrollment(str(number))
    return [rows[number - 1].id for number in numbers]


def when(period: PeriodRow) -> str:
    """Return a half-day in words: 2026-05-08 上午."""
    return f"{period.plan.date} {label(period.plan.part)}"
