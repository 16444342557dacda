"""What a row of a list says of a person, and what is known of them after it.

What a list does not say is never erased.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from roster.codes import Difference, Education, Gender, PoliticalStatus, Post
from roster.intake.plan import FactChange
from roster.posts import posts_text
from roster.trainees import FACT_NAMES, TraineeFacts

if TYPE_CHECKING:
    from roster.listing import ListedPerson

# Looking a code up is many times quicker than making the enum member of it.
_POSTS = {code.value: code for code in Post}
_GENDERS = {code.value: code for code in Gender}
_EDUCATIONS = {code.value: code for code in Education}
_STATUSES = {code.value: code for code in PoliticalStatus}

_DATES = ("birth", "party_joined")


def listed_facts(person: ListedPerson, division_id: str) -> TraineeFacts:
    """Return the facts that a row says of a person at home in a unit."""
    return TraineeFacts(
        name=person.name,
        division_id=division_id,
        gender=_GENDERS.get(person.gender or ""),
        birth=person.birth,
        ethnicity=person.ethnicity,
        education=_EDUCATIONS.get(person.education or ""),
        studying=person.studying,
        political_status=_STATUSES.get(person.political_status or ""),
        party_joined=person.party_joined,
        id_number=person.id_number,
        phone=person.phone,
        second_phone=person.second_phone,
        veteran=bool(person.veteran),
        note=person.note,
    )


@lru_cache(maxsize=1024)  # few different ones, shared by all rows
def listed_posts(listed: tuple[str, ...]) -> tuple[Post, ...]:
    """Return the posts that a row names, each once."""
    return tuple(dict.fromkeys([_POSTS[code] for code in listed]))


def merged_facts(
    before: TraineeFacts,
    listed: TraineeFacts,
    difference: Difference = Difference.LIST_WINS,
    heard: TraineeFacts | None = None,
) -> TraineeFacts:
    """Return what is known after the list, by what its word counts against the file's.

    ``heard`` is what earlier rows of the list said of the person. A list that contradicts itself
    counts by its first word; so it changes nothing when it comes again.
    """
    if difference is Difference.FILE_WINS:
        return before
    said = {name: value for name in FACT_NAMES if (value := getattr(listed, name))}
    for name in _DATES:
        old = getattr(before, name)
        if old and name in said and old.startswith(said[name]):
            del said[name]  # the list only says the same less exactly
    for kept in (before if difference is Difference.FILL_EMPTY else None, heard):
        if kept:
            said = {name: value for name, value in said.items() if _fills(kept, name, value)}
    said.pop("division_id", None)  # a second post elsewhere does not move the person
    return replace(before, **said)


def _fills(before: TraineeFacts, name: str, value: str) -> bool:
    """Tell whether a value stands where the file has none, or says a date more exactly."""
    old = getattr(before, name)
    return not old or (name in _DATES and value.startswith(old))


def fact_changes(
    before: TraineeFacts, merged: TraineeFacts, gained: tuple[Post, ...]
) -> tuple[FactChange, ...]:
    """Return the fields that a list changes, posts gained last."""
    changes = [
        FactChange(name, str(getattr(before, name) or ""), str(getattr(merged, name)))
        for name in FACT_NAMES
        if getattr(before, name) != getattr(merged, name)
    ]
    if gained:
        changes.append(FactChange("posts", "", posts_text(gained)))
    return tuple(changes)
