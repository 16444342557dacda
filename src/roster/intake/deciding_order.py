"""In which order the rows of a list are decided, so that their order in the list decides nothing.

Rows of one name in one village, or with one number, may be one person. Who says most of themselves
comes first; what is left to the order of the list are rows that say the very same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from roster.codes import Post
from roster.intake.bodies import BODY_OF
from roster.intake.plan import RowKey

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from roster.intake.plan import Answer
    from roster.listing import ListedPerson

_TELLING = ("id_number", "birth", "gender", "phone")
_LAST = len(Post)
_PLACES = {post.value: place for place, post in enumerate(Post) if post in BODY_OF}
_OTHER = (
    "village",
    "second_phone",
    "ethnicity",
    "education",
    "studying",
    "political_status",
    "party_joined",
    "posts",
    "newly_elected",
    "veteran",
    "note",
)


def deciding_order(
    people: Sequence[ListedPerson], answers: Sequence[Answer | None]
) -> Sequence[int]:
    """Return the places of the rows in the order in which they are to be decided.

    Rows of which the clerk said that they are another row of the list come after it.
    """
    by_name: dict[str, list[int]] = {name: [] for name in _contested(people)}
    if not by_name:
        return range(len(people))
    for place, person in enumerate(people):
        if person.name in by_name:
            by_name[person.name].append(place)
    order = list(range(len(people)))
    for places in by_name.values():
        surest_first = sorted(places, key=lambda at: _key(people[at], answers[at]))
        for place, row in zip(places, surest_first, strict=True):
            order[place] = row
    return order


def _contested(people: Sequence[ListedPerson]) -> set[str]:
    """Return the names that stand twice in a village or with one number."""
    seen: set[Hashable] = set()
    contested: set[str] = set()
    for person in people:
        for key in ((person.name, person.village), person.id_number):
            if key in seen:
                contested.add(person.name)
            elif key is not None:
                seen.add(key)
    return contested


def _key(person: ListedPerson, answer: Answer | None) -> tuple[Any, ...]:
    words = [getattr(person, name) for name in (*_TELLING, *_OTHER)]
    id_number, birth, *others = words[: len(_TELLING)]
    return (
        answer is not None and isinstance(answer.person, RowKey),
        not id_number,
        -len(birth or ""),
        *(not other for other in others),
        min((_PLACES.get(code, _LAST) for code in person.posts), default=_LAST),
        -sum(map(bool, words)),
        *map(str, words),
    )
