"""The program with its window: everything is built here and handed down."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from roster.paths import data_folder, log_file
from roster.qt.crash import install_excepthook, show_crash, start_log
from roster.qt.desk import Desk
from roster.qt.input_method import reach_input_method
from roster.qt.languages import Languages, language_named
from roster.qt.look import Look
from roster.qt.pages_list import PAGES
from roster.qt.settings import Settings
from roster.qt.tasks import TaskRunner
from roster.qt.theme import Mode, Theme
from roster.qt.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.qt.page import PageSpec


class Program:
    """The parts of the running program, which live as long as it does."""

    def __init__(
        self, app: QApplication, settings: Settings, specs: Sequence[PageSpec] = PAGES
    ) -> None:
        preferences = settings.preferences
        mode = Mode(preferences.theme) if preferences.theme in set(Mode) else Mode.SYSTEM
        self.languages = Languages(app, language_named(preferences.language))
        self.theme = Theme(app, mode, preferences.text_percent)
        self.tasks = TaskRunner()
        self.window = MainWindow(self.theme, settings, self.tasks, specs)
        self.desk = Desk(self.window, self.theme, self.languages, settings, self.tasks)
        self.look = Look(self.window, self.theme, self.languages, settings)

    def start(self, path: Path | None) -> None:
        """Do what can wait until the window stands: log, rare characters, the roster file."""
        start_log(log_file())
        self.theme.add_rare_characters()
        self.desk.start(path)


def make_application(arguments: Sequence[str]) -> QApplication:
    """Make Qt's application with our name."""
    if sys.platform == "linux":
        reach_input_method(os.environ, Path(PySide6.__path__[0]))
    app = QApplication(list(arguments))
    app.setApplicationName("roster")
    app.setDesktopFileName("roster")
    return app


def run(path: Path | None = None) -> int:
    """Show the window until it is closed; open ``path``, or the file used last."""
    app = make_application(sys.argv[:1])
    program = Program(app, Settings(data_folder()))
    install_excepthook(lambda report: show_crash(report, program.window))
    program.window.painted.connect(lambda: QTimer.singleShot(0, lambda: program.start(path)))
    program.window.show()
    code = app.exec()
    program.desk.release()
    return code
