"""Who must attend what in a term (DOMAIN.md section 8, rows 12-15).

A tier may have several requirements; each is one of its own, with its people and its measure. The
presets state the rule of the 2021 article; a clerk may change them. Where a city has no
counties (Dongguan, Zhongshan) the city holds the training that elsewhere the county holds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from roster.base.codes.divisions import DivisionTier
from roster.base.codes.people import FOUR_LEADING, TWO_COMMITTEES, Post
from roster.base.codes.trainings import Tier
from roster.base.words import label
from roster.db.models import Division, Requirement
from roster.divisions.divisions import subtree
from roster.people.held_posts import held_posts
from roster.trainings.audiences import audiences
from roster.trainings.trainings import AudienceRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from roster.base.words import Language

PROVINCE_TAG = "省级示范班"
"""The tag of those chosen for the province's training (近2000人)."""

CITIES_WITHOUT_COUNTIES = frozenset({"4419", "4420", "4604", "6202"})
"""Dongguan, Zhongshan, Danzhou, Jiayuguan: townships directly below the city."""


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """One requirement: ``sessions`` trainings held at ``tier`` for everybody the rule means.

    ``number`` is its place among the ``of`` requirements of its tier, in the order of their birth.
    """

    id: str
    tier: Tier
    audience: AudienceRule
    sessions: int
    deadline: str | None
    number: int = 1
    of: int = 1

    @property
    def key(self) -> str:
        """What the requirement is called in figures and for programs: "county", "county-2"."""
        return self.tier.value if self.number == 1 else f"{self.tier.value}-{self.number}"


def name_of(requirement: RequirementRow, language: Language = "zh") -> str:
    """Return a requirement's name: its tier, with a number where the tier has several."""
    tier = label(requirement.tier, language)
    return tier if requirement.of == 1 else f"{tier} {requirement.number}"


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
    """Return the requirements of a term, from the province down, those of a tier by birth."""
    query = select(Requirement).where(Requirement.term_id == term_id).order_by(Requirement.id)
    rows = db.scalars(query).all()
    return tuple(
        row for tier in Tier for row in _of_tier(tier, [row for row in rows if row.tier == tier])
    )


def _of_tier(tier: Tier, rows: Sequence[Requirement]) -> Iterator[RequirementRow]:
    for number, row in enumerate(rows, start=1):
        rule = msgspec.convert(row.audience, AudienceRule)
        yield RequirementRow(row.id, tier, rule, row.sessions, row.deadline, number, len(rows))


def who_must(
    db: Session, requirements: Sequence[RequirementRow], day: str
) -> tuple[tuple[RequirementRow, tuple[str, ...]], ...]:
    """Return each requirement with the ids of the people it means on a day, in a list's order."""
    meant = audiences(db, [requirement.audience for requirement in requirements], day)
    return tuple(zip(requirements, meant, strict=True))


def of_unknown(
    db: Session, requirements: Sequence[RequirementRow], day: str
) -> tuple[frozenset[str], ...]:
    """Return for each requirement of newly elected people of whom nobody says it, by ids.

    They hold one of its posts on the day; whether they must attend is not known.
    """
    return tuple(
        _nobody_says(db, requirement.audience, day)
        if requirement.audience.newly_elected
        else frozenset()
        for requirement in requirements
    )


def _nobody_says(db: Session, rule: AudienceRule, day: str) -> frozenset[str]:
    (holders,) = audiences(db, [replace(rule, newly_elected=False)], day)
    held = held_posts(db, holders, rule.on or day)
    wanted = {
        trainee_id: [each.newly_elected for each in posts if each.post in (rule.posts or Post)]
        for trainee_id, posts in held.items()
    }
    return frozenset(i for i, said in wanted.items() if None in said and True not in said)


def tiers_that_count(requirement: RequirementRow, *, has_county: bool) -> frozenset[Tier]:
    """Return the tiers whose trainings satisfy a requirement for people of some unit.

    The tier itself; where there is no county the city's trainings also for the county's; for
    the township's requirement any tier, since its sense is that nobody is left out.
    """
    if requirement.tier is Tier.TOWNSHIP:
        return frozenset(Tier)
    if requirement.tier is Tier.COUNTY and not has_county:
        return frozenset({Tier.COUNTY, Tier.CITY})
    return frozenset({requirement.tier})


def divisions_without_county(db: Session) -> frozenset[str]:
    """Return the ids of all units of the cities that have no counties."""
    cities = select(Division.id).where(
        Division.tier == DivisionTier.CITY, Division.code.in_(CITIES_WITHOUT_COUNTIES)
    )
    return frozenset(i for city in db.scalars(cities).all() for i in db.scalars(subtree(city)))
