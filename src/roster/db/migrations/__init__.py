"""Frozen history of the schema. A revision never imports today's models."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory

if TYPE_CHECKING:
    from sqlalchemy import Connection

_HERE = Path(__file__).parent


def upgrade(connection: Connection) -> None:
    """Run every revision the file does not have yet, each in its own transaction."""
    scripts = ScriptDirectory(str(_HERE))
    context = MigrationContext.configure(
        connection, opts={"transaction_per_migration": True, "fn": _steps(scripts)}
    )
    with Operations.context(context):
        context.run_migrations()


def _steps(scripts: ScriptDirectory):  # type: ignore[no-untyped-def]  # noqa: ANN202 - Alembic's inner types
    def steps(revision, _context):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        return scripts._upgrade_revs("head", revision)  # noqa: SLF001 - what its own command calls

    return steps
