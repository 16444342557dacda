"""The journal alone tells the tables; what is written beside it is found, in every table."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Boolean, Integer, text

from roster.attendance import completion, leave, makeup
from roster.base.codes.people import Post
from roster.certificates import certificates
from roster.db.engine import Database
from roster.db.history import replay, undoing
from roster.db.history.journal import columns_of, table_of
from roster.db.models import Base, Kept
from roster.db.sql.statement import driver
from roster.lists import deciding
from roster.lists.deciding import LearntMapping
from roster.office import roster_file
from roster.people import trainees
from roster.trainings import invitations
from tests.builders import import_people, make_database, make_listed, make_person, writing
from tests.classroom import A, P, X, mark_row, sheet_of, training_of
from tests.db.store_version import STORED

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

ENTITIES = sorted(
    (m.class_ for m in Base.registry.mappers if issubclass(m.class_, Kept)),
    key=lambda entity: entity.__name__,
)


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with rows in every table that the journal keeps."""
    database = make_database(tmp_path_factory.mktemp("replay"))
    with writing(database) as db:
        person = make_person(db, "张甲", Post.SECRETARY)
        first, second = (training_of(db, [person], series="轮训") for _ in range(2))
        invitations.send_notice(db, first, "2026-04-20")
    with writing(database) as db:
        mark_row(db, first, A)
        mark_row(db, second, P, P)
        missed, made = sheet_of(db, first), sheet_of(db, second)
        places = [(one.people[0].id, one.periods[0].id) for one in (missed, made)]
        makeup.link(db, *places[0], *places[1])
        leave.grant(db, missed.people[0].id, [missed.periods[1].id], X, "就医")
        completion.close_training(db, second)
        certificates.issue(db, second, "2026-06-01")
    with writing(database, "rename") as db:
        trainees.correct(db, person, name="张丙")
    with writing(database, "undo") as db:
        undoing.undo(db)
    import_people(database, make_listed("无村", village=None))
    with writing(database) as db:
        deciding.remember_mappings(db, [LearntMapping("f" * 64, ("电话",), {2: "phone"})])
    database.close()
    return database.path


@pytest.fixture
def tampered(lived_in: Path, tmp_path: Path) -> Database:
    """A copy to be written in beside the journal."""
    path = tmp_path / "copy.roster"
    shutil.copy(lived_in, path)
    return Database.open(path)


def tamper(database: Database, statement: str) -> None:
    """Write past everything that journals."""
    with writing(database) as db:
        assert driver(db).execute(statement).rowcount


def after(database: Database, statement: str) -> list[replay.Astray]:
    """Return what is found after a statement that is not kept, whatever the table forbids."""
    with database.reading() as db:
        for rule in ("ignore_check_constraints", "defer_foreign_keys"):
            driver(db).execute(f"PRAGMA {rule} = ON")
        assert driver(db).execute(statement).rowcount == 1
        return list(replay.astray(db))


def found(database: Database) -> list[replay.Astray]:
    with database.reading() as db:
        return list(replay.astray(db))


def test_the_tables_are_what_the_journal_says(tampered: Database) -> None:
    with tampered.reading() as db:
        empty = [e.__name__ for e in ENTITIES if not _count(db, e)]
        assert empty == []
        assert list(replay.astray_actions(db)) == []
        assert roster_file.check_file(db).faults == ()
    assert found(tampered) == []


def _count(db: Session, entity: type[Kept]) -> int:
    return int(db.scalar(text(f"SELECT count(*) FROM {table_of(entity).name}")) or 0)  # noqa: S608 - a table of ours


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.__name__)
def test_every_column_changed_beside_the_journal_is_found(
    tampered: Database, entity: type[Kept]
) -> None:
    table = table_of(entity)
    for name in columns_of(entity):
        whole = isinstance(table.columns[name].type, (Integer, Boolean))
        other = f'1 - coalesce("{name}", 0)' if whole else "'[\"else\"]'"
        change = f'UPDATE {table.name} SET "{name}" = {other} WHERE rowid = 1'  # noqa: S608
        assert [row.fields for row in after(tampered, change)] == [(name,)]
    tampered.close()


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.__name__)
def test_a_row_put_in_or_taken_out_beside_the_journal_is_found(
    tampered: Database, entity: type[Kept]
) -> None:
    name = table_of(entity).name
    astray = after(tampered, f"UPDATE {name} SET id = 'another' WHERE rowid = 1")  # noqa: S608
    assert sorted(row.fields for row in astray) == [("gone",), ("never born",)]
    tampered.close()


def test_a_change_that_begins_from_what_never_was_is_found(tampered: Database) -> None:
    tamper(tampered, "UPDATE trainee SET phone = '13800000009'")
    with writing(tampered) as db:
        for person in trainees.find_people(db):
            trainees.correct(db, person, phone="13800000001")
    assert {row.fields for row in found(tampered)} == {("phone",)}
    tampered.close()


@pytest.mark.parametrize("name", ["rename", "test"])
def test_an_undo_that_the_journal_does_not_know_is_found(tampered: Database, name: str) -> None:
    tamper(tampered, f"UPDATE action SET undone = NOT undone WHERE name = '{name}'")  # noqa: S608
    with tampered.reading() as db:
        assert list(replay.astray_actions(db))
        assert any("undone" in fault for fault in roster_file.check_file(db).faults)
    tampered.close()


def test_a_check_names_the_rows_without_saying_what_they_hold(tampered: Database) -> None:
    tamper(tampered, "UPDATE trainee SET phone = '13800000009'")
    with tampered.reading() as db:
        (fault,) = roster_file.check_file(db).faults
        person = trainees.find_people(db)[0]
    tampered.close()
    assert fault == f"beside the journal: Trainee {person} phone"


@pytest.mark.parametrize("stored", sorted(STORED.glob("*.roster")), ids=lambda path: path.stem)
def test_rows_older_than_a_column_are_as_the_journal_says(stored: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.roster"
    shutil.copy(stored, path)
    database = Database.open(path)
    assert found(database) == []
    database.close()
