"""Forms drawn as tables: cards with a person each, and people from left to right.

A card has its words left of the answers, perhaps several in a row (姓名 | 陈明 | 性别 | 男); turned
tables have the words in one column and a person in each column beside it. Either is drawn anew as
a table with one row for each person, and what is found there leads back to the cells of the sheet.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from roster.lists.understanding.cells.names import opens_with_name
from roster.lists.understanding.cells.text import broken, text_of, words_in
from roster.lists.understanding.column_values import is_named
from roster.lists.understanding.headers.words import match_word
from roster.lists.understanding.layouts.drawn_table import Form, drawn
from roster.lists.understanding.layouts.form_words import (
    asked,
    is_answer,
    is_form_label,
    is_name,
    is_word,
    names_somebody,
)
from roster.lists.understanding.left_over import LeftOver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from roster.lists.reading.cells import Cell, Place, Row, Sheet
    from roster.lists.understanding.layouts.drawn_table import DrawnTable, Item

#: Forms begin within so many rows; most lists are known as none by looking at these.
_SEEN_FIRST = 200
_LOOKED_BELOW = 5
_LONGEST_WORD = 8
_ANSWERS = re.compile(
    r"\s*(?:单位)?(?:填[报表]|制表|审[核批]|经办|负责)人\s*(?:签[名字])?\s*(?:[:：]|$)"
)


def as_table(sheet: Sheet) -> DrawnTable | None:
    """Return the people of a sheet of forms as a table, or None when it holds none."""
    if not _may_be_forms(sheet.rows[:_SEEN_FIRST]) or not _may_be_forms(sheet.rows):
        return None
    names = _words_for_names(sheet.rows)
    items: list[Item] = []
    for items in (list(_turned(sheet.rows, names)), list(_cards(sheet.rows))):
        forms = [item for item in items if isinstance(item, Form)]
        if forms:
            return drawn(sheet, items) if all(form.is_person for form in forms) else None
    left = [item for item in items if isinstance(item, LeftOver) and item.is_name_like]
    return drawn(sheet, left) if left else None


def _may_be_forms(rows: Sequence[Row]) -> bool:
    """Tell rows with a word for a name that is nowhere the header of a table."""
    names = _words_for_names(rows)
    return bool(names) and not any(_heads_names(rows, at, names) for at in range(len(rows)))


def _words_for_names(rows: Sequence[Row]) -> set[str]:
    return set(filter(names_somebody, words_in(rows)))


def _heads_names(rows: Sequence[Row], place: int, names: AbstractSet[str]) -> bool:
    """Tell the header of a table: a word for names over names, and not left of one."""
    cells = rows[place][1]
    if names.isdisjoint(cells):
        return False
    below = [row for _, row in rows[place + 1 : place + 1 + _LOOKED_BELOW]]
    for column, cell in enumerate(cells):
        if cell not in names or asked(text_of(cell))[1]:
            continue
        beside = next((text for text in map(text_of, cells[column + 1 :]) if text), "")
        under = [text for row in below if column < len(row) and (text := text_of(row[column]))]
        if any(map(is_named, under)) and not any(map(is_word, under)):
            return True
        if beside and not is_name(beside) and not any(map(is_word, under)):
            return True
    return False


# --- people from left to right -----------------------------------------------------------------


def _turned(rows: Sequence[Row], names: AbstractSet[str]) -> Iterator[Item]:
    """Yield a form for each column right of a column of words, and the titles above."""
    is_turned = any(len(_names_beside(cells, names)) > 1 for _, cells in rows)
    above = _rows_above_names(rows, names) if is_turned else 0
    for place, (number, cells) in enumerate(rows):
        found = _names_beside(cells, names) if is_turned else ()
        if not found:
            yield from _title(number, cells)
            continue
        block = list(_words_beside(rows, place, _first_of(names, cells), above))
        for index in found:
            form = Form(number, index + 1)
            for other, word, answers in block:
                if index < len(answers):
                    form.add(word, answers[index], (other, index + 1))
            yield form


def _first_of(names: AbstractSet[str], cells: Sequence[Cell]) -> int:
    """Return the column of the first word for names."""
    return next(i for i, cell in enumerate(cells) if cell in names)


def _names_beside(cells: Sequence[Cell], names: AbstractSet[str]) -> Sequence[int]:
    """Return the columns of the names right of a word for names, if nothing else stands there."""
    if names.isdisjoint(cells):
        return ()
    column = _first_of(names, cells)
    texts = {i: text for i, cell in enumerate(cells) if i > column and (text := text_of(cell))}
    filled = {i: text for i, text in texts.items() if match_word(text).field != "note"}
    if any(map(is_form_label, filled.values())):
        return ()
    named = [i for i, text in filled.items() if is_name(text) or opens_with_name(text)]
    return list(filled) if 2 * len(named) > len(filled) else ()


def _rows_above_names(rows: Sequence[Row], names: AbstractSet[str]) -> int:
    """Return how many rows of the first block stand above its names: so many do in each block."""
    first = next(place for place, (_, cells) in enumerate(rows) if _names_beside(cells, names))
    column = _first_of(names, rows[first][1])
    place = first
    while place > 0 and _belongs(rows[place - 1], rows[place], column):
        place -= 1
    return first - place


def _words_beside(
    rows: Sequence[Row], place: int, column: int, above: int
) -> Iterator[tuple[int, str, tuple[Cell, ...]]]:
    """Yield number, word and cells of the rows of one block: those with a word in its column.

    Blocks may follow each other without a blank row; ``above`` rows stand above the names of each.
    """
    first = last = place
    while first > max(0, place - above) and _belongs(rows[first - 1], rows[first], column):
        first -= 1
    while last + 1 < len(rows) and _belongs(rows[last + 1], rows[last], column):
        last += 1
    if last + 1 < len(rows) and _is_next(rows[last + 1], rows[last], column):
        last = max(place, last - above)
    for number, cells in rows[first : last + 1]:
        yield number, text_of(cells[column]), cells


def _is_next(row: Row, beside: Row, column: int) -> bool:
    """Tell the row of names of the next block, right below this one."""
    number, cells = row
    word = text_of(cells[column]) if column < len(cells) else ""
    return number - beside[0] == 1 and names_somebody(word)


def _belongs(row: Row, beside: Row, column: int) -> bool:
    """Tell whether a row goes on with a block: right beside it, a word with answers."""
    number, cells = row
    word = text_of(cells[column]) if column < len(cells) else ""
    is_next = abs(number - beside[0]) == 1 and word and not names_somebody(word)
    return bool(is_next) and any(cell is not None for cell in cells[column + 1 :])


# --- cards -------------------------------------------------------------------------------------


def _cards(rows: Sequence[Row]) -> Iterator[Item]:
    """Yield the cards of a sheet from top to bottom, and the titles between them."""
    open_cards: list[Form] = []
    for number, cells in rows:
        pairs = [] if _is_signed(cells) else list(_pairs(number, cells))
        starts = [pair for pair in pairs if names_somebody(pair[0])]
        if starts:
            yield from open_cards
            open_cards = [Form(number, place[1]) for _, _, place in starts]
        if open_cards:
            for word, answer, place in pairs:
                _card_at(open_cards, place[1]).add(word, answer, place)
        yield from _unanswered(number, cells, pairs)
        if not pairs:
            titles = list(_title(number, cells))
            if titles:
                yield from open_cards
                open_cards = []
            yield from titles
    yield from open_cards


def _unanswered(
    number: int, cells: Sequence[Cell], pairs: Sequence[tuple[str, Cell, Place]]
) -> Iterator[Item]:
    """Yield what stands beside a word for a name and reads as no name."""
    read = {place[1] for _, _, place in pairs}
    texts = [(at, text) for at, cell in enumerate(cells, 1) if (text := text_of(cell))]
    for (at, text), (beside, answer) in pairwise(texts):
        if names_somebody(text) and not read & {at, beside} and not is_form_label(answer):
            yield LeftOver((number, beside), answer)


def _is_signed(cells: Sequence[Cell]) -> bool:
    """Tell a line about who answers for the cards."""
    return any(_ANSWERS.match(text_of(cell)) for cell in cells)


def _card_at(cards: Sequence[Form], column: int) -> Form:
    """Return the card in whose columns an answer stands, of those side by side."""
    return next((card for card in reversed(cards) if card.column <= column), cards[0])


def _pairs(number: int, cells: Sequence[Cell]) -> Iterator[tuple[str, Cell, Place]]:
    """Yield word, answer and the answer's place for each word of a row that is answered."""
    waiting = ""
    for index, cell in enumerate(cells):
        text = text_of(cell)
        if not text:
            if waiting and broken(cell):
                yield waiting, cell, (number, index + 1)
                waiting = ""
            continue
        word, answer = asked(text)
        if answer and is_word(word) and is_answer(word, answer):
            waiting = ""
            yield word, answer, (number, index + 1)
        elif waiting and is_answer(waiting, text):
            yield waiting, cell, (number, index + 1)
            waiting = ""
        else:
            waiting = text if match_word(text).reason != "unknown" else ""


def _title(number: int, cells: Iterable[Cell]) -> Iterator[tuple[int, str]]:
    texts = {text for text in map(text_of, cells) if text}
    title = texts.pop() if len(texts) == 1 else ""
    is_long = len(title) > _LONGEST_WORD and not is_word(title)
    if is_long or (title and match_word(title).reason == "unknown"):
        yield number, title
