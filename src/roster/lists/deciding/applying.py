"""Taking a plan in, whole: its rows, what is put aside, leavers, what was learnt of the header."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from roster.base.garbage import without_collecting
from roster.base.progress import Report, part_of, unwatched
from roster.db.acts import Act
from roster.lists.deciding.import_plan import (
    DEFAULT_RULES,
    IntakePlan,
    IntakeResult,
    IntakeRules,
    counts,
)
from roster.lists.deciding.leavers import Departure, end_posts
from roster.lists.deciding.mappings import LearntMapping, remember_mappings
from roster.lists.deciding.planning import journal_length, plan_intake
from roster.lists.deciding.waiting_rows import put_aside
from roster.lists.deciding.writing import write_rows
from roster.lists.errors import WorkbookOutdated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from roster.db.engine import Database
    from roster.lists.listing import Listing

_OF_TAKEN = 95
"""The part of a hundred at which the rows taken are written; then those put aside."""


@without_collecting()
def apply_intake(
    db: Session,
    plan: IntakePlan,
    report: Report = unwatched,
    *,
    departures: Iterable[Departure] = (),
    learnt: Iterable[LearntMapping] = (),
) -> IntakeResult:
    """Write a plan: new people and posts, changed facts; the other rows are put aside.

    Args:
        db: the open file.
        plan: made for the file as it is.
        report: told how far the writing is.
        departures: posts of leavers that the clerk wants ended.
        learnt: what the clerk said about the list's headers.

    Raises:
        WorkbookOutdated: the file was changed since the plan was made.
        UnknownPosition, DateUnreadable: a departure cannot be.
    """
    if plan.state != journal_length(db):
        raise WorkbookOutdated(plan.listing.file)
    write_rows(db, plan.in_order, part_of(report, 0, _OF_TAKEN))
    given_up = sum(len(row.ended_posts) + len(row.left_posts) for row in plan.rows)
    ended = given_up + end_posts(db, departures)
    aside = put_aside(db, plan, part_of(report, _OF_TAKEN, 100))
    remember_mappings(db, learnt)
    report(100, 100)
    return replace(counts(plan), put_aside=aside, ended=ended)


@without_collecting()
def import_listing(
    database: Database,
    listing: Listing,
    *,
    by: str,
    report: Report = unwatched,
    rules: IntakeRules = DEFAULT_RULES,
) -> IntakeResult:
    """Decide about a listing and take its good rows in, as one action that can be undone."""
    with database.transaction(Act.IMPORT, by=by, reason=provenance(listing)) as db:
        return apply_intake(db, plan_intake(db, listing, rules=rules), report)


def provenance(listing: Listing) -> str:
    """Return what the journal says of the source: the file's name and its digest."""
    return f"{listing.file} sha256:{listing.sha256}"
