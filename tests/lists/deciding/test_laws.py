"""Laws of importing: twice is once, undone is never, the order of rows does not matter."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import text

from roster.db.acts import Act
from roster.db.engine import Database
from roster.db.history import undoing
from roster.db.models import Base
from roster.lists import deciding
from roster.lists.deciding import IntakeRules
from roster.lists.deciding.codes import Contradiction, Difference, EarlierPosts, GreyRule
from roster.lists.deciding.listed_facts import as_text, listed_facts
from roster.people import trainees
from roster.people.same_person import contradictions
from tests.builders import CLERK, make_database, make_id_number, make_listed, make_listing, writing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from random import Random

    from roster.lists.deciding import IntakePlan, IntakeResult
    from roster.lists.listing import ListedPerson
    from roster.people.trainees import TraineeFacts

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
    two_candidates=st.sampled_from(GreyRule),
    other_village=st.sampled_from(GreyRule),
    facts_differ=st.sampled_from(Contradiction),
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
    gender=st.sampled_from(("male", "female", None)),
    studying=st.booleans(),
    veteran=st.sampled_from((True, False, None)),
    newly_elected=st.sampled_from((True, False, None)),
)
lists = st.lists(people, max_size=8)


def numbered(listed: Sequence[ListedPerson]) -> list[ListedPerson]:
    """Put each person into a row of their own."""
    return [make_listed(**{**_said(one), "row": row}) for row, one in enumerate(listed, start=2)]


def _said(one: ListedPerson) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__struct_fields__ if name != "sheet"}


def bring(database: Database, listed: Sequence[ListedPerson], wanted: IntakeRules) -> IntakeResult:
    listing = make_listing(*listed)
    return deciding.import_listing(database, listing, by=CLERK, rules=wanted)


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
        newest = deciding.imports(db)
    if full != state:
        with database.transaction(Act.UNDO, by=CLERK) as db:
            deciding.undo_import(db, newest[0].sequence)
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
        plan = deciding.plan_intake(db, make_listing(*listed))
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


# --- who is one person -------------------------------------------------------------------------


def facts_of(one: ListedPerson) -> TraineeFacts:
    """Return what a row says, with what its number tells."""
    return trainees.checked(listed_facts(one, one.village or ""))


def merged(plan: IntakePlan) -> dict[str, list[ListedPerson]]:
    """Return the rows of each person, those found by their number left out."""
    found: dict[str, list[ListedPerson]] = {}
    for row in plan.rows:
        if row.trainee_id and not row.is_waiting:
            found.setdefault(row.trainee_id, []).append(row.person)
    return found


def apply(database: Database, listed: Sequence[ListedPerson], wanted: IntakeRules) -> IntakePlan:
    with database.reading() as db:
        plan = deciding.plan_intake(db, make_listing(*listed), rules=wanted)
    with writing(database) as db:
        deciding.apply_intake(db, plan)
    return plan


def as_the_number_says(one: ListedPerson) -> ListedPerson:
    """Return a row whose birth and sex are those of its number: the number decides alone."""
    return replace(one, birth=None, gender=None) if one.id_number else one


sound_lists = lists.map(lambda some: list(map(as_the_number_says, some)))


@settings(max_examples=25)
@given(before=sound_lists, listed=sound_lists, wanted=rules)
def test_people_who_contradict_each_other_are_never_one(
    empty: Path, before: list[ListedPerson], listed: list[ListedPerson], wanted: IntakeRules
) -> None:
    database = copied(empty)
    apply(database, numbered(before), IntakeRules())
    with database.reading() as db:
        known = trainees.all_facts(db)
    for trainee_id, rows in merged(apply(database, numbered(listed), wanted)).items():
        said = [*map(facts_of, rows), *filter(None, [known.get(trainee_id)])]
        assert not any(contradictions(one, other) for one, other in combinations(said, 2))
    database.close()


#: A name that a number puts right, and posts that give way, follow the order of the list.
about_people = rules.map(
    lambda wanted: dataclasses.replace(
        wanted, id_of_another=GreyRule.ASK, earlier_posts=EarlierPosts.STAY
    )
)


@settings(max_examples=25)
@given(
    before=lists,
    listed=lists,
    wanted=about_people,
    order=st.randoms(use_true_random=False),
    split=st.integers(0, 8),
)
def test_the_order_of_rows_and_sheets_does_not_decide_who_is_one(
    empty: Path,
    before: list[ListedPerson],
    listed: list[ListedPerson],
    wanted: IntakeRules,
    order: Random,
    split: int,
) -> None:
    database = copied(empty)
    apply(database, numbered(before), IntakeRules())
    in_order = numbered(listed)
    mixed = in_order.copy()
    order.shuffle(mixed)
    mixed = [
        replace(one, sheet="Sheet1" if at < split else "Sheet2") for at, one in enumerate(mixed)
    ]
    with database.reading() as db:
        known = set(trainees.all_facts(db))
        plans = [
            deciding.plan_intake(db, make_listing(*rows), rules=wanted)
            for rows in (in_order, mixed)
        ]
    first, second = (
        Counter(
            (trainee_id if trainee_id in known else "", tuple(sorted(map(words, rows))))
            for trainee_id, rows in merged(plan).items()
        )
        for plan in plans
    )
    database.close()
    assert first == second


def words(one: ListedPerson) -> str:
    """Return all that a row says, wherever it stands."""
    return str(sorted((name, str(value)) for name, value in _said(one).items() if name != "row"))


# --- what changes ------------------------------------------------------------------------------


def posts_now(database: Database) -> dict[tuple[str, str, str], bool | None]:
    query = (
        "SELECT trainee_id, division_id, post, newly_elected FROM position"
        " WHERE end IS NULL AND NOT deleted"
    )
    with database.reading() as db:
        rows = db.execute(text(query)).all()
    return {
        (who, division, post): None if new is None else bool(new)
        for who, division, post, new in rows
    }


def people_now(database: Database) -> dict[str, TraineeFacts]:
    with database.reading() as db:
        return trainees.all_facts(db)


@settings(max_examples=25)
@given(before=lists, listed=lists, wanted=rules)
def test_nothing_changes_that_was_not_listed_and_all_that_was_listed_does(
    empty: Path, before: list[ListedPerson], listed: list[ListedPerson], wanted: IntakeRules
) -> None:
    database = copied(empty)
    apply(database, numbered(before), IntakeRules())
    people_before, posts_before = people_now(database), posts_now(database)
    plan = apply(database, numbered(listed), wanted)
    people_after, posts_after = people_now(database), posts_now(database)
    database.close()
    listed_changes: dict[tuple[str, str], tuple[str, str]] = {}
    for row in plan.in_order:
        for change in row.changes:
            key = (row.trainee_id or "", change.field)
            old = listed_changes.get(key, (change.old, ""))[0]
            listed_changes[key] = (old, change.new)
    happened = {
        (who, name): (as_text(getattr(facts, name)), as_text(getattr(people_after[who], name)))
        for who, facts in people_before.items()
        for name in trainees.FACT_NAMES
        if getattr(facts, name) != getattr(people_after[who], name)
    }
    of_facts = {
        key: said
        for key, said in listed_changes.items()
        if key[0] in people_before and key[1] in trainees.FACT_NAMES
    }
    assert happened == of_facts
    gained = {
        (r.trainee_id, r.division_id, p) for r in plan.rows for p in r.new_posts if r.is_taken
    }
    ended = {(r.trainee_id, r.division_id, p) for r in plan.rows for p in r.ended_posts}
    restated = {(r.trainee_id, r.division_id, p) for r in plan.rows for p in r.restated_posts}
    assert posts_after.keys() - posts_before.keys() == gained - ended
    assert posts_before.keys() - posts_after.keys() == ended - gained
    otherwise = {
        key
        for key in posts_before.keys() & posts_after
        if posts_before[key] is not posts_after[key]
    }
    assert otherwise == {key for key in restated if key in posts_before}
    assert all(
        c.field == "newly_elected" for r in plan.rows if r.restated_posts for c in r.changes[-1:]
    )


@settings(max_examples=25)
@given(before=lists, listed=lists, wanted=rules)
def test_whoever_goes_in_comes_out_or_waits_and_nobody_is_lost(
    empty: Path, before: list[ListedPerson], listed: list[ListedPerson], wanted: IntakeRules
) -> None:
    database = copied(empty)
    bring(database, numbered(before), IntakeRules())
    known = people_now(database)
    result = bring(database, numbered(listed), wanted)
    after = people_now(database)
    database.close()
    assert result.found == len(listed) == result.new + result.changed + result.same + result.waiting
    assert after.keys() >= known.keys()
    assert len(after) == len(known) + result.new
