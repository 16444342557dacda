"""The filter bar of the people page: village, post, political status, what is missing, a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from roster.base.codes.people import PoliticalStatus, Post
from roster.base.words import label
from roster.people.trainees import PeopleFilter
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR, set_role
from roster.qt.widgets.choice_chip import ChoiceChip
from roster.qt.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from roster.base.words import Language
    from roster.qt.look.theme import Theme
    from roster.qt.people.state import PeopleState
    from roster.qt.people.view import PeopleView

_WAIT_MILLISECONDS = 120
_TEXT_WIDTH = 220


class FilterBar(QWidget):
    """Which people are shown.

    Signals:
        changed: the clerk wants other people.
    """

    changed = Signal()

    def __init__(self, state: PeopleState, theme: Theme, language: Language) -> None:
        super().__init__()
        self._state = state
        self._shown: PeopleView | None = None
        self.village = ChoiceChip(translate("People", "Village"))
        self.post = ChoiceChip(translate("People", "Post"))
        self.political = ChoiceChip(translate("People", "Political status"))
        self.without_id = QToolButton()
        self.without_id.setCheckable(True)
        self.text = QLineEdit()
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MILLISECONDS)
        self.post.set_choices([(post.value, label(post, language)) for post in Post])
        self.political.set_choices([(s.value, label(s, language)) for s in PoliticalStatus])
        self._lay_out(theme)
        self._connect()

    def wanted(self) -> PeopleFilter:
        """Return the filter that the bar shows."""
        return PeopleFilter(
            text=self.text.text().strip(),
            division_id=self.village.code or None,
            post=Post(self.post.code) if self.post.code else None,
            political_status=(
                PoliticalStatus(self.political.code) if self.political.code else None
            ),
            without_id_number=self.without_id.isChecked(),
        )

    def is_set(self) -> bool:
        """Whether anybody is left out."""
        return self.wanted() != PeopleFilter()

    def _show(self) -> None:
        """Offer the villages, and say how many have no identity number; nobody: the chip goes."""
        people = self._state.people
        if people is None or people is self._shown:
            return
        self._shown = people
        self.village.set_choices([(each.id, each.short_name) for each in people.villages])
        count = people.without_id_number
        words = translate("People", "No identity number: {count}").format(count=count)
        self.without_id.setText(f"! {words}")
        self.without_id.setVisible(count > 0 or self.without_id.isChecked())

    def start_text(self, text: str = "") -> None:
        """Put the cursor into the text field, with what was typed elsewhere."""
        self.text.setFocus()
        if text:
            self.text.setText(text)
            self._wait.start()
        else:
            self.text.selectAll()

    def clear(self) -> None:
        """Show everybody, asked for once."""
        if not self.is_set():
            return
        with QSignalBlocker(self):
            self.text.clear()
            self.without_id.setChecked(False)
            for chip in (self.village, self.post, self.political):
                chip.choose("")
        self._wait.stop()
        self.changed.emit()

    def _lay_out(self, theme: Theme) -> None:
        set_role(self.without_id, "chip", Tone.DUE)
        self.without_id.hide()
        self.text.setClearButtonEnabled(True)
        self.text.setPlaceholderText(translate("People", "Name, pinyin, phone, number"))
        self.text.setAccessibleName(translate("People", "Filter by text"))
        self.text.setFixedWidth(theme.px(_TEXT_WIDTH))
        chips = FlowLayout(NEAR)
        for widget in (self.village, self.post, self.political, self.without_id):
            chips.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        row.addLayout(chips, 1)
        row.addWidget(self.text)

    def _connect(self) -> None:
        self._state.changed.connect(self._show)
        for chip in (self.village, self.post, self.political):
            chip.chosen.connect(self.changed)
        self.without_id.toggled.connect(self.changed)
        self.text.textChanged.connect(self._wait.start)
        self._wait.timeout.connect(self.changed)
