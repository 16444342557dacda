"""What stands above a table or beside its header and tells whose list it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from roster.base.codes.people import Post
from roster.lists.understanding.cells.text import squeezed, text_of
from roster.lists.understanding.column_values import names_village
from roster.lists.understanding.headers.words import match_header
from roster.lists.understanding.labelled_lines import is_line, lines_of
from roster.lists.understanding.section import Section
from roster.lists.understanding.sections import section_body
from roster.lists.understanding.sheet_villages import (
    is_village_like,
    township_of_sheet,
    village_of_sheet,
)
from roster.lists.understanding.unheld_posts import is_of_former
from roster.people.posts import read_posts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roster.divisions.village_finder import VillageFinder
    from roster.lists.reading.cells import Sheet
    from roster.lists.understanding.headers.band import Head, HeaderBand

#: So many rows above a header may say whose list it is.
_TITLES = 5
_LIST = re.compile(
    r"(?:基本)?(?:信息|情况)?(?:名单|花?名册|通讯录|一览表|[信情登统汇][息况记计总]表|台账)(?:\(.*)?$"
)


def section_above(
    sheet: Sheet, band: HeaderBand, heads: Sequence[Head], villages: VillageFinder, *, is_one: bool
) -> Section:
    """Return what the sheet's name and the titles of a table tell about its people.

    Args:
        sheet: the sheet.
        band: the header.
        heads: the columns of the table.
        villages: finds villages and townships.
        is_one: whether the table stands alone; of several side by side each has its own titles.
    """
    own = {head.index for head in heads}
    titles = [
        *_titles_above(sheet, band, set() if is_one else own, villages),
        *_words_above_names(heads),
        *_merged_beside(sheet, band, own),
        *_villages_in(heads, villages),
    ]
    texts = [sheet.name, *titles]
    body = next(filter(None, map(section_body, reversed(texts))), None)
    posts = next(filter(None, map(_posts_listed, reversed(texts))), ())
    village = village_of_sheet(sheet.name, titles, villages)
    is_titled = village is not None and village != sheet.name
    township = township_of_sheet(sheet.name, titles, villages)
    is_former = is_of_former(texts) or False
    return Section(village, body, township, is_titled, posts=posts, is_former=is_former)


def _posts_listed(title: str) -> tuple[Post, ...]:
    """Return the post whose holders alone a title announces: 村党组织书记花名册."""
    subject = _LIST.sub("", squeezed(title))
    posts, is_unknown = read_posts(subject)
    return posts if len(posts) == 1 and not is_unknown and Post.OTHER not in posts else ()


def _titles_above(
    sheet: Sheet, band: HeaderBand, own: set[int], villages: VillageFinder
) -> Iterator[str]:
    """Yield titles and lines such as 填报单位：…; a row of more than two other texts is neither."""
    end = bisect_left([number for number, _ in sheet.rows], band.first)
    for _, cells in sheet.rows[max(0, end - _TITLES) : end]:
        texts = {place: text for place, cell in enumerate(cells) if (text := text_of(cell))}
        if own and len(texts) > 1:
            texts = {place: text for place, text in texts.items() if place in own}
        lines = lines_of(texts.values(), villages)
        if sum(not is_line(line) for line in lines) < 3:
            yield from lines


def _words_above_names(heads: Sequence[Head]) -> Iterator[str]:
    """Yield the words over the one for names: 罗建村 over 姓名, 电话."""
    for head in heads:
        if len(head.levels) > 1 and match_header(head.levels).field == "name":
            yield from head.levels[:-1]


def _villages_in(heads: Sequence[Head], villages: VillageFinder) -> Iterator[str]:
    """Yield the village that stands in the header: 罗建村 | 书记 | 主任."""
    for head in heads:
        for word in head.levels[:1]:
            if is_village_like(word) and names_village(word, villages):
                yield word


def _merged_beside(sheet: Sheet, band: HeaderBand, own: set[int]) -> Iterator[str]:
    """Yield the texts of cells merged over the header and the people beside it."""
    rows = dict(sheet.rows)
    for top, left, bottom, _ in sheet.merges:
        if band.first <= top <= band.last < bottom and left - 1 in own:
            cells = rows.get(top, ())
            yield text_of(cells[left - 1]) if left <= len(cells) else ""
