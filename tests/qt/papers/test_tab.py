"""The papers of a class at the real window, by keys alone; what is saved is opened and read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest

from roster.attendance import marks as attendance
from roster.base.codes.people import Post
from roster.base.words import label
from roster.db.acts import Act
from roster.papers.codes import TrainingPaper
from roster.qt.papers import saving as paper_saving
from roster.qt.papers.dialog import PaperDialog
from roster.qt.papers.options import read_aisles
from roster.qt.papers.printing import printer_for
from roster.qt.papers.tab import TrainingPapers
from roster.qt.pictures import settle
from roster.qt.trainings.page import TrainingsPage
from roster.trainings import enrollments, seating, trainings
from roster.trainings.codes import SeatOrder
from tests.builders import make_database, make_person, writing
from tests.classroom import training_of
from tests.papers.builders import RARE_NAMES
from tests.papers.pdf_reading import page_sizes, page_texts
from tests.qt.steps import line_of, name_of

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget
    from sqlalchemy.orm import Session

    from roster.db.engine import Database
    from roster.qt.frame.program import Program
    from tests.qt.steps import Clerk

NAMES = ("李强", "陈志明", "欧阳建华", "古丽巴哈尔·阿卜杜热合曼", *RARE_NAMES)
TITLE = "2026年河台镇“两委”干部培训班（第2期）"
PAPERS = list(TrainingPaper)


def enroll(db: Session, title: str = TITLE, names: tuple[str, ...] = NAMES) -> str:
    people = [
        make_person(db, name, Post.SECRETARY, village=at % 3, phone=f"1380000{at:04d}")
        for at, name in enumerate(names)
    ]
    return training_of(db, people, title=title)


@pytest.fixture
def training(program: Program, clerk: Clerk, tmp_path: Path) -> str:
    """Open the trainings page of a township with one training, as a clerk does."""
    database = make_database(tmp_path, name="河台镇.roster")
    with writing(database) as db:
        made = enroll(db)
    database.close()
    program.start(database.path)
    settle(program)
    clerk.press("Ctrl+3")
    clerk.press("下")
    clerk.press("Ctrl+P")
    return made


def papers_of(program: Program) -> TrainingPapers:
    (papers,) = program.window.findChildren(TrainingPapers)
    return papers


def go_to_paper(clerk: Clerk, program: Program, paper: TrainingPaper) -> None:
    """Choose a paper by arrows."""
    clerk.go_to("资料清单")
    at = papers_of(program).list.currentIndex().row()
    step = PAPERS.index(paper) - at
    clerk.press("下" if step > 0 else "上", abs(step))


def saved(clerk: Clerk, path: Path) -> str:
    """Save the current paper by Ctrl+E and return the text of its pages."""
    clerk.will_pick(path)
    clerk.press("Ctrl+E")
    return "\n".join(page_texts(path))


def database_of(program: Program) -> Database:
    assert program.window.workspace is not None
    return program.window.workspace.database


def write_in(program: Program, training: str, *, groups: bool = False, marks: bool = False) -> None:
    with writing(database_of(program), Act.ENROLL) as db:
        if groups:
            seating.divide(db, training, 2, by_division=False)
            seating.give_seats(db, training, SeatOrder.POST)
        if marks:
            attendance.mark_all_present(db, training)
    settle(program)


# --- seen and turned -----------------------------------------------------------------------


@pytest.mark.usefixtures("training")
def test_ctrl_p_shows_the_papers_and_arrows_choose_and_turn(clerk: Clerk, program: Program) -> None:
    assert clerk.focus() == "资料清单"
    assert clerk.sees("第 1 页，共 2 页")
    clerk.press("右")
    assert clerk.sees("第 2 页，共 2 页")
    clerk.press("下")
    assert papers_of(program).list.currentIndex().row() == 1
    assert clerk.sees(f"第 1 页，共 {len(NAMES)} 页")


@pytest.mark.usefixtures("training")
def test_the_page_itself_takes_keys(clerk: Clerk, program: Program) -> None:
    clerk.press("下")
    clerk.go_to(f"桌签 第 1 页，共 {len(NAMES)} 页")
    room = papers_of(program).pages.room
    clerk.press("End")
    assert papers_of(program).pages.page == len(NAMES)
    clerk.press("Home")
    bar = room.verticalScrollBar()
    presses = 0
    while papers_of(program).pages.page == 1:
        clerk.press("PgDown")
        presses += 1
        assert presses < 20
    assert presses > 1
    assert bar.value() == bar.minimum()
    clerk.press("PgUp")
    assert (papers_of(program).pages.page, bar.value()) == (1, bar.maximum())


@pytest.mark.usefixtures("training")
def test_enter_shows_the_paper_large_from_the_same_page(clerk: Clerk, program: Program) -> None:
    clerk.press("右")
    clerk.press("回车")
    (dialog,) = papers_of(program).findChildren(PaperDialog)
    assert dialog.pages.said.text() == "第 2 页，共 2 页"
    assert dialog.height() > papers_of(program).height()
    clerk.press("左")
    assert dialog.pages.page == 1
    clerk.press("Esc")
    assert not papers_of(program).findChildren(PaperDialog)
    clerk.press("左")
    assert papers_of(program).pages.page == 1


@pytest.mark.usefixtures("training")
def test_the_list_says_what_a_paper_waits_for(clerk: Clerk, program: Program) -> None:
    waiting = {line_of(papers_of(program).list, row) for row in range(len(PAPERS))}
    assert {"座位表 | 未排座", "分组名单 | 未分组", "培训班情况表 | 没有考勤"} <= waiting
    go_to_paper(clerk, program, TrainingPaper.SEATING)
    assert clerk.sees("还没有排座位。先在“分组排座”里排好")
    assert not papers_of(program).print.isEnabled()


def test_a_paper_is_drawn_anew_when_it_has_something_to_say(
    clerk: Clerk, program: Program, training: str
) -> None:
    go_to_paper(clerk, program, TrainingPaper.SEATING)
    write_in(program, training, groups=True)
    assert clerk.sees("第 1 页，共 1 页")
    assert papers_of(program).print.isEnabled()


def test_what_no_font_has_is_said_in_a_sentence(
    clerk: Clerk, program: Program, training: str
) -> None:
    with writing(database_of(program), Act.CHANGE_PLAN) as db:
        plan = trainings.get_training(db, training).plan
        trainings.change_plan(db, training, replace(plan, title="第3期\U0002ebf3"))
    settle(program)
    assert clerk.sees("有字打印不出来，没有生成文件")
    assert not papers_of(program).print.isEnabled()


def test_one_person_whom_no_font_prints_is_named_and_the_rest_is_shown(
    clerk: Clerk, program: Program, training: str
) -> None:
    with writing(database_of(program), Act.ENROLL) as db:
        enrollments.enroll(db, training, [make_person(db, "张\U00033478")])
    settle(program)
    assert clerk.sees("有 1 人的字打印不出来，没有印，其余的都有：张\U00033478（U+33478）")
    assert papers_of(program).print.isEnabled()


# --- saved ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("training")
def test_ctrl_e_saves_the_current_paper(clerk: Clerk, tmp_path: Path) -> None:
    text = saved(clerk, tmp_path / "签到表.pdf").replace("\n", "").replace("　", "")
    assert [name for name in NAMES if name not in text] == []
    assert clerk.sees("已保存为“签到表.pdf”。")


@pytest.mark.usefixtures("training")
def test_a_paper_is_saved_as_a_workbook(clerk: Clerk, program: Program, tmp_path: Path) -> None:
    go_to_paper(clerk, program, TrainingPaper.CONTACTS)
    clerk.will_pick(tmp_path / "通讯录.xlsx")
    clerk.choose("保存 Excel…")
    sheet = openpyxl.load_workbook(tmp_path / "通讯录.xlsx").active
    assert sheet is not None
    said = {cell for row in sheet.values for cell in row}
    assert set(NAMES) <= said
    go_to_paper(clerk, program, TrainingPaper.NAME_CARDS)
    assert not papers_of(program).save_workbook.isVisible()


def test_one_button_saves_the_set_into_a_folder(
    clerk: Clerk, program: Program, training: str, tmp_path: Path
) -> None:
    write_in(program, training, groups=True, marks=True)
    target = tmp_path / "U盘"
    target.mkdir()
    clerk.will_pick(target)
    clerk.choose("保存全套资料…")
    (folder,) = target.iterdir()
    assert folder.name == f"{TITLE} 资料"
    assert len(list(folder.glob("*.pdf"))) == len(PAPERS) - 1
    assert len(list(folder.glob("*.xlsx"))) == 6
    assert clerk.sees(f"全套资料已保存到“{folder.name}”：PDF 9 份，Excel 表格 6 份。")
    assert clerk.sees("打开文件夹")


@pytest.mark.usefixtures("training")
def test_a_folder_that_cannot_be_written_is_said(clerk: Clerk, tmp_path: Path) -> None:
    clerk.will_pick(tmp_path / "没有")
    clerk.choose("保存全套资料…")
    assert clerk.sees("写不进")


def test_a_set_that_is_stopped_leaves_nothing(
    clerk: Clerk, program: Program, training: str, tmp_path: Path
) -> None:
    write_in(program, training, groups=True, marks=True)
    target = tmp_path / "U盘"
    target.mkdir()
    assert clerk.focus() == "资料清单"
    papers_of(program).save_set_to(target)
    (task,) = program.tasks.running
    assert task.title == "正在生成全套资料"
    task.cancel()
    settle(program)
    assert list(target.iterdir()) == []
    assert not clerk.sees("全套资料已保存到")


# --- choices -------------------------------------------------------------------------------


@pytest.mark.usefixtures("training")
def test_one_sheet_for_all_half_days_is_chosen_by_keys(clerk: Clerk, tmp_path: Path) -> None:
    clerk.go_to("每个半天一份")
    clerk.press("下")
    assert clerk.sees("第 1 页，共 1 页")
    text = saved(clerk, tmp_path / "签到表.pdf")
    assert "上午" in text
    assert "签名\n" not in text.replace("班主任签名", "")


@pytest.mark.usefixtures("training")
def test_telephones_are_whole_only_when_ticked(
    clerk: Clerk, program: Program, tmp_path: Path
) -> None:
    go_to_paper(clerk, program, TrainingPaper.CONTACTS)
    assert "138****0000" in saved(clerk, tmp_path / "a.pdf")
    clerk.choose("印完整电话号码")
    text = saved(clerk, tmp_path / "b.pdf")
    assert "13800000000" in text
    assert "内部资料" in text


def test_seats_and_aisles_are_typed(
    clerk: Clerk, program: Program, training: str, tmp_path: Path
) -> None:
    write_in(program, training, groups=True)
    go_to_paper(clerk, program, TrainingPaper.SEATING)
    clerk.go_to("每排座位")
    clerk.press("Ctrl+A")
    clerk.type("4")
    clerk.go_to("过道在第几座后")
    clerk.type("1,3")
    assert "3 排 4 列" in saved(clerk, tmp_path / "座位表.pdf")
    clerk.type("x")
    assert papers_of(program).options.aisles.property("wrong") is True


def test_choices_stay_with_their_training(clerk: Clerk, program: Program, training: str) -> None:
    with writing(database_of(program), Act.PLAN) as db:
        other = enroll(db, "第3期", ("王小明",))
    settle(program)
    papers, page = papers_of(program), program.window.page
    assert isinstance(page, TrainingsPage)
    clerk.go_to("每个半天一份")
    clerk.press("下")
    for shown, is_matrix in ((other, False), (training, True)):
        page.show_item(shown)
        settle(program)
        assert papers.options.choices["matrix"].currentData() is is_matrix
        assert papers.pages.paper is not None
        assert papers.pages.paper.pages == (1 if is_matrix else 2)


@pytest.mark.parametrize(
    ("text", "aisles"),
    [("", None), ("4", (4,)), ("3、9", (3, 9)), ("9, 3", (3, 9)), ("0", ()), ("左边", None)],
)
def test_aisles_are_read_as_clerks_write_them(text: str, aisles: tuple[int, ...] | None) -> None:
    assert read_aisles(text) == aisles


# --- printed -------------------------------------------------------------------------------


@pytest.mark.usefixtures("training")
def test_what_is_printed_has_the_size_of_its_paper(
    clerk: Clerk, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's dialog cannot be typed into; the printer behind it writes a PDF."""
    target = tmp_path / "printed.pdf"

    def choose(parent: QWidget, paper: tuple[float, float]) -> QPrinter:
        printer = printer_for(paper)
        printer.setOutputFileName(str(target))
        printer.setResolution(40)
        assert parent is papers_of(program)
        return printer

    monkeypatch.setattr(paper_saving, "choose_printer", choose)
    clerk.go_to("A4")
    clerk.press("下")
    clerk.press("Ctrl+P")
    assert clerk.sees("已送去打印，共 2 页。")
    sizes = page_sizes(target)
    assert len(sizes) == 2
    assert sizes[0] == pytest.approx((297, 420), abs=1)


def test_every_paper_is_named_and_every_choice_can_be_read_out(
    clerk: Clerk, program: Program, training: str
) -> None:
    write_in(program, training, groups=True, marks=True)
    papers = papers_of(program)
    for row, paper in enumerate(PAPERS):
        go_to_paper(clerk, program, paper)
        assert line_of(papers.list, row).startswith(label(paper))
        assert papers.pages.paper is not None
        assert name_of(papers.pages.room).startswith(label(paper))
    for field in (*papers.options.choices.values(), *papers.options.numbers.values()):
        assert name_of(field)


def test_no_choice_is_wider_than_its_place(clerk: Clerk, program: Program, training: str) -> None:
    write_in(program, training, groups=True, marks=True)
    options = papers_of(program).options
    for paper in PAPERS:
        go_to_paper(clerk, program, paper)
        assert options.horizontalScrollBar().maximum() == 0, paper
