"""Traditional characters, for looking words up; what the clerk wrote is never changed."""

from __future__ import annotations

from functools import cache
from itertools import islice, product

from roster.base.paths import resource

_WAYS = 16  # to write one word: more variants are never searched for


def simplified(word: str) -> str:
    """Return a word in simplified characters: 學歷 as 学历."""
    return word if word.isascii() else word.translate(_simplified_of())


def written_ways(word: str) -> tuple[str, ...]:
    """Return the word and the other ways to write it: 陈明, 陳明; simplified and as typed first."""
    plain = simplified(word)
    choices = ((char, *_traditional_of().get(char, ())) for char in plain)
    ways = map("".join, islice(product(*choices), _WAYS))
    return tuple(dict.fromkeys((word, *ways)))


@cache
def _simplified_of() -> dict[int, str]:
    lines = resource("characters", "simplified.txt").read_text(encoding="utf-8").split()
    return {ord(line[0]): line[1] for line in lines}


@cache
def _traditional_of() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, plain in _simplified_of().items():
        found[plain] = (*found.get(plain, ()), chr(code))
    return found
