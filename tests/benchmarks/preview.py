"""100,000 rows of 15 columns from the file to what the import page shows, against the bare reader.

Ours reads the whole file in a process of its own, finds header and columns, understands the first
rows and decides about them; the clerk sees the sheet and works on while the rest follows (that is
:mod:`decided`). The floor only makes Python values of the cells, with python-calamine in this
process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from roster.base.progress import unwatched
from roster.db.engine import Database
from roster.lists.deciding.preview import read_preview
from tests.benchmarks.long_lists import LongList, forget_texts

if TYPE_CHECKING:
    from roster.lists.deciding.preview import Preview

NAME = "preview"
GOAL = 1.5

LIST = LongList("benchmark-preview", 100_000, 15)


def prepare() -> None:
    """Make the workbook and an empty roster file."""
    LIST.make()


def ours() -> None:
    """Prepare what the import page shows first."""
    forget_texts()
    database = Database.open(LIST.fresh_copy("ours.roster"))
    first_look(database)
    database.close()


def floor() -> None:
    """Read bare cells."""
    rows = CalamineWorkbook.from_path(LIST.workbook).get_sheet_by_index(0).to_python()
    if len(rows) < LIST.people:
        raise RuntimeError


def first_look(database: Database) -> Preview:
    """Return the preview of all cells and of what becomes of the first people."""
    with database.reading() as db:
        preview = read_preview(db, LIST.workbook, None, unwatched)
    if len(preview.workbook) < LIST.people or not preview.taken:
        raise RuntimeError
    return preview
