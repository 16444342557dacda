"""People whom a new list no longer names: proposed to the clerk, never removed.

A list says who holds posts only for the bodies it names posts of, and only where it is whole. The
rule, unit by unit and body by body (the two committees count as one body, DOMAIN.md section 2.1):

- a body of which the list names no post in the unit is not covered: a list of secretaries and
  committees says nothing about the supervision committee; a list without posts covers nothing;
- a body of which the list names fewer people than half of those who hold its posts today is taken
  as named in part (secretaries only, latecomers, one class): nobody is proposed. An election that
  renews everybody still names as many as there were;
- posts that are not elected (first secretary, reserve, others) are never proposed;
- whoever the list names in the unit is no leaver, also in a row that waits: there it is the name
  that counts, in every unit if the row does not say where.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from roster.base.codes.people import Post
from roster.base.dates import is_iso_date
from roster.db.models import Division, Position, Trainee
from roster.lists.deciding.elected_bodies import BODY_OF
from roster.people.errors import DateUnreadable, UnknownPosition
from roster.people.positions import end_position, positions_of_all

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from roster.base.codes.people import EndReason
    from roster.lists.deciding.import_plan import IntakePlan, IntakeRow
    from roster.people.positions import PositionRow

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody who holds posts in a unit that the list covers and is not in the list.

    Attributes:
        posts: those of today in the unit, of the bodies the list covers.
        since: when the first of them began, ISO with reduced precision.
    """

    trainee_id: str
    name: str
    division_id: str
    unit_name: str
    posts: tuple[PositionRow, ...]
    since: str


@dataclass(frozen=True, slots=True)
class Leavers:
    """Who is proposed, by unit in official order, and the units named only in part."""

    people: tuple[Leaver, ...]
    partial_divisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Departure:
    """Posts to be ended: ``on`` is the first day without them, ISO."""

    position_ids: tuple[str, ...]
    on: str
    reason: EndReason


def departure(leaver: Leaver, on: str, reason: EndReason) -> Departure:
    """Return the end of all that a leaver is proposed for."""
    return Departure(tuple(position.id for position in leaver.posts), on, reason)


class _Holding(NamedTuple):
    """A post of today."""

    position_id: str
    division_id: str
    trainee_id: str
    name: str
    post: Post


@dataclass
class _DivisionList:
    """What a list says of one unit: people and names in it, and the people by body."""

    people: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    bodies: dict[int, set[str]] = field(default_factory=dict)

    def add(self, row: IntakeRow) -> None:
        """Count one row."""
        who = row.trainee_id or row.person.name
        self.people.add(who)
        self.people.update(candidate.trainee_id for candidate in row.candidates)
        if row.is_waiting:
            self.names.add(row.person.name)
        for code in row.person.posts:
            body = BODY_OF.get(Post(code))
            if body is not None:
                self.bodies.setdefault(body, set()).add(who)

    def missing(self, held: Sequence[_Holding]) -> tuple[list[_Holding], bool]:
        """Return the posts whose holders the list does not name, and whether it is a part only."""
        holders: dict[int, set[str]] = {}
        for holding in held:
            if holding.post in BODY_OF:
                holders.setdefault(BODY_OF[holding.post], set()).add(holding.trainee_id)
        whole = {
            body
            for body, listed in self.bodies.items()
            if 2 * len(listed) >= len(holders.get(body, ()))
        }
        missing = [
            holding
            for holding in held
            if BODY_OF.get(holding.post) in whole
            and holding.trainee_id not in self.people
            and holding.name not in self.names
        ]
        return missing, len(whole) < len(self.bodies)


def proposed_leavers(db: Session, plan: IntakePlan) -> Leavers:
    """Return who holds posts today and is missing from the list, by the rule of this module."""
    lists: dict[str, _DivisionList] = {}
    for row in plan.rows:
        if row.division_id:
            lists.setdefault(row.division_id, _DivisionList()).add(row)
    lists = {unit_id: division for unit_id, division in lists.items() if division.bodies}
    unplaced = {row.person.name for row in plan.rows if not row.division_id}
    for division in lists.values():
        division.names |= unplaced
    held = _held_in(db, lists)
    divisions = db.execute(select(Division.id, Division.short_name).order_by(Division.rank)).all()
    missing: list[_Holding] = []
    partial: list[str] = []
    for unit_id, unit_name in divisions:
        if unit_id in lists:
            found, is_partial = lists[unit_id].missing(held.get(unit_id, ()))
            missing += found
            partial += [unit_name] if is_partial else []
    return Leavers(tuple(_leavers(db, missing)), tuple(partial))


def _held_in(db: Session, divisions: Container[str]) -> dict[str, list[_Holding]]:
    """Return the posts of today by unit, the people in the order of their names."""
    query = (
        select(Position.id, Position.division_id, Position.trainee_id, Trainee.name, Position.post)
        .join(Trainee, Trainee.id == Position.trainee_id)
        .where(Position.end.is_(None))
        .order_by(Trainee.sort_key, Trainee.id)
    )
    held: dict[str, list[_Holding]] = {}
    for holding in map(_Holding._make, db.execute(query)):
        if holding.division_id in divisions:
            held.setdefault(holding.division_id, []).append(holding)
    return held


def _leavers(db: Session, missing: Sequence[_Holding]) -> Iterator[Leaver]:
    """Yield the holders of these posts in their order, once for each unit."""
    rows: dict[str, PositionRow] = {}
    people = list(dict.fromkeys(holding.trainee_id for holding in missing))
    for start in range(0, len(people), _AT_ONCE):
        for positions in positions_of_all(db, people[start : start + _AT_ONCE]).values():
            rows.update((row.id, row) for row in positions)
    by_holder: dict[tuple[str, str, str], list[PositionRow]] = {}
    for holding in missing:
        holder = (holding.division_id, holding.trainee_id, holding.name)
        by_holder.setdefault(holder, []).append(rows[holding.position_id])
    order = list(Post)
    for (unit_id, trainee_id, name), posts in by_holder.items():
        posts.sort(key=lambda row: order.index(row.post))
        since = min(row.start for row in posts)
        yield Leaver(trainee_id, name, unit_id, posts[0].unit_name, tuple(posts), since)


def end_posts(db: Session, departures: Iterable[Departure]) -> int:
    """End the posts of leavers and return how many were ended; ended ones stay as they are.

    Raises:
        DateUnreadable: the day is no ISO date.
        UnknownPosition: there is no such post (any more).
    """
    ended = 0
    for leaving in departures:
        if not is_iso_date(leaving.on):
            raise DateUnreadable(leaving.on)
        for position_id in leaving.position_ids:
            position = db.get(Position, position_id)
            if position is None or position.deleted:
                raise UnknownPosition(position_id)
            if position.end is None:
                end_position(db, position_id, leaving.on, leaving.reason)
                ended += 1
    return ended
