from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from roster.attendance import completion
from roster.attendance import marks as attendance
from roster.base.codes.attendance import Mark
from roster.base.codes.people import Post
from roster.base.codes.trainings import TrainingState
from roster.certificates import certificates
from roster.qt.overview.page import OverviewPage
from roster.qt.overview.view import OverviewView, read_overview
from roster.trainings import enrollments, trainings
from tests.builders import make_id_number, make_person, make_training, writing
from tests.qt.pictures import picture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.qt.kit.workspace import Workspace

AFTER = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def _chinese(workspace: Workspace) -> None:
    assert workspace.language == "zh"


@pytest.fixture
def training(database: Database) -> str:
    """Give an open training with one person who has an identity number."""
    with writing(database) as db:
        make_person(db, "张䶮秋", Post.COMMITTEE_MEMBER, id_number=make_id_number())
        training = make_training(db, title="第1期")
        trainings.open_training(db, training)
        enrollments.enroll_audience(db, training)
    return training


def to_dos(database: Database, day: date = AFTER) -> list[tuple[str, str, str]]:
    with database.reading() as db:
        view = read_overview(db, day)
    return [(to_do.words, to_do.page, to_do.item_id) for to_do in view.to_dos]


def complete(database: Database, training: str) -> None:
    with writing(database) as db:
        sheet = attendance.attendance_sheet(db, training)
        marks = [(e.id, p.id, Mark.PRESENT) for e in sheet.people for p in sheet.periods]
        attendance.set_marks(db, marks)
        completion.close_training(db, training)


def test_a_training_that_is_over_waits_for_its_attendance(
    database: Database, training: str
) -> None:
    assert to_dos(database) == [("考勤还没核完", "attendance", training)]


def test_a_training_under_way_wants_its_attendance(database: Database, training: str) -> None:
    assert to_dos(database, date(2026, 5, 8)) == [("正在培训，录入考勤", "attendance", training)]
    assert to_dos(database, date(2026, 5, 7)) == []


def test_a_closed_training_waits_for_its_certificates(database: Database, training: str) -> None:
    complete(database, training)
    assert to_dos(database) == [("待发证书 1 人", "certificates", training)]
    with writing(database) as db:
        certificates.issue(db, training, "2026-05-09")
    assert to_dos(database) == []


def test_certificates_in_doubt_wait_for_a_decision(database: Database, training: str) -> None:
    complete(database, training)
    with writing(database) as db:
        certificates.issue(db, training, "2026-05-09")
    with writing(database) as db:
        completion.reopen_training(db, training, "漏录")
    assert ("证书有疑问 1 张", "certificates", training) in to_dos(database)


def test_the_office_above_issues_the_certificates_of_its_own_training(
    database: Database, training: str
) -> None:
    with writing(database) as db:
        plan = trainings.get_training(db, training).plan
        trainings.change_plan(db, training, replace(plan, held_above=True))
    complete(database, training)
    assert to_dos(database) == []


def test_a_planned_training_has_to_be_opened(database: Database) -> None:
    with writing(database) as db:
        planned = make_training(db)
    assert to_dos(database, date(2026, 5, 1)) == [("培训还没开班", "trainings", planned)]
    assert to_dos(database, date(2026, 1, 1)) == []


def test_a_training_held_above_wants_its_outcomes_when_it_is_over(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        plan = trainings.get_training(db, training).plan
        trainings.change_plan(db, training, replace(plan, held_above=True))
    assert to_dos(database, date(2026, 5, 8)) == []
    assert to_dos(database) == [("上级调训，登记结果", "trainings", training)]


def test_a_postponed_training_wants_new_days(database: Database) -> None:
    with writing(database) as db:
        training = make_training(db)
        trainings.call_off(db, training, TrainingState.POSTPONED, "台风")
    assert to_dos(database) == [("已延期，要定新日期", "trainings", training)]


def test_people_without_identity_number_are_counted(database: Database) -> None:
    with writing(database) as db:
        make_person(db, "李建国")
    assert to_dos(database) == [("身份证待补 1 人", "people", "without_id_number")]


def test_a_deadline_with_people_missing_is_due(database: Database, training: str) -> None:
    with database.reading() as db:
        view = read_overview(db, AFTER)
    assert all(tier.requirement.deadline is None for tier in view.report.tiers)
    assert training


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> OverviewPage:
    made = OverviewPage(workspace)
    qtbot.addWidget(made)
    made.resize(1000, 650)
    return made


def test_the_figures_count_persons(page: OverviewPage, database: Database, training: str) -> None:
    page.show()
    assert [page.figure(n) for n in ("must", "trained", "missing", "share")] == [
        "1",
        "0",
        "1",
        "0.0%",
    ]
    complete(database, training)
    assert [page.figure(n) for n in ("must", "trained", "missing", "share")] == [
        "1",
        "1",
        "0",
        "100.0%",
    ]


def test_each_line_opens_the_place_to_do_it(
    qtbot: QtBot, workspace: Workspace, training: str
) -> None:
    opened: list[tuple[str, str]] = []
    workspace = replace(workspace, open_page=lambda key, item: opened.append((key, item)))
    page = OverviewPage(workspace)
    qtbot.addWidget(page)
    page.show()
    page.to_dos.opened.emit("0")
    page.trainings.opened.emit("0")
    assert opened == [("attendance", training), ("trainings", training)]


def test_the_last_trainings_stand_in_a_table(page: OverviewPage, training: str) -> None:
    page.show()
    assert picture(page.trainings.table) == (
        "状态 | 培训班 | 时间 | 人数 | 结业\n进行 | 第1期 | 2026年5月8日 | 1 | 0"
    )
    assert training


def test_an_empty_file_begins_with_the_list_of_cadres(page: OverviewPage) -> None:
    page.show()
    assert page.to_dos.empty.isVisible()
    assert page.figure("share") == "—"


def test_overdue_deadlines_are_named(database: Database) -> None:
    with database.reading() as db:
        view: OverviewView = read_overview(db, datetime.now().astimezone().date())
    assert view.people == 0
    assert view.trainings == ()
