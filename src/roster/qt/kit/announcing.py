"""What a screen reader is told at once, without the keyboard going there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_AT_ONCE = QAccessible.AnnouncementPoliteness.Assertive
_IN_TURN = QAccessible.AnnouncementPoliteness.Polite


def announce(widget: QWidget, text: str, *, is_urgent: bool = False) -> None:
    """Have a text said for a widget: after what is being said, or over it where it is urgent."""
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(_AT_ONCE if is_urgent else _IN_TURN)
    QAccessible.updateAccessibility(event)
