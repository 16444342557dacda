"""Laws of importing: twice is once, undone is never, the order of rows does not matter."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from roster import intake, trainees
from roster.codes import Act, Difference, EarlierPosts, GreyRule
from roster.db import undoing
from roster.db.engine import Database
from roster.db.models import Base
from roster.intake import IntakeRules
from tests.builders import CLERK, make_database, make_id_number, make_listed, make_listing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from roster.intake import IntakeResult
    from roster.listing import ListedPerson

NAMES = ("张三", "李四", "王五")
VILLAGES = ("441204100001", "441204100201", None)
NUMBERS = tuple(make_id_number(serial=serial) for serial in (1, 3, 5))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty file of a township, to be copied."""
    database = make_database(tmp_path_factory.mktemp("laws"))
    database.close()
    return database.path


def copied(empty: Path) -> Database:
    copy = empty.with_name("copy.roster")
    for leftover in empty.parent.glob("copy.roster*"):
        leftover.unlink()
    shutil.copy(empty, copy)
    return Database.open(copy)


rules = st.builds(
    IntakeRules,
    difference=st.sampled_from(Difference),
    id_of_another=st.sampled_from(GreyRule),
    name_village=st.sampled_from(GreyRule),
    name_phone=st.sampled_from(GreyRule),
    earlier_posts=st.sampled_from(EarlierPosts),
)
people = st.builds(
    make_listed,
    st.sampled_from(NAMES),
    village=st.sampled_from(VILLAGES),
    id_number=st.sampled_from((*NUMBERS, None)),
    birth=st.sampled_from(("1978-05", "1978-05-12", "1980", None)),
    phone=st.sampled_from(("13800000001", "13800000002", None)),
    posts=st.sampled_from((("P1",), ("V1",), ("P1", "V1"), ("S2",), ("V3", "S1"), ())),
    education=st.sampled_from(("associate", None)),
    raw=st.sampled_from(({}, {"education": "大专"})),
)
lists = st.lists(people, max_size=8)


def numbered(listed: Sequence[ListedPerson]) -> list[ListedPerson]:
    """Put each person into a row of their own."""
    return [make_listed(**{**_said(one), "row": row}) for row, one in enumerate(listed, start=2)]


def _said(one: ListedPerson) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__struct_fields__ if name != "sheet"}


def bring(database: Database, listed: Sequence[ListedPerson], wanted: IntakeRules) -> IntakeResult:
    listing = make_listing(*listed)
    return intake.import_listing(database, listing, by=CLERK, rules=wanted)


def contents(database: Database) -> Mapping[str, list[tuple[object, ...]]]:
    """Return all living rows of all tables but the journal's and the clock, without stamps."""
    found = {}
    with database.reading() as db:
        for table in Base.metadata.tables.values():
            if "deleted" in table.columns:
                rows = db.execute(text(f"SELECT * FROM {table.name} WHERE NOT deleted ORDER BY id"))  # noqa: S608
                kept = [row._asdict() for row in rows]
                found[table.name] = [
                    tuple(_value(v) for k, v in row.items() if k not in {"stamp", "edits"})
                    for row in kept
                ]
    return found


def _value(stored: object) -> object:
    """Return a stored value, JSON as what it means."""
    is_json = isinstance(stored, str) and stored.startswith(("{", "["))
    return json.loads(str(stored)) if is_json else stored


@settings(max_examples=15)
@given(before=lists, listed=lists, wanted=rules)
def test_an_import_undone_leaves_the_file_as_it_was(
    empty: Path,
    before: list[ListedPerson],
    listed: list[ListedPerson],
    wanted: IntakeRules,
) -> None:
    database = copied(empty)
    bring(database, numbered(before), IntakeRules())
    state = contents(database)
    bring(database, numbered(listed), wanted)
    full = contents(database)
    with database.reading() as db:
        newest = intake.imports(db)
    if full != state:
        with database.transaction(Act.UNDO, by=CLERK) as db:
            intake.undo_import(db, newest[0].sequence)
        assert contents(database) == state
        with database.transaction(Act.REDO, by=CLERK) as db:
            undoing.redo(db)
        assert contents(database) == full
    database.close()


@settings(max_examples=15)
@given(listed=lists, wanted=rules)
def test_the_same_list_again_changes_nothing(
    empty: Path, listed: list[ListedPerson], wanted: IntakeRules
) -> None:
    database = copied(empty)
    bring(database, numbered(listed), wanted)
    again = bring(database, numbered(listed), wanted)
    assert (again.new, again.changed, again.put_aside) == (0, 0, 0)
    state = contents(database)
    bring(database, numbered(listed), wanted)
    assert contents(database) == state
    database.close()


@settings(max_examples=15)
@given(before=lists, listed=lists, wanted=rules)
def test_the_same_list_again_changes_nobody_known_before(
    empty: Path, before: list[ListedPerson], listed: list[ListedPerson], wanted: IntakeRules
) -> None:
    database = copied(empty)
    bring(database, numbered(before), IntakeRules())
    bring(database, numbered(listed), wanted)
    again = bring(database, numbered(listed), wanted)
    database.close()
    assert (again.new, again.changed, again.ended) == (0, 0, 0)


strangers = st.lists(people, max_size=8).map(
    lambda some: [
        make_listed(
            **{**_said(one), "name": f"{one.name}{'甲乙丙丁戊己庚辛'[n]}", "row": n + 2,
               "id_number": None if one.id_number is None else make_id_number(serial=2 * n + 1)}
        )
        for n, one in enumerate(some)
    ]
)  # fmt: skip


@settings(max_examples=15)
@given(before=lists, listed=strangers, order=st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter_where_no_two_share_a_person(
    empty: Path,
    before: list[ListedPerson],
    listed: list[ListedPerson],
    order: object,
) -> None:
    database = copied(empty)
    bring(database, numbered(before), IntakeRules())
    shuffled = list(listed)
    order.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    assert decided(database, listed) == decided(database, shuffled)
    database.close()


def decided(database: Database, listed: Sequence[ListedPerson]) -> dict[int, tuple[object, ...]]:
    """Return what becomes of each row, new people's ids left out."""
    with database.reading() as db:
        known = set(trainees.all_facts(db))
        plan = intake.plan_intake(db, make_listing(*listed))
    return {
        row.person.row: (
            row.kind,
            row.reason,
            row.division_id,
            row.trainee_id if row.trainee_id in known else None,
            row.facts,
            row.new_posts,
            row.changes,
            row.candidates,
        )
        for row in plan.rows
    }
