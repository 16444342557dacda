"""People of the file as a roster workbook: everybody, those chosen, or those missing a training."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from msgspec import structs

from roster.base.clock import today
from roster.base.progress import unwatched
from roster.coverage.requirements import name_of
from roster.divisions.divisions import list_divisions, office_division, path_text
from roster.papers.codes import ListOrder
from roster.papers.workbooks.roster_lines import roster_lines
from roster.papers.workbooks.roster_workbook import write_roster
from roster.people.names import sort_key
from roster.people.strokes import stroke_key
from roster.people.trainees import find_people, people_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from roster.base.progress import Report
    from roster.coverage.coverage import CoverageReport
    from roster.papers.workbooks.roster_workbook import RosterLine
    from roster.people.trainees import PersonRow, TraineeFacts


_BY_NAME: dict[ListOrder, Callable[[str], Any]] = {
    ListOrder.NAME: sort_key,
    ListOrder.STROKES: stroke_key,
}


@dataclass(frozen=True, slots=True)
class RosterList:
    """What a roster workbook says: its heading, the day and the unit that reports, its lines."""

    title: str
    as_of: str
    division_path: str
    lines: tuple[RosterLine, ...]


def read_roster(
    db: Session, trainee_ids: Sequence[str] | None = None, order: ListOrder = ListOrder.DIVISION
) -> RosterList:
    """Return these people in their own order, or everybody in the order wanted, as of today."""
    people = people_rows(db, find_people(db) if trainee_ids is None else trainee_ids)
    if trainee_ids is None and order in _BY_NAME:
        people = tuple(sorted(people, key=lambda person: _BY_NAME[order](person.facts.name)))
    return _list_of(db, people, "花名册", today())


def read_missing(db: Session, report: CoverageReport) -> RosterList:
    """Return everybody who still has to be trained; the note says by which requirements."""
    lacking: dict[str, list[str]] = {}
    for tier in report.tiers:
        for person in tier.missing:
            lacking.setdefault(person.trainee_id, []).append(name_of(tier.requirement))
    people = people_rows(db, list(lacking))
    found = _list_of(db, people, "未参训人员名单", report.as_of)
    marked = (
        replace(line, facts=_noted(line.facts, f"未参加：{'、'.join(lacking[person.id])}"))
        for line, person in zip(found.lines, people, strict=True)
    )
    return replace(found, lines=tuple(marked))


def _noted(facts: TraineeFacts, note: str) -> TraineeFacts:
    return structs.replace(facts, note=note)


def write_list(
    path: Path, found: RosterList, report: Report = unwatched, *, masked: bool = True
) -> int:
    """Write a list into a workbook and return how many people it names.

    Raises:
        as :func:`roster.papers.workbooks.roster_workbook.write_roster`.
    """
    return write_roster(
        path,
        found.lines,
        title=found.title,
        as_of=found.as_of,
        division_path=found.division_path,
        masked=masked,
        report=report,
    )


def _list_of(db: Session, people: Sequence[PersonRow], what: str, as_of: str) -> RosterList:
    division = office_division(db)
    title = f"{division.short_name}村（社区）干部{what}"
    return RosterList(
        title, as_of, path_text(db, division.id), roster_lines(people, list_divisions(db))
    )
