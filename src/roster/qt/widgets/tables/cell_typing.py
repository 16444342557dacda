"""Where that goes which is typed on a table: into the cell, the field of the list, to the page.

A key typed on a cell that can be edited is the first character of what is saved; so is what an
input method commits or begins to compose. On other cells it goes on in the list's field, or it is a
sign for the page. A composition must not lose the focus where it began, or the input method lets go
of it: the table keeps the focus until it is over and hands every event on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
)

from roster.base.half_width import half_width
from roster.qt.widgets.typed_fields import DateField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from roster.qt.widgets.tables.typed_table import TypedTable

_ANY_KEY = QAbstractItemView.EditTrigger.AnyKeyPressed
_HELD = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta}


class OpenCell(NamedTuple):
    """A cell that is being edited: what stands in its field, and where the cursor is."""

    row_id: str
    column: str
    text: str
    cursor: int


class HalfWidthKey(QKeyEvent):
    """A key that an input method wrote in full width, as the keyboard would have sent it."""

    def __init__(self, letter: str) -> None:
        plain = half_width(letter)
        code = ord(plain.upper()) if len(plain.upper()) == 1 else 0
        key = code if code < Qt.Key.Key_Escape else 0
        super().__init__(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, plain)


class CellTyping:
    """What is typed on one table.

    Attributes:
        field: where letters typed on the list go on, if there is such a field.
    """

    def __init__(self, view: TypedTable) -> None:
        self._view = view
        self._composed = self._old_text = ""
        self.field: QLineEdit | None = None

    def wants_input_method(self) -> bool:
        """Tell whether an input method may compose here; else letters come as they are."""
        return self._takes_text() or self._can_edit(self._view.cell_for_typing())

    def take_key(self, event: QKeyEvent) -> None:
        """Let a character typed go where it belongs."""
        editor = self._opened(event.text())
        if editor is not None:
            QCoreApplication.sendEvent(editor, event)
        elif self.field is not None and self._takes_text():
            self._go_to_field(self.field)
            QCoreApplication.sendEvent(self.field, event)
        else:
            self._view.typed.emit(half_width(event.text()))

    def take_composition(self, event: QInputMethodEvent) -> bool:
        """Take an event of an input method; what is left to Qt gives ``False``."""
        text, before = event.commitString(), self._composed
        self._composed = event.preeditString()
        if self._is_editing() or not (text or self._composed or before):
            return False
        if self._is_for_cell(text) and not before:
            return self._begin_cell(text, event)
        if self.field is not None:
            self._compose_in(self.field, event, before)
        else:
            self._take_letters(event, before)
        return True

    def end_composition(self, event: QKeyEvent) -> bool:
        """End what is composed when a key comes that the input method did not want.

        Esc restores the old text; any other key goes on where the composition was, by the key's own
        way if this gives ``False``.
        """
        if not self._composed or event.key() in _HELD:
            return False
        letters, self._composed = self._composed, ""
        QGuiApplication.inputMethod().reset()
        composition = QInputMethodEvent()
        if event.key() != Qt.Key.Key_Escape:
            composition.setCommitString(letters)
        if self._is_editing():
            self._end_in_cell(composition, event)
        elif self.field is not None:
            self._compose_in(self.field, composition, letters)
            if composition.commitString():
                QCoreApplication.sendEvent(self.field, event)
        return True

    def _end_in_cell(self, composition: QInputMethodEvent, event: QKeyEvent) -> None:
        QAbstractItemView.inputMethodEvent(self._view, composition)
        editor = self._editor()
        if editor is not None and composition.commitString():
            QCoreApplication.sendEvent(editor, event)
        elif editor is not None:
            self._view.closeEditor(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)

    def cursor_rectangle(self) -> QRect | None:
        """Return where a composition stands in the list's field, seen from the table."""
        if not self._composed or self.field is None or self._is_editing():
            return None
        rect = self.field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        inside = rect.toRect() if isinstance(rect, QRectF) else QRect(rect)
        corner = self._view.mapFromGlobal(self.field.mapToGlobal(inside.topLeft()))
        return QRect(corner, inside.size())

    # rows come anew

    def open_cell(self) -> OpenCell | None:
        """Return what is being typed, so that it can go on after rows came anew."""
        index, editor = self._view.currentIndex(), self._editor()
        line = _line_of(editor)
        if editor is None or not self._is_editing():
            return None
        QGuiApplication.inputMethod().commit()
        text = (
            editor.currentText() if isinstance(editor, QComboBox) else line.text() if line else ""
        )
        table = self._view.table
        cursor = line.cursorPosition() if line else 0
        return OpenCell(table.id_at(index.row()), table.columns[index.column()].key, text, cursor)

    def open_again(self, cell: OpenCell | None) -> None:
        """Go on typing where the cell is still there and can still be edited."""
        row = self._view.table.row_of(cell.row_id) if cell else None
        columns = [column.key for column in self._view.table.columns]
        if cell is None or row is None or cell.column not in columns:
            return
        index = self._view.table.index(row, columns.index(cell.column))
        if not self._can_edit(index):
            return
        self._view.setCurrentIndex(index)
        self._view.edit(index)
        _put_back(self._editor(), cell)

    # the cell

    def _is_editing(self) -> bool:
        return self._view.state() == QAbstractItemView.State.EditingState

    def _editor(self) -> QWidget | None:
        return self._view.indexWidget(self._view.currentIndex())

    def _can_edit(self, index: QModelIndex) -> bool:
        is_editable = index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable
        return bool(is_editable and self._view.editTriggers() & _ANY_KEY)

    def _is_for_cell(self, text: str) -> bool:
        is_sign = bool(text) and self._view.is_sign(half_width(text[0]))
        return not is_sign and self._can_edit(self._view.cell_for_typing())

    def _opened(self, text: str) -> QWidget | None:
        """Open the field of the cell and select its old text; return where events go."""
        if not self._is_for_cell(text):
            return None
        index = self._view.cell_for_typing()
        self._view.setCurrentIndex(index)
        self._view.edit(index)
        editor = self._view.indexWidget(index)
        return editor and (editor.focusProxy() or editor)

    def _begin_cell(self, text: str, event: QInputMethodEvent) -> bool:
        if not text:  # Qt hands the composition on and keeps the focus, but for the current cell
            self._view.setCurrentIndex(self._view.cell_for_typing())
            return False
        editor = self._opened(text)
        if editor is not None:
            QCoreApplication.sendEvent(editor, event)
        return True

    # the field of the list

    def _takes_text(self) -> bool:
        return self.field is not None and self.field.isEnabled() and self.field.isVisible()

    def _go_to_field(self, field: QLineEdit) -> None:
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def _compose_in(self, field: QLineEdit, event: QInputMethodEvent, before: str) -> None:
        if not self._takes_text():
            return
        if not before:
            self._old_text = field.text()
            field.selectAll()
        if event.commitString() and not event.preeditString():
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        QCoreApplication.sendEvent(field, event)
        if not (event.commitString() or event.preeditString()):
            field.setText(self._old_text)

    # signs

    def _take_letters(self, event: QInputMethodEvent, before: str) -> None:
        """Take each new character as a key: nothing here is text, so nothing is composed."""
        new = "" if before else event.commitString()
        if letters := event.preeditString():
            new = _letters(letters).removeprefix(_letters(before))
        for letter in new:
            target = self._editor() if self._is_editing() else self._view
            QCoreApplication.sendEvent(target or self._view, HalfWidthKey(letter))


def half_width_key(event: QKeyEvent) -> QKeyEvent:
    """Return a key as it is, or in half width where its text is a sign in full width."""
    text = event.text()
    return event if len(text) != 1 or half_width(text) == text else HalfWidthKey(text)


def _letters(text: str) -> str:
    """Return the letters of a composition without what an input method puts between them."""
    return "".join(sign for sign in text if sign.isascii() and sign.isalpha())


def _line_of(editor: QWidget | None) -> QLineEdit | None:
    if isinstance(editor, QAbstractSpinBox):
        return editor.lineEdit()
    return editor if isinstance(editor, QLineEdit) else None


def _put_back(editor: QWidget | None, cell: OpenCell) -> None:
    line = _line_of(editor)
    if isinstance(editor, DateField):
        editor.type_on(cell.text)
    elif isinstance(editor, QComboBox):
        editor.setCurrentText(cell.text)
    elif line is not None:
        line.setText(cell.text)
        line.setCursorPosition(cell.cursor)
