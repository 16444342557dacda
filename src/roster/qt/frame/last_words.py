"""What a run leaves behind that Qt or the system ended: where it was, for the next start to tell.

From its first moment on each run has a file beside the log, into which Python writes where it is
when a signal ends it, and which an orderly end removes. A lock that the system drops with the
process tells a run that is still at work from one that ended badly.
"""

from __future__ import annotations

import faulthandler
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

if TYPE_CHECKING:
    from pathlib import Path

_MOST_CHARACTERS = 20_000
_RUNS = "run-*.txt"


class LastWords:
    """Listens for the end of this run.

    Args:
        folder: where the log is; where nothing can be written the run goes on without last words.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"run-{os.getpid()}-{time.time_ns()}.txt"
        self._lock = _lock_of(self._path)
        self._lock.tryLock(0)
        self._file = None
        with suppress(OSError):
            self._file = self._path.open("w", encoding="utf-8")
            faulthandler.enable(self._file)

    def end(self) -> None:
        """Leave nothing behind: the run ends as it should."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._path.unlink(missing_ok=True)
        self._lock.unlock()


def ended_badly(folder: Path) -> list[str]:
    """Return what runs that ended badly left behind, oldest first, and tidy it away.

    A text is empty where the run could say nothing: it was killed, or the power went.
    """
    found = []
    for path in sorted(folder.glob(_RUNS), key=lambda each: each.name.rpartition("-")[2]):
        lock = _lock_of(path)
        if lock.tryLock(0):  # whoever wrote it is gone
            with suppress(OSError):
                found.append(path.read_text(encoding="utf-8", errors="replace")[:_MOST_CHARACTERS])
                path.unlink()
            lock.unlock()
    return found


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # a run may last for days
    return lock
