from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from shiboken6 import delete

from roster.qt.widgets.search.box import SearchBox
from roster.qt.widgets.search.hit import Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from roster.qt.look.theme import Theme

opened: list[str] = []


def hit(group: str, title: str) -> Hit:
    return Hit(group, title, "翠洲社区", "user", lambda: opened.append(title))


def find(text: str) -> list[Hit]:
    people = [hit("人员", name) for name in ("张䶮秋", "张伟") if text in name]
    return people + ([hit("命令", "打印")] if text != "没有" else [])


@pytest.fixture
def box(qtbot: QtBot, theme: Theme) -> Iterator[SearchBox]:
    opened.clear()
    window = QWidget()
    qtbot.addWidget(window)
    other = QLineEdit()
    found = SearchBox(theme)
    found.set_provider(lambda text, show: show(find(text)))
    column = QVBoxLayout(window)
    column.addWidget(found)
    column.addWidget(other, 1)
    window.resize(800, 600)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    other.setFocus()
    window.setProperty("other", other)
    yield found
    window.close()


@pytest.fixture
def type_in(box: SearchBox, qtbot: QtBot) -> Callable[[str], None]:
    def typing(text: str) -> None:
        box.start()
        box.setText(text)
        box._look()
        qtbot.waitUntil(box.results.isVisible)

    return typing


def test_results_stand_under_their_headings(box: SearchBox, type_in: Callable[[str], None]) -> None:
    type_in("张")
    assert box.results.titles() == ["人员", "张䶮秋", "张伟", "命令", "打印"]


def test_the_first_result_opens_with_enter(box: SearchBox, type_in: Callable[[str], None]) -> None:
    type_in("张")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert opened == ["张䶮秋"]
    assert box.text() == ""
    assert box.results.isHidden()


def test_arrows_go_over_the_headings(box: SearchBox, type_in: Callable[[str], None]) -> None:
    type_in("张")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(box, key)
    assert box.results.current() is not None
    assert box.results.current().title == "打印"  # type: ignore[union-attr]  # asserted above
    QTest.keyClick(box, Qt.Key.Key_Up)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert opened == ["张伟"]


def test_nothing_found_is_said(box: SearchBox, type_in: Callable[[str], None]) -> None:
    type_in("没有")
    assert box.results.titles() == ["Nothing found for “没有”"]
    assert box.results.current() is None


def test_escape_gives_the_keyboard_back(box: SearchBox, type_in: Callable[[str], None]) -> None:
    type_in("张")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.window().focusWidget() is box.window().property("other")
    assert box.results.isHidden()


def test_escape_leaves_also_when_whoever_had_the_keyboard_is_gone(
    box: SearchBox, type_in: Callable[[str], None]
) -> None:
    type_in("张")
    delete(box.window().property("other"))
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.results.isHidden()
    assert not box.hasFocus()


def test_typing_waits_for_the_end_of_a_word(box: SearchBox, qtbot: QtBot) -> None:
    box.start()
    QTest.keyClicks(box, "zys")
    assert box._wait.isActive()
    qtbot.waitUntil(lambda: not box._wait.isActive())
    assert box.results.titles() == ["命令", "打印"]
