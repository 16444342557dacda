"""Long work beside the window: one way to start it, see how far it is, and stop it.

The work runs in a worker thread with a ``report(done, total)`` of :mod:`roster.progress`. All
callbacks run in the main thread. Errors never vanish: who starts a task either handles its failure
or leaves it to the window.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from roster.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.progress import Report

T = TypeVar("T")

_PROGRESS_INTERVAL = 1 / 30
_WORKERS = 2
_CLOSE_MILLISECONDS = 10_000


class RunTask(Protocol):
    """Starts work; the real runner and the one of tests look the same."""

    def __call__(
        self,
        work: Callable[[Report], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        title: str = "",
    ) -> Task:
        """Run ``work(report)`` and hand its result to ``done`` in the main thread.

        Args:
            work: what to do; it touches no widget and opens its own transaction.
            done: gets the result.
            failed: gets the exception; without it the window says it.
            progress: told ``(done, total)`` at most 30 times a second.
            cancelled: called when the work was stopped.
            title: what the status line says while it runs; without one nothing is said.
        """


class Task:
    """A piece of work under way."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.is_forgotten = False
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._stop.is_set()


class TaskRunner(QObject):
    """Runs tasks in two worker threads.

    Signals:
        failed: an exception that nobody else handles.
        started: a task with a title began.
        progressed: task, done, total.
        ended: the task finished, failed or was stopped.
    """

    failed = Signal(object)
    started = Signal(object)
    progressed = Signal(object, int, int)
    ended = Signal(object)
    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Task] = []
        self._is_closed = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_WORKERS)
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Report], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        title: str = "",
    ) -> Task:
        """Start work; see :class:`RunTask`. After the end nothing begins any more."""
        task = Task(title)
        if self._is_closed:
            return task
        self._running.append(task)
        if title:
            self.started.emit(task)
        watch = self._watcher(task, progress)

        def ended(follow: Callable[[], None]) -> None:
            self._posted.emit(lambda: self._end(task, follow))

        def job() -> None:
            try:
                result = work(watch)
            except Cancelled:
                ended(_nothing if cancelled is None or task.is_forgotten else cancelled)
            except Exception as error:  # noqa: BLE001 - handed on to the main thread, whatever it is
                caught = error
                ended(lambda: self._tell_failure(task, caught, failed))
            else:
                ended(lambda: done(result) if done and not task.is_forgotten else None)

        self._pool.start(job)
        return task

    @property
    def running(self) -> tuple[Task, ...]:
        """The tasks under way, oldest first."""
        return tuple(self._running)

    def forget(self) -> None:
        """Let what runs go on and tell nobody, because the pages that asked are thrown away.

        A failure still reaches the window.
        """
        for task in self._running:
            task.is_forgotten = True

    def close(self) -> bool:
        """Stop everything; tell whether all threads came to an end within ten seconds.

        What still comes back is dropped: nobody is there any more.
        """
        self._is_closed = True
        for task in self._running:
            task.cancel()
        return self._pool.waitForDone(_CLOSE_MILLISECONDS)

    def _watcher(self, task: Task, progress: Callable[[int, int], None] | None) -> Report:
        last = 0.0

        def report(done: int, total: int) -> None:
            nonlocal last
            if task.is_cancelled:
                raise Cancelled
            now = time.monotonic()
            if now - last < _PROGRESS_INTERVAL and done != total:
                return
            last = now
            self._posted.emit(lambda: self._progress(task, done, total, progress))

        return report

    def _progress(
        self, task: Task, done: int, total: int, progress: Callable[[int, int], None] | None
    ) -> None:
        if task.is_cancelled:
            return
        if task.title:
            self.progressed.emit(task, done, total)
        if progress is not None and not task.is_forgotten:
            progress(done, total)

    def _tell_failure(
        self, task: Task, error: Exception, failed: Callable[[Exception], None] | None
    ) -> None:
        (self.failed.emit if failed is None or task.is_forgotten else failed)(error)

    def _end(self, task: Task, follow: Callable[[], None]) -> None:
        self._running.remove(task)
        if task.title:
            self.ended.emit(task)
        follow()

    def _on_posted(self, call: Callable[[], None]) -> None:
        if not self._is_closed:
            call()


def run_at_once(
    work: Callable[[Report], T],
    *,
    done: Callable[[T], None] | None = None,
    failed: Callable[[Exception], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], None] | None = None,
    title: str = "",
) -> Task:
    """Run work here and now; for tests and for pictures of pages. See :class:`RunTask`."""
    task = Task(title)
    try:
        result = work(_shown_at_once(progress))
    except Cancelled:
        (cancelled or _nothing)()
    except Exception as error:
        if failed is None:
            raise
        failed(error)
    else:
        if done is not None:
            done(result)
    return task


def _shown_at_once(progress: Callable[[int, int], None] | None) -> Report:
    def report(done: int, total: int) -> None:
        if progress is not None:
            progress(done, total)

    return report


def _nothing() -> None:
    """Follow a stopped task by nothing."""
