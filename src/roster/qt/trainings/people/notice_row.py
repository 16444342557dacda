"""A small row that slides in before a notice goes out: whom it calls, and on which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from roster.base.clock import today
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, set_role
from roster.qt.widgets.fields import date_field, iso_date
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class NoticeRow(QFrame):
    """Asks for the day of the notice; Enter sends it, Esc leaves everything as it was.

    Signals:
        sent: the day (ISO).
        left: the keyboard may go home.
    """

    sent = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._says = Label()
        self._says.setWordWrap(True)
        self.day = date_field(today())
        self.day.setAccessibleName(translate("Trainings", "Day of the notice"))
        self._do = QPushButton(translate("Trainings", "Notice went out"))
        self._back = QPushButton(translate("ReasonRow", "Back"))
        self._do.clicked.connect(self._send)
        self._back.clicked.connect(self._leave)
        set_role(self, "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, NEAR, GAP, NEAR)
        row.setSpacing(NEAR)
        row.addWidget(self._says, 1)
        for widget in (self.day, self._do, self._back):
            row.addWidget(widget)
        self.hide()

    def ask(self, people: int) -> None:
        """Show the row for a notice to so many people."""
        text = translate("Trainings", "The notice calls {people} people; the list is then fixed.")
        self._says.setText(text.format(people=people))
        self.show()
        self.day.setFocus()

    def _send(self) -> None:
        self.day.interpretText()
        self.hide()
        self.sent.emit(iso_date(self.day))

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter send and Esc go back."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif Qt.Key(event.key()) in _ENTER:
            self._send()
        else:
            super().keyPressEvent(event)
