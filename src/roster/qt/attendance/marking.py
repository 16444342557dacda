"""How the attendance grid writes: each key is one action, and a cell turns solid after it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from roster.attendance import completion, marks
from roster.attendance.marks import MarkCell
from roster.base.codes.attendance import ATTENDED, EnteredBy, Mark
from roster.base.errors import RosterError
from roster.db.acts import Act
from roster.qt.attendance.columns import tenths_of
from roster.qt.attendance.dialogs.late import LateField, read_lateness
from roster.qt.kit.announcing import announce
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from roster.qt.attendance.grid import MarkGrid
    from roster.qt.attendance.sheet import Place
    from roster.qt.attendance.state import AttendanceState
    from roster.qt.kit.workspace import Workspace


class Marking(QObject):
    """Writes what the keys of the grid say.

    The write runs where the key was pressed, so that the next key finds it done: what is drawn
    solid is in the file.

    Signals:
        marked: a cell says something else now.
        announced: who has which mark in which half-day, as a screen reader was told.
    """

    marked = Signal()
    announced = Signal(str)

    def __init__(self, workspace: Workspace, grid: MarkGrid, state: AttendanceState) -> None:
        super().__init__(grid)
        self._workspace = workspace
        self._grid = grid
        self._state = state
        self._last: tuple[Place, Place | None] | None = None
        self.is_writing = False
        self.late = LateField(workspace.theme, grid)
        self.late.answered.connect(self._on_late)
        self.late.left.connect(grid.setFocus)
        grid.marked.connect(self.put)
        grid.confirmed.connect(self.confirm)
        grid.late_asked.connect(self.ask_late)

    def put(self, mark: Mark | None) -> None:
        """Write a mark for the current cell and go down."""
        place = self._grid.place()
        if place is None or self._state.sheet is None:
            return
        old = self._state.sheet.cell(*place)
        cell = _marked(old, mark)
        if old != cell and not self._write(place, cell):
            return
        self._announce(place)
        if mark is not None:
            self._grid.move_down()
        self._last = (place, self._grid.place())
        self.marked.emit()

    def confirm(self) -> None:
        """Say that the mark of the current cell is as it should be, and go down."""
        place = self._grid.place()
        cell = self._state.sheet.cell(*place) if self._state.sheet and place else None
        if place and cell and self._write(place, replace(cell, confirmed=True)):
            self._announce(place)
            self._grid.move_down()
            self.marked.emit()

    def _announce(self, place: Place) -> None:
        """Tell a screen reader what the cell says now; the cursor goes on to another."""
        table = self._grid.table
        index = table.index(table.row_of(place[0]) or 0, table.column_of(place[1]))
        words = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        announce(self._grid, words)
        self.announced.emit(words)

    def repeat(self) -> None:
        """Give every half-day of a person the mark just entered, or the one of this cell."""
        place = self._meant()
        cell = self._state.sheet.cell(*place) if self._state.sheet and place else None
        if self._state.sheet is None or place is None or cell is None:
            return
        said = {
            (place[0], period.id): _marked(self._state.sheet.cell(place[0], period.id), cell.mark)
            for period in self._state.sheet.periods
        }
        if self._write_all(said):
            self.marked.emit()

    def ask_late(self) -> None:
        """Ask how late the one was who has just been marked late, or the one of this cell."""
        place = self._meant(Mark.LATE)
        if place is None or self._state.sheet is None:
            return
        self._last = (place, self._grid.place())
        cell = self._state.sheet.cell(*place)
        known = (cell.arrived or str(cell.minutes_late or "")) if cell else ""
        self.late.ask(self._state.sheet.person(place[0]).name, known, self._grid.rect_of(place))

    def _meant(self, mark: Mark | None = None) -> Place | None:
        """Return the cell marked last (with ``mark``) if the cursor only went on, else this one."""
        here = self._grid.place()
        if self._last is None or self._last[1] != here or self._state.sheet is None:
            return here
        last = self._last[0]
        return last if mark is None or self._state.sheet.mark(*last) is mark else here

    def write_exam(self, enrollment_id: str, text: str) -> None:
        """Write an exam mark and go down.

        Raises:
            RosterError: it cannot be written.
        """
        try:
            tenths = tenths_of(text)
        except ValueError:
            said = translate("Attendance", "An exam mark is a number, such as 86 or 86.5.")
            self._workspace.notices.show_notice(said, Tone.DUE)
            return
        with self._transaction() as db:
            completion.set_exam(db, enrollment_id, tenths)
        QTimer.singleShot(0, self._grid, self._after_exam)

    def _after_exam(self) -> None:
        """Go down when the field is closed, and show what is in the file."""
        self._grid.move_down()
        self._workspace.changes.tell()

    def _on_late(self, text: str) -> None:
        if self._last is None or self._state.sheet is None:
            return
        place, _after = self._last
        read = read_lateness(text, self._state.sheet.period(place[1]).plan.starts)
        if read is None:
            self.late.refuse()
            return
        late = _marked(self._state.sheet.cell(*place), Mark.LATE) or MarkCell(Mark.LATE)
        if self._write(place, replace(late, arrived=read.arrived, minutes_late=read.minutes)):
            self.late.hide()
            self._grid.setFocus()
            self.marked.emit()

    def _write(self, place: Place, cell: MarkCell | None) -> bool:
        """Write one cell and draw it when it is in the file."""
        return self._write_all({place: cell})

    def _write_all(self, cells: Mapping[Place, MarkCell | None]) -> bool:
        """Write cells as one action and draw them when they are in the file."""
        try:
            with self._transaction() as db:
                marks.set_cells(db, cells)
        except RosterError as error:
            self._workspace.show_error(error)
            return False
        if self._state.sheet is not None:
            self._state.sheet.put_cells(cells)
            for place in cells:
                self._grid.show_mark(place)
        return True

    @contextmanager
    def _transaction(self) -> Iterator[Any]:
        self.is_writing = True
        workspace = self._workspace
        try:
            with workspace.database.transaction(Act.MARK, by=workspace.clerk) as db:
                yield db
        finally:
            self.is_writing = False


def _marked(old: MarkCell | None, mark: Mark | None) -> MarkCell | None:
    """Return what a cell says after a mark is written on it (``attendance.set_cells``)."""
    if mark is None:
        return None
    if old is None:
        return MarkCell(mark, entered_by=EnteredBy.KEY)
    if old.mark is mark:
        return replace(old, confirmed=True)
    arrived = old.arrived if mark in ATTENDED else None
    return MarkCell(mark, entered_by=EnteredBy.KEY, arrived=arrived, note=old.note)
