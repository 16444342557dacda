"""The imports of a file: what each brought, and taking one back weeks later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.db.acts import Act
from roster.db.history import undoing
from roster.lists.errors import UnknownImport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from roster.db.errors import LaterEdit

_IMPORTS = """
    SELECT sequence, at, clerk, reason, undone FROM action
    WHERE kind = 'do' AND name = ? ORDER BY sequence DESC
"""
_BORN = """
    SELECT entity, count(*) FROM change WHERE action = ? AND before IS NULL GROUP BY entity
"""
# Whom an import changed: facts corrected, or posts gained by somebody who was there before.
_CHANGED = """
    SELECT count(*) FROM (
        SELECT row_id FROM change WHERE action = ?1 AND entity = 'Trainee' AND before IS NOT NULL
        UNION SELECT after ->> '$.trainee_id' FROM change
            WHERE action = ?1 AND entity = 'Position' AND before IS NULL
        EXCEPT SELECT row_id FROM change
            WHERE action = ?1 AND entity = 'Trainee' AND before IS NULL)
"""
_ENDED = """
    SELECT count(*) FROM change WHERE action = ? AND entity = 'Position' AND before IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One import as the history shows it.

    Attributes:
        sequence: its number in the journal.
        at: when, UTC, ISO 8601.
        file: the name of the list, without folder; ``sha256`` its digest.
        new: people it brought.
        changed: people of before whom it changed or gave posts.
        waiting: rows it put aside.
        ended: posts of leavers it ended.
    """

    sequence: int
    at: str
    clerk: str
    file: str
    sha256: str
    new: int
    changed: int
    waiting: int
    ended: int
    is_undone: bool


def imports(db: Session) -> tuple[ImportRecord, ...]:
    """Return the imports, newest first."""
    return tuple(_records(db))


def _records(db: Session) -> Iterator[ImportRecord]:
    connection = db.connection()
    for sequence, at, clerk, reason, undone in connection.exec_driver_sql(_IMPORTS, (Act.IMPORT,)):
        births = connection.exec_driver_sql(_BORN, (sequence,))
        born = {entity: count for entity, count in births if count}
        changed = connection.exec_driver_sql(_CHANGED, (sequence,)).scalar_one()
        ended = connection.exec_driver_sql(_ENDED, (sequence,)).scalar_one()
        file, _, sha256 = (reason or "").rpartition(" sha256:")
        yield ImportRecord(
            sequence=sequence,
            at=at,
            clerk=clerk,
            file=file or sha256,
            sha256=sha256 if file else "",
            new=born.get("Trainee", 0),
            changed=changed,
            waiting=born.get("WaitingRow", 0),
            ended=ended,
            is_undone=bool(undone),
        )


def undo_import(db: Session, sequence: int) -> str:
    """Take a whole import back, however long ago, and return the action's name.

    Raises:
        UnknownImport: the journal has no import of this number.
        NothingToUndo: it is taken back already.
        UndoBlocked: later edits stand on it; all are named.
    """
    _require_import(db, sequence)
    return undoing.undo_action(db, sequence)


def edits_in_the_way(db: Session, sequence: int) -> tuple[LaterEdit, ...]:
    """Return every later edit that keeps an import from being taken back, newest first.

    Raises:
        UnknownImport: the journal has no import of this number.
        NothingToUndo: it is taken back already.
    """
    _require_import(db, sequence)
    return undoing.edits_in_the_way(db, sequence)


def _require_import(db: Session, sequence: int) -> None:
    found = db.connection().exec_driver_sql(_IMPORTS, (Act.IMPORT,))
    if sequence not in {row[0] for row in found}:
        raise UnknownImport(sequence)
