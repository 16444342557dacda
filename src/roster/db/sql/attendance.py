"""What is asked before every mark, and the cells of a sheet.

Plain SQL and plain texts instead of codes: objects of a thousand people's marks cost more than
reading them.
"""

from __future__ import annotations

from roster.db.sql.statement import Statement

CELL = Statement("""
    SELECT training.title, training.state, attendance.id
    FROM enrollment
    JOIN training ON training.id = enrollment.training_id AND NOT training.deleted
    JOIN period ON period.training_id = training.id AND NOT period.deleted
    LEFT JOIN attendance ON attendance.enrollment_id = enrollment.id
        AND attendance.period_id = period.id AND LIVING(attendance)
    WHERE enrollment.id = :enrollment_id AND period.id = :period_id AND NOT enrollment.deleted
""")
CELLS = Statement("""
    SELECT attendance.enrollment_id, attendance.period_id, attendance.mark, attendance.confirmed,
        attendance.entered_by, attendance.arrived, attendance.minutes_late, attendance.note
    FROM attendance JOIN enrollment ON enrollment.id = attendance.enrollment_id
    WHERE enrollment.training_id = :training_id
        AND NOT attendance.deleted AND NOT enrollment.deleted
""")
