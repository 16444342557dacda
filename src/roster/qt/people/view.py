"""What the people page reads, and its columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.certificates.certificates import CertificateRow, certificates_of
from roster.coverage.records import PersonRecord, record
from roster.db.history.journal import HistoryLine, history
from roster.divisions.divisions import DivisionRow, villages
from roster.people.fields import Kind, by_name, further_fields
from roster.people.names import sort_key
from roster.people.positions import PositionRow, positions_of
from roster.people.posts import posts_text, rank
from roster.people.strokes import stroke_key, surname_strokes
from roster.people.trainees import PeopleFilter, PersonRow, find_people, people_rows
from roster.qt.look.languages import spoken, translate
from roster.qt.widgets.tables.columns import Column, mark_column, text_column

if TYPE_CHECKING:
    from roster.base.words import Language
    from roster.db.engine import Db

_FURTHER_WIDTH = 120


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The ids wanted, and what the filter bar offers."""

    ids: tuple[str, ...]
    villages: tuple[DivisionRow, ...]
    without_id_number: int


@dataclass(frozen=True, slots=True)
class PersonView:
    """Everything about one person."""

    person: PersonRow
    positions: tuple[PositionRow, ...]
    record: PersonRecord
    certificates: tuple[CertificateRow, ...]
    history: tuple[HistoryLine, ...]


def read_people(db: Db, wanted: PeopleFilter) -> PeopleView:
    """Read who is wanted."""
    without = len(find_people(db, PeopleFilter(without_id_number=True)))
    return PeopleView(find_people(db, wanted), villages(db), without)


def read_person(db: Db, trainee_id: str) -> PersonView | None:
    """Read one person, or nothing when there is no such person any more."""
    rows = people_rows(db, [trainee_id])
    if not rows:
        return None
    held = positions_of(db, trainee_id)
    return PersonView(
        rows[0],
        held,
        record(db, trainee_id),
        certificates_of(db, trainee_id),
        history(db, [trainee_id, *(position.id for position in held)]),
    )


def columns(language: Language) -> list[Column[PersonRow]]:
    """Return the columns of the table of people."""
    further = [
        _fact(field.name, language, width=_FURTHER_WIDTH, hidden=True) for field in further_fields()
    ]
    return [*_who(language), *_what(language), _strokes(), *further, *_numbers(language)]


def _strokes() -> Column[PersonRow]:
    """Return the strokes of the surname; sorted by it, a list stands as official ones do."""
    return text_column(
        "strokes",
        lambda: translate("People", "Strokes of surname"),
        lambda p: str(surname_strokes(p.facts.name) or ""),
        96,
        sort=lambda p: stroke_key(p.facts.name),
        digits=True,
        hidden=True,
    )


def _fact(
    name: str,
    language: Language,
    key: str = "",
    *,
    width: int,
    hidden: bool = False,
) -> Column[PersonRow]:
    """Return the column of a fact, masked where it is personal."""
    field = by_name()[name]

    def text(person: PersonRow) -> str:
        return field.mask(field.shown(getattr(person.facts, name), language))

    column = mark_column if name == "gender" else text_column
    return column(
        key or name,
        lambda: spoken(field.short or field.words),
        text,
        width,
        sort=lambda person: getattr(person.facts, name) or "",
        digits=field.kind in {Kind.DATE, Kind.NUMBER},
        hidden=hidden,
    )


def _who(language: Language) -> list[Column[PersonRow]]:
    return [
        text_column(
            "name",
            lambda: translate("People", "Name"),
            lambda p: p.facts.name,
            96,
            sort=lambda p: sort_key(p.facts.name),
        ),
        _fact("gender", language, width=60),
        _fact("birth", language, width=88),
        text_column(
            "posts",
            lambda: translate("People", "Posts"),
            lambda p: posts_text(p.posts, language),
            160,
            stretch=True,
            sort=lambda p: rank(p.posts) or (99,),
        ),
        text_column(
            "village",
            lambda: translate("People", "Village"),
            lambda p: p.unit_name,
            110,
            sort=lambda p: sort_key(p.unit_name),
        ),
    ]


def _what(language: Language) -> list[Column[PersonRow]]:
    return [
        mark_column(
            "new",
            lambda: translate("People", "New"),
            lambda p: "✓" if p.newly_elected else "",
            56,
            sort=lambda p: not p.newly_elected,
            tooltip=lambda p: translate("People", "Newly elected") if p.newly_elected else "",
        ),
        _fact("political_status", language, "political", width=88),
        _fact("education", language, width=88, hidden=True),
        _fact("ethnicity", language, width=72, hidden=True),
    ]


def _numbers(language: Language) -> list[Column[PersonRow]]:
    return [
        _fact("phone", language, width=112),
        _fact("id_number", language, width=176, hidden=True),
    ]
