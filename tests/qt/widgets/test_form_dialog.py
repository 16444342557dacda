"""Forms: what was typed stays until it is in the file, and Tab comes to the button that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from roster.db.acts import Act
from roster.people import trainees
from roster.qt.kit.asking import ask_and_write
from roster.qt.widgets.form_dialog import FormDialog
from tests.builders import make_person, writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database, Db
    from roster.qt.kit.workspace import Workspace


class NumberForm(FormDialog):
    def __init__(self) -> None:
        super().__init__("号码", "保存", None)
        self.number, self.note = QLineEdit(), QLineEdit()
        self.add("号码", self.number)
        self.add("备注", self.note)


def test_a_refused_form_stays_with_all_that_was_typed(
    qtbot: QtBot, workspace: Workspace, database: Database
) -> None:
    with writing(database) as db:
        person = make_person(db, "李建国")
    form = NumberForm()
    qtbot.addWidget(form)
    form.number.setText("441204197801011234")
    form.note.setText("村里报来的")

    def work() -> Callable[[Db], None]:
        number = form.number.text()
        return lambda db: trainees.correct(db, person, id_number=number)

    ask_and_write(workspace, form, Act.CORRECT, work)
    form.does.click()
    assert form.isVisible()
    assert (form.number.text(), form.note.text()) == ("441204197801011234", "村里报来的")
    assert "身份证号码不对" in form.wrong.text()
    assert workspace.notices.text == ""  # said where it belongs, and nowhere else
    form.number.setText("")
    form.does.click()
    assert not form.isVisible()


def test_tab_goes_down_the_form_then_to_the_button_that_does_it_then_to_cancel(
    qtbot: QtBot,
) -> None:
    form = NumberForm()
    qtbot.addWidget(form)
    form.open()
    qtbot.waitActive(form)
    form.number.setFocus()
    seen: list[str] = []
    for _ in range(4):
        here = form.focusWidget()
        assert here is not None
        seen.append(here.accessibleName() or here.property("text"))
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert seen[:3] == ["号码", "备注", "保存"]
    assert seen[3] not in seen[:3]
