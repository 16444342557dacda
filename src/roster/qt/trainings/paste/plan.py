"""A pasted training plan: the trainings understood, each with a tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.dates import range_in_chinese
from roster.base.words import label
from roster.lists.schedules.plan_list import read_plan
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.trainings.paste.dialog import PastedDialog
from roster.qt.widgets.tables.columns import Column, number_column, text_column
from roster.qt.widgets.tables.ticks import TickModel, TickTable
from roster.trainings.hours import hours_text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtWidgets import QWidget

    from roster.base.words import Language
    from roster.lists.reading.cells import Workbook
    from roster.lists.schedules.plan_list import PlannedTraining
    from roster.lists.schedules.timetable import PlanProblem
    from roster.qt.kit.workspace import Workspace
    from roster.trainings.plans import TrainingPlan


class PastePlanDialog(PastedDialog):
    """Shows the trainings of a pasted plan; those that are planned already have no tick.

    Args:
        workspace: the shared parts of the window.
        like: what a plan does not say is as here.
        titles: of the trainings there are.
        year: of days that name none.
        parent: the widget over which the dialog stands.
    """

    def __init__(
        self,
        workspace: Workspace,
        like: TrainingPlan,
        titles: Collection[str],
        year: int,
        parent: QWidget,
    ) -> None:
        super().__init__(workspace, translate("Trainings", "Paste a training plan"), year, parent)
        self._like = like
        self._titles = titles
        self.model: TickModel[PlannedTraining] = TickModel(self._columns(workspace.language), self)
        self.table = TickTable(workspace.theme, self.model)
        self.table.setAccessibleName(translate("Trainings", "Trainings understood"))
        self.table.empty.say(
            translate("Trainings", "No training yet"),
            translate("Trainings", "A header with the title is needed; the rest is read too."),
            icon="clipboard-paste",
        )
        self.model.ticked.connect(self._say_button)
        self.lay_out(self.table)

    @property
    def trainings(self) -> tuple[PlannedTraining, ...]:
        """The trainings to be planned."""
        return tuple(self.model.ticked_rows())

    def read(self, content: str | Workbook, year: int) -> Sequence[PlanProblem]:
        """Read the trainings."""
        found = read_plan(content, year, self._like)
        new = [training for training in found.trainings if not self._is_there(training)]
        self.model.show_rows(found.trainings, ticked=new)
        self.show_count(translate("Trainings", "Trainings understood"), len(found.trainings))
        self._say_button()
        if found.trainings:
            self.table.selectRow(0)
        return found.problems

    def _is_there(self, training: PlannedTraining) -> bool:
        return training.plan.title in self._titles

    def _say_button(self) -> None:
        count = len(self.trainings)
        self.does.setText(translate("Trainings", "Plan {count} trainings").format(count=count))
        self.does.setEnabled(count > 0)

    def _columns(self, language: Language) -> tuple[Column[PlannedTraining], ...]:
        return (
            text_column(
                "title",
                lambda: translate("Trainings", "Training"),
                lambda training: training.plan.title,
                320,
                stretch=True,
            ),
            text_column(
                "tier",
                lambda: translate("Trainings", "Tier"),
                lambda training: label(training.plan.tier, language),
                60,
            ),
            text_column("days", lambda: translate("Trainings", "Days"), _days, 170),
            number_column("halves", lambda: translate("Trainings", "Half-days"), _halves),
            number_column(
                "hours", lambda: translate("Trainings", "Hours"), _quarter_hours, show=hours_text
            ),
            text_column(
                "organizer",
                lambda: translate("Trainings", "Organizer"),
                lambda training: training.plan.organizer,
                130,
            ),
            text_column(
                "venue",
                lambda: translate("Trainings", "Venue"),
                lambda training: training.plan.venue,
                120,
            ),
            number_column("quota", lambda: translate("Trainings", "Quota"), _quota),
            text_column(
                "there",
                lambda: translate("Trainings", "Against now"),
                self._standing,
                96,
                tone=lambda training: Tone.DUE if self._is_there(training) else Tone.ACCENT,
            ),
        )

    def _standing(self, training: PlannedTraining) -> str:
        if self._is_there(training):
            return translate("Trainings", "there already")
        return translate("Trainings", "new")


def _days(training: PlannedTraining) -> str:
    days = [plan.date for plan in training.periods]
    return range_in_chinese(min(days), max(days)) if days else ""


def _halves(training: PlannedTraining) -> int | None:
    return len(training.periods) or None


def _quarter_hours(training: PlannedTraining) -> int | None:
    return sum(plan.quarter_hours for plan in training.periods) or None


def _quota(training: PlannedTraining) -> int | None:
    return sum(training.plan.quotas.values()) or None
