"""Which certificates an action touches, found by one query (for roster.certificates.doubts)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.db.sql.certificates import ANY, EVERY, PRINTED_AND_GONE, TOUCHED, TOUCHING
from roster.db.sql.statement import Statement, run

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sqlalchemy.orm import Session


def touched_certificates(db: Session, action: int, entities: AbstractSet[str]) -> list[str]:
    """Return the valid certificates whose holders, classes or makeups an action changed."""
    concerned = sorted(entities & TOUCHING.keys())
    if not concerned or not run(db, ANY).fetchone()[0]:
        return []
    touching = " UNION ".join(TOUCHING[entity] for entity in concerned)
    return _first_of_each(db, TOUCHED.about(touching=touching), action=action)


def valid_certificates(db: Session) -> list[str]:
    """Return the valid certificates of the file, those of a class together."""
    return _first_of_each(db, EVERY)


def printed_numbers_taken_back(db: Session, action: int) -> list[str]:
    """Return the numbers on paper whose certificates an action let go."""
    return _first_of_each(db, PRINTED_AND_GONE, action=action)


def _first_of_each(db: Session, statement: Statement, **values: int) -> list[str]:
    return [row[0] for row in run(db, statement, **values)]
