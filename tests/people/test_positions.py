from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.base.codes.people import EndReason, Post
from roster.db.history import undoing
from roster.divisions import divisions
from roster.divisions.errors import UnknownDivision
from roster.people import positions, trainees
from roster.people.errors import ForbiddenPosts, PositionExists, UnknownPosition, UnknownTrainee
from tests.builders import facts_of, make_person, make_term, village_ids, writing

if TYPE_CHECKING:
    from roster.db.engine import Database


def test_a_post_starts_with_the_term(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "张三", Post.SECRETARY, newly_elected=True)
        held = positions.positions_of(db, person)[0]
        term = positions.current_term(db)
    assert (held.start, held.term_id, held.newly_elected) == (term.start, term.id, True)


def test_committee_and_supervision_exclude_each_other(database: Database) -> None:
    with pytest.raises(ForbiddenPosts) as caught, writing(database) as db:
        make_person(db, "张三", Post.COMMITTEE_MEMBER, Post.SUPERVISION_HEAD)
    assert {caught.value.first, caught.value.second} == {"V3", "S1"}


def test_the_law_looks_at_one_village(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "张三", Post.COMMITTEE_MEMBER)
        positions.appoint(db, person, village_ids(db)[1], Post.SUPERVISION_MEMBER)
        assert len(positions.positions_of(db, person)) == 2


def test_secretary_head_and_cooperative_head_may_be_one_person(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "张三", Post.SECRETARY, Post.HEAD, Post.ECONOMY_HEAD)
        assert len(positions.positions_of(db, person)) == 3


def test_a_post_is_held_once(database: Database) -> None:
    with pytest.raises(PositionExists), writing(database) as db:
        make_person(db, "张三", Post.HEAD, Post.HEAD)


def test_an_ended_post_stays_in_the_record_and_frees_the_way(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "张三", Post.COMMITTEE_MEMBER)
        held = positions.positions_of(db, person)[0]
        positions.end_position(db, held.id, "2026-06-01", EndReason.RESIGNED)
        positions.appoint(db, person, village_ids(db)[0], Post.SUPERVISION_HEAD)
        record = positions.positions_of(db, person)
    assert [(row.post, row.end) for row in record] == [
        (Post.COMMITTEE_MEMBER, "2026-06-01"),
        (Post.SUPERVISION_HEAD, None),
    ]


def test_newly_elected_can_be_stated_by_hand_with_the_reason(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "张三", Post.SECRETARY)
        held = positions.positions_of(db, person)[0]
        positions.set_newly_elected(db, held.id, newly_elected=True, reason="上届为副书记")
        assert positions.positions_of(db, person)[0].newly_elected


def test_terms_stand_newest_first(database: Database) -> None:
    with writing(database) as db:
        make_term(db, "第七届", "2021", "2026")
        assert [term.start for term in positions.list_terms(db)] == ["2026", "2021"]
        assert positions.current_term(db).start == "2026"


def test_a_person_who_is_gone_is_given_no_post(database: Database) -> None:
    with writing(database) as db:
        person = make_person(db, "张三")
        home = facts_of(db, person).division_id
        trainees.remove(db, person)
    with pytest.raises(UnknownTrainee), writing(database) as db:
        positions.appoint(db, person, home, Post.SECRETARY)


@pytest.mark.parametrize("change", ["end", "newly elected"])
def test_a_post_that_is_gone_is_not_changed(database: Database, change: str) -> None:
    with writing(database) as db:
        post = positions.positions_of(db, make_person(db, "张三", Post.SECRETARY))[0]
    with writing(database) as db:
        undoing.undo(db)
    with pytest.raises(UnknownPosition), writing(database) as db:
        if change == "end":
            positions.end_position(db, post.id, "2026-05-01", EndReason.RESIGNED)
        else:
            positions.set_newly_elected(db, post.id, newly_elected=True)


@pytest.mark.parametrize("change", ["register", "move", "appoint"])
def test_nobody_comes_into_a_division_that_is_gone(database: Database, change: str) -> None:
    with writing(database) as db:
        person = make_person(db, "张三")
    with writing(database) as db:
        division = divisions.add_division(db, divisions.office_division(db).id, "新村村民委员会")
    with writing(database) as db:
        undoing.undo(db)
    with pytest.raises(UnknownDivision), writing(database) as db:
        if change == "register":
            trainees.register(db, trainees.TraineeFacts("李四", division))
        elif change == "move":
            trainees.correct(db, person, division_id=division)
        else:
            positions.appoint(db, person, division, Post.SECRETARY)
