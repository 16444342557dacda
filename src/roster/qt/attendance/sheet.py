"""The attendance grid in memory: rows, marks, counts kept up with each mark."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from roster.attendance.marks import MarkCell, Tally, person_tally, tally
from roster.base.codes.attendance import ATTENDED, LEAVE, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from roster.attendance.marks import AttendanceSheet
    from roster.trainings.enrollments import EnrollmentRow
    from roster.trainings.periods import PeriodRow

WALK_IN = "+"
"""Stands for the row at the end in which somebody is added who just came."""

Place = tuple[str, str]
"""Enrollment and half-day of a cell."""


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One row of the grid; without a person it is the one in which somebody is added."""

    person: EnrollmentRow | None
    sheet: MarkSheet

    def cell(self, period_id: str) -> MarkCell | None:
        """Return what the half-day's cell says."""
        return self.sheet.cell(self.person.id, period_id) if self.person else None


@dataclass(frozen=True, slots=True)
class HalfDayCount:
    """People of one half-day: was there, excused, absent, not counted, not entered."""

    present: int
    leave: int
    absent: int
    not_counted: int
    blank: int


class MarkSheet:
    """What the page shows of one training; :meth:`put` follows a mark that is in the file."""

    def __init__(self, sheet: AttendanceSheet) -> None:
        self._sheet = sheet
        self._cells = dict(sheet.cells)
        self._people = {person.id: person for person in sheet.people}
        self._periods = {period.id: period for period in sheet.periods}
        self._halves = Counter((place[1], cell.mark) for place, cell in self._cells.items())
        self.hollow = sum(not cell.confirmed for cell in self._cells.values())
        self.tally = tally(sheet)

    @property
    def read(self) -> AttendanceSheet:
        """The sheet as it was read, with the training and its rule."""
        return self._sheet

    @property
    def people(self) -> tuple[EnrollmentRow, ...]:
        """The people in the order of the sheet."""
        return self._sheet.people

    @property
    def periods(self) -> tuple[PeriodRow, ...]:
        """The half-days in order of time."""
        return self._sheet.periods

    @property
    def has_exam(self) -> bool:
        """Tell whether exam marks are asked for, or some are there."""
        is_asked = self._sheet.training.plan.completion.exam_min_tenths is not None
        return is_asked or any(person.exam_tenths is not None for person in self.people)

    @property
    def has_remarks(self) -> bool:
        """Tell whether there is anything to say beside the marks of somebody."""
        return any(p.walk_in or p.completion is not None for p in self.people)

    @property
    def blanks(self) -> int:
        """How many cells have no mark."""
        return len(self.people) * len(self.periods) - len(self._cells)

    def now(self) -> AttendanceSheet:
        """Return the sheet with what was marked since it was read."""
        marks = {place: cell.mark for place, cell in self._cells.items()}
        return replace(self._sheet, marks=marks, cells=dict(self._cells))

    def person(self, person_id: str) -> EnrollmentRow:
        """Return somebody by the id of the enrollment."""
        return self._people[person_id]

    def period(self, period_id: str) -> PeriodRow:
        """Return a half-day by its id."""
        return self._periods[period_id]

    def has(self, place: Place) -> bool:
        """Tell whether a place is the mark of somebody in this sheet."""
        return place[0] in self._people and place[1] in self._periods

    def rows(self, ids: Sequence[str]) -> dict[str, MarkRow]:
        """Return rows by the ids of their enrollments."""
        return {person_id: MarkRow(self._people.get(person_id), self) for person_id in ids}

    def cell(self, person_id: str, period_id: str) -> MarkCell | None:
        """Return what a cell says."""
        return self._cells.get((person_id, period_id))

    def mark(self, person_id: str, period_id: str) -> Mark | None:
        """Return the mark of a cell."""
        cell = self.cell(person_id, period_id)
        return cell.mark if cell else None

    def put(self, person_id: str, period_id: str, cell: MarkCell | None) -> None:
        """Take over what is in the file now and count anew what it changes."""
        self.put_cells({(person_id, period_id): cell})

    def put_cells(self, cells: Mapping[Place, MarkCell | None]) -> None:
        """Take over many cells, counting each person anew once."""
        people = {person_id for person_id, _period_id in cells}
        before = [self._tally_of(person_id) for person_id in people]
        for place, cell in cells.items():
            self._count(place[1], self._cells.pop(place, None), -1)
            if cell is not None:
                self._cells[place] = cell
            self._count(place[1], cell, 1)
        after = [self._tally_of(person_id) for person_id in people]
        for old, new in zip(before, after, strict=True):
            self.tally = Tally(
                due=self.tally.due - old.due + new.due,
                present=self.tally.present - old.present + new.present,
                leave=self.tally.leave - old.leave + new.leave,
                absent=self.tally.absent - old.absent + new.absent,
                blank=self.tally.blank - old.blank + new.blank,
            )

    def half_day(self, period_id: str) -> HalfDayCount:
        """Count one half-day."""
        present = sum(self._halves[period_id, mark] for mark in ATTENDED)
        leave = sum(self._halves[period_id, mark] for mark in LEAVE)
        absent = self._halves[period_id, Mark.ABSENT]
        away = self._halves[period_id, Mark.NOT_COUNTED]
        blank = len(self.people) - present - leave - absent - away
        return HalfDayCount(present, leave, absent, away, blank)

    def first_blank(self) -> tuple[int, int] | None:
        """Return row and half-day (both from 0) of the first cell without a mark."""
        return next((at for at, cell in self._in_order() if cell is None), None)

    def next_hollow(self, row: int, period: int) -> tuple[int, int] | None:
        """Return the next cell nobody has confirmed, going round."""
        hollow = [at for at, cell in self._in_order() if cell and not cell.confirmed]
        below = [at for at in hollow if (at[1], at[0]) > (period, row)]
        return next(iter([*below, *hollow]), None)

    def only_difference(self, older: MarkSheet) -> tuple[int, int] | None:
        """Return the one cell that says another thing than in an older sheet.

        Where several do, or none, there is no one place to go to.
        """
        if older.people != self.people or older.periods != self.periods:
            return None
        other = [at for at, cell in self._in_order() if cell != older.cell(*self._place(at))]
        return other[0] if len(other) == 1 else None

    def _count(self, period_id: str, cell: MarkCell | None, step: int) -> None:
        if cell is not None:
            self._halves[period_id, cell.mark] += step
            self.hollow += 0 if cell.confirmed else step

    def _place(self, at: tuple[int, int]) -> Place:
        return self.people[at[0]].id, self.periods[at[1]].id

    def _in_order(self) -> Iterator[tuple[tuple[int, int], MarkCell | None]]:
        """Go down each half-day; a place is row and half-day."""
        for at, period in enumerate(self.periods):
            for row, person in enumerate(self.people):
                yield (row, at), self._cells.get((person.id, period.id))

    def _tally_of(self, person_id: str) -> Tally:
        return person_tally(self.mark(person_id, period.id) for period in self.periods)
