"""What the history of imports asks of the journal."""

from __future__ import annotations

from roster.db.sql.statement import Statement

IMPORTS = Statement("""
    SELECT sequence, at, clerk, reason, undone FROM action
    WHERE kind = 'do' AND name = :name ORDER BY sequence DESC
""")
BORN = Statement("""
    SELECT entity, count(*) FROM change WHERE action = :action AND before IS NULL GROUP BY entity
""")
# Whom an import changed: facts corrected, or posts gained by somebody who was there before.
CHANGED = Statement("""
    SELECT count(*) FROM (
        SELECT row_id FROM change
            WHERE action = :action AND entity = 'Trainee' AND before IS NOT NULL
        UNION SELECT FIELD(after, trainee_id) FROM change
            WHERE action = :action AND entity = 'Position' AND before IS NULL
        EXCEPT SELECT row_id FROM change
            WHERE action = :action AND entity = 'Trainee' AND before IS NULL) AS people
""")
ENDED = Statement("""
    SELECT count(*) FROM change
    WHERE action = :action AND entity = 'Position' AND before IS NOT NULL
""")
