"""An undo that would clash with what came since says so, whatever the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from roster.attendance import completion, marks
from roster.base.codes.attendance import Mark
from roster.db.acts import Act
from roster.db.errors import UndoBlocked
from roster.db.history import undoing
from roster.db.models import Division, Enrollment, Period
from roster.divisions import divisions
from roster.lists import deciding
from roster.lists.deciding import LearntMapping
from roster.people import trainees
from roster.trainings import enrollments, trainings
from tests.builders import (
    CLERK,
    facts_of,
    make_id_number,
    make_person,
    make_training,
    village_ids,
    writing,
)
from tests.db.history.test_undoing import in_the_way, redo, sequence_of, undo, undo_named

if TYPE_CHECKING:
    from roster.db.engine import Database


def stands_in_the_way(database: Database, action: str, *later: str) -> None:
    """Assert that these later actions are named, and that trying changes nothing."""
    assert in_the_way(database, action) == list(later)
    with pytest.raises(UndoBlocked) as caught:
        undo_named(database, action)
    assert [edit.action for edit in caught.value.later] == list(later)


def test_a_division_code_given_to_another_division(database: Database) -> None:
    with writing(database, "free the code") as db:
        division = db.get_one(Division, village_ids(db)[0])
        code, division.code = division.code, None
    with writing(database, "add unit") as db:
        divisions.add_division(db, divisions.office_division(db).id, "新塘村", code=code)
    stands_in_the_way(database, "free the code", "add unit")


def enrolled(database: Database) -> tuple[str, str, str]:
    """Enroll somebody in an open training and return training, person and enrollment."""
    with writing(database, "enroll") as db:
        trainee = make_person(db, "甲甲")
        training = make_training(db)
        enrollments.enroll(db, training, [trainee])
        found = db.scalars(select(Enrollment.id)).one()
    return training, trainee, found


def test_a_withdrawn_person_who_was_enrolled_again(database: Database) -> None:
    training, trainee, enrollment = enrolled(database)
    with writing(database, "withdraw") as db:
        completion.withdraw(db, enrollment)
    with writing(database, "enroll again") as db:
        enrollments.enroll(db, training, [trainee])
    stands_in_the_way(database, "withdraw", "enroll again")
    undo(database)
    assert in_the_way(database, "withdraw") == []
    undo_named(database, "withdraw")


def test_a_mark_set_again_after_it_was_taken_out(database: Database) -> None:
    training, _, enrollment = enrolled(database)
    with writing(database, "open") as db:
        period = db.scalars(select(Period.id).where(Period.training_id == training)).first()
        assert period
        trainings.open_training(db, training)
    with writing(database, "mark") as db:
        marks.set_mark(db, enrollment, period, Mark.PRESENT)
    with writing(database, "blank") as db:
        marks.set_mark(db, enrollment, period, None)
    with writing(database, "mark again") as db:
        marks.set_mark(db, enrollment, period, Mark.LATE)
    stands_in_the_way(database, "blank", "mark again")


def test_only_what_took_the_key_is_named(database: Database) -> None:
    number = make_id_number()
    with writing(database, "register") as db:
        person = make_person(db, "甲甲", id_number=number)
    with writing(database, "free the number") as db:
        trainees.correct(db, person, id_number=None)
    with writing(database, "register another") as db:
        other = make_person(db, "乙乙", id_number=number)
    with writing(database, "phone of the other") as db:
        trainees.correct(db, other, phone="13800000001")
    stands_in_the_way(database, "free the number", "register another")


def test_a_key_that_an_undo_gave_back_is_named_as_an_undo(database: Database) -> None:
    number = make_id_number()
    with writing(database, "register") as db:
        first = make_person(db, "甲甲", id_number=number)
    with writing(database, "free") as db:
        trainees.correct(db, first, id_number=None)
    with writing(database, "register another") as db:
        other = make_person(db, "乙乙", id_number=number)
    with writing(database, "free again") as db:
        trainees.correct(db, other, id_number=None)
    undo_named(database, "free")
    stands_in_the_way(database, "free again", Act.UNDO)


def test_numbers_exchanged_in_one_action_are_exchanged_back(database: Database) -> None:
    one, another = make_id_number(), make_id_number(serial=3)
    with writing(database, "register") as db:
        people = make_person(db, "甲甲", id_number=one), make_person(db, "乙乙", id_number=another)
    with writing(database, "move on") as db:
        trainees.correct(db, people[1], id_number=make_id_number(serial=5))
        db.flush()
        trainees.correct(db, people[0], id_number=another)
    for step in (undo, redo, undo):
        step(database)
    with database.reading() as db:
        numbers = [facts_of(db, person).id_number for person in people]
    assert numbers == [one, another]


def test_nobody_comes_back_into_a_division_that_is_gone(database: Database) -> None:
    with writing(database, "add unit") as db:
        division = divisions.add_division(db, divisions.office_division(db).id, "新塘村")
        person = make_person(db, "甲甲", division_id=division)
    with writing(database, "move") as db:
        trainees.correct(db, person, division_id=village_ids(db)[0])
    with writing(database, "remove unit") as db:
        db.get_one(Division, division).deleted = True
    stands_in_the_way(database, "move", "remove unit")


def learn(database: Database, column: int) -> int:
    with database.transaction(Act.IMPORT, by=CLERK, reason="名册.xlsx sha256:0") as db:
        deciding.remember_mappings(db, [LearntMapping("f" * 64, fields={column: "phone"})])
    return sequence_of(database, Act.IMPORT)


def test_what_was_learnt_of_a_header_gives_way_to_what_was_learnt_since(
    database: Database,
) -> None:
    learn(database, 1)
    second = learn(database, 2)
    learn(database, 3)
    for step in (undoing.undo_action, lambda db, _: undoing.redo(db)):
        with writing(database, Act.UNDO) as db:
            step(db, second)
        with database.reading() as db:
            assert deciding.recall_mappings(db, ["f" * 64])["f" * 64].fields == {3: "phone"}
