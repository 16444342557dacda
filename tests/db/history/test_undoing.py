from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import text

from roster.base.codes.people import Post
from roster.db.errors import NothingToUndo, UndoBlocked
from roster.db.history import journal, replay, undoing
from roster.people import trainees
from tests.builders import (
    facts_of,
    import_people,
    make_database,
    make_id_number,
    make_listed,
    make_person,
    village_ids,
    writing,
)

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Mapping

    from roster.db.engine import Database

TABLES = ("trainee", "position", "division", "term")


def contents(database: Database) -> Mapping[str, list[tuple[object, ...]]]:
    """Return every kept row without stamps and edits, for comparing states."""
    with database.reading() as db:
        found = {}
        for table in TABLES:
            rows = db.execute(text(f"SELECT * FROM {table} WHERE deleted = 0 ORDER BY id"))  # noqa: S608
            names = [n for n in rows.keys() if n not in {"stamp", "edits"}]  # noqa: SIM118
            found[table] = [tuple(row[name] for name in names) for row in rows.mappings()]
        return found


def undo(database: Database) -> str:
    with writing(database, "undo") as db:
        return undoing.undo(db)


def redo(database: Database) -> str:
    with writing(database, "redo") as db:
        return undoing.redo(db)


def test_undo_takes_back_and_redo_does_again(database: Database) -> None:
    empty = contents(database)
    with writing(database, "register person") as db:
        make_person(db, "李四", Post.SECRETARY)
    full = contents(database)
    assert undo(database) == "register person"
    assert contents(database) == empty
    assert redo(database) == "register person"
    assert contents(database) == full


def test_several_undos_and_redos_keep_their_order(database: Database) -> None:
    states = [contents(database)]
    for name in ("甲", "乙", "丙"):
        with writing(database, name) as db:
            make_person(db, name * 2)
        states.append(contents(database))
    for state in reversed(states[:-1]):
        undo(database)
        assert contents(database) == state
    for state in states[1:]:
        redo(database)
        assert contents(database) == state


def test_something_new_ends_the_redo(database: Database) -> None:
    with writing(database) as db:
        make_person(db, "甲甲")
    undo(database)
    with writing(database) as db:
        make_person(db, "乙乙")
    with pytest.raises(NothingToUndo):
        redo(database)


def test_the_making_of_the_file_cannot_be_undone(database: Database) -> None:
    with pytest.raises(NothingToUndo):
        undo(database)


def test_an_old_action_is_undone_when_nothing_stands_on_it(database: Database) -> None:
    with database.reading() as db:
        village = village_ids(db)[0]
    import_people(database, make_listed("张三", village=village))
    with database.reading() as db:
        sequence = db.execute(text("SELECT max(sequence) FROM action")).scalar_one()
    with writing(database) as db:
        make_person(db, "乙乙")
    with writing(database) as db:
        undoing.undo_action(db, sequence)
    with database.reading() as db:
        assert [r.facts.name for r in trainees.people_rows(db, trainees.find_people(db))] == [
            "乙乙"
        ]


def test_an_old_action_is_not_undone_when_a_later_one_stands_on_it(database: Database) -> None:
    with writing(database, "register person") as db:
        person = make_person(db, "甲甲")
        sequence = journal.length(db)[0] + 1
    with writing(database, "correct person") as db:
        trainees.correct(db, person, name="乙乙")
    with pytest.raises(UndoBlocked) as caught, writing(database) as db:
        undoing.undo_action(db, sequence)
    assert caught.value.later_action == "correct person"


def sequence_of(database: Database, name: str) -> int:
    with database.reading() as db:
        query = text("SELECT max(sequence) FROM action WHERE kind = 'do' AND name = :name")
        return int(db.execute(query, {"name": name}).scalar_one())


def in_the_way(database: Database, name: str) -> list[str]:
    with database.reading() as db:
        edits = undoing.edits_in_the_way(db, sequence_of(database, name))
    return [edit.action for edit in edits]


def undo_named(database: Database, name: str) -> None:
    sequence = sequence_of(database, name)
    with writing(database, "undo") as db:
        undoing.undo_action(db, sequence)


def test_a_change_of_other_fields_is_not_in_the_way(database: Database) -> None:
    with writing(database, "register") as db:
        person = make_person(db, "甲甲")
    with writing(database, "phone") as db:
        trainees.correct(db, person, phone="13800000001")
    with writing(database, "note") as db:
        trainees.correct(db, person, note="组长")
    undo_named(database, "phone")
    with database.reading() as db:
        facts = facts_of(db, person)
    assert (facts.phone, facts.note) == (None, "组长")


def test_a_change_taken_back_by_hand_is_not_in_the_way(database: Database) -> None:
    with writing(database, "register") as db:
        person = make_person(db, "甲甲")
    with writing(database, "rename") as db:
        trainees.correct(db, person, name="乙乙")
    with writing(database, "rename back") as db:
        trainees.correct(db, person, name="甲甲")
    assert in_the_way(database, "register") == []


@pytest.mark.parametrize("change", ["correct", "remove"])
def test_a_number_given_to_another_meanwhile_is_in_the_way(database: Database, change: str) -> None:
    number = make_id_number()
    with writing(database, "register") as db:
        person = make_person(db, "甲甲", id_number=number)
    with writing(database, "free the number") as db:
        if change == "correct":
            trainees.correct(db, person, id_number=make_id_number(serial=3))
        else:
            trainees.remove(db, person)
    with writing(database, "register another") as db:
        make_person(db, "乙乙", id_number=number)
    assert in_the_way(database, "free the number") == ["register another"]
    with pytest.raises(UndoBlocked):
        undo_named(database, "free the number")


def test_a_row_born_and_changed_in_one_action_comes_back_as_it_was(database: Database) -> None:
    with writing(database, "register") as db:
        person = make_person(db, "甲甲", Post.SECRETARY)
        trainees.correct(db, person, phone="13800000001", name="乙乙")
    full = contents(database)
    undo(database)
    assert contents(database)["trainee"] == []
    redo(database)
    assert contents(database) == full


def test_an_undone_action_is_not_undone_again(database: Database) -> None:
    with writing(database, "register") as db:
        make_person(db, "甲甲")
    undo(database)
    with pytest.raises(NothingToUndo):
        undo_named(database, "register")


def test_an_action_redone_can_be_undone_again(database: Database) -> None:
    with writing(database, "register") as db:
        make_person(db, "甲甲", Post.SECRETARY)
    for _ in range(2):
        undo(database)
        redo(database)
    undo_named(database, "register")
    assert contents(database)["position"] == []


def test_an_undo_is_journalled_and_stamped_like_any_change(database: Database) -> None:
    with writing(database, "register") as db:
        person = make_person(db, "甲甲")
    with writing(database, "correct") as db:
        trainees.correct(db, person, phone="13800000001")
    undo(database)
    with database.reading() as db:
        line = journal.history(db, [person])[0]
        stamps = db.execute(text("SELECT stamp, edits ->> '$.phone' FROM trainee")).one()
        assert journal.chain_is_whole(db)
    assert (line.before, line.after) == ({"phone": "13800000001"}, {"phone": None})
    assert stamps[1] > stamps[0]


@given(
    steps=st.lists(
        st.sampled_from(["add", "rename", "remove", "undo", "redo"]), min_size=1, max_size=12
    )
)
def test_undoing_everything_returns_to_the_beginning(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    folder: pathlib.Path = tmp_path_factory.mktemp("law")
    database = make_database(folder)
    beginning = contents(database)
    for number, step in enumerate(steps):
        _play(database, step, number)
    while True:
        try:
            undo(database)
        except NothingToUndo:
            break
    assert contents(database) == beginning
    with database.reading() as db:
        assert journal.chain_is_whole(db)
    database.close()


def _play(database: Database, step: str, number: int) -> None:
    try:
        with writing(database, step) as db:
            people = trainees.find_people(db)
            if step == "undo":
                undoing.undo(db)
            elif step == "redo":
                undoing.redo(db)
            elif step == "add" or not people:
                trainees.register(
                    db,
                    replace(
                        trainees.TraineeFacts("某某", village_ids(db)[0]), phone=f"138{number:08d}"
                    ),
                )
            elif step == "rename":
                trainees.correct(db, people[0], phone=f"138{number:08d}")
            else:
                trainees.remove(db, people[-1])
    except NothingToUndo:
        return


def test_what_an_undo_changed_since_is_in_the_way(database: Database) -> None:
    with writing(database, "register") as db:
        person = make_person(db, "甲甲")
    for name, phone in (
        ("first", "13800000001"),
        ("second", "13800000002"),
        ("back", "13800000001"),
    ):
        with writing(database, name) as db:
            trainees.correct(db, person, phone=phone)
    undo_named(database, "first")
    with pytest.raises(UndoBlocked) as caught:
        undo(database)
    assert caught.value.later_action == "undo"
    with database.reading() as db:
        assert facts_of(db, person).phone is None
        assert list(replay.astray(db)) == []
