"""A clerk who enters marks in the real window until the process is killed.

``python -m tests.qt.attendance.marking_until_killed FILE TRAINING [--shows-first]`` says on its
standard output, a JSON list a line, what is about to be entered
(``["key", person, half-day, mark]``) and what the grid shows as soon as it does
(``["solid", person, half-day, mark, confirmed]``; no mark is an empty text). With ``--shows-first``
cells turn solid before they are in the file, as in a program that wants to look fast: what the
trials must notice.
"""

from __future__ import annotations

import json
import os
import sys
from itertools import count, cycle
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from roster.base.codes.attendance import Mark
from roster.base.paths import data_folder
from roster.qt.attendance.marking import Marking
from roster.qt.attendance.page import AttendancePage
from roster.qt.frame.program import Program, make_application
from roster.qt.kit.settings import Settings
from roster.qt.pictures import settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtCore import QModelIndex

    from roster.attendance.marks import MarkCell
    from roster.qt.attendance.sheet import Place

SHOWS_FIRST = "--shows-first"

_KEYS = {
    Qt.Key.Key_1: Mark.PRESENT,
    Qt.Key.Key_2: Mark.LATE,
    Qt.Key.Key_0: Mark.ABSENT,
    Qt.Key.Key_3: Mark.LEFT_EARLY,
    Qt.Key.Key_5: Mark.SICK_LEAVE,
    Qt.Key.Key_Delete: None,
    Qt.Key.Key_6: Mark.OFFICIAL_LEAVE,
}
_WRITES_LATER = 20  # milliseconds


def main() -> None:
    """Open the grid and enter marks for ever."""
    app = make_application([])
    program = Program(app, Settings(data_folder()))
    program.window.show()
    program.start(Path(sys.argv[1]))
    settle(program)
    program.window.open_page("attendance", sys.argv[2])
    settle(program)
    page = program.window.page
    assert isinstance(page, AttendancePage)
    if SHOWS_FIRST in sys.argv:
        _show_before_writing()
    page.grid.table.dataChanged.connect(lambda first, _last: _tell_cell(page, first))
    _tell("ready")
    for key, mark in _walk(page):
        place = page.grid.place()
        assert place is not None
        _tell("key", *place, str(mark or ""))
        QTest.keyClick(page.grid, key)
        app.processEvents()


def _walk(page: AttendancePage) -> Iterator[tuple[Qt.Key, Mark | None]]:
    """Go down each half-day again and again; each key where its cell is current."""
    assert page.state.sheet is not None
    people, periods = len(page.state.sheet.people), len(page.state.sheet.periods)
    keys = cycle(_KEYS.items())
    for at in count():
        row, period = at % people, at // people % periods
        page.grid.go_to(row, period)
        yield next(keys)


def _tell(*facts: object) -> None:
    os.write(1, json.dumps(facts).encode() + b"\n")


def _tell_cell(page: AttendancePage, index: QModelIndex) -> None:
    table, sheet = page.grid.table, page.state.sheet
    assert sheet is not None
    place = table.id_at(index.row()), table.columns[index.column()].key
    cell = sheet.cell(*place)
    _tell("solid", *place, *((str(cell.mark), cell.confirmed) if cell else ("", True)))


def _show_before_writing() -> None:
    """Let the grid show a mark at once and write it a moment later."""
    write = Marking._write_all

    def show(self: Marking, cells: Mapping[Place, MarkCell | None]) -> bool:
        assert self._state.sheet is not None
        for place, cell in cells.items():
            self._state.sheet.put(*place, cell)
            self._grid.show_mark(place)
        QTimer.singleShot(_WRITES_LATER, self, lambda: write(self, cells))
        return True

    Marking._write_all = show  # type: ignore[method-assign]  # what the trials must notice


if __name__ == "__main__":
    main()
