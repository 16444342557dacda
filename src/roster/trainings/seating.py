"""Groups, classrooms and seats of a class (DOMAIN.md section 4.8)."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING

from sqlalchemy import select

from roster.base.printable import require_printable_text
from roster.base.words import Words
from roster.db.models import Division, Enrollment, Trainee
from roster.db.sql.parts import in_parts
from roster.people import posts
from roster.people.strokes import stroke_key
from roster.trainings.codes import SeatOrder
from roster.trainings.enrollments import enrolled, require_enrollment
from roster.trainings.errors import GroupsImpossible, NobodyEnrolled
from roster.trainings.states import CHANGEABLE, require_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

_ORDERED_BY = (
    Enrollment.id,
    Enrollment.posts,
    Enrollment.number,
    Division.rank,
    Trainee.name,
    Trainee.sort_key,
)

GROUP_NAME = "第{number}组"
"""What a group is called until the clerk names it; papers are Chinese."""


# --- groups --------------------------------------------------------------------------------


_GROUP, _LONGEST_GROUP = Words("组名", "The name of the group"), 40
_CLASSROOM, _LONGEST_CLASSROOM = Words("教室", "The classroom"), 120


def divide(db: Session, training_id: str, groups: int, *, by_division: bool) -> None:
    """Divide a class into groups of about the same size.

    ``by_division`` keeps the people of a village together: each village goes, the largest first, to
    the smallest group. Otherwise villages and posts are spread: people are dealt out in the order
    of the sheet, and the sizes differ by at most one.

    Raises:
        GroupsImpossible: there are fewer people (or villages) than groups, or no group is wanted.
        NobodyEnrolled, TrainingStateForbids
    """
    people = _people(db, training_id)
    parts = _by_division(people) if by_division else [[person] for person in people]
    if not 0 < groups <= len(parts):
        raise GroupsImpossible(groups, len(parts))
    dealt = _packed(parts, groups) if by_division else [people[n::groups] for n in range(groups)]
    for number, members in enumerate(dealt, 1):
        _name(members, GROUP_NAME.format(number=number))


def set_group(db: Session, enrollment_ids: Sequence[str], name: str | None) -> None:
    """Put these people into a group, or into none.

    Raises:
        UnknownEnrollment, TrainingStateForbids, TextTooLong, TextUnprintable
    """
    require_printable_text(_GROUP, name, _LONGEST_GROUP)
    _name(_wanted(db, enrollment_ids), (name or "").strip() or None)


def set_classroom(db: Session, enrollment_ids: Sequence[str], classroom: str | None) -> None:
    """Put these people into a classroom (main or branch venue), or into none said.

    Raises:
        UnknownEnrollment, TrainingStateForbids, TextTooLong, TextUnprintable
    """
    require_printable_text(_CLASSROOM, classroom, _LONGEST_CLASSROOM)
    for enrollment in _wanted(db, enrollment_ids):
        enrollment.classroom = (classroom or "").strip() or None


def _by_division(people: Iterable[Enrollment]) -> list[list[Enrollment]]:
    divisions: dict[str, list[Enrollment]] = defaultdict(list)
    for person in people:
        divisions[person.unit_id].append(person)
    return list(divisions.values())


def _packed(divisions: list[list[Enrollment]], groups: int) -> list[list[Enrollment]]:
    """Return groups of whole units, near each other in size, ordered by their first person."""
    packed: list[list[Enrollment]] = [[] for _ in range(groups)]
    for division in sorted(divisions, key=len, reverse=True):
        min(packed, key=len).extend(division)
    return sorted(packed, key=lambda group: min(person.number for person in group))


def _name(people: Iterable[Enrollment], name: str | None) -> None:
    for person in people:
        if person.group_name != name:
            person.group_name = name


# --- seats ---------------------------------------------------------------------------------


def give_seats(db: Session, training_id: str, order: SeatOrder) -> int:
    """Give everybody a seat number, in each classroom from 1 on; return how many seats.

    ``SeatOrder.POST``: by the highest post, then by unit; ``DIVISION``: by unit in official order,
    then by post; ``NAME``: by sound; ``STROKES``: as official lists. Equal ones by sound.

    Raises:
        NobodyEnrolled, TrainingStateForbids
    """
    people = _people(db, training_id)
    keys = _keys(db, training_id, order)
    seats: dict[str | None, count[int]] = defaultdict(lambda: count(1))
    for person in sorted(people, key=lambda enrollment: keys[enrollment.id]):
        seat = next(seats[person.classroom])
        if person.seat != seat:
            person.seat = seat
    return len(people)


def swap_seats(db: Session, first_id: str, second_id: str) -> None:
    """Let two people change seats, and classrooms with them.

    Raises:
        UnknownEnrollment, TrainingStateForbids
    """
    first, second = _wanted(db, [first_id, second_id])
    first.seat, second.seat = second.seat, first.seat
    first.classroom, second.classroom = second.classroom, first.classroom


def take_seat(db: Session, enrollment_id: str, seat: int) -> None:
    """Give somebody a seat of the own classroom; who sat there gets the one given up.

    Raises:
        UnknownEnrollment, TrainingStateForbids
    """
    (person,) = _wanted(db, [enrollment_id])
    holder = select(Enrollment).where(
        Enrollment.training_id == person.training_id,
        Enrollment.classroom.is_not_distinct_from(person.classroom),
        Enrollment.seat == seat,
    )
    for other in db.scalars(holder):
        other.seat = person.seat
    person.seat = seat


def _keys(db: Session, training_id: str, order: SeatOrder) -> dict[str, tuple[object, ...]]:
    """Return what people are sorted by, by enrollment id."""
    query = (
        select(*_ORDERED_BY)
        .join(Trainee, Trainee.id == Enrollment.trainee_id)
        .join(Division, Division.id == Enrollment.unit_id)
        .where(Enrollment.training_id == training_id)
    )
    keys: dict[str, tuple[object, ...]] = {}
    for row in db.execute(query):
        best = posts.rank(row.posts)
        name = (row.sort_key, row.number)
        keys[row.id] = {
            SeatOrder.POST: (best[0], row.rank, best, *name),
            SeatOrder.DIVISION: (row.rank, best, *name),
            SeatOrder.NAME: name,
            SeatOrder.STROKES: (stroke_key(row.name), row.number),
        }[order]
    return keys


def _people(db: Session, training_id: str) -> list[Enrollment]:
    """Return the enrollments of a training that may change, in the order of the sheet."""
    training = require_state(db, training_id, *CHANGEABLE)
    ids = [person.id for person in enrolled(db, training_id)]
    if not ids:
        raise NobodyEnrolled(training.title)
    found = {row.id: row for (row,) in in_parts(db, select(Enrollment), Enrollment.id, ids)}
    return [found[enrollment_id] for enrollment_id in ids]


def _wanted(db: Session, enrollment_ids: Sequence[str]) -> list[Enrollment]:
    wanted = [require_enrollment(db, enrollment_id) for enrollment_id in enrollment_ids]
    for training_id in {enrollment.training_id for enrollment in wanted}:
        require_state(db, training_id, *CHANGEABLE)
    return wanted
