"""What no paper could print is refused where it is given, and what stands there already stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from roster.base.errors import TextUnusable
from roster.trainings import cloning, seating, trainings
from tests.builders import make_training, writing
from tests.classroom import sheet_of, training_of

if TYPE_CHECKING:
    from roster.db.engine import Database

BAD = ["培训😀", "培训\n班", "培训\u200b班", "长" * 200]
FIELDS = ["title", "organizer", "implementer", "venue", "contact", "class_teacher", "series"]


def changed(field: str, bad: str) -> dict[str, Any]:
    return {field: bad}


@pytest.mark.parametrize("bad", ["", "　", *BAD])
def test_no_training_has_a_title_that_cannot_be_printed(database: Database, bad: str) -> None:
    with writing(database) as db:
        training = make_training(db)
        plan = trainings.get_training(db, training).plan
    with pytest.raises(TextUnusable), writing(database) as db:
        trainings.plan_training(db, replace(plan, title=bad))
    with pytest.raises(TextUnusable), writing(database) as db:
        trainings.change_plan(db, training, replace(plan, title=bad))
    with pytest.raises(TextUnusable), writing(database) as db:
        cloning.clone_training(db, training, first_day="2026-06-30", title=bad)


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("field", FIELDS)
def test_no_fact_of_a_training_is_one_that_cannot_be_printed(
    database: Database, field: str, bad: str
) -> None:
    with writing(database) as db:
        training = make_training(db)
        plan = trainings.get_training(db, training).plan
    with pytest.raises(TextUnusable), writing(database) as db:
        trainings.change_plan(db, training, replace(plan, **changed(field, bad)))
    with pytest.raises(TextUnusable), writing(database) as db:
        trainings.change_plan(db, training, replace(plan, branch_venues=(bad,)))


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("field", ["subject", "lecturer", "lecturer_office", "place"])
def test_no_half_day_says_what_cannot_be_printed(database: Database, field: str, bad: str) -> None:
    with writing(database) as db:
        training = make_training(db)
        plans = [row.plan for row in trainings.list_periods(db, training)]
    with pytest.raises(TextUnusable), writing(database) as db:
        trainings.set_periods(db, training, [replace(p, **changed(field, bad)) for p in plans])


@pytest.mark.parametrize("bad", BAD)
def test_no_group_or_room_is_called_what_cannot_be_printed(database: Database, bad: str) -> None:
    with writing(database) as db:
        training = training_of(db, [])
    with pytest.raises(TextUnusable), writing(database) as db:
        seating.set_classroom(db, [], bad)
    with database.reading() as db:
        assert not sheet_of(db, training).people


def test_what_an_older_version_let_in_does_not_hinder_other_changes(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        db.connection().exec_driver_sql("UPDATE training SET title = ?", ("培训😀",))
    with writing(database) as db:
        plan = trainings.get_training(db, training).plan
        trainings.change_plan(db, training, replace(plan, venue="礼堂"))
    with database.reading() as db:
        assert trainings.get_training(db, training).plan.venue == "礼堂"
