"""Below the preview: how many rows become what, and the button that imports them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from roster.codes import RowKind
from roster.labels import label
from roster.qt.languages import translate
from roster.qt.theme import NEAR, set_role

if TYPE_CHECKING:
    from roster.qt.pages.import_work import Preview
    from roster.qt.workspace import Workspace


class ImportFooter(QWidget):
    """Counts by kind, each a filter of the table above, and the primary button.

    Signals:
        kind_chosen: the RowKind to show, or None for all.
        next_asked: go to the next problem.
        import_asked: write the rows.
    """

    kind_chosen = Signal(object)
    next_asked = Signal()
    import_asked = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._chips = {kind: QToolButton() for kind in RowKind}
        self._problems = QLabel()
        self._next = QPushButton(translate("Import", "Next problem  F8"))
        self._import = QPushButton()
        self._connect()
        self._lay_out()

    @property
    def kind(self) -> RowKind | None:
        """The kind of rows that is shown; ``None`` for all."""
        return next((kind for kind, chip in self._chips.items() if chip.isChecked()), None)

    def show_preview(self, preview: Preview, problems: int) -> None:
        """Say the counts of another plan."""
        for kind, chip in self._chips.items():
            count = preview.plan.count(kind)
            chip.setText(f"{label(kind, self._workspace.language)} {count}")
            chip.setVisible(count > 0 or kind is not RowKind.BAD)
            chip.setEnabled(count > 0)
            if not count:
                chip.setChecked(False)
        self._problems.setText(translate("Import", "{count} problems").format(count=problems))
        self._problems.setVisible(problems > 0)
        self._next.setVisible(problems > 0)
        said = translate("Import", "Import {count} rows")
        self._import.setText(said.format(count=preview.taken))
        self._import.setEnabled(preview.taken > 0)

    def set_busy(self) -> None:
        """Take no second order while rows are written."""
        self._import.setEnabled(False)

    def _connect(self) -> None:
        for kind, chip in self._chips.items():
            chip.toggled.connect(lambda on, kind=kind: self._on_toggled(kind, on=on))
        self._next.clicked.connect(self.next_asked)
        self._import.clicked.connect(self.import_asked)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        for chip in self._chips.values():
            chip.setCheckable(True)
            set_role(chip, "chip")
            row.addWidget(chip)
        set_role(self._problems, "quiet")
        set_role(self._import, "primary")
        row.addStretch(1)
        row.addWidget(self._problems)
        row.addWidget(self._next)
        row.addWidget(self._import)

    def _on_toggled(self, kind: RowKind, *, on: bool) -> None:
        for other, chip in self._chips.items():
            if on and other is not kind:
                chip.blockSignals(True)  # noqa: FBT003 - Qt's name for it
                chip.setChecked(False)
                chip.blockSignals(False)  # noqa: FBT003 - Qt's name for it
        self.kind_chosen.emit(self.kind)
