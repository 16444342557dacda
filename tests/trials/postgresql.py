"""A PostgreSQL server of its own in a new folder, and the rows of a roster file in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from roster.db.models import Base
from roster.db.sql.statement import Statement, quoted, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy has not typed it
_BETWEEN = "\x1f"
_IN_ANY_ORDER = "SET session_replication_role = replica;"
"""Rows may refer to those that come later."""
_INSERTION = "INSERT INTO {table} ({columns}) VALUES ({values});"
_ROWS = Statement("SELECT {columns} FROM {table}")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; questions are put through psql, which every installation has."""

    folder: Path

    def ask(self, statements: str) -> list[tuple[str, ...]]:
        """Run statements, all or none, and return the rows of all of them as texts."""
        command = ["psql", "-h", str(self.folder), "-U", "roster", "-d", "postgres", "-qAt"]
        options = ["-v", "ON_ERROR_STOP=1", "-F", _BETWEEN, "-P", "null=␀"]
        done = subprocess.run(
            [*command, *options], input=statements, text=True, capture_output=True, check=False
        )
        assert not done.returncode, done.stderr
        return [tuple(line.split(_BETWEEN)) for line in done.stdout.splitlines()]


def programs() -> Path | None:
    """Return where the newest server's programs are, if there are any."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    beside = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(beside).resolve().parent if beside else None


@contextmanager
def running(binaries: Path) -> Iterator[Server]:
    """Run a server that listens to nothing but a socket in its own folder."""
    folder = Path(tempfile.mkdtemp(prefix="roster-pg"))
    who = {"user": "postgres"} if os.geteuid() == 0 else {}  # the server refuses to be root's
    if who:
        shutil.chown(folder, "postgres")

    def run(*words: str) -> None:
        subprocess.run(words, check=True, cwd=folder, stdout=subprocess.DEVNULL, **who)  # type: ignore[call-overload]  # only the user may be given

    data = str(folder / "data")
    run(str(binaries / "initdb"), "-D", data, "-U", "roster", "--auth=trust", "-E", "UTF8")
    pg_ctl = str(binaries / "pg_ctl"), "-D", data, "-w"
    run(*pg_ctl, "-o", f"-k {folder} -c listen_addresses=", "-l", str(folder / "log"), "start")
    try:
        yield Server(folder)
    finally:
        run(*pg_ctl, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def schema() -> str:
    """Return the statements that make all tables and indexes of the models."""
    tables = Base.metadata.sorted_tables
    indexes = [index for table in tables for index in table.indexes]
    made = [CreateTable(table) for table in tables] + [CreateIndex(index) for index in indexes]
    return "".join(f"{one.compile(dialect=DIALECT)};\n" for one in made)


def rows_as_sql(db: Session) -> str:
    """Return the statements that put every row of a file into tables of the same form."""
    insertions = [
        _INSERTION.format(
            table=table.name, columns=quoted(table.columns.keys()), values=_values(table, row)
        )
        for table in Base.metadata.sorted_tables
        for row in run(db, _ROWS.about(columns=quoted(table.columns.keys()), table=table.name))
    ]
    return "\n".join([_IN_ANY_ORDER, *insertions])


def _values(table: Table, row: Sequence[Any]) -> str:
    columns = zip(table.columns, row, strict=True)
    return ", ".join(
        literal(bool(value) if isinstance(column.type, Boolean) and value is not None else value)
        for column, value in columns
    )


def literal(value: object) -> str:
    """Return a value as SQL writes it."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, bytes):
        return f"'\\x{value.hex()}'"
    quoted = str(value).replace("'", "''")
    return str(value) if isinstance(value, int) else f"'{quoted}'"


def as_text(row: Sequence[object]) -> tuple[str, ...]:
    """Return a row of SQLite as psql shows the same of PostgreSQL."""
    return tuple("␀" if value is None else str(value) for value in row)
