"""What a number format shows: is a number a date, and down to the day, month or year?"""

from __future__ import annotations

import datetime as dt
import math
import operator
import re
from typing import Literal

from roster.lists.reading.cells import LARGEST_EXACT, Cell, CellDate

#: What of a date a format shows.
Shown = Literal["day", "month", "year"]

# Built-in formats have a number and no text (ECMA-376 part 1, section 18.8.30); 27-36 and 50-58
# are those of Chinese installations: 27, 36, 50, 52 and 57 are 年月 without a day.
_BUILT_IN: dict[int, Shown] = {
    **dict.fromkeys((14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58), "day"),
    **dict.fromkeys((17, 27, 36, 50, 52, 57), "month"),
}
_NOT_TOKENS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|am/pm|a/p|e[+-]', re.IGNORECASE)
_PLAIN_DAY = re.compile(r"(?:[ymd]+[-/. ]?)+(?:;@)?", re.IGNORECASE)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_SECOND_FRACTION = re.compile(r"s\.0+")
_ISO = {"day": 10, "month": 7, "year": 4}

# A double counts days; day 60 of the 1900 system is a 29 February that never was.
_EPOCH_1900 = dt.date(1899, 12, 30)
_EPOCH_1904 = dt.date(1904, 1, 1)
_LAST_DAY = 2_958_465  # 9999-12-31


def shown_by(number: int, code: str | None) -> Shown | None:
    """Return what of a date the format shows; None when it is no date format."""
    return _BUILT_IN.get(number) if code is None else shown_by_code(code)


def shown_by_code(code: str) -> Shown | None:
    """Return what of a date a format code such as ``yyyy"年"m"月"`` shows."""
    tokens = _SECOND_FRACTION.sub("s", _NOT_TOKENS.sub("", code.partition(";")[0]).lower())
    if _ELAPSED.search(code) or "general" in tokens or any(digit in tokens for digit in "0#?@"):
        return None
    if "d" in tokens:
        return "day"
    has_year = "y" in tokens or "e" in tokens
    if "m" in tokens and (has_year or not ("h" in tokens or "s" in tokens)):
        return "month"
    return "year" if has_year else None


def is_plain_day(number: int, code: str | None) -> bool:
    """Tell whether any reader knows this format for a full date."""
    if code is None:
        return number in {14, 15, 22}
    return shown_by_code(code) == "day" and bool(_PLAIN_DAY.fullmatch(code.replace("\\", "")))


# --- formats that show words ---------------------------------------------------------------

_SECTIONS = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*')
_CONDITION = re.compile(r"\[(<=|>=|<>|=|<|>)(-?[0-9.]+)\]")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|([\u3400-\u9fff]+)|(@)|.')
_COMPARE = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def shows_words(code: str) -> bool:
    """Tell a format that puts a word in place of a number, or beside a text: [=1]"男", @"村"."""
    return any(_words_of(each, "") is not None for each in _sections(code))


def words_shown(value: float | str, code: str) -> str | None:
    """Return the text that a format shows for a value; None where it shows the value itself."""
    sections = _sections(code)
    if isinstance(value, str):
        beside = (each for each in sections if "@" in _PLACES.sub("", each))
        return next((_words_of(each, value) for each in beside), None)
    section = _section_for(value, sections)
    return None if section is None else _words_of(section, "")


#: What in a section is no place for a value: texts in quotes, single signs, colours.
_PLACES = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def _sections(code: str) -> list[str]:
    return [each for each in _SECTIONS.findall(code) if each][:4]


def _section_for(value: float, sections: list[str]) -> str | None:
    """Return the section of a format for a number: the first whose condition holds."""
    if any(map(_CONDITION.search, sections)):
        for section in sections:
            found = _CONDITION.search(section)
            if found is None or _COMPARE[found[1]](value, float(found[2])):
                return section
        return None
    by_sign = sections[:3]
    at = 2 if value == 0 and len(by_sign) == 3 else 1 if value < 0 and len(by_sign) > 1 else 0
    return by_sign[at] if by_sign else None


def _words_of(section: str, text: str) -> str | None:
    """Return what a section shows where it holds words and no place for a number."""
    bare = _PLACES.sub("", section)
    if any(sign in bare for sign in "0#?") or "general" in bare.lower():
        return None
    if "@" not in bare and re.search(r"[ymdhseg]", bare, re.IGNORECASE):
        return None  # a date
    pieces = (
        text if match[4] else match[1] or match[2] or match[3] or ""
        for match in _LITERAL.finditer(section)
    )
    words = "".join(pieces)
    return words if any("\u3400" <= sign <= "\u9fff" for sign in words) else None


def date_of(serial: float, shown: Shown, *, since_1904: bool) -> Cell:
    """Return the date that a day count means; the number itself when no calendar has that day."""
    days = int(serial)
    last = _LAST_DAY - (1462 if since_1904 else 0)
    if not (0 if since_1904 else 1) <= days <= last:
        return number_cell(float(serial))
    if since_1904:
        day = _EPOCH_1904 + dt.timedelta(days=days)
    else:
        day = _EPOCH_1900 + dt.timedelta(days=days + 1 if days < 60 else days)
    return shown_date(day.isoformat(), shown)


def shown_date(iso: str, shown: Shown) -> CellDate:
    """Return the date cut down to what is shown."""
    return CellDate(iso[: _ISO[shown]])


def number_of(stored: str) -> int | float | str:
    """Return a number as a file spells it; what is no finite number stays text."""
    try:
        number = float(stored)
    except ValueError:
        return stored
    return number_cell(number) if math.isfinite(number) else stored


def number_cell(value: float) -> int | float:
    """Return a whole number as int as long as a double holds it exactly."""
    if value.is_integer() and -LARGEST_EXACT <= value <= LARGEST_EXACT:
        return int(value)
    return value
