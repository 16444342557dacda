"""Which certificates an action touches, found by one query (for roster.certificates.doubts)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from roster.db.history.journal import driver

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sqlalchemy.orm import Session

# The enrollments that changed rows touch, by entity. A row that was moved touches both: where it
# hung before, too. Of people only what a certificate says of them; who is new has no certificate.
_TOUCHED = {
    "Attendance": """
        SELECT attendance.enrollment_id FROM mine
        JOIN attendance ON attendance.id = mine.row_id WHERE mine.entity = 'Attendance'
        UNION SELECT mine.before ->> '$.enrollment_id' FROM mine WHERE mine.entity = 'Attendance'
    """,
    "Makeup": """
        SELECT makeup.missed_enrollment_id FROM mine
        JOIN makeup ON makeup.id = mine.row_id WHERE mine.entity = 'Makeup'
        UNION SELECT mine.before ->> '$.missed_enrollment_id' FROM mine
        WHERE mine.entity = 'Makeup'
    """,
    "Enrollment": """
        SELECT mine.row_id FROM mine
        WHERE mine.entity = 'Enrollment' AND mine.before IS NOT NULL
    """,
    "Training": """
        SELECT enrollment.id FROM mine
        JOIN enrollment ON enrollment.training_id = mine.row_id AND enrollment.deleted = 0
        WHERE mine.entity = 'Training' AND mine.before IS NOT NULL
    """,
    "Period": """
        SELECT enrollment.id FROM mine JOIN period ON period.id = mine.row_id
        JOIN enrollment ON enrollment.training_id = period.training_id AND enrollment.deleted = 0
        WHERE mine.entity = 'Period'
    """,
    "Trainee": """
        SELECT enrollment.id FROM mine JOIN enrollment ON enrollment.trainee_id = mine.row_id
        WHERE mine.entity = 'Trainee' AND (
            mine.before ->> '$.name' IS NOT NULL OR mine.before ->> '$.deleted' IS NOT NULL)
    """,
    "Certificate": """
        SELECT certificate.enrollment_id FROM mine
        JOIN certificate ON certificate.id = mine.row_id WHERE mine.entity = 'Certificate'
        UNION SELECT mine.before ->> '$.enrollment_id' FROM mine WHERE mine.entity = 'Certificate'
    """,
}
_HIT = """
    WITH mine AS (SELECT entity, row_id, before FROM change WHERE action = ?),
        touched(id) AS ({touched})
    SELECT certificate.id FROM certificate
    WHERE certificate.state = 'valid' AND certificate.deleted = 0 AND certificate.enrollment_id IN (
        SELECT id FROM touched
        UNION SELECT makeup.missed_enrollment_id FROM makeup
        WHERE makeup.made_enrollment_id IN (SELECT id FROM touched))
"""
_EVERY = """
    SELECT certificate.id FROM certificate
    JOIN enrollment ON enrollment.id = certificate.enrollment_id
    WHERE certificate.state = 'valid' AND certificate.deleted = 0
    ORDER BY enrollment.training_id, certificate.sequence
"""
_ANY = "SELECT EXISTS (SELECT 1 FROM certificate)"
_TAKEN_BACK = """
    SELECT certificate.number FROM change JOIN certificate ON certificate.id = change.row_id
    WHERE change.action = ? AND change.entity = 'Certificate'
        AND certificate.deleted = 1 AND certificate.prints > 0
    ORDER BY certificate.year, certificate.sequence
"""


def touched_certificates(db: Session, action: int, entities: AbstractSet[str]) -> list[str]:
    """Return the valid certificates whose holders, classes or makeups an action changed."""
    query = _query(frozenset(entities & _TOUCHED.keys()))
    if not query or not driver(db).execute(_ANY).fetchone()[0]:
        return []
    return [row[0] for row in driver(db).execute(query, (action,))]


def valid_certificates(db: Session) -> list[str]:
    """Return the valid certificates of the file, those of a class together."""
    return [row[0] for row in driver(db).execute(_EVERY)]


def printed_numbers_taken_back(db: Session, action: int) -> list[str]:
    """Return the numbers on paper whose certificates an action let go."""
    return [row[0] for row in driver(db).execute(_TAKEN_BACK, (action,))]


@cache
def _query(entities: frozenset[str]) -> str:
    touched = " UNION ".join(_TOUCHED[entity] for entity in sorted(entities))
    return _HIT.format(touched=touched) if touched else ""
