"""What the people page shows, told once: its parts read it here and listen to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.divisions.divisions import DivisionRow
    from roster.qt.people.view import PeopleView, PersonView


class PeopleState(QObject):
    """Who is listed, who of them is shown, and who is chosen but not read yet.

    Signals:
        changed: others are listed, somebody else is chosen, or who is shown was read anew.

    Attributes:
        people: what was read last; none before that.
        person: who is shown; nobody where none is chosen.
        awaited: the id of who is chosen and being read; empty when that is done.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.people: PeopleView | None = None
        self.person: PersonView | None = None
        self.awaited = ""

    @property
    def villages(self) -> Sequence[DivisionRow]:
        """The villages of the office."""
        return self.people.villages if self.people else ()

    @property
    def trainee_id(self) -> str:
        """The id of who is shown, or an empty text."""
        return self.person.person.id if self.person else ""

    @property
    def is_another_awaited(self) -> bool:
        """Tell whether who is shown is no longer who is chosen."""
        return bool(self.awaited) and self.awaited != self.trainee_id

    def show_people(self, people: PeopleView) -> None:
        """List others."""
        self.people = people
        self.changed.emit()

    def await_person(self, trainee_id: str) -> None:
        """Choose somebody who is being read; with an empty id nobody is chosen."""
        self.awaited = trainee_id
        if not trainee_id:
            self.person = None
        self.changed.emit()

    def show_person(self, person: PersonView | None) -> None:
        """Show who was awaited, or nobody; who came too late is passed over."""
        if person is not None and person.person.id != self.awaited:
            return
        self.person = person
        self.awaited = ""
        self.changed.emit()
