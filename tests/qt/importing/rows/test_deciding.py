"""What the clerk decides about the rows of a list before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import openpyxl
import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QTableView

from roster.base.codes.people import EndReason, Gender, Post
from roster.divisions.divisions import villages
from roster.lists.deciding import IntakeRules
from roster.lists.deciding.codes import Difference, EarlierPosts, GreyRule
from roster.people import positions, trainees
from roster.qt.importing.numbers.dialog import NumberDesk
from roster.qt.importing.rows.leavers import LeaversDialog
from roster.qt.importing.rows.lines import choices
from roster.qt.importing.rows.lists import Group
from roster.qt.importing.rows.rules import RulesDialog
from roster.qt.importing.wizard import ImportWizard
from roster.qt.importing.words import reason_words
from roster.qt.look.colours import Tone
from tests.builders import make_id_number, make_person, writing
from tests.qt.pictures import picture

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.qt.kit.workspace import Workspace

Dialog = TypeVar("Dialog", bound=QDialog)

HEADER = ["村（社区）", "姓名", "出生年月", "职务", "身份证号码", "联系电话"]
KNOWN, OTHER = make_id_number(serial=1), make_id_number(serial=3)


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> ImportWizard:
    made = ImportWizard(workspace)
    made.resize(1100, 700)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def village(database: Database) -> str:
    with writing(database) as db:
        make_person(db, "李建国", Post.COMMITTEE_MEMBER, birth="1980-03", phone="15400002222")
        make_person(db, "李建国", Post.COMMITTEE_MEMBER, birth="1980-03", phone="15400003333")
        make_person(db, "王小明", Post.HEAD, id_number=KNOWN, gender=Gender.MALE)
        make_person(db, "邓伟", Post.DEPUTY_HEAD, birth="1990-02")
        return villages(db)[0].short_name


def open_list(page: ImportWizard, folder: Path, *rows: list[str]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (HEADER, *rows):
        sheet.append(cells)
    book.save(folder / "名单.xlsx")
    page.open_file(folder / "名单.xlsx")


def groups(page: ImportWizard) -> dict[str, str]:
    rows = [line.split(" | ") for line in picture(page.rows.table).split("\n")[1:]]
    return {cells[1]: cells[0] for cells in rows}


def choose_name(page: ImportWizard, name: str) -> None:
    page.rows.selectRow(list(groups(page)).index(name))


def lines(table: QTableView) -> list[str]:
    return picture(table.model()).split("\n")[1:]


def asked(page: ImportWizard, kind: type[Dialog]) -> Dialog:
    found = page.findChildren(kind)
    assert found
    return found[-1]


# --- one row


def test_who_fits_is_laid_beside_the_row_and_differences_are_marked(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    open_list(page, tmp_path, [village, "李建国", "1980.03", "村委会副主任", "", "15400003333"])
    page.rows.selectRow(0)
    table = page.deciding.card.choices
    assert lines(table)[1].startswith("1 | 姓名、村、出生年月相同 | 李建国 | ")
    assert "≠ 154****2222" in lines(table)[1]
    assert "≠ 154" not in lines(table)[2]
    phone = table.table.column_of("phone")
    assert table.table.columns[phone].tone is not None
    assert table.model().index(1, phone).data(Qt.ItemDataRole.UserRole) == Tone.DUE
    assert [line.split(" | ")[0] for line in lines(table)] == ["", "1", "2", "3", "0"]


def test_an_answer_by_digit_decides_the_row_and_goes_on_to_the_next(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    open_list(
        page,
        tmp_path,
        [village, "李建国", "1980.03", "村委会副主任", "", ""],
        [village, "王大明", "1978.05", "村委会主任", KNOWN, ""],
    )
    assert groups(page) == {"李建国": "要决定", "王大明": "要决定"}
    page.rows.selectRow(0)
    QTest.keyClick(page.rows, Qt.Key.Key_3)
    assert groups(page) == {"李建国": "新增", "王大明": "要决定"}
    assert page.rows.current_id() == "1"
    QTest.keyClick(page.rows, Qt.Key.Key_Space)
    assert groups(page) == {"李建国": "新增", "王大明": "待定"}


def test_the_number_of_another_can_be_left_out_or_the_name_corrected(
    page: ImportWizard, village: str, tmp_path: Path, database: Database
) -> None:
    open_list(page, tmp_path, [village, "王大明", "1978.05", "村委会主任", KNOWN, ""])
    page.rows.selectRow(0)
    assert "是新的人，身份证号码先不要" in "".join(lines(page.deciding.card.choices))
    QTest.keyClick(page.rows, Qt.Key.Key_1)
    assert groups(page) == {"王大明": "变更"}
    page.import_rows()
    with database.reading() as db:
        facts = trainees.all_facts(db).values()
        assert {each.name for each in facts if each.id_number == KNOWN} == {"王大明"}


def test_an_answer_can_be_taken_back(page: ImportWizard, village: str, tmp_path: Path) -> None:
    open_list(page, tmp_path, [village, "李建国", "1980.03", "村委会副主任", "", ""])
    page.rows.selectRow(0)
    page.deciding.card.take("1")
    assert groups(page) == {"李建国": "变更"}
    page.rows.selectRow(0)
    assert lines(page.deciding.card.choices)[0].startswith("0 | 收回我的决定")
    page.deciding.card.take("0")
    assert groups(page) == {"李建国": "要决定"}


def test_a_row_that_nobody_asks_about_offers_no_choice(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    open_list(page, tmp_path, [village, "赵一", "1978.05", "村委会委员", OTHER, ""])
    assert page.preview is not None
    assert choices(page.preview.plan.rows[0], {}, answered=False) == ()
    page.rows.selectRow(0)
    assert not page.deciding.card.can_choose
    assert not page.deciding.card.take("1")


def test_of_a_changed_row_old_and_new_are_shown(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    open_list(page, tmp_path, [village, "邓伟", "1990.02", "村委会副主任", "", "15400007777"])
    page.rows.selectRow(0)
    assert lines(page.deciding.card.changes) == ["联系电话 |  | 154****7777"]


def test_answers_stay_when_columns_are_corrected(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    open_list(page, tmp_path, [village, "李建国", "1980.03", "村委会副主任", "", "15400001111"])
    page.rows.selectRow(0)
    page.deciding.card.take("1")
    page.declare_columns("Sheet", {6: None})
    assert groups(page) == {"李建国": "变更"}


def test_the_menu_key_lets_the_clerk_say_what_nobody_asked(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    open_list(page, tmp_path, [village, "邓伟", "1990.02", "村委会副主任", "", "15400007777"])
    assert groups(page) == {"邓伟": "变更"}
    page.rows.selectRow(0)
    for words, group in (("是新的人", "新增"), ("收回我的决定，重新判断", "变更")):
        page.rows.customContextMenuRequested.emit(QPoint(5, 5))
        menu = page.deciding.findChildren(QMenu)[-1]
        next(action for action in menu.actions() if action.text() == words).trigger()
        menu.close()
        assert groups(page) == {"邓伟": group}


# --- cells put right


def test_a_cell_put_right_decides_the_row_anew_and_the_original_is_kept(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    open_list(page, tmp_path, ["没有的村", "赵一", "1978.05", "村委会委员", "", ""])
    assert groups(page) == {"赵一": "有误"}
    column = page.rows.table.column_of("village")
    index = page.rows.table.index(0, column)
    assert index.data(Qt.ItemDataRole.EditRole) == "没有的村"
    assert page.rows.table.setData(index, village)
    assert groups(page) == {"赵一": "新增"}
    assert page.preview is not None
    assert page.preview.plan.rows[0].person.raw["village"] == "没有的村"
    assert index.data(Qt.ItemDataRole.EditRole) == village
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "表里写的：没有的村"


def test_f2_finds_the_cell_that_keeps_a_row_back(
    page: ImportWizard, village: str, tmp_path: Path, qtbot: QtBot
) -> None:
    open_list(page, tmp_path, ["没有的村", "赵一", "1978.05", "村委会委员", "", ""])
    page.rows.setCurrentIndex(page.rows.table.index(0, 0))
    QTest.keyClick(page.rows, Qt.Key.Key_F2)
    field = page.rows.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "没有的村"
    field.setText(village)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: groups(page) == {"赵一": "新增"})


def test_enter_on_a_row_to_be_decided_goes_to_the_choices(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    open_list(page, tmp_path, [village, "李建国", "1980.03", "村委会副主任", "", ""])
    page.rows.setCurrentIndex(page.rows.table.index(0, 0))
    QTest.keyClick(page.rows, Qt.Key.Key_Return)
    assert page.focusWidget() is page.deciding.card.choices


def test_a_problem_is_put_right_in_its_own_line(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    open_list(page, tmp_path, [village, "赵一", "1978.1", "村委会委员", "", "1540000"])
    table = page.problems.table
    said = table.column_of("said")
    assert table.flags(table.index(0, said)) & Qt.ItemFlag.ItemIsEditable
    count = table.rowCount()
    phone = next(at for at in range(count) if table.index(at, said).data() != "1978.1")
    assert table.index(phone, said).data() != "1540000"
    assert table.index(phone, said).data(Qt.ItemDataRole.EditRole) == "1540000"
    table.setData(table.index(phone, said), "15400007777")
    assert table.rowCount() == count - 1


def test_a_problem_of_a_whole_row_has_no_cell_to_edit(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    open_list(page, tmp_path, [village, "李建国", "1980.03", "村委会副主任", "", ""])
    table = page.problems.table
    index = table.index(0, table.column_of("said"))
    assert not table.flags(index) & Qt.ItemFlag.ItemIsEditable


def test_of_two_texts_for_a_cell_the_last_one_counts(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    open_list(page, tmp_path, ["没有的村", "赵一", "1978.05", "村委会委员", "", ""])
    column = page.rows.table.column_of("village")
    for text in (village, "也没有的村"):
        page.rows.table.setData(page.rows.table.index(0, column), text)
    assert groups(page) == {"赵一": "有误"}
    assert page.preview is not None
    assert len(page.preview.instructions.amendments) == 1


# --- rules


def test_rules_decide_the_whole_list_anew(page: ImportWizard, village: str, tmp_path: Path) -> None:
    open_list(page, tmp_path, [village, "邓伟", "1990.02", "村委会副主任", "", "15400007777"])
    assert groups(page) == {"邓伟": "变更"}
    page.deciding.tools.rules.click()
    dialog = asked(page, RulesDialog)
    dialog.difference.setCurrentIndex(dialog.difference.findData(Difference.FILE_WINS.value))
    dialog.accept()
    assert groups(page) == {"邓伟": "相同"}
    assert page.deciding.tools.rules.text() == "不同时以名册为准…"


def test_a_post_that_ends_is_shown(page: ImportWizard, village: str, tmp_path: Path) -> None:
    open_list(page, tmp_path, [village, "邓伟", "1990.02", "党支部书记", "", ""])
    page.deciding.tools.rules.click()
    dialog = asked(page, RulesDialog)
    end = dialog.earlier_posts.findData(EarlierPosts.END.value)
    dialog.earlier_posts.setCurrentIndex(end)
    dialog.accept()
    assert page.preview
    words = reason_words(page.preview.plan.rows[0], "zh")
    assert "职务 ＋ 书记；职务 － 副主任" in words


def test_the_form_of_the_rules_shows_and_gives_every_rule(qtbot: QtBot) -> None:
    rules = IntakeRules(
        difference=Difference.FILL_EMPTY,
        id_of_another=GreyRule.IS_PERSON,
        two_candidates=GreyRule.IS_NEW,
        name_village=GreyRule.IS_PERSON,
        name_phone=GreyRule.ASK,
        earlier_posts=EarlierPosts.END,
    )
    dialog = RulesDialog(rules, "zh")
    qtbot.addWidget(dialog)
    assert dialog.rules() == rules


def test_enter_does_what_a_form_is_for(qtbot: QtBot) -> None:
    dialog = RulesDialog(IntakeRules(), "zh")
    qtbot.addWidget(dialog)
    dialog.open()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)


# --- who is missing


def test_nobody_leaves_who_was_not_ticked(
    page: ImportWizard, village: str, tmp_path: Path, database: Database
) -> None:
    open_list(
        page,
        tmp_path,
        [village, "王小明", "1978.05", "村委会主任", KNOWN, ""],
        [village, "李建国", "1980.03", "村委会委员", "", "15400002222"],
    )
    page.deciding.tools.leavers.click()
    dialog = asked(page, LeaversDialog)
    assert [line.split(" | ")[0] for line in lines(dialog.table)] == ["邓伟", "李建国"]
    assert dialog.departures() == ()
    dialog.model.tick(["0"], on=True)
    dialog.reason.setCurrentIndex(dialog.reason.findData(EndReason.RESIGNED.value))
    dialog.accept()
    assert page.deciding.tools.leavers.text() == "名单里没有的人 1 / 2…"
    page.import_rows()
    with database.reading() as db:
        people = trainees.people_rows(db, trainees.find_people(db))
        held = {row.facts.name: positions.positions_of(db, row.id) for row in people}
    assert [post.end_reason for post in held["邓伟"]] == [EndReason.RESIGNED]
    assert [post.end for post in held["李建国"]] == [None]


def test_the_ticks_are_there_when_the_list_is_shown_again(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    open_list(
        page,
        tmp_path,
        [village, "王小明", "1978.05", "村委会主任", KNOWN, ""],
        [village, "李建国", "1980.03", "村委会委员", "", "15400002222"],
    )
    page.deciding.tools.leavers.click()
    dialog = asked(page, LeaversDialog)
    dialog.model.tick(["0"], on=True)
    dialog.reason.setCurrentIndex(dialog.reason.findData(EndReason.DIED.value))
    dialog.day.setDate(QDate(2026, 10, 12))
    chosen = dialog.departures()
    assert [(each.on, each.reason) for each in chosen] == [("2026-10-12", EndReason.DIED)]
    dialog.accept()
    page.deciding.tools.leavers.click()
    assert asked(page, LeaversDialog).departures() == chosen


# --- damaged numbers


def damaged(page: ImportWizard, village: str, folder: Path) -> NumberDesk:
    swapped = OTHER[:8] + OTHER[9] + OTHER[8] + OTHER[10:]
    open_list(
        page,
        folder,
        [village, "赵一", "1978.05", "村委会委员", swapped, ""],
        [village, "钱二", "1978.05", "村委会委员", "4.41204E+17", ""],
    )
    page.deciding.tools.numbers.click()
    return asked(page, NumberDesk)


def test_every_damaged_number_stands_with_what_it_may_have_been(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    desk = damaged(page, village, tmp_path)
    names = [line.split(" | ")[1] for line in lines(desk.numbers)]
    assert names == ["赵一", "钱二"]
    assert desk.numbers.current_id() == "0"
    key, number, repair = lines(desk.choices)[0].split(" | ")[:3]
    assert (key, number, repair) == ("1", "441204**78****0036", "相邻两位写反了")
    assert desk.amendments() == ()


def test_only_the_digits_that_differ_are_shown_beside_the_usual_ones(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    desk = damaged(page, village, tmp_path)
    shown = "".join([*lines(desk.numbers), *lines(desk.choices)])
    assert OTHER not in shown
    assert "19780512" not in shown


def test_a_chosen_number_becomes_the_person_s_and_the_original_is_kept(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    desk = damaged(page, village, tmp_path)
    QTest.keyClick(desk.numbers, Qt.Key.Key_1)
    desk.accept()
    assert page.preview is not None
    person = page.preview.plan.rows[0].person
    assert person.id_number == OTHER
    assert person.raw["id_number"] != OTHER
    assert page.deciding.tools.numbers.text() == "有误的身份证号 1 / 2…"


def test_a_choice_can_be_thought_over(page: ImportWizard, village: str, tmp_path: Path) -> None:
    desk = damaged(page, village, tmp_path)
    QTest.keyClick(desk.numbers, Qt.Key.Key_1)
    desk.accept()
    page.deciding.tools.numbers.click()
    again = asked(page, NumberDesk)
    assert len(again.amendments()) == 1
    again.numbers.selectRow(0)
    QTest.keyClick(again.numbers, Qt.Key.Key_0)
    again.accept()
    assert page.preview is not None
    assert page.preview.plan.rows[0].person.id_number is None


def test_nothing_is_used_when_the_desk_is_left(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    desk = damaged(page, village, tmp_path)
    QTest.keyClick(desk.numbers, Qt.Key.Key_1)
    desk.reject()
    assert page.preview is not None
    assert page.preview.instructions.amendments == ()


def test_numbers_that_have_slipped_together_move_back_together(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    births = ["19780512", "19801103", "19650230", "19910921", "19720815", "19880124"]
    births[2] = "19650228"
    numbers = [make_id_number(birth, 11 + 2 * at) for at, birth in enumerate(births)]
    slipped = ["", *numbers[:-1]]
    rows = [
        [village, f"{surname}某", f"{birth[:4]}.{birth[4:6]}", "村委会委员", number, ""]
        for surname, birth, number in zip("赵钱孙周吴郑", births, slipped, strict=True)
    ]
    open_list(page, tmp_path, *rows)
    page.deciding.tools.numbers.click()
    desk = asked(page, NumberDesk)
    desk.numbers.selectRow(1)
    assert desk.run.isVisibleTo(desk)
    desk.run.click()
    desk.accept()
    assert page.preview is not None
    found = [row.person.id_number for row in page.preview.plan.rows]
    assert found[1:5] == numbers[1:5]


# --- groups


def test_every_row_is_in_one_group(page: ImportWizard, village: str, tmp_path: Path) -> None:
    open_list(
        page,
        tmp_path,
        [village, "李建国", "1980.03", "村委会副主任", "", ""],
        [village, "邓伟", "1990.02", "村委会副主任", "", "15400007777"],
        [village, "赵一", "1978.05", "村委会委员", OTHER, ""],
        ["没有的村", "孙三", "1978.05", "村委会委员", "", ""],
    )
    assert sorted(groups(page).values()) == sorted(["要决定", "变更", "新增", "有误"])
    page.deciding.show_group(Group.UNDECIDED)
    assert list(groups(page)) == ["李建国"]
    assert page.rows.current_id() == "0"


def test_a_list_with_nothing_good_can_still_be_put_aside(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    open_list(page, tmp_path, ["没有的村", "孙三", "1978.05", "村委会委员", "", ""])
    page.import_rows()
    assert page.workspace.notices.text == "已导入：新增 0 人，变更 0 人，待定 1 行。"
    assert village


# --- who contradicts a row, or stands elsewhere


def answers(page: ImportWizard) -> dict[str, str]:
    """Return the words of each choice by its key."""
    cells = (line.split(" | ") for line in lines(page.deciding.card.choices))
    return {key: words for key, words, *_ in cells}


def test_another_number_asks_whether_it_was_corrected(
    page: ImportWizard, village: str, tmp_path: Path, database: Database
) -> None:
    open_list(page, tmp_path, [village, "王小明", "1978.05", "村委会主任", OTHER, ""])
    page.rows.selectRow(0)
    assert answers(page) == {
        "": "表里写的",
        "1": "同一人，号码以名册为准",
        "2": "同一人，号码更正",
        "3": "另一人（新增）",
        "0": "先放着",
    }
    assert "≠ 441204********" in lines(page.deciding.card.choices)[1]
    QTest.keyClick(page.rows, Qt.Key.Key_2)
    assert [each.field for each in page.deciding.card.changes.rows] == ["id_number"]
    page.import_rows()
    with database.reading() as db:
        numbers = {each.id_number for each in trainees.all_facts(db).values() if each.id_number}
    assert numbers == {OTHER}


@pytest.mark.parametrize(
    ("key", "moves", "stays"),
    [(Qt.Key.Key_1, True, False), (Qt.Key.Key_2, False, True), (Qt.Key.Key_3, False, False)],
)
def test_who_heads_another_village_has_a_key_for_each_answer(  # one fact for three keys
    page: ImportWizard,
    village: str,
    tmp_path: Path,
    database: Database,
    key: Qt.Key,
    *,
    moves: bool,
    stays: bool,
) -> None:
    with database.reading() as db:
        here, there = villages(db)[:2]
    assert here.short_name == village
    open_list(page, tmp_path, [there.short_name, "王小明", "1978.05", "村委会主任", KNOWN, ""])
    page.rows.selectRow(0)
    assert list(answers(page)) == ["", "1", "2", "3", "4", "0"]
    QTest.keyClick(page.rows, key)
    page.import_rows()
    with database.reading() as db:
        people = trainees.all_facts(db)
        (person,) = [each for each, facts in people.items() if facts.id_number == KNOWN]
        held = {each.division_id for each in positions.positions_of(db, person) if not each.end}
    assert people[person].division_id == (there.id if moves else here.id)
    assert held == ({here.id, there.id} if stays else {there.id})


def test_facts_that_contradict_stand_side_by_side_and_nobody_is_merged_unasked(
    page: ImportWizard, village: str, tmp_path: Path
) -> None:
    open_list(page, tmp_path, [village, "邓伟", "1960.02", "村委会主任", "", ""])
    page.rows.selectRow(0)
    assert groups(page) == {"邓伟": "要决定"}
    assert list(answers(page).values())[1:] == ["同一人", "另一人（新增）", "先放着"]
    assert "≠ 1990.02" in lines(page.deciding.card.choices)[1]
    page.deciding.card.take("2")
    assert groups(page) == {"邓伟": "新增"}
