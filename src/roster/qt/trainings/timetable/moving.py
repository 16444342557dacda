"""Asked when the first half-day goes to another day: whether the others go with it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from roster.base.dates import in_chinese
from roster.qt.look.languages import translate
from roster.qt.widgets.reason_row import ReasonRow
from roster.trainings.cloning import shifted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from roster.trainings.plans import PeriodPlan


class MovingRow(ReasonRow):
    """Asks once for each move of the first half-day; then the table has the keyboard again."""

    def __init__(self, table: QWidget) -> None:
        super().__init__()
        self._table = table

    def ask_about(
        self,
        moved: tuple[PeriodPlan, PeriodPlan],
        others: Sequence[PeriodPlan],
        do: Callable[[], None],
    ) -> None:
        """Ask whether the others go with the first one, which was moved from one day to another."""
        before, after = moved
        if not others or before.date == after.date or min(p.date for p in others) < before.date:
            return
        words = translate(
            "Trainings", "The first half-day is on {day} now. Move the other {count} with it?"
        )
        question = words.format(day=in_chinese(after.date), count=len(others))
        self.ask_whether(question, translate("Trainings", "Move them, too"), do)

    # Qt overrides

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keyboard back, unless the whole page goes."""
        super().hideEvent(event)
        if self.isHidden():
            self._table.setFocus()


def moved_along(
    others: Sequence[PeriodPlan], before: PeriodPlan, after: PeriodPlan
) -> tuple[PeriodPlan, ...]:
    """Return the other half-days moved by as many days as the first one."""
    days = date.fromisoformat(after.date) - date.fromisoformat(before.date)
    first = min(date.fromisoformat(plan.date) for plan in others)
    return shifted(others, (first + timedelta(days.days)).isoformat())
