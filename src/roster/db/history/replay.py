"""The tables as the journal alone tells them, compared with the tables as they are.

The journal is played from its beginning, row by row: born with these values, changed from these
to those. Whatever was written beside it shows: a row it does not know, a row that is missing, a
field with another value, a change that begins from what was never there. Journal and tables are
read side by side in the order of ids, so a file of 400,000 people needs no more memory than one
of ten.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from sqlalchemy import JSON

from roster.db.history.journal import Fields, columns_of, table_of
from roster.db.history.runs import taken_back
from roster.db.models import Base, Kept
from roster.db.sql.journal import ACTIONS, CHANGES, ROWS
from roster.db.sql.statement import quoted, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Column
    from sqlalchemy.orm import Session

_decode = msgspec.json.decode

_NEVER_BORN, _GONE = "never born", "gone"


class Astray(NamedTuple):
    """A row that is not as the journal leaves it; ``fields`` are the columns that differ.

    A row that one of both does not know has instead what is the matter with it.
    """

    entity: str
    row_id: str
    fields: tuple[str, ...]


def astray(db: Session) -> Iterator[Astray]:
    """Yield every row of the journalled tables that is not as the journal leaves it.

    The journal itself is trusted (:func:`roster.db.history.journal.chain_is_whole` comes first).
    """
    db.flush()
    tables = {entity.__name__: _Rows(db, entity) for entity in _kept()}
    changes = run(db, CHANGES)
    for (row_id, name), some in groupby(changes, key=itemgetter(0, 1)):
        rows = tables[name]
        yield from rows.unknown_before(row_id)
        played = _play(rows.blank, (change[2:] for change in some))
        fields = rows.differences(row_id, played)
        if fields:
            yield Astray(name, row_id, fields)
    for rows in tables.values():
        yield from rows.unknown_before(None)


def astray_actions(db: Session) -> Iterator[int]:
    """Yield the numbers of actions that are not in force, or are, against what the journal says.

    Whether an action is undone is the one thing of it that changes later; its hash leaves it out.
    """
    back = taken_back(db)
    undone: dict[int, bool] = {}
    stored: dict[int, bool] = {}
    undos: list[int] = []
    for sequence, kind, is_undone in run(db, ACTIONS):
        stored[sequence] = bool(is_undone)
        if kind == "undo":
            undone |= dict.fromkeys(back[sequence], True)
            undos.append(sequence)
        elif kind == "redo":
            undo = undos.pop()
            undone |= {undo: True, **dict.fromkeys(back[undo], False)}
        elif kind == "do":
            undos.clear()
    yield from (number for number, state in stored.items() if state != undone.get(number, False))


class _Played(NamedTuple):
    """A row as the journal tells it; ``slips``: fields that changed from what they were not."""

    state: Fields | None
    slips: frozenset[str]


def _play(blank: Fields, changes: Iterable[Sequence[str | None]]) -> _Played:
    """Play the changes of one row in their order.

    ``blank`` is what a birth leaves out. Of a field that is in neither the journal says nothing:
    the row is older than the column, which a migration filled in.
    """
    state: Fields | None = None
    slips: set[str] = set()
    for said_before, said_after in changes:
        after = _decode(said_after or "")
        if said_before is None:
            state = {**blank, **after}
            continue
        if state is None:
            return _Played(None, frozenset())
        before = _decode(said_before)
        slips |= {name for name, value in before.items() if state.get(name, value) != value}
        state |= after
    return _Played(state, frozenset(slips))


class _Rows:
    """The rows of one table in the order of their ids, each asked for once."""

    def __init__(self, db: Session, entity: type[Kept]) -> None:
        table = table_of(entity)
        self._entity = entity.__name__
        self._names = columns_of(entity)
        columns = [table.columns[name] for name in self._names]
        self._json = [
            place for place, column in enumerate(columns) if isinstance(column.type, JSON)
        ]
        self.blank = {
            column.name: _value_of_default(column)
            for column in columns
            if column.nullable or column.server_default is not None
        }
        columns_listed = quoted(("id", *self._names))
        self._cursor = run(db, ROWS.about(columns=columns_listed, table=table.name))
        self._next: Sequence[Any] | None = self._cursor.fetchone()

    def unknown_before(self, row_id: str | None) -> Iterator[Astray]:
        """Pass over, and yield, the rows before an id (or all that are left): nobody told them."""
        while self._next is not None and (row_id is None or self._next[0] < row_id):
            yield Astray(self._entity, self._next[0], (_NEVER_BORN,))
            self._next = self._cursor.fetchone()

    def differences(self, row_id: str, played: _Played) -> tuple[str, ...]:
        """Return what of a row is not as it was played, and go on to the next row."""
        row = self._next
        if row is None or row[0] != row_id:
            return (_GONE,)
        self._next = self._cursor.fetchone()
        if played.state is None:
            return (_NEVER_BORN,)
        values = list(row[1:])
        for place in self._json:
            values[place] = _decode(values[place]) if values[place] else None
        stored = dict(zip(self._names, values, strict=True))
        differing = {name for name, value in played.state.items() if stored.get(name) != value}
        return tuple(sorted(differing | played.slips))


def _kept() -> Iterator[type[Kept]]:
    for mapper in Base.registry.mappers:
        if issubclass(mapper.class_, Kept):
            yield mapper.class_


@cache
def _value_of_default(column: Column[Any]) -> Any:  # noqa: ANN401 - any value of a column
    """Return what a column has in a row of which nothing was said: it may be older than it."""
    default = column.server_default
    return None if default is None else _decode(str(getattr(default, "arg", "null")))
