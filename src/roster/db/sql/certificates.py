"""Which certificates an action touches."""

from __future__ import annotations

from roster.db.sql.statement import Statement

# The enrollments that changed rows touch, by entity. A row that was moved touches both: where it
# hung before, too. Of people only what a certificate says of them; who is new has no certificate.
TOUCHING = {
    "Attendance": """
        SELECT attendance.enrollment_id FROM mine
        JOIN attendance ON attendance.id = mine.row_id WHERE mine.entity = 'Attendance'
        UNION SELECT FIELD(mine.before, enrollment_id) FROM mine WHERE mine.entity = 'Attendance'
    """,
    "Makeup": """
        SELECT makeup.missed_enrollment_id FROM mine
        JOIN makeup ON makeup.id = mine.row_id WHERE mine.entity = 'Makeup'
        UNION SELECT FIELD(mine.before, missed_enrollment_id) FROM mine
        WHERE mine.entity = 'Makeup'
    """,
    "Enrollment": """
        SELECT mine.row_id FROM mine
        WHERE mine.entity = 'Enrollment' AND mine.before IS NOT NULL
    """,
    "Training": """
        SELECT enrollment.id FROM mine
        JOIN enrollment ON enrollment.training_id = mine.row_id AND LIVING(enrollment)
        WHERE mine.entity = 'Training' AND mine.before IS NOT NULL
    """,
    "Period": """
        SELECT enrollment.id FROM mine JOIN period ON period.id = mine.row_id
        JOIN enrollment ON enrollment.training_id = period.training_id AND LIVING(enrollment)
        WHERE mine.entity = 'Period'
    """,
    "Trainee": """
        SELECT enrollment.id FROM mine JOIN enrollment ON enrollment.trainee_id = mine.row_id
        WHERE mine.entity = 'Trainee' AND (
            FIELD(mine.before, name) IS NOT NULL OR FIELD(mine.before, deleted) IS NOT NULL)
    """,
    "Certificate": """
        SELECT certificate.enrollment_id FROM mine
        JOIN certificate ON certificate.id = mine.row_id WHERE mine.entity = 'Certificate'
        UNION SELECT FIELD(mine.before, enrollment_id) FROM mine WHERE mine.entity = 'Certificate'
    """,
}
TOUCHED = Statement("""
    WITH mine AS (SELECT entity, row_id, before FROM change WHERE action = :action),
        touched(id) AS ({touching})
    SELECT certificate.id FROM certificate
    WHERE certificate.state = 'valid' AND LIVING(certificate) AND certificate.enrollment_id IN (
        SELECT id FROM touched
        UNION SELECT makeup.missed_enrollment_id FROM makeup
        WHERE makeup.made_enrollment_id IN (SELECT id FROM touched))
""")
EVERY = Statement("""
    SELECT certificate.id FROM certificate
    JOIN enrollment ON enrollment.id = certificate.enrollment_id
    WHERE certificate.state = 'valid' AND LIVING(certificate)
    ORDER BY enrollment.training_id, certificate.sequence
""")
ANY = Statement("SELECT EXISTS (SELECT 1 FROM certificate)")
PRINTED_AND_GONE = Statement("""
    SELECT certificate.number FROM change JOIN certificate ON certificate.id = change.row_id
    WHERE change.action = :action AND change.entity = 'Certificate'
        AND certificate.deleted AND certificate.prints > 0
    ORDER BY certificate.year, certificate.sequence
""")
