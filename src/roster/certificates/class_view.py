"""What the certificates page shows of a class, and the work it starts."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from roster.base.codes import Act, TrainingState
from roster.base.errors import TrainingWithoutPeriods
from roster.certificates import certificates
from roster.papers.pdf.certificate import CertificateStyle, write_certificates
from roster.qt.papers.printing import print_pdf
from roster.trainings.trainings import list_trainings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from PySide6.QtPrintSupport import QPrinter

    from roster.attendance.completion import Verdict
    from roster.base.progress import Report
    from roster.certificates.certificates import CertificateRow
    from roster.certificates.facts import CertificateFacts
    from roster.db.engine import Database
    from roster.trainings.trainings import TrainingRow

_SHOWN = CertificateStyle(seal_hint=True)
_IN_ORDER = (TrainingState.CLOSED, TrainingState.OPEN, TrainingState.PLANNED)
_ONLY_WITH_CERTIFICATES = (TrainingState.POSTPONED, TrainingState.CANCELLED)


@dataclass(frozen=True, slots=True)
class ClassMember:
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
class ClassView:
    """The trainings to choose from, and the one chosen with its people in the sheet's order.

    ``doubts`` counts the certificates in doubt by training.
    """

    trainings: tuple[TrainingRow, ...]
    training: TrainingRow | None
    members: tuple[ClassMember, ...]
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


def read_class(database: Database, training_id: str, _report: Report) -> ClassView:
    """Read the trainings and the people of one; without an id, of the first there is."""
    with database.reading() as db:
        found = list_trainings(db)
        off = [t.id for t in found if t.state in _ONLY_WITH_CERTIFICATES]
        called_off = {i for i in off if certificates.list_certificates(db, i)}
        trainings = _in_order(found, called_off)
        chosen = next((t for t in trainings if t.id == training_id), next(iter(trainings), None))
        if chosen is None:
            return ClassView((), None, ())
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
    return ClassView(trainings, chosen, members, doubts)


def _in_order(
    trainings: Sequence[TrainingRow], called_off: AbstractSet[str]
) -> tuple[TrainingRow, ...]:
    """Return the trainings with half-days by their state, then those called off."""
    found = [t for t in trainings if t.periods and t.state in _IN_ORDER]
    found.sort(key=lambda t: _IN_ORDER.index(t.state))
    return (*found, *(t for t in trainings if t.id in called_off))


def _member(
    enrollment_id: str, verdict: Verdict | None, rows: Sequence[CertificateRow]
) -> ClassMember:
    in_force = next((row for row in rows if row.is_in_force), None)
    past = tuple(row for row in rows if row is not in_force)
    return ClassMember(enrollment_id, verdict, in_force, past)


def issue(
    database: Database, clerk: str, training_id: str, on: str, _report: Report
) -> tuple[CertificateRow, ...]:
    """Issue certificates to all who qualify, as one action.

    Raises:
        as :func:`roster.certificates.certificates.issue`.
    """
    with database.transaction(Act.ISSUE, by=clerk) as db:
        return certificates.issue(db, training_id, on)


def declare_void(
    database: Database, clerk: str, ids: Sequence[str], reason: str, _report: Report
) -> None:
    """Declare certificates void, as one action."""
    with database.transaction(Act.VOID, by=clerk, reason=reason) as db:
        for certificate_id in ids:
            certificates.void_certificate(db, certificate_id, reason)


def keep(database: Database, clerk: str, ids: Sequence[str], reason: str, _report: Report) -> None:
    """Keep certificates in spite of their doubts, as one action."""
    with database.transaction(Act.KEEP_CERTIFICATE, by=clerk, reason=reason) as db:
        for certificate_id in ids:
            certificates.keep_certificate(db, certificate_id, reason)


def correct(
    database: Database, clerk: str, ids: Sequence[str], on: str, _report: Report
) -> tuple[CertificateRow, ...]:
    """Replace certificates by such with today's facts, as one action; return the new ones.

    Raises:
        as :func:`roster.certificates.certificates.correct_certificate`.
    """
    with database.transaction(Act.CORRECT_CERTIFICATE, by=clerk) as db:
        return tuple(certificates.correct_certificate(db, one, on) for one in ids)


def save(
    database: Database, clerk: str, rows: Sequence[CertificateRow], path: Path, report: Report
) -> int:
    """Write certificates into one PDF and note that they went to paper.

    Raises:
        as :func:`roster.papers.pdf.certificate.write_certificates`.
    """
    pages = write_certificates(path, [row.facts for row in rows], report=report)
    _note_print(database, clerk, rows)
    return pages


def send_to_printer(
    database: Database,
    clerk: str,
    rows: Sequence[CertificateRow],
    printer: QPrinter,
    report: Report,
) -> int:
    """Print certificates and note that they went to paper.

    Raises:
        as :func:`roster.papers.pdf.certificate.write_certificates`.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "certificates.pdf"
        write_certificates(path, [row.facts for row in rows])
        pages = print_pdf(path, printer, report)
    _note_print(database, clerk, rows)
    return pages


def _note_print(database: Database, clerk: str, rows: Sequence[CertificateRow]) -> None:
    with database.transaction(Act.PRINT, by=clerk) as db:
        certificates.record_print(db, [row.id for row in rows])


@dataclass(frozen=True, slots=True)
class Draft:
    """A certificate that is not issued yet."""

    training_id: str
    enrollment_id: str
    number: str
    on: str


def write_picture(database: Database, shown: CertificateFacts | Draft, path: Path) -> None:
    """Write the page that the preview shows, with the place of the seal."""
    if isinstance(shown, Draft):
        with database.reading() as db:
            shown = certificates.draft_facts(
                db, shown.training_id, shown.enrollment_id, shown.number, shown.on
            )
    write_certificates(path, [shown], _SHOWN)
