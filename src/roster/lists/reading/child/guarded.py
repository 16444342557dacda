"""A process of its own for work on a strange file: limited, watched, ended with its block."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Generic, Self, TypeVar, cast

import msgspec

from roster.lists.reading.child.limits import limited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LOOK = 0.1  # seconds between two looks at whether the clerk has cancelled
_PATIENCE = 3  # times the processor seconds it may use, for machines that do other things
# How a process ends that ran into a limit: killed, aborted for want of memory, out of time; on
# Windows failing fast, and a job without time left.
_ENDED_BY_LIMIT = {-9, -6, -24, 0xC0000409, 1816}
# The child sees exactly the modules its parent sees, and nothing of the current folder.
_START = "import sys; sys.path[:] = sys.argv[1:]; from {module} import main; main()"
_NO_CONSOLE = 0x08000000 if sys.platform == "win32" else 0

_Message = TypeVar("_Message")


@dataclass(frozen=True, slots=True)
class Task(Generic[_Message]):
    """What a child is to do.

    Attributes:
        module: its module, whose ``main`` reads standard input and writes standard output.
        pieces: what it is told, one piece after the other: the request, the file.
        listen: makes messages of its answer; may raise :class:`msgspec.MsgspecError`.
        memory: bytes of address space it may use.
        seconds: processor seconds it may use.
    """

    module: str
    pieces: tuple[bytes, ...]
    listen: Callable[[BinaryIO], Iterator[_Message]]
    memory: int
    seconds: int


class GuardedChild(Generic[_Message]):
    """The process; it does not outlive the ``with`` block."""

    def __init__(self, task: Task[_Message]) -> None:
        self._task = task
        self._answers: queue.SimpleQueue[_Message | None] = queue.SimpleQueue()
        self._exits = ExitStack()
        self._garbled = False
        self._exit_code = 0

    def __enter__(self) -> Self:
        start = _START.replace("{module}", self._task.module)
        with ExitStack() as exits:
            self._process = exits.enter_context(
                subprocess.Popen(  # noqa: S603 - our own interpreter, our own module
                    [sys.executable, "-I", "-S", "-c", start, *filter(None, sys.path)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=_NO_CONSOLE,
                )
            )
            self._thread = threading.Thread(target=self._converse, daemon=True)
            exits.callback(self._end)
            exits.enter_context(limited(self._process, self._task.memory, self._task.seconds))
            self._thread.start()
            self._exits = exits.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._exits.close()

    @property
    def ran_into_limit(self) -> bool:
        """Tell whether it ended for want of memory or time, after all messages were heard."""
        return self._exit_code in _ENDED_BY_LIMIT

    def messages(self, look: Callable[[], None]) -> Iterator[_Message]:
        """Yield what the child says; ``look`` is called at least every tenth of a second.

        A child that overstays is ended, as one that answers garbage or dies.
        """
        deadline = time.monotonic() + _PATIENCE * self._task.seconds
        while time.monotonic() < deadline:
            try:
                answer = self._answers.get(timeout=_LOOK)
            except queue.Empty:
                look()
                continue
            if answer is None:
                self._exit_code = self._ended()
                return
            yield answer
        self._process.kill()
        self._exit_code = self._process.wait()

    def _ended(self) -> int:
        """Return the exit code of a child that has fallen silent; 1 when it spoke garbage."""
        with suppress(subprocess.TimeoutExpired):
            code = self._process.wait(timeout=1)
            return 1 if self._garbled else code
        self._process.kill()
        self._process.wait()
        return 1

    def _converse(self) -> None:
        """Run beside the caller: say what there is to say, pass on the answers, None at the end."""
        try:
            with suppress(OSError), cast("BinaryIO", self._process.stdin) as stdin:
                for piece in self._task.pieces:
                    stdin.write(piece)
            for message in self._task.listen(cast("BinaryIO", self._process.stdout)):
                self._answers.put(message)
        except msgspec.MsgspecError:
            self._garbled = True
            self._process.kill()
        finally:
            self._answers.put(None)

    def _end(self) -> None:
        self._process.kill()
        if self._thread.ident is not None:
            self._thread.join()
