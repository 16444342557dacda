"""Where a list comes from: several files, the clipboard; what was said about a header before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QToolButton

from roster.divisions.divisions import villages
from roster.people import trainees
from roster.qt.importing.wizard import ImportWizard
from roster.qt.widgets.drop_area import DropArea

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.lists.listing import ListedPerson
    from roster.qt.kit.workspace import Workspace

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
HEADER = ["村（社区）", "姓名", "性别", "备用"]


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> ImportWizard:
    made = ImportWizard(workspace)
    made.resize(1200, 700)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def village(database: Database) -> str:
    with database.reading() as db:
        return villages(db)[0].short_name


def write_list(path: Path, *rows: list[str]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def copy(text: str, html: str = "") -> None:
    """Put something on the clipboard, as spreadsheets and chats do."""
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def listed(page: ImportWizard) -> list[str]:
    assert page.preview is not None
    return [person.name for person in page.preview.listing.people]


def names(database: Database) -> set[str]:
    with database.reading() as db:
        return {facts.name for facts in trainees.all_facts(db).values()}


def drop(page: ImportWizard, *paths: Path) -> None:
    area = page.start.findChild(DropArea)
    assert area is not None
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    modifier = Qt.KeyboardModifier.NoModifier
    area.dropEvent(QDropEvent(area.rect().center(), action, data, button, modifier))


# several files


def test_of_several_files_the_first_is_shown_and_the_others_wait(
    page: ImportWizard, village: str, tmp_path: Path, database: Database
) -> None:
    first = write_list(tmp_path / "一.xlsx", HEADER, [village, "钱二", "男", ""])
    second = write_list(tmp_path / "二.xlsx", HEADER, [village, "孙三", "女", ""])
    drop(page, first, second)
    assert listed(page) == ["钱二"]
    assert "下一份（还有 1 份）" in [action.text() for action in page.actions()]
    page.import_rows()
    assert names(database) == {"钱二"}
    assert listed(page) == ["孙三"]
    page.import_rows()
    assert page.preview is None


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    bad = tmp_path / "照片.xlsx"
    bad.write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    good = write_list(tmp_path / "二.xlsx", HEADER, [village, "孙三", "女", ""])
    page.show_item(f"{bad}\n{good}")
    assert "照片.xlsx" in page.workspace.notices.text
    assert listed(page) == ["孙三"]


# the clipboard


def test_a_table_is_pasted_by_its_key(page: ImportWizard, village: str) -> None:
    copy(f"村（社区）\t姓名\t性别\n{village}\t钱二\t男\n{village}\t孙三\t女\n")
    QTest.keyClick(page, Qt.Key.Key_V, CTRL)
    assert listed(page) == ["钱二", "孙三"]
    assert page.preview is not None
    assert page.preview.path is None


def test_the_html_of_a_table_tells_which_cells_are_joined(page: ImportWizard, village: str) -> None:
    copy(
        f"村\t姓名\t性别\n{village}\t钱二\t男\n\t孙三\t女\n",
        "<table><tr><td>村</td><td>姓名</td><td>性别</td></tr>"
        f"<tr><td rowspan=2>{village}</td><td>钱二</td><td>男</td></tr>"
        "<tr><td>孙三</td><td>女</td></tr></table>",
    )
    page.source.paste()
    assert page.preview is not None
    assert page.preview.workbook.beginning.sheets[0].merges == ((2, 1, 3, 1),)
    assert listed(page) == ["钱二", "孙三"]


def test_of_names_alone_the_village_is_asked_once(
    page: ImportWizard, village: str, database: Database
) -> None:
    copy("钱小二、孙小三、李小四")
    QTest.keyClick(page, Qt.Key.Key_V, CTRL)
    assert page.preview is None
    field = page.focusWidget()
    assert isinstance(field, QComboBox)
    field.setCurrentText(village)
    page.start.village_given.emit(field.currentText())
    assert listed(page) == ["钱小二", "孙小三", "李小四"]
    page.import_rows()
    assert names(database) == {"钱小二", "孙小三", "李小四"}


def test_files_copied_in_the_file_manager_are_pasted(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    paths = [
        write_list(tmp_path / f"{name}.xlsx", HEADER, [village, name, "男", ""])
        for name in ("钱二", "孙三")
    ]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QGuiApplication.clipboard().setMimeData(data)
    page.source.paste()
    assert listed(page) == ["钱二"]
    assert page.source.waiting == 1


def test_an_empty_clipboard_is_said(page: ImportWizard) -> None:
    copy("今天天气好")
    page.source.paste()
    assert page.workspace.notices.text
    assert page.start.is_asking_file


def test_what_is_shown_is_not_pasted_over(page: ImportWizard, village: str, tmp_path: Path) -> None:
    page.open_file(write_list(tmp_path / "一.xlsx", HEADER, [village, "钱二", "男", ""]))
    copy("孙小三、李小四")
    QTest.keyClick(page, Qt.Key.Key_V, CTRL)
    assert listed(page) == ["钱二"]


# a header known again


def first(page: ImportWizard) -> ListedPerson:
    assert page.preview is not None
    return page.preview.listing.people[0]


def refuse(page: ImportWizard) -> QToolButton:
    return next(b for b in page.sheet.recall.findChildren(QToolButton))


def test_what_was_said_about_a_header_is_used_at_the_next_import(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    page.open_file(write_list(tmp_path / "一.xlsx", HEADER, [village, "钱二", "男", "大专"]))
    page.declare_columns("Sheet", {4: "note"})
    page.import_rows()
    title = ["又一批人"]
    page.open_file(write_list(tmp_path / "二.xlsx", title, HEADER, [village, "孙三", "女", "高中"]))
    assert (first(page).note, first(page).education) == ("高中", None)
    assert page.sheet.recall.isVisible()
    QTest.mouseClick(refuse(page), LEFT)
    assert (first(page).note, first(page).education) == (None, "high_school")
    assert not page.sheet.recall.isVisible()


def test_what_is_said_now_is_added_to_what_was_said_before(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    page.open_file(write_list(tmp_path / "一.xlsx", HEADER, [village, "钱二", "男", "大专"]))
    page.declare_columns("Sheet", {4: "note"})
    page.import_rows()
    page.open_file(write_list(tmp_path / "二.xlsx", HEADER, [village, "孙三", "女", "高中"]))
    page.declare_columns("Sheet", {3: None})
    assert (first(page).note, first(page).gender) == ("高中", None)


def test_what_was_not_wanted_again_is_forgotten_with_the_import(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    page.open_file(write_list(tmp_path / "一.xlsx", HEADER, [village, "钱二", "男", "大专"]))
    page.declare_columns("Sheet", {4: "note"})
    page.import_rows()
    page.open_file(write_list(tmp_path / "二.xlsx", HEADER, [village, "孙三", "女", "高中"]))
    page.read_afresh()
    page.import_rows()
    page.open_file(write_list(tmp_path / "三.xlsx", HEADER, [village, "李四", "女", "高中"]))
    assert not page.sheet.recall.isVisible()
    assert page.preview is not None
    assert page.preview.recalled is None


def test_what_the_clerk_said_can_be_taken_back_whole(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    page.open_file(write_list(tmp_path / "一.xlsx", HEADER, [village, "钱二", "男", "大专"]))
    assert not page.sheet.recall.isVisible()
    page.declare_columns("Sheet", {4: "note", 3: None})
    assert (first(page).note, first(page).gender) == ("大专", None)
    QTest.mouseClick(refuse(page), LEFT)
    assert (first(page).note, first(page).gender) == (None, "male")
    assert not page.sheet.recall.isVisible()


def test_a_header_that_was_understood_is_not_spoken_of(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    path = write_list(tmp_path / "一.xlsx", HEADER, [village, "钱二", "男", ""])
    page.open_file(path)
    page.import_rows()
    page.open_file(path)
    assert not page.sheet.recall.isVisible()
