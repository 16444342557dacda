from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.attendance import completion, leave
from roster.attendance import marks as attendance
from roster.attendance.errors import (
    LeaveOverMark,
    LeaveWithoutPeriods,
    ProofTooLarge,
    ProofUnusable,
    UnknownLeave,
    UnknownMark,
)
from roster.base.errors import FileMissing
from roster.db.history import undoing
from roster.trainings import enrollments, trainings
from roster.trainings.errors import ReasonMissing, TrainingStateForbids, UnknownEnrollment
from tests.builders import make_database, make_person, make_training, writing
from tests.classroom import A, O, P, S, X, mark_row, open_class, row_of, sheet_of

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from roster.base.codes.attendance import Mark
    from roster.db.engine import Database

PDF = b"%PDF-1.4 a scanned slip"
WHY = "参加亲属婚礼"


def granted(  # the parts of a leave
    db: Session,
    training: str,
    *half_days: int,
    mark: Mark = X,
    row: int = 0,
    reason: str = WHY,
    proof: Path | None = None,
) -> str:
    sheet = sheet_of(db, training)
    wanted = [sheet.periods[n].id for n in half_days]
    return leave.grant(db, sheet.people[row].id, wanted, mark, reason, "李镇长", proof)


def test_leave_fills_its_marks_in_beforehand(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, days=2)
        granted(db, training, 1, 2, mark=S)
        sheet = sheet_of(db, training)
    assert list(sheet.marks.values()) == [S, S]
    assert not any(cell.confirmed for cell in sheet.cells.values())


def test_leave_is_granted_before_the_training_opens(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        enrollments.enroll(db, training, [make_person(db)])
        granted(db, training, 0)
        trainings.open_training(db, training)
        assert row_of(db, training) == [X, None]


def test_leave_is_listed_in_the_order_of_the_sheet(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db, days=2, people=2)
        granted(db, training, 3, row=1, mark=O)
        granted(db, training, 2, 1, row=0, mark=S)
        rows = leave.leaves(db, training)
    assert [(row.number, row.name, row.mark) for row in rows] == [(1, "张甲", S), (2, "张乙", O)]
    assert [period.plan.date for period in rows[0].periods] == ["2026-05-08", "2026-05-09"]
    assert (rows[0].reason, rows[0].approver, rows[0].proof_name) == (WHY, "李镇长", None)


def test_a_half_day_with_a_mark_is_refused_by_name(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        mark_row(db, training, P)
    with pytest.raises(LeaveOverMark) as caught, writing(database) as db:
        granted(db, training, 0, 1)
    assert (caught.value.name, caught.value.cells) == ("张甲", (("2026-05-08", "morning"),))
    with database.reading() as db:
        assert row_of(db, training) == [P, None]
        assert leave.leaves(db, training) == ()


def test_leave_over_leave_is_refused(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        granted(db, training, 0)
    with pytest.raises(LeaveOverMark), writing(database) as db:
        granted(db, training, 0, 1, mark=S)


def test_what_leave_needs_is_asked_for(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
    with pytest.raises(ReasonMissing), writing(database) as db:
        granted(db, training, 0, reason=" ")
    with pytest.raises(LeaveWithoutPeriods), writing(database) as db:
        granted(db, training)
    with pytest.raises(UnknownMark), writing(database) as db:
        granted(db, training, 0, mark=A)
    with pytest.raises(UnknownEnrollment), writing(database) as db:
        leave.grant(db, sheet_of(db, training).people[0].id, ["elsewhere"], X, WHY)


def test_a_closed_training_grants_no_leave_and_takes_none_back(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        leave_id = granted(db, training, 0, mark=O)
        attendance.mark_all_present(db, training)
        completion.close_training(db, training)
    with pytest.raises(TrainingStateForbids), writing(database) as db:
        granted(db, training, 1)
    with pytest.raises(TrainingStateForbids), writing(database) as db:
        leave.withdraw(db, leave_id)


# --- taking back ---------------------------------------------------------------------------


@given(
    marks=st.lists(st.none() | st.sampled_from([P, A, S]), min_size=4, max_size=4),
    mark=st.sampled_from([X, S, O]),
    confirmed=st.booleans(),
)
def test_taking_leave_back_restores_the_grid(
    tmp_path_factory: pytest.TempPathFactory,
    *,
    marks: list[Mark | None],
    mark: Mark,
    confirmed: bool,
) -> None:
    blank = [n for n, each in enumerate(marks) if each is None]
    database = make_database(tmp_path_factory.mktemp("leave"))
    with writing(database) as db:
        training = open_class(db, days=2)
        mark_row(db, training, *marks)
        before = sheet_of(db, training)
        if blank:
            leave_id = granted(db, training, *blank, mark=mark)
            if confirmed:
                attendance.confirm(db, training)
            assert leave.withdraw(db, leave_id) == len(blank)
        after = sheet_of(db, training)
    database.close()
    assert after.cells == before.cells


def test_what_happened_instead_of_the_leave_stays(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
        leave_id = granted(db, training, 0, 1)
        mark_row(db, training, P)
        assert leave.withdraw(db, leave_id) == 1
        assert row_of(db, training) == [P, None]
        assert leave.leaves(db, training) == ()
    with pytest.raises(UnknownLeave), writing(database) as db:
        leave.withdraw(db, leave_id)


def test_granting_and_taking_back_are_undone(database: Database) -> None:
    with writing(database) as db:
        training = open_class(db)
    with writing(database, "grant leave") as db:
        leave_id = granted(db, training, 0, 1)
    with writing(database, "take leave back") as db:
        leave.withdraw(db, leave_id)
    for marks, count in (([X, X], 1), ([None, None], 0)):
        with writing(database) as db:
            undoing.undo(db)
        with database.reading() as db:
            assert row_of(db, training) == marks
            assert len(leave.leaves(db, training)) == count


# --- proofs --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (PDF, "application/pdf"),
        (b"\xff\xd8\xff\xe0 a photo", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n a picture", "image/png"),
    ],
)
def test_a_proof_is_kept_as_it_was(
    database: Database, tmp_path: Path, content: bytes, media: str
) -> None:
    paper = tmp_path / "请假条.dat"  # the name tells nothing
    paper.write_bytes(content)
    with writing(database) as db:
        leave_id = granted(db, open_class(db), 0, proof=paper)
    paper.unlink()
    with database.reading() as db:
        assert leave.proof(db, leave_id) == leave.ProofFile("请假条.dat", media, content)


def test_one_paper_may_prove_two_leaves_and_is_kept_once(
    database: Database, tmp_path: Path
) -> None:
    paper = tmp_path / "会议通知.pdf"
    paper.write_bytes(PDF)
    with writing(database) as db:
        training = open_class(db, people=2)
        ids = [granted(db, training, 0, row=row, mark=O, proof=paper) for row in (0, 1)]
    with database.reading() as db:
        kept = [leave.proof(db, leave_id) for leave_id in ids]
    assert [one.content if one else b"" for one in kept] == [PDF, PDF]


def test_leave_without_proof_has_none(database: Database) -> None:
    with writing(database) as db:
        assert leave.proof(db, granted(db, open_class(db), 0)) is None
    with pytest.raises(UnknownLeave), database.reading() as db:
        leave.proof(db, "nothing")


def test_other_files_are_no_proof(database: Database, tmp_path: Path) -> None:
    with writing(database) as db:
        training = open_class(db)
    text = tmp_path / "请假条.pdf"
    text.write_text("请假条", encoding="utf-8")
    for path, failure in ((text, ProofUnusable), (tmp_path, ProofUnusable)):
        with pytest.raises(failure), writing(database) as db:
            granted(db, training, 0, proof=path)
    with pytest.raises(FileMissing), writing(database) as db:
        granted(db, training, 0, proof=tmp_path / "没有.pdf")
    with database.reading() as db:
        assert row_of(db, training) == [None, None]


def test_a_huge_proof_is_refused(database: Database, tmp_path: Path) -> None:
    huge = tmp_path / "扫描.pdf"
    huge.write_bytes(PDF + bytes(leave.PROOF_MEGABYTES * 2**20))
    with pytest.raises(ProofTooLarge) as caught, writing(database) as db:
        granted(db, open_class(db), 0, proof=huge)
    assert caught.value.megabytes == 10
