"""Signing in at the door and from lists that other programs or chats made (FEATURES.md 33, 34).

Whoever is there gets a mark: present, or late by more minutes than the training's rule bears after
the half-day's beginning. Somebody who was there already is left as they are; leave, absence and a
half-day not counted give way to what was seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from roster.attendance.codes import ScanResult
from roster.attendance.errors import TimeUnreadable
from roster.attendance.marks import open_cells, set_mark, set_marks
from roster.attendance.sign_in_codes import read_card_code
from roster.attendance.sign_in_lists import ListedLine, away_mark, could_be_name, listed_lines
from roster.base.codes.attendance import ATTENDED, EnteredBy, Mark
from roster.base.codes.divisions import DivisionTier
from roster.base.codes.trainings import TrainingState
from roster.base.half_width import half_width
from roster.db.models import Certificate, Division, Enrollment, Period, Trainee, Training
from roster.db.sql.expressions import is_part
from roster.db.sql.parts import in_parts
from roster.people import identity_number
from roster.people.names import search_keys
from roster.trainings.enrollments import EnrollmentRow, enrolled
from roster.trainings.errors import UnknownEnrollment
from roster.trainings.trainings import CompletionRule, require_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:：]([0-5]\d)")
_ID_NUMBER = re.compile(r"(?<!\d)\d{17}[\dX](?![\dX])")
_SHORTEST_NUMBER = 6
"""Characters a certificate's number has at least."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What became of something held under the scanner.

    ``name`` and ``unit_name`` are of whoever it belongs to; ``minutes_late``: of who came late.
    """

    result: ScanResult
    name: str = ""
    unit_name: str = ""
    enrollment_id: str | None = None
    minutes_late: int | None = None


@dataclass(frozen=True, slots=True)
class NameLine:
    """One name of a list; ``candidates`` are the people of the training it may mean.

    ``line`` counts from 1, ``text`` is the whole line, ``arrived`` "HH:MM" where the line tells.
    """

    line: int
    text: str
    name: str
    arrived: str | None
    candidates: tuple[EnrollmentRow, ...] = ()

    @property
    def away(self) -> Mark:
        """The mark of somebody of whom the line says that they were not there."""
        return away_mark(self.text)


@dataclass(frozen=True, slots=True)
class NameMatches:
    """A list against the people of a training.

    Attributes:
        matched: Each means one person; everybody once, with the earliest time.
        ambiguous: Several people have the name, or it is only nearly somebody's.
        unknown: Nobody of the training has the name.
        not_there: The list says of these that they were not there; each means one person.
    """

    matched: tuple[NameLine, ...]
    ambiguous: tuple[NameLine, ...]
    unknown: tuple[NameLine, ...]
    not_there: tuple[NameLine, ...] = ()


# --- the scanner ---------------------------------------------------------------------------


def scan(db: Session, training_id: str, period_id: str, text: str, at: str) -> Scan:
    """Sign somebody in by what a scanner typed, at the time ``at`` ("HH:MM").

    A name card (also of another training), an identity number (alone or in what a card reader
    types) or a certificate's number is understood.

    Raises:
        UnknownTraining, TrainingStateForbids, TimeUnreadable
        UnknownEnrollment: the half-day is not of this training.
    """
    training = require_state(db, training_id, TrainingState.OPEN)
    at = clock(at)
    trainee = _trainee_of(db, text)
    if trainee is None:
        return Scan(ScanResult.UNKNOWN)
    enrollment = db.scalars(
        select(Enrollment).where(
            Enrollment.training_id == training_id, Enrollment.trainee_id == trainee.id
        )
    ).one_or_none()
    if enrollment is None:
        division = db.get_one(Division, trainee.division_id).short_name
        return Scan(ScanResult.NOT_IN_TRAINING, trainee.name, division)
    person = (trainee.name, enrollment.unit_name, enrollment.id)
    period = _period(db, training, period_id)
    if not _sign(db, enrollment.id, period, _rule(training), at, EnteredBy.SCANNER):
        return Scan(ScanResult.ALREADY_HERE, *person)
    return Scan(ScanResult.SIGNED, *person, _minutes_late(period, _rule(training), at))


def _trainee_of(db: Session, text: str) -> Trainee | None:
    """Return the person whose card, identity number or certificate was read."""
    typed = half_width(text).strip()
    card = read_card_code(typed)
    if card:
        enrollment = db.get(Enrollment, card)
        is_known = enrollment is not None and not enrollment.deleted
        return db.get_one(Trainee, enrollment.trainee_id) if enrollment and is_known else None
    numbers = {identity_number.clean(typed), *_ID_NUMBER.findall(typed.upper())}
    holders = in_parts(db, select(Trainee), Trainee.id_number, numbers)
    person = next((holder for (holder,) in holders), None)
    return person or _holder_of_certificate(db, text.strip())


def _holder_of_certificate(db: Session, text: str) -> Trainee | None:
    """Return whose certificate's number a text is or, as on the certificate itself, holds."""
    if len(text) < _SHORTEST_NUMBER:
        return None
    query = (
        select(Trainee)
        .join(Enrollment, Enrollment.trainee_id == Trainee.id)
        .join(Certificate, Certificate.enrollment_id == Enrollment.id)
        .where(is_part(text, Certificate.number))
    )
    return db.scalars(query).first()


# --- marks ---------------------------------------------------------------------------------


def clock(text: str) -> str:
    """Return a time of day as "HH:MM".

    Raises:
        TimeUnreadable
    """
    found = _CLOCK.fullmatch(half_width(text).strip())
    if found is None:
        raise TimeUnreadable(text)
    return f"{int(found[1]):02d}:{found[2]}"


def sign_names(
    db: Session,
    training_id: str,
    period_id: str,
    arrivals: Iterable[tuple[str, str | None]],
    away: Iterable[tuple[str, Mark]] = (),
) -> int:
    """Sign in everybody of a list, as (enrollment id, "HH:MM" or None); return how many are new.

    ``away``: of whom the list says that they did not come, each with the mark for it.

    Raises:
        UnknownTraining, UnknownEnrollment, TrainingStateForbids, TimeUnreadable
    """
    training = require_state(db, training_id, TrainingState.OPEN)
    period = _period(db, training, period_id)
    rule = _rule(training)
    set_marks(
        db,
        [(enrollment_id, period_id, mark) for enrollment_id, mark in away],
        entered_by=EnteredBy.PASTE,
    )
    return sum(
        _sign(db, enrollment_id, period, rule, at and clock(at), EnteredBy.PASTE)
        for enrollment_id, at in arrivals
    )


def _period(db: Session, training: Training, period_id: str) -> Period:
    period = db.get(Period, period_id)
    if period is None or period.deleted or period.training_id != training.id:
        raise UnknownEnrollment(period_id)
    return period


def _rule(training: Training) -> CompletionRule:
    return msgspec.convert(training.completion_rule, CompletionRule)


def _sign(
    db: Session,
    enrollment_id: str,
    period: Period,
    rule: CompletionRule,
    at: str | None,
    entered_by: EnteredBy,
) -> bool:
    """Mark somebody who is there; tell whether it is new that they are."""
    cell = (enrollment_id, period.id)
    row = open_cells(db, [cell], TrainingState.OPEN)[cell]
    if row is not None and row.mark in ATTENDED:
        return False
    late = _minutes_late(period, rule, at)
    mark = Mark.PRESENT if late is None else Mark.LATE
    return set_mark(
        db,
        enrollment_id,
        period.id,
        mark,
        entered_by=entered_by,
        arrived=at,
        minutes_late=late,
    )


def _minutes_late(period: Period, rule: CompletionRule, at: str | None) -> int | None:
    """Return how many minutes after the beginning somebody came, if that is late."""
    if at is None or period.starts is None:
        return None
    late = _minutes(at) - _minutes(period.starts)
    return late if late > rule.late_after else None


def _minutes(clock_text: str) -> int:
    hours, _, minutes = clock_text.partition(":")
    return 60 * int(hours) + int(minutes)


# --- lists ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Training:
    """The people of a training, to be found by what a list says of them."""

    people: tuple[EnrollmentRow, ...]
    by_name: Mapping[str, tuple[EnrollmentRow, ...]]
    by_number: Mapping[str, EnrollmentRow]
    divisions: frozenset[str]
    villages: frozenset[str]


def match_names(db: Session, training_id: str, text: str) -> NameMatches:
    """Match a pasted list of names, or another program's table, with the people of a training.

    People of one name are told apart by the village or a telephone or identity number in their
    line. Whoever is only nearly named (written with another character of the same sound), or is
    said to be of another village, is never taken without asking.

    Raises:
        UnknownTraining
    """
    require_state(db, training_id, *TrainingState)
    people = _training_of(db, training_id)
    matched: dict[str, NameLine] = {}
    absent: dict[str, NameLine] = {}
    ambiguous, unknown = [], []
    for listed in listed_lines(text):
        for name in _names_in(listed, people):
            found = NameLine(
                listed.number, listed.text, name, listed.arrived, _meant(listed, name, people)
            )
            if not found.candidates:
                unknown.append(found)
            elif not _is_sure(found, people):
                ambiguous.append(found)
            else:
                _take(absent if listed.is_absent else matched, found)
    there = matched.keys()
    left = tuple(line for key, line in absent.items() if key not in there)
    return NameMatches(tuple(matched.values()), tuple(ambiguous), tuple(unknown), left)


def _is_sure(found: NameLine, people: _Training) -> bool:
    """Tell whether a line means one person and says nothing that speaks against it."""
    person = found.candidates[0]
    if len(found.candidates) > 1 or person.name != found.name:
        return False
    rest = found.text.replace(person.unit_name, "")
    return not any(village in rest for village in people.villages)


def _take(lines: dict[str, NameLine], found: NameLine) -> None:
    """Keep everybody's earliest line."""
    person_id = found.candidates[0].id
    known = lines.get(person_id)
    if known is None or (found.arrived or "99") < (known.arrived or "99"):
        lines[person_id] = found


def _training_of(db: Session, training_id: str) -> _Training:
    people = enrolled(db, training_id)
    by_name: dict[str, tuple[EnrollmentRow, ...]] = {}
    for person in people:
        by_name[person.name] = (*by_name.get(person.name, ()), person)
    own = {person.trainee_id: person for person in people}
    query = select(Trainee.id, Trainee.phone, Trainee.second_phone, Trainee.id_number)
    known = in_parts(db, query, Trainee.id, own)
    by_number = {number: own[i] for i, *numbers in known for number in numbers if number}
    villages = Division.tier == DivisionTier.VILLAGE
    return _Training(
        people=people,
        by_name=by_name,
        by_number=by_number,
        divisions=frozenset(db.scalars(select(Division.short_name)))
        | {p.unit_name for p in people},
        villages=frozenset(db.scalars(select(Division.short_name).where(villages))),
    )


def _names_in(listed: ListedLine, people: _Training) -> Iterator[str]:
    """Yield the names of a line: those of people of the class, and what may be one of a stranger.

    Villages are no names; behind the name of a person glued to it a village is cut off.
    """
    for word in listed.words:
        name = word if word in people.by_name else _without_division(word, people)
        if name in people.by_name or (name not in people.divisions and could_be_name(name)):
            yield name


def _without_division(word: str, people: _Training) -> str:
    for division in people.divisions:
        for rest in (word.removeprefix(division), word.removesuffix(division)):
            if rest in people.by_name:
                return rest
    return word


def _meant(listed: ListedLine, name: str, people: _Training) -> tuple[EnrollmentRow, ...]:
    """Return whom a name in a line may mean: one person for sure, several, nearly named, nobody."""
    namesakes = people.by_name.get(name, ())
    if len(namesakes) > 1:
        return _told_apart(listed, namesakes, people) or namesakes
    return namesakes or _nearly_named(listed, name, people)


def _told_apart(
    listed: ListedLine, namesakes: tuple[EnrollmentRow, ...], people: _Training
) -> tuple[EnrollmentRow, ...]:
    """Return the one namesake whose number or village the line tells, or nobody."""
    numbered = {people.by_number[n].id for n in listed.numbers if n in people.by_number}
    for fits in (
        [person for person in namesakes if person.id in numbered],
        [person for person in namesakes if person.unit_name in listed.text],
    ):
        if len(fits) == 1:
            return (fits[0],)
    return ()


def _nearly_named(listed: ListedLine, name: str, people: _Training) -> tuple[EnrollmentRow, ...]:
    """Return who has the line's number, or a name of the same sound."""
    numbered = [people.by_number[n] for n in listed.numbers if n in people.by_number]
    if numbered:
        return tuple(dict.fromkeys(numbered))
    sounds = set(search_keys(name)[0].split())
    alike = (p for p in people.people if len(p.name) == len(name))
    return tuple(p for p in alike if sounds & set(search_keys(p.name)[0].split()))
