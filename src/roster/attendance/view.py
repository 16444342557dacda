"""What an attendance page shows: the trainings to choose from, and the sheet of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.attendance.marks import attendance_sheet
from roster.base.codes.trainings import TrainingState
from roster.trainings.trainings import list_trainings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.attendance.marks import AttendanceSheet
    from roster.trainings.trainings import TrainingRow

_SHOWN = (TrainingState.OPEN, TrainingState.PLANNED, TrainingState.CLOSED)
"""Trainings to choose from, in this order; those called off have no attendance."""


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """The trainings, the one chosen, and its sheet where there is something to mark."""

    trainings: tuple[TrainingRow, ...] = ()
    training: TrainingRow | None = None
    sheet: AttendanceSheet | None = None

    def is_in(self, state: TrainingState) -> bool:
        """Tell whether there is a training and it is in a state."""
        return self.training is not None and self.training.state is state


def read_view(db: Session, training_id: str, otherwise: str = "") -> AttendanceView:
    """Read the trainings and the sheet of one; if it is not there, of another, or of the first."""
    rows = [row for row in list_trainings(db) if row.state in _SHOWN]
    rows.sort(key=lambda row: _SHOWN.index(row.state))
    by_id = {row.id: row for row in rows}
    training = by_id.get(training_id) or by_id.get(otherwise) or next(iter(rows), None)
    has_sheet = training is not None and _has_sheet(training)
    sheet = attendance_sheet(db, training.id) if training and has_sheet else None
    return AttendanceView(tuple(rows), training, sheet)


def _has_sheet(training: TrainingRow) -> bool:
    has_grid = bool(training.periods and training.enrolled)
    return has_grid and training.state is not TrainingState.PLANNED
