"""When a training counts as completed: a rule in use to begin from, and each of its parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QWidget

from roster.attendance.completion import HIGHEST_EXAM_MARK, RULES
from roster.base.words import label
from roster.qt.kit.completion_words import consequence_words
from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR
from roster.qt.widgets.fields import choice_field, choice_of, decimal_field, note, number_field
from roster.qt.widgets.form_dialog import FormDialog
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QComboBox

    from roster.base.words import Language
    from roster.qt.widgets.typed_fields import ChoiceField
    from roster.trainings.plans import CompletionRule, PeriodPlan

OWN = ""
"""The choice of a rule that is none of those in use."""
_MOST = 99
_WIDTH = 560


def preset_field(language: Language) -> ChoiceField:
    """Return the choice among the rules in use; the last one is a rule of the clerk's own."""
    presets = {preset.value: label(preset, language) for preset in RULES}
    return choice_field({**presets, OWN: translate("Trainings", "Own rule")})


def show_preset(field: QComboBox, rule: CompletionRule) -> None:
    """Choose what a rule is."""
    known = next((preset.value for preset, each in RULES.items() if each == rule), OWN)
    field.setCurrentIndex(field.findData(known))


def chosen_rule(field: QComboBox) -> CompletionRule | None:
    """Return the rule chosen, None for one of the clerk's own."""
    code = choice_of(field)
    return next((rule for preset, rule in RULES.items() if preset.value == code), None)


class RuleDialog(FormDialog):
    """Shows a rule part by part; what it means for the half-days is said while it is changed."""

    def __init__(
        self,
        rule: CompletionRule,
        plans: Sequence[PeriodPlan],
        language: Language,
        parent: QWidget,
    ) -> None:
        title = translate("Trainings", "When it counts as completed")
        super().__init__(title, translate("Trainings", "Use this rule"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._rule = rule
        self._plans = plans
        self.preset = preset_field(language)
        self.part = number_field(0, _MOST, 1)
        self.whole = number_field(1, _MOST, 7)
        self.half_days = _or_none(translate("Trainings", "no such limit"))
        self.official = QCheckBox(translate("Trainings", "Official leave counts as leave"))
        self.leave_expels = QCheckBox(translate("Trainings", "More leave than that expels"))
        self.absence_is_leave = QCheckBox(translate("Trainings", "Absence counts with leave"))
        self.absences = number_field(0, _MOST, 0)
        self.expel = _or_none(translate("Trainings", "never expels"))
        self.late = number_field(0, _MOST, 3)
        self.late.setSpecialValueText(translate("Trainings", "does not count"))
        self.late_weighs = QCheckBox(translate("Trainings", "Coming late weighs as leaving early"))
        self.late_after = number_field(0, 240, 15)
        self.exam = decimal_field(0, HIGHEST_EXAM_MARK / 10, 1, 1)
        self.exam.setSpecialValueText(translate("Trainings", "no exam"))
        self.means = note()
        self._lay_out_form()
        self._fill(rule)
        self._connect()

    @property
    def rule(self) -> CompletionRule:
        """The rule as the fields say it."""
        return replace(
            self._rule,
            leave_part=self.part.value(),
            leave_whole=self.whole.value(),
            leave_half_days=_value(self.half_days),
            count_official=self.official.isChecked(),
            leave_expels=self.leave_expels.isChecked(),
            absence_is_leave=self.absence_is_leave.isChecked(),
            absences_allowed=self.absences.value(),
            absences_expel=_value(self.expel) or None,
            late_per_absence=self.late.value(),
            late_weighs=self.late_weighs.isChecked(),
            late_after=self.late_after.value(),
            exam_min_tenths=round(self.exam.value() * 10) or None,
        )

    def _fill(self, rule: CompletionRule) -> None:
        self.part.setValue(rule.leave_part)
        self.whole.setValue(rule.leave_whole)
        self.half_days.setValue(-1 if rule.leave_half_days is None else rule.leave_half_days)
        self.official.setChecked(rule.count_official)
        self.leave_expels.setChecked(rule.leave_expels)
        self.absence_is_leave.setChecked(rule.absence_is_leave)
        self.absences.setValue(rule.absences_allowed)
        self.expel.setValue(-1 if rule.absences_expel is None else rule.absences_expel)
        self.late.setValue(rule.late_per_absence)
        self.late_weighs.setChecked(rule.late_weighs)
        self.late_after.setValue(rule.late_after)
        self.exam.setValue((rule.exam_min_tenths or 0) / 10)
        self._say()

    def _say(self) -> None:
        rule = self.rule
        show_preset(self.preset, rule)
        self.means.setText(consequence_words(rule, self._plans))

    def _on_preset(self) -> None:
        rule = chosen_rule(self.preset)
        if rule is not None:
            self._fill(rule)

    def _connect(self) -> None:
        self.preset.activated.connect(self._on_preset)
        numbers = (self.part, self.whole, self.half_days, self.absences, self.expel, self.late)
        for field in (*numbers, self.late_after, self.exam):
            field.valueChanged.connect(self._say)
        for box in (self.official, self.leave_expels, self.absence_is_leave, self.late_weighs):
            box.toggled.connect(self._say)

    def _lay_out_form(self) -> None:
        share = QWidget()
        row = QHBoxLayout(share)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        row.addWidget(self.part, 1)
        row.addWidget(Label("/"))
        row.addWidget(self.whole, 1)
        share.setFocusProxy(self.part)
        self.part.setAccessibleName(translate("Trainings", "Part of the hours"))
        self.whole.setAccessibleName(translate("Trainings", "of so many parts"))
        self.add(translate("Trainings", "Rule"), self.preset)
        self.add(translate("Trainings", "Leave, part of the hours"), share)
        self.add(translate("Trainings", "Leave, half-days at most"), self.half_days)
        self.add(translate("Trainings", "Official leave counts as leave"), self.official)
        self.add(translate("Trainings", "More leave than that expels"), self.leave_expels)
        self.add(translate("Trainings", "Absence counts with leave"), self.absence_is_leave)
        self.add(translate("Trainings", "Absence, half-days at most"), self.absences)
        self.add(translate("Trainings", "Absence expels from half-days"), self.expel)
        self.add(translate("Trainings", "So many times late or early weigh"), self.late)
        self.add(translate("Trainings", "Coming late weighs as leaving early"), self.late_weighs)
        self.add(translate("Trainings", "Late after minutes"), self.late_after)
        self.add(translate("Trainings", "Exam mark needed"), self.exam)
        self.form.addRow(self.means)


def _or_none(words: str) -> QSpinBox:
    """Return a number field whose lowest value stands for none."""
    field = number_field(-1, _MOST, -1)
    field.setSpecialValueText(words)
    return field


def _value(field: QSpinBox) -> int | None:
    value = field.value()
    return None if value < 0 else value
