from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from roster.db.engine import Database

_WRITE = """
import sys; from pathlib import Path; from roster.db.engine import Database
from roster.db.models import Term
with Database.open(Path(sys.argv[1])).transaction("test", by="somebody") as db:
    db.add(Term(name="第九届", start="2031", end=None))
"""


def written_by(program: str, database: Database) -> str:
    """Let another program write into a file and return what it complained of."""
    database.close()
    done = subprocess.run(
        [sys.executable, "-c", program, str(database.path)],
        check=False,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    return done.stderr


def test_who_does_not_know_what_follows_writes_nothing(database: Database) -> None:
    assert "does not know what follows" in written_by(_WRITE, database)


@pytest.mark.parametrize(
    "door", ["office.roster_file", "cli", "certificates.certificates", "cli.demo"]
)
def test_every_door_to_a_file_knows_what_follows(database: Database, door: str) -> None:
    assert written_by(f"import roster.{door}{_WRITE}", database) == ""
