from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from roster.base.codes.people import Post
from roster.certificates import certificates
from roster.divisions import divisions
from roster.office import roster_file
from roster.qt.frame.navigation import Navigation
from roster.qt.frame.pages_list import PAGES
from roster.qt.frame.program import Program
from roster.qt.kit.commands import Command
from roster.qt.look.theme import Mode
from roster.qt.pictures import settle
from roster.qt.settings.division_dialogs import (
    AddDivisionDialog,
    CloseDivisionDialog,
    RenameDivisionDialog,
)
from roster.qt.settings.page import SettingsPage
from tests.builders import make_person, village_ids, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.divisions.divisions import DivisionRow
    from roster.qt.kit.settings import Settings
    from roster.qt.kit.workspace import Workspace
    from roster.qt.look.theme import Theme


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> Iterator[SettingsPage]:
    mode, percent = workspace.theme.mode, workspace.theme.percent
    made = SettingsPage(workspace)
    made.resize(1100, 700)
    qtbot.addWidget(made)
    made.show()
    yield made
    workspace.theme.choose(mode, percent)


def shown(page: SettingsPage, name: str) -> DivisionRow:
    """Return the row of a unit and make it current."""
    rows = page.divisions.table.rows
    at = next(at for at, division in enumerate(rows) if division.name == name)
    page.divisions.table.selectRow(at)
    return rows[at]


def answer(
    monkeypatch: pytest.MonkeyPatch, dialog: type, fill: Callable[..., None]
) -> Callable[[], str]:
    """Let the next dialog of this kind be filled in and its button be pressed.

    Return what tells what the dialog then says to be wrong.
    """
    wrong: list[str] = []

    def fill_and_press(
        made: AddDivisionDialog | RenameDivisionDialog | CloseDivisionDialog,
    ) -> None:
        fill(made)
        made.does.click()
        wrong.append(made.wrong.text())

    monkeypatch.setattr(dialog, "open", fill_and_press)
    return lambda: wrong[-1]


def write_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def choose(field: QComboBox, code: str) -> None:
    field.setCurrentIndex(field.findData(code))
    field.activated.emit(field.currentIndex())


def kept_pattern(database: Database) -> str:
    with database.reading() as db:
        return certificates.number_pattern(db)


# --- units ---------------------------------------------------------------------------------


def test_all_villages_of_the_file_are_listed(page: SettingsPage, database: Database) -> None:
    with database.reading() as db:
        expected = divisions.villages(db)
    assert tuple(page.divisions.table.rows) == expected


def test_a_village_is_added(page: SettingsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, AddDivisionDialog, lambda made: made.name.setText(" 新兴村民委员会 "))
    page.handlers[Command.NEW]()
    added = shown(page, "新兴村民委员会")
    assert (added.short_name, added.is_community, added.closed) == ("新兴村", False, False)
    assert page.workspace.notices.text == "已增加“新兴村民委员会”。"


def test_a_name_that_is_there_already_is_refused_in_a_sentence(
    page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = page.divisions.table.rows[0].name
    wrong = answer(monkeypatch, AddDivisionDialog, lambda made: made.name.setText(name))
    before = len(page.divisions.table.rows)
    page.divisions.add_button.click()
    assert wrong() == f"同级单位里已有“{name}”，没有再加。"
    assert len(page.divisions.table.rows) == before


def test_a_name_cannot_be_empty(qtbot: QtBot, page: SettingsPage) -> None:
    dialog = RenameDivisionDialog(page.divisions.table.rows[0])
    qtbot.addWidget(dialog)
    dialog.name.setText("  ")
    assert not dialog.does.isEnabled()


def test_a_village_that_becomes_a_community_is_renamed(
    page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    village = next(division for division in page.divisions.table.rows if not division.is_community)
    shown(page, village.name)
    answer(monkeypatch, RenameDivisionDialog, lambda made: made.name.setText("新城社区居民委员会"))
    page.handlers[Command.EDIT]()
    renamed = shown(page, "新城社区居民委员会")
    assert (renamed.id, renamed.short_name, renamed.is_community) == (
        village.id,
        "新城社区",
        True,
    )


def test_a_village_is_closed_and_stays_in_the_list(
    page: SettingsPage, monkeypatch: pytest.MonkeyPatch, database: Database
) -> None:
    first, second = page.divisions.table.rows[:2]
    shown(page, first.name)
    answer(monkeypatch, CloseDivisionDialog, lambda made: made.successor.setCurrentIndex(1))
    page.handlers[Command.REMOVE]()
    assert shown(page, first.name).closed
    assert page.divisions.table.copied_text().endswith("已撤销")
    assert not page.divisions.rename_button.isEnabled()
    with database.reading() as db:
        assert divisions.villages(db)[0].id == second.id


def test_a_village_where_someone_holds_a_post_stays_open(
    page: SettingsPage, monkeypatch: pytest.MonkeyPatch, database: Database
) -> None:
    with writing(database) as db:
        make_person(db, "张三", Post.SECRETARY)
        home = divisions.get_division(db, village_ids(db)[0])
    shown(page, home.name)
    wrong = answer(monkeypatch, CloseDivisionDialog, lambda _made: None)
    page.divisions.close_button.click()
    said = f"“{home.short_name}”还有 1 人在任，不能撤销。请先结束或转移他们的任职。"
    assert wrong() == said
    assert not shown(page, home.name).closed


def test_nothing_is_renamed_or_closed_while_no_division_is_chosen(page: SettingsPage) -> None:
    page.divisions.table.selectionModel().clear()
    assert not page.divisions.rename_button.isEnabled()
    assert not page.divisions.close_button.isEnabled()


# --- certificate numbers -------------------------------------------------------------------


def test_the_pattern_shows_the_number_it_gives(page: SettingsPage) -> None:
    page.pattern.field.setText("试〔{年}〕{序号:4}号")
    assert page.pattern.example.text().startswith("例：试〔20")
    assert page.pattern.example.text().endswith("〕0012号")


def test_a_pattern_is_kept_when_it_is_left(page: SettingsPage, database: Database) -> None:
    write_into(page.pattern.field, "试〔{年}〕{序号:4}号")
    assert kept_pattern(database) == "试〔{年}〕{序号:4}号"
    assert page.workspace.notices.text == "今后的证书按此样式编号。"


def test_the_journal_knows_of_a_new_pattern_once(page: SettingsPage, database: Database) -> None:
    with database.reading() as db:
        before = roster_file.check_file(db).actions
    write_into(page.pattern.field, "试〔{年}〕{序号:4}号")
    page.pattern.field.editingFinished.emit()
    with database.reading() as db:
        check = roster_file.check_file(db)
    assert check.actions == before + 1
    assert check.faults == ()


def test_an_unusable_pattern_is_refused_and_the_old_one_holds(
    page: SettingsPage, database: Database
) -> None:
    before = kept_pattern(database)
    write_into(page.pattern.field, "试{年}号")
    assert kept_pattern(database) == before
    assert page.pattern.example.text() == "编号样式“试{年}号”里要有{年}和{序号:4}。"
    assert page.pattern.field.property("wrong") == "true"


def test_what_is_typed_survives_a_write_elsewhere(page: SettingsPage, database: Database) -> None:
    page.pattern.field.setText("试{年}号")
    with writing(database) as db:
        divisions.add_division(db, divisions.office_division(db).id, "新兴村民委员会")
    assert page.pattern.field.text() == "试{年}号"


# --- look and clerk ------------------------------------------------------------------------


def test_the_language_is_switched_and_kept(page: SettingsPage) -> None:
    choose(page.look.language, "en")
    assert page.workspace.language == "en"
    assert page.workspace.settings.preferences.language == "en"


def test_colours_and_size_change_at_once_and_are_kept(page: SettingsPage, theme: Theme) -> None:
    choose(page.look.mode, "dark")
    choose(page.look.text_size, "125")
    assert theme.dark
    assert theme.percent == 125
    preferences = page.workspace.settings.preferences
    assert (preferences.theme, preferences.text_percent) == ("dark", 125)


def test_what_the_view_menu_chooses_is_shown(page: SettingsPage, theme: Theme) -> None:
    theme.choose(Mode.DARK, 110)
    assert (page.look.mode.currentData(), page.look.text_size.currentData()) == ("dark", "110")


def test_the_clerks_name_is_kept_for_the_next_opening(page: SettingsPage) -> None:
    write_into(page.clerk.field, " 李干事 ")
    assert page.workspace.settings.preferences.clerk == "李干事"
    assert page.clerk.said.text().startswith("操作记录现在记为“陈干事”")


def test_the_clerk_cannot_be_nobody(page: SettingsPage) -> None:
    write_into(page.clerk.field, " ")
    assert page.clerk.field.text() == "陈干事"


# --- where it stands -----------------------------------------------------------------------


def test_settings_stand_at_the_bottom_of_the_navigation(qtbot: QtBot, theme: Theme) -> None:
    navigation = Navigation(theme, [spec for spec in PAGES if not spec.under])
    qtbot.addWidget(navigation)
    navigation.resize(navigation.width(), 600)
    navigation.show()
    button = navigation._buttons["settings"]
    assert button.toolTip().endswith("Ctrl+,")
    assert button.geometry().bottom() > 580
    assert navigation._buttons["coverage"].geometry().bottom() < 400


# --- in the running program ----------------------------------------------------------------


@pytest.fixture
def program(
    qapp: QApplication,
    qtbot: QtBot,
    settings: Settings,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Program]:
    path = database.path
    database.close()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    settings.change(theme="light", clerk="李干事")
    made = Program(qapp, settings)
    qtbot.addWidget(made.window)
    made.window.show()
    made.start(path)
    settle(made)
    yield made
    made.end()
    made.languages.choose("en")


def opened(program: Program) -> SettingsPage:
    program.window.actions_of_window[Command.SETTINGS].trigger()
    settle(program)
    assert isinstance(program.window.page, SettingsPage)
    return program.window.page


def test_the_command_opens_the_page_and_the_gear_is_marked(program: Program) -> None:
    opened(program)
    assert program.window.navigation._buttons["settings"].isChecked()


def test_another_language_makes_the_page_anew(program: Program) -> None:
    choose(opened(program).look.language, "en")
    settle(program)
    page = opened(program)
    assert page.divisions.add_button.text() == "Add unit…"
    assert page.look.language.currentData() == "en"


def test_an_added_village_is_undone_from_the_notice(program: Program) -> None:
    page = opened(program)
    parent = page.divisions.table.rows[0].parent_id
    before = len(page.divisions.table.rows)
    assert parent is not None
    page.divisions.add_division(parent, "新兴村民委员会")
    settle(program)
    assert len(page.divisions.table.rows) == before + 1
    page.workspace.undo()
    settle(program)
    assert len(page.divisions.table.rows) == before


def test_the_chosen_clerk_is_the_one_of_the_journal(program: Program) -> None:
    assert opened(program).workspace.clerk == "李干事"


def test_the_menus_tick_follows_the_colours_chosen_on_the_page(program: Program) -> None:
    choose(opened(program).look.mode, "dark")
    assert program.window.actions_of_window[Command.DARK].isChecked()
