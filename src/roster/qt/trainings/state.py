"""What the trainings page shows below its list; its parts read it here and listen to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from roster.trainings.states import CHANGEABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.trainings.clashes import Clash
    from roster.trainings.members import TrainingView
    from roster.trainings.plans import TrainingPlan
    from roster.trainings.trainings import TrainingDetail, TrainingRow


class TrainingsState(QObject):
    """The current training, which one is awaited, and what the list knows of all of them.

    Signals:
        changed: another training is current, or none, or it was read anew.

    Attributes:
        view: the current training with its people; none before one is read.
        plan: its plan as it was written last, which may be newer than what was read.
        is_another: whether the training read last is another one than the one before it.
        awaited: the id of the training that is chosen and being read; empty when that is done.
        series: the names of all series, sorted.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.view: TrainingView | None = None
        self.plan: TrainingPlan | None = None
        self.is_another = False
        self.awaited = ""
        self.series: tuple[str, ...] = ()
        self._last = ""
        self._held: Callable[[], object] | None = None

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

    @property
    def is_editable(self) -> bool:
        """Tell whether the current training may still be changed."""
        return self.view is not None and self.view.training.row.state in CHANGEABLE

    @property
    def is_another_awaited(self) -> bool:
        """Tell whether the training shown is no longer the one that is chosen."""
        return bool(self.awaited) and self.awaited != self.training_id

    def know(self, rows: Sequence[TrainingRow]) -> None:
        """Take over the list of all trainings; nothing is told before one of them is read."""
        self.series = tuple(sorted({row.series for row in rows if row.series}))

    def await_training(self, training_id: str) -> None:
        """Choose a training that is being read; with an empty id there is none any more.

        Until it comes the one before stays in sight.
        """
        self.awaited = training_id
        if not training_id:
            self._take(None)

    def show(self, view: TrainingView) -> None:
        """Show the training that was awaited; one that comes too late is passed over."""
        if view.training.row.id == self.awaited:
            self.is_another = self.awaited != self._last
            self._last = self.awaited
            self._take(view)

    def give_up(self) -> None:
        """Wait no longer for a training that cannot be read."""
        self.awaited, self._held = "", None

    def when_read(self, do: Callable[[], object]) -> Callable[[], None]:
        """Return what does something with the training chosen, as soon as it is shown.

        A key that is pressed right after another training was chosen is meant for that one.
        """

        def act() -> None:
            if self.is_another_awaited:
                self._held = do
            else:
                do()

        return act

    def _take(self, view: TrainingView | None) -> None:
        self.view, self.awaited = view, ""
        self.plan = view.training.plan if view else None
        held, self._held = self._held, None
        self.changed.emit()
        if view is not None and held is not None:
            held()
