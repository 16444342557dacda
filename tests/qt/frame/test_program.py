"""The program as a clerk starts it: window, first run, file, undo."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

import roster.__main__ as entry
from roster.db.acts import Act
from roster.db.errors import NotARosterFile
from roster.divisions.divisions import add_division, office_division
from roster.qt.frame.appearance import KeysDialog
from roster.qt.frame.first_run import FirstRun
from roster.qt.frame.program import Program, make_application
from roster.qt.kit.commands import Command
from roster.qt.kit.page import Page, PageSpec
from roster.qt.look.theme import Mode
from tests.builders import make_person, writing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.qt.kit.settings import Settings
    from roster.qt.kit.workspace import Workspace
    from roster.qt.widgets.search.hit import Hit


class FirstPage(Page):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "概览")
        self.item = ""

    def show_item(self, item_id: str) -> None:
        self.item = item_id


SPECS = (
    PageSpec("overview", "Overview", "layout-dashboard", FirstPage),
    PageSpec("import", "Import", "file-input", FirstPage, under="overview"),
)


@pytest.fixture
def program(
    qapp: QApplication, qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    settings.change(theme="light")
    made = Program(qapp, settings, SPECS)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.end()
    made.languages.choose("en")


def first_run(program: Program) -> FirstRun:
    found = program.window.findChild(FirstRun)
    assert isinstance(found, FirstRun)
    return found


def opened(program: Program, path: Path, qtbot: QtBot) -> Workspace:
    program.start(path)
    qtbot.waitUntil(lambda: program.window.workspace is not None)
    assert program.window.workspace is not None
    return program.window.workspace


def test_the_first_start_asks_for_the_division(program: Program) -> None:
    program.start()
    assert first_run(program).isVisible()
    assert program.window.status.words == "没有打开文件"


def test_typing_a_name_offers_divisions_and_shows_the_villages(
    program: Program, qtbot: QtBot
) -> None:
    program.start()
    page = first_run(program)
    QTest.keyClicks(page._search, "441204100")
    qtbot.waitUntil(lambda: page._suggestions.count() > 0)
    assert page._suggestions.item(0).text() == "肇庆市 › 高要区 › 河台镇"
    page._search.returnPressed.emit()
    assert page._search.text() == "河台镇"
    assert "村" in page._villages.text()
    assert page._button.isEnabled()


def test_a_made_file_opens_with_its_division_and_its_first_roster(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    program.start()
    page = first_run(program)
    page.choose_division("441204100")
    page.choose_folder(tmp_path)
    page._drop.set_path(tmp_path / "名单.xlsx")
    page.make()
    qtbot.waitUntil(lambda: program.window.workspace is not None)
    assert (tmp_path / "河台镇.roster").is_file()
    assert program.window.windowTitle() == "河台镇 - 村干部培训名册"
    assert program.window.page_key == "import"
    assert isinstance(program.window.page, FirstPage)
    assert program.window.page.item.endswith("名单.xlsx")
    assert program.window.status.words.startswith("已保存 ")


def test_a_file_that_cannot_be_made_can_be_tried_again(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    program.start()
    page = first_run(program)
    page.choose_division("441204100")
    tmp_path.joinpath("a file").touch()
    page.choose_folder(tmp_path / "a file" / "folder")
    page._button.click()
    page.choose_division("441204100")
    assert not page._button.isEnabled()
    qtbot.waitUntil(lambda: bool(program.window.notices.text))
    assert page._button.isEnabled()


def test_a_second_file_of_the_same_division_takes_another_name(
    program: Program, tmp_path: Path
) -> None:
    program.start()
    page = first_run(program)
    page.choose_division("441204100")
    page.choose_folder(tmp_path)
    (tmp_path / "河台镇.roster").touch()
    assert page.path == tmp_path / "河台镇 2.roster"


def test_the_last_file_opens_by_itself(program: Program, database: Database, qtbot: QtBot) -> None:
    path = database.path
    database.close()
    program.settings.remember_file(str(path))
    program.start()
    qtbot.waitUntil(lambda: program.window.workspace is not None)
    assert program.window.workspace is not None
    assert program.window.workspace.database.path == path


def test_a_file_that_is_none_is_refused_in_one_sentence(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "other.roster"
    path.write_bytes(b"something else")
    program.start(path)
    qtbot.waitUntil(lambda: bool(program.window.notices.text))
    assert "不是名册文件" in program.window.notices.text
    assert first_run(program).isVisible()


def test_what_was_written_is_undone_and_done_again(
    program: Program, database: Database, qtbot: QtBot
) -> None:
    path = database.path
    database.close()
    workspace = opened(program, path, qtbot)
    with workspace.database.transaction(Act.ADD_DIVISION, by="陈") as db:
        add_division(db, office_division(db).id, "新村")
    assert program.desk is not None
    program.desk.undo()
    qtbot.waitUntil(lambda: program.window.notices.text == "已撤销：增加单位")
    program.window.actions_of_window[Command.REDO].trigger()
    qtbot.waitUntil(lambda: program.window.notices.text == "已重做：增加单位")
    program.window.actions_of_window[Command.REDO].trigger()
    qtbot.waitUntil(lambda: program.window.notices.text == "没有可以重做的操作。")


def test_closing_a_file_lets_it_go(program: Program, database: Database, qtbot: QtBot) -> None:
    path = database.path
    database.close()
    opened(program, path, qtbot)
    program.window.actions_of_window[Command.CLOSE_FILE].trigger()
    assert program.window.workspace is None
    assert first_run(program).isVisible()


def test_an_unexpected_error_is_no_notice(program: Program) -> None:
    desk = program.start()
    with pytest.raises(ZeroDivisionError):
        desk.show_error(ZeroDivisionError())
    desk.show_error(NotARosterFile(program.settings._path))
    assert program.window.notices.text


def test_size_colours_and_language_are_kept(program: Program, qtbot: QtBot) -> None:
    program.start()
    actions = program.window.actions_of_window
    actions[Command.LARGER].trigger()
    assert program.theme.percent == 110
    actions[Command.DARK].trigger()
    assert program.theme.mode is Mode.DARK
    assert actions[Command.DARK].isChecked()
    actions[Command.LANGUAGE].trigger()
    qtbot.waitUntil(lambda: program.window.menuBar().actions()[0].text() == "&File")
    kept = program.settings.preferences
    assert (kept.text_percent, kept.theme, kept.language) == (110, "dark", "en")
    actions[Command.NORMAL_SIZE].trigger()
    actions[Command.DARK].trigger()
    assert program.theme.percent == 100


def test_the_sheet_of_keys_names_every_key(program: Program, qtbot: QtBot) -> None:
    program.start()
    dialog = KeysDialog(program.window)
    qtbot.addWidget(dialog)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Ctrl+K" in said
    assert "打开名册文件" in said


def test_the_application_has_our_name(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roster.qt.frame.program.QApplication", lambda _arguments: qapp)
    assert make_application(["roster"]).applicationName() == "roster"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [([], ("window", None)), (["河台镇.roster"], ("window", "河台镇.roster"))],
)
def test_alone_or_with_a_roster_file_the_window_opens(
    arguments: list[str], expected: tuple[str, str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[str, str | None]] = []

    def run(path: Path | None) -> int:
        calls.append(("window", str(path) if path else None))
        return 0

    monkeypatch.setattr("roster.qt.frame.program.run", run)
    assert entry.main(arguments) == 0
    assert calls == [expected]


def test_anything_else_is_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roster.cli.main", len)
    assert entry.main(["check", "河台镇.roster"]) == 2


def test_the_search_field_finds_what_is_in_the_file(
    program: Program, database: Database, qtbot: QtBot
) -> None:
    with writing(database) as db:
        make_person(db, "张䶮秋")
    path = database.path
    database.close()
    opened(program, path, qtbot)
    hits: list[Hit] = []
    program.window.look_up("zyq", hits.extend)
    qtbot.waitUntil(lambda: bool(hits))
    assert [(hit.group, hit.title) for hit in hits[:1]] == [("人员", "张䶮秋")]
