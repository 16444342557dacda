"""Who takes part: the audience a rule means, people enrolled with unit and posts as they were.

Unit and posts are snapshotted at enrollment: what a person was then stays, whatever changes later
(DOMAIN.md section 4.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from roster.codes import Completion, Post, Tier, TrainingState
from roster.db.journal import insert_rows
from roster.db.models import Attendance, Enrollment, Position, Trainee
from roster.divisions import subtree
from roster.trainees import PeopleFilter, find_people, people_rows
from roster.trainings import AudienceRule, get_training, require_state, training_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class EnrollmentRow:
    """One person of a training; ``number`` is the row number on the sheet."""

    id: str
    trainee_id: str
    number: int
    name: str
    initials: str
    unit_id: str
    unit_name: str
    posts: tuple[Post, ...]
    completion: Completion | None
    completion_reasons: tuple[str, ...]


_UNDECIDED: dict[str, Any] = {
    "group_name": None,
    "seat": None,
    "classroom": None,
    "walk_in": False,
    "exam_tenths": None,
    "completion": None,
    "completion_reasons": [],
    "decision": None,
    "decision_reason": None,
    "decision_by": None,
}
"""What nobody has said yet of a person just enrolled."""


def audience(db: Session, rule: AudienceRule) -> tuple[str, ...]:
    """Return the ids of the people a rule means, in the order of a sheet."""
    meant = set(db.scalars(_audience_query(rule)))
    return tuple(i for i in find_people(db, PeopleFilter()) if i in meant)


def _audience_query(rule: AudienceRule) -> Any:  # noqa: ANN401 - an SQL query
    query = select(Trainee.id)
    held = select(Position.trainee_id).where(Position.end.is_(None))
    if rule.posts:
        wanted = held.where(Position.post.in_(rule.posts))
        if rule.newly_elected:
            wanted = wanted.where(Position.newly_elected.is_(True))
        query = query.where(Trainee.id.in_(wanted))
    if rule.without_posts:
        query = query.where(~Trainee.id.in_(held.where(Position.post.in_(rule.without_posts))))
    if rule.division_id:
        query = query.where(Trainee.division_id.in_(subtree(rule.division_id)))
    if rule.tags:
        tag = func.json_each(Trainee.tags).table_valued("value")
        query = query.where(select(tag.c.value).where(tag.c.value.in_(rule.tags)).exists())
    return query


def enroll(db: Session, training_id: str, trainee_ids: Sequence[str]) -> int:
    """Enroll these people, those enrolled already left as they are; return how many are new.

    Unit and posts are written down as they are today.

    Raises:
        TrainingStateForbids: the training is closed or called off.
    """
    require_state(db, training_id, TrainingState.PLANNED, TrainingState.OPEN)
    present = set(
        db.scalars(select(Enrollment.trainee_id).where(Enrollment.training_id == training_id))
    )
    fresh = [trainee_id for trainee_id in trainee_ids if trainee_id not in present]
    last = db.scalar(
        select(func.max(Enrollment.number)).where(Enrollment.training_id == training_id)
    )
    people = people_rows(db, fresh)
    insert_rows(
        db,
        Enrollment,
        [
            {
                "training_id": training_id,
                "trainee_id": person.id,
                "number": number,
                "unit_id": person.facts.division_id,
                "unit_name": person.unit_name,
                "posts": [post.value for post in person.posts],
                **_UNDECIDED,
            }
            for number, person in enumerate(people, start=(last or 0) + 1)
        ],
    )
    return len(people)


def enroll_audience(db: Session, training_id: str) -> int:
    """Enroll everybody the training's audience rule means; return how many are new."""
    plan = get_training(db, training_id).plan
    return enroll(db, training_id, audience(db, plan.audience))


def withdraw(db: Session, enrollment_id: str) -> None:
    """Take a person out of a training that is not closed, with the marks."""
    enrollment = db.get_one(Enrollment, enrollment_id)
    require_state(db, enrollment.training_id, TrainingState.PLANNED, TrainingState.OPEN)
    for mark in db.scalars(select(Attendance).where(Attendance.enrollment_id == enrollment_id)):
        mark.deleted = True
    enrollment.deleted = True


def enrolled(db: Session, training_id: str) -> tuple[EnrollmentRow, ...]:
    """Return the people of a training in the order of the sheet."""
    query = (
        select(Enrollment, Trainee.name, Trainee.initials)
        .join(Trainee, Trainee.id == Enrollment.trainee_id)
        .where(Enrollment.training_id == training_id)
        .order_by(Enrollment.number)
    )
    return tuple(_enrollment_row(e, name, initials) for e, name, initials in db.execute(query))


def _enrollment_row(enrollment: Enrollment, name: str, initials: str) -> EnrollmentRow:
    return EnrollmentRow(
        id=enrollment.id,
        trainee_id=enrollment.trainee_id,
        number=enrollment.number,
        name=name,
        initials=initials,
        unit_id=enrollment.unit_id,
        unit_name=enrollment.unit_name,
        posts=tuple(Post(code) for code in enrollment.posts),
        completion=enrollment.completion,
        completion_reasons=tuple(enrollment.completion_reasons),
    )


@dataclass(frozen=True, slots=True)
class TrainingRecord:
    """One training in a person's record."""

    training_id: str
    title: str
    tier: Tier
    first_day: str | None
    unit_name: str
    quarter_hours: int
    completion: Completion | None


def record_of(db: Session, trainee_id: str) -> tuple[TrainingRecord, ...]:
    """Return the trainings a person was enrolled in, newest first, with the hours planned."""
    query = select(Enrollment).where(Enrollment.trainee_id == trainee_id)
    rows = {e.training_id: e for e in db.scalars(query)}
    trainings = sorted(training_rows(db, list(rows)), key=lambda t: t.first_day or "", reverse=True)
    return tuple(
        TrainingRecord(
            t.id,
            t.title,
            t.tier,
            t.first_day,
            rows[t.id].unit_name,
            t.quarter_hours,
            rows[t.id].completion,
        )
        for t in trainings
    )
