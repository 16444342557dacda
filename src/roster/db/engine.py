"""The roster file: created, opened, checked, locked, and written in transactions.

SQLite comes through sqlcipher3, which brings a current one (the system's may have the WAL-reset
bug below 3.51.3). A transaction begins with BEGIN IMMEDIATE and is one user action: one journal
entry, one undo step.
"""

from __future__ import annotations

import contextlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec
from sqlalchemy import Engine, Enum, create_engine, event, select
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlite

from roster.base.errors import CannotWrite, FileExists, FileMissing
from roster.base.files import free_path, written_whole
from roster.base.outputs import ROSTER_ENDING, SQLITE_MAGIC
from roster.db.acts import Act
from roster.db.disks import is_local_disk
from roster.db.errors import NotARosterFile, RosterFileDamaged, RosterFileNewer
from roster.db.failures import expected_failures
from roster.db.file_lock import FileHolder
from roster.db.history import consequences, journal
from roster.db.models import Base, Kept, Office
from roster.db.sql import file
from roster.db.sql.statement import connection_of, driver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Db: TypeAlias = Session
"""The open transaction or reading that subjects are given first."""

SCHEMA_VERSION = 6
APPLICATION_ID = 0x524F5354  # "ROST"
_HEADER_BYTES = 100
_WRITES = "writes"


def _tell_driver_of_values() -> None:
    """Tell the driver how nothing, truth and codes are written.

    It knows without, but looks for a way at every single value: 0.8 µs against 0.1 µs.
    """
    sqlite.register_adapter(type(None), lambda nothing: nothing)
    sqlite.register_adapter(bool, int)
    for table in Base.metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, Enum) and column.type.enum_class:
                sqlite.register_adapter(column.type.enum_class, str.__str__)


_tell_driver_of_values()


class FileClosed(RuntimeError):
    """Somebody kept a roster file and uses it after it was let go: a bug, nothing to be said.

    A connection would open it again by itself, without the lock, beside another program.
    """


class Database:
    """One open roster file."""

    def __init__(self, path: Path, engine: Engine, holder: FileHolder | None) -> None:
        self.path = path
        self._engine = engine
        self._idle: list[Session] = []
        self._holder = holder
        self._is_closed = False
        self._listeners: list[Callable[[tuple[str, ...]], None]] = []

    @classmethod
    def create(cls, path: Path) -> Database:
        """Make an empty roster file with the current schema.

        Raises:
            FileExists: something with content is there already.
        """
        if path.exists() and path.stat().st_size:
            raise FileExists(path)
        # Without a write-ahead log: what is committed is in the file itself when it is renamed,
        # also when the disk has become full meanwhile.
        engine = _engine(path, "DELETE")
        _migrate(engine, path)
        return cls(path, engine, None)

    @classmethod
    def open(cls, path: Path) -> Database:
        """Open a roster file, bringing an older one up to date after copying it.

        Raises:
            FileMissing: there is no such file.
            NotARosterFile: the file is something else.
            RosterFileNewer: a newer program made it; it is left untouched.
            RosterFileInUse: another program has it open.
            RosterFileBusy: something else keeps it to itself.
            RosterFileDamaged: its content fails the check.
            CannotWrite: the file or its folder is read-only.
        """
        version = file_version(path)
        if version > SCHEMA_VERSION:
            raise RosterFileNewer(path, version, SCHEMA_VERSION)
        holder = FileHolder(path)
        try:
            engine = _engine(path, "WAL" if is_local_disk(path.parent) else "DELETE")
            with expected_failures(path):
                _check(engine, path)
                if version < SCHEMA_VERSION:
                    _copy_before_migration(engine, path, version)
                    _migrate(engine, path)
        except BaseException:
            holder.release()
            raise
        database = cls(path, engine, holder)
        if version < SCHEMA_VERSION:
            database._catch_up()
        return database

    def _catch_up(self) -> None:
        """Let what older programs did not hear of be heard once; undo passes it over."""
        with self.reading() as db:
            clerk = db.scalar(select(Office.clerk))
        if clerk is not None:
            with self.transaction(Act.JUDGE, by=clerk) as db:
                journal.note(db)
                consequences.draw(db, None)

    def close(self) -> None:
        """Close every connection and let the file go; nothing reads or writes it any more."""
        self._is_closed = True
        while self._idle:
            connection_of(self._idle.pop()).close()
        self._engine.dispose()
        if self._holder:
            self._holder.release()
            self._holder = None

    @property
    def is_closed(self) -> bool:
        """Whether the file was let go."""
        return self._is_closed

    def on_change(self, listener: Callable[[tuple[str, ...]], None]) -> None:
        """Call ``listener`` after each transaction with the names of the entities it changed.

        The call comes on the thread of the transaction.
        """
        self._listeners.append(listener)

    @contextmanager
    def transaction(self, action: str, *, by: str, reason: str | None = None) -> Iterator[Session]:
        """Give a database session whose work is one user action: all of it or nothing.

        Raises:
            DiskFull, CannotWrite, RosterFileBusy, RosterFileDamaged: nothing was changed.
        """
        with expected_failures(self.path), self._opened(writes=True) as db:
            journal.begin(db, journal.Entry(action, by, reason))
            yield db
            changed = journal.finish(db)
            connection_of(db).commit()
        if changed:
            for listener in self._listeners:
                listener(changed)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a database session that sees one moment of the file and writes nothing."""
        with expected_failures(self.path), self._opened(writes=False) as db:
            yield db

    @contextmanager
    def _opened(self, *, writes: bool) -> Iterator[Session]:
        if self._is_closed:
            raise FileClosed
        db = self._take()
        connection = connection_of(db)
        connection.info[_WRITES] = writes
        try:
            connection.begin()
            yield db
        finally:
            db.close()
            db.info.clear()
            connection.rollback()  # what was committed stays
            self._keep(db)

    def _take(self) -> Session:
        """Return the session that was used last, for its connection has the file in memory.

        Bound to its connection for good, it need not look for it at every statement; to take both
        anew costs each action as much as its statements.
        """
        with contextlib.suppress(IndexError):  # another thread may take the last one
            return self._idle.pop()
        return Session(self._engine.connect(), expire_on_commit=False)

    def _keep(self, db: Session) -> None:
        if self._is_closed:
            connection_of(db).close()
        else:
            self._idle.append(db)


def file_version(path: Path) -> int:
    """Return the schema version of a roster file from its first bytes, without opening it.

    Raises:
        FileMissing, NotARosterFile
    """
    try:
        if not path.is_file():  # a pipe would be waited for without end
            raise NotARosterFile(path) if path.exists() else FileMissing(path)
        with path.open("rb") as stream:
            header = stream.read(_HEADER_BYTES)
    except FileNotFoundError:
        raise FileMissing(path) from None
    except OSError as error:
        raise CannotWrite(path) from error
    is_ours = header[68:72] == APPLICATION_ID.to_bytes(4, "big")
    if not header.startswith(SQLITE_MAGIC) or not is_ours:
        raise NotARosterFile(path)
    return int.from_bytes(header[60:64], "big")


def _engine(path: Path, journal_mode: str) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=sqlite,
        creator=lambda: sqlite.connect(str(path), check_same_thread=False),
        poolclass=QueuePool,
        json_serializer=lambda value: msgspec.json.encode(value).decode(),
        json_deserializer=msgspec.json.decode,
    )

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: object) -> None:  # noqa: ANN401 - untyped driver
        connection.isolation_level = None  # we say BEGIN ourselves
        for setting in (file.JOURNAL_MODE.format(mode=journal_mode), *file.SETTINGS):
            connection.execute(setting)

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:  # noqa: ANN401 - SQLAlchemy passes its own type
        writes = connection.info.get(_WRITES, True)
        begin = file.BEGIN_WRITING if writes else file.BEGIN_READING
        connection.connection.dbapi_connection.execute(begin)

    return engine


_LIVING_ONLY = with_loader_criteria(Kept, lambda entity: ~entity.deleted, include_aliases=True)


@event.listens_for(Session, "do_orm_execute")
def _leave_out_deleted(state: ORMExecuteState) -> None:
    """Deleted rows are seen only by those who ask for them (``include_deleted``)."""
    if state.is_select and not state.execution_options.get("include_deleted", False):
        state.statement = state.statement.options(_LIVING_ONLY)


def stored_faults(db: Session) -> Iterator[str]:
    """Yield what is wrong with the pages of the file and with references between its rows."""
    pages = (row[0] for row in driver(db).execute(file.WHOLE_CHECK))
    yield from (f"sqlite: {line}" for line in pages if line != "ok")
    yield from (f"reference: {row[0]}" for row in driver(db).execute(file.REFERENCE_CHECK))


def _check(engine: Engine, path: Path) -> None:
    with engine.connect() as connection:
        if connection.exec_driver_sql(file.QUICK_CHECK).scalar() != "ok":
            raise RosterFileDamaged(path)


def _migrate(engine: Engine, path: Path) -> None:
    """Bring the schema to the current version, one transaction a step.

    A step may build a table anew to change a check; other tables must not miss it meanwhile, so
    foreign keys rest until the last step and are all checked then.
    """
    from roster.db.migrations import upgrade  # noqa: PLC0415 - Alembic is slow to import

    with expected_failures(path), engine.connect() as connection:
        driver: Any = connection.connection.dbapi_connection
        driver.execute(file.REFERENCES_REST)
        upgrade(connection)
        driver.execute(file.REFERENCES_HOLD)
        if driver.execute(file.REFERENCE_CHECK).fetchone():
            raise RosterFileDamaged(path)
    with engine.connect() as connection:
        connection.exec_driver_sql(file.SIGN.format(application_id=APPLICATION_ID))
        connection.exec_driver_sql(file.SIGN_VERSION.format(version=SCHEMA_VERSION))
        connection.commit()


def _copy_before_migration(engine: Engine, path: Path, version: int) -> None:
    """Keep the file as it was under a name that nothing has: an older copy may be of worth."""
    copy = free_path(path.with_name(f"{path.stem}.v{version}{ROSTER_ENDING}"))
    with (
        written_whole(copy, ROSTER_ENDING) as unfinished,
        engine.connect() as connection,
        contextlib.closing(sqlite.connect(str(unfinished))) as target,
    ):
        connection.connection.dbapi_connection.backup(target)  # type: ignore[union-attr]  # it is open
