"""Whether a training is completed: the rule, what it leaves room for, outcomes, closing.

Arithmetic is exact: hours are integers and ratios are compared by multiplication, so a leave of
exactly one seventh passes and a quarter-hour more does not (DOMAIN.md section 4.5).

Outcomes by the rule, the first that fits:

1. nothing is missing: completed (结业);
2. leave is over the limit, or absence reaches the number that expels: expelled (退学). A training
   so short that the limit leaves no room for a single half-day of leave expels nobody for leave;
3. only half-days are missing and another run of the series is to come: makeup due (待补训);
4. not completed (未结业).

A clerk's decision goes before the rule. A half-day made up for in another training is neither
absence nor leave here, and a half-day that is not counted leaves the person's total.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from roster.attendance.codes import RulePreset, Shortfall
from roster.attendance.errors import AttendanceIncomplete, AttendanceUnconfirmed, ExamMarkUnusable
from roster.attendance.marks import MISSED, AttendanceSheet, attendance_sheet
from roster.base.codes.attendance import ATTENDED, LEAVE, Mark
from roster.base.codes.trainings import Completion, TrainingState
from roster.db.models import Attendance, Enrollment, Leave, Makeup, Training
from roster.db.sql.parts import in_parts
from roster.trainings.enrollments import EnrollmentRow, require_enrollment
from roster.trainings.errors import NobodyEnrolled, ReasonMissing
from roster.trainings.states import CHANGEABLE
from roster.trainings.trainings import CompletionRule, require_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from roster.trainings.plans import PeriodPlan

RULES: Mapping[RulePreset, CompletionRule] = {
    RulePreset.NATIONAL: CompletionRule(),
    RulePreset.ONE_FIFTH: CompletionRule(leave_whole=5),
    RulePreset.ONE_DAY: CompletionRule(
        leave_part=1, leave_whole=1, leave_half_days=2, leave_expels=False
    ),
    RulePreset.TWO_DAYS_EXPEL: CompletionRule(
        absences_allowed=3, absences_expel=4, absence_is_leave=True
    ),
    RulePreset.THREE_ABSENCES: CompletionRule(
        absences_allowed=2, late_per_absence=1, late_weighs=False
    ),
    RulePreset.EXAM: CompletionRule(absences_allowed=1, late_per_absence=2, exam_min_tenths=600),
}
"""The rules found in use (DOMAIN.md section 4.5), to begin from."""

HIGHEST_EXAM_MARK = 9999
"""In tenths of a point: more is a slip of the keyboard."""

_BY_ATTENDANCE = frozenset({Shortfall.ABSENT, Shortfall.LEAVE, Shortfall.NEVER_THERE})
"""What being there on other days mends."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the completion rule says of one person; hours in quarter-hours.

    Attributes:
        enrollment: The person, with the clerk's own decision if there is one.
        total: Hours of the half-days that concern the person.
        attended: Hours attended here.
        made_up: Hours made up for in another training, as many as were held there and at most
            as many as were missed here.
        leave: Hours of leave that count and were not made up for.
        absences: Half-days of absence not made up for, late and early marks weighed in.
        shortfalls: What is missing by the rule.
        ruled: The outcome by the rule.
    """

    enrollment: EnrollmentRow
    total: int
    attended: int
    made_up: int
    leave: int
    absences: int
    shortfalls: tuple[Shortfall, ...]
    ruled: Completion

    @property
    def completion(self) -> Completion:
        """The outcome that holds: the clerk's decision, or what the rule says."""
        return self.enrollment.decision or self.ruled

    @property
    def is_completed(self) -> bool:
        """Tell whether the training counts as completed."""
        return self.completion is Completion.COMPLETED

    @property
    def reasons(self) -> tuple[Shortfall, ...]:
        """Why it is not completed; nothing when it is."""
        if self.is_completed:
            return ()
        decided = (Shortfall.DECIDED,) if self.enrollment.decision else ()
        return (*self.shortfalls, *decided)

    @property
    def credited(self) -> int:
        """Hours attended here or made up for elsewhere."""
        return self.attended + self.made_up


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a rule leaves room for in a training.

    Attributes:
        total: All hours, in quarter-hours.
        leave_quarter_hours: Leave may reach so many.
        leave_half_days: Of the shortest half-days so many fit: 0, no leave is possible.
        absences: So many half-days of absence are borne.
    """

    total: int
    leave_quarter_hours: int
    leave_half_days: int
    absences: int


# --- the rule ------------------------------------------------------------------------------


def exceeds(part: int, total: int, numerator: int, denominator: int) -> bool:
    """Tell whether ``part`` of ``total`` is more than numerator/denominator, exactly."""
    return part * denominator > total * numerator


def allowance(rule: CompletionRule, periods: Iterable[PeriodPlan]) -> Allowance:
    """Return what a rule leaves room for in these half-days, for saying it in words."""
    return _allowance(rule, [period.quarter_hours for period in periods])


def _allowance(rule: CompletionRule, hours: Sequence[int]) -> Allowance:
    total = sum(hours)
    fitting, spent = 0, 0
    for own in sorted(hours):
        spent += own
        if exceeds(spent, total, rule.leave_part, rule.leave_whole):
            break
        fitting += 1
    if rule.leave_half_days is not None:
        fitting = min(fitting, rule.leave_half_days)
    most = min(total, total * rule.leave_part // rule.leave_whole)
    return Allowance(total, most, fitting, rule.absences_allowed)


def verdicts(sheet: AttendanceSheet) -> tuple[Verdict, ...]:
    """Return what the completion rule says of each person of a sheet."""
    return tuple(_verdict(sheet, person) for person in sheet.people)


@dataclass(frozen=True, slots=True)
class _HalfDay:
    """One half-day of one person that concerns them; ``made_up``: hours, None where not at all."""

    mark: Mark | None
    hours: int
    made_up: int | None

    @property
    def missed(self) -> bool:
        """Whether the person was not there and made up for nothing."""
        return self.mark in MISSED and self.made_up is None


def _half_days(sheet: AttendanceSheet, person: EnrollmentRow) -> list[_HalfDay]:
    found = []
    for period in sheet.periods:
        place = (person.id, period.id)
        mark = sheet.marks.get(place)
        if mark is not Mark.NOT_COUNTED:
            found.append(_HalfDay(mark, period.plan.quarter_hours, sheet.made_up.get(place)))
    return found


def _verdict(sheet: AttendanceSheet, person: EnrollmentRow) -> Verdict:
    rule = sheet.training.plan.completion
    days = _half_days(sheet, person)
    total = sum(day.hours for day in days)
    attended = sum(day.hours for day in days if day.mark in ATTENDED)
    made_up = sum(min(day.hours, day.made_up or 0) for day in days if day.mark in MISSED)
    counted = LEAVE if rule.count_official else LEAVE - {Mark.OFFICIAL_LEAVE}
    leave = [day.hours for day in days if day.missed and day.mark in counted]
    absences = _absences(rule, days)
    absent = [day.hours for day in days if day.missed and day.mark is Mark.ABSENT]
    checks = {
        Shortfall.BLANK: any(day.mark is None for day in days),
        Shortfall.ABSENT: absences > rule.absences_allowed,
        Shortfall.LEAVE: _is_too_much(rule, leave, absent, total),
        Shortfall.EXAM: _fails_exam(rule, person.exam_tenths),
    }
    shortfalls = tuple(kind for kind, fails in checks.items() if fails)
    if not shortfalls and not attended + made_up:
        shortfalls = (Shortfall.NEVER_THERE,)
    ruled = _recorded_above(sheet, person) or _ruled(sheet, days, shortfalls, absences)
    return Verdict(person, total, attended, made_up, sum(leave), absences, shortfalls, ruled)


def _absences(rule: CompletionRule, days: Sequence[_HalfDay]) -> int:
    """Count half-days of absence, late and early marks weighed in."""
    absent = sum(day.missed and day.mark is Mark.ABSENT for day in days)
    if not rule.late_per_absence:
        return absent
    weighing = {Mark.LATE, Mark.LEFT_EARLY} if rule.late_weighs else {Mark.LEFT_EARLY}
    late = sum(day.mark in weighing for day in days)
    return absent + late // rule.late_per_absence


def _is_too_much(
    rule: CompletionRule, leave: Sequence[int], absent: Sequence[int], total: int
) -> bool:
    """Tell whether the leave of one person, hours by half-days, is over the limit."""
    away = [*leave, *absent] if rule.absence_is_leave else leave
    too_many = rule.leave_half_days is not None and len(away) > rule.leave_half_days
    return too_many or exceeds(sum(away), total, rule.leave_part, rule.leave_whole)


def _fails_exam(rule: CompletionRule, tenths: int | None) -> bool:
    wanted = rule.exam_min_tenths
    return wanted is not None and (tenths is None or tenths < wanted)


def _recorded_above(sheet: AttendanceSheet, person: EnrollmentRow) -> Completion | None:
    """Return the outcome that an office above told: there are no marks here to judge by."""
    is_told = sheet.training.plan.held_above and not sheet.marks
    return person.completion if is_told else None


def _ruled(
    sheet: AttendanceSheet,
    days: Sequence[_HalfDay],
    shortfalls: tuple[Shortfall, ...],
    absences: int,
) -> Completion:
    if not shortfalls:
        return Completion.COMPLETED
    if _expels(sheet.training.plan.completion, days, shortfalls, absences):
        return Completion.EXPELLED
    if sheet.can_be_made_up and _BY_ATTENDANCE.issuperset(shortfalls):
        return Completion.MAKEUP_DUE
    return Completion.NOT_COMPLETED


def _expels(
    rule: CompletionRule,
    days: Sequence[_HalfDay],
    shortfalls: tuple[Shortfall, ...],
    absences: int,
) -> bool:
    if rule.absences_expel is not None and absences >= rule.absences_expel:
        return True
    if Shortfall.LEAVE not in shortfalls or not rule.leave_expels:
        return False
    return _allowance(rule, [day.hours for day in days]).leave_half_days > 0


# --- what the clerk adds -------------------------------------------------------------------


def decide(
    db: Session, enrollment_id: str, completion: Completion | None, reason: str, by: str
) -> None:
    """Decide an outcome against the rule, or leave it to the rule again with None.

    In a closed training it holds at once.

    Raises:
        UnknownEnrollment, TrainingStateForbids
        ReasonMissing: nothing is decided without a reason.
    """
    enrollment = require_enrollment(db, enrollment_id)
    training = require_state(db, enrollment.training_id, TrainingState.OPEN, TrainingState.CLOSED)
    if not reason.strip():
        raise ReasonMissing(training.title)
    is_decided = completion is not None
    enrollment.decision = completion
    enrollment.decision_reason = reason.strip() if is_decided else None
    enrollment.decision_by = by if is_decided else None
    settle(db, [enrollment_id])


def set_exam(db: Session, enrollment_id: str, tenths: int | None) -> None:
    """Enter an exam mark in tenths of a point, or take it back with None.

    Raises:
        UnknownEnrollment, TrainingStateForbids
        ExamMarkUnusable: below nothing or beyond all marks.
    """
    enrollment = require_enrollment(db, enrollment_id)
    training = require_state(db, enrollment.training_id, TrainingState.OPEN)
    if tenths is not None and not 0 <= tenths <= HIGHEST_EXAM_MARK:
        raise ExamMarkUnusable(training.title)
    enrollment.exam_tenths = tenths


def withdraw(db: Session, enrollment_id: str) -> None:
    """Take a person out of a training that is not closed, with marks, leave and makeups.

    What was made up for here is missed again; where that training is closed the outcome there is
    judged anew.

    Raises:
        UnknownEnrollment, TrainingStateForbids
    """
    enrollment = require_enrollment(db, enrollment_id)
    require_state(db, enrollment.training_id, *CHANGEABLE)
    made_here = select(Makeup).where(Makeup.made_enrollment_id == enrollment_id)
    missed_elsewhere = [link.missed_enrollment_id for link in db.scalars(made_here)]
    for owner in (
        Attendance.enrollment_id,
        Leave.enrollment_id,
        Makeup.missed_enrollment_id,
        Makeup.made_enrollment_id,
    ):
        for row in db.scalars(select(owner.class_).where(owner == enrollment_id)):
            row.deleted = True
    enrollment.deleted = True
    settle(db, missed_elsewhere)


# --- closing -------------------------------------------------------------------------------


def close_training(db: Session, training_id: str) -> tuple[Verdict, ...]:
    """Close a training: everybody is marked, each outcome is written down.

    Whoever made up here for what was missed in a training closed before is judged there anew.

    Raises:
        TrainingWithoutPeriods, NobodyEnrolled, TrainingStateForbids
        AttendanceIncomplete: cells are still blank.
        AttendanceUnconfirmed: cells were filled in beforehand and nobody confirmed them.
    """
    training = require_state(db, training_id, TrainingState.OPEN)
    sheet = attendance_sheet(db, training_id)
    if not sheet.people:
        raise NobodyEnrolled(training.title)
    if blank := len(sheet.people) * len(sheet.periods) - len(sheet.marks):
        raise AttendanceIncomplete(training.title, blank)
    if hollow := sum(not cell.confirmed for cell in sheet.cells.values()):
        raise AttendanceUnconfirmed(training.title, hollow)
    outcome = verdicts(sheet)
    _write_down(db, outcome)
    training.state, training.state_reason = TrainingState.CLOSED, None
    settle(db, _made_up_here(db, training_id))
    return outcome


def reopen_training(db: Session, training_id: str, reason: str) -> None:
    """Open a closed training again; outcomes are open again, certificates already issued stay.

    Raises:
        TrainingStateForbids: it is not closed.
        ReasonMissing: nothing is opened again without a reason.
    """
    training = require_state(db, training_id, TrainingState.CLOSED)
    if not reason.strip():
        raise ReasonMissing(training.title)
    training.state, training.state_reason = TrainingState.OPEN, reason.strip()
    for enrollment in db.scalars(select(Enrollment).where(Enrollment.training_id == training_id)):
        enrollment.completion, enrollment.completion_reasons = None, []


def settle(db: Session, enrollment_ids: Iterable[str]) -> None:
    """Judge these people anew where their training is closed (for subject modules).

    Raises:
        UnknownEnrollment
    """
    by_training: dict[str, set[str]] = {}
    for enrollment_id in enrollment_ids:
        enrollment = require_enrollment(db, enrollment_id)
        by_training.setdefault(enrollment.training_id, set()).add(enrollment_id)
    db.flush()
    for training_id, wanted in by_training.items():
        if db.get_one(Training, training_id).state == TrainingState.CLOSED:
            found = verdicts(attendance_sheet(db, training_id))
            _write_down(db, [verdict for verdict in found if verdict.enrollment.id in wanted])


def _write_down(db: Session, outcome: Sequence[Verdict]) -> None:
    ids = [verdict.enrollment.id for verdict in outcome]
    rows = {row.id: row for (row,) in in_parts(db, select(Enrollment), Enrollment.id, ids)}
    for verdict in outcome:
        row = rows[verdict.enrollment.id]
        row.completion = verdict.completion
        row.completion_reasons = [kind.value for kind in verdict.reasons]


def _made_up_here(db: Session, training_id: str) -> Sequence[str]:
    """Return who made up in this training for what was missed elsewhere: the enrollments there."""
    here = select(Enrollment.id).where(Enrollment.training_id == training_id)
    missed = (
        select(Makeup.missed_enrollment_id)
        .join(Enrollment, Enrollment.id == Makeup.missed_enrollment_id)
        .where(Makeup.made_enrollment_id.in_(here))
    )
    return db.scalars(missed.distinct()).all()
