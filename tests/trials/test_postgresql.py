"""Every statement gives the same rows on a real PostgreSQL as on SQLite.

Run where a server is installed (``apt-get install postgresql``); it is started in a folder of its
own and hears nothing but psql beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from roster.db.models import Certificate, Enrollment, Trainee
from roster.db.sql.attendance import CELLS
from roster.db.sql.expressions import holds_any, is_empty, is_filled, is_part
from roster.db.sql.statement import Statement, as_list, run
from roster.people import trainees
from tests.builders import CLERK, writing
from tests.certificates.rooms import Room
from tests.db.sql.statements import every_statement, parameters
from tests.trials.postgresql import (
    DIALECT,
    Server,
    as_text,
    literal,
    programs,
    rows_as_sql,
    running,
    schema,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from roster.db.engine import Database

pytestmark = [
    pytest.mark.trial,
    pytest.mark.timeout(900),
    pytest.mark.skipif(programs() is None, reason="no PostgreSQL is installed here"),
]

_DELETED = '{"deleted":true}'
_STATES = Statement("SELECT id, deleted, seat FROM enrollment")
_STAMPS = Statement("SELECT id, FIELD(edits, deleted) FROM enrollment")


@pytest.fixture
def server(database: Database) -> Iterator[Server]:
    """A server with the rows of a file in which much has happened."""
    room = Room(database)
    with writing(database, "correct") as db:
        person = db.scalars(select(Trainee.id)).first()
        assert person
        trainees.correct(db, person, name="改名", tags=("省级示范班",))
    binaries = programs()
    assert room
    assert binaries
    with running(binaries) as started, database.reading() as db:
        started.ask(schema() + rows_as_sql(db))
        yield started


def test_every_statement_gives_the_same_rows(database: Database, server: Server) -> None:
    answered = 0
    for name, statement in every_statement():
        for values in _asked(database, statement):
            ours = _on_sqlite(database, statement, values)
            theirs = server.ask(_on_postgresql(statement, values))
            assert _sorted(theirs) == _sorted(ours), (name, values)
            answered += bool(ours)
    assert answered > 100, "statements that find something were compared"


def test_every_expression_finds_the_same_rows(database: Database, server: Server) -> None:
    with database.reading() as db:
        number = db.scalars(select(Certificate.number)).first()
    queries: list[Select[str]] = [
        select(Certificate.id).where(is_filled(Certificate.doubts)),
        select(Certificate.id).where(is_empty(Certificate.doubts)),
        select(Certificate.id).where(is_part(f"证书{number}号", Certificate.number)),
        select(Trainee.id).where(holds_any(Trainee.tags, ["省级示范班", "另一个"])),
        select(Trainee.id).where(~holds_any(Trainee.tags, ["省级示范班"])),
    ]
    for query in queries:
        with database.reading() as db:
            ours = [(i,) for i in db.scalars(query.execution_options(include_deleted=True))]
        text = query.compile(dialect=DIALECT, compile_kwargs={"literal_binds": True})
        assert _sorted(server.ask(f"{text};")) == _sorted(ours)
        assert ours


def test_a_statement_that_only_sqlite_takes_is_noticed(server: Server) -> None:
    with pytest.raises(AssertionError, match="json_patch"):
        server.ask("SELECT json_patch('{}', '{}');")


def test_a_row_that_differs_is_noticed(database: Database, server: Server) -> None:
    with database.reading() as db:
        training = db.scalars(select(Enrollment.training_id)).all()[0]
    values: dict[str, object] = {"training_id": training}
    server.ask("UPDATE attendance SET note = 'other' WHERE id = (SELECT min(id) FROM attendance);")
    ours, theirs = _on_sqlite(database, CELLS, values), _on_postgresql(CELLS, values)
    assert _sorted(ours) != _sorted(server.ask(theirs))


def _asked(database: Database, statement: Statement) -> list[dict[str, object]]:
    """Return several sets of values for a statement, of rows that are there."""
    with database.reading() as db:
        known = _known(db)
        actions = run(db, Statement("SELECT max(sequence) FROM action")).fetchone()[0]
    wanted = parameters(statement)
    entities = ("Trainee", "Enrollment") if "entity" in wanted else ("",)
    sets = [
        known | {"action": action, "entity": entity, "deleted": deleted}
        for action in (range(1, actions + 1) if "action" in wanted else [1])
        for entity in entities
        for deleted in ((True, False) if "deleted" in wanted else (True,))
    ]
    return [{name: values[name] for name in wanted} for values in sets]


def _known(db: Session) -> dict[str, object]:
    enrollment = db.scalars(select(Enrollment)).all()[0]
    period = run(db, Statement("SELECT id, training_id FROM period"))
    of_training = {training: row_id for row_id, training in period}
    pairs = [(one.training_id, one.trainee_id) for one in db.scalars(select(Enrollment))]
    ids = [
        i
        for table in ("trainee", "enrollment", "attendance", "certificate")
        for i in _ids(db, table)
    ]
    return {
        "ids": as_list(ids),
        "keys": as_list(pairs),
        "cells": as_list([(enrollment.id, of_training[enrollment.training_id])]),
        "names": as_list(["correct"]),
        "following": as_list(["Certificate"]),
        "edits": '{"deleted":"000000000099.aaaaaaaa"}',
        "ended": _DELETED,
        "enrollment_id": enrollment.id,
        "training_id": enrollment.training_id,
        "period_id": of_training[enrollment.training_id],
        "id": enrollment.id,
        "seat": 7,
        "since": 1,
        "sequence": 2,
        "hash": "0" * 64,
        "name": "plan",
        "kind": "undo",
        "passed_over": "print",
    }


def _ids(db: Session, table: str) -> list[str]:
    return [row[0] for row in run(db, Statement("SELECT id FROM {table}").about(table=table))]


class _TakenBack(Exception):
    """Ends a transaction that only looked what would be."""


def _on_sqlite(
    database: Database, statement: Statement, values: dict[str, object]
) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    with pytest.raises(_TakenBack), database.transaction("look", by=CLERK) as db:
        cursor = run(db, statement, **values)
        rows += cursor.fetchall()
        if "MERGED" in statement.text:
            rows += run(db, _STATES).fetchall() + run(db, _STAMPS).fetchall()
        raise _TakenBack
    return rows


def _on_postgresql(statement: Statement, values: dict[str, object]) -> str:
    def value(match: re.Match[str]) -> str:
        return literal(values[match[1]])

    text = re.sub(r"%\((\w+)\)s", value, statement.on("postgresql"))
    more = ""
    if "MERGED" in statement.text:
        more = f"{_STATES.on('postgresql')}; {_STAMPS.on('postgresql')};"
    return f"BEGIN; {text}; {more} ROLLBACK;"


def _sorted(rows: Iterable[Sequence[object]]) -> list[tuple[str, ...]]:
    """Return rows as texts in one order; truth is written 0 and 1."""
    truth = {"t": "1", "f": "0"}
    return sorted(tuple(truth.get(cell, cell) for cell in as_text(row)) for row in rows)
