"""The list of trainings with its chips: by state and by tier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from roster.base.codes.trainings import Tier, TrainingState
from roster.base.words import label
from roster.qt.look.colours import STATE_TONES, Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR, TIGHT, set_role
from roster.qt.trainings.texts import days_text
from roster.qt.widgets.fields import choice_field, choice_of
from roster.qt.widgets.tables.columns import Column, number_column, text_column
from roster.qt.widgets.tables.model import HeldModel
from roster.qt.widgets.tables.view import TableView
from roster.trainings.hours import hours_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from roster.base.words import Language
    from roster.qt.look.theme import Theme
    from roster.trainings.trainings import TrainingRow

_LEAST_ROWS, _ANY_HEIGHT = 2, 16_777_215


class TrainingList(QWidget):
    """Chips and table.

    Signals:
        current_changed: the id of the current training, or an empty text.
        opened: Enter or a double click on a training.
    """

    current_changed = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._language = language
        self._rows: Sequence[TrainingRow] = ()
        self._clashes: Mapping[str, int] = {}
        self._wanted = ""
        self._states = QButtonGroup(self)
        self._chips = {state: self._chip(state) for state in (None, *TrainingState)}
        self.tier = choice_field(
            {"": translate("Trainings", "All tiers"), **{t: label(t, language) for t in Tier}}
        )
        self.tier.setAccessibleName(translate("Trainings", "Tier"))
        self.tier.activated.connect(self._show)
        self.model = HeldModel(self._columns(language), self)
        self.table = TableView(theme)
        self.table.set_model(self.model)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(translate("Trainings", "List of trainings"))
        self.table.current_changed.connect(self.current_changed)
        self.table.opened.connect(self.opened)
        self._chips[None].setChecked(True)
        self._lay_out()

    def show_rows(self, rows: Sequence[TrainingRow]) -> None:
        """Show these trainings, newest first; the current one stays current."""
        self._rows = rows
        for state, chip in self._chips.items():
            count = sum(state in {None, row.state} for row in rows)
            chip.setText(f"{self._state_words(state)} {count}")
            chip.setVisible(state is None or count > 0 or chip.isChecked())
        self._take_height(max(len(rows), _LEAST_ROWS) if rows else None)
        self._show()
        wanted, self._wanted = self._wanted, ""
        if any(row.id == wanted for row in rows):
            self.choose(wanted)

    def _take_height(self, rows: int | None) -> None:
        """Take no more room than so many rows need: the training below needs it."""
        if rows is None:
            self.setMaximumHeight(_ANY_HEIGHT)
            return
        table = self.table
        height = table.horizontalHeader().sizeHint().height() + 2 * table.frameWidth()
        height += rows * table.verticalHeader().defaultSectionSize()
        self.setMaximumHeight(self.tier.sizeHint().height() + NEAR + height)

    def show_clashes(self, counts: Mapping[str, int]) -> None:
        """Show how many people of each training are expected elsewhere at the same time."""
        if counts != self._clashes:
            self._clashes = counts
            self.model.refresh()

    def choose(self, training_id: str) -> None:
        """Make a training current, taking the filter away if it hides it.

        One that was made just now may not stand here yet: it is chosen when it comes.
        """
        if all(row.id != training_id for row in self._rows):
            self._wanted = training_id
            return
        if self.model.row_of(training_id) is None:
            self._chips[None].setChecked(True)
            self.tier.setCurrentIndex(0)
            self._show()
        self.table.show_id(training_id)
        self.table.selectRow(self.model.row_of(training_id) or 0)

    def _show(self) -> None:
        wanted = next(state for state, chip in self._chips.items() if chip.isChecked())
        tier = choice_of(self.tier)
        self.model.set_rows(
            {
                row.id: row
                for row in self._rows
                if wanted in {None, row.state} and tier in {"", row.tier}
            }
        )
        if self.model.rowCount() and not self.table.current_id():
            self.table.selectRow(0)

    def _state_words(self, state: TrainingState | None) -> str:
        return translate("Trainings", "All") if state is None else label(state, self._language)

    def _chip(self, state: TrainingState | None) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        chip.setText(self._state_words(state))
        set_role(chip, "chip")
        self._states.addButton(chip)
        chip.clicked.connect(self._show)
        return chip

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(TIGHT)
        for chip in self._chips.values():
            row.addWidget(chip)
        row.addSpacing(NEAR)
        row.addWidget(self.tier)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    def _columns(self, language: Language) -> tuple[Column[TrainingRow], ...]:
        return (*_facts(language), *_figures(), self._clash_column(), _state(language))

    def _clash_column(self) -> Column[TrainingRow]:
        return text_column(
            "clash",
            lambda: translate("Trainings", "Clash"),
            self._clash_text,
            96,
            sort=lambda row: -self._clashes.get(row.id, 0),
            tone=lambda _row: Tone.DUE,
            tooltip=self._clash_tip,
        )

    def _clash_text(self, row: TrainingRow) -> str:
        count = self._clashes.get(row.id, 0)
        text = translate("Trainings", "! {count} people")
        return text.format(count=f"{count:,}") if count else ""

    def _clash_tip(self, row: TrainingRow) -> str:
        is_clashing = row.id in self._clashes
        return translate("Trainings", "In two trainings at once") if is_clashing else ""


def _facts(language: Language) -> tuple[Column[TrainingRow], ...]:
    return (
        text_column(
            "title",
            lambda: translate("Trainings", "Training"),
            lambda row: row.title,
            320,
            stretch=True,
            sort=True,
        ),
        text_column(
            "tier",
            lambda: translate("Trainings", "Tier"),
            lambda row: label(row.tier, language),
            76,
            sort=lambda row: list(Tier).index(row.tier),
        ),
        text_column(
            "kind",
            lambda: translate("Trainings", "Kind"),
            lambda row: _kind_words(row, language),
            88,
            sort=True,
        ),
        text_column(
            "series",
            lambda: translate("Trainings", "Series"),
            lambda row: row.series,
            180,
            sort=lambda row: (row.series or "", row.run or 0),
            hidden=True,
        ),
        text_column(
            "days",
            lambda: translate("Trainings", "Days"),
            days_text,
            184,
            sort=lambda row: row.first_day or "",
        ),
    )


def _kind_words(row: TrainingRow, language: Language) -> str:
    return translate("Trainings", "held above") if row.held_above else label(row.kind, language)


def _figures() -> tuple[Column[TrainingRow], ...]:
    return (
        number_column(
            "periods",
            lambda: translate("Trainings", "Half-days"),
            lambda row: row.periods,
            70,
            show="{:,}".format,
            sort=True,
            hidden=True,  # hours and days say as much
        ),
        number_column(
            "hours",
            lambda: translate("Trainings", "Hours"),
            lambda row: row.quarter_hours,
            70,
            show=hours_text,
            sort=True,
        ),
        number_column(
            "people",
            lambda: translate("Trainings", "Persons"),
            lambda row: row.enrolled,
            70,
            show="{:,}".format,
            sort=True,
        ),
        number_column(
            "completed",
            lambda: translate("Trainings", "Completed"),
            lambda row: row.completed if row.state is TrainingState.CLOSED else None,
            92,
            show="{:,}".format,
            sort=lambda row: row.completed,
        ),
    )


def _state(language: Language) -> Column[TrainingRow]:
    return text_column(
        "state",
        lambda: translate("Trainings", "State"),
        lambda row: label(row.state, language),
        84,
        sort=lambda row: list(TrainingState).index(row.state),
        tone=lambda row: STATE_TONES[row.state],
        tooltip=lambda row: row.state_reason or "",
    )
