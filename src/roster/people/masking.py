"""Identity numbers and phones as they may be shown, printed and published.

The forms of DOMAIN.md section 7.2: a mask is as long as what it hides, and no mask can be read
back as a number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_MOST_COMPARED = 4
_NUMBER = re.compile(r"\d{10,}[\dXx]")


def mask_id_number(number: str) -> str:
    """Return an identity number with its first six and last four characters: 441204********1234.

    Anything shorter than 15 characters is hidden whole.
    """
    return _masked(number, 6, 4) if len(number) >= 15 else "*" * len(number)


def mask_phone(number: str) -> str:
    """Return a mobile number as 138****1234; of shorter numbers only the ends are shown."""
    if len(number) >= 11:
        return _masked(number, 3, 4)
    shown = len(number) // 4
    return _masked(number, shown, shown)


def mask_text(text: str) -> str:
    """Return as many signs as a text has, none of them its own: an address tells by any part."""
    return "*" * len(text)


def mask_within(text: str) -> str:
    """Return a text with everything in it masked that looks like such a number.

    For words of which nobody knows what they are.
    """
    return _NUMBER.sub(_mask_found, text)


def _mask_found(found: re.Match[str]) -> str:
    number = found.group()
    return (mask_id_number if len(number) >= 15 else mask_phone)(number)


def mask_beside(number: str, other: str) -> str:
    """Return an identity number masked as it stands beside another: with what tells them apart."""
    pairs = enumerate(zip(number, other, strict=False))
    return mask_for_comparing(
        number, [at for at, (digit, other_digit) in pairs if digit != other_digit]
    )


def _masked(text: str, first: int, last: int) -> str:
    hidden = len(text) - first - last
    return text[:first] + "*" * hidden + text[len(text) - last :]


def mask_for_comparing(number: str, places: Collection[int]) -> str:
    """Return a masked identity number that also shows the characters at some places (from 0).

    That is what must be seen to compare two numbers. Where so many characters differ that the
    whole birth date would be shown, nothing more than usual is.
    """
    masked = mask_id_number(number)
    if len(places) > _MOST_COMPARED:
        return masked
    return "".join(number[at] if at in places else sign for at, sign in enumerate(masked))
