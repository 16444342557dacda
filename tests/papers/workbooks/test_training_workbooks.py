"""The lists of a class as workbooks: plain cells, set up to be printed and to be edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from roster.base.codes.trainings import PartOfDay
from roster.papers.errors import NothingToPrint
from roster.papers.facts import (
    ContactList,
    GroupList,
    NoticeReceipt,
    ReceiptDivision,
    SeatingPlan,
    SeatingRoom,
    SheetPeriod,
    SheetStyle,
    Timetable,
    TimetableLine,
)
from roster.papers.workbooks.training_workbooks import (
    write_contact_workbook,
    write_group_workbook,
    write_receipt_workbook,
    write_seating_workbook,
    write_sign_in_workbook,
    write_timetable_workbook,
)
from roster.trainings.errors import NobodyEnrolled, TrainingWithoutPeriods
from tests.papers.builders import NAMES, a_person, a_sheet, a_training

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

TITLE = "2026年河台镇村（社区）“两委”干部培训班（第2期）"
DAYS = (
    SheetPeriod("2026-05-08", PartOfDay.MORNING, "村务公开", "李讲师"),
    SheetPeriod("2026-05-08", PartOfDay.AFTERNOON, "三资管理", "李讲师"),
)


def opened(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def rows(sheet: Worksheet) -> list[list[str]]:
    """Return the rows as shown, without empty cells at their ends."""
    found = [["" if cell is None else str(cell) for cell in row] for row in sheet.values]
    for row in found:
        while row and not row[-1]:
            row.pop()
    return found


def test_every_half_day_has_a_worksheet_ready_to_be_printed(tmp_path: Path) -> None:
    path = tmp_path / "s.xlsx"
    assert write_sign_in_workbook(path, a_sheet(people=a_training(6), periods=DAYS)) == 2
    book = opened(path)
    assert book.sheetnames == ["5月8日上午", "5月8日下午"]
    sheet = book["5月8日上午"]
    said = rows(sheet)
    assert said[0] == [TITLE]
    assert said[3] == ["序号", "单位", "姓名", "职务", "签名", "备注"]
    assert [row[2] for row in said[4:10]] == [
        person.name
        for division in ("大坪村", "南村村", "翠洲社区")
        for person in a_training(6)
        if person.division == division
    ]
    assert said[10:13] == [[], [], []]
    assert (sheet.print_title_rows, sheet.page_setup.paperSize) == ("$1:$4", 9)
    assert sheet.freeze_panes == "A5"


def test_one_worksheet_for_all_half_days_says_groups(tmp_path: Path) -> None:
    path = tmp_path / "s.xlsx"
    style = SheetStyle(matrix=True, by_group=True, blank_rows=0)
    write_sign_in_workbook(path, a_sheet(people=a_training(6), periods=DAYS), style=style)
    (sheet,) = opened(path).worksheets
    header = rows(sheet)[3]
    assert header[:5] == ["序号", "组别", "单位", "姓名", "职务"]
    assert header[5:7] == ["5月8日\n上午", "5月8日\n下午"]


def test_numbers_are_numbers_and_everything_else_is_text(tmp_path: Path) -> None:
    path = tmp_path / "c.xlsx"
    people = (a_person(1, name="=1+1", posts_text="+86", phone="13800000000"),)
    write_contact_workbook(path, ContactList(TITLE, people))
    sheet = opened(path).worksheets[0]
    kinds = [cell.data_type for cell in sheet[5]]
    assert kinds[:5] == ["n", "s", "s", "s", "s"]
    assert rows(sheet)[4] == ["1", "翠洲社区", "=1+1", "+86", "13800000000"]


def test_no_cells_of_the_table_are_merged(tmp_path: Path) -> None:
    path = tmp_path / "g.xlsx"
    write_group_workbook(path, GroupList(TITLE, a_training(12)))
    sheet = opened(path).worksheets[0]
    assert {area.max_row for area in sheet.merged_cells.ranges} <= {1, 2, 3}
    said = rows(sheet)
    assert {row[0] for row in said[4:]} == {"第一组", "第二组"}
    assert {row[2] for row in said[4:]} == set(NAMES)


def test_seats_stand_in_rows_with_gaps_for_aisles(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    people = (a_person(1, name="李强", seat=1), a_person(2, name="王明", seat=4), a_person(3))
    room = SeatingRoom("三楼会议室", 1, 4, people, (2,))
    write_seating_workbook(path, SeatingPlan(TITLE, (room,)))
    said = rows(opened(path)["三楼会议室"])
    assert said[3] == ["排", "1列", "2列", "", "3列", "4列"]
    assert said[4] == ["第1排", "李强\n翠洲社区", "", "", "", "王明\n翠洲社区"]
    assert said[5][0].startswith("未排座位：")


def test_divisions_of_one_name_have_worksheets_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    divisions = (ReceiptDivision("新村/东"), ReceiptDivision("新村/东"), ReceiptDivision("长" * 40))
    write_receipt_workbook(path, NoticeReceipt(TITLE, "陈敏仪", "2026-05-04", divisions))
    assert opened(path).sheetnames == ["新村 东", "新村 东(2)", "长" * 31]


def test_a_timetable_says_the_same_as_on_paper(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    line = TimetableLine(
        "2026-05-08", PartOfDay.MORNING, 14, "村务公开", "梁志", "镇司法所", "", "09:00", "11:30"
    )
    write_timetable_workbook(path, Timetable(TITLE, "三楼", "镇党委", "陈敏仪", (line,)))
    said = rows(opened(path).worksheets[0])
    assert said[4] == [
        "5月8日\n星期五",
        "上午\n09:00—11:30",
        "村务公开",
        "梁志\n镇司法所",
        "三楼",
        "3.5",
    ]
    assert said[5] == ["联系人：陈敏仪"]


def test_workbooks_of_nothing_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "n.xlsx"
    with pytest.raises(TrainingWithoutPeriods):
        write_sign_in_workbook(path, a_sheet(periods=()))
    with pytest.raises(NobodyEnrolled):
        write_sign_in_workbook(path, a_sheet(people=()))
    with pytest.raises(NobodyEnrolled):
        write_group_workbook(path, GroupList(TITLE, ()))
    with pytest.raises(NobodyEnrolled):
        write_contact_workbook(path, ContactList(TITLE, ()))
    with pytest.raises(TrainingWithoutPeriods):
        write_timetable_workbook(path, Timetable(TITLE, "", "", "", ()))
    with pytest.raises(NothingToPrint):
        write_seating_workbook(path, SeatingPlan(TITLE, ()))
    with pytest.raises(NothingToPrint):
        write_receipt_workbook(path, NoticeReceipt(TITLE, "", "", ()))
    assert not path.exists()
