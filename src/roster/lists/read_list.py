"""A file on disk to a listing: read safely, then understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.garbage import without_collecting
from roster.base.progress import Report, unwatched
from roster.lists.errors import (
    NoPeopleFound,
    NotAWorkbook,
    RosterAsList,
    WorkbookDamaged,
    WorkbookError,
    WorkbookLocked,
    WorkbookPasswordNeeded,
    WorkbookPasswordWrong,
    WorkbookTooLarge,
)
from roster.lists.listing import Listing, Outcome
from roster.lists.reading.workbook_reader import read_workbook
from roster.lists.understanding.understand import understand

if TYPE_CHECKING:
    from pathlib import Path

    from roster.divisions.village_finder import VillageFinder
    from roster.lists.reading.cells import Workbook

_ERROR_WORDS: dict[type[WorkbookError], str] = {
    WorkbookPasswordNeeded: "password",
    WorkbookPasswordWrong: "password",
    WorkbookLocked: "password",
    WorkbookDamaged: "damaged",
    NotAWorkbook: "not_a_spreadsheet",
    RosterAsList: "not_a_spreadsheet",
    WorkbookTooLarge: "too_large",
}


def read_listing(
    path: Path,
    villages: VillageFinder,
    password: str | None = None,
    report: Report = unwatched,
) -> Listing:
    """Return what a file of people says.

    Raises:
        FileMissing: there is no such file.
        NotAWorkbook, WorkbookPasswordNeeded, WorkbookDamaged, WorkbookTooLarge: it cannot be read.
        NoPeopleFound: it opens but lists nobody.
    """
    return read_people(path, villages, password, report)[1]


@without_collecting()
def read_people(
    path: Path,
    villages: VillageFinder,
    password: str | None = None,
    report: Report = unwatched,
) -> tuple[Workbook, Listing]:
    """Return the cells of a file as they stand and what they say, for showing both side by side.

    Raises:
        as :func:`read_listing`.
    """
    workbook = read_workbook(path, password, report)
    listing = understand(workbook, villages)
    if listing.outcome is not Outcome.IMPORT:
        raise NoPeopleFound(path.name)
    return workbook, listing


def describe_file(path: Path, villages: VillageFinder, password: str | None = None) -> Listing:
    """Return what a file says, a failure to read it being an outcome like any other.

    Raises:
        FileMissing: there is no such file.
    """
    try:
        return read_listing(path, villages, password)
    except NoPeopleFound:
        return Listing(path.name, "", Outcome.NOTHING_FOUND)
    except WorkbookError as error:
        return Listing(path.name, "", Outcome.ERROR, error=_ERROR_WORDS.get(type(error), "damaged"))
