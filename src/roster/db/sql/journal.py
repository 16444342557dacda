"""What the journal writes in every action, and how it is read from its beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.db.sql.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

LAST_ACTION = Statement("SELECT sequence, hash FROM action ORDER BY sequence DESC LIMIT 1")
NEXT_COUNT = Statement("UPDATE office SET counter = counter + 1 RETURNING counter, node")
SEAL = Statement("UPDATE action SET hash = :hash WHERE sequence = :sequence")
CHANGE_ROWS = Statement("UPDATE {table} SET {fields}, edits = MERGED(edits, :edits) WHERE id = :id")

CHANGES = Statement("SELECT row_id, entity, before, after FROM change ORDER BY row_id, id")
ROWS = Statement("SELECT {columns} FROM {table} ORDER BY id")
ACTIONS = Statement("SELECT sequence, kind, undone FROM action ORDER BY sequence")


def change_rows(table: str, fields: Iterable[str]) -> Statement:
    """Return the statement that writes these fields of the row ``:id``, and ``:edits``."""
    places = ", ".join(f'"{field}" = :{field}' for field in fields)
    return CHANGE_ROWS.about(table=table, fields=places)
