"""The streams of a command: what comes in, and whether what goes out arrives."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from roster.cli.errors import InputClosed, InputUndecodable, OutputClosed, OutputFailed

if TYPE_CHECKING:
    from typing import TextIO

_CODINGS = ("utf-8-sig", "gb18030")


def require_output() -> None:
    """Let every character be written, however the terminal is set; refuse to work unheard.

    Raises:
        OutputClosed
    """
    if sys.stdout is None:
        raise OutputClosed
    for stream in (sys.stdout, sys.stderr):
        if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            reconfigure(errors="backslashreplace")


def flush_output() -> None:
    """See to it that what was said has arrived.

    Raises:
        OutputFailed
    """
    try:
        sys.stdout.flush()
    except (OSError, ValueError) as error:
        let_go_of_output()
        raise OutputFailed from error


def let_go_of_output() -> None:
    """Keep Python from trying once more, at its end, to write what cannot be written."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def read_input() -> str:
    """Return the text of standard input.

    Raises:
        InputClosed, InputUndecodable
    """
    stream: TextIO | None = sys.stdin
    if stream is None or stream.closed:
        raise InputClosed
    try:
        buffer = getattr(stream, "buffer", None)
        return _decoded(buffer.read()) if buffer is not None else stream.read()
    except OSError as error:
        raise InputClosed from error


def _decoded(content: bytes) -> str:
    for coding in _CODINGS:
        with suppress(UnicodeDecodeError):
            return content.decode(coding)
    raise InputUndecodable
