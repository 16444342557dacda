"""A class and its certificates: each person with verdict, certificate in force and past ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roster.base.codes.trainings import TrainingState
from roster.certificates import certificates
from roster.trainings.errors import TrainingWithoutPeriods
from roster.trainings.trainings import list_trainings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sqlalchemy.orm import Session

    from roster.attendance.completion import Verdict
    from roster.certificates.certificates import CertificateRow
    from roster.trainings.trainings import TrainingRow

_IN_ORDER = (TrainingState.CLOSED, TrainingState.OPEN, TrainingState.PLANNED)
_ONLY_WITH_CERTIFICATES = (TrainingState.POSTPONED, TrainingState.CANCELLED)


@dataclass(frozen=True, slots=True)
class TrainingMember:
    """One person of a training: the verdict, the certificate in force, and those of the past.

    Without a verdict: somebody who was taken off the list after a certificate was issued.
    """

    id: str
    verdict: Verdict | None
    certificate: CertificateRow | None
    past: tuple[CertificateRow, ...]

    @property
    def name(self) -> str:
        """The name as it is today; of somebody taken off the list, that on the certificate."""
        return self.verdict.enrollment.name if self.verdict else self._last.facts.name

    @property
    def unit_name(self) -> str:
        """The unit, like the name."""
        return self.verdict.enrollment.unit_name if self.verdict else self._last.facts.unit_text

    @property
    def _last(self) -> CertificateRow:
        return self.certificate or self.past[-1]

    @property
    def is_completed(self) -> bool:
        """Whether the person completed the training."""
        return self.verdict is not None and self.verdict.is_completed

    @property
    def is_waiting(self) -> bool:
        """Whether the person qualifies and has no certificate yet."""
        return self.is_completed and self.certificate is None

    @property
    def is_in_doubt(self) -> bool:
        """Whether somebody has to decide about the certificate."""
        return self.certificate is not None and bool(self.certificate.doubts)


@dataclass(frozen=True, slots=True)
class TrainingView:
    """The trainings to choose from, and the one chosen with its people in the sheet's order.

    ``doubts`` counts the certificates in doubt by training.
    """

    trainings: tuple[TrainingRow, ...]
    training: TrainingRow | None
    members: tuple[TrainingMember, ...]
    doubts: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_closed(self) -> bool:
        """Whether certificates can be issued."""
        return self.training is not None and self.training.state is TrainingState.CLOSED

    @property
    def waiting(self) -> int:
        """How many people can be given a certificate now."""
        return sum(member.is_waiting for member in self.members) if self.is_closed else 0

    @property
    def issued(self) -> tuple[CertificateRow, ...]:
        """The certificates that may go to paper, in the order of the sheet."""
        return tuple(m.certificate for m in self.members if m.certificate and not m.is_in_doubt)

    @property
    def in_doubt(self) -> tuple[CertificateRow, ...]:
        """Those somebody has to decide about first."""
        return tuple(m.certificate for m in self.members if m.certificate and m.is_in_doubt)


def read_training(db: Session, training_id: str) -> TrainingView:
    """Return the trainings and the people of one; without an id, of the first there is."""
    found = list_trainings(db)
    off = [t.id for t in found if t.state in _ONLY_WITH_CERTIFICATES]
    called_off = {i for i in off if certificates.list_certificates(db, i)}
    trainings = _in_order(found, called_off)
    chosen = next((t for t in trainings if t.id == training_id), next(iter(trainings), None))
    if chosen is None:
        return TrainingView((), None, ())
    try:
        candidates = certificates.candidates(db, chosen.id)
    except TrainingWithoutPeriods:  # taken away since the list was read
        candidates = ()
    issued = certificates.list_certificates(db, chosen.id)
    doubts = certificates.doubts_by_training(db)
    by_person: dict[str, list[CertificateRow]] = {}
    for row in issued:
        by_person.setdefault(row.enrollment_id, []).append(row)
    listed = {candidate.verdict.enrollment.id: candidate.verdict for candidate in candidates}
    ids = dict.fromkeys((*listed, *by_person))
    members = tuple(_member(i, listed.get(i), by_person.get(i, [])) for i in ids)
    return TrainingView(trainings, chosen, members, doubts)


def _in_order(
    trainings: Sequence[TrainingRow], called_off: AbstractSet[str]
) -> tuple[TrainingRow, ...]:
    """Return the trainings with half-days by their state, then those called off.

    An office above issues the certificates of its trainings itself.
    """
    found = [t for t in trainings if t.periods and t.state in _IN_ORDER and not t.held_above]
    found.sort(key=lambda t: _IN_ORDER.index(t.state))
    return (*found, *(t for t in trainings if t.id in called_off))


def _member(
    enrollment_id: str, verdict: Verdict | None, rows: Sequence[CertificateRow]
) -> TrainingMember:
    in_force = next((row for row in rows if row.is_in_force), None)
    past = tuple(row for row in rows if row is not in_force)
    return TrainingMember(enrollment_id, verdict, in_force, past)
