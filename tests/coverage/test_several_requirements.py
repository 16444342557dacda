"""A tier may ask for more than one thing: each requirement has its people and its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roster.base.codes.people import Post
from roster.base.codes.trainings import Tier
from roster.base.words import label
from roster.cli.kit.summaries import coverage_json, coverage_lines
from roster.coverage import coverage, requirements
from roster.db.models import Requirement
from roster.people.positions import current_term
from roster.trainings.trainings import AudienceRule
from tests.builders import make_person, writing
from tests.coverage.test_coverage import AS_OF, hold

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.coverage.coverage import CoverageReport
    from roster.db.engine import Database

HEADS = AudienceRule(posts=(Post.HEAD,))
MEMBERS = AudienceRule(posts=(Post.COMMITTEE_MEMBER, Post.HEAD))


def also_required(db: Session, tier: Tier, rule: AudienceRule, sessions: int = 1) -> None:
    """Ask for something more at a tier in the current term."""
    audience = msgspec.to_builtins(rule)
    term = current_term(db).id
    db.add(Requirement(term_id=term, tier=tier, audience=audience, sessions=sessions))
    db.flush()


def county_asks_twice(db: Session) -> CoverageReport:
    """Return the coverage where the county asks the heads, too, to come twice."""
    head = make_person(db, "主任甲", Post.HEAD, village=1)
    member = make_person(db, "委员乙", Post.COMMITTEE_MEMBER, village=1)
    also_required(db, Tier.COUNTY, MEMBERS, sessions=2)
    hold(db, Tier.COUNTY, head, member)
    hold(db, Tier.COUNTY, member)
    return coverage.coverage_report(db, AS_OF)


def test_two_requirements_of_a_tier_keep_their_own_people_and_measure(database: Database) -> None:
    with writing(database) as db:
        report = county_asks_twice(db)
    county = [one for one in report.tiers if one.requirement.tier is Tier.COUNTY]
    assert [(one.requirement.sessions, one.figure) for one in county] == [
        (1, coverage.Figure(1, 1)),
        (2, coverage.Figure(2, 1)),
    ]
    assert [[person.name for person in one.missing] for one in county] == [[], ["主任甲"]]


def test_a_village_has_a_figure_for_each_requirement(database: Database) -> None:
    with writing(database) as db:
        report = county_asks_twice(db)
    village = next(division for division in report.divisions if division.figures[Tier.COUNTY].must)
    assert len(village.figures) == len(report.tiers) == 5
    assert sorted(figure.must for figure in village.figures.values()) == [0, 0, 1, 1, 2]


def test_for_programs_each_requirement_has_a_name_of_its_own(database: Database) -> None:
    with writing(database) as db:
        told = coverage_json(county_asks_twice(db))
    assert list(told["tiers"]) == ["province", "city", "county", "county-2", "township"]
    assert told["tiers"]["county"]["must"] == 1
    assert told["tiers"]["county-2"]["missing_people"][0]["name"] == "主任甲"
    assert list(told["units"][0])[1:] == list(told["tiers"])


def test_requirements_of_one_tier_are_told_apart_by_number(database: Database) -> None:
    with writing(database) as db:
        lines = list(coverage_lines(county_asks_twice(db)))
    named = [line.partition("：")[0] for line in lines[1:]]
    assert named == ["省级", "市级", "县级 1", "县级 2", "镇级"]


def test_a_requirement_alone_at_its_tier_bears_the_tiers_name(database: Database) -> None:
    with database.reading() as db:
        rows = requirements.list_requirements(db, current_term(db).id)
    assert [row.key for row in rows] == list(Tier)
    assert [requirements.name_of(row, "zh") for row in rows] == [label(tier) for tier in Tier]


class _TakenBack(Exception):
    """Ends a transaction that only looked what would be."""


def test_however_many_are_asked_for_none_takes_the_place_of_another(database: Database) -> None:
    @settings(max_examples=20, deadline=None)
    @given(st.lists(st.sampled_from(list(Tier)), max_size=6))
    def each_has_its_own_figures(tiers: list[Tier]) -> None:
        with pytest.raises(_TakenBack), writing(database) as db:
            make_person(db, "主任甲", Post.HEAD, village=1)
            for tier in tiers:
                also_required(db, tier, HEADS)
            report = coverage.coverage_report(db, AS_OF)
            raise _TakenBack
        keys = [one.requirement.key for one in report.tiers]
        assert len(set(keys)) == len(keys) == 4 + len(tiers)
        assert all(list(division.figures) == keys for division in report.divisions)
        for one in report.tiers:
            figures = [division.figures[one.requirement.key] for division in report.divisions]
            assert sum(figure.must for figure in figures) == one.figure.must

    each_has_its_own_figures()
