"""Who tells open pages that something was written."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class Kind(StrEnum):
    """What kind of thing was written."""

    EVERYTHING = "everything"
    UNITS = "units"
    PEOPLE = "people"
    TRAININGS = "trainings"
    ATTENDANCE = "attendance"
    CERTIFICATES = "certificates"
    REQUIREMENTS = "requirements"
    SETTINGS = "settings"


class Changes(QObject):
    """One signal for the whole window, sent once after each write.

    Signals:
        changed: a :class:`Kind`; undo and redo send ``EVERYTHING``.
    """

    changed = Signal(object)

    def tell(self, kind: Kind) -> None:
        """Tell every page that listens."""
        self.changed.emit(kind)
