"""One program at a time on a roster file, and who has it."""

from __future__ import annotations

import getpass
import platform
from typing import TYPE_CHECKING

import msgspec
from filelock import FileLock, Timeout

from roster.base.errors import CannotWrite
from roster.base.outputs import hold, let_go
from roster.db.errors import RosterFileInUse

if TYPE_CHECKING:
    from pathlib import Path


_BESIDE = ("-wal", "-shm", "-journal")


def files_of(path: Path) -> tuple[Path, ...]:
    """Return a roster file and the files that SQLite keeps beside it."""
    return (path, *(path.with_name(path.name + ending) for ending in _BESIDE))


class FileHolder:
    """The lock on one roster file.

    The operating system drops the lock when the program ends, however it ends, so nothing stale
    is left to clear. A second small file says who holds it, for the other program's message.
    Nothing that this program writes goes over any of these files meanwhile.

    Raises:
        RosterFileInUse: another program holds the file.
        CannotWrite: the folder takes no lock file, or has something else under its name.
    """

    def __init__(self, path: Path) -> None:
        real = path.resolve()  # a link to the file is the same file
        self._owner = real.with_name(f"~${real.name}.owner")
        self._lock = FileLock(self._lock_file(), timeout=0)
        self._files = (*files_of(real), self._owner, self._lock_file())
        if not all(map(_is_plain_or_missing, (self._owner, self._lock_file()))):
            raise CannotWrite(path)
        try:
            self._lock.acquire()
            self._owner.write_bytes(msgspec.json.encode((getpass.getuser(), platform.node())))
        except Timeout:
            raise RosterFileInUse(path, *self._read_owner()) from None
        except OSError as error:
            self._lock.release()
            raise CannotWrite(path) from error
        hold(self._files)

    def _read_owner(self) -> tuple[str, str]:
        try:
            return msgspec.json.decode(self._owner.read_bytes(), type=tuple[str, str])
        except (OSError, msgspec.DecodeError):
            return ("?", "?")

    def release(self) -> None:
        """Let other programs have the file."""
        let_go(self._files)
        self._owner.unlink(missing_ok=True)
        self._lock.release()
        self._lock_file().unlink(missing_ok=True)

    def _lock_file(self) -> Path:
        return self._owner.with_suffix(".lock")


def _is_plain_or_missing(path: Path) -> bool:
    return not path.is_symlink() and (path.is_file() or not path.exists())
