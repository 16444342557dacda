"""Coverage: who must attend, who did, who is missing; persons and person-times kept apart.

A person counts once (人数) however many trainings; every completed enrollment counts as a
person-time (人次). The two are never divided by one another (DOMAIN.md section 4.9).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Select, func, select

from roster.base.codes.trainings import TEACHING, Completion, Tier, TrainingState
from roster.base.days import require_day
from roster.coverage.requirements import (
    RequirementRow,
    list_requirements,
    tiers_that_count,
    who_must,
)
from roster.db.models import Enrollment, Makeup, Period, Training
from roster.divisions.divisions import divisions_ever, villages
from roster.people.positions import current_term
from roster.people.trainees import people_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from roster.base.codes.people import Post
    from roster.people.trainees import PersonRow


@dataclass(frozen=True, slots=True)
class PersonCovered:
    """One person who must attend; ``trained`` tells whether the person did."""

    trainee_id: str
    name: str
    unit_id: str
    unit_name: str
    posts: tuple[Post, ...]
    trained: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """Persons who must attend and who did."""

    must: int
    trained: int

    @property
    def missing(self) -> int:
        """Persons still to be trained."""
        return self.must - self.trained

    @property
    def percent(self) -> str:
        """The share trained, see :func:`percent_text`."""
        return percent_text(self.trained, self.must)


@dataclass(frozen=True, slots=True)
class TierCoverage:
    """One requirement of a tier with everybody it means, in the order of a list."""

    requirement: RequirementRow
    people: tuple[PersonCovered, ...]

    @property
    def figure(self) -> Figure:
        """Persons of the whole requirement."""
        return figure_of(self.people)

    @property
    def missing(self) -> tuple[PersonCovered, ...]:
        """The people still to be trained."""
        return tuple(person for person in self.people if not person.trained)


@dataclass(frozen=True, slots=True)
class DivisionCoverage:
    """One village (or another unit that people are of): persons by a requirement's key."""

    unit_id: str
    unit_name: str
    figures: dict[str, Figure]


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """Coverage on a day. ``persons`` counts over all requirements, each person once.

    ``tiers`` has one entry a requirement, from the province down; a tier may have several.
    ``trainings`` are those closed by that day (期数), ``person_times`` the completed enrollments
    in them (人次), ``persons_trained`` the people behind those. ``to_come`` are the last days of
    those that are closed too and not counted, because they were not over by that day.
    """

    as_of: str
    tiers: tuple[TierCoverage, ...]
    divisions: tuple[DivisionCoverage, ...]
    persons: Figure
    trainings: int
    person_times: int
    persons_trained: int
    to_come: tuple[str, ...] = ()


def percent_text(part: int, whole: int) -> str:
    """Return part of whole with one decimal, half up, in integers; "—" for nothing of nothing.

    100.0% is shown only when nobody is missing (DOMAIN.md section 8).
    """
    if not whole:
        return "—"
    tenths = (part * 2000 + whole) // (2 * whole)
    if tenths >= 1000 and part < whole:
        tenths = 999
    return f"{tenths // 10}.{tenths % 10}%"


def figure_of(people: Iterable[PersonCovered]) -> Figure:
    """Count people."""
    people = tuple(people)
    return Figure(len(people), sum(person.trained for person in people))


def coverage_report(db: Session, as_of: str) -> CoverageReport:
    """Return the coverage of the office's unit in the current term on the day ``as_of`` (ISO).

    Raises:
        DayUnreadable
    """
    require_day(as_of)
    done = _completed(db, as_of)
    meant = who_must(db, list_requirements(db, current_term(db).id))
    rows = people_rows(db, list({i: None for _requirement, ids in meant for i in ids}))
    people = {row.id: row for row in rows}
    tiers = tuple(
        _tier(db, requirement, [people[i] for i in ids if i in people], done)
        for requirement, ids in meant
    )
    everybody = {person.trainee_id: person for tier in tiers for person in tier.people}
    lacking = {person.trainee_id for tier in tiers for person in tier.missing}
    return CoverageReport(
        as_of=as_of,
        tiers=tiers,
        divisions=_divisions(db, tiers),
        persons=Figure(len(everybody), len(everybody) - len(lacking)),
        trainings=_held(db, as_of),
        person_times=len(done),
        persons_trained=len({person for _training, _tier, person in done}),
        to_come=_to_come(db, as_of),
    )


def _closed_by(db: Session, as_of: str) -> Select[str]:
    """Return a query of the trainings of the term that were over and closed by the day."""
    last_days = (
        select(Period.training_id, func.max(Period.date).label("last_day"))
        .group_by(Period.training_id)
        .subquery()
    )
    return (
        select(Training.id)
        .join(last_days, last_days.c.training_id == Training.id)
        .where(
            Training.state == TrainingState.CLOSED,
            Training.kind.in_(TEACHING),
            Training.term_id == current_term(db).id,
            last_days.c.last_day <= as_of,
        )
    )


def _held(db: Session, as_of: str) -> int:
    return len(db.scalars(_closed_by(db, as_of)).all())


def _to_come(db: Session, as_of: str) -> tuple[str, ...]:
    """Return the last days of the closed trainings that were not over by the day, in order."""
    last_day = func.max(Period.date)
    query = (
        select(last_day)
        .join(Training, Training.id == Period.training_id)
        .where(
            Training.state == TrainingState.CLOSED,
            Training.kind.in_(TEACHING),
            Training.term_id == current_term(db).id,
        )
        .group_by(Training.id)
        .having(last_day > as_of)
    )
    return tuple(sorted(db.scalars(query)))


def _completed(db: Session, as_of: str) -> list[tuple[str, Tier, str]]:
    """Return (training, tier, person) of every enrollment completed by the day.

    Who made up for something had completed the training only on the day of the makeup.
    """
    made_up_later = (
        select(Makeup.missed_enrollment_id)
        .join(Period, Period.id == Makeup.made_period_id)
        .where(Period.date > as_of)
    )
    query = (
        select(Training.id, Training.tier, Enrollment.trainee_id)
        .join(Enrollment, Enrollment.training_id == Training.id)
        .where(
            Training.id.in_(_closed_by(db, as_of)),
            Enrollment.completion == Completion.COMPLETED,
            Enrollment.id.not_in(made_up_later),
        )
    )
    return [(row.id, Tier(row.tier), row.trainee_id) for row in db.execute(query)]


def _tier(
    db: Session,
    requirement: RequirementRow,
    meant: Iterable[PersonRow],
    done: list[tuple[str, Tier, str]],
) -> TierCoverage:
    counting = tiers_that_count(db, requirement)
    times: dict[str, int] = {}
    for _training, tier, person in done:
        if tier in counting:
            times[person] = times.get(person, 0) + 1
    people = tuple(
        PersonCovered(
            trainee_id=row.id,
            name=row.facts.name,
            unit_id=row.facts.division_id,
            unit_name=row.unit_name,
            posts=row.posts,
            trained=times.get(row.id, 0) >= requirement.sessions,
        )
        for row in meant
    )
    return TierCoverage(requirement, people)


def _divisions(db: Session, tiers: tuple[TierCoverage, ...]) -> tuple[DivisionCoverage, ...]:
    """Return the villages, and closed or higher units while somebody who must attend is of them."""
    by_division: dict[tuple[str, str], list[PersonCovered]] = {}
    for tier in tiers:
        for person in tier.people:
            by_division.setdefault((person.unit_id, tier.requirement.key), []).append(person)
    keys = [tier.requirement.key for tier in tiers]
    shown = {unit_id for unit_id, _key in by_division} | {village.id for village in villages(db)}
    return tuple(
        DivisionCoverage(
            unit_id=division.id,
            unit_name=division.short_name,
            figures={key: figure_of(by_division.get((division.id, key), ())) for key in keys},
        )
        for division in divisions_ever(db)
        if division.id in shown
    )
