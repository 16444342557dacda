"""The first tab of a training: what it is called, who holds it and where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from roster.codes import Tier, TrainingKind
from roster.labels import label
from roster.qt.fields import choice_field, choice_of, note, number_field
from roster.qt.languages import translate
from roster.qt.theme import GAP, NEAR, WIDE, set_role

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.labels import Language
    from roster.trainings import TrainingPlan

_TEXTS = ("title", "organizer", "implementer", "venue", "document_number")
_NEEDED = frozenset({"title", "organizer"})
_MOST_RUNS = 99


class TrainingFacts(QWidget):
    """Fields that are kept as soon as they are left.

    Signals:
        changed: the :class:`TrainingPlan` with one thing changed.
    """

    changed = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._plan: TrainingPlan | None = None
        self.texts = {name: QLineEdit() for name in _TEXTS}
        self.tier = choice_field({tier: label(tier, language) for tier in Tier})
        self.kind = choice_field({kind: label(kind, language) for kind in TrainingKind})
        self.run = number_field(0, _MOST_RUNS, 0)
        self.run.setSpecialValueText(translate("Trainings", "none"))
        self.held_above = QCheckBox(
            translate("Trainings", "Held by an office above, recorded here only")
        )
        self._rule = note()
        self._connect()
        self._lay_out()

    def show_plan(self, plan: TrainingPlan, *, same: bool, editable: bool) -> None:
        """Fill the fields; what is being typed in the same training is left alone."""
        self._plan = plan
        for name, field in self.texts.items():
            text = getattr(plan, name) or ""
            is_typed = same and field.hasFocus() and field.isModified()
            if not is_typed and field.text() != text:
                field.setText(text)
            field.setReadOnly(not editable)
        for choice, code in ((self.tier, plan.tier), (self.kind, plan.kind)):
            choice.setCurrentIndex(choice.findData(str(code)))
        self.run.setValue(plan.run or 0)
        self.held_above.setChecked(plan.held_above)
        for part in (self.tier, self.kind, self.run, self.held_above):
            part.setEnabled(editable)
        self._say_rule(plan)

    def start(self) -> None:
        """Put the cursor into the title with everything selected, to write another one."""
        self.texts["title"].setFocus()
        self.texts["title"].selectAll()

    def _connect(self) -> None:
        for name, field in self.texts.items():
            field.editingFinished.connect(self._text_taker(name))
        self.tier.activated.connect(lambda: self._change(tier=Tier(choice_of(self.tier))))
        self.kind.activated.connect(lambda: self._change(kind=TrainingKind(choice_of(self.kind))))
        self.run.editingFinished.connect(lambda: self._change(run=self.run.value() or None))
        self.held_above.clicked.connect(lambda on: self._change(held_above=on))

    def _text_taker(self, name: str) -> Callable[[], None]:
        def take() -> None:
            field = self.texts[name]
            text = field.text().strip()
            if name in _NEEDED and not text and self._plan is not None:
                field.setText(getattr(self._plan, name))
                return
            field.setModified(False)
            self._change(**{name: text or None})

        return take

    def _change(self, **values: object) -> None:
        if self._plan is None:
            return
        plan = replace(self._plan, **values)  # type: ignore[arg-type]  # fields of the plan
        if plan != self._plan:
            self._plan = plan
            self.changed.emit(plan)

    def _say_rule(self, plan: TrainingPlan) -> None:
        rule = plan.completion
        said = translate(
            "Trainings",
            "Completed: leave at most {part}/{whole} of the hours, absent half-days at most"
            " {absences}; {late} times late or early weigh as one absence.",
        )
        self._rule.setText(
            said.format(
                part=rule.leave_part,
                whole=rule.leave_whole,
                absences=rule.absences_allowed,
                late=rule.late_per_absence,
            )
        )

    def _lay_out(self) -> None:
        words = {
            "title": translate("Trainings", "Title"),
            "organizer": translate("Trainings", "Organizer"),
            "implementer": translate("Trainings", "Implemented by"),
            "venue": translate("Trainings", "Venue"),
            "document_number": translate("Trainings", "Document number"),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, GAP, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(NEAR)
        _put(grid, 0, 0, words["title"], self.texts["title"], span=4)
        _put(grid, 1, 0, translate("Trainings", "Tier"), self.tier)
        _put(grid, 1, 3, translate("Trainings", "Kind"), self.kind)
        _put(grid, 2, 0, translate("Trainings", "Run"), self.run)
        _put(grid, 2, 3, words["document_number"], self.texts["document_number"])
        _put(grid, 3, 0, words["organizer"], self.texts["organizer"])
        _put(grid, 3, 3, words["implementer"], self.texts["implementer"])
        _put(grid, 4, 0, words["venue"], self.texts["venue"])
        grid.addWidget(self.held_above, 4, 4)
        grid.addWidget(self._rule, 5, 1, 1, 4)
        grid.setColumnMinimumWidth(2, WIDE)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(4, 1)
        grid.setRowStretch(6, 1)


def _put(
    grid: QGridLayout, row: int, column: int, words: str, field: QWidget, span: int = 1
) -> None:
    name = QLabel(words)
    set_role(name, "quiet")
    name.setBuddy(field)
    field.setAccessibleName(words)
    if isinstance(field, QComboBox):
        field.setMinimumContentsLength(8)
    grid.addWidget(name, row, column)
    grid.addWidget(field, row, column + 1, 1, span)
