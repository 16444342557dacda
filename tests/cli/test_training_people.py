from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from roster.cli.demo import example_workbook
from roster.db.engine import Database
from roster.trainings import enrollments, trainings
from tests.cli.clerk import TITLE

if TYPE_CHECKING:
    from roster.trainings.enrollments import EnrollmentRow
    from tests.cli.clerk import Clerk


@pytest.fixture
def teacher(clerk: Clerk) -> Clerk:
    """Have a class of the example's people."""
    clerk.does("import", "FILE", str(example_workbook()))
    clerk.does("training", "plan", "FILE", "--title", TITLE, "--period", "2026-05-08/morning")
    clerk.does("enroll", "FILE", TITLE)
    return clerk


def groups_of(clerk: Clerk, *options: str) -> dict[str, list[str]]:
    said = clerk.does("training", "group", "FILE", TITLE, "3", *options, "--json")
    groups: dict[str, list[str]] = json.loads(said)
    return groups


def first_of_class(clerk: Clerk) -> EnrollmentRow:
    database = Database.open(clerk.path)
    with database.reading() as db:
        person = enrollments.enrolled(db, trainings.find_training(db, TITLE))[0]
    database.close()
    return person


def walk_in(clerk: Clerk, name: str, village: str) -> str:
    """Add a walk-in and return the row."""
    return clerk.does("training", "walk-in", "FILE", TITLE, name, village).split()[1]


def test_a_walk_in_is_added_and_recognised(teacher: Clerk) -> None:
    listed = first_of_class(teacher)
    row = walk_in(teacher, listed.name + "儿", listed.unit_name)
    assert "待认" in teacher.said
    found = json.loads(teacher.does("training", "merge", "FILE", TITLE, row, "--json"))
    place = [one["trainee_id"] for one in found].index(listed.trainee_id) + 1
    assert found[place - 1]["enrolled"]
    assert listed.name in teacher.does("training", "merge", "FILE", TITLE, row)
    teacher.does("training", "merge", "FILE", TITLE, row, "--is", "99", expect=2)
    assert "已合并" in teacher.does("training", "merge", "FILE", TITLE, row, "--is", str(place))
    teacher.does("training", "merge", "FILE", TITLE, row, expect=1)


def test_a_walk_in_nobody_knows_is_kept_as_new(teacher: Clerk) -> None:
    row = walk_in(teacher, "万俟无名", first_of_class(teacher).unit_name)
    assert "万俟无名" in teacher.does("training", "merge", "FILE", TITLE, row, "--new")
    teacher.does("training", "merge", "FILE", TITLE, row, "--new", expect=1)
    assert "没有合并" in teacher.complained


def test_a_walk_in_of_an_unknown_village_is_refused(teacher: Clerk) -> None:
    teacher.does("training", "walk-in", "FILE", TITLE, "张三", "没有的村", expect=1)
    assert "没有的村" in teacher.complained


def test_a_class_is_divided_and_seated(teacher: Clerk) -> None:
    sizes = [len(members) for members in groups_of(teacher).values()]
    assert max(sizes) - min(sizes) <= 1
    assert set(groups_of(teacher, "--by-unit")) == {"第1组", "第2组", "第3组"}
    assert "第1组（" in teacher.does("training", "group", "FILE", TITLE, "2")
    assert "个座位" in teacher.does("training", "seat", "FILE", TITLE)
    seats = json.loads(teacher.does("training", "seat", "FILE", TITLE, "--order", "name", "--json"))
    assert sorted(one["seat"] for one in seats) == list(range(1, len(seats) + 1))


def test_outcomes_of_a_training_above_are_recorded(teacher: Clerk) -> None:
    teacher.does("training", "outcomes", "FILE", TITLE, expect=1)
    assert "本单位办的班" in teacher.complained
    teacher.does(
        "training", "plan", "FILE", "--title", "市里的班", "--tier", "city", "--held-above",
        "--period", "2026-05-08/morning",
    )  # fmt: skip
    teacher.does("enroll", "FILE", "市里的班")
    said = teacher.does("training", "outcomes", "FILE", "市里的班", "--outcome", "1=not_completed")
    assert "未结业 1" in said
    teacher.does("training", "outcomes", "FILE", TITLE, "--outcome", "x", expect=2)
