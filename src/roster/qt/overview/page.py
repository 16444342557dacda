"""Overview: four figures, a bar for each tier, what there is to do, the last trainings."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roster.base.codes.trainings import TrainingState
from roster.base.dates import range_in_chinese, short_day
from roster.base.words import label
from roster.coverage.requirements import name_of
from roster.qt.kit.page import Page
from roster.qt.kit.reading import read
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR
from roster.qt.overview.view import OverviewView, ToDo, read_overview
from roster.qt.widgets.cards import FigureCard, card
from roster.qt.widgets.share_bar import ShareBar
from roster.qt.widgets.tables.columns import Column, date_column, number_column, text_column
from roster.qt.widgets.tables.rows import RowsTable

if TYPE_CHECKING:
    from roster.base.words import Language
    from roster.qt.kit.workspace import Workspace
    from roster.trainings.trainings import TrainingRow

_SIGNS = {Tone.MISSING: "×", Tone.DUE: "!", Tone.DONE: "✓"}
_STATE_TONES = {
    TrainingState.OPEN: Tone.ACCENT,
    TrainingState.CLOSED: Tone.DONE,
    TrainingState.POSTPONED: Tone.DUE,
    TrainingState.CANCELLED: Tone.QUIET,
}


class OverviewPage(Page):
    """What is due and what is missing, at one look."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, translate("Overview", "Overview"))
        self._figures = {
            "must": FigureCard(translate("Overview", "Must attend")),
            "trained": FigureCard(translate("Overview", "Trained")),
            "missing": FigureCard(translate("Overview", "Not yet trained")),
            "share": FigureCard(translate("Overview", "Coverage")),
        }
        self._bars = QVBoxLayout()
        self.to_dos = RowsTable(workspace.theme, _to_do_columns())
        self.trainings = RowsTable(workspace.theme, _training_columns(workspace.language))
        self.to_dos.setAccessibleName(translate("Overview", "To do"))
        self.trainings.setAccessibleName(translate("Overview", "Last trainings"))
        self._connect()
        self._lay_out()
        self._teach()

    def figure(self, name: str) -> str:
        """Return what a figure shows: must, trained, missing or share."""
        return self._figures[name].text

    def reload(self) -> None:
        """Read coverage, things to do and trainings beside the window."""
        today = datetime.now().astimezone().date()
        read(self.workspace, lambda db: read_overview(db, today), self._show)

    def _connect(self) -> None:
        self.to_dos.opened.connect(self._on_to_do)
        self.to_dos.clicked.connect(self._on_to_do_clicked)
        self.trainings.opened.connect(self._on_training)

    def _lay_out(self) -> None:
        self.land_on(self.to_dos)
        self._bars.setContentsMargins(0, 0, 0, 0)
        self._bars.setSpacing(NEAR)
        bars = QWidget()
        bars.setLayout(self._bars)
        figures, middle = QHBoxLayout(), QHBoxLayout()
        for row in (figures, middle):
            row.setSpacing(GAP)
        for figure in self._figures.values():
            figures.addWidget(figure, 1)
        middle.addWidget(card(translate("Overview", "Coverage by tier"), bars), 2)
        middle.addWidget(card(translate("Overview", "To do"), self.to_dos), 3)
        self.body.addLayout(figures)
        self.body.addLayout(middle, 3)
        self.body.addWidget(card(translate("Overview", "Last trainings"), self.trainings), 2)

    def _teach(self) -> None:
        nothing = translate("Overview", "Nothing waits")
        self.to_dos.empty.say(nothing, translate("Overview", "What falls due appears here."))
        plan = QAction(translate("Overview", "Plan a training"), self)
        plan.triggered.connect(lambda: self.workspace.open_page("trainings", ""))
        self.trainings.empty.say(
            translate("Overview", "No trainings yet"),
            translate("Overview", "Plan the first one; its people come from the list."),
            plan,
        )

    def _show(self, view: OverviewView) -> None:
        persons = view.report.persons
        people = translate("Overview", "of {count} people in the file").format(count=view.people)
        report = view.report
        held = translate("Overview", "{trainings} trainings, {times} attendances").format(
            trainings=report.trainings,  # those held here; the ones above are told on their page
            times=report.person_times - report.person_times_above,
        )
        self._figures["must"].show_figure(f"{persons.must:,}", people)
        self._figures["trained"].show_figure(f"{persons.trained:,}", held)
        tone = Tone.MISSING if persons.missing else Tone.DONE
        self._figures["missing"].show_figure(f"{persons.missing:,}", "", tone)
        self._figures["share"].show_figure(persons.percent)
        self._show_bars(view)
        self.to_dos.set_rows(view.to_dos)
        self.trainings.set_rows(view.trainings)
        if not view.people:
            self._teach_import()

    def _teach_import(self) -> None:
        start = QAction(translate("Overview", "Import roster"), self)
        start.triggered.connect(lambda: self.workspace.open_page("import", ""))
        self.to_dos.empty.say(
            translate("Overview", "No people yet"),
            translate("Overview", "Begin with the list of cadres; everything else follows."),
            start,
            icon="users",
        )

    def _show_bars(self, view: OverviewView) -> None:
        while (item := self._bars.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for tier in view.report.tiers:
            figure = tier.figure
            numbers = f"{figure.trained:,} / {figure.must:,}　{figure.percent}"
            name = name_of(tier.requirement, self.workspace.language)
            theme = self.workspace.theme
            self._bars.addWidget(ShareBar(theme, name, figure.trained, figure.must, numbers))
        self._bars.addStretch(1)

    def _on_to_do(self, row_id: str) -> None:
        to_do = self.to_dos.row_of_id(row_id)
        self.workspace.open_page(to_do.page, to_do.item_id)

    def _on_to_do_clicked(self) -> None:
        self._on_to_do(self.to_dos.current_id())

    def _on_training(self, row_id: str) -> None:
        self.workspace.open_page("trainings", self.trainings.row_of_id(row_id).id)


def _to_do_columns() -> list[Column[ToDo]]:
    def words(to_do: ToDo) -> str:
        return f"{_SIGNS[to_do.tone]} {to_do.words}"

    return [
        date_column("day", lambda: translate("Overview", "Due"), lambda t: t.day, 64, show=_short),
        text_column(
            "words", lambda: translate("Overview", "What"), words, 210, tone=lambda t: t.tone
        ),
        text_column("detail", lambda: "", lambda t: t.detail, stretch=True),
    ]


def _training_columns(language: Language) -> list[Column[TrainingRow]]:
    return [
        text_column(
            "state",
            lambda: translate("Overview", "State"),
            lambda t: label(t.state, language),
            72,
            tone=lambda t: _STATE_TONES.get(t.state),
        ),
        text_column(
            "title", lambda: translate("Overview", "Training"), lambda t: t.title, stretch=True
        ),
        text_column("days", lambda: translate("Overview", "Days"), _days, 190),
        number_column(
            "enrolled", lambda: translate("Overview", "Enrolled"), lambda t: t.enrolled, 72
        ),
        number_column(
            "completed", lambda: translate("Overview", "Completed"), lambda t: t.completed, 88
        ),
    ]


def _days(training: TrainingRow) -> str:
    if training.first_day is None or training.last_day is None:
        return ""
    return range_in_chinese(training.first_day, training.last_day)


def _short(day: str) -> str:
    """Return month and day of an ISO date as tables show them: 5-8."""
    return short_day(day, "{}-{}")
