"""The entities (DESIGN: what is kept). Codes are short strings with CHECK constraints.

Dates are ISO 8601 text with reduced precision, so the precision is part of the value; hours are
integer quarter-hours. ORM objects never leave the subject modules.
"""

from __future__ import annotations

import os
import time
from enum import StrEnum  # noqa: TC003 - read at run time
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Enum,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    false,
    true,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from roster.base.codes.attendance import EnteredBy, Mark
from roster.base.codes.certificates import CertificateState
from roster.base.codes.divisions import DivisionTier
from roster.base.codes.lists import RowKind, RowReason, WaitingState
from roster.base.codes.people import Education, EndReason, Gender, PoliticalStatus, Post
from roster.base.codes.trainings import Completion, PartOfDay, Tier, TrainingKind, TrainingState
from roster.db.sql.expressions import index_of_filled, living_key

if TYPE_CHECKING:
    from collections.abc import Iterator

ID_LENGTH = 36
_IDS_AT_ONCE = 64
_VARIANT = dict(zip("0123456789abcdef", "89ab" * 4, strict=True))
"""The digit that marks the layout of a UUID keeps two bits of chance."""


def new_id() -> str:
    """Return the id of a row born here: a UUID of version 7 (RFC 9562).

    It begins with the time, so rows born together stand together in every index.
    """
    return new_ids(1)[0]


def new_ids(count: int) -> list[str]:
    """Return the ids of many rows born here at once, as :func:`new_id`."""
    time_part = f"{time.time_ns() // 1_000_000:012x}"
    head = f"{time_part[:8]}-{time_part[8:]}-7"
    chance = os.urandom(10 * count).hex()
    return [
        f"{head}{chance[at : at + 3]}-{_VARIANT[chance[at + 3]]}{chance[at + 4 : at + 7]}"
        f"-{chance[at + 7 : at + 19]}"
        for at in range(0, 20 * count, 20)
    ]


def endless_ids() -> Iterator[str]:
    """Yield ids of rows born here, one after the other, as :func:`new_id`."""
    while True:
        yield from new_ids(_IDS_AT_ONCE)


def coded(codes: type[StrEnum], check: str = "") -> Enum:
    """Return a column type that stores the code's value and refuses any other.

    ``check`` names the constraint where a table has two columns of the same codes.
    """
    return Enum(
        codes,
        native_enum=False,
        create_constraint=True,
        length=24,
        values_callable=lambda members: [member.value for member in members],
        name=check or codes.__name__.lower(),
    )


class Base(DeclarativeBase):
    """The root of all entities."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {dict[str, Any]: JSON, list[str]: JSON}  # noqa: RUF012 - SQLAlchemy's way


class Kept:
    """What every row has that two offices may merge.

    ``stamp`` is the Lamport stamp of the row ("counter.node", sortable as text), ``edits`` maps a
    field changed since to its own stamp, ``deleted`` is a field like any other.
    """

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    stamp: Mapped[str] = mapped_column(String(32))
    edits: Mapped[dict[str, Any]] = mapped_column(JSON)
    deleted: Mapped[bool] = mapped_column(Boolean, server_default=false())


class Office(Base):
    """The one row about the file itself: whose it is and where its clock stands."""

    __tablename__ = "office"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    node: Mapped[str] = mapped_column(String(16))
    counter: Mapped[int] = mapped_column(Integer)
    unit_id: Mapped[str] = mapped_column(ForeignKey("division.id"))
    term_id: Mapped[str] = mapped_column(ForeignKey("term.id"))
    clerk: Mapped[str] = mapped_column(String(50))
    number_pattern: Mapped[str] = mapped_column(String(60))


class Division(Kept, Base):
    """A unit: country to village (DOMAIN.md section 1). ``code`` is trimmed of padding zeros."""

    __tablename__ = "division"
    __table_args__ = (
        living_key("uq_division_code", "code"),
        Index("ix_division_parent_id", "parent_id"),
    )

    code: Mapped[str | None] = mapped_column(String(12))
    name: Mapped[str] = mapped_column(String(60))
    short_name: Mapped[str] = mapped_column(String(60))
    tier: Mapped[DivisionTier] = mapped_column(coded(DivisionTier))
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("division.id"))
    report_parent_id: Mapped[str | None] = mapped_column(ForeignKey("division.id"))
    is_community: Mapped[bool | None] = mapped_column(Boolean)
    rank: Mapped[int] = mapped_column(Integer)
    valid_from: Mapped[str | None] = mapped_column(String(10))
    valid_to: Mapped[str | None] = mapped_column(String(10))
    successor_id: Mapped[str | None] = mapped_column(ForeignKey("division.id"))
    tags: Mapped[list[str]] = mapped_column(JSON)
    source: Mapped[str] = mapped_column(String(40))
    note: Mapped[str | None] = mapped_column(Text)


class Term(Kept, Base):
    """A term of office (届)."""

    __tablename__ = "term"

    name: Mapped[str] = mapped_column(String(40))
    start: Mapped[str] = mapped_column(String(10))
    end: Mapped[str | None] = mapped_column(String(10))


class Trainee(Kept, Base):
    """A person. ``raw`` keeps the sender's text of cells that were changed on the way in."""

    __tablename__ = "trainee"
    __table_args__ = (
        living_key("uq_trainee_id_number", "id_number", known="id_number"),
        Index("ix_trainee_name", "name"),
        Index("ix_trainee_division_id", "division_id"),
        Index("ix_trainee_sort_key", "sort_key"),
    )

    name: Mapped[str] = mapped_column(String(50))
    sort_key: Mapped[str] = mapped_column(String(120))
    pinyin: Mapped[str] = mapped_column(String(240))
    initials: Mapped[str] = mapped_column(String(60))
    gender: Mapped[Gender | None] = mapped_column(coded(Gender))
    birth: Mapped[str | None] = mapped_column(String(10))
    ethnicity: Mapped[str | None] = mapped_column(String(20))
    education: Mapped[Education | None] = mapped_column(coded(Education))
    studying: Mapped[bool] = mapped_column(Boolean)
    political_status: Mapped[PoliticalStatus | None] = mapped_column(coded(PoliticalStatus))
    party_joined: Mapped[str | None] = mapped_column(String(10))
    id_number: Mapped[str | None] = mapped_column(String(18))
    phone: Mapped[str | None] = mapped_column(String(20))
    second_phone: Mapped[str | None] = mapped_column(String(20))
    veteran: Mapped[bool] = mapped_column(Boolean)
    tags: Mapped[list[str]] = mapped_column(JSON)
    division_id: Mapped[str] = mapped_column(ForeignKey("division.id"))
    provisional: Mapped[bool] = mapped_column(Boolean)
    note: Mapped[str | None] = mapped_column(Text)
    raw: Mapped[dict[str, Any]] = mapped_column(JSON)


class Position(Kept, Base):
    """A post held by a person in a unit from a day to a day (end not included)."""

    __tablename__ = "position"
    __table_args__ = (
        Index("ix_position_trainee_id", "trainee_id"),
        Index("ix_position_division_id_post", "division_id", "post"),
    )

    trainee_id: Mapped[str] = mapped_column(ForeignKey("trainee.id"))
    division_id: Mapped[str] = mapped_column(ForeignKey("division.id"))
    post: Mapped[Post] = mapped_column(coded(Post))
    term_id: Mapped[str] = mapped_column(ForeignKey("term.id"))
    start: Mapped[str] = mapped_column(String(10))
    end: Mapped[str | None] = mapped_column(String(10))
    end_reason: Mapped[EndReason | None] = mapped_column(coded(EndReason))
    newly_elected: Mapped[bool | None] = mapped_column(Boolean)
    newly_elected_reason: Mapped[str | None] = mapped_column(Text)


class Training(Kept, Base):
    """A training (培训班). ``audience`` and ``completion_rule`` are JSON of their dataclasses.

    ``series`` joins the runs of one plan, of which ``run`` (期) is one of ``runs``. ``quotas`` maps
    a division's id to the seats given to it. ``notified_on`` is the day the notice went out; whom
    it called is in :class:`Invitation`.
    """

    __tablename__ = "training"

    tier: Mapped[Tier] = mapped_column(coded(Tier))
    kind: Mapped[TrainingKind] = mapped_column(coded(TrainingKind))
    state: Mapped[TrainingState] = mapped_column(coded(TrainingState))
    state_reason: Mapped[str | None] = mapped_column(Text)
    held_above: Mapped[bool] = mapped_column(Boolean)
    term_id: Mapped[str] = mapped_column(ForeignKey("term.id"))
    division_id: Mapped[str] = mapped_column(ForeignKey("division.id"))
    title: Mapped[str] = mapped_column(String(120))
    series: Mapped[str | None] = mapped_column(String(120))
    run: Mapped[int | None] = mapped_column(Integer)
    runs: Mapped[int | None] = mapped_column(Integer)
    organizer: Mapped[str] = mapped_column(String(80))
    implementer: Mapped[str | None] = mapped_column(String(80))
    venue: Mapped[str | None] = mapped_column(String(120))
    branch_venues: Mapped[list[str]] = mapped_column(JSON, server_default="[]")
    class_teacher: Mapped[str | None] = mapped_column(String(50))
    contact: Mapped[str | None] = mapped_column(String(80))
    document_number: Mapped[str | None] = mapped_column(String(60))
    quotas: Mapped[dict[str, Any]] = mapped_column(JSON, server_default="{}")
    notified_on: Mapped[str | None] = mapped_column(String(10))
    audience: Mapped[dict[str, Any]] = mapped_column(JSON)
    completion_rule: Mapped[dict[str, Any]] = mapped_column(JSON)


class Period(Kept, Base):
    """One half-day of a training; ``starts`` and ``ends`` are "HH:MM" of the local clock."""

    __tablename__ = "period"
    __table_args__ = (
        living_key("uq_period_training_id_date_part", "training_id", "date", "part"),
        CheckConstraint("quarter_hours > 0", name="quarter_hours"),
    )

    training_id: Mapped[str] = mapped_column(ForeignKey("training.id"))
    date: Mapped[str] = mapped_column(String(10))
    part: Mapped[PartOfDay] = mapped_column(coded(PartOfDay))
    starts: Mapped[str | None] = mapped_column(String(5))
    ends: Mapped[str | None] = mapped_column(String(5))
    quarter_hours: Mapped[int] = mapped_column(Integer)
    subject: Mapped[str | None] = mapped_column(String(120))
    lecturer: Mapped[str | None] = mapped_column(String(50))
    lecturer_office: Mapped[str | None] = mapped_column(String(80))
    place: Mapped[str | None] = mapped_column(String(120))


class Enrollment(Kept, Base):
    """A person in a training, with unit and posts as they were then.

    ``exam_tenths`` is the exam mark in tenths of a point. ``decision`` is the clerk's own word
    against the completion rule, with who and why; ``completion`` is what holds in the end.
    """

    __tablename__ = "enrollment"
    __table_args__ = (
        living_key("uq_enrollment_training_id_trainee_id", "training_id", "trainee_id"),
        Index("ix_enrollment_trainee_id", "trainee_id"),
    )

    training_id: Mapped[str] = mapped_column(ForeignKey("training.id"))
    trainee_id: Mapped[str] = mapped_column(ForeignKey("trainee.id"))
    number: Mapped[int] = mapped_column(Integer)
    unit_id: Mapped[str] = mapped_column(ForeignKey("division.id"))
    unit_name: Mapped[str] = mapped_column(String(60))
    posts: Mapped[list[str]] = mapped_column(JSON)
    group_name: Mapped[str | None] = mapped_column(String(40))
    seat: Mapped[int | None] = mapped_column(Integer)
    classroom: Mapped[str | None] = mapped_column(String(120))
    walk_in: Mapped[bool] = mapped_column(Boolean, server_default=false())
    exam_tenths: Mapped[int | None] = mapped_column(Integer)
    completion: Mapped[Completion | None] = mapped_column(coded(Completion))
    completion_reasons: Mapped[list[str]] = mapped_column(JSON)
    decision: Mapped[Completion | None] = mapped_column(coded(Completion, "decision"))
    decision_reason: Mapped[str | None] = mapped_column(Text)
    decision_by: Mapped[str | None] = mapped_column(String(50))


class Leave(Kept, Base):
    """Leave of one person for some half-days: its kind is the mark it puts there.

    ``proof_sha256`` names the scanned proof in :class:`Proof`, ``proof_name`` the file it came in.
    """

    __tablename__ = "leave"
    __table_args__ = (Index("ix_leave_enrollment_id", "enrollment_id"),)

    enrollment_id: Mapped[str] = mapped_column(ForeignKey("enrollment.id"))
    period_ids: Mapped[list[str]] = mapped_column(JSON)
    mark: Mapped[Mark] = mapped_column(coded(Mark))
    reason: Mapped[str] = mapped_column(Text)
    approver: Mapped[str | None] = mapped_column(String(50))
    proof_sha256: Mapped[str | None] = mapped_column(String(64))
    proof_name: Mapped[str | None] = mapped_column(Text)


class Proof(Base):
    """A scanned paper under its own digest: it never changes, so the journal leaves it out."""

    __tablename__ = "proof"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    media: Mapped[str] = mapped_column(String(60))
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Invitation(Kept, Base):
    """A person whom the notice of a training called, as they were on that day."""

    __tablename__ = "invitation"
    __table_args__ = (
        living_key("uq_invitation_training_id_trainee_id", "training_id", "trainee_id"),
        Index("ix_invitation_trainee_id", "trainee_id"),
    )

    training_id: Mapped[str] = mapped_column(ForeignKey("training.id"))
    trainee_id: Mapped[str] = mapped_column(ForeignKey("trainee.id"))
    unit_id: Mapped[str] = mapped_column(ForeignKey("division.id"))
    unit_name: Mapped[str] = mapped_column(String(60))
    posts: Mapped[list[str]] = mapped_column(JSON)
    reasons: Mapped[list[str]] = mapped_column(JSON)


class Attendance(Kept, Base):
    """The mark of one person for one half-day.

    ``confirmed`` is false for a mark filled in beforehand that nobody has seen happen.
    ``arrived`` is "HH:MM", ``minutes_late`` counts from the half-day's beginning.
    """

    __tablename__ = "attendance"
    __table_args__ = (
        living_key("uq_attendance_enrollment_id_period_id", "enrollment_id", "period_id"),
        Index("ix_attendance_period_id", "period_id"),
    )

    enrollment_id: Mapped[str] = mapped_column(ForeignKey("enrollment.id"))
    period_id: Mapped[str] = mapped_column(ForeignKey("period.id"))
    mark: Mapped[Mark] = mapped_column(coded(Mark))
    note: Mapped[str | None] = mapped_column(Text)
    confirmed: Mapped[bool] = mapped_column(Boolean, server_default=true())
    entered_by: Mapped[EnteredBy | None] = mapped_column(coded(EnteredBy))
    arrived: Mapped[str | None] = mapped_column(String(5))
    minutes_late: Mapped[int | None] = mapped_column(Integer)
    leave_id: Mapped[str | None] = mapped_column(ForeignKey("leave.id"))


class Makeup(Kept, Base):
    """A missed half-day made up for in another one, mostly of another run of the training."""

    __tablename__ = "makeup"
    __table_args__ = (
        living_key(
            "uq_makeup_missed_enrollment_id_missed_period_id",
            "missed_enrollment_id",
            "missed_period_id",
        ),
        Index("ix_makeup_made_enrollment_id", "made_enrollment_id"),
    )

    missed_enrollment_id: Mapped[str] = mapped_column(ForeignKey("enrollment.id"))
    missed_period_id: Mapped[str] = mapped_column(ForeignKey("period.id"))
    made_enrollment_id: Mapped[str] = mapped_column(ForeignKey("enrollment.id"))
    made_period_id: Mapped[str] = mapped_column(ForeignKey("period.id"))


class Certificate(Kept, Base):
    """A certificate. ``number`` is unique for ever: undone and void numbers are not used again.

    ``state`` is what was decided: ``CertificateState`` but for "in doubt", which is a valid one
    with ``doubts``. These map what is no longer as the certificate says (``Doubt``) to how it is
    now; ``kept`` are those it was kept against, with the reason. ``unit_id`` is the holder's unit
    on the day of issue, ``successor_id`` the certificate that corrects this one.
    """

    __tablename__ = "certificate"
    __table_args__ = (
        Index("uq_certificate_number", "number", unique=True),
        Index("ix_certificate_enrollment_id", "enrollment_id"),
        index_of_filled("ix_certificate_in_doubt", "enrollment_id", "doubts"),
    )

    enrollment_id: Mapped[str] = mapped_column(ForeignKey("enrollment.id"))
    number: Mapped[str] = mapped_column(String(60))
    year: Mapped[int] = mapped_column(Integer)
    sequence: Mapped[int] = mapped_column(Integer)
    issued_on: Mapped[str] = mapped_column(String(10))
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(
        Enum(
            *(state.value for state in CertificateState if state is not CertificateState.IN_DOUBT),
            native_enum=False,
            create_constraint=True,
            length=24,
            name="certificatestate",
        )
    )
    void_reason: Mapped[str | None] = mapped_column(Text)
    prints: Mapped[int] = mapped_column(Integer)
    unit_id: Mapped[str] = mapped_column(ForeignKey("division.id"))
    doubts: Mapped[dict[str, Any]] = mapped_column(JSON, server_default="{}")
    kept: Mapped[dict[str, Any]] = mapped_column(JSON, server_default="{}")
    kept_reason: Mapped[str | None] = mapped_column(Text)
    successor_id: Mapped[str | None] = mapped_column(ForeignKey("certificate.id"))


class Requirement(Kept, Base):
    """Who must attend what in a term; ``audience`` is JSON of an AudienceRule."""

    __tablename__ = "requirement"

    term_id: Mapped[str] = mapped_column(ForeignKey("term.id"))
    tier: Mapped[Tier] = mapped_column(coded(Tier))
    audience: Mapped[dict[str, Any]] = mapped_column(JSON)
    sessions: Mapped[int] = mapped_column(Integer)
    deadline: Mapped[str | None] = mapped_column(String(10))


class WaitingRow(Kept, Base):
    """A row of a list that could not be taken in, until it is taken or dropped.

    ``person`` and ``problems`` are JSON of :mod:`roster.lists.listing`, as amended since;
    ``digest`` is of the row as it came, so that the same row of a list sent again is known.
    """

    __tablename__ = "waiting_row"
    __table_args__ = (Index("ix_waiting_row_state", "state"),)

    file: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    sheet: Mapped[str] = mapped_column(Text)
    row: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    came_on: Mapped[str] = mapped_column(String(10))
    kind: Mapped[RowKind] = mapped_column(coded(RowKind))
    reason: Mapped[RowReason] = mapped_column(coded(RowReason))
    person: Mapped[dict[str, Any]] = mapped_column(JSON)
    problems: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    state: Mapped[WaitingState] = mapped_column(coded(WaitingState))
    closed_reason: Mapped[str | None] = mapped_column(Text)
    trainee_id: Mapped[str | None] = mapped_column(ForeignKey("trainee.id"))


class HeaderMapping(Kept, Base):
    """What the clerk once said about the columns below a header, found again by its fingerprint.

    ``fields`` maps one-based columns to fields; the header's rows count from the first row of the
    band that roster finds by itself.
    """

    __tablename__ = "header_mapping"
    __table_args__ = (living_key("uq_header_mapping_fingerprint", "fingerprint"),)

    fingerprint: Mapped[str] = mapped_column(String(64))
    words: Mapped[list[str]] = mapped_column(JSON)
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    band_first: Mapped[int | None] = mapped_column(Integer)
    band_last: Mapped[int | None] = mapped_column(Integer)
    no_header: Mapped[bool] = mapped_column(Boolean)
    file: Mapped[str] = mapped_column(Text)
    learnt_on: Mapped[str] = mapped_column(String(10))


class Action(Base):
    """One user action in the journal; its changes hang below it.

    ``kind`` is do, undo, redo or note (something happened that changed no row); ``target`` the
    action undone or redone. ``hash`` chains the entries (each covers the one before).
    """

    __tablename__ = "action"
    __table_args__ = (CheckConstraint("kind IN ('do', 'undo', 'redo', 'note')", name="kind"),)

    sequence: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    clerk: Mapped[str] = mapped_column(String(50))
    at: Mapped[str] = mapped_column(String(32))
    reason: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(4))
    target: Mapped[int | None] = mapped_column(ForeignKey("action.sequence"))
    undone: Mapped[bool] = mapped_column(Boolean)
    hash: Mapped[str] = mapped_column(String(64))


class Change(Base):
    """One row changed by an action: field values before (none: born here) and after.

    ``after`` of a row born here leaves out what it has no value for.
    """

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_action", "action"),
        Index("ix_change_row_id", "row_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    action: Mapped[int] = mapped_column(ForeignKey("action.sequence"))
    entity: Mapped[str] = mapped_column(String(20))
    row_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)
