from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton

from roster.base.codes.people import Post
from roster.base.progress import Cancelled
from roster.divisions.divisions import villages
from roster.lists.deciding import preview as list_preview
from roster.lists.reading.child import packed_rows
from roster.people import trainees
from roster.qt.importing import preparing as import_preparing
from roster.qt.importing.rows.lists import Group
from roster.qt.importing.sheet.cells import column_letters
from roster.qt.importing.wizard import ImportWizard
from roster.qt.importing.words import troubles
from roster.qt.look.colours import Tone
from roster.qt.widgets.tables.model import TONE_ROLE
from tests.builders import make_id_number, make_person, writing
from tests.qt.pictures import picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from roster.base.progress import Report
    from roster.db.engine import Database
    from roster.lists.deciding.preview import Instructions, Preview
    from roster.qt.kit.workspace import Workspace

GOOD, OTHER = make_id_number(serial=1), make_id_number(serial=2)
WRONG = OTHER[:-1] + ("1" if OTHER[-1] != "1" else "2")
HEADER = ["序号", "村（社区）", "姓名", "性别", "职务", "身份证号码", "联系电话"]


def write_list(folder: Path, village: str, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["干部花名册"])
    sheet.append(HEADER)
    for number, row in enumerate(rows, start=1):
        sheet.append([number, village, *row])
    path = folder / "花名册.xlsx"
    book.save(path)
    return path


@pytest.fixture
def opened() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, opened: list[tuple[str, str]]) -> ImportWizard:
    def open_page(key: str, item: str) -> None:
        opened.append((key, item))

    made = ImportWizard(replace(workspace, open_page=open_page))
    made.resize(1100, 700)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def path(database: Database, tmp_path: Path) -> Path:
    with writing(database) as db:
        village = villages(db)[0].short_name
        make_person(db, "钱二", Post.COMMITTEE_MEMBER, id_number=GOOD, phone="13800000000")
    return write_list(
        tmp_path,
        village,
        ["钱二", "男", "村委会委员", GOOD, "13900001111"],
        ["孙三", "女", "党支部书记", WRONG, "13700002222"],
        ["李四", "男", "监委会主任", "", "13600003333"],
    )


def kinds(page: ImportWizard) -> dict[str, str]:
    rows = [line.split(" | ") for line in picture(page.rows.table).split("\n")[1:]]
    return {cells[1]: cells[0] for cells in rows}


def names(database: Database) -> set[str]:
    with database.reading() as db:
        return {facts.name for facts in trainees.all_facts(db).values()}


def test_what_becomes_of_each_row_is_shown_before_anything_is_written(
    page: ImportWizard, path: Path, database: Database
) -> None:
    page.open_file(path)
    assert kinds(page) == {"钱二": "变更", "孙三": "新增", "李四": "新增"}
    assert names(database) == {"钱二"}


def test_numbers_that_identify_a_person_are_masked(page: ImportWizard, path: Path) -> None:
    page.open_file(path)
    shown = "".join(map(picture, (page.rows.table, page.problems.table, page.sheet.view.model())))
    assert GOOD not in shown
    assert WRONG not in shown
    assert "联系电话 138****0000 → 139****1111" in shown


def test_the_sheet_stands_as_it_is_with_header_and_problems_in_colour(
    page: ImportWizard, path: Path
) -> None:
    page.open_file(path)
    model = page.sheet.view.model()
    assert model.index(3, 2).data() == "孙三"
    assert model.index(1, 0).data(TONE_ROLE) == Tone.ACCENT
    assert model.index(3, 5).data(TONE_ROLE) == Tone.DUE
    assert model.index(3, 5).data(Qt.ItemDataRole.ToolTipRole) == "校验码不对"
    assert model.headerData(2, Qt.Orientation.Horizontal) == "C 姓名"
    assert model.headerData(3, Qt.Orientation.Vertical) == "4"


def test_f8_goes_to_the_cell_at_the_left_and_the_person_at_the_right(
    page: ImportWizard, path: Path
) -> None:
    page.open_file(path)
    page.activateWindow()
    QTest.keyClick(page, Qt.Key.Key_F8)
    index = page.sheet.view.currentIndex()
    assert (index.row(), index.column()) == (3, 5)
    found = page.rows.table.row_at(page.rows.currentIndex().row())
    assert found is not None
    assert found.person.name == "孙三"


def test_the_left_follows_the_right_and_the_right_the_left(page: ImportWizard, path: Path) -> None:
    page.open_file(path)
    page.rows.selectRow(2)
    assert page.sheet.view.currentIndex().row() == 4
    page.sheet.view.setCurrentIndex(page.sheet.view.model().index(2, 1))
    assert page.rows.current_id() == "0"


def test_a_chip_shows_only_its_kind(page: ImportWizard, path: Path) -> None:
    page.open_file(path)
    chip = next(c for c in page.footer.findChildren(QToolButton) if c.text() == "变更 1")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert kinds(page) == {"钱二": "变更"}
    assert page.state.group is Group.CHANGED
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(kinds(page)) == 3


def test_the_import_is_one_action_and_the_notice_offers_to_undo_it(
    page: ImportWizard, path: Path, database: Database, opened: list[tuple[str, str]]
) -> None:
    page.open_file(path)
    page.import_rows()
    assert names(database) == {"钱二", "孙三", "李四"}
    assert page.workspace.notices.text == "已导入：新增 2 人，变更 1 人，待定 0 行。"
    assert opened == [("people", "")]
    assert page.preview is None
    assert page.sheet.view.model() is None


def test_a_second_reading_finds_the_same_people(page: ImportWizard, path: Path) -> None:
    page.open_file(path)
    page.import_rows()
    page.open_file(path)
    assert set(kinds(page).values()) == {"相同"}
    assert page.preview is not None
    assert page.preview.taken == 0


def test_a_write_in_between_is_decided_about_again(
    page: ImportWizard, path: Path, database: Database
) -> None:
    page.open_file(path)
    with writing(database) as db:
        make_person(db, "李四", phone="13600003333")
    assert kinds(page)["李四"] != "新增"
    page.import_rows()
    assert "孙三" in names(database)


def test_a_village_that_is_not_there_leaves_its_row_out(
    page: ImportWizard, database: Database, tmp_path: Path
) -> None:
    with database.reading() as db:
        village = villages(db)[0].short_name
    path = write_list(tmp_path, village, ["钱二", "男", "委员", GOOD, "13900001111"])
    book = openpyxl.load_workbook(path)
    book.worksheets[0].append([2, "无名村", "孙三", "女", "委员", "", "13700002222"])
    book.save(path)
    page.open_file(path)
    assert kinds(page) == {"钱二": "新增", "孙三": "有误"}
    assert page.preview is not None
    found = troubles(page.preview, "zh")
    assert ("孙三", "没有这个村（社区）", Tone.MISSING) in {
        (one.name, one.words, one.tone) for one in found
    }


def test_a_file_that_is_no_list_is_said_and_nothing_is_shown(
    page: ImportWizard, tmp_path: Path
) -> None:
    path = tmp_path / "说明.csv"
    path.write_text("今天天气好\n", encoding="utf-8")
    page.open_file(path)
    assert "没有找到人员名单" in page.workspace.notices.text
    assert page.preview is None


def test_a_locked_workbook_asks_for_its_password(
    page: ImportWizard, path: Path, locked: Callable[[Path], Path]
) -> None:
    page.open_file(locked(path))
    field = page.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClicks(field, "1234")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert len(kinds(page)) == 3


@pytest.fixture
def locked(tmp_path: Path) -> Callable[[Path], Path]:
    def lock(path: Path) -> Path:
        from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 - only this test needs it

        target = tmp_path / "加密.xlsx"
        with path.open("rb") as plain, target.open("wb") as secret:
            OOXMLFile(plain).encrypt("1234", secret)
        return target

    return lock


def test_columns_have_the_letters_of_spreadsheets() -> None:
    assert [column_letters(at) for at in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]


def test_a_column_can_be_declared_and_left_out(page: ImportWizard, path: Path) -> None:
    page.open_file(path)
    menu = QMenu()
    page.sheet.fill_menu(menu, 0, 7)
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    assert ticked == ["联系电话"]
    next(action for action in menu.actions() if action.text() == "这一列不用").trigger()
    assert "联系电话" not in picture(page.rows.table).split("\n")[1]
    page.sheet.columns_declared.emit("Sheet", {7: "phone"})
    assert "联系电话 138****0000 → 139****1111" in picture(page.rows.table).split("\n")[1]


def test_the_menu_key_asks_about_the_column_of_the_cell(
    page: ImportWizard, path: Path, qtbot: QtBot
) -> None:
    page.open_file(path)
    view = page.sheet.view
    view.setCurrentIndex(view.model().index(3, 2))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    with qtbot.waitSignal(view.menu_asked) as asked:
        view.contextMenuEvent(event)
    assert asked.args is not None
    assert asked.args[:2] == [4, 3]


def test_the_keyboard_imports(page: ImportWizard, path: Path, database: Database) -> None:
    page.open_file(path)
    page.activateWindow()
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "李四" in names(database)


@pytest.fixture
def long_list(page: ImportWizard, path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Preview]:
    """Let a list of four rows be long, and collect what is shown of it."""
    monkeypatch.setattr(list_preview, "_LONG", 4)
    monkeypatch.setattr(packed_rows, "_BEGINNING", 3)
    seen: list[Preview] = []
    show = page.footer.show_preview

    def watch(preview: Preview, problems: int) -> None:
        seen.append(preview)
        show(preview, problems)

    monkeypatch.setattr(page.footer, "show_preview", watch)
    page.open_file(path)
    return seen


def test_a_long_list_is_shown_by_its_first_rows_and_then_whole(long_list: list[Preview]) -> None:
    assert [(preview.is_whole, len(preview.plan.rows)) for preview in long_list] == [
        (False, 1),
        (True, 3),
    ]


def test_a_long_list_cannot_be_imported_before_all_rows_were_looked_at(
    long_list: list[Preview],
) -> None:
    first, whole = long_list

    assert not first.does_something
    assert whole.does_something


def test_who_does_not_wait_for_the_rest_of_a_long_list_is_asked_for_a_file_again(
    page: ImportWizard, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> NoReturn:
        raise Cancelled

    monkeypatch.setattr(list_preview, "_LONG", 4)
    monkeypatch.setattr(import_preparing, "prepare", stop)

    page.open_file(path)

    assert page.preview is None
    assert page.start.is_asking_file


def test_a_long_list_read_otherwise_is_shown_by_its_first_rows_again(
    page: ImportWizard, long_list: list[Preview]
) -> None:
    before = long_list[-1]
    del long_list[:]

    page.declare_columns("Sheet", {7: None})

    assert [(preview.is_whole, len(preview.plan.rows)) for preview in long_list] == [
        (False, 1),
        (True, 3),
    ]
    assert all(preview.workbook is before.workbook for preview in long_list)


def test_who_does_not_wait_for_a_long_list_read_otherwise_has_it_as_it_was(
    page: ImportWizard, long_list: list[Preview], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = long_list[-1]

    def prepared(db: Session, preview: Preview, said: Instructions, report: Report) -> Preview:
        if said != before.instructions and not preview.is_whole:
            raise Cancelled
        return list_preview.prepare(db, preview, said, report)

    monkeypatch.setattr(import_preparing, "prepare", prepared)
    page.declare_columns("Sheet", {7: None})

    assert page.preview is not None
    assert page.preview.is_whole
    assert page.preview.instructions == before.instructions
    assert page.preview.listing == before.listing


def test_what_was_recalled_about_a_header_holds_when_a_row_is_answered(
    page: ImportWizard, path: Path
) -> None:
    page.open_file(path)
    page.declare_columns("Sheet", {7: None})
    page.import_rows()
    page.open_file(path)

    page.reload()

    assert page.preview is not None
    assert page.preview.instructions.corrections.fields == {("Sheet", 7): None}


def test_a_name_that_was_not_read_is_nobody_elses_and_is_told_to_be_left_out(
    page: ImportWizard, database: Database, tmp_path: Path
) -> None:
    with database.reading() as db:
        village = villages(db)[0].short_name
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["村", "书记", "主任"], [village, "钱二", "何少芬（请假）由李四代"]):
        sheet.append(row)
    path = tmp_path / "班子.xlsx"
    book.save(path)
    page.open_file(path)
    problem = page.problems.table.row_at(0)
    assert problem is not None
    assert (problem.where, problem.said) == ((2, 3), "何少芬（请假）由李四代")
    assert (problem.name, problem.place, problem.tone) == ("", None, Tone.MISSING)
    assert "这里写的人不导入" in picture(page.problems.table)
    QTest.keyClick(page, Qt.Key.Key_F8)
    index = page.sheet.view.currentIndex()
    assert (index.row(), index.column()) == (1, 2)
