"""What would clash if rows became again what they were: keys others have now, parents gone.

Of living rows only one may have a number, a code, a place in a training; and no living row may
refer to a deleted one. While a row was changed or deleted, another may have got its key, and what
it referred to may have gone. Found by few statements, however many rows there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from roster.db.history.journal import Fields, table_of
from roster.db.history.row_changes import YIELDING, current_values, entity_of
from roster.db.sql.expressions import is_living_key
from roster.db.sql.statement import as_list, run
from roster.db.sql.undo import GONE, holders

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from roster.db.history.row_changes import RowChange


class Clash(NamedTuple):
    """A row that cannot be what it was, the one that stands in its way, by which fields of it."""

    row_id: str
    other_id: str
    fields: frozenset[str]


def clashes(db: Session, changes: Mapping[str, RowChange], sequence: int) -> list[Clash]:
    """Return what keeps rows from their values of before an action.

    Args:
        db: the open file.
        changes: what the action did to rows that were there before, by id.
        sequence: the action's number; rows born in it go when it is taken back.
    """
    found: list[Clash] = []
    for name in sorted({change.entity for change in changes.values()}):
        table = table_of(entity_of(name))
        own = {row_id: change for row_id, change in changes.items() if change.entity == name}
        returning = dict(_returning(db, table, own))
        for columns in _keys(table):
            found += _taken_keys(db, table, columns, returning, own, sequence)
        if name not in YIELDING:
            found += _lost_parents(db, table, returning, changes)
    return found


def _returning(
    db: Session, table: Table, own: Mapping[str, RowChange]
) -> Iterator[tuple[str, Fields]]:
    """Yield the rows that would live with another key or reference than now, as they would be."""
    watched = {"deleted", *(name for key in _keys(table) for name in key)}
    watched |= {key.parent.name for key in table.foreign_keys}
    ids = [row_id for row_id, change in own.items() if watched & change.old.keys()]
    if not ids:
        return
    entity = entity_of(own[ids[0]].entity)
    for row_id, values in current_values(db, entity, ids):
        would_be = {**values, **own[row_id].old}
        if not would_be["deleted"]:
            yield row_id, would_be


def _keys(table: Table) -> list[tuple[str, ...]]:
    """Return the columns that are unique together among living rows."""
    return [
        tuple(column.name for column in index.columns)
        for index in table.indexes
        if is_living_key(index)
    ]


def _taken_keys(
    db: Session,
    table: Table,
    columns: tuple[str, ...],
    returning: Mapping[str, Fields],
    own: Mapping[str, RowChange],
    sequence: int,
) -> Iterator[Clash]:
    """Yield the rows whose key another has now that is not to move itself."""
    moved = {"deleted", *columns}
    wanted: dict[tuple[Any, ...], str] = {}
    for row_id, fields in returning.items():
        key = tuple(fields[column] for column in columns)
        if None not in key and moved & own[row_id].old.keys():
            wanted[key] = row_id
    if not wanted:
        return
    taken = holders(table.name, columns)
    for holder, *values in run(db, taken, keys=as_list(wanted), action=sequence):
        moves = holder in own and moved & own[holder].old.keys()
        if not moves:
            yield Clash(wanted[tuple(values)], holder, frozenset(moved))


def _lost_parents(
    db: Session, table: Table, returning: Mapping[str, Fields], changes: Mapping[str, RowChange]
) -> Iterator[Clash]:
    """Yield the rows that would refer to one that is deleted and does not come back with them."""
    for reference in table.foreign_keys:
        parent = reference.column.table
        children: dict[str, list[str]] = {}
        for row_id, fields in returning.items():
            if fields[reference.parent.name] is not None:
                children.setdefault(fields[reference.parent.name], []).append(row_id)
        gone = run(db, GONE.about(table=parent.name), ids=as_list(children))
        for (parent_id,) in gone:
            if parent_id not in changes or changes[parent_id].old.get("deleted", True):
                for row_id in children[parent_id]:
                    yield Clash(row_id, parent_id, frozenset({"deleted"}))
