"""Where a training stands, and what that allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.codes.trainings import TrainingState
from roster.db.models import Training
from roster.trainings.errors import TrainingStateForbids, UnknownTraining

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CHANGEABLE = (TrainingState.PLANNED, TrainingState.OPEN, TrainingState.POSTPONED)
"""The states in which plan, half-days and list may still change."""


def require_state(db: Session, training_id: str, *states: TrainingState) -> Training:
    """Return the training's entity if its state is one of these (for subject modules).

    Raises:
        UnknownTraining, TrainingStateForbids
    """
    training = db.get(Training, training_id)
    if training is None or training.deleted:
        raise UnknownTraining(training_id)
    if training.state not in states:
        raise TrainingStateForbids(training.title, str(training.state))
    return training


def call_off(db: Session, training_id: str, state: TrainingState, reason: str) -> None:
    """Postpone or cancel a training, with the reason.

    Raises:
        TrainingStateForbids: it is closed already.
    """
    training = require_state(db, training_id, *CHANGEABLE)
    training.state, training.state_reason = state, reason
