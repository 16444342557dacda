"""A dialog with a form and one primary button."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from roster.qt.look.theme import APART, GAP, NEAR, set_role

_WIDTH = 380


class FormDialog(QDialog):
    """A form with one button that does it and one that does not."""

    def __init__(self, title: str, does: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(GAP)
        self.form.setVerticalSpacing(NEAR)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.does = buttons.addButton(does, QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(self.does, "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, APART, APART, GAP)
        column.setSpacing(APART)
        column.addLayout(self.form)
        column.addWidget(buttons)
        self.does.setDefault(True)  # only a button inside the dialog becomes what Enter presses

    def add(self, words: str, field: QWidget) -> None:
        """Add a field with its words; the keyboard begins in the first one."""
        field.setAccessibleName(words)
        self.form.addRow("" if isinstance(field, QCheckBox) else words, field)
        if self.focusWidget() is None:
            field.setFocus()
