"""What a completion rule means in a training, in words (DOMAIN.md section 4.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.attendance.completion import allowance
from roster.qt.look.languages import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.trainings.plans import CompletionRule, PeriodPlan


def rule_words(rule: CompletionRule, plans: Sequence[PeriodPlan]) -> str:
    """Return what a rule leaves room for in these half-days."""
    return _to_complete([*_room(rule, plans), *_bounds(rule)])


def leave_words(rule: CompletionRule, plans: Sequence[PeriodPlan]) -> str:
    """Return how much leave a rule leaves room for in these half-days."""
    return _to_complete(_room(rule, plans))


def consequence_words(rule: CompletionRule, plans: Sequence[PeriodPlan]) -> str:
    """Return the whole rule as it is for these half-days, and what expels."""
    parts = _room(rule, plans) if plans else [*_no_half_days(), _general_leave(rule)]
    parts += _bounds(rule)
    if rule.leave_expels and plans and allowance(rule, plans).leave_half_days:
        parts.append(translate("Attendance", "more leave than that expels"))
    if rule.absences_expel is not None:
        text = translate("Attendance", "absence of {count} half-days expels")
        parts.append(text.format(count=rule.absences_expel))
    if rule.absence_is_leave:
        parts.append(translate("Attendance", "absence counts with leave"))
    if rule.count_official:
        parts.append(translate("Attendance", "official leave counts as leave"))
    return _to_complete(parts)


def _to_complete(parts: Sequence[str]) -> str:
    return translate("Attendance", "To complete: {parts}").format(
        parts=translate("Attendance", "; ").join(parts)
    )


def _room(rule: CompletionRule, plans: Sequence[PeriodPlan]) -> list[str]:
    room = allowance(rule, plans)
    return [_length(plans), _leave(room.leave_half_days, room.leave_quarter_hours)]


def _bounds(rule: CompletionRule) -> list[str]:
    """Return what the rule says of absence, lateness and the exam."""
    parts = [translate("Attendance", "no absence is borne")]
    if rule.absences_allowed:
        text = translate("Attendance", "absence of {count} half-days is borne")
        parts = [text.format(count=rule.absences_allowed)]
    if rule.late_per_absence:
        text = translate("Attendance", "leaving early {count} times is one absence")
        if rule.late_weighs:
            text = translate("Attendance", "late or early {count} times is one absence")
        parts.append(text.format(count=rule.late_per_absence))
    if rule.exam_min_tenths is not None:
        text = translate("Attendance", "exam from {points} points")
        parts.append(text.format(points=f"{rule.exam_min_tenths / 10:g}"))
    return parts


def _length(plans: Sequence[PeriodPlan]) -> str:
    days = len({plan.date for plan in plans})
    if len(plans) == 1:
        text = translate("Attendance", "half a day only")
    elif days == 1:
        text = translate("Attendance", "one day only, {halves} half-days")
    else:
        text = translate("Attendance", "{days} days, {halves} half-days")
    return text.format(days=days, halves=len(plans))


def _leave(half_days: int, quarter_hours: int) -> str:
    if not half_days:
        return translate("Attendance", "no leave is possible")
    text = translate("Attendance", "leave up to {count} half-days ({hours} hours)")
    return text.format(count=half_days, hours=f"{quarter_hours / 4:g}")


def _no_half_days() -> list[str]:
    return [translate("Attendance", "no half-days yet")]


def _general_leave(rule: CompletionRule) -> str:
    """Return what a rule says of leave while the half-days are not known."""
    if rule.leave_half_days is not None:
        text = translate("Attendance", "leave up to {count} half-days")
        return text.format(count=rule.leave_half_days)
    if not rule.leave_part:
        return translate("Attendance", "no leave is possible")
    text = translate("Attendance", "leave up to {part}/{whole} of the hours")
    return text.format(part=rule.leave_part, whole=rule.leave_whole)
