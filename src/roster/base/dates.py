"""Dates with the precision in which people write them.

A date is an ISO 8601 string: ``1978``, ``1978-05`` or ``1978-05-12``. A day that nobody gave is
never made up (DOMAIN.md section 3.3).
"""

from __future__ import annotations

import re
import time
import unicodedata
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from roster.base.blank_words import NOTHING

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SPACES = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'‘’`\"“”]+")
_DIGIT = re.compile(r"[\d一二三四五六七八九]")
#: Two dates below each other: joining, and becoming a full member.
_DATE_BELOW = re.compile(r"(?<=[./-]\d\d)\s+(?=(?:19|20)\d\d)")
_BRACKETS = re.compile(r"\([^()]*\)")
_AGE = re.compile(r"\d{1,3}周?岁")
_AGE_APART = re.compile(r"(?<=\s)\d{1,3}\s*周?岁")
#: A time of day or a weekday behind the date, before any spaces are dropped.
_CLOCK = re.compile(
    r"(?:(?<=\d)T|\s+)(?:[上下]午\s*)?\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|[AP]M|\+\d\d:?\d\d)?\s*$"
)
_WEEKDAY = re.compile(r"\s*(?:星期|周)[一二三四五六日天]\s*$")
#: 1978 5 and 1978 05 12: spaces where others write dots.
_SPACED = re.compile(r"\s*(\d{4})\s+(\d{1,2})(?:\s+(\d{1,2}))?\s*")
#: What systems add to a number: .0, or the time of day behind 19780512.
_POINT_ZERO = re.compile(
    r"(?<=^\d{5})\.0+$|(?<=^\d{6})\.0+$|(?<=^\d{8})(?:\.0+|(?:[01]\d|2[0-3])[0-5]\d[0-5]\d)$"
)
_MARK = r"[-./。、,·_\\–—―]"
_SEPARATED = re.compile(
    rf"(?<!\d)(?P<year>\d{{4}}|\d{{2}})(?:年|{_MARK}){_MARK}?(?P<month>\d{{1,2}})(?!\d)"
    rf"(?:(?:月|{_MARK}){_MARK}?(?P<day>\d{{1,2}})(?!\d)日?|月)?"
)
#: 25/12/1978 and 12/25/1978 and 12/1978; which is the day of 5/12/1978 nobody knows.
_YEAR_LAST = re.compile(r"(?:(\d{1,2})[-./])?(\d{1,2})[-./](\d{4})")
_DOUBTED = re.compile(r"\?|或|约|左右")
_SOLID = re.compile(r"(?<!\d)(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)?(?!\d)")
_YEAR_ONLY = re.compile(r"(?<!\d)(?P<year>\d{4}|\d{2}(?=年))年?(?![\d.])")
_MAYBE_OCTOBER = re.compile(r"(?<!\d)(?:\d{4}|\d{2})[.。·]{1,2}1(?!\d|[.。]\d|月)")
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HAN_YEAR = re.compile(
    r"((?:[12一二][0-9〇○零一二三四五六七八九]{3}|[〇○零一二三四五六七八九]{2})(?:年|[-./。、,]))(.*)"
)
_FIRST_SERIAL_DAY = date(1899, 12, 30)
_SERIALS = range(10000, 60000)
YEARS = range(1900, 2100)
"""The years that a date can be of."""


class DateFault(StrEnum):
    """Why a text that should be a date is none."""

    UNREADABLE = "unreadable"
    AMBIGUOUS = "ambiguous"


class ReadDate(NamedTuple):
    """A date as far as it is known; neither ``iso`` nor ``fault`` for a blank."""

    iso: str | None = None
    fault: DateFault | None = None


_BLANK = ReadDate()
_UNREADABLE = ReadDate(fault=DateFault.UNREADABLE)
_AMBIGUOUS = ReadDate(fault=DateFault.AMBIGUOUS)


@lru_cache(maxsize=65536)
def is_iso_date(text: str) -> bool:
    """Tell whether a text is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` and exists."""
    match = _ISO.fullmatch(text)
    if match is None or not text.isascii():
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    return _exists(year, month, day)


def read_date(value: str | float | None, *, after: int | None = None) -> ReadDate:
    """Read what a cell under a date heading says.

    Args:
        value: text, or the number of a number cell (``1978.05``, a date serial, ``19780512``).
        after: the year of birth when the date lies later in a life. It tells the century of
            two digits; without it they are of the 20th century while that makes sense.

    ``1978.1`` is ambiguous: a number cell drops the last zero of 1978.10.
    """
    if value is None:
        return _BLANK
    if isinstance(value, str):
        return _read_text(value, after)
    return _read_number(float(value), after)


def certain_part(iso: str | None, raw: str) -> str | None:
    """Return a date without a day that nobody may have meant.

    Of a typed 1978年5月 spreadsheets make a date cell of the first of May, whose text is ISO; what
    a person typed hardly ever is.
    """
    is_first = iso is not None and len(iso) > 7 and iso.endswith("-01")
    return iso[:7] if iso and is_first and raw == iso else iso


def dotted(iso: str) -> str:
    """Return the form of personnel tables: ``1978-05`` as ``1978.05``."""
    return iso.replace("-", ".")


def in_chinese(iso: str) -> str:
    """Return ``2026-05-08`` as ``2026年5月8日``, with the precision given.

    What is no date is said as it is kept: an older file must open all the same.
    """
    if not is_iso_date(iso):
        return iso
    return "".join(
        f"{int(part)}{unit}" for part, unit in zip(iso.split("-"), "年月日", strict=False)
    )


def range_in_chinese(first: str, last: str) -> str:
    """Return two days as papers write them: ``2026年5月8日至10日``, naming nothing twice."""
    if first == last or not (is_iso_date(first) and is_iso_date(last)):
        return "至".join(map(in_chinese, dict.fromkeys((first, last))))
    start, end = first.split("-"), last.split("-")
    same = 0
    while same < min(len(start), len(end)) - 1 and start[same] == end[same]:
        same += 1
    tail = "".join(
        f"{int(part)}{unit}" for part, unit in list(zip(end, "年月日", strict=False))[same:]
    )
    return f"{in_chinese(first)}至{tail}"


def short_day(iso: str, shape: str) -> str:
    """Return month and day of a whole date: ``{}-{}`` gives 5-8; what is no date as it is kept."""
    _, *parts = iso.split("-")
    return shape.format(*map(int, parts)) if is_iso_date(iso) and len(parts) == 2 else iso


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=65536)
def _read_number(number: float, after: int | None) -> ReadDate:
    if int(number) in _SERIALS:
        return ReadDate((_FIRST_SERIAL_DAY + timedelta(days=int(number))).isoformat())
    return _read_text(f"{number:.4f}".rstrip("0").rstrip("."), after)


@lru_cache(maxsize=65536)
def _read_text(text: str, after: int | None) -> ReadDate:
    folded = _AGE_APART.sub("", unicodedata.normalize("NFKC", text))
    folded = _DATE_BELOW.sub("、", folded)
    folded = _WEEKDAY.sub("", _CLOCK.sub("", folded))
    if spaced := _SPACED.fullmatch(folded):
        folded = "-".join(filter(None, spaced.groups()))
    plain = _POINT_ZERO.sub("", _SPACES.sub("", folded).replace("號", "日"))
    if plain in NOTHING:
        return _BLANK
    bare = _BRACKETS.sub("", plain)
    plain = _AGE.sub("", bare if _DIGIT.search(bare) else plain)
    if _DOUBTED.search(plain):
        return _UNREADABLE
    if backwards := _YEAR_LAST.fullmatch(plain):
        return _year_last(*backwards.groups())
    return _first_date(without_han_digits(plain), after)


def _first_date(plain: str, after: int | None) -> ReadDate:
    """Read the first date in a text; other digits beside it must be dates too."""
    match = _SEPARATED.search(plain) or _SOLID.search(plain) or _YEAR_ONLY.search(plain)
    if match is None:
        return _serial_text(plain)
    if _MAYBE_OCTOBER.match(plain, match.start()):
        return _AMBIGUOUS
    rest = plain[: match.start()] + plain[match.end() :]
    if any(sign.isdigit() for sign in rest) and not _first_date(rest, after).iso:
        return _UNREADABLE
    return _from_parts(match.groupdict(), after)


def _year_last(first: str | None, second: str, year: str) -> ReadDate:
    """Read a date whose year stands last, where only one order of day and month makes sense."""
    if first is None:
        return _from_parts({"year": year, "month": second}, None)
    orders = {(first, second), (second, first)}
    dates = {_from_parts({"year": year, "month": m, "day": d}, None).iso for m, d in orders}
    dates.discard(None)
    return ReadDate(dates.pop()) if len(dates) == 1 else _UNREADABLE


def _serial_text(plain: str) -> ReadDate:
    """Read a date serial that was exported as text."""
    if plain.isascii() and plain.isdigit() and int(plain) in _SERIALS:
        return _read_number(float(plain), None)
    return _UNREADABLE


def _from_parts(parts: dict[str, str | None], after: int | None) -> ReadDate:
    year = _full_year(parts["year"] or "", after)
    month, day = parts.get("month"), parts.get("day")
    if year not in YEARS or not _exists(year, int(month or 1), int(day or 1)):
        return _UNREADABLE
    tail = "".join(f"-{int(part):02}" for part in (month, day) if part)
    return ReadDate(f"{year}{tail}")


def _full_year(digits: str, after: int | None) -> int:
    """Return a year of two digits in full: of a living person, and not in the future."""
    year = int(digits)
    if len(digits) == 4:
        return year
    this_year = time.localtime().tm_year
    if after is not None:
        is_past = 1900 + year > after or 2000 + year > this_year
        return 1900 + year if is_past else 2000 + year
    return 2000 + year if 2000 + year <= this_year - _GROWN_UP else 1900 + year


#: Nobody under this age holds a post, so 08 may be a year of birth and 15 may not.
_GROWN_UP = 18


def without_han_digits(plain: str) -> str:
    """Turn 二〇二六年十月 into digits."""
    match = _HAN_YEAR.match(plain)
    if match is None:
        return plain
    year, rest = match.group(1).translate(_HAN_DIGITS), match.group(2)
    return year + re.sub(r"[一二三四五六七八九十]+", lambda found: han_number(found.group()), rest)


def han_number(text: str) -> str:
    """Return a number below 100 in digits: 十二 as 12."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return text.translate(_HAN_DIGITS)
    return str(int(tens.translate(_HAN_DIGITS) or 1) * 10 + int(ones.translate(_HAN_DIGITS) or 0))
