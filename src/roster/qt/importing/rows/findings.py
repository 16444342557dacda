"""What a list says beside its rows: who is missing from it, which identity numbers are damaged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.lists.checking.number_candidates import damaged_numbers, known_people
from roster.lists.deciding import Leavers, proposed_leavers
from roster.people.problems import ProblemKind
from roster.qt.importing.turns import in_short_turns

if TYPE_CHECKING:
    from roster.base.progress import Report
    from roster.db.engine import Db
    from roster.lists.checking.number_candidates import DamagedNumber
    from roster.lists.deciding.preview import Preview
    from roster.lists.listing import Listing


_OF_NUMBERS = frozenset(kind for kind in ProblemKind if kind.startswith("id_"))
NOBODY = Leavers((), ())


@dataclass(frozen=True, slots=True)
class Beside:
    """Found for one preview; ``listing`` is what the numbers were looked for in."""

    leavers: Leavers = NOBODY
    damaged: tuple[DamagedNumber, ...] = ()
    listing: Listing | None = None


@in_short_turns()
def read_beside(preview: Preview, before: Beside, db: Db, report: Report) -> Beside:
    """Look for both; for the numbers only when the list was understood anew.

    They are looked for in the list as the sender wrote it, so that the clerk can think again.
    """
    leavers = proposed_leavers(db, preview.plan)
    if before.listing is preview.listing:
        return Beside(leavers, before.damaged, preview.listing)
    if not any(problem.kind in _OF_NUMBERS for problem in preview.listing.problems):
        return Beside(leavers, (), preview.listing)
    found = damaged_numbers(preview.listing, known_people(db), report)
    return Beside(leavers, found, preview.listing)
