"""What a gremlin does next, by chance and by what is on the screen.

Two habits: ``wild`` does anything a hand can do; ``looking`` does only what a clerk believes
changes nothing: wheel, pointer, Tab, tabs, pages, rows, menus and lists opened and left by Esc.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTabBar,
    QWidget,
)

from roster.qt.frame.navigation import Navigation
from roster.qt.frame.window import MainWindow
from roster.qt.kit.commands import Command
from tests.trials.gremlins import screen
from tests.trials.gremlins.action import Action
from tests.trials.gremlins.play import LOOKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from tests.trials.gremlins.action import Spot

_KEYS = (
    *("Return", "Enter", "Esc", "Tab", "Shift+Tab", "Space", "Backspace", "Del", "Ins", "Menu"),
    *("Up", "Down", "Left", "Right", "PgUp", "PgDown", "Home", "End"),
    *("Shift+Down", "Ctrl+Down", "Ctrl+Home", "Ctrl+End", "Ctrl+Space", "Alt+Down", "Alt+Left"),
    *("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+D", "Ctrl+Tab", "Ctrl+Return", "F2", "F4"),
    *("F6", "F8", "Shift+F8", "F10"),
)
_LETTERS = ("1", "2", "0", "3", "5", "12", "2.5", "20260511", "chen", "z", "#7", "-", " ", "a1")
_COMPOSED = ("陈", "２", "《", "“", "１２", "张三", "13800138000")
_LOOKING_KEYS = ("Tab", "Shift+Tab", "Esc")
_LIST_KEYS = ("Up", "Down", "PgUp", "PgDown", "Home", "End")
_LOOKING_COMMANDS = (Command.RELOAD, Command.INSPECTOR, Command.SETTINGS, Command.KEYS)
_OF_LOOK = (
    Command.LARGER,
    Command.SMALLER,
    Command.NORMAL_SIZE,
    Command.DARK,
    Command.LANGUAGE,
)
_OF_FILES = (Command.OPEN_FILE, Command.OPEN_FILE, Command.CLOSE_FILE, Command.NEW_FILE)
_SELDOM = frozenset({*_OF_LOOK, *_OF_FILES, Command.QUIT})
"""Commands that take long or end much; they have kinds of their own."""

_HELD = ("", "", "", "", "", "Shift", "Ctrl")
_PASTED = ("姓名\t性别\n张三\t男\n李四\t女", "2026-05-11\t上午\t2.5", "陈", "１２", "")
_TURN = 120
_SIZES = ((1366, 768), (1280, 720), (1024, 640), (1600, 900))
_PATIENCE, _LAST_PATIENCE = 40, 80
"""So many actions a dialog is played with before Esc is pressed, or its cross."""


class Chooser:
    """Chooses; ``chance`` is the only source of chance."""

    def __init__(self, chance: Random, habit: str, drops: Sequence[str]) -> None:
        self._chance = chance
        self._drops = drops
        self._dialog: QDialog | None = None
        self._played = 0
        self._only_looks = habit == LOOKING
        kinds = _LOOKING if self._only_looks else _WILD
        self._kinds = list(kinds)
        self._weights = list(kinds.values())

    def next(self, window: QWidget) -> Action:
        """Return what to do with the window in front."""
        if isinstance(window, QDialog) and (leave := self._leave(window)):
            return leave
        if window is QApplication.activePopupWidget() and self._only_looks:
            return self._in_popup_looking(window)
        if isinstance(window, QMenu):
            return self._in_menu(window)
        while True:
            kind = self._chance.choices(self._kinds, self._weights)[0]
            action = kind(self, window)
            if action is not None:
                return action

    # what the kinds share

    @property
    def chance(self) -> Random:
        """Where all chance comes from."""
        return self._chance

    @property
    def drops(self) -> Sequence[str]:
        """Files that may be dropped onto the window."""
        return self._drops

    def spot(self, window: QWidget) -> Spot:
        """Return a place: mostly on something that can be touched, else anywhere."""
        things = screen.touchable(window)
        if things and self._chance.random() < 0.8:
            spot = screen.spot_on(self._chance, self._chance.choice(things))
            if spot is not None:
                return spot
        return screen.anywhere(self._chance, window)

    def _leave(self, dialog: QDialog) -> Action | None:
        """Lose patience with a dialog after a while."""
        if dialog is not self._dialog:
            self._dialog, self._played = dialog, 0
        self._played += 1
        if self._played > _LAST_PATIENCE:
            return Action("close", seen=screen.told(dialog))
        if self._played > _PATIENCE:
            return Action("key", text="Esc", seen=screen.told(dialog))
        return None

    def _in_menu(self, menu: QMenu) -> Action:
        """Take an entry, walk in it, or leave it."""
        lot = self._chance.random()
        spot = screen.spot_on(self._chance, menu) if lot < 0.5 else None
        if spot is not None:
            return Action("click", spot, seen=f"menu of {len(menu.actions())}")
        if lot < 0.8:
            keys = self._chance.choice(("Esc", "Esc", "Down", "Up", "Return", "Right", "Tab"))
            return Action("key", text=keys, seen="menu")
        if lot < 0.9:
            return Action("click", (-5 - self._chance.randrange(80), 5), seen="beside the menu")
        return Action("hover", screen.anywhere(self._chance, menu), seen="menu")

    def _in_popup_looking(self, popup: QWidget) -> Action:
        """Roll and hover over what opened, then leave it."""
        if self._chance.random() < 0.4:
            return Action("key", text="Esc", seen=screen.told(popup))
        return self._chance.choice((_wheel, _hover))(self, popup)


class Stop(NamedTuple):
    """A place, and what stands there."""

    at: Spot
    widget: QWidget


def _stop(chooser: Chooser, window: QWidget) -> Stop:
    spot = chooser.spot(window)
    return Stop(spot, screen.widget_at(window, spot))


# --- anything ------------------------------------------------------------------------------


def _click(chooser: Chooser, window: QWidget) -> Action:
    stop = _stop(chooser, window)
    held = chooser.chance.choice(_HELD)
    return Action("click", stop.at, text=held, seen=screen.told(stop.widget))


def _double_click(chooser: Chooser, window: QWidget) -> Action:
    stop = _stop(chooser, window)
    return Action("double_click", stop.at, seen=screen.told(stop.widget))


def _right_click(chooser: Chooser, window: QWidget) -> Action:
    stop = _stop(chooser, window)
    return Action("right_click", stop.at, seen=screen.told(stop.widget))


def _wheel(chooser: Chooser, window: QWidget) -> Action:
    stop = _stop(chooser, window)
    turns = chooser.chance.choice((-1, 1, -3, 3, -10, 10)) * _TURN
    across = chooser.chance.choice((0, 0, 0, turns))
    held = chooser.chance.choice(("", "", "", "", "Ctrl", "Shift"))
    return Action(
        "wheel", stop.at, (across, 0 if across else turns), held, screen.told(stop.widget)
    )


def _hover(chooser: Chooser, window: QWidget) -> Action:
    stop = _stop(chooser, window)
    return Action("hover", stop.at, seen=screen.told(stop.widget))


def _drag(chooser: Chooser, window: QWidget) -> Action:
    stop = _stop(chooser, window)
    seen = screen.told(stop.widget)
    return Action("drag", stop.at, chooser.spot(window), seen=seen)


def _key(chooser: Chooser, _window: QWidget) -> Action:
    return Action("key", text=chooser.chance.choice(_KEYS), seen=_focus())


def _letters(chooser: Chooser, _window: QWidget) -> Action:
    return Action("type", text=chooser.chance.choice(_LETTERS), seen=_focus())


def _compose(chooser: Chooser, _window: QWidget) -> Action:
    kind = chooser.chance.choice(("compose", "commit", "give_up"))
    return Action(kind, text=chooser.chance.choice(_COMPOSED), seen=_focus())


def _shortcut(chooser: Chooser, _window: QWidget) -> Action | None:
    """Press a key of a command of the window or of the page in front."""
    main = screen.main_window()
    if main is None:
        return None
    own = [main.actions_of_window[each] for each in Command if each not in _SELDOM]
    of_page = main.page.actions() if main.page is not None else []
    keys = [each.shortcut().toString() for each in [*own, *main.go_actions, *of_page]]
    return Action("key", text=chooser.chance.choice([key for key in keys if key]))


def _look(chooser: Chooser, window: QWidget) -> Action | None:
    return _command(chooser, window, _OF_LOOK)


def _files(chooser: Chooser, window: QWidget) -> Action | None:
    return _command(chooser, window, _OF_FILES)


def _quit(chooser: Chooser, window: QWidget) -> Action | None:
    return _command(chooser, window, (Command.QUIT,))


def _command(chooser: Chooser, window: QWidget, among: Sequence[Command]) -> Action | None:
    if not isinstance(window, MainWindow):
        return None
    chosen = window.actions_of_window[chooser.chance.choice(among)]
    return Action("key", text=chosen.shortcut().toString(), seen=chosen.objectName())


def _page(chooser: Chooser, window: QWidget) -> Action | None:
    if not isinstance(window, MainWindow):
        return None
    return Action("key", text=f"Ctrl+{chooser.chance.randint(1, 8)}", seen=window.page_key)


def _resize(chooser: Chooser, window: QWidget) -> Action | None:
    if not isinstance(window, MainWindow):
        return None
    size = chooser.chance.choice((*_SIZES, (chooser.chance.randint(600, 1700), 700)))
    return Action("resize", to=size)


def _drop(chooser: Chooser, window: QWidget) -> Action | None:
    if not isinstance(window, MainWindow):
        return None
    stop = _stop(chooser, window)
    files = chooser.chance.sample(chooser.drops, chooser.chance.choice((1, 1, 1, 2)))
    return Action("drop", stop.at, text="\n".join(files), seen=screen.told(stop.widget))


def _fill_clipboard(chooser: Chooser, _window: QWidget) -> Action:
    return Action("fill_clipboard", text=chooser.chance.choice(_PASTED))


def _rest(chooser: Chooser, _window: QWidget) -> Action:
    return Action("rest", to=(chooser.chance.choice((30, 100, 300)), 0))


# --- only looking --------------------------------------------------------------------------


def _wheel_looking(chooser: Chooser, window: QWidget) -> Action | None:
    """Roll, as often as not over a field; never over one that the keyboard is in."""
    fields = [each for each in screen.touchable(window) if isinstance(each, screen.TURNED)]
    at = None
    if fields and chooser.chance.random() < 0.5:
        at = screen.spot_on(chooser.chance, chooser.chance.choice(fields))
    action = _wheel(chooser, window)
    action = action if at is None else replace(action, at=at, seen=_seen(window, at))
    under = screen.widget_at(window, action.at)
    return None if screen.turned_by_wheel(under) is not None else action


def _key_looking(chooser: Chooser, _window: QWidget) -> Action:
    focus = QApplication.focusWidget()
    in_list = isinstance(focus, QAbstractItemView) or (
        isinstance(focus, QAbstractScrollArea) and not hasattr(focus, "insertPlainText")
    )
    keys = _LOOKING_KEYS + (_LIST_KEYS if in_list else ())
    return Action("key", text=chooser.chance.choice(keys), seen=_focus())


def _look_at(chooser: Chooser, window: QWidget) -> Action | None:
    """Click on a tab, a page's name, a header, a row: what only shows something else."""
    shown = [each for each in screen.touchable(window) if _only_shows(each)]
    if not shown:
        return None
    widget = chooser.chance.choice(shown)
    spot = screen.spot_on(chooser.chance, widget)
    if spot is None or _would_tick(widget, spot):
        return None
    return Action("click", spot, seen=screen.told(widget))


def _only_shows(widget: QWidget) -> bool:
    in_navigation = isinstance(widget.parentWidget(), Navigation)
    return in_navigation or isinstance(widget, QTabBar | QHeaderView | QAbstractItemView)


def _would_tick(widget: QWidget, spot: Spot) -> bool:
    """Tell whether a click would tick a row, or be the second that opens a field."""
    if not isinstance(widget, QAbstractItemView) or isinstance(widget, QHeaderView):
        return False
    at = widget.viewport().mapFrom(widget.window(), QPoint(*spot))
    return bool(widget.indexAt(at).flags() & Qt.ItemFlag.ItemIsUserCheckable)


def _open_list(chooser: Chooser, window: QWidget) -> Action | None:
    """Open a list of choices or a menu."""
    lists = [
        each
        for each in screen.touchable(window)
        if isinstance(each, QMenuBar) or (isinstance(each, QComboBox) and not each.isEditable())
    ]
    spot = screen.spot_on(chooser.chance, chooser.chance.choice(lists)) if lists else None
    if spot is None:
        return None
    return Action("click", spot, seen=_seen(window, spot))


def _command_looking(chooser: Chooser, window: QWidget) -> Action | None:
    return _command(chooser, window, _LOOKING_COMMANDS)


def _open(chooser: Chooser, window: QWidget) -> Action | None:
    return _command(chooser, window, (Command.OPEN_FILE,))


def _seen(window: QWidget, spot: Spot) -> str:
    return screen.told(screen.widget_at(window, spot))


def _focus() -> str:
    focus = QGuiApplication.focusObject()
    if isinstance(focus, QLineEdit):
        return f"focus {screen.told(focus)}"
    return f"focus {screen.told(focus)}" if isinstance(focus, QWidget) else "no focus"


_WILD: dict[Callable[[Chooser, QWidget], Action | None], float] = {
    _click: 34,
    _double_click: 6,
    _right_click: 5,
    _wheel: 10,
    _hover: 4,
    _drag: 4,
    _key: 14,
    _letters: 7,
    _compose: 4,
    _shortcut: 6,
    _page: 3,
    _resize: 0.5,
    _drop: 0.5,
    _fill_clipboard: 1,
    _rest: 1,
    _look: 0.4,
    _files: 0.4,
    _quit: 0.05,
}
_LOOKING: dict[Callable[[Chooser, QWidget], Action | None], float] = {
    _wheel_looking: 30,
    _hover: 8,
    _key_looking: 14,
    _look_at: 24,
    _open_list: 7,
    _right_click: 4,
    _command_looking: 3,
    _page: 4,
    _resize: 0.5,
    _rest: 2,
    _look: 0.4,
    _open: 0.2,
}
