"""One person whom no font prints keeps nobody else back, and is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from roster.base.errors import sentence
from roster.papers.codes import TrainingPaper
from roster.papers.errors import Unprintable
from roster.papers.folder import write_paper_folder
from roster.papers.left_out import printable_papers
from roster.papers.paper_set import one_paper, paper_set, why_nothing
from roster.papers.pdf.write_set import write_paper
from tests.builders import writing
from tests.papers.pdf_reading import page_texts
from tests.papers.test_paper_set import a_full_training, a_training, read

if TYPE_CHECKING:
    from pathlib import Path

    from roster.db.engine import Database

RARE = "张\U00033478"
"""A character of extension J, which no shipped font has."""


def test_a_whole_set_is_printed_but_for_the_one(database: Database, tmp_path: Path) -> None:
    with writing(database) as db:
        found = read(db, a_training(db, "李强", RARE, "陈志明"))
    made = write_paper_folder(tmp_path, "第1期", paper_set(found))
    text = "".join("".join(page_texts(path)) for path in made.pdfs)
    assert "李　强" in text
    assert "陈志明" in text
    assert made.left_out is not None
    assert made.left_out.people == ((RARE, ("U+33478",)),)
    sheet = next(path for path in made.workbooks if path.stem == "通讯录")
    book = openpyxl.load_workbook(sheet)
    cells = [str(cell.value) for row in book[book.sheetnames[0]] for cell in row]
    assert any(RARE in cell for cell in cells)


@pytest.mark.parametrize("paper", list(TrainingPaper))
def test_every_paper_is_printed_but_for_the_one(
    database: Database, tmp_path: Path, paper: TrainingPaper
) -> None:
    with writing(database) as db:
        training = a_full_training(db)
        db.connection().exec_driver_sql("UPDATE trainee SET name = ? WHERE name = '李强'", (RARE,))
    with database.reading() as db:
        found = read(db, training)
    assert why_nothing(found, paper) is None
    papers, left_out = printable_papers(one_paper(found, paper))
    assert write_paper(tmp_path / "p.pdf", paper, papers)
    without_names = {TrainingPaper.TIMETABLE, TrainingPaper.SUMMARY}
    assert (left_out is None) is (paper in without_names)


def test_where_nobody_can_be_printed_the_paper_is_refused(
    database: Database, tmp_path: Path
) -> None:
    with writing(database) as db:
        found = read(db, a_training(db, RARE))
    with pytest.raises(Unprintable):
        write_paper_folder(tmp_path, "第1期", paper_set(found))
    assert not list(tmp_path.glob("*资料*"))


def test_who_is_left_out_is_said_in_both_languages(database: Database) -> None:
    with writing(database) as db:
        found = read(db, a_training(db, "李强", RARE))
    _papers, left_out = printable_papers(paper_set(found))
    assert left_out is not None
    assert sentence(left_out).startswith(
        f"有 1 人的字打印不出来，没有印，其余的都有：{RARE}（U+33478）"
    )
    assert sentence(left_out, "en").startswith("1 people were left out")
