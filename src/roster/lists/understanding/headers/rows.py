"""Which rows of a sheet are headers: words among words, above names, data or counts."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from roster.lists.understanding.cells.text import text_of
from roster.lists.understanding.column_values import is_named, looks_like_name
from roster.lists.understanding.headers.words import MAY_BE_NAME_WORD, match_word, names_others
from roster.people.fields import Proof, proving

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from roster.lists.reading.cells import Cell, Sheet

DATA = re.compile(r"\d{4,}|^\d+([.]\d+)?$|^[男女是否√×]$")
"""What stands in a cell of data and in no header."""

#: A header without a word for the name must stand within so many rows from the top.
_SEARCHED_WITHOUT_NAME = 60
_PERSONAL = proving(Proof.FORM)
_LOOKED_BELOW = 5
_FEWEST_WORDS = 3
_FEWEST_COUNTS = 2
_LONGEST_LEVEL = 40
_WORDS = frozenset({str, type(None)})
_DIGIT = re.compile(r"\d")
_COUNT = re.compile(r"\d{1,4}(?:\.\d+)?[%人]?")


def rows_with_names(sheet: Sheet, words: AbstractSet[str]) -> list[int]:
    """Return the rows that hold a word for the name among other header words."""
    suspects = filter(MAY_BE_NAME_WORD.search, words)
    name_words = set(filter(_is_name_word, suspects))
    found = []
    for place, (number, cells) in enumerate(sheet.rows):
        if name_words.isdisjoint(cells):
            continue
        below = [row for _, row in sheet.rows[place + 1 : place + 1 + _LOOKED_BELOW]]
        columns = [index for index, cell in enumerate(cells) if cell in name_words]
        if _is_header_row(cells, has_names_below=_has_names(below, columns)):
            found.append(number)
    return found


def rows_about_others(sheet: Sheet, words: AbstractSet[str]) -> dict[int, set[int]]:
    """Return the rows of header words among which somebody else is, and that one's columns.

    Below a list of people such a row begins a table of others: 村 | 驻点领导 | 电话.
    """
    others = {
        word for word in words if names_others(word) and match_word(word).reason == "somebody_else"
    }
    found: dict[int, set[int]] = {}
    for number, cells in sheet.rows:
        if others.isdisjoint(cells):
            continue
        if any(DATA.search(text_of(cell)) for cell in cells):
            continue  # one of many people: a village may be named like somebody else (三联村)
        texts = [text for text in map(text_of, cells) if text and text not in others]
        if any(match_word(text).confidence > 0.9 for text in texts):
            found[number] = {index for index, cell in enumerate(cells) if cell in others}
    return found


def rows_of_counts(sheet: Sheet) -> set[int]:
    """Return the rows of words above nothing but a village and numbers: 村 | 总人数 | 党员."""
    return {
        number
        for (number, cells), (_, below) in pairwise(sheet.rows)
        if _WORDS.issuperset(map(type, cells))
        and not any(map(_has_digit, cells))
        and _are_counts(below, cells)
    }


def _has_digit(cell: Cell) -> bool:
    return isinstance(cell, str) and _DIGIT.search(cell) is not None


def _are_counts(cells: Sequence[Cell], words: Sequence[Cell]) -> bool:
    """Tell at least two numbers below words, beside them hardly anything and no name."""
    texts = {index: text for index, cell in enumerate(cells) if (text := text_of(cell))}
    others = [index for index, text in texts.items() if not _COUNT.fullmatch(text)]
    if len(texts) - len(others) < _FEWEST_COUNTS or len(others) > 1:
        return False
    heads = {index: text_of(at(words, index)) for index in texts}
    is_named = any(
        looks_like_name(texts[index]) and match_word(heads[index]).field not in {"village", "town"}
        for index in others
    )
    return all(heads.values()) and not is_named


def _has_names(rows: Sequence[Sequence[Cell]], columns: Sequence[int]) -> bool:
    return any(is_named(text_of(at(cells, column))) for cells in rows for column in columns)


def _is_name_word(text: str) -> bool:
    if len(text) > _LONGEST_LEVEL:
        return False
    match = match_word(text)
    return match.field == "name" and match.confidence > 0.9


def _is_header_row(cells: Sequence[Cell], *, has_names_below: bool) -> bool:
    """Tell a row of header words from data, and from a form with words and answers in turn."""
    texts = [text for text in map(text_of, cells) if text]
    matches = [match_word(text) for text in texts]
    fields = {match.field for match in matches if match.field}
    named = sum(1 for match in matches if match.reason != "unknown")
    unknown = [t for t, match in zip(texts, matches, strict=True) if match.reason == "unknown"]
    data = sum(1 for text in unknown if DATA.search(text))
    if {"男", "女"} <= set(texts):
        data -= 2  # a statistic by gender, not answers
    if len(texts) < 2 or data * 3 >= len(texts) or not fields:
        return False
    return has_names_below or (len(fields) > 1 and named * 2 > len(texts))


def first_rich_row(sheet: Sheet, counts: AbstractSet[int]) -> list[int]:
    """Return the first row of several header words though none is for the name, and its repeats."""
    for place, (number, cells) in enumerate(sheet.rows[:_SEARCHED_WITHOUT_NAME]):
        if number in counts:
            continue
        matches = [match_word(text) for text in map(text_of, cells) if text]
        sure = {match.field for match in matches if match.field and match.confidence > 0.9}
        if len(sure) < 2 or len(matches) < 3 or not sure & _PERSONAL:
            continue
        below = [row for _, row in sheet.rows[place + 1 : place + 1 + _LOOKED_BELOW]]
        unnamed = [i for i, cell in enumerate(cells) if match_word(text_of(cell)).field is None]
        if _is_header_row(cells, has_names_below=_has_names(below, unnamed)):
            return [each for each, others in sheet.rows if each >= number and others == cells]
    return []


def first_row_of_words(sheet: Sheet) -> list[int]:
    """Return the first row of words, known or not, above rows with data in several columns."""
    for place, (number, cells) in enumerate(sheet.rows[:_LOOKED_BELOW]):
        texts = {index: text for index, cell in enumerate(cells) if (text := text_of(cell))}
        if len(texts) < _FEWEST_WORDS or any(map(DATA.search, texts.values())):
            continue
        below = [row for _, row in sheet.rows[place + 1 : place + 1 + _LOOKED_BELOW]]
        data = [
            index
            for index in texts
            if len(below) > 1 and all(DATA.search(text_of(at(row, index))) for row in below)
        ]
        return [number] if len(data) > 1 else []
    return []


def at(cells: Sequence[Cell], place: int) -> Cell:
    """Return a cell of a row, whose blank cells at the end are cut."""
    return cells[place] if place < len(cells) else None
