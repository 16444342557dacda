"""Leave: granted for half-days, with reason, approver and a scanned proof (DOMAIN.md section 4.4).

Leave fills its mark into the grid beforehand, not confirmed: on the day somebody says that it
happened so, or enters what happened instead.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from roster.attendance.errors import (
    LeaveOverMark,
    LeaveWithoutPeriods,
    ProofTooLarge,
    ProofUnusable,
    UnknownLeave,
    UnknownMark,
)
from roster.attendance.marks import fresh_mark, open_cells
from roster.base.codes.attendance import LEAVE, EnteredBy, Mark
from roster.base.codes.trainings import TrainingState
from roster.base.errors import FileMissing
from roster.db.history.journal import insert_rows
from roster.db.models import Attendance, Enrollment, Leave, Proof, Trainee
from roster.trainings.enrollments import require_enrollment
from roster.trainings.errors import ReasonMissing
from roster.trainings.trainings import PeriodRow, list_periods, require_state

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

PROOF_MEGABYTES = 10

_BEFORE_CLOSING = (TrainingState.PLANNED, TrainingState.OPEN, TrainingState.POSTPONED)
_MEDIA = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
)
"""How the content of a proof begins: names of files say nothing sure."""


@dataclass(frozen=True, slots=True)
class LeaveRow:
    """One leave as it was granted; ``proof_name``: the file of the proof, if there is one."""

    id: str
    enrollment_id: str
    number: int
    name: str
    unit_name: str
    periods: tuple[PeriodRow, ...]
    mark: Mark
    reason: str
    approver: str | None
    proof_name: str | None


@dataclass(frozen=True, slots=True)
class ProofFile:
    """A scanned proof; ``media`` is its media type."""

    name: str
    media: str
    content: bytes


# --- writing -------------------------------------------------------------------------------


def grant(
    db: Session,
    enrollment_id: str,
    period_ids: Sequence[str],
    mark: Mark,
    reason: str,
    approver: str | None = None,
    proof: Path | None = None,
) -> str:
    """Grant leave for half-days without marks and return its id; its marks wait for confirmation.

    Raises:
        UnknownEnrollment, TrainingStateForbids
        UnknownMark: the mark is none of leave.
        ReasonMissing, LeaveWithoutPeriods
        LeaveOverMark: marks stand in some of the half-days.
        FileMissing, ProofUnusable, ProofTooLarge
    """
    enrollment = require_enrollment(db, enrollment_id)
    training = require_state(db, enrollment.training_id, *_BEFORE_CLOSING)
    if mark not in LEAVE:
        raise UnknownMark(str(mark))
    if not reason.strip():
        raise ReasonMissing(training.title)
    wanted = list(dict.fromkeys(period_ids))
    _require_blank(db, enrollment, wanted)
    digest = _keep_proof(db, proof) if proof else None
    leave = Leave(
        enrollment_id=enrollment_id,
        period_ids=wanted,
        mark=mark,
        reason=reason.strip(),
        approver=(approver or "").strip() or None,
        proof_sha256=digest,
        proof_name=proof.name if proof else None,
    )
    db.add(leave)
    db.flush()
    filled_in = {"confirmed": False, "leave_id": leave.id}
    marks = [fresh_mark(enrollment_id, i, mark, EnteredBy.LEAVE) | filled_in for i in wanted]
    insert_rows(db, Attendance, marks)
    return leave.id


def withdraw(db: Session, leave_id: str) -> int:
    """Take a leave back with the marks it put there, and return how many marks.

    A mark of it that was confirmed goes too: without the leave somebody must say anew what it was.
    What was entered instead of the leave stays.

    Raises:
        UnknownLeave, TrainingStateForbids
    """
    leave = _entity(db, leave_id)
    enrollment = require_enrollment(db, leave.enrollment_id)
    require_state(db, enrollment.training_id, *_BEFORE_CLOSING)
    marks = db.scalars(select(Attendance).where(Attendance.leave_id == leave_id)).all()
    for mark in marks:
        mark.deleted = True
    leave.deleted = True
    return len(marks)


def _require_blank(db: Session, enrollment: Enrollment, period_ids: Sequence[str]) -> None:
    name = db.get_one(Trainee, enrollment.trainee_id).name
    if not period_ids:
        raise LeaveWithoutPeriods(name)
    kept = open_cells(db, [(enrollment.id, i) for i in period_ids], *_BEFORE_CLOSING)
    taken = {period_id for (_, period_id), mark in kept.items() if mark is not None}
    if taken:
        periods = list_periods(db, enrollment.training_id)
        cells = [(row.plan.date, str(row.plan.part)) for row in periods if row.id in taken]
        raise LeaveOverMark(name, tuple(cells))


def _keep_proof(db: Session, path: Path) -> str:
    """Keep a scanned proof under its digest, once, and return the digest."""
    content = _read_proof(path)
    media = next((media for head, media in _MEDIA if content.startswith(head)), None)
    if media is None:
        raise ProofUnusable(path)
    digest = hashlib.sha256(content).hexdigest()
    if db.get(Proof, digest) is None:
        db.add(Proof(sha256=digest, media=media, content=content))
    return digest


def _read_proof(path: Path) -> bytes:
    most = PROOF_MEGABYTES * 2**20
    if path.exists() and not path.is_file():  # a pipe has no end
        raise ProofUnusable(path)
    try:
        with path.open("rb") as stream:
            content = stream.read(most + 1)
    except FileNotFoundError:
        raise FileMissing(path) from None
    except OSError:
        raise ProofUnusable(path) from None
    if len(content) > most:
        raise ProofTooLarge(path, PROOF_MEGABYTES)
    return content


# --- reading -------------------------------------------------------------------------------


def leaves(db: Session, training_id: str) -> tuple[LeaveRow, ...]:
    """Return the leave granted in a training, in the order of the sheet, then of time."""
    periods = {row.id: row for row in list_periods(db, training_id)}
    place = {period_id: at for at, period_id in enumerate(periods)}
    query = (
        select(Leave, Enrollment, Trainee.name)
        .join(Enrollment, Enrollment.id == Leave.enrollment_id)
        .join(Trainee, Trainee.id == Enrollment.trainee_id)
        .where(Enrollment.training_id == training_id)
    )
    rows = []
    for leave, enrollment, name in db.execute(query):
        ids = sorted((i for i in leave.period_ids if i in place), key=place.__getitem__)
        rows.append(_row(leave, enrollment, name, tuple(periods[i] for i in ids)))
    first = {row.id: min((place[p.id] for p in row.periods), default=0) for row in rows}
    return tuple(sorted(rows, key=lambda row: (row.number, first[row.id])))


def _row(
    leave: Leave, enrollment: Enrollment, name: str, periods: tuple[PeriodRow, ...]
) -> LeaveRow:
    return LeaveRow(
        id=leave.id,
        enrollment_id=enrollment.id,
        number=enrollment.number,
        name=name,
        unit_name=enrollment.unit_name,
        periods=periods,
        mark=Mark(leave.mark),
        reason=leave.reason,
        approver=leave.approver,
        proof_name=leave.proof_name,
    )


def proof(db: Session, leave_id: str) -> ProofFile | None:
    """Return the scanned proof of a leave, if there is one.

    Raises:
        UnknownLeave
    """
    leave = _entity(db, leave_id)
    if leave.proof_sha256 is None:
        return None
    kept = db.get_one(Proof, leave.proof_sha256)
    return ProofFile(leave.proof_name or "", kept.media, kept.content)


def _entity(db: Session, leave_id: str) -> Leave:
    leave = db.get(Leave, leave_id)
    if leave is None or leave.deleted:
        raise UnknownLeave(leave_id)
    return leave
