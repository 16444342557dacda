"""Identity numbers of residents (GB 11643): checking, widening and what they tell.

Birth places are deliberately not judged: the first six digits name the county of the day of the
first registration, which may have gone long ago (DOMAIN.md section 1.1).
"""

from __future__ import annotations

import re
from functools import lru_cache

from stdnum.cn.ric import calc_check_digit

from roster.base.blank_words import NOTHING
from roster.base.codes.people import Gender
from roster.base.dates import is_iso_date
from roster.base.half_width import half_width
from roster.people.problems import ProblemKind

_SOUND = re.compile(r"[0-9]{17}[0-9X]")
#: Signs between the digits, and a word in brackets behind them (44…9（本人）).
_NOISE = re.compile(
    r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'‘’`´\"“”\-‐‑–—_·]+|[(（][^()（）0-9]*[)）]\s*$"
)
#: Words and signs around the number: 身份证号：44…9。
_AROUND = re.compile(r"^(?:ID)?[^0-9A-Za-z?*]+(?=[0-9])|(?<=[0-9X])[^0-9A-Za-z?]+$", re.IGNORECASE)
_DOTTED = re.compile(r"([0-9]{6})\.([0-9]{8})\.([0-9]{3}[0-9X])")
_FLOAT = re.compile(r"[0-9]{18}\.0+")
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d+", re.IGNORECASE)

#: Every letter or sign that people type for the last X: Latin, Cyrillic and Greek look-alikes.
_TO_X = str.maketrans(dict.fromkeys("xХхΧχ×✕Ⅹⅹ", "X"))


def clean(text: str) -> str:
    """Return the number in ASCII without spaces, quotes, hyphens and remarks; ``X`` upper case.

    Digits are never changed, so a sound number stays the same.
    """
    if _SOUND.fullmatch(text):
        return text
    cleaned = _NOISE.sub("", half_width(text).translate(_TO_X))
    if len(cleaned) == 18:
        return cleaned[:17] + "X" if cleaned[17] == "*" else cleaned
    bare = _DOTTED.sub(r"\1\2\3", _AROUND.sub("", cleaned))
    return bare if _SOUND.fullmatch(bare) else cleaned


def check(number: str) -> ProblemKind | None:
    """Return what is wrong with a cleaned number of 18 characters, or nothing.

    A number that ends in 000 and fails went through a spreadsheet, which keeps 15 digits.
    """
    if not _SOUND.fullmatch(number):
        return ProblemKind.ID_LENGTH
    if calc_check_digit(number) != number[17]:
        lost = number.endswith("000")
        return ProblemKind.ID_DIGITS_LOST if lost else ProblemKind.ID_CHECK_DIGIT
    if not is_iso_date(birth(number)):
        return ProblemKind.ID_BIRTH_MISMATCH
    return None


def widen(number: str) -> str:
    """Return the 18 characters of a number of the first generation (15 digits, born 19xx)."""
    longer = f"{number[:6]}19{number[6:]}"
    return longer + str(calc_check_digit(longer + "0"))


def birth(number: str) -> str:
    """Return the date of birth in a number of 18 characters, ISO 8601."""
    return f"{number[6:10]}-{number[10:12]}-{number[12:14]}"


def gender(number: str) -> Gender:
    """Return the gender in a number of 18 characters: the 17th digit is odd for men."""
    return Gender.MALE if number[16] in "13579" else Gender.FEMALE


@lru_cache(maxsize=20480)  # a list's numbers are read once and checked again before they are kept
def read_id_number(text: str) -> tuple[str | None, ProblemKind | None]:
    """Return the sound number that a text holds, or what is wrong with it.

    Blank cells and words for "none" give neither.
    """
    number = clean(text)
    if len(number) == 18:
        kind = check(number)
        return (None, kind) if kind else (number, None)
    if number in NOTHING or text.strip() in NOTHING:
        return None, None
    if _SCIENTIFIC.fullmatch(number) or _FLOAT.fullmatch(number):
        return None, ProblemKind.ID_DIGITS_LOST
    if len(number) == 15 and number.isascii() and number.isdigit():
        longer = widen(number)
        if check(longer) is None:
            return longer, None
    return None, ProblemKind.ID_LENGTH
