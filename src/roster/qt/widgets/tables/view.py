"""One view for every table of the window: keyboard first, nothing lost when rows come anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QObject,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QToolTip,
    QWidget,
)

from roster.qt.look.colours import Tone
from roster.qt.widgets.empty_state import EmptyState
from roster.qt.widgets.label import plain_tip
from roster.qt.widgets.tables.cell_typing import CellTyping
from roster.qt.widgets.tables.model import TONE_ROLE, Index, TableModel
from roster.qt.widgets.tables.typed_table import TypedTable
from roster.qt.widgets.typed_fields import is_typing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QAction, QFocusEvent, QInputMethodEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from roster.qt.look.theme import Theme
    from roster.qt.widgets.tables.cell_typing import OpenCell

_CELL_MARGINS = 18
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}

BY_KEYS = QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed
"""F2 and whatever is typed open a cell that can be edited."""


class TableView(TypedTable):
    """A table over a :class:`TableModel`.

    Attributes:
        typing: where that goes which is typed; ``typing.field`` takes what is no cell's.

    Signals:
        opened: Enter or a double click on a row that cannot be edited in place; carries the id.
        current_changed: the id of the current row, or an empty text.
    """

    opened = Signal(str)
    current_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kept: tuple[list[str], str, int] = ([], "", 0)
        self._open_cell: OpenCell | None = None
        self.typing = CellTyping(self)
        self.empty = EmptyState(theme, self)
        self._set_up()
        self.setItemDelegate(CellDelegate(theme, self))
        self._connect()
        self._take_sizes()

    def set_model(self, model: TableModel[Any]) -> None:
        """Show a model; columns take their widths."""
        old = self.model()
        if model.parent() is None:
            model.setParent(self)  # Python alone frees it in any order and Qt falls over it
        super().setModel(model)
        if old is not None and old is not model and old.parent() is self:
            old.deleteLater()
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self._take_widths()
        self._show_emptiness()

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected rows, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.table.id_at(row) for row in rows]

    def current_id(self) -> str:
        """Return the id of the current row, or an empty text."""
        index = self.currentIndex()
        return self.table.id_at(index.row()) if index.isValid() else ""

    def show_id(self, row_id: str) -> bool:
        """Make a row current and scroll to it; tell whether it is in the table."""
        row = self.table.row_of(row_id)
        if row is None:
            return False
        column = max(self.currentIndex().column(), 0)
        self.setCurrentIndex(self.table.index(row, column))
        self.scrollTo(self.table.index(row, column), self.ScrollHint.PositionAtCenter)
        return True

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show other rows in the order that the header says."""
        self.table.set_ids(ids)
        self.sort_as_shown()

    def sort_as_shown(self) -> None:
        """Bring rows that came anew into the order that the header says."""
        header = self.horizontalHeader()
        if header.isSortIndicatorShown():
            self.table.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def copied_text(self) -> str:
        """Return the selected rows as tab-separated text, columns as they are shown."""
        columns = self.columns_as_shown()
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return "\n".join(
            "\t".join(_one_line(self.table.text_at(row, column)) for column in columns)
            for row in rows
        )

    def copy(self) -> None:
        """Put the selected rows on the clipboard, ready for Excel."""
        QGuiApplication.clipboard().setText(self.copied_text())

    def column_actions(self, parent: QWidget) -> list[QAction]:
        """Return one tick per column, by which it is shown or hidden."""
        menu = QMenu(parent)
        return [self._column_action(menu, at) for at in range(len(self.table.columns))]

    def _column_action(self, menu: QMenu, at: int) -> QAction:
        action = menu.addAction(self.table.columns[at].header())
        action.setCheckable(True)
        action.setChecked(not self.isColumnHidden(at))
        action.toggled.connect(lambda shown: self.setColumnHidden(at, not shown))
        return action

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(BY_KEYS)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSortingEnabled(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setStretchLastSection(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _connect(self) -> None:
        self._theme.changed.connect(self._take_sizes)
        self.doubleClicked.connect(self._on_double_clicked)
        self.horizontalHeader().sectionClicked.connect(self._on_header_clicked)
        self.horizontalHeader().customContextMenuRequested.connect(self._on_header_menu)

    def _take_sizes(self) -> None:
        height = self._theme.row_height
        vertical = self.verticalHeader()
        vertical.setMinimumSectionSize(height)
        vertical.setDefaultSectionSize(height)
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _take_widths(self) -> None:
        header = self.horizontalHeader()
        for at, column in enumerate(self.table.columns):
            self.setColumnWidth(at, self._theme.px(column.width))
            self.setColumnHidden(at, column.hidden)
            if column.stretch:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)

    def _show_emptiness(self) -> None:
        self.empty.setVisible(self.table.is_read and self.table.rowCount() == 0)
        self._place_empty()

    def _place_empty(self) -> None:
        self.empty.setGeometry(self.viewport().geometry())

    def _on_header_clicked(self, section: int) -> None:
        if not self.table.can_sort(section):
            return
        header = self.horizontalHeader()
        is_same = header.isSortIndicatorShown() and header.sortIndicatorSection() == section
        is_up = is_same and header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        order = Qt.SortOrder.DescendingOrder if is_up else Qt.SortOrder.AscendingOrder
        header.setSortIndicatorShown(True)
        header.setSortIndicator(section, order)
        self.table.sort(section, order)

    def _on_header_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self.column_actions(menu))
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self.opened.emit(self.table.id_at(index.row()))

    def _on_current_changed(self, index: QModelIndex) -> None:
        self.current_changed.emit(self.table.id_at(index.row()) if index.isValid() else "")

    def _on_about_to_reset(self) -> None:
        self._kept = (self.selected_ids(), self.current_id(), self.currentIndex().column())
        self._open_cell = self.typing.open_cell()

    def _on_reset(self) -> None:
        ids, current, column = self._kept
        self._show_emptiness()
        row = self.table.row_of(current) if current else None
        if row is not None:
            index = self.table.index(row, max(column, 0))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._select(ids)
        if row is None and current:
            self.current_changed.emit("")
        self.typing.open_again(self._open_cell)

    def _select(self, ids: Sequence[str]) -> None:
        selection = QItemSelection()
        for row in (self.table.row_of(row_id) for row_id in ids):
            if row is not None:
                index = self.table.index(row, 0)
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, open, or let a character go where it belongs."""
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if self.typing.end_composition(event):
            pass
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _ENTER and self._open_current():
            pass
        elif is_typing(event) and not is_editing:
            self.typing.take_key(event)
        elif event.key() == Qt.Key.Key_Escape and not is_editing:
            event.ignore()  # Qt would open the cell
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let what an input method writes go where it belongs."""
        if not self.typing.take_composition(event):
            super().inputMethodEvent(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Tell where a composition stands."""
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            rect = self.typing.cursor_rectangle()
            if rect is not None:
                return rect
        return super().inputMethodQuery(query)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Let the input method compose where text can be typed, and nowhere else."""
        super().currentChanged(current, previous)
        self._allow_input_method()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the input method compose where text can be typed."""
        super().focusInEvent(event)
        self._allow_input_method()

    def _allow_input_method(self) -> None:
        wanted, attribute = (
            self.typing.wants_input_method(),
            Qt.WidgetAttribute.WA_InputMethodEnabled,
        )
        if self.testAttribute(attribute) != wanted:
            self.setAttribute(attribute, wanted)

    def _open_current(self) -> bool:
        index = self.currentIndex()
        if not index.isValid() or self.state() == QAbstractItemView.State.EditingState:
            return False
        self._on_double_clicked(index)
        return True

    def selectRow(self, row: int) -> None:
        """Select one row alone, whatever modifier of a shortcut is still held down."""
        first = max(self.horizontalHeader().logicalIndexAt(0), 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self.table.index(row, first), flags.ClearAndSelect | flags.Rows
        )

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: what is typed goes to the filter."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the empty state in the middle."""
        super().resizeEvent(event)
        self._place_empty()


class CellDelegate(QStyledItemDelegate):
    """Draws status colours and shows texts that are cut in a tooltip."""

    def __init__(self, theme: Theme, view: TableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Take the colour of the status and digits of one width."""
        super().initStyleOption(option, index)
        tone = index.data(TONE_ROLE)  # Qt makes a plain text of it
        if tone:
            colour = self._theme.colour(Tone(tone))
            option.palette.setColor(QPalette.ColorRole.Text, colour)
            option.palette.setColor(QPalette.ColorRole.HighlightedText, colour)
        if self._view.table.columns[index.column()].digits:
            option.font = self._theme.digits()
        option.state &= ~QStyle.StateFlag.State_MouseOver

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the tooltip of the column, or the whole text where it is cut."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        tip = index.data(Qt.ItemDataRole.ToolTipRole) or self._cut_text(option, index)
        QToolTip.showText(event.globalPos(), plain_tip(tip), view)
        return True

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Take what was typed with Enter itself: a moment later new rows may have closed it."""
        is_enter = isinstance(event, QKeyEvent) and event.key() in _ENTER
        is_taken = is_enter and event.type() == QEvent.Type.KeyPress
        if not (is_taken and isinstance(editor, QWidget)):
            return super().eventFilter(editor, event)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, self.EndEditHint.SubmitModelCache)
        return True

    @staticmethod
    def _cut_text(option: QStyleOptionViewItem, index: Index) -> str:
        text = str(index.data() or "")
        needed = option.fontMetrics.horizontalAdvance(text) + _CELL_MARGINS
        return text if needed > option.rect.width() else ""


def _one_line(text: str) -> str:
    return " ".join(text.split()) if any(mark in text for mark in "\t\r\n") else text
