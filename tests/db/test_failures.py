"""What SQLite says of disk and file becomes a failure that is expected, told by its code."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2 as sqlite

from roster.db.engine import Database
from roster.db.errors import RosterFileBusy
from roster.db.models import Trainee
from roster.db.sql.statement import driver
from tests.builders import make_database, make_person, writing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextlib.contextmanager
def another_program(path: Path, *statements: str) -> Iterator[None]:
    """Keep the file to another connection that has said this."""
    with contextlib.closing(sqlite.connect(str(path), isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)
        yield


def people(database: Database) -> int:
    with database.reading() as db:
        return db.scalar(select(func.count(Trainee.id))) or 0


def test_while_another_program_writes_nothing_is_written_and_said_so(database: Database) -> None:
    with (
        another_program(database.path, "BEGIN IMMEDIATE"),
        pytest.raises(RosterFileBusy) as caught,
        writing(database) as db,
    ):
        make_person(db, "李四")
    assert caught.value.path == database.path
    assert people(database) == 0
    with writing(database) as db:
        make_person(db, "李四")
    assert people(database) == 1


def test_a_file_that_another_program_keeps_to_itself_is_not_opened(tmp_path: Path) -> None:
    made = make_database(tmp_path)
    made.close()
    keeping = "PRAGMA journal_mode = DELETE", "BEGIN EXCLUSIVE"
    with another_program(made.path, *keeping), pytest.raises(RosterFileBusy):
        Database.open(made.path)
    Database.open(made.path).close()


def test_a_table_that_is_being_read_cannot_be_changed_in_form(database: Database) -> None:
    with pytest.raises(RosterFileBusy), writing(database) as db:
        rows = driver(db).execute("SELECT id FROM division")
        rows.fetchone()
        driver(db).execute("DROP TABLE office")


@pytest.mark.parametrize(
    "words", ["disk is full", "readonly database", "unable to open", "not a database", "malformed"]
)
def test_words_in_a_name_are_not_taken_for_the_failure_they_name(
    database: Database, words: str
) -> None:
    with pytest.raises(OperationalError, match="no such table"), database.reading() as db:
        db.execute(text(f'SELECT * FROM "{words}"'))  # noqa: S608 - a name of ours


def test_json_that_cannot_be_read_is_no_damage_to_the_file(database: Database) -> None:
    with pytest.raises(OperationalError, match="malformed JSON"), database.reading() as db:
        db.execute(text("SELECT json('{')"))
