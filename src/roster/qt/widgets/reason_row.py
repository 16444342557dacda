"""A small row that slides into a page where a step needs its reason, or a yes; no dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton

from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, set_role
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent


class ReasonRow(QFrame):
    """Asks for a reason, or only whether; Enter does the step, Esc leaves everything as it was."""

    def __init__(self) -> None:
        super().__init__()
        self._then: Callable[[str], None] | None = None
        self._question = Label()
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        self.field = QLineEdit()
        self._do = QPushButton()
        self._back = QPushButton(translate("ReasonRow", "Back"))
        self._do.clicked.connect(self.confirm)
        self._back.clicked.connect(self.hide)
        self.field.returnPressed.connect(self.confirm)
        self.field.textChanged.connect(self._enable)
        set_role(self, "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, NEAR, GAP, NEAR)
        row.setSpacing(NEAR)
        row.addWidget(self._question, 1)
        row.addWidget(self.field, 3)
        row.addWidget(self._do)
        row.addWidget(self._back)
        self.hide()

    def ask(self, question: str, step: str, then: Callable[[str], None]) -> None:
        """Show the field; ``then`` gets the reason when ``step`` is pressed."""
        self._question.setText(question)
        self.field.setAccessibleName(question)
        self.field.clear()
        self._show(step, then, needs_reason=True)
        self.field.setFocus()

    def ask_whether(self, question: str, step: str, then: Callable[[], None]) -> None:
        """Ask before a step that needs no reason; ``then`` is called when it is pressed."""
        self._question.setText(question)
        self._show(step, lambda _reason: then(), needs_reason=False)
        self._do.setFocus()

    def _show(self, step: str, then: Callable[[str], None], *, needs_reason: bool) -> None:
        self._do.setText(step)
        self._then = then
        self._question.setWordWrap(not needs_reason)
        self.field.setHidden(not needs_reason)
        self._enable()
        self.show()

    def _enable(self) -> None:
        self._do.setEnabled(self.field.isHidden() or bool(self.field.text().strip()))

    def confirm(self) -> None:
        """Do the step, where a reason that it needs was typed."""
        reason = self.field.text().strip()
        if self._do.isEnabled() and self._then is not None:
            self.hide()
            self._then(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc go back, and Enter do what is asked about."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._do.hasFocus():
            self.confirm()
        else:
            super().keyPressEvent(event)
