"""What is asked before every mark, and the cells of a sheet.

Plain SQL and plain texts instead of codes: objects of a thousand people's marks cost more than
reading them.
"""

from __future__ import annotations

from roster.db.sql.statement import Statement

CELLS_TO_WRITE = Statement("""
    SELECT enrollment.id, period.id, training.title, training.state, attendance.id,
        attendance.mark, attendance.confirmed, attendance.entered_by, attendance.arrived,
        attendance.minutes_late, attendance.note, attendance.leave_id
    FROM ITEMS(:cells) AS asked
    JOIN enrollment ON enrollment.id = asked.value ->> 0 AND NOT enrollment.deleted
    JOIN training ON training.id = enrollment.training_id AND NOT training.deleted
    JOIN period ON period.id = asked.value ->> 1 AND period.training_id = training.id
        AND NOT period.deleted
    LEFT JOIN attendance ON attendance.enrollment_id = enrollment.id
        AND attendance.period_id = period.id AND LIVING(attendance)
""")
CELLS = Statement("""
    SELECT attendance.enrollment_id, attendance.period_id, attendance.mark, attendance.confirmed,
        attendance.entered_by, attendance.arrived, attendance.minutes_late, attendance.note
    FROM attendance JOIN enrollment ON enrollment.id = attendance.enrollment_id
    WHERE enrollment.training_id = :training_id
        AND NOT attendance.deleted AND NOT enrollment.deleted
""")
