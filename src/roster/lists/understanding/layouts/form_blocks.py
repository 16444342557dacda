"""Blocks inside a form that are not its person: relatives, contacts, recommenders, history.

A block has a title (家庭主要成员, in a cell on the left or a row of its own) and rows below a
header of its own (称谓 | 姓名 | 年龄), or words with answers (姓名 | 陈小明 | 电话 | 139…). Its
people are none of the list, and its telephones and posts are not those of the form's person. Such
a sheet is read as if the blocks were blank.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from roster.lists.understanding.cells.text import squeezed, text_of
from roster.lists.understanding.column_values import is_named
from roster.lists.understanding.headers.rows import DATA
from roster.lists.understanding.headers.words import match_word
from roster.lists.understanding.layouts.form_words import (
    asked,
    is_answer,
    is_form_label,
    is_name,
    is_word,
    names_somebody,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from roster.lists.reading.cells import Cell, Place, Row, Sheet

#: Forms begin within so many rows.
_SEEN_FIRST = 200
_LOOKED_BELOW = 5
_LONGEST_TITLE = 24
_LONGEST_OWN_ROW = 14
_FEWEST = 2
_PEOPLE = re.compile(
    r"家庭(?:主要)?(?:成员|情况|关系)|社会关系|家属|亲属|亲友|紧急|应急|联系人|(?<!被)推荐人|证明人|介绍人|担保人|监护人"
    r"|子女|儿女|配偶|爱人|父母|父亲|母亲|妻子|丈夫|夫妻"
)
_HISTORY = re.compile(
    r"简历|履历|经历|奖惩|奖励|处分|荣誉|获奖|表彰|培训(?:情况|记录|登记)|[学进]习情况|考[核评]情况|业绩"
)
_RELATION = re.compile(r".*关系|称[谓呼]")
_RELATIVE = re.compile(
    r"(?:祖|外祖|岳|公|养|继)?[父母](?:亲)?|配偶|爱人|妻子?|丈夫|夫妻?|[长次三独]?[子女]|儿子?|女儿|儿女"
    r"|[兄弟姐妹哥嫂]{1,2}|[祖外]?[孙祖][子女父母]?|.{0,3}[婆公媳婿]|朋友|同事|亲属|[父母]?[子女]|叔|伯|姑|舅|姨"
)
#: Titles of forms and lists, and words that ask for the person of the form.
_NO_BLOCK = re.compile(r"[表册]$|名单|情况表|干部|学员|本人")
#: What is asked of anybody: beside a relative it is the relative's.
_OF_ANYBODY = frozenset({"name", "phone"})
_OWN = re.compile(r"本人|现任|村内|两委|任职")


def without_blocks(sheet: Sheet) -> Sheet:
    """Return a sheet of forms with the blocks inside them blank; any other sheet as it is."""
    if not _is_form([cells for _, cells in sheet.rows[:_SEEN_FIRST]]):
        return sheet
    blank = _Blocks(sheet.rows).places()
    if not blank:
        return sheet
    rows = [
        (number, tuple(None if (number, at) in blank else cell for at, cell in enumerate(cells)))
        for number, cells in sheet.rows
    ]
    filled = tuple(row for row in rows if any(cell is not None for cell in row[1]))
    return replace(sheet, rows=filled)


def _is_form(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell rows with a word for a name that is answered beside it and no header of names."""
    return any(
        _names_its_person(cells, rows[place + 1 : place + 1 + _LOOKED_BELOW])
        for place, cells in enumerate(rows)
    )


def _names_its_person(cells: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> bool:
    texts = {at: text for at, cell in enumerate(cells) if (text := text_of(cell))}
    beside = [*list(texts.values())[1:], ""]
    return any(
        is_name(asked(text)[1] or answer) and not _heads_names(at, below)
        for (at, text), answer in zip(texts.items(), beside, strict=False)
        if names_somebody(text)
    )


def _heads_names(column: int, rows: Sequence[Sequence[Cell]]) -> bool:
    under = [text for cells in rows if column < len(cells) and (text := text_of(cells[column]))]
    return any(map(is_named, under)) and not any(map(is_form_label, under))


class _Blocks:
    """Finds the cells of blocks; rows are looked at by their place, columns are zero-based."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._texts: list[Mapping[int, str]] = [
            {at: text for at, cell in enumerate(cells) if (text := text_of(cell))}
            for _, cells in rows
        ]
        self._numbers = [number for number, _ in rows]
        self._blank: set[Place] = set()

    def places(self) -> set[Place]:
        """Return row number and column of each cell of a block."""
        place = 0
        while place < len(self._texts):
            place = max(place + 1, self._table(place), self._answers_below(place))
        for row in range(len(self._texts)):
            self._beside(row)
        return self._blank

    def _take(self, row: int, start: int = 0) -> None:
        self._blank |= {(self._numbers[row], at) for at in self._texts[row] if at >= start}

    # --- tables with a header of their own ------------------------------------------------------

    def _table(self, place: int) -> int:
        """Take the table that begins in a row; return the place below it, or 0."""
        for header, column in self._headers(place):
            head = {at: text for at, text in self._texts[header].items() if at > column}
            if not _are_labels(head.values(), self._title(place, column)):
                continue
            for row in range(place, header + 1):
                self._take(row, max(column, 0))
            row = header + 1
            while row < len(self._texts) and self._goes_on(row, column, head):
                self._take(row)
                row += 1
            return row
        return 0

    def _headers(self, place: int) -> Iterator[tuple[int, int]]:
        """Yield where a header may be: its row, and the column of the title left of it or -1."""
        texts = self._texts[place]
        for at, text in texts.items():
            if _is_title(text):
                yield place, at
        is_lonely = len(set(texts.values())) == 1 and place + 1 < len(self._texts)
        if is_lonely and _is_title(next(iter(texts.values()))):
            yield place + 1, -1
        if any(_RELATION.fullmatch(squeezed(text)) for text in texts.values()):
            yield place, -1

    def _title(self, place: int, column: int) -> str:
        texts = self._texts[place]
        return texts[column] if column >= 0 else next(iter(texts.values()))

    def _goes_on(self, row: int, column: int, head: Mapping[int, str]) -> bool:
        """Tell a row below a header: nothing at or left of the title, answers below the words."""
        texts = self._texts[row]
        if any(at <= column for at in texts) or not texts:
            return False
        if len(texts) == 1:
            (at, text) = next(iter(texts.items()))
            return column >= 0 or (at in head and _RELATIVE.fullmatch(text) is not None)
        return not any(self._is_other(text, head.get(at, "")) for at, text in texts.items())

    def _is_other(self, text: str, word: str) -> bool:
        """Tell a word of the form itself, or the next title, from an answer below a word."""
        if _RELATIVE.fullmatch(text) or (word and is_answer(word, text)):
            return names_somebody(asked(text)[0]) if not word else False
        return is_word(asked(text)[0]) or _is_title(text) or names_somebody(text)

    # --- words with answers ---------------------------------------------------------------------

    def _answers_below(self, place: int) -> int:
        """Take the answers below a title in a row of its own; return the place below, or 0."""
        texts = set(self._texts[place].values())
        if len(texts) != 1 or not _is_title_of_people(texts.pop()):
            return 0
        row = place + 1
        seen: set[str | None] = set()
        while row < len(self._texts) and self._is_about_other(row, seen):
            self._take(row)
            row += 1
        return row if row > place + 1 else 0

    def _is_about_other(self, row: int, seen: set[str | None]) -> bool:
        """Tell answers that may be a relative's: each word for the first time, none of a list."""
        words = [asked(text)[0] for text in self._texts[row].values()]
        fields = {_field(word) for word in words if is_word(word)} - {None}
        if not any(map(is_form_label, words)) or any(map(_is_next_title, words)):
            return False
        if not fields <= _OF_ANYBODY or not fields.isdisjoint(seen):
            return False
        seen |= fields
        return True

    def _beside(self, row: int) -> None:
        """Take what is told of somebody else in a row, and in those below left of which is blank.

        What the form asks elsewhere as well is that other person's; what it asks only here its own.
        """
        start = next((at for at, text in self._left(row).items() if _is_of_other(text)), None)
        if start is None:
            return
        rows = [row]
        while rows[-1] + 1 < len(self._texts) and self._hangs_below(rows[-1] + 1, start):
            rows.append(rows[-1] + 1)
        elsewhere = self._asked_outside(rows, start)
        for each in rows:
            self._take_answers(each, start if each == row else 0, elsewhere)

    def _left(self, row: int) -> Mapping[int, str]:
        """Return the texts of a row that are in no block yet."""
        number = self._numbers[row]
        return {
            at: text for at, text in self._texts[row].items() if (number, at) not in self._blank
        }

    def _hangs_below(self, row: int, start: int) -> bool:
        texts = self._left(row)
        return len(texts) > 1 and min(texts) > start and not any(map(_is_of_other, texts.values()))

    def _asked_outside(self, rows: Sequence[int], start: int) -> set[str | None]:
        """Return the fields that the form asks outside these rows right of a column."""
        return {
            _field(asked(text)[0])
            for row in range(len(self._texts))
            for at, text in self._left(row).items()
            if row not in rows or (row == rows[0] and at < start)
            if is_word(asked(text)[0])
        }

    def _take_answers(self, row: int, start: int, elsewhere: set[str | None]) -> None:
        """Take words and their answers from a column on, save those of the form's own person."""
        is_own = False
        for at, text in self._left(row).items():
            word = asked(text)[0]
            if is_form_label(word) or _is_of_other(word):
                field = _field(word)
                is_own = _OWN.search(word) is not None or (
                    field is not None and field not in _OF_ANYBODY | elsewhere
                )
            if at >= start and not is_own:
                self._blank.add((self._numbers[row], at))


def _field(word: str) -> str | None:
    """Return the field of a word; where a relative works is nothing of the form's person."""
    return None if "单位" in word else match_word(word).field


def _is_title(text: str) -> bool:
    plain = squeezed(text).rstrip(":")
    if len(plain) > _LONGEST_TITLE or _NO_BLOCK.search(plain) or DATA.search(plain):
        return False
    return (_PEOPLE.search(plain) or _HISTORY.search(plain)) is not None


def _is_next_title(text: str) -> bool:
    return _is_title(text) and _RELATIVE.fullmatch(text) is None


def _is_title_of_people(text: str) -> bool:
    plain = squeezed(text).rstrip(":")
    return _is_title(text) and len(plain) <= _LONGEST_OWN_ROW and bool(_PEOPLE.search(plain))


def _is_of_other(text: str) -> bool:
    """Tell a word about somebody else, perhaps with the answer in its cell."""
    plain = squeezed(asked(text)[0])
    is_short = len(plain) <= _LONGEST_OWN_ROW and not _NO_BLOCK.search(plain)
    return is_short and _PEOPLE.search(plain) is not None and _RELATION.fullmatch(plain) is None


def _are_labels(texts: Iterable[str], title: str) -> bool:
    """Tell the header of a block: words one beside the other, none of them answered."""
    labels = list(texts)
    if len(labels) < _FEWEST or not all(map(_may_head, labels)):
        return False
    if _PEOPLE.search(squeezed(title)) or not _HISTORY.search(squeezed(title)):
        return any(names_somebody(text) or _RELATION.fullmatch(squeezed(text)) for text in labels)
    return True


def _may_head(text: str) -> bool:
    is_known = is_form_label(squeezed(text)) or match_word(text).reason != "unknown"
    return is_known and _RELATIVE.fullmatch(text) is None
