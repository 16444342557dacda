"""What the attendance page says: who and where, what the rule leaves room for, how it ended."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from roster.attendance.codes import Shortfall
from roster.base.codes.trainings import Completion
from roster.base.dates import in_chinese
from roster.base.words import SPACE, label
from roster.people.posts import posts_on_paper
from roster.qt.kit import completion_words
from roster.qt.look.languages import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.attendance.completion import Verdict
    from roster.attendance.marks import AttendanceSheet
    from roster.base.words import Language
    from roster.qt.attendance.sheet import MarkSheet
    from roster.trainings.periods import PeriodRow
    from roster.trainings.plans import PeriodPlan


def half_day_words(period: PeriodRow, language: Language) -> str:
    """Return ``2026年5月8日上午``, with the subject where there is one."""
    part = SPACE.said(language) + label(period.plan.part, language)
    return f"{in_chinese(period.plan.date)}{part} {period.plan.subject or ''}".rstrip()


def where_words(sheet: MarkSheet, person_id: str, period_id: str, language: Language) -> str:
    """Return who the current cell is about and how its half-day stands."""
    person, half = sheet.person(person_id), sheet.half_day(period_id)
    said = translate(
        "Attendance",
        "{who}  ·  {when}: expected {due}, present {present}, leave {leave}, absent {absent},"
        " open {blank}",
    )
    return said.format(
        who=f"{person.number} {person.name} {person.unit_name} {posts_on_paper(person.posts)}",
        when=half_day_words(sheet.period(period_id), language),
        due=len(sheet.people) - half.not_counted,
        present=half.present,
        leave=half.leave,
        absent=half.absent,
        blank=half.blank,
    )


def rule_words(sheet: AttendanceSheet) -> str:
    """Return in words what the completion rule leaves room for in this training."""
    return completion_words.rule_words(sheet.training.plan.completion, _plans(sheet))


def leave_words(sheet: AttendanceSheet) -> str:
    """Return in words how much leave the completion rule leaves room for."""
    return completion_words.leave_words(sheet.training.plan.completion, _plans(sheet))


def _plans(sheet: AttendanceSheet) -> list[PeriodPlan]:
    return [period.plan for period in sheet.periods]


def closed_words(verdicts: Sequence[Verdict], language: Language) -> str:
    """Return how a training ended: how many completed, how many did not and in what way."""
    counts = Counter(verdict.completion for verdict in verdicts)
    said = translate("Attendance", "Closed: completed {done}, not completed {rest}.")
    done = counts[Completion.COMPLETED]
    text = said.format(done=done, rest=len(verdicts) - done)
    others = [c for c in Completion if c is not Completion.COMPLETED and counts[c]]
    parts = [f"{label(c, language)} {counts[c]}" for c in others]
    if others == [Completion.NOT_COMPLETED]:
        parts = []
    unexamined = sum(
        Shortfall.EXAM in verdict.shortfalls and verdict.enrollment.exam_tenths is None
        for verdict in verdicts
    )
    if unexamined:
        parts.append(translate("Attendance", "without exam mark {count}").format(count=unexamined))
    return f"{text} {translate('Attendance', '; ').join(parts)}".rstrip()
