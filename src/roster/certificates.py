"""Certificates: who qualifies and why not, numbering, issue, voiding (DOMAIN.md section 4.7).

A certificate keeps every fact it prints as it was on the day of issue; a reprint prints those. A
number once given is never given again, not even when the issue is undone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select, update

from roster.attendance import AttendanceSheet, attendance_sheet
from roster.certificate_facts import CertificateFacts
from roster.codes import CertificateState, TrainingState
from roster.completion import Verdict, verdicts
from roster.db.journal import insert_rows
from roster.db.models import Certificate, Enrollment, Office, Trainee
from roster.divisions import unit_text
from roster.errors import (
    IssuedAbove,
    NothingToIssue,
    NotQualified,
    NumberPatternUnusable,
    TrainingStateForbids,
    UnknownCertificate,
    UnknownEnrollment,
)
from roster.posts import posts_on_paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

_TOKEN = re.compile(r"\{(年|序号)(?::(\d))?\}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person of a training: the verdict, and the valid certificate's number if there is one."""

    verdict: Verdict
    number: str | None


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """One certificate as it was issued; ``prints`` counts the times it went to paper."""

    id: str
    enrollment_id: str
    number: str
    issued_on: str
    state: CertificateState
    prints: int
    facts: CertificateFacts


# --- numbers -------------------------------------------------------------------------------


def number_text(pattern: str, year: int, sequence: int) -> str:
    """Fill a pattern such as 粤河台培字〔{年}〕第{序号:4}号.

    Raises:
        NumberPatternUnusable: it lacks the year or the running number.
    """
    tokens = {match[1] for match in _TOKEN.finditer(pattern)}
    if tokens != {"年", "序号"}:
        raise NumberPatternUnusable(pattern)
    values = {"年": year, "序号": sequence}
    return _TOKEN.sub(lambda m: f"{values[m[1]]:0{m[2] or 0}d}", pattern)


def number_pattern(db: Session) -> str:
    """Return the pattern by which this office numbers its certificates."""
    return db.scalars(select(Office.number_pattern)).one()


def set_number_pattern(db: Session, pattern: str) -> None:
    """Number certificates by this pattern from now on.

    Raises:
        NumberPatternUnusable
    """
    number_text(pattern, 2000, 1)
    db.execute(update(Office).values(number_pattern=pattern))


def _next_sequence(db: Session, year: int) -> int:
    """Return the next free running number of a year, void and undone ones counted."""
    highest = select(func.max(Certificate.sequence)).where(Certificate.year == year)
    return (db.scalar(highest, execution_options={"include_deleted": True}) or 0) + 1


# --- who qualifies -------------------------------------------------------------------------


def candidates(db: Session, training_id: str) -> tuple[Candidate, ...]:
    """Return everybody of a training with the verdict, in the order of the sheet.

    Raises:
        UnknownTraining, TrainingWithoutPeriods
    """
    sheet = attendance_sheet(db, training_id)
    numbers = _valid_numbers(db, training_id)
    return tuple(Candidate(v, numbers.get(v.enrollment.id)) for v in verdicts(sheet))


def _valid_numbers(db: Session, training_id: str) -> dict[str, str]:
    query = (
        select(Certificate.enrollment_id, Certificate.number)
        .join(Enrollment, Enrollment.id == Certificate.enrollment_id)
        .where(Enrollment.training_id == training_id, Certificate.state == CertificateState.VALID)
    )
    return {row.enrollment_id: row.number for row in db.execute(query)}


def issue(
    db: Session, training_id: str, on: str, *, enrollment_ids: Sequence[str] | None = None
) -> tuple[CertificateRow, ...]:
    """Issue certificates on the day ``on`` to these people, or to all who qualify without one.

    Raises:
        TrainingStateForbids: the training is not closed yet.
        NotQualified: one of the people asked for did not complete it.
        NothingToIssue: everybody who qualifies has one.
        IssuedAbove: the office above held the training.
    """
    sheet = attendance_sheet(db, training_id)
    if sheet.training.plan.held_above:
        raise IssuedAbove(sheet.training.plan.title)
    if sheet.training.row.state is not TrainingState.CLOSED:
        raise TrainingStateForbids(sheet.training.plan.title, sheet.training.row.state)
    chosen = _chosen(db, sheet, enrollment_ids)
    if not chosen:
        raise NothingToIssue(sheet.training.plan.title)
    pattern, year = number_pattern(db), int(on[:4])
    first = _next_sequence(db, year)
    issued = []
    for sequence, verdict in enumerate(chosen, start=first):
        number = number_text(pattern, year, sequence)
        facts = _facts(db, sheet, verdict, number, on)
        issued.append(_fields(verdict, facts, year, sequence))
    insert_rows(db, Certificate, issued)
    wanted = {fields["number"] for fields in issued}
    return tuple(row for row in list_certificates(db, training_id) if row.number in wanted)


def _chosen(
    db: Session, sheet: AttendanceSheet, enrollment_ids: Sequence[str] | None
) -> list[Verdict]:
    have = _valid_numbers(db, sheet.training.row.id)
    found = verdicts(sheet)
    if enrollment_ids is not None:
        found = tuple(v for v in found if v.enrollment.id in set(enrollment_ids))
        for verdict in found:
            require_qualified(verdict)
    return [v for v in found if v.is_completed and v.enrollment.id not in have]


def require_qualified(verdict: Verdict) -> None:
    """Refuse a certificate for somebody who did not complete the training.

    Raises:
        NotQualified
    """
    if not verdict.is_completed:
        raise NotQualified(verdict.enrollment.name, verdict.reasons)


def _facts(
    db: Session, sheet: AttendanceSheet, verdict: Verdict, number: str, on: str
) -> CertificateFacts:
    person = db.get_one(Trainee, verdict.enrollment.trainee_id)
    training = sheet.training
    return CertificateFacts(
        number=number,
        name=person.name,
        gender=person.gender,
        unit_text=unit_text(db, verdict.enrollment.unit_id),
        posts_text=posts_on_paper(verdict.enrollment.posts),
        training_title=training.plan.title,
        first_day=sheet.periods[0].plan.date,
        last_day=sheet.periods[-1].plan.date,
        quarter_hours=verdict.credited,
        organizer=training.plan.organizer,
        issued_on=on,
        place=training.plan.venue or "",
    )


def draft_facts(
    db: Session, training_id: str, enrollment_id: str, number: str, on: str
) -> CertificateFacts:
    """Return what a certificate would say if it were issued on the day ``on``; for previews.

    Raises:
        UnknownTraining, TrainingWithoutPeriods
        UnknownEnrollment: the person does not belong to the training.
    """
    sheet = attendance_sheet(db, training_id)
    for verdict in verdicts(sheet):
        if verdict.enrollment.id == enrollment_id:
            return _facts(db, sheet, verdict, number, on)
    raise UnknownEnrollment(enrollment_id)


def _fields(
    verdict: Verdict, facts: CertificateFacts, year: int, sequence: int
) -> dict[str, object]:
    return {
        "enrollment_id": verdict.enrollment.id,
        "number": facts.number,
        "year": year,
        "sequence": sequence,
        "issued_on": facts.issued_on,
        "facts": msgspec.to_builtins(facts),
        "state": CertificateState.VALID,
        "void_reason": None,
        "prints": 0,
    }


# --- issued certificates -------------------------------------------------------------------


def list_certificates(
    db: Session, training_id: str | None = None, *, valid_only: bool = False
) -> tuple[CertificateRow, ...]:
    """Return certificates (of one training) in the order of the sheet, then by number."""
    query = (
        select(Certificate)
        .join(Enrollment, Enrollment.id == Certificate.enrollment_id)
        .order_by(Certificate.year, Enrollment.number, Certificate.sequence)
    )
    if training_id:
        query = query.where(Enrollment.training_id == training_id)
    if valid_only:
        query = query.where(Certificate.state == CertificateState.VALID)
    return tuple(_row(certificate) for certificate in db.scalars(query))


def void_certificate(db: Session, certificate_id: str, reason: str) -> None:
    """Declare a certificate void; its number stays used.

    Raises:
        UnknownCertificate
    """
    certificate = _entity(db, certificate_id)
    certificate.state = CertificateState.VOID
    certificate.void_reason = reason


def record_print(db: Session, certificate_ids: Sequence[str]) -> None:
    """Note that these certificates went to paper once more."""
    for certificate_id in certificate_ids:
        _entity(db, certificate_id).prints += 1


def certificates_of(db: Session, trainee_id: str) -> tuple[CertificateRow, ...]:
    """Return the certificates of one person, newest first."""
    query = (
        select(Certificate)
        .join(Enrollment, Enrollment.id == Certificate.enrollment_id)
        .where(Enrollment.trainee_id == trainee_id)
        .order_by(Certificate.issued_on.desc(), Certificate.number)
    )
    return tuple(_row(certificate) for certificate in db.scalars(query))


def _entity(db: Session, certificate_id: str) -> Certificate:
    certificate = db.get(Certificate, certificate_id)
    if certificate is None or certificate.deleted:
        raise UnknownCertificate(certificate_id)
    return certificate


def _row(certificate: Certificate) -> CertificateRow:
    return CertificateRow(
        id=certificate.id,
        enrollment_id=certificate.enrollment_id,
        number=certificate.number,
        issued_on=certificate.issued_on,
        state=CertificateState(certificate.state),
        prints=certificate.prints,
        facts=msgspec.convert(certificate.facts, CertificateFacts),
    )
