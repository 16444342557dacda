"""What the people page reads, and its columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from roster.base.dates import dotted
from roster.base.labels import label
from roster.certificates.certificates import CertificateRow, certificates_of
from roster.coverage.records import PersonRecord, record
from roster.db.history.journal import HistoryLine, history
from roster.divisions.divisions import DivisionRow, villages
from roster.people.masking import mask_id_number, mask_phone
from roster.people.names import sort_key
from roster.people.positions import PositionRow, positions_of
from roster.people.posts import in_order, posts_text, rank
from roster.people.trainees import PeopleFilter, PersonRow, find_people, people_rows
from roster.qt.look.languages import translate
from roster.qt.widgets.tables.model import Align, Column

if TYPE_CHECKING:
    from roster.base.codes import Post
    from roster.base.labels import Language


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


def read_people(db: Any, wanted: PeopleFilter) -> PeopleView:  # noqa: ANN401 - the window does not know the database's types
    """Read who is wanted."""
    without = len(find_people(db, PeopleFilter(without_id_number=True)))
    return PeopleView(find_people(db, wanted), villages(db), without)


def read_person(db: Any, trainee_id: str) -> PersonView | None:  # noqa: ANN401 - the window does not know the database's types
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


def posts_in(posts: tuple[Post, ...], language: Language) -> str:
    """Return posts in the language of the window, in rank order."""
    if language == "zh":
        return posts_text(posts)
    return ", ".join(label(post, language) for post in in_order(posts))


def columns(language: Language) -> list[Column[PersonRow]]:
    """Return the columns of the table of people."""
    return [*_who(language), *_what(language), *_numbers()]


def _who(language: Language) -> list[Column[PersonRow]]:
    return [
        Column(
            "name",
            lambda: translate("People", "Name"),
            lambda p: p.facts.name,
            width=96,
            sort=lambda p: sort_key(p.facts.name),
        ),
        Column(
            "gender",
            lambda: translate("People", "Gender"),
            lambda p: label(p.facts.gender, language),
            Align.CENTRE,
            width=60,
            sort=lambda p: p.facts.gender or "",
        ),
        Column(
            "birth",
            lambda: translate("People", "Born"),
            lambda p: dotted(p.facts.birth or ""),
            width=88,
            sort=lambda p: p.facts.birth or "",
            digits=True,
        ),
        Column(
            "posts",
            lambda: translate("People", "Posts"),
            lambda p: posts_in(p.posts, language),
            width=160,
            stretch=True,
            sort=lambda p: rank(p.posts) or (99,),
        ),
        Column(
            "village",
            lambda: translate("People", "Village"),
            lambda p: p.unit_name,
            width=110,
            sort=lambda p: sort_key(p.unit_name),
        ),
    ]


def _what(language: Language) -> list[Column[PersonRow]]:
    return [
        Column(
            "new",
            lambda: translate("People", "New"),
            lambda p: "✓" if p.newly_elected else "",
            Align.CENTRE,
            width=56,
            sort=lambda p: not p.newly_elected,
            tooltip=lambda p: translate("People", "Newly elected") if p.newly_elected else "",
        ),
        Column(
            "political",
            lambda: translate("People", "Political status"),
            lambda p: label(p.facts.political_status, language),
            width=88,
            sort=lambda p: p.facts.political_status or "",
        ),
        Column(
            "education",
            lambda: translate("People", "Education"),
            lambda p: label(p.facts.education, language),
            width=88,
            sort=lambda p: p.facts.education or "",
            hidden=True,
        ),
        Column(
            "ethnicity",
            lambda: translate("People", "Ethnicity"),
            lambda p: p.facts.ethnicity or "",
            width=72,
            sort=lambda p: p.facts.ethnicity or "",
            hidden=True,
        ),
    ]


def _numbers() -> list[Column[PersonRow]]:
    return [
        Column(
            "phone",
            lambda: translate("People", "Phone"),
            lambda p: mask_phone(p.facts.phone or ""),
            width=112,
            sort=lambda p: p.facts.phone or "",
            digits=True,
        ),
        Column(
            "id_number",
            lambda: translate("People", "Identity number"),
            lambda p: mask_id_number(p.facts.id_number or ""),
            width=176,
            sort=lambda p: p.facts.id_number or "",
            digits=True,
            hidden=True,
        ),
    ]
