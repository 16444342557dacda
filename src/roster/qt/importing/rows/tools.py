"""Below the rows of a list: what can be decided for many of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from roster.base.words import label
from roster.lists.checking.number_candidates import consent
from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.lists.checking.amendments import Amendment
    from roster.lists.checking.number_candidates import DamagedNumber
    from roster.lists.deciding.preview import Preview
    from roster.qt.importing.rows.findings import Beside
    from roster.qt.kit.workspace import Workspace


class ToolsBar(QWidget):
    """Rules, people who are not in the list, damaged identity numbers.

    Signals:
        rules_asked: show the form of the rules.
        leavers_asked: show who is not in the list.
        numbers_asked: show the damaged identity numbers.
    """

    rules_asked = Signal()
    leavers_asked = Signal()
    numbers_asked = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._language = workspace.language
        theme = workspace.theme
        self.rules = QPushButton(theme.icon("settings"), "")
        self.leavers = QPushButton(theme.icon("user-minus"), "")
        self.numbers = QPushButton(theme.icon("id-card"), "")
        self.rules.clicked.connect(self.rules_asked)
        self.leavers.clicked.connect(self.leavers_asked)
        self.numbers.clicked.connect(self.numbers_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, NEAR // 2)  # the bar of the tabs is no higher
        row.setSpacing(NEAR)
        for button in (self.numbers, self.leavers, self.rules):
            row.addWidget(button)
        row.addStretch(1)

    def show_preview(self, preview: Preview, beside: Beside) -> None:
        """Say the counts of another plan; what nobody needs is not there."""
        rule = label(preview.plan.rules.difference, self._language)
        text = translate("Import", "Where they differ: {rule}…")
        self.rules.setText(text.format(rule=rule))
        said_so_far = preview.instructions
        missing, ended = len(beside.leavers.people), len(said_so_far.departures)
        self.leavers.setText(_with_part(translate("Import", "Not in the list"), ended, missing))
        self.leavers.setVisible(missing > 0)
        words = translate("Import", "Damaged numbers")
        repaired = sum(is_repaired(each, said_so_far.amendments) for each in beside.damaged)
        self.numbers.setText(_with_part(words, repaired, len(beside.damaged)))
        self.numbers.setVisible(bool(beside.damaged))


def is_repaired(damaged: DamagedNumber, amendments: Sequence[Amendment]) -> bool:
    """Tell whether the clerk has consented to one of the numbers it may have been."""
    return any(consent(damaged, each) in amendments for each in damaged.candidates)


def _with_part(words: str, part: int, whole: int) -> str:
    """Return words with a count, or with how many of it are settled."""
    return f"{words} {part} / {whole}…" if part else f"{words} {whole}…"
