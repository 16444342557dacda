"""Where a list comes from: a file, or the text at standard input."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from roster.base.progress import unwatched
from roster.cli.kit.streams import read_input
from roster.lists.errors import NoPeopleFound
from roster.lists.listing import Outcome
from roster.lists.read_pasted import PASTED, read_paste, with_village
from roster.lists.understanding.understand import understand

if TYPE_CHECKING:
    from roster.base.progress import Report
    from roster.divisions.village_finder import VillageFinder
    from roster.lists.listing import Listing
    from roster.lists.reading.cells import Workbook

STDIN = Path("-")


def pasted_workbook(village: str | None, report: Report = unwatched) -> Workbook:
    """Return the text at standard input as cells; names without a village get this one.

    Raises:
        NothingToPaste: neither a table nor names.
    """
    paste = read_paste(read_input(), report=report)
    names_only = paste.only_names and village
    return with_village(paste.workbook, village or "") if names_only else paste.workbook


def pasted(finder: VillageFinder, village: str | None, report: Report = unwatched) -> Listing:
    """Return what the text at standard input says.

    Raises:
        NothingToPaste: neither a table nor names.
        NoPeopleFound: a table that lists nobody.
    """
    listing = understand(pasted_workbook(village, report), finder)
    if listing.outcome is not Outcome.IMPORT:
        raise NoPeopleFound(PASTED)
    return listing
