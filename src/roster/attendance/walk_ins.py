"""People who come without standing on the list: added by name and village, recognised later.

A walk-in nobody knows becomes a provisional person. Merging puts all that hangs on the provisional
person (marks, leave, makeups, certificates) on the known one; nothing is lost (FEATURES.md row 36).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from roster.attendance.codes import LikeWalkIn
from roster.attendance.errors import MarksCollide, NotProvisional, ResultsCollide
from roster.base.codes.certificates import CertificateState
from roster.db.models import (
    Attendance,
    Certificate,
    Enrollment,
    Invitation,
    Leave,
    Makeup,
    Position,
    Trainee,
    WaitingRow,
)
from roster.db.sql.parts import in_parts
from roster.people.errors import UnknownTrainee
from roster.people.names import clean_name, sort_key
from roster.people.positions import require_allowed
from roster.people.trainees import (
    FACT_NAMES,
    TraineeFacts,
    people_rows,
    register,
)
from roster.trainings.enrollments import enroll, require_enrollment
from roster.trainings.periods import list_periods
from roster.trainings.states import CHANGEABLE, require_state

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.base.codes.people import Post


@dataclass(frozen=True, slots=True)
class WalkInCandidate:
    """Somebody of the file who may be the one who walked in.

    ``enrolled``: stands on the list of the same training.
    """

    trainee_id: str
    name: str
    unit_id: str
    unit_name: str
    posts: tuple[Post, ...]
    likeness: LikeWalkIn
    enrolled: bool


# --- adding --------------------------------------------------------------------------------


def add_walk_in(db: Session, training_id: str, name: str, division_id: str) -> str:
    """Put somebody into a training who is there and not on the list; return the enrollment's id.

    Who is enrolled under this name in this village already is taken for the same person; so is
    the only person of the file of that name and village. Where there are several, or none, a
    provisional person is made, to be merged later.

    Raises:
        NameUnusable, TrainingStateForbids, UnknownTraining
    """
    require_state(db, training_id, *CHANGEABLE)
    known = _namesakes(db, name, division_id)
    on_list = _enrollments_of(db, training_id, known)
    if len(on_list) == 1:
        return on_list[0].id
    trainee_id = known[0] if len(known) == 1 else _provisional(db, name, division_id)
    enroll(db, training_id, [trainee_id])
    enrollment = _enrollments_of(db, training_id, [trainee_id])[0]
    enrollment.walk_in = True
    db.flush()
    return enrollment.id


def keep_as_new(db: Session, enrollment_id: str) -> None:
    """Say that a provisional person is somebody whom the file did not know: kept for good.

    Raises:
        UnknownEnrollment, NotProvisional
    """
    _require_provisional(db, require_enrollment(db, enrollment_id)).provisional = False


def _provisional(db: Session, name: str, division_id: str) -> str:
    trainee_id = register(db, TraineeFacts(name, division_id))
    db.get_one(Trainee, trainee_id).provisional = True
    db.flush()
    return trainee_id


def _namesakes(db: Session, name: str, division_id: str) -> list[str]:
    query = select(Trainee.id).where(
        Trainee.name == clean_name(name), Trainee.division_id == division_id
    )
    return list(db.scalars(query))


def _enrollments_of(db: Session, training_id: str, trainee_ids: list[str]) -> list[Enrollment]:
    query = select(Enrollment).where(Enrollment.training_id == training_id)
    return [row for (row,) in in_parts(db, query, Enrollment.trainee_id, trainee_ids)]


# --- recognising ---------------------------------------------------------------------------


def candidates(db: Session, enrollment_id: str) -> tuple[WalkInCandidate, ...]:
    """Return who of the file a provisional person may be, the likeliest first.

    Raises:
        UnknownEnrollment
    """
    enrollment = require_enrollment(db, enrollment_id)
    walk_in = db.get_one(Trainee, enrollment.trainee_id)
    near = or_(Trainee.name == walk_in.name, Trainee.division_id == walk_in.division_id)
    query = select(Trainee).where(Trainee.provisional.is_(False), Trainee.id != walk_in.id, near)
    like = {t.id: kind for t in db.scalars(query) if (kind := _likeness(walk_in, t))}
    on_list = {each.trainee_id for each in _enrollments_of(db, enrollment.training_id, list(like))}
    order = list(LikeWalkIn)
    people = sorted(
        people_rows(db, list(like)),
        key=lambda person: (
            order.index(like[person.id]),
            person.unit_name,
            sort_key(person.facts.name),
            person.id,
        ),
    )
    return tuple(
        WalkInCandidate(
            trainee_id=person.id,
            name=person.facts.name,
            unit_id=person.facts.division_id,
            unit_name=person.unit_name,
            posts=person.posts,
            likeness=like[person.id],
            enrolled=person.id in on_list,
        )
        for person in people
    )


def _likeness(walk_in: Trainee, person: Trainee) -> LikeWalkIn | None:
    same_division = walk_in.division_id == person.division_id
    if walk_in.name == person.name:
        return LikeWalkIn.NAME_AND_DIVISION if same_division else LikeWalkIn.NAME
    if not same_division:
        return None
    if set(walk_in.pinyin.split()) & set(person.pinyin.split()):
        return LikeWalkIn.SOUND_AND_DIVISION
    return LikeWalkIn.NEAR_NAME_AND_DIVISION if _nearly(walk_in.name, person.name) else None


def _nearly(name: str, other: str) -> bool:
    """Tell whether one character is written differently, left out or too many."""
    shorter, longer = sorted((name, other), key=len)
    if len(longer) - len(shorter) > 1 or len(longer) < 2:
        return False
    if len(shorter) == len(longer):
        return len(longer) > 2 and sum(a != b for a, b in zip(name, other, strict=True)) == 1
    cuts = (longer[:place] + longer[place + 1 :] for place in range(len(longer)))
    return len(shorter) > 1 and shorter in cuts


# --- merging -------------------------------------------------------------------------------


def merge(db: Session, enrollment_id: str, trainee_id: str) -> None:
    """Put all that hangs on the provisional person of an enrollment on a person of the file.

    In every training where both are enrolled the marks are joined in the known person's row;
    facts that only the provisional person has are kept. Then the provisional person is gone.

    Raises:
        UnknownEnrollment, UnknownTrainee
        NotProvisional: the enrollment is of a known person.
        MarksCollide: different marks of both stand in the same cells; names them.
        ResultsCollide: both have an exam mark, a decision or a certificate.
        ForbiddenPosts: the law forbids the posts of one beside those of the other.
        TrainingStateForbids: marks would change in a training that is closed.
    """
    walk_in = _require_provisional(db, require_enrollment(db, enrollment_id))
    person = db.get(Trainee, trainee_id)
    if person is None or person.deleted or person.id == walk_in.id:
        raise UnknownTrainee(trainee_id)
    theirs = select(Enrollment).where(Enrollment.trainee_id == person.id)
    own = {own_enrollment.training_id: own_enrollment for own_enrollment in db.scalars(theirs)}
    for enrollment in db.scalars(select(Enrollment).where(Enrollment.trainee_id == walk_in.id)):
        target = own.get(enrollment.training_id)
        if target is None:
            _hand_over(db, enrollment, person)
        else:
            _join(db, person.name, enrollment, target)
    _move_posts_and_calls(db, walk_in.id, person.id)
    walk_in.deleted = True
    db.flush()  # the identity number is free only now
    _keep_facts(walk_in, person)


def _require_provisional(db: Session, enrollment: Enrollment) -> Trainee:
    trainee = db.get_one(Trainee, enrollment.trainee_id)
    if not trainee.provisional:
        raise NotProvisional(trainee.name)
    return trainee


def _hand_over(db: Session, enrollment: Enrollment, person: Trainee) -> None:
    """Make an enrollment the known person's, with unit and posts as they are today."""
    row = people_rows(db, [person.id])[0]
    enrollment.trainee_id = person.id
    enrollment.unit_id = row.facts.division_id
    enrollment.unit_name = row.unit_name
    enrollment.posts = [post.value for post in row.posts]


def _join(db: Session, name: str, enrollment: Enrollment, target: Enrollment) -> None:
    """Put what hangs on one enrollment on another one of the same training."""
    require_state(db, enrollment.training_id, *CHANGEABLE)
    _join_results(db, name, enrollment, target)
    _join_marks(db, name, enrollment, target)
    for leave in db.scalars(select(Leave).where(Leave.enrollment_id == enrollment.id)):
        leave.enrollment_id = target.id
    for makeup in db.scalars(select(Makeup).where(Makeup.missed_enrollment_id == enrollment.id)):
        makeup.missed_enrollment_id = target.id
    for makeup in db.scalars(select(Makeup).where(Makeup.made_enrollment_id == enrollment.id)):
        makeup.made_enrollment_id = target.id
    for field in ("group_name", "seat", "classroom"):
        if getattr(target, field) is None:
            setattr(target, field, getattr(enrollment, field))
    enrollment.deleted = True


def _join_marks(db: Session, name: str, enrollment: Enrollment, target: Enrollment) -> None:
    there = {mark.period_id: mark for mark in _marks(db, target.id)}
    moving = _marks(db, enrollment.id)
    clashing = {m.period_id for m in moving if m.period_id in there and not _agree(m, there)}
    if clashing:
        periods = list_periods(db, enrollment.training_id)
        cells = [(p.plan.date, p.plan.part.value) for p in periods if p.id in clashing]
        raise MarksCollide(name, tuple(cells))
    for mark in moving:
        if mark.period_id in there:
            _fill(there[mark.period_id], mark)
        else:
            mark.enrollment_id = target.id


def _marks(db: Session, enrollment_id: str) -> list[Attendance]:
    return list(db.scalars(select(Attendance).where(Attendance.enrollment_id == enrollment_id)))


def _agree(mark: Attendance, there: dict[str, Attendance]) -> bool:
    return mark.mark == there[mark.period_id].mark


def _fill(kept: Attendance, other: Attendance) -> None:
    """Let one of two equal marks say what both know."""
    kept.confirmed = kept.confirmed or other.confirmed
    for field in ("note", "arrived", "minutes_late", "leave_id"):
        if getattr(kept, field) is None:
            setattr(kept, field, getattr(other, field))
    other.deleted = True


def _join_results(db: Session, name: str, enrollment: Enrollment, target: Enrollment) -> None:
    certificates = _certificates(db, enrollment.id)
    has_two = bool(certificates and _certificates(db, target.id))
    for field in ("exam_tenths", "decision"):
        values = {getattr(enrollment, field), getattr(target, field)} - {None}
        has_two = has_two or len(values) > 1
    if has_two:
        raise ResultsCollide(name)
    for field in ("exam_tenths", "decision", "decision_reason", "decision_by"):
        if getattr(target, field) is None:
            setattr(target, field, getattr(enrollment, field))
    every = select(Certificate).where(Certificate.enrollment_id == enrollment.id)
    for certificate in db.scalars(every):
        certificate.enrollment_id = target.id


def _certificates(db: Session, enrollment_id: str) -> list[Certificate]:
    query = select(Certificate).where(
        Certificate.enrollment_id == enrollment_id, Certificate.state == CertificateState.VALID
    )
    return list(db.scalars(query))


def _move_posts_and_calls(db: Session, walk_in_id: str, trainee_id: str) -> None:
    """Move posts, calls of notices and taken rows; what the known person has already is dropped."""
    held = select(Position).where(Position.trainee_id == trainee_id)
    has_posts = {_post_key(position) for position in db.scalars(held)}
    for post in db.scalars(select(Position).where(Position.trainee_id == walk_in_id)).all():
        post.deleted = _post_key(post) in has_posts
        if not post.deleted:
            if post.end is None:
                require_allowed(db, trainee_id, post.division_id, [post.post])
            post.trainee_id = trainee_id
    called = select(Invitation.training_id).where(Invitation.trainee_id == trainee_id)
    has_calls = set(db.scalars(called))
    for call in db.scalars(select(Invitation).where(Invitation.trainee_id == walk_in_id)):
        call.deleted = call.training_id in has_calls
        call.trainee_id = call.trainee_id if call.deleted else trainee_id
    for row in db.scalars(select(WaitingRow).where(WaitingRow.trainee_id == walk_in_id)):
        row.trainee_id = trainee_id


def _post_key(post: Position) -> tuple[str, str, str, bool]:
    """Return what makes two posts of one person the same: both are held, or both are over."""
    return post.division_id, post.post, post.term_id, post.end is None


def _keep_facts(walk_in: Trainee, person: Trainee) -> None:
    """Give the known person what only the provisional one is known by."""
    for field in set(FACT_NAMES) - {"name", "division_id", "studying", "veteran", "tags"}:
        if not getattr(person, field) and getattr(walk_in, field):
            setattr(person, field, getattr(walk_in, field))
    person.tags = [*person.tags, *(tag for tag in walk_in.tags if tag not in person.tags)]
