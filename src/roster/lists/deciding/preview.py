"""A list from its cells to what importing it would do, and then into the file.

Everything that the clerk says about a list is kept as :class:`Instructions`. A preview follows
from them, the cells of the file and the roster, and from nothing else, so it can be prepared anew
whenever one of the three changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from roster.base.codes.lists import RowKind
from roster.base.garbage import without_collecting
from roster.base.progress import part_of
from roster.divisions.divisions import list_divisions, village_finder
from roster.lists.checking.amendments import amended
from roster.lists.deciding.applying import apply_intake, provenance
from roster.lists.deciding.import_plan import DEFAULT_RULES, IntakeRules
from roster.lists.deciding.leavers import proposed_leavers
from roster.lists.deciding.mappings import LearntMapping, recall_mappings
from roster.lists.deciding.planning import plan_intake
from roster.lists.deciding.remembered_headers import fingerprints, learnt_mappings, recalled
from roster.lists.errors import NoPeopleFound
from roster.lists.listing import Corrections
from roster.lists.reading.child.packed_rows import packed
from roster.lists.reading.workbook_reader import read_workbook
from roster.lists.understanding.understand import understand

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from roster.base.progress import Report
    from roster.divisions.village_finder import VillageFinder
    from roster.lists.checking.amendments import Amendment
    from roster.lists.deciding.import_plan import Answer, IntakePlan, IntakeResult, RowKey
    from roster.lists.deciding.leavers import Departure
    from roster.lists.listing import Listing
    from roster.lists.reading.cells import Workbook
    from roster.lists.reading.child.packed_rows import PackedWorkbook

TAKEN = frozenset({RowKind.NEW, RowKind.CHANGED})
"""Rows that an import writes."""

WAITING = frozenset({RowKind.CONFLICT, RowKind.BAD})
"""Rows that an import leaves for the clerk."""

# Where the stages end, of a hundred: measured with a list of 100,000 people.
_READ, _UNDERSTOOD, _PLANNED = 35, 75, 100
_LEAST_ROWS = 2

# A longer list is shown as soon as its first rows are understood; the rest follows.
_LONG = 5_000


@dataclass(frozen=True, slots=True)
class Instructions:
    """All that the clerk has said about a list.

    Attributes:
        corrections: how its header and columns are to be read.
        amendments: texts put right; the last word about a field counts.
        rules: what is decided once for all rows.
        answers: who single rows are.
        departures: posts that end with the import because their holders are not in the list.
    """

    corrections: Corrections = field(default_factory=Corrections)
    amendments: tuple[Amendment, ...] = ()
    rules: IntakeRules = field(default_factory=IntakeRules)
    answers: Mapping[RowKey, Answer] = field(default_factory=dict)
    departures: tuple[Departure, ...] = ()

    def answered(self, key: RowKey, answer: Answer | None) -> Instructions:
        """Return the same with another answer about a row; ``None`` takes it back."""
        others = {each: other for each, other in self.answers.items() if each != key}
        return replace(self, answers=others if answer is None else {**others, key: answer})

    def amended(self, *amendments: Amendment) -> Instructions:
        """Return the same with other texts for some fields."""
        meant = {each[:4] for each in amendments}
        others = tuple(each for each in self.amendments if each[:4] not in meant)
        return replace(self, amendments=(*others, *amendments))


@dataclass(frozen=True, slots=True)
class Recalled:
    """What the clerk said about the same headers before, and the latest day of it (ISO)."""

    corrections: Corrections
    day: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A list as it stands and what importing it would do; units are named by id.

    Attributes:
        workbook: the cells as they came.
        listing: what was understood of them; amended it is in the plan.
        plan: what is to become of the rows.
        division_names: short names of units by id.
        instructions: what the clerk said about the list.
        path: the file; ``None`` for what was pasted.
        recalled: what was said before about such headers, applied without being asked.
        is_whole: whether every row was looked at; of a long list the first rows are shown at once,
            and :func:`prepare` looks at all.
    """

    workbook: PackedWorkbook
    listing: Listing
    plan: IntakePlan
    division_names: dict[str, str]
    instructions: Instructions = field(default_factory=Instructions)
    path: Path | None = None
    recalled: Recalled | None = None
    is_whole: bool = True

    @property
    def taken(self) -> int:
        """How many rows an import writes."""
        return sum(row.kind in TAKEN for row in self.plan.rows)

    @property
    def waiting(self) -> int:
        """How many rows an import leaves for the clerk."""
        return sum(row.kind in WAITING for row in self.plan.rows)

    @property
    def does_something(self) -> bool:
        """Whether it can be imported and that changes anything in the file."""
        rows = self.taken or self.waiting or self.instructions.departures
        return self.is_whole and bool(rows)

    @property
    def provenance(self) -> str:
        """What the journal says of the source."""
        return provenance(self.listing)


@without_collecting()
def read_preview(
    db: Session,
    path: Path,
    password: str | None,
    report: Report,
    *,
    rules: IntakeRules = DEFAULT_RULES,
    whole: bool = False,
) -> Preview:
    """Read a file and decide about its rows; nothing is written. See :func:`preview_workbook`.

    Raises:
        NoPeopleFound: the file opens but holds no table at all.
        as :func:`roster.lists.reading.workbook_reader.read_workbook`.
    """
    workbook = read_workbook(path, password, part_of(report, 0, _READ))
    preview = preview_workbook(db, workbook, report, rules=rules, whole=whole)
    return replace(preview, path=path)


@without_collecting()
def preview_workbook(
    db: Session,
    workbook: Workbook,
    report: Report,
    *,
    rules: IntakeRules = DEFAULT_RULES,
    whole: bool = False,
) -> Preview:
    """Decide about rows that were read or pasted; nothing is written.

    Args:
        db: the open file.
        workbook: the cells.
        report: told how far it is.
        rules: what is decided once for all rows.
        whole: look at all rows of a long list at once, not at the first ones only.

    Raises:
        NoPeopleFound: they are no table at all.
    """
    if not any(len(sheet.rows) >= _LEAST_ROWS for sheet in workbook.sheets):
        raise NoPeopleFound(workbook.file)
    cells = packed(workbook)
    is_whole = whole or len(cells) <= _LONG
    part = workbook if is_whole else cells.beginning
    found = recalled(part, recall_mappings(db, fingerprints(part).values()))
    corrections = found[0] if found else Corrections()
    listing = _understood(part, village_finder(db), corrections, report)
    plan = plan_intake(db, listing, part_of(report, _UNDERSTOOD, _PLANNED), rules=rules)
    names = {division.id: division.short_name for division in list_divisions(db)}
    again = Recalled(*found) if found else None
    instructions = Instructions(corrections, rules=rules)
    return Preview(cells, listing, plan, names, instructions, recalled=again, is_whole=is_whole)


def _understood(
    workbook: Workbook, villages: VillageFinder, corrections: Corrections, report: Report
) -> Listing:
    progress = part_of(report, _READ, _UNDERSTOOD)
    return understand(workbook, villages, corrections=corrections, report=progress)


@without_collecting()
def prepare(db: Session, preview: Preview, instructions: Instructions, report: Report) -> Preview:
    """Prepare a preview anew, the clerk having said more or the roster having changed.

    The cells are only understood anew when what the clerk said concerns columns or headers, or
    when only the first rows have been so far. Of a long list to be understood anew the first rows
    come first again: all that was understood before can go, and a second time prepares the whole.
    """
    corrections, listing = instructions.corrections, preview.listing
    is_said_anew = corrections != preview.instructions.corrections
    is_whole = not is_said_anew or len(preview.workbook) <= _LONG
    finder = village_finder(db)
    if is_said_anew or not preview.is_whole:
        workbook = preview.workbook.unpacked() if is_whole else preview.workbook.beginning
        listing = _understood(workbook, finder, corrections, report)
        del workbook  # its rows are as large as all people
    plan = plan_intake(
        db,
        amended(listing, instructions.amendments, finder),
        part_of(report, _UNDERSTOOD, _PLANNED),
        rules=instructions.rules,
        answers=instructions.answers,
    )
    return replace(
        preview, listing=listing, plan=plan, instructions=instructions, is_whole=is_whole
    )


def write_preview(db: Session, preview: Preview, report: Report) -> IntakeResult:
    """Take the good rows in, and remember what the clerk said about the headers.

    Of the departures only those count that are proposed still: the clerk may have put a name
    right since.

    Raises:
        WorkbookOutdated: the roster was written to since the plan was made.
    """
    wishes = preview.instructions.departures
    people = proposed_leavers(db, preview.plan).people if wishes else ()
    proposed = {position.id for leaver in people for position in leaver.posts}
    departures = [each for each in wishes if proposed.issuperset(each.position_ids)]
    learnt = _learnt(preview)
    return apply_intake(db, preview.plan, report, departures=departures, learnt=learnt)


def _learnt(preview: Preview) -> tuple[LearntMapping, ...]:
    """Return what is to be remembered about the headers; what was not wanted is forgotten."""
    corrections = preview.instructions.corrections
    if preview.recalled and not corrections:
        return tuple(map(LearntMapping, fingerprints(preview.workbook.beginning).values()))
    return learnt_mappings(preview.workbook.beginning, corrections)
