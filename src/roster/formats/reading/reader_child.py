"""The reading process: a strange file comes in, messages of plain cells go out.

It runs apart because a hostile workbook can abort the process of its parser or eat all memory
(RELIABILITY.md section 4.3). It writes no file. Whatever kills it, the parent lives.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from roster.formats.reading.beside import opening, opening_first_sheet
from roster.formats.reading.columns import Columns
from roster.formats.reading.frames import frame
from roster.formats.reading.ole import checked_streams
from roster.formats.reading.opendocument import ods_sheets
from roster.formats.reading.prescan import open_checked
from roster.formats.reading.process_limits import limit_this_process
from roster.formats.reading.reader_wire import (
    Finished,
    Limits,
    Message,
    Opened,
    RawSheet,
    Reason,
    Refusal,
    Refused,
    Request,
    Rows,
    SheetBegun,
    SheetEnded,
    read_request,
)
from roster.formats.reading.sniff import container_of
from roster.formats.reading.spreadsheetml import spreadsheetml_sheets
from roster.formats.reading.text_tables import decoded, text_sheet
from roster.formats.reading.xls_sheets import xls_sheets
from roster.formats.reading.xlsx_sheets import xlsx_sheets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from roster.formats.cells import WorkbookKind

_XLSX = b"xl/worksheets/"  # names of parts stand in the container as they are

Opening: TypeAlias = "tuple[WorkbookKind, Iterable[RawSheet]]"  # imported for checking only


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
        kind, sheets = opened(file.read(request.size), request)
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


def opened(content: bytes, request: Request) -> Opening:
    """Return what the content is and its sheets, yet to be read.

    Raises:
        Refusal: it cannot be opened.
    """
    match container_of(content):
        case "zip":
            return _open_zip(content, request)
        case "ole":
            return _open_ole(content, request)
        case "html":
            return _open_html(content)
        case "spreadsheetml":
            return "spreadsheetml", spreadsheetml_sheets(content)
        case "text":
            return _open_text(content)


def _open_zip(content: bytes, request: Request) -> Opening:
    early = opening_first_sheet(content) if request.in_haste and _XLSX in content else None
    parts = open_checked(content, request.limits)
    if "content.xml" in parts and "META-INF/manifest.xml" in parts:
        return "ods", ods_sheets(parts)
    # the binary form (.xlsb) has no XML to look into: the sender can save it as .xlsx
    if "xl/workbook.bin" not in parts and any(name.startswith("xl/") for name in parts):
        opened = early or opening(content)
        return "xlsx", xlsx_sheets(parts, opened, in_haste=early is not None)
    raise Refusal(Reason.NOT_A_WORKBOOK)


def _open_ole(content: bytes, request: Request) -> Opening:
    streams = checked_streams(content)
    if "encryptedpackage" in streams:
        plain = _decrypted(content, request.password)
        if container_of(plain) != "zip":
            raise Refusal(Reason.DAMAGED)
        return _open_zip(plain, request)
    if not streams.keys() & {"workbook", "book"}:
        raise Refusal(Reason.NOT_A_WORKBOOK)
    return "xls", xls_sheets(content, lambda: _decrypted(content, request.password))


def _decrypted(content: bytes, password: str | None) -> bytes:
    from roster.formats.reading.decryption import decrypted  # noqa: PLC0415 - slow, seldom needed

    return decrypted(content, password)


def _open_html(content: bytes) -> Opening:
    from roster.formats.reading.html_tables import html_sheets  # noqa: PLC0415 - slow, seldom needed

    return "html", html_sheets(content)


def _open_text(content: bytes) -> Opening:
    sheet, has_commas = text_sheet(decoded(content))
    return ("csv" if has_commas else "text"), [sheet]


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
