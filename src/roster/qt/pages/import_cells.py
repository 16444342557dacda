"""The cells of a sheet as a spreadsheet shows them: a model, a view, and how a cell is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QTableView,
)

from roster.formats.cells import CellError, FormulaWithoutValue
from roster.formats.understanding.cell_text import text_of
from roster.qt.colours import Tone
from roster.qt.languages import translate
from roster.qt.pages.import_preview import field_words, masked
from roster.qt.table_model import TONE_ROLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from roster.formats.cells import Cell, Sheet
    from roster.listing import UnderstoodSheet
    from roster.qt.pages.import_preview import Trouble
    from roster.qt.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_LEAST, _MOST = 40, 190
_PER_SIGN, _PADDING = 8, 20
_MEASURED_ROWS = 60
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class SheetModel(QAbstractTableModel):
    """The cells of one sheet, each row at its own number."""

    def __init__(
        self, sheet: Sheet, tables: Sequence[UnderstoodSheet], troubles: Sequence[Trouble]
    ) -> None:
        super().__init__()
        self._cells = dict(sheet.rows)
        self._rows = max(self._cells, default=0)
        self._columns = max((len(cells) for cells in self._cells.values()), default=0)
        self._bands = [range(table.header_first, table.header_last + 1) for table in tables]
        self._fields = {column.column: column.field for table in tables for column in table.columns}
        self._tones: dict[tuple[int, int], Tone] = {}
        self._tips: dict[tuple[int, int], list[str]] = {}
        for trouble in troubles:
            place = (trouble.row, trouble.column)
            self._tones[place] = trouble.tone
            self._tips.setdefault(place, []).append(trouble.words)

    def field_of(self, column: int) -> str | None:
        """Return the field for which a column was taken."""
        return self._fields.get(column)

    def text(self, row: int, column: int) -> str:
        """Return what a cell shows, numbers that identify a person masked; both count from 1."""
        cells = self._cells.get(row, ())
        text = _shown(cells[column - 1]) if column <= len(cells) else ""
        return text if self._is_header(row) else masked(self._fields.get(column) or "", text)

    def width_of(self, column: int) -> int:
        """Return how many pixels the beginning of a column wants at 100 %."""
        rows = list(self._cells)[:_MEASURED_ROWS]
        texts = [self.text(row, column) for row in rows if not self._is_alone(row)]
        longest = max((_signs(text) for text in texts), default=0)
        return min(max(longest * _PER_SIGN + _PADDING, _LEAST), _MOST)

    def _is_header(self, row: int) -> bool:
        return any(row in band for band in self._bands)

    def _is_alone(self, row: int) -> bool:
        """Tell whether a row holds only one text, such as a title over everything."""
        return sum(cell is not None for cell in self._cells[row]) <= 1

    def _tone(self, row: int, column: int) -> Tone | None:
        if self._is_header(row):
            return Tone.ACCENT
        return self._tones.get((row, column)) or self._tones.get((row, 0))

    # Qt overrides

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of the last row."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one fact about a cell."""
        if not index.isValid():
            return None
        row, column = index.row() + 1, index.column() + 1
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == TONE_ROLE:
            return self._tone(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        return None

    def _tip(self, row: int, column: int) -> str | None:
        found = [*self._tips.get((row, column), ()), *self._tips.get((row, 0), ())]
        return "\n".join(found) or self.text(row, column) or None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return letters and numbers as spreadsheets have them, and what a column means."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        letters = column_letters(section + 1)
        field = field_words(self._fields.get(section + 1))
        return f"{letters} {field}" if field else letters


class SheetView(QTableView):
    """Looks like a spreadsheet.

    Signals:
        column_asked: a one-based column whose meaning is in question, and where on the screen.
    """

    column_asked = Signal(int, QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_SheetDelegate(theme, self))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionsClickable(header is self.horizontalHeader())
        self.horizontalHeader().sectionClicked.connect(self._on_header)
        self.horizontalHeader().setToolTip(translate("Import", "Click to say what a column is"))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(_LEFT)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_sheet(self, sheet: Sheet, model: SheetModel) -> None:
        """Show another sheet."""
        old = self.model()
        model.setParent(self)
        self.setModel(model)
        if old is not None:
            old.deleteLater()
        height = self._theme.px(26)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.clearSpans()
        for at in range(model.columnCount()):
            self.setColumnWidth(at, self._theme.px(model.width_of(at + 1)))
        for first_row, first_column, last_row, last_column in sheet.merges:
            rows, columns = last_row - first_row + 1, last_column - first_column + 1
            if rows > 1 or columns > 1:
                self.setSpan(first_row - 1, first_column - 1, rows, columns)

    def show_cell(self, row: int, column: int) -> None:
        """Make a cell current; row and column count from 1."""
        index = self.model().index(row - 1, max(column - 1, 0))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _on_header(self, section: int) -> None:
        header = self.horizontalHeader()
        corner = QPoint(header.sectionViewportPosition(section), header.height())
        self.column_asked.emit(section + 1, header.mapToGlobal(corner))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask about the column of the cell, by mouse or by the menu key."""
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        if index.isValid():
            corner = self.visualRect(index).bottomLeft()
            self.column_asked.emit(index.column() + 1, self.viewport().mapToGlobal(corner))


class _SheetDelegate(QStyledItemDelegate):
    """Lays the colour of a problem under the cell and a line beside it."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell; the current one is framed, so that its colour stays."""
        colours = self._theme.colours
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
        painter.setPen(QPen(QColor(colours.accent), 2) if is_current else QColor(colours.hairline))
        if is_current:
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        else:
            painter.drawLine(option.rect.topRight(), option.rect.bottomRight())
        painter.restore()


def column_letters(column: int) -> str:
    """Return a column as spreadsheets name it: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _shown(cell: Cell) -> str:
    if isinstance(cell, CellError):
        return cell.code
    if isinstance(cell, FormulaWithoutValue):
        return f"={cell.formula}"
    return " ".join(text_of(cell).split())


def _signs(text: str) -> int:
    """Return the width of a text in half-width signs."""
    return sum(1 if sign.isascii() else 2 for sign in text)
