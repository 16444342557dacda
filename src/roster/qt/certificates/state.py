"""What the certificates page shows; its parts read it here and listen for changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from roster.base.clock import today
from roster.base.codes.trainings import TrainingState
from roster.certificates.training_view import TrainingView

if TYPE_CHECKING:
    from roster.certificates.training_view import TrainingMember

_CLOSED = TrainingState.CLOSED


class CertificatesState(QObject):
    """The training with its people, who of them is current, and the day of an issue.

    Signals:
        changed: any of it is another now, or was read again.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._view = TrainingView((), None, ())
        self._current_id = ""
        self._issue_day = today()

    @property
    def view(self) -> TrainingView:
        """The trainings, and the people of the one chosen; empty before they are read."""
        return self._view

    @property
    def training_id(self) -> str:
        """The training chosen; empty before there is one."""
        return self._view.training.id if self._view.training else ""

    @property
    def member(self) -> TrainingMember | None:
        """The person who is current."""
        return next((each for each in self._view.members if each.id == self._current_id), None)

    @property
    def issue_day(self) -> str:
        """The day that certificates issued now will carry, as ISO text."""
        return self._issue_day

    def just_closed(self, view: TrainingView) -> str:
        """Return which training was not closed in what was read before and is in this; or nothing.

        Before anything was read, nothing counts as just closed.
        """
        were_open = {each.id for each in self._view.trainings if each.state is not _CLOSED}
        closed = (each.id for each in view.trainings if each.state is _CLOSED)
        return next((training_id for training_id in closed if training_id in were_open), "")

    def show_view(self, view: TrainingView) -> None:
        """Show another training, or the same one as it is now."""
        self._view = view
        self.changed.emit()

    def choose_member(self, member_id: str) -> None:
        """Make a person current; an empty id: nobody."""
        self._current_id = member_id
        self.changed.emit()

    def choose_day(self, day: str) -> None:
        """Let certificates be issued on another day."""
        self._issue_day = day
        self.changed.emit()
