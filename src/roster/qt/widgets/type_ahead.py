"""Words of a list found by what is typed, letter upon letter: as written or by sound."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from roster.base.half_width import half_width
from roster.base.lookup import begins_so
from roster.base.simplified import simplified

if TYPE_CHECKING:
    from collections.abc import Sequence


class TypeAhead:
    """Remembers what was typed a moment ago, as long as Qt's own lists do."""

    def __init__(self) -> None:
        self._typed, self._when = "", 0.0

    def place(self, text: str, words: Sequence[str]) -> int:
        """Return which of the words begins with the text, typed on from before, or alone; or -1."""
        pause = QApplication.keyboardInputInterval() / 1000
        now = monotonic()
        begun = self._typed if now - self._when < pause else ""
        self._when = now
        for typed in (begun + text, text):
            at = _place_of(half_width(typed).strip().lower(), words)
            if at >= 0:
                self._typed = typed
                return at
        return -1


def _place_of(typed: str, words: Sequence[str]) -> int:
    plain = simplified(typed)
    fits = (
        at
        for at, word in enumerate(words)
        if word.lower().startswith(plain) or (typed.isascii() and begins_so(typed, word))
    )
    return next(fits, -1) if typed else -1
