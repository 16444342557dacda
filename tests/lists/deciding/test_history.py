from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.attendance import completion, marks
from roster.base.codes.people import Post
from roster.base.errors import sentence
from roster.certificates import certificates
from roster.db.acts import Act
from roster.db.errors import NothingToUndo, UndoBlocked
from roster.db.history import undoing
from roster.lists import deciding
from roster.lists.errors import UnknownImport
from roster.people import positions, trainees
from roster.trainings import enrollments, trainings
from tests.builders import (
    CLERK,
    make_id_number,
    make_listed,
    make_listing,
    make_training,
    village_ids,
    writing,
)

if TYPE_CHECKING:
    from roster.db.engine import Database
    from roster.db.errors import LaterEdit
    from roster.lists.deciding import ImportRecord
    from roster.lists.listing import ListedPerson


@pytest.fixture
def village(database: Database) -> str:
    with database.reading() as db:
        return village_ids(db)[0]


def bring(database: Database, *people: ListedPerson) -> int:
    """Import a list and return the import's number."""
    deciding.import_listing(database, make_listing(*people), by=CLERK)
    return history(database)[0].sequence


def history(database: Database) -> tuple[ImportRecord, ...]:
    with database.reading() as db:
        return deciding.imports(db)


def in_the_way(database: Database, number: int) -> tuple[LaterEdit, ...]:
    with database.reading() as db:
        return deciding.edits_in_the_way(db, number)


def take_back(database: Database, number: int, clerk: str = CLERK) -> str:
    with database.transaction(Act.UNDO, by=clerk) as db:
        return deciding.undo_import(db, number)


def person(database: Database) -> str:
    with database.reading() as db:
        return trainees.find_people(db)[0]


def test_each_import_says_when_who_from_what_and_what_it_brought(
    database: Database, village: str
) -> None:
    bring(database, make_listed("张三", village=village, birth="1978-05", posts=("P1",)))
    bring(
        database,
        make_listed("张三", village=village, birth="1978-05", posts=("P1", "V1")),
        make_listed("李四", village=village, posts=("V3",)),
        make_listed("王五"),
    )
    newest, oldest = history(database)
    assert (oldest.new, oldest.changed, oldest.waiting) == (1, 0, 0)
    assert (newest.new, newest.changed, newest.waiting, newest.ended) == (1, 1, 1, 0)
    assert (newest.file, newest.sha256, newest.clerk) == ("名册.xlsx", "0" * 64, CLERK)
    assert newest.at > oldest.at
    assert not newest.is_undone


def test_an_import_is_taken_back_weeks_later(database: Database, village: str) -> None:
    number = bring(database, make_listed("张三", village=village, birth="1978-05"))
    bring(database, make_listed("李四", village=village, birth="1980-01"))
    assert in_the_way(database, number) == ()
    assert take_back(database, number) == Act.IMPORT
    assert [record.is_undone for record in history(database)] == [False, True]
    with database.reading() as db:
        rows = trainees.people_rows(db, trainees.find_people(db))
    assert [row.facts.name for row in rows] == ["李四"]


def test_every_edit_of_an_imported_person_is_named(database: Database, village: str) -> None:
    number = bring(database, make_listed("张三", village=village, birth="1978-05"))
    someone = person(database)
    for clerk, phone in (("陈莉", "13800000001"), ("王强", "13800000002")):
        with database.transaction(Act.CORRECT, by=clerk) as db:
            trainees.correct(db, someone, phone=phone)
    found = in_the_way(database, number)
    assert [(e.clerk, e.action, e.people, e.rows) for e in found] == [
        ("王强", Act.CORRECT, ("张三",), 1),
        ("陈莉", Act.CORRECT, ("张三",), 1),
    ]
    assert found[0].trainee_ids == (someone,)
    with pytest.raises(UndoBlocked) as caught:
        take_back(database, number)
    assert (caught.value.later, caught.value.count) == (found, 2)


def test_an_edit_that_was_undone_is_not_in_the_way(database: Database, village: str) -> None:
    number = bring(database, make_listed("张三", village=village, birth="1978-05"))
    with database.transaction(Act.CORRECT, by=CLERK) as db:
        trainees.correct(db, person(database), phone="13800000001")
    correction = in_the_way(database, number)[0].sequence
    with writing(database, "undo") as db:
        undoing.undo_action(db, correction)
    assert in_the_way(database, number) == ()


def test_all_that_was_hung_on_imported_people_is_named(database: Database, village: str) -> None:
    number = bring(database, make_listed("张三", village=village, birth="1978-05", posts=("V3",)))
    someone = person(database)
    with database.transaction(Act.APPOINT, by=CLERK) as db:
        positions.appoint(db, someone, village, Post.PARTY_MEMBER)
    with database.transaction(Act.PLAN, by=CLERK) as db:
        training = make_training(db)
    with database.transaction(Act.ENROLL, by=CLERK) as db:
        enrollments.enroll_audience(db, training)
    with database.transaction(Act.OPEN, by=CLERK) as db:
        trainings.open_training(db, training)
    with database.transaction(Act.MARK, by=CLERK) as db:
        marks.mark_all_present(db, training)
    with database.transaction(Act.CLOSE, by=CLERK) as db:
        completion.close_training(db, training)
    with database.transaction(Act.ISSUE, by=CLERK) as db:
        certificates.issue(db, training, "2026-05-20")
    found = in_the_way(database, number)
    assert [edit.action for edit in found] == [
        Act.ISSUE,
        Act.CLOSE,
        Act.MARK,
        Act.ENROLL,
        Act.APPOINT,
    ]
    assert {edit.people for edit in found} == {("张三",)}


def test_what_a_later_import_changed_is_in_the_way(database: Database, village: str) -> None:
    first = bring(database, make_listed("张三", village=village, birth="1978-05", posts=("P1",)))
    second = bring(database, make_listed("张三", village=village, birth="1978-05", posts=("V1",)))
    assert [edit.sequence for edit in in_the_way(database, first)] == [second]
    take_back(database, second)
    take_back(database, first)
    with database.reading() as db:
        assert trainees.find_people(db) == ()


def test_the_sentence_names_the_first_few_edits_and_no_number(
    database: Database, village: str
) -> None:
    id_number = make_id_number()
    number = bring(database, make_listed("张三", village=village, id_number=id_number))
    for digit in range(5):
        with database.transaction(Act.CORRECT, by="陈莉") as db:
            trainees.correct(db, person(database), phone=f"1380000000{digit}")
    with pytest.raises(UndoBlocked) as caught:
        take_back(database, number)
    said = sentence(caught.value)
    assert "“导入花名册”撤销不了：后来还有 5 次操作" in said
    assert said.count("更正资料 张三 陈莉") == 3
    assert id_number not in said + repr(vars(caught.value))
    assert "correct person 张三" in sentence(caught.value, "en")


def test_an_import_is_taken_back_once(database: Database, village: str) -> None:
    number = bring(database, make_listed("张三", village=village))
    take_back(database, number)
    with pytest.raises(NothingToUndo):
        take_back(database, number)


def test_what_is_no_import_is_not_taken_back_as_one(database: Database) -> None:
    with writing(database, Act.PLAN) as db:
        make_training(db)
    for number in (1, 2, 99):
        with pytest.raises(UnknownImport):
            take_back(database, number)
