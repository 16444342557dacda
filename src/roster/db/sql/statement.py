"""A statement of SQL as each database takes it, and how it is run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session


class _Word(NamedTuple):
    """What both databases say, each in its own way."""

    pattern: str
    sqlite: str
    postgresql: str


# SQLite takes the index of living rows only where it finds that index's own words, "deleted = 0".
_WORDS = (
    _Word(r"\bLIVING\((\w+)\)", r"\1.deleted = 0", r"NOT \1.deleted"),
    _Word(r"\bFIELD\(([\w.]+), (\w+)\)", r"\1 ->> '$.\2'", r"CAST(\1 AS json) ->> '\2'"),
    _Word(
        r"\bMERGED\((\w+), (:\w+)\)",
        r"json_patch(\1, \2)",
        r"CAST(CAST(\1 AS jsonb) || CAST(\2 AS jsonb) AS json)",
    ),
    _Word(r"\bTEXTS\((:\w+)\)", r"json_each(\1)", r"json_array_elements_text(CAST(\1 AS json))"),
    _Word(r"\bITEMS\((:\w+)\)", r"json_each(\1)", r"json_array_elements(CAST(\1 AS json))"),
    _Word(r":(\w+)", r":\1", r"%(\1)s"),
)


@dataclass(frozen=True)
class Statement:
    """A statement of SQL.

    Parameters are ``:name``, names of tables and columns that it is about ``{name}``. Its words in
    capitals stand for what the databases say differently:

    - ``LIVING(table)``: the row is not deleted;
    - ``FIELD(column, name)``: the text of one field of a JSON object;
    - ``MERGED(column, :object)``: a JSON object with the fields of another one on top;
    - ``TEXTS(:list)``, ``ITEMS(:list)``: a JSON list as a table of one column ``value``, of texts
      or of lists whose items are ``value ->> 0`` and so on.
    """

    text: str

    def about(self, **names: str) -> Statement:
        """Return the statement about these tables and columns."""
        return _about(self, tuple(names.items()))

    def on(self, dialect: str) -> str:
        """Return the text a database takes, by SQLAlchemy's name of it."""
        return _text_on(self, dialect)


@cache
def _about(statement: Statement, names: tuple[tuple[str, str], ...]) -> Statement:
    return Statement(statement.text.format_map(dict(names)))


@cache
def _text_on(statement: Statement, dialect: str) -> str:
    text = statement.text
    for word in _WORDS:
        text = re.sub(word.pattern, getattr(word, dialect), text)
    return text


def run(db: Session, statement: Statement, /, **values: Any) -> Any:  # noqa: ANN401 - untyped driver
    """Run a statement in the running transaction and return the driver's cursor.

    Past SQLAlchemy: what runs in every action costs a tenth of the same through it.
    """
    connection = connection_of(db)
    text = statement.on(connection.dialect.name)
    return connection.connection.dbapi_connection.execute(text, values)  # type: ignore[union-attr]  # it is open


def run_many(db: Session, statement: Statement, rows: Iterable[Mapping[str, Any]]) -> None:
    """Run a statement once with each of many sets of values."""
    driver(db).cursor().executemany(text_for(db, statement), rows)


def text_for(db: Session, statement: Statement) -> str:
    """Return a statement as the database behind ``db`` takes it."""
    return statement.on(connection_of(db).dialect.name)


def driver(db: Session) -> Any:  # noqa: ANN401 - untyped driver
    """Return the driver's connection in the running transaction."""
    return connection_of(db).connection.dbapi_connection


def connection_of(db: Session) -> Connection:
    """Return the connection of the running transaction, to which its session is bound.

    To ask the session for it costs as much as a statement.
    """
    return db.bind  # type: ignore[return-value]  # the file's sessions are never bound to an engine


def as_list(values: Iterable[object]) -> str:
    """Return values as one parameter for ``TEXTS`` or ``ITEMS``, however many there are."""
    return msgspec.json.encode(list(values)).decode()


def quoted(names: Iterable[str]) -> str:
    """Return names of columns as a statement lists them."""
    return ", ".join(f'"{name}"' for name in names)
