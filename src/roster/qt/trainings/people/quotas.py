"""The seats of a training by unit: typed or pasted in place, against who is on the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roster.db.acts import Act
from roster.qt.kit.reading import read
from roster.qt.kit.writing import write_now
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import GAP, NEAR
from roster.qt.widgets.fields import note
from roster.qt.widgets.tables.columns import Column, number_column, text_column
from roster.qt.widgets.tables.model import HeldModel
from roster.qt.widgets.tables.view import BY_KEYS, TableView
from roster.qt.widgets.tally_line import TallyLine
from roster.trainings.quotas import read_seats, seats_in, set_quotas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QModelIndex

    from roster.qt.kit.workspace import Workspace
    from roster.qt.look.theme import Theme
    from roster.qt.trainings.state import TrainingsState
    from roster.trainings.quotas import PastedSeats, QuotaRow

_QUOTA_COLUMN = 1


class TrainingQuotas(QWidget):
    """Units with their seats, those taken and those short; a total above."""

    def __init__(self, workspace: Workspace, state: TrainingsState) -> None:
        super().__init__()
        self._workspace = workspace
        self._state = state
        self._is_given = False
        theme = workspace.theme
        self.tally = TallyLine(
            (
                (translate("Quotas", "Seats"), None),
                (translate("Quotas", "Filled"), None),
                (translate("Quotas", "! Short"), Tone.DUE),
                (translate("Quotas", "× Over"), Tone.MISSING),
            )
        )
        self.paste = QPushButton(theme.icon("clipboard-paste"), translate("Quotas", "Paste"))
        self.model = HeldModel(self._columns(), self)
        self.table = QuotaTable(theme)
        self.table.setAccessibleName(translate("Quotas", "Seats by unit"))
        self.table.set_model(self.model)
        self.table.paste_asked.connect(self.paste_seats)
        self.paste.clicked.connect(self.paste_seats)
        state.changed.connect(self._show)
        self._lay_out()

    def _show(self) -> None:
        if self._state.view is None:
            return
        rows, is_editable = self._state.view.members.quotas, self._state.is_editable
        self._is_given = any(row.quota for row in rows)
        self.model.set_rows({row.unit_id: row for row in rows})
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, _QUOTA_COLUMN))
        never = TableView.EditTrigger.NoEditTriggers
        self.table.setEditTriggers(BY_KEYS if is_editable else never)
        self.paste.setEnabled(is_editable)
        self.tally.show_numbers(
            sum(row.quota for row in rows),
            sum(row.filled for row in rows),
            sum(row.missing for row in rows) if self._is_given else 0,
            sum(row.surplus for row in rows) if self._is_given else 0,
        )

    def paste_seats(self) -> None:
        """Take a copied column: numbers from the current unit down, or names with numbers."""
        text = QGuiApplication.clipboard().text()
        if not text.strip() or not self.paste.isEnabled():
            return
        first = max(self.table.currentIndex().row(), 0)
        divisions = list(self.model.ids)[first:]
        read(
            self._workspace,
            lambda db: read_seats(db, text, divisions),
            partial(self._keep_pasted, self._state.training_id),
        )

    def _keep_pasted(self, training_id: str, found: PastedSeats) -> None:
        if found.seats and self._keep(training_id, found.seats):
            text = translate("Quotas", "Seats of {count} units pasted.")
            self._say(text.format(count=len(found.seats)), found.problems)
        elif not found.seats:
            text = translate("Quotas", "Nothing was pasted: no seats in what was copied.")
            self._workspace.notices.show_notice(text, Tone.DUE)

    def _say(self, words: str, problems: Sequence[str]) -> None:
        notices, undo = self._workspace.notices, self._workspace.undo
        if problems:
            text = translate("Quotas", "Not understood: {lines}.").format(lines="、".join(problems))
            notices.show_notice(f"{words} {text}", Tone.DUE, undo=undo)
        else:
            notices.show_notice(words, undo=undo)

    def _keep(self, training_id: str, seats: Mapping[str, int]) -> bool:
        work = partial(set_quotas, training_id=training_id, seats=seats)
        return write_now(self._workspace, Act.CHANGE_PLAN, work)

    def _edit(self, unit_id: str, text: str) -> None:
        seats = seats_in(text or "0")
        if seats is None:
            sentence = translate(
                "Quotas", "“{text}” is no number of people; the seats are as before."
            )
            self._workspace.notices.show_notice(sentence.format(text=text), Tone.DUE)
            return
        # Rows come anew after the write, which must not happen under an open editor.
        training_id = self._state.training_id
        QTimer.singleShot(0, self, lambda: self._keep(training_id, {unit_id: seats}))

    # columns

    def _columns(self) -> tuple[Column[QuotaRow], ...]:
        return (
            text_column(
                "unit", lambda: translate("Quotas", "Unit"), lambda row: row.unit_name, 200
            ),
            number_column(
                "quota", lambda: translate("Quotas", "Seats"), _seats_text, 90, edit=self._edit
            ),
            number_column(
                "filled",
                lambda: translate("Quotas", "Filled"),
                lambda row: row.filled or None,
                90,
            ),
            text_column(
                "standing",
                lambda: translate("Quotas", "Standing"),
                self._standing,
                200,
                stretch=True,
                tone=self._tone,
            ),
        )

    def _standing(self, row: QuotaRow) -> str:
        if not self._is_given:
            return ""
        if row.surplus:
            return translate("Quotas", "× {count} over").format(count=row.surplus)
        if row.missing:
            return translate("Quotas", "! {count} short").format(count=row.missing)
        return translate("Quotas", "✓ full") if row.quota else ""

    def _tone(self, row: QuotaRow) -> Tone | None:
        if not self._is_given or not (row.quota or row.filled):
            return None
        if row.surplus:
            return Tone.MISSING
        return Tone.DUE if row.missing else Tone.DONE

    def _lay_out(self) -> None:
        hint = translate(
            "Quotas", "Type a number, Enter goes down. Ctrl+V takes a column copied from a table."
        )
        top = QHBoxLayout()
        top.setSpacing(NEAR)
        top.addWidget(self.tally)
        top.addSpacing(GAP)
        top.addWidget(note(hint), 1)
        top.addWidget(self.paste)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(top)
        column.addWidget(self.table, 1)


class QuotaTable(TableView):
    """A digit begins the number of the current unit, Enter writes it and goes down.

    Signals:
        paste_asked: what was copied is wanted here.
    """

    paste_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.opened.connect(self._begin)

    def cell_for_typing(self) -> QModelIndex:
        """Return the number of the current unit, whatever column is current."""
        return self.currentIndex().siblingAtColumn(_QUOTA_COLUMN)

    def _begin(self) -> None:
        """Open the number of the current unit, whatever column is current."""
        index = self.currentIndex()
        if index.isValid() and self.editTriggers() != self.EditTrigger.NoEditTriggers:
            self.setCurrentIndex(index.siblingAtColumn(_QUOTA_COLUMN))
            self.edit(self.currentIndex())

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        """Let Ctrl+V come here while the page would take it."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_paste(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste, or begin a number."""
        if _is_paste(event):
            self.paste_asked.emit()
        elif event.key() == Qt.Key.Key_F2:
            self._begin()
        else:
            super().keyPressEvent(event)


def _is_paste(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste)


def _seats_text(row: QuotaRow) -> str:
    return str(row.quota) if row.quota else ""
