"""Seats of units: counted, given, read from what a clerk copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.base.codes.trainings import TrainingState
from roster.db.history import journal, undoing
from roster.divisions.divisions import add_division, children, office_division
from roster.trainings import enrollments, trainings
from roster.trainings.errors import TrainingStateForbids
from roster.trainings.quotas import quota_rows, read_seats, seats_in, set_quotas
from tests.builders import make_person, make_training, village_ids, writing

if TYPE_CHECKING:
    from roster.db.engine import Database


def test_seats_of_divisions_are_counted_against_who_was_enrolled(database: Database) -> None:
    with writing(database) as db:
        first, second, third = village_ids(db)[:3]
        training = make_training(db)
        set_quotas(db, training, {second: 1, first: 2})
        people = [make_person(db, "甲甲"), make_person(db, "乙乙", village=2)]
        people += [make_person(db, name, village=1) for name in ("丙丙", "丁丁")]
        enrollments.enroll(db, training, people)
        rows = quota_rows(db, training)
    assert [(row.unit_id, row.quota, row.filled) for row in rows] == [
        (first, 2, 1),
        (second, 1, 2),
        (third, 0, 1),
    ]
    assert [(row.missing, row.surplus) for row in rows] == [(1, 0), (0, 1), (0, 1)]


def test_seats_of_a_division_that_was_taken_back_are_not_counted(database: Database) -> None:
    with writing(database) as db:
        training, village = make_training(db), village_ids(db)[0]
    with writing(database) as db:
        division = add_division(db, office_division(db).id, "新村村民委员会")
        added = journal.length(db)[0] + 1
    with writing(database) as db:
        set_quotas(db, training, {village: 1, division: 2})
    with writing(database) as db:
        undoing.undo_action(db, added)
        rows = quota_rows(db, training)
    assert [(row.unit_id, row.quota) for row in rows] == [(village, 1)]


def test_seats_of_a_township_are_taken_by_its_villages(database: Database) -> None:
    with writing(database) as db:
        township, village = office_division(db).id, village_ids(db)[0]
        training = make_training(db)
        set_quotas(db, training, {township: 5, village: 1})
        people = [make_person(db, "甲甲"), make_person(db, "乙乙", village=1)]
        enrollments.enroll(db, training, people)
        rows = quota_rows(db, training)
    assert [(row.unit_id, row.filled) for row in rows] == [(township, 1), (village, 1)]


def test_without_seats_there_are_no_rows(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        enrollments.enroll(db, training, [make_person(db)])
        assert quota_rows(db, training) == ()


def test_to_be_given_seats_every_village_stands_there_with_its_people(database: Database) -> None:
    with writing(database) as db:
        villages = [division.id for division in children(db, office_division(db).id)]
        training = make_training(db)
        enrollments.enroll(db, training, [make_person(db, village=2)])
        rows = quota_rows(db, training, whole=True)
    assert [row.unit_id for row in rows] == villages
    assert [row.unit_id for row in rows if row.filled] == [villages[2]]


def test_seats_of_one_division_leave_the_others_alone(database: Database) -> None:
    with writing(database) as db:
        first, second = village_ids(db)[:2]
        training = make_training(db)
        set_quotas(db, training, {first: 2, second: 3})
        set_quotas(db, training, {first: 0})
        assert trainings.get_training(db, training).plan.quotas == {second: 3}


def test_seats_of_a_cancelled_training_stay(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        trainings.call_off(db, training, TrainingState.CANCELLED, "台风")
        with pytest.raises(TrainingStateForbids):
            set_quotas(db, training, {village_ids(db)[0]: 1})


# --- pasted columns ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        (" ７ ", 7),
        ("3人", 3),
        ("3.0", 3),
        ("0", 0),
        ("3.5", None),
        ("", None),
        ("三", None),
    ],
)
def test_seats_are_whole_numbers(text: str, number: int | None) -> None:
    assert seats_in(text) == number


def test_a_column_goes_down_from_the_division_it_is_pasted_on(database: Database) -> None:
    with database.reading() as db:
        first, second, third = village_ids(db)[:3]
        pasted = read_seats(db, "名额\r\n4\r\n\r\n5\r\n", [first, second, third])
    assert pasted == ({first: 4, second: 0, third: 5}, ())


def test_what_a_column_has_too_much_is_said(database: Database) -> None:
    with database.reading() as db:
        first = village_ids(db)[0]
        pasted = read_seats(db, "4\n若干\n9", [first, village_ids(db)[1]])
    assert pasted == ({first: 4}, ("若干", "9"))


def test_names_with_numbers_go_to_their_divisions(database: Database) -> None:
    lines = ("序号\t单位\t名额", "1\t都权\t4", "2\t圩镇社区居委会\t3人", "3\t多宝村\t")
    text = "\n".join((*lines, "4\t外村\t2", "\t合 计\t9\n"))
    with database.reading() as db:
        names = {
            division.short_name: division.id for division in children(db, office_division(db).id)
        }
        pasted = read_seats(db, text, [])
    assert pasted == ({names["都权社区"]: 4, names["圩镇社区"]: 3}, ("4 外村 2",))
