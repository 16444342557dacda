"""What is to be known and decided about one row of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from roster.lists.deciding import row_key
from roster.qt.importing.rows.lines import (
    PersonLine,
    change_columns,
    choices,
    person_columns,
    question,
)
from roster.qt.look.languages import translate
from roster.qt.look.theme import TIGHT, set_role
from roster.qt.widgets.label import Label
from roster.qt.widgets.tables.choices import ChoiceTable
from roster.qt.widgets.tables.rows import RowsTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roster.base.words import Language
    from roster.lists.deciding import FactChange, IntakeRow
    from roster.qt.look.theme import Theme


class RowCard(QWidget):
    """Asks who an undecided row is; of a changed row shows old and new.

    Signals:
        answered: the key of the row and the :class:`~roster.lists.deciding.Answer`; ``None``
            takes an answer back.
    """

    answered = Signal(object, object)

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._language = language
        self._row: IntakeRow | None = None
        self._question = Label()
        self.choices: ChoiceTable[PersonLine] = ChoiceTable(
            theme, person_columns(language), lambda line: line.key
        )
        self.changes: RowsTable[FactChange] = RowsTable(theme, change_columns(language))
        self.choices.setAccessibleName(translate("Import", "Who is it?"))
        self.changes.setAccessibleName(translate("Import", "Changes"))
        self.choices.chosen.connect(self._on_chosen)
        self._faces = QStackedWidget()
        self._lay_out()
        self.show_row(None, {}, answered=False)

    @property
    def can_choose(self) -> bool:
        """Whether the row shown can be answered."""
        return bool(self.choices.rows)

    def show_row(
        self, row: IntakeRow | None, divisions: Mapping[str, str], *, answered: bool
    ) -> None:
        """Show another row; ``divisions`` are short names by id."""
        self._row = row
        lines = choices(row, divisions, answered=answered) if row else ()
        self.choices.set_rows(lines)
        self.changes.set_rows(row.changes if row else ())
        self._faces.setVisible(bool(lines) or bool(self.changes.rows))
        self._faces.setCurrentWidget(self.choices if lines else self.changes)
        self._question.setText(question(row, self._language) if row else _nothing_chosen())

    def can_take(self, key: str) -> bool:
        """Tell whether there is a choice with a digit."""
        return self.choices.choice_of(key) is not None

    def take(self, key: str) -> bool:
        """Take the choice with a digit; tell whether there is one."""
        return self.choices.take(key)

    def _lay_out(self) -> None:
        set_role(self._question, "strong")
        self._question.setWordWrap(True)
        for table in (self.choices, self.changes):
            self._faces.addWidget(table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, TIGHT, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self._question)
        column.addWidget(self._faces, 1)
        column.addStretch(0)

    def _on_chosen(self, line: PersonLine) -> None:
        if self._row is not None:
            self.answered.emit(row_key(self._row.person), line.answer)


def _nothing_chosen() -> str:
    return translate("Import", "Choose a row to see why it becomes what it becomes.")
