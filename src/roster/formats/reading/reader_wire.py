"""What the reading process and its parent say to each other.

The parent sends one :class:`Request` and then the bytes of the file; the child answers with
frames: a length of four bytes and a message in MessagePack. Nothing but the standard library and
msgspec is needed on either side.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

import msgspec

from roster.formats.cells import (
    Cell,
    CellDate,
    CellError,
    FormulaWithoutValue,
    Place,
    Row,
    WorkbookKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LENGTH = struct.Struct(">I")
_LARGEST_FRAME = 256 * 2**20

#: A row whose cells are ready to travel, see :func:`packed`.
PackedRow: TypeAlias = tuple[int, tuple[object, ...]]
Merge: TypeAlias = tuple[int, int, int, int]


class Limits(msgspec.Struct, frozen=True):
    """How much one file may cost before it is refused (RELIABILITY.md section 3).

    Attributes:
        memory: bytes of address space of the reading process.
        seconds: processor seconds, and one more for each MiB of the file.
        file: bytes of the file itself.
        entries: parts in a zip container.
        inflated: bytes of all parts together, really inflated.
        cells: cells of one workbook, empty cells between others counted.
        answer: bytes of cells sent to the parent.
    """

    memory: int = 2**30
    seconds: int = 20
    file: int = 200_000_000
    entries: int = 1_000
    inflated: int = 300_000_000
    cells: int = 5_000_000
    answer: int = 128_000_000


class Request(msgspec.Struct, frozen=True):
    """The first thing the child reads; ``size`` bytes of the file follow."""

    size: int
    password: str | None
    limits: Limits


class Reason(StrEnum):
    """Why a file is refused."""

    NOT_A_WORKBOOK = "not_a_workbook"
    PASSWORD = "password"  # noqa: S105 - a reason, not a password
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"


class Refusal(Exception):
    """Raised by a reader inside the child; the parent makes a :class:`WorkbookError` of it."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Opened(msgspec.Struct, frozen=True, tag=True):
    """The content is of this kind."""

    kind: WorkbookKind


class SheetBegun(msgspec.Struct, frozen=True, tag=True):
    """Rows of this sheet follow, at most ``height`` of them."""

    name: str
    hidden: bool
    height: int


class Rows(msgspec.Struct, frozen=True, tag=True):
    """Some rows; special cells travel as MessagePack extensions."""

    rows: tuple[tuple[int, tuple[Any, ...]], ...]


class SheetEnded(msgspec.Struct, frozen=True, tag=True):
    """What else is known of the sheet whose rows came before."""

    merges: tuple[Merge, ...]
    hidden_rows: frozenset[int]
    struck: frozenset[Place]
    comments: tuple[tuple[int, int, str], ...]


class Refused(msgspec.Struct, frozen=True, tag=True):
    """The file cannot be read."""

    reason: Reason


class Finished(msgspec.Struct, frozen=True, tag=True):
    """Everything was sent."""


Message: TypeAlias = Opened | SheetBegun | Rows | SheetEnded | Refused | Finished


@dataclass(slots=True)
class RawSheet:
    """A sheet as a reader gives it inside the child; ``rows`` may be read only once."""

    name: str
    rows: Iterable[PackedRow]
    height: int
    hidden: bool = False
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    struck: frozenset[Place] = frozenset()
    comments: tuple[tuple[int, int, str], ...] = ()


def frame(message: Message | Request) -> bytes:
    """Return a message as it travels."""
    payload = msgspec.msgpack.encode(message)
    return _LENGTH.pack(len(payload)) + payload


def read_request(stream: BinaryIO) -> Request:
    """Return the request of the parent."""
    return msgspec.msgpack.decode(_payload(stream) or b"", type=Request)


def read_frames(stream: BinaryIO) -> Iterator[Message]:
    """Yield the messages of the child until it closes the stream.

    Raises:
        msgspec.MsgspecError: the child answered garbage.
    """
    decoder = msgspec.msgpack.Decoder(Message, ext_hook=_special_cell)
    while (payload := _payload(stream)) is not None:
        yield decoder.decode(payload)


def packed(row: Row) -> PackedRow:
    """Return the row with its special cells as extensions."""
    number, cells = row
    if _SPECIAL.isdisjoint(map(type, cells)):
        return row
    return number, tuple(
        [packed_cell(cell) if cell.__class__ in _SPECIAL else cell for cell in cells]
    )


_DATE, _ERROR, _FORMULA = 1, 2, 3
_SPECIAL = frozenset({CellDate, CellError, FormulaWithoutValue})


def packed_cell(cell: Cell) -> object:
    """Return the cell as it travels: what MessagePack does not know becomes an extension."""
    match cell:
        case CellDate():
            return _coded(_DATE, cell.iso)
        case CellError():
            return _coded(_ERROR, cell.code)
        case FormulaWithoutValue():
            return _coded(_FORMULA, cell.formula)
    return cell


@lru_cache(maxsize=65_536)  # dates of birth repeat
def _coded(code: int, text: str) -> msgspec.msgpack.Ext:
    return msgspec.msgpack.Ext(code, text.encode())


def _special_cell(code: int, data: memoryview) -> Cell:
    return _named_cell(code, bytes(data))


@lru_cache(maxsize=65_536)
def _named_cell(code: int, data: bytes) -> Cell:
    text = data.decode()
    match code:
        case 1:
            return CellDate(text)
        case 2:
            return CellError(text)
        case 3:
            return FormulaWithoutValue(text)
    message = f"extension {code}"
    raise msgspec.ValidationError(message)


def _payload(stream: BinaryIO) -> bytes | None:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _LARGEST_FRAME:
        message = f"frame of {length} bytes"
        raise msgspec.ValidationError(message)
    payload = stream.read(length)
    return payload if len(payload) == length else None
