"""Any spreadsheet becomes cells, without any risk to the program that asks.

The file is read by a process of its own with limits of memory and time; here only plain cells
arrive. Content counts, never the name: xlsx, xls and et, ods, csv and tab-separated text, HTML
tables and SpreadsheetML 2003 are told apart by their bytes.
"""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from roster.base.errors import FileMissing
from roster.base.outputs import ROSTER_ENDING, SQLITE_MAGIC
from roster.base.progress import Report, unwatched
from roster.lists.errors import (
    NotAWorkbook,
    RosterAsList,
    WorkbookDamaged,
    WorkbookError,
    WorkbookLocked,
    WorkbookPasswordNeeded,
    WorkbookPasswordWrong,
    WorkbookTooLarge,
    WorkbookUnreadable,
)
from roster.lists.reading.cells import Row, Sheet, Workbook, WorkbookKind
from roster.lists.reading.child.frames import frame
from roster.lists.reading.child.guarded import GuardedChild, Task
from roster.lists.reading.child.messages import (
    Finished,
    Limits,
    Message,
    Opened,
    Reason,
    Refused,
    Request,
    Rows,
    SharedTexts,
    SheetBegun,
    SheetEnded,
    read_frames,
    rows_of,
)

if TYPE_CHECKING:
    from pathlib import Path

_ERRORS: dict[Reason, type[WorkbookError]] = {
    Reason.NOT_A_WORKBOOK: NotAWorkbook,
    Reason.PASSWORD: WorkbookPasswordNeeded,
    Reason.PASSWORD_WRONG: WorkbookPasswordWrong,
    Reason.LOCKED: WorkbookLocked,
    Reason.DAMAGED: WorkbookDamaged,
    Reason.TOO_LARGE: WorkbookTooLarge,
}
_LIMITS = Limits()
_WORTH_HASTE = 500_000  # bytes; the time won with a smaller file is not worth a second attempt
_AS_TYPED = {"csv", "text", "html"}
_CHILD = "roster.lists.reading.child.reader"


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
    return read_content(path.name, file_content(path, limits), password, report, limits)


def read_content(
    file: str,
    content: bytes,
    password: str | None = None,
    report: Report = unwatched,
    limits: Limits = _LIMITS,
) -> Workbook:
    """Return all sheets of a file that is in memory already; ``file`` is its name.

    Raises:
        as :func:`read_workbook`.
    """
    request = Request(len(content), password, limits, in_haste=len(content) > _WORTH_HASTE)
    answers = _answers(file, content, request, report)
    if answers.to_be_repeated:
        request = msgspec.structs.replace(request, in_haste=False)
        answers = _answers(file, content, request, report)
    return answers.workbook(hashlib.sha256(content).hexdigest())


def file_content(path: Path, limits: Limits = _LIMITS) -> bytes:
    """Return the bytes of a file.

    Raises:
        FileMissing: there is no such file.
        WorkbookUnreadable: the system does not let the file be read, or it has no end.
        WorkbookTooLarge: larger than ``limits``.
        RosterAsList: it is a roster file.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise WorkbookUnreadable(path.name)
        if status.st_size > limits.file:
            raise WorkbookTooLarge(path.name)
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileMissing(path) from error
    except OSError as error:
        raise WorkbookUnreadable(path.name) from error
    if content.startswith(SQLITE_MAGIC) or path.suffix.lower() == ROSTER_ENDING:
        raise RosterAsList(path.name)
    return content


def refusal(reason: Reason, file: str) -> WorkbookError:
    """Return the expected failure that a child's refusal means."""
    return _ERRORS[reason](file)


def _answers(file: str, content: bytes, request: Request, report: Report) -> _Answers:
    answers = _Answers(file, request.limits)
    limits = request.limits
    task: Task[Message] = Task(
        module=_CHILD,
        pieces=(frame(request), content),
        listen=read_frames,
        memory=limits.memory,
        seconds=limits.seconds + (request.size >> 20),
    )
    with GuardedChild(task) as child:
        for message in child.messages(lambda: report(answers.done, answers.total)):
            answers.take(message)
            report(answers.done, answers.total)
            if answers.finished:
                return answers  # without waiting for it to clear its tables
    if not request.in_haste:  # ended by a limit, or by the file's nonsense
        raise (WorkbookTooLarge if child.ran_into_limit else WorkbookDamaged)(file)
    answers.to_be_repeated = True
    return answers


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
    _texts: SharedTexts = field(default_factory=SharedTexts)
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
                raise refusal(message.reason, self.file)
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
