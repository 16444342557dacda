"""Taking actions back, however old, and doing them again.

An undo is an ordinary change, journalled like any other: rows born in the action become deleted,
changed fields get their values of before. It is made by few statements, so that an import of tens
of thousands of people is taken back in seconds. Nothing is taken back on which something later
stands; then every such edit is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec
from sqlalchemy import func, select

from roster.db.acts import Act
from roster.db.errors import LaterEdit, NothingToUndo, UndoBlocked
from roster.db.history.journal import change_rows, running_entry, table_of
from roster.db.history.later_edits import dependents, later_edits, touched_rows
from roster.db.history.row_changes import (
    FOLLOWING,
    YIELDING,
    RowChange,
    differing_fields,
    entity_of,
    row_changes,
)
from roster.db.history.runs import earlier_of_run, taken_back
from roster.db.history.unique_keys import Clash, clashes
from roster.db.models import Action
from roster.db.sql.statement import run
from roster.db.sql.undo import (
    BRING_BACK,
    BRING_BACK_OF,
    CHANGED,
    LET_GO,
    LET_GO_OF,
    NOT_ENDED,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from roster.db.history.journal import Entry, Fields
    from roster.db.sql.statement import Statement

_LIVING, _DELETED = '{"deleted":false}', '{"deleted":true}'


class Step(NamedTuple):
    """An action that an undo would take back: its name, and when it was done (ISO, UTC)."""

    sequence: int
    name: str
    at: str


def next_step(db: Session) -> Step:
    """Return the last action still in force, which an undo would take back.

    Raises:
        NothingToUndo: the journal holds no action to take back.
    """
    newest = db.execute(
        select(Action.sequence, Action.name, Action.at)
        .where(Action.kind == "do", ~Action.undone, Action.name != Act.PRINT)
        .order_by(Action.sequence.desc())
        .limit(1)
    ).first()
    if newest is None:
        raise NothingToUndo
    return Step(*newest)


def undo(db: Session) -> str:
    """Take back the last action still in force and return its name.

    A run of changes in one field is one step. A print is passed over: paper does not come back
    (older programs wrote it as an action).

    Raises:
        NothingToUndo: the journal holds no action to take back.
        UndoBlocked: something stands on it.
    """
    newest = next_step(db).sequence
    earlier = tuple(earlier_of_run(db, newest))
    name = undo_action(db, newest)
    for action in earlier:
        undo_action(db, action.sequence)
    return name


def undo_action(db: Session, sequence: int) -> str:
    """Take back one action, however old, and return its name.

    Raises:
        NothingToUndo: it is the making of the file itself, or is undone already.
        UndoBlocked: later actions changed what this one wrote, or hung something on it.
    """
    action = _in_force(db, sequence)
    changes = _changes(db, CHANGED, action=sequence)
    clashing = clashes(db, changes, sequence)
    edits = _in_the_way(db, sequence, changes, clashing)
    if edits:
        raise UndoBlocked(action.name, edits, len(edits))
    entry = _named_after("undo", action, running_entry(db))
    _let_go(db, entry, sequence)
    _turn_back(db, changes, _given_way(db, changes, clashing))
    _mark(db, action, undone=True)
    return action.name


def edits_in_the_way(db: Session, sequence: int) -> tuple[LaterEdit, ...]:
    """Return every later edit that keeps an action from being taken back, newest first.

    Raises:
        NothingToUndo: it is the making of the file itself, or is undone already.
    """
    _in_force(db, sequence)
    changes = _changes(db, CHANGED, action=sequence)
    return _in_the_way(db, sequence, changes, clashes(db, changes, sequence))


def _in_the_way(
    db: Session, sequence: int, changes: Mapping[str, RowChange], clashing: Iterable[Clash]
) -> tuple[LaterEdit, ...]:
    since = _in_force_since(db, sequence)
    touched = {
        row_id: change
        for row_id, change in touched_rows(db, sequence, since).items()
        if change.entity not in YIELDING
    }
    others = {
        clash.other_id: clash.fields
        for clash in clashing
        if changes[clash.row_id].entity not in YIELDING
    }
    differing = differing_fields(db, touched)
    edits = later_edits(db, since, others | differing, dependents(db, sequence))
    if (others or differing) and not edits:  # what is in the way came by an undo
        edits = later_edits(db, since, others | differing, undos=True)
    return edits


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
    entry = _named_after("redo", action, running_entry(db))
    _turn_back(db, _changes(db, NOT_ENDED, action=undone.sequence, ended=_DELETED), {})
    _bring_back(db, entry, undone.sequence)
    for sequence in taken_back(db, undone.sequence)[undone.sequence]:
        _mark(db, db.get_one(Action, sequence), undone=False)
    undone.undone = True
    return action.name


def _in_force(db: Session, sequence: int) -> Action:
    db.flush()
    birth = db.scalar(select(func.min(Action.sequence))) or 0
    action = db.get(Action, sequence)
    if action is None or sequence <= birth or action.undone:
        raise NothingToUndo
    if action.kind != "do" or action.name == Act.PRINT:
        raise NothingToUndo
    return action


def _in_force_since(db: Session, sequence: int) -> int:
    """Return the number of the entry that did the action last: itself, or its redo."""
    redone = select(func.max(Action.sequence)).where(
        Action.kind == "redo", Action.target == sequence
    )
    return db.scalar(redone) or sequence


def _changes(db: Session, statement: Statement, **values: int | str) -> dict[str, RowChange]:
    return row_changes(run(db, statement, **values))


def _given_way(
    db: Session, changes: Mapping[str, RowChange], clashing: Iterable[Clash]
) -> dict[str, frozenset[str]]:
    """Return the fields of yielding rows that stay: as later actions made them, or clashing."""
    yielding = {row_id: c for row_id, c in changes.items() if c.entity in YIELDING}
    as_made = differing_fields(db, yielding)
    clash = {each.row_id: frozenset(changes[each.row_id].old) for each in clashing}
    return as_made | clash


def _let_go(db: Session, entry: Entry, sequence: int) -> None:
    """Let the rows born in an action go."""
    for (name,) in run(db, LET_GO_OF, action=sequence).fetchall():
        gone = _turn(db, entry, LET_GO, name, action=sequence, deleted=True)
        entry.changes += [(name, row_id, _LIVING, _DELETED) for (row_id,) in gone]


def _bring_back(db: Session, entry: Entry, sequence: int) -> None:
    """Let the rows come back that an undo let go."""
    for (name,) in run(db, BRING_BACK_OF, action=sequence, ended=_DELETED).fetchall():
        back = _turn(db, entry, BRING_BACK, name, action=sequence, deleted=False, ended=_DELETED)
        entry.changes += [(name, row_id, _DELETED, _LIVING) for (row_id,) in back]


def _turn(
    db: Session, entry: Entry, statement: Statement, name: str, **values: int | str
) -> Iterable[tuple[str]]:
    """Write whether rows of an entity are deleted, and return their ids."""
    edits = msgspec.json.encode({"deleted": entry.stamp}).decode()
    turn = statement.about(table=table_of(entity_of(name)).name)
    turned: Iterable[tuple[str]] = run(db, turn, entity=name, edits=edits, **values)
    return turned


def _turn_back(
    db: Session,
    changes: Mapping[str, RowChange],
    staying: Mapping[str, frozenset[str]],
) -> None:
    """Give rows their fields of before, the last changed first: so keys free themselves again."""
    by_entity: dict[str, list[tuple[str, Fields, Fields]]] = {}
    for row_id, change in reversed(list(changes.items())):
        kept = staying.get(row_id, frozenset()) | FOLLOWING.get(change.entity, frozenset())
        after = {name: value for name, value in change.old.items() if name not in kept}
        if after:
            before = {name: change.new[name] for name in after}
            by_entity.setdefault(change.entity, []).append((row_id, before, after))
    for name, turned in by_entity.items():
        change_rows(db, entity_of(name), turned)
    db.expire_all()


def _named_after(kind: str, action: Action, entry: Entry) -> Entry:
    entry.kind, entry.target, entry.name = kind, action.sequence, action.name
    return entry


def _mark(db: Session, action: Action, *, undone: bool) -> None:
    action.undone = undone
    db.flush()
