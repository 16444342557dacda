from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu

from roster.base.paths import resource
from roster.qt.frame.window import MainWindow
from roster.qt.kit.changes import Kind
from roster.qt.kit.commands import Command
from roster.qt.kit.page import Page, PageSpec
from roster.qt.kit.tasks import TaskRunner
from roster.qt.look.colours import Tone

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from roster.qt.kit.settings import Settings
    from roster.qt.kit.workspace import Workspace
    from roster.qt.look.languages import Languages
    from roster.qt.look.theme import Theme
    from roster.qt.widgets.search.hit import Hit


class ListPage(Page):
    listens_to = frozenset({Kind.PEOPLE})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "人员")
        self.reloads = 0
        self.shown = ""
        self.added = 0
        self.inspector = QLabel("资料")
        self.handlers[Command.NEW] = self._add
        self.add_button("添加", "plus", self._add, is_primary=True)

    def reload(self) -> None:
        self.reloads += 1

    def show_item(self, item_id: str) -> None:
        self.shown = item_id

    def _add(self) -> None:
        self.added += 1


class PlainPage(Page):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "概览")


SPECS = (
    PageSpec("overview", "Overview", "layout-dashboard", PlainPage),
    PageSpec("people", "People", "users", ListPage),
    PageSpec("import", "Import", "file-input", PlainPage, under="overview"),
)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, settings: Settings, workspace: Workspace) -> MainWindow:
    found = MainWindow(theme, settings, TaskRunner(), SPECS)
    qtbot.addWidget(found)
    found.resize(1366, 768)
    found.show()
    found.show_workspace(workspace)
    return found


def people(window: MainWindow) -> ListPage:
    window.open_page("people")
    assert isinstance(window.page, ListPage)
    return window.page


def test_the_window_is_imported_without_database_and_papers() -> None:
    code = (
        "import sys, roster.qt.frame.program;"
        "heavy = {'sqlalchemy', 'reportlab', 'alembic', 'pypinyin', 'roster.people.trainees',"
        " 'roster.db',"
        " 'roster.base.errors', 'roster.people.problems', 'msgspec', 'openpyxl'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    source = str(resource().parent / "src")
    environment = {**os.environ, "PYTHONPATH": source}
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_only_the_page_in_front_is_made(window: MainWindow) -> None:
    assert [type(page) for page in window.findChildren(Page)] == [PlainPage]
    window.open_page("people")
    window.open_page("overview")
    window.open_page("people")
    assert {type(page) for page in window.findChildren(Page)} == {PlainPage, ListPage}
    assert len(window.findChildren(Page)) == 2


def test_control_and_a_digit_open_a_page(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.page_opened) as opened:
        window.go_actions[1].trigger()
    assert opened.args == ["people"]
    assert [action.shortcut().toString() for action in window.go_actions] == ["Ctrl+1", "Ctrl+2"]


def test_a_page_reloads_after_writes_it_listens_to(window: MainWindow) -> None:
    page = people(window)
    assert page.reloads == 1
    page.workspace.changes.tell({Kind.TRAININGS})
    assert page.reloads == 1
    page.workspace.changes.tell({Kind.PEOPLE})
    assert page.reloads == 2


def test_a_hidden_page_catches_up_when_it_is_shown(window: MainWindow) -> None:
    page = people(window)
    window.open_page("overview")
    page.workspace.changes.tell_entities(("Trainee", "Position", "Journal"))
    assert page.reloads == 1
    window.open_page("people")
    assert page.reloads == 2


def test_an_item_is_shown_in_its_page(window: MainWindow) -> None:
    window.open_page("people", "some-id")
    assert people(window).shown == "some-id"


def test_commands_go_to_the_page_in_front_and_are_grey_where_it_has_none(
    window: MainWindow,
) -> None:
    new = window.actions_of_window[Command.NEW]
    assert not new.isEnabled()
    page = people(window)
    assert new.isEnabled()
    new.trigger()
    assert page.added == 1


def test_commands_of_no_page_are_told(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.asked) as asked:
        window.actions_of_window[Command.OPEN_FILE].trigger()
    assert asked.args == [Command.OPEN_FILE]


def test_the_inspector_belongs_to_the_page_and_hides_on_demand(window: MainWindow) -> None:
    assert window.inspector.isHidden()
    people(window)
    assert window.inspector.isVisible()
    window.actions_of_window[Command.INSPECTOR].trigger()
    assert window.inspector.isHidden()
    window.actions_of_window[Command.INSPECTOR].trigger()
    assert window.inspector.isVisible()


def test_the_navigation_folds_to_icons_in_a_narrow_window(window: MainWindow) -> None:
    wide = window.navigation.width()
    window.resize(1100, 700)
    assert window.navigation.width() < wide / 2
    window.resize(1366, 700)
    assert window.navigation.width() == wide


def test_a_badge_is_read_aloud(window: MainWindow) -> None:
    window.navigation.set_badge("people", "248", Tone.DUE)
    assert window.navigation._buttons["people"].accessibleName() == "人员 248"


def test_the_language_changes_frame_and_pages(
    window: MainWindow, languages: Languages, qtbot: QtBot
) -> None:
    before = people(window)
    assert window.menuBar().actions()[0].text() == "文件(&F)"
    languages.choose("en")
    qtbot.waitUntil(lambda: window.menuBar().actions()[0].text() == "&File")
    assert window.navigation._buttons["people"].text() == "People"
    assert window.page is not before
    assert window.page_key == "people"


def test_every_command_is_in_a_menu_and_no_key_is_given_twice(window: MainWindow) -> None:
    menus = window.menuBar().findChildren(QMenu)
    shown = [action for menu in menus for action in menu.actions()]
    for command in Command:
        assert window.actions_of_window[command] in shown, command
    keys = [a.shortcut().toString() for a in [*window.actions_of_window.all(), *window.go_actions]]
    given = [key for key in keys if key]
    assert len(given) == len(set(given))


def test_the_actions_of_a_page_have_their_menu(window: MainWindow) -> None:
    assert not window.menus.page_menu.menuAction().isVisible()
    people(window)
    assert [action.text() for action in window.menus.page_menu.actions()] == ["添加"]


def offered(window: MainWindow, text: str) -> list[Hit]:
    hits: list[Hit] = []
    window.look_up(text, hits.extend)
    return hits


def test_search_finds_pages_and_commands(window: MainWindow) -> None:
    assert [hit.title for hit in offered(window, "")] == ["概览", "人员"]
    assert [hit.title for hit in offered(window, "ry")] == ["人员"]
    assert "撤销" in [hit.title for hit in offered(window, "cx")]
    offered(window, "renyuan")[0].open()
    assert window.page_key == "people"


def test_search_finds_what_the_file_holds(window: MainWindow) -> None:
    window.set_finder(lambda text, show: show([offered(window, "")[0]._replace(title=text)]))
    assert offered(window, "张")[0].title == "张"


def test_without_a_file_there_is_nothing_to_open(window: MainWindow) -> None:
    window.show_start(QLabel("先选好单位"))
    assert window.navigation.isHidden()
    assert not window.actions_of_window[Command.UNDO].isEnabled()
    window.open_page("people")
    assert window.page is None
    assert offered(window, "") == []


def test_sizes_are_kept(window: MainWindow, settings: Settings) -> None:
    window.actions_of_window[Command.INSPECTOR].trigger()
    window.close()
    assert settings.window.value("geometry") is not None


def test_the_status_line_tells_the_truth(window: MainWindow) -> None:
    assert window.status.words == "没有打开文件"
    window.status.set_saved("10:32")
    window.status.set_file("河台镇.roster")
    assert window.status.words == "已保存 10:32 · 本机文件 河台镇.roster"


def test_the_keyboard_walks_to_every_page(window: MainWindow) -> None:
    button = window.navigation._buttons["people"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert window.page_key == "people"


def test_a_list_that_is_dropped_anywhere_opens_the_import(window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/花名册.xlsx")])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert window.page_key == "import"


def test_the_import_is_reached_from_every_page(window: MainWindow) -> None:
    window.actions_of_window[Command.IMPORT].trigger()
    assert window.page_key == "import"


def test_a_page_below_another_marks_that_one_in_the_navigation(window: MainWindow) -> None:
    window.open_page("people")
    window.open_page("import")
    marked = [key for key, button in window.navigation._buttons.items() if button.isChecked()]
    assert marked == ["overview"]
