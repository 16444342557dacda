"""The reading process: a strange file comes in, messages of plain cells go out.

It runs apart because a hostile workbook can abort the process of its parser or eat all memory
(RELIABILITY.md section 4.3). It writes no file. Whatever kills it, the parent lives.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, BinaryIO

from roster.lists.reading.calamine_thread import Beside, Parsed, opening_first_sheet
from roster.lists.reading.child.frames import frame
from roster.lists.reading.child.limits import limit_this_process
from roster.lists.reading.child.messages import (
    Finished,
    Limits,
    Message,
    Opened,
    Reason,
    Refusal,
    Refused,
    Request,
    Rows,
    SheetBegun,
    SheetEnded,
    read_request,
)
from roster.lists.reading.columns import Columns
from roster.lists.reading.sniff import container_of

if TYPE_CHECKING:
    from roster.lists.reading.child.messages import RawSheet

_XLSX = b"xl/worksheets/"  # names of parts stand in the container as they are


def main() -> None:
    """Answer the one request that stands at standard input."""
    gc.disable()  # nothing here is circular, and the process ends with its one file
    request = read_request(sys.stdin.buffer)
    limit_this_process(request.limits.memory, request.limits.seconds + (request.size >> 20))
    answer(request, sys.stdin.buffer, sys.stdout.buffer)


def answer(request: Request, file: BinaryIO, out: BinaryIO) -> None:
    """Send the cells of the file that comes from a stream, or why it is refused.

    What a damaged file makes a parser raise beyond that ends the process; the parent knows what
    that means.
    """
    sender = _Sender(out, request.limits)
    try:
        content = file.read(request.size)
        early = _begun(content, request)
        from roster.lists.reading import containers  # noqa: PLC0415 - while calamine parses

        kind, sheets = containers.opened(content, request, early)
        sender.send(Opened(kind))
        for sheet in sheets:
            sender.send_sheet(sheet)
    except Refusal as refusal:
        sender.send(Refused(refusal.reason))
    except (MemoryError, RecursionError):
        too_large = Reason.NOT_IN_HASTE if request.in_haste else Reason.TOO_LARGE
        sender.send(Refused(too_large))
    else:
        sender.send(Finished())
    out.flush()


def _begun(content: bytes, request: Request) -> Beside[Parsed] | None:
    """Let calamine begin with what looks like its own; the file is looked over meanwhile."""
    is_its_own = container_of(content) == "zip" and _XLSX in content
    return opening_first_sheet(content) if request.in_haste and is_its_own else None


class _Sender:
    """Writes messages and keeps count of their bytes."""

    def __init__(self, out: BinaryIO, limits: Limits) -> None:
        self._out = out
        self._limits = limits
        self._bytes = 0

    def send(self, message: Message) -> None:
        self._out.write(frame(message))

    def send_sheet(self, sheet: RawSheet) -> None:
        self.send(SheetBegun(sheet.name, sheet.hidden, sheet.height))
        packing = Columns()
        for numbers, columns in sheet.bundles:
            encoded = frame(Rows(list(numbers), packing.travelling(columns)))
            self._bytes += len(encoded)
            if self._bytes > self._limits.answer:
                raise Refusal(Reason.TOO_LARGE)
            self._out.write(encoded)
        self.send(SheetEnded(sheet.merges, sheet.hidden_rows, sheet.struck, sheet.comments))


if __name__ == "__main__":
    main()
