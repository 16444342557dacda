"""A dialog with a form and one primary button; nothing typed in it is lost by a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFormLayout, QVBoxLayout, QWidget

from roster.qt.look.colours import Tone
from roster.qt.look.theme import APART, GAP, NEAR, set_role
from roster.qt.widgets.dialog import Dialog, does_or_cancels
from roster.qt.widgets.fields import note

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDTH = 380


class FormDialog(Dialog):
    """A form with one button that does it and one that does not.

    Attributes:
        wrong: why what was typed was refused.
    """

    def __init__(self, title: str, does: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._do: Callable[[], None] | None = None
        self._is_doing = False
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(GAP)
        self.form.setVerticalSpacing(NEAR)
        self.wrong = note()
        set_role(self.wrong, "note", Tone.MISSING)
        self.wrong.hide()
        self._buttons, self.does = does_or_cancels(does)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, APART, APART, GAP)
        column.setSpacing(APART)
        column.addLayout(self.form)
        column.addWidget(self.wrong)
        column.addWidget(self._buttons)
        self.does.setDefault(True)  # only a button inside the dialog becomes what Enter presses

    def add(self, words: str, field: QWidget) -> None:
        """Add a field with its words; the keyboard begins in the first one."""
        field.setAccessibleName(words)
        self.form.addRow("" if isinstance(field, QCheckBox) else words, field)
        if self.focusWidget() is None:
            field.setFocus()

    def ask(self, do: Callable[[], None]) -> None:
        """Open; the primary button does ``do``, which ends in :meth:`keep` or :meth:`refuse`."""
        self._do = do
        self.open()

    def keep(self) -> None:
        """Close: what was typed is in the file."""
        self._do, self._is_doing = None, False
        self.accept()

    def refuse(self, why: str) -> None:
        """Stay with all that was typed and say what is wrong with it."""
        self._is_doing = False
        self.wrong.setText(why)
        self.wrong.show()

    # Qt overrides

    def accept(self) -> None:
        """Do it and wait for what comes of it, or close where nothing is to be done here."""
        if self._do is None:
            super().accept()
        elif not self._is_doing:
            self._is_doing = True
            self.wrong.hide()
            self._do()

    def reject(self) -> None:
        """Close, unless it is being done."""
        if not self._is_doing:
            super().reject()
