"""One line that says what was used again from an earlier import, and takes it back on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from roster.qt.languages import translate
from roster.qt.theme import TIGHT, set_role

if TYPE_CHECKING:
    from roster.qt.pages.import_work import Preview


class RecallLine(QWidget):
    """Shown while a list is read as one with the same header was.

    Signals:
        refused: the clerk wants it read afresh.
    """

    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._refuse = QToolButton()
        self._refuse.setText(translate("Import", "Do not use it"))
        self._refuse.clicked.connect(self.refused)
        set_role(self._words, "note")
        set_role(self._refuse, "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, TIGHT)
        row.setSpacing(TIGHT)
        row.addWidget(self._words, 1)
        row.addWidget(self._refuse)
        self.hide()

    def show_preview(self, preview: Preview) -> None:
        """Say since when such a header is known, as long as that is used."""
        again = preview.recalled
        is_used = again is not None and bool(preview.instructions.corrections)
        self.setVisible(is_used)
        if again is not None and is_used:
            said = translate(
                "Import", "The header is that of the import of {day}; its columns are used again."
            )
            self._words.setText(said.format(day=_day(again.day)))


def _day(iso: str) -> str:
    day = QDate.fromString(iso, Qt.DateFormat.ISODate)
    return QLocale().toString(day, translate("Fields", "d MMM yyyy"))
