"""What stands in the way of an undo: every later action in force that built on what would go.

Three kinds of rows are in the way: those that a later action changed, where they no longer are as
the undone action left them; those that later actions hung on rows which would go (posts,
enrollments, and on these marks and certificates); and those with which rows would clash that
become again what they were (:mod:`roster.db.history.unique_keys`). All of it is found by few
statements, however many rows the action had.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import inspect

from roster.db.acts import Act
from roster.db.errors import LaterEdit
from roster.db.history.journal import table_of
from roster.db.history.row_changes import YIELDING, RowChange, entity_of, ids_json, row_changes
from roster.db.models import Base, Kept

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

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
    SELECT action.sequence, action.at, action.clerk,
        iif(action.kind = 'do', action.name, action.kind), change.row_id, change.after
    FROM change JOIN action ON action.sequence = change.action
    WHERE change.row_id IN (SELECT value FROM json_each(?)) AND change.action > ?
        AND action.kind IN ('do', ?) AND NOT action.undone
        AND action.name <> ?
    ORDER BY action.sequence DESC
"""
_HANGING = """
    SELECT id FROM {table} WHERE NOT deleted AND {column} IN (SELECT value FROM json_each(?))
"""
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


def touched_rows(db: Session, sequence: int, since: int) -> dict[str, RowChange]:
    """Return the rows of an action that were changed after ``since``, by id."""
    rows = db.connection().exec_driver_sql(_TOUCHED, (sequence, since))
    return row_changes((row[0], row[1], row[2], row[3]) for row in rows)


# --- what hangs on rows that would go --------------------------------------------------------


def dependents(db: Session, sequence: int) -> set[str]:
    """Return the living rows that hang on rows born in an action."""
    own = _ids(db, "SELECT row_id FROM change WHERE action = ?", sequence)
    frontier: dict[str, list[str]] = {}
    born = "SELECT entity, row_id FROM change WHERE action = ? AND before IS NULL"
    for entity, row_id in db.connection().exec_driver_sql(born, (sequence,)):
        frontier.setdefault(entity, []).append(row_id)
    found: set[str] = set()
    while frontier:
        further: dict[str, list[str]] = {}
        for parent, ids in frontier.items():
            for child, column in _children(parent):
                query = _HANGING.format(table=table_of(child).name, column=column)
                hanging = _ids(db, query, ids_json(ids))
                fresh = hanging - own - found
                found |= fresh
                if fresh:
                    further.setdefault(child.__name__, []).extend(fresh)
        frontier = further
    return found


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
    db: Session,
    since: int,
    differing: Mapping[str, frozenset[str]],
    hanging: Collection[str] = (),
    *,
    undos: bool = False,
) -> tuple[LaterEdit, ...]:
    """Return the actions in force after ``since`` that put these rows in the way, newest first.

    Args:
        db: the open file.
        since: number of the action after which to look.
        differing: rows that were changed, with the fields that now differ.
        hanging: rows that hang on such as would go.
        undos: count what was taken back after ``since`` as an edit, too.
    """
    heads: dict[int, tuple[str, str, str]] = {}
    rows: dict[int, dict[str, None]] = {}
    ids = ids_json([*differing, *hanging])
    for sequence, at, clerk, name, row_id, after in db.connection().exec_driver_sql(
        _LATER, (ids, since, "undo" if undos else "do", Act.PRINT.value)
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
