"""What goes wrong while a gremlin plays: bugs, complaints, and how long the window stood still."""

from __future__ import annotations

import logging
import sys
import threading
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from roster.db.engine import Database

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from types import TracebackType

    from sqlalchemy.orm import Session

_BEAT = 25  # milliseconds
_LOOK = 0.1  # seconds
_LONG = 0.5
_OF_SCREEN = "This plugin does not support"
"""What the offscreen screen says of itself."""


@dataclass(slots=True)
class Fault:
    """One thing that must not happen, when first, and how often."""

    step: int
    text: str
    times: int = 1


class Watch(logging.Handler):
    """Collects faults; ``step`` tells at which action."""

    def __init__(self, step: Callable[[], int]) -> None:
        super().__init__(logging.WARNING)
        self._step = step
        self.faults: dict[str, Fault] = {}
        self.told: Callable[[str], None] = lambda _text: None

    def start(self) -> None:
        """Listen wherever Python and Qt complain."""
        sys.excepthook = self._on_bug
        sys.unraisablehook = lambda raised: self._add(
            f"unraisable: {raised.err_msg} {raised.object!r}\n{_of(raised.exc_value)}"
        )
        threading.excepthook = lambda raised: self._add(_of(raised.exc_value))

    def listen(self) -> None:
        """Listen to the log; a sitting sets it up anew."""
        log = logging.getLogger("roster")
        for old in list(log.handlers):
            log.removeHandler(old)
            old.close()
        log.addHandler(self)

    def forbid_writing(self) -> None:
        """Take every user action on a file for a fault."""
        transaction = Database.transaction

        def told(database: Database, action: str, **said: str) -> AbstractContextManager[Session]:
            self._add(f"wrote into {database.path.name}: {action}")
            return transaction(database, action, **said)

        setattr(Database, "transaction", told)  # noqa: B010 - replaces a method

    def emit(self, record: logging.LogRecord) -> None:
        """Take a warning or an error of the log, Qt's own among them."""
        if _OF_SCREEN not in record.getMessage():
            self._add(f"{record.levelname} {record.name}: {record.getMessage()}")

    def _on_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            self._add(_of(error.with_traceback(trace)))

    def _add(self, text: str) -> None:
        if text in self.faults:
            self.faults[text].times += 1
            return
        self.faults[text] = Fault(self._step(), text)
        self.told(text)


def _of(error: BaseException | None) -> str:
    return "".join(traceback.format_exception(error)) if error is not None else ""


class Pulse:
    """Measures how long the event loop of the main thread did not come round.

    Seconds in which the thread could have run but the machine gave it no processor do not count.

    Attributes:
        longest: seconds of the longest standstill.
        stack: where the main thread was in it.
    """

    def __init__(self, step: Callable[[], int]) -> None:
        self._step = step
        self.longest, self.step, self.stack = 0.0, 0, ""
        self._main = threading.get_ident()
        self._waited_file = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._last, self._waited = time.monotonic(), self._waited_for_processor()
        self._caught = ""
        self._timer = QTimer(interval=_BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._stopped = threading.Event()
        self._watcher = threading.Thread(target=self._look, daemon=True)
        self._watcher.start()

    def skip(self) -> None:
        """Begin anew: what was before does not count."""
        self._last, self._waited = time.monotonic(), self._waited_for_processor()

    def stop(self) -> None:
        """Measure no more."""
        self._timer.stop()
        self._stopped.set()

    def _beat(self) -> None:
        now, waited = time.monotonic(), self._waited_for_processor()
        still = now - self._last - (waited - self._waited)
        if still > self.longest:
            self.longest, self.step, self.stack = still, self._step(), self._caught
        self._last, self._waited, self._caught = now, waited, ""

    def _look(self) -> None:
        """Take the stack of a main thread that stands still, from another thread."""
        while not self._stopped.wait(_LOOK):
            if time.monotonic() - self._last > max(_LONG, self.longest) and not self._caught:
                frame = sys._current_frames().get(self._main)
                self._caught = "".join(traceback.format_stack(frame))

    def _waited_for_processor(self) -> float:
        """Return the seconds that the main thread stood in the queue of the machine."""
        try:
            return int(self._waited_file.read_text("ascii").split()[1]) / 1e9
        except OSError:  # not Linux: everything counts
            return 0.0
