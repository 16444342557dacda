"""Above the people: which training is shown, and the day of an issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from roster.base.words import label
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR, set_role
from roster.qt.widgets.fields import choice_of, date_field, iso_date
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from roster.base.words import Language
    from roster.certificates.training_view import TrainingView
    from roster.qt.certificates.state import CertificatesState
    from roster.trainings.trainings import TrainingRow


class TrainingChoice(QWidget):
    """Lists the trainings with their certificates in doubt.

    Signals:
        training_chosen: show the training with this id.
    """

    training_chosen = Signal(str)

    def __init__(self, state: CertificatesState, language: Language) -> None:
        super().__init__()
        self._state = state
        self._language = language
        self._shown: TrainingView | None = None
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(translate("Certificates", "Training"))
        self.issue_day = date_field(state.issue_day)
        self.issue_day.setAccessibleName(translate("Certificates", "Day of issue"))
        self.chooser.activated.connect(self._on_chosen)
        self.issue_day.dateChanged.connect(self._on_day)
        state.changed.connect(self._show)
        self._lay_out()

    def typed_day(self) -> str:
        """Return the day of issue as ISO text; what was just typed counts."""
        return iso_date(self.issue_day)

    def _show(self) -> None:
        view = self._state.view
        if view is self._shown:
            return
        self._shown = view
        self.chooser.clear()
        for training in view.trainings:
            waiting = view.doubts.get(training.id, 0)
            self.chooser.addItem(self._training_words(training, waiting), training.id)
        self.chooser.setCurrentIndex(self.chooser.findData(self._state.training_id))
        self.issue_day.setEnabled(view.waiting > 0)

    def _training_words(self, training: TrainingRow, in_doubt: int) -> str:
        words = f"{training.title} · {label(training.state, self._language)}"
        if not in_doubt:
            return words
        with_doubts = translate("Certificates", "{training} · {count} in doubt")
        return with_doubts.format(training=words, count=in_doubt)

    def _on_chosen(self) -> None:
        self.training_chosen.emit(choice_of(self.chooser))

    def _on_day(self) -> None:
        self._state.choose_day(self.typed_day())

    def _lay_out(self) -> None:
        day = Label(translate("Certificates", "Day of issue"))
        set_role(day, "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        row.addWidget(self.chooser, 1)
        row.addSpacing(GAP)
        row.addWidget(day)
        row.addWidget(self.issue_day)
