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


def contradictions(one: Described, other: Described) -> frozenset[str]:
    """Return which of ``id_number``, ``birth`` and ``gender`` both state, and differently."""
    if one.id_number and one.id_number == other.id_number:
        return _NONE
    found = frozenset(_contradictions(one, other))
    return found or _NONE


def _contradictions(one: Described, other: Described) -> Iterator[str]:
    has_two_numbers = bool(one.id_number and other.id_number)
    if has_two_numbers:
        yield "id_number"
    # One of two numbers is wrong, and its birth with it: then only what is written counts.
    births = (one.birth, other.birth) if has_two_numbers else (_born(one), _born(other))
    if not agree(*births):
        yield "birth"
    if not agree(one.gender, other.gender):
        yield "gender"


def agree(one: str | None, other: str | None) -> bool:
    """Tell whether two facts agree: dates as far as both go; what is not stated says nothing."""
    return not one or not other or one.startswith(other) or other.startswith(one)


def same_birth(one: Described, other: Described) -> bool:
    """Tell whether both state a birth and it agrees as far as both go."""
    return bool(one.birth and other.birth) and agree(_born(one), _born(other))


def same_birth_to_the_month(one: Described, other: Described) -> bool:
    """Tell whether births agree that are known to the month at least."""
    births = (one.birth or "", other.birth or "")
    return all(len(each) >= _TO_THE_MONTH for each in births) and same_birth(one, other)


def _born(person: Described) -> str | None:
    """Return the birth as exactly as it is known: a number tells the day of the month written."""
    if not person.id_number:
        return person.birth
    told = identity_number.birth(person.id_number)
    return told if told.startswith(person.birth or "") else person.birth
