"""The seats of units at the real window: typed, pasted, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from roster.base.codes.trainings import TrainingState
from roster.trainings import enrollments, trainings
from tests.builders import make_person, make_training, village_ids, writing
from tests.qt.pictures import picture
from tests.qt.trainings.rooms import ListInWindow, open_list

if TYPE_CHECKING:
    from roster.db.engine import Database
    from roster.qt.frame.program import Program
    from roster.qt.trainings.people.quotas import TrainingQuotas
    from tests.qt.steps import Clerk


@pytest.fixture
def shown(program: Program, database: Database) -> ListInWindow:
    with writing(database) as db:
        training = make_training(db)
        people = [make_person(db, f"张{'甲乙丙'[at]}", village=at // 2) for at in range(3)]
        enrollments.enroll(db, training, people)
    made = open_list(program, database, training)
    made.show(made.page.editor.quotas, made.page.editor.quotas.table)
    return made


@pytest.fixture
def quotas(shown: ListInWindow) -> TrainingQuotas:
    return shown.page.editor.quotas


def seats(shown: ListInWindow) -> list[int]:
    """Return the seats of the first four villages according to the file."""
    with shown.database.reading() as db:
        villages = village_ids(db)[:4]
    given = shown.detail().plan.quotas
    return [int(given.get(village, 0)) for village in villages]


def rows(quotas: TrainingQuotas) -> list[str]:
    return picture(quotas.model).split("\n")[1:5]


def test_without_seats_nobody_is_short_or_over(quotas: TrainingQuotas) -> None:
    assert rows(quotas) == [
        "圩镇社区 |  | 2 | ",
        "都权社区 |  | 1 | ",
        "多宝村 |  |  | ",
        "罗建村 |  |  | ",
    ]
    assert quotas.tally.numbers == ("0", "3", "0", "0")


def test_seats_are_typed_down_the_column_and_each_is_one_step_back(
    clerk: Clerk, quotas: TrainingQuotas, shown: ListInWindow
) -> None:
    for text in ("1", "1", "12"):
        clerk.type(text)
        clerk.press("回车")
    assert seats(shown) == [1, 1, 12, 0]
    assert rows(quotas)[:3] == [
        "圩镇社区 | 1 | 2 | × 超 1 人",
        "都权社区 | 1 | 1 | ✓ 满",
        "多宝村 | 12 |  | ! 差 12 人",
    ]
    assert quotas.tally.numbers == ("14", "3", "12", "1")
    assert quotas.table.currentIndex().row() == 3
    clerk.press("Ctrl+Z")
    assert seats(shown) == [1, 1, 0, 0]


def test_full_width_digits_of_an_input_method_are_numbers(
    clerk: Clerk, quotas: TrainingQuotas, shown: ListInWindow
) -> None:
    clerk.press("F2")
    field = quotas.table.viewport().findChild(QLineEdit)
    assert field is not None
    clerk.type("５人")
    clerk.press("回车")
    assert seats(shown) == [5, 0, 0, 0]


def test_what_is_no_number_changes_nothing_and_is_said(
    clerk: Clerk, quotas: TrainingQuotas, shown: ListInWindow
) -> None:
    clerk.type("3")
    clerk.press("回车")
    quotas.table.setCurrentIndex(quotas.model.index(0, 0))
    clerk.press("回车")
    clerk.type("some")
    clerk.press("回车")
    assert seats(shown) == [3, 0, 0, 0]
    assert clerk.sees("“some”不是人数，名额没有改。")


def test_an_emptied_cell_gives_no_seats(clerk: Clerk, shown: ListInWindow) -> None:
    clerk.type("3")
    clerk.press("回车")
    clerk.press("上")
    clerk.press("F2")
    clerk.press("Ctrl+A")
    clerk.press("Backspace")
    clerk.press("回车")
    assert seats(shown) == [0, 0, 0, 0]


def test_a_column_copied_from_a_table_goes_down_from_the_current_division_in_one_step(
    clerk: Clerk, quotas: TrainingQuotas, shown: ListInWindow
) -> None:
    QGuiApplication.clipboard().setText("4\r\n5\r\n6\r\n")
    quotas.table.setCurrentIndex(quotas.model.index(1, 1))
    clerk.press("Ctrl+V")
    assert seats(shown) == [0, 4, 5, 6]
    assert clerk.sees("已粘贴 3 个单位的名额。")
    clerk.press("Ctrl+Z")
    assert seats(shown) == [0, 0, 0, 0]


def test_names_with_numbers_go_to_their_divisions_and_what_is_unknown_is_said(
    clerk: Clerk, shown: ListInWindow
) -> None:
    QGuiApplication.clipboard().setText("单位\t名额\n罗建村委会\t4\n某某村\t5\n合计\t9\n")
    clerk.press("Ctrl+V")
    assert seats(shown) == [0, 0, 0, 4]
    assert clerk.sees("没有看懂：某某村 5。")


def test_a_text_without_numbers_pastes_nothing(clerk: Clerk, shown: ListInWindow) -> None:
    QGuiApplication.clipboard().setText("大家好")
    clerk.press("Ctrl+V")
    assert seats(shown) == [0, 0, 0, 0]
    assert clerk.sees("没有粘贴")


def test_seats_of_a_cancelled_training_cannot_be_typed(
    clerk: Clerk, quotas: TrainingQuotas, shown: ListInWindow
) -> None:
    with writing(shown.database) as db:
        trainings.call_off(db, shown.training, TrainingState.CANCELLED, "台风")
    clerk.press("F5")
    quotas.table.setFocus()
    clerk.type("3")
    clerk.press("回车")
    assert seats(shown) == [0, 0, 0, 0]
    assert not quotas.paste.isEnabled()
