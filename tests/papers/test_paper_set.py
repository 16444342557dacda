"""From a training as it is kept to its papers: what each says, and why one says nothing yet."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pypdfium2
import pytest

from roster.attendance import marks
from roster.attendance.errors import NotAttended
from roster.base.codes.people import Post
from roster.base.errors import CannotWrite
from roster.base.progress import Cancelled
from roster.coverage import records
from roster.papers import paper_set as sets
from roster.papers.codes import TrainingPaper
from roster.papers.errors import Unprintable
from roster.papers.facts import SetStyle, SheetStyle
from roster.papers.folder import write_paper_folder
from roster.papers.paper_set import SET_PAPERS, paper_set, read_training, why_nothing
from roster.trainings import seating, trainings
from roster.trainings.codes import SeatOrder
from roster.trainings.errors import NobodyEnrolled, NotGrouped, NotSeated, TrainingWithoutPeriods
from tests.builders import make_person, make_training, writing
from tests.classroom import P, mark_row, training_of
from tests.papers.pdf_reading import page_texts

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from roster.db.engine import Database
    from roster.papers.paper_set import TrainingFile

DAY = "2026-05-20"
NAMES = ("李强", "陈志明", "欧阳建华", "古丽巴哈尔·阿卜杜热合曼", "张䶮秋")


def a_training(db: Session, *names: str) -> str:
    people = [
        make_person(db, name, Post.SECRETARY, village=at % 2, phone=f"1380000{at:04d}")
        for at, name in enumerate(names or NAMES)
    ]
    return training_of(db, people)


def a_full_training(db: Session) -> str:
    """Return a training with groups, seats and marks."""
    training = a_training(db)
    seating.divide(db, training, 2, by_division=False)
    seating.give_seats(db, training, SeatOrder.POST)
    marks.mark_all_present(db, training)
    return training


def read(db: Session, training: str) -> TrainingFile:
    return read_training(db, training, DAY, tuple(TrainingPaper))


def folder_of(database: Database, tmp_path: Path, style: SetStyle | None = None) -> Path:
    with writing(database) as db:
        found = read(db, a_full_training(db))
    return write_paper_folder(tmp_path, "第1期", paper_set(found, style)).path


# --- why nothing ---------------------------------------------------------------------------


def test_a_paper_that_says_nothing_yet_says_why(database: Database) -> None:
    with writing(database) as db:
        empty = read(db, make_training(db, 0))
        planned = read(db, make_training(db))
        begun = read(db, a_training(db))
        full = read(db, a_full_training(db))
    assert isinstance(why_nothing(empty, TrainingPaper.TIMETABLE), TrainingWithoutPeriods)
    assert isinstance(why_nothing(planned, TrainingPaper.SIGN_IN), NobodyEnrolled)
    assert isinstance(why_nothing(begun, TrainingPaper.GROUPS), NotGrouped)
    assert isinstance(why_nothing(begun, TrainingPaper.SEATING), NotSeated)
    assert isinstance(why_nothing(begun, TrainingPaper.SUMMARY), NotAttended)
    assert [paper for paper in TrainingPaper if why_nothing(full, paper)] == []


def test_one_mark_makes_a_summary(database: Database) -> None:
    with writing(database) as db:
        training = a_training(db)
        mark_row(db, training, P)
        assert why_nothing(read(db, training), TrainingPaper.SUMMARY) is None


def test_a_set_leaves_out_what_says_nothing(database: Database) -> None:
    with writing(database) as db:
        planned = paper_set(read(db, make_training(db)))
        full = paper_set(read(db, a_full_training(db)))
    assert planned.papers == (TrainingPaper.TIMETABLE, TrainingPaper.RECEIPT)
    assert full.papers == SET_PAPERS


# --- what is chosen ------------------------------------------------------------------------


def test_telephones_are_masked_unless_the_clerk_says_otherwise(database: Database) -> None:
    with writing(database) as db:
        found = read(db, a_training(db))
    for masked, phone in ((True, "138****0000"), (False, "13800000000")):
        contacts = paper_set(found, SetStyle(masked=masked)).contacts
        assert contacts is not None
        assert (contacts.masked, contacts.people[0].phone) == (masked, phone)


def test_seats_stand_as_the_clerk_says(database: Database) -> None:
    with writing(database) as db:
        found = read(db, a_full_training(db))
    plan = paper_set(found, SetStyle(columns=4)).seating
    assert plan is not None
    assert (plan.rooms[0].rows, plan.rooms[0].columns, plan.rooms[0].aisles) == (2, 4, (2,))
    plan = paper_set(found, SetStyle(columns=4, rows=5, aisles=())).seating
    assert plan is not None
    assert (plan.rooms[0].rows, plan.rooms[0].aisles) == (5, ())


def test_a_receipt_says_until_when(database: Database) -> None:
    with writing(database) as db:
        found = read(db, a_training(db))
    receipt = paper_set(found, SetStyle(reply_by="2026-05-04", receipt_rows=2)).receipt
    assert receipt is not None
    assert (receipt.reply_by, receipt.blank_rows, len(receipt.divisions)) == ("2026-05-04", 2, 2)


def test_records_of_many_are_the_same_as_one_by_one(database: Database) -> None:
    with writing(database) as db:
        training = a_full_training(db)
        training_of(db, [person.trainee_id for person in read(db, training).people][:2])
        found = read(db, training)
        single = [records.record(db, one.trainee_id) for one in found.people]
    assert list(found.records) == single
    assert {len(record.trainings) for record in single} == {1, 2}


# --- the folder ----------------------------------------------------------------------------


def test_the_folder_has_every_paper_and_a_workbook_of_those_that_are_edited(
    database: Database, tmp_path: Path
) -> None:
    folder = folder_of(database, tmp_path)
    assert folder.name == "第1期 资料"
    names = sorted(path.name for path in folder.iterdir())
    pdfs = [
        "签到表",
        "桌签",
        "胸牌",
        "座位表",
        "分组名单",
        "通讯录",
        "课程表",
        "报名回执",
        "培训班情况表",
    ]
    workbooks = ["签到表", "座位表", "分组名单", "通讯录", "课程表", "报名回执"]
    assert names == sorted([f"{n}.pdf" for n in pdfs] + [f"{n}.xlsx" for n in workbooks])


@pytest.mark.parametrize("paper", ["签到表", "桌签", "胸牌", "座位表", "分组名单", "通讯录"])
def test_every_name_stands_on_every_paper(database: Database, tmp_path: Path, paper: str) -> None:
    text = "".join(page_texts(folder_of(database, tmp_path) / f"{paper}.pdf"))
    if paper == "桌签":
        assert sorted(set("".join(NAMES))) == sorted(set("".join(text.split())))
    else:
        said = "".join(text.split())
        assert [name for name in NAMES if name not in said] == []


def test_the_same_names_stand_in_the_workbooks(database: Database, tmp_path: Path) -> None:
    folder = folder_of(database, tmp_path)
    for paper in ("签到表", "分组名单", "通讯录", "报名回执"):
        book = openpyxl.load_workbook(folder / f"{paper}.xlsx")
        said = {cell for sheet in book for row in sheet.values for cell in row}
        assert set(NAMES) <= said, paper


def test_choices_reach_pdf_and_workbook(database: Database, tmp_path: Path) -> None:
    folder = folder_of(database, tmp_path, SetStyle(sheet=SheetStyle(matrix=True, by_group=True)))
    assert len(openpyxl.load_workbook(folder / "签到表.xlsx").sheetnames) == 1
    (page,) = page_texts(folder / "签到表.pdf")
    assert "组别" in page


def test_an_older_folder_stays_as_it_is(database: Database, tmp_path: Path) -> None:
    with writing(database) as db:
        papers = paper_set(read(db, a_training(db)))
    first = write_paper_folder(tmp_path, "第1期", papers).path
    (first / "签到表.xlsx").write_bytes(b"edited")
    second = write_paper_folder(tmp_path, "第1期", papers).path
    assert second.name == "第1期 资料（2）"
    assert (first / "签到表.xlsx").read_bytes() == b"edited"


def test_a_title_that_is_no_file_name_becomes_one(database: Database, tmp_path: Path) -> None:
    with writing(database) as db:
        papers = paper_set(read(db, a_training(db)))
    assert write_paper_folder(tmp_path, "上/下:期?", papers).path.name == "上_下_期_ 资料"


def test_what_is_stopped_or_fails_leaves_no_folder(database: Database, tmp_path: Path) -> None:
    with writing(database) as db:
        papers = paper_set(read(db, a_training(db)))
        unprintable = paper_set(read(db, a_training(db, "李𱅒")))
    target = tmp_path / "out"
    target.mkdir()

    def stop(done: int, total: int) -> None:
        if done > total / 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_paper_folder(target, "第1期", papers, stop)
    people = tuple(replace(one, name="张\ue123") for one in unprintable.name_cards or ())
    with pytest.raises(Unprintable):
        write_paper_folder(target, "第1期", replace(unprintable, name_cards=people))
    assert list(target.iterdir()) == []
    with pytest.raises(CannotWrite):
        write_paper_folder(tmp_path / "none", "第1期", papers)


def test_a_cancelled_half_day_less_training_still_has_its_cards(database: Database) -> None:
    with writing(database) as db:
        training = a_training(db)
        trainings.set_periods(db, training, ())
        papers = sets.paper_set(read(db, training)).papers
    assert TrainingPaper.NAME_CARDS in papers
    assert not {TrainingPaper.SIGN_IN, TrainingPaper.TIMETABLE, TrainingPaper.SUMMARY} & set(papers)


def test_every_paper_of_a_set_says_whose_it_is(database: Database, tmp_path: Path) -> None:
    with writing(database) as db:
        found = read(db, a_full_training(db))
    made = write_paper_folder(tmp_path, "第1期", paper_set(found))
    for path in made.pdfs:
        with closing(pypdfium2.PdfDocument(path)) as document:
            said = document.get_metadata_dict()
        assert said["Author"] == found.training.plan.organizer
        assert said["Subject"]
        assert b"zh-CN" in path.read_bytes()
