"""Asks for the days of a training held once more: a clone, or a postponed one planned anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit

from roster.base.dates import range_in_chinese
from roster.qt.look.languages import translate
from roster.qt.widgets.fields import date_field, iso_date, note
from roster.qt.widgets.form_dialog import FormDialog
from roster.trainings.cloning import shifted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from roster.trainings.plans import PeriodPlan

_WIDTH = 520


class NewDaysDialog(FormDialog):
    """Asks for the first day and says which days follow from it."""

    def __init__(
        self, title: str, does: str, plans: Sequence[PeriodPlan], first_day: str, parent: QWidget
    ) -> None:
        super().__init__(title, does, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._plans = plans
        self.day = date_field(first_day)
        self.days = note()
        self.day.dateChanged.connect(self._say)

    @property
    def first_day(self) -> str:
        """The first day, ISO."""
        return iso_date(self.day)

    def add_days(self) -> None:
        """Put the fields of the days at the end of the form."""
        self.add(translate("Trainings", "First day"), self.day)
        self.form.addRow("", self.days)
        self._say()
        self.day.setFocus()

    def _say(self) -> None:
        moved = shifted(self._plans, self.first_day)
        if not moved:
            self.days.setText(translate("Trainings", "It has no half-days yet."))
            return
        text = translate("Trainings", "{count} half-days: {days}")
        days = [plan.date for plan in moved]
        self.days.setText(
            text.format(count=len(moved), days=range_in_chinese(min(days), max(days)))
        )


class CloneDialog(NewDaysDialog):
    """Asks for title, first day and whether the same people take part."""

    def __init__(
        self,
        title: str,
        people: int,
        plans: Sequence[PeriodPlan],
        first_day: str,
        parent: QWidget,
    ) -> None:
        words = translate("Trainings", "Copy as the next run")
        super().__init__(words, translate("Trainings", "Copy"), plans, first_day, parent)
        self.title = QLineEdit(title)
        self.with_people = QCheckBox(
            translate("Trainings", "The same {count} people").format(count=people)
        )
        self.with_people.setEnabled(people > 0)
        self.add(translate("Trainings", "Title"), self.title)
        self.add_days()
        self.add(self.with_people.text(), self.with_people)
        self.title.textChanged.connect(self._enable)

    def _enable(self) -> None:
        self.does.setEnabled(bool(self.title.text().strip()))
