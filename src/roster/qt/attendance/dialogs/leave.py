"""Leave of one person for some half-days, and all leave that was granted in a training."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roster.base.codes.attendance import LEAVE, Mark
from roster.base.words import label
from roster.qt.attendance.columns import short_half_day
from roster.qt.attendance.words import half_day_words
from roster.qt.look.languages import translate
from roster.qt.look.theme import APART, GAP, NEAR
from roster.qt.widgets.dialog import Dialog
from roster.qt.widgets.dialog_size import give_size
from roster.qt.widgets.fields import choice_field, choice_of, note
from roster.qt.widgets.form_dialog import FormDialog
from roster.qt.widgets.tables.columns import Column, text_column
from roster.qt.widgets.tables.rows import RowsTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from roster.attendance.leave import LeaveRow
    from roster.base.words import Language
    from roster.qt.kit.workspace import Workspace
    from roster.trainings.enrollments import EnrollmentRow
    from roster.trainings.periods import PeriodRow

_SIZE = (820, 420)
_FORM_WIDTH = 480


@dataclass(frozen=True, slots=True)
class LeaveWish:
    """Leave to be granted."""

    period_ids: tuple[str, ...]
    mark: Mark
    reason: str
    approver: str | None
    proof: Path | None


class ProofField(QWidget):
    """A file to be kept as proof: typed, dropped as text, or chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.path = QLineEdit()
        self.path.setPlaceholderText(translate("Leave", "PDF or picture, 10 MB at most"))
        self.path.setAccessibleName(translate("Leave", "Proof"))
        self.choose = QPushButton(translate("Leave", "Choose file…"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        row.addWidget(self.path, 1)
        row.addWidget(self.choose)

    @property
    def file(self) -> Path | None:
        """The file, if there is one."""
        text = self.path.text().strip()
        return Path(text) if text else None

    def _choose(self) -> None:
        kinds = translate("Leave", "Proofs") + " (*.pdf *.jpg *.jpeg *.png)"
        title = translate("Leave", "Proof of leave")
        path, _kind = QFileDialog.getOpenFileName(self, title, str(Path.home()), kinds)
        if path:
            self.path.setText(path)


class LeaveDialog(FormDialog):
    """Asks for how long, why and by whom.

    Args:
        person: who is excused.
        blank: the half-days without a mark.
        first: the half-day to begin with, if it has no mark.
        room: what the rule leaves room for, in words.
        language: of the words.
        parent: the widget over which the dialog stands.
    """

    def __init__(
        self,
        person: EnrollmentRow,
        blank: Sequence[PeriodRow],
        first: str,
        room: str,
        language: Language,
        parent: QWidget,
    ) -> None:
        super().__init__(translate("Leave", "Leave"), translate("Leave", "Grant leave"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_FORM_WIDTH)
        self._blank = blank
        half_days = {period.id: half_day_words(period, language) for period in blank}
        self.start = choice_field(half_days, first)
        self.end = choice_field(half_days, first)
        kinds = {m.value: label(m, language) for m in Mark if m in LEAVE}
        self.kind = choice_field(kinds)
        self.reason, self.approver, self.proof = QLineEdit(), QLineEdit(), ProofField()
        self.form.addRow(note(f"{person.number} {person.name} {person.unit_name}"))
        self.form.addRow(note(room))
        self.add(translate("Leave", "From"), self.start)
        self.add(translate("Leave", "To"), self.end)
        self.add(translate("Leave", "Kind"), self.kind)
        self.add(translate("Leave", "Reason"), self.reason)
        self.add(translate("Leave", "Approved by"), self.approver)
        self.add(translate("Leave", "Proof"), self.proof)
        self.start.currentIndexChanged.connect(self._keep_order)
        self.end.currentIndexChanged.connect(self._enable)
        self.reason.textChanged.connect(self._enable)
        self._enable()

    @property
    def wish(self) -> LeaveWish:
        """What was asked for."""
        chosen = self._blank[self.start.currentIndex() : self.end.currentIndex() + 1]
        return LeaveWish(
            tuple(period.id for period in chosen),
            Mark(choice_of(self.kind)),
            self.reason.text().strip(),
            self.approver.text().strip() or None,
            self.proof.file,
        )

    def _keep_order(self) -> None:
        if self.end.currentIndex() < self.start.currentIndex():
            self.end.setCurrentIndex(self.start.currentIndex())
        self._enable()

    def _enable(self) -> None:
        is_in_order = 0 <= self.start.currentIndex() <= self.end.currentIndex()
        self.does.setEnabled(is_in_order and bool(self.reason.text().strip()))


class LeavesDialog(Dialog):
    """Lists the leave granted in a training.

    Signals:
        withdrawn: a leave to be taken back.
        proof_asked: a leave whose proof is to be saved.
    """

    withdrawn = Signal(object)
    proof_asked = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Leave", "Leave granted"))
        self.table: RowsTable[LeaveRow] = RowsTable(workspace.theme, _columns(workspace.language))
        self.table.setAccessibleName(translate("Leave", "Leave granted"))
        self.table.current_changed.connect(self._enable)
        self.table.opened.connect(self._ask_proof)
        self._buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.takes_back = self._buttons.addButton(translate("Leave", "Take leave back"), role)
        self.saves = self._buttons.addButton(translate("Leave", "Save the proof…"), role)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        self.takes_back.clicked.connect(self._withdraw)
        self.saves.clicked.connect(self._ask_proof)
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, APART, APART, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.table, 1)
        column.addWidget(self._buttons)
        give_size(self, workspace.theme, *_SIZE)
        self._enable()
        self.table.setFocus()

    def show_rows(self, rows: Sequence[LeaveRow]) -> None:
        """Show what is granted now."""
        self.table.empty.say(
            translate("Leave", "No leave was granted yet"),
            translate("Leave", "F6 on the row of a person grants leave."),
            icon="calendar-days",
        )
        self.table.set_rows(rows)
        if rows:
            self.table.selectRow(0)
        self._enable()

    def _current(self) -> LeaveRow | None:
        row_id = self.table.current_id()
        return self.table.row_of_id(row_id) if row_id else None

    def _enable(self) -> None:
        current = self._current()
        self.takes_back.setEnabled(current is not None)
        self.saves.setEnabled(current is not None and current.proof_name is not None)

    def _withdraw(self) -> None:
        current = self._current()
        if current is not None:
            self.withdrawn.emit(current)

    def _ask_proof(self) -> None:
        current = self._current()
        if current is not None and current.proof_name is not None:
            self.proof_asked.emit(current)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a leave back by the delete key."""
        if event.key() == Qt.Key.Key_Delete:
            self._withdraw()
        else:
            super().keyPressEvent(event)


def _columns(language: Language) -> tuple[Column[LeaveRow], ...]:
    return (
        text_column(
            "name", lambda: translate("Leave", "Name"), lambda row: f"{row.number} {row.name}", 110
        ),
        text_column("unit", lambda: translate("Leave", "Village"), lambda row: row.unit_name, 110),
        text_column("days", lambda: translate("Leave", "Half-days"), _days, 130),
        text_column(
            "kind", lambda: translate("Leave", "Kind"), lambda row: label(row.mark, language), 70
        ),
        text_column(
            "reason",
            lambda: translate("Leave", "Reason"),
            lambda row: row.reason,
            140,
            stretch=True,
        ),
        text_column(
            "approver", lambda: translate("Leave", "Approved by"), lambda row: row.approver, 90
        ),
        text_column("proof", lambda: translate("Leave", "Proof"), lambda row: row.proof_name, 110),
    )


def _days(row: LeaveRow) -> str:
    if not row.periods:
        return ""
    first, last = (short_half_day(row.periods[at].plan) for at in (0, -1))
    return first if len(row.periods) == 1 else f"{first} — {last}"
