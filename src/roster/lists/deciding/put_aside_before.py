"""Rows of a list that were put aside before, known again however the list comes.

A row is known by the sender's words (:func:`row_digest`), by its place in a file of the same name,
or by name and number.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from sqlalchemy import select

from roster.base.codes.lists import WaitingState
from roster.db.models import Trainee, WaitingRow
from roster.lists.listing import ListedPerson
from roster.people.fields import further_fields

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from roster.lists.deciding.import_plan import IntakePlan

_encode = msgspec.json.Encoder(order="sorted").encode


def person_of(content: Mapping[str, Any]) -> ListedPerson:
    """Return the person of a row that was put aside, from its JSON."""
    several = {
        name: tuple(content[name]) for name in ("posts", "tags") if content.get(name) is not None
    }
    return ListedPerson(**{**content, **several})


def row_digest(person: ListedPerson) -> str:
    """Return what the same row is known by: the sender's words, whatever was amended since."""
    words = _words(person)
    return _digest({name: text for name, text in words.items() if text or name not in _later()})


def _digests(person: ListedPerson) -> tuple[str, str]:
    """Return what a row is known by, and was by a program that did not know further fields."""
    before = {name: text for name, text in _words(person).items() if name not in _later()}
    return row_digest(person), _digest(before)


def _later() -> set[str]:
    """Return the fields that rows of the first versions did not have."""
    return {"tags", *(field.name for field in further_fields())}


def _words(person: ListedPerson) -> dict[str, Any]:
    facts = {**msgspec.to_builtins(person, enc_hook=dict), "sheet": "", "row": 0}
    return dict(person.raw) or facts


def _digest(words: Mapping[str, Any]) -> str:
    return hashlib.sha256(_encode(words)).hexdigest()


def waiting_twins(db: Session, plan: IntakePlan) -> dict[int, WaitingRow]:
    """Return the rows once put aside to which rows of a plan answer, by place in the plan.

    Each answers to one row only, and first to the one that is most surely the same.
    """
    aside = _ever_put_aside(db)
    if not aside:
        return {}
    names = {_name(entry.person) for entry in aside}
    listed = [
        (place, tuple(_keys(_digests(row.person), plan.listing.file, row.person)))
        for place, row in enumerate(plan.rows)
        if _name(row.person) in names
    ]
    twins: dict[int, WaitingRow] = {}
    paired_ids: set[str] = set()
    for sort, keys_aside in enumerate(zip(*(entry.keys() for entry in aside), strict=True)):
        index: dict[Hashable, list[WaitingRow]] = {}
        for entry, keys in zip(aside, keys_aside, strict=True):
            for key in keys:
                index.setdefault(key, []).append(entry.row)
        for place, all_keys in listed:
            found = (row for key in all_keys[sort] for row in index.get(key, ()))
            twin = next((row for row in found if row.id not in paired_ids), None)
            if twin and place not in twins:
                twins[place] = twin
                paired_ids.add(twin.id)
    return twins


def _ever_put_aside(db: Session) -> list[_PutAside]:
    """Return every row once put aside but those taken as somebody who is gone since."""
    taken_as = select(WaitingRow.trainee_id)
    living = set(db.scalars(select(Trainee.id).where(Trainee.id.in_(taken_as))))
    return [
        _PutAside(row, person_of(row.person))
        for row in db.scalars(select(WaitingRow))
        if row.trainee_id is None or row.trainee_id in living
    ]


class _PutAside(NamedTuple):
    """A row that was once put aside, and its person as it stands now."""

    row: WaitingRow
    person: ListedPerson

    def keys(self) -> Iterator[tuple[Hashable, ...]]:
        """Yield what it is known by, the surest first; closed rows only by the sender's words."""
        keys = _keys([self.row.digest], self.row.file, self.person)
        is_waiting = self.row.state == WaitingState.WAITING
        for words, place_or_numbers in zip(keys, keys, strict=True):
            yield words
            yield place_or_numbers if is_waiting else ()


def _name(person: ListedPerson) -> str:
    return person.raw.get("name") or person.name


def _keys(
    digests: Sequence[str], file: str, person: ListedPerson
) -> Iterator[tuple[Hashable, ...]]:
    """Yield what a row is known by: words at a place, the place, words anywhere, numbers."""
    name = _name(person)
    place = (file, person.sheet, person.row, name)
    yield tuple((*place, digest) for digest in digests)
    yield (place,)
    yield tuple(digests)
    numbers = ((f, person.raw.get(f) or getattr(person, f)) for f in ("id_number", "phone"))
    yield tuple((field, name, number) for field, number in numbers if number)
