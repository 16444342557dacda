"""From people as they are kept to the lines of a roster workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.codes.divisions import DivisionTier
from roster.papers.workbooks.roster_workbook import RosterLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from roster.divisions.divisions import DivisionRow
    from roster.people.trainees import PersonRow


def roster_lines(
    people: Iterable[PersonRow], divisions: Iterable[DivisionRow]
) -> tuple[RosterLine, ...]:
    """Return the lines of people of these units, in the order given."""
    by_id = {division.id: division for division in divisions}
    return tuple(_line(person, by_id) for person in people)


def _line(person: PersonRow, divisions: Mapping[str, DivisionRow]) -> RosterLine:
    home = divisions.get(person.facts.division_id)
    village, township = _village_and_township(home, divisions)
    return RosterLine(township, village, person.facts, person.posts, person.newly_elected)


def _village_and_township(
    division: DivisionRow | None, divisions: Mapping[str, DivisionRow]
) -> tuple[str, str]:
    names = {DivisionTier.VILLAGE: "", DivisionTier.TOWNSHIP: ""}
    while division is not None:
        names[division.tier] = division.short_name
        division = divisions.get(division.parent_id) if division.parent_id else None
    return names[DivisionTier.VILLAGE], names[DivisionTier.TOWNSHIP]
