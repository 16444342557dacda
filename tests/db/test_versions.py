from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from msgspec.structs import asdict
from sqlalchemy import create_engine
from sqlcipher3 import dbapi2 as sqlite

from roster.certificates import certificates
from roster.db import migrations
from roster.db.engine import SCHEMA_VERSION, Database, file_version
from roster.db.errors import NothingToUndo
from roster.db.history import journal, undoing
from roster.db.models import Base
from roster.lists import deciding
from roster.office import roster_file
from roster.people import trainees
from tests.db.store_version import NATIVE_PLACE, PEOPLE, STORED

if TYPE_CHECKING:
    from pathlib import Path


def test_the_migrations_lead_to_the_models() -> None:
    with create_engine("sqlite://").connect() as connection:
        migrations.upgrade(connection)
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []


def test_every_version_has_a_stored_file() -> None:
    stored = sorted(int(path.stem) for path in STORED.glob("*.roster"))
    assert stored == list(range(1, SCHEMA_VERSION + 1))


def test_what_waits_and_was_learnt_since_version_two_is_still_there(tmp_path: Path) -> None:
    path = tmp_path / "old.roster"
    shutil.copy(STORED / "2.roster", path)
    database = Database.open(path)
    with database.reading() as db:
        assert [one.person.name for one in deciding.waiting_rows(db)] == ["无村可归"]
        assert deciding.recall_mappings(db, ["f" * 64])["f" * 64].fields == {2: "phone"}
    database.close()


def test_what_was_decided_of_certificates_since_version_four_is_still_there(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.roster"
    shutil.copy(STORED / "4.roster", path)
    database = Database.open(path)
    with database.reading() as db:
        kept, corrected, successor, waiting = certificates.list_certificates(db)
    database.close()
    assert (kept.state, kept.kept_reason) == ("valid", "证书上没有印地点")
    assert (corrected.state, corrected.successor) == ("corrected", successor.number)
    assert (waiting.state, waiting.doubts) == ("in_doubt", {"place": "区委党校"})


def test_where_people_come_from_since_version_five_is_still_there(tmp_path: Path) -> None:
    path = tmp_path / "old.roster"
    shutil.copy(STORED / "5.roster", path)
    database = Database.open(path)
    with database.reading() as db:
        places = {asdict(facts)["native_place"] for facts in trainees.all_facts(db).values()}
    database.close()
    assert places == {NATIVE_PLACE}


def test_a_certificate_that_an_older_program_did_not_tell_is_told_on_opening(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.roster"
    shutil.copy(STORED / "3.roster", path)
    with contextlib.closing(sqlite.connect(str(path))) as older:
        older.execute("UPDATE enrollment SET completion = 'expelled' WHERE number = 1")
        older.commit()
    database = Database.open(path)
    with database.reading() as db:
        first, *others = certificates.list_certificates(db)
        assert roster_file.check_file(db).in_doubt == 1
    with pytest.raises(NothingToUndo), database.transaction("undo", by="经办人") as db:
        undoing.undo_action(db, journal.newest(db))
    database.close()
    assert first.doubts == {"not_completed": "expelled"}
    assert {row.state for row in others} == {"valid"}


@pytest.mark.parametrize("stored", sorted(STORED.glob("*.roster")), ids=lambda path: path.stem)
def test_a_stored_file_of_each_version_opens_with_everything_in_it(
    stored: Path, tmp_path: Path
) -> None:
    path = tmp_path / "old.roster"
    shutil.copy(stored, path)
    database = Database.open(path)
    with database.reading() as db:
        rows = trainees.people_rows(db, trainees.find_people(db))
        assert sorted(row.facts.name for row in rows) == sorted(PEOPLE)
        issued = certificates.list_certificates(db)
        assert sum(row.is_in_force for row in issued) == len(PEOPLE)
        assert roster_file.check_file(db).faults == ()
    database.close()
    assert file_version(path) == SCHEMA_VERSION


def test_the_copy_before_a_migration_takes_a_name_that_nothing_has(tmp_path: Path) -> None:
    older = tmp_path / "old.v2.roster"
    shutil.copy(STORED / "1.roster", older)
    shutil.copy(STORED / "2.roster", tmp_path / "old.roster")
    Database.open(tmp_path / "old.roster").close()
    assert older.read_bytes() == (STORED / "1.roster").read_bytes()
    assert file_version(tmp_path / "old.v2（2）.roster") == 2
    names = ["old.roster", "old.v2.roster", "old.v2（2）.roster"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
