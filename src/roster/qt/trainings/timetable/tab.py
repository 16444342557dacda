"""The timetable of a training: one row for each half-day, edited in place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from roster.base.codes.trainings import PartOfDay
from roster.base.words import label
from roster.db.acts import Act
from roster.qt.kit.writing import write_now
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, set_role
from roster.qt.trainings.texts import (
    day_of,
    day_text,
    next_half_day,
    quarter_hours_in,
    read_times,
    times_text,
)
from roster.qt.trainings.timetable.moving import MovingRow, moved_along
from roster.qt.trainings.timetable.period_delegate import PeriodDelegate
from roster.qt.widgets.action_button import action_button
from roster.qt.widgets.label import Label
from roster.qt.widgets.tables.columns import Column, date_column, number_column, text_column
from roster.qt.widgets.tables.model import HeldModel
from roster.qt.widgets.tables.view import BY_KEYS, TableView
from roster.trainings import trainings
from roster.trainings.hours import hours_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint

    from roster.qt.kit.workspace import Workspace
    from roster.qt.trainings.state import TrainingsState
    from roster.trainings.trainings import PeriodPlan, PeriodRow


class Timetable(QWidget):
    """The half-days of one training.

    Signals:
        wanted: an action was asked for while another tab may be in front.
    """

    wanted = Signal()

    def __init__(self, workspace: Workspace, state: TrainingsState) -> None:
        super().__init__()
        self._workspace = workspace
        self._state = state
        self._theme, self._language = workspace.theme, workspace.language
        self._wanted: tuple[str, str, int] | None = None
        self._summary = Label()
        set_role(self._summary, "quiet")
        self.model = HeldModel(self._columns(), self)
        self.table = TableView(self._theme)
        self.add = self._action("plus", translate("Trainings", "Add half-day"), "Ins")
        self.remove = self._action("trash-2", translate("Trainings", "Delete half-day"), "Del")
        self.paste = self._action(
            "clipboard-paste", translate("Trainings", "Paste a timetable…"), "Ctrl+V"
        )
        self.moving = MovingRow(self.table)
        self.table.setAccessibleName(translate("Trainings", "Timetable"))
        self.table.set_model(self.model)
        self._delegate = PeriodDelegate(self._theme, self._language, self.table)
        self.table.setItemDelegate(self._delegate)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.empty.say(
            translate("Trainings", "No half-days yet"),
            translate("Trainings", "Add the first one and the next is proposed, or paste a table."),
            self.paste,
            icon="calendar-days",
        )
        self.add.triggered.connect(self.add_next)
        self.remove.triggered.connect(self.remove_current)
        self.table.customContextMenuRequested.connect(self._show_menu)
        state.changed.connect(self._show)
        self._lay_out()

    def _show(self) -> None:
        training, is_editable = self._state.training, self._state.is_editable
        rows = training.periods if training else ()
        if self._state.is_another:
            self.moving.hide()
        here = self._here()
        self.model.set_rows({row.id: row for row in rows})
        if self._wanted is None and not self.table.currentIndex().isValid():
            self._wanted = here  # a half-day on another day has another id
        self._land()
        for action in (self.add, self.paste):
            action.setEnabled(is_editable)
        self.remove.setEnabled(is_editable and bool(rows))
        never = TableView.EditTrigger.NoEditTriggers
        self.table.setEditTriggers(BY_KEYS if is_editable else never)
        days = len({row.plan.date for row in rows})
        hours = hours_text(sum(row.plan.quarter_hours for row in rows))
        text = translate("Trainings", "{days} days · {half_days} half-days · {hours} hours")
        self._summary.setText(text.format(days=days, half_days=len(rows), hours=hours))

    def actions_of_table(self) -> tuple[QAction, ...]:
        """Return what can be done with the half-days; their keys work in the table."""
        return self.add, self.remove, self.paste

    def plans(self) -> list[PeriodPlan]:
        """Return the half-days as they are."""
        return [row.plan for row in self.model.rows.values()]

    def keep(self, training_id: str, plans: Sequence[PeriodPlan]) -> bool:
        """Write all half-days of a training here and now; say why not when it cannot be."""
        work = partial(trainings.set_periods, training_id=training_id, periods=plans)
        return write_now(self._workspace, Act.CHANGE_PLAN, work)

    def add_next(self) -> None:
        """Add the half-day that probably follows, and make it current."""
        plan = next_half_day(self.plans(), date.today())  # noqa: DTZ011 - the clerk's own day
        if self.keep(self._state.training_id, [*self.plans(), plan]):
            self._go_to(plan)
            self.table.setFocus()

    def remove_current(self) -> None:
        """Take the current half-day out."""
        at = self.table.currentIndex().row()
        if at < 0 or self.table.state() == TableView.State.EditingState:
            return
        left = [plan for place, plan in enumerate(self.plans()) if place != at]
        if self.keep(self._state.training_id, left) and left:
            self._go_to(left[min(at, len(left) - 1)])
        self.table.setFocus()

    def _go_to(self, plan: PeriodPlan, column: int = 0) -> None:
        """Make a half-day current: now, or when it comes back from the file."""
        self._wanted = (plan.date, plan.part, column)
        self._land()

    def _here(self) -> tuple[str, str, int] | None:
        row = self.model.rows.get(self.table.current_id())
        if row is None:
            return None
        return row.plan.date, row.plan.part, self.table.currentIndex().column()

    def _land(self) -> None:
        for at, row in enumerate(self.model.rows.values()):
            if self._wanted and (row.plan.date, row.plan.part) == self._wanted[:2]:
                self.table.setCurrentIndex(self.model.index(at, self._wanted[2]))
                self._wanted = None

    def _edit(self, name: str, read: Callable[[str], Any]) -> Callable[[str, str], None]:
        return self._changing(lambda plan, text: replace(plan, **{name: read(text)}))

    def _changing(
        self, change: Callable[[PeriodPlan, str], PeriodPlan]
    ) -> Callable[[str, str], None]:
        """Return what writes a half-day as it is after ``change(half-day, text typed)``."""

        def edit(row_id: str, text: str) -> None:
            row = self.model.rows[row_id]
            changed = replace(row, plan=change(row.plan, text))
            if changed == row:
                return

            training_id, rows = self._state.training_id, self.model.rows

            def keep() -> None:
                is_here = self.table.current_id() == row_id
                column = self.table.currentIndex().column()
                is_shown = self._state.training_id == training_id
                before = self.model.rows if is_shown else rows
                plans = [each.plan for each in {**before, row_id: changed}.values()]
                if self.keep(training_id, plans):
                    if self.model.rows is before:  # what is typed next must not take this back
                        self.model.put_row(row_id, changed)
                    if is_here:
                        self._go_to(changed.plan, column)  # on another day it is another row
                    if next(iter(before)) == row_id and is_shown:
                        others = [each.plan for each in before.values() if each.id != row_id]
                        self._ask_about_others(training_id, (row.plan, changed.plan), others)

            # Rows come anew after the write, which must not happen under an open editor.
            QTimer.singleShot(0, self, keep)

        return edit

    def _ask_about_others(
        self,
        training_id: str,
        moved: tuple[PeriodPlan, PeriodPlan],
        others: Sequence[PeriodPlan],
    ) -> None:
        """Ask whether the other half-days go with the first, which was moved."""

        def move() -> None:
            place, plans = (moved[1].date, moved[1].part), self.plans()
            first = [plan for plan in plans if (plan.date, plan.part) == place]
            rest = [plan for plan in plans if (plan.date, plan.part) != place]
            if first and rest and self._state.training_id == training_id:
                self.keep(training_id, [*first, *moved_along(rest, *moved)])

        self.moving.ask_about(moved, others, move)

    def _action(self, icon: str, text: str, keys: str) -> QAction:
        """Return an action whose key works while the table has the keyboard."""
        action = QAction(self._theme.icon(icon), text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self.wanted)
        self.table.addAction(action)
        return action

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions_of_table())
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _columns(self) -> tuple[Column[PeriodRow], ...]:
        return (
            date_column(
                "date",
                lambda: translate("Trainings", "Date"),
                lambda row: row.plan.date,
                168,
                show=day_text,
                edit=self._edit("date", day_of),
            ),
            text_column(
                "part",
                lambda: translate("Trainings", "Half-day"),
                lambda row: label(row.plan.part, self._language),
                72,
                edit=self._edit("part", PartOfDay),
            ),
            text_column(
                "time",
                lambda: translate("Trainings", "Time"),
                lambda row: times_text(row.plan),
                108,
                edit=self._changing(_at_times),
            ),
            number_column(
                "hours",
                lambda: translate("Trainings", "Hours"),
                lambda row: row.plan.quarter_hours,
                64,
                show=hours_text,
                edit=self._edit("quarter_hours", quarter_hours_in),
            ),
            self._editable("subject", lambda: translate("Trainings", "Subject"), 240),
            self._editable("lecturer", lambda: translate("Trainings", "Lecturer"), 96),
            self._editable(
                "lecturer_office", lambda: translate("Trainings", "Lecturer's office"), 150
            ),
            self._editable("place", lambda: translate("Trainings", "Place"), 130),
        )

    def _editable(self, name: str, header: Callable[[], str], width: int) -> Column[PeriodRow]:
        return text_column(
            name,
            header,
            lambda row: getattr(row.plan, name),
            width,
            stretch=name == "subject",
            edit=self._edit(name, lambda text: text.strip() or None),
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addWidget(self._summary)
        row.addStretch(1)
        for action in (self.paste, self.add, self.remove):
            row.addWidget(action_button(action))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(row)
        column.addWidget(self.moving)
        column.addWidget(self.table, 1)


def _at_times(plan: PeriodPlan, text: str) -> PeriodPlan:
    starts, ends = read_times(text, plan.part)
    return replace(plan, starts=starts, ends=ends)
