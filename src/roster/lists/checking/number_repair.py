"""What a damaged identity number may have been (GB 11643, DOMAIN.md section 3.5).

Each mistake that people and spreadsheets make with a number is undone in all possible ways; the
check digit, the birth and the gender leave those that could be a number of this person. Which of
them is right is never decided here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product, takewhile
from typing import TYPE_CHECKING, NamedTuple

from stdnum.cn.ric import calc_check_digit

from roster.base.codes.people import Gender
from roster.lists.checking.codes import Repair
from roster.people import identity_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_DIGITS = "0123456789"
_LENGTH, _OLD_LENGTH = 18, 15
_BODY = _LENGTH - 1
_KEPT = 15  # digits that Excel keeps of a long number
_REACH = 128  # how far beside a double of this size the numbers lie that it stands for
#: A mantissa shorter than this was cut for display, and more than Excel's three digits are gone.
_LEAST_KEPT = 13
_SCIENTIFIC = re.compile(r"(\d)(?:\.(\d+))?E\+?(\d+)", re.IGNORECASE)
_NO_SIGN = re.compile(r"[^0-9X]")
_CENTURIES = ("19", "20")
#: GB/T 2260: counties come and go, the first two digits of a province stay (83, 91: permits).
_PROVINCE = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
#: The 17th digit tells the gender.
_LAST_OF_ORDER = {Gender.MALE.value: "13579", Gender.FEMALE.value: "02468"}
_TYPED_FOR = {
    "0": "OoQDΟοОо〇○",  # Latin, Greek, Cyrillic, and the Han zero
    "1": "lI|iΙІ!",
    "2": "Zz",
    "5": "Ss",
    "6": "bG",
    "8": "B",
    "9": "gq",
}
_LOOK_ALIKE = str.maketrans({sign: digit for digit, signs in _TYPED_FOR.items() for sign in signs})


class Repaired(NamedTuple):
    """A sound number and how it differs from what was typed."""

    number: str
    repair: Repair


def repairs(raw: str, birth: str | None = None, gender: str | None = None) -> tuple[Repaired, ...]:
    """Return every number that one mistake turns into ``raw``, likeliest mistake first.

    Args:
        raw: the cell's text; of a number cell the double as Python writes it.
        birth: ISO 8601 with reduced precision, as the list gives it beside the number.
        gender: a code of :class:`roster.base.codes.people.Gender`, likewise.
    """
    found: dict[str, Repair] = {}
    is_theirs = _owner_test(birth, gender)
    for repair, numbers in _attempts(raw):
        for number in filter(is_theirs, numbers):
            if number not in found and identity_number.check(number) is None:
                found[number] = repair
    return tuple(Repaired(number, repair) for number, repair in found.items())


def is_possible(number: str, birth: str | None, gender: str | None) -> bool:
    """Tell whether a number is sound and of somebody with this birth and gender."""
    return _owner_test(birth, gender)(number) and identity_number.check(number) is None


def _owner_test(birth: str | None, gender: str | None) -> Callable[[str], bool]:
    """Return a quick test for numbers of somebody with this birth and gender."""
    born = (birth or "").replace("-", "")
    last_of_order = _LAST_OF_ORDER.get(gender or "", _DIGITS)

    def is_theirs(number: str) -> bool:
        return (
            number.startswith(born, 6)
            and number.startswith(_CENTURIES, 6)
            and _PROVINCE.match(number) is not None
            and number[16:17] in last_of_order
        )

    return is_theirs


def too_little_left(raw: str) -> bool:
    """Tell whether so few digits are left (4.412E+17) that nobody can list the possible numbers."""
    return 0 < len(_shown_digits(raw) or "") < _LEAST_KEPT


def fits_remains(raw: str, number: str) -> bool:
    """Tell whether a sound number agrees with what is left of it in ``raw``.

    Lost digits leave a beginning; any other damage leaves all digits but two.
    """
    shown = _shown_digits(raw)
    if shown is None:
        return _distance(_typed(raw).translate(_LOOK_ALIKE), number) <= 2
    if not shown or (number.endswith("X") and not _lacks_last(raw)):
        return False  # a number that ends in X is text, and no spreadsheet touches it
    if len(shown) < _LEAST_KEPT:
        return shown in {number[: len(shown)], _rounded(number[:_BODY], len(shown))}
    return number.startswith(_kept(shown)) or number in set(_beside_double(raw))


def changed_places(raw: str, number: str) -> tuple[int, ...]:
    """Return the places of ``number``, from 0, whose signs are not as they were typed."""
    shown = _shown_digits(raw)
    typed = _typed(raw) if shown is None else _kept(shown)
    if len(typed) == len(number):
        return tuple(place for place in range(len(number)) if typed[place] != number[place])
    first = _common(typed, number)
    longest = len(number) - first - (len(number) > len(typed))
    last = min(_common(typed[::-1], number[::-1]) if shown is None else 0, longest)
    return tuple(range(first, len(number) - last))


def _attempts(raw: str) -> Iterator[tuple[Repair, Iterable[str]]]:
    """Yield the numbers that each kind of mistake would explain."""
    typed = _typed(raw)
    shown = _shown_digits(raw)
    if shown is not None:
        yield Repair.DIGITS_LOST, _before_loss(raw, shown)
    if _SCIENTIFIC.fullmatch(typed):
        return
    alike = typed.translate(_LOOK_ALIKE)
    if alike != typed:
        yield Repair.LOOK_ALIKE_SIGN, [alike]
    bare = _NO_SIGN.sub("", typed)
    if bare != typed:
        yield Repair.EXTRA_SIGNS, [bare]
    if len(typed) == _LENGTH:
        yield Repair.NEIGHBOURS_SWAPPED, _with_neighbours_swapped(typed)
        yield Repair.WRONG_DIGIT, _with_one_other(typed)
    elif _OLD_LENGTH <= len(typed) < _LENGTH and typed.isdecimal():
        yield Repair.LAST_SIGNS_MISSING, _completed(typed)
        yield from _of_short(typed)
    elif len(typed) == _LENGTH + 1:
        yield Repair.DIGIT_TOO_MANY, _with_one_less(typed)


def _of_short(typed: str) -> Iterator[tuple[Repair, Iterable[str]]]:
    if len(typed) == _BODY:
        yield Repair.DIGIT_LEFT_OUT, _with_one_more(typed)
    if len(typed) == _OLD_LENGTH:
        old = (number for number in _with_one_other(typed) if number.isdigit())
        yield Repair.WRONG_DIGIT, map(identity_number.widen, old)


# --- lost digits ---------------------------------------------------------------------------


@lru_cache(maxsize=16)
def _shown_digits(raw: str) -> str | None:
    """Return the leading digits that a spreadsheet has left, or nothing when it took none."""
    typed = _typed(raw)
    if match := _SCIENTIFIC.fullmatch(typed):
        return match[1] + (match[2] or "") if int(match[3]) in (_BODY - 1, _BODY) else ""
    is_cut = len(typed) == _LENGTH and typed.isdigit() and typed.endswith("000")
    return typed[:_KEPT] if is_cut else None  # one in eleven passes the check all the same


def _kept(shown: str) -> str:
    """Return the digits that are sure; Python drops zeros at the end of a mantissa."""
    return shown[:_KEPT].ljust(_KEPT, "0") if len(shown) >= _LEAST_KEPT else shown


def _lacks_last(raw: str) -> bool:
    """Tell whether 17 digits were typed as a number, the last sign left out before the loss."""
    match = _SCIENTIFIC.fullmatch(_typed(raw))
    return match is not None and int(match[3]) == _BODY - 1


def _before_loss(raw: str, shown: str) -> Iterator[str]:
    """Yield what became these digits: cut off by Excel, or rounded to a double by others."""
    if len(shown) < _LEAST_KEPT:
        return
    yield from _beside_double(raw)
    if len(shown) <= _KEPT:
        lacks_last = _lacks_last(raw)
        whole = _completed(_kept(shown))
        yield from (number for number in whole if lacks_last or number.isdigit())


def _beside_double(raw: str) -> Iterator[str]:
    """Yield the numbers that a spreadsheet holds as the same double."""
    value = float(_typed(raw))
    middle = int(value)
    same = (n for n in range(middle - _REACH, middle + _REACH) if float(n) == value)
    if _lacks_last(raw):
        yield from (number for body in same for number in _completed(str(body)))
    else:
        yield from map(str, same)


def _rounded(number: str, digits: int) -> str:
    """Return a number as a narrow column shows its first digits."""
    division: int = 10 ** (len(number) - digits)
    return str((int(number) + division // 2) // division)


# --- slips of the hand -----------------------------------------------------------------------


@lru_cache(maxsize=16)  # the same cell is asked about many times in a row
def _typed(raw: str) -> str:
    cleaned = identity_number.clean(raw)
    return cleaned.removesuffix(".0") if cleaned[:-2].isdigit() else cleaned


def _completed(beginning: str) -> Iterator[str]:
    """Yield the numbers that begin so: all digits that may follow, and the sign that checks."""
    for digits in product(_DIGITS, repeat=max(0, _BODY - len(beginning))):
        body = beginning + "".join(digits)
        yield body + str(calc_check_digit(body + "0"))


def _with_neighbours_swapped(typed: str) -> Iterator[str]:
    for place in range(len(typed) - 1):
        yield typed[:place] + typed[place + 1] + typed[place] + typed[place + 2 :]


def _with_one_other(typed: str) -> Iterator[str]:
    for place in range(len(typed)):
        for sign in _DIGITS + "X":
            yield typed[:place] + sign + typed[place + 1 :]


def _with_one_more(typed: str) -> Iterator[str]:
    for place in range(len(typed) + 1):
        for sign in _DIGITS:
            yield typed[:place] + sign + typed[place:]


def _with_one_less(typed: str) -> Iterator[str]:
    for place in range(len(typed)):
        yield typed[:place] + typed[place + 1 :]


def _common(text: str, other: str) -> int:
    """Return how many signs two texts share at their beginning."""
    pairs = zip(text, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _distance(text: str, other: str) -> int:
    """Return how many slips lie between two texts: signs changed, added, left out, swapped."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, sign in enumerate(text):
        above, row = row, [i + 1]
        for j, wanted in enumerate(other):
            steps = min(above[j] + (sign != wanted), above[j + 1] + 1, row[j] + 1)
            if i and j and sign == other[j - 1] and text[i - 1] == wanted:
                steps = min(steps, before[j - 1] + 1)
            row.append(steps)
        before = above
    return row[-1]
