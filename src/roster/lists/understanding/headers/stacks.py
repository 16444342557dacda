"""Header words cut over two rows without merged cells: 出生 above 年月, 文化 above 程度."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from roster.lists.understanding.cells.text import text_of
from roster.lists.understanding.headers.words import match_word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.lists.reading.cells import Cell

_SURE = 0.9
_LONGEST = 12
_LONGEST_REST = 6
_BRACKETS = "([（【〔《"


def is_cut(upper: str, lower: str) -> bool:
    """Tell two texts that are a known header together, and not so by themselves."""
    if not upper or not lower or lower[0] in _BRACKETS or len(upper) + len(lower) > _LONGEST:
        return False
    whole = match_word(upper + lower)
    parts = match_word(upper), match_word(lower)
    if whole.reason == "somebody_else":
        fields = {part.field for part in parts} - {None, "village", "town"}
        return len(lower) < _LONGEST_REST and bool(fields)
    unsure = [part for part in parts if part.confidence <= _SURE]
    if whole.confidence > _SURE and whole.reason in {"exact", "bare"}:
        return bool(unsure) or whole.field not in {part.field for part in parts}
    return whole.field is not None and all(part.reason == "unknown" for part in parts)


def is_whole(upper: str, lower: str) -> bool:
    """Tell two texts that read on as one header, whatever they are by themselves."""
    if not upper or not lower:
        return False
    whole = match_word(upper + lower)
    if whole.confidence > _SURE and whole.reason != "contained":
        return True
    return whole.field is not None and whole.field == match_word(lower).field


def are_stacked(
    upper: Sequence[Cell], lower: Sequence[Cell], is_no_header: Callable[[str], bool]
) -> bool:
    """Tell whether two rows are one header whose words are cut, or stand now above, now below.

    Args:
        upper: the cells of a row.
        lower: the cells of the row below.
        is_no_header: tells titles, lines and data.
    """
    counts: Counter[str] = Counter()
    for pair in zip_longest(map(text_of, upper), map(text_of, lower), fillvalue=""):
        if any(is_no_header(text) for text in pair if text):
            return False
        counts[_kind(*pair)] += 1
    if counts["other"] or counts["unknown"] > counts["cut"] + counts["upper"] + counts["lower"]:
        return False
    return counts["cut"] > 0 or (counts["upper"] > 1 and counts["lower"] > 1)


def _kind(upper: str, lower: str) -> str:
    """Return what two cells above each other are in a header of two rows.

    A word above what is none, or above another word, is the header of a table above its data.
    """
    if not upper and not lower:
        return "blank"
    if not upper or not lower:
        is_sure = match_word(upper or lower).confidence > _SURE
        return ("upper" if upper else "lower") if is_sure else "unknown"
    if is_cut(upper, lower):
        return "cut"
    if is_whole(upper, lower):
        return "blank"
    is_sure = any(match_word(part).confidence > _SURE for part in (upper, lower))
    return "other" if is_sure else "unknown"
