"""The file of one office: made, opened, described, checked."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from roster.base.codes.people import Post
from roster.base.dates import is_iso_date
from roster.base.errors import DateUnreadable, FileExists
from roster.base.files import written_whole
from roster.base.outputs import ROSTER_ENDING
from roster.base.printable import require_printable_text
from roster.base.words import Words
from roster.certificates import certificates, doubts
from roster.coverage.requirements import add_presets
from roster.db.acts import Act
from roster.db.engine import Database, stored_faults
from roster.db.file_lock import files_of
from roster.db.history import journal, replay
from roster.db.models import Office, Position, Term, Trainee, Training
from roster.divisions.divisions import (
    DivisionRow,
    get_division,
    load_divisions,
    office_division,
    path_text,
    villages,
)
from roster.people import posts
from roster.people.held_posts import is_not_over
from roster.people.positions import TermRow, current_term

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

_TERM, _LONGEST_TERM = Words("届的名称", "The name of the term"), 40
DEFAULT_TERM = ("第八届（2026—2031）", "2026")
"""The term today's clerk works on (DOMAIN.md section 2.1): its name and first year."""

_FAULTS_NAMED = 20
"""So many rows that the journal does not know are named; the rest is of the same making."""


@dataclass(frozen=True, slots=True)
class OfficeInfo:
    """What the frame of the window says about the open file."""

    division: DivisionRow
    path_text: str
    term: TermRow
    clerk: str
    villages: int
    people: int
    trainings: int


@dataclass(frozen=True, slots=True)
class FileCheck:
    """The result of a thorough check; empty ``faults`` means all is well.

    ``in_doubt`` counts the certificates somebody has to decide about; they are no fault.
    """

    actions: int
    changes: int
    faults: tuple[str, ...]
    in_doubt: int


def create_roster_file(
    path: Path, division_code: str, *, clerk: str, term: tuple[str, str] = DEFAULT_TERM
) -> Database:
    """Make the file of an office, with its units, the term and the four requirements, and open it.

    ``term`` is the name and the first day (ISO, reduced precision). The file appears whole.

    Raises:
        FileExists: the file is there, or what another one of its name left behind.
        UnknownDivision, CannotWrite, DiskFull
        DateUnreadable, TextEmpty, TextTooLong, TextUnprintable: of the term.
    """
    name, start = term
    require_printable_text(_TERM, name, _LONGEST_TERM, required=True)
    if not is_iso_date(start):
        raise DateUnreadable(start)
    for file in files_of(path):  # a log left behind by another file would be played into this one
        if os.path.lexists(file):
            raise FileExists(file)
    with written_whole(path, ROSTER_ENDING) as unfinished:
        database = Database.create(unfinished)
        try:
            _found(database, division_code, clerk, term)
        finally:
            database.close()
    return Database.open(path)


def _found(database: Database, division_code: str, clerk: str, term: tuple[str, str]) -> None:
    name, start = term
    with database.transaction(Act.CREATE_FILE, by=clerk) as db:
        unit_id = load_divisions(db, division_code)
        term_row = Term(name=name, start=start, end=None)
        db.add(term_row)
        db.flush()
        add_presets(db, term_row.id)
        db.add(
            Office(
                id=1,
                node=secrets.token_hex(4),
                counter=1,
                unit_id=unit_id,
                term_id=term_row.id,
                clerk=clerk,
                number_pattern=_default_pattern(get_division(db, unit_id)),
            )
        )


def _default_pattern(division: DivisionRow) -> str:
    """Return a number pattern in the usual style with the unit's own name in it."""
    stem = division.short_name
    for ending in ("街道", "镇", "乡", "县", "区", "市", "省"):
        stem = stem.removesuffix(ending) or stem
    return f"粤{stem}培字〔{{年}}〕第{{序号:4}}号"


def office_info(db: Session) -> OfficeInfo:
    """Describe the open file."""
    division = office_division(db)
    return OfficeInfo(
        division=division,
        path_text=path_text(db, division.id),
        term=current_term(db),
        clerk=db.scalars(select(Office.clerk)).one(),
        villages=len(villages(db)),
        people=_count(db, Trainee.id),
        trainings=_count(db, Training.id),
    )


def _count(db: Session, column: object) -> int:
    return db.scalar(select(func.count(column))) or 0  # type: ignore[arg-type]  # any id column


def check_file(db: Session) -> FileCheck:
    """Check a file thoroughly: pages, references, journal, forbidden posts, certificates.

    The tables must be what the journal alone makes of them; of many rows that are not, the first
    are named.
    """
    faults = list(stored_faults(db))
    if journal.chain_is_whole(db):
        faults += islice(_beside_the_journal(db), _FAULTS_NAMED)
    else:
        faults.append("journal: the chain of hashes is broken")
    faults += _forbidden_posts(db)
    faults += [f"certificate: {number} is judged otherwise" for number in doubts.misjudged(db)]
    actions, changes = journal.length(db)
    return FileCheck(actions, changes, tuple(faults), doubts.in_doubt(db))


def _beside_the_journal(db: Session) -> Iterator[str]:
    rows = (f"{name} {row_id} {', '.join(fields)}" for name, row_id, fields in replay.astray(db))
    actions = (f"action {sequence} undone" for sequence in replay.astray_actions(db))
    return (f"beside the journal: {what}" for what in chain(rows, actions))


def _forbidden_posts(db: Session) -> list[str]:
    held: dict[tuple[str, str, str], set[Post]] = {}
    query = (
        select(Trainee.id, Trainee.name, Position.division_id, Position.post)
        .join(Position, Position.trainee_id == Trainee.id)
        .where(is_not_over())
    )
    for row in db.execute(query):
        held.setdefault((row.id, row.name, row.division_id), set()).add(Post(row.post))
    return [
        f"posts: {name} {pair[0].value} + {pair[1].value}"
        for (_id, name, _division), kinds in held.items()
        if (pair := posts.forbidden_pair(tuple(kinds)))
    ]


def note_full_export(db: Session) -> None:
    """Write into the journal that identity numbers left the file; the transaction says why."""
    journal.note(db)


def change_number_pattern(db: Session, pattern: str) -> None:
    """Number certificates by this pattern from now on, and let the journal know that.

    The office's own row is not journalled, so this cannot be undone; the transaction's reason
    says which pattern it was.

    Raises:
        NumberPatternUnusable
    """
    certificates.set_number_pattern(db, pattern)
    journal.note(db)
