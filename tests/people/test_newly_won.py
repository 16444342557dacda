"""Whether a post is newly won, as far as the file itself tells (DOMAIN.md section 2.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.codes.people import EndReason, Post
from roster.db.models import Office
from roster.divisions.divisions import close_division
from roster.people import positions
from tests.builders import make_person, make_term, village_ids, writing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.db.engine import Database


def new_of(db: Session, person: str) -> dict[Post, bool | None]:
    """Return what is kept of the posts of a person that are not over."""
    rows = positions.positions_of(db, person)
    return {row.post: row.newly_elected for row in rows if row.end is None}


def end_all(db: Session, person: str, day: str) -> None:
    for row in positions.positions_of(db, person):
        if row.end is None:
            positions.end_position(db, row.id, day, EndReason.TRANSFERRED)


def begin_term(db: Session) -> None:
    """Let the next term be the one that the file works on."""
    office = db.query(Office).one()
    office.term_id = make_term(db, "第九届", "2026-02")


def test_of_a_first_post_nothing_is_known(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "张三", Post.SECRETARY, Post.HEAD)
        assert new_of(db, person) == {Post.SECRETARY: None, Post.HEAD: None}


def test_a_deputy_who_becomes_secretary_is_new(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "张三", Post.DEPUTY_SECRETARY)
        end_all(db, person, "2026-06-01")
        positions.appoint(db, person, village_ids(db)[0], Post.SECRETARY, start="2026-06-01")
        assert new_of(db, person)[Post.SECRETARY] is True


def test_in_the_next_term_the_same_post_is_held_again_and_another_is_new(
    database: Database,
) -> None:
    with writing(database) as db:
        again = make_person(db, "张三", Post.SECRETARY)
        promoted = make_person(db, "李四", Post.DEPUTY_SECRETARY, village=1)
        for person in (again, promoted):
            end_all(db, person, "2026-02-01")
        begin_term(db)
        first, second = village_ids(db)[:2]
        positions.appoint(db, again, first, Post.SECRETARY)
        positions.appoint(db, promoted, second, Post.SECRETARY)
        assert new_of(db, again) == {Post.SECRETARY: False}
        assert new_of(db, promoted) == {Post.SECRETARY: True}


def test_a_unit_that_went_into_another_counts_as_the_same(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "张三", Post.SECRETARY)
        end_all(db, person, "2026-02-01")
        first, second = village_ids(db)[:2]
        close_division(db, first, "2026-02-01", successor_id=second)
        begin_term(db)
        positions.appoint(db, person, second, Post.SECRETARY)
        assert new_of(db, person) == {Post.SECRETARY: False}
