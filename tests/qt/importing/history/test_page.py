"""The history of imports, and taking one back weeks later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from roster.db.acts import Act
from roster.lists import deciding
from roster.people import trainees
from roster.qt.importing.history.page import ImportsPage
from roster.qt.importing.history.undo import BlockedDialog, UndoDialog
from tests.builders import CLERK, make_listed, make_listing, writing
from tests.qt.pictures import picture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.qt.kit.workspace import Workspace

Dialog = TypeVar("Dialog", bound=QDialog)
VILLAGE = "441204100001"


@pytest.fixture
def opened() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, opened: list[tuple[str, str]]) -> ImportsPage:
    people = [make_listed(name, village=VILLAGE, posts=("V3",)) for name in ("吴五", "郑六")]
    lost = make_listed("孙三", row=9, village_text="没有的村")
    listing = replace(make_listing(*people, lost), file="旧名单.xlsx")
    deciding.import_listing(workspace.database, listing, by=CLERK)

    def open_page(key: str, item: str) -> None:
        opened.append((key, item))

    made = ImportsPage(replace(workspace, open_page=open_page))
    made.resize(1000, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def lines(page: ImportsPage) -> list[list[str]]:
    return [line.split(" | ") for line in picture(page.table.table).split("\n")[1:]]


def asked(page: ImportsPage, kind: type[Dialog]) -> Dialog:
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    found = page.findChildren(kind)
    assert found
    return found[-1]


def change_phone(database: Database, name: str) -> str:
    with writing(database, Act.CORRECT) as db:
        (person,) = trainees.find_people(db, trainees.PeopleFilter(text=name))
        trainees.correct(db, person, phone="15400008888")
        return person


def names(database: Database) -> set[str]:
    with database.reading() as db:
        return {facts.name for facts in trainees.all_facts(db).values()}


def test_an_import_is_a_line_with_its_counts(page: ImportsPage) -> None:
    (cells,) = lines(page)
    assert cells[1:] == [CLERK, "旧名单.xlsx", "2", "0", "1", "0", "✓ 有效"]


def test_before_an_import_is_taken_back_it_is_said_what_goes(
    page: ImportsPage, database: Database
) -> None:
    dialog = asked(page, UndoDialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "· 新增的 2 人连同任职从名册里去掉。" in words
    assert "· 留下待处理的 1 行去掉。" in words
    assert names(database) == {"吴五", "郑六"}


def test_enter_keeps_the_import(page: ImportsPage, database: Database, qtbot: QtBot) -> None:
    dialog = asked(page, UndoDialog)
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert names(database) == {"吴五", "郑六"}


def test_an_import_is_taken_back_whole_and_stays_in_the_list(
    page: ImportsPage, database: Database
) -> None:
    asked(page, UndoDialog).accept()
    assert names(database) == set()
    assert page.workspace.notices.text == "已撤销“旧名单.xlsx”的导入。"
    assert lines(page)[0][-1] == "已撤销"
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "撤销这次导入…")
    assert not button.isEnabled()


def test_later_edits_that_stand_in_the_way_are_named_and_can_be_opened(
    page: ImportsPage, database: Database, opened: list[tuple[str, str]]
) -> None:
    person = change_phone(database, "吴五")
    dialog = asked(page, BlockedDialog)
    (line,) = picture(dialog.table.table).split("\n")[1:]
    assert line.split(" | ")[1:] == [CLERK, "更正资料", "吴五"]
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert opened == [("people", person)]
    assert names(database) == {"吴五", "郑六"}


def test_an_edit_made_while_the_question_stands_is_said(
    page: ImportsPage, database: Database
) -> None:
    dialog = asked(page, UndoDialog)
    change_phone(database, "郑六")
    dialog.accept()
    assert names(database) == {"吴五", "郑六"}
    assert "郑六" in page.workspace.notices.text


def test_a_file_without_imports_says_what_will_be_here(qtbot: QtBot, workspace: Workspace) -> None:
    made = ImportsPage(workspace)
    qtbot.addWidget(made)
    made.show()
    assert made.table.empty.isVisible()
