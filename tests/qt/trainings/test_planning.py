"""Planning trainings at the real window, by keys alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from roster.attendance.codes import RulePreset
from roster.attendance.completion import RULES
from roster.base.codes.people import Post
from roster.base.codes.trainings import Completion, PartOfDay, Tier, TrainingState
from roster.qt.pictures import settle
from roster.trainings import enrollments, trainings
from roster.trainings.plans import AudienceRule, PeriodPlan
from tests.builders import make_person, make_training, writing
from tests.qt.trainings.rooms import open_list

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from roster.db.engine import Database
    from roster.qt.frame.program import Program
    from roster.qt.trainings.page import TrainingsPage
    from roster.trainings.trainings import TrainingDetail, TrainingRow
    from tests.qt.steps import Clerk

TIMETABLE = (
    "日期\t时间\t课程\t授课人\t地点\t学时\n"
    "5月8日\t上午8:30-11:30\t党课\t梁志峰\t三楼会议室\t3.5\n"
    "\t下午2:30-5:30\t村务公开\t何秀英\t\t4\n"
    "待定\t\t结业考试\t\t\t\n"
)
PLAN = (
    "2026年培训计划\n"
    "班次名称\t培训时间\t培训对象\t人数\t主办单位\n"
    "书记培训班\t6月1日\t书记\t21\t镇委组织办\n"
    "甲班\t6月2日\t书记\t21\t镇委组织办\n"
    "监委会主任培训班\t待定\t监委会主任\t21\t镇纪委\n"
)
LIST, TABLE = "培训班列表", "课程表"


class Desk(NamedTuple):
    """The page of trainings in the window, the file behind it and who sits before it."""

    program: Program
    page: TrainingsPage
    database: Database
    clerk: Clerk
    training: str

    def detail(self, training: str = "") -> TrainingDetail:
        with self.database.reading() as db:
            return trainings.get_training(db, training or self.training)

    def rows(self) -> tuple[TrainingRow, ...]:
        with self.database.reading() as db:
            return trainings.list_trainings(db)

    def current(self) -> str:
        """Return the id of the training shown."""
        return self.page.list.table.current_id()

    def dialog(self) -> QDialog:
        """Return the dialog that stands over the window."""
        shown = [d for d in self.program.window.findChildren(QDialog) if d.isVisible()]
        assert len(shown) == 1
        return shown[0]

    def is_asked(self) -> bool:
        """Tell whether a dialog stands over the window."""
        return any(d.isVisible() for d in self.program.window.findChildren(QDialog))

    def go_to_timetable(self) -> None:
        """Walk from the list to the table of half-days."""
        self.clerk.press("回车")
        self.clerk.press("右")
        self.clerk.go_to("删除半天")
        self.clerk.press("Tab")
        assert self.clerk.focus() == TABLE


@pytest.fixture
def desk(program: Program, clerk: Clerk, database: Database) -> Iterator[Desk]:
    with writing(database) as db:
        training = make_training(db, title="甲班", audience=AudienceRule(posts=(Post.SECRETARY,)))
        make_person(db, "张䶮秋", Post.SECRETARY)
        make_person(db, "李建国", Post.SECRETARY, village=1)
        enrollments.enroll_audience(db, training)
    opened = open_list(program, database, training)
    yield Desk(program, opened.page, opened.database, clerk, training)
    QGuiApplication.clipboard().clear()


def copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


# --- timetable -----------------------------------------------------------------------------


def test_a_pasted_timetable_is_shown_with_its_problems_and_set_in_one_step(desk: Desk) -> None:
    copy(TIMETABLE)
    desk.go_to_timetable()
    desk.clerk.press("Ctrl+V")
    assert desk.clerk.lines("读到的半天") == [
        "2026年5月8日 周五 | 上午 | 08:30—11:30 | 3.5 | 党课 | 梁志峰 |  | 三楼会议室 | 更改",
        "2026年5月8日 周五 | 下午 | 14:30—17:30 | 4 | 村务公开 | 何秀英 |  |  | 更改",
    ]
    assert desk.clerk.lines("要核对") == ["4 | 日期读不懂 | 待定 结业考试"]
    desk.clerk.press("回车")
    assert [row.plan.subject for row in desk.detail().periods] == ["党课", "村务公开"]
    assert desk.detail().row.quarter_hours == 30
    desk.clerk.press("Ctrl+Z")
    assert [row.plan.subject for row in desk.detail().periods] == [None, None]


def test_a_timetable_is_pasted_from_its_tab_and_after_a_click_on_it(desk: Desk) -> None:
    copy(TIMETABLE)
    desk.clerk.press("回车")
    desk.clerk.press("右")
    desk.clerk.press("Ctrl+V")
    assert desk.dialog().windowTitle() == "粘贴课程表"
    desk.clerk.press("Escape")
    desk.clerk.press("左")
    desk.page.list.table.setFocus()
    bar = desk.page.editor.tabs.tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    settle(desk.program)
    desk.clerk.press("Ctrl+V")
    assert desk.dialog().windowTitle() == "粘贴课程表"


def test_other_half_days_stay_if_that_is_wanted(desk: Desk) -> None:
    copy("5月9日\t上午\t参观")
    desk.go_to_timetable()
    desk.clerk.press("Ctrl+V")
    assert desk.clerk.sees("排成 1 个半天、4 学时")
    desk.clerk.choose("原有的其他半天保留")
    desk.clerk.press("Ctrl+Return")
    dates = [row.plan.date for row in desk.detail().periods]
    assert dates == ["2026-05-08", "2026-05-08", "2026-05-09"]


def test_a_timetable_is_pasted_once_more_into_the_dialog(desk: Desk) -> None:
    copy("没有课程表")
    desk.go_to_timetable()
    desk.clerk.press("Ctrl+V")
    assert desk.clerk.lines("读到的半天") == []
    copy(TIMETABLE)
    desk.clerk.press("Ctrl+V")
    assert len(desk.clerk.lines("读到的半天")) == 2
    desk.clerk.press("Escape")
    assert [row.plan.subject for row in desk.detail().periods] == [None, None]


def test_the_year_of_a_timetable_without_one_is_chosen(desk: Desk) -> None:
    copy("5月9日\t上午\t参观")
    desk.go_to_timetable()
    desk.clerk.press("Ctrl+V")
    desk.clerk.go_to("没写年份的按")
    desk.clerk.press("上")
    assert desk.clerk.lines("读到的半天")[0].startswith("2027年5月9日")


def test_merged_cells_of_a_copied_table_are_read(desk: Desk) -> None:
    data = QMimeData()
    data.setText("5月9日\t上午\t党课\n\t下午\t参观\n")
    data.setHtml(
        "<table><tr><td>日期</td><td>时间</td><td>课程</td></tr>"
        "<tr><td rowspan=2>5月9日</td><td>上午</td><td>党课</td></tr>"
        "<tr><td>下午</td><td>参观</td></tr></table>"
    )
    QGuiApplication.clipboard().setMimeData(data)
    desk.go_to_timetable()
    desk.clerk.press("Ctrl+V")
    assert [line.split(" | ")[4] for line in desk.clerk.lines("读到的半天")] == ["党课", "参观"]


def test_a_copied_file_that_is_no_table_is_said_in_the_dialog(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "课程表.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(data)
    desk.go_to_timetable()
    desk.clerk.press("Ctrl+V")
    assert desk.clerk.sees("课程表.xlsx")
    assert desk.clerk.lines("读到的半天") == []


def test_half_days_are_added_and_deleted_by_keys(desk: Desk) -> None:
    desk.go_to_timetable()
    desk.clerk.press("Ins")
    assert desk.detail().row.periods == 3
    for left in (2, 1):
        desk.clerk.press("Del")
        assert desk.detail().row.periods == left
    assert desk.clerk.focus() == TABLE


def test_the_time_of_a_half_day_is_typed(desk: Desk) -> None:
    desk.go_to_timetable()
    desk.clerk.press("右", times=2)
    desk.clerk.press("F2")
    desk.clerk.type("8:30-11:30")
    desk.clerk.press("回车")
    plan = desk.detail().periods[0].plan
    assert (plan.starts, plan.ends) == ("08:30", "11:30")


def test_a_time_that_is_none_changes_nothing_and_is_said(desk: Desk) -> None:
    desk.go_to_timetable()
    desk.clerk.press("右", times=2)
    desk.clerk.press("F2")
    desk.clerk.type("14:30-17:30")
    desk.clerk.press("回车")
    assert "读不懂" in desk.program.window.notices.text
    assert desk.detail().periods[0].plan.starts is None


def test_the_place_of_a_half_day_is_typed(desk: Desk) -> None:
    desk.go_to_timetable()
    desk.clerk.press("右", times=7)
    desk.clerk.press("F2")
    desk.clerk.type("罗建村")
    desk.clerk.press("回车")
    assert desk.detail().periods[0].plan.place == "罗建村"


# --- plans and clones ----------------------------------------------------------------------


def test_a_pasted_plan_becomes_trainings_in_one_step(desk: Desk) -> None:
    copy(PLAN)
    desk.clerk.go_to(LIST)
    desk.clerk.press("Ctrl+V")
    assert desk.clerk.lines("读到的培训班") == [
        "书记培训班 | 镇级 | 2026年6月1日 | 2 | 8 | 镇委组织办 |  | 21 | 新增",
        "甲班 | 镇级 | 2026年6月2日 | 2 | 8 | 镇委组织办 |  | 21 | 已有同名班",
        "监委会主任培训班 | 镇级 |  |  |  | 镇纪委 |  | 21 | 新增",
    ]
    assert desk.clerk.lines("要核对") == ["5 | 日期读不懂 | 待定"]
    desk.clerk.press("回车")
    titles = {row.title for row in desk.rows()}
    assert titles == {"甲班", "书记培训班", "监委会主任培训班"}
    assert desk.detail(desk.current()).plan.title == "书记培训班"
    desk.clerk.press("Ctrl+Z")
    assert [row.title for row in desk.rows()] == ["甲班"]


def test_a_training_of_a_plan_is_left_out_by_its_tick(desk: Desk) -> None:
    copy(PLAN)
    desk.clerk.go_to(LIST)
    desk.clerk.press("Ctrl+V")
    desk.clerk.go_to("读到的培训班")
    desk.clerk.press("空格")
    assert desk.clerk.sees("新建 1 个培训班")
    desk.clerk.press("Ctrl+Return")
    assert {row.title for row in desk.rows()} == {"甲班", "监委会主任培训班"}


def test_a_copy_without_people_is_the_same_class_on_other_days(desk: Desk) -> None:
    desk.clerk.press("Ctrl+Shift+C")
    desk.clerk.press("Ctrl+A")
    desk.clerk.press("回车")
    made = desk.detail(desk.current())
    assert desk.current() != desk.training
    assert (made.row.periods, made.row.enrolled) == (2, 0)
    assert made.row.first_day != "2026-05-08"
    desk.clerk.press("Ctrl+Z")
    assert len(desk.rows()) == 1


def test_a_copy_takes_title_and_people_along_as_it_is_told(desk: Desk) -> None:
    desk.clerk.press("Ctrl+Shift+C")
    desk.clerk.go_to("名单一并复制（2 人）")
    desk.clerk.press("空格")
    desk.clerk.go_to("班次名称")
    desk.clerk.press("Ctrl+A")
    desk.clerk.type("乙班")
    desk.clerk.press("回车")
    made = desk.detail(desk.current())
    assert (made.plan.title, made.row.enrolled) == ("乙班", 2)


# --- trainings above -----------------------------------------------------------------------


def test_a_training_above_is_recorded_with_its_outcomes(desk: Desk) -> None:
    desk.clerk.press("Ctrl+Shift+A")
    assert desk.clerk.focus() == "班次名称"
    desk.clerk.type("县级主职班")
    desk.clerk.press("Tab")
    made = desk.current()
    plan = desk.detail(made).plan
    assert (plan.title, plan.tier, plan.held_above) == ("县级主职班", Tier.COUNTY, True)
    assert plan.organizer == "中共高要区委组织部"
    with writing(desk.database) as db:
        trainings.set_periods(db, made, [PeriodPlan("2026-06-01", PartOfDay.MORNING)])
        enrollments.enroll_audience(db, desk.training)
        people = [person.trainee_id for person in enrollments.enrolled(db, desk.training)]
        enrollments.enroll(db, made, people)
    settle(desk.program)
    desk.clerk.press("Ctrl+Shift+U")
    desk.clerk.type("2")
    assert [line.split(" | ")[-1] for line in desk.clerk.lines("结果")] == ["× 未结业", "✓ 结业"]
    desk.clerk.press("Ctrl+Return")
    assert desk.detail(made).row.state is TrainingState.CLOSED
    with desk.database.reading() as db:
        outcomes = [person.completion for person in enrollments.enrolled(db, made)]
    assert outcomes == [Completion.NOT_COMPLETED, Completion.COMPLETED]


def test_outcomes_of_a_training_still_to_come_say_that_it_is(desk: Desk) -> None:
    desk.clerk.press("Ctrl+Shift+A")
    made = desk.current()
    with writing(desk.database) as db:
        trainings.set_periods(db, made, [PeriodPlan("2099-06-01", PartOfDay.MORNING)])
        enrollments.enroll(db, made, [make_person(db, "张甲")])
    settle(desk.program)
    desk.clerk.press("Ctrl+Shift+U")
    assert desk.clerk.sees("这个班要到 2099年6月1日 才办完，还没有到")


def test_what_a_training_above_does_not_have_is_hidden(desk: Desk) -> None:
    editor = desk.page.editor
    assert editor.facts.preset.isVisible()
    desk.clerk.press("Ctrl+Shift+A")
    for gone in (editor.facts.preset, editor.facts.branches, editor.facts.texts["contact"]):
        assert not gone.isVisible()
    assert desk.clerk.sees("上级调训：这里只登记谁参加、是否结业")
    assert not editor.tabs.isTabVisible(editor.tabs.indexOf(editor.papers))
    assert not editor.steps.start.isVisible()


def test_outcomes_need_people_and_their_tab_is_shown(desk: Desk) -> None:
    desk.clerk.press("Ctrl+Shift+A")
    desk.clerk.press("Ctrl+Shift+U")
    assert not desk.is_asked()
    assert "还没有学员" in desk.program.window.notices.text
    assert desk.page.editor.tabs.currentWidget() is desk.page.editor.people


# --- states --------------------------------------------------------------------------------


def test_a_training_is_postponed_with_a_reason_and_planned_anew(desk: Desk) -> None:
    desk.clerk.press("Ctrl+Shift+P")
    desk.clerk.type("台风")
    desk.clerk.press("回车")
    assert desk.detail().row.state is TrainingState.POSTPONED
    assert desk.clerk.sees("延期原因：台风")
    desk.clerk.press("Ctrl+Shift+R")
    assert desk.clerk.focus() == "第一天"
    desk.clerk.press("回车")
    row = desk.detail().row
    assert (row.state, row.state_reason) == (TrainingState.PLANNED, None)
    assert row.first_day != "2026-05-08"
    assert not desk.clerk.sees("延期原因")


def test_a_closed_training_is_opened_again_with_a_reason(desk: Desk) -> None:
    with writing(desk.database) as db:
        plan = trainings.get_training(db, desk.training).plan
        people = enrollments.enrolled(db, desk.training)
        above = trainings.plan_training(
            db,
            replace(plan, title="县班", held_above=True),
            [PeriodPlan("2026-06-01", PartOfDay.MORNING)],
        )
        enrollments.enroll(db, above, [person.trainee_id for person in people])
        said = {one.id: Completion.COMPLETED for one in enrollments.enrolled(db, above)}
        enrollments.record_outcomes(db, above, said)
    desk.page.show_item(above)
    settle(desk.program)
    desk.clerk.press("Ctrl+Shift+B")
    desk.clerk.type("结果报错")
    desk.clerk.press("回车")
    row = desk.detail(above).row
    assert (row.state, row.state_reason) == (TrainingState.OPEN, "结果报错")
    assert desk.clerk.sees("重新打开：结果报错")


def test_a_cancelled_training_keeps_its_reason_in_sight(desk: Desk) -> None:
    desk.clerk.press("Ctrl+Shift+X")
    desk.clerk.type("并入县班")
    desk.clerk.press("回车")
    assert desk.clerk.sees("取消原因：并入县班")
    assert [action.isVisible() for action in desk.page.editor.steps.all()] == [False] * 7


# --- clashes -------------------------------------------------------------------------------


def test_who_is_in_two_trainings_at_once_is_said_and_the_other_one_is_a_key_away(
    desk: Desk,
) -> None:
    with writing(desk.database) as db:
        other = make_training(db, title="乙班")
        people = enrollments.enrolled(db, desk.training)
        enrollments.enroll(db, other, [people[0].trainee_id])
    settle(desk.program)
    assert desk.clerk.sees("! 时间冲突 1 人：张䶮秋，2026年5月8日上午等还要参加“乙班”")
    assert [line.split(" | ")[-2] for line in desk.clerk.lines(LIST)] == ["! 1 人", "! 1 人"]
    desk.clerk.press("Ctrl+Shift+H")
    assert desk.clerk.lines("同一时间在两个班") == [
        "张䶮秋 | 2026年5月8日上午 | 乙班",
        "张䶮秋 | 2026年5月8日下午 | 乙班",
    ]
    desk.clerk.press("回车")
    assert desk.current() == other


def test_without_clashes_nothing_is_said(desk: Desk) -> None:
    assert not desk.clerk.sees("时间冲突")
    assert not desk.page.editor.show_clashes.isVisible()


# --- facts ---------------------------------------------------------------------------------


def test_what_the_rule_means_for_one_day_is_said(desk: Desk) -> None:
    assert desk.clerk.sees(
        "结业：只有一天（2 个半天）；不能请假；不能旷课；迟到早退 3 次算旷课半天"
    )


def test_what_the_rule_means_follows_the_timetable(desk: Desk) -> None:
    rules = desk.page.editor.facts.means
    with writing(desk.database) as db:
        trainings.set_periods(db, desk.training, [PeriodPlan("2026-05-08", PartOfDay.MORNING)])
    settle(desk.program)
    assert rules.text().startswith("结业：只有半天；不能请假")
    with writing(desk.database) as db:
        trainings.set_periods(db, desk.training, ())
    settle(desk.program)
    assert rules.text().startswith("结业：课程表还没有排；请假不超过总学时的 1/7")
    days = [PeriodPlan(f"2026-05-{day:02d}", part) for day in range(4, 8) for part in PartOfDay]
    with writing(desk.database) as db:
        trainings.set_periods(db, desk.training, days)
    settle(desk.program)
    assert rules.text().startswith("结业：4 天（12 个半天）；请假不超过 1 个半天（6.75 学时）")
    assert rules.text().endswith("超过的退学")


def test_another_rule_is_chosen_by_keys(desk: Desk) -> None:
    desk.clerk.go_to("请假不超过总学时的七分之一，不旷课")
    desk.clerk.press("下", times=2)
    assert RULES[RulePreset.ONE_DAY] == desk.detail().plan.completion
    assert desk.clerk.sees("请假不超过 2 个半天（8 学时）")


def test_a_rule_of_ones_own_is_made_part_by_part(desk: Desk) -> None:
    desk.clerk.choose("细则…")
    desk.clerk.go_to("旷课不超过（半天）")
    desk.clerk.press("上")
    assert desk.clerk.sees("旷课不超过 1 个半天")
    desk.clerk.press("回车")
    assert desk.detail().plan.completion.absences_allowed == 1
    assert desk.page.editor.facts.preset.currentText() == "自定"


def test_branch_classrooms_are_written_one_after_the_other(desk: Desk) -> None:
    desk.clerk.go_to("分课堂")
    desk.clerk.type("罗建村委会，翠洲社区")
    desk.clerk.press("Tab")
    assert desk.detail().plan.branch_venues == ("罗建村委会", "翠洲社区")
    assert desk.page.editor.facts.branches.text() == "罗建村委会、翠洲社区"


def test_series_and_runs_are_kept(desk: Desk) -> None:
    desk.clerk.go_to("系列")
    desk.clerk.type("两委轮训")
    desk.clerk.go_to("期数")
    desk.clerk.press("上")
    desk.clerk.go_to("共几期")
    desk.clerk.press("上", times=3)
    desk.clerk.press("Tab")
    plan = desk.detail().plan
    assert (plan.series, plan.run, plan.runs) == ("两委轮训", 1, 3)


# --- finding -------------------------------------------------------------------------------


def test_the_search_finds_what_the_page_in_front_does(desk: Desk) -> None:
    copy(PLAN)
    desk.clerk.press("Ctrl+K")
    desk.clerk.type("ztpxjh")
    desk.clerk.press("回车")
    assert len(desk.clerk.lines("读到的培训班")) == 3


def test_an_action_of_the_timetable_brings_it_to_the_front(desk: Desk) -> None:
    desk.clerk.press("Ctrl+K")
    desk.clerk.type("jbt")
    desk.clerk.press("回车")
    assert desk.detail().row.periods == 3
    assert desk.page.editor.tabs.currentWidget() is desk.page.editor.timetable


def test_the_menu_key_offers_what_can_be_done_with_a_training(desk: Desk) -> None:
    desk.clerk.go_to(LIST)
    desk.clerk.press("菜单键")
    desk.clerk.choose_in_menu("复制为下一期…")
    assert desk.dialog().windowTitle() == "复制为下一期"
