"""Certificates that hear what happens to their holders: doubts, kept with a reason, corrected.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATES = ("valid", "corrected", "void")


def upgrade() -> None:
    with op.batch_alter_table("certificate") as certificate:
        certificate.drop_constraint("certificatestate", type_="check")
        certificate.create_check_constraint("certificatestate", sa.column("state").in_(STATES))
        certificate.add_column(sa.Column("unit_id", sa.String(length=36)))
        for name in ("doubts", "kept"):
            column = sa.Column(name, sa.JSON(), server_default="{}", nullable=False)
            certificate.add_column(column)
        certificate.add_column(sa.Column("kept_reason", sa.Text()))
        certificate.add_column(sa.Column("successor_id", sa.String(length=36)))
        certificate.create_foreign_key(
            op.f("fk_certificate_unit_id"), "division", ["unit_id"], ["id"]
        )
        certificate.create_foreign_key(
            op.f("fk_certificate_successor_id"), "certificate", ["successor_id"], ["id"]
        )
    op.execute(
        "UPDATE certificate SET unit_id ="
        " (SELECT unit_id FROM enrollment WHERE enrollment.id = certificate.enrollment_id)"
    )
    with op.batch_alter_table("certificate") as certificate:
        certificate.alter_column("unit_id", existing_type=sa.String(length=36), nullable=False)
    op.create_index(
        "ix_certificate_in_doubt",
        "certificate",
        ["enrollment_id"],
        sqlite_where=sa.text("doubts <> '{}'"),
    )
