from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from roster.qt.widgets.tables.choices import ChoiceTable
from roster.qt.widgets.tables.columns import Column, text_column

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from roster.qt.look.theme import Theme


class Way(NamedTuple):
    key: str
    words: str


LISTED, FIRST, LEAVE = Way("", "表里写的"), Way("1", "张三"), Way("0", "先放着")


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> ChoiceTable[Way]:
    column: Column[Way] = text_column("words", lambda: "谁", lambda way: way.words)
    made = ChoiceTable(theme, [column], lambda way: way.key)
    made.set_rows((LISTED, FIRST, LEAVE))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("key", "taken"), [(Qt.Key.Key_1, FIRST), (Qt.Key.Key_0, LEAVE), (Qt.Key.Key_Space, LEAVE)]
)
def test_a_digit_takes_a_choice(
    table: ChoiceTable[Way], qtbot: QtBot, key: Qt.Key, taken: Way
) -> None:
    with qtbot.waitSignal(table.chosen) as chosen:
        QTest.keyClick(table, key)
    assert chosen.args == [taken]


def test_enter_takes_the_current_choice(table: ChoiceTable[Way], qtbot: QtBot) -> None:
    table.selectRow(1)
    with qtbot.waitSignal(table.chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == [FIRST]


def test_what_is_there_to_compare_with_cannot_be_taken(
    table: ChoiceTable[Way], qtbot: QtBot
) -> None:
    table.selectRow(0)
    with qtbot.assertNotEmitted(table.chosen):
        QTest.keyClick(table, Qt.Key.Key_Return)
        QTest.keyClick(table, Qt.Key.Key_7)
    assert not table.take("")
