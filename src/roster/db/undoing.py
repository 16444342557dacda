"""Taking actions back, however old, and doing them again.

An undo is an ordinary change, journalled like any other: rows born in the action become deleted,
changed fields get their values of before. It is made by few statements, so that an import of tens
of thousands of people is taken back in seconds. Nothing is taken back on which something later
stands; then every such edit is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from roster.db.journal import Noted, change_rows, running_entry, table_of
from roster.db.later_edits import (
    YIELDING,
    RowChange,
    dependents,
    differing_fields,
    entity_of,
    later_edits,
    number_holders,
    row_changes,
    touched_rows,
)
from roster.db.models import Action
from roster.errors import LaterEdit, NothingToUndo, UndoBlocked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from roster.db.journal import Entry, Fields

_LIVING, _DELETED = '{"deleted":false}', '{"deleted":true}'

_BORN = "SELECT DISTINCT entity FROM change WHERE action = ? AND before IS NULL"
_TURN_BORN = """
    UPDATE {table} SET deleted = ?, edits = json_set(edits, '$.deleted', ?)
    WHERE deleted <> ? AND id IN (
        SELECT row_id FROM change WHERE action = ? AND entity = ? AND before IS NULL)
    RETURNING id
"""
_CHANGED = """
    SELECT entity, row_id, before, after FROM change
    WHERE action = ?1 AND row_id NOT IN (
        SELECT row_id FROM change WHERE action = ?1 AND before IS NULL)
    ORDER BY id
"""
_CHANGED_AFTER_BIRTH_TOO = """
    SELECT entity, row_id, before, after FROM change
    WHERE action = ?1 AND before IS NOT NULL
    ORDER BY id
"""


def undo(db: Session) -> str:
    """Take back the last action still in force and return its name.

    Raises:
        NothingToUndo: the journal holds no action to take back.
        UndoBlocked: something stands on it.
    """
    newest = db.scalar(select(func.max(Action.sequence)).where(Action.kind == "do", ~Action.undone))
    if newest is None:
        raise NothingToUndo
    return undo_action(db, newest)


def undo_action(db: Session, sequence: int) -> str:
    """Take back one action, however old, and return its name.

    Raises:
        NothingToUndo: it is the making of the file itself, or is undone already.
        UndoBlocked: later actions changed what this one wrote, or hung something on it.
    """
    action = _in_force(db, sequence)
    edits = edits_in_the_way(db, sequence)
    if edits:
        raise UndoBlocked(action.name, edits, len(edits))
    entry = running_entry(db)
    _turn_born(db, entry, sequence, deleted=True)
    changes = _changes(db, _CHANGED, sequence)
    given_way = _given_way(db, changes)
    _turn_changed(db, [(c, c.new, _without(c.old, given_way, c)) for c in changes.values()])
    _mark(db, entry, "undo", action, undone=True)
    return action.name


def edits_in_the_way(db: Session, sequence: int) -> tuple[LaterEdit, ...]:
    """Return every later edit that keeps an action from being taken back, newest first.

    Raises:
        NothingToUndo: it is the making of the file itself, or is undone already.
    """
    _in_force(db, sequence)
    since = _in_force_since(db, sequence)
    touched = {
        row_id: change
        for row_id, change in touched_rows(db, sequence, since).items()
        if change.entity not in YIELDING
    }
    differing = differing_fields(db, touched, undoing=True)
    hanging = dependents(db, sequence) | number_holders(db, sequence)
    return later_edits(db, since, differing, hanging)


def redo(db: Session) -> str:
    """Do again what the last undo took back and return the action's name.

    Raises:
        NothingToUndo: nothing was undone, or something else was done since.
    """
    newest = db.scalar(select(func.max(Action.sequence)).where(Action.kind == "do")) or 0
    undone = db.scalar(
        select(Action)
        .where(Action.kind == "undo", ~Action.undone, Action.sequence > newest)
        .order_by(Action.sequence.desc())
        .limit(1)
    )
    if undone is None or undone.target is None:
        raise NothingToUndo
    action = db.get_one(Action, undone.target)
    entry = running_entry(db)
    changes = _changes(db, _CHANGED_AFTER_BIRTH_TOO, action.sequence)
    given_way = differing_fields(db, changes, undoing=False)
    _turn_changed(db, [(c, c.old, _without(c.new, given_way, c)) for c in changes.values()])
    _turn_born(db, entry, action.sequence, deleted=False)
    _mark(db, entry, "redo", action, undone=False)
    undone.undone = True
    return action.name


def _in_force(db: Session, sequence: int) -> Action:
    db.flush()
    birth = db.scalar(select(func.min(Action.sequence))) or 0
    action = db.get(Action, sequence)
    if action is None or sequence <= birth or action.kind != "do" or action.undone:
        raise NothingToUndo
    return action


def _in_force_since(db: Session, sequence: int) -> int:
    """Return the number of the entry that did the action last: itself, or its redo."""
    redone = select(func.max(Action.sequence)).where(
        Action.kind == "redo", Action.target == sequence
    )
    return db.scalar(redone) or sequence


def _changes(db: Session, query: str, sequence: int) -> dict[str, RowChange]:
    rows = db.connection().exec_driver_sql(query, (sequence,))
    return row_changes((row[0], row[1], row[2], row[3]) for row in rows)


def _given_way(db: Session, changes: Mapping[str, RowChange]) -> dict[str, frozenset[str]]:
    """Return the fields of yielding rows that are as later actions made them."""
    yielding = {row_id: c for row_id, c in changes.items() if c.entity in YIELDING}
    return differing_fields(db, yielding, undoing=True) if yielding else {}


def _without(fields: Fields, given_way: Mapping[str, frozenset[str]], change: RowChange) -> Fields:
    left = given_way.get(change.row_id, frozenset())
    return {name: value for name, value in fields.items() if name not in left}


def _turn_born(db: Session, entry: Entry, sequence: int, *, deleted: bool) -> None:
    """Let the rows born in an action go, or come back."""
    connection = db.connection()
    states = (_LIVING, _DELETED) if deleted else (_DELETED, _LIVING)
    for (name,) in connection.exec_driver_sql(_BORN, (sequence,)).all():
        turn = _TURN_BORN.format(table=table_of(entity_of(name)).name)
        parameters = (deleted, entry.stamp, deleted, sequence, name)
        turned = connection.exec_driver_sql(turn, parameters)
        entry.changes += [Noted(name, row_id, *states) for (row_id,) in turned]


def _turn_changed(db: Session, moves: Iterable[tuple[RowChange, Fields, Fields]]) -> None:
    """Give rows the last of these fields' values."""
    by_entity: dict[str, list[tuple[str, Fields, Fields]]] = {}
    for change, before, after in moves:
        if after:
            had = {name: before[name] for name in after}
            by_entity.setdefault(change.entity, []).append((change.row_id, had, after))
    for name, changes in by_entity.items():
        change_rows(db, entity_of(name), changes)
    db.expire_all()


def _mark(db: Session, entry: Entry, kind: str, action: Action, *, undone: bool) -> None:
    entry.kind, entry.target, entry.name = kind, action.sequence, action.name
    action.undone = undone
    db.flush()
