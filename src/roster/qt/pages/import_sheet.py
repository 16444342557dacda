"""The sheet as it came: cells where they stand, the header tinted, problems in colour."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QMenu, QTabBar, QVBoxLayout, QWidget

from roster.qt.languages import translate
from roster.qt.pages.import_cells import SheetModel, SheetView, column_letters
from roster.qt.pages.import_preview import CHOOSABLE, field_words

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPoint

    from roster.formats.cells import Sheet
    from roster.qt.pages.import_preview import Trouble
    from roster.qt.pages.import_work import Preview
    from roster.qt.theme import Theme


class SheetPane(QWidget):
    """The sheets of a workbook, one at a time.

    Signals:
        cell_chosen: name of the sheet and number of the row that became current.
        column_declared: sheet, one-based column, and the field that it is; empty for none.
    """

    cell_chosen = Signal(str, int)
    column_declared = Signal(str, int, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._preview: Preview | None = None
        self._troubles: tuple[Trouble, ...] = ()
        self._tabs = QTabBar()
        self.view = SheetView(theme)
        self.view.setAccessibleName(translate("Import", "The sheet as it is"))
        self._tabs.currentChanged.connect(self._on_tab)
        self.view.column_asked.connect(self._show_fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self._tabs)

    def show_preview(self, preview: Preview, troubles: tuple[Trouble, ...]) -> None:
        """Show another workbook, or the same one with other problems."""
        at = max(self._tabs.currentIndex(), 0) if self._is_same(preview) else 0
        self._preview, self._troubles = preview, troubles
        with QSignalBlocker(self._tabs):
            while self._tabs.count():
                self._tabs.removeTab(0)
            for sheet in self._sheets():
                self._tabs.addTab(sheet.name or preview.workbook.file)
            self._tabs.setCurrentIndex(at)
        self._tabs.setVisible(self._tabs.count() > 1)
        self._on_tab(at)

    def show_cell(self, sheet: str, row: int, column: int) -> None:
        """Make a cell current and bring it into view; column 0 means the whole row."""
        names = [each.name for each in self._sheets()]
        if sheet not in names:
            return
        self._tabs.setCurrentIndex(names.index(sheet))
        self.view.show_cell(row, column)

    def field_actions(self, column: int, menu: QMenu) -> None:
        """Fill a menu with what a column can be; the present answer is ticked."""
        model = self.view.model()
        taken = model.field_of(column) if isinstance(model, SheetModel) else None
        none = translate("Import", "Leave this column out")
        for field, words in [*((f, field_words(f)) for f in CHOOSABLE), ("", none)]:
            if not field:
                menu.addSeparator()
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(field == (taken or ""))
            action.triggered.connect(partial(self._declare, column, field))

    def _show_fields(self, column: int, at: QPoint) -> None:
        menu = QMenu(self)
        title = translate("Import", "Column {column} is …").format(column=column_letters(column))
        menu.addAction(title).setEnabled(False)
        menu.addSeparator()
        self.field_actions(column, menu)
        menu.popup(at)

    def _declare(self, column: int, field: str) -> None:
        sheet = self._sheets()[self._tabs.currentIndex()]
        self.column_declared.emit(sheet.name, column, field)

    def _is_same(self, preview: Preview) -> bool:
        return self._preview is not None and self._preview.workbook is preview.workbook

    def _sheets(self) -> list[Sheet]:
        """Return the sheets with people; the others say nothing that is imported."""
        if self._preview is None:
            return []
        understood = {table.name for table in self._preview.plan.listing.sheets}
        return [sheet for sheet in self._preview.workbook.sheets if sheet.name in understood]

    def _on_tab(self, at: int) -> None:
        sheets = self._sheets()
        if self._preview is None or not 0 <= at < len(sheets):
            return
        sheet = sheets[at]
        tables = [t for t in self._preview.plan.listing.sheets if t.name == sheet.name]
        troubles = [trouble for trouble in self._troubles if trouble.sheet == sheet.name]
        self.view.show_sheet(sheet, SheetModel(sheet, tables, troubles))
        model = self.view.selectionModel()
        model.currentChanged.connect(self._on_current)

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            sheet = self._sheets()[self._tabs.currentIndex()]
            self.cell_chosen.emit(sheet.name, index.row() + 1)
