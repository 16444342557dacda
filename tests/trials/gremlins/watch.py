"""What goes wrong while a gremlin plays: bugs, complaints, and how long the window stood still."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
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
        said = f"{record.levelname} {record.name}: {record.getMessage()}"
        if _OF_SCREEN not in said:
            self._add(said, _where())

    def _on_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            self._add(_of(error.with_traceback(trace)))

    def _add(self, text: str, where: str = "") -> None:
        if text in self.faults:
            self.faults[text].times += 1
            return
        self.faults[text] = Fault(self._step(), f"{text}\n{where}")
        self.told(f"{text}\n{where}")


def _where() -> str:
    """Return how the program came to say something, without how the log took it."""
    frames = traceback.extract_stack()
    return "".join(traceback.format_list([f for f in frames if "logging" not in f.filename][-8:-2]))


def _of(error: BaseException | None) -> str:
    return "".join(traceback.format_exception(error)) if error is not None else ""


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of the main thread.

    Attributes:
        at: the time, seconds.
        ran: seconds of processor that the main thread had until then.
        waited: by thread, seconds in which it could have run but the machine was busy with other
            programs; empty beside Linux.
    """

    at: float
    ran: float
    waited: dict[int, float]

    @classmethod
    def now(cls) -> Moment:
        """Take the moment; call it in the main thread."""
        waited = {}
        for each in Path("/proc/self/task").glob("*/schedstat"):
            with suppress(OSError):  # a thread that ended just now
                waited[int(each.parent.name)] = int(each.read_text("ascii").split()[1]) / 1e9
        return cls(time.monotonic(), time.thread_time(), waited)

    def since(self, before: Moment) -> float:
        """Return the seconds from then to now that the machine was ours."""
        waited = {each: s - before.waited.get(each, 0) for each, s in self.waited.items()}
        own = waited.pop(threading.get_native_id(), 0.0)
        others = max(waited.values(), default=0.0)
        return max(self.ran - before.ran, self.at - before.at - own - others)


class Pulse:
    """Measures how long the event loop of the main thread did not come round.

    Seconds in which it or a thread it waits for could have run, but the machine was busy with other
    programs, do not count.

    Attributes:
        longest: seconds of the longest standstill.
        stack: where each thread was in it, the innermost call first.
    """

    def __init__(self, step: Callable[[], int]) -> None:
        self._step = step
        self.longest, self.step, self.stack = 0.0, 0, ""
        self._last = Moment.now()
        self._caught = ""
        self._timer = QTimer(interval=_BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._stopped = threading.Event()
        self._watcher = threading.Thread(target=self._look, daemon=True)
        self._watcher.start()

    def skip(self) -> None:
        """Begin anew: what was before does not count."""
        self._last = Moment.now()

    def stop(self) -> None:
        """Measure no more."""
        self._timer.stop()
        self._stopped.set()

    def _beat(self) -> None:
        now = Moment.now()
        still = now.since(self._last)
        if still > self.longest:
            self.longest, self.step, self.stack = still, self._step(), self._caught
        self._last, self._caught = now, ""

    def _look(self) -> None:
        """Note from another thread where the main one stands still.

        It holds no frame of it: a painter would live on after its painting.
        """
        while not self._stopped.wait(_LOOK):
            if time.monotonic() - self._last.at > max(_LONG, self.longest) and not self._caught:
                with TemporaryFile("w+") as stacks:
                    faulthandler.dump_traceback(stacks)
                    stacks.seek(0)
                    self._caught = stacks.read()
