"""Coverage: who must attend, who did and who is missing, by tier and village, on a day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from roster.coverage.coverage import coverage_report
from roster.coverage.requirements import name_of
from roster.papers.roster_export import read_missing, write_list
from roster.qt.coverage.cards import TierCards, unknown_words
from roster.qt.coverage.missing import MissingPane
from roster.qt.coverage.state import CoverageState
from roster.qt.coverage.table import CoverageTable
from roster.qt.kit.commands import Command
from roster.qt.kit.page import Page
from roster.qt.kit.reading import read, reading_job
from roster.qt.kit.save_dialog import WORKBOOK, ask_path
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, set_role
from roster.qt.widgets.fields import date_field, day_words, iso_date, note
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from pathlib import Path

    from roster.base.progress import Report
    from roster.base.words import Language
    from roster.coverage.coverage import CoverageReport
    from roster.db.engine import Db
    from roster.qt.kit.workspace import Workspace


class CoveragePage(Page):
    """Figures in persons; person-times stand apart and are never divided by persons."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, translate("Coverage", "Coverage"))
        self.state = CoverageState(self)
        self._create()
        self._connect()
        self._lay_out()

    def reload(self) -> None:
        """Count anew."""
        day = iso_date(self.as_of)
        read(self.workspace, lambda db: coverage_report(db, day), self.state.show)

    def export(self) -> None:
        """Ask where to and write the names of those missing."""
        name = translate("Coverage", "People missing") + ".xlsx"
        title = translate("Coverage", "Save the names of those missing")
        path = ask_path(self, title, self.workspace.database.path.with_name(name), (WORKBOOK,))
        if path is not None:
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write the names of those missing into a workbook."""
        if self.state.report is not None:
            self.workspace.run_task(
                reading_job(self.workspace, partial(_write_missing, self.state.report, path)),
                done=partial(self._on_written, path),
                title=translate("Coverage", "Writing the list"),
            )

    def _create(self) -> None:
        theme, language = self.workspace.theme, self.workspace.language
        self.as_of = date_field()
        self.as_of.setAccessibleName(translate("Coverage", "As of"))
        self.cards = TierCards(self.state, theme, language)
        self.counts = Label()
        self.to_come = note()
        self.to_come.hide()
        self.table = CoverageTable(self.state, theme, language)
        self.missing = MissingPane(self.state, theme, language)
        self.inspector = self.missing
        self._export = self.add_button(
            translate("Coverage", "Export names…"), "file-output", self.export
        )
        self.table.empty.say(
            translate("Coverage", "No villages yet"),
            translate("Coverage", "Coverage is shown village by village."),
            icon="chart-pie",
        )

    def _connect(self) -> None:
        self.as_of.dateChanged.connect(self.reload)
        self.state.changed.connect(self._show)
        self.missing.opened.connect(self._on_person)
        self.handlers[Command.EXPORT] = self.export

    def _lay_out(self) -> None:
        self.body.addLayout(self._top_row())
        self.body.addWidget(self.to_come)
        self.body.addWidget(self.cards)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(
            note(
                translate(
                    "Coverage",
                    "Who holds several posts is counted under each, and once in the total.",
                )
            )
        )

    def _top_row(self) -> QHBoxLayout:
        name = Label(translate("Coverage", "As of"))
        set_role(name, "quiet")
        set_role(self.counts, "quiet")
        self.counts.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addWidget(name)
        row.addWidget(self.as_of)
        row.addSpacing(GAP)
        row.addWidget(self.counts, 1)
        return row

    def _show(self) -> None:
        self._export.setEnabled(self.state.is_anybody_missing)
        if self.state.report is not None:
            self.counts.setText(_count_words(self.state.report, self.workspace.language))
            self.to_come.setText(_to_come_words(self.state.report.to_come))
            self.to_come.setVisible(bool(self.to_come.text()))

    def _on_person(self, trainee_id: str) -> None:
        self.workspace.open_page("people", trainee_id)

    def _on_written(self, path: Path, people: int) -> None:
        text = translate("Coverage", "{people} names saved in “{file}”.")
        self.workspace.notices.show_notice(
            text.format(people=people, file=path.name),
            undo=partial(_open, path),
            button=translate("Coverage", "Open"),
        )


def _count_words(report: CoverageReport, language: Language) -> str:
    text = translate(
        "Coverage",
        "{trainings} trainings · {times} person-times · {persons} persons trained"
        " · {covered} of {must} who must attend",
    )
    unknown = (
        unknown_words(name_of(tier.requirement, language), tier.unknown)
        for tier in report.tiers
        if tier.unknown
    )
    counted = text.format(
        trainings=report.trainings,
        times=report.person_times,
        persons=report.persons_trained,
        covered=report.persons.trained,
        must=report.persons.must,
    )
    above = translate("Coverage", "{times} of the person-times at {trainings} trainings held above")
    if report.trainings_above:
        times, held = report.person_times_above, report.trainings_above
        counted = f"{counted} · {above.format(times=times, trainings=held)}"
    return " · ".join((counted, *unknown))


def _to_come_words(days: tuple[str, ...]) -> str:
    """Return how many closed trainings are not counted because they end later; nothing for none."""
    words = translate(
        "Coverage", "{count} more are closed but end later (the first on {day}); not counted"
    )
    return words.format(count=len(days), day=day_words(days[0])) if days else ""


def _write_missing(found: CoverageReport, path: Path, db: Db, report: Report) -> int:
    return write_list(path, read_missing(db, found), report)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
