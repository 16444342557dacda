"""What SQLite says of disk and file, as failures that are expected."""

from __future__ import annotations

from contextlib import contextmanager
from enum import IntEnum
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as sqlite

from roster.base.errors import CannotWrite, DiskFull
from roster.db.errors import RosterFileBusy, RosterFileDamaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from roster.base.errors import RosterError


class _Code(IntEnum):
    """SQLite's primary result codes (https://www.sqlite.org/rescode.html)."""

    PERM = 3
    BUSY = 5
    LOCKED = 6
    READONLY = 8
    IOERR = 10
    CORRUPT = 11
    FULL = 13
    CANTOPEN = 14
    PROTOCOL = 15
    NOTADB = 26


_KINDS: dict[int, type[CannotWrite | DiskFull | RosterFileBusy | RosterFileDamaged]] = {
    _Code.PERM: CannotWrite,
    _Code.BUSY: RosterFileBusy,
    _Code.LOCKED: RosterFileBusy,
    _Code.READONLY: CannotWrite,
    _Code.IOERR: CannotWrite,
    _Code.CORRUPT: RosterFileDamaged,
    _Code.FULL: DiskFull,
    _Code.CANTOPEN: CannotWrite,
    _Code.PROTOCOL: RosterFileBusy,
    _Code.NOTADB: RosterFileDamaged,
}
_PRIMARY = 0xFF
"""The part of a result code that is no detail of it."""


@contextmanager
def expected_failures(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the disk and the file at ``path`` into our errors.

    Raises:
        DiskFull, CannotWrite, RosterFileBusy, RosterFileDamaged
    """
    try:
        yield
    except (DBAPIError, sqlite.DatabaseError) as error:
        failure = _failure(error.orig if isinstance(error, DBAPIError) else error, path)
        if failure is None:
            raise
        raise failure from error


def _failure(error: BaseException | None, path: Path) -> RosterError | None:
    """Return what an error of the driver means; without a code it is the driver's own word."""
    code = getattr(error, "sqlite_errorcode", 0)
    kind = _KINDS.get(code & _PRIMARY)
    return kind(path) if kind else None
