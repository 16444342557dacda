"""A pasted timetable becomes the half-days of a training (FEATURES.md row 20).

Three forms are known: one class a row, half-days as columns (上午, 下午) and days as columns. Rows
of the same half-day become one. What cannot be known is a problem with its row and is not guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from roster.base.codes.trainings import PartOfDay
from roster.lists.schedules.codes import PlanFault
from roster.lists.schedules.schedule_rows import lines_of
from roster.lists.schedules.schedule_times import (
    DayFinder,
    When,
    clock_text,
    days_between,
    settled,
    take_when,
)
from roster.lists.schedules.schedule_words import (
    Role,
    fields_of,
    guessed,
    is_no_lesson,
    is_note,
    lecturer_of,
    quarter_hours_of,
    role_of,
)
from roster.trainings.plans import HALF_DAY_QUARTER_HOURS, PeriodPlan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from roster.lists.reading.cells import Workbook
    from roster.lists.schedules.schedule_rows import Line

_R = TypeVar("_R")
_HEADER_WITHIN = 20
"""Rows in which the header of a table is looked for."""
_PART_ORDER = {part: place for place, part in enumerate(PartOfDay)}


class PlanProblem(NamedTuple):
    """What is not understood: row of the source (of its sheet), kind and the words concerned."""

    row: int
    kind: PlanFault
    text: str


@dataclass(frozen=True, slots=True)
class Timetable:
    """Half-days in order of time, and what was not understood in the order of the rows."""

    periods: tuple[PeriodPlan, ...]
    problems: tuple[PlanProblem, ...]


@dataclass(slots=True)
class _Entry:
    """One class as a row (or a cell of a matrix) has it.

    ``fault``: why it can be no class. ``hours``: quarter-hours that fall to it.
    """

    row: int
    text: str
    when: When = field(default_factory=When)
    fields: list[tuple[Role, str]] = field(default_factory=list)
    is_doubtful: bool = False
    fault: PlanFault | None = None
    hours: int = 0

    def said(self, role: Role) -> list[str]:
        """Return the texts of a role."""
        return [text for kind, text in self.fields if kind is role]


def read_timetable(source: str | Workbook, first_year: int) -> Timetable:
    """Return the half-days of a timetable: pasted text, or a workbook (pasted HTML, a file).

    Args:
        source: what the clerk pasted or chose.
        first_year: the year of the first day, where neither the days nor a title name one.
    """
    periods: list[PeriodPlan] = []
    problems: list[PlanProblem] = []
    for lines in lines_of(source):
        reader = _Reader(DayFinder(first_year))
        periods += reader.read(lines)
        problems += sorted(reader.problems, key=lambda problem: problem.row)
    ordered = sorted(periods, key=lambda plan: (plan.date, _PART_ORDER[plan.part]))
    return Timetable(tuple(ordered), tuple(problems))


class _Reader:
    """Reads the rows of one table; remembers the day and half-day of the row before."""

    def __init__(self, days: DayFinder) -> None:
        self.problems: list[PlanProblem] = []
        self._days = days
        self._day: date | None = None
        self._parts: tuple[PartOfDay, ...] = ()
        self._halves: dict[tuple[str, PartOfDay], list[_Entry]] = {}

    def read(self, lines: list[Line]) -> list[PeriodPlan]:
        """Return the half-days of a table, unordered."""
        for entry in _entries(lines, self._days):
            self._take(entry)
        return [_period(half, entries) for half, entries in self._halves.items()]

    def _complain(self, entry: _Entry, kind: PlanFault) -> None:
        self.problems.append(PlanProblem(entry.row, kind, entry.text))

    def _take(self, entry: _Entry) -> None:
        subjects = entry.said(Role.SUBJECT)
        if entry.fault:
            self._complain(entry, entry.fault)
        elif self._hears_day(entry):
            if subjects and all(map(is_no_lesson, subjects)):
                self._complain(entry, PlanFault.NO_LESSON)
            else:
                self._put(entry)

    def _put(self, entry: _Entry) -> None:
        """Put a class of a known day into its half-days."""
        when = settled(entry.when)
        if when is None:
            self._complain(entry, PlanFault.TIME_CONTRADICTS)
            return
        parts = when.parts or (self._parts if when.starts is None else ())
        if not parts or self._day is None:
            if entry.fields or when.starts is not None:  # else a day in a line of its own
                self._complain(entry, PlanFault.PART_UNKNOWN)
            return
        days = self._span(entry, self._day)
        if not days or (len(days) > 1 and len(parts) == 1):  # every morning, or the last one only?
            self._complain(entry, PlanFault.DATE_UNREADABLE)
            return
        self._parts = parts
        entry.hours = self._hours(entry) // (len(parts) * len(days))
        for day, part in product(days, parts):
            starts = when.starts if part is parts[0] else None
            ends = when.ends if part is parts[-1] else None
            timed = replace(entry, when=When(starts=starts, ends=ends))
            self._halves.setdefault((day.isoformat(), part), []).append(timed)

    def _span(self, entry: _Entry, first: date) -> list[date]:
        """Return the days of an entry: one, or several whole days."""
        if entry.when.last is None:
            return [first]
        last = self._days.find(entry.when.last)
        return days_between(first, last) if last else [first]

    def _hears_day(self, entry: _Entry) -> bool:
        """Find the day of an entry, or keep that of the row before; tell whether it is known."""
        if entry.when.first is None:
            if self._day is None:
                self._complain(entry, PlanFault.DATE_MISSING)
            return self._day is not None
        day = self._day_of(entry)
        if day is None:
            return False
        if entry.when.weekday not in (None, day.weekday()):
            self._complain(entry, PlanFault.WEEKDAY_DIFFERS)
        if day != self._day:
            self._day, self._parts = day, ()
        return True

    def _day_of(self, entry: _Entry) -> date | None:
        """Return the day an entry names; say why where there is none, and forget the day before."""
        said_day, day = entry.when.first, None
        kind = PlanFault.DATE_UNREADABLE
        if said_day and entry.is_doubtful:
            choices = self._days.choices(said_day)
            said_day = said_day._replace(day=choices[0].day) if len(choices) == 1 else None
            kind = PlanFault.DATE_AMBIGUOUS
        if said_day:
            day = self._days.find(said_day)
        if day is None:
            self._complain(entry, kind)
            self._day = None
        return day

    def _hours(self, entry: _Entry) -> int:
        """Add up the hours an entry names."""
        total = 0
        for text in entry.said(Role.HOURS):
            hours = quarter_hours_of(text)
            if hours is None:
                self.problems.append(PlanProblem(entry.row, PlanFault.HOURS_UNREADABLE, text))
            total += hours or 0
        return total


def _period(half: tuple[str, PartOfDay], entries: list[_Entry]) -> PeriodPlan:
    """Return one half-day out of all classes in it."""
    starts = [entry.when.starts for entry in entries if entry.when.starts is not None]
    ends = [entry.when.ends for entry in entries if entry.when.ends is not None]
    people = [lecturer_of(text) for text in _all_said(entries, Role.LECTURER)]
    offices = [*_all_said(entries, Role.OFFICE), *(office for _, office in people if office)]
    return PeriodPlan(
        date=half[0],
        part=half[1],
        quarter_hours=sum(entry.hours for entry in entries) or HALF_DAY_QUARTER_HOURS,
        subject=_joined(_all_said(entries, Role.SUBJECT), "；"),
        lecturer=_joined([name for name, _ in people], "、"),
        lecturer_office=_joined(offices, "、"),
        starts=clock_text(min(starts, default=None)),
        ends=clock_text(max(ends, default=None)),
        place=_joined(_all_said(entries, Role.PLACE), "、"),
    )


def _all_said(entries: list[_Entry], role: Role) -> list[str]:
    return [text for entry in entries for text in entry.said(role)]


def _joined(texts: list[str], sign: str) -> str | None:
    return sign.join(dict.fromkeys(filter(None, texts))) or None


# --- the forms of tables -------------------------------------------------------------------


def _entries(lines: list[Line], days: DayFinder) -> Iterator[_Entry]:
    """Yield the classes of a table, whichever form it has; titles above tell year and month."""
    for place, line in enumerate(lines[:_HEADER_WITHIN]):
        rest = lines[place + 1 :]
        if columns := _half_day_columns(line):
            found = _from_half_day_columns(columns, rest)
        elif columns := _day_columns(line):
            found = _from_day_columns(columns, rest)
        elif roles := roles_of(line, role_of):
            found = _below_header(roles, rest)
        else:
            continue
        for title in lines[:place]:
            days.hear_title(title.text)
        yield from found
        return
    yield from _without_header(lines, days)


def roles_of(line: Line, role_of_text: Callable[[str], _R | None]) -> dict[int, _R]:
    """Return the columns that a header row announces; none unless it announces two things."""
    roles = {place: role for place, text in enumerate(line.cells) if (role := role_of_text(text))}
    return roles if len(set(roles.values())) > 1 else {}


def _half_day_columns(line: Line) -> dict[int, When]:
    """Return the columns below 上午 and 下午, if they stand side by side in a row without days."""
    readings = {place: take_when(text, days=False) for place, text in enumerate(line.cells) if text}
    columns = {place: when for place, (when, rest) in readings.items() if when.parts and not rest}
    return columns if len({when.parts for when in columns.values()}) > 1 else {}


def _day_columns(line: Line) -> dict[int, When]:
    """Return the columns below days, if several stand side by side."""
    readings = {place: take_when(text) for place, text in enumerate(line.cells) if text}
    columns = {place: when for place, (when, rest) in readings.items() if when.first and not rest}
    return columns if len({when.first for when in columns.values()}) > 1 else {}


def _from_half_day_columns(columns: dict[int, When], lines: list[Line]) -> Iterator[_Entry]:
    roles = roles_of(lines[0], role_of) if lines else {}
    for place in sorted(set(roles) - set(columns)):  # 上午 stands over several columns
        if place - 1 in columns:
            columns[place] = columns[place - 1]
    for line in lines[1:] if roles else lines:
        beside = [text for place, text in enumerate(line.cells) if place not in columns and text]
        day = _when_of(beside)
        for half in dict.fromkeys(columns.values()):
            entry = _Entry(line.number, line.text, day.joined(half))
            entry.is_doubtful = any(place not in columns for place in line.doubtful)
            for place in (place for place, when in columns.items() if when == half):
                _add(entry, roles.get(place, Role.SUBJECT), _cell(line, place))
            if entry.fields:
                yield entry


def _from_day_columns(columns: dict[int, When], lines: list[Line]) -> Iterator[_Entry]:
    for column, day in columns.items():
        for line in lines:
            beside = [text for place, text in enumerate(line.cells) if place not in columns]
            entry = _Entry(line.number, _cell(line, column), day.joined(_when_of(beside)))
            _add(entry, Role.SUBJECT, _cell(line, column))
            if entry.fields:
                yield entry


def _below_header(roles: Mapping[int, Role], lines: list[Line]) -> Iterator[_Entry]:
    has_days = Role.DAY in roles.values()
    for line in lines:
        entry = _Entry(line.number, line.text)
        for place, text in enumerate(line.cells):
            role = roles.get(place)
            if role in {Role.DAY, Role.WHEN}:
                _hear(entry, line, place, dots_are_times=has_days and role is Role.WHEN)
            elif role is None:
                _hear_whole(entry, text)
            elif role is not Role.IGNORED:
                _add(entry, role, text)
        if entry.when.is_empty and (is_note(line.text) or len(line.filled) == 1):
            entry.fault = PlanFault.NOT_UNDERSTOOD
        says_something = entry.fault or entry.fields or not entry.when.is_empty
        if says_something and not roles_of(line, role_of):
            yield entry


def _without_header(lines: list[Line], days: DayFinder) -> Iterator[_Entry]:
    has_begun = False
    for line in lines:
        entry = _bare_entry(line)
        if entry.when.first or (has_begun and not entry.when.is_empty):
            has_begun = True
            yield entry
        elif has_begun:
            entry.fault = PlanFault.NOT_UNDERSTOOD
            yield entry
        else:
            days.hear_title(line.text)


def _bare_entry(line: Line) -> _Entry:
    """Return a row that no header explains: what is no day or time is guessed."""
    entry = _Entry(line.number, line.text)
    contents: list[str] = []
    words_first = False
    for place, text in enumerate(line.cells):
        when, rest = take_when(text, days=entry.when.first is None)
        if text and not when.is_empty and (not rest or not contents):
            words_first = words_first or bool(contents and entry.when.is_empty)
            entry.when = entry.when.joined(when)
            entry.is_doubtful |= when.first is not None and place in line.doubtful
            contents += [rest] if rest else []
        elif text:
            contents.append(text)
    entry.fields = guessed(contents)
    if words_first and entry.when.first is None:  # 待定 | 下午 | 参观: not on the day before
        entry.fault = PlanFault.NOT_UNDERSTOOD
    return entry


# --- cells ---------------------------------------------------------------------------------


def _cell(line: Line, place: int) -> str:
    return line.cells[place] if place < len(line.cells) else ""


def _when_of(texts: list[str]) -> When:
    """Return what cells beside a matrix say of day and time."""
    when = When()
    for text in texts:
        when = when.joined(take_when(text)[0])
    return when


def _hear(entry: _Entry, line: Line, place: int, *, dots_are_times: bool) -> None:
    """Let a cell of a column of days or times speak."""
    text = line.cells[place]
    when, _rest = take_when(text, dots_are_times=dots_are_times)
    if text and when.is_empty and not is_no_lesson(text):
        entry.fault = PlanFault.DATE_UNREADABLE
    entry.is_doubtful |= when.first is not None and place in line.doubtful
    entry.when = entry.when.joined(when)


def _hear_whole(entry: _Entry, text: str) -> None:
    """Let a cell without a heading speak if it says nothing but day or time."""
    when, rest = take_when(text)
    if not rest:
        entry.when = entry.when.joined(when)


def _add(entry: _Entry, role: Role, text: str) -> None:
    """Put a cell's text under its role; a cell merged over several columns says one thing."""
    if not text or text in _NOTHING or any(text == other for _role, other in entry.fields):
        return
    if role is not Role.SUBJECT:
        entry.fields.append((role, text))
        return
    when, rest = take_when(text, days=False, dots_are_times=True)
    if when.ends is not None and rest:  # a span of time, and no subject such as 晚会
        entry.when, text = entry.when.joined(when), rest
    entry.fields += fields_of(text)


_NOTHING = frozenset({"/", "-", "--", "—", "——", "无", "\\", "…", "......"})
