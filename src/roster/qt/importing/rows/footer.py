"""Below the preview: how many rows become what, and the button that imports them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from roster.qt.importing.rows.lists import Group, group_of, group_words
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR, set_role
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from roster.lists.deciding.preview import Preview
    from roster.qt.importing.state import ImportState
    from roster.qt.kit.workspace import Workspace

_ALWAYS_THERE = frozenset({Group.NEW, Group.CHANGED, Group.SAME})


class ImportFooter(QWidget):
    """Counts by group, each a filter of the table above, and the primary button.

    Signals:
        group_chosen: the :class:`Group` to show, or ``None`` for all.
        next_asked: go to the next problem.
        import_asked: write the rows.
    """

    group_chosen = Signal(object)
    next_asked = Signal()
    import_asked = Signal()

    def __init__(self, workspace: Workspace, state: ImportState) -> None:
        super().__init__()
        self._workspace = workspace
        self._state = state
        self._chips = {group: QToolButton() for group in Group}
        self._problems = Label()
        self._next = QPushButton(translate("Import", "Next problem  F8"))
        self._import = QPushButton()
        self._connect()
        self._lay_out()

    def show_preview(self, preview: Preview, problems: int) -> None:
        """Say the counts of another plan."""
        counts = Counter(map(group_of, preview.plan.rows))
        for group, chip in self._chips.items():
            count = counts[group]
            chip.setText(f"{group_words(group, self._workspace.language)} {count}")
            chip.setVisible(count > 0 or group in _ALWAYS_THERE)
            chip.setEnabled(count > 0)
            if not count:
                chip.setChecked(False)
        self._problems.setText(translate("Import", "{count} problems").format(count=problems))
        self._problems.setVisible(problems > 0)
        self._next.setVisible(problems > 0)
        self._import.setText(_import_words(preview))
        self._import.setEnabled(preview.does_something)

    def set_busy(self) -> None:
        """Take no second order while rows are written."""
        self._import.setEnabled(False)

    def _connect(self) -> None:
        for group, chip in self._chips.items():
            chip.toggled.connect(lambda on, group=group: self._on_toggled(group, on=on))
        self._next.clicked.connect(self.next_asked)
        self._import.clicked.connect(self.import_asked)
        self._state.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        for group, chip in self._chips.items():
            chip.setCheckable(True)
            set_role(chip, "chip", Tone.DUE if group is Group.UNDECIDED else None)
            row.addWidget(chip)
        set_role(self._problems, "quiet")
        set_role(self._import, "primary")
        row.addStretch(1)
        row.addWidget(self._problems)
        row.addWidget(self._next)
        row.addWidget(self._import)

    def _on_changed(self) -> None:
        if self._state.preview is not None:
            self.show_preview(self._state.preview, len(self._state.troubles))

    def _on_toggled(self, group: Group, *, on: bool) -> None:
        for other, chip in self._chips.items():
            if on and other is not group:
                with QSignalBlocker(chip):
                    chip.setChecked(False)
        checked = (each for each, chip in self._chips.items() if chip.isChecked())
        self._state.group = next(checked, None)
        self.group_chosen.emit(self._state.group)


def _import_words(preview: Preview) -> str:
    """Say what the button does; without good rows it still puts the others aside."""
    if not preview.is_whole:
        return translate("Import", "Reading the other rows …")
    if preview.waiting and not preview.taken and not preview.instructions.departures:
        return translate("Import", "Put {count} rows aside").format(count=preview.waiting)
    return translate("Import", "Import {count} rows").format(count=preview.taken)
