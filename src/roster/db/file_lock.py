"""One program at a time on a roster file, and who has it."""

from __future__ import annotations

import getpass
import platform
from typing import TYPE_CHECKING

import msgspec
from filelock import FileLock, Timeout

from roster.errors import CannotWrite, RosterFileInUse

if TYPE_CHECKING:
    from pathlib import Path


class FileHolder:
    """The lock on one roster file.

    The operating system drops the lock when the program ends, however it ends, so nothing stale
    is left to clear. A second small file says who holds it, for the other program's message.

    Raises:
        RosterFileInUse: another program holds the file.
        CannotWrite: the folder takes no lock file.
    """

    def __init__(self, path: Path) -> None:
        real = path.resolve()  # a link to the file is the same file
        self._owner = real.with_name(f"~${real.name}.owner")
        self._lock = FileLock(real.with_name(f"~${real.name}.lock"), timeout=0)
        try:
            self._lock.acquire()
            self._owner.write_bytes(msgspec.json.encode((getpass.getuser(), platform.node())))
        except Timeout:
            raise RosterFileInUse(path, *self._read_owner()) from None
        except OSError as error:
            self._lock.release()
            raise CannotWrite(path) from error

    def _read_owner(self) -> tuple[str, str]:
        try:
            return msgspec.json.decode(self._owner.read_bytes(), type=tuple[str, str])
        except (OSError, msgspec.DecodeError):
            return ("?", "?")

    def release(self) -> None:
        """Let other programs have the file."""
        self._owner.unlink(missing_ok=True)
        self._lock.release()
        self._lock_file().unlink(missing_ok=True)

    def _lock_file(self) -> Path:
        return self._owner.with_suffix(".lock")
