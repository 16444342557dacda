"""The list of a training at the real window: whom the rule means, who is added, the notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from roster.attendance import completion, marks, walk_ins
from roster.base.codes.people import EndReason, Post
from roster.base.codes.trainings import Completion, Tier
from roster.people import positions
from roster.qt.frame.appearance import KeysDialog
from roster.trainings import enrollments, trainings
from roster.trainings.trainings import AudienceRule
from tests.builders import make_person, make_training, village_ids, writing
from tests.qt.pictures import picture
from tests.qt.trainings.rooms import ListInWindow, open_list

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.db.engine import Database
    from roster.qt.frame.program import Program
    from roster.qt.trainings.people.tab import TrainingPeople
    from tests.qt.steps import Clerk


def make_list(db: Session) -> str:
    """Plan a training for the secretaries: three there are, and one other person."""
    make_person(db, "张䶮秋", Post.SECRETARY, Post.HEAD)
    make_person(db, "李建国", Post.SECRETARY, village=1, newly_elected=True)
    make_person(db, "单田芳", Post.SECRETARY, village=2)
    make_person(db, "赵群", Post.COMMITTEE_MEMBER, village=2)
    return make_training(db, title="第2期", audience=AudienceRule(posts=(Post.SECRETARY,)))


@pytest.fixture
def shown(program: Program, database: Database) -> ListInWindow:
    with writing(database) as db:
        training = make_list(db)
    made = open_list(program, database, training)
    made.show(made.page.editor.people, made.page.editor.people.table)
    return made


@pytest.fixture
def people(shown: ListInWindow) -> TrainingPeople:
    return shown.page.editor.people


def chips(people: TrainingPeople) -> list[str]:
    return [chip.text() for chip in people.chips.chips.values() if chip.isVisible()]


def person_id(shown: ListInWindow, name: str) -> str:
    return next(one.trainee_id for one in shown.people() if one.name == name)


# the rule


def test_the_list_says_why_somebody_is_meant(clerk: Clerk, people: TrainingPeople) -> None:
    assert picture(people.model) == (
        "# | 姓名 | 村（社区） | 职务 | 为什么在名单上 | 说明\n"
        " | 张䶮秋 | 圩镇社区 | 书记、主任 | 现任书记 | 待编入\n"
        " | 李建国 | 都权社区 | 书记 | 现任书记 | 待编入\n"
        " | 单田芳 | 多宝村 | 书记 | 现任书记 | 待编入"
    )
    assert chips(people) == ["全部 3", "待编入 3"]
    assert clerk.focus() == people.table.accessibleName()


def test_posts_of_one_reason_are_said_together(clerk: Clerk, people: TrainingPeople) -> None:
    people.form.posts[Post.HEAD].setFocus()
    clerk.press("空格")
    assert picture(people.model).split("\n")[1].split(" | ")[4] == "现任书记、主任"


def test_a_post_is_wanted_then_not_wanted_then_no_matter(
    people: TrainingPeople, shown: ListInWindow
) -> None:
    chip = people.form.posts[Post.HEAD]
    expected = [
        ("✓ 主任", (Post.SECRETARY, Post.HEAD), ()),
        ("× 主任", (Post.SECRETARY,), (Post.HEAD,)),
        ("主任", (Post.SECRETARY,), ()),
    ]
    for text, posts, without in expected:
        chip.click()
        rule = shown.detail().plan.audience
        assert (chip.text(), rule.posts, rule.without_posts) == (text, posts, without)


def test_a_post_wanted_and_barred_by_a_preset_is_shown_as_barred(people: TrainingPeople) -> None:
    people.form.presets[Tier.TOWNSHIP].click()
    assert people.form.posts[Post.SECRETARY].text() == "× 书记"
    assert people.form.posts[Post.COMMITTEE_MEMBER].text() == "✓ 村（居）委会委员"


def test_a_preset_sets_the_posts_of_its_tier_and_leaves_division_and_day(
    people: TrainingPeople, shown: ListInWindow
) -> None:
    people.form.by_day.click()
    on = shown.detail().plan.audience.on
    people.form.presets[Tier.CITY].click()
    assert on is not None
    assert shown.detail().plan.audience == AudienceRule(
        posts=(Post.SECRETARY,), newly_elected=True, on=on
    )


def test_a_division_is_chosen_by_keys_and_narrows_the_list(
    clerk: Clerk, people: TrainingPeople, shown: ListInWindow
) -> None:
    people.form.division.setFocus()
    clerk.press("下", 2)
    with shown.database.reading() as db:
        assert shown.detail().plan.audience.division_id == village_ids(db)[1]
    assert "李建国 | 都权社区 | 书记 | 现任书记、属于都权社区" in picture(people.model)
    assert chips(people) == ["全部 1", "待编入 1"]
    clerk.press("Ctrl+Z")  # a run in one field is one step
    assert people.form.division.currentText() == "全部单位"


def test_posts_are_those_of_the_day_that_is_typed(
    clerk: Clerk, people: TrainingPeople, shown: ListInWindow
) -> None:
    people.form.by_day.setFocus()
    clerk.press("空格")
    people.form.day.setFocus()
    people.form.day.setSelectedSection(people.form.day.Section.YearSection)
    clerk.type("2001")
    clerk.press("回车")
    assert (shown.detail().plan.audience.on or "").startswith("2001-")
    assert people.model.rowCount() == 0


# on the list and off it


def test_all_who_are_meant_are_enrolled_by_one_key_and_one_undo_takes_them_off(
    clerk: Clerk, people: TrainingPeople, shown: ListInWindow
) -> None:
    clerk.press("Ctrl+J")
    assert shown.names() == ["张䶮秋", "李建国", "单田芳"]
    assert chips(people) == ["全部 3", "名单 3"]
    assert clerk.sees("已编入 3 人。")
    clerk.press("Ctrl+Z")
    assert shown.names() == []


def test_enter_enrolls_those_chosen(
    clerk: Clerk, people: TrainingPeople, shown: ListInWindow
) -> None:
    people.table.selectRow(1)
    clerk.press("Shift+Down")
    clerk.press("回车")
    assert shown.names() == ["李建国", "单田芳"]
    assert chips(people) == ["全部 3", "名单 2", "待编入 1"]


def test_people_are_added_by_initials_one_after_the_other(
    clerk: Clerk, people: TrainingPeople, shown: ListInWindow
) -> None:
    clerk.type("zq")
    clerk.press("回车")
    assert "1 | 赵群 | 多宝村 | 村（居）委会委员 | 经办人编入 | " in picture(people.model)
    assert clerk.focus() == people.field.accessibleName()
    clerk.type("lijian")
    clerk.press("回车")
    assert shown.names() == ["赵群", "李建国"]
    clerk.press("Esc")
    assert clerk.focus() == people.table.accessibleName()
    assert people.table.current_id() == shown.people()[1].id


def test_who_stands_on_the_list_is_gone_to_and_not_added_twice(
    clerk: Clerk, people: TrainingPeople, shown: ListInWindow
) -> None:
    clerk.press("Ctrl+J")
    clerk.press("Ctrl+F")
    clerk.type("多宝")
    assert people.field.results.titles() == ["编入名单", "赵群", "已在名单上", "单田芳"]
    clerk.press("下")
    clerk.press("回车")
    assert len(shown.names()) == 3
    assert people.table.current_id() == shown.people()[2].id


def test_the_results_stay_inside_the_window(
    clerk: Clerk, people: TrainingPeople, shown: ListInWindow
) -> None:
    with writing(shown.database) as db:
        for at in range(20):
            make_person(db, f"王{'甲乙丙丁戊己庚辛壬癸'[at % 10]}", village=at)
    clerk.press("Ctrl+F")
    clerk.type("wang")
    assert people.field.results.geometry().bottom() < shown.page.window().height()


def test_delete_takes_those_chosen_off_with_their_marks_and_undo_brings_them_back(
    clerk: Clerk, people: TrainingPeople, shown: ListInWindow
) -> None:
    clerk.press("Ctrl+J")
    with writing(shown.database) as db:
        trainings.open_training(db, shown.training)
        marks.mark_all_present(db, shown.training)
    people.table.selectRow(0)
    clerk.press("Del")
    assert shown.names() == ["李建国", "单田芳"]
    clerk.press("Ctrl+Z")
    with shown.database.reading() as db:
        assert len(marks.attendance_sheet(db, shown.training).marks) == 6


def test_who_is_in_two_trainings_at_once_is_named(
    people: TrainingPeople, shown: ListInWindow, clerk: Clerk
) -> None:
    clerk.press("Ctrl+J")
    with writing(shown.database) as db:
        other = make_training(db, title="纪检培训班")
        enrollments.enroll(db, other, [person_id(shown, "李建国")])
    clerk.press("F5")
    assert "书记 | 现任书记 | ! 时间冲突：纪检培训班" in picture(people.model)
    people.chips.chips["clash"].click()
    assert people.model.rowCount() == 1


# the notice


def send(clerk: Clerk, people: TrainingPeople) -> None:
    people.table.setFocus()
    clerk.press("Ctrl+Shift+M")
    clerk.press("回车")


def change_posts(shown: ListInWindow) -> None:
    """Let one secretary go and somebody else become one."""
    with writing(shown.database) as db:
        gone = person_id(shown, "李建国")
        post = positions.positions_of(db, gone)[0]
        positions.end_position(db, post.id, "2026-05-01", EndReason.RESIGNED)
        make_person(db, "黄新", Post.SECRETARY, village=4)


def test_the_notice_is_sent_on_the_day_typed_and_enrolls_who_is_meant(
    clerk: Clerk, people: TrainingPeople, shown: ListInWindow
) -> None:
    clerk.press("Ctrl+Shift+M")
    assert clerk.sees("通知 3 人，名单从此固定")
    people.notice.day.setSelectedSection(people.notice.day.Section.YearSection)
    clerk.type("2025")
    clerk.press("回车")
    assert (shown.detail().row.notified_on or "").startswith("2025-")
    assert shown.names() == ["张䶮秋", "李建国", "单田芳"]
    assert clerk.sees("已通知 3 人")
    assert not people.send_notice.isVisible()
    clerk.press("Ctrl+Z")
    assert shown.detail().row.notified_on is None
    assert shown.names() == []
    assert people.send_notice.isVisible()


def test_escape_sends_no_notice(clerk: Clerk, people: TrainingPeople, shown: ListInWindow) -> None:
    clerk.press("Ctrl+Shift+M")
    clerk.press("Esc")
    assert shown.detail().row.notified_on is None
    assert clerk.focus() == people.table.accessibleName()


def test_after_the_notice_what_changed_is_shown_and_nobody_is_put_on_or_off(
    clerk: Clerk, people: TrainingPeople, shown: ListInWindow
) -> None:
    send(clerk, people)
    change_posts(shown)
    clerk.press("F5")
    assert picture(people.model).split("\n")[1:] == [
        "1 | 张䶮秋 | 圩镇社区 | 书记、主任 | 现任书记 | ",
        "2 | 李建国 | 都权社区 | 书记 | 现任书记 | − 已不任相关职务",
        "3 | 单田芳 | 多宝村 | 书记 | 现任书记 | ",
        " | 黄新 | 河海村 | 书记 | 现任书记 | + 通知后新符合",
    ]
    assert chips(people) == ["全部 4", "名单 3", "+ 新符合 1", "− 不再符合 1"]
    people.chips.chips["gone"].click()
    assert people.model.rowCount() == 1


def test_a_supplement_calls_who_is_meant_since(
    clerk: Clerk, people: TrainingPeople, shown: ListInWindow
) -> None:
    send(clerk, people)
    change_posts(shown)
    clerk.press("F5")
    assert clerk.sees("补通知 1 人")
    clerk.press("Ctrl+J")
    assert shown.names()[3] == "黄新"
    assert clerk.sees("已通知 4 人")
    assert "+ 新符合 1" not in chips(people)


def test_one_of_those_meant_since_is_called_alone(
    clerk: Clerk, people: TrainingPeople, shown: ListInWindow
) -> None:
    send(clerk, people)
    with writing(shown.database) as db:
        for village, name in ((4, "黄新"), (5, "何丽")):
            make_person(db, name, Post.SECRETARY, village=village)
    clerk.press("F5")
    people.table.selectRow(4)
    assert clerk.sees("补通知选中")
    clerk.press("回车")
    assert shown.names()[3:] == ["何丽"]
    assert clerk.sees("已通知 4 人")
    assert "+ 新符合 1" in chips(people)


def test_who_was_called_and_taken_off_is_remembered(clerk: Clerk, people: TrainingPeople) -> None:
    send(clerk, people)
    people.table.selectRow(0)
    clerk.press("Del")
    assert picture(people.model).split("\n")[-1] == (
        " | 张䶮秋 | 圩镇社区 | 书记、主任 | 现任书记 | 通知过，已移出"
    )
    assert chips(people) == ["全部 3", "名单 2", "已移出 1"]


def test_the_list_of_a_closed_training_is_what_it_was(
    clerk: Clerk, people: TrainingPeople, shown: ListInWindow
) -> None:
    send(clerk, people)
    with writing(shown.database) as db:
        trainings.open_training(db, shown.training)
        marks.mark_all_present(db, shown.training)
        verdicts = completion.close_training(db, shown.training)
    change_posts(shown)
    clerk.press("F5")
    assert {verdict.ruled for verdict in verdicts} == {Completion.COMPLETED}
    assert picture(people.model).split("\n")[2:] == [
        "2 | 李建国 | 都权社区 | 书记 | 现任书记 | ✓ 结业",
        "3 | 单田芳 | 多宝村 | 书记 | 现任书记 | ✓ 结业",
    ]
    assert not people.take_out.isEnabled()
    assert not people.field.isEnabled()


# who walked in


def test_who_walked_in_is_recognised_from_the_list(
    clerk: Clerk, people: TrainingPeople, shown: ListInWindow
) -> None:
    with writing(shown.database) as db:
        trainings.open_training(db, shown.training)
        walk_ins.add_walk_in(db, shown.training, "赵裙", village_ids(db)[2])
    clerk.press("F5")
    assert picture(people.model).split("\n")[1] == "1 | 赵裙 | 多宝村 |  | 临时到场 | ! 待核"
    people.table.selectRow(0)
    clerk.press("回车")
    clerk.press("1")
    assert shown.names() == ["赵群"]
    assert people.window().focusWidget() is people.table


def test_what_can_be_done_with_a_line_is_in_its_menu(
    clerk: Clerk, people: TrainingPeople, shown: ListInWindow
) -> None:
    people.table.selectRow(2)
    clerk.press("菜单键")
    clerk.choose_in_menu("编入选中")
    assert shown.names() == ["单田芳"]
    assert people.take_out.shortcut() == Qt.Key.Key_Delete


def test_the_sheet_of_keys_fits_a_small_screen_with_all_keys_of_the_page(
    shown: ListInWindow,
) -> None:
    window = shown.program.window
    dialog = KeysDialog(window)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert {"移出名单", "Ctrl+Shift+M", "Ctrl+G"} <= set(said)
    assert dialog.sizeHint().height() <= 700
    assert dialog.sizeHint().width() <= 1300
