from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook as NewWorkbook

from roster.base.codes.trainings import PartOfDay
from roster.lists.read_pasted import read_paste
from roster.lists.reading.cells import Cell, CellDate, Sheet, Workbook
from roster.lists.reading.workbook_reader import read_workbook
from roster.lists.schedules.codes import PlanFault
from roster.lists.schedules.timetable import Timetable, read_timetable
from roster.trainings.plans import PeriodPlan

if TYPE_CHECKING:
    from pathlib import Path

AM, PM, EVE = PartOfDay.MORNING, PartOfDay.AFTERNOON, PartOfDay.EVENING
FRIDAY = "2026-05-08"


def halves(text: str, year: int = 2026) -> list[tuple[str, PartOfDay, str | None]]:
    table = read_timetable(text, year)
    return [(plan.date, plan.part, plan.subject) for plan in table.periods]


def faults(table: Timetable) -> list[tuple[int, PlanFault]]:
    return [(problem.row, problem.kind) for problem in table.problems]


def sheet_of(
    *rows: tuple[Cell, ...], merges: tuple[tuple[int, int, int, int], ...] = ()
) -> Workbook:
    sheet = Sheet("", hidden=False, rows=tuple(enumerate(rows, 1)), merges=merges)
    return Workbook("课程表.xlsx", "0" * 64, "xlsx", (sheet,), text_cells=False)


def test_lines_as_clerks_type_them_are_understood() -> None:
    text = """
    5月8日 上午 8:30—11:30 | 党建引领乡村振兴 | 张三 | 市委党校 | 镇政府三楼
    下午 2:30—5:30 | 村级财务 | 李四 | 镇财政所
    9日上午 | 现场教学
    """
    assert read_timetable(text, 2026).periods == (
        PeriodPlan(
            FRIDAY,
            AM,
            subject="党建引领乡村振兴",
            lecturer="张三",
            lecturer_office="市委党校",
            starts="08:30",
            ends="11:30",
            place="镇政府三楼",
        ),
        PeriodPlan(
            FRIDAY,
            PM,
            subject="村级财务",
            lecturer="李四",
            lecturer_office="镇财政所",
            starts="14:30",
            ends="17:30",
        ),
        PeriodPlan("2026-05-09", AM, subject="现场教学"),
    )


TABLE = (
    "日期\t时间\t课程\t主讲\t地点\t学时\n"
    "5月8日（星期五）\t8：30—9：00\t开班式\t\t三楼\t0.5\n"
    "\t9：00—11：30\t“党建”（上）：怎么办？\t张三（市委党校）\t三楼\t3.5\n"
    "\t14:30-17:30\t村务公开\t李四 副教授\t二楼\t\n"
)


def test_classes_of_one_half_day_become_one_with_their_hours_added() -> None:
    morning, afternoon = read_timetable(TABLE, 2026).periods
    assert morning == PeriodPlan(
        FRIDAY,
        AM,
        quarter_hours=16,
        subject="开班式；“党建”（上）：怎么办？",
        lecturer="张三",
        lecturer_office="市委党校",
        starts="08:30",
        ends="11:30",
        place="三楼",
    )
    assert (afternoon.lecturer, afternoon.lecturer_office) == ("李四", "副教授")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026年5月8日", FRIDAY),
        ("2026-05-08", FRIDAY),
        ("2026/5/8", FRIDAY),
        ("2026.5.8", FRIDAY),
        ("5月8日", FRIDAY),
        ("5月8号（周五）", FRIDAY),
        ("五月八日", FRIDAY),
        ("５月８日", FRIDAY),
        ("5.8", FRIDAY),
        ("5/8", FRIDAY),
        ("十二月三十一日", "2026-12-31"),
    ],
)
def test_days_are_read_in_every_writing(said: str, day: str) -> None:
    assert halves(f"{said} | 上午 | 党建") == [(day, AM, "党建")]


@pytest.mark.parametrize(
    ("said", "part", "starts", "ends"),
    [
        ("上午8:30-11:30", AM, "08:30", "11:30"),
        ("上午 8：30～11：30", AM, "08:30", "11:30"),
        ("8时30分至11时30分", AM, "08:30", "11:30"),
        ("八点半到十一点", AM, "08:30", "11:00"),
        ("下午2:30-5:30", PM, "14:30", "17:30"),
        ("2:30-5:30", PM, "14:30", "17:30"),
        ("14:30", PM, "14:30", None),
        ("晚上7点半-9点", EVE, "19:30", "21:00"),
        ("19:30-21:00", EVE, "19:30", "21:00"),
        ("9:00-12:00", AM, "09:00", "12:00"),
        ("下午", PM, None, None),
        ("晚", EVE, None, None),
    ],
)
def test_half_days_and_clock_times_are_read_in_every_writing(
    said: str, part: PartOfDay, starts: str | None, ends: str | None
) -> None:
    (plan,) = read_timetable(f"5月8日 | {said} | 党建", 2026).periods
    assert (plan.part, plan.starts, plan.ends) == (part, starts, ends)


def test_a_whole_day_is_two_half_days() -> None:
    table = read_timetable("5月8日 | 全天 | 现场教学 | 8学时\n5月9日 | 9:00-16:30 | 参观", 2026)
    assert [(p.date, p.part, p.quarter_hours) for p in table.periods] == [
        (FRIDAY, AM, 16),
        (FRIDAY, PM, 16),
        ("2026-05-09", AM, 16),
        ("2026-05-09", PM, 16),
    ]
    assert [(p.starts, p.ends) for p in table.periods[2:]] == [("09:00", None), (None, "16:30")]


def test_several_whole_days_are_all_their_half_days() -> None:
    assert len(halves("5月8日—10日 | 全天 | 异地教学")) == 6
    table = read_timetable("5月8日—10日 | 上午 | 参观", 2026)
    assert (table.periods, faults(table)) == ((), [(1, PlanFault.DATE_UNREADABLE)])


def test_bare_days_go_into_the_next_month_and_year() -> None:
    text = "2026年12月课程表\n30日上午 甲\n31日上午 乙\n1日上午 丙\n2月3日上午 丁"
    days = [day for day, _part, _subject in halves(text, 1999)]
    assert days == ["2026-12-30", "2026-12-31", "2027-01-01", "2027-02-03"]


def test_half_days_may_stand_side_by_side() -> None:
    text = "时间\t上午（8:30-11:30）\t下午\n5.8\t党建 主讲：张三\t2.30-5.00 村务\n5.9\t/\t参观"
    morning, afternoon, last = read_timetable(text, 2026).periods
    assert (morning.subject, morning.lecturer, morning.starts) == ("党建", "张三", "08:30")
    assert (afternoon.subject, afternoon.starts, afternoon.ends) == ("村务", "14:30", "17:00")
    assert (last.date, last.part) == ("2026-05-09", PM)


def test_days_may_stand_side_by_side() -> None:
    text = "时间\t5月8日\t5月9日\n上午\t党建\t法律\n下午\t财务\t"
    assert halves(text) == [
        (FRIDAY, AM, "党建"),
        (FRIDAY, PM, "财务"),
        ("2026-05-09", AM, "法律"),
    ]


def test_a_table_of_bars_is_a_table() -> None:
    text = "| 日期 | 时段 | 课程 |\n|---|---|---|\n| 5月8日 | 上午 | 党建 |"
    assert halves(text) == [(FRIDAY, AM, "党建")]


# --- workbooks -----------------------------------------------------------------------------


def test_merged_days_and_half_days_hold_for_all_their_rows() -> None:
    book = sheet_of(
        ("2026年5月课程表", None, None, None),
        ("日期", "时间", None, "内容"),
        (CellDate(FRIDAY), "上午", 8.5 / 24, "开班式"),
        (None, None, "9:00-11:30", "党建"),
        (None, "下午", "14:30-17:00", "法律"),
        (CellDate("2026-05-09"), "上午", None, "财务"),
        merges=((1, 1, 1, 4), (2, 2, 2, 3), (3, 1, 5, 1), (3, 2, 4, 2)),
    )
    table = read_timetable(book, 1999)
    assert [(p.date, p.part, p.subject, p.starts) for p in table.periods] == [
        (FRIDAY, AM, "开班式；党建", "08:30"),
        (FRIDAY, PM, "法律", "14:30"),
        ("2026-05-09", AM, "财务", None),
    ]
    assert table.problems == ()


def test_a_number_that_may_have_lost_its_zero_is_told_by_the_day_before() -> None:
    header = ("日期", "时段", "课程")
    known = read_timetable(sheet_of(header, (5.9, "上午", "甲"), (5.1, "上午", "乙")), 2026)
    assert [plan.date for plan in known.periods] == ["2026-05-09", "2026-05-10"]
    unknown = read_timetable(sheet_of(header, (5.1, "上午", "甲")), 2026)
    assert (unknown.periods, faults(unknown)) == ((), [(2, PlanFault.DATE_AMBIGUOUS)])


def test_a_real_workbook_is_read(tmp_path: Path) -> None:
    book = NewWorkbook()
    sheet = book.active
    assert sheet is not None
    rows = (
        ("日程安排",),
        ("日期", "时段", "课程", "授课人"),
        ("5月8日", "上午", "党建", "张三"),
        ("", "下午", "法律", "李四"),
    )
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("A1:D1")
    book.save(tmp_path / "课程表.xlsx")
    table = read_timetable(read_workbook(tmp_path / "课程表.xlsx"), 2026)
    assert [(p.date, p.part, p.lecturer) for p in table.periods] == [
        (FRIDAY, AM, "张三"),
        (FRIDAY, PM, "李四"),
    ]


def test_a_table_pasted_as_html_keeps_its_merged_cells() -> None:
    html = (
        "<table><tr><td>日期</td><td>时段</td><td>课程</td></tr>"
        "<tr><td rowspan=2>5月8日</td><td>上午</td><td>党建</td></tr>"
        "<tr><td>下午</td><td>法律</td></tr></table>"
    )
    text = "日期\t时段\t课程\n5月8日\t上午\t党建\n\t下午\t法律"
    table = read_timetable(read_paste(text, html).workbook, 2026)
    assert [(p.date, p.part) for p in table.periods] == [(FRIDAY, AM), (FRIDAY, PM)]


# --- what cannot be known ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("待定\t上午\t座谈", PlanFault.DATE_UNREADABLE),
        ("2月30日\t上午\t座谈", PlanFault.DATE_UNREADABLE),
        ("\t上午\t座谈", PlanFault.DATE_MISSING),
        ("5月8日\t\t座谈", PlanFault.PART_UNKNOWN),
        ("5月8日\t7:30-9:00\t座谈", PlanFault.PART_UNKNOWN),
        ("5月8日\t上午14:30\t座谈", PlanFault.TIME_CONTRADICTS),
        ("5月8日\t下午11:30-10:00\t座谈", PlanFault.TIME_CONTRADICTS),
        ("5月8日\t12:00-13:00\t午餐", PlanFault.NO_LESSON),
        ("5月8日\t下午\t学员报到", PlanFault.NO_LESSON),
        ("注：请提前十分钟到场\t\t", PlanFault.NOT_UNDERSTOOD),
    ],
)
def test_what_cannot_be_known_is_a_problem_with_its_row(line: str, fault: PlanFault) -> None:
    table = read_timetable(f"日期\t时段\t课程\n{line}", 2026)
    assert table.periods == ()
    assert faults(table) == [(2, fault)]
    assert table.problems[0].text == " ".join(line.split())


def test_a_row_whose_day_is_another_word_does_not_fall_on_the_day_before() -> None:
    table = read_timetable("5月8日 | 上午 | 党建\n待定 | 下午 | 参观\n法律 | 5月9日下午", 2026)
    assert [(p.date, p.part, p.subject) for p in table.periods] == [
        (FRIDAY, AM, "党建"),
        ("2026-05-09", PM, "法律"),
    ]
    assert faults(table) == [(2, PlanFault.NOT_UNDERSTOOD)]


def test_a_wrong_weekday_and_wrong_hours_are_told_and_the_class_is_kept() -> None:
    table = read_timetable("日期\t时段\t课程\t学时\n5月8日星期六\t上午\t党建\t若干", 2026)
    assert len(table.periods) == 1
    assert {kind for _row, kind in faults(table)} == {
        PlanFault.WEEKDAY_DIFFERS,
        PlanFault.HOURS_UNREADABLE,
    }


def test_a_class_after_an_unreadable_day_does_not_fall_on_the_day_before() -> None:
    text = "日期\t时段\t课程\n5月8日\t上午\t甲\n2月30日\t上午\t乙\n\t下午\t丙"
    table = read_timetable(text, 2026)
    assert [plan.subject for plan in table.periods] == ["甲"]
    assert [row for row, _kind in faults(table)] == [3, 4]


def test_words_that_look_like_times_stay_in_the_subject() -> None:
    text = "日期\t时段\t课程\n5月8日\t上午\t3.15晚会的启示\n5月9日\t上午\t十月革命与党史"
    assert [subject for _day, _part, subject in halves(text)] == [
        "3.15晚会的启示",
        "十月革命与党史",
    ]


def test_text_without_a_timetable_gives_nothing() -> None:
    assert read_timetable("大家好", 2026) == Timetable((), ())
    assert read_timetable("", 2026) == Timetable((), ())


_WORDS = "5 8 日 月 上午 下午 晚 : . - | 至 ( 星期五 课程 日期 时间 主讲 十 年 2026 午餐 \t \n \r"
words = st.sampled_from([*_WORDS.split(" "), '"'])


@given(st.lists(words | st.text(max_size=3), max_size=40).map("".join))
def test_whatever_is_pasted_gives_sound_half_days(text: str) -> None:
    periods = read_timetable(text, 2026).periods
    assert len({(plan.date, plan.part) for plan in periods}) == len(periods)
    for plan in periods:
        date.fromisoformat(plan.date)
        assert plan.quarter_hours > 0
