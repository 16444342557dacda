"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

from roster.errors import CannotWrite, DiskFull, RosterError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Give a temporary path beside ``path`` and rename it when the block ends well.

    The file is flushed to disk before the rename, so a reader sees the old file or the whole new
    one. Whatever goes wrong, no half-written file is left.

    Raises:
        DiskFull: no room for the file.
        CannotWrite: the folder is missing or read-only, or the target is held open.
    """
    temporary: Path | None = None
    try:
        temporary = _fresh_file_beside(path)
        yield temporary
        _flush(temporary)
        temporary.replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        raise write_failure(error, path) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def write_failure(error: OSError, path: Path) -> RosterError:
    """Return the expected failure that an operating system's refusal to write means."""
    if error.errno in _NO_ROOM:
        return DiskFull(path)
    return CannotWrite(path)


def _fresh_file_beside(path: Path) -> Path:
    fresh = path.with_name(f".{path.stem[:20]}-{secrets.token_hex(4)}{path.suffix}")
    fresh.open("xb").close()
    return fresh


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder to flush it; NTFS journals the rename
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
