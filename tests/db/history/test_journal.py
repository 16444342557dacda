from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from roster.db.history import journal
from roster.db.models import Trainee
from roster.people import trainees
from tests.builders import make_person, writing

if TYPE_CHECKING:
    from roster.db.engine import Database


def test_a_change_keeps_who_what_before_and_after(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "李四")
    with database.transaction("correct person", by="陈莉", reason="身份证") as db:
        trainees.correct(db, person, name="李肆")
    with database.reading() as db:
        line = journal.history(db, [person])[0]
    assert (line.clerk, line.action) == ("陈莉", "correct person")
    assert line.before is not None
    assert (line.before["name"], line.after["name"]) == ("李四", "李肆")
    assert "birth" not in line.after


def test_every_write_raises_the_stamp_and_names_the_field(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "李四")
    with writing(database) as db:
        trainees.correct(db, person, phone="13800000000")
    with database.reading() as db:
        row = db.execute(text("SELECT stamp, edits FROM trainee")).one()
    assert f'"phone":"{row.stamp}"' not in row.edits
    assert row.edits.startswith('{"phone":"0000000000')


def test_nothing_changed_writes_no_entry(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "李四")
    with database.reading() as db:
        before = journal.length(db)
    with writing(database) as db:
        trainees.correct(db, person, name="李四")
    with database.reading() as db:
        assert journal.length(db) == before


def test_a_changed_entry_breaks_the_chain(database: Database) -> None:
    with writing(database) as db:
        make_person(db, "甲甲")
    with database.reading() as db:
        assert journal.chain_is_whole(db)
    with writing(database) as db:
        db.execute(text("UPDATE change SET after = replace(after, '甲甲', '乙乙')"))
    with database.reading() as db:
        assert not journal.chain_is_whole(db)


def test_rows_are_never_deleted(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "甲甲")
    with pytest.raises(TypeError), writing(database) as db:
        db.delete(db.get_one(Trainee, person))
