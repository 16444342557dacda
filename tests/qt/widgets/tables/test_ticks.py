from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from roster.qt.widgets.tables.columns import Column, text_column
from roster.qt.widgets.tables.ticks import TickModel, TickTable

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from roster.qt.look.theme import Theme

ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> TickTable:
    columns: list[Column[str]] = [
        text_column("name", lambda: "姓名", str),
        text_column("size", lambda: "字数", _size),
    ]
    model = TickModel(columns)
    model.show_rows(("何丽", "邓伟", "黄强"), ticked=("邓伟",))
    made = TickTable(theme, model)
    qtbot.addWidget(made)
    made.show()
    return made


def _size(name: str) -> str:
    return str(len(name))


def ticked(table: TickTable) -> list[str]:
    model = table.model()
    assert isinstance(model, TickModel)
    return model.ticked_rows()


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester, table: TickTable) -> None:
    qtmodeltester.check(table.model())  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_only_what_is_said_is_ticked(table: TickTable) -> None:
    assert ticked(table) == ["邓伟"]
    role = Qt.ItemDataRole.CheckStateRole
    assert [table.model().index(row, 0).data(role) for row in range(3)] == [OFF, ON, OFF]
    assert table.model().index(1, 1).data(role) is None


def test_the_space_bar_ticks_all_selected_rows_and_takes_the_ticks_away(table: TickTable) -> None:
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert ticked(table) == ["何丽", "邓伟", "黄强"]
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert ticked(table) == []


def test_enter_ticks_the_current_row(table: TickTable) -> None:
    table.selectRow(2)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert ticked(table) == ["邓伟", "黄强"]


def test_a_click_on_the_box_ticks(table: TickTable) -> None:
    cell = table.visualRect(table.model().index(0, 0))
    box = QPoint(cell.left() + 12, cell.center().y())
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert ticked(table) == ["何丽", "邓伟"]


def test_ticks_are_told(table: TickTable, qtbot: QtBot) -> None:
    model = table.model()
    assert isinstance(model, TickModel)
    with qtbot.waitSignal(model.ticked):
        model.tick(["0"], on=True)
