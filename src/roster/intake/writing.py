"""Writing the rows of a plan: new people and posts, changed facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.codes import RowKind
from roster.db.journal import insert_columns
from roster.db.models import Position, Trainee
from roster.positions import current_term
from roster.progress import Report, unwatched
from roster.trainees import FACT_NAMES, correct, keep_raw, stored_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from roster.intake.plan import IntakeRow

_AT_ONCE = 500
_FACTS = frozenset(FACT_NAMES)


def write_rows(db: Session, rows: Sequence[IntakeRow], report: Report = unwatched) -> None:
    """Write the rows that are taken."""
    _insert_people(db, [row for row in rows if row.kind is RowKind.NEW], report)
    for row in rows:
        if row.kind is RowKind.CHANGED:
            _change_person(db, row)
    _insert_posts(db, [row for row in rows if row.new_posts and row.is_taken])


def _insert_people(db: Session, rows: Sequence[IntakeRow], report: Report) -> None:
    for start in range(0, len(rows), _AT_ONCE):
        report(start, len(rows))
        chunk = rows[start : start + _AT_ONCE]
        columns = stored_columns([row.facts for row in chunk if row.facts])
        columns["id"] = [row.trainee_id for row in chunk]
        columns["raw"] = [_kept_raw(row) for row in chunk]
        insert_columns(db, Trainee, columns)
    report(len(rows), len(rows))


def _kept_raw(row: IntakeRow) -> dict[str, str]:
    """Return the sender's words for the facts that roster put into its own."""
    facts = row.facts
    return {
        name: text
        for name, text in row.person.raw.items()
        if text and not (name in _FACTS and text == getattr(facts, name))
    }


def _change_person(db: Session, row: IntakeRow) -> None:
    facts = row.facts
    changed = {c.field: getattr(facts, c.field) for c in row.changes if c.field != "posts"}
    if changed and row.trainee_id:
        correct(db, row.trainee_id, **changed)
        raw = _kept_raw(row)
        keep_raw(db, row.trainee_id, {name: raw[name] for name in changed if name in raw})


def _insert_posts(db: Session, rows: Iterable[IntakeRow]) -> None:
    gained = [(row, post) for row in rows for post in row.new_posts]
    if not gained:
        return
    term = current_term(db)
    insert_columns(
        db,
        Position,
        {
            "trainee_id": [row.trainee_id for row, _ in gained],
            "division_id": [row.division_id for row, _ in gained],
            "post": [post for _, post in gained],
            "term_id": [term.id] * len(gained),
            "start": [term.start] * len(gained),
            "end": [None] * len(gained),
            "end_reason": [None] * len(gained),
            "newly_elected": [row.person.newly_elected for row, _ in gained],
            "newly_elected_reason": [None] * len(gained),
        },
    )
