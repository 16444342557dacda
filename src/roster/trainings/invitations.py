"""The notice of a training: whom it called, for good, and what the rule says differently today.

The list is frozen on the day the notice goes out (as-of audience): later changes of posts and
units are shown as a difference and never change who was called.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from roster.base.codes.people import Post
from roster.base.codes.trainings import TrainingState
from roster.base.days import require_day
from roster.db.history.journal import insert_rows
from roster.db.models import Division, Invitation, Trainee
from roster.people import posts
from roster.trainings.audiences import AudienceMember, AudienceReason, audience, members, unmet
from roster.trainings.codes import MeantBy, NoLongerMeant
from roster.trainings.enrollments import enroll, enroll_audience, enrolled
from roster.trainings.errors import NobodyEnrolled, NoticeNotSent, NoticeSent
from roster.trainings.states import CHANGEABLE, require_state
from roster.trainings.trainings import get_training

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class GoneMember:
    """Somebody whom the notice called and whom the rule does not mean today.

    Unit and posts are those of the day of the notice.
    """

    trainee_id: str
    name: str
    unit_id: str
    unit_name: str
    posts: tuple[Post, ...]
    reasons: tuple[NoLongerMeant, ...]


@dataclass(frozen=True, slots=True)
class NoticeDifference:
    """What the rule says today against the frozen list.

    ``since``: meant now, but neither called nor enrolled. ``gone``: called, but not meant now.
    """

    since: tuple[AudienceMember, ...]
    gone: tuple[GoneMember, ...]


def send_notice(db: Session, training_id: str, on: str) -> int:
    """Write down that the notice went out on a day (ISO), to whom; return how many it called.

    It calls the people enrolled; where nobody is enrolled yet, the audience is enrolled first. So
    people whom the clerk put on the list, or took off, stay so.

    Raises:
        NoticeSent: it went out already; more people are called by :func:`call_more`.
        NobodyEnrolled: the rule means nobody.
        DayUnreadable: the day is no full date.
        TrainingStateForbids
    """
    training = require_state(db, training_id, *CHANGEABLE)
    if training.notified_on is not None:
        raise NoticeSent(training.title, training.notified_on)
    require_day(on)
    if not enrolled(db, training_id):
        enroll_audience(db, training_id)
    people = [person.trainee_id for person in enrolled(db, training_id)]
    if not people:
        raise NobodyEnrolled(training.title)
    training.notified_on = on
    return _freeze(db, training_id, people)


def call_more(db: Session, training_id: str, trainee_ids: Sequence[str]) -> int:
    """Enroll people by a supplement to the notice; return how many are called now and were not.

    Raises:
        NoticeNotSent, TrainingStateForbids
    """
    _require_sent(db, training_id)
    enroll(db, training_id, trainee_ids)
    called = {person.trainee_id for person in invited(db, training_id)}
    more = [trainee_id for trainee_id in dict.fromkeys(trainee_ids) if trainee_id not in called]
    return _freeze(db, training_id, more)


def put_on_list(db: Session, training_id: str, trainee_ids: Sequence[str]) -> int:
    """Enroll people; once the notice went out, by a supplement to it. Return how many are new.

    Raises:
        UnknownTraining, TrainingStateForbids
    """
    is_sent = get_training(db, training_id).row.notified_on is not None
    return (call_more if is_sent else enroll)(db, training_id, trainee_ids)


def invited(db: Session, training_id: str) -> tuple[AudienceMember, ...]:
    """Return whom the notice called, as they were then, in the order of a sheet."""
    query = (
        select(
            Invitation.trainee_id,
            Trainee.name,
            Invitation.unit_id,
            Invitation.unit_name,
            Invitation.posts,
            Invitation.reasons,
            Trainee.sort_key,
            Division.rank,
        )
        .join(Trainee, Trainee.id == Invitation.trainee_id)
        .join(Division, Division.id == Invitation.unit_id)
        .where(Invitation.training_id == training_id)
    )
    rows = sorted(
        db.execute(query),
        key=lambda row: (row.rank, posts.rank(row.posts), row.sort_key),
    )
    return tuple(_member(row) for row in rows)


def difference(db: Session, training_id: str) -> NoticeDifference:
    """Return who is meant today and was not called, and who was called and is not meant today.

    People whom the clerk called by hand, whatever the rule says, are never gone.

    Raises:
        NoticeNotSent, UnknownTraining
    """
    _require_sent(db, training_id)
    rule = get_training(db, training_id).plan.audience
    called = {person.trainee_id: person for person in invited(db, training_id)}
    here = {person.trainee_id for person in enrolled(db, training_id)}
    meant = dict.fromkeys(audience(db, rule))
    away = [i for i, person in called.items() if i not in meant and not _by_hand(person)]
    why = unmet(db, rule, away)
    return NoticeDifference(
        since=members(db, rule, [i for i in meant if i not in called and i not in here]),
        gone=tuple(_gone(called[trainee_id], why[trainee_id]) for trainee_id in away),
    )


def _require_sent(db: Session, training_id: str) -> None:
    training = require_state(db, training_id, *TrainingState)
    if training.notified_on is None:
        raise NoticeNotSent(training.title)


def _freeze(db: Session, training_id: str, trainee_ids: Sequence[str]) -> int:
    """Write down these people with unit, posts and why they are meant."""
    rule = get_training(db, training_id).plan.audience
    meant = set(audience(db, rule))
    people = members(db, rule, trainee_ids)
    rows = [
        {
            "training_id": training_id,
            "trainee_id": person.trainee_id,
            "unit_id": person.unit_id,
            "unit_name": person.unit_name,
            "posts": [post.value for post in person.posts],
            "reasons": _written(person.reasons if person.trainee_id in meant else _HAND),
        }
        for person in people
    ]
    return len(insert_rows(db, Invitation, rows))


_HAND = (AudienceReason(MeantBy.BY_HAND),)


def _by_hand(person: AudienceMember) -> bool:
    return person.reasons == _HAND


def _written(reasons: Sequence[AudienceReason]) -> list[str]:
    return [f"{reason.kind}:{reason.detail}" for reason in reasons]


def _member(row: Any) -> AudienceMember:  # noqa: ANN401 - a row of the query above
    parts = [text.partition(":") for text in row.reasons]
    return AudienceMember(
        trainee_id=row.trainee_id,
        name=row.name,
        unit_id=row.unit_id,
        unit_name=row.unit_name,
        posts=tuple(Post(code) for code in row.posts),
        reasons=tuple(AudienceReason(MeantBy(kind), detail) for kind, _, detail in parts),
    )


def _gone(person: AudienceMember, reasons: tuple[NoLongerMeant, ...]) -> GoneMember:
    return GoneMember(
        trainee_id=person.trainee_id,
        name=person.name,
        unit_id=person.unit_id,
        unit_name=person.unit_name,
        posts=person.posts,
        reasons=reasons,
    )
