"""The first tab of a training: what it is called, who holds it, where, and when it counts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from roster.base.codes.trainings import Tier, TrainingKind
from roster.base.words import label
from roster.qt.kit.completion_words import consequence_words
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, TIGHT, WIDE, set_flag, set_role
from roster.qt.trainings.rule import RuleDialog, chosen_rule, preset_field, show_preset
from roster.qt.widgets.fields import choice_field, choice_of, note, number_field
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.base.words import Language
    from roster.qt.trainings.state import TrainingsState
    from roster.trainings.trainings import TrainingDetail

_TEXTS = (
    "title",
    "series",
    "organizer",
    "implementer",
    "venue",
    "document_number",
    "class_teacher",
    "contact",
)
_NEEDED = frozenset({"title", "organizer"})
_HELD_HERE = ("branches", "class_teacher", "contact", "rule", "means")
"""What has no meaning in a training that an office above holds."""
_WHOLE_LINE = frozenset({"title", "rule"})
_MOST_RUNS = 99
_BETWEEN_PLACES = re.compile(r"[、，,;；\n]+")


class TrainingFacts(QScrollArea):
    """Fields that are kept as soon as they are left.

    Signals:
        changed: the :class:`TrainingPlan` with one thing changed.
    """

    changed = Signal(object)

    def __init__(self, state: TrainingsState, language: Language) -> None:
        super().__init__()
        self._state = state
        self._language = language
        self._numbers: tuple[int | None, ...] = (None, None)  # run and runs as shown last
        self._parts: dict[str, tuple[QWidget, ...]] = {}
        self.texts = {name: QLineEdit() for name in _TEXTS}
        self.branches = QLineEdit()
        self.tier = choice_field({tier: label(tier, language) for tier in Tier})
        self.kind = choice_field({kind: label(kind, language) for kind in TrainingKind})
        self.run, self.runs = (number_field(0, _MOST_RUNS, 0) for _ in range(2))
        self.held_above = QCheckBox(translate("Trainings", "Held by an office above"))
        self.preset = preset_field(language)
        self.details = QPushButton(translate("Trainings", "Details…"))
        self.means = note()
        self._above = note(
            translate(
                "Trainings",
                "Held above: only who took part and how it ended are recorded here; attendance,"
                " sign-in sheets and certificates are of the office above.",
            )
        )
        self._series = QStringListModel(self)
        self._connect()
        self._lay_out()

    def start(self) -> None:
        """Put the cursor into the title with everything selected, to write another one."""
        self.texts["title"].setFocus()
        self.texts["title"].selectAll()

    # showing

    def _show(self) -> None:
        """Fill the fields; what is being typed in the same training is left alone."""
        training = self._state.training
        if training is None:
            return
        plan, is_editable = training.plan, self._state.is_editable
        self._series.setStringList(list(self._state.series))
        for name, field in self.texts.items():
            self._show_text(field, getattr(plan, name) or "")
        self._show_text(self.branches, "、".join(plan.branch_venues))
        for choice, code in ((self.tier, plan.tier), (self.kind, plan.kind)):
            choice.setCurrentIndex(choice.findData(str(code)))
        self._show_numbers(plan.run, plan.runs)
        self.held_above.setChecked(plan.held_above)
        for choice in (self.tier, self.kind, self.preset):
            choice.setReadOnly(not is_editable)
        for number in (self.run, self.runs):
            number.setReadOnly(not is_editable)
            set_flag(number, "fixed", value=not is_editable)
        for button in (self.held_above, self.details):
            button.setEnabled(is_editable)
        self._show_rule(training)
        self._show_what_applies(held_above=plan.held_above)

    def _show_text(self, field: QLineEdit, text: str) -> None:
        is_typed = not self._state.is_another and field.hasFocus() and field.isModified()
        if not is_typed and field.text() != text:
            field.setText(text)
            field.setCursorPosition(0)
        field.setReadOnly(not self._state.is_editable)

    def _show_numbers(self, *values: int | None) -> None:
        for field, before, value in zip((self.run, self.runs), self._numbers, values, strict=True):
            is_being_changed = field.hasFocus() and field.value() != (before or 0)
            if self._state.is_another or not is_being_changed:
                field.setValue(value or 0)
        self._numbers = values

    def _show_rule(self, training: TrainingDetail) -> None:
        show_preset(self.preset, training.plan.completion)
        plans = [period.plan for period in training.periods]
        self.means.setText(consequence_words(training.plan.completion, plans))

    def _show_what_applies(self, *, held_above: bool) -> None:
        for name in _HELD_HERE:
            for widget in self._parts[name]:
                widget.setVisible(not held_above)
        self._above.setVisible(held_above)

    # changing

    def _connect(self) -> None:
        self._state.changed.connect(self._show)
        for name, field in self.texts.items():
            field.editingFinished.connect(self._text_taker(name))
        completer = QCompleter(self._series, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.texts["series"].setCompleter(completer)
        self.branches.editingFinished.connect(self._on_branches)
        self.tier.activated.connect(lambda: self._change(tier=Tier(choice_of(self.tier))))
        self.kind.activated.connect(lambda: self._change(kind=TrainingKind(choice_of(self.kind))))
        self.run.editingFinished.connect(lambda: self._change(run=self.run.value() or None))
        self.runs.editingFinished.connect(lambda: self._change(runs=self.runs.value() or None))
        self.held_above.clicked.connect(lambda on: self._change(held_above=on))
        self.preset.activated.connect(self._on_preset)
        self.details.clicked.connect(self._state.when_read(self._show_details))

    def _text_taker(self, name: str) -> Callable[[], None]:
        def take() -> None:
            field = self.texts[name]
            text = field.text().strip()
            if name in _NEEDED and not text and self._state.plan is not None:
                field.setText(getattr(self._state.plan, name))
                return
            field.setModified(False)
            self._change(**{name: text or None})

        return take

    def _on_branches(self) -> None:
        self.branches.setModified(False)
        places = (place.strip() for place in _BETWEEN_PLACES.split(self.branches.text()))
        self._change(branch_venues=tuple(filter(None, places)))

    def _on_preset(self) -> None:
        rule = chosen_rule(self.preset)
        if rule is None:
            self._show_details()
        else:
            self._change(completion=rule)

    def _show_details(self) -> None:
        training, plan = self._state.training, self._state.plan
        if training is None or plan is None:
            return
        plans = [period.plan for period in training.periods]
        rule = plan.completion
        show_preset(self.preset, rule)
        dialog = RuleDialog(rule, plans, self._language, self.window())
        dialog.accepted.connect(lambda: self._change(completion=dialog.rule))
        dialog.open()

    def _change(self, **values: object) -> None:
        before = self._state.plan
        if before is None:
            return
        plan = replace(before, **values)  # type: ignore[arg-type]  # fields of the plan
        if plan != before:
            self.changed.emit(plan)

    # layout

    def _lay_out(self) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, GAP, NEAR, 0)
        grid.setHorizontalSpacing(NEAR)
        grid.setVerticalSpacing(NEAR)
        for key, (row, pair, words, field) in self._places().items():
            self._put(grid, row, pair, key, words, field)
        grid.addWidget(self.means, 6, 1, 1, 7)
        grid.addWidget(self._above, 7, 1, 1, 7)
        self._parts["means"] = (self.means,)
        for column in (1, 4, 7):
            grid.setColumnStretch(column, 1)
        for column in (2, 5):
            grid.setColumnMinimumWidth(column, WIDE - NEAR)
        grid.setRowStretch(8, 1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _places(self) -> dict[str, tuple[int, int, str, QWidget]]:
        """Return row, pair of columns, words and field of each part, in the order of Tab."""
        texts = self.texts
        rule = _side_by_side(self.preset, self.details)
        self.preset.setAccessibleName(translate("Trainings", "Completion rule"))
        self.branches.setPlaceholderText(translate("Trainings", "several: separate by commas"))
        return {
            "title": (0, 0, translate("Trainings", "Title"), texts["title"]),
            "tier": (1, 0, translate("Trainings", "Tier"), self.tier),
            "kind": (1, 1, translate("Trainings", "Kind"), self.kind),
            "number": (1, 2, translate("Trainings", "Document number"), texts["document_number"]),
            "series": (2, 0, translate("Trainings", "Series"), texts["series"]),
            "run": (2, 1, translate("Trainings", "Run"), self._runs_field()),
            "above": (2, 2, "", self.held_above),
            "organizer": (3, 0, translate("Trainings", "Organizer"), texts["organizer"]),
            "implementer": (3, 1, translate("Trainings", "Implemented by"), texts["implementer"]),
            "class_teacher": (
                3,
                2,
                translate("Trainings", "Class teacher"),
                texts["class_teacher"],
            ),
            "venue": (4, 0, translate("Trainings", "Venue"), texts["venue"]),
            "branches": (4, 1, translate("Trainings", "Branch classrooms"), self.branches),
            "contact": (4, 2, translate("Trainings", "Contact"), texts["contact"]),
            "rule": (5, 0, translate("Trainings", "Completion rule"), rule),
        }

    def _runs_field(self) -> QWidget:
        """Return the field ``2 of 3``."""
        for field, words in (
            (self.run, translate("Trainings", "Run")),
            (self.runs, translate("Trainings", "Number of runs")),
        ):
            field.setSpecialValueText(translate("Trainings", "none"))
            field.setAccessibleName(words)
        of = Label(translate("Trainings", "of"))
        set_role(of, "quiet")
        return _side_by_side(self.run, of, self.runs)

    def _put(
        self, grid: QGridLayout, row: int, pair: int, key: str, words: str, field: QWidget
    ) -> None:
        name = Label(words)
        set_role(name, "quiet")
        name.setBuddy(field)
        if words:
            field.setAccessibleName(words)
        if isinstance(field, QComboBox):
            field.setMinimumContentsLength(8)
        grid.addWidget(name, row, 3 * pair)
        grid.addWidget(field, row, 3 * pair + 1, 1, 7 if key in _WHOLE_LINE else 1)
        self._parts[key] = (name, field)


def _side_by_side(first: QWidget, *others: QWidget) -> QWidget:
    """Return fields in one place of the form; the first one that can takes spare width."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(TIGHT)
    for field in (first, *others):
        takes_room = not isinstance(field, QLabel | QPushButton)
        row.addWidget(field, 1 if takes_room else 0)
    box.setFocusProxy(first)
    return box
