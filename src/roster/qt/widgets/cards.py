"""Cards: a calm ground for what belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QTableView, QVBoxLayout, QWidget

from roster.qt.look.theme import GAP, NEAR, TIGHT, WIDE, set_role, set_tone
from roster.qt.widgets.fields import heading
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from roster.qt.look.colours import Tone


def card(title: str, *widgets: QWidget) -> QFrame:
    """Return a card with a heading and widgets below each other; the last one takes the rest."""
    frame = QFrame()
    set_role(frame, "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(WIDE, GAP, WIDE, GAP)
    column.setSpacing(NEAR)
    column.addWidget(heading(title))
    for widget in widgets[:-1]:
        column.addWidget(widget)
    for widget in widgets[-1:]:
        column.addWidget(widget, 1)
        if isinstance(widget, QTableView):
            set_role(widget, "plain")  # no box inside a box
    return frame


class FigureCard(QFrame):
    """One number that matters, what it counts, and a quiet word about it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = Label(title)
        self._figure = Label()
        self._note = Label()
        set_role(self, "card")
        set_role(self._title, "quiet")
        set_role(self._figure, "figure")
        set_role(self._note, "note")
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, GAP, WIDE, GAP)
        column.setSpacing(TIGHT)
        for label in (self._title, self._figure, self._note):
            column.addWidget(label)

    @property
    def text(self) -> str:
        """The number shown."""
        return self._figure.text()

    def show_figure(self, figure: str, note: str = "", tone: Tone | None = None) -> None:
        """Show a number; ``tone`` colours it."""
        self._figure.setText(figure)
        self._note.setText(note)
        set_tone(self._figure, tone)
        self.setAccessibleName(f"{self._title.text()} {figure} {note}")
