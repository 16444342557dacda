"""The filter bar of the people page: village, post, political status, what is missing, a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from roster.codes import PoliticalStatus, Post
from roster.labels import label
from roster.qt.colours import Tone
from roster.qt.flow import FlowLayout
from roster.qt.languages import translate
from roster.qt.theme import NEAR, set_flag, set_role
from roster.trainees import PeopleFilter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.divisions import DivisionRow
    from roster.labels import Language
    from roster.qt.theme import Theme

_WAIT_MILLISECONDS = 120
_TEXT_WIDTH = 220


class ChoiceChip(QToolButton):
    """A chip with a menu: nothing chosen means everybody.

    Signals:
        chosen: another choice.
    """

    chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._code = ""
        self._choices: tuple[tuple[str, str], ...] = ()
        self._words: dict[str, str] = {}
        self.setMenu(QMenu(self))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setText(name)
        set_role(self, "chip")
        set_flag(self, "menu", "true")

    @property
    def code(self) -> str:
        """The code chosen, or an empty text."""
        return self._code

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer (code, words); the choice stays when it is still offered."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        self._words = {"": "", **dict(choices)}
        self.menu().clear()
        everybody = translate("People", "All")
        for code, words in [("", everybody), *choices]:
            self.menu().addAction(self._choice(code, words))
        if self._code not in self._words:
            self.choose("")

    def choose(self, code: str) -> None:
        """Take a choice by its code."""
        if code == self._code:
            return
        self._code = code
        self.setText(f"{self._name} {self._words.get(code, '')}".strip())
        set_flag(self, "set", "true" if code else "false")
        self.chosen.emit()

    def _choice(self, code: str, words: str) -> QAction:
        action = QAction(words, self.menu())
        action.setData(code)
        action.triggered.connect(lambda: self.choose(code))
        return action


class FilterBar(QWidget):
    """Which people are shown.

    Signals:
        changed: the clerk wants other people.
    """

    changed = Signal()

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
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

    def set_villages(self, villages: Sequence[DivisionRow]) -> None:
        """Offer the villages of the office."""
        self.village.set_choices([(village.id, village.short_name) for village in villages])

    def set_without_id(self, count: int) -> None:
        """Say how many people have no identity number; nobody: the chip goes."""
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
        for chip in (self.village, self.post, self.political):
            chip.chosen.connect(self.changed)
        self.without_id.toggled.connect(self.changed)
        self.text.textChanged.connect(self._wait.start)
        self._wait.timeout.connect(self.changed)
