"""The cells of a sheet as a model: what they say, where the header is, what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from roster.lists.reading.cells import CellError, FormulaWithoutValue
from roster.lists.understanding.cells.text import text_of
from roster.qt.importing.words import column_words, field_words, masked
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.widgets.label import plain_tip
from roster.qt.widgets.tables.model import TONE_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from PySide6.QtCore import QPersistentModelIndex

    from roster.base.words import Language
    from roster.lists.listing import UnderstoodColumn, UnderstoodSheet
    from roster.lists.reading.cells import Cell, Sheet
    from roster.lists.reading.child.packed_rows import PackedRows
    from roster.qt.importing.words import Trouble

    Index = QModelIndex | QPersistentModelIndex

STRUCK_ROLE, COMMENT_ROLE = TONE_ROLE + 10, TONE_ROLE + 11
"""Whether a cell is struck through in the file; whether somebody left a comment at it."""

_ROOT = QModelIndex()
_LEAST, _MOST = 40, 190
_PER_SIGN, _PADDING = 8, 20
_MEASURED_ROWS = 60


class SheetModel(QAbstractTableModel):
    """The cells of one sheet, each row at its own number.

    It keeps nothing for each row: 100,000 of them cost what the workbook costs.

    Args:
        sheet: its first rows, and what else is known of it.
        rows: all rows.
        tables: what was understood of them.
        troubles: the problems.
        language: of labels.
        band: where the clerk says the header is, for a sheet in which nobody is found.
    """

    def __init__(
        self,
        sheet: Sheet,
        rows: PackedRows,
        tables: Sequence[UnderstoodSheet] = (),
        troubles: Sequence[Trouble] = (),
        language: Language = "zh",
        band: tuple[int, int] | None = None,
    ) -> None:
        super().__init__()
        self.sheet = sheet
        self._language = language
        self._rows = rows
        found = [(table.header_first, table.header_last) for table in tables]
        self._bands = found or [band or (0, 0)]
        self._understood = {column.column: column for table in tables for column in table.columns}
        self._tones: dict[tuple[int, int], Tone] = {}
        self._tips: dict[tuple[int, int], list[str]] = {}
        for trouble in troubles:
            place = trouble.where
            self._tones[place] = trouble.tone
            self._tips.setdefault(place, []).append(trouble.words)

    @property
    def band(self) -> tuple[int, int] | None:
        """First and last row of the header, one-based; ``None`` when there is none."""
        return next((band for band in self._bands if band[0]), None)

    def show_band(self, first: int, last: int) -> None:
        """Tint other rows as the header, for as long as the clerk drags it."""
        rows = [*(self.band or (first, last)), first, last]
        self._bands = [(first, last), *self._bands[1:]]
        begin, end = self.index(min(rows) - 1, 0), self.index(max(rows) - 1, self._rows.width - 1)
        self.dataChanged.emit(begin, end)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, begin.row(), end.row())

    def column(self, column: int) -> UnderstoodColumn | None:
        """Return what was understood of a one-based column."""
        return self._understood.get(column)

    def field_of(self, column: int) -> str | None:
        """Return the field for which a column was taken."""
        understood = self.column(column)
        return understood.field if understood else None

    def fields(self) -> set[str]:
        """Return the fields for which there is a column."""
        return {column.field for column in self._understood.values() if column.field}

    def is_header(self, row: int) -> bool:
        """Tell whether a one-based row belongs to a header."""
        return any(first <= row <= last for first, last in self._bands)

    def is_hidden(self, row: int) -> bool:
        """Tell whether a one-based row is hidden in the file."""
        return row in self.sheet.hidden_rows

    def text(self, row: int, column: int) -> str:
        """Return what a cell shows, numbers that identify a person masked; both count from 1."""
        cells = self._rows.cells(row)
        text = _shown(cells[column - 1]) if column <= len(cells) else ""
        return text if self.is_header(row) else masked(self.field_of(column), text)

    def width_of(self, column: int) -> int:
        """Return how many pixels the beginning of a column wants at 100 %."""
        header = self.headerData(column - 1, Qt.Orientation.Horizontal)
        texts = (header, *(self.text(row, column) for row in self._measured_rows()))
        longest = max(_signs(str(text)) for text in texts)
        return min(max(longest * _PER_SIGN + _PADDING, _LEAST), _MOST)

    def lone_texts(self) -> Iterator[tuple[int, int]]:
        """Yield row and column of texts that stand alone in one of the first rows, as titles do."""
        rows = self.sheet.rows[:_MEASURED_ROWS]
        joined = [merge for merge in self.sheet.merges if rows and merge[0] <= rows[-1][0]]
        for number, cells in rows:
            filled = [place for place, cell in enumerate(cells, 1) if cell is not None]
            if len(filled) == 1 and not any(top <= number <= end for top, _, end, _ in joined):
                yield number, filled[0]

    def _measured_rows(self) -> Iterator[int]:
        """Yield the first rows of the table, without titles above and texts that stand alone."""
        begin = self.band[0] if self.band else 0
        for number, cells in self.sheet.rows[:_MEASURED_ROWS]:
            if number >= begin and sum(cell is not None for cell in cells) > 1:
                yield number

    def tone(self, row: int, column: int) -> Tone | None:
        """Return the colour of a cell: of the header, or of its problem."""
        if self.is_header(row):
            return Tone.ACCENT
        return self._tones.get((row, column)) or self._tones.get((row, 0))

    def is_struck(self, row: int, column: int) -> bool:
        """Tell whether a cell is struck through in the file."""
        return (row, column) in self.sheet.struck

    def has_comment(self, row: int, column: int) -> bool:
        """Tell whether somebody left a comment at a cell."""
        return (row, column) in self.sheet.comments

    def tip(self, row: int, column: int) -> str | None:
        """Return what is to be known of a cell, or else its whole text."""
        found = [*self._tips.get((row, column), ()), *self._tips.get((row, 0), ())]
        comment = self.sheet.comments.get((row, column))
        if comment:
            found.append(translate("Import", "Comment: {text}").format(text=comment))
        if (row, column) in self.sheet.struck:
            found.append(translate("Import", "Struck through in the file"))
        tip = "\n".join(found) or self.text(row, column)
        return plain_tip(tip) if tip else None

    # Qt overrides

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of the last row."""
        return 0 if parent.isValid() or not self._rows else self._rows.numbers[-1]

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else self._rows.width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one fact about a cell."""
        answer = _ANSWERS.get(role)
        if answer is None or not index.isValid():
            return None
        return answer(self, index.row() + 1, index.column() + 1)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return letters and numbers as spreadsheets have them, and what a column means."""
        if orientation == Qt.Orientation.Vertical:
            return self._row_header(section + 1, role)
        letters = column_letters(section + 1)
        if role == Qt.ItemDataRole.DisplayRole:
            field = field_words(self.field_of(section + 1))
            return f"{letters} {field}" if field else letters
        understood = self.column(section + 1)
        if role == Qt.ItemDataRole.ToolTipRole and understood:
            return plain_tip(column_words(understood, letters, self._language))
        return None

    def _row_header(self, row: int, role: int) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(row)
        if role == Qt.ItemDataRole.ToolTipRole and self.is_hidden(row):
            return translate("Import", "This row is hidden in the file; it is read all the same.")
        return None


_ANSWERS: Mapping[int, Callable[[SheetModel, int, int], object]] = {
    Qt.ItemDataRole.DisplayRole: SheetModel.text,
    Qt.ItemDataRole.ToolTipRole: SheetModel.tip,
    TONE_ROLE: SheetModel.tone,
    STRUCK_ROLE: SheetModel.is_struck,
    COMMENT_ROLE: SheetModel.has_comment,
}


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
