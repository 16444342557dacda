"""Villages and requirements: in each cell a small bar and how many of how many are trained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem

from roster.base.codes.trainings import Tier
from roster.base.words import label
from roster.coverage.coverage import Figure
from roster.coverage.requirements import name_of
from roster.qt.coverage.cards import missing_words, paint_bar, tone_of
from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR
from roster.qt.widgets.tables.columns import Column, text_column
from roster.qt.widgets.tables.model import HeldModel
from roster.qt.widgets.tables.view import CellDelegate, TableView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter

    from roster.base.words import Language
    from roster.coverage.coverage import CoverageReport, DivisionCoverage
    from roster.qt.coverage.state import CoverageState
    from roster.qt.look.theme import Theme

_DIVISION_WIDTH = 150
_REQUIREMENT_WIDTH = 140
_WORDS_WIDTH = 62
_BAR = 6
_NOBODY = Figure(0, 0)


class CoverageTable(TableView):
    """One row a village, one column a requirement; the people of the current cell are listed."""

    def __init__(self, state: CoverageState, theme: Theme, language: Language) -> None:
        super().__init__(theme)
        self._state = state
        self._shown: CoverageReport | None = None
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._language = language
        self._bars = _BarDelegate(theme, self)
        self._names: list[tuple[str, str]] = []
        self._take_columns([(tier.value, label(tier, language)) for tier in Tier])
        self.setAccessibleName(translate("Coverage", "Coverage by village"))
        state.changed.connect(self._show)

    def _show(self) -> None:
        report = self._state.report
        if report is None or report is self._shown:
            self._leave_cell()
            return
        self._shown = report
        asked = [tier.requirement for tier in report.tiers]
        names = [(requirement.key, name_of(requirement, self._language)) for requirement in asked]
        if names != self._names:
            self._take_columns(names)
        self._model.set_rows({division.unit_id: division for division in report.divisions})

    def _leave_cell(self) -> None:
        """Have no current cell where the people listed are not those of one village."""
        if not self._state.wanted.unit_id:
            self.selectionModel().clear()

    def _take_columns(self, names: list[tuple[str, str]]) -> None:
        """Show one column a requirement, given by its key and name."""
        self._names = names
        self._model = HeldModel(_columns(names), self)
        self.set_model(self._model)
        for at in range(1, len(names) + 1):
            self.setItemDelegateForColumn(at, self._bars)
            self.horizontalHeader().setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentChanged.connect(self._on_cell)

    def figure_at(self, index: QModelIndex | QPersistentModelIndex) -> Figure:
        """Return what a cell of a requirement shows."""
        division = self._model.row_at(index.row())
        return _figure(division, self.table.columns[index.column()].key) if division else _NOBODY

    def _on_cell(self, index: QModelIndex) -> None:
        if index.isValid():
            key = self.table.columns[index.column()].key if index.column() else None
            self._state.want(key, self.table.id_at(index.row()))


class _BarDelegate(CellDelegate):
    """Draws the bar beside the words of the cell; the current cell is framed."""

    def __init__(self, theme: Theme, table: CoverageTable) -> None:
        super().__init__(theme, table)
        self._look = theme
        self._table = table

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        figure = self._table.figure_at(index)
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        self._table.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, ground, painter, self._table
        )
        words = QRectF(option.rect.adjusted(NEAR, 0, -NEAR, 0))
        words.setLeft(words.right() - self._look.px(_WORDS_WIDTH))
        painter.save()
        painter.setFont(self._look.digits())
        painter.setPen(self._look.colour(tone_of(figure)))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, right, figure_words(figure))
        painter.restore()
        bar = QRectF(option.rect.left() + NEAR, 0, 0, _BAR)
        bar.setRight(words.left() - NEAR)
        bar.moveTop(option.rect.center().y() - _BAR / 2)
        if figure.must:
            paint_bar(painter, self._look, bar, figure)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.save()
            painter.setPen(QPen(QColor(self._look.colours.accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()


def figure_words(figure: Figure) -> str:
    """Return trained of due with a sign when it is settled."""
    if not figure.must:
        return "—"
    sign = "✓ " if not figure.missing else ""
    return f"{sign}{figure.trained}/{figure.must}"


def _columns(names: Iterable[tuple[str, str]]) -> tuple[Column[DivisionCoverage], ...]:
    division: Column[DivisionCoverage] = text_column(
        "unit",
        lambda: translate("Coverage", "Village"),
        lambda division: division.unit_name,
        _DIVISION_WIDTH,
    )
    return (division, *(_requirement_column(key, name) for key, name in names))


def _requirement_column(key: str, name: str) -> Column[DivisionCoverage]:
    return text_column(
        key,
        lambda: name,
        lambda division: figure_words(_figure(division, key)),
        _REQUIREMENT_WIDTH,
        tooltip=lambda division: missing_words(_figure(division, key)),
        sort=lambda division: _share(_figure(division, key)),
    )


def _figure(division: DivisionCoverage, key: str) -> Figure:
    return division.figures.get(key, _NOBODY)


def _share(figure: Figure) -> tuple[bool, float, int]:
    """Return a key that puts the village that lags most on top and those without anybody last."""
    share = figure.trained / figure.must if figure.must else 0.0
    return not figure.must, share, -figure.missing
