"""20,000 people from a workbook into the file, against the bare reader plus bare inserts.

The floor reads the same cells with python-calamine in this process and inserts the very rows that
the program writes. It understands nothing, checks nothing, makes no keys and needs no child
process.
"""

from __future__ import annotations

from functools import lru_cache

from python_calamine import CalamineWorkbook

from roster.db.engine import Database
from roster.divisions.divisions import village_finder
from roster.lists.deciding import import_listing
from roster.lists.read_list import read_listing
from tests.benchmarks.long_lists import (
    BareRows,
    LongList,
    forget_texts,
    insert_bare,
    written_rows,
)
from tests.builders import CLERK

NAME = "import"
GOAL = 2.0

_LIST = LongList("benchmark-import", 20_000)


def prepare() -> None:
    """Make the workbook and an empty roster file, and import once to have the rows."""
    _LIST.make()
    ours()
    _rows()


def ours() -> None:
    """Read, understand, decide and write with the journal, as the program does."""
    forget_texts()
    database = Database.open(_LIST.fresh_copy("ours.roster"))
    with database.reading() as db:
        finder = village_finder(db)
    listing = read_listing(_LIST.workbook, finder)
    result = import_listing(database, listing, by=CLERK)
    database.close()
    if result.new != _LIST.people:
        message = f"only {result.new} people came in"
        raise RuntimeError(message)


def floor() -> None:
    """Read bare cells and insert bare rows."""
    rows = CalamineWorkbook.from_path(_LIST.workbook).get_sheet_by_index(0).to_python()
    if len(rows) < _LIST.people:
        raise RuntimeError
    insert_bare(_LIST.fresh_copy("floor.roster"), _rows())


@lru_cache(maxsize=1)
def _rows() -> BareRows:
    return written_rows(_LIST.folder / "ours.roster")
