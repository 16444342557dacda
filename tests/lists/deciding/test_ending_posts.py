"""Who was promoted leaves the old post, if the clerk says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from roster.base.clock import today
from roster.base.codes.lists import RowKind, RowReason
from roster.base.codes.people import EndReason, Post
from roster.db.history import undoing
from roster.db.models import Position
from roster.lists import deciding
from roster.lists.deciding import IntakeRules
from roster.lists.deciding.codes import EarlierPosts
from roster.lists.listing import Problem
from roster.people import positions
from roster.people.problems import ProblemKind
from roster.people.trainees import find_people
from tests.builders import make_listed, make_listing, make_person, make_term, village_ids, writing

if TYPE_CHECKING:
    from roster.db.engine import Database
    from roster.lists.listing import ListedPerson, Listing

ENDING = IntakeRules(earlier_posts=EarlierPosts.END)


@pytest.fixture
def village(database: Database) -> str:
    with database.reading() as db:
        return village_ids(db)[0]


def holder(database: Database, *posts: Post) -> str:
    """Register 张三 of the first village with posts."""
    with writing(database) as db:
        return make_person(db, "张三", *posts)


def row(village: str, *posts: Post, **said: object) -> ListedPerson:
    listed = make_listed(village=village, birth="1978-05", posts=posts)
    return structs.replace(listed, **said)


def plan(database: Database, listing: Listing, rules: IntakeRules = ENDING) -> deciding.IntakePlan:
    with database.reading() as db:
        return deciding.plan_intake(db, listing, rules=rules)


def take(
    database: Database, *people: ListedPerson, rules: IntakeRules = ENDING
) -> deciding.IntakeResult:
    made = plan(database, make_listing(*people), rules)
    with writing(database) as db:
        return deciding.apply_intake(db, made)


def held(database: Database, trainee_id: str) -> set[Post]:
    with database.reading() as db:
        rows = positions.positions_of(db, trainee_id)
    return {each.post for each in rows if each.end is None}


def test_without_the_rule_the_old_post_stays(database: Database, village: str) -> None:
    person = holder(database, Post.COMMITTEE_MEMBER)
    result = take(database, row(village, Post.SECRETARY), rules=IntakeRules())
    assert held(database, person) == {Post.COMMITTEE_MEMBER, Post.SECRETARY}
    assert result.ended == 0


def test_the_old_post_ends_today_when_the_list_names_another(
    database: Database, village: str
) -> None:
    person = holder(database, Post.COMMITTEE_MEMBER)
    result = take(database, row(village, Post.SECRETARY))
    assert (result.changed, result.ended) == (1, 1)
    with database.reading() as db:
        rows = {each.post: each for each in positions.positions_of(db, person)}
    old = rows[Post.COMMITTEE_MEMBER]
    assert (old.end, old.end_reason) == (today(), EndReason.TRANSFERRED)
    assert rows[Post.SECRETARY].end is None


def test_the_preview_shows_what_ends(database: Database, village: str) -> None:
    holder(database, Post.COMMITTEE_MEMBER)
    (decided,) = plan(database, make_listing(row(village, Post.SECRETARY))).rows
    assert decided.ended_posts == (Post.COMMITTEE_MEMBER,)
    assert [(c.field, c.old, c.new) for c in decided.changes] == [
        ("posts", "", "书记"),
        ("posts", "村（居）委会委员", ""),
    ]


def test_a_post_ends_too_when_the_other_was_gained_before(database: Database, village: str) -> None:
    person = holder(database, Post.COMMITTEE_MEMBER, Post.SECRETARY)
    assert take(database, row(village, Post.SECRETARY)).changed == 1
    assert held(database, person) == {Post.SECRETARY}


def test_the_same_list_again_changes_nothing(database: Database, village: str) -> None:
    holder(database, Post.COMMITTEE_MEMBER)
    take(database, row(village, Post.SECRETARY))
    again = take(database, row(village, Post.SECRETARY))
    assert (again.same, again.changed, again.ended) == (1, 0, 0)


def test_what_another_row_of_the_list_names_stays(database: Database, village: str) -> None:
    person = holder(database, Post.HEAD)
    take(database, row(village, Post.SECRETARY), row(village, Post.HEAD, row=6))
    assert held(database, person) == {Post.SECRETARY, Post.HEAD}


def test_a_list_without_posts_ends_none(database: Database, village: str) -> None:
    person = holder(database, Post.HEAD)
    assert take(database, row(village, phone="13800000001")).ended == 0
    assert held(database, person) == {Post.HEAD}


def test_posts_that_are_not_elected_stay(database: Database, village: str) -> None:
    person = holder(database, Post.FIRST_SECRETARY)
    take(database, row(village, Post.HEAD))
    assert held(database, person) == {Post.FIRST_SECRETARY, Post.HEAD}


def test_posts_in_another_village_stay(database: Database, village: str) -> None:
    person = holder(database, Post.COMMITTEE_MEMBER)
    with database.reading() as db:
        other = village_ids(db)[1]
    with writing(database) as db:
        positions.appoint(db, person, other, Post.ECONOMY_DIRECTOR)
    take(database, row(village, Post.SECRETARY))
    assert held(database, person) == {Post.SECRETARY, Post.ECONOMY_DIRECTOR}


def test_posts_of_another_term_stay(database: Database, village: str) -> None:
    person = holder(database, Post.COMMITTEE_MEMBER)
    with writing(database) as db:
        term = make_term(db, "第七届", "2021", "2026")
        for position in db.query(Position):
            position.term_id = term
    take(database, row(village, Post.SECRETARY))
    assert held(database, person) == {Post.COMMITTEE_MEMBER, Post.SECRETARY}


def test_a_post_forbidden_beside_the_old_one_is_taken_when_that_ends(
    database: Database, village: str
) -> None:
    person = holder(database, Post.SUPERVISION_MEMBER)
    listing = make_listing(row(village, Post.HEAD))
    assert plan(database, listing, IntakeRules()).rows[0].reason is RowReason.FORBIDDEN_POSTS
    take(database, row(village, Post.HEAD))
    assert held(database, person) == {Post.HEAD}


def test_two_rows_that_together_are_forbidden_are_not_both_taken(
    database: Database, village: str
) -> None:
    holder(database, Post.SUPERVISION_MEMBER)
    rows = row(village, Post.HEAD), row(village, Post.SUPERVISION_MEMBER, row=6)
    decided = plan(database, make_listing(*rows)).rows
    assert [each.kind for each in decided] == [RowKind.CHANGED, RowKind.BAD]


def test_nothing_ends_where_a_post_could_not_be_read(database: Database, village: str) -> None:
    person = holder(database, Post.HEAD)
    listing = make_listing(row(village, Post.SECRETARY))
    problem = Problem("Sheet1", 5, 4, "posts", ProblemKind.POST_UNKNOWN, "书记、主仼")
    made = plan(database, replace(listing, problems=(problem,)))
    with writing(database) as db:
        deciding.apply_intake(db, made)
    assert held(database, person) == {Post.SECRETARY, Post.HEAD}


def test_nothing_ends_where_another_row_may_be_theirs(database: Database, village: str) -> None:
    person = holder(database, Post.HEAD)
    maybe = row(village, Post.DEPUTY_HEAD, birth=None, phone="13800000001", row=6)
    take(database, row(village, Post.SECRETARY), maybe)
    assert held(database, person) == {Post.SECRETARY, Post.HEAD}


def test_an_undo_gives_the_old_post_back(database: Database, village: str) -> None:
    person = holder(database, Post.COMMITTEE_MEMBER)
    take(database, row(village, Post.SECRETARY))
    with writing(database, "undo") as db:
        undoing.undo(db)
    assert held(database, person) == {Post.COMMITTEE_MEMBER}


def test_a_deputy_whom_a_list_names_as_secretary_is_new_from_today_whatever_it_says(
    database: Database, village: str
) -> None:
    person = holder(database, Post.DEPUTY_SECRETARY)
    again = row(village, Post.SECRETARY, newly_elected=False)
    take(database, again)
    assert take(database, again).changed == 0
    with database.reading() as db:
        (secretary,) = [each for each in positions.positions_of(db, person) if each.end is None]
    assert (secretary.post, secretary.newly_elected) == (Post.SECRETARY, True)
    assert secretary.start == today()


def test_a_post_begins_when_the_list_says_where_that_is_within_the_term(
    database: Database, village: str
) -> None:
    take(database, row(village, Post.SECRETARY, in_post_since="2026-06"))
    other = structs.replace(row(village, Post.HEAD, in_post_since="2011-03"), name="李四")
    take(database, other)
    with database.reading() as db:
        everybody = positions.positions_of_all(db, find_people(db)).values()
    begins = {each.post: each.start for rows in everybody for each in rows}
    assert begins[Post.SECRETARY] == "2026-06"
    assert begins[Post.HEAD] < "2026-06"
