"""What must follow from every change, in the transaction that makes it.

A subject module that keeps what depends on other rows (certificates in doubt) says here what has
to be done when an action has written its changes. No path goes round it: windows, commands,
imports, undo and redo all end in :meth:`roster.db.engine.Database.transaction`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sqlalchemy.orm import Session


class Consequence(Protocol):
    """Does what follows from an action whose changes are all written."""

    def __call__(self, db: Session, action: int | None, entities: AbstractSet[str]) -> None:
        """Change the rows that depend on those the action changed.

        Args:
            db: the open transaction.
            action: its number in the journal; None: look at the whole file.
            entities: the names of the entities whose rows were changed.
        """


_FOLLOWING: list[Consequence] = []


def follows(consequence: Consequence) -> Consequence:
    """Let this follow from every action (a decorator)."""
    _FOLLOWING.append(consequence)
    return consequence


def draw(db: Session, action: int | None, entities: AbstractSet[str] = frozenset()) -> None:
    """Do all that follows from an action."""
    if not _FOLLOWING:
        message = (
            "a file is written by a program that does not know what follows: "
            "import roster.office.roster_file"
        )
        raise RuntimeError(message)
    for consequence in _FOLLOWING:
        consequence(db, action, entities)
