"""One attendance mark as the window writes it against one bare durable commit of the same row.

Ours is a whole user action: state and person are checked, the row is stamped, and a journal entry
with its hash is written in the same transaction. The floor is one INSERT and one COMMIT on a plain
connection with the same PRAGMAs; both wait for the disk once a mark. The disk is the clerk's: where
the temporary folder is memory, waiting costs nothing and the ratio shows the work alone.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from roster.attendance import marks
from roster.base.codes.attendance import Mark
from roster.db.acts import Act
from roster.db.models import new_id
from roster.trainings import enrollments, trainings
from tests.builders import CLERK, make_database, make_person, make_training, writing

NAME = "mark"
GOAL = 5.0

_PEOPLE = 100
_DAYS = 20  # every call takes a half-day of its own, so that every mark is a new row
_PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")
_INSERT = (
    "INSERT INTO attendance (id, stamp, edits, deleted, enrollment_id, period_id, mark)"
    " VALUES (?, '000000000001.00000000', '{}', 0, ?, ?, 'present')"
)


@dataclass
class _Bench:
    """An open training of the program and a copy of its file for the floor."""

    database: Any
    people: list[str]
    periods: list[str]
    bare: Any
    ours: int = 0
    floor: int = 0


@lru_cache(maxsize=1)
def _bench() -> _Bench:
    folder = Path(tempfile.mkdtemp(prefix="roster-benchmark-mark-"))
    database = make_database(folder)
    with writing(database) as db:
        for number in range(_PEOPLE):
            make_person(db, f"张三{'甲乙丙丁'[number % 4]}", village=number % 10)
        training = make_training(db, days=_DAYS)
        enrollments.enroll_audience(db, training)
        trainings.open_training(db, training)
    with database.reading() as db:
        sheet = marks.attendance_sheet(db, training)
    people = [person.id for person in sheet.people]
    periods = [period.id for period in sheet.periods]
    bare = sqlite.connect(str(folder / "floor.roster"), isolation_level=None)
    _copy(database.path, bare)
    return _Bench(database, people, periods, bare)


def _copy(path: Path, bare: Any) -> None:  # noqa: ANN401 - untyped driver
    source = sqlite.connect(str(path))
    source.backup(bare)
    source.close()
    for pragma in _PRAGMAS:
        bare.execute(f"PRAGMA {pragma}")


def prepare() -> None:
    """Make both files and run both sides once."""
    ours()
    floor()


def ours() -> None:
    """Write 100 marks, each an action of its own, as the attendance page does."""
    bench = _bench()
    period_id = bench.periods[bench.ours]
    bench.ours += 1
    for enrollment_id in bench.people:
        with bench.database.transaction(Act.MARK, by=CLERK) as db:
            marks.set_mark(db, enrollment_id, period_id, Mark.PRESENT)


def floor() -> None:
    """Write 100 rows, each with a commit of its own, without anything else."""
    bench = _bench()
    period_id = bench.periods[bench.floor]
    bench.floor += 1
    for enrollment_id in bench.people:
        bench.bare.execute("BEGIN IMMEDIATE")
        bench.bare.execute(_INSERT, (new_id(), enrollment_id, period_id))
        bench.bare.execute("COMMIT")
