"""A day that somebody types: one reader for the window, the command line and pasted cells.

A day is whole, unlike the dates of people's lives (:mod:`roster.base.dates`): it has year, month
and day, or month and day of a year that goes without saying.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from roster.base.dates import YEARS, han_number, is_iso_date, read_date, without_han_digits
from roster.base.errors import DayUnreadable
from roster.base.half_width import is_digits

_LENGTH = len("2026-12-01")
_YEAR_LENGTH = len("2026")
_MONTHS = range(1, 13)
_HALF_A_YEAR = timedelta(days=183)
_MARK = r"[-./。、,·_–—~]"
_FULL = re.compile(rf"(\d{{4}}|\d{{2}})(?:年|{_MARK})(\d{{1,2}})(?:月|{_MARK})(\d{{1,2}})[日号]?")
_SHORT = re.compile(rf"(\d{{1,2}})(?:月|{_MARK})(\d{{1,2}})[日号]?")
_SPACED = re.compile(r"(\d{4}) +(\d{1,2}) +(\d{1,2})")
_YEAR_LAST = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{4}")
_HAN_PART = re.compile(r"[一二三四五六七八九十]+(?=[月日号])")
_WEEKDAY = re.compile(r"\(?(?:星期|周|礼拜)[一二三四五六日天]\)?$")
_CLOCK = re.compile(r"[ T]0?0:00(?::00(?:\.0+)?)?$")


class YearOf(Enum):
    """Which year a day without one is of."""

    SAME = "same"
    """That of the day beside it."""
    PAST = "past"
    """What happened: this year, or last year's where this year's is more than half a year off."""
    COMING = "coming"
    """What is planned: this year, or next year's where this year's is half a year gone."""


class ReadDay(NamedTuple):
    """A day, ISO, and whether its year was written."""

    iso: str
    has_year: bool


def read_day(text: str, near: str, year: YearOf = YearOf.SAME) -> ReadDay:
    """Read a day however it is written: 2026-12-1, 20261201, 12.1, 12月1日, full width or Han.

    Args:
        text: what was typed.
        near: today, or the day that stood there before, ISO; it gives the year where none is.
        year: which year that is.

    Raises:
        DayUnreadable: it is no day of the calendar, or may be two.
    """
    plain = _plain(text)
    if short := _SHORT.fullmatch(plain):
        month, day = map(int, short.groups())
        if iso := _without_year(month, day, date.fromisoformat(near), year):
            return ReadDay(iso, has_year=False)
    elif iso := _whole(plain):
        return ReadDay(iso, has_year=True)
    raise DayUnreadable(text.strip())


def require_day(iso: str) -> str:
    """Return a day that is to be kept, if it is one: YYYY-MM-DD and in the calendar.

    Raises:
        DayUnreadable
    """
    if not is_day(iso):
        raise DayUnreadable(iso)
    return iso


def is_day(iso: str) -> bool:
    """Tell whether a text is a whole day, ISO."""
    return len(iso) == _LENGTH and is_iso_date(iso)


def _plain(text: str) -> str:
    """Return a text in half width, without spaces that say nothing, weekday and midnight."""
    plain = " ".join(unicodedata.normalize("NFKC", text).replace("號", "号").split())
    plain = _CLOCK.sub("", _WEEKDAY.sub("", plain).rstrip())
    if spaced := _SPACED.fullmatch(plain):
        return "-".join(spaced.groups())
    digits = without_han_digits(plain.replace(" ", ""))
    return _HAN_PART.sub(lambda found: han_number(found.group()), digits)


def _whole(plain: str) -> str | None:
    if full := _FULL.fullmatch(plain):
        year, month, day = full.groups()
        return _iso(int(year) if len(year) == _YEAR_LENGTH else 2000 + int(year), month, day)
    if _YEAR_LAST.fullmatch(plain):
        return read_date(plain).iso
    if not is_digits(plain) or not 6 <= len(plain) <= 8:
        return None
    return _of_digits(plain)


def _of_digits(digits: str) -> str | None:
    """Return the one day that 20261201, ``202658`` or ``2026512`` can be; none where it is two.

    202612 is rather a month.
    """
    year, rest = int(digits[:4]), digits[4:]
    if len(rest) == 4:
        return _iso(year, rest[:2], rest[2:])
    if len(rest) == 2 and int(rest) in _MONTHS:
        return None
    splits = ((rest[:at], rest[at:]) for at in (1, 2))
    found = [_iso(year, month, day) for month, day in splits if not day.startswith("0")]
    days = [iso for iso in found if iso]
    return days[0] if len(days) == 1 else None


def _iso(year: int, month: str, day: str) -> str | None:
    iso = f"{year}-{int(month or 0):02}-{int(day or 0):02}"
    return iso if year in YEARS and is_iso_date(iso) else None


def _without_year(month: int, day: int, near: date, year: YearOf) -> str | None:
    iso = _iso(near.year, str(month), str(day))
    if iso is None or year is YearOf.SAME:
        return iso
    ahead = date.fromisoformat(iso) - near
    if year is YearOf.PAST and ahead > _HALF_A_YEAR:
        return _iso(near.year - 1, str(month), str(day))
    if year is YearOf.COMING and -ahead > _HALF_A_YEAR:
        return _iso(near.year + 1, str(month), str(day))
    return iso
