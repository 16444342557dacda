"""How late somebody came, typed in a small field under the cell: minutes or the time of day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from roster.base.half_width import number_text
from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR, TIGHT, set_flag, set_role
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from roster.qt.look.theme import Theme

_MINUTES = re.compile(r"(\d{1,2}|[12]\d\d)\s*(?:分|分钟|min|m)?")
_TIME = re.compile(r"([01]?\d|2[0-3])[:：.点时]?([0-5]\d)分?")
_WIDTH = 96


@dataclass(frozen=True, slots=True)
class Lateness:
    """What is known of a late arrival: "HH:MM", minutes after the half-day's beginning."""

    arrived: str | None
    minutes: int | None


def read_lateness(text: str, starts: str | None) -> Lateness | None:
    """Return what was typed: ``15`` are minutes, ``8:45`` and ``0845`` a time of day.

    ``starts`` is when the half-day begins; a time is counted from it where it is known. An empty
    text takes both back; what cannot be read gives nothing.
    """
    plain = number_text(text)
    if not plain:
        return Lateness(None, None)
    minutes = _MINUTES.fullmatch(plain)
    if minutes:
        return Lateness(None, int(minutes[1]))
    time = _TIME.fullmatch(plain)
    if not time:
        return None
    hour, minute = int(time[1]), int(time[2])
    return Lateness(f"{hour:02d}:{minute:02d}", _after(starts, hour * 60 + minute))


def _after(starts: str | None, moment: int) -> int | None:
    if starts is None:
        return None
    hour, minute = starts.split(":")
    return max(moment - int(hour) * 60 - int(minute), 0)


class LateField(QFrame):
    """The field under a cell; Enter takes it, Esc leaves the mark as it is.

    Signals:
        answered: what was typed.
        left: the keyboard goes back to the grid.
    """

    answered = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self._who = Label()
        self.field = QLineEdit()
        self.field.setFixedWidth(theme.px(_WIDTH))
        self.field.setAccessibleName(translate("Attendance", "Minutes late, or when they came"))
        self.field.setPlaceholderText(translate("Attendance", "15 or 8:45"))
        self.field.textEdited.connect(self._on_edited)
        set_role(self, "popup")
        set_role(self._who, "note")
        row = QHBoxLayout(self)
        row.setContentsMargins(NEAR, TIGHT, TIGHT, TIGHT)
        row.setSpacing(NEAR)
        row.addWidget(self._who)
        row.addWidget(self.field)
        self.hide()

    def ask(self, who: str, known: str, cell: QRect) -> None:
        """Ask below a cell, or above it where there is no room."""
        self._who.setText(translate("Attendance", "{who} late by").format(who=who))
        self.field.setText(known)
        self.field.selectAll()
        set_flag(self.field, "wrong", value=False)
        self.adjustSize()
        room = self._room.rect()
        below = cell.bottom() + TIGHT
        above = cell.top() - TIGHT - self.height()
        left = max(min(cell.left(), room.right() - self.width() - NEAR), 0)
        self.move(left, below if below + self.height() <= room.bottom() else above)
        self.show()
        self.raise_()
        self.field.setFocus()

    def refuse(self) -> None:
        """Show that what was typed cannot be read."""
        set_flag(self.field, "wrong", value="true")
        self.field.selectAll()

    def _on_edited(self) -> None:
        set_flag(self.field, "wrong", value=False)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the answer or leave."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.answered.emit(self.field.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the field."""
        super().focusInEvent(event)
        self.field.setFocus()
