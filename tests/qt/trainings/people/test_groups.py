"""Groups, classrooms and seats at the real window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from roster.base.codes.people import Post
from roster.trainings import enrollments, trainings
from roster.trainings.codes import SeatOrder
from tests.builders import make_person, make_training, writing
from tests.qt.pictures import picture
from tests.qt.trainings.rooms import ListInWindow, open_list

if TYPE_CHECKING:
    from roster.db.engine import Database
    from roster.qt.frame.program import Program
    from roster.qt.trainings.people.groups import TrainingGroups
    from tests.qt.steps import Clerk


@pytest.fixture
def shown(program: Program, database: Database) -> ListInWindow:
    with writing(database) as db:
        training = make_training(db)
        people = [
            make_person(db, "张甲", village=0),
            make_person(db, "张乙", Post.HEAD, village=0),
            make_person(db, "张丙", Post.SECRETARY, village=1),
            make_person(db, "张丁", village=2),
        ]
        enrollments.enroll(db, training, people)
        plan = trainings.get_training(db, training).plan
        trainings.change_plan(db, training, replace(plan, branch_venues=("翠洲分课堂",)))
    made = open_list(program, database, training)
    made.show(made.page.editor.groups, made.page.editor.groups.table)
    return made


@pytest.fixture
def groups(shown: ListInWindow) -> TrainingGroups:
    return shown.page.editor.groups


def group_names(shown: ListInWindow) -> list[str | None]:
    return [person.group_name for person in shown.people()]


def seats(shown: ListInWindow) -> list[int | None]:
    return [person.seat for person in shown.people()]


def edit(clerk: Clerk, groups: TrainingGroups, row: int, column: str, text: str) -> None:
    """Write a cell of the people by keys."""
    place = groups.model.index(row, groups.model.column_of(column))
    groups.table.setCurrentIndex(place)
    clerk.press("F2")
    clerk.press("Ctrl+A")
    clerk.type(text)
    clerk.press("回车")


def test_a_class_is_divided_by_one_key_and_one_undo_takes_it_back(
    clerk: Clerk, groups: TrainingGroups, shown: ListInWindow
) -> None:
    groups.number.setFocus()
    clerk.press("Ctrl+A")
    clerk.type("2")
    clerk.press("Ctrl+G")
    assert group_names(shown) == ["第1组", "第2组", "第1组", "第2组"]
    assert (
        picture(groups.groups.model()) == " | 组 | 人数\n | 全部 | 4\n1 | 第1组 | 2\n2 | 第2组 | 2"
    )
    assert clerk.sees("已分成 2 组。")
    clerk.press("Ctrl+Z")
    assert group_names(shown) == [None] * 4


def test_villages_stay_together_when_asked(
    clerk: Clerk, groups: TrainingGroups, shown: ListInWindow
) -> None:
    groups.number.setValue(2)
    groups.way.setFocus()
    clerk.press("下")
    clerk.press("Ctrl+G")
    assert group_names(shown) == ["第1组", "第1组", "第2组", "第2组"]


def test_more_groups_than_people_are_refused_in_words(
    clerk: Clerk, groups: TrainingGroups, shown: ListInWindow
) -> None:
    groups.number.setValue(9)
    clerk.press("Ctrl+G")
    assert clerk.sees("分不成 9 组：最多能分 4 组")
    assert group_names(shown) == [None] * 4


def test_a_digit_moves_those_chosen_and_nought_takes_them_out(
    clerk: Clerk, groups: TrainingGroups, shown: ListInWindow
) -> None:
    groups.number.setValue(2)
    clerk.press("Ctrl+G")
    groups.table.setFocus()
    groups.table.selectRow(0)
    clerk.press("Shift+Down")
    clerk.type("2")
    assert group_names(shown) == ["第2组", "第2组", "第1组", "第2组"]
    assert groups.table.selected_ids() == [person.id for person in shown.people()[:2]]
    clerk.type("0")
    assert group_names(shown) == [None, None, "第1组", "第2组"]
    assert picture(groups.groups.model()).endswith("0 | 没有分组 | 2")
    clerk.press("Ctrl+Z")
    assert group_names(shown) == ["第2组", "第2组", "第1组", "第2组"]


def test_a_group_is_renamed_in_place_for_all_its_people(
    clerk: Clerk, groups: TrainingGroups, shown: ListInWindow
) -> None:
    groups.number.setValue(2)
    clerk.press("Ctrl+G")
    groups.groups.setFocus()
    groups.groups.setCurrentIndex(groups.groups.model().index(1, 1))
    assert groups.model.rowCount() == 2
    clerk.press("F2")
    clerk.press("Ctrl+A")
    clerk.type("党建组")
    clerk.press("回车")
    assert group_names(shown) == ["党建组", "第2组", "党建组", "第2组"]


def test_a_new_group_is_made_by_writing_its_name_beside_those_chosen(
    clerk: Clerk, groups: TrainingGroups, shown: ListInWindow
) -> None:
    groups.table.selectRow(1)
    clerk.press("Shift+Down")
    group = groups.model.column_of("group")
    groups.table.selectionModel().setCurrentIndex(
        groups.model.index(2, group), groups.table.selectionModel().SelectionFlag.NoUpdate
    )
    clerk.press("F2")
    clerk.type("第1组")
    clerk.press("回车")
    assert group_names(shown) == [None, "第1组", "第1组", None]


def test_seats_are_given_in_an_order_that_is_chosen(
    clerk: Clerk, groups: TrainingGroups, shown: ListInWindow
) -> None:
    clerk.press("Ctrl+Shift+G")
    assert seats(shown) == [3, 2, 1, 4]
    groups.order.setCurrentIndex(groups.order.findData(SeatOrder.DIVISION))
    groups.order.setFocus()
    clerk.press("Ctrl+Shift+G")
    assert seats(shown) == [2, 1, 3, 4]
    clerk.press("Ctrl+Z")
    assert seats(shown) == [3, 2, 1, 4]


def test_two_who_are_chosen_change_seats_by_one_key(
    clerk: Clerk, groups: TrainingGroups, shown: ListInWindow
) -> None:
    clerk.press("Ctrl+Shift+G")
    groups.table.selectRow(0)
    assert not groups.swap.isEnabled()
    clerk.press("Shift+Down")
    clerk.press("Ctrl+T")
    assert seats(shown) == [2, 3, 1, 4]
    assert clerk.sees("张甲和张乙已对调座位。")


def test_nobody_changes_seats_when_the_chosen_are_gone_since_the_offer(
    clerk: Clerk, groups: TrainingGroups, shown: ListInWindow
) -> None:
    clerk.press("Ctrl+Shift+G")
    before = seats(shown)
    groups.table.clearSelection()
    groups.swap.setEnabled(True)  # as it was offered while two were chosen
    groups.swap.trigger()
    assert seats(shown) == before


def test_a_seat_written_in_place_changes_hands(
    clerk: Clerk, groups: TrainingGroups, shown: ListInWindow
) -> None:
    clerk.press("Ctrl+Shift+G")
    edit(clerk, groups, 3, "seat", "1")
    assert seats(shown) == [3, 2, 4, 1]
    edit(clerk, groups, 3, "seat", "front")
    assert seats(shown) == [3, 2, 4, 1]
    assert clerk.sees("“front”不是座位号，没有改。")


def test_people_are_sent_to_a_branch_classroom_by_its_menu(
    clerk: Clerk, groups: TrainingGroups, shown: ListInWindow
) -> None:
    groups.table.selectRow(0)
    clerk.press("Shift+Down")
    groups.rooms.setFocus()
    clerk.press("空格")
    clerk.choose_in_menu("翠洲分课堂")
    rooms = [person.classroom for person in shown.people()]
    assert rooms == ["翠洲分课堂", "翠洲分课堂", None, None]
    groups.table.setFocus()
    clerk.press("Ctrl+Shift+G")
    assert seats(shown) == [2, 1, 1, 2]


def test_without_branch_classrooms_nothing_is_said_of_classrooms(
    clerk: Clerk, groups: TrainingGroups, shown: ListInWindow
) -> None:
    with writing(shown.database) as db:
        plan = trainings.get_training(db, shown.training).plan
        trainings.change_plan(db, shown.training, replace(plan, branch_venues=()))
    clerk.press("F5")
    assert not groups.rooms.isVisible()
    assert groups.table.isColumnHidden(groups.model.column_of("classroom"))


def test_the_menu_of_a_line_moves_people_too(
    clerk: Clerk, groups: TrainingGroups, shown: ListInWindow
) -> None:
    groups.number.setValue(2)
    clerk.press("Ctrl+G")
    groups.table.setFocus()
    groups.table.selectRow(0)
    clerk.press("菜单键")
    clerk.choose_in_menu("第2组")
    assert group_names(shown)[0] == "第2组"
