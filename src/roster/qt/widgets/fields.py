"""Fields that every form has in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate

from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR, set_role
from roster.qt.widgets.label import Label
from roster.qt.widgets.typed_fields import ChoiceField, DateField, DecimalField, NumberField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox

_NAME = 0x0100  # Qt.ItemDataRole.UserRole


def number_field(minimum: int, maximum: int, value: int, suffix: str = "") -> QSpinBox:
    """Return a field for a whole number."""
    field = NumberField(minimum=minimum, maximum=maximum, value=value)
    field.lineEdit().setTextMargins(NEAR, 0, 0, 0)  # a style sheet cannot move this text
    field.setSuffix(f" {suffix}" if suffix else "")
    return field


def decimal_field(minimum: float, maximum: float, step: float, decimals: int) -> DecimalField:
    """Return a field for a number with decimals."""
    field = DecimalField(minimum, maximum, step, decimals)
    field.lineEdit().setTextMargins(NEAR, 0, 0, 0)
    return field


def date_field(iso: str = "") -> DateField:
    """Return a field for a day, with a calendar to choose from; ``iso`` is ``2026-05-08``."""
    field = DateField(QDate.fromString(iso, "yyyy-MM-dd") if iso else QDate.currentDate())
    field.setCalendarPopup(True)
    field.setDisplayFormat(translate("Fields", "d MMM yyyy"))
    return field


def iso_date(field: DateField) -> str:
    """Return the day of a date field as ``2026-05-08``; what was just typed counts."""
    field.settle()
    return field.date().toString("yyyy-MM-dd")


def day_words(iso: str) -> str:
    """Return a day (``2026-05-08``) as date fields show it."""
    return QDate.fromString(iso, "yyyy-MM-dd").toString(translate("Fields", "d MMM yyyy"))


def choice_field(choices: dict[str, str], chosen: str = "") -> ChoiceField:
    """Return a field with choices: code to words; ``choice_of`` reads it."""
    field = ChoiceField()
    for code, words in choices.items():
        field.addItem(words, code)
    field.setCurrentIndex(max(field.findData(chosen), 0))
    return field


def choice_of(field: QComboBox) -> str:
    """Return the code chosen."""
    return str(field.currentData(_NAME))


def heading(text: str) -> QLabel:
    """Return a section heading."""
    label = Label(text)
    set_role(label, "section")
    return label


def note(text: str = "") -> QLabel:
    """Return a quiet sentence that wraps."""
    label = Label(text)
    label.setWordWrap(True)
    set_role(label, "note")
    return label
