"""A pasted timetable: the half-days understood, and what becomes of those there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from roster.base.words import label
from roster.lists.schedules.timetable import Timetable, read_timetable
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.trainings.paste.dialog import PastedDialog
from roster.qt.trainings.texts import day_text, times_text
from roster.qt.widgets.tables.columns import Column, date_column, number_column, text_column
from roster.qt.widgets.tables.rows import RowsTable
from roster.trainings.hours import hours_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from roster.lists.reading.cells import Workbook
    from roster.lists.schedules.timetable import PlanProblem
    from roster.qt.kit.workspace import Workspace
    from roster.trainings.plans import PeriodPlan

_EMPTY = Timetable((), ())


class PasteTimetableDialog(PastedDialog):
    """Shows the half-days of a pasted timetable.

    Args:
        workspace: the shared parts of the window.
        there: the half-days that the training has.
        year: of days that name none.
        parent: the widget over which the dialog stands.
    """

    def __init__(
        self, workspace: Workspace, there: Sequence[PeriodPlan], year: int, parent: QWidget
    ) -> None:
        super().__init__(workspace, translate("Trainings", "Paste a timetable"), year, parent)
        self._there = {(plan.date, plan.part): plan for plan in there}
        self._read_table = _EMPTY
        self.table: RowsTable[PeriodPlan] = RowsTable(workspace.theme, self._columns(workspace))
        words = translate("Trainings", "Half-days understood")
        self.table.setAccessibleName(words)
        self.table.empty.say(
            translate("Trainings", "No half-day yet"),
            translate("Trainings", "Day, morning or afternoon, subject and lecturer are read."),
            icon="clipboard-paste",
        )
        self.keeps = QCheckBox(translate("Trainings", "Keep the other half-days there are"))
        self.keeps.setVisible(bool(there))
        self.keeps.toggled.connect(self._say_button)
        self.lay_out(self.table, self.keeps)

    @property
    def plans(self) -> tuple[PeriodPlan, ...]:
        """All half-days that the training is to have."""
        wanted = {(plan.date, plan.part): plan for plan in self._read_table.periods}
        if self.keeps.isChecked():
            wanted = {**self._there, **wanted}
        return tuple(wanted.values())

    def read(self, content: str | Workbook, year: int) -> Sequence[PlanProblem]:
        """Read the half-days."""
        self._read_table = read_timetable(content, year) if content else _EMPTY
        plans = self._read_table.periods
        self.table.set_rows(plans)
        self.show_count(translate("Trainings", "Half-days understood"), len(plans))
        self._say_button()
        return self._read_table.problems

    def _say_button(self) -> None:
        plans = self.plans
        hours = hours_text(sum(plan.quarter_hours for plan in plans))
        text = translate("Trainings", "Set {count} half-days, {hours} hours")
        self.does.setText(text.format(count=len(plans), hours=hours))

    def _standing(self, plan: PeriodPlan) -> str:
        there = self._there.get((plan.date, plan.part))
        if there is None:
            return translate("Trainings", "new")
        same, other = translate("Trainings", "as it is"), translate("Trainings", "changed")
        return same if there == plan else other

    def _columns(self, workspace: Workspace) -> tuple[Column[PeriodPlan], ...]:
        language = workspace.language
        return (
            date_column(
                "date", lambda: translate("Trainings", "Date"), lambda p: p.date, 160, show=day_text
            ),
            text_column(
                "part",
                lambda: translate("Trainings", "Half-day"),
                lambda p: label(p.part, language),
                70,
            ),
            text_column("time", lambda: translate("Trainings", "Time"), times_text, 104),
            number_column(
                "hours",
                lambda: translate("Trainings", "Hours"),
                lambda p: p.quarter_hours,
                show=hours_text,
            ),
            text_column(
                "subject",
                lambda: translate("Trainings", "Subject"),
                lambda p: p.subject,
                stretch=True,
            ),
            text_column(
                "lecturer",
                lambda: translate("Trainings", "Lecturer"),
                lambda p: p.lecturer,
                90,
            ),
            text_column(
                "office",
                lambda: translate("Trainings", "Lecturer's office"),
                lambda p: p.lecturer_office,
                130,
            ),
            text_column("place", lambda: translate("Trainings", "Place"), lambda p: p.place, 110),
            text_column(
                "standing",
                lambda: translate("Trainings", "Against now"),
                self._standing,
                72,
                tone=lambda p: Tone.ACCENT if self._there.get((p.date, p.part)) != p else None,
            ),
        )
