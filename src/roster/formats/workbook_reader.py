"""Any spreadsheet becomes cells, without any risk to the program that asks.

The file is read by a process of its own with limits of memory and time; here only plain cells
arrive. Content counts, never the name: xlsx, xls and et, ods, csv and tab-separated text, HTML
tables and SpreadsheetML 2003 are told apart by their bytes.
"""

from __future__ import annotations

import hashlib
import queue
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Self, TypeAlias, cast

import msgspec

from roster.errors import (
    FileMissing,
    NotAWorkbook,
    WorkbookDamaged,
    WorkbookError,
    WorkbookLocked,
    WorkbookPasswordNeeded,
    WorkbookPasswordWrong,
    WorkbookTooLarge,
    WorkbookUnreadable,
)
from roster.formats.cells import Cell, Row, Sheet, Workbook, WorkbookKind
from roster.formats.reading.process_limits import limited
from roster.formats.reading.reader_wire import (
    Finished,
    Limits,
    Message,
    Opened,
    Reason,
    Refused,
    Request,
    Rows,
    SheetBegun,
    SheetEnded,
    frame,
    read_frames,
    rows_of,
)
from roster.progress import Report, unwatched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_ERRORS: dict[Reason, type[WorkbookError]] = {
    Reason.NOT_A_WORKBOOK: NotAWorkbook,
    Reason.PASSWORD: WorkbookPasswordNeeded,
    Reason.PASSWORD_WRONG: WorkbookPasswordWrong,
    Reason.LOCKED: WorkbookLocked,
    Reason.DAMAGED: WorkbookDamaged,
    Reason.TOO_LARGE: WorkbookTooLarge,
}
_LOOK = 0.1  # seconds between two looks at whether the clerk has cancelled
_PATIENCE = 3  # times the processor seconds it may use, for machines that do other things
_LIMITS = Limits()
_WORTH_HASTE = 500_000  # bytes; the time won with a smaller file is not worth a second attempt
_AS_TYPED = {"csv", "text", "html"}
# How a process ends that ran into a limit: killed, aborted for want of memory, out of time; on
# Windows failing fast, and a job without time left.
_ENDED_BY_LIMIT = {-9, -6, -24, 0xC0000409, 1816}
# The child sees exactly the modules its parent sees, and nothing of the current folder.
_START = (
    "import sys; sys.path[:] = sys.argv[1:]; "
    "from roster.formats.reading.reader_child import main; main()"
)
_NO_CONSOLE = 0x08000000 if sys.platform == "win32" else 0

_Answer: TypeAlias = Message | None


def read_workbook(
    path: Path, password: str | None = None, report: Report = unwatched, limits: Limits = _LIMITS
) -> Workbook:
    """Return all sheets of a file.

    Args:
        path: the file, whatever its name ends in.
        password: tried when the workbook is encrypted.
        report: told how many rows have come, and of how many in the sheets met so far.
        limits: what one file may cost.

    Raises:
        FileMissing: there is no such file.
        WorkbookUnreadable: the system does not let the file be read.
        NotAWorkbook: the content is no table.
        WorkbookPasswordNeeded: encrypted, and there is no password.
        WorkbookPasswordWrong: encrypted with another password.
        WorkbookLocked: encrypted in a way that is not understood.
        WorkbookDamaged: truncated or contradictory.
        WorkbookTooLarge: costs more than ``limits``.
    """
    content = _content(path, limits)
    request = Request(len(content), password, limits, in_haste=len(content) > _WORTH_HASTE)
    answers = _answers(path.name, content, request, report)
    if answers.to_be_repeated:
        request = msgspec.structs.replace(request, in_haste=False)
        answers = _answers(path.name, content, request, report)
    return answers.workbook(hashlib.sha256(content).hexdigest())


def _answers(file: str, content: bytes, request: Request, report: Report) -> _Answers:
    answers = _Answers(file, request.limits)
    with _Child(content, request) as child:
        for message in child.messages(lambda: report(answers.done, answers.total)):
            answers.take(message)
            report(answers.done, answers.total)
    answers.to_be_repeated = request.in_haste and not answers.finished
    if not (answers.finished or answers.to_be_repeated):
        raise _error_of(child.exit_code)(file)
    return answers


def _content(path: Path, limits: Limits) -> bytes:
    try:
        if path.stat().st_size > limits.file:
            raise WorkbookTooLarge(path.name)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileMissing(path) from error
    except OSError as error:
        raise WorkbookUnreadable(path.name) from error


def _error_of(exit_code: int) -> type[WorkbookError]:
    """Tell what the death of the child means: ended by a limit, or by the file's nonsense."""
    return WorkbookTooLarge if exit_code in _ENDED_BY_LIMIT else WorkbookDamaged


@dataclass(slots=True)
class _Answers:
    """Puts the messages together."""

    file: str
    limits: Limits
    done: int = 0  # rows
    total: int = 1
    finished: bool = False
    to_be_repeated: bool = False
    _kind: WorkbookKind | None = None
    _sheets: list[Sheet] = field(default_factory=list)
    _begun: SheetBegun | None = None
    _rows: list[Row] = field(default_factory=list)
    _texts: dict[Cell, Cell] = field(default_factory=dict)  # each repeated value once
    _cells: int = 0

    def take(self, message: Message) -> None:
        match message:
            case Opened():
                self._kind = message.kind
            case SheetBegun():
                self._begun = message
                self._rows = []
                self.total = max(1, self.done + message.height)
            case Rows():
                self._add(message)
            case SheetEnded():
                self._end_sheet(message)
            case Refused(Reason.NOT_IN_HASTE):
                pass
            case Refused():
                raise _ERRORS[message.reason](self.file)
            case Finished():
                self.finished = True

    def workbook(self, sha256: str) -> Workbook:
        if self._kind is None:
            raise WorkbookDamaged(self.file)
        sheets = tuple(self._sheets)
        return Workbook(self.file, sha256, self._kind, sheets, self._kind in _AS_TYPED)

    def _add(self, message: Rows) -> None:
        try:
            rows = rows_of(message, self._texts)
        except (ValueError, LookupError, TypeError) as error:  # the child was made to talk nonsense
            raise WorkbookDamaged(self.file) from error
        self._rows.extend(rows)
        self._cells += sum(len(cells) for _, cells in rows)
        if self._cells > self.limits.cells:
            raise WorkbookTooLarge(self.file)
        self.done += len(message.numbers)
        self.total = max(self.total, self.done)

    def _end_sheet(self, message: SheetEnded) -> None:
        if self._begun is None:
            raise WorkbookDamaged(self.file)
        comments = {(row, column): text for row, column, text in message.comments}
        self._sheets.append(
            Sheet(
                name=self._begun.name,
                hidden=self._begun.hidden,
                rows=tuple(self._rows),
                merges=message.merges,
                hidden_rows=message.hidden_rows,
                struck=message.struck,
                comments=comments,
            )
        )
        self._begun = None


class _Child:
    """The reading process; it does not outlive the ``with`` block."""

    def __init__(self, content: bytes, request: Request) -> None:
        self._content = content
        self._request = request
        self._seconds = request.limits.seconds + (request.size >> 20)
        self._answers: queue.SimpleQueue[_Answer] = queue.SimpleQueue()
        self._exits = ExitStack()
        self._garbled = False
        self.exit_code = 0

    def __enter__(self) -> Self:
        with ExitStack() as exits:
            self._process = exits.enter_context(
                subprocess.Popen(  # noqa: S603 - our own interpreter, our own module
                    [sys.executable, "-I", "-S", "-c", _START, *filter(None, sys.path)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=_NO_CONSOLE,
                )
            )
            self._thread = threading.Thread(target=self._converse, daemon=True)
            exits.callback(self._end)
            limits = self._request.limits
            exits.enter_context(limited(self._process, limits.memory, self._seconds))
            self._thread.start()
            self._exits = exits.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._exits.close()

    def messages(self, look: Callable[[], None]) -> Iterator[Message]:
        """Yield what the child says; ``look`` is called at least every tenth of a second.

        A child that overstays is ended, as one that answers garbage or dies.
        """
        deadline = time.monotonic() + _PATIENCE * self._seconds
        while time.monotonic() < deadline:
            try:
                answer = self._answers.get(timeout=_LOOK)
            except queue.Empty:
                look()
                continue
            if answer is None:
                self.exit_code = self._ended()
                return
            yield answer
            if isinstance(answer, Finished):
                return  # without waiting for it to clear its tables
        self._process.kill()
        self.exit_code = self._process.wait()

    def _ended(self) -> int:
        """Return the exit code of a child that has fallen silent; 1 when it spoke garbage."""
        with suppress(subprocess.TimeoutExpired):
            code = self._process.wait(timeout=1)
            return 1 if self._garbled else code
        self._process.kill()
        self._process.wait()
        return 1

    def _converse(self) -> None:
        """Run beside the caller: send the file, pass on the answers, None at the end."""
        try:
            with suppress(OSError), cast("BinaryIO", self._process.stdin) as stdin:
                stdin.write(frame(self._request))
                stdin.write(self._content)
            for message in read_frames(cast("BinaryIO", self._process.stdout)):
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
