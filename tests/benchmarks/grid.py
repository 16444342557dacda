"""Opening the attendance grid of 1,000 people × 20 half-days, until it is drawn.

Ours reads the training, its people and 20,000 marks from the file, counts, and draws the page in
the real window. The floor is what any Qt program has to do: the plain driver reads the same rows
into dicts, and a bare table view of the same size draws them as text through a minimal model. Both
are wanted within 200 ms; both draw offscreen.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tests.benchmarks.attendance_room import milliseconds, room

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from roster.qt.widgets.tables.model import Index

NAME = "grid"
GOAL = 2.0
UNIT = "ms"
LIMIT = 200.0

_PEOPLE = """
    SELECT enrollment.id, number, trainee.name, division.short_name, posts FROM enrollment
    JOIN trainee ON trainee.id = trainee_id JOIN division ON division.id = unit_id
    WHERE training_id = ? ORDER BY number
"""
_PERIODS = "SELECT id, date, part FROM period WHERE training_id = ? ORDER BY date, part DESC"
_MARKS = """
    SELECT enrollment_id, period_id, mark, confirmed, entered_by, arrived, minutes_late, note
    FROM attendance JOIN enrollment ON enrollment.id = enrollment_id WHERE training_id = ?
"""


def prepare() -> None:
    """Open the window."""
    room()


def ours() -> float:
    """Show the training that is not shown."""
    from PySide6.QtCore import QEventLoop  # noqa: PLC0415 - Qt only when asked for

    place = room()
    state = place.page.state
    (other,) = [training for training in place.trainings if training != state.training_id]

    read = QEventLoop()
    state.changed.connect(read.quit)

    def show() -> None:
        place.page.show_item(other)
        read.exec()  # it is read beside the window
        place.draw()

    return milliseconds(show)


def floor() -> float:
    """Read the rows and draw a bare table of them."""
    return milliseconds(_show_bare)


def _show_bare() -> None:
    place, training = room(), room().trainings[0]
    people = place.bare.execute(_PEOPLE, (training,)).fetchall()
    periods = place.bare.execute(_PERIODS, (training,)).fetchall()
    marks = {(row[0], row[1]): row[2:] for row in place.bare.execute(_MARKS, (training,))}
    view = _view()
    view.setModel(_model(people, periods, marks, view))
    view.repaint()
    place.draw()


@lru_cache(maxsize=1)
def _view() -> QTableView:
    from PySide6.QtWidgets import QTableView  # noqa: PLC0415 - Qt only when asked for

    view = QTableView()
    view.resize(room().page.grid.size())
    view.show()
    return view


def _model(people: list[Any], periods: list[Any], marks: dict[Any, Any], view: QTableView) -> Any:  # noqa: ANN401 - a local class
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt  # noqa: PLC0415

    display = Qt.ItemDataRole.DisplayRole

    class Bare(QAbstractTableModel):
        def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008, N802 - Qt
            return len(people)

        def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008, N802 - Qt
            return 4 + len(periods)

        def data(self, index: Index, role: int = display) -> str | None:
            if role != display:
                return None
            person, column = people[index.row()], index.column()
            if column < 4:
                return str(person[column + 1])
            cell = marks.get((person[0], periods[column - 4][0]))
            return cell[0] if cell else ""

    return Bare(view)
