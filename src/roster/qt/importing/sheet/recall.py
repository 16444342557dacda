"""One line that says by whose word header and columns are read, and takes it back on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from roster.qt.look.languages import translate
from roster.qt.look.theme import TIGHT, set_role
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from roster.lists.deciding.preview import Preview


class RecallLine(QWidget):
    """Shown while a list is read as the clerk said, now or at an import with the same header.

    Signals:
        refused: the clerk wants it read as roster finds it by itself.
    """

    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = Label()
        self._words.setWordWrap(True)
        self._refuse = QToolButton()
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
        """Say by whose word this list is read; nothing when it is as it was found."""
        again, corrections = preview.recalled, preview.instructions.corrections
        self.setVisible(bool(corrections))
        if again is not None and again.corrections == corrections:
            words = translate(
                "Import", "The header is that of the import of {day}; its columns are used again."
            )
            self._words.setText(words.format(day=_day(again.day)))
            self._refuse.setText(translate("Import", "Do not use it"))
        else:
            words = translate("Import", "Header and columns are read as you said.")
            self._words.setText(words)
            self._refuse.setText(translate("Import", "Find them anew"))


def _day(iso: str) -> str:
    day = QDate.fromString(iso, Qt.DateFormat.ISODate)
    return QLocale().toString(day, translate("Fields", "d MMM yyyy"))
