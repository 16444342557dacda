"""What only SQLite is told: how the file is kept, checked and signed."""

from __future__ import annotations

SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA cache_size = -32768",  # KiB: the indexes of a county's file stay in memory
)
JOURNAL_MODE = "PRAGMA journal_mode = {mode}"

BEGIN_WRITING = "BEGIN IMMEDIATE"
BEGIN_READING = "BEGIN"

QUICK_CHECK = "PRAGMA quick_check(1)"
WHOLE_CHECK = "PRAGMA integrity_check"
REFERENCE_CHECK = "PRAGMA foreign_key_check"
REFERENCES_REST = "PRAGMA foreign_keys = OFF"
REFERENCES_HOLD = "PRAGMA foreign_keys = ON"

SIGN = "PRAGMA application_id = {application_id}"
SIGN_VERSION = "PRAGMA user_version = {version}"
