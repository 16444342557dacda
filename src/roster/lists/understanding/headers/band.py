"""Where a sheet's headers stand: bands of one to three rows, anywhere, perhaps repeated.

A band is found by its words; rows above and below join it when merged cells or gaps say so
(DOMAIN.md section 6).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.lists.understanding.cells.text import text_of, words_in
from roster.lists.understanding.headers.rows import (
    DATA,
    at,
    first_rich_row,
    first_row_of_words,
    rows_about_others,
    rows_of_counts,
    rows_with_names,
)
from roster.lists.understanding.headers.stacks import are_stacked, is_cut, is_whole
from roster.lists.understanding.headers.words import (
    match_header,
    match_word,
)
from roster.lists.understanding.layouts.post_holders import with_name_level
from roster.lists.understanding.layouts.post_rows import rows_of_holders

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from roster.lists.reading.cells import Cell, Row, Sheet

_LEVELS = 3
_TITLES = 5
_LONGEST_LEVEL = 40
_LONGEST_PARENT = 20
_LINE = re.compile(r"[:：]")
_TITLE = re.compile(r"(名单|名册|花名册|一览表|登记表|统计表|汇总表|信息表|情况表)([(（].*[)）])?$")
_REMARK = re.compile(r"(?<=.)[(（][^()（）]*[)）]$")


@dataclass(frozen=True, slots=True)
class Head:
    """One column's header: zero-based column, words of each level from top to bottom."""

    index: int
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeaderBand:
    """A header: its rows (one-based, inclusive) and its columns from left to right."""

    first: int
    last: int
    heads: tuple[Head, ...]

    @property
    def words(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """What a repeated header has in common with the first."""
        return tuple((head.index, head.levels) for head in self.heads)


def find_bands(sheet: Sheet, words: AbstractSet[str] | None = None) -> tuple[HeaderBand, ...]:
    """Return the header bands of a sheet from top to bottom.

    ``words`` are all texts of the sheet, where they are known already.
    """
    rows = dict(sheet.rows)
    words = words_in(sheet.rows) if words is None else words
    named = rows_with_names(sheet, words)
    held = [] if named else rows_of_holders(sheet.rows, words)
    others = rows_about_others(sheet, words) if named else {}
    counts = rows_of_counts(sheet)
    bands: list[HeaderBand] = []
    cores = named or held or first_rich_row(sheet, counts) or first_row_of_words(sheet)
    for core in sorted({*cores, *others, *counts}):
        if bands and core <= bands[-1].last:
            continue
        if core not in cores:
            if bands and (core in counts or others[core] & _name_columns(bands[-1])):
                bands.append(HeaderBand(core, core, _heads(core, core, rows, sheet.merges)))
            continue
        first, last = _extent(core, rows, sheet.merges)
        heads = _heads(first, last, rows, sheet.merges)
        if held:
            heads = tuple(Head(head.index, with_name_level(head.levels)) for head in heads)
        if heads:
            bands.append(HeaderBand(first, last, heads))
    return tuple(bands)


def bands_from(
    sheet: Sheet, first: int, last: int, words: AbstractSet[str] | None = None
) -> tuple[HeaderBand, ...]:
    """Return the band that the clerk pointed at, and those found further down.

    Args:
        sheet: the sheet.
        first: first row of the header, one-based.
        last: its last row.
        words: all texts of the sheet, where they are known already.
    """
    chosen = header_of(sheet, first, last)
    return (chosen, *(band for band in find_bands(sheet, words) if band.first > last))


def header_of(sheet: Sheet, first: int, last: int) -> HeaderBand:
    """Return the header that these rows are, one-based and inclusive."""
    return HeaderBand(first, last, _heads(first, last, dict(sheet.rows), sheet.merges))


def _name_columns(band: HeaderBand) -> set[int]:
    return {head.index for head in band.heads if match_header(head.levels).field == "name"}


def _extent(
    core: int, rows: Mapping[int, tuple[Cell, ...]], merges: Sequence[tuple[int, int, int, int]]
) -> tuple[int, int]:
    """Return the first and last row of the band around its richest row."""
    first = last = core
    while last - first < _LEVELS - 1 and _joins_above(first - 1, first, rows, merges):
        first -= 1
    while last - first < _LEVELS - 1 and _joins_below(last, last + 1, rows, merges):
        last += 1
    return first, last


def _joins_above(
    above: int,
    below: int,
    rows: Mapping[int, tuple[Cell, ...]],
    merges: Sequence[tuple[int, int, int, int]],
) -> bool:
    if above not in rows:
        return False
    if _merged_over(above, below, merges) or _are_stacked(rows[above], rows[below]):
        return True
    filled = {place for place, cell in enumerate(rows[above]) if text_of(cell)}
    gaps = {place for place in filled if not text_of(at(rows[below], place))}
    words = [text_of(rows[above][place]) for place in gaps]
    named = [word for word in words if match_word(word).reason != "unknown" and not _is_title(word)]
    return len(filled) > 1 and len(named) > 0 and len(named) * 2 >= len(gaps)


def _are_stacked(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    return are_stacked(upper, lower, _is_no_header)


def _is_no_header(text: str) -> bool:
    """Tell titles, lines and data; a remark in brackets (如：1978.05) does not count."""
    bare = _REMARK.sub("", text).rstrip(":： ")
    return _is_title(bare) or bool(DATA.search(bare))


def _is_title(text: str) -> bool:
    """Tell a title or a line such as 填报单位：… from the common word above some columns."""
    return bool(_LINE.search(text)) or len(text) > _LONGEST_PARENT or bool(_TITLE.search(text))


def _joins_below(
    above: int,
    below: int,
    rows: Mapping[int, tuple[Cell, ...]],
    merges: Sequence[tuple[int, int, int, int]],
) -> bool:
    if below not in rows:
        return False
    if _merged_over(above, below, merges) or _are_stacked(rows[above], rows[below]):
        return True
    cells = rows[below]
    filled = {place: text for place, cell in enumerate(cells) if (text := text_of(cell))}
    if len(filled) < 2 or any(DATA.search(text) for text in filled.values()):
        return False
    names = [
        place
        for place, cell in enumerate(rows[above])
        if match_word(text_of(cell)).field in {"name", "seq"}
    ]
    if any(place in filled for place in names):
        return False
    return all(_is_sub_header(rows[above], place, text) for place, text in filled.items())


def _is_sub_header(above: Sequence[Cell], place: int, text: str) -> bool:
    """Tell whether a cell can be the second level of the header over it (or left over it)."""
    parents = [text_of(cell) for cell in above[: place + 1]]
    parent = next((each for each in reversed(parents) if each), "")
    return len(text) <= 12 and bool(parent) and match_header((parent, text)).field is not None


def _merged_over(above: int, below: int, merges: Sequence[tuple[int, int, int, int]]) -> bool:
    """Tell whether a header cell is merged over both rows (village cells begin lower)."""
    return any(top <= above and below <= bottom < top + _LEVELS for top, _, bottom, _ in merges)


def _heads(
    first: int,
    last: int,
    rows: Mapping[int, tuple[Cell, ...]],
    merges: Sequence[tuple[int, int, int, int]],
) -> tuple[Head, ...]:
    levels = [_level(number, last, rows, merges) for number in range(first, last + 1)]
    width = max((len(level) for level in levels), default=0)
    heads = []
    for index in range(width):
        words = tuple(
            text for level in levels if index < len(level) and (text := level[index]) is not None
        )
        heads.append(Head(index, _without_repeats(words)))
    return tuple(head for head in heads if head.levels)


def _without_repeats(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for place, word in enumerate(words) if word and word not in words[:place])


def _level(
    number: int,
    last: int,
    rows: Mapping[int, tuple[Cell, ...]],
    merges: Sequence[tuple[int, int, int, int]],
) -> list[str]:
    """Return one header row's words, a word over several columns repeated in each."""
    texts = [text[:_LONGEST_LEVEL] for text in map(text_of, rows.get(number, ()))]
    for top, left, bottom, right in merges:
        if top <= number <= bottom and right > left and bottom <= last:
            word = text_of(at(rows.get(top, ()), left - 1))
            texts += [""] * (right - len(texts))
            texts[left - 1 : right] = [word] * (right - left + 1)
    if number == last:
        return texts
    merged = {
        column - 1
        for top, left, bottom, right in merges
        if top <= number <= bottom
        for column in range(left, right + 1)
    }
    return _spread(texts, rows.get(number + 1, ()), merged)


def _spread(texts: list[str], below: Sequence[Cell], merged: AbstractSet[int]) -> list[str]:
    """Repeat the word of a group over the blank cells right of it below which something stands."""
    lower = [text_of(cell) for cell in below]
    wide = texts + [""] * (len(lower) - len(texts))
    fields = Counter(match_word(text).field for text in (*texts, *lower))
    is_group, is_others, word = False, False, ""
    for place, under in enumerate(lower):
        if wide[place]:
            word = wide[place]
            is_one = is_cut(wide[place], under) or _is_one_word(wide[place], under)
            is_others = match_word(wide[place]).reason == "somebody_else"
            is_group = bool(under) and place not in merged and (is_others or not is_one)
        elif under and is_group and place not in merged:
            if not is_others or fields[match_word(under).field] > 1:
                wide[place] = word
            else:
                is_group = False
    return wide


def _is_one_word(upper: str, lower: str) -> bool:
    """Tell 出生 above 年月 from 本届 above 姓名, which may head more columns."""
    is_group = match_word(upper).field is None and match_word(lower).reason == "exact"
    return is_whole(upper, lower) and not is_group


def iter_body(sheet: Sheet, bands: Sequence[HeaderBand]) -> Iterator[tuple[HeaderBand, list[Row]]]:
    """Yield each band with the rows below it, up to the next band.

    The titles right above a later band go with the rows below it: pages of one list may be headed
    in turn in two ways, and each page's title tells whose it is.
    """
    numbers = [number for number, _ in sheet.rows]
    titled: list[Row] = []
    for place, band in enumerate(bands):
        end = titles = len(numbers)
        start = bisect_right(numbers, band.last)
        if place + 1 < len(bands):
            end = titles = bisect_left(numbers, bands[place + 1].first)
            while titles > max(start, end - _TITLES) and _is_lonely(sheet.rows[titles - 1], sheet):
                titles -= 1
        yield band, [*titled, *sheet.rows[start:titles]]
        titled = list(sheet.rows[titles:end])


def _is_lonely(row: Row, sheet: Sheet) -> bool:
    """Tell a row of one text, as titles and sections are; cells merged with those above are not."""
    if any(top < row[0] <= bottom for top, _, bottom, _ in sheet.merges):
        return False
    return len({text for text in map(text_of, row[1]) if text}) == 1
