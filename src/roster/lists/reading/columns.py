"""Rows in bundles, and the columns of a bundle as they travel to the parent.

Columns rather than rows: most columns hold values of one type, or few different values, and are
then treated as a whole, which costs a fraction of looking at each of a million cells.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import lru_cache
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any, TypeAlias

from roster.lists.reading.cells import (
    LARGEST_EXACT,
    Cell,
    CellDate,
    CellError,
    FormulaWithoutValue,
)
from roster.lists.reading.child.messages import Bundle, Column, packed_cell
from roster.lists.reading.number_formats import number_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

#: Rows in a bundle.
BUNDLE = 1_000

_DAY = 86_400
_SAMPLE = 64
_MOST_PLACES = 256  # a place is one byte
_Places: TypeAlias = dict[object, int]
_TEXTS = frozenset({str, type(None)})


def bundled(rows: Iterable[tuple[int, Sequence[object]]]) -> Iterator[Bundle]:
    """Yield rows of any length in bundles, short ones filled up with None."""
    remaining = iter(rows)
    while bundle := list(islice(remaining, BUNDLE)):
        numbers, cells = zip(*bundle, strict=True)
        yield numbers, list(zip_longest(*cells))


class Columns:
    """The columns of one sheet as they travel, bundle after bundle."""

    def __init__(self) -> None:
        self._known: defaultdict[int, _Places] = defaultdict(dict)  # by column

    def travelling(self, columns: Sequence[Sequence[object]]) -> tuple[Column, ...]:
        """Return the next bundle; empty texts become None, whole numbers ``int``."""
        return tuple(_column(values, self._known[at]) for at, values in enumerate(columns))


def _column(values: Sequence[object], known: _Places) -> Column:
    kinds = set(map(type, values))
    if kinds <= _TEXTS:
        return _repeated_texts(values, known) or _texts(values)
    if kinds == {float} and (whole := _whole_numbers(values)):
        return Column(whole)
    return Column([_BY_TYPE[value.__class__](value) for value in values])


def _repeated_texts(values: Sequence[object], known: _Places) -> Column | None:
    """Return texts of a column that repeats a few: then each travels once."""
    try:
        places = bytes(map(known.__getitem__, values))
    except KeyError:
        if len(set(values[:_SAMPLE])) > _SAMPLE // 2:
            return None
        for value in dict.fromkeys(values):
            known.setdefault(value, len(known))
        if len(known) > _MOST_PLACES:
            known.clear()
            return None
        places = bytes(map(known.__getitem__, values))
    return Column([value or None for value in known], places)


def _texts(values: Sequence[object]) -> Column:
    return Column([value or None for value in values] if "" in values else list(values))


def _whole_numbers(values: Sequence[Any]) -> list[int]:
    """Return numbers as int when all of them are whole and exact; else nothing."""
    if all(map(float.is_integer, values)) and max(map(abs, values)) <= LARGEST_EXACT:
        return list(map(int, values))
    return []


@lru_cache(maxsize=65_536)  # dates of birth repeat
def _date(value: dt.date) -> object:
    return packed_cell(CellDate(value.isoformat()[:10]))


def _time(value: dt.time) -> Cell:
    return number_cell((value.hour * 3_600 + value.minute * 60 + value.second) / _DAY)


def _duration(value: dt.timedelta) -> Cell:
    return number_cell(value.total_seconds() / _DAY)


def _text(value: str) -> str | None:
    return value or None


def _same(value: object) -> object:
    return value


_BY_TYPE: dict[type, Callable[[Any], object]] = {
    str: _text,
    float: number_cell,
    int: _same,
    bool: _same,
    type(None): _same,
    CellDate: packed_cell,
    CellError: packed_cell,
    FormulaWithoutValue: packed_cell,
    dt.date: _date,
    dt.datetime: _date,
    dt.time: _time,
    dt.timedelta: _duration,
}
