"""The first schema: units, people, posts, trainings, attendance, certificates, journal.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "action",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("clerk", sa.String(length=50), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=4), nullable=False),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("kind IN ('do', 'undo', 'redo', 'note')", name=op.f("ck_action_kind")),
        sa.ForeignKeyConstraint(["target"], ["action.sequence"], name=op.f("fk_action_target")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_action")),
    )
    op.create_table(
        "division",
        sa.Column("code", sa.String(length=12), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("short_name", sa.String(length=60), nullable=False),
        sa.Column(
            "tier",
            sa.Enum(
                "country",
                "province",
                "city",
                "county",
                "township",
                "village",
                name="divisiontier",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("parent_id", sa.String(length=36), nullable=True),
        sa.Column("report_parent_id", sa.String(length=36), nullable=True),
        sa.Column("is_community", sa.Boolean(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.String(length=10), nullable=True),
        sa.Column("valid_to", sa.String(length=10), nullable=True),
        sa.Column("successor_id", sa.String(length=36), nullable=True),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["division.id"], name=op.f("fk_division_parent_id")),
        sa.ForeignKeyConstraint(
            ["report_parent_id"], ["division.id"], name=op.f("fk_division_report_parent_id")
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["division.id"], name=op.f("fk_division_successor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_division")),
    )
    op.create_index("ix_division_parent_id", "division", ["parent_id"], unique=False)
    op.create_index(
        "uq_division_code", "division", ["code"], unique=True, sqlite_where=sa.text("deleted = 0")
    )
    op.create_table(
        "term",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("start", sa.String(length=10), nullable=False),
        sa.Column("end", sa.String(length=10), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action", sa.Integer(), nullable=False),
        sa.Column("entity", sa.String(length=20), nullable=False),
        sa.Column("row_id", sa.String(length=36), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["action"], ["action.sequence"], name=op.f("fk_change_action")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    op.create_index("ix_change_action", "change", ["action"], unique=False)
    op.create_index("ix_change_row_id", "change", ["row_id"], unique=False)
    op.create_table(
        "office",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("node", sa.String(length=16), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("term_id", sa.String(length=36), nullable=False),
        sa.Column("clerk", sa.String(length=50), nullable=False),
        sa.Column("number_pattern", sa.String(length=60), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_office_one_row")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_office_term_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["division.id"], name=op.f("fk_office_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
    )
    op.create_table(
        "requirement",
        sa.Column("term_id", sa.String(length=36), nullable=False),
        sa.Column(
            "tier",
            sa.Enum(
                "province",
                "city",
                "county",
                "township",
                name="tier",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=False),
        sa.Column("deadline", sa.String(length=10), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_requirement_term_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement")),
    )
    op.create_table(
        "trainee",
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column("sort_key", sa.String(length=120), nullable=False),
        sa.Column("pinyin", sa.String(length=240), nullable=False),
        sa.Column("initials", sa.String(length=60), nullable=False),
        sa.Column(
            "gender",
            sa.Enum(
                "male",
                "female",
                name="gender",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("birth", sa.String(length=10), nullable=True),
        sa.Column("ethnicity", sa.String(length=20), nullable=True),
        sa.Column(
            "education",
            sa.Enum(
                "postgraduate",
                "bachelor",
                "associate",
                "secondary_vocational",
                "high_school",
                "middle_school",
                "primary",
                "none",
                name="education",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("studying", sa.Boolean(), nullable=False),
        sa.Column(
            "political_status",
            sa.Enum(
                "cpc_member",
                "cpc_probationary",
                "league",
                "democratic_party",
                "none",
                "masses",
                name="politicalstatus",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("party_joined", sa.String(length=10), nullable=True),
        sa.Column("id_number", sa.String(length=18), nullable=True),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("second_phone", sa.String(length=20), nullable=True),
        sa.Column("veteran", sa.Boolean(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("division_id", sa.String(length=36), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("raw", sa.JSON(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["division_id"], ["division.id"], name=op.f("fk_trainee_division_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainee")),
    )
    op.create_index("ix_trainee_division_id", "trainee", ["division_id"], unique=False)
    op.create_index("ix_trainee_name", "trainee", ["name"], unique=False)
    op.create_index("ix_trainee_sort_key", "trainee", ["sort_key"], unique=False)
    op.create_index(
        "uq_trainee_id_number",
        "trainee",
        ["id_number"],
        unique=True,
        sqlite_where=sa.text("id_number IS NOT NULL AND deleted = 0"),
    )
    op.create_table(
        "training",
        sa.Column(
            "tier",
            sa.Enum(
                "province",
                "city",
                "county",
                "township",
                name="tier",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "training",
                "demonstration",
                "oath",
                "talk",
                name="trainingkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "open",
                "closed",
                "postponed",
                "cancelled",
                name="trainingstate",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("state_reason", sa.Text(), nullable=True),
        sa.Column("held_above", sa.Boolean(), nullable=False),
        sa.Column("term_id", sa.String(length=36), nullable=False),
        sa.Column("division_id", sa.String(length=36), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("run", sa.Integer(), nullable=True),
        sa.Column("organizer", sa.String(length=80), nullable=False),
        sa.Column("implementer", sa.String(length=80), nullable=True),
        sa.Column("venue", sa.String(length=120), nullable=True),
        sa.Column("document_number", sa.String(length=60), nullable=True),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("completion_rule", sa.JSON(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["division_id"], ["division.id"], name=op.f("fk_training_division_id")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_training_term_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training")),
    )
    op.create_table(
        "enrollment",
        sa.Column("training_id", sa.String(length=36), nullable=False),
        sa.Column("trainee_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("unit_name", sa.String(length=60), nullable=False),
        sa.Column("posts", sa.JSON(), nullable=False),
        sa.Column(
            "completion",
            sa.Enum(
                "completed",
                "not_completed",
                name="completion",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("completion_reasons", sa.JSON(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["trainee_id"], ["trainee.id"], name=op.f("fk_enrollment_trainee_id")
        ),
        sa.ForeignKeyConstraint(
            ["training_id"], ["training.id"], name=op.f("fk_enrollment_training_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["division.id"], name=op.f("fk_enrollment_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrollment")),
    )
    op.create_index("ix_enrollment_trainee_id", "enrollment", ["trainee_id"], unique=False)
    op.create_index(
        "uq_enrollment_training_id_trainee_id",
        "enrollment",
        ["training_id", "trainee_id"],
        unique=True,
        sqlite_where=sa.text("deleted = 0"),
    )
    op.create_table(
        "period",
        sa.Column("training_id", sa.String(length=36), nullable=False),
        sa.Column("date", sa.String(length=10), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "morning",
                "afternoon",
                "evening",
                name="partofday",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("quarter_hours", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=True),
        sa.Column("lecturer", sa.String(length=50), nullable=True),
        sa.Column("lecturer_office", sa.String(length=80), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("quarter_hours > 0", name=op.f("ck_period_quarter_hours")),
        sa.ForeignKeyConstraint(
            ["training_id"], ["training.id"], name=op.f("fk_period_training_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_period")),
    )
    op.create_index(
        "uq_period_training_id_date_part",
        "period",
        ["training_id", "date", "part"],
        unique=True,
        sqlite_where=sa.text("deleted = 0"),
    )
    op.create_table(
        "position",
        sa.Column("trainee_id", sa.String(length=36), nullable=False),
        sa.Column("division_id", sa.String(length=36), nullable=False),
        sa.Column(
            "post",
            sa.Enum(
                "P1",
                "V1",
                "P2",
                "V2",
                "P3",
                "V3",
                "S1",
                "S2",
                "E1",
                "E2",
                "E3",
                "E4",
                "X1",
                "X2",
                "other",
                name="post",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("term_id", sa.String(length=36), nullable=False),
        sa.Column("start", sa.String(length=10), nullable=False),
        sa.Column("end", sa.String(length=10), nullable=True),
        sa.Column(
            "end_reason",
            sa.Enum(
                "term_over",
                "resigned",
                "removed",
                "recalled",
                "transferred",
                "died",
                "corrected",
                name="endreason",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("newly_elected", sa.Boolean(), nullable=True),
        sa.Column("newly_elected_reason", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["division_id"], ["division.id"], name=op.f("fk_position_division_id")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_position_term_id")),
        sa.ForeignKeyConstraint(
            ["trainee_id"], ["trainee.id"], name=op.f("fk_position_trainee_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position")),
    )
    op.create_index(
        "ix_position_division_id_post", "position", ["division_id", "post"], unique=False
    )
    op.create_index("ix_position_trainee_id", "position", ["trainee_id"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("enrollment_id", sa.String(length=36), nullable=False),
        sa.Column("period_id", sa.String(length=36), nullable=False),
        sa.Column(
            "mark",
            sa.Enum(
                "present",
                "late",
                "left_early",
                "personal_leave",
                "sick_leave",
                "official_leave",
                "absent",
                name="mark",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["enrollment_id"], ["enrollment.id"], name=op.f("fk_attendance_enrollment_id")
        ),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name=op.f("fk_attendance_period_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
    )
    op.create_index("ix_attendance_period_id", "attendance", ["period_id"], unique=False)
    op.create_index(
        "uq_attendance_enrollment_id_period_id",
        "attendance",
        ["enrollment_id", "period_id"],
        unique=True,
        sqlite_where=sa.text("deleted = 0"),
    )
    op.create_table(
        "certificate",
        sa.Column("enrollment_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.String(length=10), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "valid",
                "void",
                name="certificatestate",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("prints", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["enrollment_id"], ["enrollment.id"], name=op.f("fk_certificate_enrollment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
    )
    op.create_index("ix_certificate_enrollment_id", "certificate", ["enrollment_id"], unique=False)
    op.create_index("uq_certificate_number", "certificate", ["number"], unique=True)
