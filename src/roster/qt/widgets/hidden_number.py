"""A field that shows an identity number masked until it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent


class HiddenNumber(QLineEdit):
    """A number that shows its middle only while the cursor is in it."""

    def __init__(self, mask: Callable[[str], str]) -> None:
        super().__init__()
        self._mask = mask
        self._number = ""

    @property
    def number(self) -> str:
        """The whole number."""
        return self.text().strip() if self.hasFocus() else self._number

    def set_number(self, number: str) -> None:
        """Show another number."""
        self._number = number
        self.setText(number if self.hasFocus() else self._mask(number))

    # Qt overrides

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the number."""
        super().focusInEvent(event)
        self.setText(self._number)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide its middle again."""
        self._number = self.text().strip()
        super().focusOutEvent(event)
        self.setText(self._mask(self._number))
