"""The columns of the attendance grid: who, the half-days, exam and remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from roster.base.codes.attendance import MARK_SIGNS, Mark
from roster.base.codes.trainings import PartOfDay
from roster.base.dates import in_chinese, short_day
from roster.base.half_width import is_digits, number_text
from roster.base.words import SPACE, label
from roster.people.posts import posts_on_paper
from roster.qt.attendance.sheet import WALK_IN
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.widgets.tables.columns import Column, mark_column, number_column, text_column
from roster.qt.widgets.tables.model import TableModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from roster.attendance.marks import MarkCell
    from roster.base.words import Language
    from roster.qt.attendance.sheet import MarkRow, MarkSheet
    from roster.qt.widgets.tables.model import Index
    from roster.trainings.enrollments import EnrollmentRow
    from roster.trainings.periods import PeriodRow
    from roster.trainings.plans import PeriodPlan

TONES = {
    Mark.PRESENT: Tone.DONE,
    Mark.LATE: Tone.DUE,
    Mark.LEFT_EARLY: Tone.DUE,
    Mark.PERSONAL_LEAVE: Tone.ACCENT,
    Mark.SICK_LEAVE: Tone.ACCENT,
    Mark.OFFICIAL_LEAVE: Tone.ACCENT,
    Mark.ABSENT: Tone.MISSING,
    Mark.NOT_COUNTED: None,
}

FIRST_MARK = 4
"""The columns before it say who the row is about."""

ROOMY = 8
"""So many half-days fit beside the people with their headers on one line."""

EXAM, REMARK = "exam", "remark"
"""Keys of the columns behind the half-days; half-days have their ids."""

_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class MarkModel(TableModel["MarkRow"]):
    """The rows of a sheet, and one at the end for who just came.

    Args:
        sheet: what is shown.
        language: of the words.
        parent: owns the model.
        edit_exam: writes the exam mark of ``(enrollment id, text)``; without it nothing is edited.
    """

    def __init__(
        self,
        sheet: MarkSheet,
        language: Language,
        parent: QObject,
        edit_exam: Callable[[str, str], None] | None = None,
    ) -> None:
        super().__init__(columns(sheet, language, edit_exam), sheet.rows, parent=parent)
        ids = [person.id for person in sheet.people]
        self.set_ids([*ids, WALK_IN] if edit_exam else ids)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell; only exam marks are edited in place."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        column = self.columns[index.column()]
        if column.edit is None or self.id_at(index.row()) == WALK_IN:
            return _FLAGS
        return _FLAGS | Qt.ItemFlag.ItemIsEditable


def columns(
    sheet: MarkSheet, language: Language, edit_exam: Callable[[str, str], None] | None
) -> tuple[Column[MarkRow], ...]:
    """Return who the row is about, one column for each half-day, then exam and remarks.

    Where there are many half-days, their headers take two lines and little width.
    """
    between = "\n" if len(sheet.periods) > ROOMY else " "
    return (
        *_who(),
        *(_mark_column(period, language, between) for period in sheet.periods),
        *([_exam_column(edit_exam)] if sheet.has_exam else []),
        *([_remark_column(language)] if sheet.has_remarks else []),
    )


def _who() -> tuple[Column[MarkRow], ...]:
    return (
        number_column(
            "number", lambda: "#", lambda row: row.person.number if row.person else "＋", 48
        ),
        text_column("name", lambda: translate("Attendance", "Name"), _name, 104),
        text_column(
            "unit",
            lambda: translate("Attendance", "Village"),
            lambda row: row.person.unit_name if row.person else "",
            120,
        ),
        text_column(
            "posts",
            lambda: translate("Attendance", "Posts"),
            lambda row: posts_on_paper(row.person.posts) if row.person else "",
            180,
        ),
    )


def _name(row: MarkRow) -> str:
    return row.person.name if row.person else translate("Attendance", "Just came…")


def _mark_column(period: PeriodRow, language: Language, between: str) -> Column[MarkRow]:
    return mark_column(
        period.id,
        lambda: short_half_day(period.plan, between),
        lambda row: _sign(row.cell(period.id)),
        72,
        tone=lambda row: _tone(row.cell(period.id)),
        tooltip=lambda row: cell_words(row.cell(period.id), language) if row.person else "",
        spoken=lambda row: spoken_mark(row, period, language),
    )


def spoken_mark(row: MarkRow, period: PeriodRow, language: Language) -> str:
    """Return who, when and what: 岑玉莲 5月8日上午 迟到."""
    day = in_chinese(period.plan.date).partition("年")[2]
    when = f"{day}{SPACE.said(language)}{label(period.plan.part, language)}"
    cell = row.cell(period.id)
    mark = label(cell.mark, language) if cell else translate("Attendance", "not entered")
    return f"{_name(row)} {when} {mark}"


def _exam_column(edit: Callable[[str, str], None] | None) -> Column[MarkRow]:
    return mark_column(
        EXAM,
        lambda: translate("Attendance", "Exam"),
        lambda row: points(row.person.exam_tenths) if row.person else "",
        72,
        digits=True,
        edit=edit,
    )


def _remark_column(language: Language) -> Column[MarkRow]:
    return text_column(
        REMARK,
        lambda: translate("Attendance", "Remark"),
        lambda row: remark(row.person, language) if row.person else "",
        140,
    )


def remark(person: EnrollmentRow, language: Language) -> str:
    """Return what is to be said of somebody beside the marks."""
    said = []
    if person.provisional:
        said.append(translate("Attendance", "to be checked"))
    elif person.walk_in:
        said.append(translate("Attendance", "just came"))
    if person.completion is not None:
        said.append(label(person.completion, language))
    if person.decision is not None:
        said.append(translate("Attendance", "decided"))
    return " · ".join(said)


def points(tenths: int | None) -> str:
    """Return an exam mark as it is written: whole points, or with one decimal."""
    if tenths is None:
        return ""
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}" if rest else str(whole)


def tenths_of(text: str) -> int | None:
    """Return an exam mark in tenths of a point; nothing for an empty text.

    Raises:
        ValueError: it is no number of points with at most one decimal.
    """
    plain = number_text(text)
    if not plain:
        return None
    whole, _, rest = plain.partition(".")
    if len(rest) > 1 or not is_digits(whole + rest):
        raise ValueError(text)
    return int(whole or 0) * 10 + int(rest or 0)


def _sign(cell: MarkCell | None) -> str:
    if cell is None:
        return ""
    sign = f"{MARK_SIGNS[cell.mark]}{'' if cell.minutes_late is None else cell.minutes_late}"
    return sign if cell.confirmed else f"({sign})"


def _tone(cell: MarkCell | None) -> Tone | None:
    return None if cell is None else TONES[cell.mark]


def cell_words(cell: MarkCell | None, language: Language) -> str:
    """Return what a cell means, with how late and how it came there."""
    if cell is None:
        return translate("Attendance", "not entered")
    said = [label(cell.mark, language)]
    if cell.minutes_late is not None:
        said.append(translate("Attendance", "{count} minutes late").format(count=cell.minutes_late))
    if cell.arrived is not None:
        said.append(translate("Attendance", "came at {time}").format(time=cell.arrived))
    if cell.note:
        said.append(cell.note)
    if not cell.confirmed:
        said.append(translate("Attendance", "not confirmed yet"))
    if cell.entered_by is not None:
        said.append(label(cell.entered_by, language))
    return " · ".join(said)


def short_half_day(plan: PeriodPlan, between: str = " ") -> str:
    """Return ``5/8 上``, or both parts with something else between them."""
    parts = {
        PartOfDay.MORNING: translate("Attendance", "am"),
        PartOfDay.AFTERNOON: translate("Attendance", "pm"),
        PartOfDay.EVENING: translate("Attendance", "eve"),
    }
    return f"{short_day(plan.date, '{}/{}')}{between}{parts[PartOfDay(plan.part)]}"
