"""Who takes part: the audience a rule means, people enrolled with unit and posts as they were.

Unit and posts are snapshotted at enrollment: what a person was then stays, whatever changes later
(DOMAIN.md section 4.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from roster.base.codes.people import Post
from roster.base.codes.trainings import Completion, TrainingState
from roster.db.history.journal import insert_rows
from roster.db.models import Enrollment, Trainee
from roster.people.trainees import people_rows
from roster.trainings.audiences import AudienceMember, AudienceReason, audience, audience_list
from roster.trainings.errors import NobodyEnrolled, NotHeldAbove, OutcomesMissing, UnknownEnrollment
from roster.trainings.periods import require_periods
from roster.trainings.states import CHANGEABLE, require_state
from roster.trainings.trainings import get_training

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

__all__ = [
    "AudienceMember",
    "AudienceReason",
    "EnrollmentRow",
    "audience",
    "audience_list",
    "enroll",
    "enroll_audience",
    "enrolled",
    "record_outcomes",
    "require_enrollment",
]
"""The list of a training; whom its rule means (roster.trainings.audiences) is offered here too."""


@dataclass(frozen=True, slots=True)
class EnrollmentRow:
    """One person of a training; ``number`` is the row number on the sheet.

    ``walk_in``: came without standing on the list. ``provisional``: a walk-in known by name and
    village only, to be recognised (roster.attendance.walk_ins). ``exam_tenths``: tenths of a point.
    ``decision`` is the clerk's own word against the completion rule, with the reason and by whom.
    """

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
    group_name: str | None = None
    seat: int | None = None
    classroom: str | None = None
    walk_in: bool = False
    exam_tenths: int | None = None
    decision: Completion | None = None
    decision_reason: str | None = None
    decision_by: str | None = None
    provisional: bool = False


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


def enroll(db: Session, training_id: str, trainee_ids: Sequence[str]) -> int:
    """Enroll these people, those enrolled already left as they are; return how many are new.

    Unit and posts are written down as they are today.

    Raises:
        TrainingStateForbids: the training is closed or cancelled.
    """
    require_state(db, training_id, *CHANGEABLE)
    present = set(
        db.scalars(select(Enrollment.trainee_id).where(Enrollment.training_id == training_id))
    )
    fresh = [trainee_id for trainee_id in dict.fromkeys(trainee_ids) if trainee_id not in present]
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


def require_enrollment(db: Session, enrollment_id: str) -> Enrollment:
    """Return an enrollment's entity (for subject modules).

    Raises:
        UnknownEnrollment
    """
    enrollment = db.get(Enrollment, enrollment_id)
    if enrollment is None or enrollment.deleted:
        raise UnknownEnrollment(enrollment_id)
    return enrollment


def record_outcomes(db: Session, training_id: str, outcomes: Mapping[str, Completion]) -> None:
    """Write down how a training held above ended for everybody, by enrollment id, and close it.

    The office above took the attendance; here are no marks. The half-days are needed for the
    class hours.

    Raises:
        NotHeldAbove: the training is held here, where marks decide.
        OutcomesMissing: somebody's outcome is not said.
        UnknownEnrollment: somebody is not of this training.
        NobodyEnrolled, TrainingWithoutPeriods, TrainingStateForbids
    """
    training = require_state(db, training_id, *CHANGEABLE)
    if not training.held_above:
        raise NotHeldAbove(training.title)
    require_periods(db, training_id)
    query = select(Enrollment).where(Enrollment.training_id == training_id)
    people = {enrollment.id: enrollment for enrollment in db.scalars(query)}
    if not people:
        raise NobodyEnrolled(training.title)
    if strangers := set(outcomes) - set(people):
        raise UnknownEnrollment(min(strangers))
    if blank := len(people) - len(outcomes):
        raise OutcomesMissing(training.title, blank)
    for enrollment_id, outcome in outcomes.items():
        people[enrollment_id].completion = outcome
        people[enrollment_id].completion_reasons = []
    training.state, training.state_reason = TrainingState.CLOSED, None


# --- reading -------------------------------------------------------------------------------

# Columns instead of entities: a grid of a thousand people opens in a fraction of the time.
_COLUMNS = (
    Enrollment.id,
    Enrollment.trainee_id,
    Enrollment.number,
    Trainee.name,
    Trainee.initials,
    Enrollment.unit_id,
    Enrollment.unit_name,
    Enrollment.posts,
    Enrollment.completion,
    Enrollment.completion_reasons,
    Enrollment.group_name,
    Enrollment.seat,
    Enrollment.classroom,
    Enrollment.walk_in,
    Enrollment.exam_tenths,
    Enrollment.decision,
    Enrollment.decision_reason,
    Enrollment.decision_by,
    Trainee.provisional,
)
_POSTS_PLACE, _REASONS_PLACE = 7, 9


def enrolled(db: Session, training_id: str) -> tuple[EnrollmentRow, ...]:
    """Return the people of a training in the order of the sheet."""
    query = (
        select(*_COLUMNS)
        .join(Trainee, Trainee.id == Enrollment.trainee_id)
        .where(Enrollment.training_id == training_id)
        .order_by(Enrollment.number)
    )
    return tuple(_enrollment_row(values) for values in db.execute(query))


def _enrollment_row(values: Sequence[Any]) -> EnrollmentRow:
    cells = list(values)
    cells[_POSTS_PLACE] = tuple(map(Post, cells[_POSTS_PLACE]))
    cells[_REASONS_PLACE] = tuple(cells[_REASONS_PLACE])
    return EnrollmentRow(*cells)
