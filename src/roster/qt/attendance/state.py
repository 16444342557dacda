"""What the attendance page shows, told once: its parts read it here and listen to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from roster.attendance.view import AttendanceView
from roster.base.codes.trainings import TrainingState
from roster.qt.attendance.sheet import MarkSheet

if TYPE_CHECKING:
    from roster.trainings.trainings import TrainingRow


class AttendanceState(QObject):
    """The trainings, the one that is shown, and its sheet.

    Signals:
        changed: another training or another sheet is shown; a single mark is told by ``Marking``.

    Attributes:
        view: what was read last.
        sheet: its marks and those written since; none while another training is awaited.
        wanted: the id of the training that is asked for.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.view = AttendanceView()
        self.sheet: MarkSheet | None = None
        self.wanted = ""

    @property
    def training(self) -> TrainingRow | None:
        """The training read last, be there a sheet or not."""
        return self.view.training

    @property
    def training_id(self) -> str:
        """The id of the training read last, empty where there is none."""
        return self.view.training.id if self.view.training else ""

    @property
    def can_mark(self) -> bool:
        """Tell whether there is a sheet that takes marks."""
        return self.sheet is not None and self.view.is_in(TrainingState.OPEN)

    @property
    def is_closed(self) -> bool:
        """Tell whether the training is closed."""
        return self.view.is_in(TrainingState.CLOSED)

    def await_training(self, training_id: str) -> None:
        """Ask for another training; until it is read nothing can be marked.

        Nothing is told: the old grid stays in sight until the new one is there.
        """
        self.wanted = training_id
        self.sheet = None

    def show(self, view: AttendanceView) -> None:
        """Show what was read."""
        self.view = view
        self.wanted = self.training_id
        self.sheet = MarkSheet(view.sheet) if view.sheet else None
        self.changed.emit()
