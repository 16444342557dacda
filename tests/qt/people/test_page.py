from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from roster.base.codes.people import EndReason, PoliticalStatus, Post
from roster.db.acts import Act
from roster.db.history import journal, undoing
from roster.people import positions
from roster.people.trainees import TraineeFacts
from roster.qt.kit.commands import Command
from roster.qt.people.page import PeoplePage
from roster.qt.people.post_dialogs import (
    AddPersonDialog,
    AppointDialog,
    ElectedDialog,
    EndPostDialog,
)
from roster.qt.widgets.hidden_number import HiddenNumber
from tests.builders import facts_of, make_id_number, make_person, village_ids, writing
from tests.qt.pictures import picture
from tests.qt.widgets.typing_room import composes, keys

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from roster.base.words import Language
    from roster.qt.kit.workspace import Workspace


@pytest.fixture
def people(workspace: Workspace) -> dict[str, str]:
    """Give three invented people of two villages by name."""
    with writing(workspace.database) as db:
        return {
            "张䶮秋": make_person(
                db,
                "张䶮秋",
                Post.SECRETARY,
                Post.HEAD,
                newly_elected=True,
                political_status=PoliticalStatus.CPC_MEMBER,
                id_number=make_id_number(),
                phone="13800001234",
            ),
            "李建国": make_person(db, "李建国", Post.SUPERVISION_HEAD),
            "陈志强": make_person(db, "陈志强", Post.COMMITTEE_MEMBER, village=1, birth="1990-10"),
        }


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, people: dict[str, str]) -> PeoplePage:
    assert people
    made = PeoplePage(workspace)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def names(page: PeoplePage) -> list[str]:
    model = page.table.table
    found = [model.row_at(row) for row in range(model.rowCount())]
    return [person.facts.name for person in found if person is not None]


def line(page: PeoplePage, name: str) -> QLineEdit:
    field = page.person.form.fields[name]
    assert isinstance(field, QLineEdit)
    return field


def test_everybody_stands_in_the_order_of_villages_and_posts(page: PeoplePage) -> None:
    rows = picture(page.table.table).splitlines()
    assert rows[0].startswith("姓名 | 性别 | 出生年月 | 职务 | 村（社区） | 新任")
    assert rows[1].startswith("张䶮秋 | 男 | 1978.05 | 书记、主任 | 圩镇社区 | ✓ | 中共党员")
    assert names(page) == ["张䶮秋", "李建国", "陈志强"]


def test_numbers_are_masked_in_the_table(page: PeoplePage) -> None:
    shown = picture(page.table.table)
    assert "138****1234" in shown
    assert "13800001234" not in shown
    assert make_id_number() not in shown


@pytest.mark.parametrize(
    ("text", "found"), [("zyq", ["张䶮秋"]), ("李", ["李建国"]), ("1234", ["张䶮秋"]), ("没有", [])]
)
def test_a_typed_text_narrows_the_table(
    page: PeoplePage, qtbot: QtBot, text: str, found: list[str]
) -> None:
    page.activateWindow()
    page.table.setFocus()
    (keys if text.isascii() else composes)(text)
    qtbot.waitUntil(lambda: names(page) == found)
    assert page.filter.text.text() == text


def test_chips_narrow_the_table(page: PeoplePage) -> None:
    page.filter.post.choose(Post.SUPERVISION_HEAD.value)
    assert names(page) == ["李建国"]
    assert page.filter.post.text() == "职务 监委会主任"
    page.filter.clear()
    page.filter.political.choose(PoliticalStatus.CPC_MEMBER.value)
    assert names(page) == ["张䶮秋"]
    page.filter.clear()
    page.filter.village.choose(page.filter.village.menu().actions()[2].data())
    assert names(page) == ["陈志强"]


def test_missing_identity_numbers_are_one_click_away(page: PeoplePage) -> None:
    assert page.filter.without_id.text() == "! 身份证待补 2"
    page.show_item("without_id_number")
    assert names(page) == ["李建国", "陈志强"]


def test_an_empty_result_offers_to_show_everybody(page: PeoplePage) -> None:
    page.filter.text.setText("没有这个人")
    page.reload()
    assert page.table.empty.isVisible()
    page._show_all.trigger()
    assert len(names(page)) == 3


def test_a_row_shows_the_person_at_the_right(page: PeoplePage, people: dict[str, str]) -> None:
    page.show_item(people["张䶮秋"])
    assert page.state.trainee_id == people["张䶮秋"]
    assert line(page, "name").text() == "张䶮秋"
    assert line(page, "birth").text() == "1978.05"
    assert line(page, "id_number").text() == "441204********001" + make_id_number()[-1]
    assert [row.post for row in page.person.posts.rows] == [Post.SECRETARY, Post.HEAD]


def test_a_number_is_whole_while_the_cursor_is_in_it(
    page: PeoplePage, people: dict[str, str]
) -> None:
    page.show_item(people["张䶮秋"])
    field = line(page, "phone")
    assert isinstance(field, HiddenNumber)
    field.setFocus()
    if not field.hasFocus():  # the offscreen screen gives the focus only to the active window
        page.activateWindow()
        field.setFocus()
    assert field.number == "13800001234"


def test_a_fact_is_written_when_its_field_is_left(
    page: PeoplePage, people: dict[str, str], workspace: Workspace
) -> None:
    page.show_item(people["李建国"])
    field = line(page, "birth")
    field.setText("1966年3月")
    field.editingFinished.emit()
    with workspace.database.reading() as db:
        assert facts_of(db, people["李建国"]).birth == "1966-03"
    assert picture(page.table.table).count("1966.03") == 1
    assert page.table.current_id() == people["李建国"]


def test_a_choice_is_written_at_once(
    page: PeoplePage, people: dict[str, str], workspace: Workspace
) -> None:
    page.show_item(people["李建国"])
    field = page.person.form.fields["political_status"]
    assert isinstance(field, QComboBox)
    field.setCurrentIndex(field.findData(PoliticalStatus.CPC_MEMBER.value))
    field.activated.emit(field.currentIndex())
    with workspace.database.reading() as db:
        assert facts_of(db, people["李建国"]).political_status is PoliticalStatus.CPC_MEMBER


def test_a_refused_value_stays_in_its_field_and_is_framed(
    page: PeoplePage, people: dict[str, str], workspace: Workspace
) -> None:
    page.show_item(people["李建国"])
    field = line(page, "birth")
    field.setText("很久以前")
    field.editingFinished.emit()
    assert field.text() == "很久以前"
    assert field.property("wrong") == "true"
    assert workspace.notices.text
    with workspace.database.reading() as db:
        assert facts_of(db, people["李建国"]).birth == "1978-05"


def test_a_telephone_is_checked_where_it_is_typed(
    page: PeoplePage, people: dict[str, str], workspace: Workspace
) -> None:
    page.show_item(people["李建国"])
    field = line(page, "phone")
    assert isinstance(field, HiddenNumber)
    for typed, wrong in (("12345678", "true"), ("１３８００１３８０００", "false")):
        field.set_number(typed)
        field.editingFinished.emit()
        assert field.property("wrong") == wrong
        assert ("李建国的电话号码不对" in workspace.notices.text) is (wrong == "true")
        workspace.notices.dismiss()
    with workspace.database.reading() as db:
        assert facts_of(db, people["李建国"]).phone == "13800138000"


def test_a_new_person_who_is_refused_comes_back_with_all_that_was_typed(page: PeoplePage) -> None:
    page._add()
    dialog = page.findChild(AddPersonDialog)
    assert dialog is not None
    dialog.name.setText("王小明")
    dialog.phone.setText("12345678")
    dialog.accept()
    assert dialog.isVisible()
    assert (dialog.name.text(), dialog.phone.text()) == ("王小明", "12345678")
    assert "王小明的电话号码不对" in dialog.wrong.text()
    dialog.phone.setText("１３９００１３９０００")
    dialog.accept()
    assert not dialog.isVisible()
    assert "王小明" in names(page)


def test_a_new_person_is_added_with_a_post_and_chosen(
    page: PeoplePage, workspace: Workspace
) -> None:
    with workspace.database.reading() as db:
        village = village_ids(db)[0]
    page.add_person(TraineeFacts("王小明", village), Post.ECONOMY_HEAD)
    assert "王小明" in names(page)
    assert page.person.form.fields["name"].property("wrong") != "true"
    assert workspace.notices.text == "已添加。"


def test_people_registered_by_mistake_are_taken_out(
    page: PeoplePage, people: dict[str, str], workspace: Workspace
) -> None:
    page.show_item(people["陈志强"])
    page.handlers[Command.REMOVE]()
    assert names(page) == ["张䶮秋", "李建国"]
    assert workspace.notices.text == "已移出 1 人。"
    with workspace.database.transaction(Act.UNDO, by="陈") as db:
        undoing.undo(db)
    assert "陈志强" in names(page)


def test_the_export_is_masked(page: PeoplePage, tmp_path: Path) -> None:
    page.export(tmp_path / "花名册.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "花名册.xlsx").active
    assert sheet is not None
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert "张䶮秋" in texts
    assert not any("13800001234" in text for text in texts)


def test_a_full_export_keeps_its_reason(
    page: PeoplePage, tmp_path: Path, workspace: Workspace
) -> None:
    before = journal_length(workspace)
    page.export(tmp_path / "花名册.xlsx", reason="报县委组织部")
    sheet = openpyxl.load_workbook(tmp_path / "花名册.xlsx").active
    assert sheet is not None
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert any("13800001234" in text for text in texts)
    assert journal_length(workspace) == before + 1


def journal_length(workspace: Workspace) -> int:
    with workspace.database.reading() as db:
        return journal.length(db)[0]


def test_rows_sort_by_a_click_and_stay_sorted_after_a_write(
    page: PeoplePage, people: dict[str, str], workspace: Workspace
) -> None:
    page.table.horizontalHeader().sectionClicked.emit(0)
    assert names(page) == ["陈志强", "李建国", "张䶮秋"]
    with writing(workspace.database) as db:
        make_person(db, "安小燕", village=3)
    assert names(page)[0] == "安小燕"
    assert people


def test_the_dialogs_give_what_was_chosen(
    page: PeoplePage, workspace: Workspace, qtbot: QtBot
) -> None:
    assert page.state.people is not None
    villages = page.state.people.villages
    add = AddPersonDialog(villages, villages[1].id, "zh")
    appoint = AppointDialog(villages, villages[0].id, "zh")
    end = EndPostDialog("zh")
    for dialog in (add, appoint, end):
        qtbot.addWidget(dialog)
    assert not add.does.isEnabled()
    QTest.keyClicks(add.name, "Wang")
    add.born.setText("1980年1月")
    facts, post = add.choice()
    assert add.does.isEnabled()
    assert (facts.division_id, facts.birth, post) == (villages[1].id, "1980-01", None)
    appoint.newly.setChecked(True)
    assert appoint.choice().post is Post.SECRETARY
    assert appoint.choice().newly_elected is True
    day, reason = end.choice()
    assert len(day) == 10
    assert reason in EndReason
    assert workspace


def test_newly_elected_is_said_by_hand_with_the_reason_and_undone(
    page: PeoplePage, people: dict[str, str], workspace: Workspace
) -> None:
    page.show_item(people["李建国"])
    page.person.posts.selectRow(0)

    def held() -> bool | None:
        with workspace.database.reading() as db:
            return positions.positions_of(db, people["李建国"])[0].newly_elected

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ElectedDialog)
        dialog.elected.setCurrentIndex(dialog.elected.findData("False" if before else "True"))
        QTest.keyClicks(dialog.reason, "by-election")
        QTest.mouseClick(dialog.does, Qt.MouseButton.LeftButton)

    before = held()
    QTest.mouseClick(page.person.elected_button, Qt.MouseButton.LeftButton)
    answer()
    assert held() is (not before)
    with writing(workspace.database) as db:
        undoing.undo(db)
    assert held() is before


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_about_a_person_fits_beside_the_table(
    qtbot: QtBot, workspace: Workspace, people: dict[str, str], language: Language
) -> None:
    workspace.languages.choose(language)
    page = PeoplePage(workspace)
    qtbot.addWidget(page)
    page.show()
    page.show_item(people["张䶮秋"])
    room = 320 - 14  # the inspector of a new window, less the scroll bar
    assert page.person.minimumSizeHint().width() <= room


def test_a_training_of_a_person_opens_its_page(page: PeoplePage, people: dict[str, str]) -> None:
    page.show_item(people["李建国"])
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.person.tabs.count() == 5
