"""Certificates in doubt: each hears what happens to its holder after the issue.

A certificate says what was when it was issued. Where that was no mistake it stays true for ever:
posts end, people move, villages are renamed. In doubt is a certificate whose holder has not
completed the training after all, or of which a fact was put right: name, hours, title, days,
office, place, or the unit and posts that the list of the training has (they are those of then).

The rule is :func:`findings`. It is asked in the transaction of every change that touches a
certificate's holder, and its answer is kept on the certificate until somebody decides
(roster.certificates.certificates): keep it with a reason, declare it void, or correct it. What it
was kept against is remembered, so that any further change puts it in doubt anew.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from roster.attendance.completion import verdicts
from roster.attendance.marks import attendance_sheet
from roster.base.codes.certificates import CertificateState
from roster.base.codes.people import Post
from roster.base.codes.trainings import Completion, TrainingState
from roster.base.days import is_day
from roster.certificates.codes import Doubt
from roster.certificates.errors import CertificatePrinted
from roster.certificates.facts import CertificateFacts
from roster.db.history.consequences import follows
from roster.db.history.touched import (
    printed_numbers_taken_back,
    touched_certificates,
    valid_certificates,
)
from roster.db.models import Certificate, Change, Enrollment, Trainee, Training
from roster.db.sql.expressions import is_filled
from roster.db.sql.parts import in_parts
from roster.divisions.divisions import unit_text
from roster.people.posts import posts_on_paper
from roster.trainings.errors import TrainingWithoutPeriods
from roster.trainings.trainings import get_training

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sqlalchemy.orm import Session

    from roster.attendance.completion import Verdict
    from roster.trainings.trainings import TrainingDetail

_AT_ONCE = 2000


# --- the rule ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Now:
    """How the holder of a certificate and the training stand now.

    Attributes:
        state: The training's.
        completion: Whether the holder completed it; None: nobody has said yet.
        facts: What the certificate would say today; None: the holder is not in the training.
        removed: The holder is not even in the file any more.
        another: The number of another valid certificate of the holder for the same training.
    """

    state: TrainingState
    completion: Completion | None
    facts: CertificateFacts | None
    removed: bool = False
    another: str = ""


_SAID: Mapping[Doubt, Callable[[CertificateFacts], str]] = {
    Doubt.NAME: lambda facts: facts.name,
    Doubt.DIVISION: lambda facts: facts.unit_text,
    Doubt.POSTS: lambda facts: facts.posts_text,
    Doubt.TITLE: lambda facts: facts.training_title,
    Doubt.DAYS: lambda facts: f"{facts.first_day}/{facts.last_day}",
    Doubt.HOURS: lambda facts: str(facts.quarter_hours),
    Doubt.ORGANIZER: lambda facts: facts.organizer,
    Doubt.PLACE: lambda facts: facts.place,
}
"""What a certificate says of each kind that can be put right."""


_WITHOUT_HOURS = frozenset({Doubt.REOPENED, Doubt.NOT_COMPLETED})
"""While one of these stands, the hours are not known."""


def findings(facts: CertificateFacts, now: Now) -> dict[Doubt, str]:
    """Return what is no longer as a certificate says, with how it is now.

    How it is: a text of the certificate, quarter-hours, ``first/last`` day, a completion, a state
    of the training or a number, by the kind of doubt; empty where there is nothing to say. What a
    certificate leaves blank is not contradicted.
    """
    if now.facts is None:
        return {Doubt.REMOVED if now.removed else Doubt.WITHDRAWN: ""}
    found: dict[Doubt, str] = {}
    if now.state is not TrainingState.CLOSED:
        found[Doubt.REOPENED] = now.state.value
    elif now.completion is not Completion.COMPLETED:
        found[Doubt.NOT_COMPLETED] = now.completion.value if now.completion else ""
    if now.another:
        found[Doubt.ANOTHER] = now.another
    for doubt, text in _SAID.items():
        is_open = doubt is Doubt.HOURS and found.keys() & _WITHOUT_HOURS
        if text(facts) not in {"", text(now.facts)} and not is_open:
            found[doubt] = text(now.facts)
    if not is_day(facts.issued_on):
        found[Doubt.ISSUED_ON] = facts.issued_on
    return found


# --- judging -------------------------------------------------------------------------------


@follows
def judge(db: Session, action: int | None, entities: AbstractSet[str]) -> None:
    """Judge the certificates anew that an action touches; without an action, all of the file.

    Raises:
        CertificatePrinted: the action would un-issue a number that is on paper.
    """
    if action is None:
        hit = valid_certificates(db)
    else:
        if "Certificate" in entities:
            _refuse_to_unissue(db, action)
        hit = touched_certificates(db, action, entities)
    if hit:
        db.expire_all()  # rows were changed past the session
    for certificate, found in _judged(db, hit):
        _keep_findings(certificate, found)


def _refuse_to_unissue(db: Session, action: int) -> None:
    numbers = printed_numbers_taken_back(db, action)
    if numbers:
        raise CertificatePrinted(numbers[0], len(numbers))


def _judged(
    db: Session, certificate_ids: Sequence[str]
) -> Iterator[tuple[Certificate, dict[Doubt, str]]]:
    """Yield certificates with what the rule finds of each."""
    for start in range(0, len(certificate_ids), _AT_ONCE):
        wanted = certificate_ids[start : start + _AT_ONCE]
        rows = [row for (row,) in in_parts(db, select(Certificate), Certificate.id, wanted)]
        holders = _Holders(db, rows)
        for row in rows:
            facts = msgspec.convert(row.facts, CertificateFacts)
            yield row, findings(facts, holders.now(row, facts))


def _keep_findings(certificate: Certificate, found: Mapping[Doubt, str]) -> None:
    """Write on a certificate what is in doubt; what it was kept against holds while it stands."""
    kept = {doubt: now for doubt, now in certificate.kept.items() if found.get(Doubt(doubt)) == now}
    doubts = {doubt.value: now for doubt, now in found.items() if kept.get(doubt) != now}
    reason = certificate.kept_reason if kept else None
    for name, value in (("doubts", doubts), ("kept", kept), ("kept_reason", reason)):
        if getattr(certificate, name) != value:
            setattr(certificate, name, value)


class _Holders:
    """The holders of some certificates as they are now, trainings read once each."""

    def __init__(self, db: Session, certificates: Iterable[Certificate]) -> None:
        self._db = db
        ids = {certificate.enrollment_id for certificate in certificates}
        people = (
            select(Enrollment, Trainee, Training)
            .join(Trainee, Trainee.id == Enrollment.trainee_id)
            .join(Training, Training.id == Enrollment.training_id)
            .execution_options(include_deleted=True)
        )
        self._people = {
            enrollment.id: (enrollment, trainee, training)
            for enrollment, trainee, training in in_parts(db, people, Enrollment.id, ids)
        }
        self._numbers = _living_numbers(db, ids)
        self._trainings: dict[str, _Training] = {}

    def now(self, certificate: Certificate, written_facts: CertificateFacts) -> Now:
        """Return how the holder of a certificate stands."""
        enrollment, trainee, training = self._people[certificate.enrollment_id]
        state = TrainingState(training.state)
        if enrollment.deleted or trainee.deleted or training.deleted:
            return Now(state, None, None, removed=trainee.deleted)
        room = self._training(training.id, state)
        verdict = room.verdicts.get(enrollment.id)
        facts = replace(
            room.facts(written_facts),
            name=trainee.name,
            posts_text=posts_on_paper(tuple(map(Post, enrollment.posts))),
            quarter_hours=verdict.credited if verdict else written_facts.quarter_hours,
        )
        if enrollment.unit_id != certificate.unit_id:
            facts = replace(facts, unit_text=unit_text(self._db, enrollment.unit_id))
        others = self._numbers[enrollment.id] - {certificate.number}
        return Now(
            state, _completion(enrollment, verdict), facts, another="、".join(sorted(others))
        )

    def _training(self, training_id: str, state: TrainingState) -> _Training:
        if training_id not in self._trainings:
            self._trainings[training_id] = _read_training(self._db, training_id, state)
        return self._trainings[training_id]


def _living_numbers(db: Session, enrollment_ids: Iterable[str]) -> dict[str, set[str]]:
    query = select(Certificate.enrollment_id, Certificate.number).where(
        Certificate.state == CertificateState.VALID
    )
    found: dict[str, set[str]] = {}
    for enrollment_id, number in in_parts(db, query, Certificate.enrollment_id, enrollment_ids):
        found.setdefault(enrollment_id, set()).add(number)
    return found


def _completion(enrollment: Enrollment, verdict: Verdict | None) -> Completion | None:
    """Return the outcome written down; where marks were taken back since, that of the marks."""
    if verdict is not None and enrollment.completion == Completion.COMPLETED:
        return verdict.completion
    return Completion(enrollment.completion) if enrollment.completion else None


@dataclass(frozen=True, slots=True)
class _Training:
    """A training as it is now; verdicts only of a closed one."""

    training: TrainingDetail
    verdicts: Mapping[str, Verdict]

    def facts(self, written_facts: CertificateFacts) -> CertificateFacts:
        """Return what a certificate says with the training's own facts as they are."""
        periods, plan = self.training.periods, self.training.plan
        return replace(
            written_facts,
            training_title=plan.title,
            first_day=periods[0].plan.date if periods else "",
            last_day=periods[-1].plan.date if periods else "",
            organizer=plan.organizer,
            place=plan.venue or "",
        )


def _read_training(db: Session, training_id: str, state: TrainingState) -> _Training:
    if state is TrainingState.CLOSED:
        with suppress(TrainingWithoutPeriods):
            sheet = attendance_sheet(db, training_id)
            return _Training(
                sheet.training, {verdict.enrollment.id: verdict for verdict in verdicts(sheet)}
            )
    return _Training(get_training(db, training_id), {})


# --- asking --------------------------------------------------------------------------------


def misjudged(db: Session) -> tuple[str, ...]:
    """Return the numbers of certificates that do not say of themselves what the rule says."""
    return tuple(
        certificate.number
        for certificate, found in _judged(db, valid_certificates(db))
        if {**certificate.kept, **certificate.doubts} != found
        or certificate.kept.items() & certificate.doubts.items()
        or bool(certificate.kept) != bool(certificate.kept_reason)
    )


def in_doubt(db: Session) -> int:
    """Count the certificates somebody has to decide about."""
    return len(db.scalars(select(Certificate.id).where(is_filled(Certificate.doubts))).all())


def raised_since(db: Session, action: int) -> set[str]:
    """Return the certificates that actions after this one put in doubt, or in doubt anew."""
    query = select(Change.row_id, Change.before, Change.after).where(
        Change.action > action, Change.entity == Certificate.__name__, Change.before.is_not(None)
    )
    raised = set()
    for row_id, before, after in db.execute(query):
        old, new = (_doubts_in(text) for text in (before, after))
        if new.items() - old.items():
            raised.add(row_id)
    return raised


def _doubts_in(change: str | None) -> dict[str, str]:
    doubts: dict[str, str] = msgspec.json.decode(change or "{}").get("doubts") or {}
    return doubts
