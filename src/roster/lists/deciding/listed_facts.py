"""What a row of a list says of a person, and what is known of them after it.

What a list does not say is never erased.
"""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from roster.base.codes.people import Post
from roster.lists.deciding.codes import Difference
from roster.lists.deciding.import_plan import FactChange
from roster.people.fields import FIELDS, Kind, of_kind
from roster.people.trainees import FACT_NAMES, TraineeFacts

if TYPE_CHECKING:
    from roster.lists.listing import ListedPerson

# Looking a code up is many times quicker than making the enum member of it.
_POSTS = {code.value: code for code in Post}

_YES_OR_NO = [field for field in FIELDS if field.kind is Kind.YES_NO and field.fact_name]
_TWO_VALUED = tuple(field.name for field in _YES_OR_NO if not field.is_further)
_DENIABLE = tuple(field.name for field in _YES_OR_NO if field.name != "studying")
_STUDIES = frozenset({"studying"})

# Facts are carried over by place, not by name: all 100,000 rows of a list pass here.
_CARRIED = [name for name in FACT_NAMES if name in {field.name for field in FIELDS} - {"name"}]
_SAID = attrgetter(*_CARRIED)
_CODED = [
    (_CARRIED.index(field.name), {None: None, **{code.value: code for code in field.codes}})
    for field in FIELDS
    if field.codes
]
_TRUTHS = [_CARRIED.index(name) for name in _TWO_VALUED]
_TAGS = _CARRIED.index("tags")


def listed_facts(person: ListedPerson, division_id: str) -> TraineeFacts:
    """Return the facts that a row says of a person at home in a unit."""
    facts = list(_SAID(person))
    for place, codes in _CODED:
        facts[place] = codes.get(facts[place])
    for place in _TRUTHS:
        facts[place] = facts[place] is True
    facts[_TAGS] = tuple(facts[_TAGS] or ())
    return TraineeFacts(person.name, division_id, *facts)


@lru_cache(maxsize=1024)  # few different ones, shared by all rows
def listed_posts(listed: tuple[str, ...]) -> tuple[Post, ...]:
    """Return the posts that a row names, each once."""
    return tuple(dict.fromkeys([_POSTS[code] for code in listed]))


def denied(person: ListedPerson) -> frozenset[str]:
    """Return the facts of which a row says that they are not so; not stated is no denial.

    A finished level of education without another under way says that nobody is studying.
    """
    is_over = person.education is not None and not person.studying
    said_no = frozenset([name for name in _DENIABLE if getattr(person, name) is False])
    return said_no | _STUDIES if is_over else said_no


class Word(NamedTuple):
    """What somebody says of a person: facts, and which yes-or-no facts are not so."""

    facts: TraineeFacts
    denied: frozenset[str] = frozenset()

    def says(self, name: str) -> bool:
        """Tell whether a fact is stated."""
        value = getattr(self.facts, name)
        return bool(value) or name in self.denied or (value is False and name not in _TWO_VALUED)


def merged_facts(
    before: TraineeFacts,
    listed: Word,
    difference: Difference = Difference.LIST_WINS,
    earlier_word: Word | None = None,
) -> TraineeFacts:
    """Return what is known after the list, by what its word counts against the file's.

    ``earlier_word`` is what other rows of the list said of the person. A list that contradicts
    itself counts by its first word; so it changes nothing when it comes again.
    """
    if difference is Difference.FILE_WINS:
        return before
    facts = {name: value for name in FACT_NAMES if (value := getattr(listed.facts, name))}
    for name in of_kind(Kind.DATE):
        old = getattr(before, name)
        if old and name in facts and old.startswith(facts[name]):
            del facts[name]  # the list only says the same less exactly
    facts.pop("division_id", None)  # a post elsewhere does not move the person
    facts["tags"] = (*before.tags, *(tag for tag in listed.facts.tags if tag not in before.tags))
    if listed.denied and difference is Difference.LIST_WINS:
        facts |= dict.fromkeys(_ended(before, listed), False)
    for kept in (Word(before) if difference is Difference.FILL_EMPTY else None, earlier_word):
        if kept:
            facts = {name: value for name, value in facts.items() if _fills(kept, name, value)}
    is_news = any(getattr(before, name) != value for name, value in facts.items())
    return replace(before, **facts) if is_news else before


def _ended(before: TraineeFacts, listed: Word) -> frozenset[str]:
    """Return what a list says to be over; the level known already says nothing of studies."""
    same_level = listed.facts.education == before.education
    return listed.denied - _STUDIES if same_level else listed.denied


def _fills(before: Word, name: str, value: str) -> bool:
    """Tell whether a value stands where nothing is said, or says a date more exactly."""
    if not before.says(name):
        return True
    return name in of_kind(Kind.DATE) and value.startswith(getattr(before.facts, name))


def fact_changes(before: TraineeFacts, merged: TraineeFacts) -> list[FactChange]:
    """Return the facts that a list changes, in their order; the home is not among them."""
    if merged is before:
        return []
    return [
        FactChange(name, as_text(getattr(before, name)), as_text(getattr(merged, name)))
        for name in FACT_NAMES
        if name != "division_id" and getattr(before, name) != getattr(merged, name)
    ]


def as_text(value: object) -> str:
    """Return a fact as the text of a change: codes, ``True`` and ``False``; not known is none."""
    if isinstance(value, tuple):
        return "、".join(value)
    return "" if value is None else str(value)
