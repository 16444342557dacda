"""What dialogs beside the attendance grid have in common: whom they are about, what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from roster.qt.attendance.sheet import WALK_IN

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from roster.qt.attendance.grid import MarkGrid
    from roster.qt.attendance.state import AttendanceState
    from roster.qt.kit.page import Page
    from roster.trainings.enrollments import EnrollmentRow


class GridDialogs(QObject):
    """Opens dialogs over the page about the current cell of its grid."""

    def __init__(self, page: Page, grid: MarkGrid, state: AttendanceState) -> None:
        super().__init__(page)
        self._workspace = page.workspace
        self._grid = grid
        self._page = page
        self._state = state

    def training_id(self) -> str:
        """Return the training of the sheet."""
        return self._state.sheet.read.training.row.id if self._state.sheet else ""

    def _person(self) -> EnrollmentRow | None:
        sheet, row_id = self._state.sheet, self._grid.current_id()
        return sheet.person(row_id) if sheet and row_id not in {"", WALK_IN} else None

    def _current_period(self) -> str:
        place = self._grid.place()
        return place[1] if place else ""

    def _open(self, dialog: QDialog) -> None:
        """Open a dialog; the grid has the keyboard again when it is gone."""
        self._come_back_from(dialog)
        dialog.open()

    def _come_back_from(self, dialog: QDialog) -> None:
        dialog.finished.connect(lambda _code: self._grid.setFocus())

    def _say(self, words: str) -> None:
        self._workspace.notices.show_notice(words, undo=self._workspace.undo)
