"""Values of the further fields, as a clerk may enter them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from roster.base.blank_words import NOTHING
from roster.people.fact_words import plain
from roster.people.fields import Kind, further_fields

if TYPE_CHECKING:
    from roster.people.fields import Field

FURTHER = further_fields()
_VALUES: dict[Kind, tuple[object, object]] = {
    Kind.TEXT: ("高要区河台镇12号", "广东四会"),
    Kind.DATE: ("2001-07", "2003-05-12"),
    Kind.NUMBER: ("15400001234", "15400005678"),
    Kind.YES_NO: (True, False),
}


def name_of(field: Field) -> str:
    """Return what a test calls a field."""
    return field.name


def value_of(field: Field, place: int = 0) -> Any:  # noqa: ANN401 - of any kind
    """Return one value of a field, or another."""
    return list(field.codes)[place] if field.codes else _VALUES[field.kind][place]


def _is_told(text: str) -> bool:
    return plain(text) not in NOTHING and any(map(str.isalnum, text))


_DRAWN: dict[Kind, st.SearchStrategy[object]] = {
    Kind.TEXT: st.text("高要区河台镇大坪村３12号（）、,=+@'-", min_size=1, max_size=16)
    .map(str.strip)
    .filter(_is_told),
    Kind.DATE: st.dates(date(1950, 1, 1), date(2025, 12, 31)).map(lambda day: day.isoformat()[:7]),
    Kind.NUMBER: st.integers(0, 9_999_999).map(lambda n: f"1540{n:07d}"),
    Kind.YES_NO: st.booleans(),
}


def values_of(field: Field) -> st.SearchStrategy[object]:
    """Return all values of a field, and that nobody told it."""
    told = st.sampled_from([*field.codes]) if field.codes else _DRAWN[field.kind]
    return st.none() | told
