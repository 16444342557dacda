"""Certificates: who qualifies and why not, numbering, issue, voiding (DOMAIN.md section 4.7).

A certificate keeps every fact it prints as it was on the day of issue; a reprint prints those. A
number once given is never given again, not even when the issue is undone; once it is on paper the
issue is not undone any more. A certificate in doubt (roster.certificates.doubts) is kept with a
reason, declared void, or corrected: then another one with today's facts and a
number of its own takes its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select, update
from sqlalchemy.orm import aliased

from roster.attendance.completion import Verdict, verdicts
from roster.attendance.marks import AttendanceSheet, attendance_sheet
from roster.base.codes.certificates import CertificateState
from roster.base.codes.trainings import TrainingState
from roster.base.days import is_day, require_day
from roster.base.printable import require_printable_text
from roster.base.words import Words
from roster.certificates.codes import Doubt
from roster.certificates.doubts import raised_since
from roster.certificates.errors import (
    CertificateSettled,
    CorrectionImpossible,
    IssuedAbove,
    IssuedAhead,
    IssuedTooEarly,
    NothingToCorrect,
    NothingToIssue,
    NotInDoubt,
    NotQualified,
    NumberPatternUnusable,
    NumberTokenUnknown,
    UnknownCertificate,
)
from roster.certificates.facts import CertificateFacts
from roster.db.history import journal
from roster.db.history.journal import insert_rows
from roster.db.models import Certificate, Enrollment, Office, Trainee
from roster.db.sql.expressions import is_empty, is_filled
from roster.db.sql.parts import in_parts
from roster.divisions.divisions import unit_text
from roster.people.posts import posts_on_paper
from roster.trainings.errors import ReasonMissing, TrainingStateForbids, UnknownEnrollment
from roster.trainings.periods import require_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Row, Select
    from sqlalchemy.orm import Session

_BRACE = re.compile(r"[{}]")
_NUMBER = Words("证书编号", "The number")
_LONGEST_NUMBER = 60
_has_day = Certificate.issued_on.like("____-__-__")
"""In SQL, nearly: days that older versions let in had slashes, or lacked noughts."""

_TOKEN = re.compile(r"\{(年|序号)(?::(\d))?\}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person of a training: the verdict, and the number of the certificate in force, if any.

    One in doubt is in force until somebody decides about it.
    """

    verdict: Verdict
    number: str | None


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """One certificate as it was issued; ``prints`` counts the times it went to paper.

    Attributes:
        training_id: The training it certifies.
        state: Whether it holds.
        doubts: What is no longer as it says, with how it is now
            (:func:`roster.certificates.doubts.findings`).
        kept: The same, in spite of which it was kept, for ``kept_reason``.
        void_reason: Why it is void or was corrected.
        successor: The number of the one that corrects it.
    """

    id: str
    enrollment_id: str
    training_id: str
    number: str
    issued_on: str
    state: CertificateState
    prints: int
    facts: CertificateFacts
    doubts: Mapping[Doubt, str] = field(default_factory=dict)
    kept: Mapping[Doubt, str] = field(default_factory=dict)
    kept_reason: str | None = None
    void_reason: str | None = None
    successor: str | None = None

    @property
    def is_in_force(self) -> bool:
        """Whether its number stands for the person: it is valid, or in doubt."""
        return self.state in {CertificateState.VALID, CertificateState.IN_DOUBT}


# --- numbers -------------------------------------------------------------------------------


def number_text(pattern: str, year: int, sequence: int) -> str:
    """Fill a pattern such as 粤河台培字〔{年}〕第{序号:4}号.

    Raises:
        NumberPatternUnusable: it lacks the year or the running number, or has other tokens.
        TextTooLong, TextUnprintable: the number would not fit, or could not be printed.
    """
    tokens = {match[1] for match in _TOKEN.finditer(pattern)}
    if tokens != {"年", "序号"}:
        raise NumberPatternUnusable(pattern)
    if _BRACE.search(_TOKEN.sub("", pattern)):
        raise NumberTokenUnknown(pattern)
    values = {"年": year, "序号": sequence}
    number = _TOKEN.sub(lambda m: f"{values[m[1]]:0{m[2] or 0}d}", pattern)
    require_printable_text(_NUMBER, number, _LONGEST_NUMBER)
    return number


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
    numbers = _numbers_in_force(db, training_id)
    return tuple(Candidate(v, numbers.get(v.enrollment.id)) for v in verdicts(sheet))


def _numbers_in_force(db: Session, training_id: str) -> dict[str, str]:
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
        DayUnreadable, IssuedTooEarly: the day cannot be that of an issue.
    """
    sheet = attendance_sheet(db, training_id)
    if sheet.training.plan.held_above:
        raise IssuedAbove(sheet.training.plan.title)
    if sheet.training.row.state is not TrainingState.CLOSED:
        raise TrainingStateForbids(sheet.training.plan.title, sheet.training.row.state)
    chosen = _chosen(db, sheet, enrollment_ids)
    if not chosen:
        raise NothingToIssue(sheet.training.plan.title)
    return _rows(db, _issued(db, sheet, chosen, on))


def _issued(
    db: Session, sheet: AttendanceSheet, chosen: Iterable[Verdict], on: str
) -> Select[Certificate]:
    """Give these people the next numbers and return a query of their certificates."""
    _require_issue_day(sheet, on)
    pattern, year = number_pattern(db), int(on[:4])
    first = _next_sequence(db, year)
    issued = []
    for sequence, verdict in enumerate(chosen, start=first):
        number = number_text(pattern, year, sequence)
        facts = _facts(db, sheet, verdict, number, on)
        issued.append(_fields(verdict, facts, year, sequence))
    insert_rows(db, Certificate, issued)
    return select(Certificate).where(Certificate.year == year, Certificate.sequence >= first)


def _require_issue_day(sheet: AttendanceSheet, on: str) -> None:
    last_day = sheet.periods[-1].plan.date
    if require_day(on) < last_day:
        raise IssuedTooEarly(sheet.training.plan.title, on, last_day)


def require_issue_not_ahead(db: Session, training_id: str, on: str, today: str) -> None:
    """Refuse an issue for a training that is not over, or on a day to come.

    Raises:
        TrainingNotOver, IssuedAhead, DayUnreadable
    """
    require_over(db, training_id, today)
    require_not_ahead(on, today)


def require_not_ahead(on: str, today: str) -> None:
    """Refuse a day of issue that is still to come.

    Raises:
        IssuedAhead, DayUnreadable
    """
    if require_day(on) > today:
        raise IssuedAhead(on, today)


def _chosen(
    db: Session, sheet: AttendanceSheet, enrollment_ids: Sequence[str] | None
) -> list[Verdict]:
    have = _numbers_in_force(db, sheet.training.row.id)
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
        exam=training.plan.completion.exam_min_tenths is not None,
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
        "unit_id": verdict.enrollment.unit_id,
        "doubts": {},
        "kept": {},
        "kept_reason": None,
        "successor_id": None,
    }


# --- issued certificates -------------------------------------------------------------------


def list_certificates(
    db: Session,
    training_id: str | None = None,
    *,
    valid_only: bool = False,
    in_doubt_only: bool = False,
) -> tuple[CertificateRow, ...]:
    """Return certificates (of one training) in the order of the sheet, then by number.

    Those of people who were taken out of the training since are there, too. ``valid_only``: only
    those that may go to paper; ``in_doubt_only``: only those somebody has to decide about.
    """
    query = select(Certificate)
    if training_id:
        query = query.where(Enrollment.training_id == training_id)
    if valid_only:
        query = query.where(
            Certificate.state == CertificateState.VALID, is_empty(Certificate.doubts)
        )
    if in_doubt_only:
        query = query.where(is_filled(Certificate.doubts) | ~_has_day)
    rows = _rows(db, query)
    return tuple(row for row in rows if not _is_left_out(row, valid_only, in_doubt_only))


def _is_left_out(row: CertificateRow, valid_only: bool, in_doubt_only: bool) -> bool:  # noqa: FBT001 - as they were asked for
    return valid_only if row.doubts else in_doubt_only


def get_certificates(db: Session, ids: Sequence[str]) -> tuple[CertificateRow, ...]:
    """Return these few certificates, in the order of a list."""
    return _rows(db, select(Certificate), ids)


def certificates_of(db: Session, trainee_id: str) -> tuple[CertificateRow, ...]:
    """Return the certificates of one person, newest first."""
    rows = _rows(db, select(Certificate).where(Enrollment.trainee_id == trainee_id))
    return tuple(sorted(rows, key=lambda row: row.issued_on, reverse=True))


def doubts_by_training(db: Session) -> dict[str, int]:
    """Count the certificates somebody has to decide about, by training."""
    counts = (
        select(Enrollment.training_id, func.count())
        .join(Certificate, Certificate.enrollment_id == Enrollment.id)
        .where(is_filled(Certificate.doubts), ~Certificate.deleted)
        .group_by(Enrollment.training_id)
        .execution_options(include_deleted=True)
    )
    return {row[0]: row[1] for row in db.execute(counts)}


def find_certificate(db: Session, text: str) -> str:
    """Return the id of the certificate meant by its number, or by a part only it has.

    Raises:
        UnknownCertificate: none or more than one fits.
    """
    matching = select(Certificate.id).where(Certificate.number.contains(text, autoescape=True))
    exact = db.scalars(select(Certificate.id).where(Certificate.number == text)).all()
    found = exact or db.scalars(matching).all()
    if len(found) != 1:
        raise UnknownCertificate(text)
    return found[0]


def raised(db: Session, since: int) -> tuple[CertificateRow, ...]:
    """Return the certificates that actions after ``since`` put in doubt and that still are."""
    hit = raised_since(db, since)
    rows = list_certificates(db, in_doubt_only=True) if hit else ()
    return tuple(row for row in rows if row.id in hit)


def record_print(db: Session, certificate_ids: Sequence[str]) -> None:
    """Note that these certificates went to paper once more; undo passes that over.

    Raises:
        UnknownCertificate
    """
    for certificate_id in certificate_ids:
        _entity(db, certificate_id).prints += 1
    journal.note(db)


# --- deciding ------------------------------------------------------------------------------


def keep_certificate(db: Session, certificate_id: str, reason: str) -> None:
    """Keep a certificate valid in spite of its doubts; a further change raises them anew.

    Raises:
        UnknownCertificate, ReasonMissing
        NotInDoubt: there is nothing to decide.
    """
    certificate = _entity(db, certificate_id)
    if not reason.strip():
        raise ReasonMissing(certificate.number)
    if not (found := _doubts(certificate)):
        raise NotInDoubt(certificate.number)
    certificate.kept = {**certificate.kept, **{kind.value: now for kind, now in found.items()}}
    certificate.doubts, certificate.kept_reason = {}, reason.strip()


def void_certificate(db: Session, certificate_id: str, reason: str) -> None:
    """Declare a certificate void; its number stays used.

    Raises:
        UnknownCertificate, ReasonMissing
        CertificateSettled: it is void or corrected already.
    """
    certificate = _in_force(db, certificate_id)
    if not reason.strip():
        raise ReasonMissing(certificate.number)
    _end(certificate, CertificateState.VOID, reason)


def correct_certificate(
    db: Session, certificate_id: str, on: str, reason: str = ""
) -> CertificateRow:
    """Replace a certificate by one with today's facts and a new number, issued on the day ``on``.

    Raises:
        UnknownCertificate
        CertificateSettled: it is void or corrected already.
        CorrectionImpossible: the holder has not completed the training; void it or keep it.
        NothingToCorrect: another one would say the same.
        DayUnreadable, IssuedTooEarly: the day cannot be that of an issue.
    """
    old = _in_force(db, certificate_id)
    sheet, verdict = _holder(db, old)
    if sheet is None or verdict is None or not verdict.is_completed:
        raise CorrectionImpossible(old.number, old.facts["name"])
    facts = msgspec.convert(old.facts, CertificateFacts)
    is_as_now = _facts(db, sheet, verdict, facts.number, facts.issued_on) == facts
    if is_as_now and is_day(facts.issued_on):
        raise NothingToCorrect(old.number)
    new = db.scalars(_issued(db, sheet, [verdict], on)).one()
    _end(old, CertificateState.CORRECTED, reason)
    old.successor_id = new.id
    db.flush()
    return get_certificates(db, [new.id])[0]


def _holder(db: Session, certificate: Certificate) -> tuple[AttendanceSheet | None, Verdict | None]:
    """Return the closed class of a certificate and the verdict of its holder, if there are any."""
    enrollment = db.get_one(Enrollment, certificate.enrollment_id)
    if enrollment.deleted:
        return None, None
    sheet = attendance_sheet(db, enrollment.training_id)
    if sheet.training.row.state is not TrainingState.CLOSED:
        return sheet, None
    return sheet, next(v for v in verdicts(sheet) if v.enrollment.id == enrollment.id)


def _in_force(db: Session, certificate_id: str) -> Certificate:
    certificate = _entity(db, certificate_id)
    if certificate.state != CertificateState.VALID:
        raise CertificateSettled(certificate.number, certificate.state)
    return certificate


def _end(certificate: Certificate, state: CertificateState, reason: str) -> None:
    certificate.state = state
    certificate.void_reason = reason.strip() or None
    certificate.doubts, certificate.kept, certificate.kept_reason = {}, {}, None


def _entity(db: Session, certificate_id: str) -> Certificate:
    certificate = db.get(Certificate, certificate_id)
    if certificate is None or certificate.deleted:
        raise UnknownCertificate(certificate_id)
    return certificate


# --- rows ----------------------------------------------------------------------------------


def _rows(
    db: Session, query: Select[Certificate], ids: Iterable[str] | None = None
) -> tuple[CertificateRow, ...]:
    """Return certificates in the order of the sheet, those of people who are gone as well.

    ``ids``: only these of them.
    """
    successor = aliased(Certificate)
    wanted = (
        query.add_columns(Enrollment.training_id, successor.number, Enrollment.number)
        .join(Enrollment, Enrollment.id == Certificate.enrollment_id)
        .outerjoin(successor, successor.id == Certificate.successor_id)
        .where(~Certificate.deleted)
        .execution_options(include_deleted=True)
    )
    rows = db.execute(wanted) if ids is None else in_parts(db, wanted, Certificate.id, ids)
    return tuple(_row(*found) for *found, _place in sorted(rows, key=_place))


def _doubts(certificate: Certificate) -> dict[Doubt, str]:
    """Return what is no longer as it says, and a day of issue that an older version let in."""
    found = _by_kind(certificate.doubts)
    is_settled = certificate.state != CertificateState.VALID or Doubt.ISSUED_ON in certificate.kept
    if not is_settled and not is_day(certificate.issued_on):
        found[Doubt.ISSUED_ON] = certificate.issued_on
    return found


def _place(row: Row[Certificate, str, str | None, int]) -> tuple[int, int, int]:
    """Return where a certificate stands in a list, given with its holder's place on the sheet."""
    certificate, *_, number = row
    return certificate.year, number, certificate.sequence


def _row(certificate: Certificate, training_id: str, successor: str | None) -> CertificateRow:
    state, found = CertificateState(certificate.state), _doubts(certificate)
    return CertificateRow(
        id=certificate.id,
        enrollment_id=certificate.enrollment_id,
        training_id=training_id,
        number=certificate.number,
        issued_on=certificate.issued_on,
        state=CertificateState.IN_DOUBT if found else state,
        prints=certificate.prints,
        facts=msgspec.convert(certificate.facts, CertificateFacts),
        doubts=found,
        kept=_by_kind(certificate.kept),
        kept_reason=certificate.kept_reason,
        void_reason=certificate.void_reason,
        successor=successor,
    )


def _by_kind(doubts: Mapping[str, str]) -> dict[Doubt, str]:
    return {Doubt(kind): now for kind, now in doubts.items()}
