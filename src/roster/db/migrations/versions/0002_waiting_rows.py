"""Rows of lists that wait for the clerk, and what was said about headers.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "waiting_row",
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("came_on", sa.String(length=10), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "new",
                "changed",
                "same",
                "conflict",
                "bad",
                name="rowkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "not_known",
                "id_number",
                "name_village_birth",
                "name_phone",
                "same_row_before",
                "two_candidates",
                "id_of_another",
                "no_name",
                "no_village",
                "forbidden_posts",
                "name_village",
                "chosen",
                "left_waiting",
                name="rowreason",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("person", sa.JSON(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "taken",
                "dropped",
                name="waitingstate",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("closed_reason", sa.Text(), nullable=True),
        sa.Column("trainee_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["trainee_id"], ["trainee.id"], name=op.f("fk_waiting_row_trainee_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_row")),
    )
    op.create_index("ix_waiting_row_state", "waiting_row", ["state"], unique=False)
    op.create_table(
        "header_mapping",
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("band_first", sa.Integer(), nullable=True),
        sa.Column("band_last", sa.Integer(), nullable=True),
        sa.Column("no_header", sa.Boolean(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("learnt_on", sa.String(length=10), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_header_mapping")),
    )
    op.create_index(
        "uq_header_mapping_fingerprint",
        "header_mapping",
        ["fingerprint"],
        unique=True,
        sqlite_where=sa.text("deleted = 0"),
    )
