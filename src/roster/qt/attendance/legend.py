"""The legend under the attendance grid: each mark with its key, to read and to click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from roster.base.codes.attendance import MARK_SIGNS, Mark
from roster.base.words import label
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR, set_role
from roster.qt.widgets.flow import FlowLayout
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from roster.base.words import Language
    from roster.qt.look.theme import Theme

_KEYS = {
    Mark.PRESENT: "1",
    Mark.LATE: "2",
    Mark.LEFT_EARLY: "3",
    Mark.PERSONAL_LEAVE: "4",
    Mark.SICK_LEAVE: "5",
    Mark.OFFICIAL_LEAVE: "6",
    Mark.ABSENT: "0",
}
_ICONS = {Mark.PRESENT: ("check", "done"), Mark.SICK_LEAVE: ("plus", "accent")}
"""Signs that no font draws well."""


class MarkLegend(QWidget):
    """One chip for each mark and for the actions on many, and how to find a row.

    Signals:
        chosen: the :class:`Mark` whose chip was clicked.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, language: Language, actions: Sequence[QAction]) -> None:
        super().__init__()
        self._theme = theme
        self._chips = [self._chip(mark, key, language) for mark, key in _KEYS.items()]
        self._chips += [_action_chip(action) for action in actions]
        self._search = Label()
        self._lay_out()
        self.show_search("")

    def show_search(self, text: str) -> None:
        """Show what is being typed to find a row, or how to do it."""
        hint = translate("Attendance", "Find: #row number or initials")
        self._search.setText(f"→ {text}" if text else hint)
        set_role(self._search, "strong" if text else "note", Tone.ACCENT if text else None)

    def _chip(self, mark: Mark, key: str, language: Language) -> QToolButton:
        chip = QToolButton()
        keys = translate("Attendance", "Space/1") if mark is Mark.PRESENT else key
        if mark in _ICONS:
            chip.setIcon(self._theme.icon(*_ICONS[mark]))
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setText(f"{label(mark, language)}  {keys}")
        else:
            chip.setText(f"{MARK_SIGNS[mark]} {label(mark, language)}  {keys}")
        chip.setAccessibleName(label(mark, language))
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys do the same on the grid
        chip.clicked.connect(lambda: self.chosen.emit(mark))
        set_role(chip, "chip")
        return chip

    def _lay_out(self) -> None:
        chips = FlowLayout()
        for chip in self._chips:
            chips.addWidget(chip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        row.addLayout(chips, 1)
        row.addWidget(self._search)


def _action_chip(action: QAction) -> QToolButton:
    chip = QToolButton()
    chip.setText(f"{action.text()}  {action.shortcut().toString()}")
    chip.clicked.connect(action.trigger)
    chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    set_role(chip, "chip")
    return chip
