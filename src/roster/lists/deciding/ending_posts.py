"""Posts that end because a list names others of their holder: the rule ``earlier_posts``.

The list is taken as whole about the people it names. Of somebody whom it gives posts in a village,
the elected posts of this term that no row of theirs names there give way: the committee member
who became secretary is no member any more. Nothing gives way where it is not certain what the
list says of a person: a post that cannot be read, a row that may or may not be theirs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import select

from roster.base.codes.people import Post
from roster.db.models import Position
from roster.lists.deciding.elected_bodies import BODY_OF
from roster.people.positions import current_term
from roster.people.posts import in_order
from roster.people.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from roster.lists.deciding.import_plan import IntakeRow
    from roster.lists.listing import Listing

_Place: TypeAlias = tuple[str, str]
"""A person and a unit, by their ids."""


@dataclass
class GivingWay:
    """The posts that give way, until a row names them; empty when the rule is off."""

    _posts: dict[_Place, set[Post]] = field(default_factory=dict)
    _named_at: dict[_Place, int] = field(default_factory=dict)
    _unclear: frozenset[tuple[str, int]] = frozenset()

    def of(self, trainee_id: str, division_id: str) -> set[Post]:
        """Return the posts of a person in a unit that no row has named yet."""
        return self._posts.get((trainee_id, division_id), set())

    def see(self, number: int, row: IntakeRow) -> None:
        """Take in what became of a row, by its number in the list."""
        if row.trainee_id is None:
            for candidate in row.candidates:
                self._posts.pop((candidate.trainee_id, row.division_id), None)
            return
        place = (row.trainee_id, row.division_id)
        if (row.person.sheet, row.person.row) in self._unclear:
            self._posts.pop(place, None)
        elif row.person.posts and place in self._posts:
            self._posts[place] -= {Post(code) for code in row.person.posts}
            self._named_at[place] = number

    def ended(self) -> Iterator[tuple[int, tuple[Post, ...]]]:
        """Yield the posts that end, with the number of the last row that names others instead."""
        for place, number in self._named_at.items():
            if posts := self._posts.get(place):
                yield number, in_order(posts)


def giving_way(db: Session, listing: Listing) -> GivingWay:
    """Return the posts of today that may give way to what a list names."""
    query = select(Position.trainee_id, Position.division_id, Position.post).where(
        Position.end.is_(None), Position.term_id == current_term(db).id
    )
    held: dict[_Place, set[Post]] = {}
    for trainee_id, division_id, post in db.execute(query):
        if post in BODY_OF:
            held.setdefault((trainee_id, division_id), set()).add(Post(post))
    unclear = (p for p in listing.problems if p.kind is ProblemKind.POST_UNKNOWN)
    return GivingWay(held, _unclear=frozenset((p.sheet, p.row) for p in unclear))
