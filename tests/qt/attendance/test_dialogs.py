"""The dialogs of the attendance page: who just came, leave, makeup, outcome, lists, the door."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from roster.attendance import leave, sign_in_codes
from roster.attendance import marks as attendance
from roster.attendance.codes import ScanResult
from roster.attendance.completion import verdicts
from roster.base.codes.attendance import Mark
from roster.base.codes.people import Post
from roster.base.codes.trainings import Completion
from roster.qt.attendance.dialogs import desk as attendance_desk
from roster.qt.attendance.dialogs.decision import DecisionDialog
from roster.qt.attendance.dialogs.leave import LeaveDialog, LeavesDialog
from roster.qt.attendance.dialogs.makeup import MakeupDialog
from roster.qt.attendance.dialogs.paste import PasteDialog
from roster.qt.attendance.dialogs.scan import ScanDialog
from roster.qt.trainings.people.walk_in import MergeDialog, WalkInDialog
from roster.trainings import enrollments, trainings
from tests.builders import make_id_number, make_person, make_training, writing
from tests.qt.attendance.rooms import (
    current_cell,
    make_open_training,
    marks,
    open_page,
    read_sheet,
)
from tests.qt.pictures import picture

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.qt.attendance.page import AttendancePage
    from roster.qt.kit.workspace import Workspace

KEY = Qt.Key
NAMES = ("张秋英", "李建国", "张秋英", "赵群")

Dialog = TypeVar("Dialog", bound=QDialog)


@pytest.fixture
def training(database: Database) -> str:
    return make_open_training(database, names=NAMES)


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, training: str) -> AttendancePage:
    return open_page(qtbot, workspace, training)


def dialog_of(page: AttendancePage, kind: type[Dialog]) -> Dialog:
    """Return the open dialog of a kind."""
    QApplication.processEvents()
    (found,) = [each for each in page.findChildren(kind) if each.isVisible()]
    return found


def accept(dialog: QDialog) -> None:
    dialog.accept()
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("action", "kind", "field"),
    [
        ("walk_in_action", WalkInDialog, "name"),
        ("leave_action", LeaveDialog, "start"),
        ("decide_action", DecisionDialog, "outcome"),
    ],
)
def test_what_is_typed_lands_in_the_first_field(
    page: AttendancePage, action: str, kind: type[QDialog], field: str
) -> None:
    getattr(page.desk, action).trigger()
    dialog = dialog_of(page, kind)
    assert dialog.focusWidget() is getattr(dialog, field)
    dialog.reject()


# somebody just came


def test_enter_on_the_last_row_asks_who_came_and_puts_them_on_the_list(
    page: AttendancePage, training: str
) -> None:
    page.grid.go_to(4, 0)
    QTest.keyClick(page.grid, KEY.Key_Return)
    dialog = dialog_of(page, WalkInDialog)
    dialog.name.setText("欧阳新")
    assert not dialog.does.isEnabled()
    QTest.keyClicks(dialog.village, "dq")
    assert dialog.found.currentItem().text() == "都权社区"
    accept(dialog)
    assert picture(page.grid.table).split("\n")[5] == "5 | 欧阳新 | 都权社区 |  |  |  | 待核"
    assert current_cell(page) == (4, 4)
    QTest.keyClick(page.grid, KEY.Key_1)
    assert marks(page, training)[4] == [Mark.PRESENT, ""]
    assert page.bar.tally.numbers[0] == "5"


def test_the_last_row_takes_no_mark_and_marking_stops_above_it(
    page: AttendancePage, training: str
) -> None:
    page.grid.go_to(4, 0)
    QTest.keyClick(page.grid, KEY.Key_1)
    assert not any(mark for line in marks(page, training) for mark in line)
    page.grid.go_to(3, 0)
    QTest.keyClick(page.grid, KEY.Key_1)
    assert current_cell(page) == (3, 4)


def test_who_just_came_is_merged_with_a_person_and_no_mark_is_lost(
    page: AttendancePage, database: Database, training: str
) -> None:
    with writing(database) as db:
        known = make_person(db, "欧阳馨", Post.PARTY_MEMBER, village=1)
    with database.reading() as db:
        division = enrollments.enrolled(db, training)[1].unit_id
    page.desk.add_walk_in("欧阳新", division)
    QTest.keyClick(page.grid, KEY.Key_2)
    page.grid.go_to(4, 0)
    page.desk.merge_action.trigger()
    dialog = dialog_of(page, MergeDialog)
    assert "读音、村相同" in picture(dialog.people.model())
    QTest.keyClick(dialog.people, KEY.Key_1)
    QApplication.processEvents()
    people = read_sheet(page, training).people
    assert people[4].trainee_id == known
    assert marks(page, training)[4] == [Mark.LATE, ""]
    assert page.workspace.notices.text == "已合并，考勤都归到 欧阳馨 名下。"


def test_who_is_like_nobody_can_be_kept(page: AttendancePage, training: str) -> None:
    page.desk.add_walk_in("欧阳新", read_sheet(page, training).people[1].unit_id)
    page.desk.merge_action.trigger()
    accept(dialog_of(page, MergeDialog))
    assert not read_sheet(page, training).people[4].provisional


def test_the_menu_of_a_row_offers_what_fits(page: AttendancePage) -> None:
    page.desk.show_menu(page.grid.rect().center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["请假…", "补训…", "认定结果…", "现场补报…", "请假登记…"]
    menu.close()


# leave


def test_leave_for_a_range_with_proof_stands_hollow_in_the_grid(
    page: AttendancePage, training: str, tmp_path: Path
) -> None:
    proof = tmp_path / "证明.pdf"
    proof.write_bytes(b"%PDF-1.4 synthetic")
    page.grid.go_to(1, 0)
    page.desk.leave_action.trigger()
    dialog = dialog_of(page, LeaveDialog)
    assert not dialog.does.isEnabled()
    dialog.end.setCurrentIndex(1)
    dialog.kind.setCurrentIndex(1)
    dialog.reason.setText("住院")
    dialog.approver.setText("班主任")
    dialog.proof.path.setText(str(proof))
    accept(dialog)
    assert marks(page, training)[1] == [Mark.SICK_LEAVE, Mark.SICK_LEAVE]
    assert page.grid.table.text_at(1, 4) == "(＋)"
    with page.workspace.database.reading() as db:
        (row,) = leave.leaves(db, training)
    assert (row.reason, row.approver, row.proof_name) == ("住院", "班主任", "证明.pdf")


def test_the_leave_dialog_says_that_one_day_has_no_room_for_leave(page: AttendancePage) -> None:
    assert page.rule.text() == (
        "结业：只有一天（2 个半天）；不能请假；不能旷课；迟到早退 3 次算旷课半天"
    )


def test_where_every_half_day_has_a_mark_no_leave_is_asked_for(page: AttendancePage) -> None:
    page.whole_action.trigger()
    page.desk.leave_action.trigger()
    assert not page.findChildren(LeaveDialog)
    assert "张秋英" in page.workspace.notices.text


def test_a_wrong_proof_is_said_and_nothing_is_granted(
    page: AttendancePage, training: str, tmp_path: Path
) -> None:
    proof = tmp_path / "证明.pdf"
    proof.write_bytes(b"no paper")
    page.desk.leave_action.trigger()
    dialog = dialog_of(page, LeaveDialog)
    dialog.reason.setText("住院")
    dialog.proof.path.setText(str(proof))
    accept(dialog)
    assert dialog.isVisible()
    assert dialog.wrong.text()
    assert not any(mark for line in marks(page, training) for mark in line)


def test_leave_taken_back_empties_its_cells(page: AttendancePage, training: str) -> None:
    sheet = read_sheet(page, training)
    with writing(page.workspace.database) as db:
        leave.grant(db, sheet.people[0].id, [sheet.periods[0].id], Mark.PERSONAL_LEAVE, "家事")
    page.desk.leaves_action.trigger()
    dialog = dialog_of(page, LeavesDialog)
    assert picture(dialog.table.model()).endswith("5/8 上 | 事假 | 家事 |  | ")
    assert not dialog.saves.isEnabled()
    QTest.keyClick(dialog.table, KEY.Key_Delete)
    assert dialog.table.model().rowCount() == 0
    assert marks(page, training)[0] == ["", ""]
    dialog.reject()


# makeup and outcome


def test_what_was_missed_is_linked_to_what_was_attended_elsewhere(
    page: AttendancePage, database: Database, training: str
) -> None:
    with writing(database) as db:
        periods = [p.plan for p in trainings.get_training(db, training).periods]
        again = make_training(db, title="第3期")
        for each in (training, again):
            plan = trainings.get_training(db, each).plan
            subject = [trainings.PeriodPlan(p.date, p.part, subject="村务公开") for p in periods]
            trainings.change_plan(db, each, plan)
            trainings.set_periods(db, each, subject)
        enrollments.enroll_audience(db, again)
        trainings.open_training(db, again)
        attendance.mark_all_present(db, again)
    QTest.keyClick(page.grid, KEY.Key_0)
    page.grid.go_to(0, 0)
    page.desk.makeup_action.trigger()
    dialog = dialog_of(page, MakeupDialog)
    assert dialog.missed.model().rowCount() == 1
    assert dialog.chances.model().rowCount() == 2
    QTest.keyClick(dialog.missed, KEY.Key_1)
    assert "第3期" in picture(dialog.missed.model())
    assert len(read_sheet(page, training).made_up) == 1
    QTest.keyClick(dialog.missed, KEY.Key_0)
    assert not read_sheet(page, training).made_up
    dialog.reject()


def test_an_outcome_decided_against_the_rule_holds_with_its_reason(
    page: AttendancePage, training: str
) -> None:
    QTest.keyClick(page.grid, KEY.Key_0)
    page.whole_action.trigger()
    page.grid.go_to(0, 0)
    page.desk.decide_action.trigger()
    dialog = dialog_of(page, DecisionDialog)
    assert not dialog.does.isEnabled()
    dialog.reason.setText("防汛值班，镇党委同意")
    accept(dialog)
    verdict = verdicts(read_sheet(page, training))[0]
    assert verdict.ruled is Completion.NOT_COMPLETED
    assert verdict.completion is Completion.COMPLETED
    assert verdict.enrollment.decision_by == "陈干事"


# a list of names


def test_pasted_names_stand_in_three_panes_and_one_key_signs_them_in(
    page: AttendancePage, training: str
) -> None:
    QApplication.clipboard().setText("1. 李建国\n2. 张秋英\n3. 王五一\n4、赵群 8:20")
    page.paste_action.trigger()
    dialog = dialog_of(page, PasteDialog)
    tables = (dialog.matched, dialog.ambiguous, dialog.unknown)
    assert [table.model().rowCount() for table in tables] == [2, 1, 1]
    assert dialog.does.text() == "签到 2 人"
    QTest.keyClick(dialog.ambiguous, KEY.Key_2)
    assert dialog.does.text() == "签到 3 人"
    dialog._write_key.activated.emit()
    QApplication.processEvents()
    assert [line[0] for line in marks(page, training)] == ["", *[Mark.PRESENT] * 3]
    assert page.workspace.notices.text == "按名单签到 3 人。"


def test_who_is_on_leave_by_the_list_is_not_marked_absent(
    page: AttendancePage, training: str
) -> None:
    QApplication.clipboard().setText("李建国 病假\n赵群 没来\n")
    page.paste_action.trigger()
    dialog = dialog_of(page, PasteDialog)
    assert dialog.unknown.model().rowCount() == 0
    assert dialog.marks_away.text() == "名单上写明没到的 2 人也记上：写了假的记请假，其余记旷课"
    dialog.marks_away.setChecked(True)
    accept(dialog)
    first = [line[0] for line in marks(page, training)]
    assert first == ["", Mark.SICK_LEAVE, "", Mark.ABSENT]


def test_a_choice_among_namesakes_can_be_taken_back(page: AttendancePage) -> None:
    QApplication.clipboard().setText("张秋英")
    page.paste_action.trigger()
    dialog = dialog_of(page, PasteDialog)
    QTest.keyClick(dialog.ambiguous, KEY.Key_1)
    assert dialog.does.text() == "签到 1 人"
    QTest.keyClick(dialog.ambiguous, KEY.Key_0)
    assert dialog.does.text() == "签到 0 人"
    assert not dialog.does.isEnabled()
    dialog.reject()


# the door


def open_door(page: AttendancePage) -> ScanDialog:
    page.scan_action.trigger()
    return dialog_of(page, ScanDialog)


def scan(dialog: ScanDialog, text: str) -> ScanResult:
    found: list[ScanResult] = []
    dialog.scanned.connect(lambda each: found.append(each.result))
    QTest.keyClicks(dialog.field, text)
    QTest.keyClick(dialog.field, KEY.Key_Return)
    return found[-1]


def test_a_name_card_signs_in_and_says_so_in_large_type(
    page: AttendancePage, training: str
) -> None:
    dialog = open_door(page)
    person = read_sheet(page, training).people[1]
    assert scan(dialog, sign_in_codes.card_code(person.id)) is ScanResult.SIGNED
    assert dialog.name.text() == "✓ 李建国"
    assert dialog.panel.property("tone") == "done"
    assert marks(page, training)[1] == [Mark.PRESENT, ""]
    assert dialog.isVisible()
    assert dialog.field.hasFocus()
    assert dialog.field.text() == ""
    dialog.reject()


def test_here_already_and_not_in_this_training_are_told_apart(
    page: AttendancePage, database: Database, training: str
) -> None:
    number = make_id_number(serial=77)
    with writing(database) as db:
        make_person(db, "外来人", id_number=number)
    dialog = open_door(page)
    card = sign_in_codes.card_code(read_sheet(page, training).people[1].id)
    scan(dialog, card)
    assert scan(dialog, card) is ScanResult.ALREADY_HERE
    assert (dialog.name.text(), dialog.panel.property("tone")) == ("! 李建国", "due")
    assert scan(dialog, number) is ScanResult.NOT_IN_TRAINING
    assert (dialog.name.text(), dialog.panel.property("tone")) == ("× 外来人", "missing")
    assert scan(dialog, "12345678") is ScanResult.UNKNOWN
    assert dialog.log.count() == 4
    assert number not in dialog.log.item(1).text()
    dialog.reject()


def test_a_long_name_stands_on_one_line(page: AttendancePage, training: str) -> None:
    page.desk.add_walk_in("古丽巴哈尔·阿卜杜热合", read_sheet(page, training).people[0].unit_id)
    dialog = open_door(page)
    people = read_sheet(page, training).people
    heights = []
    for person in (people[1], people[4]):
        scan(dialog, sign_in_codes.card_code(person.id))
        QApplication.processEvents()
        metrics = dialog.name.fontMetrics()
        assert metrics.horizontalAdvance(dialog.name.text()) <= dialog.name.width()
        heights.append(metrics.height())
    assert heights[1] < heights[0]
    dialog.reject()


def test_arrows_at_the_door_choose_the_half_day(page: AttendancePage, training: str) -> None:
    dialog = open_door(page)
    QTest.keyClick(dialog.field, KEY.Key_Down)
    scan(dialog, sign_in_codes.card_code(read_sheet(page, training).people[0].id))
    assert marks(page, training)[0] == ["", Mark.PRESENT]
    QTest.keyClick(dialog.field, KEY.Key_Tab)
    assert dialog.field.hasFocus()
    dialog.reject()


def type_code(dialog: ScanDialog, code: str) -> None:
    QTest.keyClicks(dialog.field, code)
    QTest.keyClick(dialog.field, KEY.Key_Return)


def test_the_code_of_a_sign_in_sheet_turns_to_its_half_day(
    page: AttendancePage, training: str
) -> None:
    dialog = open_door(page)
    sheet = read_sheet(page, training)
    type_code(dialog, sign_in_codes.sheet_code(training, sheet.periods[1].id, page=2))
    assert dialog.period_id == sheet.periods[1].id
    assert dialog.said.text() == "这张签到表的半天"
    scan(dialog, sign_in_codes.card_code(sheet.people[0].id))
    assert marks(page, training)[0] == ["", Mark.PRESENT]
    dialog.reject()


@pytest.mark.parametrize("kind", ["of all half-days", "of another training"])
def test_a_sheet_of_no_half_day_here_changes_nothing(
    page: AttendancePage, training: str, kind: str
) -> None:
    dialog = open_door(page)
    before = dialog.period_id
    stranger = read_sheet(page, training).people[0].id  # any other id
    period = None if kind == "of all half-days" else stranger
    type_code(dialog, sign_in_codes.sheet_code(training, period, page=1))
    assert dialog.period_id == before
    assert (dialog.name.text(), dialog.panel.property("tone")) == ("× 签到表", "missing")
    assert dialog.log.count() == 0
    dialog.reject()


def test_a_number_ending_in_x_needs_one_enter_with_an_input_method(page: AttendancePage) -> None:
    """An input method composes the X and takes the Enter for it; here it gets no key."""
    dialog = open_door(page)
    assert not dialog.field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert scan(dialog, "44120419900307891X") is ScanResult.UNKNOWN
    assert dialog.field.text() == ""
    dialog.reject()


def test_the_log_keeps_the_last_ten(page: AttendancePage) -> None:
    dialog = open_door(page)
    for number in range(12):
        scan(dialog, f"9999{number:04d}")
    assert dialog.log.count() == 10
    dialog.reject()


def test_who_comes_late_is_marked_late(
    page: AttendancePage, database: Database, training: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with writing(database) as db:
        periods = [p.plan for p in trainings.get_training(db, training).periods]
        first = trainings.PeriodPlan(periods[0].date, periods[0].part, starts="08:30")
        trainings.set_periods(db, training, [first, *periods[1:]])
    monkeypatch.setattr(attendance_desk, "now", lambda: "08:59")
    dialog = open_door(page)
    scan(dialog, sign_in_codes.card_code(read_sheet(page, training).people[0].id))
    assert dialog.said.text().endswith("已签到，迟到 29 分钟")
    assert marks(page, training)[0] == [Mark.LATE, ""]
    dialog.reject()
