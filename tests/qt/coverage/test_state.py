"""The state of the coverage page: whose missing people are listed, and by what name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.base.codes.people import Post
from roster.base.codes.trainings import Tier
from roster.coverage.coverage import coverage_report
from roster.qt.coverage.state import CoverageState
from tests.builders import make_person, writing

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from roster.db.engine import Database


@pytest.fixture
def state(owner: QObject) -> CoverageState:
    return CoverageState(owner)


def count(state: CoverageState, database: Database) -> None:
    """Register two secretaries and two members in two villages, and show who is missing."""
    with writing(database) as db:
        for village in (0, 1):
            make_person(db, f"书记{village}", Post.SECRETARY, village=village, newly_elected=True)
            make_person(db, f"委员{village}", Post.COMMITTEE_MEMBER, village=village)
    with database.reading() as db:
        state.show(coverage_report(db, "2026-12-01"))


def listed(state: CoverageState) -> list[str]:
    return sorted(person.name for person in state.missing)


def test_before_anything_is_counted_nobody_is_missing(state: CoverageState) -> None:
    assert (state.missing, state.is_anybody_missing) == ((), False)
    assert (state.division_name, state.requirement) == ("", None)


def test_a_village_of_one_requirement_is_narrower_than_either(
    state: CoverageState, database: Database
) -> None:
    count(state, database)
    assert state.report is not None
    village = state.report.divisions[0]
    state.want(Tier.COUNTY.value)
    assert listed(state) == ["书记0", "书记1"]
    state.want(None, village.unit_id)
    assert len(listed(state)) == 2
    state.want(Tier.COUNTY.value, village.unit_id)
    assert len(listed(state)) == 1
    assert state.division_name == village.unit_name


def test_who_is_missing_at_two_tiers_is_listed_once(
    state: CoverageState, database: Database
) -> None:
    count(state, database)
    state.want(None)
    assert listed(state) == ["书记0", "书记1", "委员0", "委员1"]
    assert state.requirement is None


def test_what_listens_finds_the_people_already_others(
    state: CoverageState, database: Database
) -> None:
    count(state, database)
    heard = []
    state.changed.connect(lambda: heard.append((listed(state), state.wanted.requirement)))
    state.want(Tier.CITY.value)
    assert heard == [(["书记0", "书记1"], "city")]
