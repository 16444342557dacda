"""A further field goes every way of a list by its row alone: in, compared, waiting, out, back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from roster.attendance import walk_ins
from roster.base.codes.lists import RowKind
from roster.cli.kit.summaries import change_lines, decisions_json
from roster.db.acts import Act
from roster.db.history import undoing
from roster.divisions.divisions import list_divisions, village_finder
from roster.lists import deciding
from roster.lists.checking.amendments import Amendment, amended
from roster.lists.deciding import IntakeRules, Take
from roster.lists.deciding.codes import Difference
from roster.lists.listing_json import listing_json
from roster.lists.read_list import read_listing
from roster.papers.workbooks.roster_lines import roster_lines
from roster.papers.workbooks.roster_workbook import write_roster
from roster.people.trainees import all_facts, correct, find_people, people_rows
from roster.trainings import trainings
from tests.builders import (
    CLERK,
    facts_of,
    import_people,
    make_listed,
    make_listing,
    make_person,
    make_training,
    village_ids,
    writing,
)
from tests.lists.builders import listing, sheet
from tests.people.further import FURTHER, name_of, value_of

if TYPE_CHECKING:
    from pathlib import Path

    from roster.db.engine import Database
    from roster.lists.listing import ListedPerson
    from roster.people.fields import Field

every_field = pytest.mark.parametrize("field", FURTHER, ids=name_of)


@pytest.fixture
def home(database: Database) -> str:
    with database.reading() as db:
        return village_ids(db)[0]


def listed(home: str, **said: object) -> ListedPerson:
    person = make_listed(gender="male", birth="1978-05", village=home)
    return replace(person, **said)


def only_value(database: Database, field: Field) -> Any:  # noqa: ANN401 - of any kind
    with database.reading() as db:
        (facts,) = all_facts(db).values()
        return getattr(facts, field.name)


def planned(database: Database, person: ListedPerson, **rules: Any) -> deciding.IntakePlan:  # noqa: ANN401 - any rule
    with database.reading() as db:
        return deciding.plan_intake(db, make_listing(person), rules=IntakeRules(**rules))


@every_field
def test_each_of_its_header_words_is_understood(field: Field) -> None:
    cell = field.shown(value_of(field))
    for header in field.headers:
        found = listing(sheet(("姓名", "村", header), ("陈明", "罗建村", cell)))
        (person,) = found.people
        assert getattr(person, field.name) == value_of(field)
        assert person.raw[field.name] == cell
        assert found.problems == ()


@every_field
def test_programs_read_it_where_something_is_said(field: Field) -> None:
    people = [listed("v", **{field.name: value_of(field)}), listed("v")]
    found = listing_json(make_listing(*people))["trainees"]
    assert isinstance(found, list)
    told, untold = found
    assert told == {**untold, field.name: value_of(field)}


@every_field
def test_it_comes_in_with_a_list_and_goes_with_its_undo(
    database: Database, home: str, field: Field
) -> None:
    import_people(database, listed(home, **{field.name: value_of(field)}))
    assert only_value(database, field) == value_of(field)
    again = planned(database, listed(home, **{field.name: value_of(field)}))
    assert [row.kind for row in again.rows] == [RowKind.SAME]
    with database.transaction("undo", by=CLERK) as db:
        undoing.undo(db)
    with database.reading() as db:
        assert all_facts(db) == {}


@every_field
def test_a_list_that_differs_changes_it_by_the_rule_and_undo_turns_it_back(
    database: Database, home: str, field: Field
) -> None:
    import_people(database, listed(home))
    first = listed(home, **{field.name: value_of(field)})
    assert planned(database, first, difference=Difference.FILE_WINS).rows[0].kind is RowKind.SAME
    import_people(database, first)
    assert only_value(database, field) == value_of(field)
    second = listed(home, **{field.name: value_of(field, 1)})
    kept = planned(database, second, difference=Difference.FILL_EMPTY)
    assert [row.kind for row in kept.rows] == [RowKind.SAME]
    (row,) = planned(database, second).rows
    assert [change.field for change in row.changes] == [field.name]
    import_people(database, second)
    with database.transaction("undo", by=CLERK) as db:
        undoing.undo(db)
    assert only_value(database, field) == value_of(field)


@every_field
def test_a_list_without_it_erases_nothing(database: Database, home: str, field: Field) -> None:
    import_people(database, listed(home, **{field.name: value_of(field)}))
    import_people(database, listed(home))
    assert only_value(database, field) == value_of(field)


@every_field
def test_the_command_line_says_a_change_of_it_and_what_is_personal_masked(
    database: Database, home: str, field: Field
) -> None:
    import_people(database, listed(home))
    plan = planned(database, listed(home, **{field.name: value_of(field)}))
    (said,) = change_lines(plan.rows, {})
    shown = field.worded(field.mask(str(value_of(field))))
    assert said.endswith(f"：{field.words.zh} ＋ {shown}")
    (changed,) = decisions_json(plan.rows, {})["changes"]
    hidden = field.mask(str(value_of(field)))
    assert changed["fields"] == [{"field": field.name, "old": "", "new": hidden}]


@every_field
def test_two_rows_of_one_person_say_it_together(
    database: Database, home: str, field: Field
) -> None:
    import_people(database, listed(home), listed(home, **{field.name: value_of(field)}))
    assert only_value(database, field) == value_of(field)


@every_field
def test_it_waits_with_its_row_is_put_right_there_and_taken(
    database: Database, home: str, field: Field
) -> None:
    import_people(database, replace(listed(home, **{field.name: value_of(field)}), village=None))
    with database.reading() as db:
        (row,) = deciding.waiting_rows(db)
        assert getattr(row.person, field.name) == value_of(field)
        name = next(u.short_name for u in list_divisions(db) if u.id == home)
        texts = {"village": name, field.name: field.shown(value_of(field, 1))}
        person = row.person
        place = (person.sheet, person.row, person.name)
        changes = [Amendment(*place, *text) for text in texts.items()]
        put_right = amended(row.listing, changes, village_finder(db))
    with database.transaction(Act.TAKE_WAITING, by=CLERK) as db:
        deciding.take_waiting(db, [Take(row.id, put_right)])
    assert only_value(database, field) == value_of(field, 1)


@every_field
def test_who_walked_in_hands_it_to_whom_they_are(
    database: Database, home: str, field: Field
) -> None:
    with writing(database) as db:
        training = make_training(db)
        trainings.open_training(db, training)
        known = make_person(db, "张三")
        walked_in = walk_ins.add_walk_in(db, training, "张山", home)
        provisional = next(i for i in find_people(db) if i != known)
        correct(db, provisional, **{field.name: value_of(field)})
        walk_ins.merge(db, walked_in, known)
        assert getattr(facts_of(db, known), field.name) == value_of(field)


@every_field
def test_a_printed_roster_has_its_column_where_somebody_has_it(
    database: Database, home: str, field: Field, tmp_path: Path
) -> None:
    for name, said in (("无", {}), ("有", {field.name: value_of(field)})):
        import_people(database, listed(home, **said))
        with database.reading() as db:
            lines = roster_lines(people_rows(db, find_people(db)), list_divisions(db))
            path = tmp_path / f"{name}.xlsx"
            write_roster(
                path, lines, title="花名册", as_of="2026-05-31", division_path="", masked=True
            )
            (person,) = read_listing(path, village_finder(db)).people
        masked_away = not said or field.is_personal
        assert getattr(person, field.name) == (None if masked_away else value_of(field))
        assert (field.name in person.raw) is bool(said)


@every_field
def test_a_row_that_a_program_without_the_field_dropped_does_not_come_back(
    database: Database, field: Field
) -> None:
    words = {"name": "张三", "village": "没有的村"}
    now = make_listed("张三", raw={**words, field.name: "甲"}, **{field.name: value_of(field)})
    import_people(database, make_listed("张三", raw=words))
    with writing(database) as db:
        (row,) = deciding.waiting_rows(db)
        deciding.drop_waiting(db, [row.id], "重复")
    import_people(database, replace(now, row=9))
    with database.reading() as db:
        assert deciding.waiting_rows(db) == ()
