"""The menu bar: which commands and pages stand in it, and which of them make sense now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from roster.qt.kit.commands import GO_MENU, PAGE_COMMANDS, PAGE_MENU, Actions, Command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

    from roster.qt.kit.page import Page, PageSpec
    from roster.qt.look.theme import Theme

_NEED_FILE = (
    Command.CLOSE_FILE,
    Command.IMPORT,
    Command.RELOAD,
    Command.SETTINGS,
    Command.UNDO,
    Command.REDO,
)


class Menus(QObject):
    """The actions of the window, and the menus they stand in.

    Attributes:
        actions: one for each command.
        go_actions: one for each page that has a number.
        page_menu: what the page in front can do besides.

    Signals:
        page_asked: the key of the page to go to.
    """

    page_asked = Signal(str)

    def __init__(self, theme: Theme, specs: Sequence[PageSpec], window: QWidget) -> None:
        super().__init__(window)
        self._specs = specs
        self.actions = Actions(theme, window)
        self.go_actions = [
            self._go_action(theme, at, spec, window) for at, spec in enumerate(specs, 1)
        ]

    def fill(self, bar: QMenuBar, page: Page | None) -> None:
        """Fill the bar anew, in the language of the window."""
        bar.clear()
        menus = self.actions.fill(bar)
        menus[GO_MENU].addActions(self.go_actions)
        self.page_menu: QMenu = menus[PAGE_MENU]
        self.fill_page_menu(page)

    def fill_page_menu(self, page: Page | None) -> None:
        """Show what the page in front can do besides, or no such menu."""
        self.page_menu.clear()
        actions = page.actions() if page is not None else []
        self.page_menu.addActions(actions)
        self.page_menu.menuAction().setVisible(bool(actions))

    def enable(self, page: Page | None, *, is_open: bool) -> None:
        """Grey out what has no meaning for the page in front, or without an open file."""
        handlers = page.handlers if page is not None and is_open else {}
        for command in PAGE_COMMANDS:
            self.actions[command].setEnabled(command in handlers)
        for command in _NEED_FILE:
            self.actions[command].setEnabled(is_open)
        for action in self.go_actions:
            action.setEnabled(is_open)

    def retranslate(self) -> None:
        """Take the words of the language of the window; the bar is filled apart."""
        self.actions.retranslate()
        pages = zip(self.go_actions, self._specs, strict=True)
        for at, (action, spec) in enumerate(pages, start=1):
            action.setText(f"{spec.words()}(&{at})")

    def _go_action(self, theme: Theme, at: int, spec: PageSpec, window: QWidget) -> QAction:
        action = QAction(theme.icon(spec.icon), "", window)
        action.setShortcut(QKeySequence(f"Ctrl+{at}"))
        action.triggered.connect(lambda: self.page_asked.emit(spec.key))
        return action
