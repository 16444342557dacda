"""Store a file of the current schema version: ``python -m tests.db.store_version``.

Run once when a schema version is released. The file then stays as it is for ever: the tests open
a copy of every stored version.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from roster.attendance import completion, marks
from roster.base.codes.attendance import EnteredBy, Mark
from roster.base.codes.people import Post
from roster.certificates import certificates
from roster.db.engine import SCHEMA_VERSION
from roster.db.models import Attendance, Invitation, Leave, Makeup, Proof
from roster.lists import deciding
from roster.lists.deciding import LearntMapping
from roster.trainings import enrollments, trainings
from tests.builders import (
    make_database,
    make_id_number,
    make_listed,
    make_listing,
    make_person,
    make_training,
    writing,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

STORED = Path(__file__).parent / "versions"
NATIVE_PLACE = "广东高要"
PEOPLE = ("张䶮秋", "李建国", "古丽巴哈尔·阿卜杜热合")


def _fill_the_desk(db: Session) -> None:
    """Leave with its proof, a notice, a makeup in another run, a mark nobody confirmed."""
    missed, made = (make_training(db, title=title) for title in ("第2期", "第3期"))
    for training in (missed, made):
        enrollments.enroll_audience(db, training)
    people = [enrollments.enrolled(db, training)[0] for training in (missed, made)]
    periods = [trainings.list_periods(db, training)[0].id for training in (missed, made)]
    proof = b"%PDF-1.4 proof"
    digest = hashlib.sha256(proof).hexdigest()
    db.add(Proof(sha256=digest, media="application/pdf", content=proof))
    leave = Leave(
        enrollment_id=people[0].id,
        period_ids=[periods[0]],
        mark=Mark.SICK_LEAVE,
        reason="住院",
        approver="班主任",
        proof_sha256=digest,
        proof_name="证明.pdf",
    )
    db.add(leave)
    db.flush()
    db.add(
        Attendance(
            enrollment_id=people[0].id,
            period_id=periods[0],
            mark=Mark.SICK_LEAVE,
            confirmed=False,
            entered_by=EnteredBy.LEAVE,
            leave_id=leave.id,
        )
    )
    db.add(
        Makeup(
            missed_enrollment_id=people[0].id,
            missed_period_id=periods[0],
            made_enrollment_id=people[1].id,
            made_period_id=periods[1],
        )
    )
    db.add(
        Invitation(
            training_id=missed,
            trainee_id=people[0].trainee_id,
            unit_id=people[0].unit_id,
            unit_name=people[0].unit_name,
            posts=[],
            reasons=[],
        )
    )


def _put_in_doubt(db: Session, training: str) -> None:
    """The place of a class is put right: one certificate is kept, one corrected, one waits."""
    completion.reopen_training(db, training, "地点有误")
    plan = trainings.get_training(db, training).plan
    trainings.change_plan(db, training, replace(plan, venue="区委党校"))
    completion.close_training(db, training)


def _decide(db: Session, training: str) -> None:
    first, second, _third = certificates.list_certificates(db, training)
    certificates.keep_certificate(db, first.id, "证书上没有印地点")
    certificates.correct_certificate(db, second.id, "2026-06-01", "地点有误")


def main() -> None:
    """Write the file of this version, once."""
    target = STORED / f"{SCHEMA_VERSION}.roster"
    if target.exists():
        sys.exit(f"{target.name} is stored already and must not change")
    with tempfile.TemporaryDirectory() as folder:
        database = make_database(Path(folder), division="441900003")
        with writing(database) as db:
            for number, name in enumerate(PEOPLE):
                make_person(
                    db,
                    name,
                    Post.PARTY_MEMBER,
                    id_number=make_id_number(serial=2 * number + 1),
                    native_place=NATIVE_PLACE,
                )
            training = make_training(db, title="第1期")
            enrollments.enroll_audience(db, training)
            trainings.open_training(db, training)
            marks.mark_all_present(db, training)
            completion.close_training(db, training)
            certificates.issue(db, training, "2026-05-20")
        for step in (_put_in_doubt, _decide):
            with writing(database) as db:
                step(db, training)
        with writing(database) as db:
            _fill_the_desk(db)
        with writing(database) as db:
            plan = deciding.plan_intake(db, make_listing(make_listed("无村可归")))
            learnt = LearntMapping("f" * 64, ("姓名", "联系"), {2: "phone"}, (0, 1))
            deciding.apply_intake(db, plan, learnt=[learnt])
        database.close()
        STORED.mkdir(exist_ok=True)
        target.write_bytes(database.path.read_bytes())


if __name__ == "__main__":
    main()
