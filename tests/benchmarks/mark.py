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

from roster import attendance, enrollments, trainings
from roster.codes import Act, Mark
from roster.db.models import new_id
from tests.builders import CLERK, make_database, make_person, make_training, writing

NAME = "mark"
GOAL = 5.0

_MARKS = 100
_PEOPLE = 100
_CYCLE = (Mark.PRESENT, Mark.SICK_LEAVE)
_PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")
_INSERT = (
    "INSERT INTO attendance (id, stamp, edits, deleted, enrollment_id, period_id, mark)"
    " VALUES (?, '000000000001.00000000', '{}', 0, ?, ?, 'present')"
)


@dataclass
class _Bench:
    """An open training of the program and a copy of its file for the floor."""

    database: Any
    cells: list[tuple[str, str]]
    bare: Any
    bare_period: str
    turns: int = 0


@lru_cache(maxsize=1)
def _bench() -> _Bench:
    folder = Path(tempfile.mkdtemp(prefix="roster-benchmark-mark-"))
    database = make_database(folder)
    with writing(database) as db:
        for number in range(_PEOPLE):
            make_person(db, f"张三{'甲乙丙丁'[number % 4]}", village=number % 10)
        training = make_training(db, days=1)
        enrollments.enroll_audience(db, training)
        trainings.open_training(db, training)
    with database.reading() as db:
        sheet = attendance.attendance_sheet(db, training)
    first, second = (period.id for period in sheet.periods)
    cells = [(person.id, first) for person in sheet.people]
    bare = sqlite.connect(str(folder / "floor.roster"), isolation_level=None)
    _copy(database.path, bare)
    return _Bench(database, cells, bare, second)


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
    bench.turns += 1
    mark = _CYCLE[bench.turns % len(_CYCLE)]
    for enrollment_id, period_id in bench.cells[:_MARKS]:
        with bench.database.transaction(Act.MARK, by=CLERK) as db:
            attendance.set_mark(db, enrollment_id, period_id, mark)


def floor() -> None:
    """Write 100 rows, each with a commit of its own, without anything else."""
    bench = _bench()
    bench.bare.execute("DELETE FROM attendance WHERE period_id = ?", (bench.bare_period,))
    for enrollment_id, _period in bench.cells[:_MARKS]:
        bench.bare.execute("BEGIN IMMEDIATE")
        bench.bare.execute(_INSERT, (new_id(), enrollment_id, bench.bare_period))
        bench.bare.execute("COMMIT")
