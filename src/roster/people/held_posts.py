"""Which posts are held on a day: the one place that reads the dates of posts.

Ends and starts to come count from their day; a date of less than a day counts from its first day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, or_, select

from roster.base.clock import today
from roster.base.codes.people import Post
from roster.db.models import Position
from roster.db.sql.parts import in_parts
from roster.people.posts import rank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


class HeldPost(NamedTuple):
    """A post somebody holds on a day, where, and whether it was newly won (None: unknown)."""

    post: Post
    newly_elected: bool | None
    division_id: str


def held_on(day: str | None = None) -> ColumnElement[bool]:
    """Return what is true of posts held on a day (ISO, default: today).

    ``end`` of a post is the first day without it.
    """
    return and_(Position.start <= (day or today()), is_not_over(day))


def is_not_over(day: str | None = None) -> ColumnElement[bool]:
    """Return what is true of posts that are held on a day or are still to begin."""
    return or_(Position.end.is_(None), Position.end > (day or today()))


def held_posts(
    db: Session, trainee_ids: Iterable[str], day: str | None = None
) -> dict[str, list[HeldPost]]:
    """Return the posts of people on a day (ISO, default: today), in rank order."""
    query = select(
        Position.trainee_id, Position.post, Position.newly_elected, Position.division_id
    ).where(held_on(day))
    rows = in_parts(db, query, Position.trainee_id, trainee_ids)
    held: dict[str, list[HeldPost]] = {}
    for trainee_id, post, newly, division_id in sorted(rows, key=lambda row: rank([row.post])):
        held.setdefault(trainee_id, []).append(HeldPost(Post(post), newly, division_id))
    return held
