"""From people as they are kept to the lines of a roster workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.codes import DivisionTier
from roster.formats.workbook_writer import RosterLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.divisions import DivisionRow
    from roster.trainees import PersonRow


def roster_lines(
    people: Sequence[PersonRow], units: Sequence[DivisionRow]
) -> tuple[RosterLine, ...]:
    """Return one line a person; ``units`` names the township above each person's village."""
    by_id = {unit.id: unit for unit in units}
    return tuple(_line(person, _township(by_id, person.facts.division_id)) for person in people)


def _township(by_id: dict[str, DivisionRow], division_id: str) -> str:
    unit = by_id.get(division_id)
    while unit and unit.tier is not DivisionTier.TOWNSHIP:
        unit = by_id.get(unit.parent_id or "")
    return unit.short_name if unit else ""


def _line(person: PersonRow, township: str) -> RosterLine:
    facts = person.facts
    return RosterLine(
        township=township,
        village=person.unit_name,
        name=facts.name,
        gender=facts.gender,
        ethnicity=facts.ethnicity,
        birth=facts.birth,
        education=facts.education,
        studying=facts.studying,
        political_status=facts.political_status,
        party_joined=facts.party_joined,
        posts=person.posts,
        newly_elected=person.newly_elected,
        id_number=facts.id_number,
        phone=facts.phone,
        second_phone=facts.second_phone,
        note=facts.note,
    )
