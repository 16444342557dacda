"""Series, quotas, notices, groups and seats, leave with proof, makeup, how a mark was entered.

Revision ID: 0003
Revises: 0002
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MARKS = (
    "present",
    "late",
    "left_early",
    "personal_leave",
    "sick_leave",
    "official_leave",
    "absent",
)
OUTCOMES = ("completed", "not_completed")


def coded(name: str, *members: str) -> sa.Enum:
    return sa.Enum(*members, name=name, native_enum=False, create_constraint=True, length=24)


def kept() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default=sa.text("0"), nullable=False),
    ]


def reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    for column in (
        sa.Column("series", sa.String(length=120)),
        sa.Column("runs", sa.Integer()),
        sa.Column("branch_venues", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("class_teacher", sa.String(length=50)),
        sa.Column("contact", sa.String(length=80)),
        sa.Column("quotas", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("notified_on", sa.String(length=10)),
    ):
        op.add_column("training", column)
    for name, length in (("starts", 5), ("ends", 5), ("place", 120)):
        op.add_column("period", sa.Column(name, sa.String(length=length)))
    op.create_table(
        "leave",
        sa.Column("enrollment_id", sa.String(length=36), nullable=False),
        sa.Column("period_ids", sa.JSON(), nullable=False),
        sa.Column("mark", coded("mark", *MARKS, "not_counted"), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("approver", sa.String(length=50)),
        sa.Column("proof_sha256", sa.String(length=64)),
        sa.Column("proof_name", sa.Text()),
        *kept(),
        reference("leave", "enrollment_id", "enrollment"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave")),
    )
    op.create_index("ix_leave_enrollment_id", "leave", ["enrollment_id"])
    op.create_table(
        "proof",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("media", sa.String(length=60), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_proof")),
    )
    _invitations()
    _makeups()
    _enrollments()
    _attendance()


def _invitations() -> None:
    op.create_table(
        "invitation",
        sa.Column("training_id", sa.String(length=36), nullable=False),
        sa.Column("trainee_id", sa.String(length=36), nullable=False),
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("unit_name", sa.String(length=60), nullable=False),
        sa.Column("posts", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        *kept(),
        reference("invitation", "training_id", "training"),
        reference("invitation", "trainee_id", "trainee"),
        reference("invitation", "unit_id", "division"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
    )
    op.create_index(
        "uq_invitation_training_id_trainee_id",
        "invitation",
        ["training_id", "trainee_id"],
        unique=True,
        sqlite_where=sa.text("deleted = 0"),
    )
    op.create_index("ix_invitation_trainee_id", "invitation", ["trainee_id"])


def _makeups() -> None:
    op.create_table(
        "makeup",
        sa.Column("missed_enrollment_id", sa.String(length=36), nullable=False),
        sa.Column("missed_period_id", sa.String(length=36), nullable=False),
        sa.Column("made_enrollment_id", sa.String(length=36), nullable=False),
        sa.Column("made_period_id", sa.String(length=36), nullable=False),
        *kept(),
        reference("makeup", "missed_enrollment_id", "enrollment"),
        reference("makeup", "missed_period_id", "period"),
        reference("makeup", "made_enrollment_id", "enrollment"),
        reference("makeup", "made_period_id", "period"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_makeup")),
    )
    op.create_index(
        "uq_makeup_missed_enrollment_id_missed_period_id",
        "makeup",
        ["missed_enrollment_id", "missed_period_id"],
        unique=True,
        sqlite_where=sa.text("deleted = 0"),
    )
    op.create_index("ix_makeup_made_enrollment_id", "makeup", ["made_enrollment_id"])


def _enrollments() -> None:
    outcomes = (*OUTCOMES, "expelled", "makeup_due")
    with op.batch_alter_table("enrollment") as enrollment:
        enrollment.drop_constraint("completion", type_="check")
        enrollment.create_check_constraint("completion", sa.column("completion").in_(outcomes))
        enrollment.add_column(sa.Column("group_name", sa.String(length=40)))
        enrollment.add_column(sa.Column("seat", sa.Integer()))
        enrollment.add_column(sa.Column("classroom", sa.String(length=120)))
        enrollment.add_column(
            sa.Column("walk_in", sa.Boolean(), server_default=sa.text("0"), nullable=False)
        )
        enrollment.add_column(sa.Column("exam_tenths", sa.Integer()))
        enrollment.add_column(sa.Column("decision", coded("decision", *outcomes)))
        enrollment.add_column(sa.Column("decision_reason", sa.Text()))
        enrollment.add_column(sa.Column("decision_by", sa.String(length=50)))


def _attendance() -> None:
    ways = ("key", "rest_present", "scanner", "paste", "leave", "command")
    with op.batch_alter_table("attendance") as attendance:
        attendance.drop_constraint("mark", type_="check")
        attendance.create_check_constraint("mark", sa.column("mark").in_((*MARKS, "not_counted")))
        attendance.add_column(
            sa.Column("confirmed", sa.Boolean(), server_default=sa.text("1"), nullable=False)
        )
        attendance.add_column(sa.Column("entered_by", coded("enteredby", *ways)))
        attendance.add_column(sa.Column("arrived", sa.String(length=5)))
        attendance.add_column(sa.Column("minutes_late", sa.Integer()))
        attendance.add_column(sa.Column("leave_id", sa.String(length=36)))
        attendance.create_foreign_key(op.f("fk_attendance_leave_id"), "leave", ["leave_id"], ["id"])
