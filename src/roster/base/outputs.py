"""What may be written over: never a roster, never what is no file, never what was read for it.

Everything that writes asks here, twice: before its work and right before it puts the work in place.
"""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING

from roster.base.errors import (
    CannotWrite,
    OutputEnding,
    OutputIsRoster,
    OutputIsSource,
    OutputNotAFile,
    OutputNotAFolder,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

ROSTER_ENDING = ".roster"
SQLITE_MAGIC = b"SQLite format 3\x00"
_DATABASE_HEADS = (
    SQLITE_MAGIC,
    b"\x37\x7f\x06\x82",  # write-ahead log, its checksums in little-endian order
    b"\x37\x7f\x06\x83",  # the same in big-endian order
    b"\x18\xe2\x2d\x00",  # index of the log
    b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7",  # rollback journal
)
_READ_ONLY = 0o222
_DEVICES = {"con", "prn", "aux", "nul"} | {
    f"{port}{at}" for port in ("com", "lpt") for at in range(1, 10)
}
"""Names that are devices on Windows, whatever their ending; refused everywhere: files travel."""
# "2026.5" and "最终版.改" end in no kind of file.
_ENDING = re.compile(r"\.(?=[0-9]*[a-z])[0-9a-z]{1,10}$", re.IGNORECASE)

_held: set[Path] = set()


def hold(files: Iterable[Path]) -> None:
    """Let nothing be written over these files of an open roster."""
    _held.update(files)


def let_go(files: Iterable[Path]) -> None:
    """Let files of a roster that is closed be what they are."""
    _held.difference_update(files)


def with_ending(path: Path, ending: str) -> Path:
    """Return a path as people mean it: with the ending when they wrote none.

    What is there already under the name as written is meant itself.
    """
    if path.name in {"", ".."} or _ENDING.search(path.name) or os.path.lexists(path):
        return path
    return path.with_name(path.name.rstrip(". ") + ending)


def place_of(path: Path) -> Path:
    """Return where a file is written: at its path, or at the file that a link there means.

    Raises:
        OutputNotAFile: the link means itself.
    """
    try:
        return path.resolve() if path.is_symlink() else path
    except (OSError, RuntimeError) as error:
        raise OutputNotAFile(path) from error


def require_place(place: Path, ending: str, sources: Sequence[Path] = ()) -> None:
    """Refuse a place where no file of this kind may be put.

    Args:
        place: where the file is to be, no link.
        ending: how the name of such a file ends.
        sources: what the file is made from.

    Raises:
        OutputIsRoster: a roster, or a file that belongs to one.
        OutputIsSource: one of ``sources``.
        OutputNotAFile: a folder, a device, a pipe, a socket.
        OutputEnding: the name ends in something else.
        CannotWrite: read-only, or what is there cannot be seen.
    """
    try:
        _refuse_what_is_there(place, sources)
    except OSError as error:
        raise CannotWrite(place) from error
    if not place.name.lower().endswith(ending.lower()):
        raise OutputEnding(place, ending)


def require_folder(path: Path) -> None:
    """Refuse what is there and is no folder.

    Raises:
        OutputNotAFolder
    """
    if os.path.lexists(path) and not path.is_dir():
        raise OutputNotAFolder(path)


def _refuse_what_is_there(place: Path, sources: Sequence[Path]) -> None:
    if place.name.split(".", 1)[0].strip().lower() in _DEVICES:
        raise OutputNotAFile(place)
    try:
        status = place.lstat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(status.st_mode):
        raise OutputNotAFile(place)
    if _is_one_of(status, sources):
        raise OutputIsSource(place)
    if _is_one_of(status, tuple(_held)) or _is_roster(place):
        raise OutputIsRoster(place)
    if not status.st_mode & _READ_ONLY:
        raise CannotWrite(place)


def _is_one_of(status: os.stat_result, files: Iterable[Path]) -> bool:
    found = (file.stat() for file in files if file.exists())
    return any(os.path.samestat(status, other) for other in found)


def _is_roster(place: Path) -> bool:
    """Tell whether a file is a roster or belongs to one; an encrypted one has only its name."""
    if place.name.lower().endswith(ROSTER_ENDING):
        return True
    with place.open("rb") as stream:
        return stream.read(len(SQLITE_MAGIC)).startswith(_DATABASE_HEADS)
