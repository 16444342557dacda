from __future__ import annotations

from pathlib import Path

import pytest

import roster
from tests.db.sql.ids_in_queries import ids_in_queries
from tests.db.sql.text_sql import modules_with_text_sql, text_sql

ROSTER = Path(roster.__file__).parent
SQL = ROSTER / "db" / "sql"
FROZEN = ROSTER / "db" / "migrations" / "versions"


def test_sql_that_is_text_stands_in_one_place() -> None:
    assert modules_with_text_sql(ROSTER, (SQL, FROZEN)) == {}


def test_there_is_sql_to_be_found() -> None:
    assert {"attendance.py", "expressions.py", "file.py", "undo.py"} <= modules_with_text_sql(
        SQL, ()
    ).keys()


@pytest.mark.parametrize(
    "source",
    [
        'db.execute("SELECT id FROM trainee")',
        'db.execute(f"UPDATE {table} SET deleted = 1")',
        'QUERY = """\n    WITH mine AS (SELECT 1)\n"""',
        'connection.execute(f"PRAGMA user_version = {version}")',
        'connection.execute("BEGIN IMMEDIATE")',
        'WHERE = "id = ?"',
        'PLACES = "VALUES (" + ", ?" * 3',
        'IDS = "id IN (SELECT value FROM json_each(:ids))"',
        "FIELD = \"before ->> '$.name'\"",
        'LIVING = "attendance.deleted = 0"',
        'Index("uq", "code", sqlite_where=LIVING)',
        'index.dialect_options["sqlite"]["where"]',
        "func.instr(text, Certificate.number)",
        "from sqlalchemy import select, text",
        "from sqlalchemy.sql import literal_column",
    ],
)
def test_text_of_every_kind_is_noticed(source: str) -> None:
    assert list(text_sql(source))


@pytest.mark.parametrize(
    "source",
    [
        '"""Select a file and update it with what is in the list."""',
        'raise Unknown("Which person? SELECTED rows only.")',
        "select(func.count(Trainee.id)).where(~Trainee.deleted)",
        'translate("Coverage", "Begin with the list")',
        "from roster.db.sql.undo import CHANGED",
    ],
)
def test_what_is_no_text_sql_is_let_be(source: str) -> None:
    assert not list(text_sql(source))


def test_ids_go_into_queries_in_parts_only() -> None:
    found = {
        path.relative_to(ROSTER).as_posix(): list(ids_in_queries(path.read_text("utf-8")))
        for path in sorted(ROSTER.rglob("*.py"))
        if not any(path.is_relative_to(exempt) for exempt in (SQL, FROZEN))
    }
    assert {path: calls for path, calls in found.items() if calls} == {}


@pytest.mark.parametrize(
    "values", ["ids", "list(wanted)", "[row.id for row in rows]", "people.keys()", "{*ids}"]
)
def test_ids_that_go_another_way_are_noticed(values: str) -> None:
    assert list(ids_in_queries(f"def f(ids):\n    return select(A).where(A.id.in_({values}))"))


@pytest.mark.parametrize("values", ["ATTENDED", "_HELD", "rule.posts", "subtree(i)", "within"])
def test_the_few_and_queries_are_let_be(values: str) -> None:
    source = f"def f(i):\n    within = select(B.id)\n    return A.id.in_({values})"
    assert not list(ids_in_queries(source))
