from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from roster.qt.frame.input.enter_key import EnterKey

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ENTERS = [Qt.Key.Key_Return, Qt.Key.Key_Enter]


class Form(QWidget):
    """A field that moves on to a button when Enter is pressed in it."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed = 0
        self.field = QLineEdit()
        self.button = QPushButton("开始使用")
        self.field.returnPressed.connect(self.button.setFocus)
        self.button.clicked.connect(self._count)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.button)

    def _count(self) -> None:
        self.pressed += 1


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    EnterKey(made)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.mark.parametrize("key", ENTERS)
def test_enter_presses_the_button_that_has_the_keyboard(form: Form, key: Qt.Key) -> None:
    form.button.setFocus()
    QTest.keyClick(form.windowHandle(), key)
    assert form.pressed == 1


@pytest.mark.parametrize("key", ENTERS)
def test_the_stroke_that_leads_to_a_button_does_not_press_it(form: Form, key: Qt.Key) -> None:
    form.field.setFocus()
    QTest.keyClick(form.windowHandle(), key)
    assert form.button.hasFocus()
    assert form.pressed == 0


def test_a_grey_button_is_not_pressed(form: Form) -> None:
    form.button.setFocus()
    form.button.setEnabled(False)
    QTest.keyClick(form.windowHandle(), Qt.Key.Key_Return)
    assert form.pressed == 0
