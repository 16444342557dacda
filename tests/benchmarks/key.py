"""Keys on the attendance grid of 1,000 people × 20 half-days, against one bare durable commit.

Each key goes to the real window and is timed until what it changed is drawn; a key that writes has
its mark in the file by then. Ours is the 95th percentile of the slowest kind of key. The floor is
the same percentile of one UPDATE of a mark and one COMMIT on a plain connection with the same
PRAGMAs: it waits for the disk, but checks, journals and draws nothing. One frame of the screen,
16 ms, is wanted.
"""

from __future__ import annotations

import statistics
from itertools import count, cycle, islice

from tests.benchmarks.attendance_room import milliseconds, room

NAME = "key"
GOAL = 40.0
UNIT = "ms"
LIMIT = 16.0

_TIMES = 60  # so many keys of each kind a round
_KINDS = {
    "mark": "0 2",
    "take back": "Delete 1",
    "whole row": "3 =",
    "how late": "2 . 1 5 Return",
    "step": "Down Down Right Down Left",
    "page": "PgDown PgDown PgUp",
    "row number": "# 5 0 0 Return",
    "initials": "C Z H Backspace Escape",
}
_MARK = "UPDATE attendance SET mark = ? WHERE id = (SELECT min(id) FROM attendance)"
_marks = (("late", "absent")[number % 2] for number in count())


def prepare() -> None:
    """Open the window."""
    room()


def ours() -> float:
    """Press keys of every kind and return the percentile of the slowest."""
    page = room().page
    page.grid.setFocus()
    slowest = 0.0
    for keys in _KINDS.values():
        page.grid.go_to(0, 0)
        room().draw()
        pressed = islice(cycle(keys.split()), _TIMES)
        slowest = max(slowest, _percentile([_time_of(key) for key in pressed]))
    return slowest


def floor() -> float:
    """Write marks without anything else."""
    return _percentile([milliseconds(_write_bare) for _ in range(_TIMES)])


def _time_of(key: str) -> float:
    from PySide6.QtGui import QGuiApplication, QKeySequence  # noqa: PLC0415 - Qt only when asked for
    from PySide6.QtTest import QTest  # noqa: PLC0415

    window = QGuiApplication.focusWindow()
    code = QKeySequence(key)[0].key()  # type: ignore[index]  # one key

    def press() -> None:
        QTest.keyClick(window, code)
        room().draw()

    return milliseconds(press)


def _write_bare() -> None:
    bare = room().bare
    bare.execute("BEGIN IMMEDIATE")
    bare.execute(_MARK, (next(_marks),))
    bare.execute("COMMIT")


def _percentile(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]
