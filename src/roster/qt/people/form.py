"""The facts of a person as fields; each is written when the clerk leaves it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import asdict
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from roster.base.dates import read_date
from roster.base.words import label
from roster.people.fields import FIELDS, Field, Kind, by_name, read_tags
from roster.qt.look.theme import GAP, NEAR, set_flag
from roster.qt.widgets.fields import choice_field, choice_of
from roster.qt.widgets.hidden_number import HiddenNumber

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.base.words import Language
    from roster.divisions.divisions import DivisionRow
    from roster.people.trainees import TraineeFacts

_AS_SHORT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_LEAST_LETTERS = 6  # a long choice must not make the form wider than its place
_WHO = (Kind.NAME, Kind.DIVISION)
_ASKED = sorted(
    (field for field in FIELDS if field.fact_name), key=lambda field: field.kind not in _WHO
)


class PersonForm(QWidget):
    """The facts of one person.

    Signals:
        edited: name of the fact and its new value.
    """

    edited = Signal(str, object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._facts: TraineeFacts | None = None
        self.fields: dict[str, QWidget] = {field.fact_name: self._field(field) for field in _ASKED}
        self._lay_out()

    def show_facts(self, facts: TraineeFacts) -> None:
        """Show the facts as they are in the file; what was refused is taken back.

        A line in which the clerk is typing just now keeps what was typed.
        """
        self._facts = facts
        for name, value in asdict(facts).items():
            if name in self.fields and not _is_being_typed(self.fields[name]):
                self._show(self.fields[name], name, value)

    def set_villages(self, villages: Sequence[DivisionRow]) -> None:
        """Offer the villages a person can belong to."""
        field = self.fields["division_id"]
        if isinstance(field, QComboBox):
            field.blockSignals(True)  # noqa: FBT003 - Qt's own
            field.clear()
            for village in villages:
                field.addItem(village.short_name, village.id)
            field.blockSignals(False)  # noqa: FBT003 - Qt's own

    def mark_wrong(self, name: str) -> None:
        """Frame the field whose value was refused."""
        set_flag(self.fields[name], "wrong", "true")

    def _field(self, field: Field) -> QWidget:
        if field.codes or field.kind is Kind.DIVISION:
            return self._choice(field)
        if field.kind is Kind.YES_NO:
            tick = QCheckBox(self._words(field))
            tick.clicked.connect(lambda: self._emit(field.fact_name, tick.isChecked()))
            return tick
        return self._line(field)

    def _choice(self, field: Field) -> QComboBox:
        words = {"": ""} if field.codes else {}
        words |= {code.value: label(code, self._language) for code in field.codes or ()}
        choice = choice_field(words)
        choice.setSizeAdjustPolicy(_AS_SHORT)
        choice.setMinimumContentsLength(_LEAST_LETTERS)
        choice.activated.connect(
            lambda: self._emit(field.fact_name, _code(field, choice_of(choice)))
        )
        return choice

    def _line(self, field: Field) -> QLineEdit:
        line = HiddenNumber(field.mask) if field.is_personal else QLineEdit()
        line.editingFinished.connect(partial(self._on_line, field, line))
        return line

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, GAP, 0, 0)
        form.setHorizontalSpacing(GAP)
        form.setVerticalSpacing(NEAR)
        for field in _ASKED:
            words, widget = self._words(field), self.fields[field.fact_name]
            widget.setAccessibleName(words)
            form.addRow("" if isinstance(widget, QCheckBox) else words, widget)

    def _words(self, field: Field) -> str:
        return (field.short or field.words).said(self._language)

    def _show(self, field: QWidget, name: str, value: object) -> None:
        set_flag(field, "wrong", "false")
        if isinstance(field, QCheckBox):
            field.setChecked(bool(value))
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(field.findData(str(value or "")))
        elif isinstance(field, HiddenNumber):
            field.set_number(str(value or ""))
        elif isinstance(field, QLineEdit):
            field.setText(by_name()[name].shown(value, self._language))

    def _on_line(self, field: Field, line: QLineEdit) -> None:
        text = line.number if isinstance(line, HiddenNumber) else line.text().strip()
        line.setModified(False)
        self._emit(field.fact_name, _value(field, text))

    def _emit(self, name: str, value: object) -> None:
        if self._facts is not None and value != getattr(self._facts, name):
            self.edited.emit(name, value)


def _is_being_typed(field: QWidget) -> bool:
    return isinstance(field, QLineEdit) and field.hasFocus() and field.isModified()


def _value(field: Field, text: str) -> object:
    """Return what is kept for a line as it was typed."""
    if field.kind is Kind.TAGS:
        return read_tags(text)
    value = (read_date(text).iso or text) if field.kind is Kind.DATE else text
    return value or None


def _code(field: Field, code: str) -> object:
    if field.codes:
        return field.codes(code) if code else None
    return code
