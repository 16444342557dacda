"""The imports of a file: what each brought, and taking one back weeks later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.db.acts import Act
from roster.db.history import undoing
from roster.db.sql.imports import BORN, CHANGED, ENDED, IMPORTS
from roster.db.sql.statement import run
from roster.lists.errors import UnknownImport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from roster.db.errors import LaterEdit


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
    for sequence, at, clerk, reason, undone in run(db, IMPORTS, name=Act.IMPORT):
        born = {entity: count for entity, count in run(db, BORN, action=sequence) if count}
        changed = run(db, CHANGED, action=sequence).fetchone()[0]
        ended = run(db, ENDED, action=sequence).fetchone()[0]
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
    if sequence not in {row[0] for row in run(db, IMPORTS, name=Act.IMPORT)}:
        raise UnknownImport(sequence)
