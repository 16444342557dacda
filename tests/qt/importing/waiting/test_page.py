"""Rows that imports left over, put right and taken in the window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from roster.base.codes.people import Post
from roster.divisions.divisions import villages
from roster.lists import deciding
from roster.lists.listing import Problem
from roster.people import trainees
from roster.people.problems import ProblemKind
from roster.qt.importing.waiting.page import InboxPage
from roster.qt.kit.commands import Command
from roster.qt.overview.view import read_overview
from tests.builders import (
    CLERK,
    make_id_number,
    make_listed,
    make_listing,
    make_person,
    writing,
)
from tests.qt.pictures import picture

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit
    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.qt.kit.workspace import Workspace

KNOWN = make_id_number(serial=1)


@pytest.fixture
def village(database: Database) -> str:
    """Give a village; two lists left three rows over."""
    with writing(database) as db:
        make_person(db, "李建国", Post.COMMITTEE_MEMBER, birth="1980-03")
        make_person(db, "李建国", Post.COMMITTEE_MEMBER, birth="1980-03")
        division = villages(db)[0]
    assert division.code is not None
    lost = make_listed(
        "吴五",
        row=7,
        village_text="没有的村",
        posts=("V3",),
        raw={"name": "吴五", "village": "没有的村", "posts": "村委会委员"},
    )
    problem = Problem("Sheet1", 7, 1, "village", ProblemKind.VILLAGE_UNKNOWN, "没有的村")
    twin = make_listed(
        "李建国",
        row=8,
        village=division.code,
        village_text=division.short_name,
        birth="1980-03",
        posts=("V2",),
    )
    for listing in (
        replace(make_listing(lost), file="甲.xlsx", problems=(problem,)),
        replace(make_listing(twin, make_listed("", row=9)), file="乙.xlsx", sha256="1" * 64),
    ):
        deciding.import_listing(database, listing, by=CLERK)
    return division.short_name


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, village: str) -> InboxPage:
    assert village
    made = InboxPage(workspace)
    made.resize(1000, 700)
    qtbot.addWidget(made)
    qtbot.addWidget(made.form)
    made.show()
    made.form.show()
    return made


def lines(page: InboxPage) -> list[str]:
    return picture(page.table.table).split("\n")[1:]


def choose(page: InboxPage, name: str) -> None:
    at = next(at for at, line in enumerate(lines(page)) if line.split(" | ")[2] == name)
    page.table.selectRow(at)


def type_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.setText(text)
    field.editingFinished.emit()


def names(database: Database) -> list[str]:
    with database.reading() as db:
        return sorted(facts.name for facts in trainees.all_facts(db).values())


def test_rows_stand_by_the_list_they_came_from_with_what_keeps_them_back(page: InboxPage) -> None:
    shown = [line.split(" | ") for line in lines(page)]
    assert [(cells[0], cells[2]) for cells in shown] == [
        ("乙.xlsx", "李建国"),
        ("乙.xlsx", ""),
        ("甲.xlsx", "吴五"),
    ]
    assert shown[0][5:7] == ["待定", "有两人都对得上"]
    assert shown[2][5] == "有误"
    assert "没有这个村" in shown[2][6]


def test_only_the_rows_of_one_list_are_shown(page: InboxPage) -> None:
    page.file.choose("甲.xlsx")
    assert [line.split(" | ")[2] for line in lines(page)] == ["吴五"]


def test_a_field_put_right_makes_the_row_ready_and_it_waits_for_the_clerk(
    page: InboxPage, village: str, database: Database
) -> None:
    choose(page, "吴五")
    page.handlers[Command.EDIT]()
    field = page.form.fields["village"]
    assert field.property("wrong") == "true"
    type_into(field, village)
    choose(page, "吴五")
    assert "✓ 新增" in lines(page)[2]
    assert "吴五" not in names(database)
    page.take_ready()
    assert "吴五" in names(database)
    assert len(lines(page)) == 2
    assert page.workspace.notices.text == "已收下：新增 1 人，变更 0 人，还留 0 行。"


def test_a_digit_says_who_a_row_is_and_takes_it(page: InboxPage, database: Database) -> None:
    choose(page, "李建国")
    QTest.keyClick(page.table, Qt.Key.Key_3)
    assert names(database).count("李建国") == 3
    assert "李建国" not in "".join(lines(page))


def test_a_row_left_waiting_is_passed_over(page: InboxPage) -> None:
    choose(page, "李建国")
    page.card.take("0")
    assert len(lines(page)) == 3
    assert page.table.currentIndex().row() == 1


def test_enter_leads_to_what_is_missing(page: InboxPage) -> None:
    choose(page, "李建国")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.focusWidget() is page.card.choices
    choose(page, "吴五")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.form.focusWidget() is page.form.fields["village"]


def test_rows_are_dropped_with_a_reason(page: InboxPage, database: Database) -> None:
    choose(page, "吴五")
    page.handlers[Command.REMOVE]()
    page.why.field.setText("已调走")
    QTest.keyClick(page.why.field, Qt.Key.Key_Return)
    assert len(lines(page)) == 2
    with database.reading() as db:
        assert deciding.waiting_count(db) == 2


def test_what_is_typed_stays_while_others_are_taken(page: InboxPage, village: str) -> None:
    choose(page, "吴五")
    type_into(page.form.fields["village"], village)
    choose(page, "李建国")
    page.card.take("3")
    choose(page, "吴五")
    assert page.form.fields["village"].text() == village


def test_what_is_being_typed_is_not_overwritten(page: InboxPage) -> None:
    choose(page, "吴五")
    page.form.activateWindow()
    field = page.form.fields["note"]
    field.setFocus()
    QTest.keyClicks(field, "abc")
    page.reload()
    assert field.text() == "abc"


def test_numbers_are_masked_until_the_cursor_is_in_them(
    page: InboxPage, database: Database, village: str
) -> None:
    person = make_listed(
        "郑六", row=3, village_text="没有的村", id_number=KNOWN, raw={"name": "郑六"}
    )
    deciding.import_listing(database, replace(make_listing(person), sha256="2" * 64), by=CLERK)
    page.reload()
    choose(page, "郑六")
    assert page.form.fields["id_number"].text() == "441204********001X"
    assert KNOWN not in "".join(lines(page))
    assert village


def test_the_overview_says_how_many_rows_wait(page: InboxPage, database: Database) -> None:
    with database.reading() as db:
        view = read_overview(db, date(2026, 5, 1))
    assert [to_do.words for to_do in view.to_dos if to_do.page == "inbox"] == ["待处理的导入行：3"]
    assert page


def test_an_empty_inbox_says_what_will_be_here(qtbot: QtBot, workspace: Workspace) -> None:
    made = InboxPage(workspace)
    qtbot.addWidget(made)
    made.show()
    assert made.table.empty.isVisible()
    assert not made.card.isVisible()
    assert not made._take_action.isEnabled()


def test_a_corrected_number_is_taken_by_its_key(
    page: InboxPage, village: str, database: Database
) -> None:
    other = make_id_number(serial=3)
    assert village
    with writing(database) as db:
        make_person(db, "王小明", id_number=KNOWN)
        division = villages(db)[0].code
    row = make_listed("王小明", row=3, village=division, birth="1978-05", id_number=other)
    deciding.import_listing(database, replace(make_listing(row), file="丙.xlsx"), by=CLERK)
    page.reload()
    lines = picture(page.table.table).split("\n")[1:]
    page.table.selectRow(next(at for at, line in enumerate(lines) if "王小明" in line))
    QTest.keyClick(page.table, Qt.Key.Key_2)
    with database.reading() as db:
        numbers = {each.id_number for each in trainees.all_facts(db).values() if each.id_number}
    assert numbers == {other}
