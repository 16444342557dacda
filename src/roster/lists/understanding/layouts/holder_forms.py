"""Overviews without a header above their names: villages across, or a line for each holder.

In the first the posts stand left and the villages above (书记 | 陈明 | 李华); in the second each
line has a post, its holder and facts with their words (书记 | 陈明 | 电话 | 138…). A wall of
pictures has a row of names, below it their posts and numbers. Each is drawn anew as a table with
one row for each person.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from roster.lists.understanding.cells.names import are_names, opens_with_name
from roster.lists.understanding.cells.text import text_of, words_in
from roster.lists.understanding.column_values import bare_name, confirms, is_named, names_village
from roster.lists.understanding.headers.rows import DATA
from roster.lists.understanding.headers.words import match_word, normalised
from roster.lists.understanding.labelled_lines import lines_of
from roster.lists.understanding.layouts.drawn_table import Form, drawn
from roster.lists.understanding.layouts.form_words import names_somebody
from roster.lists.understanding.layouts.post_holders import (
    NAME_LEVEL,
    names_holders,
    posts_in_header,
)
from roster.lists.understanding.left_over import LeftOver
from roster.people.fact_words import read_phones
from roster.people.fields import FIELDS, Proof

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from roster.divisions.village_finder import VillageFinder
    from roster.lists.reading.cells import Cell, Place, Row, Sheet
    from roster.lists.understanding.layouts.drawn_table import DrawnTable, Item

_COLON = re.compile(r"[:：]")
_FEWEST = 2
_SURE = 0.9
#: Overviews begin within so many rows.
_SEEN_FIRST = 60
#: What a fact's column is called in the table; the words in the sheet may hold a post as well.
_FACTS = {field.name: field.words.zh for field in FIELDS if field.proof >= Proof.FORM}
_POST = "现任职务"
_VILLAGE = "所在村"
#: What may stand below names without a word for it.
_BELOW_NAMES: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (_POST, names_holders),
    ("联系电话", lambda text: read_phones(text).first is not None),
)


def holders_as_table(sheet: Sheet, villages: VillageFinder) -> DrawnTable | None:
    """Return the holders of posts in such an overview as a table, or None when it is none."""
    has_names = any(map(names_somebody, words_in(sheet.rows[:_SEEN_FIRST])))
    for find in (_across, _pairs) if has_names else (_across, _lines, _wall):
        if not any(map(_is_somebody, find(sheet.rows[:_SEEN_FIRST], villages))):
            continue
        items = list(find(sheet.rows, villages))
        if sum(map(_is_somebody, items)) >= _FEWEST:
            return drawn(sheet, items)
    return None


def _is_somebody(item: Item) -> bool:
    """Tell a holder, read or not."""
    return isinstance(item, Form) or (isinstance(item, LeftOver) and item.is_name_like)


def _across(rows: Sequence[Row], villages: VillageFinder) -> Iterator[Item]:
    """Yield a form for each holder below a row of villages."""
    heads = [place for place, (_, cells) in enumerate(rows) if _villages_across(cells, villages)]
    for head, end in pairwise([*heads, len(rows)]):
        number, cells = rows[head]
        yield from _holders_below(number, _villages_across(cells, villages), rows[head + 1 : end])


def _villages_across(cells: Sequence[Cell], villages: VillageFinder) -> dict[int, str]:
    """Return the villages of a row that holds nothing else right of its first column."""
    texts = {index: text for index, cell in enumerate(cells) if (text := text_of(cell))}
    first = next(iter(texts), 0)
    if texts and (first == 0 or not names_village(texts[first], villages)):
        del texts[first]
    if len(texts) < _FEWEST or not all(names_village(each, villages) for each in texts.values()):
        return {}
    return texts


def _holders_below(head: int, across: Mapping[int, str], rows: Sequence[Row]) -> Iterator[Item]:
    """Yield the holders of posts below villages; who stands below one twice has both posts."""
    known: dict[tuple[int, str], Form] = {}
    current: dict[int, Form] = {}
    left = [""] * min(across)
    for number, cells in rows:
        left = _levels(cells[: min(across)], left)
        levels = [word for word in left if word]
        texts = {index: text_of(cells[index]) for index in across if index < len(cells)}
        held = {index: text for index, text in texts.items() if _are_names(text)}
        fact = _FACTS.get(match_word(levels[-1]).field or "") if levels else None
        if posts_in_header(levels) is not None:
            yield from _left(number, texts, held)
            current = {
                index: known.setdefault((index, name), Form(number, index + 1))
                for index, name in held.items()
            }
            for index, form in current.items():
                form.add(_VILLAGE, across[index], (head, index + 1))
                form.add(NAME_LEVEL, cells[index], (number, index + 1))
                form.add_to(_POST, _post_in(levels), (number, 1))
        elif fact:
            for index, form in current.items():
                form.add(fact, cells[index] if index < len(cells) else None, (number, index + 1))
        else:
            current = {}
    yield from known.values()


def _left(number: int, texts: Mapping[int, str], read: Collection[int]) -> Iterator[LeftOver]:
    """Yield the texts of a row in whose columns nobody was read."""
    return (LeftOver((number, at + 1), text) for at, text in texts.items() if at not in read)


def _levels(cells: Sequence[Cell], above: Sequence[str]) -> list[str]:
    """Return the words left of a row; what is blank at the front is merged with the row above."""
    texts = [text if not (text := text_of(cell)).isdigit() else "" for cell in cells]
    filled = [index for index, text in enumerate(texts) if text]
    if not filled:
        return list(above)
    return [*above[: filled[0]], *texts[filled[0] :]]


def _post_in(levels: Sequence[str]) -> str:
    return "".join(normalised(level).removesuffix(NAME_LEVEL) for level in levels)


def _are_names(text: str) -> bool:
    is_word = match_word(bare_name(text)).reason != "unknown"
    return not is_word and are_names(text)


def _pairs(rows: Sequence[Row], villages: VillageFinder) -> Iterator[Item]:
    """Yield a form for each holder below a row of posts, facts in rows of their own below names.

    村 | | 书记 | 主任, then 罗建村 | 姓名 | …, then | 电话 | ….
    """
    heads = [place for place, (_, cells) in enumerate(rows) if _posts_across(cells)]
    for head, end in pairwise([*heads, len(rows)]):
        yield from _pairs_below(rows[head], rows[head + 1 : end], villages)


def _posts_across(cells: Sequence[Cell]) -> dict[int, str]:
    """Return the posts of a row; those beside data or the word 职务 are facts of people."""
    texts = {index: text for index, cell in enumerate(cells) if (text := text_of(cell))}
    posts = {index: text for index, text in texts.items() if names_holders(text)}
    others = [text for index, text in texts.items() if index not in posts]
    is_fact = any(match_word(text).field == "posts" or DATA.search(text) for text in others)
    return {} if is_fact or len(posts) < _FEWEST else posts


def _pairs_below(head: Row, rows: Sequence[Row], villages: VillageFinder) -> Iterator[Item]:
    posts = _posts_across(head[1])
    village: tuple[str, Place] | None = None
    current: dict[int, Form] = {}
    for number, cells in (head, *rows):
        left = {i: text for i, cell in enumerate(cells[: min(posts)]) if (text := text_of(cell))}
        for index, text in left.items():
            if names_village(text, villages):
                village = text, (number, index + 1)
        fields = [match_word(text).field for text in left.values()]
        facts = [_FACTS[field] for field in fields if field in _FACTS]
        if "name" in fields:
            yield from current.values()
            current = dict(_named((number, cells), posts, village))
            yield from _left(number, {at: t for at, t in _at(cells, posts).items() if t}, current)
        for fact in facts:
            for index, form in current.items():
                form.add(fact, cells[index] if index < len(cells) else None, (number, index + 1))
    yield from current.values()


def _named(
    row: Row, posts: Mapping[int, str], village: tuple[str, Place] | None
) -> Iterator[tuple[int, Form]]:
    """Yield column and form of each name below a post."""
    number, cells = row
    for index, post in posts.items():
        if index < len(cells) and _are_names(text_of(cells[index])):
            form = Form(number, index + 1)
            form.add(_POST, post, (number, index + 1))
            form.add(NAME_LEVEL, cells[index], (number, index + 1))
            if village:
                form.add(_VILLAGE, *village)
            yield index, form


def _lines(rows: Sequence[Row], villages: VillageFinder) -> Iterator[Item]:
    """Yield a form for each post with its holder and a fact in one line, and titles between."""
    for number, cells in rows:
        tokens = list(_tokens(cells))
        starts = list(_starts(tokens))
        front = cells if not starts else cells[: tokens[starts[0]][0]]
        yield from ((number, line) for line in lines_of(front, villages))
        for start, end in pairwise([*starts, len(tokens)]):
            yield _holder_or_left(number, tokens[start:end])


def _starts(tokens: Sequence[tuple[int, str]]) -> Iterator[int]:
    """Yield the places of posts with a name behind them, each of its own."""
    end = 0
    for place, ((_, post), (_, name)) in enumerate(pairwise(tokens)):
        if place >= end and names_holders(post) and opens_with_name(name):
            end = place + 2
            yield place


def _holder_or_left(number: int, tokens: Sequence[tuple[int, str]]) -> Form | LeftOver:
    """Return a holder with a fact; without one, or not read, the name is left over."""
    form = _holder(number, tokens)
    column, name = tokens[1]
    is_read = form.is_person and is_named(name)
    return form if is_read else LeftOver((number, column + 1), name)


def _wall(rows: Sequence[Row], villages: VillageFinder) -> Iterator[Item]:
    """Yield a form for each name in a row of names above a row of posts, and titles between."""
    forms: dict[int, Form] = {}
    names = set(_rows_of_names(rows))
    for number, cells in rows:
        texts = {index: text for index, cell in enumerate(cells) if (text := text_of(cell))}
        fact = next((word for word, test in _BELOW_NAMES if _are_all(test, texts)), None)
        if number in names or fact is None:
            yield from forms.values()
            named = [at for at, text in texts.items() if number in names and is_named(text)]
            forms = {index: Form(number, index + 1) for index in named}
            yield from _left(number, texts if number in names else {}, named)
        for index, form in forms.items():
            form.add(fact or NAME_LEVEL, texts.get(index), (number, index + 1))
        if not forms and len(texts) <= _FEWEST:
            yield from ((number, line) for line in lines_of(cells, villages))
    yield from forms.values()


def _rows_of_names(rows: Sequence[Row]) -> Iterator[int]:
    """Yield the rows of names with posts below them, and not above: those would be theirs."""
    edged = [(0, ()), *rows, (0, ())]
    for (_, above), (number, cells), (_, below) in zip(edged, edged[1:], edged[2:], strict=False):
        texts = {index: text for index, cell in enumerate(cells) if (text := text_of(cell))}
        if not _are_mostly_named(texts) or _are_all(names_holders, _at(above, texts)):
            continue
        if _are_all(names_holders, _at(below, texts)):
            yield number


def _are_mostly_named(texts: Mapping[int, str]) -> bool:
    return len(texts) >= _FEWEST and 2 * sum(map(opens_with_name, texts.values())) > len(texts)


def _at(cells: Sequence[Cell], columns: Iterable[int]) -> dict[int, str]:
    return {index: text_of(cells[index]) if index < len(cells) else "" for index in columns}


def _are_all(test: Callable[[str], bool], texts: Mapping[int, str]) -> bool:
    return len(texts) >= _FEWEST and all(map(test, texts.values()))


def _tokens(cells: Sequence[Cell]) -> Iterator[tuple[int, str]]:
    """Yield the texts of a row with their columns; 书记：陈明 in one cell are two."""
    for index, cell in enumerate(cells):
        for part in _COLON.split(text_of(cell), maxsplit=1):
            if part.strip():
                yield index, part.strip()


def _holder(number: int, tokens: Sequence[tuple[int, str]]) -> Form:
    (index, post), (column, name), *others = tokens
    form = Form(number, column + 1)
    form.add(_POST, post, (number, index + 1))
    form.add(NAME_LEVEL, name, (number, column + 1))
    for (_, word), (place, answer) in pairwise(others):
        field = match_word(word).field
        if field in _FACTS and match_word(word).confidence > _SURE and confirms(field, [answer]):
            form.add(word, answer, (number, place + 1))
    return form
