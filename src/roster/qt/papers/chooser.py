"""The papers of a class below each other, and which of them say nothing yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView

from roster.attendance.errors import NotAttended
from roster.base.words import label
from roster.papers.codes import TrainingPaper
from roster.qt.look.languages import translate
from roster.qt.widgets.tables.columns import Column, text_column
from roster.qt.widgets.tables.rows import RowsTable
from roster.trainings.errors import NobodyEnrolled, NotGrouped, NotSeated, TrainingWithoutPeriods

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from roster.base.errors import RosterError
    from roster.base.words import Language
    from roster.qt.look.theme import Theme


_WAITS = 1


class PaperLine(NamedTuple):
    """A paper, and in a word what it waits for."""

    paper: TrainingPaper
    waits_for: str = ""


class PaperList(RowsTable[PaperLine]):
    """Up and down choose a paper; left and right turn its pages.

    Signals:
        chosen: another paper is current.
        turned: so many pages on.
    """

    chosen = Signal(object)
    turned = Signal(int)

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__(theme, _columns(language))
        self.setAccessibleName(translate("Papers", "List of papers"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().hide()
        self.show_waiting({})
        self.current_changed.connect(self._on_current)

    def choose(self, paper: TrainingPaper) -> None:
        """Make a paper current."""
        self.show_id(str(list(TrainingPaper).index(paper)))

    def show_waiting(self, nothing: Mapping[TrainingPaper, RosterError]) -> None:
        """Say which papers wait for something."""
        rows = [PaperLine(paper, _waits_for(nothing.get(paper))) for paper in TrainingPaper]
        if rows != list(self.rows):
            self.set_rows(rows)
        self.setColumnHidden(_WAITS, not any(row.waits_for for row in rows))

    def _on_current(self, row_id: str) -> None:
        if row_id:
            self.chosen.emit(self.row_of_id(row_id).paper)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages without leaving the list."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_PageDown: 1,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)


def _columns(language: Language) -> list[Column[PaperLine]]:
    def name(line: PaperLine) -> str:
        words = label(line.paper, language)
        return words[:1].upper() + words[1:]

    return [
        text_column("paper", lambda: translate("Papers", "Paper"), name, stretch=True),
        text_column("waits", lambda: translate("Papers", "Waits for"), lambda li: li.waits_for, 92),
    ]


def _waits_for(why: RosterError | None) -> str:
    words = {
        NobodyEnrolled: translate("Papers", "no people"),
        TrainingWithoutPeriods: translate("Papers", "no half-days"),
        NotGrouped: translate("Papers", "no groups"),
        NotSeated: translate("Papers", "no seats"),
        NotAttended: translate("Papers", "no marks"),
    }
    return "" if why is None else words.get(type(why), "")
