"""The facts of a person as fields; each is written when the clerk leaves it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import asdict
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from roster.base.codes.people import Education, Gender, PoliticalStatus
from roster.base.dates import dotted, read_date
from roster.base.words import label
from roster.people.masking import mask_id_number, mask_phone
from roster.qt.look.languages import QT_TRANSLATE_NOOP, translate
from roster.qt.look.theme import GAP, NEAR, set_flag
from roster.qt.widgets.fields import choice_field, choice_of
from roster.qt.widgets.hidden_number import HiddenNumber

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.base.words import Code, Language
    from roster.divisions.divisions import DivisionRow
    from roster.people.trainees import TraineeFacts

_DATES = {"birth", "party_joined"}
_CHOICES: dict[str, type[Code]] = {
    "gender": Gender,
    "education": Education,
    "political_status": PoliticalStatus,
}
_WORDS = {
    "name": QT_TRANSLATE_NOOP("People", "Name"),
    "division_id": QT_TRANSLATE_NOOP("People", "Village"),
    "gender": QT_TRANSLATE_NOOP("People", "Gender"),
    "birth": QT_TRANSLATE_NOOP("People", "Born"),
    "ethnicity": QT_TRANSLATE_NOOP("People", "Ethnicity"),
    "education": QT_TRANSLATE_NOOP("People", "Education"),
    "studying": QT_TRANSLATE_NOOP("People", "Studying now"),
    "political_status": QT_TRANSLATE_NOOP("People", "Political status"),
    "party_joined": QT_TRANSLATE_NOOP("People", "Joined the party"),
    "id_number": QT_TRANSLATE_NOOP("People", "Identity number"),
    "phone": QT_TRANSLATE_NOOP("People", "Phone"),
    "second_phone": QT_TRANSLATE_NOOP("People", "Second phone"),
    "veteran": QT_TRANSLATE_NOOP("People", "Veteran"),
    "note": QT_TRANSLATE_NOOP("People", "Note"),
}


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
        self.fields: dict[str, QWidget] = {name: self._field(name) for name in _WORDS}
        self._lay_out()

    def show_facts(self, facts: TraineeFacts) -> None:
        """Show the facts as they are in the file; what was refused is taken back."""
        self._facts = facts
        for name, value in asdict(facts).items():
            if name in self.fields:
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

    def _field(self, name: str) -> QWidget:
        if name == "division_id" or name in _CHOICES:
            return self._choice(name)
        if name in {"studying", "veteran"}:
            tick = QCheckBox(translate("People", _WORDS[name]))
            tick.clicked.connect(lambda: self._emit(name, tick.isChecked()))
            return tick
        return self._line(name)

    def _choice(self, name: str) -> QComboBox:
        words = {"": ""} if name in _CHOICES else {}
        words |= {code.value: label(code, self._language) for code in _CHOICES.get(name, ())}
        field = choice_field(words)
        field.activated.connect(lambda: self._emit(name, self._code(name, choice_of(field))))
        return field

    def _line(self, name: str) -> QLineEdit:
        masks = {"id_number": mask_id_number, "phone": mask_phone, "second_phone": mask_phone}
        field = HiddenNumber(masks[name]) if name in masks else QLineEdit()
        field.editingFinished.connect(partial(self._on_line, name, field))
        return field

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, GAP, 0, 0)
        form.setHorizontalSpacing(GAP)
        form.setVerticalSpacing(NEAR)
        for name, field in self.fields.items():
            words = translate("People", _WORDS[name])
            field.setAccessibleName(words)
            form.addRow("" if isinstance(field, QCheckBox) else words, field)

    def _show(self, field: QWidget, name: str, value: object) -> None:
        set_flag(field, "wrong", "false")
        if isinstance(field, QCheckBox):
            field.setChecked(bool(value))
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(field.findData(str(value or "")))
        elif isinstance(field, HiddenNumber):
            field.set_number(str(value or ""))
        elif isinstance(field, QLineEdit):
            text = str(value or "")
            field.setText(dotted(text) if name in _DATES else text)

    def _on_line(self, name: str, field: QLineEdit) -> None:
        text = field.number if isinstance(field, HiddenNumber) else field.text().strip()
        value = (read_date(text).iso or text) if name in _DATES else text
        self._emit(name, value or None)

    def _emit(self, name: str, value: object) -> None:
        if self._facts is not None and value != getattr(self._facts, name):
            self.edited.emit(name, value)

    @staticmethod
    def _code(name: str, code: str) -> object:
        if name in _CHOICES:
            return _CHOICES[name](code) if code else None
        return code
