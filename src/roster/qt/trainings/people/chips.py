"""Chips above a training's list: how many stand where, and only those shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from roster.qt.look.languages import QT_TRANSLATE_NOOP, translate
from roster.qt.look.theme import TIGHT, set_role
from roster.qt.widgets.flow import FlowLayout
from roster.trainings.members import Member, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_KINDS: dict[str, tuple[str, Callable[[Member], bool]]] = {
    "all": (QT_TRANSLATE_NOOP("Trainings", "All"), lambda _member: True),
    "enrolled": (
        QT_TRANSLATE_NOOP("Trainings", "On the list"),
        lambda member: member.standing is Standing.ENROLLED,
    ),
    "waiting": (
        QT_TRANSLATE_NOOP("Trainings", "To be enrolled"),
        lambda member: member.standing is Standing.WAITING,
    ),
    "since": (
        QT_TRANSLATE_NOOP("Trainings", "+ Meant since"),
        lambda member: member.standing is Standing.SINCE,
    ),
    "gone": (
        QT_TRANSLATE_NOOP("Trainings", "− Not meant now"),
        lambda member: bool(member.gone) and member.standing is Standing.ENROLLED,
    ),
    "out": (
        QT_TRANSLATE_NOOP("Trainings", "Taken out"),
        lambda member: member.standing is Standing.TAKEN_OUT,
    ),
    "clash": (QT_TRANSLATE_NOOP("Trainings", "! Clashes"), lambda member: bool(member.clashing)),
    "unknown": (
        QT_TRANSLATE_NOOP("Trainings", "! To recognise"),
        lambda member: member.provisional,
    ),
}
"""Words of each chip, and whom it shows."""


class MemberChips(QWidget):
    """One chip for each kind of line that there is.

    Signals:
        chosen: others are to be shown.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.chips = {kind: self._chip() for kind in _KINDS}
        self.chips["all"].setChecked(True)
        flow = FlowLayout(TIGHT)
        for chip in self.chips.values():
            flow.addWidget(chip)
        self.setLayout(flow)

    def count(self, members: Collection[Member]) -> None:
        """Say how many of each kind there are; a kind without anybody goes."""
        for kind, chip in self.chips.items():
            words, is_meant = _KINDS[kind]
            count = sum(map(is_meant, members))
            chip.setText(f"{translate('Trainings', words)} {count:,}")
            chip.setVisible(count > 0 or kind == "all")
            if not count and chip.isChecked():
                self.show_all()

    def show_all(self) -> None:
        """Choose everybody."""
        self.chips["all"].setChecked(True)

    def shows(self) -> Callable[[Member], bool]:
        """Return what tells whether a line is shown."""
        return next(_KINDS[kind][1] for kind, chip in self.chips.items() if chip.isChecked())

    def _chip(self) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        set_role(chip, "chip")
        self._group.addButton(chip)
        chip.clicked.connect(self.chosen)
        return chip
