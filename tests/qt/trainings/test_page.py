"""The trainings page with a real file: list, facts, timetable, people, papers, steps."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QDoubleSpinBox, QLineEdit, QWidget

from roster.attendance import marks
from roster.base.codes.people import Post
from roster.base.codes.trainings import PartOfDay, Tier, TrainingState
from roster.qt.trainings.page import TrainingsPage
from roster.qt.trainings.texts import next_half_day
from roster.trainings import enrollments, trainings
from roster.trainings.trainings import AudienceRule, PeriodPlan
from tests.builders import make_person, make_training, writing
from tests.qt.pictures import picture

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.qt.kit.workspace import Workspace
    from roster.trainings.trainings import TrainingDetail


@pytest.fixture
def training(database: Database) -> str:
    with writing(database) as db:
        make_person(db, "张䶮秋", Post.SECRETARY, Post.HEAD)
        make_person(db, "李建国", Post.COMMITTEE_MEMBER, village=1)
        rule = AudienceRule(posts=(Post.SECRETARY,))
        return make_training(db, title="第2期", audience=rule)


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, training: str) -> TrainingsPage:
    made = TrainingsPage(workspace)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.show_item(training)
    return made


def detail(page: TrainingsPage, training: str) -> TrainingDetail:
    with page.workspace.database.reading() as db:
        return trainings.get_training(db, training)


def edit_cell(page: TrainingsPage, row: int, column: int) -> QWidget:
    """Begin to edit a cell of the timetable and return its field."""
    page.editor.show_tab(page.editor.timetable)
    table = page.editor.timetable.table
    table.setCurrentIndex(table.table.index(row, column))
    table.edit(table.currentIndex())
    kinds = (QDateEdit, QComboBox, QDoubleSpinBox, QLineEdit)
    return next(f for kind in kinds for f in table.viewport().findChildren(kind))


def end_edit(page: TrainingsPage, field: QWidget, qtbot: QtBot) -> None:
    """Press Enter and wait until the table has taken the value, which it does right after."""
    QTest.keyClick(field, Qt.Key.Key_Return)
    after: list[bool] = []
    QTimer.singleShot(0, page, lambda: after.append(True))
    qtbot.waitUntil(lambda: bool(after))


def test_the_list_says_when_how_long_and_for_how_many(page: TrainingsPage) -> None:
    assert picture(page.list.model) == (
        "班次 | 层级 | 类别 | 系列 | 时间 | 半天 | 学时 | 人数 | 结业 | 冲突 | 状态\n"
        "第2期 | 镇级 | 培训班 |  | 2026年5月8日 | 2 | 8 | 0 |  |  | 计划"
    )


def test_chips_and_tier_narrow_the_list(page: TrainingsPage, database: Database) -> None:
    with writing(database) as db:
        city = make_training(db, tier=Tier.CITY, title="市级班")
        trainings.open_training(db, city)
    page.list.tier.setCurrentIndex(page.list.tier.findData("city"))
    page.list.tier.activated.emit(0)
    assert [page.list.model.text_at(row, 0) for row in range(page.list.model.rowCount())] == [
        "市级班"
    ]


def test_a_field_is_kept_when_it_is_left(page: TrainingsPage, training: str) -> None:
    field = page.editor.facts.texts["venue"]
    field.setText("  镇文化站 ")
    field.editingFinished.emit()
    assert detail(page, training).plan.venue == "镇文化站"


def test_a_title_is_never_lost(page: TrainingsPage, training: str) -> None:
    field = page.editor.facts.texts["title"]
    field.clear()
    field.editingFinished.emit()
    assert field.text() == "第2期"
    assert detail(page, training).plan.title == "第2期"


def test_what_is_being_typed_survives_a_write_elsewhere(
    page: TrainingsPage, database: Database
) -> None:
    field = page.editor.facts.texts["venue"]
    page.activateWindow()
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, "abc")
    with writing(database) as db:
        make_person(db, "王五")
    assert field.text() == "abc"


def test_a_new_training_has_a_title_a_tier_and_its_audience(
    page: TrainingsPage, training: str
) -> None:
    page.desk.new_action.trigger()
    made = page.list.table.current_id()
    assert made != training
    plan = detail(page, made).plan
    assert "河台镇村（社区）“两委”干部培训班" in plan.title
    assert plan.tier is Tier.TOWNSHIP
    assert Post.SECRETARY in plan.audience.without_posts
    assert page.editor.facts.texts["title"].selectedText() == plan.title


def test_the_next_half_day_is_proposed(page: TrainingsPage, training: str) -> None:
    page.editor.timetable.add_next()
    assert picture(page.editor.timetable.model) == (
        "日期 | 半天 | 时间 | 学时 | 课程 | 授课人 | 授课人单位 | 地点\n"
        "2026年5月8日 周五 | 上午 |  | 4 |  |  |  | \n"
        "2026年5月8日 周五 | 下午 |  | 4 |  |  |  | \n"
        "2026年5月9日 周六 | 上午 |  | 4 |  |  |  | "
    )
    assert len(detail(page, training).periods) == 3


def test_afternoon_follows_morning() -> None:
    today = date(2026, 11, 23)
    morning = PeriodPlan("2026-05-08", PartOfDay.MORNING, 14)
    assert next_half_day([morning], today) == PeriodPlan("2026-05-08", PartOfDay.AFTERNOON, 14)


def test_the_first_half_day_is_a_working_day_a_week_ahead() -> None:
    saturday = date(2026, 11, 21)
    assert next_half_day([], saturday) == PeriodPlan("2026-11-30", PartOfDay.MORNING)


def test_hours_are_edited_in_quarters(page: TrainingsPage, training: str, qtbot: QtBot) -> None:
    field = edit_cell(page, 0, 3)
    assert isinstance(field, QDoubleSpinBox)
    assert field.singleStep() == pytest.approx(0.25)
    field.setValue(3.75)
    end_edit(page, field, qtbot)
    assert detail(page, training).periods[0].plan.quarter_hours == 15


def test_a_date_is_chosen_from_a_calendar(page: TrainingsPage, training: str, qtbot: QtBot) -> None:
    field = edit_cell(page, 0, 0)
    assert isinstance(field, QDateEdit)
    field.setDate(QDate(2026, 5, 7))
    end_edit(page, field, qtbot)
    assert detail(page, training).row.first_day == "2026-05-07"


def test_two_half_days_at_one_time_are_refused(
    page: TrainingsPage, training: str, qtbot: QtBot
) -> None:
    field = edit_cell(page, 1, 1)
    assert isinstance(field, QComboBox)
    field.setCurrentIndex(0)
    end_edit(page, field, qtbot)
    assert "同一个半天" in page.workspace.notices.text
    assert len(detail(page, training).periods) == 2


def test_a_half_day_with_marks_cannot_be_deleted(
    page: TrainingsPage, database: Database, training: str
) -> None:
    with writing(database) as db:
        enrollments.enroll_audience(db, training)
        trainings.open_training(db, training)
        marks.mark_all_present(db, training)
    page.editor.timetable.table.selectRow(0)
    page.editor.timetable.remove_current()
    assert "已经录了考勤" in page.workspace.notices.text
    assert len(detail(page, training).periods) == 2


def test_a_training_without_half_days_is_not_opened_and_shows_its_timetable(
    page: TrainingsPage, training: str, database: Database
) -> None:
    with writing(database) as db:
        trainings.set_periods(db, training, ())
    page.editor.steps.start.trigger()
    assert detail(page, training).row.state is TrainingState.PLANNED
    assert page.editor.tabs.currentWidget() is page.editor.timetable


def test_opening_offers_attendance(page: TrainingsPage, training: str) -> None:
    page.editor.steps.start.trigger()
    assert detail(page, training).row.state is TrainingState.OPEN
    assert page.editor.steps.attendance.isVisible()
    assert not page.editor.steps.start.isVisible()


def test_the_first_date_moved_moves_the_others_when_asked_for(
    page: TrainingsPage, training: str, qtbot: QtBot
) -> None:
    def days() -> list[str]:
        return [row.plan.date for row in detail(page, training).periods]

    assert days() == ["2026-05-08", "2026-05-08"]
    field = edit_cell(page, 0, 0)
    QTest.keyClicks(field, "20260610")
    end_edit(page, field, qtbot)
    assert days() == ["2026-05-08", "2026-06-10"]
    moving = page.editor.timetable.moving
    assert moving.isVisible()
    moving.confirm()
    assert days() == ["2026-06-10", "2026-06-10"]
    assert not moving.isVisible()
    assert page.editor.timetable.table.hasFocus()


def test_a_cancelled_training_has_a_reason_and_cannot_be_changed(
    page: TrainingsPage, training: str
) -> None:
    page.editor.steps.cancel.trigger()
    reason = page.editor.reason
    assert reason.isVisible()
    QTest.keyClicks(reason.field, "taifeng")
    QTest.keyClick(reason.field, Qt.Key.Key_Return)
    assert detail(page, training).row.state is TrainingState.CANCELLED
    assert page.editor.facts.texts["title"].isReadOnly()


def test_facts_that_cannot_be_changed_are_read_only_and_not_grey(
    page: TrainingsPage, training: str
) -> None:
    page.editor.steps.cancel.trigger()
    QTest.keyClicks(page.editor.reason.field, "taifeng")
    QTest.keyClick(page.editor.reason.field, Qt.Key.Key_Return)
    facts = page.editor.facts
    for field in (facts.tier, facts.kind, facts.run, facts.runs, *facts.texts.values()):
        before = detail(page, training).plan
        assert field.isEnabled()
        field.setFocus()
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_2, Qt.Key.Key_X, Qt.Key.Key_Return):
            QTest.keyClick(field, key)
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)
        assert QApplication.activePopupWidget() is None
        assert detail(page, training).plan == before


def test_escape_leaves_the_state_as_it_is(page: TrainingsPage, training: str) -> None:
    page.editor.steps.postpone.trigger()
    QTest.keyClick(page.editor.reason.field, Qt.Key.Key_Escape)
    assert not page.editor.reason.isVisible()
    assert detail(page, training).row.state is TrainingState.PLANNED


def test_a_paper_that_cannot_be_saved_is_said(page: TrainingsPage, tmp_path: Path) -> None:
    page.editor.people.enroll_all.trigger()
    page.editor.show_tab(page.editor.papers)
    page.editor.papers.save_to(tmp_path / "没有" / "签到表.pdf")
    assert "写不进" in page.workspace.notices.text


def test_without_trainings_the_page_offers_to_make_one(qtbot: QtBot, workspace: Workspace) -> None:
    empty = TrainingsPage(workspace)
    qtbot.addWidget(empty)
    empty.reload()
    assert empty.list.model.rowCount() == 0
    assert empty.editor.isHidden()


def test_a_short_list_leaves_its_room_to_the_training_below(
    page: TrainingsPage, database: Database
) -> None:
    assert page.list.height() < page.editor.height() / 2
    two_rows = page.list.height()
    with writing(database) as db:
        for run in range(3, 6):
            make_training(db, title=f"第{run}期")
    assert page.list.height() > two_rows
    assert page.list.table.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("bad", ["第2期😀", "第2期\u200b", "长" * 121])
def test_a_fact_that_no_paper_could_print_is_said_and_the_old_one_stands(
    page: TrainingsPage, training: str, bad: str
) -> None:
    field = page.editor.facts.texts["title"]
    field.setText(bad)
    field.editingFinished.emit()
    assert "没有保存" in page.workspace.notices.text
    assert detail(page, training).plan.title == "第2期"
    venue = page.editor.facts.texts["venue"]
    venue.setText("镇文化站")
    venue.editingFinished.emit()
    assert detail(page, training).plan.venue == "镇文化站"
    assert field.text() == "第2期"
