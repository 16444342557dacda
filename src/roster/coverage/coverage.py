"""Coverage: who must attend, who did, who is missing; persons and person-times kept apart.

A person counts once (人数) however many trainings; everybody who was there counts once a training
as a person-time (人次, DOMAIN.md section 8, row 16). The two are never divided by one another
(section 4.9).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from roster.base.days import require_day
from roster.coverage.held import attended_by, completed_by, held_by, last_days_to_come
from roster.coverage.requirements import (
    RequirementRow,
    divisions_without_county,
    list_requirements,
    of_unknown,
    tiers_that_count,
    who_must,
)
from roster.db.models import Division
from roster.db.sql.parts import in_parts
from roster.divisions.divisions import divisions_ever, villages
from roster.people.held_posts import HeldPost, held_posts
from roster.people.positions import current_term
from roster.people.trainees import people_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from roster.base.codes.people import Post
    from roster.base.codes.trainings import Tier
    from roster.people.trainees import PersonRow


@dataclass(frozen=True, slots=True)
class PersonCovered:
    """One person who must attend; ``trained`` tells whether the person did.

    Unit and posts are those of the day: the unit is that of the highest post asked for.
    """

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
    """One requirement of a tier with everybody it means, in the order of a list.

    ``unknown`` counts who would be meant if somebody said whether their post is newly won.
    """

    requirement: RequirementRow
    people: tuple[PersonCovered, ...]
    unknown: int = 0

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
    ``divisions`` add up to the tiers. ``trainings`` are those held here and closed by that day
    (期数), ``trainings_above`` those held by an office above; ``person_times`` who was there in
    both, once a training (人次), ``person_times_above`` those of them who were above,
    ``persons_trained`` the people behind all of them. ``to_come`` are the last days of those that
    are closed too and not counted, because they were not over by that day.
    """

    as_of: str
    tiers: tuple[TierCoverage, ...]
    divisions: tuple[DivisionCoverage, ...]
    persons: Figure
    trainings: int
    trainings_above: int
    person_times: int
    person_times_above: int
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
    requirements = list_requirements(db, current_term(db).id)
    meant = who_must(db, requirements, as_of)
    people = _people(db, meant, as_of)
    done = completed_by(db, as_of)
    tiers = tuple(
        TierCoverage(requirement, tuple(_covered(people, requirement, ids, done)), len(unsaid))
        for (requirement, ids), unsaid in zip(
            meant, of_unknown(db, requirements, as_of), strict=True
        )
    )
    everybody = {person.trainee_id: person for tier in tiers for person in tier.people}
    lacking = {person.trainee_id for tier in tiers for person in tier.missing}
    held, there = held_by(db, as_of), attended_by(db, as_of)
    return CoverageReport(
        as_of=as_of,
        tiers=tiers,
        divisions=_divisions(db, tiers),
        persons=Figure(len(everybody), len(everybody) - len(lacking)),
        trainings=held[False],
        trainings_above=held[True],
        person_times=len(there),
        person_times_above=sum(is_above for is_above, _person in there),
        persons_trained=len({person for _is_above, person in there}),
        to_come=last_days_to_come(db, as_of),
    )


class _People(NamedTuple):
    """Who must attend anything, the posts of each on the day, the units' names."""

    rows: Mapping[str, PersonRow]
    held: Mapping[str, Sequence[HeldPost]]
    names: Mapping[str, str]
    without_county: frozenset[str]


def _people(
    db: Session, meant: Iterable[tuple[RequirementRow, tuple[str, ...]]], as_of: str
) -> _People:
    ids = list(dict.fromkeys(i for _requirement, some in meant for i in some))
    rows = {row.id: row for row in people_rows(db, ids, as_of)}
    held = held_posts(db, ids, as_of)
    units = {each.division_id for posts in held.values() for each in posts}
    units |= {row.facts.division_id for row in rows.values()}
    named = in_parts(db, select(Division.id, Division.short_name), Division.id, units)
    return _People(rows, held, {row[0]: row[1] for row in named}, divisions_without_county(db))


def _covered(
    people: _People,
    requirement: RequirementRow,
    ids: Iterable[str],
    done: Iterable[tuple[Tier, str]],
) -> Iterator[PersonCovered]:
    """Yield the people whom a requirement means, and whether they satisfy it."""
    times = Counter(done)
    for row in (people.rows[i] for i in ids if i in people.rows):
        unit = _unit_of(row, people.held.get(row.id, ()), requirement)
        has_county = unit not in people.without_county
        counting = tiers_that_count(requirement, has_county=has_county)
        yield PersonCovered(
            trainee_id=row.id,
            name=row.facts.name,
            unit_id=unit,
            unit_name=people.names[unit],
            posts=row.posts,
            trained=sum(times[tier, row.id] for tier in counting) >= requirement.sessions,
        )


def _unit_of(row: PersonRow, held: Sequence[HeldPost], requirement: RequirementRow) -> str:
    """Return where somebody counts: where the highest post asked for is held, else any post."""
    wanted = requirement.audience.posts
    asked = [each for each in held if not wanted or each.post in wanted]
    return next((each.division_id for each in (*asked, *held)), row.facts.division_id)


def _divisions(db: Session, tiers: tuple[TierCoverage, ...]) -> tuple[DivisionCoverage, ...]:
    """Return the villages, and any other unit while somebody who must attend is of it.

    Closed and higher units stand in the official order, units of other offices behind them.
    """
    by_division: dict[tuple[str, str], list[PersonCovered]] = {}
    names: dict[str, str] = {}
    for tier in tiers:
        for person in tier.people:
            by_division.setdefault((person.unit_id, tier.requirement.key), []).append(person)
            names[person.unit_id] = person.unit_name
    keys = [tier.requirement.key for tier in tiers]
    open_villages = {village.id for village in villages(db)}
    ours = {
        each.id: each.short_name
        for each in divisions_ever(db)
        if each.id in names or each.id in open_villages
    }
    return tuple(
        DivisionCoverage(
            unit_id=unit_id,
            unit_name=name,
            figures={key: figure_of(by_division.get((unit_id, key), ())) for key in keys},
        )
        for unit_id, name in {**ours, **names}.items()
    )
