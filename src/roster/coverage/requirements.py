"""Who must attend what: one requirement for each tier and term (DOMAIN.md section 8, rows 12-15).

The presets state the rule of the 2021 article; a clerk may change them. Where a city has no
counties (Dongguan, Zhongshan) the city holds the training that elsewhere the county holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from roster.base.codes.divisions import DivisionTier
from roster.base.codes.people import FOUR_LEADING, TWO_COMMITTEES, Post
from roster.base.codes.trainings import Tier
from roster.db.models import Division, Requirement
from roster.trainings.enrollments import audience
from roster.trainings.trainings import AudienceRule

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PROVINCE_TAG = "省级示范班"
"""The tag of those chosen for the province's training (近2000人)."""

CITIES_WITHOUT_COUNTIES = frozenset({"4419", "4420", "4604", "6202"})
"""Dongguan, Zhongshan, Danzhou, Jiayuguan: townships directly below the city."""


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """One requirement: ``sessions`` trainings held at ``tier`` for everybody the rule means."""

    id: str
    tier: Tier
    audience: AudienceRule
    sessions: int
    deadline: str | None


def _in_rank_order(posts: frozenset[Post]) -> tuple[Post, ...]:
    return tuple(post for post in Post if post in posts)


PRESETS = {
    Tier.PROVINCE: AudienceRule(tags=(PROVINCE_TAG,)),
    Tier.CITY: AudienceRule(posts=(Post.SECRETARY,), newly_elected=True),
    Tier.COUNTY: AudienceRule(posts=_in_rank_order(FOUR_LEADING)),
    Tier.TOWNSHIP: AudienceRule(
        posts=_in_rank_order(TWO_COMMITTEES), without_posts=_in_rank_order(FOUR_LEADING)
    ),
}


def add_presets(db: Session, term_id: str) -> None:
    """Put the four requirements of the article into a term."""
    for tier, rule in PRESETS.items():
        db.add(
            Requirement(
                term_id=term_id,
                tier=tier,
                audience=msgspec.to_builtins(rule),
                sessions=1,
                deadline=None,
            )
        )
    db.flush()


def list_requirements(db: Session, term_id: str) -> tuple[RequirementRow, ...]:
    """Return the requirements of a term, from the province down."""
    order = list(Tier)
    rows = db.scalars(select(Requirement).where(Requirement.term_id == term_id))
    found = [
        RequirementRow(
            row.id,
            Tier(row.tier),
            msgspec.convert(row.audience, AudienceRule),
            row.sessions,
            row.deadline,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda row: order.index(row.tier)))


def who_must(db: Session, requirement: RequirementRow) -> tuple[str, ...]:
    """Return the ids of the people a requirement means, in the order of a list."""
    return audience(db, requirement.audience)


def tiers_that_count(db: Session, requirement: RequirementRow) -> frozenset[Tier]:
    """Return the tiers whose trainings satisfy a requirement.

    The tier itself; in a city without counties the city's trainings also for the county's; for
    the township's requirement any tier, since its sense is that nobody is left out.
    """
    if requirement.tier is Tier.TOWNSHIP:
        return frozenset(Tier)
    if requirement.tier is Tier.COUNTY and _has_no_county(db):
        return frozenset({Tier.COUNTY, Tier.CITY})
    return frozenset({requirement.tier})


def _has_no_county(db: Session) -> bool:
    cities = db.scalars(select(Division.code).where(Division.tier == DivisionTier.CITY)).all()
    return bool(cities) and set(cities) <= CITIES_WITHOUT_COUNTIES
