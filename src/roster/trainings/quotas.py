"""The seats of a training given to units, and who takes them (FEATURES.md row 19)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from roster.base.half_width import half_width
from roster.db.models import Division, Enrollment
from roster.divisions.divisions import children, list_divisions, office_division, village_finder
from roster.trainings.trainings import change_plan, get_training

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy.orm import Session

_SEATS = re.compile(r"(\d{1,5})(?:\.0+)?\s*[人名个]?")
_TOTALS = ("合计", "总计", "小计", "共计")


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """The seats of one unit and how many of them are taken, by people of its whole subtree."""

    unit_id: str
    unit_name: str
    quota: int
    filled: int

    @property
    def missing(self) -> int:
        """Seats still free."""
        return max(self.quota - self.filled, 0)

    @property
    def surplus(self) -> int:
        """People beyond the seats."""
        return max(self.filled - self.quota, 0)


class PastedSeats(NamedTuple):
    """What a pasted column says: seats by unit, and the lines of which nothing was understood."""

    seats: dict[str, int]
    problems: tuple[str, ...]


def quota_rows(db: Session, training_id: str, *, whole: bool = False) -> tuple[QuotaRow, ...]:
    """Return the units with seats in a training, and those that send people without having any.

    Somebody takes a seat of the nearest unit with a quota at or above the own one. Units stand in
    official order; without quotas there are no rows, and the seats of a unit that is gone are not
    counted. ``whole``: every unit directly below the office's own stands in the list, to be given
    seats, and counts who has no quota nearer by.

    Raises:
        UnknownTraining
    """
    given = get_training(db, training_id).plan.quotas
    offered = [division.id for division in children(db, office_division(db).id)] if whole else []
    if not given and not offered:
        return ()
    divisions = {division.id: division for division in db.scalars(select(Division))}
    quotas = {unit_id: seats for unit_id, seats in given.items() if unit_id in divisions}
    taken = select(Enrollment.unit_id).where(Enrollment.training_id == training_id)
    filled = Counter(
        _nearest(unit_id, quotas, divisions) or _nearest(unit_id, offered, divisions) or unit_id
        for unit_id in db.scalars(taken)
    )
    wanted = sorted({*quotas, *offered, *filled}, key=lambda unit_id: divisions[unit_id].rank)
    return tuple(
        QuotaRow(i, divisions[i].short_name, int(quotas.get(i, 0)), filled[i]) for i in wanted
    )


def set_quotas(db: Session, training_id: str, seats: Mapping[str, int]) -> None:
    """Give these units so many seats in a training, none by 0; other units keep theirs.

    Raises:
        UnknownTraining, TrainingStateForbids
    """
    plan = get_training(db, training_id).plan
    change_plan(db, training_id, replace(plan, quotas={**plan.quotas, **seats}))


def read_seats(db: Session, text: str, division_ids: Sequence[str]) -> PastedSeats:
    """Read what was copied from a table: names of units with numbers, or numbers alone.

    Numbers alone are for ``division_ids`` in their order, a blank cell is for no seats. Headers and
    totals are passed over.
    """
    lines = [[cell.strip() for cell in line.split("\t")] for line in text.rstrip().splitlines()]
    if any(sum(map(bool, cells)) > 1 for cells in lines):
        return _by_name(db, lines)
    column = ["".join(cells) for cells in lines]
    if column and column[0] and seats_in(column[0]) is None:
        column = column[1:]
    seats = {i: seats_in(cell or "0") for i, cell in zip(division_ids, column, strict=False)}
    unread = [cell for cell in column[: len(division_ids)] if cell and seats_in(cell) is None]
    return PastedSeats(
        {unit_id: number for unit_id, number in seats.items() if number is not None},
        (*unread, *column[len(division_ids) :]),
    )


def seats_in(text: str) -> int | None:
    """Return the number that a cell says, such as ``12`` or ``12人``; None: it says none."""
    found = _SEATS.fullmatch(half_width(text).strip())
    return int(found[1]) if found else None


def _by_name(db: Session, lines: Sequence[Sequence[str]]) -> PastedSeats:
    finder = village_finder(db)
    ids = {division.key: division.id for division in list_divisions(db)}
    seats: dict[str, int] = {}
    problems: list[str] = []
    for cells in lines:
        names = [place for place, cell in enumerate(cells) if cell and seats_in(cell) is None]
        after = cells[names[0] + 1 :] if names else ()  # a number before the name is its row's
        numbers = [number for cell in after if (number := seats_in(cell)) is not None]
        if not numbers or cells[names[0]].replace(" ", "").startswith(_TOTALS):
            continue
        texts = [cells[place] for place in names]
        keys = (finder.find(name).key or finder.find_township(name) for name in texts)
        key = next((key for key in keys if key in ids), None)
        if key is None:
            problems.append(" ".join(filter(None, cells)))
        else:
            seats[ids[key]] = numbers[-1]
    return PastedSeats(seats, tuple(problems))


def _nearest(
    unit_id: str, wanted: Collection[str], divisions: Mapping[str, Division]
) -> str | None:
    """Return the nearest of the wanted units at or above this one."""
    above: str | None = unit_id
    while above is not None and above not in wanted:
        above = divisions[above].parent_id
    return above
