"""Counts side by side: a quiet word and a strong number each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from roster.qt.look.theme import NEAR, TIGHT, set_role, set_tone
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.qt.look.colours import Tone


class TallyLine(QWidget):
    """A line of counts; the numbers change while the words stay.

    Args:
        words: the word of each count and the tone of its number when it is not 0.
    """

    def __init__(self, words: Sequence[tuple[str, Tone | None]]) -> None:
        super().__init__()
        self._tones = [tone for _word, tone in words]
        self._numbers: list[QLabel] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        for at, (word, _tone) in enumerate(words):
            quiet, number = Label(word), Label("0")
            set_role(quiet, "quiet")
            set_role(number, "strong")
            number.setMinimumWidth(number.fontMetrics().horizontalAdvance("0"))
            if at:
                row.addSpacing(NEAR)
            row.addWidget(quiet)
            row.addWidget(number)
            self._numbers.append(number)

    def show_numbers(self, *numbers: int) -> None:
        """Show the counts in the order of their words."""
        for label, tone, number in zip(self._numbers, self._tones, numbers, strict=True):
            label.setText(f"{number:,}")
            set_tone(label, tone if number else None)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The counts as they are shown."""
        return tuple(label.text() for label in self._numbers)
