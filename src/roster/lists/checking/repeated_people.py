"""The same number or the same person twice in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.lists.listing import Problem
from roster.people.problems import ProblemKind
from roster.people.same_person import contradictions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from roster.lists.listing import ListedPerson


def repeated_people(people: Iterable[ListedPerson]) -> Iterator[Problem]:
    """Yield a problem at each later row of a number or of a name in one village.

    Those of one name in one village who contradict each other are two people.
    """
    holders: dict[str, ListedPerson] = {}
    namesakes: dict[tuple[str, str | None], ListedPerson] = {}
    for person in people:
        number = person.id_number
        holder = holders.setdefault(number, person) if number else person
        if holder is not person:
            same = holder.name == person.name
            kind = ProblemKind.DUPLICATE_PERSON if same else ProblemKind.ID_DUPLICATE
            yield _problem(person, "name" if same else "id_number", kind)
            continue
        if not person.name:
            continue
        other = namesakes.setdefault((person.name, person.village or person.village_text), person)
        if other is not person and not contradictions(other, person):
            yield _problem(person, "name", ProblemKind.DUPLICATE_PERSON)


def _problem(person: ListedPerson, field: str, kind: ProblemKind) -> Problem:
    raw = person.raw.get(field, "")
    return Problem(person.sheet, person.row, 0, field, kind, raw)
