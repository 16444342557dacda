from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.base.codes.people import EndReason, Post
from roster.db.acts import Act
from roster.db.history import undoing
from roster.lists import deciding
from roster.lists.deciding import Departure, departure
from roster.people.errors import DateUnreadable, UnknownPosition
from roster.people.positions import positions_of
from tests.builders import (
    CLERK,
    facts_of,
    make_listed,
    make_listing,
    make_person,
    village_ids,
    writing,
)

if TYPE_CHECKING:
    from roster.db.engine import Database
    from roster.lists.deciding import Leavers
    from roster.lists.listing import ListedPerson

BIRTH = "1978-05"


@pytest.fixture
def village(database: Database) -> str:
    """A village whose two committees and supervision committee are in the file."""
    with writing(database) as db:
        make_person(db, "赵书记", Post.SECRETARY, Post.HEAD)
        make_person(db, "钱委员", Post.PARTY_MEMBER)
        make_person(db, "孙委员", Post.COMMITTEE_MEMBER)
        make_person(db, "李监督", Post.SUPERVISION_HEAD)
        make_person(db, "周后备", Post.RESERVE)
        make_person(db, "邻村书记", Post.SECRETARY, village=1)
        return village_ids(db)[0]


def leavers(database: Database, *people: ListedPerson) -> Leavers:
    with database.reading() as db:
        return deciding.proposed_leavers(db, deciding.plan_intake(db, make_listing(*people)))


def names(found: Leavers) -> list[str]:
    return sorted(leaver.name for leaver in found.people)


def listed(name: str, village: str, *posts: str) -> ListedPerson:
    return make_listed(name, village=village, birth=BIRTH, posts=posts)


def test_who_holds_a_post_and_is_missing_is_proposed(database: Database, village: str) -> None:
    found = leavers(
        database, listed("赵书记", village, "P1", "V1"), listed("吴新人", village, "P3")
    )
    assert names(found) == ["孙委员", "钱委员"]
    assert found.partial_divisions == ()
    first = found.people[0]
    assert (first.unit_name, first.division_id) == (first.posts[0].unit_name, village)
    assert first.since == first.posts[0].start


def test_a_body_that_the_list_does_not_name_is_not_covered(
    database: Database, village: str
) -> None:
    everybody = [listed("赵书记", village, "P1"), listed("吴新人", village, "V3")]
    assert "李监督" not in names(leavers(database, *everybody))
    everybody.append(listed("郑监督", village, "S1"))
    assert "李监督" in names(leavers(database, *everybody))


def test_nobody_is_proposed_for_a_list_of_secretaries_only(
    database: Database, village: str
) -> None:
    found = leavers(database, listed("赵书记", village, "P1"))
    assert found.people == ()
    assert len(found.partial_divisions) == 1


def test_a_list_without_posts_proposes_nobody(database: Database, village: str) -> None:
    assert leavers(database, listed("赵书记", village)).people == ()


def test_divisions_that_the_list_does_not_name_are_left_alone(
    database: Database, village: str
) -> None:
    rows = [listed(name, village, "P3") for name in ("甲某", "乙某", "丙某")]
    assert "邻村书记" not in names(leavers(database, *rows))
    assert names(leavers(database, *rows)) == ["孙委员", "赵书记", "钱委员"]


def test_posts_that_are_not_elected_are_never_proposed(database: Database, village: str) -> None:
    rows = [listed(name, village, "P3", "S2", "X2") for name in ("甲某", "乙某", "丙某")]
    assert "周后备" not in names(leavers(database, *rows))


def test_who_stands_in_a_row_that_waits_is_no_leaver(database: Database, village: str) -> None:
    waiting = make_listed("钱委员", village=village, posts=("V3", "S1"))
    found = leavers(database, listed("赵书记", village, "P1"), waiting)
    assert "钱委员" not in names(found)


def test_who_stands_in_a_row_without_a_village_is_no_leaver_anywhere(
    database: Database, village: str
) -> None:
    unplaced = make_listed("钱委员", posts=("V3",))
    found = leavers(
        database, listed("赵书记", village, "P1"), listed("吴新人", village, "P3"), unplaced
    )
    assert names(found) == ["孙委员"]


def test_the_chosen_ones_leave_in_the_transaction_of_the_import(
    database: Database, village: str
) -> None:
    rows = [listed("赵书记", village, "P1", "V1"), listed("吴新人", village, "P3")]
    with database.reading() as db:
        plan = deciding.plan_intake(db, make_listing(*rows))
        found = deciding.proposed_leavers(db, plan)
    chosen = next(leaver for leaver in found.people if leaver.name == "钱委员")
    with database.transaction(Act.IMPORT, by=CLERK) as db:
        leaving = departure(chosen, "2026-11-20", EndReason.TERM_OVER)
        assert deciding.apply_intake(db, plan, departures=[leaving]).ended == 1
    with database.reading() as db:
        ended = positions_of(db, chosen.trainee_id)[0]
        assert (ended.end, ended.end_reason) == ("2026-11-20", EndReason.TERM_OVER)
        assert facts_of(db, chosen.trainee_id).name == "钱委员"
    with writing(database, "undo") as db:
        undoing.undo(db)
    with database.reading() as db:
        assert positions_of(db, chosen.trainee_id)[0].end is None
        record = deciding.imports(db)[0]
    assert (record.new, record.ended, record.is_undone) == (1, 1, True)


def test_ending_twice_ends_once(database: Database, village: str) -> None:
    rows = [listed("赵书记", village, "P1", "V1"), listed("吴新人", village, "P3")]
    leaving = [
        departure(leaver, "2026-11", EndReason.TERM_OVER)
        for leaver in leavers(database, *rows).people
    ]
    with database.transaction(Act.END_LEAVERS, by=CLERK) as db:
        assert deciding.end_posts(db, leaving) == 2
        assert deciding.end_posts(db, leaving) == 0
    assert leavers(database, *rows).people == ()


def test_a_departure_needs_a_day_and_a_post(database: Database) -> None:
    with pytest.raises(DateUnreadable), writing(database) as db:
        deciding.end_posts(db, [Departure(("x",), "昨天", EndReason.RESIGNED)])
    with pytest.raises(UnknownPosition), writing(database) as db:
        deciding.end_posts(db, [Departure(("x",), "2026-11", EndReason.RESIGNED)])
