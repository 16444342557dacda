"""Files and folders that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

from roster.base.errors import CannotWrite, DiskFull, FileExists, RosterError
from roster.base.outputs import place_of, require_folder, require_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_NOT_IN_NAMES = {ord(sign): "_" for sign in '\\/:*?"<>|'} | dict.fromkeys(range(32), "_")
_LONGEST_NAME = 80  # characters; Linux takes 255 bytes, a Han character has three
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def written_whole(path: Path, ending: str, sources: Sequence[Path] = ()) -> Iterator[Path]:
    """Give a temporary path beside ``path`` and rename it when the block ends well.

    The file is flushed to disk before the rename, so a reader sees the old file or the whole new
    one. Whatever goes wrong, no half-written file is left. A link stays: the file that it means
    is written. ``ending`` is that of the kind of file, ``sources`` what it is made from.

    Raises:
        DiskFull: no room for the file.
        CannotWrite: the folder is missing or read-only, or the target is held open; and its
            kinds, as :func:`roster.base.outputs.require_place`.
    """
    place = place_of(path)
    require_place(place, ending, sources)
    temporary: Path | None = None
    try:
        temporary = _fresh_file_beside(place)
        yield temporary
        _flush(temporary)
        require_place(place, ending, sources)  # what is there now may be another file
        temporary.replace(place)
        _flush_folder(place.parent)
    except OSError as error:
        raise write_failure(error, path) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


@contextmanager
def folder_written_whole(path: Path) -> Iterator[Path]:
    """Give a temporary folder beside ``path`` and rename it when the block ends well.

    Whatever goes wrong, neither the folder nor a part of it is left. ``path`` must be free, see
    :func:`free_path`; what has come there meanwhile stays.

    Raises:
        FileExists: something is at ``path``.
        OutputNotAFolder: what should be the folder above is none.
        DiskFull: no room for the folder.
        CannotWrite: the folder above is missing or read-only.
    """
    require_folder(path.parent)
    if not path.parent.exists():
        raise CannotWrite(path.parent)
    _require_free(path)
    temporary = path.with_name(f".{path.name[:20]}-{secrets.token_hex(4)}")
    try:
        temporary.mkdir()
        yield temporary
        _require_free(path)  # an empty folder would be replaced in silence
        temporary.rename(path)
        _flush_folder(path.parent)
    except OSError as error:
        raise write_failure(error, path) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def made_folder(path: Path) -> Path:
    """Return a folder, made when missing, with those above it.

    Raises:
        OutputNotAFolder: something else has its name.
        CannotWrite, DiskFull
    """
    require_folder(path)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_failure(error, path) from error
    return path


def free_path(path: Path) -> Path:
    """Return a path that nothing has yet: this one, or it with a number behind its name."""
    if not os.path.lexists(path):
        return path
    others = (path.with_name(f"{path.stem}（{number}）{path.suffix}") for number in count(2))
    return next(other for other in others if not os.path.lexists(other))


def file_name(text: str) -> str:
    """Return a text as a name that every system takes for a file."""
    return text.translate(_NOT_IN_NAMES).strip(" .")[:_LONGEST_NAME] or "_"


def write_failure(error: OSError, path: Path) -> RosterError:
    """Return the expected failure that an operating system's refusal to write means."""
    if error.errno in _NO_ROOM:
        return DiskFull(path)
    return CannotWrite(path)


def _require_free(path: Path) -> None:
    if os.path.lexists(path):
        raise FileExists(path)


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
