"""Commands about how the window looks and what it explains: sizes, colours, language, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QMessageBox,
    QVBoxLayout,
)

from roster import __version__
from roster.base.words import OTHER_LANGUAGE, language_named
from roster.qt.kit.commands import Command, plain_words
from roster.qt.look.languages import translate
from roster.qt.look.theme import APART, GAP, NEAR, TEXT_PERCENTS, Mode, set_role
from roster.qt.widgets.dialog import Dialog
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from roster.qt.frame.window import MainWindow
    from roster.qt.kit.settings import Settings
    from roster.qt.look.languages import Languages
    from roster.qt.look.theme import Theme


class Look(QObject):
    """Does what the view and help menus ask and keeps the choice."""

    def __init__(
        self, window: MainWindow, theme: Theme, languages: Languages, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._languages = languages
        self._settings = settings
        self._handlers: dict[Command, Callable[[], None]] = {
            Command.LARGER: lambda: self.step_size(1),
            Command.SMALLER: lambda: self.step_size(-1),
            Command.NORMAL_SIZE: lambda: self.choose_size(100),
            Command.DARK: self.toggle_dark,
            Command.LANGUAGE: self.toggle_language,
            Command.SETTINGS: lambda: window.open_page("settings"),
            Command.KEYS: self._show_keys,
            Command.ABOUT: self._say_about,
        }
        window.asked.connect(self._on_asked)
        theme.changed.connect(self._tick_dark)
        self._tick_dark()

    def step_size(self, step: int) -> None:
        """Make all text one step larger or smaller."""
        at = min(
            range(len(TEXT_PERCENTS)), key=lambda i: abs(TEXT_PERCENTS[i] - self._theme.percent)
        )
        self.choose_size(TEXT_PERCENTS[min(max(at + step, 0), len(TEXT_PERCENTS) - 1)])

    def choose_size(self, percent: int) -> None:
        """Scale all text."""
        self._theme.choose(percent=percent)
        self._settings.change(text_percent=self._theme.percent)

    def toggle_dark(self) -> None:
        """Change between light and dark."""
        mode = Mode.LIGHT if self._theme.dark else Mode.DARK
        self._theme.choose(mode=mode)
        self._settings.change(theme=mode.value)

    def toggle_language(self) -> None:
        """Change between Chinese and English."""
        language = language_named(OTHER_LANGUAGE.said(self._languages.language))
        self._languages.choose(language)
        self._settings.change(language=language)

    def _tick_dark(self) -> None:
        self._window.actions_of_window[Command.DARK].setChecked(self._theme.dark)

    def _show_keys(self) -> None:
        KeysDialog(self._window).exec()

    def _say_about(self) -> None:
        words = translate(
            "Look",
            "Training of village cadres after an election: rosters, attendance, certificates,"
            " coverage. Works without a network; everything stays in your file.",
        )
        text = f"<h3>roster {__version__}</h3><p>{words}</p><p>Apache-2.0</p>"
        QMessageBox.about(self._window, plain_words(translate("Actions", "&About roster")), text)

    def _on_asked(self, command: Command) -> None:
        handler = self._handlers.get(command)
        if handler is not None:
            handler()


_MOST_KEYS = 22
"""So many keys below each other fit on a small screen."""


class KeysDialog(Dialog):
    """All keys of the window and of the page in front, on one sheet."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(plain_words(translate("Actions", "&Keys")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(APART)
        grid.setVerticalSpacing(NEAR)
        rows = _with_keys(window)
        columns = max(2, -(-len(rows) // _MOST_KEYS))
        height = -(-len(rows) // columns)
        for at, action in enumerate(rows):
            _add_row(grid, at % height, 2 * (at // height), action)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, APART, APART, GAP)
        column.setSpacing(APART)
        column.addLayout(grid)
        column.addWidget(buttons)


def _with_keys(window: MainWindow) -> list[QAction]:
    own = [*window.actions_of_window.all(), *window.go_actions]
    of_page = window.page.actions() if window.page is not None else []
    return [action for action in [*own, *of_page] if not action.shortcut().isEmpty()]


def _add_row(grid: QGridLayout, row: int, column: int, action: QAction) -> None:
    keys = Label(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
    set_role(keys, "badge")
    grid.addWidget(Label(plain_words(action.text())), row, column)
    grid.addWidget(keys, row, column + 1, Qt.AlignmentFlag.AlignLeft)
