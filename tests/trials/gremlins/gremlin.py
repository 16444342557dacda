"""The gremlin itself: one action after the other, also while a dialog waits inside another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from tests.trials.gremlins import screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from tests.trials.gremlins.action import Action
    from tests.trials.gremlins.hands import Hands

_WIND_UP = 20  # milliseconds


class Gremlin(QObject):
    """Plays until it has done enough, then closes what is open.

    A step is set off before the one before it is done: when that one opens a dialog, the loop of
    the dialog runs the next. A loop that only delivers the events of an action does not.

    Args:
        choose: gives what to do with the window in front; ``None`` when there is nothing left.
        hands: do it.
        tell: is told each action before it is done.
        pace: milliseconds from one to the next.
    """

    def __init__(
        self,
        choose: Callable[[QWidget], Action | None],
        hands: Hands,
        tell: Callable[[Action], None],
        pace: int = 0,
    ) -> None:
        super().__init__()
        self._choose = choose
        self._hands = hands
        self._tell = tell
        self._pace = pace
        self._is_due = False
        self._acting_at = -1
        self.is_done = False

    def start(self) -> None:
        """Begin, in a window that stands."""
        self._is_due = False
        self._set_off()

    def _set_off(self, after: int = 0) -> None:
        if not self._is_due:
            self._is_due = True
            pace = _WIND_UP if self.is_done else self._pace
            QTimer.singleShot(max(pace, after), self, self._step)

    def _step(self) -> None:
        self._is_due = False
        level = QThread.currentThread().loopLevel()
        if level == self._acting_at:
            self._set_off(after=1)  # inside an action, which may still open a dialog
            return
        before, self._acting_at = self._acting_at, level
        self._set_off()
        try:
            self._act()
        finally:
            self._acting_at = before
            self._set_off()

    def _act(self) -> None:
        window = screen.front()
        if window is None or window.windowHandle() is None:
            return
        action = None if self.is_done else self._choose(window)
        if action is None:
            self.is_done = True
            _close(window)
            return
        self._tell(action)
        self._hands.do(action, window)


def _close(window: QWidget) -> None:
    """Close a menu, a dialog, and at last the window."""
    if isinstance(window, QDialog) and window is QApplication.activeModalWidget():
        window.reject()
    else:
        window.close()
