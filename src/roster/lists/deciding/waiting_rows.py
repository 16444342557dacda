"""Rows that could not be taken in: they wait in the file until the clerk takes or drops them.

A row is put aside once, however often its list comes
(:mod:`roster.lists.deciding.put_aside_before`). A row that can be taken
meanwhile closes its waiting twin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec
from sqlalchemy import func, select

from roster.base.clock import today
from roster.base.codes.lists import RowKind, RowReason, WaitingState
from roster.base.progress import Report, unwatched
from roster.db.history.journal import insert_rows
from roster.db.models import WaitingRow
from roster.lists.deciding.import_plan import (
    DEFAULT_RULES,
    Answer,
    IntakePlan,
    IntakeResult,
    IntakeRow,
    IntakeRules,
    counts,
)
from roster.lists.deciding.planning import decide_people, journal_length
from roster.lists.deciding.put_aside_before import person_of, row_digest, waiting_twins
from roster.lists.deciding.writing import write_rows
from roster.lists.errors import UnknownWaitingRow
from roster.lists.listing import ListedPerson, Listing, Outcome, Problem
from roster.people.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

_Problems: TypeAlias = dict[tuple[str, int], list[Problem]]
"""By sheet and row."""

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    """One row that waits, as it stands now.

    Attributes:
        since: the day it came, ISO.
        problems: what is wrong at its cells.
        closed_reason: why it was dropped.
    """

    id: str
    file: str
    sha256: str
    person: ListedPerson
    kind: RowKind
    reason: RowReason
    problems: tuple[Problem, ...]
    since: str
    state: WaitingState = WaitingState.WAITING
    closed_reason: str | None = None

    @property
    def listing(self) -> Listing:
        """The row as a list of one person, to be amended."""
        return Listing(self.file, self.sha256, Outcome.IMPORT, (self.person,), self.problems)


@dataclass(frozen=True, slots=True)
class Take:
    """A waiting row that the clerk wants taken.

    Attributes:
        waiting_id: which.
        listing: the row as amended; ``None``: as it stands.
        answer: who it is.
    """

    waiting_id: str
    listing: Listing | None = None
    answer: Answer | None = None


# --- reading -------------------------------------------------------------------------------


def waiting_rows(db: Session) -> tuple[Waiting, ...]:
    """Return the rows that wait, by file, sheet and row."""
    order = (WaitingRow.file, WaitingRow.sheet, WaitingRow.row, WaitingRow.id)
    return tuple(_waiting(row) for row in db.scalars(_still_waiting().order_by(*order)))


def waiting_count(db: Session) -> int:
    """Return how many rows wait."""
    count = select(func.count(WaitingRow.id)).where(WaitingRow.state == WaitingState.WAITING)
    return db.scalar(count) or 0


def _still_waiting() -> Select[WaitingRow]:
    return select(WaitingRow).where(WaitingRow.state == WaitingState.WAITING)


def _waiting(row: WaitingRow) -> Waiting:
    return Waiting(
        id=row.id,
        file=row.file,
        sha256=row.sha256,
        person=person_of(row.person),
        kind=RowKind(row.kind),
        reason=RowReason(row.reason),
        problems=tuple(map(_problem, row.problems)),
        since=row.came_on,
        state=WaitingState(row.state),
        closed_reason=row.closed_reason,
    )


def _problem(content: Mapping[str, Any]) -> Problem:
    cell = tuple(content.get("cell") or ()) or None
    return Problem(**{**content, "kind": ProblemKind(content["kind"]), "cell": cell})


# --- putting aside at an import --------------------------------------------------------------


def put_aside(db: Session, plan: IntakePlan, report: Report = unwatched) -> int:
    """Keep the rows of a plan that are not taken, close those that are taken now.

    Args:
        db: the open file.
        plan: what was decided about a list.
        report: told about rows kept.

    Returns:
        how many rows have not been waiting before.
    """
    twins = waiting_twins(db, plan)
    problems = _problems_by_row(plan.listing)
    for place, twin in twins.items():
        if twin.state == WaitingState.WAITING:
            _renew(twin, plan.rows[place], plan.listing, problems)
    fresh = [row for place, row in enumerate(plan.rows) if row.is_waiting and place not in twins]
    for start in range(0, len(fresh), _AT_ONCE):
        report(start, len(fresh))
        chunk = fresh[start : start + _AT_ONCE]
        insert_rows(db, WaitingRow, [_fresh(row, plan.listing, problems) for row in chunk])
    return len(fresh)


def _fresh(row: IntakeRow, listing: Listing, problems: _Problems) -> dict[str, Any]:
    return {
        **_source(row, listing),
        **_content(row, problems.get((row.person.sheet, row.person.row), [])),
        "came_on": today(),
        "state": WaitingState.WAITING,
        "closed_reason": None,
        "trainee_id": None,
    }


def _renew(twin: WaitingRow, row: IntakeRow, listing: Listing, problems: _Problems) -> None:
    """Let a waiting row be what a newer list says, if that says other words than before."""
    if not row.is_waiting:
        close(twin, row)
    elif twin.digest != row_digest(row.person):
        row_problems = problems.get((row.person.sheet, row.person.row), [])
        _set(twin, {**_source(row, listing), **_content(row, row_problems)})


def _set(entity: WaitingRow, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if getattr(entity, name) != value:
            setattr(entity, name, value)


def _source(row: IntakeRow, listing: Listing) -> dict[str, Any]:
    """Return the columns that say where a row came from."""
    digest = row_digest(row.person)
    return {"file": listing.file, "sha256": listing.sha256, "digest": digest}


def _content(row: IntakeRow, problems: Iterable[Problem]) -> dict[str, Any]:
    """Return the columns that say what a row is now."""
    person = row.person
    return {
        "sheet": person.sheet,
        "row": person.row,
        "name": person.name,
        "kind": row.kind,
        "reason": row.reason,
        "person": msgspec.to_builtins(person, enc_hook=dict),
        "problems": [msgspec.to_builtins(problem) for problem in problems],
    }


def _problems_by_row(listing: Listing) -> _Problems:
    found: _Problems = {}
    for problem in listing.problems:
        found.setdefault((problem.sheet, problem.row), []).append(problem)
    return found


def close(waiting: WaitingRow, row: IntakeRow) -> None:
    """Note that a row was taken, and as whom."""
    waiting.state = WaitingState.TAKEN
    waiting.trainee_id = row.trainee_id


# --- what the clerk does with them -----------------------------------------------------------


def plan_waiting(
    db: Session, takes: Sequence[Take], *, rules: IntakeRules = DEFAULT_RULES
) -> IntakePlan:
    """Decide about waiting rows, in this order; nothing is written.

    Raises:
        UnknownWaitingRow: one does not wait (any more).
    """
    return _plan(db, _entities(db, [take.waiting_id for take in takes]), takes, rules)


def take_waiting(
    db: Session,
    takes: Sequence[Take],
    *,
    rules: IntakeRules = DEFAULT_RULES,
    report: Report = unwatched,
) -> IntakeResult:
    """Take waiting rows in; those still undecided or unusable wait on, as amended.

    Raises:
        UnknownWaitingRow: one does not wait (any more).
    """
    entities = _entities(db, [take.waiting_id for take in takes])
    plan = _plan(db, entities, takes, rules)
    write_rows(db, plan.in_order, report)
    db.flush()
    for entity, take, row in zip(entities, takes, plan.rows, strict=True):
        problems = take.listing.problems if take.listing else _waiting(entity).problems
        _set(entity, _content(row, problems))
        if not row.is_waiting:
            close(entity, row)
    return counts(plan)


def _plan(
    db: Session, entities: Sequence[WaitingRow], takes: Sequence[Take], rules: IntakeRules
) -> IntakePlan:
    people = [
        take.listing.people[0] if take.listing else person_of(entity.person)
        for entity, take in zip(entities, takes, strict=True)
    ]
    listing = Listing("", "", Outcome.IMPORT, tuple(people))
    rows, order = decide_people(db, listing, [take.answer for take in takes], rules)
    return IntakePlan(listing, rows, journal_length(db), rules, order=order)


def drop_waiting(db: Session, waiting_ids: Sequence[str], reason: str) -> None:
    """Drop waiting rows; the same row of the same list does not come back.

    Raises:
        UnknownWaitingRow: one does not wait (any more).
    """
    for entity in _entities(db, waiting_ids):
        entity.state = WaitingState.DROPPED
        entity.closed_reason = reason


def _entities(db: Session, waiting_ids: Sequence[str]) -> list[WaitingRow]:
    found = {row.id: row for row in db.scalars(_still_waiting())}
    for waiting_id in waiting_ids:
        if waiting_id not in found:
            raise UnknownWaitingRow(waiting_id)
    return [found[waiting_id] for waiting_id in waiting_ids]
