"""Breaking Chinese text into lines and choosing a size at which it fits.

Nothing is ever cut off: a text that is too long shrinks to a floor, then wraps, and where the
wrapped lines are too many for their box it shrinks further.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Measure = Callable[[str], float]

_STEP = 0.5  # points
_BALANCE_STEPS = 40
_LEAST_LAST = 4  # characters of a last line, its full stop counted
_NARROWER_STEPS = 15  # hundredths of the width
_WHOLE_NAME = 4  # characters of a name that is never broken
_SMALLEST = 1.0  # points; a box of sensible size never comes near
# What must not begin a line, and what must not end one.
_CLOSING = "，。、；：？！）》〉」』】〕”’%·…—"
_OPENING = "（《〈「『【〔“‘"
# A number keeps the unit behind it and the 第 before it: "第24学时" is not broken, nor is “两委”.
_PIECE = re.compile(
    rf"(?:“[^“”]{{1,4}}”|[{_OPENING}]*(?:第?[0-9A-Za-z.,%/-]+(?:学时|[年月日期号])?|[^{_OPENING}]))"
    rf"[{_CLOSING}]*|.",
    re.DOTALL,
)

_PHRASE = re.compile(r"[^、　·]+[、　·]?|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines and the size in points at which they fit."""

    size: float
    lines: tuple[str, ...]


def spaced_name(name: str) -> str:
    """Return a name of two characters as wide as one of three (DOMAIN.md section 3.6)."""
    return "　".join(name) if len(name) == 2 and not name.isascii() else name


def name_ways(name: str) -> Iterator[tuple[str, ...]]:
    """Give the ways to break a name into lines: none, at each dot, or in the middle."""
    yield (spaced_name(name),)
    dots = [at + 1 for at, sign in enumerate(name[:-1]) if sign == "·"]
    halves = [(len(name) + 1) // 2] if len(name) > _WHOLE_NAME else []
    for at in dots or halves:
        yield name[:at], name[at:]


def wrap(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """Break ``text`` into lines no wider than ``width``, in the unit of ``measure``.

    No line begins with a closing mark or ends with an opening one, and numbers stay whole, unless
    a line is too narrow even for that.
    """
    return _fill(_pieces(text, width, measure), width, measure)


def balanced(text: str, lines: int, measure: Measure) -> tuple[str, ...]:
    """Break ``text`` into so many lines of about one length, as titles stand (GB/T 9704).

    It may take fewer lines, but never more.
    """
    total = measure(text)
    for step in range(_BALANCE_STEPS):
        broken = wrap(text, total / lines * (1 + step / _BALANCE_STEPS), measure)
        if len(broken) <= lines:
            return broken
    return (text,)


def fit_line(text: str, width: float, size: float, floor: float, measure: Measure) -> Setting:
    """Keep ``text`` on one line of ``width`` points by shrinking to ``floor``; else wrap there.

    ``measure`` gives the width at size 1.
    """
    natural = measure(text)
    if natural * size <= width:
        return Setting(size, (text,))
    if natural * floor <= width:
        return Setting(_step_down(width / natural), (text,))
    return Setting(floor, _wrap_phrases(text, width / floor, measure))


def fit_block(
    paragraphs: Iterable[str], box: tuple[float, float], size: float, pitch: float, measure: Measure
) -> Setting:
    """Set paragraphs into a box of (width, height) points at the largest size that fits.

    ``pitch`` is the distance of lines as a multiple of the size.
    """
    width, height = box
    texts = tuple(paragraphs)
    while True:
        lines = tuple(line for text in texts for line in _ended_well(text, width / size, measure))
        if len(lines) * pitch * size <= height or size <= _SMALLEST:
            return Setting(size, lines)
        size -= _STEP


def _ended_well(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """Break a text so that its last line is no scrap, where lines a little shorter do it."""
    lines = wrap(text, width, measure)
    for step in range(_NARROWER_STEPS):
        narrower = wrap(text, width * (1 - step / 100), measure)
        if len(narrower) != len(lines):
            break
        if len(narrower[-1]) >= _LEAST_LAST or len(narrower) == 1:
            return narrower
    return lines


def _fill(pieces: Iterable[str], width: float, measure: Measure) -> tuple[str, ...]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and measure(lines[-1] + piece) > width:
            lines.append(piece)
        else:
            lines[-1] += piece
    return tuple(lines)


def _wrap_phrases(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """Break between the items of an enumeration or the parts of a name at no cost of a line."""
    anywhere = wrap(text, width, measure)
    phrases = _fill(_PHRASE.findall(text), width, measure)
    kept_whole = len(phrases) <= len(anywhere) and all(
        measure(phrase) <= width for phrase in phrases
    )
    return phrases if kept_whole else anywhere


def _step_down(size: float) -> float:
    return int(size / _STEP) * _STEP


def _pieces(text: str, width: float, measure: Measure) -> Iterator[str]:
    for match in _PIECE.finditer(text):
        piece = match.group()
        if measure(piece) <= width:
            yield piece
        else:
            yield from piece
