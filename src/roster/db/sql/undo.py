"""What undo asks: what an action changed, what stands on it, and how it is turned back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.db.sql.statement import Statement, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

# --- what an action did --------------------------------------------------------------------

CHANGED = Statement("""
    SELECT entity, row_id, before, after FROM change
    WHERE action = :action AND row_id NOT IN (
        SELECT row_id FROM change WHERE action = :action AND before IS NULL)
    ORDER BY id
""")
NOT_ENDED = Statement("""
    SELECT entity, row_id, before, after FROM change
    WHERE action = :action AND after <> :ended
    ORDER BY id
""")
TOUCHED = Statement("""
    SELECT mine.entity, mine.row_id, mine.before, mine.after
    FROM change AS mine
    WHERE mine.action = :action AND EXISTS (
        SELECT 1 FROM change AS later WHERE later.row_id = mine.row_id AND later.action > :since)
    ORDER BY mine.id
""")
OWN = Statement("SELECT row_id FROM change WHERE action = :action")
BORN = Statement("SELECT entity, row_id FROM change WHERE action = :action AND before IS NULL")
VALUES = Statement("SELECT {columns} FROM {table} WHERE id IN (SELECT value FROM TEXTS(:ids))")
TAKEN_BACK = Statement("""
    SELECT sequence, target, (
        SELECT count(*) FROM change
        WHERE action = undo.sequence
            AND undo.name IN (SELECT value FROM TEXTS(:names))
            AND entity NOT IN (SELECT value FROM TEXTS(:following))
        GROUP BY row_id ORDER BY 1 DESC LIMIT 1)
    FROM action AS undo WHERE kind = 'undo' AND sequence >= :since
""")

# --- what stands in the way ----------------------------------------------------------------

LATER = Statement("""
    SELECT action.sequence, action.at, action.clerk,
        CASE action.kind WHEN 'do' THEN action.name ELSE action.kind END,
        change.row_id, change.after
    FROM change JOIN action ON action.sequence = change.action
    WHERE change.row_id IN (SELECT value FROM TEXTS(:ids)) AND change.action > :since
        AND action.kind IN ('do', :kind) AND NOT action.undone
        AND action.name <> :passed_over
    ORDER BY action.sequence DESC
""")
HANGING = Statement("""
    SELECT id FROM {table} WHERE NOT deleted AND {column} IN (SELECT value FROM TEXTS(:ids))
""")
PEOPLE = {
    "id": Statement("""
        SELECT id, id, name FROM {table} WHERE id IN (SELECT value FROM TEXTS(:ids))
    """),
    "trainee_id": Statement("""
        SELECT one.id, trainee.id, trainee.name FROM {table} AS one
        JOIN trainee ON trainee.id = one.trainee_id
        WHERE one.id IN (SELECT value FROM TEXTS(:ids))
    """),
    "enrollment_id": Statement("""
        SELECT one.id, trainee.id, trainee.name FROM {table} AS one
        JOIN enrollment ON enrollment.id = one.enrollment_id
        JOIN trainee ON trainee.id = enrollment.trainee_id
        WHERE one.id IN (SELECT value FROM TEXTS(:ids))
    """),
}
HOLDERS = Statement("""
    SELECT id, {columns} FROM {table}
    WHERE LIVING({table}) AND ({columns}) IN (SELECT {values} FROM ITEMS(:keys))
        AND id NOT IN (SELECT row_id FROM change WHERE action = :action AND before IS NULL)
""")

GONE = Statement("SELECT id FROM {table} WHERE deleted AND id IN (SELECT value FROM TEXTS(:ids))")


def holders(table: str, columns: Sequence[str]) -> Statement:
    """Return the statement that finds who has one of some ``:keys``, not born in ``:action``."""
    values = ", ".join(f"value ->> {place}" for place in range(len(columns)))
    return HOLDERS.about(table=table, columns=quoted(columns), values=values)


# --- turning back --------------------------------------------------------------------------

_TURN = """
    UPDATE {{table}} SET deleted = :deleted, edits = MERGED(edits, :edits)
    WHERE deleted <> :deleted
        AND id IN (SELECT row_id FROM change WHERE {rows} AND entity = :entity)
    RETURNING id
"""
_ENTITIES = "SELECT DISTINCT entity FROM change WHERE {rows}"
_BORN_ROWS = "action = :action AND before IS NULL"
_ENDED_ROWS = "action = :action AND after = :ended"

LET_GO = Statement(_TURN.format(rows=_BORN_ROWS))
LET_GO_OF = Statement(_ENTITIES.format(rows=_BORN_ROWS))
BRING_BACK = Statement(_TURN.format(rows=_ENDED_ROWS))
BRING_BACK_OF = Statement(_ENTITIES.format(rows=_ENDED_ROWS))
