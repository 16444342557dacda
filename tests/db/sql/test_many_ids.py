"""More ids than a statement of any database may have variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.attendance import marks
from roster.base.codes.people import Post
from roster.certificates import certificates
from roster.coverage import records
from roster.db.history import journal
from roster.lists.deciding.mappings import recall_mappings
from roster.people import positions, trainees
from roster.people.held_posts import held_posts
from roster.trainings import audiences, enrollments, trainings
from roster.trainings.trainings import AudienceRule
from tests.builders import make_person, make_training, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Sized

    from sqlalchemy.orm import Session

    from roster.db.engine import Database

MANY = [f"{number:036d}" for number in range(250_000)]
EVERYBODY = AudienceRule()

ASKED: dict[str, Callable[[Session, Sequence[str]], Sized]] = {
    "people": trainees.people_rows,
    "posts": positions.positions_of_all,
    "records": records.records,
    "members of an audience": lambda db, ids: audiences.members(db, EVERYBODY, ids),
    "posts held": held_posts,
    "what is no longer meant": lambda db, ids: audiences.unmet(db, EVERYBODY, ids),
    "history": lambda db, ids: journal.history(db, ids, limit=1),
}


@pytest.mark.parametrize("name", ASKED)
def test_one_of_a_quarter_of_a_million_people_is_found(database: Database, name: str) -> None:
    with writing(database) as db:
        person = make_person(db, "张三", Post.SECRETARY)
    with database.reading() as db:
        assert len(ASKED[name](db, [*MANY, person])) == 1


def test_one_of_a_quarter_of_a_million_trainings_is_found(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        found = trainings.training_rows(db, [*MANY, training])
    assert [row.id for row in found] == [training]


def test_certificates_and_headers_are_sought_among_as_many(database: Database) -> None:
    with database.reading() as db:
        assert certificates.get_certificates(db, [*MANY, "one more"]) == ()
        assert recall_mappings(db, [*MANY, "one more"]) == {}


def test_half_days_are_confirmed_however_many_are_named(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "张三", Post.SECRETARY)
        training = make_training(db)
        enrollments.enroll(db, training, [person])
        trainings.open_training(db, training)
        assert marks.confirm(db, training, [*MANY, "one more"]) == 0


def test_who_is_named_twice_is_there_once(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "张三", Post.SECRETARY)
        held = positions.positions_of_all(db, [person, *MANY, person])
    assert len(held[person]) == 1


def test_of_a_long_history_the_newest_changes_come_first(database: Database) -> None:
    with writing(database) as db:
        first = make_person(db, "张三")
    with writing(database) as db:
        second = make_person(db, "李四")
    with database.reading() as db:
        lines = journal.history(db, [first, *MANY, second], limit=2)
    assert [line.after["name"] for line in lines] == ["李四", "张三"]
