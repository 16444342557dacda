"""Columns of identity numbers that slipped by some rows against the people.

Somebody pasted or sorted one column without the others. A single number of another birth proves
nothing; a stretch of people whose numbers all fit the people some rows away does. DOMAIN.md
section 3.5 names the check, FEATURES.md idea 2 the case.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from roster.base.dates import certain_part, read_date
from roster.people import identity_number
from roster.people.fact_words import read_gender

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roster.lists.listing import ListedPerson

#: Slips looked for, the likeliest first: by how many people below one's own number stands.
_SLIPS = (1, -1, 2, -2, 3, -3)


class Written(NamedTuple):
    """Birth and gender as the list itself has them, not as a number tells them."""

    birth: str | None
    gender: str | None


class Slip(NamedTuple):
    """People whose numbers all stand the same way off, as places in the list."""

    first: int
    last: int
    by: int


def written(person: ListedPerson) -> Written:
    """Return what the list says of birth and gender beside the number."""
    number, raw = person.id_number, person.raw.get("birth", "")
    birth, gender = person.birth, person.gender
    if number and birth and identity_number.birth(number).startswith(birth):
        birth = read_date(raw).iso
    if number and gender and identity_number.gender(number) == gender:
        gender = read_gender(person.raw.get("gender", ""))
    return Written(certain_part(birth, raw), gender)


def slips(people: Sequence[ListedPerson]) -> Iterator[Slip]:
    """Yield the stretches of people of one sheet whose numbers have slipped, none twice.

    Either two people in a row or more, or two people with each other's numbers.
    """
    facts = [written(person) for person in people]
    numbers = [person.id_number for person in people]
    own = [_fit(*pair) for pair in zip(facts, numbers, strict=True)]
    taken: set[int] = set()
    for by in _SLIPS:
        others = [
            _fit(fact, _at(numbers, place + by)) if own[place] <= 0 else -1
            for place, fact in enumerate(facts)
        ]
        for first, last in _stretches(own, others, taken):
            is_swap = first == last and _is_swap(facts, numbers, own, first, by)
            if _is_run(own, others, first, last) or is_swap:
                taken.update(range(first, last + 1))
                yield Slip(first, last, by)


def _fit(fact: Written, number: str | None) -> int:
    """Return 1 for a number of this birth and gender, -1 for another's, 0 for not known."""
    if number is None:
        return 0
    if fact.gender and identity_number.gender(number) != fact.gender:
        return -1
    if fact.birth is None:
        return 0
    fits = identity_number.birth(number).startswith(fact.birth)
    return -1 if not fits else 1 if len(fact.birth) > 4 else 0


def _stretches(
    own: Sequence[int], others: Sequence[int], taken: set[int]
) -> Iterator[tuple[int, int]]:
    """Yield first and last places where the other number may be the right one.

    They begin and end with a person whose own number is wrong or missing and the other right.
    """
    may_be = [others[place] >= 0 and place not in taken for place in range(len(own))]
    for is_one, places in groupby(range(len(own)), key=may_be.__getitem__):
        sure = [place for place in places if others[place] > 0]
        if is_one and sure:
            yield sure[0], sure[-1]


def _is_run(own: Sequence[int], others: Sequence[int], first: int, last: int) -> bool:
    """Tell whether two people or more have a right number the slip away, and one a wrong one."""
    places = range(first, last + 1)
    right = sum(others[place] > 0 for place in places)
    return right > 1 and any(own[place] < 0 < others[place] for place in places)


def _is_swap(
    facts: Sequence[Written],
    numbers: Sequence[str | None],
    own: Sequence[int],
    place: int,
    by: int,
) -> bool:
    other = place + by
    return own[place] < 0 and own[other] < 0 and _fit(facts[other], numbers[place]) > 0


def _at(numbers: Sequence[str | None], place: int) -> str | None:
    return numbers[place] if 0 <= place < len(numbers) else None
