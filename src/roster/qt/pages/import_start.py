"""Before there is anything to show: choose a workbook, wait while it is read, give its password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from roster.qt.drop_area import DropArea
from roster.qt.fields import heading, note
from roster.qt.languages import translate
from roster.qt.theme import APART, NEAR, WIDE, set_role

if TYPE_CHECKING:
    from roster.qt.theme import Theme

_WIDTH = 560


class ImportStart(QWidget):
    """One card in the middle of the page with three faces.

    Signals:
        chosen: path of a workbook.
        password_given: what to open the workbook with.
        cancelled: the clerk does not want to wait.
    """

    chosen = Signal(str)
    password_given = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        words = translate("Import", "Drop the list of people here (Excel, WPS, CSV)")
        self._drop = DropArea(theme, words)
        self._reading = QLabel()
        self._bar = QProgressBar(textVisible=False)
        self._cancel = QPushButton(translate("Import", "Cancel"))
        self._asked = note()
        self._password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._open = QPushButton(translate("Import", "Open"))
        self._faces = QStackedWidget()
        self._connect()
        self._lay_out(theme)

    def ask_file(self) -> None:
        """Show where to drop or choose a workbook."""
        self._faces.setCurrentIndex(0)

    def choose(self) -> None:
        """Open the dialog of files."""
        self._drop.ask()

    def show_reading(self, name: str) -> None:
        """Show that a workbook is being read."""
        self._reading.setText(translate("Import", "Reading “{file}” …").format(file=name))
        self._bar.setRange(0, 0)
        self._faces.setCurrentIndex(1)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the reading is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def ask_password(self, sentence: str) -> None:
        """Ask for the password of a workbook."""
        self._asked.setText(sentence)
        self._password.clear()
        self._faces.setCurrentIndex(2)
        self._password.setFocus()

    def _connect(self) -> None:
        self._drop.chosen.connect(self.chosen)
        self._cancel.clicked.connect(self.cancelled)
        self._password.returnPressed.connect(self._on_password)
        self._open.clicked.connect(self._on_password)

    def _lay_out(self, theme: Theme) -> None:
        set_role(self._open, "primary")
        self._password.setAccessibleName(translate("Import", "Password of the workbook"))
        self._faces.addWidget(
            _card(
                heading(translate("Import", "Which list?")),
                note(
                    translate(
                        "Import",
                        "Any layout will do: roster finds the header and the columns by itself."
                        " Nothing is written before you have seen it.",
                    )
                ),
                self._drop,
            )
        )
        self._faces.addWidget(_card(self._reading, self._bar, _right(self._cancel)))
        password = translate("Import", "The workbook is locked")
        self._faces.addWidget(
            _card(heading(password), self._asked, self._password, _right(self._open))
        )
        self._faces.setFixedWidth(theme.px(_WIDTH))
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(self._faces)
        row.addStretch(1)

    def _on_password(self) -> None:
        if self._password.text():
            self.password_given.emit(self._password.text())


def _card(*widgets: QWidget) -> QWidget:
    card = QFrame()
    set_role(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
    column.setSpacing(NEAR)
    for widget in widgets:
        column.addWidget(widget)
    face = QWidget()
    around = QVBoxLayout(face)
    around.setContentsMargins(0, APART, 0, 0)
    around.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
    return face


def _right(button: QPushButton) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(button)
    return line
