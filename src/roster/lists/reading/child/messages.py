"""What the reading process and its parent say to each other.

The parent sends one :class:`Request` and then the bytes of the file; the child answers with
frames (:mod:`roster.lists.reading.child.frames`). Nothing but the standard library and
msgspec is needed on either side.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

import msgspec

from roster.lists.reading.cells import (
    Cell,
    CellDate,
    CellError,
    FormulaWithoutValue,
    Place,
    Row,
    WorkbookKind,
)
from roster.lists.reading.child.frames import payloads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LARGEST_FRAME = 256 * 2**20

#: Numbers of some rows in order, and their cells column by column, as a parser gave them: what
#: travels is decided in :mod:`roster.lists.reading.columns`.
Bundle: TypeAlias = "tuple[Sequence[int], Sequence[Sequence[object]]]"
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
    """The first thing the child reads; ``size`` bytes of the file follow.

    Attributes:
        size: bytes of the file.
        password: tried when the file is encrypted.
        limits: what the file may cost.
        in_haste: the parser may begin before the file has been looked over. A child that dies of
            it, or gives up, is to be asked again without haste.
    """

    size: int
    password: str | None
    limits: Limits
    in_haste: bool = False


class Reason(StrEnum):
    """Why a file is refused."""

    NOT_A_WORKBOOK = "not_a_workbook"
    PASSWORD = "password"  # noqa: S105 - a reason, not a password
    PASSWORD_WRONG = "password_wrong"  # noqa: S105 - a reason too
    LOCKED = "locked"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    NOT_IN_HASTE = "not_in_haste"  # only for the parent, which asks again


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


class Column(msgspec.Struct, frozen=True, array_like=True):
    """Cells of one column; special cells travel as MessagePack extensions.

    Attributes:
        values: one for each row, or each different one once when there are ``places``.
        places: for each row the place of its value in ``values``; empty when each row has its own.
    """

    values: list[Any]
    places: bytes = b""


class Rows(msgspec.Struct, frozen=True, tag=True):
    """Some rows, column by column: what stands often in a column then travels once."""

    numbers: list[int]
    columns: tuple[Column, ...]


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
    """A sheet as a reader gives it inside the child; ``bundles`` may be read only once."""

    name: str
    bundles: Iterable[Bundle]
    height: int
    hidden: bool = False
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    struck: frozenset[Place] = frozenset()
    comments: tuple[tuple[int, int, str], ...] = ()


def read_request(stream: BinaryIO) -> Request:
    """Return the request of the parent."""
    return msgspec.msgpack.decode(next(payloads(stream, _LARGEST_FRAME), b""), type=Request)


def read_frames(stream: BinaryIO) -> Iterator[Message]:
    """Yield the messages of the child until it closes the stream.

    Raises:
        msgspec.MsgspecError: the child answered garbage.
    """
    decoder = msgspec.msgpack.Decoder(Message, ext_hook=_special_cell)
    yield from map(decoder.decode, payloads(stream, _LARGEST_FRAME))


class SharedTexts:
    """Gives equal texts of a workbook as one object: most of what a long list holds is repeated."""

    def __init__(self) -> None:
        self._texts: dict[Cell, Cell] = {}
        self._varied: set[int] = set()  # columns where looking is in vain

    def cells(self, at: int, column: Column) -> Iterable[Cell]:
        """Return the cells of the column that stands at a place, from the top."""
        if column.places:
            return map(self._shared(column.values).__getitem__, column.places)
        if at in self._varied or not _TEXTS.issuperset(map(type, column.values)):
            return column.values
        before = len(self._texts)
        shared = self._shared(column.values)
        if (len(self._texts) - before) * 4 > len(shared) * 3:
            self._varied.add(at)
        return shared

    def _shared(self, values: list[Cell]) -> list[Cell]:
        return list(map(self._texts.setdefault, values, values))


def rows_of(message: Rows, texts: SharedTexts) -> list[Row]:
    """Return the rows with their empty ends cut, without those that are empty altogether.

    Raises:
        ValueError, LookupError, TypeError: the columns do not fit together.
    """
    if not message.columns:
        return []
    columns = [texts.cells(at, column) for at, column in enumerate(message.columns)]
    rows = zip(message.numbers, zip(*columns, strict=True), strict=True)
    return [
        (number, cells if cells[-1] is not None else cells[: _length(cells)])
        for number, cells in rows
        if cells[-1] is not None or _length(cells)
    ]


def _length(cells: tuple[Cell, ...]) -> int:
    return next((at for at in range(len(cells), 0, -1) if cells[at - 1] is not None), 0)


_TEXTS = frozenset({str, type(None)})
_DATE, _ERROR, _FORMULA = 1, 2, 3


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
