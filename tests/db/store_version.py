"""Store a file of the current schema version: ``python -m tests.db.store_version``.

Run once when a schema version is released. The file then stays as it is for ever: the tests open
a copy of every stored version.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from roster import attendance, certificates, enrollments, intake, trainings
from roster.codes import Post
from roster.db.engine import SCHEMA_VERSION
from roster.intake import LearntMapping
from tests.builders import (
    make_database,
    make_id_number,
    make_listed,
    make_listing,
    make_person,
    make_training,
    writing,
)

STORED = Path(__file__).parent / "versions"
PEOPLE = ("张䶮秋", "李建国", "古丽巴哈尔·阿卜杜热合")


def main() -> None:
    """Write the file of this version, once."""
    target = STORED / f"{SCHEMA_VERSION}.roster"
    if target.exists():
        sys.exit(f"{target.name} is stored already and must not change")
    with tempfile.TemporaryDirectory() as folder:
        database = make_database(Path(folder), unit="441900003")
        with writing(database) as db:
            for number, name in enumerate(PEOPLE):
                make_person(
                    db, name, Post.PARTY_MEMBER, id_number=make_id_number(serial=2 * number + 1)
                )
            training = make_training(db, title="第1期")
            enrollments.enroll_audience(db, training)
            trainings.open_training(db, training)
            attendance.mark_all_present(db, training)
            attendance.close_training(db, training)
            certificates.issue(db, training, "2026-05-20")
        with writing(database) as db:
            plan = intake.plan_intake(db, make_listing(make_listed("无村可归")))
            learnt = LearntMapping("f" * 64, ("姓名", "联系"), {2: "phone"}, (0, 1))
            intake.apply_intake(db, plan, learnt=[learnt])
        database.close()
        STORED.mkdir(exist_ok=True)
        target.write_bytes(database.path.read_bytes())


if __name__ == "__main__":
    main()
