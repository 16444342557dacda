"""What an action did to rows, all its changes together, and how those rows are now."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from sqlalchemy import JSON

from roster.db.history.journal import Fields, columns_of, table_of
from roster.db.models import Base, Kept
from roster.db.sql.statement import as_list, quoted, run
from roster.db.sql.undo import VALUES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

YIELDING = frozenset({"WaitingRow", "HeaderMapping"})
"""Entities that never stand in the way: what later actions made of such a row stays with it."""

FOLLOWING = {"Certificate": frozenset({"doubts"})}
"""Fields that follow from other rows: never turned back, judged anew
(roster.db.history.consequences)."""

_decode = msgspec.json.decode


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


@cache
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


def differing_fields(db: Session, changes: Mapping[str, RowChange]) -> dict[str, frozenset[str]]:
    """Return the fields that are no longer as the action left them, by row."""
    found: dict[str, frozenset[str]] = {}
    for entity in {change.entity for change in changes.values()}:
        ids = [row_id for row_id, change in changes.items() if change.entity == entity]
        for row_id, values in current_values(db, entity_of(entity), ids):
            left = changes[row_id].new
            names = {name for name, value in left.items() if values[name] != value}
            names -= FOLLOWING.get(entity, frozenset())
            if names:
                found[row_id] = frozenset(names)
    return found


def current_values(
    db: Session, entity: type[Kept], ids: Iterable[str]
) -> Iterator[tuple[str, Fields]]:
    """Yield the journalled columns of rows as they are, deleted rows too."""
    table = table_of(entity)
    names = columns_of(entity)
    wanted = VALUES.about(columns=quoted(("id", *names)), table=table.name)
    texts = [isinstance(table.columns[name].type, JSON) for name in names]
    for row_id, *values in run(db, wanted, ids=as_list(ids)):
        pairs = zip(names, values, texts, strict=True)
        yield (
            row_id,
            {
                name: _decode(value) if is_json and value else value
                for name, value, is_json in pairs
            },
        )
