"""A person's trainings over the years: the tab of the inspector, and the record on paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from roster.base.clock import today
from roster.base.codes.trainings import Completion, Tier
from roster.base.dates import dotted
from roster.base.words import label
from roster.coverage import records
from roster.papers.pdf.training_reports import write_person_records
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR, set_role
from roster.qt.papers.dialog import PaperDialog
from roster.qt.papers.finished import drawn
from roster.qt.papers.saving import ask_where, run, save, send_to_printer
from roster.qt.widgets.tables.columns import Column, date_column, number_column, text_column
from roster.qt.widgets.tables.rows import RowsTable
from roster.trainings.hours import hours_text

if TYPE_CHECKING:
    from pathlib import Path

    from roster.base.progress import Report
    from roster.base.words import Language
    from roster.coverage.records import PersonRecord, PersonTraining
    from roster.db.engine import Database
    from roster.qt.kit.workspace import Workspace
    from roster.qt.papers.finished import FinishedPaper

_MOST_YEARS = 4
_YEAR_WIDTH = 56


class YearLine(NamedTuple):
    """The hours of one calendar year: of each tier and together, in quarter-hours."""

    year: int
    tiers: dict[Tier, int]

    @property
    def all(self) -> int:
        """The hours of all tiers."""
        return sum(self.tiers.values())


class PersonTrainings(QWidget):
    """A button for the record on paper, hours by year and tier, and the trainings.

    Attributes:
        hours: the years.
        table: the trainings.
        paper: the button.

    Signals:
        opened: a training is wanted; carries its id.
        record_asked: the record is wanted on paper.
    """

    opened = Signal(str)
    record_asked = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        theme, language = workspace.theme, workspace.language
        self._theme = theme
        self.hours = RowsTable(theme, _year_columns(language))
        self.table = RowsTable(theme, _training_columns(language))
        self.paper = QPushButton(theme.icon("printer"), translate("People", "Training record…"))
        self.table.opened.connect(
            lambda row_id: self.opened.emit(self.table.row_of_id(row_id).training_id)
        )
        self.paper.clicked.connect(self.record_asked)
        self._lay_out()

    def show_record(self, record: PersonRecord) -> None:
        """Show the trainings of a person."""
        by_year: dict[int, dict[Tier, int]] = {}
        for line in record.hours:
            by_year.setdefault(line.year, {})[line.tier] = line.quarter_hours
        years = [YearLine(year, tiers) for year, tiers in by_year.items()]
        self.hours.set_rows(years)
        for at, tier in enumerate(Tier, start=1):
            self.hours.setColumnHidden(at, not any(tier in year.tiers for year in years))
        self.hours.setVisible(bool(years))
        height = self.hours.horizontalHeader().sizeHint().height()
        shown = min(len(years), _MOST_YEARS)
        self.hours.setFixedHeight(height + shown * self._theme.row_height + 2)
        self.table.set_rows(record.trainings)

    def _lay_out(self) -> None:
        for table in (self.hours, self.table):
            set_role(table, "plain")
        self.hours.setAccessibleName(translate("People", "Hours by year and tier"))
        self.table.setAccessibleName(translate("People", "Trainings"))
        self.table.empty.say(
            translate("People", "Nothing yet"),
            translate("People", "Trainings of this person will stand here."),
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self.paper)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(buttons)
        column.addWidget(self.hours)
        column.addWidget(self.table, 1)


class RecordDialog(PaperDialog):
    """Shows the training record of a person as it comes from the printer.

    Attributes:
        print, save_pdf: the buttons; the dialog is gone before the work begins.
    """

    def __init__(
        self, workspace: Workspace, trainee_id: str, name: str, parent: QWidget | None = None
    ) -> None:
        title = translate("People", "Training record of {name}").format(name=name)
        super().__init__(workspace, title, parent)
        self._workspace = workspace
        self._write = partial(_write_record, workspace.database, trainee_id)
        theme = workspace.theme
        self.print = QPushButton(theme.icon("printer", "on_accent"), translate("Papers", "Print…"))
        self.save_pdf = QPushButton(theme.icon("save"), translate("Papers", "Save PDF…"))
        self.print.clicked.connect(self._print)
        self.save_pdf.clicked.connect(self._save)
        self._lay_out()
        run(workspace, partial(drawn, self._write), self._on_drawn)

    def _on_drawn(self, paper: FinishedPaper) -> None:
        self.pages.show_paper(paper, self.windowTitle())
        self.print.setEnabled(True)
        self.save_pdf.setEnabled(True)

    def _print(self) -> None:
        shown = self.pages.paper
        if shown is not None and send_to_printer(self._workspace, self, shown, self._write):
            self.accept()

    def _save(self) -> None:
        path = ask_where(self._workspace, self, self.windowTitle())
        if path is not None:
            self.accept()
            save(self._workspace, self._write, path)

    def _lay_out(self) -> None:
        set_role(self.print, "primary")
        for button in (self.save_pdf, self.print):
            button.setEnabled(False)
            button.setAutoDefault(False)
            self.pages.add_button(button)


def _write_record(database: Database, trainee_id: str, path: Path, report: Report) -> int:
    with database.reading() as db:
        record = records.record(db, trainee_id)
    return write_person_records(path, [record], report, as_of=today())


def _year_columns(language: Language) -> list[Column[YearLine]]:
    def of(tier: Tier) -> Column[YearLine]:
        return number_column(
            tier.value,
            lambda: label(tier, language),
            lambda line: line.tiers.get(tier),
            show=hours_text,
            stretch=True,
        )

    year: Column[YearLine] = text_column(
        "year",
        lambda: translate("People", "Year"),
        lambda line: str(line.year),
        _YEAR_WIDTH,
        digits=True,
    )
    total: Column[YearLine] = number_column(
        "all",
        lambda: translate("People", "All hours"),
        lambda line: line.all,
        show=hours_text,
        stretch=True,
    )
    return [year, *map(of, Tier), total]


def _training_columns(language: Language) -> list[Column[PersonTraining]]:
    tones = {Completion.COMPLETED: Tone.DONE, Completion.NOT_COMPLETED: Tone.MISSING}
    return [
        text_column(
            "title",
            lambda: translate("People", "Training"),
            lambda t: t.title,
            stretch=True,
            tooltip=lambda t: "\n".join(filter(None, (t.title, dotted(t.first_day or "")))),
        ),
        date_column("day", lambda: translate("People", "Date"), lambda t: t.first_day, hidden=True),
        number_column(
            "hours",
            lambda: translate("People", "Hours"),
            lambda t: f"{hours_text(t.attended)}/{hours_text(t.planned)}",
            60,
            tooltip=lambda t: translate("People", "{hours} of {planned} hours attended").format(
                hours=hours_text(t.attended), planned=hours_text(t.planned)
            ),
        ),
        text_column(
            "result",
            lambda: translate("People", "Result"),
            lambda t: label(t.completion or t.state, language),
            64,
            tone=lambda t: tones.get(t.completion) if t.completion else None,
        ),
    ]
