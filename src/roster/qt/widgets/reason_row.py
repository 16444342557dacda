"""A small field that slides into a page where a step needs its reason; no dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton

from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, set_role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent


class ReasonRow(QFrame):
    """Asks for a reason; Enter does the step, Esc leaves everything as it was."""

    def __init__(self) -> None:
        super().__init__()
        self._then: Callable[[str], None] | None = None
        self._question = QLabel()
        self.field = QLineEdit()
        self._do = QPushButton()
        self._back = QPushButton(translate("ReasonRow", "Back"))
        self._do.clicked.connect(self._on_done)
        self._back.clicked.connect(self.hide)
        self.field.returnPressed.connect(self._on_done)
        self.field.textChanged.connect(self._enable)
        set_role(self, "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, NEAR, GAP, NEAR)
        row.setSpacing(NEAR)
        row.addWidget(self._question)
        row.addWidget(self.field, 1)
        row.addWidget(self._do)
        row.addWidget(self._back)
        self.hide()

    def ask(self, question: str, step: str, then: Callable[[str], None]) -> None:
        """Show the field; ``then`` gets the reason when ``step`` is pressed."""
        self._question.setText(question)
        self.field.setAccessibleName(question)
        self.field.clear()
        self._do.setText(step)
        self._then = then
        self._enable()
        self.show()
        self.field.setFocus()

    def _enable(self) -> None:
        self._do.setEnabled(bool(self.field.text().strip()))

    def _on_done(self) -> None:
        reason = self.field.text().strip()
        if reason and self._then is not None:
            self.hide()
            self._then(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc go back."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
