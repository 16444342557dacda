"""Who stands on the list of a training and why, and who is meant and does not stand there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from roster.divisions.divisions import children, office_division
from roster.trainings import audiences, clashes, enrollments, invitations
from roster.trainings.audiences import AudienceReason
from roster.trainings.codes import MeantBy
from roster.trainings.quotas import QuotaRow, quota_rows
from roster.trainings.states import CHANGEABLE
from roster.trainings.trainings import get_training

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from roster.base.codes.people import Post
    from roster.base.codes.trainings import Completion
    from roster.divisions.divisions import DivisionRow
    from roster.trainings.audiences import AudienceMember
    from roster.trainings.codes import NoLongerMeant
    from roster.trainings.enrollments import EnrollmentRow
    from roster.trainings.invitations import NoticeDifference
    from roster.trainings.trainings import TrainingDetail

_BY_HAND = (AudienceReason(MeantBy.BY_HAND),)


class Standing(Enum):
    """Where somebody stands towards the list."""

    ENROLLED = auto()
    WAITING = auto()  # meant by the rule; no notice went out yet
    SINCE = auto()  # meant only since the notice
    TAKEN_OUT = auto()  # called by the notice, taken off the list later


@dataclass(frozen=True, slots=True)
class Member:
    """One line of the list; ``key`` is the enrollment's id, or the person's where not enrolled.

    ``reasons``: why they are meant, after the notice as it was then. ``gone``: why the rule does
    not mean them today although the notice called them. ``clashing``: other trainings at the same
    time, by title.
    """

    key: str
    trainee_id: str
    number: int | None
    name: str
    unit_name: str
    posts: tuple[Post, ...]
    standing: Standing
    reasons: tuple[AudienceReason, ...] = ()
    gone: tuple[NoLongerMeant, ...] = ()
    clashing: tuple[str, ...] = ()
    row: EnrollmentRow | None = None

    @property
    def completion(self) -> Completion | None:
        """How the training ended for them."""
        return self.row.completion if self.row else None

    @property
    def by_hand(self) -> bool:
        """Whether the clerk put them on the list, whatever the rule says."""
        return self.standing is Standing.ENROLLED and self.reasons == _BY_HAND

    @property
    def provisional(self) -> bool:
        """Whether they walked in and wait to be recognised."""
        return self.row is not None and self.row.provisional


@dataclass(frozen=True, slots=True)
class Members:
    """Everybody of a list, the seats of its units, and the units that a rule may name.

    ``called``: how many the notice called, 0 before it.
    """

    lines: tuple[Member, ...]
    called: int
    quotas: tuple[QuotaRow, ...]
    divisions: tuple[DivisionRow, ...]


@dataclass(frozen=True, slots=True)
class TrainingView:
    """One training with the people of its sheet, everybody of its list, and who clashes."""

    training: TrainingDetail
    people: tuple[EnrollmentRow, ...]
    members: Members
    clashes: tuple[clashes.Clash, ...]


def read_training(db: Session, training_id: str) -> TrainingView:
    """Return a training with its list: the enrolled as on the sheet, then who else is meant.

    Once a training is over its list is what it was; what the rule says today is not asked.

    Raises:
        UnknownTraining
    """
    training = get_training(db, training_id)
    people = enrollments.enrolled(db, training_id)
    found = clashes.clashes(db, training_id)
    return TrainingView(training, people, _members(db, training, people, found), found)


def _members(
    db: Session,
    training: TrainingDetail,
    people: Sequence[EnrollmentRow],
    found: Sequence[clashes.Clash],
) -> Members:
    row = training.row
    called: tuple[AudienceMember, ...] = ()
    if row.notified_on is not None:
        called = invitations.invited(db, row.id)
    if row.state not in CHANGEABLE:
        why = {member.trainee_id: member.reasons for member in called}
        lines = [_line(person, why.get(person.trainee_id, ())) for person in people]
    elif row.notified_on is None:
        lines = list(_before_notice(people, audiences.audience_list(db, training.plan.audience)))
    else:
        lines = list(_after_notice(people, called, invitations.difference(db, row.id)))
    return Members(
        lines=tuple(_with_clashes(lines, found)),
        called=len(called),
        quotas=quota_rows(db, row.id, whole=True),
        divisions=children(db, office_division(db).id),
    )


def _before_notice(
    people: Sequence[EnrollmentRow], meant: Sequence[AudienceMember]
) -> Iterator[Member]:
    why = {member.trainee_id: member.reasons for member in meant}
    for person in people:
        yield _line(person, why.pop(person.trainee_id, _BY_HAND))
    yield from (_outside(member, Standing.WAITING) for member in meant if member.trainee_id in why)


def _after_notice(
    people: Sequence[EnrollmentRow],
    called: Sequence[AudienceMember],
    difference: NoticeDifference,
) -> Iterator[Member]:
    why = {member.trainee_id: member.reasons for member in called}
    gone = {member.trainee_id: member.reasons for member in difference.gone}
    for person in people:
        reasons = why.get(person.trainee_id, _BY_HAND)
        yield _line(person, reasons, gone.get(person.trainee_id, ()))
    yield from (_outside(member, Standing.SINCE) for member in difference.since)
    here = {person.trainee_id for person in people}
    for member in called:
        if member.trainee_id not in here:
            yield _outside(member, Standing.TAKEN_OUT, gone.get(member.trainee_id, ()))


def _line(
    person: EnrollmentRow,
    reasons: tuple[AudienceReason, ...],
    gone: tuple[NoLongerMeant, ...] = (),
) -> Member:
    return Member(
        key=person.id,
        trainee_id=person.trainee_id,
        number=person.number,
        name=person.name,
        unit_name=person.unit_name,
        posts=person.posts,
        standing=Standing.ENROLLED,
        reasons=reasons,
        gone=gone,
        row=person,
    )


def _outside(
    member: AudienceMember, standing: Standing, gone: tuple[NoLongerMeant, ...] = ()
) -> Member:
    return Member(
        key=member.trainee_id,
        trainee_id=member.trainee_id,
        number=None,
        name=member.name,
        unit_name=member.unit_name,
        posts=member.posts,
        standing=standing,
        reasons=member.reasons,
        gone=gone,
    )


def _with_clashes(lines: Sequence[Member], found: Sequence[clashes.Clash]) -> Iterator[Member]:
    titles: dict[str, dict[str, None]] = {}
    for clash in found:
        titles.setdefault(clash.enrollment_id, {})[clash.other_title] = None
    for line in lines:
        yield replace(line, clashing=tuple(titles[line.key])) if line.key in titles else line
