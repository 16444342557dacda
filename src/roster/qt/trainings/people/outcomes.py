"""How a training held above ended for each person, by one key each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout

from roster.base.clock import today
from roster.base.codes.trainings import Completion
from roster.base.words import label
from roster.people.posts import posts_on_paper
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import APART, GAP, NEAR, set_role
from roster.qt.widgets.dialog import Dialog
from roster.qt.widgets.dialog_size import give_size
from roster.qt.widgets.fields import day_words, note
from roster.qt.widgets.tables.columns import Column, number_column, text_column
from roster.qt.widgets.tables.rows import RowsTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from roster.qt.kit.workspace import Workspace
    from roster.trainings.enrollments import EnrollmentRow
    from roster.trainings.trainings import TrainingRow

_SIZE = (820, 520)
_KEYS = {str(at): outcome for at, outcome in enumerate(Completion, 1)}


class OutcomesDialog(Dialog):
    """The list of a training; everybody has completed it until a key says otherwise.

    Args:
        workspace: what a page works with.
        training: whose outcomes are recorded; one that is not over yet is named as such.
        people: of its list.
        parent: in front of which it stands.
    """

    def __init__(
        self,
        workspace: Workspace,
        training: TrainingRow,
        people: Sequence[EnrollmentRow],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Trainings", "Record outcomes"))
        self._language = workspace.language
        self._title = training.title
        self._to_come = _to_come_words(training.last_day or "")
        self._outcomes = {person.id: person.completion or Completion.COMPLETED for person in people}
        self.table: RowsTable[EnrollmentRow] = RowsTable(workspace.theme, self._columns())
        self.table.setAccessibleName(translate("Trainings", "Outcomes"))
        self.table.set_rows(people)
        self.table.typed.connect(self._on_typed)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.does = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.does.click)
        self._lay_out()
        give_size(self, workspace.theme, *_SIZE)
        self.table.selectRow(0)
        self.table.setFocus()
        self._say()

    @property
    def outcomes(self) -> Mapping[str, Completion]:
        """The outcome of everybody, by enrollment id."""
        return self._outcomes

    def give(self, outcome: Completion) -> None:
        """Give the selected people an outcome; from a single one go on to the next."""
        chosen = self.table.selected_ids()
        for row_id in chosen:
            self._outcomes[self.table.row_of_id(row_id).id] = outcome
        self.table.table.refresh(chosen)
        self._say()
        row = self.table.currentIndex().row()
        if len(chosen) == 1 and row + 1 < len(self.table.rows):
            self.table.selectRow(row + 1)

    def _on_typed(self, text: str) -> None:
        if text in _KEYS:
            self.give(_KEYS[text])

    def _say(self) -> None:
        counts = Counter(self._outcomes.values())
        parts = [f"{label(o, self._language)} {counts[o]}" for o in Completion if counts[o]]
        text = translate("Trainings", "Record: {outcomes}")
        self.does.setText(text.format(outcomes=translate("Trainings", ", ").join(parts)))

    def _lay_out(self) -> None:
        set_role(self.does, "primary")
        keys = QHBoxLayout()
        keys.setSpacing(NEAR)
        for key, outcome in _KEYS.items():
            keys.addWidget(self._button(key, outcome))
        keys.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, APART, APART, GAP)
        column.setSpacing(GAP)
        hint = translate(
            "Trainings",
            "“{title}”: a digit gives the outcome and goes on. Ctrl+Enter records and closes it.",
        )
        column.addWidget(note(hint.format(title=self._title)))
        if self._to_come:
            column.addWidget(note(self._to_come))
        column.addWidget(self.table, 1)
        column.addLayout(keys)
        column.addWidget(self._buttons)
        self.does.setDefault(True)

    def _button(self, key: str, outcome: Completion) -> QPushButton:
        button = QPushButton(f"{key} {label(outcome, self._language)}")
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.give(outcome))
        return button

    def _outcome_words(self, person: EnrollmentRow) -> str:
        outcome = self._outcomes[person.id]
        sign = "✓" if outcome is Completion.COMPLETED else "×"
        return f"{sign} {label(outcome, self._language)}"

    def _tone(self, person: EnrollmentRow) -> Tone:
        is_done = self._outcomes[person.id] is Completion.COMPLETED
        return Tone.DONE if is_done else Tone.MISSING

    def _columns(self) -> tuple[Column[EnrollmentRow], ...]:
        return (
            number_column("number", lambda: "#", lambda person: person.number, 44),
            text_column(
                "name", lambda: translate("Trainings", "Name"), lambda person: person.name, 120
            ),
            text_column(
                "unit",
                lambda: translate("Trainings", "Village"),
                lambda person: person.unit_name,
                130,
            ),
            text_column(
                "posts",
                lambda: translate("Trainings", "Posts"),
                lambda person: posts_on_paper(person.posts),
                180,
                stretch=True,
            ),
            text_column(
                "outcome",
                lambda: translate("Trainings", "Outcome"),
                self._outcome_words,
                120,
                tone=self._tone,
            ),
        )


def _to_come_words(last_day: str) -> str:
    """Return that the last day is still to come; nothing where it is not."""
    words = translate("Trainings", "! It is held until {day}, which is still to come.")
    return words.format(day=day_words(last_day)) if last_day > today() else ""
