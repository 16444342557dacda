"""Whether two descriptions can be of one person: the one rule for lists and for the file.

Birth, sex and identity number do not change. What both sides state of them and state differently
is a contradiction: it is asked about, whatever else agrees (an office's telephone is many
people's). The number decides alone where both state it and it agrees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from roster.people import identity_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_TO_THE_MONTH = len("1978-05")
_NONE: frozenset[str] = frozenset()


class Described(Protocol):
    """Somebody as a list or the file has them; ``None``: not stated."""

    @property
    def id_number(self) -> str | None:
        """18 characters."""

    @property
    def birth(self) -> str | None:
        """ISO with reduced precision."""

    @property
    def gender(self) -> str | None:
        """A code of :class:`~roster.base.codes.people.Gender`."""


def contradictions(person: Described, other: Described) -> frozenset[str]:
    """Return which of ``id_number``, ``birth`` and ``gender`` both state, and differently."""
    if person.id_number and person.id_number == other.id_number:
        return _NONE
    found = frozenset(_contradictions(person, other))
    return found or _NONE


def _contradictions(person: Described, other: Described) -> Iterator[str]:
    has_two_numbers = bool(person.id_number and other.id_number)
    if has_two_numbers:
        yield "id_number"
    # One of two numbers is wrong, and its birth with it: then only what is written counts.
    births = (person.birth, other.birth) if has_two_numbers else (_born(person), _born(other))
    if not agree(*births):
        yield "birth"
    if not agree(person.gender, other.gender):
        yield "gender"


def agree(fact: str | None, other: str | None) -> bool:
    """Tell whether two facts agree: dates as far as both go; what is not stated says nothing."""
    return not fact or not other or fact.startswith(other) or other.startswith(fact)


def same_birth(person: Described, other: Described) -> bool:
    """Tell whether both state a birth and it agrees as far as both go."""
    return bool(person.birth and other.birth) and agree(_born(person), _born(other))


def same_birth_to_the_month(person: Described, other: Described) -> bool:
    """Tell whether births agree that are known to the month at least."""
    births = (person.birth or "", other.birth or "")
    return all(len(each) >= _TO_THE_MONTH for each in births) and same_birth(person, other)


def _born(person: Described) -> str | None:
    """Return the birth as exactly as it is known: a number tells the day of the month written."""
    if not person.id_number:
        return person.birth
    by_number = identity_number.birth(person.id_number)
    return by_number if by_number.startswith(person.birth or "") else person.birth
