"""What the QR codes of name cards and sign-in pages say.

Digits alone: a keyboard-wedge scanner types them the same under every keyboard layout and input
method, and a QR code holds them most densely. A code is a digit for its kind, ids as decimal
numbers of 39 digits (a UUID has 128 bits), and two check digits (ISO 7064, MOD 97-10) that find
every wrong digit and every swap of neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from roster.base.half_width import half_width, is_digits

_CARD, _HALF_DAY, _MATRIX = "1", "2", "3"
_ID_DIGITS = 39
_PAGE_DIGITS = 4
_MOST = 2**128


@dataclass(frozen=True, slots=True)
class SheetCode:
    """One page of a sign-in sheet; without a half-day it is a matrix of all. Pages count from 1."""

    training_id: str
    period_id: str | None
    page: int


def card_code(enrollment_id: str) -> str:
    """Return the code on the name card of a person in a training: 42 digits."""
    return _sealed(_CARD + _digits(enrollment_id))


def read_card_code(text: str) -> str | None:
    """Return the enrollment's id from the code of a card, or nothing for any other text."""
    body = _opened(text, _CARD, _ID_DIGITS)
    return _id(body) if body else None


def sheet_code(training_id: str, period_id: str | None, page: int) -> str:
    """Return the code on one page of a sign-in sheet: 85 digits, of a matrix 46."""
    number = f"{page:0{_PAGE_DIGITS}d}"
    if period_id is None:
        return _sealed(_MATRIX + _digits(training_id) + number)
    return _sealed(_HALF_DAY + _digits(training_id) + _digits(period_id) + number)


def read_sheet_code(text: str) -> SheetCode | None:
    """Return which page a code stands on, or nothing for any other text."""
    if body := _opened(text, _HALF_DAY, 2 * _ID_DIGITS + _PAGE_DIGITS):
        training_id, period_id = _id(body), _id(body[_ID_DIGITS:])
        if training_id and period_id:
            return SheetCode(training_id, period_id, int(body[2 * _ID_DIGITS :]))
    if (body := _opened(text, _MATRIX, _ID_DIGITS + _PAGE_DIGITS)) and (training_id := _id(body)):
        return SheetCode(training_id, None, int(body[_ID_DIGITS:]))
    return None


def _digits(row_id: str) -> str:
    return f"{UUID(row_id).int:0{_ID_DIGITS}d}"


def _id(digits: str) -> str | None:
    number = int(digits[:_ID_DIGITS])
    return str(UUID(int=number)) if number < _MOST else None


def _sealed(body: str) -> str:
    return f"{body}{98 - int(body) * 100 % 97:02d}"


def _opened(text: str, kind: str, length: int) -> str:
    """Return what a code of this kind holds between its kind and its check digits, or nothing."""
    typed = "".join(half_width(text).split())
    is_whole = is_digits(typed) and len(typed) == length + 3
    if is_whole and typed.startswith(kind) and int(typed) % 97 == 1:
        return typed[1:-2]
    return ""
