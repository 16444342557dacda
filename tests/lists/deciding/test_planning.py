from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from roster.base.codes.lists import RowKind, RowReason
from roster.base.codes.people import Post
from roster.base.progress import Cancelled
from roster.db.history import undoing
from roster.lists import deciding
from roster.lists.errors import WorkbookOutdated
from roster.people import trainees
from roster.people.positions import positions_of
from roster.people.trainees import PeopleFilter
from tests.builders import (
    facts_of,
    import_people,
    make_id_number,
    make_listed,
    make_listing,
    make_person,
    village_ids,
    writing,
)

if TYPE_CHECKING:
    from roster.db.engine import Database
    from roster.lists.listing import ListedPerson

NUMBER = make_id_number()


@pytest.fixture
def village(database: Database) -> str:
    with database.reading() as db:
        return village_ids(db)[0]


def decide(database: Database, *people: ListedPerson) -> list[tuple[RowKind, RowReason]]:
    with database.reading() as db:
        plan = deciding.plan_intake(db, make_listing(*people))
    return [(row.kind, row.reason) for row in plan.rows]


def names(database: Database) -> list[str]:
    with database.reading() as db:
        rows = trainees.people_rows(db, trainees.find_people(db, PeopleFilter()))
    return [row.facts.name for row in rows]


def test_a_new_person_comes_with_posts_and_the_senders_words(
    database: Database, village: str
) -> None:
    row = make_listed(
        "张三",
        village=village,
        posts=("P1", "V1"),
        newly_elected=True,
        education="associate",
        raw={"education": "大专", "name": "张三"},
    )
    assert import_people(database, row).new == 1
    with database.reading() as db:
        person = trainees.find_people(db)[0]
        held = positions_of(db, person)
        raw = db.execute(text("SELECT raw FROM trainee")).scalar_one()
    assert [(p.post, p.newly_elected) for p in held] == [(Post.SECRETARY, True), (Post.HEAD, True)]
    assert "大专" in raw
    assert "name" not in raw


def test_the_same_list_again_changes_nothing(database: Database, village: str) -> None:
    rows = (
        make_listed("张三", village=village, id_number=NUMBER, posts=("P1",), phone="13800000001"),
        make_listed("李四", village=village, birth="1980-01", posts=("V3",)),
    )
    import_people(database, *rows)
    result = import_people(database, *rows)
    assert (result.new, result.changed, result.same) == (0, 0, 2)


def test_the_ladder_recognises_by_number_then_birth_then_phone(
    database: Database, village: str
) -> None:
    import_people(
        database,
        make_listed("张三", village=village, id_number=NUMBER),
        make_listed("李四", village=village, birth="1980-01"),
        make_listed("王五", village=village, phone="13800000001"),
    )
    assert decide(
        database,
        make_listed("张三", village=village, id_number=NUMBER),
        make_listed("李四", village=village, birth="1980-01-05"),
        make_listed("王五", village=village, phone="13800000001"),
        make_listed("赵六", village=village),
    ) == [
        (RowKind.SAME, RowReason.ID_NUMBER),
        (RowKind.CHANGED, RowReason.NAME_VILLAGE_BIRTH),
        (RowKind.SAME, RowReason.NAME_PHONE),
        (RowKind.NEW, RowReason.NOT_KNOWN),
    ]


def test_two_candidates_stop_only_their_row(database: Database, village: str) -> None:
    with writing(database) as db:
        for _ in range(2):
            make_person(db, "张三", phone="13800000001")
    assert decide(
        database,
        make_listed("张三", village=village, phone="13800000001"),
        make_listed("李四", village=village),
    ) == [
        (RowKind.CONFLICT, RowReason.TWO_CANDIDATES),
        (RowKind.NEW, RowReason.NOT_KNOWN),
    ]


def test_an_identity_number_of_somebody_else_is_a_conflict(
    database: Database, village: str
) -> None:
    import_people(database, make_listed("张三", village=village, id_number=NUMBER))
    kinds = decide(database, make_listed("李四", village=village, id_number=NUMBER))
    assert kinds == [(RowKind.CONFLICT, RowReason.ID_OF_ANOTHER)]


def test_another_identity_number_is_asked_about(database: Database, village: str) -> None:
    other = make_id_number(serial=3)
    import_people(database, make_listed("张三", village=village, birth="1978-05", id_number=NUMBER))
    kinds = decide(database, make_listed("张三", village=village, birth="1978-05", id_number=other))
    assert kinds == [(RowKind.CONFLICT, RowReason.NAME_VILLAGE_BIRTH)]


def test_a_row_without_a_village_waits(database: Database) -> None:
    assert decide(database, make_listed("张三")) == [(RowKind.BAD, RowReason.NO_VILLAGE)]


def test_a_row_without_a_usable_name_waits(database: Database, village: str) -> None:
    kinds = decide(database, make_listed("", village=village))
    assert kinds == [(RowKind.BAD, RowReason.NO_NAME)]


def test_posts_that_exclude_each_other_wait(database: Database, village: str) -> None:
    kinds = decide(database, make_listed("张三", village=village, posts=("V3", "S1")))
    assert kinds == [(RowKind.BAD, RowReason.FORBIDDEN_POSTS)]


def test_one_person_in_two_rows_is_one_person_with_both_posts(
    database: Database, village: str
) -> None:
    result = import_people(
        database,
        make_listed("张三", village=village, id_number=NUMBER, posts=("P1",)),
        make_listed("张三", village=village, id_number=NUMBER, posts=("V1",)),
    )
    assert (result.new, result.changed) == (1, 1)
    with database.reading() as db:
        row = trainees.people_rows(db, trainees.find_people(db))[0]
    assert row.posts == (Post.SECRETARY, Post.HEAD)


def test_changes_say_old_and_new_and_erase_nothing(database: Database, village: str) -> None:
    import_people(
        database,
        make_listed("张三", village=village, id_number=NUMBER, phone="13800000001", note="旧"),
    )
    row = make_listed("张三", village=village, id_number=NUMBER, phone="13800000002")
    with database.reading() as db:
        changes = deciding.plan_intake(db, make_listing(row)).rows[0].changes
    assert [(c.field, c.old, c.new) for c in changes] == [("phone", "13800000001", "13800000002")]
    import_people(database, row)
    with database.reading() as db:
        facts = facts_of(db, trainees.find_people(db)[0])
    assert (facts.phone, facts.note) == ("13800000002", "旧")


def test_a_less_exact_date_does_not_replace_an_exact_one(database: Database, village: str) -> None:
    import_people(database, make_listed("张三", village=village, birth="1978-05-12"))
    kinds = decide(database, make_listed("张三", village=village, birth="1978-05"))
    assert kinds == [(RowKind.SAME, RowReason.NAME_VILLAGE_BIRTH)]


def test_a_post_in_a_second_village_does_not_move_the_person(
    database: Database, village: str
) -> None:
    with database.reading() as db:
        second = village_ids(db)[1]
    import_people(database, make_listed("张三", village=village, id_number=NUMBER, posts=("P1",)))
    import_people(database, make_listed("张三", village=second, id_number=NUMBER, posts=("X1",)))
    with database.reading() as db:
        person = trainees.find_people(db)[0]
        assert facts_of(db, person).division_id == village
        assert {p.division_id for p in positions_of(db, person)} == {village, second}


def test_a_plan_for_another_state_of_the_file_is_refused(database: Database, village: str) -> None:
    with database.reading() as db:
        plan = deciding.plan_intake(db, make_listing(make_listed("张三", village=village)))
    with writing(database) as db:
        make_person(db, "李四")
    with pytest.raises(WorkbookOutdated), writing(database) as db:
        deciding.apply_intake(db, plan)


def test_a_whole_import_is_one_step_back(database: Database, village: str) -> None:
    import_people(
        database,
        make_listed("张三", village=village, posts=("P1",)),
        make_listed("李四", village=village),
    )
    with writing(database, "undo") as db:
        undoing.undo(db)
    assert names(database) == []


def test_cancelling_leaves_nothing(database: Database, village: str) -> None:
    def stop(done: int, total: int) -> None:  # noqa: ARG001 - a report has both
        if done:
            raise Cancelled

    people = [make_listed(f"张{n}", village=village) for n in range(1200)]
    with database.reading() as db:
        plan = deciding.plan_intake(db, make_listing(*people))
    with pytest.raises(Cancelled), writing(database) as db:
        deciding.apply_intake(db, plan, stop)
    assert names(database) == []


def test_cancelling_at_the_very_end_leaves_nothing(database: Database, village: str) -> None:
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done == total:
            raise Cancelled

    people = [make_listed(f"张{n}", village=village) for n in range(600)]
    with database.reading() as db:
        plan = deciding.plan_intake(db, make_listing(*people))
    with pytest.raises(Cancelled), writing(database) as db:
        deciding.apply_intake(db, plan, stop)
    assert names(database) == []
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_every_row_is_accounted_for(database: Database, village: str) -> None:
    result = import_people(
        database,
        make_listed("张三", village=village, id_number=NUMBER),
        make_listed("张三", village=village, id_number=NUMBER),
        make_listed("李四", village=village, id_number=NUMBER),
        make_listed("王五"),
    )
    assert result.found == result.new + result.changed + result.same + result.waiting == 4
