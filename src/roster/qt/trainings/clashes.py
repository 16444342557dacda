"""Everybody of a training who is expected in another one at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout

from roster.qt.look.languages import translate
from roster.qt.look.theme import APART, GAP
from roster.qt.trainings.texts import half_day_words
from roster.qt.widgets.dialog import Dialog
from roster.qt.widgets.dialog_size import give_size
from roster.qt.widgets.fields import note
from roster.qt.widgets.tables.columns import Column, text_column
from roster.qt.widgets.tables.rows import RowsTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from roster.base.words import Language
    from roster.qt.kit.workspace import Workspace
    from roster.trainings.clashes import Clash

_SIZE = (760, 420)


class ClashesDialog(Dialog):
    """Lists the clashes of a training, one line for each half-day.

    Signals:
        training_asked: the id of the other training of a line.
    """

    training_asked = Signal(str)

    def __init__(self, workspace: Workspace, clashes: Sequence[Clash], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = translate("Trainings", "In two trainings at once")
        self.setWindowTitle(words)
        self.table: RowsTable[Clash] = RowsTable(workspace.theme, _columns(workspace.language))
        self.table.setAccessibleName(words)
        self.table.opened.connect(self._on_opened)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, APART, APART, GAP)
        column.setSpacing(GAP)
        column.addWidget(
            note(
                translate(
                    "Trainings",
                    "Enter goes to the other training. Take people out of one of the two, or move"
                    " a half-day.",
                )
            )
        )
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        give_size(self, workspace.theme, *_SIZE)
        self.table.set_rows(clashes)
        if clashes:
            self.table.selectRow(0)
        self.table.setFocus()

    def _on_opened(self, row_id: str) -> None:
        self.accept()
        self.training_asked.emit(self.table.row_of_id(row_id).other_training_id)


def _columns(language: Language) -> tuple[Column[Clash], ...]:
    return (
        text_column("name", lambda: translate("Trainings", "Name"), lambda clash: clash.name, 120),
        text_column(
            "when",
            lambda: translate("Trainings", "Half-day"),
            lambda clash: half_day_words(clash.date, clash.part, language),
            170,
        ),
        text_column(
            "other",
            lambda: translate("Trainings", "Other training"),
            lambda clash: clash.other_title,
            200,
            stretch=True,
        ),
    )
