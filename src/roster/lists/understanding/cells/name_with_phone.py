"""Columns of 姓名及电话 or 身份证号码及电话: each cell holds that and telephone numbers.

Such a sheet is read as if the numbers stood in a column of their own, right of all others.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from roster.lists.understanding.cells.names import may_be_name
from roster.lists.understanding.column_values import BRACKETED

if TYPE_CHECKING:
    from roster.lists.reading.cells import Cell, Row, Sheet

_AND_PHONE = (
    r"\s*(?:以?及|和|与|[、/+＋,，(（\s-])?\s*"
    r"(?:联系|联络|手机|移动)*(?:电话|手机|方式)(?:号码?)?\s*[)）]?"
)
_LOOKED_AT = 40  # rows from the top in which a header may stand
_LONGEST_HEADER = 16
_WORDS_AND_NUMBERS = re.compile(r"([^\d+]*)(\+?\d[\d\s\-–—/、,，;；.]*)")
_NO_NAME = re.compile(
    r"[^\u3400-\u9fff\U00020000-\U0003ffff·•*＊★☆▲△●○◆※□■〓]+|联系|电话|手机|号码|长号|短号|办公|移动"
)
_NUMBER = re.compile(r"\d{7}")
_HIDDEN = {ord(str(digit)): chr(0xE000 + digit) for digit in range(10)}
_AGAIN = {0xE000 + digit: str(digit) for digit in range(10)}
_PHONE_HEADER = "联系电话"
_ID_AND_NUMBERS = re.compile(r"\D{0,6}([\d\s]{14,20}[\dXxＸ])[^\dXx]+(\d.*)", re.DOTALL)


class SplitSheet(NamedTuple):
    """A sheet with the numbers in the column ``added``, which stand in ``column``; zero-based."""

    sheet: Sheet
    column: int
    added: int


def with_numbers_apart(sheet: Sheet) -> SplitSheet | None:
    """Return the sheet with names and numbers apart, or nothing when no column mixes them."""
    found = _header(sheet)
    if found is None:
        return None
    header_row, column, word, apart = found
    added = max(len(cells) for _, cells in sheet.rows)
    rows: list[Row] = []
    has_any = False
    for number, cells in sheet.rows:
        mixed = cells[column] if column < len(cells) else None
        parts: tuple[str, str] | None = None
        if number == header_row:
            parts = word, _PHONE_HEADER
        elif number > header_row and isinstance(mixed, str):
            parts = apart(mixed)
            has_any |= parts is not None
        rows.append((number, _put(cells, column, added, parts) if parts else cells))
    return SplitSheet(replace(sheet, rows=tuple(rows)), column, added) if has_any else None


def name_and_numbers(text: str) -> tuple[str, str] | None:
    """Return the name in a cell and its numbers; several people stand on lines of their own."""
    names: list[str] = []
    numbers: list[str] = []
    text = BRACKETED.sub(_without_digits, text)
    for match in _WORDS_AND_NUMBERS.finditer(text):
        if name := _name_in(match[1]):
            names.append(name)
            numbers.append(match[2].strip())
        elif not names:
            return None
        else:
            numbers[-1] += f" / {match[2].strip()}"
    behind = text[match.end() :] if names else text
    is_whole = not _name_in(behind)
    if not names or not is_whole or not all(map(may_be_name, names)):
        return None
    return "\n".join(names).translate(_AGAIN), "\n".join(numbers)


def _without_digits(remark: re.Match[str]) -> str:
    """Hide the digits of a remark that is no number: （1978.05）."""
    return remark[0] if _NUMBER.search(remark[0]) else remark[0].translate(_HIDDEN)


def _name_in(words: str) -> str:
    """Return the name among words, with the remarks in brackets behind it."""
    remarks = [each for each in BRACKETED.findall(words) if _NO_NAME.sub("", each)]
    name = _NO_NAME.sub("", BRACKETED.sub("", words))
    return name + "".join(remarks) if name else _NO_NAME.sub("", words)


def _id_and_numbers(text: str) -> tuple[str, str] | None:
    match = _ID_AND_NUMBERS.fullmatch(text.strip())
    return (match[1], match[2]) if match else None


_Apart = Callable[[str], tuple[str, str] | None]
#: Headers that ask for two things, with what parts the cells below.
_HEADERS: tuple[tuple[re.Pattern[str], _Apart], ...] = (
    (
        re.compile(rf"(?P<word>[^电手联]*(?:姓名|名字|人员|干部|成员|负责人)){_AND_PHONE}"),
        name_and_numbers,
    ),
    (
        re.compile(rf"(?P<word>[^电手联]*(?:身份证|证件|身份)(?:号码?)?){_AND_PHONE}"),
        _id_and_numbers,
    ),
)


def _header(sheet: Sheet) -> tuple[int, int, str, _Apart] | None:
    """Return row, column and first word of the one header that asks for both."""
    found = [
        (number, column, match["word"], apart)
        for number, cells in sheet.rows[:_LOOKED_AT]
        for column, cell in enumerate(cells)
        if isinstance(cell, str) and len(cell) <= _LONGEST_HEADER
        for pattern, apart in _HEADERS
        if (match := pattern.fullmatch(cell.strip()))
    ]
    return found[0] if len({column for _, column, _, _ in found}) == 1 else None


def _put(
    cells: tuple[Cell, ...], column: int, added: int, parts: tuple[str, str]
) -> tuple[Cell, ...]:
    filled = [*cells, *[None] * (added + 1 - len(cells))]
    filled[column], filled[added] = parts
    return tuple(filled)
