"""The attendance grid in memory: rows, marks, counts kept up with each mark."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from roster.attendance import Tally, tally
from roster.codes import ATTENDED, LEAVE, Mark, PartOfDay
from roster.labels import MARK_SIGNS, label
from roster.posts import posts_on_paper
from roster.qt.colours import Tone
from roster.qt.languages import translate
from roster.qt.table_model import Align, Column, TableModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from roster.attendance import AttendanceSheet
    from roster.enrollments import EnrollmentRow
    from roster.labels import Language
    from roster.qt.table_model import Index
    from roster.trainings import PeriodPlan, PeriodRow

TONES = {
    Mark.PRESENT: Tone.DONE,
    Mark.LATE: Tone.DUE,
    Mark.LEFT_EARLY: Tone.DUE,
    Mark.PERSONAL_LEAVE: Tone.ACCENT,
    Mark.SICK_LEAVE: Tone.ACCENT,
    Mark.OFFICIAL_LEAVE: Tone.ACCENT,
    Mark.ABSENT: Tone.MISSING,
}

_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

FIRST_MARK = 4
"""The columns before it say who the row is about."""

ROOMY = 8
"""So many half-days fit beside the people with their headers on one line."""


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One person of the grid with the marks by half-day; a half-day without one is not there."""

    person: EnrollmentRow
    marks: dict[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HalfDayCount:
    """People of one half-day: was there, excused, absent, not entered."""

    present: int
    leave: int
    absent: int
    blank: int


class MarkSheet:
    """What the page shows of one training; :meth:`put` follows a mark that is in the file."""

    def __init__(self, sheet: AttendanceSheet) -> None:
        self._sheet = sheet
        self._marks = dict(sheet.marks)
        self._rows = {person.id: MarkRow(person) for person in sheet.people}
        for (person_id, period_id), mark in self._marks.items():
            self._rows[person_id].marks[period_id] = mark
        self._halves = Counter((period_id, mark) for (_, period_id), mark in self._marks.items())
        self.tally = tally(sheet)

    @property
    def people(self) -> tuple[EnrollmentRow, ...]:
        """The people in the order of the sheet."""
        return self._sheet.people

    @property
    def periods(self) -> tuple[PeriodRow, ...]:
        """The half-days in order of time."""
        return self._sheet.periods

    @property
    def blanks(self) -> int:
        """How many cells have no mark."""
        return len(self.people) * len(self.periods) - len(self._marks)

    def rows(self, ids: Sequence[str]) -> list[MarkRow]:
        """Return rows by the ids of their enrollments."""
        return [self._rows[person_id] for person_id in ids]

    def mark(self, person_id: str, period_id: str) -> Mark | None:
        """Return what a cell says."""
        return self._marks.get((person_id, period_id))

    def put(self, person_id: str, period_id: str, mark: Mark | None) -> None:
        """Take over a mark and count anew what it changes."""
        row = self._rows[person_id]
        before = self._tally_of(row.person)
        old = self._marks.pop((person_id, period_id), None)
        row.marks.pop(period_id, None)
        if old is not None:
            self._halves[period_id, old] -= 1
        if mark is not None:
            self._marks[person_id, period_id] = row.marks[period_id] = mark
            self._halves[period_id, mark] += 1
        after = self._tally_of(row.person)
        self.tally = Tally(
            due=self.tally.due,
            present=self.tally.present - before.present + after.present,
            leave=self.tally.leave - before.leave + after.leave,
            absent=self.tally.absent - before.absent + after.absent,
            blank=self.tally.blank - before.blank + after.blank,
        )

    def half_day(self, period_id: str) -> HalfDayCount:
        """Count one half-day."""
        present = sum(self._halves[period_id, mark] for mark in ATTENDED)
        leave = sum(self._halves[period_id, mark] for mark in LEAVE)
        absent = self._halves[period_id, Mark.ABSENT]
        return HalfDayCount(present, leave, absent, len(self.people) - present - leave - absent)

    def first_blank(self) -> tuple[int, int] | None:
        """Return row and half-day (both from 0) of the first cell without a mark."""
        for at, period in enumerate(self.periods):
            for row, person in enumerate(self.people):
                if (person.id, period.id) not in self._marks:
                    return row, at
        return None

    def _tally_of(self, person: EnrollmentRow) -> Tally:
        return tally(replace(self._sheet, people=(person,), marks=self._marks))


class MarkModel(TableModel[MarkRow]):
    """The rows of a sheet; nothing is edited in place, so every cell has the same flags."""

    def __init__(self, sheet: MarkSheet, language: Language, parent: QObject) -> None:
        super().__init__(columns(sheet.periods, language), sheet.rows, parent=parent)
        self.set_ids([person.id for person in sheet.people])

    def flags(self, _index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell."""
        return _FLAGS


def columns(periods: Sequence[PeriodRow], language: Language) -> tuple[Column[MarkRow], ...]:
    """Return who the row is about, then one column for each half-day.

    Where there are many, their headers take two lines and little width.
    """
    between = "\n" if len(periods) > ROOMY else " "
    return (
        Column(
            "number",
            lambda: "#",
            lambda row: str(row.person.number),
            align=Align.RIGHT,
            width=48,
            sortable=False,
            digits=True,
        ),
        Column(
            "name",
            lambda: translate("Attendance", "Name"),
            lambda row: row.person.name,
            width=104,
            sortable=False,
        ),
        Column(
            "unit",
            lambda: translate("Attendance", "Village"),
            lambda row: row.person.unit_name,
            width=120,
            sortable=False,
        ),
        Column(
            "posts",
            lambda: translate("Attendance", "Posts"),
            lambda row: posts_on_paper(row.person.posts),
            width=180,
            sortable=False,
        ),
        *(_mark_column(period, language, between) for period in periods),
    )


def _mark_column(period: PeriodRow, language: Language, between: str) -> Column[MarkRow]:
    return Column(
        period.id,
        lambda: short_half_day(period.plan, between),
        lambda row: _sign(row.marks.get(period.id)),
        align=Align.CENTRE,
        width=72,
        sortable=False,
        tone=_tone_of(period.id),
        tooltip=lambda row: mark_words(row.marks.get(period.id), language),
    )


def _tone_of(period_id: str) -> Callable[[MarkRow], Tone | None]:
    def tone(row: MarkRow) -> Tone | None:
        mark = row.marks.get(period_id)
        return None if mark is None else TONES[mark]

    return tone


def _sign(mark: Mark | None) -> str:
    return "" if mark is None else MARK_SIGNS[mark]


def mark_words(mark: Mark | None, language: Language) -> str:
    """Return what a mark means; a cell without one is not entered."""
    return translate("Attendance", "not entered") if mark is None else label(mark, language)


def short_half_day(plan: PeriodPlan, between: str = " ") -> str:
    """Return ``5/8 上``, or both parts with something else between them."""
    _year, month, day = plan.date.split("-")
    parts = {
        PartOfDay.MORNING: translate("Attendance", "am"),
        PartOfDay.AFTERNOON: translate("Attendance", "pm"),
        PartOfDay.EVENING: translate("Attendance", "eve"),
    }
    return f"{int(month)}/{int(day)}{between}{parts[PartOfDay(plan.part)]}"
