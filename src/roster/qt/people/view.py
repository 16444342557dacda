"""What the people page reads, and its columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.base.words import label
from roster.certificates.certificates import CertificateRow, certificates_of
from roster.coverage.records import PersonRecord, record
from roster.db.history.journal import HistoryLine, history
from roster.divisions.divisions import DivisionRow, villages
from roster.people.masking import mask_id_number, mask_phone
from roster.people.names import sort_key
from roster.people.positions import PositionRow, positions_of
from roster.people.posts import posts_text, rank
from roster.people.trainees import PeopleFilter, PersonRow, find_people, people_rows
from roster.qt.look.languages import translate
from roster.qt.widgets.tables.columns import Column, date_column, mark_column, text_column

if TYPE_CHECKING:
    from roster.base.words import Language
    from roster.db.engine import Database


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


def read_people(database: Database, wanted: PeopleFilter) -> PeopleView:
    """Read who is wanted."""
    with database.reading() as db:
        without = len(find_people(db, PeopleFilter(without_id_number=True)))
        return PeopleView(find_people(db, wanted), villages(db), without)


def read_person(database: Database, trainee_id: str) -> PersonView | None:
    """Read one person, or nothing when there is no such person any more."""
    with database.reading() as db:
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
    return [*_who(language), *_what(language), *_numbers()]


def _who(language: Language) -> list[Column[PersonRow]]:
    return [
        text_column(
            "name",
            lambda: translate("People", "Name"),
            lambda p: p.facts.name,
            96,
            sort=lambda p: sort_key(p.facts.name),
        ),
        mark_column(
            "gender",
            lambda: translate("People", "Gender"),
            lambda p: label(p.facts.gender, language),
            60,
            sort=lambda p: p.facts.gender or "",
        ),
        date_column(
            "birth", lambda: translate("People", "Born"), lambda p: p.facts.birth, sort=True
        ),
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
        text_column(
            "political",
            lambda: translate("People", "Political status"),
            lambda p: label(p.facts.political_status, language),
            88,
            sort=lambda p: p.facts.political_status or "",
        ),
        text_column(
            "education",
            lambda: translate("People", "Education"),
            lambda p: label(p.facts.education, language),
            88,
            sort=lambda p: p.facts.education or "",
            hidden=True,
        ),
        text_column(
            "ethnicity",
            lambda: translate("People", "Ethnicity"),
            lambda p: p.facts.ethnicity,
            72,
            sort=True,
            hidden=True,
        ),
    ]


def _numbers() -> list[Column[PersonRow]]:
    return [
        text_column(
            "phone",
            lambda: translate("People", "Phone"),
            lambda p: mask_phone(p.facts.phone or ""),
            112,
            sort=lambda p: p.facts.phone or "",
            digits=True,
        ),
        text_column(
            "id_number",
            lambda: translate("People", "Identity number"),
            lambda p: mask_id_number(p.facts.id_number or ""),
            176,
            sort=lambda p: p.facts.id_number or "",
            digits=True,
            hidden=True,
        ),
    ]
