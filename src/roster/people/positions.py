"""Posts and terms: who holds what in which village, from when to when (DOMAIN.md section 2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from roster.base.clock import today
from roster.base.codes.people import EndReason, Post
from roster.db.models import Division, Office, Position, Term, Trainee
from roster.db.sql.parts import in_parts
from roster.divisions.divisions import get_division
from roster.people import posts
from roster.people.errors import (
    ForbiddenPosts,
    PositionExists,
    UnknownPosition,
    UnknownTerm,
    UnknownTrainee,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term of office (届); dates ISO with reduced precision."""

    id: str
    name: str
    start: str
    end: str | None


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One post of one person; ``end`` is the first day without it."""

    id: str
    trainee_id: str
    division_id: str
    unit_name: str
    post: Post
    term_id: str
    term_name: str
    start: str
    end: str | None
    end_reason: EndReason | None
    newly_elected: bool | None


class Place(NamedTuple):
    """A post of a person in a unit."""

    trainee_id: str
    division_id: str
    post: Post


# --- terms ---------------------------------------------------------------------------------


def list_terms(db: Session) -> tuple[TermRow, ...]:
    """Return the terms, newest first."""
    terms = db.scalars(select(Term).order_by(Term.start.desc()))
    return tuple(TermRow(term.id, term.name, term.start, term.end) for term in terms)


def current_term(db: Session) -> TermRow:
    """Return the term that the file works on.

    Raises:
        UnknownTerm: the file has none (it is being made).
    """
    current = db.scalars(select(Office.term_id)).first()
    for term in list_terms(db):
        if term.id == current:
            return term
    raise UnknownTerm(current or "")


# --- posts ---------------------------------------------------------------------------------


def appoint(
    db: Session,
    trainee_id: str,
    division_id: str,
    post: Post,
    *,
    start: str | None = None,
    newly_elected: bool | None = None,
) -> str:
    """Give a person a post in the current term and return the position's id.

    ``start`` defaults to the start of the term. ``newly_elected`` None: what the file tells
    (:func:`newly_won`), or unknown.

    Raises:
        UnknownTrainee, UnknownDivision
        PositionExists: the person holds this post there already.
        ForbiddenPosts: the law forbids it beside a post the person holds.
    """
    term = current_term(db)
    get_division(db, division_id)
    require_allowed(db, trainee_id, division_id, [post])
    if newly_elected is None:
        newly_elected = newly_won(db, [Place(trainee_id, division_id, post)])[0]
    position = Position(
        trainee_id=trainee_id,
        division_id=division_id,
        post=post,
        term_id=term.id,
        start=start or term.start,
        end=None,
        end_reason=None,
        newly_elected=newly_elected,
        newly_elected_reason=None,
    )
    db.add(position)
    db.flush()
    return position.id


def newly_won(
    db: Session, gained: Sequence[Place], ending: Container[Place] = frozenset()
) -> list[bool | None]:
    """Return of each post gained now whether the file tells that it is newly won.

    Held again is a post that the person held in an earlier term in the same unit, or in one that
    went into it; newly won is one of somebody who held others there before, as a deputy who becomes
    secretary (DOMAIN.md section 2.2). None: of the time before nothing is known. ``ending`` are
    posts that end with the gain.
    """
    past, before = _held_before(db, gained, ending), _predecessors(db)
    found: list[bool | None] = []
    for trainee_id, division_id, post in gained:
        units = (division_id, *before.get(division_id, ()))
        held = {each for unit in units for each in past.get((trainee_id, unit), ())}
        found.append((post, True) not in held if held else None)
    return found


def _held_before(
    db: Session, gained: Sequence[Place], ending: Container[Place]
) -> dict[tuple[str, str], set[tuple[Post, bool]]]:
    """Return by person and unit the posts held before, each with whether of an earlier term."""
    term = current_term(db).id
    past: dict[tuple[str, str], set[tuple[Post, bool]]] = {}
    for rows in positions_of_all(db, [place.trainee_id for place in gained]).values():
        for row in rows:
            place = Place(row.trainee_id, row.division_id, row.post)
            if row.term_id != term or row.end is not None or place in ending:
                past.setdefault(place[:2], set()).add((row.post, row.term_id != term))
    return past


def _predecessors(db: Session) -> dict[str, list[str]]:
    """Return the units that went into another, by that one."""
    found: dict[str, list[str]] = {}
    query = select(Division.successor_id, Division.id).where(Division.successor_id.is_not(None))
    for successor_id, division_id in db.execute(query):
        found.setdefault(str(successor_id), []).append(division_id)
    return found


def require_allowed(db: Session, trainee_id: str, division_id: str, wanted: Iterable[Post]) -> None:
    """Refuse posts that the person has already or may not hold beside those held.

    The law looks at one village: who supervises must not belong to the committee or the board
    that is supervised (村民委员会组织法 §32, 农村集体经济组织法 §34).

    Raises:
        UnknownTrainee, PositionExists, ForbiddenPosts
    """
    name = _name(db, trainee_id)
    wanted = list(wanted)
    held = [p.post for p in positions_of(db, trainee_id) if _is_current(p, division_id)]
    for post in wanted:
        if post in held and post is not Post.OTHER:
            raise PositionExists(name, post.value)
    pair = posts.forbidden_pair((*held, *wanted))
    if pair:
        raise ForbiddenPosts(name, pair[0].value, pair[1].value)


def end_position(db: Session, position_id: str, on: str, reason: EndReason) -> None:
    """End a post: ``on`` is the first day without it.

    Raises:
        UnknownPosition
    """
    position = _entity(db, position_id)
    position.end = on
    position.end_reason = reason


def set_newly_elected(
    db: Session, position_id: str, *, newly_elected: bool | None, reason: str | None = None
) -> None:
    """State by hand whether a post is newly won, with the reason for overriding the list.

    Raises:
        UnknownPosition
    """
    position = _entity(db, position_id)
    position.newly_elected = newly_elected
    position.newly_elected_reason = reason


def positions_of(db: Session, trainee_id: str) -> tuple[PositionRow, ...]:
    """Return all posts of a person, newest term first, in rank order."""
    rows = positions_of_all(db, [trainee_id])
    return rows.get(trainee_id, ())


def positions_of_all(db: Session, trainee_ids: Sequence[str]) -> dict[str, tuple[PositionRow, ...]]:
    """Return the posts of many people by person, each newest term first, in rank order."""
    order = list(Post)
    query = (
        select(Position, Division.short_name, Term.name, Term.start)
        .join(Division, Division.id == Position.division_id)
        .join(Term, Term.id == Position.term_id)
    )
    found: dict[str, list[tuple[str, PositionRow]]] = {}
    for position, division, term, begun in in_parts(db, query, Position.trainee_id, trainee_ids):
        row = _row(position, division, term)
        found.setdefault(row.trainee_id, []).append((begun, row))
    for rows in found.values():
        rows.sort(key=lambda pair: order.index(pair[1].post))
        rows.sort(key=lambda pair: pair[0], reverse=True)
    return {key: tuple(row for _begun, row in rows) for key, rows in found.items()}


def _is_current(position: PositionRow, division_id: str) -> bool:
    """Tell whether a post of a unit is not over: held, or to begin."""
    is_over = position.end is not None and position.end <= today()
    return not is_over and position.division_id == division_id


def _entity(db: Session, position_id: str) -> Position:
    position = db.get(Position, position_id)
    if position is None or position.deleted:
        raise UnknownPosition(position_id)
    return position


def _name(db: Session, trainee_id: str) -> str:
    """Return a person's name.

    Raises:
        UnknownTrainee
    """
    name = db.scalar(select(Trainee.name).where(Trainee.id == trainee_id))
    if name is None:
        raise UnknownTrainee(trainee_id)
    return name


def _row(position: Position, division: str, term: str) -> PositionRow:
    return PositionRow(
        id=position.id,
        trainee_id=position.trainee_id,
        division_id=position.division_id,
        unit_name=division,
        post=Post(position.post),
        term_id=position.term_id,
        term_name=term,
        start=position.start,
        end=position.end,
        end_reason=position.end_reason,
        newly_elected=position.newly_elected,
    )
