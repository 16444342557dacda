"""Which half-day attended elsewhere makes up for one missed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout

from roster.base.codes.attendance import MARK_SIGNS
from roster.base.words import label
from roster.qt.attendance.words import half_day_words
from roster.qt.look.languages import translate
from roster.qt.look.theme import APART, GAP
from roster.qt.widgets.dialog import Dialog
from roster.qt.widgets.dialog_size import give_size
from roster.qt.widgets.fields import note
from roster.qt.widgets.tables.choices import ChoiceTable
from roster.qt.widgets.tables.columns import Column, text_column
from roster.qt.widgets.tables.rows import RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from roster.attendance.makeup import Chance, Missed
    from roster.base.words import Language
    from roster.qt.kit.workspace import Workspace

_SIZE = (820, 520)
_CHOICES_HEIGHT = 170


class MakeupDialog(Dialog):
    """Above what was missed, below what can make up for it; a digit links, 0 takes a link back.

    Args:
        workspace: the shared parts of the window.
        find_chances: finds what can make up for a half-day missed, and hands it on.
        parent: the widget over which the dialog stands.

    Signals:
        linked: a missed half-day and what makes up for it, or None to take the link back.
    """

    linked = Signal(object, object)

    def __init__(
        self,
        workspace: Workspace,
        find_chances: Callable[[Missed, Callable[[Sequence[Chance]], None]], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Makeup", "Makeup for what was missed"))
        self._find_chances = find_chances
        theme, language = workspace.theme, workspace.language
        self.missed: RowsTable[Missed] = RowsTable(theme, _missed_columns(language))
        self.missed.setAccessibleName(translate("Makeup", "Half-days missed"))
        self._keys: dict[tuple[str, str], str] = {}
        self.chances: ChoiceTable[Chance] = ChoiceTable(
            theme, _chance_columns(language), lambda c: self._keys[c.enrollment_id, c.period_id]
        )
        self.chances.setAccessibleName(translate("Makeup", "Attended elsewhere"))
        self.chances.setFixedHeight(theme.px(_CHOICES_HEIGHT))
        self.chances.empty.say(
            translate("Makeup", "Nothing can make up for it yet"),
            translate("Makeup", "Needed: another run, or the same subject elsewhere, attended."),
            icon="calendar-days",
        )
        self.missed.current_changed.connect(self._show_chances)
        self.missed.typed.connect(self._on_typed)
        self.chances.typed.connect(self._on_typed)
        self.chances.chosen.connect(self._on_chosen)
        self._lay_out()
        give_size(self, theme, *_SIZE)
        self.missed.setFocus()

    def show_rows(self, rows: Sequence[Missed], current: str = "") -> None:
        """Show what was missed, as it is linked now; ``current``: whose first one is current."""
        self.missed.empty.say(
            translate("Makeup", "Nobody missed anything"),
            translate("Makeup", "Half-days of leave and absence stand here."),
            icon="circle-check",
        )
        kept = self.missed.current_id()
        self.missed.set_rows(rows)
        at = next((at for at, row in enumerate(rows) if row.enrollment.id == current), 0)
        if rows:
            self.missed.selectRow(min(int(kept), len(rows) - 1) if kept and not current else at)
        self._show_chances()

    def _lay_out(self) -> None:
        said = translate(
            "Makeup",
            "1–9 link what was attended elsewhere, 0 takes the link back. The absence stays in"
            " the history; the outcome counts it as made up.",
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, APART, APART, GAP)
        column.setSpacing(GAP)
        column.addWidget(note(said))
        column.addWidget(self.missed, 1)
        column.addWidget(self.chances)
        column.addWidget(buttons)

    def _current(self) -> Missed | None:
        row_id = self.missed.current_id()
        return self.missed.row_of_id(row_id) if row_id else None

    def _show_chances(self) -> None:
        current = self._current()
        if current:
            self._find_chances(current, self._on_found)
        else:
            self._on_found(())

    def _on_found(self, found: Sequence[Chance]) -> None:
        places = [(chance.enrollment_id, chance.period_id) for chance in found]
        self._keys = {place: str(at) if at <= 9 else "" for at, place in enumerate(places, start=1)}
        self.chances.set_rows(found)

    def _on_typed(self, text: str) -> None:
        current = self._current()
        if text == "0" and current is not None and current.made_up is not None:
            self.linked.emit(current, None)
        else:
            self.chances.take(text)

    def _on_chosen(self, chance: Chance) -> None:
        current = self._current()
        if current is not None:
            self.linked.emit(current, chance)


def _missed_columns(language: Language) -> tuple[Column[Missed], ...]:
    return (
        text_column(
            "name",
            lambda: translate("Makeup", "Name"),
            lambda row: f"{row.enrollment.number} {row.enrollment.name}",
            110,
        ),
        text_column(
            "unit",
            lambda: translate("Makeup", "Village"),
            lambda row: row.enrollment.unit_name,
            110,
        ),
        text_column(
            "period",
            lambda: translate("Makeup", "Missed"),
            lambda row: half_day_words(row.period, language),
            250,
        ),
        text_column(
            "mark",
            lambda: translate("Makeup", "Mark"),
            lambda row: f"{MARK_SIGNS[row.mark]} {label(row.mark, language)}",
            80,
        ),
        text_column(
            "made",
            lambda: translate("Makeup", "Made up for in"),
            lambda row: _chance_words(row.made_up, language) if row.made_up else "",
            200,
            stretch=True,
        ),
    )


def _chance_columns(language: Language) -> tuple[Column[Chance], ...]:
    return (
        text_column(
            "title",
            lambda: translate("Makeup", "Training"),
            lambda chance: chance.title,
            300,
            stretch=True,
        ),
        text_column(
            "date",
            lambda: translate("Makeup", "Half-day"),
            lambda chance: f"{chance.date} {label(chance.part, language)}",
            150,
        ),
        text_column(
            "subject", lambda: translate("Makeup", "Subject"), lambda chance: chance.subject, 200
        ),
    )


def _chance_words(chance: Chance, language: Language) -> str:
    return f"{chance.date} {label(chance.part, language)} {chance.title}"
