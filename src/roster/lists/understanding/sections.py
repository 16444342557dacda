"""Section rows: what they say about village, organisation, township and posts of those below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roster.lists.understanding.cells.text import squeezed, text_of
from roster.lists.understanding.column_values import names_village
from roster.lists.understanding.labelled_lines import is_line, lines_of
from roster.lists.understanding.layouts.post_holders import posts_in_header
from roster.lists.understanding.rows.no_person import is_mark
from roster.lists.understanding.section import Section
from roster.lists.understanding.sheet_villages import (
    is_village_like,
    section_text,
    subject_of_title,
    village_in_title,
)
from roster.lists.understanding.unheld_posts import is_of_former
from roster.people.posts import Body, body_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.base.codes.people import Post
    from roster.divisions.village_finder import VillageFinder
    from roster.lists.reading.cells import Cell

_HAN_NUMBERS = re.compile(r"[一二三四五六七八九十]+")
_DIGITS = re.compile(r"\d+")
_NUMBERING = re.compile(r"[(（]?第?(?:[一二三四五六七八九十]+|\d+)[、.,:)）片]")
_LONGEST_SECTION = 20


def section_body(text: str) -> Body | None:
    """Return the organisation that a short heading names; lines with a colon tell other things."""
    plain = squeezed(text)
    return None if ":" in plain or len(plain) > _LONGEST_SECTION else body_of(plain)


class SectionReader:
    """Reads section rows of one table.

    Args:
        villages: finds villages and townships.
        names_villages: no column names villages, so that sections may.
        names_posts: no column names posts.
    """

    def __init__(self, villages: VillageFinder, *, names_villages: bool, names_posts: bool) -> None:
        self._villages = villages
        self._names_villages = names_villages
        self._names_posts = names_posts

    def is_section(self, title: str) -> bool:
        """Tell a title that says whose rows come next."""
        text = section_text(title)
        return (
            names_village(text, self._villages)
            or self._villages.find_township(text) is not None
            or section_body(text) is not None
            or is_of_former((text,)) is not None
            or bool(self._posts_in(text))
            or self._village_in(title) is not None
        )

    def is_village_line(self, cells: Sequence[Cell], *, is_first_told: bool) -> bool:
        """Tell a section row with more beside it, where no column has the villages.

        That is a line such as 村（社区）：罗建村, or a village with a headcount. The latter counts
        only when ``is_first_told``.
        """
        if not self._names_villages:
            return False
        first, *others = lines_of(cells, self._villages)
        lines = [line for line in (first, *others) if is_line(line)]
        return any(map(self._village_in, [*lines, first] if is_first_told else lines))

    def read(self, cells: Sequence[Cell], above: Section) -> Section:
        """Return what a section row says; a village starts anew, a body keeps the village."""
        titles = lines_of(cells, self._villages)
        village = next(filter(None, map(self._village_in, titles)), None)
        is_former = is_of_former(titles) or False
        if village:
            is_titled = section_text(titles[0]) != village
            body = _body_beside_village(village)
            section = Section(village, body, above.township, is_titled, _numbering(titles[0]))
            return section._replace(is_former=is_former)
        texts = [section_text(title) for title in titles]
        township = next((text for text in texts if self._villages.find_township(text)), None)
        if township:
            return Section(None, None, township)
        posts = next(filter(None, map(self._posts_in, texts)), ())
        body = next(filter(None, map(section_body, texts)), None)
        return above._replace(body=body, posts=posts, is_former=is_former)

    def _posts_in(self, text: str) -> tuple[Post, ...]:
        """Return the post that a section such as 一、书记 names."""
        if not self._names_posts or len(text) > _LONGEST_SECTION:
            return ()
        posts = posts_in_header((text,)) or ()
        return posts if len(posts) == 1 else ()

    def _village_in(self, title: str) -> str | None:
        """Return the village of a section, even one that nobody knows: it must be reported."""
        text = section_text(title)
        if names_village(text, self._villages) or is_village_like(text):
            return text
        return village_in_title(title, self._villages) if self._names_villages else None


def retitled(cells: Sequence[Cell], above: Section) -> Section:
    """Return whose list comes next when a title without a known village stands alone."""
    titles = {text for text in map(text_of, cells) if text}
    title = titles.pop() if len(titles) == 1 else ""
    if not title or is_mark(title):
        return above
    if above.numbering and _numbering(title) == above.numbering:
        return above._replace(village=section_text(title), body=None)
    subject = subject_of_title(title) if above.is_titled else None
    return Section(subject, None, above.township, is_titled=True) if subject else above


def _numbering(title: str) -> str:
    """Return how a title is numbered: 二、尚德村 as ``一、``; empty when it is not."""
    number = _NUMBERING.match(squeezed(title))
    if number is None:
        return ""
    return _DIGITS.sub("1", _HAN_NUMBERS.sub("一", number[0]))


def _body_beside_village(text: str) -> Body | None:
    """Return the organisation in 大朗村党支部; 大朗村委会 is only a way to write the village."""
    body = body_of(text)
    return None if body is Body.COMMITTEE else body
