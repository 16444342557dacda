"""Parts of the window for the tests of its pieces."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from roster.base.paths import data_folder
from roster.qt.frame.program import Program
from roster.qt.kit.changes import Changes
from roster.qt.kit.notices import Notices
from roster.qt.kit.settings import Settings
from roster.qt.kit.tasks import run_at_once
from roster.qt.kit.workspace import Workspace
from roster.qt.look import guarding
from roster.qt.look.languages import Languages
from roster.qt.look.theme import Mode, Theme
from tests.qt.steps import Clerk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database


def pytest_configure(config: pytest.Config) -> None:
    """The offscreen screen has no window manager and says so."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@pytest.fixture(autouse=True)
def _collect_in_the_main_thread_only() -> Iterator[None]:
    """Keep Python from collecting widgets in a worker thread, as the program does."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _no_window_outlives_its_test() -> Iterator[None]:
    """Delete what no window has taken, such as the inspector of a page that stands alone.

    Whatever is left is styled again with every window made after it; the inspectors of people
    alone came to 6,000 widgets.
    """
    yield
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def _every_bug_is_told() -> None:
    """Let a bug that an earlier test met already be told again."""
    guarding.told_places.clear()


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """Give the light look at 100 %."""
    return Theme(qapp, Mode.LIGHT)


@pytest.fixture
def owner(qapp: QApplication) -> Iterator[QObject]:
    """Give what the state of a page belongs to where there is no page."""
    made = QObject(qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    """Give the Chinese window; English source texts come back afterwards."""
    made = Languages(qapp, "zh")
    yield made
    made.choose("en")
    made.deleteLater()


@pytest.fixture
def settings() -> Settings:
    """Give the preferences of a clerk who changed nothing."""
    return Settings(data_folder())


@pytest.fixture
def notices(qtbot: QtBot, theme: Theme) -> Notices:
    """Give the strip of notices."""
    made = Notices(theme)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def workspace(
    database: Database,
    theme: Theme,
    settings: Settings,
    languages: Languages,
    notices: Notices,
) -> Iterator[Workspace]:
    """Give what a page works with; tasks run at once and ``open_page`` opens nothing.

    As in the program, pages are gone before their file is closed: no wait of theirs ends after it.
    """
    changes = Changes()
    database.on_change(changes.tell_entities)
    yield Workspace(
        database=database,
        clerk="陈干事",
        settings=settings,
        theme=theme,
        languages=languages,
        changes=changes,
        notices=notices,
        run_task=run_at_once,
        open_page=lambda _key, _item: None,
        undo=lambda: None,
    )
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # qtbot's widgets


@pytest.fixture
def program(qapp: QApplication, settings: Settings) -> Iterator[Program]:
    """Give the running program with its window, no file open yet."""
    settings.change(theme="light", language="zh")
    made = Program(qapp, settings)
    made.window.resize(1366, 768)
    made.window.show()
    made.window.activateWindow()
    yield made
    made.end()
    made.window.close()
    made.window.deleteLater()  # here and now: Python alone frees it in any order
    QCoreApplication.sendPostedEvents(made.window, QEvent.Type.DeferredDelete.value)
    made.languages.choose("en")


@pytest.fixture
def clerk(program: Program, monkeypatch: pytest.MonkeyPatch) -> Clerk:
    """Give the hands and eyes of a clerk before that window."""
    return Clerk(program, monkeypatch)
