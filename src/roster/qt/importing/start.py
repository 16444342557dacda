"""Before there is anything to show: choose or paste a list, wait, say what it does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from roster.qt.look.languages import translate
from roster.qt.look.theme import APART, NEAR, WIDE, set_role
from roster.qt.widgets.drop_area import DropArea
from roster.qt.widgets.fields import heading, note
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction

    from roster.qt.look.theme import Theme

_WIDTH = 560


class ImportStart(QWidget):
    """One card in the middle of the page with a face for each question.

    Signals:
        chosen: path of a workbook.
        more_chosen: paths of the workbooks that were dropped together with the chosen one.
        paste_asked: take what is on the clipboard.
        password_given: what to open the workbook with.
        village_given: where the people of a list of names are.
        cancelled: the clerk does not want to wait, or does not know.
    """

    chosen = Signal(str)
    more_chosen = Signal(list)
    paste_asked = Signal()
    password_given = Signal(str)
    village_given = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        words = translate("Import", "Drop the list of people here (Excel, WPS, CSV)")
        self._drop = DropArea(theme, words)
        self._reading = Label()
        self._bar = QProgressBar(textVisible=False)
        self._cancel = QPushButton(translate("Import", "Cancel"))
        self._asked = note()
        self._password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._open = QPushButton(translate("Import", "Open"))
        self._which = note()
        self._village, self._typed = QComboBox(), QLineEdit()
        self._village.setLineEdit(self._typed)  # letters find one of many
        self._village.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._go_on = QPushButton(translate("Import", "Go on"))
        self._back = QPushButton(translate("Import", "Cancel"))
        self._links = QHBoxLayout()
        self._faces = QStackedWidget()
        self._connect()
        self._lay_out(theme)

    @property
    def is_asking_file(self) -> bool:
        """Whether a list can be dropped or pasted now."""
        return self._faces.currentIndex() == 0

    def ask_file(self) -> None:
        """Show where to drop or choose a workbook."""
        self._faces.setCurrentIndex(0)

    def add_link(self, action: QAction) -> None:
        """Put a button for something else that can be done here below the place to drop."""
        button = QPushButton(action.icon(), action.text())
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: button.setText(action.text()))
        action.enabledChanged.connect(button.setEnabled)
        self._links.addWidget(button)

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

    def ask_village(self, people: int, villages: Iterable[str]) -> None:
        """Ask where the people of a list of names are."""
        text = translate("Import", "{count} names were pasted, without a village. Where are they?")
        self._which.setText(text.format(count=people))
        self._village.clear()
        self._village.addItems(list(villages))
        self._faces.setCurrentIndex(3)
        self._village.setFocus()
        self._typed.selectAll()

    def _connect(self) -> None:
        self._drop.more_chosen.connect(self.more_chosen)
        self._drop.chosen.connect(self.chosen)
        self._go_on.clicked.connect(self._on_village)
        self._typed.returnPressed.connect(self._on_village)
        self._back.clicked.connect(self.ask_file)
        self._cancel.clicked.connect(self.cancelled)
        self._password.returnPressed.connect(self._on_password)
        self._open.clicked.connect(self._on_password)

    def _lay_out(self, theme: Theme) -> None:
        for button in (self._open, self._go_on):
            set_role(button, "primary")
        self._password.setAccessibleName(translate("Import", "Password of the workbook"))
        self._village.setAccessibleName(translate("Import", "Village of the people pasted"))
        self._links.addStretch(1)
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
                _line(self._links),
            )
        )
        self._faces.addWidget(_card(self._reading, self._bar, _right(self._cancel)))
        password = translate("Import", "The workbook is locked")
        self._faces.addWidget(
            _card(heading(password), self._asked, self._password, _right(self._open))
        )
        village = translate("Import", "Which village?")
        buttons = _right(self._back, self._go_on)
        self._faces.addWidget(_card(heading(village), self._which, self._village, buttons))
        self._faces.setFixedWidth(theme.px(_WIDTH))
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(self._faces)
        row.addStretch(1)

    def _on_password(self) -> None:
        if self._password.text():
            self.password_given.emit(self._password.text())

    def _on_village(self) -> None:
        if self._village.findText(self._village.currentText()) >= 0:
            self.village_given.emit(self._village.currentText())


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


def _right(*buttons: QPushButton) -> QWidget:
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return _line(row)


def _line(row: QHBoxLayout) -> QWidget:
    line = QWidget()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(NEAR)
    line.setLayout(row)
    return line
