"""Every change leaves who, when, what, before and after, in the transaction that makes it.

An :class:`Entry` hangs on the database session for the length of one user action. ORM changes are
collected by two listeners at each flush; :func:`insert_rows` journals bulk inserts itself. Nothing
is ever deleted: ``deleted`` is a field, so undo is an ordinary change too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from itertools import chain, islice, repeat, starmap
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import msgspec
from sqlalchemy import JSON, Boolean, Enum, event, func, insert, inspect, select
from sqlalchemy.orm import Session

from roster.db.history import consequences
from roster.db.models import Action, Base, Change, Kept, new_id, new_ids
from roster.db.sql import journal as statements
from roster.db.sql.parts import in_parts
from roster.db.sql.statement import connection_of, run, run_many

if TYPE_CHECKING:
    from sqlalchemy import Dialect, Table
    from sqlalchemy.orm import UOWTransaction
    from sqlalchemy.types import TypeEngine

_ENTRY = "journal_entry"
_KEEPING = frozenset({"id", "stamp", "edits"})
"""Columns that describe the row's own history and are not journalled as content."""

_CHANGES_AT_ONCE = 5000
_UNSEALED = ""  # the hash of an entry that is still being written
# So many rows go into one statement: to begin and end it costs a quarter of a row's time.
_ROWS_IN_STATEMENT = 50

_json = msgspec.json.Encoder(order="deterministic")
_encode = _json.encode
Fields = dict[str, Any]
Columns = Mapping[str, Sequence[Any]]


Noted: TypeAlias = tuple[str, str, str | None, str]
"""One changed row, all that the hash covers: entity, id, before (none: born here) and after.

Both states are JSON.
"""


class Begun(NamedTuple):
    """The number of an entry, and what its hash covers so far."""

    sequence: int
    digest: hashlib._Hash


@dataclass
class Entry:
    """One user action while it runs.

    ``changes`` are those not written down yet; ``entities`` names whose rows were. ``kind`` and
    ``target`` must not change once the entry is ``begun``.
    """

    name: str
    clerk: str
    reason: str | None
    kind: str = "do"
    target: int | None = None
    stamp: str = ""
    changes: list[Noted] = field(default_factory=list)
    befores: dict[str, Fields] = field(default_factory=dict)
    entities: set[str] = field(default_factory=set)
    begun: Begun | None = None

    def note(self, entity: type[Kept], row_id: str, before: Fields, after: Fields) -> None:
        """Add one changed row, by the columns that changed."""
        texts = _encode(before).decode(), _encode(after).decode()
        self.changes.append((entity.__name__, row_id, *texts))

    def note_births(self, entity: type[Kept], columns: Columns) -> None:
        """Add rows born here, by their columns' values; the empty are left out."""
        content = _content_of(table_of(entity))
        rows = starmap(content, zip(*map(columns.get, content.__struct_fields__), strict=True))
        texts = _json_texts(list(rows))
        names, nothing = repeat(entity.__name__, len(texts)), repeat(None, len(texts))
        self.changes += zip(names, columns["id"], nothing, texts, strict=True)


@cache
def _content_of(table: Table) -> type[msgspec.Struct]:
    """Return a record of a table's columns that leaves out the empty when it is written."""
    names = [name for name in table.columns.keys() if name not in _KEEPING]  # noqa: SIM118 - not a dict
    return msgspec.defstruct(table.name, [(name, Any, None) for name in names], omit_defaults=True)


def begin(db: Session, entry: Entry) -> None:
    """Hang the entry of a new action on ``db``."""
    db.info[_ENTRY] = entry


def note(db: Session) -> None:
    """Let the running action be written down even without changed rows (a full export).

    Undo passes it over: what it tells happened outside the file (paper came out of a printer).
    """
    db.info[_ENTRY].kind = "note"


def finish(db: Session) -> tuple[str, ...]:
    """Write the entry with what follows from it, and return the names of the entities it changed.

    Nothing is written where nothing was changed.
    """
    db.flush()
    entry: Entry = db.info[_ENTRY]
    if entry.changes or entry.begun or entry.kind != "do":
        sequence, digest = _write_down(db, entry)
        consequences.draw(db, sequence, entry.entities)
        db.flush()
        _write_down(db, entry)
        run(db, statements.SEAL, hash=digest.hexdigest(), sequence=sequence)
    del db.info[_ENTRY]
    return tuple(sorted(entry.entities))


def _write_down(db: Session, entry: Entry) -> Begun:
    """Write what the entry has noted so far, so that a long action need not keep it in memory."""
    begun = entry.begun = entry.begun or _begin_writing(db, entry)
    for start in range(0, len(entry.changes), _CHANGES_AT_ONCE):
        chunk = entry.changes[start : start + _CHANGES_AT_ONCE]
        _cover(begun.digest, chunk)
        _insert_bare(db, Change, [(None, begun.sequence, *change) for change in chunk])
        entry.entities.update(change[0] for change in chunk)
    entry.changes.clear()
    return begun


def _write_down_many(db: Session, entry: Entry) -> None:
    if len(entry.changes) >= _CHANGES_AT_ONCE:
        _write_down(db, entry)


def _begin_writing(db: Session, entry: Entry) -> Begun:
    sequence, last_hash = _last(db)
    action: Fields = {
        "sequence": sequence + 1,
        "name": entry.name,
        "clerk": entry.clerk,
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "reason": entry.reason,
        "kind": entry.kind,
        "target": entry.target,
    }
    _insert_bare(db, Action, [(*action.values(), False, _UNSEALED)])
    return Begun(sequence + 1, _digest(last_hash, action))


def _last(db: Session) -> tuple[int, str]:
    rows = run(db, statements.LAST_ACTION).fetchall()
    return rows[0] if rows else (0, "")


def _digest(last_hash: str, action: Fields) -> hashlib._Hash:
    """Return the hash of an entry without changes."""
    digest = hashlib.sha256(last_hash.encode())
    digest.update(_encode(action))
    return digest


def _cover(digest: hashlib._Hash, changes: Sequence[Noted]) -> None:
    """Let a hash cover some more changes."""
    digest.update(_json.encode_lines(changes).replace(b"\n", b""))


# --- collecting changes --------------------------------------------------------------------


def running_entry(db: Session) -> Entry:
    """Return the entry of the action that runs, with the stamp of its changes."""
    entry: Entry | None = db.info.get(_ENTRY)
    if entry is None:
        message = "a row was changed outside a transaction"
        raise RuntimeError(message)
    if not entry.stamp:
        entry.stamp = _next_stamp(db)
    return entry


def _next_stamp(db: Session) -> str:
    """Raise the file's Lamport counter and return the stamp of this action."""
    offices = run(db, statements.NEXT_COUNT).fetchall()
    if not offices:  # the file is being born: its first rows have stamp 1
        return make_stamp(1, "0" * 8)
    return make_stamp(*offices[0])


def make_stamp(counter: int, node: str) -> str:
    """Return the sortable text of a stamp."""
    return f"{counter:012d}.{node}"


def columns_of(entity: type[Kept]) -> tuple[str, ...]:
    """Return the columns whose values are journalled."""
    return _content_of(table_of(entity)).__struct_fields__


@event.listens_for(Session, "before_flush")
def _stamp_changes(db: Session, _context: UOWTransaction, _instances: object) -> None:
    for row in db.deleted:
        if isinstance(row, Kept):
            message = f"{type(row).__name__} rows are never deleted; set its deleted field"
            raise TypeError(message)
    for row in db.new:
        if isinstance(row, Kept):
            _complete(row, running_entry(db).stamp)
    for row in db.dirty:
        if isinstance(row, Kept) and db.is_modified(row):
            _note_before(row, running_entry(db))


def _complete(row: Kept, stamp: str) -> None:
    row.id = row.id or new_id()
    row.stamp = stamp
    row.edits = {}
    row.deleted = bool(row.deleted)


def _note_before(row: Kept, entry: Entry) -> None:
    before: Fields = {}
    for name in columns_of(type(row)):
        history = inspect(row).attrs[name].history
        if history.has_changes():
            before[name] = history.deleted[0] if history.deleted else None
    row.edits = {**row.edits, **dict.fromkeys(before, entry.stamp)}
    entry.befores[row.id] = before


@event.listens_for(Session, "after_flush")
def _note_changes(db: Session, _context: UOWTransaction) -> None:
    for row in db.new:
        if isinstance(row, Kept):
            values = {name: getattr(row, name) for name in ("id", *columns_of(type(row)))}
            births = {name: [value] for name, value in values.items()}
            running_entry(db).note_births(type(row), births)
    for row in db.dirty:
        if isinstance(row, Kept) and (before := running_entry(db).befores.pop(row.id, None)):
            after = {name: getattr(row, name) for name in before}
            running_entry(db).note(type(row), row.id, before, after)


def insert_rows(db: Session, entity: type[Kept], rows: Sequence[Fields]) -> list[str]:
    """Insert many complete rows at once, journalled, and return their ids.

    Each row names every column but id, stamp, edits and deleted (an ``id`` may be given).
    """
    if not rows:
        return []
    return insert_columns(db, entity, {name: [row[name] for row in rows] for name in rows[0]})


def insert_columns(db: Session, entity: type[Kept], columns: Columns) -> list[str]:
    """Insert many complete rows at once, as :func:`insert_rows`, given column by column."""
    entry = running_entry(db)
    count = len(next(iter(columns.values())))
    kept: Columns = {
        "id": columns.get("id") or new_ids(count),
        "stamp": [entry.stamp] * count,
        "edits": [{}] * count,
        "deleted": [False] * count,
        **columns,
    }
    entry.note_births(entity, kept)
    ways = _ways_of_storing(table_of(entity)).items()
    stored = [way(kept[name]) if way else kept[name] for name, way in ways]
    _insert_bare(db, entity, list(zip(*stored, strict=True)))
    _write_down_many(db, entry)
    return list(kept["id"])


@cache
def _ways_of_storing(table: Table) -> dict[str, Callable[[Sequence[Any]], Sequence[Any]] | None]:
    """Return how SQLite has each column's values, where it is not as they are.

    Members of enums would cost the driver far more.
    """
    return {name: _way_of_storing(column.type) for name, column in table.columns.items()}


def _way_of_storing(kind: TypeEngine[Any]) -> Callable[[Sequence[Any]], Sequence[Any]] | None:
    if isinstance(kind, JSON):
        return _json_texts
    if isinstance(kind, Boolean):
        return _numbers
    return _plain_texts if isinstance(kind, Enum) else None


def _numbers(values: Sequence[bool | None]) -> list[int | None]:
    return [value if value is None else int(value) for value in values]


def _plain_texts(values: Sequence[str | None]) -> list[str | None]:
    return [value if value is None else str.__str__(value) for value in values]


def _json_texts(values: Sequence[object]) -> list[str]:
    """Return each value as JSON, which never holds a line feed."""
    return _json.encode_lines(values).decode().split("\n")[: len(values)]


def change_rows(
    db: Session, entity: type[Kept], changes: Iterable[tuple[str, Fields, Fields]]
) -> None:
    """Change fields of many rows at once, journalled; rows with the same fields go together.

    Args:
        db: the open file; what it holds of these rows in memory is forgotten.
        entity: whose rows.
        changes: each row's id, the values of the fields that change as they are, and the new ones.
    """
    entry = running_entry(db)
    together: dict[tuple[str, ...], list[Fields]] = {}
    ids = []
    for row_id, before, after in changes:
        ids.append(row_id)
        entry.note(entity, row_id, before, after)
        edits = _encode(dict.fromkeys(after, entry.stamp)).decode()
        values = {name: _plain(value) for name, value in after.items()}
        together.setdefault(tuple(after), []).append({**values, "edits": edits, "id": row_id})
    for fields, rows in together.items():
        run_many(db, statements.change_rows(table_of(entity).name, fields), rows)
    _write_down_many(db, entry)
    _forget(db, entity, ids)


def _forget(db: Session, entity: type[Kept], ids: Iterable[str]) -> None:
    """Let rows that were changed past the session be read anew."""
    if not db.identity_map.keys():
        return
    key_of = inspect(entity).identity_key_from_primary_key
    for row_id in ids:
        row = db.identity_map.get(key_of((row_id,)))
        if row is not None:
            db.expire(row)


def _plain(value: object) -> object:
    """Return one value as a column holds it: codes as plain texts, lists as JSON."""
    if isinstance(value, (dict, list)):
        return _encode(value).decode()
    return str(value) if isinstance(value, str) else value


def _insert_bare(db: Session, entity: type[Base | Kept], rows: list[tuple[Any, ...]]) -> None:
    """Insert rows past the ORM, which would look at every value of every row several times."""
    connection, table = connection_of(db), table_of(entity)
    together, rest = divmod(len(rows), _ROWS_IN_STATEMENT)
    if together:
        values = chain.from_iterable(rows)
        width = len(rows[0]) * _ROWS_IN_STATEMENT
        batches = [tuple(islice(values, width)) for _ in range(together)]
        many = _insertion(table, connection.dialect, _ROWS_IN_STATEMENT)
        connection.exec_driver_sql(many, batches)
    if rest:
        statement = _insertion(table, connection.dialect, 1)
        connection.connection.dbapi_connection.executemany(statement, rows[-rest:])  # type: ignore[union-attr]  # it is open


@cache
def _insertion(table: Table, dialect: Dialect, rows: int) -> str:
    """Return the statement that inserts so many rows at once."""
    statement = str(insert(table).compile(dialect=dialect))
    words, _, values = statement.rpartition(" VALUES ")
    return f"{words} VALUES {', '.join([values] * rows)}"


def table_of(entity: type[Base | Kept]) -> Table:
    """Return where an entity's rows are kept."""
    return _tables()[entity]


@cache
def _tables() -> dict[type, Table]:
    tables = Base.metadata.tables
    return {each.class_: tables[each.local_table.description] for each in Base.registry.mappers}


# --- reading -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change of one row as the history shows it; times are UTC, ISO 8601."""

    at: str
    clerk: str
    action: str
    entity: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]


def history(db: Session, row_ids: Sequence[str], limit: int = 200) -> tuple[HistoryLine, ...]:
    """Return the changes of these rows, newest first."""
    columns = Action.at, Action.clerk, Action.name, Change.entity, Change.before, Change.after
    query = select(Change.id, *columns).join(Change, Change.action == Action.sequence)
    newest = query.order_by(Change.id.desc()).limit(limit)
    found = in_parts(db, newest, Change.row_id, row_ids)
    rows = sorted(found, key=lambda row: row.id, reverse=True)[:limit]
    decode = msgspec.json.decode
    return tuple(
        HistoryLine(
            r.at, r.clerk, r.name, r.entity, decode(r.before) if r.before else None, decode(r.after)
        )
        for r in rows
    )


def newest(db: Session) -> int:
    """Return the number of the newest action; 0 before there is one."""
    return _last(db)[0]


def length(db: Session) -> tuple[int, int]:
    """Return how many actions and how many changed rows the journal holds."""
    actions = db.scalar(select(func.count(Action.sequence))) or 0
    return actions, db.scalar(select(func.count()).select_from(Change)) or 0


def chain_is_whole(db: Session) -> bool:
    """Tell whether every entry's hash covers its content and the entry before."""
    last_hash = ""
    for action in db.scalars(select(Action).order_by(Action.sequence)):
        keys = ("sequence", "name", "clerk", "at", "reason", "kind", "target")
        content = {key: getattr(action, key) for key in keys}
        digest = _digest(last_hash, content)
        rows = db.execute(
            select(Change.entity, Change.row_id, Change.before, Change.after)
            .where(Change.action == action.sequence)
            .order_by(Change.id)
            .execution_options(yield_per=_CHANGES_AT_ONCE)
        )
        for some in rows.partitions():
            _cover(digest, [(row.entity, row.row_id, row.before, row.after) for row in some])
        if action.hash != digest.hexdigest():
            return False
        last_hash = action.hash
    return True
