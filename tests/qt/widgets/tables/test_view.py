from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolTip

from roster.qt.widgets.tables.columns import Column, text_column
from roster.qt.widgets.tables.model import TableModel
from roster.qt.widgets.tables.view import TableView
from tests.qt.pictures import selected_rows

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from roster.qt.look.theme import Theme

ROWS = {"a": ("张䶮秋", "翠洲社区"), "b": ("李建国", "大坪村"), "c": ("陈\t志强\n", "罗勾村")}


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> TableView:
    shown = TableView(theme)
    columns: list[Column[tuple[str, str]]] = [
        text_column("name", lambda: "姓名", lambda r: r[0], sort=True),
        text_column("village", lambda: "村(社区)", lambda r: r[1], stretch=True),
    ]
    model = TableModel(columns, lambda ids: {i: ROWS[i] for i in ids}, parent=shown)
    shown.set_model(model)
    model.set_ids(["a", "b", "c"])
    shown.resize(400, 300)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_rows_are_thirty_pixels_high_and_grow_with_the_text(view: TableView, theme: Theme) -> None:
    assert view.rowHeight(0) == 30
    theme.choose(percent=150)
    assert view.rowHeight(0) == 45
    theme.choose(percent=100)


def test_selected_rows_are_copied_for_excel(view: TableView) -> None:
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == "张䶮秋\t翠洲社区\n李建国\t大坪村\n陈 志强\t罗勾村"


def test_a_row_is_selected_by_a_shortcut_whose_modifier_is_still_held(view: TableView) -> None:
    action = QAction(view)
    action.setShortcut("Shift+F9")
    action.triggered.connect(lambda: view.selectRow(1))
    view.addAction(action)
    view.activateWindow()
    window = view.window().windowHandle()
    QTest.keyPress(window, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_ids() == ["b"]
    QTest.keyRelease(window, Qt.Key.Key_F9)


def test_columns_are_copied_as_they_are_shown(view: TableView) -> None:
    view.horizontalHeader().moveSection(0, 1)
    view.selectRow(1)
    assert view.copied_text() == "大坪村\t李建国"
    view.hideColumn(1)
    assert view.copied_text() == "李建国"


def test_a_typed_letter_goes_to_the_filter(view: TableView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.typed) as typed:
        QTest.keyClick(view, Qt.Key.Key_L)
    assert typed.args == ["l"]


def test_the_space_bar_and_shortcuts_are_no_filter_text(view: TableView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.typed):
        QTest.keyClick(view, Qt.Key.Key_Space)
        QTest.keyClick(view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def test_enter_opens_the_current_row(view: TableView, qtbot: QtBot) -> None:
    view.selectRow(1)
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["b"]


def test_selection_and_current_row_survive_new_rows(view: TableView) -> None:
    view.selectRow(1)
    assert view.current_id() == "b"
    view.table.set_ids(["c", "b", "a"])
    assert view.current_id() == "b"
    assert selected_rows(view) == [1]
    view.table.set_ids(["b"])
    assert view.selected_ids() == ["b"]


def test_a_current_row_that_left_is_told(view: TableView, qtbot: QtBot) -> None:
    view.selectRow(0)
    with qtbot.waitSignal(view.current_changed) as changed:
        view.table.set_ids(["b"])
    assert changed.args == [""]


def test_a_click_on_a_header_sorts_and_a_second_one_turns_round(view: TableView) -> None:
    header = view.horizontalHeader()
    header.sectionClicked.emit(0)
    assert list(view.table.ids) == ["a", "b", "c"]
    header.sectionClicked.emit(0)
    assert list(view.table.ids) == ["c", "b", "a"]
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def test_show_id_brings_a_row_into_view(view: TableView) -> None:
    assert view.show_id("c")
    assert view.current_id() == "c"
    assert not view.show_id("z")


def test_an_empty_table_teaches(view: TableView) -> None:
    done: list[str] = []
    add = QAction("添加学员", view)
    add.triggered.connect(lambda: done.append("added"))
    view.empty.say("还没有学员", "从花名册导入，或逐个添加。", add, icon="users")
    assert not view.empty.isVisible()
    view.table.set_ids([])
    assert view.empty.isVisible()
    button = view.empty.findChild(QPushButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["added"]


def test_a_text_that_is_cut_shows_itself_whole(
    view: TableView, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, *_more: shown.append(text))
    for width in (40, 200):
        view.setColumnWidth(0, width)
        at = view.visualRect(view.table.index(0, 0)).center()
        event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(QPoint(at)))
        QGuiApplication.sendEvent(view.viewport(), event)
    assert shown == ["张䶮秋", ""]


def test_columns_can_be_switched_off(view: TableView) -> None:
    _name, village = view.column_actions(view)
    assert village.isChecked()
    village.trigger()
    assert view.isColumnHidden(1)


def test_only_a_column_with_an_order_takes_the_arrow(view: TableView) -> None:
    header = view.horizontalHeader()
    for column in (1, 0):
        middle = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
        at = QPoint(middle, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert header.isSortIndicatorShown() == (column == 0)
