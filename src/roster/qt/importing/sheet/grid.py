"""A sheet as spreadsheets show it: rows, columns, joined cells, and how a cell is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QPen, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QTableView,
)

from roster.qt.importing.sheet.band import BandGrips
from roster.qt.importing.sheet.cells import COMMENT_ROLE, STRUCK_ROLE, SheetModel
from roster.qt.importing.sheet.headers import ColumnHeader, RowHeader
from roster.qt.look.colours import Tone
from roster.qt.widgets.tables.model import TONE_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from roster.qt.look.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

_MOST_SPANS = 100_000  # joined cells beyond are shown apart; no list has so many
_CORNER = 7


class SheetView(QTableView):
    """Looks like a spreadsheet.

    Signals:
        menu_asked: one-based row and column of the cell in question (row 0: of the whole column),
            and where on the screen.
        band_chosen: first and last row of the header, dragged there by the clerk.
        meaning_moved: one-based columns: whose meaning goes where.
    """

    menu_asked = Signal(int, int, QPoint)
    band_chosen = Signal(int, int)
    meaning_moved = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows, self.columns = RowHeader(theme), ColumnHeader(theme)
        self._set_headers()
        self._set_manners()
        self.grips = BandGrips(self)
        self.setItemDelegate(_SheetDelegate(theme, self))
        self.columns.sectionClicked.connect(self._on_header)
        self.columns.meaning_moved.connect(self.meaning_moved)
        self.grips.moved.connect(self._on_band_moved)
        self.grips.dropped.connect(self.band_chosen)

    def sheet_model(self) -> SheetModel | None:
        """Return the model of the sheet shown."""
        model = self.model()
        return model if isinstance(model, SheetModel) else None

    def show_sheet(self, model: SheetModel) -> None:
        """Show another sheet, or the same one understood otherwise; it stays where it is."""
        old, selection = self.sheet_model(), self.selectionModel()
        is_same = old is not None and old.sheet is model.sheet
        place = (self.currentIndex().row(), self.currentIndex().column())
        scrolled = (self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        model.setParent(self)
        self.setModel(model)
        self.grips.set_band(model.band)
        if is_same:
            self._go_back(place, scrolled)
        else:
            self._measure(model)
        if old is not None:
            selection.deleteLater()
            old.deleteLater()

    def clear(self) -> None:
        """Show no sheet."""
        old, selection = self.sheet_model(), self.selectionModel()
        self.setModel(None)
        self.grips.set_band(None)
        if old is not None:
            selection.deleteLater()
            old.deleteLater()

    def show_cell(self, row: int, column: int) -> None:
        """Make a cell current; row and column count from 1."""
        index = self.model().index(row - 1, max(column - 1, 0))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)
        sideways = self.horizontalScrollBar().value()
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.horizontalScrollBar().setValue(sideways)  # columns move only as far as they must
        self.scrollTo(index)

    def _set_headers(self) -> None:
        self.setVerticalHeader(self._rows)
        self.setHorizontalHeader(self.columns)
        self.columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.columns.setMinimumSectionSize(self._theme.px(32))

    def _set_manners(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def _go_back(self, place: tuple[int, int], scrolled: tuple[int, int]) -> None:
        index = self.model().index(*place)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)
        self.horizontalScrollBar().setValue(scrolled[0])
        self.verticalScrollBar().setValue(scrolled[1])

    def _measure(self, model: SheetModel) -> None:
        height = self._theme.px(26)
        self._rows.setMinimumSectionSize(height)
        self._rows.setDefaultSectionSize(height)
        self._rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clearSpans()
        self.horizontalScrollBar().setValue(0)
        for at in range(model.columnCount()):
            self.setColumnWidth(at, self._theme.px(model.width_of(at + 1)))
        self._join_cells(model)
        if model.sheet.rows:
            self.setCurrentIndex(model.index(model.sheet.rows[0][0] - 1, 0))

    def _join_cells(self, model: SheetModel) -> None:
        """Join what is joined in the file, and give texts that stand alone the rest of the row."""
        for first_row, first_column, last_row, last_column in model.sheet.merges[:_MOST_SPANS]:
            rows, columns = last_row - first_row + 1, last_column - first_column + 1
            if rows > 1 or columns > 1:
                self.setSpan(first_row - 1, first_column - 1, rows, columns)
        for row, column in model.lone_texts():
            if column < model.columnCount():
                self.setSpan(row - 1, column - 1, 1, model.columnCount() - column + 1)

    def _on_band_moved(self, first: int, last: int) -> None:
        model = self.sheet_model()
        if model is not None:
            model.show_band(first, last)
            self._rows.viewport().update()

    def _on_header(self, section: int) -> None:
        corner = QPoint(self.columns.sectionViewportPosition(section), self.columns.height())
        self.menu_asked.emit(0, section + 1, self.columns.mapToGlobal(corner))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask what the row and the column of a cell are, by mouse or by the menu key."""
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        if index.isValid():
            corner = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_asked.emit(index.row() + 1, index.column() + 1, corner)


class _SheetDelegate(QStyledItemDelegate):
    """Draws a cell with the colour of its problem, its strike-through, the sign of a comment."""

    def __init__(self, theme: Theme, view: SheetView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell; the current one is framed, so that its colour stays."""
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        option.state &= ~(
            QStyle.StateFlag.State_Selected
            | QStyle.StateFlag.State_HasFocus
            | QStyle.StateFlag.State_MouseOver
        )
        tone = index.data(TONE_ROLE)
        if tone:
            painter.fillRect(option.rect, self._theme.ground(Tone(tone)))
        super().paint(painter, option, index)
        painter.save()
        self._draw_lines(painter, option, index, is_current=is_current)
        if index.data(COMMENT_ROLE):
            self._draw_corner(painter, option)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Strike through what is struck through in the file."""
        super().initStyleOption(option, index)
        if index.data(STRUCK_ROLE):
            option.font.setStrikeOut(True)

    def _draw_lines(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, *, is_current: bool
    ) -> None:
        rect, colours = option.rect, self._theme.colours
        model = self._view.sheet_model()
        band = model.band if model else None
        first = index.row() + 1
        last = index.row() + self._view.rowSpan(index.row(), index.column())
        if band and band[0] == first:
            painter.fillRect(rect.left(), rect.top(), rect.width(), 2, QColor(colours.accent))
        if band and band[1] == last:
            painter.fillRect(
                rect.left(), rect.bottom() - 1, rect.width(), 2, QColor(colours.accent)
            )
        painter.setPen(QPen(QColor(colours.accent), 2) if is_current else QColor(colours.hairline))
        if is_current:
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        else:
            painter.drawLine(rect.topRight(), rect.bottomRight())

    def _draw_corner(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Draw the small triangle by which spreadsheets mark a comment."""
        corner = option.rect.topRight()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(Tone.DUE))
        points = (corner, corner - QPoint(_CORNER, 0), corner + QPoint(0, _CORNER))
        painter.drawPolygon(QPolygon(points))
