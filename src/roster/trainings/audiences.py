"""Whom a rule means, and why: the list a training's rule yields (DOMAIN.md section 4.1).

A rule looks at posts as they are held on a day: its own, the day asked about, or today.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from roster.db.models import Division, Position, Trainee
from roster.db.sql.expressions import holds_any
from roster.db.sql.parts import in_parts
from roster.divisions.divisions import get_division, subtree
from roster.people.held_posts import HeldPost, held_on, held_posts
from roster.people.trainees import find_people
from roster.trainings.codes import MeantBy, NoLongerMeant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from roster.base.codes.people import Post
    from roster.trainings.plans import AudienceRule


class AudienceReason(NamedTuple):
    """One reason why somebody is meant; ``detail`` is a post's code, a tag or a unit's name."""

    kind: MeantBy
    detail: str = ""


@dataclass(frozen=True, slots=True)
class AudienceMember:
    """One person a rule means; ``posts`` are those of the rule's day, in rank order."""

    trainee_id: str
    name: str
    unit_id: str
    unit_name: str
    posts: tuple[Post, ...]
    reasons: tuple[AudienceReason, ...]


class _Person(NamedTuple):
    """What a rule asks of a person beside the posts."""

    id: str
    name: str
    unit_id: str
    unit_name: str
    tags: list[str]


def audience(db: Session, rule: AudienceRule) -> tuple[str, ...]:
    """Return the ids of the people a rule means, in the order of a sheet."""
    return audiences(db, [rule])[0]


def audiences(
    db: Session, rules: Iterable[AudienceRule], day: str | None = None
) -> list[tuple[str, ...]]:
    """Return the ids of the people each rule means, in the order of a sheet, sorted once.

    ``day`` (ISO) is that of rules without a day of their own.
    """
    everybody = find_people(db, day=day)
    rules = [rule if rule.on else replace(rule, on=day) for rule in rules]
    meant = (set(db.scalars(_audience_query(rule))) for rule in rules)
    return [tuple(i for i in everybody if i in some) for some in meant]


def audience_list(db: Session, rule: AudienceRule) -> tuple[AudienceMember, ...]:
    """Return the people a rule means with the reasons, in the order of a sheet."""
    return members(db, rule, audience(db, rule))


def members(
    db: Session, rule: AudienceRule, trainee_ids: Sequence[str]
) -> tuple[AudienceMember, ...]:
    """Return these people as a rule sees them, in this order (for subject modules)."""
    held = held_posts(db, trainee_ids, rule.on)
    division = get_division(db, rule.division_id).short_name if rule.division_id else ""
    return tuple(
        AudienceMember(
            trainee_id=person.id,
            name=person.name,
            unit_id=person.unit_id,
            unit_name=person.unit_name,
            posts=tuple(dict.fromkeys(each.post for each in held.get(person.id, ()))),
            reasons=tuple(_reasons(rule, person, held.get(person.id, []), division)),
        )
        for person in _people(db, trainee_ids)
    )


def unmet(
    db: Session, rule: AudienceRule, trainee_ids: Sequence[str]
) -> dict[str, tuple[NoLongerMeant, ...]]:
    """Return for each of these people which parts of a rule do not fit (for subject modules)."""
    held = held_posts(db, trainee_ids, rule.on)
    within = set(db.scalars(subtree(rule.division_id))) if rule.division_id else None
    return {
        person.id: tuple(_unmet(rule, person, held.get(person.id, []), within))
        for person in _people(db, trainee_ids)
    }


def _people(db: Session, trainee_ids: Sequence[str]) -> list[_Person]:
    """Return these people in this order; columns, because entities take several times as long."""
    query = select(Trainee.id, Trainee.name, Division.id, Division.short_name, Trainee.tags).join(
        Division, Division.id == Trainee.division_id
    )
    rows = in_parts(db, query, Trainee.id, trainee_ids)
    found = {values[0]: _Person(*values) for values in rows}
    return [found[trainee_id] for trainee_id in trainee_ids if trainee_id in found]


def _unmet(
    rule: AudienceRule, person: _Person, held: list[HeldPost], within: set[str] | None
) -> Iterator[NoLongerMeant]:
    wanted = [position for position in held if not rule.posts or position.post in rule.posts]
    if (rule.posts or rule.newly_elected) and not wanted:
        yield NoLongerMeant.POST_ENDED
    elif rule.newly_elected and not any(position.newly_elected for position in wanted):
        yield NoLongerMeant.NOT_NEWLY_ELECTED
    if any(position.post in rule.without_posts for position in held):
        yield NoLongerMeant.POST_EXCLUDED
    if rule.tags and not set(rule.tags) & set(person.tags):
        yield NoLongerMeant.TAG_GONE
    if within is not None and person.unit_id not in within:
        yield NoLongerMeant.DIVISION_LEFT


def _reasons(
    rule: AudienceRule, person: _Person, held: list[HeldPost], division: str
) -> Iterator[AudienceReason]:
    """Yield what of the rule fits a person it means."""
    wanted = [position for position in held if not rule.posts or position.post in rule.posts]
    if rule.newly_elected:
        won = dict.fromkeys(position.post for position in wanted if position.newly_elected)
        yield from (AudienceReason(MeantBy.NEWLY_ELECTED, post) for post in won)
    elif rule.posts:
        meant = dict.fromkeys(position.post for position in wanted)
        yield from (AudienceReason(MeantBy.POST, post) for post in meant)
    yield from (AudienceReason(MeantBy.TAG, tag) for tag in rule.tags if tag in person.tags)
    if division:
        yield AudienceReason(MeantBy.DIVISION, division)
    if not (rule.posts or rule.newly_elected or rule.tags or division):
        yield AudienceReason(MeantBy.EVERYBODY)


def _audience_query(rule: AudienceRule) -> Select[str]:
    query = select(Trainee.id)
    held = select(Position.trainee_id).where(held_on(rule.on))
    if rule.posts or rule.newly_elected:
        query = query.where(Trainee.id.in_(_narrowed(held, rule)))
    if rule.without_posts:
        query = query.where(~Trainee.id.in_(held.where(Position.post.in_(rule.without_posts))))
    if rule.division_id:
        query = query.where(Trainee.division_id.in_(subtree(rule.division_id)))
    if rule.tags:
        query = query.where(holds_any(Trainee.tags, rule.tags))
    return query


def _narrowed(held: Select[str], rule: AudienceRule) -> Select[str]:
    if rule.posts:
        held = held.where(Position.post.in_(rule.posts))
    return held.where(Position.newly_elected.is_(True)) if rule.newly_elected else held
