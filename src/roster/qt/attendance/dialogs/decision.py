"""The clerk's own word against the completion rule, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from roster.base.codes.trainings import Completion
from roster.base.words import Words, label
from roster.qt.look.languages import translate
from roster.qt.widgets.fields import choice_field, choice_of, note
from roster.qt.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from roster.attendance.completion import Verdict
    from roster.base.words import Language


class DecisionDialog(FormDialog):
    """Says what the rule says, and lets the clerk decide otherwise."""

    def __init__(self, verdict: Verdict, language: Language, parent: QWidget) -> None:
        super().__init__(
            translate("Decision", "Decide the outcome"), translate("Decision", "Decide"), parent
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        person = verdict.enrollment
        self.form.addRow(note(f"{person.number} {person.name} {person.unit_name}"))
        self.form.addRow(note(ruled_words(verdict, language)))
        outcomes = {outcome.value: label(outcome, language) for outcome in Completion}
        as_ruled = translate("Decision", "As the rule says")
        chosen = person.decision.value if person.decision else Completion.COMPLETED.value
        self.outcome = choice_field({"": as_ruled, **outcomes}, chosen)
        self.reason = QLineEdit(person.decision_reason or "")
        self.add(translate("Decision", "Outcome"), self.outcome)
        self.add(translate("Decision", "Reason"), self.reason)
        self.reason.textChanged.connect(self._enable)
        self._enable()

    @property
    def choice(self) -> tuple[Completion | None, str]:
        """The outcome, or None for that of the rule, and why."""
        code = choice_of(self.outcome)
        return Completion(code) if code else None, self.reason.text().strip()

    def _enable(self) -> None:
        self.does.setEnabled(bool(self.reason.text().strip()))


def ruled_words(verdict: Verdict, language: Language) -> str:
    """Return what the rule says of somebody and why."""
    said = translate("Decision", "By the rule: {outcome}")
    text = said.format(outcome=label(verdict.ruled, language))
    why = "、".join(label(reason, language) for reason in verdict.shortfalls)
    return text + Words(f"（{why}）", f" ({why})").said(language) if why else text
