"""Several tables side by side below one header, of which each has its own people."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from roster.lists.understanding.cells.text import text_of
from roster.lists.understanding.headers.words import match_header, normalised
from roster.lists.understanding.layouts.post_holders import posts_in_header
from roster.lists.understanding.rows.no_person import is_signature, telling_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from roster.lists.reading.cells import Cell, Row
    from roster.lists.understanding.headers.band import Head, HeaderBand

_NUMBER = re.compile(r"(?<=..)\(?[0-9一二三四五六]\)?$")


def side_by_side(band: HeaderBand) -> tuple[tuple[Head, ...], ...]:
    """Split a header that repeats itself to the right into the headers of several tables.

    书记姓名 and 主任姓名 in one header are two tables as well. Columns left of the first repeated
    word belong to all of them (one village column for two columns of people).
    """
    matches = [match_header(head.levels) for head in band.heads]
    names = [
        place
        for place, match in enumerate(matches)
        if match.field == "name" and match.confidence > 0.9
    ]
    words = [tuple(map(_unnumbered, head.levels)) for head in band.heads]
    if len(names) < 2:
        return (band.heads,)
    if len({words[place] for place in names}) == 1:
        starts = [_block_start(words, names, place) for place in range(len(names))]
    elif all(posts_in_header(band.heads[place].levels) is not None for place in names):
        starts = names
    elif len({words[place][-1] for place in names}) == 1 and _have_parents(words, names):
        starts = [_group_start(words, place) for place in names]
    else:
        return (band.heads,)
    shared = band.heads[: starts[0]]
    ends = [*starts[1:], len(band.heads)]
    return tuple((*shared, *band.heads[start:end]) for start, end in zip(starts, ends, strict=True))


def _unnumbered(level: str) -> str:
    """Return a header word as it is compared: 姓名1 and 姓名2 are one word."""
    return _NUMBER.sub("", normalised(level))


def _have_parents(words: Sequence[tuple[str, ...]], names: Sequence[int]) -> bool:
    """Tell 罗建村 > 姓名 beside 尚德村 > 姓名: each name below another word."""
    parents = {words[place][:-1] for place in names}
    return () not in parents and len(parents) == len(names)


def _group_start(words: Sequence[tuple[str, ...]], name: int) -> int:
    """Return the leftmost of the columns that share the top word with a name."""
    start = name
    while start and words[start - 1][:1] == words[name][:1]:
        start -= 1
    return start


def _block_start(words: Sequence[tuple[str, ...]], names: Sequence[int], block: int) -> int:
    """Return where a block begins: as far left of its name as all blocks look alike."""
    alike = 0
    limit = min(right - left for left, right in pairwise(names)) - 1
    while alike < min(limit, names[0]) and all(
        words[name - alike - 1] == words[names[0] - alike - 1] for name in names
    ):
        alike += 1
    return names[block] - alike


def without_blank_repeats(
    band: HeaderBand, rows: Sequence[Row], marks: AbstractSet[Cell]
) -> HeaderBand:
    """Return a band without the blank columns over which a header is merged beside its values.

    Blank are those without a value in any row, however far down it stands.

    Args:
        band: the header.
        rows: all rows below it.
        marks: the texts of notes, totals and signatures, which fill no column.
    """
    shares = Counter(words for head in band.heads for words in _beginnings(head))
    if all(shares[head.levels] < 2 for head in band.heads):
        return band
    telling = telling_rows(rows, marks)
    filled = {index for _, cells in telling for index, cell in enumerate(cells) if cell is not None}
    filled_words = {
        words for head in band.heads if head.index in filled for words in _beginnings(head)
    }
    heads = [head for head in band.heads if head.index in filled or head.levels not in filled_words]
    return replace(band, heads=tuple(heads))


def _beginnings(head: Head) -> Iterator[tuple[str, ...]]:
    """Yield the words of a header, then of the levels above."""
    for count in range(len(head.levels), 0, -1):
        yield head.levels[:count]


def only_of(
    heads: Sequence[Head], blocks: Sequence[Sequence[Head]], rows: Sequence[Row]
) -> list[Row]:
    """Return the rows without the cells of the tables beside the one of these heads.

    A row whose one text stands where the first table begins is a title of all of them; a line of
    signatures is nobody's.
    """
    own = {head.index for head in heads}
    first = min(block[0].index for block in blocks)
    return [
        (number, _title_of_all(cells, first, min(own)) or _own(cells, own))
        for number, cells in rows
        if not any(is_signature(text) for text in map(text_of, cells) if text)
    ]


def _own(cells: tuple[Cell, ...], own: Collection[int]) -> tuple[Cell, ...]:
    return tuple(cell if index in own else None for index, cell in enumerate(cells))


def _title_of_all(cells: tuple[Cell, ...], first: int, own: int) -> tuple[Cell, ...]:
    """Return a row with the one text of a row in the first column, or nothing."""
    filled = [index for index, cell in enumerate(cells) if text_of(cell)]
    return (*[None] * own, cells[first]) if filled == [first] else ()
