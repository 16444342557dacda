from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from roster.db.sql.statement import Statement, run
from tests.db.sql.statements import every_statement, parameters, values

if TYPE_CHECKING:
    from roster.db.engine import Database

EVERY = dict(every_statement())
OF_SQLITE_ALONE = re.compile(
    r"json_each|json_patch|json_set|\biif\(|= [01]\b|'\$|\?|:\w+|\browid\b"
)
LEFT_OVER = re.compile(r"\b(LIVING|FIELD|MERGED|TEXTS|ITEMS)\(|[{}]")


@pytest.mark.parametrize("name", EVERY)
def test_sqlite_takes_every_statement(database: Database, name: str) -> None:
    statement = EVERY[name]
    with database.reading() as db:
        plan = run(db, Statement(f"EXPLAIN {statement.text}"), **values(statement)).fetchall()
    assert plan
    assert not LEFT_OVER.search(statement.on("sqlite"))


@pytest.mark.parametrize("name", EVERY)
def test_nothing_that_only_sqlite_knows_is_said_to_postgresql(name: str) -> None:
    text = EVERY[name].on("postgresql")
    assert not OF_SQLITE_ALONE.search(text)
    assert not LEFT_OVER.search(text)
    assert set(re.findall(r"%\((\w+)\)s", text)) == set(parameters(EVERY[name]))


def test_every_word_of_the_house_is_used() -> None:
    texts = " ".join(statement.text for statement in EVERY.values())
    assert all(f"{word}(" in texts for word in ("LIVING", "FIELD", "MERGED", "TEXTS", "ITEMS"))


def test_what_only_sqlite_knows_is_noticed() -> None:
    for text in ("WHERE deleted = 0", "json_each(%(ids)s)", "before ->> '$.name'", "id = :id"):
        assert OF_SQLITE_ALONE.search(text)
