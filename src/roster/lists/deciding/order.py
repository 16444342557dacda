"""In which order the rows of a list are decided, so that their order in the list decides nothing.

Rows of one name in one village, or with one number, may be one person. Who says most of themselves
comes first; what is left to the order of the list are rows that say the very same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from roster.base.codes.people import Post
from roster.lists.deciding.elected_bodies import BODY_OF
from roster.lists.deciding.import_plan import RowKey
from roster.lists.listing import ListedPerson

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.lists.deciding.import_plan import Answer

_TELLING = ("id_number", "birth", "gender", "phone")
_LAST = len(Post)
_PLACES = {post.value: place for place, post in enumerate(Post) if post in BODY_OF}
_KEY = {"sheet", "row", "name", "village_text", "raw", *_TELLING}
_OTHER = tuple(name for name in ListedPerson.__struct_fields__ if name not in _KEY)


def deciding_order(
    people: Sequence[ListedPerson], answers: Sequence[Answer | None]
) -> Sequence[int]:
    """Return the places of the rows in the order in which they are to be decided.

    Rows of which the clerk said that they are another row of the list come after it.
    """
    contested = _contested(people)
    if not contested:
        return range(len(people))
    places = [place for place, person in enumerate(people) if person.name in contested]
    order = list(range(len(people)))
    surest_first = sorted(places, key=lambda at: _key(people[at], answers[at]))
    for place, row in zip(places, surest_first, strict=True):
        order[place] = row
    return order


def _contested(people: Sequence[ListedPerson]) -> set[str]:
    """Return the names that stand twice in a village, and those that share a number."""
    places: set[tuple[str, str | None]] = set()
    holders: dict[str, str] = {}
    contested: set[str] = set()
    for person in people:
        place = person.name, person.village
        if place in places:
            contested.add(person.name)
        places.add(place)
        if person.id_number in holders:
            contested.update((holders[person.id_number], person.name))
        elif person.id_number:
            holders[person.id_number] = person.name
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
        person.name,
        *map(str, words),
    )
