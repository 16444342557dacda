"""Further facts of people: native place, professional title, home address, health.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

FACTS = ("native_place", "professional_title", "home_address", "health")


def upgrade() -> None:
    for name in FACTS:
        op.add_column("trainee", sa.Column(name, sa.Text()))
