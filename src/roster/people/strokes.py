"""Order by strokes, as official lists name people (按姓氏笔画为序).

Surnames with fewer strokes come first; of those with as many, the one whose strokes come first in
the order 横竖撇点折 (GF 3003-1999); within one surname first names of one character, then those of
two, compared in the same way. Letters and characters whose strokes
are not known come last.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from roster.base.paths import resource
from roster.people.names import family_and_given

_UNKNOWN = 999


class Strokes(NamedTuple):
    """What orders one character.

    ``order`` is a digit for each stroke, or "6" where only their number is known.
    """

    number: int
    order: str
    char: str


def stroke_key(name: str) -> tuple[object, ...]:
    """Return a key that orders names by strokes."""
    family, given = family_and_given(name)
    return tuple(map(_strokes, family)), len(given), tuple(map(_strokes, given))


def surname_strokes(name: str) -> int | None:
    """Return how many strokes the first character of a name has; None where nobody knows."""
    number = _strokes(name[0]).number if name else _UNKNOWN
    return None if number == _UNKNOWN else number


@cache
def _strokes(char: str) -> Strokes:
    order = _orders().get(char)
    if order is not None:
        return Strokes(len(order), order, char)
    # "6" is after every stroke: a character that can be compared stands before one that cannot.
    return Strokes(_numbers().get(char, _UNKNOWN), "6", char)


@cache
def _orders() -> dict[str, str]:
    lines = resource("characters", "orders.txt").read_text(encoding="utf-8").splitlines()
    return {line[0]: line[1:] for line in lines}


@cache
def _numbers() -> dict[str, int]:
    lines = resource("characters", "counts.txt").read_text(encoding="utf-8").splitlines()
    return {char: int(number) for number, chars in map(str.split, lines) for char in chars}
