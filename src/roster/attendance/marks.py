"""Attendance: a mark for each person and half-day, with how it came there (DOMAIN.md section 4.4).

A mark that was filled in beforehand (leave that was granted) is not confirmed until somebody says
that it happened so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from roster.attendance.errors import UnknownMark
from roster.base.codes.attendance import ATTENDED, LEAVE, EnteredBy, Mark
from roster.base.codes.trainings import TrainingState
from roster.base.garbage import without_collecting
from roster.db.history.journal import change_rows, insert_rows
from roster.db.models import Attendance, Enrollment, Makeup, Period, Training
from roster.db.sql.attendance import CELLS, CELLS_TO_WRITE
from roster.db.sql.parts import in_parts
from roster.db.sql.statement import as_list, run
from roster.trainings.enrollments import EnrollmentRow, enrolled
from roster.trainings.errors import TrainingStateForbids, UnknownEnrollment
from roster.trainings.trainings import (
    PeriodRow,
    TrainingDetail,
    get_training,
    require_periods,
    require_state,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

Cell = tuple[str, str]
"""An enrollment's id and a half-day's id."""

MISSED = LEAVE | {Mark.ABSENT}
"""Marks of somebody who was not there though it was their half-day."""

_TO_COME = (TrainingState.PLANNED, TrainingState.OPEN, TrainingState.POSTPONED)


@dataclass(frozen=True, slots=True)
class MarkCell:
    """What one cell says.

    ``confirmed``: false for a mark filled in beforehand. ``arrived`` is "HH:MM" of the local clock,
    ``minutes_late`` counts from the half-day's beginning.
    """

    mark: Mark
    confirmed: bool = True
    entered_by: EnteredBy | None = None
    arrived: str | None = None
    minutes_late: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """The grid: people down, half-days across; ``marks[enrollment_id, period_id]``.

    Attributes:
        training: The training with its plan.
        periods: The half-days in order of time.
        people: Everybody enrolled, in the order of the sheet.
        marks: What each cell says; blank cells are not there.
        cells: The same cells with all that is known of them.
        made_up: Missed cells that were made up for in another training (roster.attendance.makeup),
            with the quarter-hours that were held there.
        can_be_made_up: Another run of the series is still to come, where missed half-days can be
            made up for.
    """

    training: TrainingDetail
    periods: tuple[PeriodRow, ...]
    people: tuple[EnrollmentRow, ...]
    marks: Mapping[Cell, Mark]
    cells: Mapping[Cell, MarkCell] = field(default_factory=dict)
    made_up: Mapping[Cell, int] = field(default_factory=dict)
    can_be_made_up: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """Persons by what they are on the whole: 应到 = 实到 + 请假 + 缺席 + 未录.

    Whom none of the half-days concerns is not due.
    """

    due: int
    present: int
    leave: int
    absent: int
    blank: int


# --- marks ---------------------------------------------------------------------------------


def set_mark(
    db: Session,
    enrollment_id: str,
    period_id: str,
    mark: Mark | None,
    *,
    entered_by: EnteredBy = EnteredBy.KEY,
    arrived: str | None = None,
    minutes_late: int | None = None,
    note: str | None = None,
) -> bool:
    """Write one mark, or take it back with None; return whether anything changed.

    The same mark on a cell that was filled in beforehand confirms it. Details that are not given
    stay while they fit the mark: an arrival with one who was there, minutes with one who was late.
    An empty text takes an arrival or a note away.

    Raises:
        UnknownMark, UnknownEnrollment, TrainingStateForbids
    """
    details = {"arrived": arrived, "minutes_late": minutes_late, "note": note}
    cell = (enrollment_id, period_id)
    return bool(_write(db, {cell: _Wish(mark, entered_by, _given(details))}))


def set_marks(
    db: Session,
    marks: Iterable[tuple[str, str, Mark | None]],
    *,
    entered_by: EnteredBy = EnteredBy.KEY,
) -> int:
    """Write many marks as (enrollment id, period id, mark) and return how many cells changed.

    Of several marks for one cell the last one holds.

    Raises:
        UnknownMark, UnknownEnrollment, TrainingStateForbids
    """
    return _write(db, {(person, period): _Wish(mark, entered_by) for person, period, mark in marks})


def set_cells(db: Session, cells: Mapping[Cell, MarkCell | None]) -> int:
    """Write cells as they are to be, with arrival and minutes; return how many changed.

    A cell of None takes its mark back.

    Raises:
        UnknownEnrollment, TrainingStateForbids
    """
    return _write(db, {place: _wish_of(cell) for place, cell in cells.items()})


class KeptMark(NamedTuple):
    """The mark of a cell in the file."""

    id: str
    mark: Mark
    confirmed: bool
    entered_by: str | None
    arrived: str | None
    minutes_late: int | None
    note: str | None
    leave_id: str | None
    deleted: bool = False


class _Wish(NamedTuple):
    """What a cell is to say; without a mark it is taken back. Details not given stay."""

    mark: Mark | None
    entered_by: EnteredBy = EnteredBy.KEY
    given: Mapping[str, Any] = MappingProxyType({})


def _given(details: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out details that are not given; an empty one takes what is there away."""
    return {name: value or None for name, value in details.items() if value is not None}


def _wish_of(cell: MarkCell | None) -> _Wish:
    if cell is None:
        return _Wish(None)
    details = {"arrived": cell.arrived or "", "minutes_late": cell.minutes_late}
    return _Wish(cell.mark, cell.entered_by or EnteredBy.KEY, _given(details))


def _write(db: Session, wishes: Mapping[Cell, _Wish]) -> int:
    """Write many cells at once, and return how many changed."""
    for wish in wishes.values():
        if wish.mark is not None and not isinstance(wish.mark, Mark):
            raise UnknownMark(str(wish.mark))
    kept = open_cells(db, wishes, TrainingState.OPEN)
    fresh = [
        {**fresh_mark(*cell, wish.mark, wish.entered_by), **wish.given}
        for cell, wish in wishes.items()
        if wish.mark is not None and kept[cell] is None
    ]
    changes = [
        (row.id, {name: getattr(row, name) for name in after}, after)
        for cell, row in kept.items()
        if row is not None and (after := _changed(row, wishes[cell]))
    ]
    insert_rows(db, Attendance, fresh)
    if changes:
        change_rows(db, Attendance, changes)
    return len(fresh) + len(changes)


def open_cells(
    db: Session, cells: Iterable[Cell], *states: TrainingState
) -> dict[Cell, KeptMark | None]:
    """Return what cells say that may change now (for subject modules); None: no mark yet.

    Raises:
        UnknownEnrollment: a person and a half-day are not of one training.
        TrainingStateForbids: a training is in none of these states.
    """
    db.flush()
    asked = list(cells)
    found = {(row[0], row[1]): row[2:] for row in run(db, CELLS_TO_WRITE, cells=as_list(asked))}
    return {cell: _open(db, cell, found.get(cell), states) for cell in asked}


def _open(
    db: Session, cell: Cell, found: Sequence[Any] | None, states: Collection[TrainingState]
) -> KeptMark | None:
    if found is None:
        enrollment = db.get(Enrollment, cell[0])
        is_known = enrollment is not None and not enrollment.deleted
        raise UnknownEnrollment(cell[1] if is_known else cell[0])
    title, state, row_id, mark, confirmed, *details = found
    if state not in states:
        raise TrainingStateForbids(title, state)
    return KeptMark(row_id, Mark(mark), bool(confirmed), *details) if row_id else None


def _changed(row: KeptMark, wish: _Wish) -> dict[str, Any]:
    """Return the columns of a mark that change, with what they are to be."""
    mark = wish.mark
    if mark is None:
        return {"deleted": True}
    wanted: dict[str, Any] = {"confirmed": True, **wish.given}
    if mark is not row.mark:
        wanted = {
            "mark": mark,
            "entered_by": wish.entered_by,
            "arrived": row.arrived if mark in ATTENDED else None,
            "minutes_late": row.minutes_late if mark is Mark.LATE else None,
            "leave_id": None,
        } | wanted
    return {name: value for name, value in wanted.items() if getattr(row, name) != value}


def fresh_mark(
    enrollment_id: str, period_id: str, mark: Mark, entered_by: EnteredBy
) -> dict[str, Any]:
    """Return the columns of a new, confirmed mark (for subject modules)."""
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

    Leave filled in beforehand is confirmed as it is: all the others were there, these were not.

    Raises:
        TrainingWithoutPeriods, TrainingStateForbids
    """
    confirm(db, training_id, period_ids)
    periods = require_periods(db, training_id)
    places = _marked(training_id, Attendance.enrollment_id, Attendance.period_id)
    taken = {(row[0], row[1]) for row in db.execute(places)}
    people = db.scalars(
        select(Enrollment.id)
        .where(Enrollment.training_id == training_id)
        .order_by(Enrollment.number)
    )
    wanted = period_ids or [period.id for period in periods]
    blank = [
        fresh_mark(person_id, period_id, Mark.PRESENT, EnteredBy.REST_PRESENT)
        for person_id in people
        for period_id in wanted
        if (person_id, period_id) not in taken
    ]
    return len(insert_rows(db, Attendance, blank))


def confirm(db: Session, training_id: str, period_ids: Sequence[str] | None = None) -> int:
    """Confirm what was filled in beforehand (of these half-days, default all); return how many.

    Raises:
        UnknownTraining, TrainingStateForbids
    """
    require_state(db, training_id, TrainingState.OPEN)
    query = _marked(training_id, Attendance).where(~Attendance.confirmed)
    if period_ids is None:
        rows = list(db.scalars(query))
    else:
        rows = [row for (row,) in in_parts(db, query, Attendance.period_id, period_ids)]
    for row in rows:
        row.confirmed = True
    return len(rows)


def _marked(training_id: str, *columns: Any) -> Any:  # noqa: ANN401 - columns and a query of SQL
    """Return a query of the marks of a training."""
    return (
        select(*columns)
        .join(Enrollment, Enrollment.id == Attendance.enrollment_id)
        .where(Enrollment.training_id == training_id)
    )


# --- reading -------------------------------------------------------------------------------


def attendance_sheet(db: Session, training_id: str) -> AttendanceSheet:
    """Return the grid of a training.

    Raises:
        UnknownTraining, TrainingWithoutPeriods
    """
    training = get_training(db, training_id)
    periods = require_periods(db, training_id)
    with without_collecting():
        cells = _cells(db, training_id)
    return AttendanceSheet(
        training=training,
        periods=periods,
        people=enrolled(db, training_id),
        marks={place: cell.mark for place, cell in cells.items()},
        cells=cells,
        made_up=_made_up(db, training_id),
        can_be_made_up=_can_be_made_up(db, training),
    )


def _cells(db: Session, training_id: str) -> dict[Cell, MarkCell]:
    """Return the cells of a training; those that say the same are one object."""
    known: dict[tuple[Any, ...], MarkCell] = {}
    cells = {}
    db.flush()
    for row in run(db, CELLS, training_id=training_id):
        values = row[2:]
        cell = known.get(values)
        if cell is None:
            cell = known[values] = _cell(*values)
        cells[row[0], row[1]] = cell
    return cells


def _cell(mark: str, confirmed: int, entered_by: str | None, *details: Any) -> MarkCell:  # noqa: ANN401 - columns of one row
    way = None if entered_by is None else EnteredBy(entered_by)
    return MarkCell(Mark(mark), bool(confirmed), way, *details)


def _made_up(db: Session, training_id: str) -> dict[Cell, int]:
    """Return the missed cells for which somebody was there in another training, and how long."""
    made = (
        select(Makeup.missed_enrollment_id, Makeup.missed_period_id, Period.quarter_hours)
        .join(Period, Period.id == Makeup.made_period_id)
        .join(Enrollment, Enrollment.id == Makeup.missed_enrollment_id)
        .join(
            Attendance,
            (Attendance.enrollment_id == Makeup.made_enrollment_id)
            & (Attendance.period_id == Makeup.made_period_id),
        )
        .where(Enrollment.training_id == training_id, Attendance.mark.in_(ATTENDED))
    )
    return {(row[0], row[1]): row[2] for row in db.execute(made)}


def _can_be_made_up(db: Session, training: TrainingDetail) -> bool:
    """Tell whether another run of the series is neither over nor cancelled."""
    if training.plan.series is None:
        return False
    other = select(Training.id).where(
        Training.series == training.plan.series,
        Training.id != training.row.id,
        Training.state.in_(_TO_COME),
    )
    return db.scalar(other.limit(1)) is not None


# --- counting ------------------------------------------------------------------------------


def tally(sheet: AttendanceSheet) -> Tally:
    """Count persons: present if ever there, else on leave, else absent, else not entered."""
    ids = [period.id for period in sheet.periods]
    return _tally(_kind({sheet.marks.get((p.id, i)) for i in ids}) for p in sheet.people)


def period_tally(sheet: AttendanceSheet, period_id: str) -> Tally:
    """Count persons in one half-day."""
    return _tally(_kind({sheet.marks.get((person.id, period_id))}) for person in sheet.people)


def person_tally(marks: Iterable[Mark | None]) -> Tally:
    """Count one person by the marks of all half-days."""
    return _tally([_kind(set(marks))])


def _tally(kinds: Iterable[str]) -> Tally:
    counts = Counter(kinds)
    due = counts.total() - counts["not due"]
    return Tally(due, counts["present"], counts["leave"], counts["absent"], counts["blank"])


def _kind(marks: set[Mark | None]) -> str:
    if marks & ATTENDED:
        return "present"
    if marks & LEAVE:
        return "leave"
    if Mark.ABSENT in marks:
        return "absent"
    return "not due" if marks == {Mark.NOT_COUNTED} else "blank"
