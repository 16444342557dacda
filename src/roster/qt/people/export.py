"""Writing people into a workbook."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from roster.divisions.divisions import list_units, office_unit, path_text
from roster.office import roster_file as office
from roster.people.trainees import people_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from roster.base.progress import Report
    from roster.db.engine import Database, Db


def export_people(
    database: Database, trainee_ids: Sequence[str], path: Path, report: Report, *, masked: bool
) -> int:
    """Write these people in their order and return how many.

    Raises:
        CannotWrite, DiskFull, TooManyLines, CellTextTooLong
    """
    from roster.papers.workbooks.roster_lines import roster_lines  # noqa: PLC0415 - XlsxWriter when needed
    from roster.papers.workbooks.roster_workbook import write_roster  # noqa: PLC0415 - XlsxWriter when needed

    with database.reading() as db:
        unit = office_unit(db)
        lines = roster_lines(people_rows(db, trainee_ids), list_units(db))
        unit_path = path_text(db, unit.id)
    # papers are Chinese whatever the window speaks
    return write_roster(
        path,
        lines,
        title=f"{unit.short_name}村（社区）干部花名册",
        as_of=datetime.now().astimezone().date().isoformat(),
        unit_path=unit_path,
        masked=masked,
        report=report,
    )


def note_full_export(db: Db) -> None:
    """Write into the journal that unmasked numbers left the office."""
    office.note_full_export(db)
