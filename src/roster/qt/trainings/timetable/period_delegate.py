"""How a half-day is edited in place: a calendar, a choice, quarters of an hour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate

from roster.base.codes.trainings import PartOfDay
from roster.base.words import label
from roster.qt.widgets.fields import choice_field, choice_of, date_field, decimal_field
from roster.qt.widgets.tables.model import ROW_ROLE
from roster.qt.widgets.tables.view import CellDelegate, TableView
from roster.qt.widgets.typed_fields import DateField, DecimalField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from roster.base.words import Language
    from roster.qt.look.theme import Theme
    from roster.qt.widgets.tables.model import Index
    from roster.trainings.plans import PeriodPlan

_SHORTEST, _LONGEST = 0.25, 12.0
"""Class hours of one half-day."""


class PeriodDelegate(CellDelegate):
    """A calendar for the date, a choice for the half-day, quarters for the hours."""

    def __init__(self, theme: Theme, language: Language, view: TableView) -> None:
        super().__init__(theme, view)
        self.is_editable = True
        self._language = language

    def _key(self, index: Index) -> str:
        return self._view.table.columns[index.column()].key

    # Qt overrides

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the field that fits the column."""
        key = self._key(index)
        if key == "date":
            field: QWidget = date_field()
        elif key == "part":
            field = choice_field({part: label(part, self._language) for part in PartOfDay})
        elif key == "hours":
            field = decimal_field(_SHORTEST, _LONGEST, _SHORTEST, 2)
        else:
            return super().createEditor(parent, option, index)
        field.setParent(parent)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put what is kept into the field."""
        plan: PeriodPlan = index.data(ROW_ROLE).plan
        key = self._key(index)
        if isinstance(editor, DateField):
            editor.setDate(QDate.fromString(plan.date, "yyyy-MM-dd"))
            editor.enter()  # F2 opened it
        elif key == "part":
            at = list(PartOfDay).index(PartOfDay(plan.part))
            editor.setProperty("currentIndex", at)
        elif isinstance(editor, DecimalField):
            editor.setValue(plan.quarter_hours / 4)
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:  # noqa: ANN401 - Qt's own model class
        """Write what the field says."""
        key = self._key(index)
        if isinstance(editor, DateField | DecimalField):
            model.setData(index, editor.typed)
        elif key == "part":
            model.setData(index, choice_of(editor))  # type: ignore[arg-type]  # createEditor made it
        else:
            super().setModelData(editor, model, index)
