"""100,000 rows until it is decided what becomes of every one, against the bare reader.

What :mod:`preview` begins goes on behind the page until every cell is understood and every person
is looked for in the file; only then can the list be imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.progress import unwatched
from roster.db.engine import Database
from roster.lists.deciding.preview import prepare as look_at_all
from tests.benchmarks import preview
from tests.benchmarks.long_lists import forget_texts
from tests.benchmarks.preview import LIST, first_look

if TYPE_CHECKING:
    from roster.lists.deciding.preview import Preview

NAME = "decided"
GOAL = 1.5

prepare = preview.prepare
floor = preview.floor


def ours() -> None:
    """Prepare all that the import page shows in the end."""
    forget_texts()
    database = Database.open(LIST.fresh_copy("ours.roster"))
    whole_preview(database)
    database.close()


def whole_preview(database: Database) -> Preview:
    """Return the preview of the list, all of whose people are new."""
    first = first_look(database)
    with database.reading() as db:
        whole = look_at_all(db, first, first.instructions, unwatched)
    if whole.taken != LIST.people:
        message = f"only {whole.taken} people would come in"
        raise RuntimeError(message)
    return whole
