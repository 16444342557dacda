"""The hands of a gremlin: events as the platform sends them, or xdotool at an X server."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QKeyCombination, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

    from tests.trials.gremlins.action import Action, Spot

_LEFT, _RIGHT, _NO_BUTTON = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.NoButton,
)
_HELD = {
    "": Qt.KeyboardModifier.NoModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
}
_DRAG_STEPS = 3
_COPY = Qt.DropAction.CopyAction


class Pointer(Protocol):
    """Mouse and keyboard: what differs between the two ways. Places are pixels of ``window``."""

    def click(self, window: QWidget, at: Spot, *, right: bool, twice: bool, held: str) -> None:
        """Press and let go a button."""

    def wheel(self, window: QWidget, at: Spot, turns: Spot, held: str) -> None:
        """Turn the wheel by eighths of a degree, across and up."""

    def hover(self, window: QWidget, at: Spot) -> None:
        """Move the pointer."""

    def drag(self, window: QWidget, at: Spot, to: Spot) -> None:
        """Press, move, let go."""

    def key(self, window: QWidget, keys: str) -> None:
        """Press a key named as in the menus."""

    def type(self, window: QWidget, text: str) -> None:
        """Type letters and digits."""


class Hands:
    """Does actions; each method is a kind of action."""

    def __init__(self, pointer: Pointer) -> None:
        self._pointer = pointer

    def do(self, action: Action, window: QWidget) -> None:
        """Do one action to the window in front."""
        getattr(self, action.kind)(action, window)

    def click(self, action: Action, window: QWidget) -> None:
        self._pointer.click(window, action.at, right=False, twice=False, held=action.text)

    def double_click(self, action: Action, window: QWidget) -> None:
        self._pointer.click(window, action.at, right=False, twice=True, held="")

    def right_click(self, action: Action, window: QWidget) -> None:
        self._pointer.click(window, action.at, right=True, twice=False, held="")

    def wheel(self, action: Action, window: QWidget) -> None:
        self._pointer.wheel(window, action.at, action.to, action.text)

    def hover(self, action: Action, window: QWidget) -> None:
        self._pointer.hover(window, action.at)

    def drag(self, action: Action, window: QWidget) -> None:
        self._pointer.drag(window, action.at, action.to)

    def key(self, action: Action, window: QWidget) -> None:
        self._pointer.key(window, action.text)

    def type(self, action: Action, window: QWidget) -> None:
        self._pointer.type(window, action.text)

    # the same in both ways

    def compose(self, action: Action, _window: QWidget) -> None:
        """Compose letters and give the text, as an input method does."""
        _tell_focus(QInputMethodEvent(action.text[:1], []))
        self.commit(action, _window)

    def commit(self, action: Action, _window: QWidget) -> None:
        """Give a text without composing, as for a full-width digit."""
        given = QInputMethodEvent()
        given.setCommitString(action.text)
        _tell_focus(given)

    def give_up(self, action: Action, _window: QWidget) -> None:
        """Compose and stop."""
        _tell_focus(QInputMethodEvent(action.text, []))
        _tell_focus(QInputMethodEvent())

    def resize(self, action: Action, window: QWidget) -> None:
        window.resize(*action.to)

    def close(self, _action: Action, window: QWidget) -> None:
        """Press the cross of a window."""
        handle = window.windowHandle()
        if handle is not None:
            handle.close()

    def drop(self, action: Action, window: QWidget) -> None:
        """Bring files from outside over the window; leave it again, or drop them."""
        handle, at = window.windowHandle(), QPoint(*action.at)
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(name) for name in action.text.split("\n")])
        state = (_COPY, carried, _LEFT, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(handle, QDragEnterEvent(at, *state))
        moved = QDragMoveEvent(at, *state)
        QApplication.sendEvent(handle, moved)
        if moved.isAccepted():
            QApplication.sendEvent(handle, QDropEvent(QPointF(at), *state))
        else:
            QApplication.sendEvent(handle, QDragLeaveEvent())

    def fill_clipboard(self, action: Action, _window: QWidget) -> None:
        """Copy something in another program."""
        QGuiApplication.clipboard().setText(action.text)

    def rest(self, action: Action, _window: QWidget) -> None:
        """Let tasks come to an end."""
        QTest.qWait(action.to[0])


class EventPointer:
    """Sends events to the window's handle, where the platform delivers them."""

    def click(self, window: QWidget, at: Spot, *, right: bool, twice: bool, held: str) -> None:
        handle, place = window.windowHandle(), _inside(window, at)
        press = QTest.mouseDClick if twice else QTest.mouseClick
        QTest.mouseMove(handle, place)
        press(handle, _RIGHT if right else _LEFT, _HELD[held], place)

    def wheel(self, window: QWidget, at: Spot, turns: Spot, held: str) -> None:
        handle = window.windowHandle()
        QTest.wheelEvent(
            handle, QPointF(_inside(window, at)), QPoint(*turns), QPoint(), _HELD[held]
        )

    def hover(self, window: QWidget, at: Spot) -> None:
        QTest.mouseMove(window.windowHandle(), _inside(window, at))

    def drag(self, window: QWidget, at: Spot, to: Spot) -> None:
        handle = window.windowHandle()
        QTest.mousePress(handle, _LEFT, _HELD[""], _inside(window, at))
        for step in range(1, _DRAG_STEPS + 1):
            part = step / _DRAG_STEPS
            x, y = (round(a + (b - a) * part) for a, b in zip(at, to, strict=True))
            QTest.mouseMove(handle, _inside(window, (x, y)))
        QTest.mouseRelease(handle, _LEFT, _HELD[""], _inside(window, to))

    def key(self, window: QWidget, keys: str) -> None:
        combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # it is
        QTest.keyClick(_focus_window(window), combination.key(), combination.keyboardModifiers())

    def type(self, window: QWidget, text: str) -> None:
        for letter in text:
            QTest.keyClick(_focus_window(window), ord(letter))


class XPointer:
    """Moves the pointer and presses the keys of an X server."""

    def __init__(self) -> None:
        self._xdotool = subprocess.Popen(["xdotool", "-"], stdin=subprocess.PIPE, text=True)

    def end(self) -> None:
        """Let go."""
        self._xdotool.communicate()

    def click(self, window: QWidget, at: Spot, *, right: bool, twice: bool, held: str) -> None:
        key = {"Shift": "shift", "Ctrl": "ctrl"}.get(held)
        press = f"click {'--repeat 2 --delay 20 ' if twice else ''}{3 if right else 1}"
        around = (f"keydown {key}", f"keyup {key}") if key else ("", "")
        self._say(_moved(window, at), around[0], press, around[1])

    def wheel(self, window: QWidget, at: Spot, turns: Spot, held: str) -> None:
        button = (7 if turns[0] < 0 else 6) if turns[0] else (5 if turns[1] < 0 else 4)
        times = max(abs(turns[0]), abs(turns[1])) // 120
        key = {"Shift": "shift", "Ctrl": "ctrl"}.get(held)
        around = (f"keydown {key}", f"keyup {key}") if key else ("", "")
        turn = f"click --repeat {times} --delay 1 {button}"
        self._say(_moved(window, at), around[0], turn, around[1])

    def hover(self, window: QWidget, at: Spot) -> None:
        self._say(_moved(window, at))

    def drag(self, window: QWidget, at: Spot, to: Spot) -> None:
        self._say(_moved(window, at), "mousedown 1", _moved(window, to), "mouseup 1")

    def key(self, window: QWidget, keys: str) -> None:
        parts = [_X_KEYS.get(part, part) for part in keys.replace("++", "+plus").split("+")]
        _focus_window(window)
        self._say("key " + "+".join(parts))

    def type(self, window: QWidget, text: str) -> None:
        _focus_window(window)
        names = [_X_LETTERS.get(letter, letter) for letter in text]
        self._say("key " + " ".join(names))

    def _say(self, *lines: str) -> None:
        assert self._xdotool.stdin is not None
        self._xdotool.stdin.write("".join(f"{line}\n" for line in lines if line))
        self._xdotool.stdin.flush()


_X_KEYS = {
    "Esc": "Escape",
    "Enter": "KP_Enter",
    "Space": "space",
    "Backspace": "BackSpace",
    "Del": "Delete",
    "Ins": "Insert",
    "PgUp": "Prior",
    "PgDown": "Next",
    "-": "minus",
    ",": "comma",
    "Ctrl": "ctrl",
    "Shift": "shift",
    "Alt": "alt",
}
_X_LETTERS = {".": "period", "-": "minus", "#": "numbersign", " ": "space"}


def _inside(window: QWidget, at: Spot) -> QPoint:
    """Return a place that the window has; a menu is also clicked beside, at its left."""
    return QPoint(min(at[0], window.width() - 1), min(at[1], window.height() - 1))


def _moved(window: QWidget, at: Spot) -> str:
    place = window.mapToGlobal(QPoint(*at))
    return f"mousemove {max(place.x(), 0)} {max(place.y(), 0)}"


def _focus_window(window: QWidget) -> QWindow:
    """Return where keys go; where nobody gives the focus back after a menu, take it."""
    if QGuiApplication.focusWindow() is None:
        window.activateWindow()
    return QGuiApplication.focusWindow() or window.windowHandle()


def _tell_focus(event: QInputMethodEvent) -> None:
    focus = QGuiApplication.focusObject()
    if focus is not None:
        QApplication.sendEvent(focus, event)
