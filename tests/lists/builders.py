"""Builders of lists as the reader would hand them over: sheets of cells, a few villages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.codes.divisions import DivisionTier
from roster.divisions.village_finder import NamedDivision, VillageFinder
from roster.lists.reading.cells import Sheet, Workbook
from roster.lists.understanding.understand import understand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from roster.lists.listing import Listing
    from roster.lists.reading.cells import Cell

LUOJIAN, SHANGDE, TWIN_VILLAGE = "441204103201", "441204103202", "441204103203"
HETAI, TWIN_COMMUNITY, OTHER_TOWN = "441204103001", "441204103002", "441204104201"
SOUND = "441202197805121239"
ANOTHER = "11010519491231002X"


def finder() -> VillageFinder:
    """Return the villages of two invented townships; 新村 is in both, 双水 is two of them."""
    tops = [("441204103", "河台镇"), ("441204104", "金利镇")]
    villages = [
        (LUOJIAN, "罗建村民委员会", "罗建村", False),
        (SHANGDE, "尚德村民委员会", "尚德村", False),
        (TWIN_VILLAGE, "双水村民委员会", "双水村", False),
        (HETAI, "河台社区居民委员会", "河台社区", True),
        (TWIN_COMMUNITY, "双水社区居民委员会", "双水社区", True),
        ("441204103205", "新村村民委员会", "新村", False),
        (OTHER_TOWN, "新村村民委员会", "新村", False),
    ]
    return VillageFinder(
        [
            *(
                NamedDivision(key, name, name, None, None, DivisionTier.TOWNSHIP)
                for key, name in tops
            ),
            *(
                NamedDivision(key, name, short, community, key[:9], DivisionTier.VILLAGE)
                for key, name, short, community in villages
            ),
        ]
    )


def sheet(
    *rows: Sequence[Cell],
    name: str = "Sheet1",
    hidden: bool = False,
    merges: Iterable[tuple[int, int, int, int]] = (),
) -> Sheet:
    """Return a sheet of rows; blank strings are empty cells, rows are numbered from 1."""
    cells = [tuple(None if cell == "" else cell for cell in row) for row in rows]
    numbered = tuple((number, row) for number, row in enumerate(cells, 1) if any(row))
    return Sheet(name, hidden, numbered, tuple(merges))


def workbook(*sheets: Sheet) -> Workbook:
    """Return a workbook as the reader gives it."""
    return Workbook("名册.xlsx", "0" * 64, "xlsx", sheets, text_cells=False)


def listing(*sheets: Sheet) -> Listing:
    """Return what is understood of a workbook of these sheets."""
    return understand(workbook(*sheets), finder())


def facts(found: Listing, *fields: str) -> list[tuple[object, ...]]:
    """Return these fields of each person; a single field gives tuples of one."""
    return [tuple(getattr(person, field) for field in fields) for person in found.people]


def names(found: Listing) -> list[str]:
    """Return the names in their order."""
    return [person.name for person in found.people]


def problems(found: Listing) -> list[tuple[int, int, str]]:
    """Return row, column and kind of each problem."""
    return [(each.row, each.column, str(each.kind)) for each in found.problems]
