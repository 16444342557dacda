"""A clerk at the real window: hands on the keyboard, eyes on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeySequence,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QWidget,
)

from roster.qt.pictures import settle

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from roster.qt.frame.program import Program

_KEY_WORDS = {
    "回车": "Return",
    "空格": "Space",
    "上": "Up",
    "下": "Down",
    "左": "Left",
    "右": "Right",
    "菜单键": "Menu",
}
_WITH_SHIFT = "#"
_MOST_TABS = 60
_DIALOGS = {
    "getOpenFileName": lambda path: (str(path), ""),
    "getOpenFileNames": lambda path: ([str(path)], ""),
    "getSaveFileName": lambda path: (str(path), ""),
    "getExistingDirectory": str,
}


class Strokes(QObject):
    """Counts every key that goes down in a window, Shift and Ctrl as well."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.count = 0
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let the key go on; a window sees each once, widgets may hand it on."""
        if event.type() is QEvent.Type.KeyPress and isinstance(watched, QWindow):
            self.count += 1
        return False


class Clerk:
    """Drives one program by key events that go where the focus is, as real ones do.

    Args:
        program: the running program; its window stands already.
        monkeypatch: replaces the system's own dialog of files, which no test can type into.
    """

    def __init__(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        self._program = program
        self._files: list[Path] = []
        for dialog, answer in _DIALOGS.items():
            chosen = self._chooser(answer)
            monkeypatch.setattr(QFileDialog, dialog, chosen)

    # hands

    def press(self, keys: str, times: int = 1) -> None:
        """Press keys named as in the menus: ``Ctrl+Z``, ``F8``, ``回车``."""
        for _ in range(times):
            self._strike(_KEY_WORDS.get(keys, keys))
        if keys == "菜单键":
            self._ask_for_menu()
        settle(self._program)

    def type(self, text: str) -> None:
        """Type a text: letters and digits by keys, everything else by the input method."""
        if text.isascii():
            for char in text:
                held = Qt.KeyboardModifier
                shift = held.ShiftModifier if char in _WITH_SHIFT else held.NoModifier
                QTest.keyClick(self._window(), ord(char), shift)
        else:
            self._compose(text)
        settle(self._program)

    @staticmethod
    def _compose(text: str) -> None:
        """Do what an input method does: show what is being composed, then give the text."""
        QApplication.sendEvent(_focus(), QInputMethodEvent(text, []))
        given = QInputMethodEvent()
        given.setCommitString(text)
        QApplication.sendEvent(_focus(), given)

    def go_to(self, name: str) -> None:
        """Press Tab until the focus is on what has this name."""
        self._window()
        passed: list[str] = []
        while (here := name_of(_focus())) != name:
            passed.append(here)
            assert len(passed) < _MOST_TABS, f"Tab never comes to “{name}”, only to {passed}"
            self._strike("Tab")

    def choose(self, name: str) -> None:
        """Go to a button by Tab and press it."""
        self.go_to(name)
        self.press("空格")

    def will_pick(self, path: Path) -> None:
        """Pick this file or folder when the system's dialog asks next."""
        self._files.append(path)

    def choose_in_menu(self, words: str) -> None:
        """Walk down the open menu to an entry and take it."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            self._strike("Down")
            active = menu.activeAction()
            if active is not None and active.text() == words:
                break
        assert menu.activeAction().text() == words, [a.text() for a in menu.actions()]
        self.press("回车")

    @property
    def picked_all(self) -> bool:
        """Whether every file that was to be picked was asked for."""
        return not self._files

    def _chooser(self, answer: object) -> object:
        return staticmethod(lambda *_asked: answer(self._files.pop(0)))  # type: ignore[operator]  # one of _DIALOGS

    def _strike(self, keys: str) -> None:
        combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # it is
        QTest.keyClick(self._window(), combination.key(), combination.keyboardModifiers())

    def _ask_for_menu(self) -> None:
        """Do what the system does when the menu key is pressed; offscreen there is none."""
        widget = _focus()
        at = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
        reason = QContextMenuEvent.Reason.Keyboard
        event = QContextMenuEvent(reason, at, widget.mapToGlobal(at))
        QApplication.sendEvent(widget, event)

    def _window(self) -> QWindow:
        """Return where keys go: a menu, a dialog or the window."""
        if QGuiApplication.focusWindow() is None:  # offscreen nobody gives it back after a menu
            self._program.window.activateWindow()
            settle(self._program)
        window = QGuiApplication.focusWindow()
        assert window is not None
        return window

    # eyes

    def sees(self, text: str) -> bool:
        """Tell whether a label, button or field shows a text."""
        return any(text in words for words in self.words())

    def words(self) -> list[str]:
        """Return what labels, buttons and fields show.

        Cards and buttons that paint themselves say the same by their accessible names.
        """
        shown = [w for w in self._program.window.findChildren(QWidget) if w.isVisible()]
        return [text for widget in shown if (text := _text_of(widget))]

    def table(self, name: str) -> QTableView:
        """Return the visible table of a name."""
        tables = [t for t in self._program.window.findChildren(QTableView) if t.isVisible()]
        found = [table for table in tables if table.accessibleName() == name]
        assert found, f"no table “{name}”, only {[t.accessibleName() for t in tables]}"
        return found[0]

    def lines(self, name: str) -> list[str]:
        """Return the rows of a table as shown, cells separated by bars."""
        table = self.table(name)
        return [line_of(table, row) for row in range(table.model().rowCount())]

    def current_line(self, name: str) -> str:
        """Return the current row of a table."""
        table = self.table(name)
        return line_of(table, table.currentIndex().row())

    @staticmethod
    def focus() -> str:
        """Return the name of what has the keyboard."""
        return name_of(_focus())


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says of a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def line_of(table: QTableView, row: int) -> str:
    """Return one row of a table as shown."""
    model = table.model()
    columns = [at for at in range(model.columnCount()) if not table.isColumnHidden(at)]
    return " | ".join(str(model.index(row, at).data(Qt.ItemDataRole.DisplayRole)) for at in columns)


def _focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QLineEdit):
        return widget.text()
    if isinstance(widget, QAbstractButton):
        return widget.accessibleName() or widget.text().replace("&", "")
    return ""
