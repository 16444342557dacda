"""Attendance: a mark for each person and half-day, and whether the training is completed.

Arithmetic is exact: hours are integers and ratios are compared by multiplication, so a leave of
exactly one seventh passes and a quarter-hour more does not (DOMAIN.md sections 4.4 and 4.5).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from roster.codes import ATTENDED, LEAVE, Completion, EnteredBy, Mark, Shortfall, TrainingState
from roster.db.journal import insert_rows
from roster.db.models import Attendance, Enrollment, Period, Training
from roster.enrollments import EnrollmentRow, enrolled
from roster.errors import (
    AttendanceIncomplete,
    NobodyEnrolled,
    TrainingStateForbids,
    UnknownEnrollment,
    UnknownMark,
)
from roster.trainings import (
    CompletionRule,
    PeriodRow,
    TrainingDetail,
    get_training,
    require_periods,
    require_state,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """The grid: people down, half-days across; ``marks[enrollment_id, period_id]``."""

    training: TrainingDetail
    periods: tuple[PeriodRow, ...]
    people: tuple[EnrollmentRow, ...]
    marks: Mapping[tuple[str, str], Mark]


@dataclass(frozen=True, slots=True)
class Tally:
    """Persons by what they are on the whole: 应到 = 实到 + 请假 + 缺席 + 未录."""

    due: int
    present: int
    leave: int
    absent: int
    blank: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the completion rule says of one person; hours in quarter-hours."""

    enrollment: EnrollmentRow
    total: int
    attended: int
    leave: int
    absences: int
    shortfalls: tuple[Shortfall, ...]

    @property
    def is_completed(self) -> bool:
        """Tell whether nothing is missing."""
        return not self.shortfalls


# --- marks ---------------------------------------------------------------------------------

# Asked before every mark, so it is put together once.
_CELL = (
    select(Training.title, Training.state, Attendance)
    .join(Enrollment, Enrollment.training_id == Training.id)
    .join(Period, Period.training_id == Training.id)
    .outerjoin(
        Attendance,
        (Attendance.enrollment_id == Enrollment.id) & (Attendance.period_id == Period.id),
    )
    .where(Enrollment.id == bindparam("enrollment"), Period.id == bindparam("period"))
)


def set_mark(db: Session, enrollment_id: str, period_id: str, mark: Mark | None) -> None:
    """Write one mark, or take it back with None.

    Raises:
        UnknownMark, UnknownEnrollment, TrainingStateForbids
    """
    set_marks(db, [(enrollment_id, period_id, mark)])


def set_marks(db: Session, marks: Iterable[tuple[str, str, Mark | None]]) -> int:
    """Write many marks as (enrollment id, period id, mark) and return how many changed.

    Raises:
        UnknownMark, UnknownEnrollment, TrainingStateForbids
    """
    changed = 0
    for enrollment_id, period_id, mark in marks:
        if mark is not None and mark not in set(Mark):
            raise UnknownMark(str(mark))
        row = _open_cell(db, enrollment_id, period_id)
        changed += _write(db, enrollment_id, period_id, row, mark)
    return changed


def _open_cell(db: Session, enrollment_id: str, period_id: str) -> Attendance | None:
    """Return the mark of a cell; refuse a person and a half-day not of one open training."""
    found = db.execute(_CELL, {"enrollment": enrollment_id, "period": period_id}).first()
    if found is None:
        enrollment = db.get(Enrollment, enrollment_id)
        is_known = enrollment is not None and not enrollment.deleted
        raise UnknownEnrollment(period_id if is_known else enrollment_id)
    if found.state != TrainingState.OPEN:
        raise TrainingStateForbids(found.title, str(found.state))
    row: Attendance | None = found.Attendance
    return row


def _write(
    db: Session, enrollment_id: str, period_id: str, row: Attendance | None, mark: Mark | None
) -> bool:
    if row is None and mark is None:
        return False
    if row is None:
        insert_rows(db, Attendance, [_fresh(enrollment_id, period_id, mark, EnteredBy.KEY)])
    elif mark is None:
        row.deleted = True
    elif row.mark == mark:
        return False
    else:
        row.mark = mark
    return True


def _fresh(
    enrollment_id: str, period_id: str, mark: Mark | None, entered_by: EnteredBy
) -> dict[str, Any]:
    return {
        "enrollment_id": enrollment_id,
        "period_id": period_id,
        "mark": mark,
        "note": None,
        "confirmed": True,
        "entered_by": entered_by,
        "arrived": None,
        "minutes_late": None,
        "leave_id": None,
    }


def mark_all_present(db: Session, training_id: str, period_ids: Sequence[str] | None = None) -> int:
    """Mark every blank cell present (of these half-days, default all); return how many.

    Raises:
        TrainingWithoutPeriods, TrainingStateForbids
    """
    require_state(db, training_id, TrainingState.OPEN)
    sheet = attendance_sheet(db, training_id)
    wanted = period_ids or [period.id for period in sheet.periods]
    blank = [
        _fresh(person.id, period_id, Mark.PRESENT, EnteredBy.REST_PRESENT)
        for person in sheet.people
        for period_id in wanted
        if (person.id, period_id) not in sheet.marks
    ]
    return len(insert_rows(db, Attendance, blank))


# --- reading -------------------------------------------------------------------------------


def attendance_sheet(db: Session, training_id: str) -> AttendanceSheet:
    """Return the grid of a training.

    Raises:
        UnknownTraining, TrainingWithoutPeriods
    """
    periods = require_periods(db, training_id)
    rows = db.execute(
        select(Attendance.enrollment_id, Attendance.period_id, Attendance.mark)
        .join(Enrollment, Enrollment.id == Attendance.enrollment_id)
        .where(Enrollment.training_id == training_id)
    )
    return AttendanceSheet(
        training=get_training(db, training_id),
        periods=periods,
        people=enrolled(db, training_id),
        marks={(row.enrollment_id, row.period_id): Mark(row.mark) for row in rows},
    )


def tally(sheet: AttendanceSheet) -> Tally:
    """Count persons: present if ever there, else on leave, else absent, else not entered."""
    kinds = Counter(_kind(sheet, person) for person in sheet.people)
    return Tally(
        due=len(sheet.people),
        present=kinds["present"],
        leave=kinds["leave"],
        absent=kinds["absent"],
        blank=kinds["blank"],
    )


def _kind(sheet: AttendanceSheet, person: EnrollmentRow) -> str:
    marks = {sheet.marks.get((person.id, period.id)) for period in sheet.periods}
    if marks & ATTENDED:
        return "present"
    if marks & LEAVE:
        return "leave"
    return "absent" if Mark.ABSENT in marks else "blank"


def verdicts(sheet: AttendanceSheet) -> tuple[Verdict, ...]:
    """Return what the completion rule says of each person of a sheet."""
    return tuple(_verdict(sheet, person) for person in sheet.people)


def _verdict(sheet: AttendanceSheet, person: EnrollmentRow) -> Verdict:
    rule = sheet.training.plan.completion
    marks = [
        (sheet.marks.get((person.id, period.id)), period.plan.quarter_hours)
        for period in sheet.periods
    ]
    total = sum(hours for _mark, hours in marks)
    counted = LEAVE if rule.count_official else LEAVE - {Mark.OFFICIAL_LEAVE}
    leave = sum(hours for mark, hours in marks if mark in counted)
    absences = _absences(rule, [mark for mark, _hours in marks])
    checks = {
        Shortfall.BLANK: any(mark is None for mark, _hours in marks),
        Shortfall.ABSENT: absences > rule.absences_allowed,
        Shortfall.LEAVE: exceeds(leave, total, rule.leave_part, rule.leave_whole),
    }
    return Verdict(
        enrollment=person,
        total=total,
        attended=sum(hours for mark, hours in marks if mark in ATTENDED),
        leave=leave,
        absences=absences,
        shortfalls=tuple(kind for kind, fails in checks.items() if fails),
    )


def exceeds(part: int, total: int, numerator: int, denominator: int) -> bool:
    """Tell whether ``part`` of ``total`` is more than numerator/denominator, exactly."""
    return part * denominator > total * numerator


def _absences(rule: CompletionRule, marks: Sequence[Mark | None]) -> int:
    """Count half-days of absence, late and early marks weighed in."""
    absent = sum(mark is Mark.ABSENT for mark in marks)
    if not rule.late_per_absence:
        return absent
    late = sum(mark in {Mark.LATE, Mark.LEFT_EARLY} for mark in marks)
    return absent + late // rule.late_per_absence


# --- closing -------------------------------------------------------------------------------


def close_training(db: Session, training_id: str) -> tuple[Verdict, ...]:
    """Close a training: everybody is marked, each outcome is written down.

    Raises:
        TrainingWithoutPeriods, NobodyEnrolled, TrainingStateForbids
        AttendanceIncomplete: cells are still blank.
    """
    training = require_state(db, training_id, TrainingState.OPEN)
    sheet = attendance_sheet(db, training_id)
    if not sheet.people:
        raise NobodyEnrolled(training.title)
    blank = len(sheet.people) * len(sheet.periods) - len(sheet.marks)
    if blank:
        raise AttendanceIncomplete(training.title, blank)
    outcome = verdicts(sheet)
    for verdict in outcome:
        enrollment = db.get_one(Enrollment, verdict.enrollment.id)
        done = verdict.is_completed
        enrollment.completion = Completion.COMPLETED if done else Completion.NOT_COMPLETED
        enrollment.completion_reasons = [kind.value for kind in verdict.shortfalls]
    training.state = TrainingState.CLOSED
    return outcome


def reopen_training(db: Session, training_id: str, reason: str) -> None:
    """Open a closed training again; certificates already issued stay.

    Raises:
        TrainingStateForbids: it is not closed.
    """
    training = require_state(db, training_id, TrainingState.CLOSED)
    training.state, training.state_reason = TrainingState.OPEN, reason
