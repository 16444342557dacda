"""The sheet at the left and the rows at the right follow each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from roster.qt.importing.rows.deciding import Deciding
    from roster.qt.importing.sheet.view import SheetPane


class Following(QObject):
    """Makes current at one side what was made current at the other.

    Attributes:
        is_held: what is current stays where it is, left and right.
    """

    def __init__(self, sheet: SheetPane, deciding: Deciding) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._deciding = deciding
        self.is_held = False
        sheet.cell_chosen.connect(self._on_cell)
        deciding.rows.current_changed.connect(self._on_row)
        deciding.problems.current_changed.connect(self._on_trouble)

    def _on_cell(self, sheet: str, row: int) -> None:
        """Let the right follow the left."""
        if not self.is_held:
            self._follow_right(sheet, row)

    def _on_row(self, row_id: str) -> None:
        """Let the left follow the right."""
        if row_id and not self.is_held:
            sheet, row = self._deciding.row_lines.place_of(row_id)
            self._follow_left(sheet, row, 0)

    def _on_trouble(self, trouble_id: str) -> None:
        if trouble_id:
            trouble = self._deciding.problem_lines.trouble(trouble_id)
            self._follow_left(trouble.sheet, *trouble.where)
            self._follow_right(trouble.sheet, trouble.row)

    def _follow_left(self, sheet: str, row: int, column: int) -> None:
        self.is_held = True
        self._sheet.show_cell(sheet, row, column)
        self.is_held = False

    def _follow_right(self, sheet: str, row: int) -> None:
        self.is_held = True
        self._deciding.show_place(sheet, row)
        self.is_held = False
