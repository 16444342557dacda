"""The sheet as it came: cells where they stand, the header tinted, problems in colour."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabBar, QToolButton, QVBoxLayout, QWidget

from roster.lists.understanding.understand import is_read
from roster.qt.importing.sheet.band import Edge, moved_edge
from roster.qt.importing.sheet.cells import SheetModel, column_letters
from roster.qt.importing.sheet.fields import FieldChips
from roster.qt.importing.sheet.grid import SheetView
from roster.qt.importing.sheet.recall import RecallLine
from roster.qt.importing.words import CHOOSABLE, column_words, field_words
from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR, set_role
from roster.qt.widgets.label import Label, plain_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPoint

    from roster.base.words import Language
    from roster.lists.deciding.preview import Preview
    from roster.lists.reading.cells import Sheet
    from roster.lists.reading.child.packed_rows import PackedRows
    from roster.qt.importing.state import ImportState
    from roster.qt.importing.words import Trouble
    from roster.qt.look.theme import Theme


class SheetPane(QWidget):
    """The sheets of a workbook, one at a time.

    Signals:
        cell_chosen: name of the sheet and number of the row that became current.
        columns_declared: sheet, and what some of its columns are: field by one-based column,
            ``None`` for a column that is left out.
        band_declared: sheet, and first and last row of its header; ``None``: it has none.
        sheet_wanted: a sheet that is to be read though it is hidden or looks like notes.
        recall_refused: what was said at an earlier import is not to be used again.
    """

    cell_chosen = Signal(str, int)
    columns_declared = Signal(str, object)
    band_declared = Signal(str, object)
    sheet_wanted = Signal(str)
    recall_refused = Signal()

    def __init__(self, theme: Theme, language: Language, state: ImportState) -> None:
        super().__init__()
        self._theme = theme
        self._state = state
        self._language = language
        self._preview: Preview | None = None
        self._troubles: tuple[Trouble, ...] = ()
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.setAccessibleName(translate("Import", "Sheets of the workbook"))
        self.view = SheetView(theme)
        self.view.setAccessibleName(translate("Import", "The sheet as it is"))
        self.recall = RecallLine()
        self.chips = FieldChips()
        self._about = Label()
        self._extras = Label()
        self._read = QToolButton()
        self._connect()
        self._lay_out()

    def _show_preview(self, preview: Preview, troubles: tuple[Trouble, ...]) -> None:
        """Show another workbook, or the same one with other problems."""
        is_same = self._preview is not None and self._preview.workbook is preview.workbook
        at = self._tabs.currentIndex()
        self._preview, self._troubles = preview, troubles
        self.recall.show_preview(preview)
        at = max(at, 0) if is_same else self._first_understood()
        with QSignalBlocker(self._tabs):
            while self._tabs.count():
                self._tabs.removeTab(0)
            for sheet in self._sheets():
                self._add_tab(sheet, preview)
            self._tabs.setCurrentIndex(at)
        self._tabs.setVisible(self._tabs.count() > 1)
        self._on_tab(at)

    def _forget(self) -> None:
        """Let go of the workbook; a long one is large."""
        self._preview, self._troubles = None, ()
        self.view.clear()

    def show_cell(self, sheet: str, row: int, column: int) -> None:
        """Make a cell current and bring it into view; column 0 means the whole row."""
        names = [each.name for each in self._sheets()]
        if sheet not in names:
            return
        self._tabs.setCurrentIndex(names.index(sheet))
        self.view.show_cell(row, column)

    def fill_menu(self, menu: QMenu, row: int, column: int) -> None:
        """Fill a menu with what a row and a column can be; the present answer is ticked.

        Args:
            menu: an empty menu.
            row: one-based row; 0 when only the column is in question.
            column: one-based column.
        """
        if row:
            self._add_band_actions(menu, row)
            menu.addSeparator()
        title = translate("Import", "Column {column} is …").format(column=column_letters(column))
        menu.addAction(title).setEnabled(False)
        model = self.view.sheet_model()
        taken = (model.field_of(column) if model else None) or ""
        none = translate("Import", "Leave this column out")
        for field, words in [*((f, field_words(f)) for f in CHOOSABLE), ("", none)]:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(field == taken)
            action.triggered.connect(partial(self._declare, column, field))

    def move_edge(self, edge: Edge, by: int) -> None:
        """Make the header band larger or smaller by one row, by the keyboard."""
        model = self.view.sheet_model()
        if model is None or model.band is None:
            return
        above = model.band[0] - 1 if edge is Edge.TOP else model.band[1]
        band = moved_edge(model.band, edge, above + by, model.rowCount())
        if band != model.band:
            self.band_declared.emit(self._name(), band)

    def _connect(self) -> None:
        self._state.changed.connect(self._on_changed)
        self._tabs.currentChanged.connect(self._on_tab)
        self._read.clicked.connect(self._on_read)
        self.recall.refused.connect(self.recall_refused)
        self.view.menu_asked.connect(self._show_menu)
        self.view.meaning_moved.connect(self._on_meaning_moved)
        self.view.band_chosen.connect(self._on_band)
        self.chips.carried.connect(self.view.columns.aim)
        self.chips.put_down.connect(self._on_chip_put_down)
        self.chips.clicked.connect(self._on_chip_clicked)

    def _lay_out(self) -> None:
        set_role(self._about, "note")
        set_role(self._extras, "note")
        set_role(self._read, "link")
        self._read.setText(translate("Import", "Read this sheet"))
        self._about.setMinimumWidth(1)  # a long header must not widen the pane
        line = QHBoxLayout()
        line.setContentsMargins(0, 2, 0, 0)
        line.setSpacing(NEAR)
        line.addWidget(self._about, 1)
        line.addWidget(self._read)
        foot = QHBoxLayout()
        foot.addWidget(self._tabs, 1)
        foot.addWidget(self._extras)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.recall)
        column.addWidget(self.chips)
        column.addWidget(self.view, 1)
        column.addLayout(line)
        column.addLayout(foot)

    def _add_tab(self, sheet: Sheet, preview: Preview) -> None:
        words = sheet.name or preview.workbook.beginning.file
        is_unread = not is_read(sheet, preview.instructions.corrections)
        if sheet.hidden:
            words = translate("Import", "{sheet} (hidden)").format(sheet=words)
        at = self._tabs.addTab(words)
        if is_unread:
            self._tabs.setTabTextColor(at, QColor(self._theme.colours.faint))
            self._tabs.setTabToolTip(at, translate("Import", "This sheet is not read."))

    def _add_band_actions(self, menu: QMenu, row: int) -> None:
        model = self.view.sheet_model()
        first, last = (model.band if model else None) or (row, row)
        choices = (
            (translate("Import", "The header begins with this row"), (row, max(row, last))),
            (translate("Import", "The header ends with this row"), (min(first, row), row)),
            (translate("Import", "This sheet has no header"), None),
        )
        for words, band in choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(band is None and model is not None and model.band is None)
            action.triggered.connect(partial(self._declare_band, band))

    def _show_menu(self, row: int, column: int, at: QPoint) -> None:
        menu = QMenu(self)
        self.fill_menu(menu, row, column)
        menu.popup(at)

    # what the clerk says

    def _declare(self, column: int, field: str) -> None:
        self.columns_declared.emit(self._name(), {column: field or None})

    def _declare_band(self, band: tuple[int, int] | None) -> None:
        self.band_declared.emit(self._name(), band)

    def _on_band(self, first: int, last: int) -> None:
        self.band_declared.emit(self._name(), (first, last))

    def _on_meaning_moved(self, source: int, target: int) -> None:
        """Let two columns swap what they mean; a column without a meaning gives none."""
        model = self.view.sheet_model()
        if model is not None:
            swapped = {target: model.field_of(source), source: model.field_of(target)}
            self.columns_declared.emit(self._name(), swapped)

    def _on_chip_put_down(self, field: str, place: QPoint) -> None:
        column = self.view.columns.aim(place)
        self.view.columns.aim(None)
        if column:
            self._declare(column, field)

    def _on_chip_clicked(self, field: str) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self._declare(index.column() + 1, field)

    def _on_read(self) -> None:
        self.sheet_wanted.emit(self._name())

    # what is shown

    def _sheets(self) -> list[Sheet]:
        """Return the sheets that hold anything."""
        return [sheet for sheet, _ in self._filled()]

    def _filled(self) -> list[tuple[Sheet, PackedRows]]:
        workbook = self._preview.workbook if self._preview else None
        pairs = zip(workbook.beginning.sheets, workbook.rows, strict=True) if workbook else ()
        return [(sheet, rows) for sheet, rows in pairs if rows]

    def _name(self) -> str:
        return self._sheets()[self._tabs.currentIndex()].name

    def _first_understood(self) -> int:
        tables = self._preview.listing.sheets if self._preview else ()
        names = [sheet.name for sheet in self._sheets()]
        return names.index(tables[0].name) if tables else 0

    def _on_changed(self) -> None:
        if self._state.preview is None:
            self._forget()
        else:
            self._show_preview(self._state.preview, self._state.troubles)

    def _on_tab(self, at: int) -> None:
        sheets = self._filled()
        if self._preview is None or not 0 <= at < len(sheets):
            return
        sheet, rows = sheets[at]
        tables = [t for t in self._preview.listing.sheets if t.name == sheet.name]
        troubles = [trouble for trouble in self._troubles if trouble.sheet == sheet.name]
        corrections = self._preview.instructions.corrections
        band = corrections.bands.get(sheet.name)
        model = SheetModel(sheet, rows, tables, troubles, self._language, band)
        self.view.show_sheet(model)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        is_unread = not is_read(sheet, corrections)
        self._read.setVisible(is_unread)
        self.chips.show_missing(model.fields())
        self.chips.setHidden(is_unread or self.chips.isHidden())
        self._extras.setText(_extras(sheet, rows))
        self._extras.setVisible(bool(self._extras.text()))
        self._say_about(self.view.currentIndex().column() + 1)

    def _say_about(self, column: int) -> None:
        """Say what the column of the current cell was taken for, or that the sheet is not read."""
        model = self.view.sheet_model()
        understood = model.column(column) if model else None
        words = ""
        if understood is not None:
            words = column_words(understood, column_letters(column), self._language)
        elif not self._read.isHidden():
            words = translate("Import", "This sheet is not read.")
        self._about.setText(words)
        self._about.setToolTip(plain_tip(words))

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self._say_about(index.column() + 1)
            self.cell_chosen.emit(self._name(), index.row() + 1)


def _extras(sheet: Sheet, rows: PackedRows) -> str:
    """Return how many rows with people or words are hidden, cells struck through, comments left."""
    hidden = len(sheet.hidden_rows.intersection(rows.numbers)) if sheet.hidden_rows else 0
    counts = (
        (translate("Import", "{count} rows hidden"), hidden),
        (translate("Import", "{count} cells struck through"), len(sheet.struck)),
        (translate("Import", "{count} comments"), len(sheet.comments)),
    )
    return " · ".join(words.format(count=count) for words, count in counts if count)
