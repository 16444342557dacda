"""Garbage is collected in the main thread only.

Python collects wherever it happens to allocate, also in the worker thread of a task. A widget that
is part of a cycle would then be destroyed outside the thread it lives in, which Qt does not bear.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from roster.base.garbage import is_at_work

_LOOK_MILLISECONDS = 1_000


class Collector(QObject):
    """Takes collecting over from Python for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._look = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._look.timeout.connect(self.collect_what_is_due)
        self._look.start()

    def collect_what_is_due(self) -> int | None:
        """Collect the oldest generation whose threshold is passed; return its number.

        While a large list is worked on nothing is: there is nothing to find in it.
        """
        if is_at_work():
            return None
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [age for age in (2, 1, 0) if counts[age] > thresholds[age]]
        if due:
            gc.collect(due[0])
        return due[0] if due else None

    def stop(self) -> None:
        """Give collecting back to Python."""
        self._look.stop()
        gc.enable()
