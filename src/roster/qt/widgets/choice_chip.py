"""A chip that drops down a list of choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from roster.qt.look.languages import translate
from roster.qt.look.theme import set_flag, set_role
from roster.qt.widgets.type_ahead import TypeAhead
from roster.qt.widgets.typed_fields import is_typing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget


class ChoiceChip(QToolButton):
    """A chip with a menu: nothing chosen means everybody.

    Signals:
        chosen: another choice.
    """

    chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._code = ""
        self._choices: tuple[tuple[str, str], ...] = ()
        self._words: dict[str, str] = {}
        self.setMenu(LettersMenu(self))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setText(name)
        set_role(self, "chip")
        set_flag(self, "menu", "true")

    @property
    def code(self) -> str:
        """The code chosen, or an empty text."""
        return self._code

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer (code, words); the choice stays when it is still offered."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        self._words = {"": "", **dict(choices)}
        self.menu().clear()
        everybody = translate("People", "All")
        for code, words in [("", everybody), *choices]:
            self.menu().addAction(self._choice(code, words))
        if self._code not in self._words:
            self.choose("")

    def choose(self, code: str) -> None:
        """Take a choice by its code."""
        if code == self._code:
            return
        self._code = code
        self.setText(f"{self._name} {self._words.get(code, '')}".strip())
        set_flag(self, "set", "true" if code else "false")
        self.chosen.emit()

    def _choice(self, code: str, words: str) -> QAction:
        action = QAction(words, self.menu())
        action.setData(code)
        action.triggered.connect(lambda: self.choose(code))
        return action


class LettersMenu(QMenu):
    """A menu whose entries are found by typing them or their pinyin."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._type_ahead = TypeAhead()

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the entry that begins so, else as Qt does."""
        entries = self.actions()
        words = [action.text() for action in entries]
        at = self._type_ahead.place(event.text(), words) if is_typing(event) else -1
        if at >= 0:
            self.setActiveAction(entries[at])
        else:
            super().keyPressEvent(event)
