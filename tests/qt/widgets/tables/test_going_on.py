"""Editing goes on as in a spreadsheet: Enter down, Tab to the next cell, Esc restores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from roster.qt.widgets.tables.columns import Column, text_column
from roster.qt.widgets.tables.model import TableModel
from roster.qt.widgets.tables.view import TableView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from roster.qt.look.theme import Theme

KEY = Qt.Key
Sheet = dict[str, list[str]]


@pytest.fixture
def sheet() -> Sheet:
    return {"a": ["甲", "一", "东"], "b": ["乙", "二", "西"]}


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, sheet: Sheet) -> Iterator[TableView]:
    """Give a table whose first and last column can be edited, before a button."""
    room = QWidget()
    shown = TableView(theme)

    def column(at: int, name: str, *, is_edited: bool) -> Column[list[str]]:
        def edit(row_id: str, text: str) -> None:
            sheet[row_id][at] = text

        return text_column(
            name, lambda: name, lambda row: row[at], edit=edit if is_edited else None
        )

    columns = [
        column(at, name, is_edited=at != 1) for at, name in enumerate(("name", "no", "place"))
    ]
    model = TableModel(columns, lambda ids: {i: sheet[i] for i in ids}, parent=shown)
    shown.set_model(model)
    model.set_ids(list(sheet))
    box = QVBoxLayout(room)
    box.addWidget(shown)
    box.addWidget(QPushButton("开班"))
    qtbot.addWidget(room)
    room.show()
    qtbot.waitActive(room)
    shown.setFocus()
    shown.setCurrentIndex(model.index(0, 0))
    yield shown
    room.close()  # held to the end: Python alone would let it go with its table


def strike(*keys: Qt.Key) -> None:
    for key in keys:
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClick(field, key)


def here(view: TableView) -> tuple[int, int]:
    return view.currentIndex().row(), view.currentIndex().column()


def test_enter_keeps_what_was_typed_and_goes_down(view: TableView, sheet: Sheet) -> None:
    strike(KEY.Key_X, KEY.Key_Return)
    assert sheet["a"][0] == "x"
    assert here(view) == (1, 0)
    assert view.hasFocus()


def test_tab_keeps_what_was_typed_and_goes_to_the_next_cell_that_can_be_edited(
    view: TableView, sheet: Sheet
) -> None:
    strike(KEY.Key_X, KEY.Key_Tab, KEY.Key_Y, KEY.Key_Tab)
    assert sheet["a"] == ["x", "一", "y"]
    assert here(view) == (1, 0)
    assert view.hasFocus()
    strike(KEY.Key_F2, KEY.Key_Backtab)
    assert here(view) == (0, 2)


def test_tab_in_the_last_cell_stays_in_the_table(view: TableView, sheet: Sheet) -> None:
    view.setCurrentIndex(view.table.index(1, 2))
    strike(KEY.Key_X, KEY.Key_Tab)
    assert sheet["b"][2] == "x"
    assert here(view) == (1, 2)
    assert view.hasFocus()


def test_f2_opens_what_is_there_and_esc_restores_it(view: TableView, sheet: Sheet) -> None:
    strike(KEY.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "甲"
    strike(KEY.Key_X, KEY.Key_Escape)
    assert sheet["a"][0] == "甲"
    assert here(view) == (0, 0)
