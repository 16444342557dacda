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
from roster.db.history.row_changes import YIELDING, RowChange, entity_of, row_changes
from roster.db.models import Base, Kept, Trainee
from roster.db.sql.statement import as_list, run
from roster.db.sql.undo import BORN, HANGING, LATER, OWN, PEOPLE, TOUCHED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from roster.db.sql.statement import Statement

_PEOPLE_NAMED = 3
_decode = msgspec.json.decode


def touched_rows(db: Session, sequence: int, since: int) -> dict[str, RowChange]:
    """Return the rows of an action that were changed after ``since``, by id."""
    return row_changes(run(db, TOUCHED, action=sequence, since=since))


# --- what hangs on rows that would go --------------------------------------------------------


def dependents(db: Session, sequence: int) -> set[str]:
    """Return the living rows that hang on rows born in an action."""
    own = _ids(db, OWN, action=sequence)
    frontier: dict[str, list[str]] = {}
    for entity, row_id in run(db, BORN, action=sequence):
        frontier.setdefault(entity, []).append(row_id)
    found: set[str] = set()
    while frontier:
        further: dict[str, list[str]] = {}
        for parent, ids in frontier.items():
            for child, column in _children(parent):
                statement = HANGING.about(table=table_of(child).name, column=column)
                hanging = _ids(db, statement, ids=as_list(ids))
                fresh = hanging - own - found
                found |= fresh
                if fresh:
                    further.setdefault(child.__name__, []).extend(fresh)
        frontier = further
    return found


def _ids(db: Session, statement: Statement, **values: int | str) -> set[str]:
    return {row[0] for row in run(db, statement, **values)}


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
    later = run(
        db,
        LATER,
        ids=as_list([*differing, *hanging]),
        since=since,
        kind="undo" if undos else "do",
        passed_over=Act.PRINT.value,
    )
    for sequence, at, clerk, name, row_id, after in later:
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
    ids = as_list({i for some in rows.values() for i in list(some)[: 3 * _PEOPLE_NAMED]})
    found: dict[str, tuple[str, str]] = {}
    for mapper in Base.registry.mappers:
        statement = _people_of(mapper.class_)
        if statement:
            for row_id, trainee_id, name in run(db, statement, ids=ids):
                found[row_id] = (trainee_id, name)
    return found


def _people_of(entity: type[Base]) -> Statement | None:
    """Return the statement that finds the people whom rows of an entity concern."""
    columns = inspect(entity).local_table.columns
    ways = ("id",) if entity is Trainee else ("trainee_id", "enrollment_id")
    way = next((column for column in ways if column in columns), None)
    return PEOPLE[way].about(table=entity.__tablename__) if way else None
