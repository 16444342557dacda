"""A few numbered choices below each other: a digit takes one, and so does Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal

from roster.base.half_width import half_width
from roster.qt.widgets.tables.columns import Column, mark_column
from roster.qt.widgets.tables.rows import RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from roster.qt.look.theme import Theme

Row = TypeVar("Row")

_SPACE = {" ": "0"}
"""The space bar says what 0 says: not now."""


class ChoiceTable(RowsTable[Row]):
    """A table whose rows can be chosen by the digit in front of them.

    Rows without a digit are there to be compared with and cannot be chosen.

    Signals:
        chosen: the row that was taken.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        columns: Sequence[Column[Row]],
        key_of: Callable[[Row], str],
        parent: QWidget | None = None,
    ) -> None:
        first = mark_column("key", lambda: "", key_of, 36)
        super().__init__(theme, (first, *columns), parent)
        self._key_of = key_of
        self.opened.connect(self._on_opened)

    def choice_of(self, key: str) -> Row | None:
        """Return the choice with this digit, if there is one."""
        wanted = half_width(_SPACE.get(key, key))
        found = (row for row in self.rows if wanted and self._key_of(row) == wanted)
        return next(found, None)

    def take(self, key: str) -> bool:
        """Take the choice with this digit; tell whether there is one."""
        row = self.choice_of(key)
        if row is not None:
            self.chosen.emit(row)
        return row is not None

    def _on_opened(self, row_id: str) -> None:
        row = self.row_of_id(row_id)
        if self._key_of(row):
            self.chosen.emit(row)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a choice by its digit."""
        if not self.take(event.text()):
            super().keyPressEvent(event)
