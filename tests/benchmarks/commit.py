"""100,000 people from the preview into the file, against bare inserts of the same rows."""

from __future__ import annotations

import time
from functools import lru_cache

from roster.base.progress import unwatched
from roster.db.acts import Act
from roster.db.engine import Database
from roster.lists.deciding.preview import write_preview
from tests.benchmarks.decided import whole_preview
from tests.benchmarks.long_lists import BareRows, forget_texts, insert_bare, written_rows
from tests.benchmarks.preview import LIST
from tests.builders import CLERK

NAME = "commit"
GOAL = 2.0


def prepare() -> None:
    """Make the workbook and an empty roster file, and import once to have the rows."""
    LIST.make()
    ours()
    _rows()


def ours() -> float:
    """Write what the preview shows, with the journal; return the seconds of that alone."""
    forget_texts()
    database = Database.open(LIST.fresh_copy("commit.roster"))
    preview = whole_preview(database)
    begun = time.perf_counter()
    with database.transaction(Act.IMPORT, by=CLERK, reason=preview.provenance) as db:
        result = write_preview(db, preview, unwatched)
    seconds = time.perf_counter() - begun
    database.close()
    if result.new != LIST.people:
        message = f"only {result.new} people came in"
        raise RuntimeError(message)
    return seconds


def floor() -> float:
    """Insert bare rows; return the seconds of that alone."""
    rows, path = _rows(), LIST.fresh_copy("floor.roster")
    begun = time.perf_counter()
    insert_bare(path, rows)
    return time.perf_counter() - begun


@lru_cache(maxsize=1)
def _rows() -> BareRows:
    return written_rows(LIST.folder / "commit.roster")
