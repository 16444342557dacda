"""What a screen reader says: nothing that the keyboard reaches is nameless."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QToolButton,
    QWidget,
)

from roster.base.codes.people import Post
from roster.qt.attendance.page import AttendancePage
from roster.qt.pictures import settle
from tests.builders import make_person, make_training, writing
from tests.classroom import open_class
from tests.qt.walking import Walk

if TYPE_CHECKING:
    from roster.db.engine import Database
    from roster.qt.frame.program import Program
    from roster.qt.kit.notices import Notices


@pytest.fixture
def program_with_people(program: Program, database: Database) -> Program:
    with writing(database) as db:
        open_class(db, days=2, people=3)
        make_person(db, "李建国", Post.SECRETARY)
        make_training(db, 3)
    database.close()
    program.start(database.path)
    settle(program)
    return program


def nameless(window: QWidget) -> list[str]:
    """Return what the keyboard reaches in a window and no screen reader could name."""
    return [
        " in ".join(type(part).__name__ for part in parts(each))
        for each in window.findChildren(QWidget)
        if each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not is_part_of_another(each)
        and not said(each).strip()
    ]


def parts(widget: QWidget | None) -> list[QWidget]:
    """Return a widget and what it stands in."""
    return [widget, *parts(widget.parentWidget())] if widget else []


def is_part_of_another(widget: QWidget) -> bool:
    """Tell the field inside a combo box or a spin box, and what only scrolls."""
    parent = widget.parentWidget()
    return isinstance(widget, QLineEdit) and isinstance(parent, QComboBox | QAbstractSpinBox)


def said(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def test_nothing_that_the_keyboard_reaches_is_nameless(program_with_people: Program) -> None:
    found: dict[str, None] = {}
    walk = Walk(program_with_people, lambda window: found.update(dict.fromkeys(nameless(window))))
    walk.over_pages()
    assert list(found) == []
    assert {"RuleDialog", "AppointDialog", "LeaveDialog", "CloneDialog"} <= walk.dialogs


def test_a_mark_is_said_by_its_word_when_it_is_read_and_when_it_is_given(
    program_with_people: Program,
) -> None:
    program_with_people.window.open_page("attendance")
    settle(program_with_people)
    page = program_with_people.window.page
    assert isinstance(page, AttendancePage)
    heard: list[str] = []
    page.marking.announced.connect(heard.append)
    page.grid.go_to(0, 0)
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_2)
    name = page.grid.table.text_at(0, 1)
    index = page.grid.table.index(0, page.grid.currentIndex().column())
    assert heard == [f"{name} 5月8日上午 迟到"]
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == heard[0]


def goes_by_itself(notices: Notices) -> bool:
    return notices.is_going


def test_notices_are_announced_and_a_failure_stays(program_with_people: Program) -> None:
    notices = program_with_people.window.notices
    heard: list[str] = []
    notices.announced.connect(heard.append)
    notices.show_notice("已保存。")
    assert goes_by_itself(notices) is True
    notices.show_error("磁盘满了。")
    assert heard == ["已保存。", "磁盘满了。"]
    assert notices.text == "磁盘满了。"
    assert goes_by_itself(notices) is False


def test_unit_term_and_page_are_said(program_with_people: Program) -> None:
    window = program_with_people.window
    names = [said(each) for each in window.findChildren(QToolButton)]
    assert "单位 肇庆市 › 高要区 › 河台镇" in names
    assert any(name.startswith("届次 第") for name in names)
    for key, words in (("people", "人员"), ("trainings", "培训")):
        window.open_page(key)
        settle(program_with_people)
        pages = [said(each) for each in window.navigation.findChildren(QAbstractButton)]
        here = [name for name in pages if "当前页" in name]
        assert len(here) == 1
        assert here[0].startswith(words)
