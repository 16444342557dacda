"""Who tells open pages that something was written."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable


class Kind(StrEnum):
    """What kind of thing was written."""

    DIVISIONS = "units"
    PEOPLE = "people"
    TRAININGS = "trainings"
    ATTENDANCE = "attendance"
    CERTIFICATES = "certificates"
    REQUIREMENTS = "requirements"
    SETTINGS = "settings"
    WAITING = "waiting"


EVERYTHING = frozenset(Kind)

_KINDS = {
    "Division": Kind.DIVISIONS,
    "Term": Kind.DIVISIONS,
    "Trainee": Kind.PEOPLE,
    "Position": Kind.PEOPLE,
    "Training": Kind.TRAININGS,
    "Period": Kind.TRAININGS,
    "Enrollment": Kind.TRAININGS,
    "Invitation": Kind.TRAININGS,
    "Attendance": Kind.ATTENDANCE,
    "Leave": Kind.ATTENDANCE,
    "Makeup": Kind.ATTENDANCE,
    "Certificate": Kind.CERTIFICATES,
    "Requirement": Kind.REQUIREMENTS,
    "Office": Kind.SETTINGS,
    "WaitingRow": Kind.WAITING,
}


class Changes(QObject):
    """One signal for the whole window, sent once after each write.

    It may be sent from a worker thread; slots of widgets then run in the main thread, so connect
    methods and no lambdas.

    Signals:
        changed: a frozenset of :class:`Kind`.
    """

    changed = Signal(object)

    def tell(self, kinds: Iterable[Kind] = EVERYTHING) -> None:
        """Tell every page that listens."""
        self.changed.emit(frozenset(kinds))

    def tell_entities(self, entities: Iterable[str]) -> None:
        """Tell by the entities that a transaction changed (``Database.on_change``)."""
        kinds = {_KINDS[name] for name in entities if name in _KINDS}
        if kinds:
            self.tell(kinds)
