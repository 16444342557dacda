from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.base.codes.lists import RowKind, RowReason, WaitingState
from roster.base.codes.people import Post
from roster.db.acts import Act
from roster.db.history import journal, undoing
from roster.db.models import WaitingRow
from roster.lists import deciding
from roster.lists.deciding import Answer, Take
from roster.lists.deciding.codes import Verdict
from roster.lists.errors import UnknownWaitingRow
from roster.lists.listing import Listing, Outcome, Problem
from roster.people import trainees
from roster.people.problems import ProblemKind
from tests.builders import (
    CLERK,
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
    from roster.lists.deciding import Waiting
    from roster.lists.listing import ListedPerson

NUMBER = make_id_number()
HOMELESS = make_listed(
    "张三", id_number=NUMBER, posts=("P1",), raw={"name": "张三", "village": "?"}
)


@pytest.fixture
def village(database: Database) -> str:
    with database.reading() as db:
        return village_ids(db)[0]


def waiting(database: Database) -> tuple[Waiting, ...]:
    with database.reading() as db:
        return deciding.waiting_rows(db)


def states(database: Database) -> list[WaitingState]:
    with database.reading() as db:
        return [WaitingState(row.state) for row in db.query(WaitingRow)]


def taking(database: Database, *takes: Take) -> deciding.IntakeResult:
    with database.transaction(Act.TAKE_WAITING, by=CLERK) as db:
        return deciding.take_waiting(db, takes)


def with_village(one: Waiting, village: str) -> Listing:
    person = make_listed(
        one.person.name,
        village=village,
        id_number=one.person.id_number,
        posts=one.person.posts,
        raw=one.person.raw,
    )
    return make_listing(person)


def test_rows_that_cannot_be_taken_wait_with_all_that_is_known_of_them(
    database: Database, village: str
) -> None:
    problem = Problem("Sheet1", 5, 2, "village", ProblemKind.VILLAGE_UNKNOWN, "?", (4, 2))
    listing = Listing("名册.xlsx", "1" * 64, Outcome.IMPORT, (HOMELESS,), (problem,))
    with writing(database) as db:
        result = deciding.apply_intake(db, deciding.plan_intake(db, listing))
    assert (result.waiting, result.put_aside) == (1, 1)
    found = waiting(database)[0]
    assert (found.file, found.sha256) == ("名册.xlsx", "1" * 64)
    assert (found.person, found.problems) == (HOMELESS, (problem,))
    assert (found.kind, found.reason) == (RowKind.BAD, RowReason.NO_VILLAGE)
    assert found.listing.people == (HOMELESS,)
    assert village


def test_the_same_list_again_adds_no_row_and_no_entry(database: Database, village: str) -> None:
    rows = (HOMELESS, make_listed("李四", village=village, birth="1980-01"))
    import_people(database, *rows)
    with database.reading() as db:
        before = journal.length(db)
    result = import_people(database, *rows)
    assert (result.waiting, result.put_aside) == (1, 0)
    with database.reading() as db:
        assert journal.length(db) == before


def test_two_equal_rows_both_wait_and_are_both_known_again(database: Database) -> None:
    assert import_people(database, HOMELESS, HOMELESS).put_aside == 2
    assert import_people(database, HOMELESS, HOMELESS).put_aside == 0


def test_a_row_of_another_wording_takes_the_place_of_its_twin(database: Database) -> None:
    import_people(database, HOMELESS)
    raw = {"name": "张三", "village": "翠州"}
    import_people(database, make_listed("张三", id_number=NUMBER, raw=raw))
    assert [one.person.raw for one in waiting(database)] == [raw]


def test_a_row_that_is_good_now_closes_its_waiting_twin(database: Database, village: str) -> None:
    import_people(database, HOMELESS)
    import_people(database, make_listed("张三", village=village, id_number=NUMBER, row=9))
    assert waiting(database) == ()
    assert states(database) == [WaitingState.TAKEN]


def test_a_stranger_in_the_same_row_of_the_same_file_closes_nothing(
    database: Database, village: str
) -> None:
    import_people(database, HOMELESS)
    import_people(database, make_listed("李四", village=village))
    assert len(waiting(database)) == 1


def test_an_amended_row_is_taken_like_any_other(database: Database, village: str) -> None:
    import_people(database, HOMELESS)
    one = waiting(database)[0]
    result = taking(database, Take(one.id, with_village(one, village)))
    assert (result.new, result.waiting) == (1, 0)
    assert waiting(database) == ()
    with database.reading() as db:
        row = trainees.people_rows(db, trainees.find_people(db))[0]
    assert (row.facts.name, row.posts) == ("张三", (Post.SECRETARY,))


def test_a_row_taken_after_an_amendment_does_not_come_back_with_its_list(
    database: Database, village: str
) -> None:
    import_people(database, HOMELESS)
    one = waiting(database)[0]
    taking(database, Take(one.id, with_village(one, village)))
    assert import_people(database, HOMELESS).put_aside == 0


def test_a_row_taken_as_somebody_who_is_gone_waits_anew(database: Database, village: str) -> None:
    import_people(database, HOMELESS)
    one = waiting(database)[0]
    taking(database, Take(one.id, with_village(one, village)))
    with writing(database) as db:
        trainees.remove(db, trainees.find_people(db)[0])
    assert import_people(database, HOMELESS).put_aside == 1


def test_an_amended_row_that_still_cannot_be_taken_waits_on_as_amended(
    database: Database, village: str
) -> None:
    import_people(database, make_listed("李四", village=village, id_number=NUMBER), HOMELESS)
    one = waiting(database)[0]
    assert taking(database, Take(one.id, with_village(one, village))).waiting == 1
    left = waiting(database)[0]
    assert (left.reason, left.person.village) == (RowReason.ID_OF_ANOTHER, village)
    import_people(database, HOMELESS)
    assert waiting(database)[0].person.village == village


def test_an_answer_takes_a_conflict(database: Database, village: str) -> None:
    with writing(database) as db:
        people = [make_person(db, "张三", phone="13800000001") for _ in range(2)]
    import_people(database, make_listed("张三", village=village, phone="13800000001", note="新"))
    one = waiting(database)[0]
    with database.reading() as db:
        row = deciding.plan_waiting(db, [Take(one.id)]).rows[0]
    assert {c.trainee_id for c in row.candidates} == set(people)
    assert taking(database, Take(one.id, answer=row.candidates[0].answer)).changed == 1
    assert waiting(database) == ()


def test_rows_of_two_files_with_the_same_key_get_their_own_answers(
    database: Database, village: str
) -> None:
    with writing(database) as db:
        for _ in range(2):
            make_person(db, "张三")
    for file, note in (("a.xlsx", "甲"), ("b.xlsx", "乙")):
        row = make_listed("张三", village=village, birth="1978-05", note=note)
        listing = Listing(file, "0" * 64, Outcome.IMPORT, (row,))
        with writing(database) as db:
            deciding.apply_intake(db, deciding.plan_intake(db, listing))
    first, second = waiting(database)
    result = taking(
        database,
        Take(first.id, answer=Answer(Verdict.IS_NEW)),
        Take(second.id, answer=Answer(Verdict.WAITS)),
    )
    assert (result.new, result.waiting) == (1, 1)
    assert waiting(database)[0].reason is RowReason.LEFT_WAITING


def test_a_dropped_row_does_not_come_back(database: Database) -> None:
    import_people(database, HOMELESS)
    with database.transaction(Act.DROP_WAITING, by=CLERK) as db:
        deciding.drop_waiting(db, [waiting(database)[0].id], "外镇的人")
    assert import_people(database, HOMELESS).put_aside == 0
    assert waiting(database) == ()
    with database.reading() as db:
        assert deciding.waiting_count(db) == 0


def test_what_does_not_wait_cannot_be_taken_or_dropped(database: Database) -> None:
    import_people(database, HOMELESS)
    one = waiting(database)[0]
    with writing(database) as db:
        deciding.drop_waiting(db, [one.id], "重复")
    with pytest.raises(UnknownWaitingRow), writing(database) as db:
        deciding.drop_waiting(db, [one.id], "重复")
    with pytest.raises(UnknownWaitingRow):
        taking(database, Take(one.id))


def test_undoing_the_import_takes_its_waiting_rows_too(database: Database, village: str) -> None:
    import_people(database, HOMELESS, make_listed("李四", village=village))
    with writing(database, "undo") as db:
        undoing.undo(db)
    assert waiting(database) == ()
    with writing(database, "redo") as db:
        undoing.redo(db)
    assert len(waiting(database)) == 1


def test_undoing_a_taking_lets_the_row_wait_again(database: Database, village: str) -> None:
    import_people(database, HOMELESS)
    before = waiting(database)
    taking(database, Take(before[0].id, with_village(before[0], village)))
    with writing(database, "undo") as db:
        assert undoing.undo(db) == Act.TAKE_WAITING
    assert waiting(database) == before
    with database.reading() as db:
        assert trainees.find_people(db) == ()


def test_a_row_dealt_with_later_does_not_keep_its_import_from_being_undone(
    database: Database, village: str
) -> None:
    import_people(database, HOMELESS, make_listed("李四", village=village))
    with database.reading() as db:
        sequence = journal.length(db)[0]
    one = waiting(database)[0]
    taking(database, Take(one.id, with_village(one, village)))
    with writing(database, "undo") as db:
        undoing.undo_action(db, sequence)
    with database.reading() as db:
        left = [row.facts.name for row in trainees.people_rows(db, trainees.find_people(db))]
    assert left == ["张三"]


def test_no_number_stands_in_the_error_of_a_row_that_is_gone(database: Database) -> None:
    with pytest.raises(UnknownWaitingRow) as caught, writing(database) as db:
        deciding.drop_waiting(db, ["nothing"], "")
    assert vars(caught.value) == {"waiting_id": "nothing"}


def test_every_row_that_waits_is_counted(database: Database, village: str) -> None:
    people: list[ListedPerson] = [
        make_listed(f"{name}某", row=number) for number, name in enumerate("甲乙丙")
    ]
    import_people(database, *people, make_listed("丁某", village=village))
    with database.reading() as db:
        assert deciding.waiting_count(db) == len(deciding.waiting_rows(db)) == 3
