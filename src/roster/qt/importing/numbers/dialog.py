"""The identity number desk: damaged numbers, each with what it may have been; nothing by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QPen
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from roster.lists.checking.codes import Repair
from roster.lists.checking.number_candidates import consent
from roster.qt.importing.numbers.lines import (
    CandidateLine,
    NumberLine,
    candidate_columns,
    candidate_lines,
    number_columns,
    situation,
)
from roster.qt.look.languages import translate
from roster.qt.look.theme import APART, GAP, NEAR, set_role
from roster.qt.widgets.dialog_size import give_size
from roster.qt.widgets.fields import note
from roster.qt.widgets.label import Label
from roster.qt.widgets.tables.choices import ChoiceTable
from roster.qt.widgets.tables.model import ROW_ROLE
from roster.qt.widgets.tables.rows import RowsTable
from roster.qt.widgets.tables.view import CellDelegate

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from roster.lists.checking.amendments import Amendment
    from roster.lists.checking.number_candidates import DamagedNumber, PossibleNumber
    from roster.qt.kit.workspace import Workspace
    from roster.qt.look.theme import Theme
    from roster.qt.widgets.tables.model import Index
    from roster.qt.widgets.tables.view import TableView

_SIZE = (900, 560)
_NUMBER_COLUMN = 1
_CHOICES_HEIGHT = 210


class NumberDesk(QDialog):
    """Lets the clerk consent to a candidate for each damaged number, or leave the number alone.

    Args:
        workspace: the shared parts of the window.
        damaged: the numbers, in the order of the list.
        accepted: what the clerk consented to before.
        parent: the widget over which the dialog stands.
    """

    def __init__(
        self,
        workspace: Workspace,
        damaged: Sequence[DamagedNumber],
        accepted: Collection[Amendment],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._language = workspace.language
        self._theme = workspace.theme
        self._lines = [NumberLine(each, _accepted(each, accepted)) for each in damaged]
        self.setWindowTitle(translate("NumberDesk", "Damaged identity numbers"))
        self._create()
        self._connect()
        self._lay_out()
        self._show_lines()
        self.numbers.selectRow(self._next_open(-1) or 0)

    def amendments(self) -> tuple[Amendment, ...]:
        """Return what the clerk consented to."""
        return tuple(
            consent(line.damaged, line.accepted)
            for line in self._lines
            if line.accepted is not None
        )

    def _create(self) -> None:
        self.numbers = _NumbersTable(self._theme, number_columns(self._language))
        self.numbers.setAccessibleName(translate("NumberDesk", "Damaged numbers"))
        self.choices = ChoiceTable(
            self._theme, candidate_columns(self._language), lambda line: line.key
        )
        self.choices.setAccessibleName(translate("NumberDesk", "Possible numbers"))
        self.choices.setItemDelegate(_PlacesDelegate(self._theme, self.choices))
        self._situation = Label(wordWrap=True)
        self.run = QPushButton()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.does = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons = buttons

    def _connect(self) -> None:
        self.numbers.current_changed.connect(self._on_number)
        self.numbers.typed.connect(self.choices.take)
        self.choices.chosen.connect(self._on_chosen)
        self.run.clicked.connect(self._on_run)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        self.run.setAutoDefault(False)
        set_role(self.does, "primary")
        set_role(self._situation, "strong")
        self.choices.setFixedHeight(self._theme.px(_CHOICES_HEIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, APART, APART, GAP)
        column.setSpacing(GAP)
        column.addWidget(
            note(
                translate(
                    "NumberDesk",
                    "Choose by 1–9, leave by 0 or the space bar. Only what you choose is used;"
                    " what the list said is kept. The underlined digits differ from the list.",
                )
            )
        )
        column.addWidget(self.numbers, 1)
        line = QHBoxLayout()
        line.setSpacing(NEAR)
        line.addWidget(self._situation, 1)
        line.addWidget(self.run)
        column.addLayout(line)
        column.addWidget(self.choices)
        column.addWidget(self._buttons)
        self.does.setDefault(True)
        give_size(self, self._theme, *_SIZE)

    def _show_lines(self) -> None:
        self.numbers.set_rows(tuple(self._lines))
        count = sum(line.accepted is not None for line in self._lines)
        self.does.setText(translate("NumberDesk", "Use {count} numbers").format(count=count))

    def _current(self) -> int:
        return max(self.numbers.currentIndex().row(), 0)

    def _next_open(self, at: int) -> int | None:
        """Return the next number that waits for a word, round and round."""
        order = [*range(at + 1, len(self._lines)), *range(at + 1)]
        return next((i for i in order if self._waits(self._lines[i])), None)

    @staticmethod
    def _waits(line: NumberLine) -> bool:
        return bool(line.damaged.candidates) and line.accepted is None and not line.is_seen

    def _on_number(self, row_id: str) -> None:
        if not row_id:
            return
        damaged = self.numbers.row_of_id(row_id).damaged
        self._situation.setText(situation(damaged, self._language))
        self.choices.set_rows(candidate_lines(damaged))
        self.run.setVisible(damaged.run is not None)
        if damaged.run is not None:
            words = translate("NumberDesk", "Move back all of rows {first} to {last}")
            text = words.format(first=damaged.run.first_row, last=damaged.run.last_row)
            self.run.setText(text)

    def _on_chosen(self, line: CandidateLine) -> None:
        at = self._current()
        self._decide(at, line.candidate)
        self._show_lines()
        following = self._next_open(at)
        self.numbers.selectRow(at if following is None else following)
        (self.numbers if following is not None else self.does).setFocus()

    def _decide(self, at: int, candidate: PossibleNumber | None) -> None:
        self._lines[at] = replace(self._lines[at], accepted=candidate, is_seen=True)

    def _on_run(self) -> None:
        """Take the number of the neighbouring row for everybody of the run."""
        run = self._lines[self._current()].damaged.run
        for at, line in enumerate(self._lines):
            moved = _moved(line.damaged)
            if line.damaged.run == run and moved is not None:
                self._decide(at, moved)
        self._show_lines()


def _accepted(damaged: DamagedNumber, accepted: Collection[Amendment]) -> PossibleNumber | None:
    chosen = (each for each in damaged.candidates if consent(damaged, each) in accepted)
    return next(chosen, None)


def _moved(damaged: DamagedNumber) -> PossibleNumber | None:
    """Return the number from which a number's row has slipped."""
    slipped = (each for each in damaged.candidates if each.repair is Repair.SHIFTED_ROW)
    return next(slipped, None)


class _NumbersTable(RowsTable[NumberLine]):
    """Hands the space bar on like a digit: it leaves the number as it is."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the number of the current row."""
        if event.key() == Qt.Key.Key_Space:
            self.typed.emit(" ")
        else:
            super().keyPressEvent(event)


class _PlacesDelegate(CellDelegate):
    """Underlines the digits in which a candidate differs from the list."""

    def __init__(self, theme: Theme, view: TableView) -> None:
        super().__init__(theme, view)
        self._colours = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell, and a line below the digits that differ."""
        super().paint(painter, option, index)
        line = index.data(ROW_ROLE)
        if index.column() != _NUMBER_COLUMN or not isinstance(line, CandidateLine):
            return
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        style, widget = styled.widget.style(), styled.widget
        place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, styled, widget)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, styled, widget) + 1
        measure = QFontMetrics(styled.font)
        bottom = place.center().y() + measure.ascent() // 2 + 3
        painter.save()
        painter.setPen(QPen(QColor(self._colours.colours.due), 2))
        for at in line.places:
            left = place.left() + margin + measure.horizontalAdvance(line.shown[:at])
            right = left + measure.horizontalAdvance(line.shown[at]) - 1
            painter.drawLine(left, bottom, right, bottom)
        painter.restore()
