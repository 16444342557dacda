"""Ctrl+K: one field that finds people, units, trainings, certificates and commands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from roster.qt.look.languages import translate
from roster.qt.look.theme import TIGHT, set_role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from roster.qt.look.theme import Theme
    from roster.qt.widgets.search.hit import Hit
    from roster.qt.widgets.search.results import Results

    Find: TypeAlias = Callable[[str, Callable[[Sequence[Hit]], None]], None]

_WAIT_MILLISECONDS = 40  # between keystrokes of a quick typist
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class SearchBox(QLineEdit):
    """The field; its results hang below it inside the window, so input methods work."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._find: Find = _nothing
        self._is_looking = False
        self._opens_next = False
        self._came_from: QWidget | None = None
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MILLISECONDS)
        self._results: Results | None = None
        set_role(self, "search")
        self.setClearButtonEnabled(True)
        self.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(self._on_edited)
        self._wait.timeout.connect(self._look)
        self.retranslate()

    @property
    def results(self) -> Results:
        """The list below the field, made when it is first needed."""
        if self._results is None:
            from roster.qt.widgets.search.results import Results  # noqa: PLC0415 - after the first paint

            self._results = Results(self._theme, self)
            self._results.chosen.connect(self._open)
        return self._results

    def set_provider(self, find: Find) -> None:
        """Take results from ``find(text, show)``, which hands them to ``show`` at once or later.

        For an empty text they are what is useful at once.
        """
        self._find = find

    def start(self) -> None:
        """Put the cursor into the field and show the first results."""
        focused = self.window().focusWidget()
        if focused is not self:
            self._came_from = focused
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._look()

    def retranslate(self) -> None:
        """Take the words of the language of the window."""
        words = translate("SearchBox", "Find people, trainings, commands")
        self.setPlaceholderText(f"{words}   Ctrl+K")
        self.setAccessibleName(words)

    def _on_edited(self) -> None:
        self._is_looking = self._opens_next = False
        self._wait.start()

    def _look(self) -> None:
        if not self.hasFocus():
            return
        text = self.text().strip()
        self._is_looking = True
        self._find(text, partial(self._show_hits, text))

    def _show_hits(self, text: str, hits: Sequence[Hit]) -> None:
        """Show what was found, unless the field says another text by now."""
        if text != self.text().strip() or not self.hasFocus():
            return
        self._is_looking = False
        self.results.show_hits(hits, text)
        self._place()
        if self._opens_next:
            self._open_found()

    def _open_found(self) -> None:
        """Open the current result, as soon as it is there."""
        self._opens_next = self._is_looking
        if not self._is_looking:
            self._open(self.results.current())

    def _place(self) -> None:
        window = self.window()
        if self.results.parentWidget() is not window:
            self.results.setParent(window)
        width = max(self.width(), self._theme.px(480))
        corner = self.mapTo(window, QPoint(self.width() - width, self.height() + TIGHT))
        room = window.height() - corner.y() - TIGHT
        height = min(self.results.wanted_height(), room)
        self.results.setGeometry(QRect(corner, QSize(width, height)))
        self.results.show()
        self.results.raise_()

    def _open(self, hit: Hit | None) -> None:
        if hit is not None:
            self._leave()
            hit.open()

    def _leave(self) -> None:
        self._wait.stop()
        self._is_looking = self._opens_next = False
        self.clear()
        self.results.hide()
        came_from, self._came_from = self._came_from, None
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus()
        else:
            self.clearFocus()

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the results, open one, or leave."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            self.results.step(_MOVES[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._wait.isActive():
                self._wait.stop()
                self._look()
            self._open_found()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the results away."""
        super().focusOutEvent(event)
        if self._results is not None:
            self._results.hide()


def _nothing(_text: str, show: Callable[[Sequence[Hit]], None]) -> None:
    show(())
