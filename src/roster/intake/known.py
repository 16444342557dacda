"""The people of the file and of the list so far, by what a row can be recognised by.

The ladder (FEATURES.md row 1): identity number, then name + village + birth, then name + phone.
Below it stands a step that only suspects: name + village, when nothing that both sides state
contradicts it. Lists without numbers and births would otherwise make everybody anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from msgspec.structs import replace
from sqlalchemy import select

from roster.codes import Post, RowReason
from roster.db.models import Position
from roster.intake.plan import Answer, Candidate, IntakeRow, RowKey, row_key
from roster.posts import rank
from roster.trainees import FACT_NAMES, TraineeFacts, all_facts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sqlalchemy.orm import Session


_Key = TypeVar("_Key")
_Index: TypeAlias = "dict[_Key, str | set[str]]"


class Found(NamedTuple):
    """The people of the first step of the ladder that has any; none: somebody new."""

    reason: RowReason
    trainee_ids: tuple[str, ...] = ()


_NOBODY = Found(RowReason.NOT_KNOWN)
_NOT_STATED = tuple(tuple(other for other in range(8) if not other & own) for own in range(8))
"""For each set of telling facts (as bits) the sets that have none of them in common."""


@dataclass
class Known:
    """The people of the file, and of the list so far, by what they are recognised by."""

    _facts: dict[str, TraineeFacts] = field(default_factory=dict)
    _posts_of: dict[str, set[tuple[str, Post]]] = field(default_factory=dict)
    _heard: dict[str, TraineeFacts] = field(default_factory=dict)
    _new: dict[str, IntakeRow] = field(default_factory=dict)
    _by_id_number: dict[str, str] = field(default_factory=dict)
    _by_birth: _Index[tuple[str, str, str]] = field(default_factory=dict)
    _by_phone: _Index[tuple[str, str]] = field(default_factory=dict)
    _by_name: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _new_by_name: dict[tuple[str, str, int], str] = field(default_factory=dict)

    def facts_of(self, trainee_id: str) -> TraineeFacts:
        """Return what is known of a person, the rows so far included.

        Raises:
            KeyError: there is no such person.
        """
        facts = self._facts.get(trainee_id)
        if facts is None:
            facts = self._new[trainee_id].facts
        if facts is None:
            raise KeyError(trainee_id)
        return facts

    def _is_known(self, trainee_id: str | None) -> bool:
        return trainee_id in self._facts or trainee_id in self._new

    def _add(self, trainee_id: str, facts: TraineeFacts) -> None:
        """Make a person recognisable by all that is known of them."""
        if facts.id_number:
            self._by_id_number[facts.id_number] = trainee_id
        if facts.birth:
            _enter(self._by_birth, (facts.name, facts.division_id, facts.birth[:7]), trainee_id)
        if facts.phone:
            _enter(self._by_phone, (facts.name, facts.phone), trainee_id)

    def add_of_file(self, trainee_id: str, facts: TraineeFacts) -> None:
        """Make a person of the file recognisable, in the last resort by name and village."""
        self._facts[trainee_id] = facts
        self._add(trainee_id, facts)
        self._by_name.setdefault((facts.name, facts.division_id), []).append(trainee_id)

    def remember(self, row: IntakeRow) -> None:
        """Let later rows of the list see this one."""
        trainee_id, facts = row.trainee_id, row.facts
        if trainee_id is None or facts is None:
            return
        if not self._is_known(trainee_id):
            self._new[trainee_id] = row
            key = (facts.name, facts.division_id, _stated(facts))
            self._new_by_name.setdefault(key, trainee_id)
        else:
            self._facts[trainee_id] = facts
            for post in row.new_posts:
                self.hold(trainee_id, row.division_id, post)
        self._add(trainee_id, facts)

    def hear(self, trainee_id: str, listed: TraineeFacts) -> None:
        """Note what a row of the list says of somebody; the first word of the list counts."""
        if trainee_id not in self._new:
            first = self._heard.get(trainee_id)
            self._heard[trainee_id] = first_word(first, listed) if first else listed

    def heard(self, trainee_id: str) -> TraineeFacts | None:
        """Return what earlier rows of the list say of somebody, if any does."""
        return self.facts_of(trainee_id) if trainee_id in self._new else self._heard.get(trainee_id)

    def hold(self, trainee_id: str, division_id: str, post: Post) -> None:
        """Note a post that a person of the file holds."""
        self._posts_of.setdefault(trainee_id, set()).add((division_id, post))

    def posts_in(self, trainee_id: str, division_id: str) -> set[Post]:
        """Return the posts a person holds in a unit."""
        return {post for unit, post in self._held(trainee_id) if unit == division_id}

    def _held(self, trainee_id: str) -> Iterator[tuple[str, Post]]:
        yield from self._posts_of.get(trainee_id, ())
        new = self._new.get(trainee_id)
        yield from ((new.division_id, post) for post in new.new_posts) if new else ()

    def holder(self, id_number: str | None) -> str | None:
        """Return who has an identity number."""
        return self._by_id_number.get(id_number or "")

    def person_of(self, answer: Answer) -> str | None:
        """Return whom the clerk means, if there still is such a person."""
        if isinstance(answer.person, RowKey):
            keys = ((i, row_key(row.person)) for i, row in self._new.items())
            return next((i for i, key in keys if key == answer.person), None)
        return answer.person if self._is_known(answer.person) else None

    def find(self, facts: TraineeFacts) -> Found:
        """Climb the ladder and return the people of the first step that has any."""
        holder = self.holder(facts.id_number)
        if holder is None:
            return self.find_without_number(facts)
        same_name = self.facts_of(holder).name == facts.name
        return Found(RowReason.ID_NUMBER if same_name else RowReason.ID_OF_ANOTHER, (holder,))

    def find_without_number(self, facts: TraineeFacts) -> Found:
        """Climb the ladder from its second step on."""
        birth = (facts.birth or "")[:7]
        by_birth = _entered(self._by_birth, (facts.name, facts.division_id, birth))
        by_phone = _entered(self._by_phone, (facts.name, facts.phone or ""))
        for found, reason in (
            (by_birth, RowReason.NAME_VILLAGE_BIRTH),
            (by_phone, RowReason.NAME_PHONE),
        ):
            if found and (ids := self._without_another_number(found, facts)):
                return Found(reason, ids)
        ids = tuple(self._of_that_name(facts))
        return Found(RowReason.NAME_VILLAGE, ids) if ids else _NOBODY

    def _without_another_number(
        self, trainee_ids: Iterable[str], facts: TraineeFacts
    ) -> tuple[str, ...]:
        return tuple(i for i in trainee_ids if not _other_number(self.facts_of(i), facts))

    def _of_that_name(self, facts: TraineeFacts) -> list[str]:
        name, division_id = facts.name, facts.division_id
        found = list(self._by_name.get((name, division_id), ()))
        # What both rows state differs, or an earlier step would have found it: two people.
        for stated in _NOT_STATED[_stated(facts)]:
            found += filter(None, (self._new_by_name.get((name, division_id, stated)),))
        return [i for i in found if not _contradict(self.facts_of(i), facts)] if found else []

    def candidates(self, found: Found) -> tuple[Candidate, ...]:
        """Return the people found as the clerk is shown them."""
        return tuple(
            Candidate(i, found.reason, self.facts_of(i), self._posts(i), self._row(i))
            for i in sorted(found.trainee_ids)
        )

    def _row(self, trainee_id: str) -> RowKey | None:
        row = self._new.get(trainee_id)
        return row_key(row.person) if row else None

    def _posts(self, trainee_id: str) -> tuple[Post, ...]:
        held = {post for _, post in self._held(trainee_id)}
        return tuple(sorted(held, key=lambda post: rank((post,))))


def known_people(db: Session) -> Known:
    """Return everybody of the file with the posts of today."""
    known = Known()
    for trainee_id, facts in all_facts(db).items():
        known.add_of_file(trainee_id, facts)
    held = select(Position.trainee_id, Position.division_id, Position.post)
    for row in db.execute(held.where(Position.end.is_(None))):
        known.hold(row.trainee_id, row.division_id, Post(row.post))
    return known


def _enter(index: _Index[_Key], key: _Key, trainee_id: str) -> None:
    """Add a person; nearly every key has one only, and a set of one costs four times its text."""
    found = index.setdefault(key, trainee_id)
    if isinstance(found, set):
        found.add(trainee_id)
    elif found != trainee_id:
        index[key] = {found, trainee_id}


def _entered(index: _Index[_Key], key: _Key) -> Collection[str]:
    found = index.get(key, ())
    return (found,) if isinstance(found, str) else found


def first_word(first: TraineeFacts, later: TraineeFacts) -> TraineeFacts:
    """Return what two rows of a list say of one person: the first, where they differ."""
    said = {name: value for name in FACT_NAMES if (value := getattr(first, name))}
    return replace(later, **said)


def _other_number(one: TraineeFacts, other: TraineeFacts) -> bool:
    """Tell whether both have identity numbers and they differ: then they are two people."""
    return bool(one.id_number and other.id_number and one.id_number != other.id_number)


def _contradict(one: TraineeFacts, other: TraineeFacts) -> bool:
    """Tell whether two of the same name and village must be two people.

    A telephone number may have changed; number, birth and gender do not.
    """
    if _other_number(one, other) or (one.gender and other.gender and one.gender != other.gender):
        return True
    births = (one.birth, other.birth)
    return all(births) and not _same_as_far_as_said(*births)


def _same_as_far_as_said(one: str | None, other: str | None) -> bool:
    return bool(one and other and (one.startswith(other) or other.startswith(one)))


def _stated(facts: TraineeFacts) -> int:
    """Return which telling facts are stated, one bit each."""
    return bool(facts.id_number) | bool(facts.birth) << 1 | bool(facts.phone) << 2
