"""What stands in the way of an undo: every later action in force that built on what would go.

Two kinds of rows are in the way: those that a later action changed, where they no longer are as
the undone action left them; and those that later actions hung on rows which would go (posts,
enrollments, and on these marks and certificates). All of it is found by few statements, however
many rows the action had.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec
from sqlalchemy import JSON, inspect

from roster.db.journal import Fields, columns_of, table_of
from roster.db.models import Base, Kept
from roster.errors import LaterEdit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

YIELDING = frozenset({"WaitingRow", "HeaderMapping"})
"""Entities that never stand in the way: what later actions made of such a row stays with it."""

_PEOPLE_NAMED = 3
_decode = msgspec.json.decode

_TOUCHED = """
    SELECT mine.entity, mine.row_id, mine.before, mine.after
    FROM change AS mine
    WHERE mine.action = ? AND EXISTS (
        SELECT 1 FROM change AS later WHERE later.row_id = mine.row_id AND later.action > ?)
    ORDER BY mine.id
"""
_LATER = """
    SELECT action.sequence, action.at, action.clerk, action.name, change.row_id, change.after
    FROM change JOIN action ON action.sequence = change.action
    WHERE change.row_id IN (SELECT value FROM json_each(?)) AND change.action > ?
        AND action.kind = 'do' AND NOT action.undone
    ORDER BY action.sequence DESC
"""
_HANGING = """
    SELECT id FROM {table} WHERE NOT deleted AND {column} IN (SELECT value FROM json_each(?))
"""
# Whoever has a number now that an undo would give back to somebody else.
_NUMBER_HOLDERS = """
    SELECT DISTINCT other.id
    FROM change AS mine
    JOIN trainee AS own ON own.id = mine.row_id
    JOIN trainee AS other ON NOT other.deleted AND other.id <> own.id
        AND other.id_number = coalesce(mine.before ->> '$.id_number', own.id_number)
    WHERE mine.action = ? AND mine.entity = 'Trainee'
        AND (mine.before ->> '$.id_number' IS NOT NULL OR mine.before ->> '$.deleted' = 0)
"""
_VALUES = "SELECT {columns} FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
_PEOPLE = {
    "Trainee": "SELECT id, id, name FROM trainee WHERE id IN (SELECT value FROM json_each(?))",
    "trainee_id": """
        SELECT one.id, trainee.id, trainee.name FROM {table} AS one
        JOIN trainee ON trainee.id = one.trainee_id
        WHERE one.id IN (SELECT value FROM json_each(?))
    """,
    "enrollment_id": """
        SELECT one.id, trainee.id, trainee.name FROM {table} AS one
        JOIN enrollment ON enrollment.id = one.enrollment_id
        JOIN trainee ON trainee.id = enrollment.trainee_id
        WHERE one.id IN (SELECT value FROM json_each(?))
    """,
}


class RowChange(NamedTuple):
    """What an action did to a row, all its changes together; before is ``None``: born."""

    entity: str
    row_id: str
    before: Fields | None
    after: Fields

    @property
    def old(self) -> Fields:
        """The fields as they were; of a row that was not there: deleted."""
        return {"deleted": True} if self.before is None else self.before

    @property
    def new(self) -> Fields:
        """The fields as the action left them; a born row's empty ones included."""
        if self.before is None:
            return {**dict.fromkeys(columns_of(entity_of(self.entity))), **self.after}
        return self.after


def entity_of(name: str) -> type[Kept]:
    """Return the entity the journal means by a name."""
    return next(m.class_ for m in Base.registry.mappers if m.class_.__name__ == name)


def row_changes(rows: Iterable[tuple[str, str, str | None, str]]) -> dict[str, RowChange]:
    """Join the changes of each row, in their order: the first before, the last after."""
    joined: dict[str, RowChange] = {}
    for entity, row_id, said_before, said_after in rows:
        before = None if said_before is None else _decode(said_before)
        after = _decode(said_after)
        first = joined.get(row_id)
        if first:
            earlier = first.before
            before = None if earlier is None else {**(before or {}), **earlier}
            after = {**first.after, **after}
        joined[row_id] = RowChange(entity, row_id, before, after)
    return joined


def touched_rows(db: Session, sequence: int, since: int) -> dict[str, RowChange]:
    """Return the rows of an action that were changed after ``since``, by id."""
    rows = db.connection().exec_driver_sql(_TOUCHED, (sequence, since))
    return row_changes((row[0], row[1], row[2], row[3]) for row in rows)


def differing_fields(
    db: Session, changes: Mapping[str, RowChange], *, undoing: bool
) -> dict[str, frozenset[str]]:
    """Return the fields that are not as the action left (or, for a redo, found) them, by row."""
    found: dict[str, frozenset[str]] = {}
    for entity in {change.entity for change in changes.values()}:
        ids = [row_id for row_id, change in changes.items() if change.entity == entity]
        for row_id, values in _current(db, entity_of(entity), ids):
            expected = changes[row_id].new if undoing else changes[row_id].old
            names = {name for name, value in expected.items() if values[name] != value}
            if names:
                found[row_id] = frozenset(names)
    return found


def _current(db: Session, entity: type[Kept], ids: list[str]) -> Iterator[tuple[str, Fields]]:
    """Yield the journalled columns of rows as they are, deleted rows too."""
    table = table_of(entity)
    names = columns_of(entity)
    listed = ", ".join(f'"{name}"' for name in ("id", *names))
    wanted = _VALUES.format(columns=listed, table=table.name)
    texts = [isinstance(table.columns[name].type, JSON) for name in names]
    for row_id, *values in db.connection().exec_driver_sql(wanted, (ids_json(ids),)):
        pairs = zip(names, values, texts, strict=True)
        yield (
            row_id,
            {
                name: _decode(value) if is_json and value else value
                for name, value, is_json in pairs
            },
        )


def ids_json(ids: Iterable[str]) -> str:
    """Return ids as one parameter for ``json_each``, however many there are."""
    return msgspec.json.encode(list(ids)).decode()


# --- what hangs on rows that would go --------------------------------------------------------


def dependents(db: Session, sequence: int) -> dict[str, str]:
    """Return the living rows that hang on rows born in an action, with their entities, by id."""
    own = _ids(db, "SELECT row_id FROM change WHERE action = ?", sequence)
    frontier: dict[str, list[str]] = {}
    born = "SELECT entity, row_id FROM change WHERE action = ? AND before IS NULL"
    for entity, row_id in db.connection().exec_driver_sql(born, (sequence,)):
        frontier.setdefault(entity, []).append(row_id)
    found: dict[str, str] = {}
    while frontier:
        further: dict[str, list[str]] = {}
        for parent, ids in frontier.items():
            for child, column in _children(parent):
                query = _HANGING.format(table=table_of(child).name, column=column)
                hanging = _ids(db, query, ids_json(ids))
                fresh = hanging - own - found.keys()
                found.update(dict.fromkeys(fresh, child.__name__))
                if fresh:
                    further.setdefault(child.__name__, []).extend(fresh)
        frontier = further
    return found


def number_holders(db: Session, sequence: int) -> dict[str, str]:
    """Return who meanwhile has an identity number that an undo would give back to another."""
    return dict.fromkeys(_ids(db, _NUMBER_HOLDERS, sequence), "Trainee")


def _ids(db: Session, query: str, parameter: object) -> set[str]:
    return {row[0] for row in db.connection().exec_driver_sql(query, (parameter,))}


def _children(parent: str) -> Iterator[tuple[type[Kept], str]]:
    """Yield the entities whose rows refer to a parent's, and by which column."""
    table = table_of(entity_of(parent))
    for mapper in Base.registry.mappers:
        entity = mapper.class_
        if issubclass(entity, Kept) and entity.__name__ not in YIELDING:
            yield from ((entity, column) for column in _references(table_of(entity), table))


def _references(table: Table, parent: Table) -> Iterator[str]:
    for key in table.foreign_keys:
        if key.column.table is parent:
            yield key.parent.name


# --- naming ----------------------------------------------------------------------------------


def later_edits(
    db: Session, since: int, differing: Mapping[str, frozenset[str]], hanging: Mapping[str, str]
) -> tuple[LaterEdit, ...]:
    """Return the actions in force after ``since`` that put these rows in the way, newest first.

    Args:
        db: the open file.
        since: number of the action after which to look.
        differing: rows that were changed, with the fields that now differ.
        hanging: rows that hang on such as would go.
    """
    heads: dict[int, tuple[str, str, str]] = {}
    rows: dict[int, dict[str, None]] = {}
    ids = ids_json([*differing, *hanging])
    for sequence, at, clerk, name, row_id, after in db.connection().exec_driver_sql(
        _LATER, (ids, since)
    ):
        if row_id in hanging or differing[row_id] & _decode(after).keys():
            heads[sequence] = (at, clerk, name)
            rows.setdefault(sequence, {})[row_id] = None
    people = _people(db, rows)
    return tuple(
        LaterEdit(sequence, *head, len(rows[sequence]), *_named(rows[sequence], people))
        for sequence, head in heads.items()
    )


def _named(
    rows: Iterable[str], people: Mapping[str, tuple[str, str]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return names and ids of the first few people concerned."""
    known = dict(people[row_id] for row_id in rows if row_id in people)
    first = list(known.items())[:_PEOPLE_NAMED]
    return tuple(name for _, name in first), tuple(trainee_id for trainee_id, _ in first)


def _people(db: Session, rows: Mapping[int, Iterable[str]]) -> dict[str, tuple[str, str]]:
    """Return id and name of the person whom each of the first rows of every action concerns."""
    ids = ids_json({i for some in rows.values() for i in list(some)[: 3 * _PEOPLE_NAMED]})
    found: dict[str, tuple[str, str]] = {}
    for mapper in Base.registry.mappers:
        query = _people_query(mapper.class_)
        if query:
            for row_id, trainee_id, name in db.connection().exec_driver_sql(query, (ids,)):
                found[row_id] = (trainee_id, name)
    return found


def _people_query(entity: type[Base]) -> str | None:
    if entity.__name__ == "Trainee":
        return _PEOPLE["Trainee"]
    columns = inspect(entity).local_table.columns
    for column in ("trainee_id", "enrollment_id"):
        if column in columns:
            return _PEOPLE[column].format(table=entity.__tablename__)
    return None
