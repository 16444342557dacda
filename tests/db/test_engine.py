from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text
from sqlcipher3 import dbapi2 as sqlite

from roster.base.errors import CannotWrite, DiskFull, FileExists, FileMissing
from roster.db import engine
from roster.db.engine import Database, FileClosed
from roster.db.errors import NotARosterFile, RosterFileDamaged, RosterFileInUse, RosterFileNewer
from roster.db.models import Term, Trainee
from roster.db.sql.statement import driver
from roster.office.roster_file import create_roster_file
from tests.builders import CLERK, TOWNSHIP, make_database, make_person, writing

if TYPE_CHECKING:
    from pathlib import Path


def closed_file(folder: Path) -> Path:
    database = make_database(folder)
    database.close()
    return database.path


def pragma(database: Database, name: str) -> object:
    with database.reading() as db:
        return db.execute(text(f"PRAGMA {name}")).scalar()


@pytest.mark.parametrize(
    ("name", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)]
)
def test_every_connection_has_the_safe_settings(
    database: Database, name: str, value: object
) -> None:
    with database.reading(), database.reading():
        assert pragma(database, name) == value


def test_who_comes_next_gets_the_connection_that_has_the_file_in_memory(
    database: Database,
) -> None:
    with database.reading() as outer, database.reading() as inner:
        assert driver(outer) is not driver(inner)
        last = driver(outer)  # it is given back after the inner one
    for _ in range(3):
        with database.reading() as db:
            assert driver(db) is last
        with writing(database) as db:
            assert driver(db) is last


def test_what_failed_leaves_nothing_to_who_comes_next(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), writing(database) as db:
        make_person(db, "张䶮秋")
        raise ZeroDivisionError
    with database.reading() as db:
        assert not db.info
        assert not list(db.identity_map.keys())
        assert db.scalar(select(func.count()).select_from(Trainee)) == 0
    with writing(database) as db:
        make_person(db, "李建国")
    with database.reading() as db:
        assert db.scalars(select(Trainee.name)).all() == ["李建国"]


def test_the_bundled_sqlite_has_the_wal_reset_fix() -> None:
    assert tuple(map(int, sqlite.sqlite_version.split("."))) >= (3, 51, 3)


def test_a_file_that_was_closed_is_neither_read_nor_written(database: Database) -> None:
    database.close()
    with pytest.raises(FileClosed), database.reading():
        pass
    with pytest.raises(FileClosed), writing(database):
        pass


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        Database.open(tmp_path / "nothing.roster")


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + b"\0" * 200])
def test_another_kind_of_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.roster"
    path.write_bytes(content)
    with pytest.raises(NotARosterFile):
        Database.open(path)
    assert path.read_bytes() == content


def test_a_newer_file_is_refused_and_left_byte_for_byte(tmp_path: Path) -> None:
    path = closed_file(tmp_path)
    content = bytearray(path.read_bytes())
    content[60:64] = (engine.SCHEMA_VERSION + 1).to_bytes(4, "big")
    path.write_bytes(content)
    with pytest.raises(RosterFileNewer) as caught:
        Database.open(path)
    assert caught.value.file_version == engine.SCHEMA_VERSION + 1
    assert path.read_bytes() == content


def test_a_damaged_file_is_noticed_at_opening(tmp_path: Path) -> None:
    path = closed_file(tmp_path)
    content = bytearray(path.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 : page * 4096 + 200] = b"\x5a" * 200
    path.write_bytes(content)
    with pytest.raises(RosterFileDamaged):
        Database.open(path)
    assert path.read_bytes() == content


def test_a_second_opening_is_refused_and_told_who_has_the_file(database: Database) -> None:
    with pytest.raises(RosterFileInUse) as caught:
        Database.open(database.path)
    assert caught.value.owner not in {"", "?"}


def test_a_link_to_the_file_is_the_same_file(database: Database, tmp_path: Path) -> None:
    link = tmp_path / "link.roster"
    link.symlink_to(database.path)
    with pytest.raises(RosterFileInUse):
        Database.open(link)


def test_the_lock_of_a_killed_program_is_taken_over(tmp_path: Path) -> None:
    path = closed_file(tmp_path)
    script = (
        "import os, signal, sys; from pathlib import Path; from roster.db.engine import Database; "
        "Database.open(Path(sys.argv[1])); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run(
        [sys.executable, "-c", script, str(path)],
        check=False,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    Database.open(path).close()


def test_closing_leaves_only_the_roster_file(tmp_path: Path) -> None:
    path = closed_file(tmp_path)
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), writing(database) as db:
        make_person(db, "李四")
        raise ZeroDivisionError
    with database.reading() as db:
        assert db.execute(text("SELECT count(*) FROM trainee")).scalar() == 0


def test_a_new_file_never_overwrites_an_old_one(tmp_path: Path) -> None:
    path = closed_file(tmp_path)
    with pytest.raises(FileExists):
        Database.create(path)


def test_what_is_committed_while_a_file_is_made_is_in_the_file_itself(tmp_path: Path) -> None:
    made = Database.create(tmp_path / "new.roster")
    with made.transaction("create file", by=CLERK) as db:
        db.add(Term(name="第八届", start="2026", end=None))
    copy = tmp_path / "copy.roster"
    shutil.copy(made.path, copy)
    opened = Database.open(copy)
    with opened.reading() as db:
        assert db.scalar(select(Term.name)) == "第八届"
    opened.close()
    made.close()


def test_a_folder_that_is_gone_is_an_expected_failure(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        create_roster_file(tmp_path / "missing" / "x.roster", TOWNSHIP, clerk=CLERK)


def test_a_full_disk_is_an_expected_failure_and_loses_nothing(database: Database) -> None:
    with writing(database) as db:
        make_person(db, "李四")
    with pytest.raises(DiskFull), writing(database) as db:
        pages = db.execute(text("PRAGMA page_count")).scalar()
        db.execute(text(f"PRAGMA max_page_count = {pages}"))
        for number in range(2000):
            make_person(db, f"王{number:04d}".replace("0", "零"))
    with database.reading() as db:
        assert db.execute(text("SELECT count(*) FROM trainee")).scalar() == 1


def test_listeners_hear_which_entities_changed(database: Database) -> None:
    heard: list[tuple[str, ...]] = []
    database.on_change(heard.append)
    with writing(database) as db:
        make_person(db, "李四")
    with writing(database):
        pass
    assert heard == [("Trainee",)]


def test_an_older_file_is_copied_before_it_is_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = closed_file(tmp_path)
    before = engine.SCHEMA_VERSION
    monkeypatch.setattr(engine, "SCHEMA_VERSION", before + 1)
    Database.open(path).close()
    copy = path.with_name(f"测试.v{before}.roster")
    assert engine.file_version(copy) == before
    assert engine.file_version(path) == engine.SCHEMA_VERSION


def test_the_clerk_is_in_the_journal(database: Database) -> None:
    with database.reading() as db:
        assert db.execute(text("SELECT clerk FROM action")).scalar() == CLERK


def test_copies_of_a_file_open_independently(database: Database, tmp_path: Path) -> None:
    database.close()
    copy = tmp_path / "copy.roster"
    shutil.copy(database.path, copy)
    first, second = Database.open(database.path), Database.open(copy)
    first.close()
    second.close()


@pytest.mark.parametrize("name", ["lock", "owner"])
def test_a_link_under_the_name_of_a_lock_is_not_written_through(tmp_path: Path, name: str) -> None:
    path, other = closed_file(tmp_path), tmp_path / "other"
    other.write_bytes(b"kept")
    (tmp_path / f"~${path.name}.{name}").symlink_to(other)
    with pytest.raises(CannotWrite):
        Database.open(path)
    assert other.read_bytes() == b"kept"


def test_a_pipe_is_no_roster_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.roster")
    with pytest.raises(NotARosterFile):
        Database.open(tmp_path / "pipe.roster")
