"""The program with its window: everything is built here and handed down."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from roster.base.paths import data_folder, log_file
from roster.base.words import language_named
from roster.qt.frame.collector import Collector
from roster.qt.frame.input.method import reach_input_method
from roster.qt.frame.last_words import LastWords, ended_badly
from roster.qt.frame.pages_list import PAGES
from roster.qt.frame.window import MainWindow
from roster.qt.kit.settings import Settings
from roster.qt.kit.tasks import TaskRunner
from roster.qt.look.languages import Languages
from roster.qt.look.theme import Mode, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from roster.qt.frame.open_file import Desk
    from roster.qt.kit.page import PageSpec


class Program:
    """The parts of the running program, which live as long as it does.

    Only what is seen at once is built at once: desk, log and whatever they import come with
    ``start``, after the first paint.
    """

    def __init__(
        self, app: QApplication, settings: Settings, specs: Sequence[PageSpec] = PAGES
    ) -> None:
        preferences = settings.preferences
        mode = Mode(preferences.theme) if preferences.theme in set(Mode) else Mode.SYSTEM
        self.settings = settings
        self._app = app
        self.languages = Languages(app, language_named(preferences.language))
        self.theme = Theme(app, mode, preferences.text_percent)
        self.tasks = TaskRunner()
        self.window = MainWindow(self.theme, settings, self.tasks, specs)
        self.desk: Desk | None = None

    def start(self, path: Path | None = None) -> Desk:
        """Build the rest and open a roster file."""
        from roster.qt.frame.appearance import Look  # noqa: PLC0415 - after the first paint
        from roster.qt.frame.crash import start_log, tell_last_end  # noqa: PLC0415 - after the first paint
        from roster.qt.frame.input.enter_key import EnterKey  # noqa: PLC0415 - after the first paint
        from roster.qt.frame.input.wheel import Wheel  # noqa: PLC0415 - after the first paint
        from roster.qt.frame.open_file import Desk  # noqa: PLC0415 - after the first paint

        start_log(log_file())
        EnterKey(self.window)
        Wheel(self._app, self.window)
        Look(self.window, self.theme, self.languages, self.settings)
        self.desk = Desk(self.window, self.theme, self.languages, self.settings, self.tasks)
        self.desk.start(path)
        tell_last_end(ended_badly(data_folder()), self.window)
        return self.desk

    def end(self) -> None:
        """Stop what runs and let the file go."""
        self.tasks.close()
        if self.desk is not None:
            self.desk.release()


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
    last_words = LastWords(data_folder())
    app = make_application(sys.argv[:1])
    program = Program(app, Settings(data_folder()))
    collector = Collector(app)
    sys.excepthook = partial(_on_first_bug, program)
    program.window.painted.connect(lambda: QTimer.singleShot(0, lambda: program.start(path)))
    program.window.show()
    code = app.exec()
    program.end()
    collector.stop()
    last_words.end()
    return code


def _on_first_bug(
    program: Program, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Load what shows bugs only when there is one."""
    from roster.qt.frame.crash import install_excepthook, show_crash  # noqa: PLC0415 - bugs are rare

    install_excepthook(lambda report: show_crash(report, program.window))
    sys.excepthook(kind, error, trace)
