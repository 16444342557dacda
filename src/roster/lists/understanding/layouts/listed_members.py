"""Overviews whose cells list people with facts behind their names: 陈明（书记）、李华 138….

Post or telephone stand in the cell itself, village and organisation in the row, in the header or
in the title. Such a sheet is drawn anew as a table with one row for each person.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from roster.base.codes.people import Post
from roster.lists.understanding.cells.names import kind_of, opens_with_name
from roster.lists.understanding.cells.text import squeezed, text_of, words_in
from roster.lists.understanding.column_values import BRACKETED, is_named, names_village
from roster.lists.understanding.headers.band import header_of
from roster.lists.understanding.headers.words import match_header
from roster.lists.understanding.labelled_lines import lines_of
from roster.lists.understanding.layouts.drawn_table import Form, drawn
from roster.lists.understanding.layouts.post_holders import (
    NAME_LEVEL,
    is_for_one,
    names_holders,
    posts_in_header,
)
from roster.lists.understanding.left_over import LeftOver
from roster.lists.understanding.sheet_villages import is_village_like
from roster.people.posts import body_of, posts_text, read_posts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from roster.divisions.village_finder import VillageFinder
    from roster.lists.reading.cells import Cell, Place, Sheet
    from roster.lists.understanding.layouts.drawn_table import DrawnTable, Item

#: Overviews begin within so many rows.
_SEEN_FIRST = 60
_HEADER_ROWS = 3
_LONGEST_CELL = 400
_POST, _VILLAGE, _PHONE = "现任职务", "所在村", "联系电话"
#: Stands for the post of somebody of whom the header tells only that there is one.
_ANYBODY = "班子成员"
#: With columns of their own for these the sheet is a list like any other.
_OWN_COLUMNS = frozenset({"gender", "birth", "id_number", "phone", "education", "posts"})
_HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_SIGN = r"[\u3400-\u9fff\U00020000-\U0003ffff□■〓?？+＋]"
_NUMBERS = re.compile(r"\+?\d[\d\- ]{5,}\d")
_LABEL = r"(?:联系|移动)?(?:电话|手机)?"
_PERSON = re.compile(
    rf"(?:\d{{1,2}}[.、])?(?:(?P<label>[^\s\d:：、，,;；()（）]{{2,14}})[:：]\s*)?"
    rf"(?P<name>{_HAN}{{1,8}}(?:·{_HAN}{{1,8}})+|{_HAN}{_SIGN}{{1,3}}?|{_HAN}[ \u3000]+{_HAN}"
    rf"|{_HAN}(?=[(（]))(?P<polite>同志|先生|女士)?(?!{_SIGN})(?P<mark>[*＊★☆▲△●○◆※#]*)"
    rf"(?P<facts>(?:\s*{BRACKETED.pattern}|[\s:：/，,—-]*{_LABEL}[:：]?\s*{_NUMBERS.pattern})*)"
    rf"(?:[、，,;；/。\s]+|(?<=[\d)）])(?={_HAN})|$)"
)
_NEXT = re.compile(r"[、，,;；/。\r\n]+|$")
_WORDS = re.compile(r"[^()（）【】\[\]、，,;；/:：\s—-]+")
_POST_BEFORE = re.compile(r"\s*([^:：]{2,14})[:：]")
_MAY_TELL = re.compile(r"[(（:：]|\d{7}")


class _Member(NamedTuple):
    """Somebody in a cell: name, and what stands with it as written."""

    name: str
    post: str = ""
    phone: str = ""
    village: str = ""


def members_as_table(sheet: Sheet, villages: VillageFinder) -> DrawnTable | None:
    """Return the people listed in the cells of a sheet as a table, or None when there are none."""
    first = sheet.rows[:_SEEN_FIRST]
    telling = set(filter(_tells, words_in(first)))
    place = next((at for at, (_, cells) in enumerate(first) if not telling.isdisjoint(cells)), None)
    if place is None:
        return None
    while place and _lists_a_village(first[place - 1][1], villages):
        place -= 1
    overview = _Overview(_heads_above(sheet, place), villages)
    if not overview.others.isdisjoint(_OWN_COLUMNS):
        return None
    items = [item for number, cells in sheet.rows for item in overview.items(number, cells)]
    forms = [item for item in items if isinstance(item, Form)]
    posted = sum(_POST in form.answers for form in forms)
    left = [item for item in items if isinstance(item, LeftOver) and item.is_name_like]
    telling_left = sum(_tells_of_somebody(each.text) for each in left)
    is_list = len(forms) > 1 and posted * 2 > len(forms)
    everybody = len(forms) + len(left)
    is_like_one = everybody > 1 and (posted + telling_left) * 2 > everybody
    return drawn(sheet, items) if is_list or is_like_one else None


def members_in(text: str) -> tuple[list[_Member], list[str]]:
    """Return the people that a cell lists and what is left; all of it when that is more."""
    found: list[_Member] = []
    left: list[str] = []
    label = ""
    place = 0
    plain = text.strip()
    while place < len(plain) <= _LONGEST_CELL:
        match = _PERSON.match(plain, place)
        member = _member(match) if match else None
        if match is None or member is None:
            place = _next(plain, place, left)
            continue
        label = match["label"] or label
        is_below = found and label and not member.post and not match["label"]
        found.append(member._replace(post=_post_of_more(label)) if is_below else member)
        place = match.end()
    named = sum(map(opens_with_name, left))
    return (found, left) if found and len(found) + named > len(left) - named else ([], [text])


def _next(text: str, place: int, left: list[str]) -> int:
    """Note what is left up to the next separator, and return where it goes on."""
    masked = BRACKETED.sub(lambda match: "_" * len(match[0]), text)
    match = _NEXT.search(masked, place)
    end, after = match.span() if match else (len(text), len(text))
    if piece := text[place:end].strip():
        left.append(piece)
    return max(after, place + 1)


def _member(match: re.Match[str]) -> _Member | None:
    """Return somebody; what is said of gender and the like stays behind the name."""
    name, label, facts = squeezed(match["name"]), match["label"] or "", match["facts"]
    village = label if is_village_like(label) else ""
    phones = " / ".join(_NUMBERS.findall(facts))
    words = _WORDS.findall(re.sub(_LABEL, "", _NUMBERS.sub("", facts)))
    posts = [word for word in (label, *words) if word and word != village and _is_post(word)]
    remarks = [remark for remark in BRACKETED.findall(facts) if _is_said(remark, posts)]
    written = "".join((name, match["polite"] or "", match["mark"], *remarks))
    if not is_named(written) or _is_post(name) or (label and label not in {village, *posts}):
        return None
    return _Member(written, "、".join(posts), phones, village)


def _is_said(remark: str, posts: Collection[str]) -> bool:
    """Tell a remark in brackets that says more than posts and telephones."""
    words = _WORDS.findall(re.sub(_LABEL, "", _NUMBERS.sub("", remark)))
    return any(word not in posts for word in words)


def _post_of_more(label: str) -> str:
    """Return the post of those behind the first: 委员：陈明、李华 are both; a leader is one."""
    if not read_posts(label)[0]:
        return ""
    return _ANYBODY if is_for_one(label) else label


def _is_post(word: str) -> bool:
    is_held = any(post is not Post.OTHER for post in read_posts(word)[0])
    return kind_of(word) in {None, "post"} and (is_held or names_holders(word))


def _tells(text: str) -> bool:
    """Tell a cell of people with posts or telephones behind their names."""
    if not _MAY_TELL.search(text):
        return False
    found, left = members_in(text)
    is_told = any(member.post or member.phone for member in found)
    return is_told or any(map(_tells_of_somebody, left))


def _tells_of_somebody(text: str) -> bool:
    """Tell a post or a telephone beside what begins with a name and was not read."""
    label = _POST_BEFORE.match(text)
    is_told = _is_post(label[1]) if label else _NUMBERS.search(text) is not None
    return is_told and opens_with_name(text)


def _lists_a_village(cells: Sequence[Cell], villages: VillageFinder) -> bool:
    """Tell a row of a village and bare names."""
    texts = [text for text in map(text_of, cells) if text]
    others = [text for text in texts if not names_village(text, villages)]
    return len(others) < len(texts) and any(members_in(text)[0] for text in others)


def _heads_above(sheet: Sheet, place: int) -> dict[int, tuple[str, ...]]:
    """Return the words of the header right above a row, by column."""
    rows = sheet.rows[max(0, place - _HEADER_ROWS) : place]
    wide = [number for number, cells in rows if len({*map(text_of, cells)} - {""}) > 1]
    if not wide or wide[-1] != rows[-1][0]:
        return {}
    return {head.index: head.levels for head in header_of(sheet, wide[0], wide[-1]).heads}


class _Overview:
    """Reads the rows of an overview; ``heads`` are the words of its header by column."""

    def __init__(self, heads: Mapping[int, tuple[str, ...]], villages: VillageFinder) -> None:
        self._heads = heads
        self._villages = villages
        self._posts = {index: posts_in_header(levels) for index, levels in heads.items()}
        self._fields = {
            index: match.field or match.reason
            for index, levels in heads.items()
            if self._posts[index] is None and (match := match_header(levels)).reason != "unknown"
        }
        self._division = next(
            (at for at, field in self._fields.items() if field == "village"), None
        )
        self._village: tuple[Cell, Place] | None = None

    @property
    def others(self) -> set[str]:
        """The fields of columns that list nobody."""
        return set(self._fields.values())

    def items(self, number: int, cells: Sequence[Cell]) -> Iterator[Item]:
        """Yield the people of a row, or the titles that it holds."""
        texts = {index: text for index, cell in enumerate(cells) if (text := text_of(cell))}
        read = {at: members_in(text) for at, text in texts.items() if self._may_list(at, text)}
        members = {at: listed for at, (listed, _) in read.items() if listed}
        has_facts = any(each.post or each.phone for listed in members.values() for each in listed)
        if not has_facts and not self._are_holders(members, texts):
            if len(texts) < 3:
                self._village = None
                yield from ((number, line) for line in lines_of(cells, self._villages))
            yield from self._left({at: [texts[at]] for at in read}, number)
            return
        yield from self._left({at: left for at, (_, left) in read.items()}, number)
        self._look_for_village(number, texts, min(members))
        for index, listed in members.items():
            for member in listed:
                if member.village:
                    self._village = member.village, (number, index + 1)
                yield self._form(member, (number, index + 1))

    def _left(self, read: Mapping[int, Sequence[str]], number: int) -> Iterator[Item]:
        """Yield what was read of nobody in the columns that list people."""
        for at, texts in read.items():
            is_listing = self._posts.get(at) is not None or self._fields.get(at) == "name"
            if is_listing or self._names_village(at):
                yield from (LeftOver((number, at + 1), text) for text in texts)

    def _may_list(self, index: int, text: str) -> bool:
        may_list = self._fields.get(index, "name") == "name" or self._names_village(index)
        return may_list and not names_village(text, self._villages)

    def _are_holders(self, members: Collection[int], texts: Mapping[int, str]) -> bool:
        """Tell bare names below posts in the row of a village."""
        held = [index for index in members if self._posts.get(index) is not None]
        return bool(held) and any(
            names_village(text, self._villages) for at, text in texts.items() if at < min(held)
        )

    def _names_village(self, index: int) -> bool:
        levels = self._heads.get(index, ())
        return bool(levels) and names_village(levels[0], self._villages)

    def _look_for_village(self, number: int, texts: Mapping[int, str], end: int) -> None:
        """Note the village of a row, which may be merged with the one above."""
        left = [at for at in texts if at < end]
        places = [
            at for at in left if at == self._division or names_village(texts[at], self._villages)
        ]
        if places:
            self._village = texts[places[0]], (number, places[0] + 1)

    def _form(self, member: _Member, place: Place) -> Form:
        number, column = place
        form = Form(*place)
        if self._names_village(column - 1):
            form.add(_VILLAGE, self._heads[column - 1][0], place)
        elif self._village:
            form.add(_VILLAGE, *self._village)
        form.add(NAME_LEVEL, member.name, place)
        post = self._post(member, column - 1)
        for word, text in ((_POST, post), (_PHONE, member.phone)):
            if text:
                form.add(word, text, (number, column))
        return form

    def _post(self, member: _Member, index: int) -> str:
        """Return the post of a member: the own one, in the organisation of the header."""
        levels = self._heads.get(index, ())
        if not member.post:
            posts = self._posts.get(index)
            return "" if posts is None else posts_text(posts) or _ANYBODY
        body = next(filter(None, map(body_of, reversed(levels))), None)
        posts, is_unknown = read_posts(member.post, body)
        known = [post for post in posts if post is not Post.OTHER]
        return member.post if is_unknown or not known else posts_text(known)
