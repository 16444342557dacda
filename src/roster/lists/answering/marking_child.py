"""The marking process: a sender's workbook comes in, its marked copy goes out.

It runs apart for the reasons of the reading process, with the same limits, and writes no file.
"""

from __future__ import annotations

import sys
from typing import BinaryIO

from roster.lists.answering.child_messages import (
    Far,
    Marked,
    MarkRequest,
    Message,
    read_mark_request,
)
from roster.lists.answering.marking import marked
from roster.lists.reading.child.frames import frame
from roster.lists.reading.child.limits import limit_this_process
from roster.lists.reading.child.messages import Reason, Refusal, Refused
from roster.lists.reading.decryption import decrypted
from roster.lists.reading.sniff import container_of
from roster.lists.reading.xls.ole import checked_streams


def main() -> None:
    """Answer the one request that stands at standard input."""
    request = read_mark_request(sys.stdin.buffer)
    limit_this_process(request.limits.memory, request.limits.seconds + (request.size >> 20))
    answer(request, sys.stdin.buffer, sys.stdout.buffer)


def answer(request: MarkRequest, file: BinaryIO, out: BinaryIO) -> None:
    """Send the marked copy of the file that comes from a stream, or why there is none."""

    def report(done: int, total: int) -> None:
        _send(out, Far(done, total))

    try:
        content = file.read(request.size)
        plain = _opened(content, request.password)
        texts = {
            sheet: {(row, column): text for row, column, text in marks}
            for sheet, marks in request.texts.items()
        }
        copy = marked(plain, texts, request.author, request.limits, report)
        _send(out, Marked(*copy, was_encrypted=plain is not content))
    except Refusal as refusal:
        _send(out, Refused(refusal.reason))
    except (MemoryError, RecursionError):
        _send(out, Refused(Reason.TOO_LARGE))


def _opened(content: bytes, password: str | None) -> bytes:
    """Return the zip container in a file.

    Raises:
        Refusal: it is none, or the password does not open it.
    """
    kind = container_of(content)
    if kind == "ole" and "encryptedpackage" in checked_streams(content):
        content = decrypted(content, password)
        kind = container_of(content)
    if kind != "zip":
        raise Refusal(Reason.NOT_A_WORKBOOK)
    return content


def _send(out: BinaryIO, message: Message) -> None:
    out.write(frame(message))
    out.flush()


if __name__ == "__main__":
    main()
