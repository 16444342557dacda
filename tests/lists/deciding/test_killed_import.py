"""Killing the program at any moment of an import leaves the old state or the new one."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from roster.db.engine import Database
from roster.db.history import journal
from tests.builders import make_database

if TYPE_CHECKING:
    from pathlib import Path

_IMPORT = """
import sys
from pathlib import Path
from roster.db.engine import Database
from roster.lists.deciding import apply_intake, plan_intake
from tests.builders import make_listed, make_listing, village_ids, writing

path, people, step = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
database = Database.open(path)
with database.reading() as db:
    village = village_ids(db)[0]
rows = [
    make_listed("张" + chr(0x4E00 + n), village=village, posts=("P3",), phone=f"154{n:08d}")
    for n in range(people)
]
print("ready", flush=True)
for start in range(0, people, step):
    with writing(database) as db:
        apply_intake(db, plan_intake(db, make_listing(*rows[start : start + step])))
print("done", flush=True)
"""


def importing(path: Path, people: int, step: int) -> subprocess.Popen[bytes]:
    """Start an import of ``people`` in transactions of ``step`` and return when it begins."""
    child = subprocess.Popen(
        [sys.executable, "-c", _IMPORT, str(path), str(people), str(step)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    return child


def state_after_kill(folder: Path, people: int, step: int, delay: float) -> tuple[int, int, bool]:
    """Kill an import after ``delay`` seconds; return people, posts, and whether all is whole."""
    database = make_database(folder, name=f"{delay:.4f}.roster")
    database.close()
    child = importing(database.path, people, step)
    time.sleep(delay)
    child.kill()
    child.communicate()
    database = Database.open(database.path)
    with database.reading() as db:
        counts = [
            db.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608
            for table in ("trainee", "position")
        ]
        is_whole = journal.chain_is_whole(db)
    database.close()
    return counts[0], counts[1], is_whole


def seconds_of_an_import(folder: Path, people: int, step: int) -> float:
    database = make_database(folder, name="whole.roster")
    database.close()
    child = importing(database.path, people, step)
    begun = time.perf_counter()
    child.communicate()
    return time.perf_counter() - begun


def kill_at_every_moment(
    folder: Path, people: int, step: int, moments: int
) -> list[tuple[int, int]]:
    """Kill imports at evenly spaced moments and return the counts found afterwards."""
    length = seconds_of_an_import(folder, people, step)
    found = []
    for moment in range(moments):
        trainees, posts, is_whole = state_after_kill(
            folder, people, step, length * (moment + 0.5) / moments
        )
        assert is_whole
        found.append((trainees, posts))
    return found


def test_a_killed_import_leaves_all_or_nothing(tmp_path: Path) -> None:
    found = kill_at_every_moment(tmp_path, people=1500, step=1500, moments=6)
    assert set(found) <= {(0, 0), (1500, 1500)}


def test_the_harness_notices_an_import_in_pieces(tmp_path: Path) -> None:
    found = kill_at_every_moment(tmp_path, people=1500, step=50, moments=6)
    assert set(found) - {(0, 0), (1500, 1500)}


@pytest.mark.trial
@pytest.mark.timeout(1200)
def test_fifty_killed_imports_leave_all_or_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("whole", "pieces"):
        (tmp_path / name).mkdir()
    found = kill_at_every_moment(tmp_path / "whole", people=5000, step=5000, moments=50)
    control = kill_at_every_moment(tmp_path / "pieces", people=1500, step=50, moments=10)
    torn = sum(state not in {(0, 0), (5000, 5000)} for state in found)
    seen = sum(state not in {(0, 0), (1500, 1500)} for state in control)
    with capsys.disabled():
        print(f"\nkilled imports: 50 trials, {torn} torn; control in pieces: {seen} of 10 torn")  # noqa: T201
    assert torn == 0
    assert seen > 0
