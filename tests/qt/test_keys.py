"""One key, one meaning: over all pages of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QMenu, QWidget

from roster.base import clock
from roster.qt.attendance.page import AttendancePage
from roster.qt.frame.pages_list import PAGES
from roster.qt.kit.commands import plain_words
from roster.qt.pictures import settle
from tests.builders import make_person, make_training, writing
from tests.classroom import open_class
from tests.qt.walking import Walk

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from roster.base.words import Language
    from roster.db.engine import Database
    from roster.qt.frame.program import Program

SHARED = {
    "F8": "the next thing that is to be settled",
    "Shift+F8": "the one before it",
    "Ctrl+V": "take what was copied",
    "Ctrl+Return": "do what the page is about",
    "Ctrl+M": "merge somebody with a person of the file",
    "Del": "take out what is current in the table",
    "F2": "change what is current",
    "Ctrl+Del": "take out what is current",
}
"""Keys that mean the same on several pages, where the page says it in its own words."""

REJECT = QDialogButtonBox.ButtonRole.RejectRole


@pytest.fixture
def full_program(program: Program, database: Database) -> Program:
    with writing(database) as db:
        open_class(db, days=2, people=3)
        make_person(db, "李建国")
        make_training(db, 3)
    database.close()
    program.start(database.path)
    settle(program)
    return program


def keys_of(action: QAction) -> list[str]:
    return [each.toString() for each in action.shortcuts()]


def test_a_key_means_one_thing_on_all_pages(full_program: Program) -> None:
    window = full_program.window
    meant: dict[str, set[str]] = {}
    everywhere = [*window.actions_of_window.all(), *window.go_actions]
    for spec in PAGES:
        window.open_page(spec.key)
        settle(full_program)
        assert window.page is not None
        for action in {*window.page.actions(), *actions_inside(window.page), *everywhere}:
            for keys in keys_of(action):
                meant.setdefault(keys, set()).add(plain_words(action.text()))
    twice = {keys: words for keys, words in meant.items() if len(words) > 1 and keys not in SHARED}
    assert twice == {}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_entry_of_a_menu_of_the_window_has_a_letter_of_its_own(
    full_program: Program, language: Language
) -> None:
    full_program.languages.choose(language)
    settle(full_program)
    bar = full_program.window.menuBar()
    menus = [menu for action in bar.actions() if isinstance(menu := action.menu(), QMenu)]
    own = [menu.actions() for menu in menus if menu is not full_program.window.menus.page_menu]
    assert len(own) == len(bar.actions()) - 1  # the menu of a page is filled by the page
    for entries in (bar.actions(), *own):
        letters = [
            QKeySequence.mnemonic(entry.text()).toString()
            for entry in entries
            if not entry.isSeparator()
        ]
        assert "" not in letters
        assert len(set(letters)) == len(letters)


def actions_inside(page: QWidget) -> list[QAction]:
    """Return the actions of the parts of a page that are its own, not those of Qt's fields."""
    parts = page.findChildren(QWidget)
    return [
        action for part in parts for action in part.actions() if not action.shortcut().isEmpty()
    ]


def test_f6_goes_round_the_regions_and_comes_back_to_where_the_keyboard_was(
    full_program: Program,
) -> None:
    window = full_program.window
    window.open_page("people")
    settle(full_program)
    start = QApplication.focusWidget()
    assert start is not None
    assert window.page is not None
    seen = []
    for _ in range(8):
        QTest.keyClick(window, Qt.Key.Key_F6)
        here = QApplication.focusWidget()
        seen.append(here)
        if here is start:
            break
    assert seen[-1] is start
    assert any(window.navigation.isAncestorOf(each) for each in seen if each)
    assert any(window.top.isAncestorOf(each) for each in seen if each)
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    here = QApplication.focusWidget()
    assert here is not None
    assert not window.page.isAncestorOf(here)


def test_in_every_dialog_tab_comes_to_the_button_that_does_it_before_cancel(
    full_program: Program,
) -> None:
    wrong: list[str] = []

    def look(window: QWidget) -> None:
        if not isinstance(window, QDialog):
            return
        for box in window.findChildren(QDialogButtonBox):
            ring = stops(window)
            does = [each for each in box.buttons() if box.buttonRole(each) is not REJECT]
            out = [each for each in box.buttons() if box.buttonRole(each) is REJECT]
            if does and out and ring[ring.index(out[0]) - 1] not in does:
                wrong.append(type(window).__name__)

    walk = Walk(full_program, look)
    walk.over_pages()
    assert wrong == []
    assert {"RuleDialog", "AppointDialog", "LeaveDialog", "CloneDialog"} <= walk.dialogs


def stops(window: QWidget) -> list[QWidget]:
    """Return where Tab stops in a window; the last goes on to the first."""
    found, each = [], window.nextInFocusChain()
    while each is not None and each is not window:
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(each)
        each = each.nextInFocusChain()
    return found


def test_a_training_is_opened_before_its_first_day_only_after_asking(
    program: Program, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: "2026-01-01")
    with writing(database) as db:
        training = make_training(db, 1)
    database.close()
    program.start(database.path)
    settle(program)
    program.window.open_page("attendance", training)
    settle(program)
    page = program.window.page
    assert isinstance(page, AttendancePage)
    page.steps.open_training()
    settle(program)
    assert page.reason.isVisible()
    assert not page.state.can_mark
