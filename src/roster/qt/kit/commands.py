"""Every action of the window: its words, its key, its icon, its menu."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from roster.qt.look.languages import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QMenuBar

    from roster.qt.look.theme import Theme


class Command(StrEnum):
    """What the clerk can ask for anywhere."""

    NEW_FILE = "new_file"
    OPEN_FILE = "open_file"
    CLOSE_FILE = "close_file"
    IMPORT = "import"
    EXPORT = "export"
    PRINT = "print"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    NEW = "new"
    EDIT = "edit"
    REMOVE = "remove"
    FIND = "find"
    SEARCH = "search"
    RELOAD = "reload"
    INSPECTOR = "inspector"
    NEXT_REGION = "next_region"
    LAST_REGION = "last_region"
    LARGER = "larger"
    SMALLER = "smaller"
    NORMAL_SIZE = "normal_size"
    DARK = "dark"
    LANGUAGE = "language"
    SETTINGS = "settings"
    KEYS = "keys"
    ABOUT = "about"


PAGE_COMMANDS = frozenset(
    {
        Command.NEW,
        Command.EDIT,
        Command.REMOVE,
        Command.FIND,
        Command.PRINT,
        Command.EXPORT,
    }
)
"""Commands that do what the page in front makes of them; grey where it has no use for them."""


class Words(NamedTuple):
    """How one command looks: English source text, keys, icon."""

    text: str
    keys: str = ""
    icon: str = ""
    checkable: bool = False


_WORDS = {
    Command.NEW_FILE: Words(
        QT_TRANSLATE_NOOP("Actions", "&New roster file…"), "Ctrl+Shift+N", "file-plus"
    ),
    Command.OPEN_FILE: Words(
        QT_TRANSLATE_NOOP("Actions", "&Open roster file…"), "Ctrl+O", "folder-open"
    ),
    Command.CLOSE_FILE: Words(QT_TRANSLATE_NOOP("Actions", "&Close file"), "Ctrl+W"),
    Command.IMPORT: Words(
        QT_TRANSLATE_NOOP("Actions", "&Import roster…"), "Ctrl+Shift+I", "file-input"
    ),
    Command.EXPORT: Words(QT_TRANSLATE_NOOP("Actions", "&Export…"), "Ctrl+E", "file-output"),
    Command.PRINT: Words(QT_TRANSLATE_NOOP("Actions", "&Print…"), "Ctrl+P", "printer"),
    Command.QUIT: Words(QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q", "log-out"),
    Command.UNDO: Words(QT_TRANSLATE_NOOP("Actions", "&Undo"), "Ctrl+Z", "undo-2"),
    Command.REDO: Words(QT_TRANSLATE_NOOP("Actions", "&Redo"), "Ctrl+Y", "redo-2"),
    Command.NEW: Words(QT_TRANSLATE_NOOP("Actions", "&Add here"), "Ctrl+N", "plus"),
    Command.EDIT: Words(QT_TRANSLATE_NOOP("Actions", "&Edit"), "F2", "pencil"),
    Command.REMOVE: Words(QT_TRANSLATE_NOOP("Actions", "&Delete"), "Ctrl+Del", "trash-2"),
    Command.FIND: Words(QT_TRANSLATE_NOOP("Actions", "&Filter this page"), "Ctrl+F", "funnel"),
    Command.SEARCH: Words(QT_TRANSLATE_NOOP("Actions", "&Search everything"), "Ctrl+K", "search"),
    Command.RELOAD: Words(QT_TRANSLATE_NOOP("Actions", "&Reload"), "F5", "refresh-cw"),
    Command.INSPECTOR: Words(
        QT_TRANSLATE_NOOP("Actions", "&Inspector"), "Ctrl+I", "panel-right", checkable=True
    ),
    Command.NEXT_REGION: Words(QT_TRANSLATE_NOOP("Actions", "Ne&xt part of the window"), "F6"),
    Command.LAST_REGION: Words(
        QT_TRANSLATE_NOOP("Actions", "Part of the window &before"), "Shift+F6"
    ),
    Command.LARGER: Words(QT_TRANSLATE_NOOP("Actions", "&Larger text"), "Ctrl++"),
    Command.SMALLER: Words(QT_TRANSLATE_NOOP("Actions", "S&maller text"), "Ctrl+-"),
    Command.NORMAL_SIZE: Words(QT_TRANSLATE_NOOP("Actions", "&Normal text"), "Ctrl+0"),
    Command.DARK: Words(
        QT_TRANSLATE_NOOP("Actions", "&Dark colours"), "Ctrl+Shift+D", "moon", checkable=True
    ),
    Command.LANGUAGE: Words(
        QT_TRANSLATE_NOOP("Actions", "S&witch to Chinese"), "Ctrl+Shift+L", "languages"
    ),
    Command.SETTINGS: Words(QT_TRANSLATE_NOOP("Actions", "&Settings"), "Ctrl+,", "settings"),
    Command.KEYS: Words(QT_TRANSLATE_NOOP("Actions", "&Keys"), "F1", "keyboard"),
    Command.ABOUT: Words(QT_TRANSLATE_NOOP("Actions", "&About roster"), "", "info"),
}

_FILE = (
    Command.NEW_FILE,
    Command.OPEN_FILE,
    Command.CLOSE_FILE,
    None,
    Command.IMPORT,
    Command.EXPORT,
    Command.PRINT,
    None,
    Command.QUIT,
)
_EDIT = (
    Command.UNDO,
    Command.REDO,
    None,
    Command.NEW,
    Command.EDIT,
    Command.REMOVE,
    None,
    Command.FIND,
    Command.SEARCH,
)
_VIEW = (
    Command.INSPECTOR,
    Command.RELOAD,
    Command.NEXT_REGION,
    Command.LAST_REGION,
    None,
    Command.LARGER,
    Command.SMALLER,
    Command.NORMAL_SIZE,
    Command.DARK,
    Command.LANGUAGE,
    None,
    Command.SETTINGS,
)
_HELP = (Command.KEYS, None, Command.ABOUT)

MENUS: tuple[tuple[str, tuple[Command | None, ...]], ...] = (
    (QT_TRANSLATE_NOOP("Menus", "&File"), _FILE),
    (QT_TRANSLATE_NOOP("Menus", "&Edit"), _EDIT),
    (QT_TRANSLATE_NOOP("Menus", "&View"), _VIEW),
    (QT_TRANSLATE_NOOP("Menus", "&Go"), ()),
    (QT_TRANSLATE_NOOP("Menus", "&Page"), ()),
    (QT_TRANSLATE_NOOP("Menus", "&Help"), _HELP),
)
GO_MENU, PAGE_MENU = 3, 4
"""Which of the menus are filled by the window: with its pages, with the actions of a page."""


class Actions(QObject):
    """The actions of the window.

    Signals:
        asked: a :class:`Command` was chosen by menu, key, button or search.
    """

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = {command: self._make(command) for command in Command}
        self.retranslate()

    def __getitem__(self, command: Command) -> QAction:
        return self._actions[command]

    def all(self) -> tuple[QAction, ...]:
        """Return every action, in the order of the menus."""
        return tuple(self._actions.values())

    def english(self, action: QAction) -> str:
        """Return the source words of an action, by which the search finds it too."""
        return plain_words(_WORDS[Command(action.objectName())].text)

    @staticmethod
    def icon_of(command: str) -> str:
        """Return the Lucide name of a command's icon."""
        return _WORDS[Command(command)].icon or "chevron-right"

    def fill(self, bar: QMenuBar) -> list[QMenu]:
        """Make the menus; return them in the order of ``MENUS``."""
        menus = []
        for title, commands in MENUS:
            menu = bar.addMenu(translate("Menus", title))
            for command in commands:
                if command is None:
                    menu.addSeparator()
                else:
                    menu.addAction(self._actions[command])
            menus.append(menu)
        return menus

    def retranslate(self) -> None:
        """Take the words of the language of the window."""
        for command, action in self._actions.items():
            action.setText(translate("Actions", _WORDS[command].text))
            action.setToolTip(_tip(action))

    def _make(self, command: Command) -> QAction:
        words = _WORDS[command]
        action = QAction(self)
        action.setObjectName(command.value)
        action.setShortcut(QKeySequence(words.keys))
        action.setCheckable(words.checkable)
        if words.icon:
            action.setIcon(self._theme.icon(words.icon))
        action.triggered.connect(lambda: self.asked.emit(command))
        return action


def plain_words(text: str) -> str:
    """Return the words of an action without mnemonic and dots: ``打开(&O)…`` becomes ``打开``."""
    without_key = text.split("(&", 1)[0] if "(&" in text else text.replace("&", "")
    return without_key.rstrip("…. ")


def _tip(action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    words = plain_words(action.text())
    return f"{words}  {keys}" if keys else words
