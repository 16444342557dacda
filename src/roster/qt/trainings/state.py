"""What the trainings page shows below its list; its parts read it here and listen to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.trainings.clashes import Clash
    from roster.trainings.members import TrainingView
    from roster.trainings.trainings import TrainingDetail, TrainingRow


class TrainingsState(QObject):
    """The current training, and what the list knows of all of them.

    Signals:
        changed: another training is current, or none, or it was read anew.

    Attributes:
        view: the current training with its people; none before one is read.
        series: the names of all series, sorted.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.view: TrainingView | None = None
        self.series: tuple[str, ...] = ()

    @property
    def training(self) -> TrainingDetail | None:
        """The current training."""
        return self.view.training if self.view else None

    @property
    def training_id(self) -> str:
        """The id of the current training, empty where there is none."""
        return self.view.training.row.id if self.view else ""

    @property
    def clashes(self) -> Sequence[Clash]:
        """Who of the current training is elsewhere at the same time."""
        return self.view.clashes if self.view else ()

    def know(self, rows: Sequence[TrainingRow]) -> None:
        """Take over the list of all trainings; nothing is told before one of them is read."""
        self.series = tuple(sorted({row.series for row in rows if row.series}))

    def show(self, view: TrainingView | None) -> None:
        """Show another training, or the same one as it is now, or none."""
        self.view = view
        self.changed.emit()
