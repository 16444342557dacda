"""OLE2 containers (.xls, .et, encrypted .xlsx): a look before any parser sees them.

A chain of sectors that bites its own tail makes careless readers take all memory (a file of one
kilobyte suffices), so every chain is walked here first, and never longer than the file.
Layout: MS-CFB.
"""

from __future__ import annotations

import struct
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.lists.reading.child.messages import Reason, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_ENTRY = 128
_LARGEST_SECTOR = 0xFFFFFFFA  # above: free, end of chain, tables
_STREAM, _ROOT = 2, 5
_MINI_LIMIT, _MINI_SECTOR = 4_096, 64


@dataclass(frozen=True, slots=True)
class Stream:
    """One stream of the container."""

    name: str
    start: int
    size: int
    is_root: bool

    @property
    def is_small(self) -> bool:
        """Tell whether it lies in the short sectors of the root's stream."""
        return self.size < _MINI_LIMIT and not self.is_root


def checked_streams(content: bytes) -> dict[str, Stream]:
    """Return the streams by name in lower case, after walking the chain of each.

    Raises:
        Refusal: truncated, or a chain leaves the file or returns to itself.
    """
    try:
        container = _Container(content)
        return {stream.name.lower(): stream for stream in container.streams()}
    except (struct.error, ValueError, IndexError) as error:
        raise Refusal(Reason.DAMAGED) from error


def stream_of(content: bytes, *names: str) -> bytes:
    """Return the content of the first stream that has one of the names (in lower case).

    Raises:
        Refusal: as :func:`checked_streams`, or there is none.
    """
    streams = checked_streams(content)
    found = next((streams[name] for name in names if name in streams), None)
    if found is None:
        raise Refusal(Reason.DAMAGED)
    return _Container(content).read(found)


def overwritten(content: bytes, name: str, changes: Mapping[int, bytes]) -> bytes:
    """Return the container with bytes of one stream changed, given by their place in it."""
    places = _Container(content).places(checked_streams(content)[name])
    altered = bytearray(content)
    for start, new in changes.items():
        for place, byte in enumerate(new, start):
            altered[places(place)] = byte
    return bytes(altered)


class _Container:
    def __init__(self, content: bytes) -> None:
        version, _, shift = struct.unpack_from("<HHH", content, 26)
        if version not in (3, 4) or shift not in (9, 12):
            raise Refusal(Reason.DAMAGED)
        self._content = content
        self._sector_size = 1 << shift
        self._sectors = max(len(content) - 1, 0) // self._sector_size
        self._fat = self._table(self._fat_sectors())
        self._directory = struct.unpack_from("<I", content, 48)[0]
        self._mini = self._table(self._chain(struct.unpack_from("<I", content, 60)[0]))

    def streams(self) -> Iterator[Stream]:
        for sector in self._chain(self._directory):
            raw = self._sector(sector)
            for place in range(0, len(raw) - _ENTRY + 1, _ENTRY):
                stream = _entry(raw[place : place + _ENTRY])
                if stream is None:
                    continue
                if stream.size:
                    _walk(stream.start, self._mini if stream.is_small else self._fat)
                yield stream

    def read(self, stream: Stream) -> bytes:
        """Return the bytes of a stream."""
        if stream.is_small:
            place = self.places(stream)
            return bytes(self._content[place(each)] for each in range(stream.size))
        return b"".join(map(self._sector, self._chain(stream.start)))[: stream.size]

    def places(self, stream: Stream) -> Callable[[int], int]:
        """Return how to find the place in the file of a place in the stream."""
        if not stream.is_small:
            return _places(self._chain(stream.start), self._sector_size, self._sector_size)
        # small streams lie in pieces inside one stream that belongs to the root
        root = next(each for each in self.streams() if each.is_root)
        inside = _places(_walk(stream.start, self._mini), _MINI_SECTOR, 0)
        outside = _places(self._chain(root.start), self._sector_size, self._sector_size)
        return lambda place: outside(inside(place))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._sector_size
        return self._content[start : start + self._sector_size]

    def _chain(self, start: int) -> list[int]:
        return _walk(start, self._fat)

    def _table(self, sectors: list[int]) -> array[int]:
        raw = b"".join(self._sector(sector) for sector in sectors)
        return array("I", struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4]))

    def _fat_sectors(self) -> list[int]:
        listed = list(struct.unpack_from("<109I", self._content, 76))
        following = struct.unpack_from("<I", self._content, 68)[0]
        seen = set()
        while following < _LARGEST_SECTOR and following not in seen:
            seen.add(following)
            raw = self._sector(following)
            *more, following = struct.unpack(f"<{self._sector_size // 4}I", raw)
            listed.extend(more)
        sectors = [sector for sector in listed if sector < _LARGEST_SECTOR]
        if len(set(sectors)) < len(sectors) or any(each > self._sectors for each in sectors):
            raise Refusal(Reason.DAMAGED)
        return sectors


def _places(chain: list[int], size: int, header: int) -> Callable[[int], int]:
    return lambda place: header + chain[place // size] * size + place % size


def _walk(start: int, table: array[int]) -> list[int]:
    chain: list[int] = []
    sector = start
    while sector < _LARGEST_SECTOR:
        if sector >= len(table) or len(chain) > len(table):
            raise Refusal(Reason.DAMAGED)
        chain.append(sector)
        sector = table[sector]
    return chain


def _entry(raw: bytes) -> Stream | None:
    length, kind = struct.unpack_from("<HB", raw, 64)
    start, size = struct.unpack_from("<II", raw, 116)
    if kind not in (_STREAM, _ROOT):
        return None
    name = raw[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
    return Stream(name, start, size, kind == _ROOT)
