"""What is asked before a training begins ahead of its first day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base import clock
from roster.base.dates import in_chinese
from roster.qt.look.languages import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.qt.widgets.reason_row import ReasonRow
    from roster.trainings.trainings import TrainingRow


def open_or_ask(row: ReasonRow, training: TrainingRow, do: Callable[[], None]) -> None:
    """Open a training, or ask first where its first day is still to come."""
    first = training.first_day
    if not is_to_come(first):
        do()
        return
    words = translate("Trainings", "The first day is {day}, still to come. Open it all the same?")
    row.ask_whether(
        words.format(day=in_chinese(first or "")), translate("Trainings", "Open all the same"), do
    )


def is_to_come(day: str | None) -> bool:
    """Tell whether a day (ISO) lies ahead by the clock of this machine."""
    return day is not None and day > clock.today()
