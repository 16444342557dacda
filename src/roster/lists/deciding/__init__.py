"""Lists that come in: deciding about their rows, taking them, and what is left to the clerk.

A plan is made from a :class:`~roster.lists.listing.Listing` and the file, shown to the clerk, and
then applied whole in one transaction. Rows that cannot be taken wait in the file.
"""

from roster.lists.deciding.applying import apply_intake, import_listing, provenance
from roster.lists.deciding.history import ImportRecord, edits_in_the_way, imports, undo_import
from roster.lists.deciding.import_plan import (
    DEFAULT_RULES,
    Answer,
    Answers,
    Candidate,
    FactChange,
    IntakePlan,
    IntakeResult,
    IntakeRow,
    IntakeRules,
    RowKey,
    counts,
    row_key,
)
from roster.lists.deciding.leavers import (
    Departure,
    Leaver,
    Leavers,
    departure,
    end_posts,
    proposed_leavers,
)
from roster.lists.deciding.mappings import (
    LearntMapping,
    RememberedMapping,
    recall_mappings,
    remember_mappings,
)
from roster.lists.deciding.planning import plan_intake
from roster.lists.deciding.waiting_rows import (
    Take,
    Waiting,
    drop_waiting,
    plan_waiting,
    take_waiting,
    waiting_count,
    waiting_rows,
)

__all__ = [
    "DEFAULT_RULES",
    "Answer",
    "Answers",
    "Candidate",
    "Departure",
    "FactChange",
    "ImportRecord",
    "IntakePlan",
    "IntakeResult",
    "IntakeRow",
    "IntakeRules",
    "LearntMapping",
    "Leaver",
    "Leavers",
    "RememberedMapping",
    "RowKey",
    "Take",
    "Waiting",
    "apply_intake",
    "counts",
    "departure",
    "drop_waiting",
    "edits_in_the_way",
    "end_posts",
    "import_listing",
    "imports",
    "plan_intake",
    "plan_waiting",
    "proposed_leavers",
    "provenance",
    "recall_mappings",
    "remember_mappings",
    "row_key",
    "take_waiting",
    "undo_import",
    "waiting_count",
    "waiting_rows",
]
