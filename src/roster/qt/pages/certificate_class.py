"""What the certificates page shows of a class, and the work it starts."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from roster import certificates
from roster.codes import Act, CertificateState, TrainingState
from roster.documents.certificate import CertificateStyle, write_certificates
from roster.errors import TrainingWithoutPeriods
from roster.qt.printing import print_pdf
from roster.trainings import list_trainings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtPrintSupport import QPrinter

    from roster.certificate_facts import CertificateFacts
    from roster.certificates import CertificateRow
    from roster.completion import Verdict
    from roster.db.engine import Database
    from roster.progress import Report
    from roster.trainings import TrainingRow

_SHOWN = CertificateStyle(seal_hint=True)
_IN_ORDER = (TrainingState.CLOSED, TrainingState.OPEN, TrainingState.PLANNED)


@dataclass(frozen=True, slots=True)
class ClassMember:
    """One person of a training: the verdict, the valid certificate, and those declared void."""

    verdict: Verdict
    certificate: CertificateRow | None
    void: tuple[CertificateRow, ...]

    @property
    def is_waiting(self) -> bool:
        """Whether the person qualifies and has no certificate yet."""
        return self.verdict.is_completed and self.certificate is None


@dataclass(frozen=True, slots=True)
class ClassView:
    """The trainings to choose from, and the one chosen with its people in the sheet's order."""

    trainings: tuple[TrainingRow, ...]
    training: TrainingRow | None
    members: tuple[ClassMember, ...]

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
        """The valid certificates in the order of the sheet."""
        return tuple(m.certificate for m in self.members if m.certificate is not None)


def read_class(database: Database, training_id: str, _report: Report) -> ClassView:
    """Read the trainings and the people of one; without an id, of the first there is."""
    with database.reading() as db:
        found = [t for t in list_trainings(db) if t.periods and t.state in _IN_ORDER]
        trainings = tuple(sorted(found, key=lambda t: _IN_ORDER.index(t.state)))
        chosen = next((t for t in trainings if t.id == training_id), next(iter(trainings), None))
        if chosen is None:
            return ClassView((), None, ())
        try:
            candidates = certificates.candidates(db, chosen.id)
        except TrainingWithoutPeriods:  # taken away since the list was read
            candidates = ()
        issued = certificates.list_certificates(db, chosen.id)
    by_person: dict[str, list[CertificateRow]] = {}
    for row in issued:
        by_person.setdefault(row.enrollment_id, []).append(row)
    members = tuple(
        _member(candidate.verdict, by_person.get(candidate.verdict.enrollment.id, []))
        for candidate in candidates
    )
    return ClassView(trainings, chosen, members)


def _member(verdict: Verdict, rows: list[CertificateRow]) -> ClassMember:
    valid = [row for row in rows if row.state is CertificateState.VALID]
    void = tuple(row for row in rows if row.state is CertificateState.VOID)
    return ClassMember(verdict, valid[0] if valid else None, void)


def issue(
    database: Database, clerk: str, training_id: str, on: str, _report: Report
) -> tuple[CertificateRow, ...]:
    """Issue certificates to all who qualify, as one action.

    Raises:
        as :func:`roster.certificates.issue`.
    """
    with database.transaction(Act.ISSUE, by=clerk) as db:
        return certificates.issue(db, training_id, on)


def declare_void(
    database: Database, clerk: str, certificate_id: str, reason: str, _report: Report
) -> None:
    """Declare one certificate void."""
    with database.transaction(Act.VOID, by=clerk, reason=reason) as db:
        certificates.void_certificate(db, certificate_id, reason)


def save(
    database: Database, clerk: str, rows: Sequence[CertificateRow], path: Path, report: Report
) -> int:
    """Write certificates into one PDF and note that they went to paper.

    Raises:
        as :func:`roster.documents.certificate.write_certificates`.
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
        as :func:`roster.documents.certificate.write_certificates`.
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
