"""Long work beside the window: one way to start it, see how far it is, and stop it.

The work runs in a worker thread with a ``report(done, total)`` of :mod:`roster.base.progress`. All
callbacks run in the main thread. Errors never vanish: who starts a task either handles its failure
or leaves it to the window.
"""

from __future__ import annotations

import threading
import time
from functools import partial
from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal
from shiboken6 import isValid

from roster.base.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from roster.base.progress import Report

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
    """A piece of work under way.

    Args:
        title: what the status line says.
        asked_by: those who asked for it; without them the program itself did.
    """

    def __init__(self, title: str, asked_by: Askers | None = None) -> None:
        self.title = title
        self.asked_by = asked_by
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._stop.is_set()


class Askers:
    """The pages of one file in one language: they ask for work, and are thrown away together.

    Args:
        runner: does the work.
    """

    def __init__(self, runner: TaskRunner) -> None:
        self._runner = runner
        self.are_gone = False

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
        """Start work; see :class:`RunTask`."""
        return self._runner.run(
            work,
            done=done,
            failed=failed,
            progress=progress,
            cancelled=cancelled,
            title=title,
            asked_by=self,
        )

    def go(self) -> None:
        """Hear of nothing any more and begin nothing; a failure still reaches the window."""
        self.are_gone = True


class TaskRunner(QObject):
    """Runs tasks in worker threads: two for long work, which has a title, two for quick work.

    So a page is read and a field is written while two papers are being drawn.

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
        self._long, self._quick = QThreadPool(self), QThreadPool(self)
        for pool in (self._long, self._quick):
            pool.setMaxThreadCount(_WORKERS)
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
        asked_by: Askers | None = None,
    ) -> Task:
        """Start work; see :class:`RunTask`. After the end nothing begins any more."""
        task = Task(title, asked_by)
        if self._is_closed or (asked_by is not None and asked_by.are_gone):
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
                ended(lambda: cancelled() if cancelled and _hears(task, cancelled) else None)
            except Exception as error:  # noqa: BLE001 - handed on to the main thread, whatever it is
                caught = error
                ended(lambda: self._tell_failure(task, caught, failed))
            else:
                ended(lambda: done(result) if done and _hears(task, done) else None)

        (self._long if title else self._quick).start(job)
        return task

    @property
    def running(self) -> tuple[Task, ...]:
        """The tasks under way, oldest first."""
        return tuple(self._running)

    @property
    def is_opening(self) -> bool:
        """Whether the program itself is at work on a file: it makes one or opens it."""
        return any(task.title and task.asked_by is None for task in self._running)

    def come_to_rest(self) -> None:
        """Stop what can be stopped, wait for what writes, and tell those who asked.

        It waits ten seconds at most.
        """
        until = time.monotonic() + _CLOSE_MILLISECONDS / 1000
        while self._asked() and not self._is_closed and time.monotonic() < until:
            for task in self._asked():
                task.cancel()
            self._wait(until)
            QCoreApplication.sendPostedEvents(self)

    def wait_for(self, tasks: Sequence[Task]) -> None:
        """Wait for a few short tasks, such as what a field writes when it is left."""
        until = time.monotonic() + _CLOSE_MILLISECONDS / 1000
        while any(task in self._running for task in tasks) and time.monotonic() < until:
            time.sleep(_PROGRESS_INTERVAL / 10)
            QCoreApplication.sendPostedEvents(self)

    def _asked(self) -> list[Task]:
        return [task for task in self._running if task.asked_by is not None]

    def close(self) -> bool:
        """Stop everything; tell whether all threads came to an end within ten seconds.

        What still comes back is dropped: nobody is there any more.
        """
        self._is_closed = True
        for task in self._running:
            task.cancel()
        return self._wait(time.monotonic() + _CLOSE_MILLISECONDS / 1000)

    def _wait(self, until: float) -> bool:
        """Wait for all threads until a moment at most; tell whether all came to an end."""
        ended = True
        for pool in (self._long, self._quick):
            left = max(int((until - time.monotonic()) * 1000), 0)
            ended = pool.waitForDone(left) and ended
        return ended

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
        if progress is not None and _hears(task, progress):
            progress(done, total)

    def _tell_failure(
        self, task: Task, error: Exception, failed: Callable[[Exception], None] | None
    ) -> None:
        if failed is not None and _hears(task, failed):
            failed(error)
        else:
            self.failed.emit(error)

    def _end(self, task: Task, follow: Callable[[], None]) -> None:
        self._running.remove(task)
        if task.title:
            self.ended.emit(task)
        follow()

    def _on_posted(self, call: Callable[[], None]) -> None:
        if not self._is_closed:
            call()


def _hears(task: Task, call: object) -> bool:
    """Tell whether whoever asked is still there to be called."""
    is_there = task.asked_by is None or not task.asked_by.are_gone
    return is_there and all(isValid(each) for each in _called(call))


def _called(call: object) -> Iterator[QObject]:
    """Yield the widgets that a callback would touch: its own, and those it was made with."""
    if isinstance(call, QObject):
        yield call
    elif isinstance(call, MethodType):
        yield from _called(call.__self__)
    elif isinstance(call, partial):
        for each in (call.func, *call.args, *call.keywords.values()):
            yield from _called(each)
    elif isinstance(call, FunctionType):
        for cell in call.__closure__ or ():
            yield from _called(cell.cell_contents)
    else:  # a method of Qt's own, such as setText of a label
        own = getattr(call, "__self__", None)
        if isinstance(own, QObject):
            yield own


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
