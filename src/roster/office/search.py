"""One box that finds people, units, trainings and certificates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from roster.base.half_width import half_width
from roster.base.lookup import looking_for
from roster.base.simplified import written_ways
from roster.db.models import Certificate, Division, Enrollment, Trainee, Training
from roster.divisions.divisions import office_division, subtree
from roster.people.posts import posts_on_paper
from roster.people.trainees import PeopleFilter, find_people, people_rows
from roster.trainings.trainings import training_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


class FoundKind(StrEnum):
    """What was found."""

    PERSON = "person"
    DIVISION = "unit"
    TRAINING = "training"
    CERTIFICATE = "certificate"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found; ``id`` is its own, for a certificate that of its training."""

    kind: FoundKind
    id: str
    title: str
    detail: str


def search(db: Session, text: str, limit: int = 6) -> tuple[Found, ...]:
    """Return what the text may mean, at most ``limit`` of each kind.

    People are found by Han, pinyin, initials, the end of the identity number, phone and unit;
    units by Han, pinyin and initials, trainings by a part of the name, certificates of the number.
    """
    wanted = half_width(text).strip()
    if not wanted:
        return ()
    return (
        *_people(db, wanted, limit),
        *_divisions(db, wanted, limit),
        *_trainings(db, wanted, limit),
        *_certificates(db, wanted, limit),
    )


def _people(db: Session, text: str, limit: int) -> Iterator[Found]:
    ids = find_people(db, PeopleFilter(text))[:limit]
    for person in people_rows(db, ids):
        detail = f"{person.unit_name} {posts_on_paper(person.posts)}".strip()
        yield Found(FoundKind.PERSON, person.id, person.facts.name, detail)


def _divisions(db: Session, text: str, limit: int) -> Iterator[Found]:
    query = (
        select(Division.id, Division.short_name, Division.code)
        .where(Division.id.in_(subtree(office_division(db).id)), Division.valid_to.is_(None))
        .order_by(Division.rank)
    )
    is_meant = looking_for(text)
    fits = (row for row in db.execute(query) if is_meant(row.short_name))
    for row in islice(fits, limit):
        yield Found(FoundKind.DIVISION, row.id, row.short_name, row.code or "")


def _trainings(db: Session, text: str, limit: int) -> Iterator[Found]:
    ways = (Training.title.contains(way, autoescape=True) for way in written_ways(text))
    query = select(Training.id).where(or_(*ways))
    for row in training_rows(db, db.scalars(query.limit(limit)).all()):
        yield Found(FoundKind.TRAINING, row.id, row.title, row.first_day or "")


def _certificates(db: Session, text: str, limit: int) -> Iterator[Found]:
    query = (
        select(Certificate.number, Enrollment.training_id, Trainee.name)
        .join(Enrollment, Enrollment.id == Certificate.enrollment_id)
        .join(Trainee, Trainee.id == Enrollment.trainee_id)
        .where(Certificate.number.contains(text, autoescape=True), ~Certificate.deleted)
        .order_by(Certificate.number)
        .execution_options(include_deleted=True)  # a certificate outlives its holder
    )
    for row in db.execute(query.limit(limit)):
        yield Found(FoundKind.CERTIFICATE, row.training_id, row.number, row.name)
